//! Actions as typed: errors with row and field, links and files, and positions that go away.

use super::scene::{action, at, form};
use isocross::num::text::Separators;
use isocross::scenario::edit::{Edit, Field};
use isocross::scenario::form::Form;
use isocross::scenario::form::actions::{
    ActionEdit, ActionField, ActionForm, Goes, Then, Times, When,
};
use isocross::scenario::share::{from_fragment, from_json, to_fragment, to_json};
use isocross::scenario::{answer, presets};

const GERMAN: Separators = Separators {
    decimal: ',',
    group: '.',
};

fn with(actions: &[ActionForm]) -> Form {
    Form {
        actions: actions.to_vec(),
        ..form()
    }
}

#[test]
fn what_is_wrong_in_a_row_is_said_at_its_field() {
    let price = |level: &str| action((When::Price, Goes::Falls, level), (Then::Close, ""));
    let bad = |change: &dyn Fn(&mut ActionForm)| {
        let mut one = at("1", (Then::Close, ""));
        change(&mut one);
        one
    };
    for (row, field, part) in [
        (
            at("-1", (Then::Close, "")),
            ActionField::Level,
            "at least 0",
        ),
        (
            at("1.5", (Then::Close, "")),
            ActionField::Level,
            "Whole bars",
        ),
        (at("", (Then::Close, "")), ActionField::Level, ""),
        (price("0"), ActionField::Level, "above zero"),
        (price("six"), ActionField::Level, ""),
        (
            at("1", (Then::Reduce, "101")),
            ActionField::Amount,
            "at most 100",
        ),
        (
            at("1", (Then::Leverage, "0.5")),
            ActionField::Amount,
            "at least 1",
        ),
        (at("1", (Then::AddMargin, "-5")), ActionField::Amount, ""),
        (at("1", (Then::Open, "")), ActionField::Amount, ""),
        (
            action((When::Ratio, Goes::Falls, "100"), (Then::Close, "")),
            ActionField::Level,
            "at most 99.99",
        ),
        (
            bad(&|one| (one.when, one.bars) = (When::Rsi, "1".to_owned())),
            ActionField::Bars,
            "at least 2",
        ),
        (
            bad(&|one| (one.when, one.bars) = (When::Width, "2.5".to_owned())),
            ActionField::Bars,
            "Whole bars",
        ),
        (bad(&|one| one.position = 9), ActionField::Row, "position 9"),
        (
            bad(&|one| (one.when, one.market) = (When::Price, "XYZ".to_owned())),
            ActionField::Row,
            "XYZ",
        ),
        (
            bad(&|one| one.times = Times::Every).tap_level("0"),
            ActionField::Level,
            "at least 1",
        ),
    ] {
        let form = with(&[at("1", (Then::Close, "")), row.clone()]);
        let answer = answer(&form, Separators::EN);
        let found = answer
            .errors
            .iter()
            .find(|error| error.field == Field::Action(1, field))
            .unwrap_or_else(|| panic!("{row:?}: {:?}", answer.errors));
        assert!(found.message.contains(part), "{row:?}: {}", found.message);
        assert!(answer.report.is_none());
    }
}

trait Tap {
    fn tap_level(self, level: &str) -> Self;
}

impl Tap for ActionForm {
    fn tap_level(mut self, level: &str) -> Self {
        self.level = level.to_owned();
        self
    }
}

#[test]
fn fifty_are_taken_and_no_more() {
    let rows = vec![at("1", (Then::Reduce, "1")); 50];
    assert!(answer(&with(&rows), Separators::EN).errors.is_empty());
    let rows = vec![at("1", (Then::Reduce, "1")); 51];
    let errors = answer(&with(&rows), Separators::EN).errors;
    assert_eq!(errors.len(), 1);
    assert!(errors[0].message.contains("51 actions"), "{errors:?}");
}

#[test]
fn a_venue_without_the_mode_is_named() {
    let form = presets::opening(Separators::EN);
    let venues = isocross::venues::ALL;
    let lacking = venues
        .iter()
        .find(|venue| venue.modes == isocross::venues::Modes::IsolatedOnly)
        .expect("a venue of isolated margin alone");
    let mut form = form.apply(&Edit::Venue(format!("{}@{}", lacking.slug, lacking.as_of)));
    form.actions = vec![at("1", (Then::Share, ""))];
    let answer = answer(&form, Separators::EN);
    let row = Field::Action(0, ActionField::Row);
    let found = answer.errors.iter().find(|error| error.field == row);
    assert!(found.is_some_and(|error| error.message.contains("no cross margin")));
}

