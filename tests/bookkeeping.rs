//! The log of random walks adds up: after every event and at the end, in every view, with funding,
//! gaps, pockets, collateral, fees, and the remainder kept or returned.

mod accounts;

use accounts::journeys::{Trip, Wallet, profit};
use accounts::{Dice, VIEWS};
use isocross::margin::figures::posted;
use isocross::margin::liquidate::Step;
use isocross::margin::rules::{Bearer, Closing, Fill, First, Remainder, Steps};
use isocross::market::account::{MarginMode, Pool, PoolKind, Scope, Unit, View, add_coins};
use isocross::market::collateral::Collateral;
use isocross::simulate::walk::{ClosingCause, Event, EventKind, Walk, walk};
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
        EventKind::Reduced {
            pool,
            members,
            step,
            ..
        } => {
            reduce(wallet, event, (pool, members), step);
            tally.reduced = 1;
        }
        EventKind::Closed {
            pool,
            members,
            cash,
            pnl,
            closed,
            cause,
            requirement,
            taken_over,
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
            let change = event.posted + closed.taken();
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
            let rules = trip.case.book.pool.closing;
            assert!(
                closed.slippage >= Decimal::ZERO
                    && closed.fee >= Decimal::ZERO
                    && closed.forfeited >= Decimal::ZERO
                    && (closed.left >= Decimal::ZERO || rules.bearer == Bearer::Account)
            );
            assert!(
                closed.shortfall.is_zero()
                    || closed.fee + closed.forfeited + closed.left == Decimal::ZERO
            );
            if rules.remainder == Remainder::Forfeited || *taken_over {
                assert!(closed.left <= Decimal::ZERO);
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
        EventKind::Warned { pool, members, .. } => {
            let open = |open: &Pool| open.kind == *pool && open.members == *members;
            assert!(wallet.open.iter().any(open) && event.posted.is_zero());
        }
        EventKind::Acted(_) => unreachable!("these walks have no actions"),
    }
    tally
}

/// Takes the positions of a pool down as a step tells, and pays it.
fn reduce(wallet: &mut Wallet, event: &Event, of: (&PoolKind, &[usize]), step: &Step) {
    let touched = |pool: &&mut Pool| {
        step.cuts
            .iter()
            .all(|cut| pool.members.contains(&cut.member))
    };
    let pool = wallet.open.iter_mut().find(touched).expect("an open pool");
    assert_eq!((&pool.kind, pool.cash), (of.0, step.cash));
    let (mut realised, mut gone) = (Decimal::ZERO, Vec::new());
    for cut in &step.cuts {
        let place = pool.members.iter().position(|member| *member == cut.member);
        let place = place.expect("a member");
        assert_eq!(
            pool.positions[place], cut.before,
            "nothing touched it meanwhile"
        );
        let price = event.prices[cut.before.instrument];
        realised += cut.before.pnl(price);
        match &cut.after {
            Some(after) => {
                assert!(after.size < cut.before.size);
                assert_eq!(
                    (after.entry() - cut.before.entry()).round_dp(12),
                    Decimal::ZERO
                );
                realised -= after.pnl(price);
                pool.positions[place] = after.clone();
            }
            None => {
                pool.members.remove(place);
                pool.positions.remove(place);
                gone.push(cut.member);
            }
        }
    }
    assert_eq!(gone, of.1);
    assert!(!pool.positions.is_empty(), "the pool lives on");
    // What the account gains, what the venue and the fill took, and what the other side paid.
    let taken = step.closed.taken();
    assert_eq!(event.posted, step.posted);
    assert_eq!(
        (step.posted + taken - step.pnl).round_dp(12),
        Decimal::ZERO,
        "to the last digit"
    );
    assert!(step.closed.fee >= Decimal::ZERO && step.closed.forfeited >= Decimal::ZERO);
    let price = event.prices[step.cuts[0].before.instrument];
    // A posted coin is worth as much of its price; slices are posted one by one.
    let unit = match pool.unit {
        Unit::Money => Decimal::ONE,
        Unit::Coin(coin) => event.prices[coin],
    };
    let digit = dec!(0.000_000_02) * (price.max(unit) + Decimal::ONE) * Decimal::from(step.orders);
    assert!(
        (realised - step.pnl).abs() <= digit,
        "{realised} and {}",
        step.pnl
    );
    let mut moved = Decimal::ZERO;
    for &(unit, amount) in &step.moved {
        assert_eq!(amount, posted(amount), "an amount that can be posted");
        match unit {
            Unit::Money => {
                pool.cash += amount;
                moved += amount;
            }
            Unit::Coin(coin) => {
                add_coins(&mut pool.collateral, coin, amount);
                moved += amount * event.prices[coin];
            }
        }
    }
    assert_eq!((moved - step.posted).round_dp(12), Decimal::ZERO);
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
    reduced: usize,
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
        tally.reduced += of.reduced;
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

/// Half of the books keep their venue's procedure, the others get any.
fn any_procedure(dice: &mut Dice, closing: &mut Closing) {
    if dice.one_in(2) {
        return;
    }
    let part = Steps::Part {
        above: dice.between(dec!(0), dec!(10_000)),
        share: dice.between(dec!(0.1), dec!(0.9)),
        cooldown: 30,
    };
    let slices = Steps::Slices {
        share: dice.between(dec!(0.1), dec!(0.9)),
        least: dice.between(dec!(0), dec!(1_000)),
    };
    let brackets = Steps::Brackets { by: 1 };
    let steps = [
        Steps::Whole,
        Steps::Positions,
        part,
        slices,
        brackets,
        Steps::OneOrder,
    ];
    closing.steps = dice.pick(&steps);
    closing.fill = dice.pick(&[Fill::Reached, Fill::Bankruptcy, Fill::Fillable(dec!(1.5))]);
    closing.first = dice.pick(&[First::LargestLoss, First::List]);
    closing.takeover = dice.pick(&[dec!(0), dec!(0.5)]);
    closing.slippage = dice.pick(&[dec!(0), dec!(0), dec!(0.01)]);
    closing.bearer = dice.pick(&[Bearer::Fund, Bearer::Others, Bearer::Account]);
}

#[test]
fn the_log_adds_up_on_random_paths() {
    let (mut closed, mut reduced, mut coins, mut by_funding, mut by_gap) = (0, 0, 0, 0, 0);
    for seed in 0..10_000 {
        let mut trip = Trip::drawn(seed);
        any_procedure(&mut Dice(seed), &mut trip.case.book.pool.closing);
        for view in VIEWS {
            let walked = walk(trip.journey(), view, trip.how());
            let tally = check(&trip, view, &walked);
            closed += tally.closed;
            reduced += tally.reduced;
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
        "{closed} closings, {reduced} steps before them, {coins} of pools in coins, {by_gap} in gaps, {by_funding} by funding"
    );
    assert!(
        closed > 10_000 && reduced > 1_000 && coins > 1_000 && by_gap > 500 && by_funding > 100,
        "{closed} {reduced} {coins} {by_gap} {by_funding}"
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
