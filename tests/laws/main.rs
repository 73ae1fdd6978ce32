//! Laws of the margin engine, each within its scope, on random accounts under every product of every
//! venue, under each rule by itself, and under any rules together. Prints how often each was held to.

#[path = "../accounts/mod.rs"]
mod accounts;
mod boundary;
mod change;
mod equal;
mod forms;

use accounts::definition::left;
use accounts::products::{self, Product};
use accounts::{Case, Dice};
use isocross::margin::liquidation::{Boundary, Liquidation, Standing};
use isocross::market::account::Pool;
use isocross::market::ray::Moving;
use rust_decimal::{Decimal, dec};
use std::panic::catch_unwind;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Accounts in scope that each law is held to under each product.
const ACCOUNTS: usize = 2_000;
/// Draws for one account in scope before a law counts as not applicable.
const PATIENCE: usize = 12;

/// Whether the account is in scope; where the law does not hold, what was found.
type Held = Result<bool, String>;
type Law = fn(&Case, &mut Dice) -> Held;

/// Number, law.
const LAWS: [(&str, Law); 11] = [
    ("1", equal::isolated_is_cross_for_one_position),
    ("2", boundary::headroom_runs_out_at_the_boundary),
    ("2 shown", boundary::the_arithmetic_shown_meets),
    (
        "3",
        change::more_cash_never_harms_and_a_higher_rate_never_helps,
    ),
    ("4", forms::a_marginal_schedule_is_the_largest_of_its_lines),
    ("5", forms::the_closed_form_equals_the_solver),
    ("6", forms::an_inverse_position_is_coins_less_cash),
    ("7", change::scale_leaves_prices_unchanged),
    ("8 halves", equal::halves_act_as_the_whole),
    ("8 path", equal::splitting_a_way_changes_no_event),
    ("9", equal::alone_is_a_joint_move_with_one_beta),
];

/// Fails the law with what is told.
macro_rules! ensure {
    ($holds:expr, $($told:tt)+) => {
        if !$holds {
            return Err(format!($($told)+));
        }
    };
}
pub(crate) use ensure;

fn find(case: &Case, pool: &Pool, moving: &Moving) -> Liquidation {
    Standing::new(pool, &case.book, &case.marks)
        .liquidation(moving)
        .found
}

fn ends(found: &Liquidation) -> [Option<&Boundary>; 2] {
    [found.below(), found.above()]
}

/// Digits that agree where the arithmetic differs: a boundary is headroom ÷ slope, and its last
/// digits are those of sums some thousand times larger.
fn close(a: Decimal, b: Decimal) -> bool {
    (a - b).abs()
        <= (a.abs() + b.abs()) * dec!(0.000_000_000_000_000_000_1)
            + dec!(0.000_000_000_000_000_000_001)
}

fn same(a: &Liquidation, b: &Liquidation) -> Result<(), String> {
    ensure!(
        (a == &Liquidation::AlreadyUnder) == (b == &Liquidation::AlreadyUnder),
        "{a:?} and {b:?}"
    );
    for (a, b) in ends(a).into_iter().zip(ends(b)) {
        match (a, b) {
            (None, None) => {}
            (Some(a), Some(b)) => ensure!(close(a.t, b.t), "{} and {}", a.t, b.t),
            _ => return Err(format!("{a:?} and {b:?}")),
        }
    }
    Ok(())
}

/// Whether the marks are the boundary itself, where the last digit decides.
fn on_the_edge(case: &Case, pool: &Pool) -> bool {
    left(pool, &case.book, &case.marks, false).abs() <= case.noise(pool, &case.marks)
}

/// One of the account's pools under any view, and one or two ways to walk from the marks.
fn some_pool(case: &Case, dice: &mut Dice) -> (Pool, Vec<Moving>) {
    let pool = dice.pick(&case.pools());
    let alone = Moving::Alone(dice.below(case.marks.len() as u64) as usize);
    (pool, vec![alone, Moving::Together(case.betas.clone())])
}

