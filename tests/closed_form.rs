//! Law 4: marginal brackets are the largest of their lines. Law 5: the closed form of marginal brackets, without looking one up, against the solver; and law
//! 10: what is printed lies on the cautious side of what was found.

mod accounts;

use accounts::draw::schedule;
use accounts::single::{book_of, plain, pool, position, tier};
use accounts::{Dice, config};
use isocross::margin::liquidation::{Liquidation, Standing};
use isocross::margin::rules::{Basis, Fee, RuleBook, Trigger};
use isocross::margin::schedule::{Amounts, Key, Schedule, Tier, Tiering};
use isocross::market::account::Pool;
use isocross::market::position::Side;
use isocross::market::ray::Moving;
use isocross::num::text::{Kind, Separators, Style, Toward, parse};
use proptest::prelude::*;
use rust_decimal::{Decimal, dec};

/// One position with marginal brackets and a fee on the mark, drawn from a seed.
struct Single {
    pool: Pool,
    book: RuleBook,
    mark: Decimal,
}

fn single(dice: &mut Dice) -> Single {
    let mark = Decimal::new(1 + dice.below(99_999) as i64, dice.below(6) as u32);
    let notional = dice.between(dec!(10), dec!(1_000_000)).round_dp(2);
    let mut tiers: Vec<Tier> = Vec::new();
    let (mut floor, mut rate) = (Decimal::ZERO, dice.between(dec!(0.002), dec!(0.02)));
    for _ in 0..=dice.below(8) {
        tiers.push(tier(floor, rate));
        // Floors crowd around the notional, so that the way to the boundary crosses several.
        floor += notional * dice.between(dec!(0.05), dec!(0.6));
        rate += dice.between(dec!(0.0001), dec!(0.1));
    }
    let schedule = Schedule::new(
        (Tiering::Marginal, Key::Notional),
        Amounts::Computed,
        tiers,
        None,
    )
    .expect("floors and rates rise");
    let mut rules = plain(schedule);
    rules.maintenance.closing_fee = Some(Fee {
        rate: dice.pick(&[Decimal::ZERO, dec!(0.0006), dec!(0.02)]),
        basis: Basis::Mark,
    });
    let entry = mark * dice.between(dec!(0.7), dec!(1.3));
    let size = notional / entry;
    let cash = notional * dice.between(dec!(0), dec!(1.5));
    let side = dice.pick(&[Side::Long, Side::Short]);
    let trigger = dice.pick(&[Trigger::Below, Trigger::AtOrBelow]);
    Single {
        pool: pool(cash, vec![position(0, side, size, notional)]),
        book: book_of(vec![rules], trigger),
        mark,
    }
}

/// Headroom is the smallest of one line a bracket:
/// cash − s·N + deduction + (s − rate − fee)·q·p. The boundary below is the largest root of the
/// rising lines, the one above the smallest root of the falling ones.
fn closed_form(single: &Single) -> (Option<Decimal>, Option<Decimal>) {
    let position = &single.pool.positions[0];
    let maintenance = &single.book.contracts[0].maintenance;
    let (sign, fee) = (
        position.side.sign(),
        maintenance
            .closing_fee
            .map_or(Decimal::ZERO, |fee| fee.rate),
    );
    let mut below: Option<Decimal> = None;
    let mut above: Option<Decimal> = None;
    for tier in maintenance.schedule.tiers() {
        let slope = (sign - tier.rate - fee) * position.size;
        let root = (sign * position.entry_notional - single.pool.cash - tier.deduction) / slope;
        if slope > Decimal::ZERO {
            below = Some(below.map_or(root, |known| known.max(root)));
        } else {
            above = Some(above.map_or(root, |known| known.min(root)));
        }
    }
    (below.filter(|price| *price > Decimal::ZERO), above)
}

fn agree(solved: Option<Decimal>, known: Option<Decimal>) -> bool {
    match (solved, known) {
        (Some(solved), Some(known)) => {
            // One division each, of sums in another order: the last four of 28 digits may differ.
            (solved - known).abs() <= known.abs() * dec!(0.000_000_000_000_000_000_000_001)
        }
        (solved, known) => solved.is_none() && known.is_none(),
    }
}

proptest! {
    #![proptest_config(config(20_000))]

    #[test]
    fn the_closed_form_equals_the_solver(seed in any::<u64>()) {
        let single = single(&mut Dice(seed));
        let marks = [single.mark];
        let standing = Standing::new(&single.pool, &single.book, &marks);
        let found = standing.liquidation(&Moving::Alone(0)).found;
        let (below, above) = closed_form(&single);
        let inside = below.is_none_or(|below| below < single.mark) && above.is_none_or(|above| single.mark < above);
        prop_assert_eq!(found != Liquidation::AlreadyUnder, inside);
        if inside {
            let solved = [found.below(), found.above()].map(|edge| edge.map(|edge| edge.t));
            prop_assert!(agree(solved[0], below), "{:?} and {below:?}", solved[0]);
            prop_assert!(agree(solved[1], above), "{:?} and {above:?}", solved[1]);
        }
    }

    /// 4. Marginal schedules with computed deductions are continuous and the largest of their lines.
    #[test]
    fn a_marginal_schedule_is_the_largest_of_its_lines(seed in any::<u64>()) {
        let dice = &mut Dice(seed);
        let mut drawn = schedule(dice, dec!(5_000), dec!(30));
        while drawn.key == Key::Size {
            drawn = schedule(dice, dec!(5_000), dec!(30));
        }
        let tiers = drawn.tiers().to_vec();
        let table = Schedule::new((Tiering::Marginal, Key::Notional), Amounts::Computed, tiers, None).expect("as drawn");
        let notionals = (0..50).map(|_| dice.between(dec!(0), dec!(40_000)));
        for notional in notionals.chain(table.tiers().iter().map(|tier| tier.floor)) {
            let lines = table.tiers().iter().map(|tier| notional * tier.rate - tier.deduction);
            prop_assert_eq!(Some(table.amount(notional, notional)), lines.max());
            // The sum of slices, each at its own rate.
            let ends = table.tiers().iter().skip(1).map(|tier| tier.floor).chain([Decimal::MAX]);
            let slices = table.tiers().iter().zip(ends).map(|(tier, end)| {
                (notional.min(end) - tier.floor).max(Decimal::ZERO) * tier.rate
            });
            prop_assert_eq!(table.amount(notional, notional), slices.sum::<Decimal>());
        }
    }

    #[test]
    fn a_printed_boundary_is_on_the_cautious_side(seed in any::<u64>(), decimals in 0u32..6) {
        let single = single(&mut Dice(seed));
        let marks = [single.mark];
        let standing = Standing::new(&single.pool, &single.book, &marks);
        let found = standing.liquidation(&Moving::Alone(0)).found;
        let tick = Decimal::new(1, decimals);
        for (edge, toward) in [(found.below(), Toward::Up), (found.above(), Toward::Down)] {
            let Some(edge) = edge else { continue };
            let printed = Style::EN.price_on_tick(edge.t, tick, toward);
            let again = parse(&printed, Kind::Amount, Separators::EN).expect("what is printed is read").value;
            let past = match toward { Toward::Up => again - edge.t, Toward::Down => edge.t - again };
            prop_assert!(past >= Decimal::ZERO && past < tick, "{} printed {printed}", edge.t);
            // There the pool still stands: a reader who acts at the printed price acts in time.
            let before = (again - edge.t) * (single.mark - again) > Decimal::ZERO;
            if before {
                prop_assert!(!Standing::new(&single.pool, &single.book, &[again]).is_under(), "{printed}");
            }
        }
    }
}
