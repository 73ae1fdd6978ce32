//! What a pool's positions of one market and side ask for, bracket by bracket.

use super::rules::{Basis, ContractRules, Fee};
use super::schedule::{Key, without_noise};
use crate::market::account::{Pool, PoolKind, Unit};
use crate::market::position::{Kind, Position, Side};
use crate::market::ray::Ray;
use crate::num::piecewise::{Line, OFF};
use rust_decimal::Decimal;

/// All of a pool's positions of one market, side, kind and rule: what the schedule sees as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    /// Index of the instrument.
    pub instrument: usize,
    /// Long or short.
    pub side: Side,
    /// Linear or inverse.
    pub kind: Kind,
    /// Index of the contract rules.
    pub rules: usize,
    /// Sum of sizes.
    pub size: Decimal,
    /// Sum of entry notionals.
    pub entry_notional: Decimal,
}

/// What is asked for as arithmetic: rate × notional − deduction + fee rate × fee notional.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Index of the instrument; none where it is for the account's currency.
    pub instrument: Option<usize>,
    /// Rate of the bracket in force.
    pub rate: Decimal,
    /// What the rate multiplies, as a line.
    pub notional: Line,
    /// Deduction of that bracket, quote currency, as a line.
    pub deduction: Line,
    /// Rate of the closing fee in the test; zero when none.
    pub fee_rate: Decimal,
    /// What that multiplies, as a line.
    pub fee_notional: Line,
}

impl Ask {
    /// What the bracket asks for, as a line.
    fn maintenance(&self) -> Line {
        self.notional.scale(self.rate) - self.deduction
    }

    /// The fee to close, as a line.
    fn fee(&self) -> Line {
        match self.fee_rate.is_zero() {
            true => Line::default(),
            false => self.fee_notional.scale(self.fee_rate),
        }
    }

    /// The whole, as a line.
    pub fn total(&self) -> Line {
        self.maintenance() + self.fee()
    }

    /// With the minimum in place of the bracket where that asks for less at `t`; the fee comes on top.
    pub fn at_least(self, minimum: Decimal, t: Decimal) -> Self {
        if self.maintenance().at(t) >= minimum {
            return self;
        }
        Self {
            rate: Decimal::ONE,
            notional: Line::flat(minimum),
            deduction: Line::default(),
            ..self
        }
    }
}

/// Where a piece of a requirement begins, what it asks for, and the bracket in force.
pub type Pieces = Vec<(Decimal, Line, usize)>;

/// Merges positions of one market, side, kind and rule.
pub fn legs(positions: &[Position]) -> Vec<Leg> {
    let mut legs: Vec<Leg> = Vec::with_capacity(positions.len());
    for position in positions {
        match legs.iter_mut().find(|leg| leg.holds(position)) {
            Some(leg) => {
                leg.size += position.size;
                leg.entry_notional += position.entry_notional;
            }
            None => legs.push(Leg {
                instrument: position.instrument,
                side: position.side,
                kind: position.kind,
                rules: position.rules,
                size: position.size,
                entry_notional: position.entry_notional,
            }),
        }
    }
    legs
}

impl Leg {
    /// Whether this position is part of it.
    pub fn holds(&self, position: &Position) -> bool {
        (self.instrument, self.side, self.kind, self.rules)
            == (
                position.instrument,
                position.side,
                position.kind,
                position.rules,
            )
    }

    /// Sum of something of its positions, each divided by its leverage.
    fn levered(&self, pool: &Pool, of: impl Fn(&Position) -> Decimal) -> Decimal {
        let own = pool.positions.iter().filter(|held| self.holds(held));
        own.map(|held| of(held).checked_div(held.leverage).unwrap_or_default())
            .sum()
    }

    /// Notional at `basis` as a line in the price's parameter, quote currency.
    fn notional(&self, basis: Basis, pool: &Pool, price: Line) -> Line {
        let sign = self.side.sign();
        let coins = |pool| self.levered(pool, |held| held.size);
        let money = |pool| self.levered(pool, |held| held.entry_notional);
        match (basis, self.kind) {
            (Basis::Mark, Kind::Linear) | (Basis::Entry, Kind::Inverse) => price.scale(self.size),
            (Basis::Mark, Kind::Inverse) | (Basis::Entry, Kind::Linear) => {
                Line::flat(self.entry_notional)
            }
            (Basis::Bankruptcy, Kind::Linear) => {
                Line::flat(self.entry_notional - sign * money(pool))
            }
            (Basis::Bankruptcy, Kind::Inverse) => price.scale(self.size + sign * coins(pool)),
            (Basis::Reserve, Kind::Linear) => price.scale(self.size - sign * coins(pool)),
            (Basis::Reserve, Kind::Inverse) => Line::flat(self.entry_notional + sign * money(pool)),
            (Basis::UsedMargin, _) => match self.side {
                Side::Long => Line::flat(money(pool)),
                Side::Short => price.scale(coins(pool)),
            },
            (Basis::Debt, _) => Line::default(),
        }
    }

