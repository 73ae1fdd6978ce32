//! Timeline actions of a form: every row read, every error named with its row.

use super::edit::{Edit, Field};
use super::form::Form;
use super::form::actions::{ActionField, ActionForm, Goes, Then, Times, When};
use super::reader::{Bounds, Reader};
use super::report::Fix;
use super::rules::Rules;
use crate::num::text::Kind;
use crate::simulate::actions::{Action, Deed, Trigger, Way};
use crate::simulate::indicators::{Gauge, Measure};
use crate::venues::Modes;
use crate::words::inputs::actions as words;
use rust_decimal::{Decimal, dec};

/// No more actions than this are taken.
pub const MOST_ACTIONS: usize = 50;

const BAR: Bounds = Bounds::new(Kind::Amount, Decimal::ZERO, dec!(100_000));
const EVERY: Bounds = Bounds::new(Kind::Amount, Decimal::ONE, dec!(100_000));
const WINDOW: Bounds = Bounds::new(Kind::Amount, Decimal::TWO, dec!(1_000));
const RISE: Bounds = Bounds::new(Kind::Percent, dec!(0.0001), dec!(10));
const PART: Bounds = Bounds::new(Kind::Percent, dec!(0.0001), dec!(0.9999));
const SHARE: Bounds = Bounds::new(Kind::Percent, dec!(0.0001), Decimal::ONE);
const VOLATILITY: Bounds = Bounds::new(Kind::Percent, dec!(0.0001), Decimal::ONE_HUNDRED);
const STRENGTH: Bounds = Bounds::new(Kind::Amount, Decimal::ZERO, Decimal::ONE_HUNDRED);

/// What the level of a trigger is a number of.
pub fn level_kind(when: When) -> Kind {
    match when {
        When::Bar | When::Price | When::Rsi => Kind::Amount,
        When::Move
        | When::Distance
        | When::Ratio
        | When::Drawdown
        | When::Volatility
        | When::Width => Kind::Percent,
    }
}

/// What the amount of a deed is a number of.
pub fn amount_kind(then: Then) -> Kind {
    match then {
        Then::Reduce | Then::TopUp | Then::Reinvest => Kind::Percent,
        Then::Leverage => Kind::Leverage,
        _ => Kind::Amount,
    }
}

/// Bars that a measure usually looks back on: a day, and those of its inventor.
pub fn usual_bars(when: When) -> u32 {
    match when {
        When::Rsi => 14,
        When::Width => 20,
        _ => 24,
    }
}

/// The actions; none, with errors, where a row is wrong.
pub fn read(
    form: &Form,
    at: (&[&str], &[Decimal], &Rules),
    reader: &mut Reader,
) -> Option<Vec<Action>> {
    if form.actions.len() > MOST_ACTIONS {
        let count = form.actions.len().to_string();
        let message = words::too_many(&count, &MOST_ACTIONS.to_string());
        reader.wrong(Field::Action(MOST_ACTIONS, ActionField::Row), message);
        return None;
    }
    let rows = form.actions.iter().enumerate();
    // Every row is read, so that every error is named.
    let read: Vec<_> = rows.map(|row| action(form, row, at, reader)).collect();
    read.into_iter().collect()
}

fn action(
    form: &Form,
    row: (usize, &ActionForm),
    at: (&[&str], &[Decimal], &Rules),
    reader: &mut Reader,
) -> Option<Action> {
    let (index, typed) = row;
    let trigger = trigger(form, row, at, reader);
    let deed = deed(row, at.2, reader);
    if typed.position > form.positions.len() {
        let (row, position) = ((index + 1).to_string(), typed.position.to_string());
        let message = words::names_no_position(&row, &position);
        reader.wrong(Field::Action(index, ActionField::Row), message);
        return None;
    }
    Some(Action {
        trigger: trigger?,
        again: typed.times == Times::Every,
        target: typed.position.checked_sub(1),
        deed: deed?,
    })
}

