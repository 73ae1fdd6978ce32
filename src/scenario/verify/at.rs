//! Figures of one position in its pool.

use super::Unread;
use super::figures::{Answer, scaled_rate};
use super::scene::Scene;
use crate::margin::assets::owned;
use crate::margin::figures::{Setting, ViewFigures, view_figures};
use crate::margin::headroom::{equity_at, requirement_at};
use crate::margin::leg::legs;
use crate::margin::liquidate::liquidate;
use crate::margin::liquidation::{Standing, round_up, verdict};
use crate::margin::opening::{
    fee_to_close, initial_margin, isolated_margin, margin_at_entry, opening_fee,
};
use crate::margin::reckon::{both_fees, capped, gross, impact_counted, realised, winners};
use crate::margin::rules::{ContractRules, RuleBook};
use crate::margin::schedule::Schedule;
use crate::market::account::{Pool, Unit, View};
use crate::market::position::{Kind, Position, Side};
use crate::market::ray::Moving;
use crate::num::checked;
use crate::num::text::{Toward, on_tick};
use crate::venues::Meter;
use rust_decimal::Decimal;

/// One position in its pool, with the marks of the question.
pub struct At<'a> {
    scene: &'a Scene<'a>,
    index: usize,
    position: &'a Position,
    pool: &'a Pool,
    rules: &'a ContractRules,
    marks: Vec<Decimal>,
    /// The mark of the question.
    pub mark: Decimal,
}

impl<'a> At<'a> {
    /// The position at `index`, its mark at `price` where that is stated.
    pub fn new(scene: &'a Scene<'a>, index: usize, price: Option<Decimal>) -> Option<Self> {
        let position = scene.position(index)?;
        let mut marks = scene.marks.clone();
        let mark = price.unwrap_or(marks[index]);
        marks[index] = mark;
        Some(Self {
            scene,
            index,
            position,
            pool: scene.pool(index)?,
            rules: &scene.book.contracts[index],
            marks,
            mark,
        })
    }

