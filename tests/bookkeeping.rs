//! The log of random walks adds up: after every event and at the end, in every view, with funding,
//! gaps, pockets, collateral, fees, and the remainder kept or returned.

mod accounts;

use accounts::journeys::Trip;
use accounts::{Case, VIEWS};
use isocross::margin::rules::Remainder;
use isocross::market::account::{Account, Holding, MarginMode, PoolKind, View};
use isocross::simulate::walk::{ClosingCause, Event, EventKind, Walk, posted, walk};
use rust_decimal::{Decimal, dec};

/// What the account holds while its log is read again, kept apart from the walker.
struct Ledger<'a> {
    account: &'a Account,
    money: Decimal,
    open: Vec<bool>,
    coins: bool,
}

impl Ledger<'_> {
    /// Money, profit of open positions, coins at their full worth.
    fn value(&self, prices: &[Decimal]) -> Decimal {
        let held = self.account.holdings.iter().zip(&self.open);
        let pnl = |(held, open): (&Holding, &bool)| {
            if *open {
                held.position.pnl(prices[held.position.instrument])
            } else {
                Decimal::ZERO
            }
        };
        let worth = self
            .account
            .collateral
            .iter()
            .map(|held| held.coins * prices[held.instrument]);
        let coins = if self.coins {
            worth.sum()
        } else {
            Decimal::ZERO
        };
        self.money + held.map(pnl).sum::<Decimal>() + coins
    }

    fn counted(&self, prices: &[Decimal]) -> Decimal {
        let held = self.account.collateral.iter();
        held.map(|held| held.counted() * prices[held.instrument])
            .sum()
    }

    fn apply(&mut self, trip: &Trip, event: &Event) -> Tally {
        self.money += event.posted;
        let mut tally = Tally::default();
        match &event.kind {
            EventKind::Funding(payments) => {
                let sum: Decimal = payments.iter().map(|payment| payment.amount).sum();
                assert_eq!(sum, event.posted);
                for payment in payments {
                    let held = &self.account.holdings[payment.position].position;
                    assert!(self.open[payment.position]);
                    let notional = held.size * event.prices[held.instrument];
                    assert_eq!(
                        payment.amount,
                        posted(-notional * payment.rate * held.side.sign())
                    );
                }
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
                ..
            } => {
                let coins = if *pool == PoolKind::Cross {
                    self.counted(&event.prices)
                } else {
                    Decimal::ZERO
                };
                // Account change + what the venue took − what it bore = profit realised, and the
                // coins sold. A margin made by division has noise in its last digits.
                let change = event.posted + closed.fee + closed.forfeited - closed.shortfall;
                assert_eq!((change - pnl - coins).round_dp(15), Decimal::ZERO);
                let realised: Decimal = members
                    .iter()
                    .map(|&member| {
                        assert!(
                            std::mem::replace(&mut self.open[member], false),
                            "closed once"
                        );
                        let held = &self.account.holdings[member].position;
                        held.pnl(event.prices[held.instrument])
                    })
                    .sum();
                // Equity is cut to what can be posted before it is split.
                assert!(
                    (realised - pnl).abs() <= dec!(0.000_000_005_001),
                    "{realised} and {pnl}"
                );
                assert_eq!(event.posted, closed.left - cash);
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
                if *cause == ClosingCause::Price {
                    // Closed on the way, so at the boundary itself, or at a bracket's jump below it.
                    assert!(
                        closed.equity <= requirement + dec!(0.000_000_01),
                        "{closed:?} {requirement}"
                    );
                }
                self.coins &= *pool != PoolKind::Cross;
                tally.closed = 1;
            }
        }
        tally
    }
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
}

fn check(trip: &Trip, walked: &Walk) -> usize {
    let account = &trip.case.account;
    let mut ledger = Ledger {
        account,
        money: account.balance,
        open: vec![true; account.holdings.len()],
        coins: true,
    };
    assert_posted(walked.start, ledger.value(&trip.case.marks));
    let (mut paid, mut closed) = (Decimal::ZERO, 0);
    for event in &walked.events {
        let tally = ledger.apply(trip, event);
        paid += tally.paid;
        closed += tally.closed;
        assert_posted(event.value, ledger.value(&event.prices));
    }
    let end = trip.prices(trip.path.tracks[0].mark.len() - 1, 3);
    assert_posted(walked.summary.end, ledger.value(&end));
    assert_eq!(walked.summary.funding, paid);
    assert_eq!(
        walked.summary.alive,
        ledger.open.iter().filter(|open| **open).count()
    );
    let moments: Vec<_> = walked.events.iter().map(|event| event.moment).collect();
    assert!(moments.is_sorted(), "{moments:?}");
    if account.collateral.is_empty() && walked.summary.alive == 0 {
        let sum: Decimal = walked.events.iter().map(|event| event.posted).sum();
        assert_posted(walked.summary.end, account.balance + sum);
    }
    closed
}

#[test]
fn the_log_adds_up_on_random_paths() {
    let (mut closed, mut by_funding, mut by_gap) = (0, 0, 0);
    for seed in 0..6_000 {
        let trip = Trip::random(seed);
        for view in VIEWS {
            let walked = walk(trip.journey(), view, trip.how());
            closed += check(&trip, &walked);
            for event in &walked.events {
                if let EventKind::Closed { cause, .. } = event.kind {
                    by_funding += usize::from(cause == ClosingCause::Funding);
                    by_gap += usize::from(cause == ClosingCause::Gap);
                }
            }
        }
    }
    println!("{closed} closings, {by_gap} in gaps, {by_funding} by funding");
    assert!(
        closed > 10_000 && by_gap > 500 && by_funding > 100,
        "{closed} {by_gap} {by_funding}"
    );
}

/// A pocket of one name is one pool, whatever its positions; isolated ones join by market and side.
#[test]
fn the_cut_keeps_every_position_and_all_money() {
    for seed in 0..10_000 {
        let case = Case::random(seed);
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
                money.round_dp(20),
                case.account.balance,
                "but for the noise of a margin's division"
            );
            let cross = cut
                .pools
                .iter()
                .filter(|pool| pool.kind == PoolKind::Cross)
                .count();
            let configured = case
                .account
                .holdings
                .iter()
                .any(|held| held.mode == MarginMode::Cross);
            assert_eq!(
                cross,
                usize::from(view == View::Cross || view == View::Configured && configured)
            );
        }
    }
}