fn trigger(
    form: &Form,
    row: (usize, &ActionForm),
    at: (&[&str], &[Decimal], &Rules),
    reader: &mut Reader,
) -> Option<Trigger> {
    let (index, typed) = row;
    let (markets, marks, _) = at;
    let field = Field::Action(index, ActionField::Level);
    let way = match typed.goes {
        Goes::Falls => Way::Falls,
        Goes::Rises => Way::Rises,
    };
    let bounds = match (typed.when, way) {
        (When::Bar, _) if typed.times == Times::Every => EVERY,
        (When::Bar, _) => BAR,
        (When::Price, _) => Bounds::PRICE,
        (When::Move, Way::Rises) | (When::Width, _) => RISE,
        (When::Move, Way::Falls) | (When::Distance | When::Ratio | When::Drawdown, _) => PART,
        (When::Volatility, _) => VOLATILITY,
        (When::Rsi, _) => STRENGTH,
    };
    let level = reader.number(field, &typed.level, bounds);
    let instrument = match typed.when.has_market() {
        true => instrument(form, row, markets, reader)?,
        false => 0,
    };
    let gauge = |measure, level: Decimal, reader: &mut Reader| {
        let usual = Decimal::from(usual_bars(typed.when));
        let field = Field::Action(index, ActionField::Bars);
        let bars = reader.number_or(field, &typed.bars, (WINDOW, usual))?;
        let gauge = Gauge {
            measure,
            instrument,
            bars: whole(bars, field, reader)?,
        };
        Some(Trigger::Gauge(gauge, way, level))
    };
    let level = level?;
    Some(match typed.when {
        When::Bar => Trigger::Bar(whole(level, field, reader)?),
        When::Price => Trigger::Price(instrument, way, level),
        When::Move => {
            let signed = match way {
                Way::Falls => -level,
                Way::Rises => level,
            };
            let mark = marks[instrument];
            Trigger::Price(instrument, way, mark * (Decimal::ONE + signed))
        }
        When::Distance => Trigger::Distance(level),
        When::Ratio => Trigger::Ratio(level),
        When::Drawdown => Trigger::Drawdown(level),
        When::Volatility => gauge(Measure::Volatility, level, reader)?,
        When::Width => gauge(Measure::Width, level, reader)?,
        When::Rsi => gauge(Measure::Rsi, level / Decimal::ONE_HUNDRED, reader)?,
    })
}

fn instrument(
    form: &Form,
    row: (usize, &ActionForm),
    markets: &[&str],
    reader: &mut Reader,
) -> Option<usize> {
    let (index, typed) = row;
    let own = || {
        let place = typed.position.saturating_sub(1);
        form.positions.get(place).map(|held| held.market.as_str())
    };
    let wanted = match typed.market.as_str() {
        "" => own().unwrap_or_default(),
        named => named,
    };
    let found = markets.iter().position(|market| *market == wanted);
    if found.is_none() {
        let message = words::looks_at_no_market(&(index + 1).to_string(), wanted);
        reader.wrong(Field::Action(index, ActionField::Row), message);
    }
    found
}

/// A count of bars.
fn whole(count: Decimal, field: Field, reader: &mut Reader) -> Option<usize> {
    if !count.fract().is_zero() {
        reader.wrong(field, words::WHOLE_BARS_ONLY);
        return None;
    }
    usize::try_from(count).ok()
}

fn deed(row: (usize, &ActionForm), rules: &Rules, reader: &mut Reader) -> Option<Deed> {
    let (index, typed) = row;
    let field = Field::Action(index, ActionField::Amount);
    let bounds = match typed.then {
        Then::Reduce | Then::Reinvest => SHARE,
        Then::TopUp => PART,
        Then::Leverage => Bounds::LEVERAGE,
        _ => Bounds::MONEY,
    };
    let amount = match typed.then.has_amount() {
        true => reader.number(field, &typed.amount, bounds)?,
        false => Decimal::ZERO,
    };
    let name = rules.venue.map_or("", |venue| venue.name);
    let lacks = match (rules.venue.map(|venue| venue.modes), typed.then) {
        (Some(Modes::CrossOnly), Then::Isolate) => Some(words::no_isolated_to_change_to(name)),
        (Some(Modes::IsolatedOnly), Then::Share) => Some(words::no_cross_to_change_to(name)),
        _ => None,
    };
    if let Some(message) = lacks {
        let fix = Fix {
            label: words::REMOVE_THIS.to_owned(),
            edit: Edit::Actions(super::form::actions::ActionEdit::Remove(index)),
        };
        reader.wrong_with(Field::Action(index, ActionField::Row), message, Some(fix));
        return None;
    }
    Some(match typed.then {
        Then::Close => Deed::Close,
        Then::Reduce if amount == Decimal::ONE => Deed::Close,
        Then::Reduce => Deed::Reduce(amount),
        Then::ReduceBy => Deed::ReduceBy(amount),
        Then::Open => Deed::Open(amount),
        Then::AddMargin => Deed::AddMargin(amount),
        Then::RemoveMargin => Deed::RemoveMargin(amount),
        Then::TopUp => Deed::TopUp(amount),
        Then::Reinvest => Deed::Reinvest(amount),
        Then::Isolate => Deed::Isolate,
        Then::Share => Deed::Share,
        Then::Leverage => Deed::Leverage(amount),
    })
}
