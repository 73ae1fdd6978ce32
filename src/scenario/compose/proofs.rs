//! Show the arithmetic: `equity = requirement` for every boundary, in the reader's numbers.

use super::{Context, Direction, REACH, capital, pool_title, series};
use crate::margin::explain::{Explained, explain};
use crate::margin::leg::Ask;
use crate::market::account::{Pool, View};
use crate::num::piecewise::{Line, Way};
use crate::scenario::report::Proof;
use crate::words::answer::{self, proofs as words};
use rust_decimal::Decimal;

/// Boundaries explained at most: enough for every pool of ten pockets in two views.
const MOST: usize = 24;
/// Decimals beyond which an amount is noise.
const NOISE_DIGITS: u32 = 15;

/// Proofs of every view, pool and condition, in both directions.
pub fn proofs(context: &Context<'_>) -> Vec<Proof> {
    let scenario = context.scenario;
    let mut proofs = Vec::new();
    for view in context.views.iter().filter(|view| view.offered) {
        let cut = scenario.account.cut(view.figures.view);
        for pool in &cut.pools {
            let mut conditions: Vec<Condition> = Vec::new();
            let alone = one_market(pool);
            if pool.positions.len() > 1 && alone.is_none() && scenario.moves_several() {
                conditions.push(Condition::Together);
            }
            conditions.push(Condition::Alone(alone.unwrap_or(scenario.focus)));
            for condition in conditions {
                for direction in [context.direction, context.direction.other()] {
                    let proof = proof(context, (view.figures.view, pool), (condition, direction));
                    proofs.extend(proof.filter(|_| proofs.len() < MOST));
                }
            }
        }
    }
    proofs
}

#[derive(Clone, Copy)]
enum Condition {
    Together,
    Alone(usize),
}

/// The pool's market, if it holds but one.
fn one_market(pool: &Pool) -> Option<usize> {
    let first = pool.positions.first()?.instrument;
    pool.positions
        .iter()
        .all(|held| held.instrument == first)
        .then_some(first)
}

fn proof(context: &Context<'_>, of: (View, &Pool), along: (Condition, Direction)) -> Option<Proof> {
    let (view, pool) = of;
    let (condition, direction) = along;
    let scenario = context.scenario;
    let betas = match condition {
        Condition::Together => scenario.betas.clone(),
        Condition::Alone(instrument) => scenario.alone(instrument),
    };
    let way = match direction {
        Direction::Fall => Way::Down,
        Direction::Rise => Way::Up,
    };
    let explained = explain(pool, &scenario.book, (&scenario.marks, &betas), way)?;
    if explained.boundary.t.abs() > REACH || explained.boundary.beyond_table {
        return None;
    }
    let what = match condition {
        Condition::Together => context.condition(direction),
        Condition::Alone(instrument) if one_market(pool).is_some() => {
            answer::one_moves(context.name(instrument), direction.one())
        }
        Condition::Alone(instrument) => {
            answer::only_one_moves(context.name(instrument), direction.one())
        }
    };
    Some(Proof {
        series: series(view),
        title: format!(
            "{}, {what}",
            capital(&pool_title(&pool.kind, &context.pool_name(&pool.members)))
        ),
        steps: steps(context, &explained),
        result: result(context, &explained, &betas),
        note: note(context, (pool, &betas)),
        check: check(context, &explained),
    })
}

fn equation(left: impl Into<String>, right: impl Into<String>) -> (String, String) {
    (left.into(), right.into())
}

fn steps(context: &Context<'_>, explained: &Explained) -> Vec<(String, String)> {
    let mut steps = vec![equation(words::EQUITY, words::REQUIREMENT)];
    let asks: Vec<String> = alike(&explained.asks)
        .iter()
        .map(|ask| ask_words(context, ask))
        .collect();
    steps.push(equation(
        line_words(context, explained.equity),
        asks.join(" + "),
    ));
    let difference = explained.equity - explained.requirement;
    if explained.is_jump() {
        steps.push(equation(words::AT_THE_EDGE, words::REQUIREMENT_JUMPS));
    } else {
        steps.push(equation(
            format!("{} x", figure(context, difference.slope)),
            figure(context, -difference.at_zero),
        ));
    }
    steps
}

