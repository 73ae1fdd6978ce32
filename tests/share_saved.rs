//! Scenarios saved on the device: what is kept comes back whole, and junk costs nothing but itself.

use isocross::markup;
use isocross::num::text::Separators;
use isocross::scenario::form::{Form, OwnForm};
use isocross::scenario::presets;
use isocross::scenario::share::{
    Saved, cleaned, from_file, from_json, kept, suggested, to_file, to_keep,
};
use isocross::scenario::shelf::{Shelf, ShelfEdit};
use proptest::prelude::*;

const GERMAN: Separators = Separators {
    decimal: ',',
    group: '.',
};

fn saved(name: &str, preset: usize) -> Saved {
    let form = presets::ALL[preset].form(Separators::EN);
    Saved::of(name, &form, Separators::EN)
}

fn names(shelf: &Shelf) -> Vec<&str> {
    shelf.list.iter().map(|saved| saved.name.as_str()).collect()
}

#[test]
fn every_preset_comes_back_as_it_was_in_any_language() {
    for locale in [Separators::EN, GERMAN] {
        let forms: Vec<Form> = presets::ALL
            .iter()
            .map(|preset| preset.form(locale))
            .collect();
        let list: Vec<Saved> = presets::ALL
            .iter()
            .zip(&forms)
            .map(|(preset, form)| Saved::of(preset.title, form, locale))
            .collect();
        assert_eq!(kept(&to_keep(&list)), list);
        let (file, unread) = to_file(&list, locale);
        assert_eq!(unread, Vec::<String>::new());
        let (back, told) = from_file(&file, locale).expect("a file");
        assert_eq!((&back, told), (&list, Vec::new()));
        for (saved, form) in back.iter().zip(&forms) {
            let read = saved.form(locale).expect("a scenario");
            assert_eq!(
                (&read.form, read.ignored),
                (form, Vec::new()),
                "{}",
                saved.name
            );
        }
    }
}

/// A link has no room for a long series; what is saved has.
#[test]
fn long_prices_are_kept_as_well() {
    let mut form = presets::opening(Separators::EN);
    let prices: Vec<String> = (0..4_000)
        .map(|hour| format!("{}", 60_000 + hour % 977))
        .collect();
    form.own = OwnForm::new("BTC".to_owned(), prices.join("\n"));
    let kept = kept(&to_keep(&[Saved::of("long", &form, Separators::EN)]));
    let read = kept[0].form(Separators::EN).expect("a scenario");
    let (back, given) = (
        read.form.own.series(Separators::EN),
        form.own.series(Separators::EN),
    );
    let rows = back.as_ref().as_ref().map(|series| series.rows.clone());
    assert_eq!(
        rows.ok(),
        given
            .as_ref()
            .as_ref()
            .map(|series| series.rows.clone())
            .ok()
    );
}

#[test]
fn the_file_of_one_and_the_file_of_many_are_read_in_the_same_place() {
    let (many, _) = to_file(&[saved("First", 0), saved("Second", 1)], Separators::EN);
    assert!(
        many.starts_with("[\n"),
        "a list, as programs read it: {many}"
    );
    let (list, told) = from_file(&many, Separators::EN).expect("a file");
    assert_eq!((list.len(), told.len()), (2, 0));
    let (list, told) = from_file(&list[1].scenario, Separators::EN).expect("a file");
    assert_eq!((list[0].name.as_str(), told.len()), ("Scenario 1", 0));
    // A scenario of the list stands by itself: its name is no unknown field.
    let named = many
        .trim_start_matches("[\n")
        .split("\n  },")
        .next()
        .unwrap_or_default();
    let read = from_json(&[named, "}"].concat(), Separators::EN).expect(named);
    assert_eq!(read.ignored, Vec::<String>::new());
}

