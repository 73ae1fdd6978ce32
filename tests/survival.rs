//! The survival map holds what the engine says of the straight ray from today, point by point.

mod accounts;

use accounts::products;
use accounts::{Case, Dice, VIEWS};
use isocross::margin::liquidation::{Liquidation, Standing, is_under};
use isocross::market::account::Pool;
use isocross::market::ray::Moving;
use isocross::num::text::Separators;
use isocross::scenario::answer;
use isocross::scenario::share::{blank, from_fragment};
use isocross::simulate::survival::{At, Outline, Plan, Window, cross};
use rust_decimal::{Decimal, dec};

/// Points whose place on the ray is nearer to a boundary than this are noise of the last digits.
const NEAR: Decimal = dec!(0.000_000_000_000_001);

const WINDOW: Window = Window {
    x: (dec!(-0.999), dec!(1.5)),
    y: (dec!(-0.9), dec!(2)),
};

/// Whether the pool is alive after the straight walk; none on a boundary.
fn engine(case: &Case, pool: &Pool, moves: Vec<Decimal>) -> Option<bool> {
    let moving = Moving::Together(moves);
    match Standing::new(pool, &case.book, &case.marks)
        .liquidation(&moving)
        .found
    {
        Liquidation::AlreadyUnder => Some(false),
        found => match found.above() {
            None => Some(true),
            Some(edge) if (edge.t - Decimal::ONE).abs() < NEAR => None,
            Some(edge) => Some(edge.t > Decimal::ONE),
        },
    }
}

fn point(dice: &mut Dice, outline: &Outline) -> At {
    let anywhere = |dice: &mut Dice| {
        (
            dice.between(WINDOW.x.0, WINDOW.x.1),
            dice.between(WINDOW.y.0, WINDOW.y.1),
        )
    };
    if outline.corners.is_empty() || dice.one_in(2) {
        return anywhere(dice);
    }
    // Close to a side, where a mistake would show.
    let count = outline.corners.len() as u64;
    let index = dice.below(count);
    let (from, to) = (
        outline.corners[index as usize].at,
        outline.corners[((index + 1) % count) as usize].at,
    );
    if cross(from, to).abs() < NEAR {
        // On a ray itself, where what is nearer hides what lies behind.
        return anywhere(dice);
    }
    let (along, out) = (
        dice.between(Decimal::ZERO, Decimal::ONE),
        dice.between(dec!(0.9), dec!(1.1)),
    );
    let out = if dice.one_in(2) {
        Decimal::ONE + (out - Decimal::ONE) * dec!(0.0001)
    } else {
        out
    };
    let at = |from: Decimal, to: Decimal| (from + (to - from) * along) * out;
    (
        at(from.0, to.0).clamp(WINDOW.x.0, WINDOW.x.1),
        at(from.1, to.1).clamp(WINDOW.y.0, WINDOW.y.1),
    )
}

fn plans(case: &Case, dice: &mut Dice) -> Plan {
    let markets = case.marks.len();
    let across = dice.below(markets as u64) as usize;
    let upward = (across + 1 + dice.below(markets as u64 - 1) as usize) % markets;
    match dice.one_in(2) {
        true => Plan::held((across, upward), markets),
        false => Plan::following((across, upward), &case.betas),
    }
}

#[derive(Default)]
struct Counted {
    points: usize,
    closed: usize,
    corners: usize,
    skipped: usize,
}

fn check(case: &Case, dice: &mut Dice, counted: &mut Counted) {
    let plan = plans(case, dice);
    for view in VIEWS {
        for pool in case.account.cut(view).pools {
            let outline = Outline::new(&pool, &case.book, &case.marks, (&plan, WINDOW));
            counted.corners += outline.corners.len();
            assert_eq!(
                outline.corners.is_empty(),
                is_under(&pool, &case.book, &case.marks)
            );
            for _ in 0..4 {
                let at = point(dice, &outline);
                let moves = plan.moves(at);
                let reaches = moves.iter().all(|step| *step > dec!(-0.9999));
                match engine(case, &pool, moves).filter(|_| reaches) {
                    None => counted.skipped += 1,
                    Some(alive) => {
                        counted.points += 1;
                        counted.closed += usize::from(!alive);
                        assert_eq!(
                            outline.holds(at),
                            alive,
                            "{:?} {at:?} of {pool:?}\nunder {:?}\nmarks {:?}, {plan:?}\n{outline:?}",
                            engine_edge(case, &pool, plan.moves(at)),
                            case.book,
                            case.marks
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn the_map_equals_the_walk_of_the_straight_ray() {
    let mut counted = Counted::default();
    let products = products::all();
    let mut seed = 0_u64;
    while counted.points < 40_000 {
        seed += 1;
        let dice = &mut Dice(seed * 7919);
        let case = match seed % 2 {
            0 => Case::random(seed),
            _ => products[(seed / 2) as usize % products.len()].account(seed),
        };
        if case.marks.len() > 1 {
            check(&case, dice, &mut counted);
        }
    }
    println!(
        "{} points, {} of them closed; {} corners; {} points on a boundary or beyond a price of zero left out",
        counted.points, counted.closed, counted.corners, counted.skipped
    );
    assert!(counted.closed > 5_000 && counted.points - counted.closed > 5_000);
}

fn engine_edge(case: &Case, pool: &Pool, moves: Vec<Decimal>) -> Liquidation {
    Standing::new(pool, &case.book, &case.marks)
        .liquidation(&Moving::Together(moves))
        .found
}

/// What the map of a link says below itself.
fn caption(link: &str) -> String {
    let form = from_fragment(link, Separators::EN, &blank()).form;
    let report = answer(&form, Separators::EN).report;
    let pictures = report.expect("the book is open").pictures;
    pictures.expect("it can be drawn").map.get().caption.clone()
}

#[test]
fn the_map_says_where_a_bracket_table_has_ended() {
    // The table of ETH ends at 900,000: a short of 800,000 is beyond it after a rise of an eighth.
    let book = |short: &str| {
        format!(
            "v=1&venue=bybit@2026-09-25&bal=200000&p=BTC,L,60000,100000n,10x&p=ETH,S,3000,{short}n,20x"
        )
    };
    let says = "beyond the end of its bracket table";
    assert!(caption(&book("800000")).contains(says));
    assert!(!caption(&book("8000")).contains(says));
}
