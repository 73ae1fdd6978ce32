//! The report for programs: every figure of the cards as JSON, numbers as decimal strings.

use super::analysis::{ViewAnalysis, views};
use super::compose::tick_price;
use super::form::Form;
use super::input::Scenario;
use super::place::place;
use super::read::read;
use crate::margin::figures::{PoolFigures, PositionFigures};
use crate::margin::liquidation::{Boundary, Liquidation};
use crate::margin::rules::Trigger;
use crate::market::account::{Pool, PoolKind, Unit, View};
use crate::market::position::{Kind, Side};
use crate::num::piecewise::Cause;
use crate::num::text::{Separators, Style, significant};
use crate::simulate::stress::ShockEvent;
use crate::venues::Doubt;
use crate::words::inputs::book;
use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::{Value, json};

/// Solves a form: `{"ok": true, "modes": […]}`, or `{"ok": false, "errors": […]}` in words.
pub fn solve(form: &Form) -> Value {
    let (scenario, reader) = read(form, Separators::EN);
    match scenario {
        Some(scenario) => solved(&scenario),
        None => json!({
            "ok": false,
            "errors": reader
                .errors
                .iter()
                .map(|error| json!({"field": place(form, error.field), "message": error.message}))
                .collect::<Vec<_>>(),
        }),
    }
}

/// Significant digits of every number.
const FIGURES: u32 = 24;

fn solved(scenario: &Scenario) -> Value {
    let mut list = views(scenario);
    if !list.contains(&View::Configured) {
        list.push(View::Configured);
    }
    let modes = list.iter().map(|&view| {
        let analysis = ViewAnalysis::new(scenario, view);
        match analysis.offered {
            true => mode(scenario, &analysis),
            false => lacks(scenario, view),
        }
    });
    let trigger = match scenario.book.pool.trigger {
        Trigger::Below => "below",
        Trigger::AtOrBelow => "at or below",
    };
    json!({
        "ok": true,
        "rules": scenario.venue.map_or_else(|| "generic".to_owned(), |venue| venue.id()),
        "closes_when_equity_is": trigger,
        "opening_fees": number(scenario.fees),
        "own_brackets": scenario.readers,
        "modes": modes.collect::<Vec<_>>(),
        "second_readings": second_readings(scenario, &list),
    })
}

/// What the venue leaves open, each with the boundaries that the other reading gives.
fn second_readings(scenario: &Scenario, list: &[View]) -> Vec<Value> {
    let doubts = scenario.venue.map_or(&[][..], |venue| venue.doubts);
    let reading = |doubt: &Doubt| {
        let book = scenario.book.read_as(doubt.reading);
        let modes = list.iter().filter_map(|&view| {
            let view = ViewAnalysis::under(scenario, view, &book);
            let positions = view.figures.positions.iter().enumerate();
            let found: Vec<Value> = positions
                .map(|(index, figures)| {
                    let (alone, together) = boundaries(scenario, &view, (index, figures));
                    json!({"liquidation_alone": alone, "liquidation_together": together})
                })
                .collect();
            let name = view_name(view.figures.view);
            view.offered
                .then(|| json!({"mode": name, "positions": found}))
        });
        json!({
            "open": doubt.text,
            "source": doubt.source,
            "modes": modes.collect::<Vec<_>>(),
        })
    };
    doubts.iter().map(reading).collect()
}

/// A mode that the venue does not have is named, not computed.
fn lacks(scenario: &Scenario, view: View) -> Value {
    let venue = scenario.venue.map_or("", |venue| venue.name);
    json!({
        "mode": view_name(view),
        "opens": false,
        "not_offered": match view {
            View::Isolated => book::no_isolated(venue),
            View::Cross | View::Configured => book::no_cross(venue),
        },
    })
}

fn view_name(view: View) -> &'static str {
    match view {
        View::Isolated => "isolated",
        View::Cross => "cross",
        View::Configured => "configured",
    }
}

/// All digits but the last few, in which a size found by division leaves noise.
fn number(value: Decimal) -> Value {
    Value::String(Style::raw(significant(
        value,
        FIGURES,
        RoundingStrategy::MidpointNearestEven,
    )))
}

fn maybe(value: Option<Decimal>) -> Value {
    value.map_or(Value::Null, number)
}

fn mode(scenario: &Scenario, view: &ViewAnalysis) -> Value {
    let figures = &view.figures;
    let name = view_name(figures.view);
    let cut = scenario.account.cut(figures.view);
    let pools = figures.pools.iter().zip(&cut.pools);
    let positions = figures.positions.iter().enumerate();
    let closings = |events: &[ShockEvent]| -> Vec<Value> {
        events.iter().map(|event| closing(view, event)).collect()
    };
    json!({
        "mode": name,
        "opens": view.opens(),
        "missing": maybe(figures.missing),
        "account_value": number(figures.value),
        "locked": number(figures.locked),
        "free": number(figures.available),
        "maintenance": number(figures.requirement()),
        "gross_notional": number(figures.gross()),
        "net_notional": number(figures.net()),
        "maximum_loss": number(figures.maximum_loss),
        "carry_per_day": number(scenario.carry_per_day(scenario.funding_rate)),
        "value_at_joint_move": number(view.shock.value(scenario.joint_move)),
        "closings_on_a_fall": closings(&view.shock.falls),
        "closings_on_a_rise": closings(&view.shock.rises),
        "pools": pools.map(|(figures, kept)| pool(scenario, figures, kept)).collect::<Vec<_>>(),
        "positions": positions.map(|(index, position)| one(scenario, view, (index, position))).collect::<Vec<_>>(),
    })
}