#[test]
fn an_import_says_what_it_ignored_and_takes_the_rest() {
    let file = r#"[
        {"name": "Good", "balance": 700, "positions": [], "colour": "blue"},
        {"name": "No balance", "positions": []},
        {"balance": 1, "positions": [{"market": "BTC"}]},
        7,
        {"name": " \u001e\n<b>x</b> ", "balance": 5, "positions": []}
    ]"#;
    let (list, told) = from_file(file, Separators::EN).expect("a file");
    let names: Vec<&str> = list.iter().map(|saved| saved.name.as_str()).collect();
    assert_eq!(names, ["Good", "<b>x</b>"]);
    assert_eq!(kept(&to_keep(&list)), list);
    let parts = [
        "“Good”: ",
        "“No balance” was left out: balance is missing",
        "“Scenario 3” was left out: positions[0]",
        "“Scenario 4” was left out: ",
    ];
    assert_eq!(told.len(), parts.len(), "{told:#?}");
    for (line, part) in told.iter().zip(parts) {
        assert!(line.starts_with(part), "{line}");
    }
    assert!(told[0].contains("colour"));
    let many = format!("[{}]", vec!["7"; 203].join(","));
    let (_, told) = from_file(&many, Separators::EN).expect("a list");
    assert_eq!(
        told.last().map(String::as_str),
        Some("3 more are left out: 200 at once are read.")
    );
    for junk in ["", "[", "{\"a\":", "nothing", "\u{1e}"] {
        assert!(from_file(junk, Separators::EN).is_err(), "{junk}");
    }
}

#[test]
fn what_cannot_be_read_stays_and_costs_no_other() {
    let good = saved("Good", 0);
    let text = [
        "junk\u{1e}",
        "Broken\n{nothing",
        &to_keep(std::slice::from_ref(&good)),
        "\u{1e}",
    ]
    .concat();
    let list = kept(&text);
    assert_eq!(list.len(), 3);
    assert!(list[0].form(Separators::EN).is_err());
    assert_eq!(list[1], good);
    // Kept again it is the same, byte for byte but for what stood before the first mark.
    let again = ["junk", &to_keep(&list)].concat();
    assert_eq!(again, [&text, "\n"].concat(), "byte for byte");
    let (file, unread) = to_file(&list, Separators::EN);
    assert_eq!(unread.len(), 2);
    assert!(
        unread[0].starts_with("“Broken” was left out: "),
        "{}",
        unread[0]
    );
    assert_eq!(from_file(&file, Separators::EN).expect("a file").0, [good]);
}