    /// What the fee to close multiplies, quote currency.
    fn fee_notional(&self, fee: Fee, pool: &Pool, price: Line) -> Line {
        if fee.basis != Basis::Reserve || pool.kind != PoolKind::Isolated {
            return self.notional(fee.basis, pool, price);
        }
        // Where the pool's money, the fee out of it paid, is gone: N − s·W = B·(1 − s·f), and in coins
        // of an inverse contract q + s·W = b·(1 + s·f).
        let sign = self.side.sign();
        let share = sign * fee.rate;
        let (whole, by) = match self.kind {
            Kind::Linear => (self.entry_notional - sign * pool.cash, Decimal::ONE - share),
            Kind::Inverse => {
                let coins = pool
                    .collateral
                    .iter()
                    .map(|held| held.coins)
                    .sum::<Decimal>();
                (self.size + sign * coins, Decimal::ONE + share)
            }
        };
        let at = whole.checked_div(by).unwrap_or_default().max(Decimal::ZERO);
        match self.kind {
            Kind::Linear => Line::flat(at),
            Kind::Inverse => price.scale(at),
        }
    }

    /// What one unit of the schedule's key is worth: a coin, or the quote currency itself.
    fn key_unit(&self, rules: &ContractRules, price: Line) -> Line {
        match (self.kind, rules.maintenance.schedule.key) {
            (Kind::Linear, Key::Notional) | (Kind::Inverse, Key::Size) => Line::flat(Decimal::ONE),
            (Kind::Linear, Key::Size) | (Kind::Inverse, Key::Notional) => price,
        }
    }

    /// Worth of what the brackets are looked up by, quote currency.
    fn key_worth(&self, rules: &ContractRules, price: Line) -> Line {
        let basis = match (rules.maintenance.schedule.key, rules.maintenance.basis) {
            (Key::Notional, Basis::Entry) => Basis::Entry,
            _ => Basis::Mark,
        };
        match (basis, self.kind) {
            (Basis::Entry, Kind::Linear) | (Basis::Mark, Kind::Inverse) => {
                Line::flat(self.entry_notional)
            }
            _ => price.scale(self.size),
        }
    }

    /// What the bracket is looked up by at one price.
    pub fn key_at(&self, rules: &ContractRules, price: Decimal) -> Decimal {
        let price = Line::flat(price);
        let worth = self.key_worth(rules, price).at_zero;
        match (self.kind, rules.maintenance.schedule.key) {
            (Kind::Linear, Key::Size) => self.size,
            (Kind::Inverse, Key::Notional) => worth
                .checked_div(self.key_unit(rules, price).at_zero)
                .unwrap_or(Decimal::MAX),
            _ => worth,
        }
    }

    /// The bracket in force at one price.
    pub fn tier_at(&self, rules: &ContractRules, price: Decimal) -> usize {
        rules
            .maintenance
            .schedule
            .index_at(self.key_at(rules, price))
    }

    /// What this leg asks for in bracket `tier`, before the minimum.
    pub fn ask(&self, in_pool: (&Pool, &ContractRules), tier: usize, price: Line) -> Ask {
        let (pool, rules) = in_pool;
        let maintenance = &rules.maintenance;
        let tier = maintenance.schedule.tiers()[tier];
        let fee = maintenance.closing_fee;
        Ask {
            instrument: Some(self.instrument),
            rate: tier.rate,
            notional: self.notional(maintenance.basis, pool, price),
            deduction: match tier.deduction.is_zero() {
                true => Line::default(),
                false => self.key_unit(rules, price).scale(tier.deduction),
            },
            fee_rate: fee.map(|fee| fee.rate).unwrap_or_default(),
            fee_notional: fee
                .map(|fee| self.fee_notional(fee, pool, price))
                .unwrap_or_default(),
        }
    }

    /// What this leg must be backed by at this price of its instrument: maintenance, closing fee, minimum.
    pub fn requirement_at(&self, in_pool: (&Pool, &ContractRules), price: Decimal) -> Decimal {
        let (_, rules) = in_pool;
        let tier = self.tier_at(rules, price);
        self.ask(in_pool, tier, Line::flat(price))
            .at_least(rules.maintenance.minimum, Decimal::ZERO)
            .total()
            .at_zero
    }

