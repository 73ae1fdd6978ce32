//! Every venue's closing procedure as a table of worked steps, the arithmetic written out.
//!
//! The rules of pools are the venues' own; brackets are made up so that the arithmetic can be followed.

use isocross::margin::liquidate::{Act, Step, close, liquidate};
use isocross::margin::rules::{Bearer, Closing, Remainder, RuleBook, Steps};
use isocross::margin::schedule::{Amounts, Key, Schedule, Tier, Tiering};
use isocross::market::account::{Pool, PoolKind, Unit};
use isocross::market::collateral::Haircut;
use isocross::market::position::{Kind, Position, Side};
use isocross::venues::{self, Template};
use rust_decimal::{Decimal, dec};

/// The newest rules of a product, and brackets of floor and rate.
fn book(slug: &str, kind: (Tiering, Key), rows: &[(Decimal, Decimal)]) -> RuleBook {
    let venue = venues::ALL.iter().find(|venue| venue.slug == slug);
    let tier = |&(floor, rate): &(Decimal, Decimal)| Tier {
        floor,
        rate,
        deduction: Decimal::ZERO,
        max_leverage: None,
    };
    let tiers = rows.iter().map(tier).collect();
    let schedule = Schedule::new(kind, Amounts::Computed, tiers, None).expect("in order");
    RuleBook {
        pool: venue.expect("a product").pool,
        cash: Haircut::NONE,
        contracts: vec![Template::PLAIN.rules(
            schedule,
            (Decimal::ZERO, Decimal::ZERO),
            dec!(0.01),
        )],
    }
}

const BY_WORTH: (Tiering, Key) = (Tiering::Marginal, Key::Notional);

fn long(instrument: usize, size: Decimal, entry: Decimal) -> Position {
    Position {
        instrument,
        side: Side::Long,
        kind: Kind::Linear,
        size,
        entry_notional: size * entry,
        leverage: Decimal::TEN,
        rules: 0,
    }
}

fn pool(cash: Decimal, positions: Vec<Position>) -> Pool {
    Pool {
        kind: match positions.len() {
            1 => PoolKind::Isolated,
            _ => PoolKind::Cross,
        },
        unit: Unit::Money,
        cash,
        collateral: Vec::new(),
        members: (0..positions.len()).collect(),
        positions,
    }
}

/// What a step did, the notional closed, profit, slippage, fee, kept by the venue, and equity after it.
type Told = (Act, Decimal, Decimal, [Decimal; 3], Decimal);

fn told(steps: &[Step]) -> Vec<Told> {
    let one = |step: &Step| {
        let closed = &step.closed;
        (
            step.act,
            step.notional.round_dp(4),
            step.pnl.round_dp(4),
            [closed.slippage, closed.fee, closed.forfeited].map(|amount| amount.round_dp(4)),
            closed.left.round_dp(4),
        )
    };
    steps.iter().map(one).collect()
}

/// Runs a procedure and holds it against the steps worked by hand; what is open at the end.
fn worked(book: &RuleBook, pool: &mut Pool, prices: &[Decimal], steps: &[Told]) -> Vec<Decimal> {
    let done = liquidate(pool, book, prices, false);
    assert_eq!(told(&done), steps);
    for step in &done {
        // Account + fee + kept + fill − shortfall − what the others paid: nothing is made or lost.
        let rest = match step.act {
            Act::Reduced => Decimal::ZERO,
            Act::Closed | Act::TakenOver => step.closed.left,
        };
        let venue = step.closed.fee + step.closed.forfeited - step.closed.shortfall;
        assert_eq!(
            step.posted + venue + step.closed.slippage - step.pnl,
            Decimal::ZERO
        );
        assert!(rest >= Decimal::ZERO);
    }
    pool.positions.iter().map(|held| held.size).collect()
}

const NONE: [Decimal; 3] = [Decimal::ZERO; 3];

