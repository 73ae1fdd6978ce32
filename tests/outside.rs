//! Nothing that comes from outside is ever read as markup: every text that a link, a file or a paste can
//! bring is escaped in every table, sentence and picture, and the page makes elements of text in two files.

#[path = "common/shown.rs"]
mod shown;
#[path = "common/typed_fields.rs"]
mod typed_fields;

use isocross::markup::fill;
use isocross::num::text::Separators;
use isocross::scenario::edit::{Edit, Field};
use isocross::scenario::form::actions::{ActionField, Then, When};
use isocross::scenario::form::{CornerField, Form, Mode, Others};
use isocross::scenario::import::{Wanted, series, tiers};
use isocross::scenario::many::Books;
use isocross::scenario::share::{blank, from_fragment, from_json, left_out, to_fragment, to_json};
use isocross::scenario::{Answerer, presets, ready};
use std::fs;
use std::path::{Path, PathBuf};
use typed_fields::FIELDS;

/// Ends a text, an attribute, an element and a comment, and would then do something.
const HOSTILE: &str =
    "--></style></script><img src=x onerror=alert(1)>\" onfocus=\"alert(1)\" x='<b>&lt;";

/// Whether a piece of the page holds it as markup.
fn is_markup(html: &str) -> bool {
    [
        "<img",
        "</style",
        "</script",
        "<b>&lt;",
        "\" onfocus=",
        "-->",
    ]
    .iter()
    .any(|part| html.contains(part))
}

/// Everything that is shown of a form; whether there is a report, and whether the text is in it.
fn check(what: &str, form: &Form) -> (bool, bool) {
    let locale = Separators::EN;
    let mut answerer = Answerer::default();
    let answer = answerer.answer(form, locale);
    let mut html = shown::answer(&answer);
    html.extend(shown::answer(&answerer.answer_until(form, locale, Some(3))));
    html.extend(shown::tables(form, locale));
    html.extend(
        left_out(form, locale)
            .iter()
            .map(|line| fill("<p>{}</p>", &[line])),
    );
    if answer.report.is_some() {
        html.extend(shown::many(form, locale, Books::Modes));
    }
    for text in &html {
        assert!(!is_markup(text), "{what}: {text}");
    }
    let said = html
        .iter()
        .any(|text| text.contains("&lt;img src=x onerror="));
    (answer.report.is_some(), said)
}

fn hostile() -> String {
    HOSTILE.to_owned()
}

/// A book whose every name is hostile and whose numbers are good.
fn named() -> Form {
    let mut form = presets::opening(Separators::EN);
    form.currency = hostile();
    for position in &mut form.positions {
        position.market = hostile();
        position.mode = Mode::Pocket;
        position.pocket = hostile();
    }
    form.focus = hostile();
    form.market_mut(hostile()).mark = "60000".to_owned();
    form
}

#[test]
fn a_name_from_outside_stands_on_the_page_as_text() {
    let form = named();
    assert_eq!(check("names", &form), (true, true));
    for others in [Others::Held, Others::Together, Others::Betas] {
        check("others", &form.apply(&Edit::Others(others)));
    }
    for ready in ready::ALL {
        let mut acting = form.clone();
        acting.actions.push((ready.action)(&form));
        check(ready.label, &acting);
    }
}

#[test]
fn a_text_in_any_field_stands_on_the_page_as_text() {
    let mut busy = presets::opening(Separators::EN)
        .apply(&Edit::Others(Others::Betas))
        .apply(&Edit::AddCollateral);
    busy.actions.push((ready::ALL[0].action)(&busy));
    busy.actions[0].when = When::Price;
    busy.actions[0].then = Then::Open;
    let more = [
        Field::CollateralAsset(0),
        Field::CollateralAmount(0),
        Field::CollateralHaircut(0),
        Field::Pocket(0),
        Field::OwnMarket,
        Field::MarketFunding(0),
        Field::Volatility(0),
        Field::Pair(0, 1),
        Field::Corner(0, CornerField::Hour),
        Field::Action(0, ActionField::Level),
        Field::Action(0, ActionField::Amount),
    ];
    let mut said = 0;
    for field in FIELDS.iter().chain(&more) {
        let form = busy.apply(&Edit::Text(*field, hostile()));
        said += usize::from(check(&format!("{field:?}"), &form).1);
    }
    assert!(said > 0, "no field names what was typed");
    for slug in [HOSTILE, "random", "drawn", "own"] {
        let form = busy.apply(&Edit::Path(slug.to_owned()));
        check(slug, &form.apply(&Edit::Own(hostile())));
    }
    check("venue", &busy.apply(&Edit::Venue(hostile())));
}

