//! Nothing that is typed, chosen or taken away brings the page down: every field takes every kind
//! of junk, and what still has a report is drawn on a desk and on a phone.

#[path = "common/typed_fields.rs"]
mod typed_fields;

use isocross::charts::ALL;
use isocross::market::position::Kind;
use isocross::num::text::Separators;
use isocross::scenario::edit::{Edit, Field};
use isocross::scenario::form::{EditedField, Form, Mode, Others, Quantity};
use isocross::scenario::{answer, presets};
use typed_fields::FIELDS;

const TEXTS: &[&str] = &[
    "",
    " ",
    "0",
    "-0",
    "-5",
    "0.5",
    "1",
    "1e-9",
    "0.00000001",
    "0.000000000000000000000000001",
    "1e9",
    "1e15",
    "1e28",
    "79228162514264337593543950335",
    "99999999999999999999999999999999",
    "abc",
    "1,234",
    "∞",
    "12..3",
    "10k",
    "100%",
    "-100",
    "-99.999",
    "200",
    "6o,000",
    "60.000,5",
    "0:2 10:5",
    "0 0.5%\n50000 1%",
    "# floors count contracts\n0 0.5%",
    "[{",
    "\u{202e}5",
    "💥",
];

/// Answers a form and draws what there is to draw.
fn show(form: &Form) {
    let answer = answer(form, Separators::EN);
    let Some(pictures) = answer
        .report
        .as_ref()
        .and_then(|report| report.pictures.as_ref())
    else {
        return;
    };
    for chart in ALL {
        for frame in [chart.frame, chart.phone] {
            let _ = (chart.draw)(pictures, frame);
        }
        let _ = (chart.table)(pictures);
    }
}

fn survives(what: &str, form: &Form) -> Option<String> {
    let shown = std::panic::catch_unwind(|| show(form));
    shown.err().map(|_| what.to_owned())
}

fn with(form: &Form, edits: &[Edit]) -> Form {
    form.apply(&Edit::All(edits.to_vec()))
}

#[test]
fn no_text_in_any_field_panics() {
    let mut fallen = Vec::new();
    let start = presets::opening(Separators::EN);
    for field in FIELDS {
        for text in TEXTS {
            let form = start.apply(&Edit::Text(*field, (*text).to_owned()));
            fallen.extend(survives(&format!("{field:?} {text:?}"), &form));
        }
    }
    assert_eq!(fallen, Vec::<String>::new());
}

#[test]
fn no_text_panics_where_betas_sizing_and_costs_are_in_use() {
    let mut fallen = Vec::new();
    let busy = with(
        &presets::opening(Separators::EN),
        &[
            Edit::Others(Others::Betas),
            Edit::Mode(1, Mode::Cross),
            Edit::Text(Field::Risk, "50".to_owned()),
            Edit::Text(Field::Stop, "58500".to_owned()),
            Edit::Text(Field::OpeningFee, "0.05".to_owned()),
            Edit::AddCollateral,
        ],
    );
    let fields = FIELDS.iter().chain(&[
        Field::CollateralAmount(0),
        Field::CollateralHaircut(0),
        Field::CollateralAsset(0),
        Field::CollateralPrice(0),
    ]);
    for field in fields {
        for text in TEXTS {
            let form = busy.apply(&Edit::Text(*field, (*text).to_owned()));
            fallen.extend(survives(&format!("{field:?} {text:?}"), &form));
        }
    }
    assert_eq!(fallen, Vec::<String>::new());
}

/// Coins as collateral, a debt, an inverse contract beside a linear one, rules of the venue changed.
#[test]
fn no_text_panics_at_a_venue_with_coins_and_inverse_contracts() {
    let mut fallen = Vec::new();
    let coins = with(
        &presets::opening(Separators::EN),
        &[
            Edit::Venue("bybit@2026-09-25".to_owned()),
            Edit::Kind(1, Kind::Inverse),
            Edit::Text(Field::Market(1), "BTC".to_owned()),
            Edit::Text(Field::Entry(1), "60000".to_owned()),
            Edit::Mode(0, Mode::Cross),
            Edit::AddCollateral,
            Edit::Text(Field::CollateralAmount(0), "0.5".to_owned()),
            Edit::Text(Field::Owed(0), "1".to_owned()),
            Edit::Text(Field::Edited(EditedField::Minimum), "2".to_owned()),
        ],
    );
    let answer = answer(&coins, Separators::EN);
    assert_eq!(answer.errors, Vec::new());
    let fields = FIELDS.iter().chain(&[
        Field::CollateralAmount(0),
        Field::CollateralHaircut(0),
        Field::CollateralAsset(0),
        Field::CollateralPrice(0),
        Field::Entry(1),
        Field::Quantity(1, Quantity::Notional),
        Field::Leverage(1),
        Field::Margin(1),
        Field::Owed(1),
    ]);
    for field in fields {
        for text in TEXTS {
            let form = coins.apply(&Edit::Text(*field, (*text).to_owned()));
            fallen.extend(survives(&format!("{field:?} {text:?}"), &form));
        }
    }
    assert_eq!(fallen, Vec::<String>::new());
}

#[test]
fn every_preset_survives_losing_its_positions_one_by_one() {
    let mut fallen = Vec::new();
    for preset in presets::ALL {
        let mut form = preset.form(Separators::EN);
        while !form.positions.is_empty() {
            fallen.extend(survives(preset.slug, &form));
            form = form.apply(&Edit::Remove(0));
        }
        fallen.extend(survives(preset.slug, &form));
    }
    assert_eq!(fallen, Vec::<String>::new());
}