#[test]
fn a_fifth_first_then_all_of_it() {
    // Flat 2 %. Long 5 at 50,000 with 10,000.
    let book = book("hyperliquid", BY_WORTH, &[(dec!(0), dec!(0.02))]);
    let start = || pool(dec!(10_000), vec![long(0, dec!(5), dec!(50_000))]);
    // At 48,900: equity 10,000 − 5·1,100 = 4,500 < 2 % of 244,500 = 4,890, above 2 ÷ 3 of it, 3,260.
    // A fifth, 1 coin, is sold: −1,100. Equity still 4,500; 2 % of 195,600 = 3,912: met.
    let first = (Act::Reduced, dec!(48_900), dec!(-1_100), NONE, dec!(4_500));
    let mut left = start();
    assert_eq!(
        worked(&book, &mut left, &[dec!(48_900)], &[first]),
        [dec!(4)]
    );
    assert_eq!(left.cash, dec!(8_900));
    // At 48,700: equity 3,500 < 4,870, above 3,246.67. After the fifth 2 % of 194,800 = 3,896 > 3,500:
    // within the cooldown the next order is for all: 4 coins lose 5,200, and 3,500 comes back.
    let steps = [
        (Act::Reduced, dec!(48_700), dec!(-1_300), NONE, dec!(3_500)),
        (Act::Closed, dec!(194_800), dec!(-5_200), NONE, dec!(3_500)),
    ];
    assert!(worked(&book, &mut start(), &[dec!(48_700)], &steps).is_empty());
    // At 48,500: equity 2,500 < 2 ÷ 3 of 4,850 = 3,233.33: the vault takes all, nothing comes back.
    let taken = [dec!(0), dec!(0), dec!(2_500)];
    let steps = [(Act::TakenOver, dec!(242_500), dec!(-7_500), taken, dec!(0))];
    worked(&book, &mut start(), &[dec!(48_500)], &steps);
    // Up to 100,000 there is no first part. 2 at 50,000 with 4,000, at 48,900: 1,800 < 1,956.
    let steps = [(Act::Closed, dec!(97_800), dec!(-2_200), NONE, dec!(1_800))];
    let mut small = pool(dec!(4_000), vec![long(0, dec!(2), dec!(50_000))]);
    worked(&book, &mut small, &[dec!(48_900)], &steps);
    // Within 30 seconds of an order there is none either.
    let hurried = liquidate(&mut start(), &book, &[dec!(48_900)], true);
    let all = (Act::Closed, dec!(244_500), dec!(-5_500), NONE, dec!(4_500));
    assert_eq!(told(&hurried), [all]);
}

#[test]
fn the_largest_loss_of_a_cross_pool_goes_first() {
    let book = book("hyperliquid", BY_WORTH, &[(dec!(0), dec!(0.02))]);
    // 1 at 50,000 and 10 at 5,000 with 4,000; at 49,500 and 4,790 they have lost 500 and 2,100.
    let mut pool = pool(
        dec!(4_000),
        vec![
            long(0, dec!(1), dec!(50_000)),
            long(1, dec!(10), dec!(5_000)),
        ],
    );
    // Equity 1,400 < 2 % of 97,400 = 1,948, above 1,298.67. The second is closed: 2 % of 49,500 = 990.
    let steps = [(Act::Reduced, dec!(47_900), dec!(-2_100), NONE, dec!(1_400))];
    let open = worked(&book, &mut pool, &[dec!(49_500), dec!(4_790)], &steps);
    assert_eq!(
        (open.as_slice(), pool.members.as_slice()),
        ([dec!(1)].as_slice(), [0].as_slice())
    );
}

/// 1 % to 100,000, beyond 5 %: of more it is 5 % − 4,000.
const TWO: [(Decimal, Decimal); 2] = [(dec!(0), dec!(0.01)), (dec!(100_000), dec!(0.05))];

#[test]
fn one_order_then_the_fund() {
    let book = book("binance", BY_WORTH, &TWO);
    let start = || pool(dec!(10_000), vec![long(0, dec!(2), dec!(100_000))]);
    // At 97,800: equity 5,600 < 5 % of 195,600 − 4,000 = 5,780. Down to 100,000: 95,600 closed, a loss
    // of 4,400·95,600 ÷ 195,600 = 2,150.5112; fee 1.25 % of it = 1,195. Equity 4,405, asked 1,000: met.
    let fee = [dec!(0), dec!(1_195), dec!(0)];
    let steps = [(
        Act::Reduced,
        dec!(95_600),
        dec!(-2_150.5112),
        fee,
        dec!(4_405),
    )];
    let open = worked(&book, &mut start(), &[dec!(97_800)], &steps);
    // 100,000 ÷ 97,800
    assert_eq!(open[0].round_dp(8), dec!(1.02249489));
    // At 95,500: equity 1,000. 91,000 closed, −9,000·91,000 ÷ 191,000 = −4,287.9581; the fee, 1,137.50,
    // takes the 1,000 there are. 0 < 1,000: the fund takes over what is left, worth nothing.
    let fee = [dec!(0), dec!(1_000), dec!(0)];
    let steps = [
        (Act::Reduced, dec!(91_000), dec!(-4_287.9581), fee, dec!(0)),
        (
            Act::TakenOver,
            dec!(100_000),
            dec!(-4_712.0419),
            NONE,
            dec!(0),
        ),
    ];
    assert!(worked(&book, &mut start(), &[dec!(95_500)], &steps).is_empty());
    // In the lowest bracket the order is for all: 0.5 at 100,000 with 1,300, at 98,300: equity 450 < 491.50;
    // the fee, 614.375, takes it.
    let mut small = pool(dec!(1_300), vec![long(0, dec!(0.5), dec!(100_000))]);
    let fee = [dec!(0), dec!(450), dec!(0)];
    let steps = [(Act::Closed, dec!(49_150), dec!(-850), fee, dec!(0))];
    worked(&book, &mut small, &[dec!(98_300)], &steps);
}

