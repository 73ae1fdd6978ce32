//! What cannot be done at its time is an event with its reason, and changes nothing.

use super::scene::*;
use isocross::market::account::View;
use isocross::num::text::Separators;
use isocross::scenario::answer;
use isocross::scenario::form::actions::{Goes, Then, When};
use isocross::scenario::share::{blank, from_fragment};
use isocross::simulate::actions::{MOST_DEEDS, Refusal};
use isocross::simulate::walk::walk;
use rust_decimal::{Decimal, dec};

#[test]
fn what_cannot_be_done_is_named_and_changes_nothing() {
    let bars = straight(&[dec!(1), dec!(1.02), dec!(1.01), dec!(1.03)]);
    let lacks = |asked, there| Refusal::Lacks { asked, there };
    for (view, deed, refusal) in [
        (
            View::Isolated,
            (Then::AddMargin, "600"),
            lacks(dec!(600), dec!(500)),
        ),
        (
            View::Isolated,
            (Then::RemoveMargin, "501"),
            lacks(dec!(501), dec!(500)),
        ),
        (
            View::Isolated,
            (Then::Open, "6000"),
            lacks(dec!(600), dec!(500)),
        ),
        (View::Isolated, (Then::TopUp, "90"), Refusal::Enough),
        (View::Isolated, (Then::Isolate, ""), Refusal::Already),
        (View::Cross, (Then::Share, ""), Refusal::Already),
        (View::Cross, (Then::AddMargin, "1"), Refusal::Shared),
        (View::Cross, (Then::RemoveMargin, "1"), Refusal::Shared),
        (View::Cross, (Then::TopUp, "1"), Refusal::Shared),
        // 100x: 50 of margin, and the brackets ask for 25.
        (
            View::Isolated,
            (Then::Open, "900000000000"),
            lacks(dec!(90000000000), dec!(500)),
        ),
    ] {
        let acted = run(&[at("1", deed)], &bars, view);
        assert_eq!(short(&acted), [Short::Not(refusal)], "{deed:?}");
        let scenario = scenario(&form(), &bars);
        let plain = walk(scenario.journey(), view, how());
        assert_eq!(acted.values, plain.values);
        assert_eq!(acted.bands, plain.bands);
        assert_eq!(acted.summary, plain.summary);
        assert_eq!(acted.events[0].posted, Decimal::ZERO);
    }
}

#[test]
fn a_loss_is_not_reinvested_and_a_closed_position_is_not_cut() {
    let fall = straight(&[dec!(1), dec!(0.98), dec!(0.98)]);
    let walk = run(&[at("1", (Then::Reinvest, "50"))], &fall, View::Isolated);
    assert_eq!(short(&walk), [Short::Not(Refusal::NoGain)]);
    let rows = [at("0", (Then::Close, "")), at("1", (Then::Reduce, "50"))];
    let walk = run(&rows, &fall, View::Isolated);
    assert_eq!(short(&walk)[1], Short::Not(Refusal::NotOpen));
}

#[test]
fn leverage_that_would_be_closed_at_once_is_refused() {
    // At 45,500 equity is 50, and 500x leaves 500 − 490 = 10 of margin: −440.
    let bars = straight(&[dec!(1), dec!(0.91), dec!(0.91)]);
    let walk = run(&[at("1", (Then::Leverage, "500"))], &bars, View::Isolated);
    assert_eq!(short(&walk), [Short::Not(Refusal::Under)]);
}

#[test]
fn a_cap_of_the_brackets_holds_for_actions_too() {
    let mut form = form().apply(&isocross::scenario::edit::Edit::Venue(
        "binance@2026-05-01".to_owned(),
    ));
    form.actions = vec![action(
        (When::Bar, Goes::Falls, "1"),
        (Then::Leverage, "900"),
    )];
    let walk = run_form(
        &form,
        &straight(&[dec!(1), dec!(1), dec!(1)]),
        View::Isolated,
    );
    let [Short::Not(Refusal::Cap(cap))] = short(&walk)[..] else {
        panic!("{:?}", short(&walk));
    };
    assert!(cap < dec!(900));
}

/// Fifty actions on every bar of a long path, each for every position, come to an end, and that is said.
#[test]
fn actions_on_every_bar_come_to_an_end() {
    let link = include_str!("../fuzz/found/link-actions-on-every-bar.txt");
    let form = from_fragment(link, Separators::EN, &blank()).form;
    let answer = answer(&form, Separators::EN);
    assert_eq!(answer.errors, Vec::new());
    let report = answer.report.expect("a report");
    let rows = report.log.rows.len();
    // Three views, each with its closings.
    assert!(
        (MOST_DEEDS..3 * MOST_DEEDS + 100).contains(&rows),
        "{rows} rows"
    );
    let said = "Actions are tried on positions 1000 times at most; no later one is done.";
    assert!(
        report.path_notes.iter().any(|note| note == said),
        "{:?}",
        report.path_notes
    );
}