/// One action of every trigger and of every deed.
fn all() -> Vec<ActionForm> {
    let whens = [
        (When::Bar, "24"),
        (When::Price, "57000.5"),
        (When::Move, "5.25"),
        (When::Distance, "3"),
        (When::Ratio, "80"),
        (When::Drawdown, "12.5"),
        (When::Volatility, "50"),
        (When::Width, "8"),
        (When::Rsi, "70"),
    ];
    let thens = [
        (Then::Close, ""),
        (Then::Reduce, "20"),
        (Then::ReduceBy, "100"),
        (Then::Open, "250.5"),
        (Then::AddMargin, "10"),
        (Then::RemoveMargin, "10"),
        (Then::TopUp, "40"),
        (Then::Reinvest, "50"),
        (Then::Isolate, ""),
        (Then::Share, ""),
        (Then::Leverage, "20"),
    ];
    let mut rows = Vec::new();
    for (when, level) in whens {
        for (index, then) in thens.into_iter().enumerate() {
            let goes = [Goes::Falls, Goes::Rises][index % 2];
            let mut row = action((when, goes, level), then);
            row.position = index % 3;
            row.times = [Times::Once, Times::Every][index / 2 % 2];
            if when.has_bars() {
                row.bars = "48".to_owned();
            }
            if when.has_market() {
                row.market = "A&B, C".to_owned();
            }
            rows.push(row);
        }
    }
    rows
}

#[test]
fn actions_travel_in_links_and_files() {
    let form = with(&all());
    for locale in [Separators::EN, GERMAN] {
        let read = from_fragment(
            &to_fragment(&form, Separators::EN),
            locale,
            &presets::opening(Separators::EN),
        );
        assert_eq!(read.ignored, Vec::<String>::new());
        let file = from_json(&to_json(&form, Separators::EN), locale).expect("a file");
        assert_eq!(file.ignored, Vec::<String>::new());
        for read in [read.form, file.form] {
            assert_eq!(
                to_fragment(&read, locale),
                to_fragment(&form, Separators::EN)
            );
            assert_eq!(to_json(&read, locale), to_json(&form, Separators::EN));
            if locale == Separators::EN {
                assert_eq!(read.actions, form.actions);
            }
        }
    }
    let one = with(&[action(
        (When::Price, Goes::Falls, "57000"),
        (Then::Close, ""),
    )]);
    let link = to_fragment(&one, Separators::EN);
    assert!(
        link.contains("&a=price,falls,,57000,,once,close,1&"),
        "{link}"
    );
    // Nothing is written where there are none.
    assert!(!to_fragment(&form_without(), Separators::EN).contains("&a="));
    assert!(!to_json(&form_without(), Separators::EN).contains("actions"));
}

fn form_without() -> Form {
    with(&[])
}

#[test]
fn a_broken_action_of_a_link_is_named_and_the_others_stay() {
    let link = to_fragment(&form_without(), Separators::EN);
    let good = "a=bar,falls,,3,,once,close,1";
    let link = format!("{link}&a=moon,falls&{good}&a=bar,falls,,3,,once,close,x");
    let read = from_fragment(&link, Separators::EN, &presets::opening(Separators::EN));
    assert_eq!(read.form.actions, [at("3", (Then::Close, ""))]);
    assert_eq!(read.ignored.len(), 2, "{:?}", read.ignored);
    assert!(read.ignored[0].contains("its trigger is not known here"));
}

#[test]
fn actions_follow_their_positions() {
    let mut form = presets::opening(Separators::EN);
    let row = |position| ActionForm {
        position,
        ..at("1", (Then::Close, ""))
    };
    form.actions = vec![row(0), row(1), row(2)];
    let positions =
        |form: &Form| -> Vec<usize> { form.actions.iter().map(|action| action.position).collect() };
    assert_eq!(positions(&form.apply(&Edit::Remove(0))), [0, 1]);
    assert_eq!(positions(&form.apply(&Edit::Copy(0))), [0, 1, 3]);
    let removed = form.apply(&Edit::Actions(ActionEdit::Remove(7)));
    assert_eq!(removed, form);
    let removed = form.apply(&Edit::Actions(ActionEdit::Remove(1)));
    assert_eq!(positions(&removed), [0, 2]);
}