/// One law under one product.
#[derive(Default)]
struct Cell {
    held: usize,
    broken: Vec<String>,
}

/// Every law on the same accounts, each until it has had enough of them or seems never to be in scope.
fn hold(product: &Product) -> Vec<Cell> {
    let mut cells: Vec<Cell> = LAWS.iter().map(|_| Cell::default()).collect();
    for seed in 0_u64.. {
        let drawn = seed as usize;
        let wants = |cell: &Cell| cell.held < ACCOUNTS && drawn < ACCOUNTS + PATIENCE * cell.held;
        if !cells.iter().any(wants) {
            break;
        }
        let case = product.account(seed);
        for (cell, (_, law)) in cells.iter_mut().zip(LAWS).filter(|(cell, _)| wants(cell)) {
            let held = catch_unwind(|| law(&case, &mut Dice(seed ^ 0x5eed)));
            match held.unwrap_or_else(|_| Err("it panics".to_owned())) {
                Ok(in_scope) => cell.held += usize::from(in_scope),
                Err(what) => {
                    cell.held += 1;
                    cell.broken.push(format!("account {seed}: {what}"));
                }
            }
        }
    }
    cells
}

#[test]
fn laws_hold_under_every_product_of_every_venue() {
    let products = products::all();
    let next = AtomicUsize::new(0);
    let rows: Mutex<Vec<(usize, Vec<Cell>)>> = Mutex::default();
    let work = || {
        loop {
            let row = next.fetch_add(1, Ordering::Relaxed);
            let Some(product) = products.get(row) else {
                return;
            };
            let cells = hold(product);
            rows.lock().expect("no law panics").push((row, cells));
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    let mut rows = rows.into_inner().expect("no law panics");
    rows.sort_by_key(|(row, _)| *row);
    let rows: Vec<(&Product, Vec<Cell>)> = products
        .iter()
        .zip(rows.into_iter().map(|(_, cells)| cells))
        .collect();
    print(&rows);
    let cells = || {
        rows.iter().flat_map(|(product, cells)| {
            LAWS.iter()
                .zip(cells)
                .map(move |(law, cell)| (product, law.0, cell))
        })
    };
    let broken: Vec<String> = cells()
        .filter_map(|(product, law, cell)| told(&product.name, law, cell))
        .collect();
    assert!(
        broken.is_empty(),
        "{} cells broken:\n{}",
        broken.len(),
        broken.join("\n")
    );
    for (law, _) in LAWS {
        assert!(
            cells().any(|(_, of, cell)| of == law && cell.held > 0),
            "law {law} is in scope nowhere"
        );
    }
}

/// Law 10 is of forms and texts: tests/share_laws.rs and tests/closed_form.rs.
fn print(rows: &[(&Product, Vec<Cell>)]) {
    let width = rows
        .iter()
        .map(|(product, _)| product.name.chars().count())
        .max()
        .unwrap_or_default();
    print!("{:width$}", "accounts held to law");
    for (name, _) in LAWS {
        print!(" {name:>8}");
    }
    println!();
    for (product, cells) in rows {
        print!("{:width$}", product.name);
        for cell in cells {
            match (cell.held, cell.broken.len()) {
                (0, _) => print!(" {:>8}", "–"),
                (held, 0) => print!(" {held:>8}"),
                (_, broken) => print!(" {:>8}", format!("!{broken}")),
            }
        }
        println!();
    }
    println!("–: not in scope. Law 10: tests/share_laws.rs, tests/closed_form.rs.");
}

fn told(product: &str, law: &str, cell: &Cell) -> Option<String> {
    if cell.broken.is_empty() {
        let enough = cell.held == 0 || cell.held >= ACCOUNTS;
        return (!enough)
            .then(|| format!("{product}, law {law}: only {} accounts in scope", cell.held));
    }
    let first = &cell.broken[..cell.broken.len().min(3)];
    Some(format!(
        "{product}, law {law}: {} broken\n  {}",
        cell.broken.len(),
        first.join("\n  ")
    ))
}