#[test]
fn bracket_by_bracket_and_each_part_loses_its_margin() {
    let book = book("bybit", BY_WORTH, &TWO);
    let start = |cash| pool(cash, vec![long(0, dec!(2), dec!(100_000))]);
    // At 97,800: equity 5,600 < 5,780. 95,600 of 195,600 is closed and loses that share of equity,
    // 2,737.0143 besides its loss of 2,150.5112. 2,862.9857 are left against 1,000: met.
    let kept = [dec!(0), dec!(0), dec!(2_737.0143)];
    let steps = [(
        Act::Reduced,
        dec!(95_600),
        dec!(-2_150.5112),
        kept,
        dec!(2_862.9857),
    )];
    worked(&book, &mut start(dec!(10_000)), &[dec!(97_800)], &steps);
    // With 5,900, at 97,800: equity 1,500. 733.1288 lost with the part; 766.8712 < 1,000. In the lowest
    // bracket the rest is taken over with it.
    let kept = [dec!(0), dec!(0), dec!(733.1288)];
    let rest = [dec!(0), dec!(0), dec!(766.8712)];
    let steps = [
        (
            Act::Reduced,
            dec!(95_600),
            dec!(-2_150.5112),
            kept,
            dec!(766.8712),
        ),
        (
            Act::TakenOver,
            dec!(100_000),
            dec!(-2_249.4888),
            rest,
            dec!(0),
        ),
    ];
    worked(&book, &mut start(dec!(5_900)), &[dec!(97_800)], &steps);
}

#[test]
fn two_brackets_at_a_time() {
    // By contracts, the whole position at the rate of its bracket: 1, 2, 3, 4, 5 % from 0, 10, 20, 30, 40.
    let rows: Vec<(Decimal, Decimal)> = (0..5)
        .map(|row| (Decimal::from(10 * row), Decimal::new(row + 1, 2)))
        .collect();
    let book = book("okx", (Tiering::Whole, Key::Size), &rows);
    // 45 at 1,000, in the fifth; at 970 it has lost 1,350. With 3,400: equity 2,050 < 5 % of 43,650 =
    // 2,182.50. Down to the cap of the third, 30: 14,550 closed, −450, fee 0.05 % = 7.275. Asked 3 % of
    // 29,100 = 873: met.
    let fee = [dec!(0), dec!(7.275), dec!(0)];
    let steps = [(Act::Reduced, dec!(14_550), dec!(-450), fee, dec!(2_042.725))];
    let mut most = pool(dec!(3_400), vec![long(0, dec!(45), dec!(1_000))]);
    assert_eq!(worked(&book, &mut most, &[dec!(970)], &steps), [dec!(30)]);
    // With 2,000: equity 650. After the first step 642.725 < 873: from the third to the cap of the first,
    // 10: 19,400 closed, −600, fee 9.70. 633.025 against 1 % of 9,700: met.
    let steps = [
        (Act::Reduced, dec!(14_550), dec!(-450), fee, dec!(642.725)),
        (
            Act::Reduced,
            dec!(19_400),
            dec!(-600),
            [dec!(0), dec!(9.7), dec!(0)],
            dec!(633.025),
        ),
    ];
    let mut some = pool(dec!(2_000), vec![long(0, dec!(45), dec!(1_000))]);
    assert_eq!(worked(&book, &mut some, &[dec!(970)], &steps), [dec!(10)]);
    // In the second bracket all is taken over: 20 with 900, at 970: equity 300 < 388.
    let rest = [dec!(0), dec!(0), dec!(300)];
    let steps = [(Act::TakenOver, dec!(19_400), dec!(-600), rest, dec!(0))];
    worked(
        &book,
        &mut pool(dec!(900), vec![long(0, dec!(20), dec!(1_000))]),
        &[dec!(970)],
        &steps,
    );
}

