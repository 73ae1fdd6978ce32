//! The log of random walks adds up: after every event and at the end, in every view, with funding,
//! gaps, pockets, collateral, fees, and the remainder kept or returned.

mod accounts;

use accounts::VIEWS;
use accounts::journeys::{Trip, Wallet, profit};
use isocross::margin::rules::Remainder;
use isocross::market::account::{MarginMode, PoolKind, Scope, Unit, View};
use isocross::market::collateral::Collateral;
use isocross::simulate::walk::{ClosingCause, Event, EventKind, Walk, posted, walk};
use rust_decimal::{Decimal, dec};

/// Reads a log again; tells what funding came to and how many pools were closed.
fn apply(trip: &Trip, wallet: &mut Wallet, event: &Event) -> Tally {
    let mut tally = Tally::default();
    match &event.kind {
        EventKind::Funding(payments) => {
            let sum: Decimal = payments.iter().map(|payment| payment.amount).sum();
            assert_eq!(sum, event.posted);
            let mut paid = payments.iter();
            for pool in &mut wallet.open {
                for (member, held) in pool.members.clone().into_iter().zip(pool.positions.clone()) {
                    let price = event.prices[held.instrument];
                    let Some((worth, amount)) = trip.funding(&held, event.moment.bar, price) else {
                        continue;
                    };
                    let payment = paid.next().expect("every position is told");
                    assert_eq!((payment.position, payment.amount), (member, worth));
                    Wallet::fund(pool, &held, amount);
                }
            }
            assert!(paid.next().is_none(), "and none twice");
            tally.paid = sum;
        }
        EventKind::Closed {
            pool,
            members,
            cash,
            pnl,
            closed,
            cause,
            requirement,
        } => {
            let open = wallet.open.iter().position(|open| open.members == *members);
            let gone = wallet.open.remove(open.expect("closed once"));
            assert_eq!((&gone.kind, gone.cash), (pool, *cash));
            let coins: Decimal = gone
                .collateral
                .iter()
                .map(|held| held.coins * event.prices[held.instrument])
                .sum();
            // Account change + what the venue took − what it bore = profit realised, and the coins
            // sold. A margin made by division has noise in its last digits.
            let change = event.posted + closed.fee + closed.forfeited - closed.shortfall;
            assert_eq!((change - pnl).round_dp(12), Decimal::ZERO);
            // Equity is cut to what can be posted before it is split.
            let realised = profit(&gone, &event.prices);
            assert!(
                (realised - pnl).abs() <= dec!(0.000_000_005_001),
                "{realised} and {pnl}"
            );
            assert!(
                (event.posted - (closed.left - cash - coins)).abs() <= dec!(0.000_000_000_000_1)
            );
            assert!(
                closed.fee >= Decimal::ZERO
                    && closed.forfeited >= Decimal::ZERO
                    && closed.left >= Decimal::ZERO
            );
            assert!(
                closed.shortfall.is_zero()
                    || closed.fee + closed.forfeited + closed.left == Decimal::ZERO
            );
            if trip.case.book.pool.closing.remainder == Remainder::Forfeited {
                assert_eq!(closed.left, Decimal::ZERO);
            }
            // Of pools whose coins are cut more is there than counts.
            let cut = trip.case.book.cash.cuts()
                || gone.collateral.iter().any(|held| held.haircut.cuts());
            if *cause == ClosingCause::Price && !cut {
                // Closed on the way, so at the boundary itself, or at a bracket's jump below it.
                let noise = trip.case.noise(&gone, &event.prices) * dec!(1_000_000);
                assert!(
                    closed.equity <= requirement + dec!(0.000_000_01) + noise,
                    "{closed:?} {requirement}"
                );
            }
            wallet.take_back(closed.left, gone.unit, &event.prices);
            tally.closed = 1;
            tally.coins = usize::from(gone.unit != Unit::Money);
        }
    }
    tally
}

/// `shown` is `exact` to the nearest 10⁻⁸. At a midpoint the noise of a margin made by division
/// decides, so neither neighbour is asked for by name.
fn assert_posted(shown: Decimal, exact: Decimal) {
    assert_eq!(shown, posted(shown), "an amount that can be posted");
    let away = (shown - exact).abs();
    assert!(
        away <= dec!(0.000_000_005) + dec!(0.000_000_000_000_001),
        "{shown} and {exact}"
    );
}