    /// The leg's requirement along a ray: one piece a bracket, split where the minimum takes over.
    pub fn pieces(&self, in_pool: (&Pool, &ContractRules), ray: &Ray) -> Pieces {
        let (_, rules) = in_pool;
        let price = ray.prices[self.instrument];
        let (worth, unit) = (self.key_worth(rules, price), self.key_unit(rules, price));
        let tiers = rules.maintenance.schedule.tiers();
        let (low, high) = (ray.domain.low, ray.domain.high);
        let mut rising = true;
        let mut crossings: Vec<(Decimal, usize)> = Vec::new();
        if rules.maintenance.schedule.key == Key::Notional {
            let today = || without_noise(self.key_at(rules, price.at(ray.start)));
            for (tier, bracket) in tiers.iter().enumerate().skip(1) {
                let over = worth - unit.scale(bracket.floor);
                rising = over.slope > Decimal::ZERO;
                let meets = over.meets(Decimal::ZERO).filter(|t| *t > low && *t < high);
                if let Some(t) = meets {
                    // Where it lies on the floor today but for the noise of a division.
                    let here = today() == bracket.floor;
                    crossings.push((if here { ray.start } else { t }, tier));
                }
            }
        }
        if !rising {
            crossings.reverse();
        }
        let first = match crossings.first() {
            Some(&(_, tier)) if rising => tier - 1,
            Some(&(_, tier)) => tier,
            None => self.tier_at(rules, price.at(ray.start)),
        };
        let mut pieces = vec![(low, first)];
        let beyond = |tier: usize| if rising { tier } else { tier - 1 };
        pieces.extend(crossings.into_iter().map(|(t, tier)| (t, beyond(tier))));
        let asks = |tier| self.ask(in_pool, tier, price);
        let mut lines = with_minimum(
            &pieces,
            high,
            |tier| asks(tier).maintenance(),
            rules.maintenance.minimum,
        );
        if rules.maintenance.closing_fee.is_some() {
            // The same in every bracket.
            let fee = asks(first).fee();
            lines.iter_mut().for_each(|piece| piece.1 = piece.1 + fee);
        }
        lines
    }
}

/// Replaces each piece by the larger of itself and `minimum`.
fn with_minimum(
    pieces: &[(Decimal, usize)],
    high: Decimal,
    ask: impl Fn(usize) -> Line,
    minimum: Decimal,
) -> Pieces {
    let mut lines = Vec::with_capacity(pieces.len());
    for (index, &(from, tier)) in pieces.iter().enumerate() {
        let line = ask(tier);
        let until = pieces.get(index + 1).map_or(high, |next| next.0);
        // Judged in the middle: at an end of the piece the two may meet, and rounding would decide.
        let larger = |from: Decimal, until: Decimal| {
            let middle = from + (until - from) / Decimal::TWO;
            if line.at(middle) < minimum {
                Line::flat(minimum)
            } else {
                line
            }
        };
        match line.meets(minimum).filter(|t| *t > from && *t < until) {
            Some(t) => {
                lines.push((from, larger(from, t), tier));
                lines.push((t, larger(t, until), tier));
            }
            None => lines.push((from, larger(from, until), tier)),
        }
    }
    lines
}

/// Keeps of the long and the short legs' pieces those of the side that asks for more; the other side's
/// become nothing, in the bracket [`OFF`].
pub fn larger_side(longs: &mut [Pieces], shorts: &mut [Pieces], high: Decimal) {
    let mut stops: Vec<Decimal> = longs
        .iter()
        .chain(shorts.iter())
        .flatten()
        .map(|piece| piece.0)
        .collect();
    stops.sort();
    stops.dedup();
    // Where each stretch begins, and whether the longs ask for more there.
    let mut stretches: Vec<(Decimal, bool)> = Vec::with_capacity(stops.len());
    for (index, &from) in stops.iter().enumerate() {
        let until = stops.get(index + 1).copied().unwrap_or(high);
        let gap = sum_from(longs, from) - sum_from(shorts, from);
        let over = |from: Decimal, until: Decimal| {
            !gap.at(from + (until - from) / Decimal::TWO)
                .is_sign_negative()
        };
        match gap.meets(Decimal::ZERO).filter(|t| *t > from && *t < until) {
            Some(t) => stretches.extend([(from, over(from, t)), (t, over(t, until))]),
            None => stretches.push((from, over(from, until))),
        }
    }
    for (legs, wanted) in [(longs, true), (shorts, false)] {
        for pieces in legs {
            let kept = |&(from, over): &(Decimal, bool)| match over == wanted {
                true => {
                    let (line, tier) = piece_from(pieces, from);
                    (from, line, tier)
                }
                false => (from, Line::default(), OFF),
            };
            let mut masked: Pieces = stretches.iter().map(kept).collect();
            masked.dedup_by(|next, before| (next.1, next.2) == (before.1, before.2));
            *pieces = masked;
        }
    }
}

/// The piece that holds just beyond `from`.
fn piece_from(pieces: &Pieces, from: Decimal) -> (Line, usize) {
    let after = pieces.partition_point(|piece| piece.0 <= from);
    let (_, line, tier) = pieces[after.saturating_sub(1)];
    (line, tier)
}

fn sum_from(legs: &[Pieces], from: Decimal) -> Line {
    legs.iter()
        .map(|pieces| piece_from(pieces, from).0)
        .fold(Line::default(), |sum, line| sum + line)
}

/// Coins or money of a pool in one unit, profit excluded.
pub fn balance(pool: &Pool, unit: Unit) -> Decimal {
    match unit {
        Unit::Money => pool.cash,
        Unit::Coin(coin) => {
            let own = pool
                .collateral
                .iter()
                .filter(|held| held.instrument == coin);
            own.map(|held| held.coins).sum()
        }
    }
}