#[test]
fn what_is_said_of_a_link_a_file_or_a_paste_is_text() {
    let line = |text: &str| fill("<p>{}</p>", &[text]);
    let form = named();
    let link = to_fragment(&form, Separators::EN);
    assert!(
        link.bytes()
            .all(|byte| byte.is_ascii_graphic() && !b"<>\"".contains(&byte))
    );
    let raw = HOSTILE.replace(['&', '='], "");
    let bad =
        format!("{link}&venue={raw}&{raw}=1&others={raw}&a={raw}&v={raw}&tiers={raw}&own={raw}");
    let read = from_fragment(&bad, Separators::EN, &blank());
    let lines: Vec<String> = read.ignored.iter().map(|sentence| line(sentence)).collect();
    assert!(
        lines.iter().any(|text| text.contains("&lt;img")),
        "{lines:?}"
    );
    assert!(!lines.iter().any(|text| is_markup(text)), "{lines:?}");
    check("link", &read.form);

    let file = to_json(&form, Separators::EN);
    check(
        "file",
        &from_json(&file, Separators::EN).expect("a file").form,
    );
    let key = format!("{{{:?}: 1, ", HOSTILE);
    let odd = from_json(&file.replacen('{', &key, 1), Separators::EN).expect("a file");
    assert!(
        odd.ignored.iter().any(|sentence| sentence.contains("<img")),
        "{:?}",
        odd.ignored
    );
    assert!(
        !odd.ignored
            .iter()
            .any(|sentence| is_markup(&line(sentence)))
    );
    for text in [HOSTILE, "{\"schema\": \"<img src=x>\"}"] {
        let error = from_json(text, Separators::EN).expect_err("no scenario");
        assert!(!is_markup(&line(&error.to_string())), "{error}");
    }

    let error = series(&format!("close\n1\n{HOSTILE}"), Separators::EN).expect_err("no price");
    assert!(error.text().contains("--></style>"), "{}", error.text());
    assert!(!is_markup(&line(&error.text())));
    let error = tiers(
        &format!("0 0.5%\n{HOSTILE} 1%"),
        Separators::EN,
        Wanted::default(),
    );
    assert!(!is_markup(&line(&error.expect_err("no tier").message)));
}

fn sources(folder: &Path, list: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        match path.is_dir() {
            true => sources(&path, list),
            false => list.push(path),
        }
    }
}

/// Text becomes elements in `ui/stencil.rs` and, for paper, in `ui/output.rs`, and HTML text is put together by `markup::fill` and
/// `Html`, which escape, never by formatting.
#[test]
fn text_becomes_elements_in_two_files() {
    let mut list = Vec::new();
    for folder in ["src/ui", "src/markup"] {
        sources(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join(folder),
            &mut list,
        );
    }
    let makers = [
        "inner_html",
        "outer_html",
        "insert_adjacent_html",
        "document_write",
        "eval(",
    ];
    let formats = [
        "format!(\"<",
        "format!(r#\"<",
        "format!(\n            \"<",
        "format!(\n        r#\"<",
    ];
    for path in &list {
        let code = fs::read_to_string(path).expect("a source file");
        let makes = makers.iter().any(|name| code.contains(name));
        let known = ["ui/stencil.rs", "ui/output.rs"];
        let may = known.iter().any(|file| path.ends_with(file));
        assert_eq!(makes, may, "{}", path.display());
        let code = code.split("#[cfg(test)]").next().unwrap_or_default();
        let formats = formats.iter().any(|start| code.contains(start));
        assert!(!formats, "{} formats markup", path.display());
    }
    assert!(list.len() > 40);
}