#[test]
fn the_list_is_changed_step_by_step_and_each_step_can_be_taken_back() {
    let mut shelf = Shelf::default();
    let step = |shelf: &Shelf, edit: ShelfEdit, expected: &[&str], told: &str| {
        let next = shelf.apply(edit);
        assert_eq!(
            (names(&next), next.told.as_str()),
            (expected.to_vec(), told)
        );
        assert_eq!(next.apply(ShelfEdit::Undo).list, shelf.list, "{told}");
        next
    };
    for (name, expected) in [
        ("A", vec!["A"]),
        ("B", vec!["B", "A"]),
        ("C", vec!["C", "B", "A"]),
    ] {
        shelf = step(
            &shelf,
            ShelfEdit::Save(saved(name, 0)),
            &expected,
            &format!("Saved “{name}”."),
        );
    }
    shelf = step(
        &shelf,
        ShelfEdit::Save(saved("B", 1)),
        &["C", "B", "A"],
        "Replaced “B”.",
    );
    assert_eq!(shelf.list[1], saved("B", 1));
    shelf = step(
        &shelf,
        ShelfEdit::SaveApart(saved("B", 2)),
        &["B 2", "C", "B", "A"],
        "Saved “B 2”.",
    );
    shelf = step(
        &shelf,
        ShelfEdit::Duplicate(2),
        &["B 2", "C", "B", "B 3", "A"],
        "Duplicated “B”.",
    );
    assert_eq!(shelf.list[3].scenario, shelf.list[2].scenario);
    shelf = step(
        &shelf,
        ShelfEdit::Up(4),
        &["B 2", "C", "B", "A", "B 3"],
        "Moved “A” up.",
    );
    shelf = step(
        &shelf,
        ShelfEdit::Down(0),
        &["C", "B 2", "B", "A", "B 3"],
        "Moved “B 2” down.",
    );
    shelf = step(
        &shelf,
        ShelfEdit::Delete(1),
        &["C", "B", "A", "B 3"],
        "Deleted “B 2”.",
    );
    let asked = shelf.apply(ShelfEdit::AskName(Some(1)));
    assert_eq!((asked.renaming, &asked.list), (Some(1), &shelf.list));
    shelf = step(
        &asked,
        ShelfEdit::Rename(1, " A ".to_owned()),
        &["C", "A 2", "A", "B 3"],
        "Renamed “B” to “A 2”.",
    );
    assert_eq!(shelf.renaming, None);
    let new = vec![saved("A", 0), saved("New", 3), saved("New", 4)];
    let told = "2 added to what is saved. Already there: 1.";
    let shelf = step(
        &shelf,
        ShelfEdit::Take(new),
        &["C", "A 2", "A", "B 3", "New", "New 2"],
        told,
    );
    // What names nothing, or would give no name, changes nothing.
    for edit in [
        ShelfEdit::Up(0),
        ShelfEdit::Down(5),
        ShelfEdit::Delete(6),
        ShelfEdit::Duplicate(6),
        ShelfEdit::Rename(0, "  ".to_owned()),
        ShelfEdit::Rename(6, "x".to_owned()),
        ShelfEdit::AskName(Some(6)),
    ] {
        assert_eq!(shelf.apply(edit.clone()).list, shelf.list, "{edit:?}");
    }
    let crowd = (0..501).map(|n| saved(&n.to_string(), 0)).collect();
    let full = Shelf::default().apply(ShelfEdit::Take(crowd));
    assert!(
        full.list.is_empty() && full.told.starts_with("No more than 500"),
        "{}",
        full.told
    );
}

#[test]
fn names_are_text_and_never_markup() {
    let shelf = Shelf::default().apply(ShelfEdit::Save(saved("<img src=x>\"&", 0)));
    for html in [
        markup::shelf(&shelf),
        markup::shelf(&shelf.apply(ShelfEdit::AskName(Some(0)))),
        markup::shelf_told(&shelf),
    ] {
        assert!(
            html.contains("&lt;img src=x&gt;&quot;&amp;") && !html.contains("<img"),
            "{html}"
        );
    }
    assert!(markup::shelf(&Shelf::default()).contains("Nothing is saved yet"));
}

#[test]
fn a_scenario_without_a_name_is_called_by_its_markets() {
    for (preset, name) in [
        ("one-trade", "BTC with 1,000 USDT"),
        ("two-trades", "BTC, ETH with 1,000 USDT"),
        ("five-pockets", "BTC, ETH, SOL and 2 more with 1,000 USDT"),
        ("nothing", "No position with 1,000 USDT"),
    ] {
        let form = presets::of(preset, Separators::EN);
        assert_eq!(suggested(&form, Separators::EN), name);
    }
}

proptest! {
    #[test]
    fn no_text_breaks_what_is_kept(text in "[\\u{1e}\\n\\PC]{0,200}", name in "\\PC{0,200}") {
        let list = kept(&text);
        for saved in &list {
            let _ = saved.form(Separators::EN);
        }
        let again = kept(&to_keep(&list));
        prop_assert_eq!(&again, &list);
        let _ = to_file(&list, Separators::EN);
        let _ = from_file(&text, Separators::EN);
        let clean = cleaned(&name);
        prop_assert!(clean.chars().count() <= 80);
        prop_assert_eq!(clean.find(char::is_control), None);
    }
}
