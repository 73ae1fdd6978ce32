//! Headroom by the definitions of a venue's rules at one set of prices, written without a line of the
//! engine's own: no pieces, no rays, brackets looked up by cross-multiplication.

use isocross::margin::liquidation::round_up;
use isocross::margin::rules::{Basis, ContractRules, Cuts, Netting, RuleBook, Trigger};
use isocross::margin::schedule::{Key, Tier};
use isocross::market::account::{Pool, PoolKind};
use isocross::market::collateral::{Haircut, SliceKey};
use isocross::market::position::{Kind, Position, Side};
use rust_decimal::{Decimal, dec};

/// Equity less requirement; each position's requirement rounded up to its step where `rounded`.
pub fn left(pool: &Pool, book: &RuleBook, prices: &[Decimal], rounded: bool) -> Decimal {
    equity(pool, book, prices) - requirement(pool, book, prices, rounded)
}

/// Whether this much left closes a pool.
pub fn closes(left: Decimal, trigger: Trigger) -> bool {
    left < Decimal::ZERO || left.is_zero() && trigger == Trigger::AtOrBelow
}

/// Sum of the assets as far as they count, and of the profit that is not part of one.
pub fn equity(pool: &Pool, book: &RuleBook, prices: &[Decimal]) -> Decimal {
    let with_profit = book.pool.cuts == Cuts::BalanceAndPnl;
    let cross = pool.kind == PoolKind::Cross;
    let mut total = Decimal::ZERO;
    for (asset, price) in assets(prices) {
        let mut amount = balance(pool, asset);
        if with_profit {
            amount += paid(pool, book, prices, asset);
        }
        let counted = match haircut(pool, book, asset).filter(|_| cross) {
            Some(haircut) => counts(haircut, amount, price),
            None => amount * price,
        };
        total += counted;
        if !with_profit {
            total += paid(pool, book, prices, asset) * price;
        }
    }
    total
}

/// The account's currency, then each market's coin; with what one of it is worth.
fn assets(prices: &[Decimal]) -> impl Iterator<Item = (Option<usize>, Decimal)> {
    let coins = prices.iter().enumerate();
    std::iter::once((None, Decimal::ONE)).chain(coins.map(|(coin, &price)| (Some(coin), price)))
}

fn balance(pool: &Pool, asset: Option<usize>) -> Decimal {
    let Some(coin) = asset else { return pool.cash };
    let own = pool
        .collateral
        .iter()
        .filter(|held| held.instrument == coin);
    own.map(|held| held.coins).sum()
}

fn haircut<'a>(pool: &'a Pool, book: &'a RuleBook, asset: Option<usize>) -> Option<&'a Haircut> {
    let Some(coin) = asset else {
        return Some(&book.cash);
    };
    let own = pool.collateral.iter().find(|held| held.instrument == coin);
    own.map(|held| &held.haircut)
}

/// Worth of `amount`, slice by slice; a debt in full.
fn counts(haircut: &Haircut, amount: Decimal, price: Decimal) -> Decimal {
    if haircut.slices().is_empty() || amount <= Decimal::ZERO {
        return amount * price;
    }
    let (mut rest, worth) = match haircut.by() {
        SliceKey::Coins => (amount, price),
        SliceKey::Value => (amount * price, Decimal::ONE),
    };
    let mut total = Decimal::ZERO;
    for slice in haircut.slices().iter().rev() {
        let above = (rest - slice.floor).max(Decimal::ZERO);
        total += above * slice.counts * worth;
        rest -= above;
    }
    total
}

