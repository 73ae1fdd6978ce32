//! One book for the worked examples: 1,000 USDT, long 0.1 BTC at 50,000 at 10x, flat 0.5 %, no fees.
//!
//! Isolated it has 500 of margin and 500 stay free: closed where 500 + 0.1 × (p − 50,000) = 0.0005 × p,
//! p = 4,500 ÷ 0.0995 = 45,226.13. In cross where 1,000 + 0.1 × (p − 50,000) = 0.0005 × p,
//! p = 4,000 ÷ 0.0995 = 40,201.00.

use isocross::margin::rules::PriceKind;
use isocross::market::account::View;
use isocross::num::text::Separators;
use isocross::scenario::form::actions::{ActionForm, Goes, Then, When};
use isocross::scenario::form::{Form, Mode, PositionForm};
use isocross::scenario::input::Scenario;
use isocross::scenario::{presets, read::read};
use isocross::simulate::actions::{Act, Done, Refusal};
use isocross::simulate::journey::{Order, Sampling};
use isocross::simulate::path::{Bar, Clock, PricePath, Track};
use isocross::simulate::walk::{Detail, EventKind, How, Walk, walk_acting};
use rust_decimal::{Decimal, dec};

pub fn form() -> Form {
    let mut form = presets::of("one-trade", Separators::EN);
    form.balance = "1000".to_owned();
    form.positions = vec![PositionForm {
        entry: "50000".to_owned(),
        quantity: "5000".to_owned(),
        mode: Mode::Isolated,
        ..PositionForm::default()
    }];
    form.focus = "BTC".to_owned();
    form
}

/// When a level is reached, something is done to position 1.
pub fn action(when: (When, Goes, &str), then: (Then, &str)) -> ActionForm {
    ActionForm {
        when: when.0,
        goes: when.1,
        level: when.2.to_owned(),
        then: then.0,
        amount: then.1.to_owned(),
        position: 1,
        ..ActionForm::default()
    }
}

/// At the opening of a bar.
pub fn at(bar: &str, then: (Then, &str)) -> ActionForm {
    action((When::Bar, Goes::Falls, bar), then)
}

/// The form on bars of open, low, high, close, each as a share of the first mark.
pub fn scenario(form: &Form, bars: &[[Decimal; 4]]) -> Scenario {
    let (scenario, reader) = read(form, Separators::EN);
    assert!(scenario.is_some(), "{:?}", reader.errors);
    let mut scenario = scenario.expect("no error, so a scenario");
    let bar = |[open, low, high, close]: &[Decimal; 4]| Bar {
        open: *open,
        high: *high,
        low: *low,
        close: *close,
    };
    let mark: Vec<Bar> = bars.iter().map(bar).collect();
    scenario.path = PricePath {
        slug: "test",
        title: String::new(),
        clock: Clock::Steps,
        bar_seconds: 3_600,
        tracks: vec![Track {
            asset: String::new(),
            last: mark.clone(),
            mark,
            funding: Vec::new(),
        }],
        source: "",
    };
    for follows in &mut scenario.follows {
        (follows.track, follows.beta) = (0, Decimal::ONE);
    }
    scenario
}

pub fn how() -> How {
    How {
        sampling: Sampling::Inside(Order::LowFirst),
        judged: PriceKind::Mark,
        detail: Detail::Full,
    }
}

/// Bars that go straight from one share of the mark to the next.
pub fn straight(points: &[Decimal]) -> Vec<[Decimal; 4]> {
    let ways = points.windows(2);
    ways.map(|way| [way[0], way[0].min(way[1]), way[0].max(way[1]), way[1]])
        .collect()
}

/// The book with these actions along bars.
pub fn run(actions: &[ActionForm], bars: &[[Decimal; 4]], view: View) -> Walk {
    let form = Form {
        actions: actions.to_vec(),
        ..form()
    };
    run_form(&form, bars, view)
}

pub fn run_form(form: &Form, bars: &[[Decimal; 4]], view: View) -> Walk {
    let scenario = scenario(form, bars);
    walk_acting(scenario.journey(), (view, &scenario.actions), how())
}

/// What happened, in short: the venue's closings and the actions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Short {
    /// Closed by the venue.
    Venue,
    /// Done, at this price of the first market and with this change of the account's money.
    Done(Decimal, Decimal),
    /// Not done.
    Not(Refusal),
}

pub fn short(walk: &Walk) -> Vec<Short> {
    let events = walk.events.iter().filter_map(|event| {
        Some(match &event.kind {
            EventKind::Closed { .. } | EventKind::Reduced { .. } => Short::Venue,
            EventKind::Acted(act) => match &act.outcome {
                Ok(_) => Short::Done(event.prices[0].normalize(), event.posted.normalize()),
                Err(refusal) => Short::Not(refusal.clone()),
            },
            EventKind::Funding(_) | EventKind::Warned { .. } => return None,
        })
    });
    events.collect()
}

/// What was done, in order.
pub fn done(walk: &Walk) -> Vec<Done> {
    let acts = acts(walk).into_iter();
    acts.filter_map(|act| act.outcome.ok()).collect()
}

pub fn acts(walk: &Walk) -> Vec<Act> {
    let events = walk.events.iter();
    let acts = events.filter_map(|event| match &event.kind {
        EventKind::Acted(act) => Some(act.clone()),
        _ => None,
    });
    acts.collect()
}

/// Up to 10⁻⁸.
pub fn near(shown: Decimal, wanted: Decimal) {
    assert!(
        (shown - wanted).abs() <= dec!(0.00000001),
        "{shown} is not {wanted}"
    );
}
