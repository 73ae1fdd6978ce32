//! Laws 3 and 7: accounts and rules changed in a way whose effect is known.

use super::accounts::{Case, Dice};
use super::{Held, close, ends, ensure, find, on_the_edge, same, some_pool};
use isocross::margin::liquidation::Liquidation;
use isocross::margin::rules::RuleBook;
use isocross::margin::schedule::{Amounts, Schedule, Tier};
use isocross::market::account::{Pool, Unit, add_coins};
use isocross::market::collateral::{Haircut, Slice};
use rust_decimal::{Decimal, dec};

/// The same brackets with each one changed; amounts as they are then.
fn changed(schedule: &Schedule, change: impl Fn(&Tier) -> Tier) -> Schedule {
    let kind = (schedule.tiering, schedule.key);
    let tiers = schedule.tiers().iter().map(change).collect();
    Schedule::new(kind, Amounts::Given, tiers, None).expect("floors and rates still rise")
}

/// The same slices with each one changed; one that counts in full where there is none.
fn cut(haircut: &Haircut, change: impl Fn(&Slice) -> Slice) -> Haircut {
    let whole = [Slice {
        floor: Decimal::ZERO,
        counts: Decimal::ONE,
    }];
    let slices = match haircut.slices() {
        [] => &whole,
        slices => slices,
    };
    Haircut::sliced(haircut.by(), slices.iter().map(change).collect()).expect("floors still rise")
}

/// Law 3: More cash, or more coins, brings no boundary nearer; a higher rate or haircut moves none away.
pub fn more_cash_never_harms_and_a_higher_rate_never_helps(case: &Case, dice: &mut Dice) -> Held {
    let (pool, movings) = some_pool(case, dice);
    let mut rich = pool.clone();
    let more = dice.between(dec!(0), dec!(1_000));
    match (pool.unit, dice.one_in(3)) {
        (Unit::Coin(coin), _) => add_coins(&mut rich.collateral, coin, more / case.marks[coin]),
        (Unit::Money, true) => {
            let coin = dice.below(case.marks.len() as u64) as usize;
            add_coins(&mut rich.collateral, coin, more / case.marks[coin]);
        }
        (Unit::Money, false) => rich.cash += more,
    }
    let mut dear = case.clone();
    let higher = dice.between(dec!(0), dec!(0.03));
    for rules in &mut dear.book.contracts {
        let rate = |tier: &Tier| Tier {
            rate: (tier.rate + higher).min(Decimal::ONE),
            ..*tier
        };
        rules.maintenance.schedule = changed(&rules.maintenance.schedule, rate);
    }
    dear.book.pool.debt += higher;
    let share = dice.between(dec!(0.5), dec!(1));
    let less = |slice: &Slice| Slice {
        counts: slice.counts * share,
        ..*slice
    };
    dear.book.cash = cut(&dear.book.cash, less);
    let mut dear_pool: Pool = pool.clone();
    for held in &mut dear_pool.collateral {
        held.haircut = cut(&held.haircut, less);
    }
    for moving in &movings {
        let (now, start) = (find(case, &pool, moving), case.start(moving));
        not_nearer(&now, &find(case, &rich, moving), start)
            .map_err(|what| format!("richer: {what} {pool:?}"))?;
        not_nearer(&find(&dear, &dear_pool, moving), &now, start)
            .map_err(|what| format!("dearer: {what} {pool:?}"))?;
    }
    Ok(true)
}

/// `worse` has no boundary further away than `better`.
fn not_nearer(worse: &Liquidation, better: &Liquidation, start: Decimal) -> Result<(), String> {
    if worse == &Liquidation::AlreadyUnder {
        return Ok(());
    }
    ensure!(
        better != &Liquidation::AlreadyUnder,
        "under where the worse one stands"
    );
    for (worse, better) in ends(worse).into_iter().zip(ends(better)) {
        let Some(better) = better else { continue };
        let distance = worse.map(|worse| (worse.t - start).abs());
        let further = (better.t - start).abs();
        let holds =
            distance.is_some_and(|distance| distance <= further || close(distance, further));
        ensure!(holds, "{worse:?} against {better:?}");
    }
    Ok(())
}

/// Law 7: Sizes, money, coins, floors and least amounts k times as large: the same prices.
pub fn scale_leaves_prices_unchanged(case: &Case, dice: &mut Dice) -> Held {
    let (pool, movings) = some_pool(case, dice);
    if on_the_edge(case, &pool) {
        return Ok(false);
    }
    let k = dice.pick(&[dec!(0.001), dec!(0.37), dec!(3), dec!(1000)]);
    let scaled = |haircut: &Haircut| match haircut.slices() {
        [] => Haircut::NONE,
        _ => cut(haircut, |slice| Slice {
            floor: slice.floor * k,
            ..*slice
        }),
    };
    let book = RuleBook {
        cash: scaled(&case.book.cash),
        ..case.book.clone()
    };
    let mut large = Case {
        book,
        ..case.clone()
    };
    for rules in &mut large.book.contracts {
        let maintenance = &mut rules.maintenance;
        maintenance.minimum *= k;
        let tier = |tier: &Tier| Tier {
            floor: tier.floor * k,
            deduction: tier.deduction * k,
            ..*tier
        };
        maintenance.schedule = changed(&maintenance.schedule, tier);
    }
    let mut large_pool = pool.clone();
    large_pool.cash *= k;
    for held in &mut large_pool.collateral {
        held.coins *= k;
        held.haircut = scaled(&held.haircut);
    }
    for held in &mut large_pool.positions {
        held.size *= k;
        held.entry_notional *= k;
    }
    for moving in &movings {
        same(
            &find(case, &pool, moving),
            &find(&large, &large_pool, moving),
        )
        .map_err(|what| format!("{what} {pool:?}"))?;
    }
    Ok(true)
}