#[test]
fn slices_at_the_fillable_price() {
    // Flat 5 %. 10 at 1,000 with 900; at 957: equity 470 < 478.50.
    let book = book("dydx", BY_WORTH, &[(dec!(0), dec!(0.05))]);
    let mut left = pool(dec!(900), vec![long(0, dec!(10), dec!(1_000))]);
    // A tenth is 957, so 1,000 is closed: −430·1,000 ÷ 9,570 = −44.9321. The price is worse by 1.5 times
    // its 50 of maintenance times 1 − 470 ÷ 478.50: 1.3323. Fee 1.5 %: 15, within the part's share of
    // equity, 49.11. 453.6677 left against 428.50: met.
    let taken = [dec!(1.3323), dec!(15), dec!(0)];
    let steps = [(
        Act::Reduced,
        dec!(1_000),
        dec!(-44.9321),
        taken,
        dec!(453.6677),
    )];
    worked(&book, &mut left, &[dec!(957)], &steps);
    // At a rate below the fee, 1.2 %, the fee is all of the part's share: no slice helps, all are closed.
    let book = self::book("dydx", BY_WORTH, &[(dec!(0), dec!(0.012))]);
    let mut gone = pool(dec!(500), vec![long(0, dec!(10), dec!(1_000))]);
    let steps = liquidate(&mut gone, &book, &[dec!(961)], false);
    assert!(gone.positions.is_empty() && steps[0].orders > 1);
    let fees: Decimal = steps.iter().map(|step| step.closed.fee).sum();
    let fill: Decimal = steps.iter().map(|step| step.closed.slippage).sum();
    // Equity 110 < 115.32: all of it is gone to the fund and the fill.
    assert_eq!((fees + fill).round_dp(4), dec!(110));
}

#[test]
fn positions_in_the_order_of_the_list() {
    let book = book("kraken-margin", BY_WORTH, &[(dec!(0), dec!(0.1))]);
    // 1 at 1,000, 1 at 2,000 and 1 at 500 with 600; at 990, 1,700 and 500: equity 290 < 319.
    let positions = [1_000, 2_000, 500].into_iter().enumerate();
    let held = positions.map(|(index, entry)| long(index, dec!(1), Decimal::from(entry)));
    let mut pool = pool(dec!(600), held.collect());
    // The first is closed although the second has lost more: 220 asked, met.
    let steps = [(Act::Reduced, dec!(990), dec!(-10), NONE, dec!(290))];
    let open = worked(
        &book,
        &mut pool,
        &[dec!(990), dec!(1_700), dec!(500)],
        &steps,
    );
    assert_eq!(open.len(), 2);
}

#[test]
fn whole_at_the_oracle_price() {
    let book = book("gmx", BY_WORTH, &[(dec!(0), dec!(0.01))]);
    // 10 at 1,000 with 1,000; at 905: equity 50 < 90.50. Fee 0.2 % of 9,050 = 18.10; the rest comes back.
    let fee = [dec!(0), dec!(18.1), dec!(0)];
    let steps = [(Act::Closed, dec!(9_050), dec!(-950), fee, dec!(31.9))];
    worked(
        &book,
        &mut pool(dec!(1_000), vec![long(0, dec!(10), dec!(1_000))]),
        &[dec!(905)],
        &steps,
    );
    // At 880 the loss is 200 more than there is: the venue's pool bears it.
    let mut gone = pool(dec!(1_000), vec![long(0, dec!(10), dec!(1_000))]);
    let steps = liquidate(&mut gone, &book, &[dec!(880)], false);
    assert_eq!(
        (steps[0].closed.shortfall, steps[0].closed.left),
        (dec!(200), dec!(0))
    );
}

#[test]
fn venues_whose_steps_are_not_known_close_whole() {
    for slug in [
        "apex",
        "kraken",
        "kraken-inverse",
        "binance-margin",
        "binance-isolated",
        "gmx",
    ] {
        let known = venues::ALL
            .iter()
            .filter(|venue| venue.slug.starts_with(slug) && venue.slug != "kraken-margin");
        for venue in known {
            assert_eq!(venue.pool.closing.steps, Steps::Whole, "{}", venue.name);
        }
    }
}

#[test]
fn slippage_and_who_bears_a_loss() {
    let held = pool(dec!(1_000), vec![long(0, dec!(10), dec!(1_000))]);
    let closing = Closing {
        remainder: Remainder::Returned,
        fee: dec!(0.01),
        slippage: dec!(0.02),
        ..Closing::WHOLE
    };
    // At 950: equity 500; 2 % of 9,500 lost on the fill = 190; fee 95; 215 come back.
    let closed = close(&held, closing, &[dec!(950)]);
    assert_eq!(
        (closed.slippage, closed.fee, closed.left),
        (dec!(190), dec!(95), dec!(215))
    );
    // At 910: equity 100 − 182 = −82: beyond the pool, so no fee.
    let closed = close(&held, closing, &[dec!(910)]);
    assert_eq!(
        (closed.fee, closed.shortfall, closed.left),
        (dec!(0), dec!(82), dec!(0))
    );
    let own = Closing {
        bearer: Bearer::Account,
        ..closing
    };
    let closed = close(&held, own, &[dec!(910)]);
    assert_eq!(
        (closed.fee, closed.shortfall, closed.left),
        (dec!(0), dec!(0), dec!(-82))
    );
}