/// A closing along the joint move, with what is left in all just after it.
fn closing(view: &ViewAnalysis, event: &ShockEvent) -> Value {
    json!({
        "pool": event.pool,
        "move": number(event.t),
        "in_part": event.partly,
        "returned": number(if event.partly { Decimal::ZERO } else { event.closed.left }),
        "account_value_after": number(view.shock.value(event.t)),
    })
}

fn pool(scenario: &Scenario, pool: &PoolFigures, kept: &Pool) -> Value {
    let kind = match &pool.kind {
        PoolKind::Isolated => "isolated".to_owned(),
        PoolKind::Cross => "cross".to_owned(),
        PoolKind::Pocket(name) => format!("pocket:{name}"),
    };
    let coins: Vec<Value> = kept
        .collateral
        .iter()
        .map(|held| {
            let asset = &scenario.instruments[held.instrument].name;
            json!({"asset": asset, "amount": number(held.coins), "counts": number(held.counted())})
        })
        .collect();
    let (unit, in_coins) = match kept.unit {
        Unit::Money => (&scenario.form.currency, Value::Null),
        Unit::Coin(coin) => {
            let of = |amount: Decimal| maybe(amount.checked_div(scenario.marks[coin]));
            let amounts = json!({
                "money": of(pool.money),
                "equity": of(pool.equity),
                "requirement": of(pool.requirement),
                "initial_margin": of(pool.initial_margin),
            });
            (&scenario.instruments[coin].name, amounts)
        }
    };
    json!({
        "kind": kind,
        "unit": unit,
        "positions": pool.members,
        "money": number(pool.money),
        "equity": number(pool.equity),
        "requirement": number(pool.requirement),
        "initial_margin": number(pool.initial_margin),
        "in_coins": in_coins,
        "coins": coins,
        "requirement_by_equity": maybe(pool.usage()),
        "gross_leverage": maybe(pool.gross_leverage()),
        "net_leverage": maybe(pool.net_leverage()),
    })
}

/// Where a position's pool is closed, its market moving alone and all together.
fn boundaries(
    scenario: &Scenario,
    view: &ViewAnalysis,
    of: (usize, &PositionFigures),
) -> (Value, Value) {
    let (index, figures) = of;
    let place = scenario.account.holdings[index].position.instrument;
    let pool = &view.figures.pools[figures.pool];
    (
        by_price(scenario, place, &figures.alone.found),
        by_move(scenario, place, &pool.together.found),
    )
}

fn by_price(scenario: &Scenario, place: usize, found: &Liquidation) -> Value {
    let (tick, mark) = (scenario.instruments[place].tick, scenario.marks[place]);
    let at = |boundary: &Boundary| {
        let distance = (boundary.t - mark).checked_div(mark).unwrap_or_default();
        (boundary.t, distance)
    };
    sides(found, at, (tick, mark))
}

fn by_move(scenario: &Scenario, place: usize, found: &Liquidation) -> Value {
    let (tick, mark) = (scenario.instruments[place].tick, scenario.marks[place]);
    let beta = scenario.betas[place];
    let at = |boundary: &Boundary| (mark * (Decimal::ONE + beta * boundary.t), boundary.t);
    sides(found, at, (tick, mark))
}

fn one(scenario: &Scenario, view: &ViewAnalysis, of: (usize, &PositionFigures)) -> Value {
    let (index, figures) = of;
    let position = &scenario.account.holdings[index].position;
    let place = position.instrument;
    let instrument = &scenario.instruments[place];
    let mark = scenario.marks[place];
    let pool = &view.figures.pools[figures.pool];
    let (alone, together) = boundaries(scenario, view, of);
    json!({
        "market": instrument.name,
        "kind": if position.kind == Kind::Inverse { "inverse" } else { "linear" },
        "own_brackets": scenario.readers.contains(&instrument.name),
        "side": if position.side == Side::Long { "long" } else { "short" },
        "pool": figures.pool,
        "size": number(position.size),
        "entry": number(position.entry()),
        "mark": number(mark),
        "notional": number(figures.notional),
        "initial_margin": number(figures.initial_margin),
        "maintenance": number(figures.maintenance),
        "pnl": number(figures.pnl),
        "roe": maybe(figures.roe),
        "break_even": number(figures.break_even),
        "maximum_loss": number(figures.maximum_loss),
        "liquidation_alone": alone,
        "liquidation_together": together,
        "bankruptcy_alone": by_price(scenario, place, &figures.bankruptcy),
        "bankruptcy_together": by_move(scenario, place, &pool.bankruptcy),
    })
}

/// Both sides of a liquidation: price of this market and move there; null where nothing closes.
fn sides(
    found: &Liquidation,
    place: impl Fn(&Boundary) -> (Decimal, Decimal),
    at: (Decimal, Decimal),
) -> Value {
    let (tick, mark) = at;
    let side = |boundary: Option<&Boundary>| {
        boundary.map_or(Value::Null, |boundary| {
            let (price, distance) = place(boundary);
            json!({
                "price": number(price),
                "price_on_tick": number(tick_price(price, tick, mark)),
                "move": number(distance),
                "cause": if boundary.cause == Cause::Jump { "bracket jump" } else { "crossing" },
                "beyond_table": boundary.beyond_table,
            })
        })
    };
    json!({
        "already_under": matches!(found, Liquidation::AlreadyUnder),
        "below": side(found.below()),
        "above": side(found.above()),
    })
}