/// Asks of one rate and fee written as one.
fn alike(asks: &[Ask]) -> Vec<Ask> {
    let mut sums: Vec<Ask> = Vec::new();
    for ask in asks {
        let same = |sum: &&mut Ask| (sum.rate, sum.fee_rate) == (ask.rate, ask.fee_rate);
        match sums.iter_mut().find(same) {
            Some(sum) => {
                sum.deduction = sum.deduction + ask.deduction;
                sum.notional = sum.notional + ask.notional;
                sum.fee_notional = sum.fee_notional + ask.fee_notional;
            }
            None => sums.push(ask.clone()),
        }
    }
    sums
}

/// A size found by division leaves noise far below any amount shown.
fn clean(line: Line) -> Line {
    Line {
        at_zero: line.at_zero.round_dp(NOISE_DIGITS),
        slope: line.slope.round_dp(NOISE_DIGITS),
    }
}

/// "1,000 + 7,000 x".
fn line_words(context: &Context<'_>, line: Line) -> String {
    let line = clean(line);
    let start = figure(context, line.at_zero);
    if line.slope.is_zero() {
        return start;
    }
    let sign = if line.slope < Decimal::ZERO {
        "−"
    } else {
        "+"
    };
    format!("{start} {sign} {} x", figure(context, line.slope.abs()))
}

/// "0.005 × (4,000 + 4,000 x) − 300 + 0.0005 × …".
fn ask_words(context: &Context<'_>, ask: &Ask) -> String {
    let notional = |line: Line| match line_words(context, line) {
        sum if clean(line).slope.is_zero() => sum,
        sum => format!("({sum})"),
    };
    let mut sum = format!(
        "{} × {}",
        context.style.plain(ask.rate.normalize()),
        notional(ask.notional)
    );
    if ask.deduction != Line::default() {
        sum.push_str(&format!(" − {}", notional(ask.deduction)));
    }
    if !ask.fee_rate.is_zero() {
        let rate = context.style.plain(ask.fee_rate.normalize());
        sum.push_str(&format!(" + {rate} × {}", notional(ask.fee_notional)));
    }
    sum
}

fn figure(context: &Context<'_>, value: Decimal) -> String {
    context.style.significant(value, 8)
}

fn result(context: &Context<'_>, explained: &Explained, betas: &[Decimal]) -> String {
    let t = explained.boundary.t;
    let mut found = format!("x = {}", context.style.percent_signed(t, 4));
    let moving = context
        .held()
        .into_iter()
        .filter(|&index| !betas[index].is_zero());
    for instrument in moving.take(3) {
        let price = context.scenario.marks[instrument] * (Decimal::ONE + betas[instrument] * t);
        found += &words::and_price(
            context.name(instrument),
            &context.exact(instrument, price),
            &context.price(instrument, price),
        );
    }
    found
}

fn note(context: &Context<'_>, of: (&Pool, &[Decimal])) -> String {
    let (pool, betas) = of;
    let mut notes = vec![words::WHAT_X_IS.to_owned()];
    let mut held: Vec<&str> = Vec::new();
    for position in &pool.positions {
        let name = context.name(position.instrument);
        if betas[position.instrument].is_zero() && !held.contains(&name) {
            held.push(name);
        }
    }
    if !held.is_empty() {
        notes.push(words::held_at_its_mark(&held.join(", ")));
    }
    notes.join(" ")
}

fn check(context: &Context<'_>, explained: &Explained) -> Vec<(String, String)> {
    let x = context.style.percent_signed(explained.boundary.t, 4);
    let (equity, requirement) = explained.check;
    vec![
        equation(words::equity_at(&x), context.style.fixed(equity, 2)),
        equation(
            words::REQUIREMENT_THERE,
            context.style.fixed(requirement, 2),
        ),
    ]
}