    /// A figure of the position or of its pool; none where the name is not known.
    pub fn answer(&self, name: &str) -> Result<Option<Answer>, Unread> {
        let (case, position, mark) = (self.scene.case, self.position, self.mark);
        let book = &self.scene.book;
        let ratio = |part: Decimal, whole: Decimal| part.checked_div(whole).unwrap_or_default();
        let number = match name {
            "pnl" => position.pnl(mark),
            "loss" => -position.pnl(mark),
            "notional" => position.notional(mark),
            "entry-value" => position.size,
            "entry-price" => position.entry(),
            "exit-price" => ratio(self.exit_worth()?, position.size),
            "maintenance" => self.maintenance(self.rules, mark),
            "maintenance-with-fee" => self.asked(self.rules, mark),
            "maintenance-at-liquidation" => {
                let there = |price| self.maintenance(self.rules, price);
                return Ok(Some(said(self.liquidation(book).map(there))));
            }
            "total-maintenance" => requirement_at(self.pool, book, &self.marks),
            "initial-margin" => self.initial()?,
            "margin-at-entry" => margin_at_entry(position),
            "isolated-margin" => isolated_margin(position, self.rules),
            "fee-to-open" => opening_fee(position, self.rules),
            "reserved-fee" => self
                .rules
                .opening
                .reserve
                .map_or(Decimal::ZERO, |fee| fee_to_close(position, fee)),
            "fee-to-close" => self.fee_to_close()?,
            "order-cost" => {
                isolated_margin(position, self.rules) + opening_fee(position, self.rules)
            }
            "return-on-margin" => ratio(position.pnl(mark), isolated_margin(position, self.rules)),
            "closed-pnl" => gross(position, self.exit_worth()?),
            "fees" => -both_fees(position, self.rules, self.exit_worth()?),
            "realised-pnl" => self.realised()?,
            "realised-return" => ratio(self.realised()?, margin_at_entry(position)),
            "liquidation-price" => return Ok(Some(said(self.liquidation(book)))),
            "liquidation-price-on-tick" => {
                return Ok(Some(said(self.on_tick(self.liquidation(book)))));
            }
            "bankruptcy-price" => return Ok(Some(said(self.bankruptcy()))),
            "bankruptcy-price-on-tick" => return Ok(Some(said(self.on_tick(self.bankruptcy())))),
            "margin-behind" => -position.pnl(self.bankruptcy().unwrap_or(mark)),
            "move-to-liquidation" => {
                let away = |price: Decimal| ratio((price - mark).abs(), mark);
                return Ok(Some(said(self.liquidation(book).map(away))));
            }
            "liquidation-threshold" => ratio(self.asked(self.rules, mark), position.notional(mark)),
            "liquidated" => {
                let under = verdict(self.pool, book, &self.marks);
                return Ok(Some(Answer::Word(if under { "yes" } else { "no" })));
            }
            "coins-returned" => {
                let (_, left) = self.closed();
                match self.pool.unit {
                    Unit::Money => left,
                    Unit::Coin(coin) => ratio(left, self.marks[coin]),
                }
            }
            "contracts-left" => self.closed().0,
            "equity" => equity_at(self.pool, book, &self.marks),
            "leverage" => ratio(
                position.entry_notional,
                equity_at(self.pool, book, &self.marks),
            ),
            "total-margin" => self.view().locked,
            "total-notional" => self.view().gross(),
            "free-margin" => self.view().available,
            "further-position" => self.view().available * position.leverage,
            "margin-level" => self.level()?,
            "assets" => owned(self.pool, book, Unit::Coin(self.index)) * mark,
            "liability" => -owned(self.pool, book, Unit::Money),
            "pnl-after-costs" => position.pnl(mark) - case.or_zero("paid")?,
            "pnl-after-closing" => position.pnl(mark) - case.or_zero("paid")? + self.closing()?,
            "collateral-needed" => {
                self.maintenance(self.rules, mark) - position.pnl(mark) - self.closing()?
            }
            "capped-pnl" => {
                let side: Vec<Position> = self.scene.account.holdings[1..]
                    .iter()
                    .map(|held| held.position.clone())
                    .collect();
                let cap = case.or_zero("pool")? * case.or_zero("share")?;
                capped(position.pnl(mark), winners(&side, mark), cap)
            }
            _ => return Ok(None),
        };
        Ok(Some(Answer::Number(number)))
    }

    /// The venue's procedure on the pool: what stays open of the position, and what comes back of a pool
    /// that is gone.
    fn closed(&self) -> (Decimal, Decimal) {
        let mut pool = self.pool.clone();
        let steps = liquidate(&mut pool, &self.scene.book, &self.marks, false);
        let open = pool.members.iter().zip(&pool.positions);
        let own = open.filter(|(member, _)| **member == self.index);
        let left = steps.last().map(|step| step.closed.left);
        (
            own.map(|(_, held)| held.size).sum(),
            left.filter(|_| pool.positions.is_empty())
                .unwrap_or_default(),
        )
    }

    /// What the position's leg asks for under these rules, rounded as the venue rounds.
    fn asked(&self, rules: &ContractRules, mark: Decimal) -> Decimal {
        let legs = legs(std::slice::from_ref(self.position));
        let asked = legs
            .iter()
            .map(|leg| leg.requirement_at((self.pool, rules), mark));
        round_up(asked.sum(), rules.maintenance.step)
    }

    /// The same without the fee to close.
    fn maintenance(&self, rules: &ContractRules, mark: Decimal) -> Decimal {
        let mut rules = rules.clone();
        rules.maintenance.closing_fee = None;
        self.asked(&rules, mark)
    }

    /// Margin that the position asks for, under a rate that grows with the open interest where one is
    /// stated.
    fn initial(&self) -> Result<Decimal, Unread> {
        let step = self.rules.maintenance.step;
        let asked = match self.scene.case.get("base")? {
            Some(_) => self.position.notional(self.mark) * scaled_rate(self.scene)?,
            None => initial_margin(self.position, self.rules, self.mark),
        };
        Ok(round_up(asked, step))
    }