/// Profit paid in this asset, in units of it: an inverse contract pays coins, leveraged spot moves both.
fn paid(pool: &Pool, book: &RuleBook, prices: &[Decimal], asset: Option<usize>) -> Decimal {
    let of = |held: &Position| {
        let spot = book.contracts[held.rules].maintenance.basis == Basis::Debt;
        let price = prices[held.instrument];
        let profit = held.size * price - held.entry_notional;
        let amount = match (asset, spot, held.kind) {
            (None, true, _) => -held.entry_notional,
            (None, false, Kind::Linear) => profit,
            (Some(coin), true, _) if coin == held.instrument => held.size,
            (Some(coin), false, Kind::Inverse) if coin == held.instrument => profit / price,
            _ => Decimal::ZERO,
        };
        match held.side {
            Side::Long => amount,
            Side::Short => -amount,
        }
    };
    pool.positions.iter().map(of).sum()
}

fn requirement(pool: &Pool, book: &RuleBook, prices: &[Decimal], rounded: bool) -> Decimal {
    let mut total = Decimal::ZERO;
    for (market, &price) in prices.iter().enumerate() {
        let side = |side: Side| {
            let merged = groups(pool, market, side);
            let asked = merged.iter().map(|group| {
                let rules = &book.contracts[group[0].rules];
                let asked = asked(pool, rules, group, price);
                if rounded {
                    round_up(asked, rules.maintenance.step)
                } else {
                    asked
                }
            });
            asked.sum::<Decimal>()
        };
        let (longs, shorts) = (side(Side::Long), side(Side::Short));
        total += match book.pool.netting {
            Netting::LargerSide if pool.kind == PoolKind::Cross => longs.max(shorts),
            _ => longs + shorts,
        };
    }
    total + debts(pool, book, prices)
}

/// Positions of one market and side that a venue holds as one.
pub fn groups(pool: &Pool, market: usize, side: Side) -> Vec<Vec<&Position>> {
    let mut groups: Vec<Vec<&Position>> = Vec::new();
    let own = |held: &&Position| (held.instrument, held.side) == (market, side);
    for held in pool.positions.iter().filter(own) {
        let same = |group: &&mut Vec<&Position>| {
            (group[0].kind, group[0].rules) == (held.kind, held.rules)
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(held),
            None => groups.push(vec![held]),
        }
    }
    groups
}

/// Maintenance of positions held as one, never below the minimum, and the fee to close on top.
fn asked(pool: &Pool, rules: &ContractRules, group: &[&Position], price: Decimal) -> Decimal {
    let tier = bracket(rules, group, price);
    let of = |tier| asked_in(tier, pool, rules, (group, price));
    of(Some(tier)).max(of(None))
}

/// The same in one bracket, or with the minimum in place of one.
pub fn asked_in(
    tier: Option<Tier>,
    pool: &Pool,
    rules: &ContractRules,
    of: (&[&Position], Decimal),
) -> Decimal {
    let (group, price) = of;
    let maintenance = &rules.maintenance;
    let unit = match (group[0].kind, maintenance.schedule.key) {
        (Kind::Linear, Key::Notional) | (Kind::Inverse, Key::Size) => Decimal::ONE,
        _ => price,
    };
    let mut asked = match tier {
        Some(tier) => {
            notional(maintenance.basis, None, pool, group, price) * tier.rate
                - tier.deduction * unit
        }
        None => maintenance.minimum,
    };
    if let Some(fee) = maintenance.closing_fee {
        asked += notional(fee.basis, Some(fee.rate), pool, group, price) * fee.rate;
    }
    asked
}

/// The bracket in force; a key that a division left a hair above a floor is on it.
pub fn bracket(rules: &ContractRules, group: &[&Position], price: Decimal) -> Tier {
    let schedule = &rules.maintenance.schedule;
    let size: Decimal = group.iter().map(|held| held.size).sum();
    let entry: Decimal = group.iter().map(|held| held.entry_notional).sum();
    let at_entry = rules.maintenance.basis == Basis::Entry;
    let reaches = |floor: Decimal| {
        let (key, floor) = match (group[0].kind, schedule.key) {
            (Kind::Linear, Key::Notional) if at_entry => (entry, floor),
            (Kind::Linear, Key::Notional) => (size * price, floor),
            (Kind::Inverse, Key::Notional) if at_entry => (size, floor),
            (Kind::Inverse, Key::Notional) => (entry, floor * price),
            (Kind::Linear, Key::Size) => (size, floor),
            (Kind::Inverse, Key::Size) => (entry, floor),
        };
        key - floor > key * dec!(0.000_000_000_000_000_000_000_001)
    };
    let above = |tier: &&Tier| reaches(tier.floor);
    let tiers = schedule.tiers();
    *tiers.iter().take_while(above).last().unwrap_or(&tiers[0])
}