#[derive(Default)]
struct Tally {
    paid: Decimal,
    closed: usize,
    coins: usize,
}

fn check(trip: &Trip, view: View, walked: &Walk) -> Tally {
    let account = &trip.case.account;
    let mut wallet = Wallet::new(account.cut(view), account.scope);
    assert_posted(walked.start, wallet.value(&trip.case.marks));
    let mut tally = Tally::default();
    for event in &walked.events {
        let of = apply(trip, &mut wallet, event);
        tally.paid += of.paid;
        tally.closed += of.closed;
        tally.coins += of.coins;
        assert_posted(event.value, wallet.value(&event.prices));
    }
    let end = trip.prices(trip.path.tracks[0].mark.len() - 1, 3);
    assert_posted(walked.summary.end, wallet.value(&end));
    assert_eq!(walked.summary.funding, tally.paid);
    let alive: usize = wallet.open.iter().map(|pool| pool.members.len()).sum();
    assert_eq!(walked.summary.alive, alive);
    let moments: Vec<_> = walked.events.iter().map(|event| event.moment).collect();
    assert!(moments.is_sorted(), "{moments:?}");
    let in_money = account.holdings.iter().all(|held| held.unit == Unit::Money);
    if account.collateral.is_empty() && in_money && walked.summary.alive == 0 {
        let sum: Decimal = walked.events.iter().map(|event| event.posted).sum();
        assert_posted(walked.summary.end, account.balance + sum);
    }
    tally
}

#[test]
fn the_log_adds_up_on_random_paths() {
    let (mut closed, mut coins, mut by_funding, mut by_gap) = (0, 0, 0, 0);
    for seed in 0..8_000 {
        let trip = Trip::drawn(seed);
        for view in VIEWS {
            let walked = walk(trip.journey(), view, trip.how());
            let tally = check(&trip, view, &walked);
            closed += tally.closed;
            coins += tally.coins;
            for event in &walked.events {
                if let EventKind::Closed { cause, .. } = event.kind {
                    by_funding += usize::from(cause == ClosingCause::Funding);
                    by_gap += usize::from(cause == ClosingCause::Gap);
                }
            }
        }
    }
    println!(
        "{closed} closings, {coins} of pools in coins, {by_gap} in gaps, {by_funding} by funding"
    );
    assert!(
        closed > 10_000 && coins > 1_000 && by_gap > 500 && by_funding > 100,
        "{closed} {coins} {by_gap} {by_funding}"
    );
}

/// A pocket of one name is one pool, whatever its positions; isolated ones join by market and side.
#[test]
fn the_cut_keeps_every_position_and_all_money_and_coins() {
    for seed in 0..10_000 {
        let case = Trip::drawn(seed).case;
        for view in VIEWS {
            let cut = case.account.cut(view);
            let mut members: Vec<usize> = cut
                .pools
                .iter()
                .flat_map(|pool| pool.members.clone())
                .collect();
            members.sort_unstable();
            assert_eq!(
                members,
                (0..case.account.holdings.len()).collect::<Vec<_>>()
            );
            let money: Decimal = cut.pools.iter().map(|pool| pool.cash).sum::<Decimal>() + cut.free;
            assert_eq!(
                money.round_dp(16),
                case.account.balance,
                "but for the noise of a margin's division"
            );
            for coin in 0..case.marks.len() {
                let of = |held: &[Collateral]| -> Decimal {
                    let own = held.iter().filter(|held| held.instrument == coin);
                    own.map(|held| held.coins).sum()
                };
                let pooled: Decimal = cut.pools.iter().map(|pool| of(&pool.collateral)).sum();
                let all = of(&case.account.collateral);
                assert_eq!((pooled + of(&cut.idle) - all).round_dp(16), Decimal::ZERO);
            }
            let mut units: Vec<Unit> = Vec::new();
            for held in &case.account.holdings {
                let cross = view == View::Cross
                    || view == View::Configured && held.mode == MarginMode::Cross;
                let unit = match case.account.scope {
                    Scope::Account => Unit::Money,
                    Scope::Settlement => held.unit,
                };
                if cross && !units.contains(&unit) {
                    units.push(unit);
                }
            }
            let cross = cut.pools.iter().filter(|pool| pool.kind == PoolKind::Cross);
            assert_eq!(cross.map(|pool| pool.unit).collect::<Vec<_>>(), units);
        }
    }
}
