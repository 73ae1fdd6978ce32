//! What is wrong in a form, a file, a link or a paste is named by its field or line, in words, and
//! nothing of it brings the page down.

mod files;
mod forms;
mod pasted;

use isocross::num::text::Separators;
use isocross::scenario::edit::{Edit, Field};
use isocross::scenario::form::{CollateralForm, Form, MarketForm, Mode};
use isocross::scenario::share::{from_json, to_json};
use isocross::scenario::{answer, output, presets};

fn at_venue(venue: &str, change: impl FnOnce(&mut Form)) -> Form {
    let mut form = presets::of("one-trade", Separators::EN).apply(&Edit::Venue(venue.to_owned()));
    change(&mut form);
    form
}

fn own(change: impl FnOnce(&mut Form)) -> Form {
    at_venue("generic", change)
}

fn binance(change: impl FnOnce(&mut Form)) -> Form {
    at_venue("binance@2026-05-01", change)
}

fn said(change: impl FnOnce(&mut MarketForm)) -> Form {
    binance(|form| change(form.market_mut("BTC".to_owned())))
}

fn coin(asset: &str, haircut: &str) -> Form {
    own(|form| {
        form.collateral.push(CollateralForm {
            asset: asset.to_owned(),
            amount: "1".to_owned(),
            haircut: haircut.to_owned(),
        });
    })
}

fn tiers(text: &str) -> Form {
    said(|market| market.tiers = text.to_owned())
}

/// What is wrong, the form, its field, and what is said.
type Case = (&'static str, Form, Field, &'static str);

#[test]
fn what_is_wrong_in_a_form_is_said_at_its_field() {
    let mut wrong = Vec::new();
    for (what, form, field, message) in [
        forms::venues(),
        forms::coins(),
        forms::rates(),
        pasted::pasted(),
    ]
    .concat()
    {
        let answer = answer(&form, Separators::EN);
        let found = answer.errors.iter().find(|error| error.field == field);
        let found = found.map(|error| error.message.as_str());
        // Without a report the page keeps the last good one.
        if found != Some(message) || answer.report.is_some() {
            wrong.push(format!(
                "{what}: {found:?} of {} errors",
                answer.errors.len()
            ));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// 2.5 % of ten coins do not count: 9.75 of them do.
#[test]
fn slices_are_read_in_the_readers_locale() {
    const GERMAN: Separators = Separators {
        decimal: ',',
        group: '.',
    };
    let mut form = coin("BTC", "0:2,5 10:5");
    form.collateral[0].amount = "10".to_owned();
    assert_eq!(answer(&form, GERMAN).errors, Vec::new());
    let file = to_json(&form, GERMAN);
    let report = output::solve(&from_json(&file, Separators::EN).expect("a file").form);
    let pool = &report["modes"][1]["pools"][0];
    assert_eq!(pool["coins"][0]["counts"], "9.75", "{file}");
}

#[test]
fn a_fix_is_offered_where_there_is_one() {
    for (form, label) in [
        (
            at_venue("gmx@2026-03-13", |form| {
                form.positions[0].mode = Mode::Cross
            }),
            "Use isolated",
        ),
        (
            at_venue("apex@2025", |form| form.positions[0].mode = Mode::Isolated),
            "Use cross",
        ),
        (
            own(|form| form.generic.rate = "120".to_owned()),
            "Use 100\u{202f}%",
        ),
    ] {
        let errors = answer(&form, Separators::EN).errors;
        let fix = errors[0].fix.as_ref().expect(label);
        assert_eq!(fix.label, label);
        assert!(
            answer(&form.apply(&fix.edit), Separators::EN)
                .errors
                .is_empty(),
            "{label}"
        );
    }
}

#[test]
fn what_is_typed_on_after_a_mistake_answers_again() {
    let good = binance(|_| ());
    let before = answer(&good, Separators::EN);
    let bad = good.apply(&Edit::Text(Field::MarketTiers(0), "0 120%".to_owned()));
    assert!(answer(&bad, Separators::EN).report.is_none());
    let again = bad.apply(&Edit::Text(Field::MarketTiers(0), String::new()));
    assert_eq!(answer(&again, Separators::EN).report, before.report);
}
