//! A run of a form in words: the same from the same link, whatever the slices.

use isocross::num::text::Separators;
use isocross::scenario::edit::{Edit, Field};
use isocross::scenario::form::{Form, ManyField};
use isocross::scenario::many::{Books, ManyTold, Run};
use isocross::scenario::presets;
use isocross::scenario::share::{blank, from_fragment, to_fragment};

fn form() -> Form {
    let paths = Edit::Text(Field::Many(ManyField::Paths), "1000".to_owned());
    presets::opening(Separators::EN).apply(&paths)
}

fn told(form: &Form, books: Books, slice: usize) -> ManyTold {
    let mut run = Run::new(form, Separators::EN, books).expect("a valid form");
    while {
        let progress = run.advance(slice);
        progress.done < progress.paths
    } {}
    run.told().expect("paths were walked")
}

#[test]
fn a_link_gives_the_same_words() {
    let form = form();
    let first = told(&form, Books::Modes, 1);
    let link = to_fragment(&form, Separators::EN);
    let linked = from_fragment(&link, Separators::EN, &blank()).form;
    assert_eq!(told(&linked, Books::Modes, 50), first);
    assert!(first.caption.starts_with("1,000 paths of 720 h, seed 1"));
    let heads: Vec<&str> = first.heads.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!(heads, ["isolated", "cross"]);
    for row in &first.rows {
        assert_eq!(row.cells.len(), 2, "{}", row.label);
    }
}

#[test]
fn the_ends_of_the_split_are_the_modes() {
    for (share, column) in [("0", 1), ("100", 0)] {
        let split = Edit::Text(Field::Many(ManyField::Split), share.to_owned());
        let told = told(&form().apply(&split), Books::Split, 20);
        assert_eq!(told.heads[2].1, format!("split {share}\u{202f}%"));
        for row in &told.rows {
            assert_eq!(row.cells[2], row.cells[column], "{}", row.label);
        }
    }
}

#[test]
fn what_is_wrong_is_said() {
    let paths = |text: &str| {
        let edit = Edit::Text(Field::Many(ManyField::Paths), text.to_owned());
        Run::new(&form().apply(&edit), Separators::EN, Books::Modes).expect_err("it is wrong")
    };
    assert!(paths("10").contains("at least 1,000"), "{}", paths("10"));
    assert!(paths("200000").contains("at most 100,000"));
    assert!(paths("1000.5").contains("Whole numbers"));
    let empty = Run::new(&blank(), Separators::EN, Books::Modes);
    assert!(empty.expect_err("no position").contains("no position"));
}

#[test]
fn a_run_is_of_its_form_until_something_changes_that_bears_on_it() {
    let form = form();
    let run = told(&form, Books::Modes, 40);
    let edit = |field, text: &str| form.apply(&Edit::Text(field, text.to_owned()));
    assert!(run.is_of(&form));
    assert!(run.is_of(&edit(Field::JointMove, "-3")));
    assert!(!run.is_of(&edit(Field::Balance, "1001")));
    assert!(!run.is_of(&edit(Field::Many(ManyField::Paths), "2000")));
    assert!(run.is_of(&edit(Field::Many(ManyField::Split), "20")));
    let split = told(&form, Books::Split, 40);
    assert!(!split.is_of(&edit(Field::Many(ManyField::Split), "20")));
}
