//! Headroom = equity − requirement of a pool, along a ray and at one set of prices.

use super::assets::{Claim, backing, claims, cuts_something};
use super::leg::{Ask, Leg, Pieces, larger_side, legs};
use super::rules::{Netting, RuleBook};
use crate::market::account::{Pool, PoolKind};
use crate::market::position::Side;
use crate::market::ray::Ray;
use crate::num::piecewise::{Line, OFF, Piecewise, Tag};
use rust_decimal::Decimal;

/// Everything of a pool that asks to be backed: its legs first, then what its assets claim.
#[derive(Clone, Debug)]
pub struct Parts {
    /// Positions, merged.
    pub legs: Vec<Leg>,
    /// Haircuts that move with the prices, and debts.
    pub claims: Vec<Claim>,
}

impl Parts {
    /// The parts of a pool.
    pub fn new(pool: &Pool, book: &RuleBook) -> Self {
        Self {
            legs: legs(&pool.positions),
            claims: claims(pool, book),
        }
    }

    /// What a part asks for in one of its pieces along a ray, before the minimum; none in [`OFF`].
    pub fn ask(&self, of: (&Pool, &RuleBook), tag: Tag, ray: &Ray) -> Option<Ask> {
        let (pool, book) = of;
        if tag.piece == OFF {
            return None;
        }
        match self.legs.get(tag.part) {
            Some(leg) => {
                let price = ray.prices[leg.instrument];
                Some(leg.ask((pool, &book.contracts[leg.rules]), tag.piece, price))
            }
            None => self.claims[tag.part - self.legs.len()].ask(of, ray, tag.piece),
        }
    }

    /// The least a part asks for while it asks at all.
    pub fn minimum(&self, book: &RuleBook, tag: Tag) -> Decimal {
        match self.legs.get(tag.part) {
            Some(leg) if tag.piece != OFF => book.contracts[leg.rules].maintenance.minimum,
            _ => Decimal::ZERO,
        }
    }

    /// What each part asks for along a ray, its pieces in order; of netted sides only the larger asks.
    pub fn pieces(&self, of: (&Pool, &RuleBook), ray: &Ray) -> Vec<Pieces> {
        let (pool, book) = of;
        let mut pieces: Vec<Pieces> = Vec::with_capacity(self.legs.len() + self.claims.len());
        for leg in &self.legs {
            pieces.push(leg.pieces((pool, &book.contracts[leg.rules]), ray));
        }
        for (longs, shorts) in netted(pool, book, &self.legs) {
            let take = |pieces: &mut Vec<Pieces>, legs: &[usize]| -> Vec<Pieces> {
                legs.iter()
                    .map(|&leg| std::mem::take(&mut pieces[leg]))
                    .collect()
            };
            let (mut long, mut short) = (take(&mut pieces, &longs), take(&mut pieces, &shorts));
            larger_side(&mut long, &mut short, ray.domain.high);
            for (leg, kept) in longs
                .into_iter()
                .zip(long)
                .chain(shorts.into_iter().zip(short))
            {
                pieces[leg] = kept;
            }
        }
        for claim in &self.claims {
            pieces.push(claim.pieces(of, ray));
        }
        pieces
    }

    /// Equity less requirement along a ray; parts are these, pieces their brackets.
    pub fn headroom(&self, of: (&Pool, &RuleBook), ray: &Ray) -> Piecewise {
        let (pool, book) = of;
        let mut required = Piecewise::default();
        for (part, pieces) in self.pieces(of, ray).iter().enumerate() {
            required.add(piecewise(part, pieces));
        }
        let mut total = required.negate();
        total.add_line(equity(pool, book, ray));
        total
    }

    /// A share of equity, haircuts taken, less requirement along a ray.
    pub fn share_of_equity(&self, of: (&Pool, &RuleBook), ray: &Ray, share: Decimal) -> Piecewise {
        let (pool, book) = of;
        let mut required = Piecewise::default();
        for (part, pieces) in self.pieces(of, ray).iter().enumerate() {
            let claim = part.checked_sub(self.legs.len());
            let cuts = claim.is_some_and(|claim| matches!(self.claims[claim], Claim::Cut(_)));
            let asked = piecewise(part, pieces);
            required.add(if cuts { asked.scale(share) } else { asked });
        }
        let mut total = required.negate();
        total.add_line(equity(pool, book, ray).scale(share));
        total
    }

    /// What they must be backed by at these prices, quote currency.
    pub fn requirement_at(&self, of: (&Pool, &RuleBook), prices: &[Decimal]) -> Decimal {
        let (pool, book) = of;
        self.required(of, prices, |leg| {
            let rules = &book.contracts[leg.rules];
            leg.requirement_at((pool, rules), prices[leg.instrument])
        })
    }

