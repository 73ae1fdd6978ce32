//! Every figure of a case file, asked of the engine.

use super::Unread;
use super::at::At;
use super::read::Entry;
use super::scene::{Scene, rows};
use crate::margin::opening::{open_interest_rate, open_loss};
use crate::margin::reckon::{interest, maintenance_rate, round_down};
use crate::margin::schedule::{Amounts, Schedule};
use crate::market::collateral::Collateral;
use crate::market::position::Side;
use rust_decimal::Decimal;

/// What the engine says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A number.
    Number(Decimal),
    /// "yes", "no", or "none" for a price that does not exist.
    Word(&'static str),
}

/// What is asked: the figure's name, the index of its position, and its mark where that is not the case's.
pub type Asked<'a> = (&'a str, usize, Option<Decimal>);

/// Computes one figure.
pub fn figure(scene: &Scene<'_>, told: &Entry<'_>, asked: Asked<'_>) -> Result<Answer, Unread> {
    let (name, index, price) = asked;
    if let Some(of_table) = table(scene, told, asked)? {
        return Ok(Answer::Number(of_table));
    }
    if let Some(plain) = plain(scene, name, index)? {
        return Ok(Answer::Number(plain));
    }
    let at = At::new(scene, index, price).ok_or_else(|| told.wrong("no such position"))?;
    let (name, in_coins) = match name.strip_suffix("-in-coins") {
        Some(name) => (name, true),
        None => (name, false),
    };
    match at.answer(name)? {
        Some(Answer::Number(number)) if in_coins => Ok(Answer::Number(
            number.checked_div(at.mark).unwrap_or_default(),
        )),
        Some(answer) => Ok(answer),
        None => Err(told.wrong("no such figure")),
    }
}

/// Figures of a bracket table: the rows that a case states, or our own table of its symbol.
fn table(scene: &Scene<'_>, told: &Entry<'_>, asked: Asked<'_>) -> Result<Option<Decimal>, Unread> {
    let (name, index, key) = asked;
    if name != "deduction" && name != "rate" {
        return Ok(None);
    }
    let case = scene.case;
    let template = case.product.contracts.first();
    let template = template.ok_or_else(|| case.wrong("the product has no contract"))?;
    let rows = rows(case)?;
    let schedule = match case.text("symbol") {
        Some(symbol) => case.product.schedule(template, symbol),
        None => Schedule::new(
            (template.tiering, template.key),
            Amounts::Computed,
            rows,
            None,
        )
        .ok(),
    };
    let schedule = schedule.ok_or_else(|| case.wrong("no such table"))?;
    let leverage = case.get("leverage")?;
    let tier = match (key, leverage) {
        (Some(key), _) => schedule.tiers().get(schedule.index_at(key)),
        (None, Some(_)) => schedule
            .tiers()
            .iter()
            .find(|tier| tier.max_leverage == leverage),
        (None, None) => schedule.tiers().get(index),
    };
    let tier = tier.ok_or_else(|| told.wrong("the table has no such row"))?;
    Ok(Some(if name == "rate" {
        tier.rate
    } else {
        tier.deduction
    }))
}

/// Figures that need no position.
fn plain(scene: &Scene<'_>, name: &str, index: usize) -> Result<Option<Decimal>, Unread> {
    let case = scene.case;
    let held = || {
        let held = scene.account.collateral.get(index);
        held.ok_or_else(|| case.wrong("nothing is held"))
    };
    Ok(Some(match name {
        "open-loss" => {
            let order = case.lines("order").nth(index);
            let order = order.ok_or_else(|| case.wrong("no such order"))?;
            let side = if order.says("long") {
                Side::Long
            } else {
                Side::Short
            };
            open_loss(side, order.at(1)?, order.at(2)?, order.at(3)?)
        }
        "counted" => held()?.counted() * scene.marks[held()?.instrument],
        "coins" => scene.account.collateral.iter().map(|held| held.coins).sum(),
        "worth" => {
            let worth = |held: &Collateral| held.coins * scene.marks[held.instrument];
            scene.account.collateral.iter().map(worth).sum()
        }
        "interest" => interest(
            case.or_zero("owed")?,
            case.or_zero("rate")?,
            case.or_zero("hours")?,
        ),
        "maintenance-rate" => maintenance_rate(case.or_zero("initial")?, case.or_zero("share")?),
        "initial-rate" => scaled_rate(scene)?,
        _ => return Ok(None),
    }))
}

/// The initial rate as it grows with the market's open interest.
pub fn scaled_rate(scene: &Scene<'_>) -> Result<Decimal, Unread> {
    let case = scene.case;
    let bounds = (case.or_zero("lower")?, case.or_zero("upper")?);
    let rate = open_interest_rate(case.or_zero("base")?, case.or_zero("open")?, bounds);
    Ok(round_down(rate, case.or_zero("rate-step")?))
}