    /// Where the price runs into the pool's end on the position's losing side, exact.
    fn liquidation(&self, book: &RuleBook) -> Option<Decimal> {
        let standing = Standing::new(self.pool, book, &self.marks);
        let found = standing.liquidation(&Moving::Alone(self.index)).found;
        let edge = match self.position.side {
            Side::Long => found.below(),
            Side::Short => found.above(),
        };
        edge.map(|edge| edge.t)
    }

    /// Where nothing is left but the fee to close: the same rules that ask for no maintenance.
    fn bankruptcy(&self) -> Option<Decimal> {
        let mut book = self.scene.book.clone();
        let nothing = Schedule::flat(Decimal::ZERO).ok()?;
        for contract in &mut book.contracts {
            contract.maintenance.schedule = nothing.clone();
            contract.maintenance.minimum = Decimal::ZERO;
        }
        self.liquidation(&book)
    }

    /// A price on the tick, away from loss.
    fn on_tick(&self, price: Option<Decimal>) -> Option<Decimal> {
        let toward = match self.position.side {
            Side::Long => Toward::Up,
            Side::Short => Toward::Down,
        };
        price.map(|price| on_tick(price, self.rules.tick, toward))
    }

    /// Worth of the position when it was closed.
    fn exit_worth(&self) -> Result<Decimal, Unread> {
        let line = self.scene.lines[self.index];
        let worth = line.get("exit-worth")?;
        Ok(match (worth, line.get("exit")?) {
            (Some(worth), _) => worth,
            (None, Some(exit)) => self.position.size * exit,
            (None, None) => return Err(line.wrong("no exit is stated")),
        })
    }

    /// Fee of a close at the stated exit, or at the bankruptcy price on its tick.
    fn fee_to_close(&self) -> Result<Decimal, Unread> {
        let fee = self.rules.exit_fee;
        if let Ok(worth) = self.exit_worth() {
            return Ok(worth * fee);
        }
        let price = self.on_tick(self.bankruptcy());
        let price = price.ok_or_else(|| self.scene.case.wrong("it cannot go bankrupt"))?;
        let worth = match self.position.kind {
            Kind::Linear => checked::product(self.position.size, price),
            Kind::Inverse => self.position.entry_notional.checked_div(price),
        };
        Ok(worth.unwrap_or_default() * fee)
    }

    fn realised(&self) -> Result<Decimal, Unread> {
        let funding = self.scene.lines[self.index]
            .get("funding")?
            .unwrap_or_default();
        Ok(realised(
            self.position,
            self.rules,
            self.exit_worth()?,
            funding,
        ))
    }

    /// What closing adds: the price impact as far as it counts, less the fee; both as stated in money.
    fn closing(&self) -> Result<Decimal, Unread> {
        let case = self.scene.case;
        let impact = case.or_zero("impact")?;
        let impact = match case.get("cap")? {
            Some(cap) => impact_counted(impact, cap),
            None => impact,
        };
        Ok(impact - case.or_zero("closing")?)
    }

    fn view(&self) -> ViewFigures {
        let setting = Setting {
            book: &self.scene.book,
            marks: &self.marks,
            betas: &vec![Decimal::ONE; self.marks.len()],
        };
        view_figures(
            &self.scene.account,
            View::Configured,
            setting,
            Decimal::ZERO,
        )
    }

    /// The venue's own ratio.
    fn level(&self) -> Result<Decimal, Unread> {
        let case = self.scene.case;
        let equity = equity_at(self.pool, &self.scene.book, &self.marks);
        let asked = || requirement_at(self.pool, &self.scene.book, &self.marks);
        let level = match case.product.meter {
            Meter::EquityOverUsed => equity.checked_div(self.view().locked),
            Meter::EquityOverRequirement => equity.checked_div(asked()),
            Meter::RequirementOverEquity => asked().checked_div(equity),
            Meter::InitialOverEquity => self.view().locked.checked_div(equity),
            Meter::AssetsOverDebt => None,
        };
        level.ok_or_else(|| case.wrong("no level"))
    }
}

/// A price that may not exist.
fn said(price: Option<Decimal>) -> Answer {
    price.map_or(Answer::Word("none"), Answer::Number)
}