    /// Sum of what the legs ask for, `ask` each, the larger side where sides net, and of what is owed.
    pub fn required(
        &self,
        of: (&Pool, &RuleBook),
        prices: &[Decimal],
        ask: impl Fn(&Leg) -> Decimal,
    ) -> Decimal {
        let (pool, book) = of;
        let mut total: Decimal = self.legs.iter().map(&ask).sum();
        for (longs, shorts) in netted(pool, book, &self.legs) {
            let side = |legs: &[usize]| {
                legs.iter()
                    .map(|&leg| ask(&self.legs[leg]))
                    .sum::<Decimal>()
            };
            total -= side(&longs).min(side(&shorts));
        }
        for claim in &self.claims {
            if matches!(claim, Claim::Debt(..)) {
                total += claim.at(of, &Ray::still(prices));
            }
        }
        total
    }
}

/// Indices of the legs of one market, long and short, where only the larger side counts.
fn netted(pool: &Pool, book: &RuleBook, legs: &[Leg]) -> Vec<(Vec<usize>, Vec<usize>)> {
    if book.pool.netting == Netting::None || pool.kind != PoolKind::Cross {
        return Vec::new();
    }
    let mut markets: Vec<usize> = legs.iter().map(|leg| leg.instrument).collect();
    markets.sort_unstable();
    markets.dedup();
    let of = |market: usize, side: Side| {
        let is = |&index: &usize| (legs[index].instrument, legs[index].side) == (market, side);
        (0..legs.len()).filter(is).collect::<Vec<_>>()
    };
    let sides = |market| (of(market, Side::Long), of(market, Side::Short));
    markets
        .into_iter()
        .map(sides)
        .filter(|(longs, shorts)| !longs.is_empty() && !shorts.is_empty())
        .collect()
}

/// Money, collateral and profit of a pool along a ray: a line, before anything is asked for.
pub fn equity(pool: &Pool, book: &RuleBook, ray: &Ray) -> Line {
    let mut total = backing(pool, book, ray);
    for held in &pool.positions {
        total = total + held.pnl_along(ray.prices[held.instrument]);
    }
    total
}

/// The same at full worth: no haircut.
pub fn worth(pool: &Pool, ray: &Ray) -> Line {
    let mut total = Line::flat(pool.cash);
    for held in &pool.collateral {
        total = total + ray.prices[held.instrument].scale(held.coins);
    }
    for held in &pool.positions {
        total = total + held.pnl_along(ray.prices[held.instrument]);
    }
    total
}

/// Equity along a ray with every haircut taken: where it is gone the pool is bankrupt.
pub fn counted_equity(pool: &Pool, book: &RuleBook, ray: &Ray) -> Piecewise {
    let mut cut = Piecewise::default();
    for (part, claim) in claims(pool, book).iter().enumerate() {
        if matches!(claim, Claim::Cut(_)) {
            cut.add(piecewise(part, &claim.pieces((pool, book), ray)));
        }
    }
    let mut total = cut.negate();
    total.add_line(equity(pool, book, ray));
    total
}

fn piecewise(part: usize, pieces: &Pieces) -> Piecewise {
    let (_, line, tier) = pieces[0];
    let rest = pieces[1..]
        .iter()
        .map(|&(at, line, tier)| (at, line, Tag { part, piece: tier }));
    Piecewise::pieces((line, Tag { part, piece: tier }), rest)
}

/// Equity of a pool at these prices, haircuts taken; quote currency.
pub fn equity_at(pool: &Pool, book: &RuleBook, prices: &[Decimal]) -> Decimal {
    if !cuts_something(pool, book) {
        return worth_at(pool, prices);
    }
    counted_equity(pool, book, &Ray::still(prices)).at(Decimal::ZERO)
}

/// Full worth of a pool at these prices, no haircut; quote currency.
pub fn worth_at(pool: &Pool, prices: &[Decimal]) -> Decimal {
    let coins = pool
        .collateral
        .iter()
        .map(|held| held.coins * prices[held.instrument]);
    let profit = pool
        .positions
        .iter()
        .map(|held| held.pnl(prices[held.instrument]));
    pool.cash + coins.sum::<Decimal>() + profit.sum::<Decimal>()
}

/// What a pool must be backed by at these prices, quote currency.
pub fn requirement_at(pool: &Pool, book: &RuleBook, prices: &[Decimal]) -> Decimal {
    Parts::new(pool, book).requirement_at((pool, book), prices)
}