/// Notional of positions held as one at a basis, quote currency; `fee` where it is that of the fee to
/// close at this rate.
fn notional(
    basis: Basis,
    fee: Option<Decimal>,
    pool: &Pool,
    group: &[&Position],
    price: Decimal,
) -> Decimal {
    let (kind, side) = (group[0].kind, group[0].side);
    let sign = if side == Side::Long {
        Decimal::ONE
    } else {
        -Decimal::ONE
    };
    let size: Decimal = group.iter().map(|held| held.size).sum();
    let entry: Decimal = group.iter().map(|held| held.entry_notional).sum();
    let coins: Decimal = group.iter().map(|held| held.size / held.leverage).sum();
    let money: Decimal = group
        .iter()
        .map(|held| held.entry_notional / held.leverage)
        .sum();
    match (basis, kind) {
        (Basis::Mark, Kind::Linear) | (Basis::Entry, Kind::Inverse) => size * price,
        (Basis::Mark, Kind::Inverse) | (Basis::Entry, Kind::Linear) => entry,
        // Initial margin gone: sign × (size × B − entry) = −money; in coins sign × (size − b) = −coins.
        (Basis::Bankruptcy, Kind::Linear) => entry - sign * money,
        (Basis::Bankruptcy, Kind::Inverse) => (size + sign * coins) * price,
        (Basis::Reserve, Kind::Linear) => match fee.filter(|_| pool.kind == PoolKind::Isolated) {
            Some(rate) => {
                ((entry - sign * pool.cash) / (Decimal::ONE - sign * rate)).max(Decimal::ZERO)
            }
            None => size * price - sign * coins * price,
        },
        (Basis::Reserve, Kind::Inverse) => match fee.filter(|_| pool.kind == PoolKind::Isolated) {
            Some(rate) => {
                let backing: Decimal = pool.collateral.iter().map(|held| held.coins).sum();
                ((size + sign * backing) / (Decimal::ONE + sign * rate)).max(Decimal::ZERO) * price
            }
            None => entry + sign * money,
        },
        (Basis::UsedMargin, _) if side == Side::Long => money,
        (Basis::UsedMargin, _) => coins * price,
        (Basis::Debt, _) => Decimal::ZERO,
    }
}

/// Maintenance of what is owed, asset by asset: at the rate of the pool's leveraged spot, else of the
/// venue's debts in the cross pool.
pub fn debts(pool: &Pool, book: &RuleBook, prices: &[Decimal]) -> Decimal {
    let mut rate = None;
    for market in 0..prices.len() {
        for group in [Side::Long, Side::Short]
            .into_iter()
            .flat_map(|side| groups(pool, market, side))
        {
            let rules = &book.contracts[group[0].rules];
            if rules.maintenance.basis == Basis::Debt {
                let size: Decimal = group.iter().map(|held| held.size).sum();
                let entry: Decimal = group.iter().map(|held| held.entry_notional).sum();
                // Bracket of the whole position as it was opened.
                let own = bracket(rules, &group, entry / size).rate;
                rate = rate.max(Some(own));
            }
        }
    }
    let venues = if pool.kind == PoolKind::Cross {
        book.pool.debt
    } else {
        Decimal::ZERO
    };
    let rate = rate.unwrap_or(venues);
    let owed = assets(prices).map(|(asset, price)| {
        let net = balance(pool, asset) + paid(pool, book, prices, asset);
        (-net).max(Decimal::ZERO) * price
    });
    owed.sum::<Decimal>() * rate
}
