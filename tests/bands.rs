//! Liquidation lines along a path, which pass brackets by arithmetic, against the solver.
#![cfg(not(target_arch = "wasm32"))]

use isocross::margin::figures::view_figures;
use isocross::margin::liquidation::Boundary;
use isocross::margin::rules::PriceKind;
use isocross::market::account::View;
use isocross::num::text::Separators;
use isocross::scenario::form::{Form, PositionForm};
use isocross::scenario::presets;
use isocross::scenario::read::read;
use isocross::simulate::journey::{Order, Sampling};
use isocross::simulate::walk::{Detail, How, walk};
use isocross::venues;
use rust_decimal::{Decimal, dec};

const CLOSE: Decimal = dec!(0.000_000_000_000_000_000_01);
const FULL: How = How {
    sampling: Sampling::Inside(Order::LowFirst),
    judged: PriceKind::Mark,
    detail: Detail::Full,
};

fn same(band: Option<Decimal>, solved: Option<&Boundary>) -> bool {
    match (band, solved) {
        (Some(price), Some(edge)) => (price - edge.t).abs() <= CLOSE * edge.t,
        (None, None) => true,
        _ => false,
    }
}

/// Holds the first band of every position against its liquidation price.
fn check(form: &Form) {
    let (scenario, reader) = read(form, Separators::EN);
    assert!(reader.errors.is_empty(), "{:?}", reader.errors);
    let scenario = scenario.expect("a form without errors is a scenario");
    for view in [View::Isolated, View::Cross, View::Configured] {
        let bands = walk(scenario.journey(), view, FULL).bands;
        let figures = view_figures(&scenario.account, view, scenario.setting(), scenario.fees);
        for (bands, figures) in bands.iter().zip(&figures.positions) {
            let found = &figures.alone.found;
            assert!(
                same(bands[0].below, found.below()) && same(bands[0].above, found.above()),
                "{view:?}: {:?} is not {found:?}",
                bands[0]
            );
        }
    }
}

#[test]
fn every_preset_starts_its_lines_at_its_liquidation_prices() {
    for preset in presets::ALL {
        check(&(preset.form)());
    }
}

#[test]
fn lines_that_pass_brackets_start_at_the_liquidation_prices() {
    let position = |market: &str, long: bool, notional: &str| PositionForm {
        market: market.to_owned(),
        side: if long {
            isocross::market::position::Side::Long
        } else {
            isocross::market::position::Side::Short
        },
        entry: "250".to_owned(),
        quantity: notional.to_owned(),
        leverage: "3".to_owned(),
        ..PositionForm::default()
    };
    for long in [true, false] {
        for notional in ["900", "40000", "777777.77", "31000000"] {
            check(&Form {
                venue: venues::ALL[0].id(),
                currency: "USDT".to_owned(),
                balance: "50000000".to_owned(),
                positions: vec![
                    position("BTC", long, notional),
                    position("ETH", !long, "12345"),
                ],
                ..presets::opening()
            });
        }
    }
}

/// What is kept with less detail is the same.
#[test]
fn an_outcome_has_the_events_and_the_extremes_of_the_whole_walk() {
    for preset in presets::ALL {
        for event in &isocross::simulate::events::ALL {
            let mut form = (preset.form)();
            form.path.slug = event.slug.to_owned();
            let (scenario, _) = read(&form, Separators::EN);
            let scenario = scenario.expect("presets are valid");
            let outcome = How {
                detail: Detail::Outcome,
                ..FULL
            };
            let full = walk(scenario.journey(), View::Configured, FULL);
            let part = walk(scenario.journey(), View::Configured, outcome);
            let lowest = full.values.iter().copied().min().unwrap_or_default();
            assert_eq!(
                part.events, full.events,
                "{} on {}",
                preset.slug, event.slug
            );
            assert_eq!(part.summary.low, lowest.min(full.start));
            assert_eq!(part.summary.end, *full.values.last().expect("bars"));
            assert_eq!(part.summary.funding, full.summary.funding);
            assert_eq!(part.summary.alive, full.summary.alive);
        }
    }
}
