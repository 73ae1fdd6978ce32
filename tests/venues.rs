//! Every venue against published examples of its own arithmetic (`tests/cases`), to all printed
//! digits, each computed through the engine under the venue's rules.

#![expect(
    clippy::panic,
    reason = "a broken case file fails its test, with words"
)]

use isocross::margin::headroom::{leg_requirement_at, legs};
use isocross::margin::liquidation::{LiquidationPrice, Standing};
use isocross::margin::opening::open_loss;
use isocross::margin::rules::RuleBook;
use isocross::margin::schedule::{Amounts, Key, Schedule, Tier, Tiering};
use isocross::market::account::{Account, Holding, MarginMode, Pool, View};
use isocross::market::position::{Position, Side};
use isocross::market::ray::Moving;
use isocross::venues::{self, Venue};
use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::Value;

/// One file a venue; a venue without one fails the test.
const FILES: &[(&str, &str)] = &[("binance", include_str!("cases/binance.json"))];

fn cases(slug: &str) -> Vec<Value> {
    let (_, text) = FILES
        .iter()
        .find(|(known, _)| *known == slug)
        .unwrap_or_else(|| panic!("{slug} has no case file"));
    let file: Value = serde_json::from_str(text).expect("the case file is JSON");
    assert_eq!(file["venue"], slug);
    file["cases"].as_array().expect("a list of cases").clone()
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name]
        .as_str()
        .unwrap_or_else(|| panic!("{name} is missing in {value}"))
}

fn number(value: &Value, name: &str) -> Decimal {
    text(value, name).parse().expect("a decimal")
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

fn side(value: &Value) -> Side {
    match text(value, "side") {
        "long" => Side::Long,
        "short" => Side::Short,
        other => panic!("no side: {other}"),
    }
}

/// A published example as an account: one contract, one market a position.
struct Example {
    book: RuleBook,
    marks: Vec<Decimal>,
    pool: Pool,
}

/// The row that the example states, with its amount, under the venue's rules.
fn one_row(venue: &Venue, position: &Value) -> Schedule {
    let tier = Tier {
        floor: Decimal::ZERO,
        rate: number(position, "rate"),
        deduction: number(position, "amount"),
        max_leverage: None,
    };
    let kind = (venue.contract.tiering, venue.contract.key);
    Schedule::new(kind, Amounts::Given, vec![tier], None).expect("one row from zero")
}

fn example(venue: &Venue, case: &Value) -> Example {
    let mut book = RuleBook {
        pool: venue.pool,
        contracts: Vec::new(),
    };
    let (mut marks, mut holdings) = (Vec::new(), Vec::new());
    for (index, stated) in list(case, "positions").iter().enumerate() {
        let (size, entry) = (number(stated, "size"), number(stated, "entry"));
        let rules = venue.contract_rules(one_row(venue, stated), Default::default(), Decimal::ONE);
        book.contracts.push(rules);
        marks.push(if stated["mark"].is_null() {
            entry
        } else {
            number(stated, "mark")
        });
        holdings.push(Holding {
            position: Position {
                instrument: index,
                side: side(stated),
                size,
                entry_notional: size * entry,
                leverage: Decimal::ONE,
                rules: index,
            },
            mode: MarginMode::Cross,
            margin: Decimal::ZERO,
        });
    }
    let pnl = |(held, mark): (&Holding, &Decimal)| held.position.pnl(*mark);
    let unrealised: Decimal = holdings.iter().zip(&marks).map(pnl).sum();
    let account = Account {
        // Some sources print the margin with the profit in it.
        balance: if case["money"].is_null() {
            number(case, "equity") - unrealised
        } else {
            number(case, "money")
        },
        collateral: Vec::new(),
        holdings,
    };
    let pool = account.cut(View::Cross).pools.remove(0);
    Example { book, marks, pool }
}

fn liquidation(example: &Example, index: usize) -> Decimal {
    let standing = Standing::new(&example.pool, &example.book, &example.marks);
    let LiquidationPrice { found, .. } = standing.liquidation(&Moving::Alone(index));
    let edge = match example.pool.positions[index].side {
        Side::Long => found.below(),
        Side::Short => found.above(),
    };
    edge.expect("the example names a price").t
}

fn figure(example: &Example, expected: &Value) -> Decimal {
    let index = expected["position"].as_u64().expect("a position") as usize;
    let held = &example.pool.positions[index];
    match text(expected, "figure") {
        "pnl" => held.pnl(example.marks[index]),
        "maintenance" => {
            let leg = &legs(std::slice::from_ref(held))[0];
            leg_requirement_at(
                leg,
                &example.book.contracts[held.rules],
                example.marks[index],
            )
        }
        "liquidation" => liquidation(example, index),
        other => panic!("no figure: {other}"),
    }
}

/// The figure cut as the source cut it; nothing else is forgiven.
fn as_printed(value: Decimal, expected: &Value) -> Decimal {
    let digits = number(expected, "value").scale();
    match text(expected, "digits") {
        "exact" => value,
        "rounded" => value.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero),
        "truncated" => value.round_dp_with_strategy(digits, RoundingStrategy::ToZero),
        other => panic!("no precision: {other}"),
    }
}

fn check_brackets(venue: &Venue, case: &Value) {
    let rows: Vec<Vec<Decimal>> = list(case, "brackets")
        .iter()
        .map(|row| {
            let row = row.as_array().expect("floor, rate, amount");
            row.iter()
                .map(|cell| cell.as_str().expect("text").parse().expect("a decimal"))
                .collect()
        })
        .collect();
    let tier = |row: &Vec<Decimal>| Tier {
        floor: row[0],
        rate: row[1],
        deduction: Decimal::ZERO,
        max_leverage: None,
    };
    let tiers = rows.iter().map(tier).collect();
    let computed = Schedule::new(
        (Tiering::Marginal, Key::Notional),
        Amounts::Computed,
        tiers,
        None,
    )
    .expect("a published table is in order");
    let ours = venue.schedule(text(case, "symbol"));
    if case["in_our_table"] == true {
        assert!(
            ours.is_some(),
            "{} is not in our table",
            text(case, "symbol")
        );
    }
    for schedule in [Some(computed), ours].into_iter().flatten() {
        let made = schedule
            .tiers()
            .iter()
            .map(|tier| vec![tier.floor, tier.rate, tier.deduction]);
        assert_eq!(made.collect::<Vec<_>>(), rows, "{}", text(case, "id"));
    }
}

/// Checks one case and tells how many figures it holds.
fn check(venue: &Venue, case: &Value) -> usize {
    let id = text(case, "id");
    assert!(
        !list(case, "source").is_empty()
            && !text(case, "date").is_empty()
            && !text(case, "origin").is_empty(),
        "{id}"
    );
    let (orders, brackets) = (list(case, "orders"), list(case, "brackets"));
    for order in orders {
        let (size, price, mark) = (
            number(order, "size"),
            number(order, "price"),
            number(order, "mark"),
        );
        assert_eq!(
            open_loss(side(order), size, price, mark),
            number(order, "open_loss"),
            "{id}"
        );
    }
    if !brackets.is_empty() {
        check_brackets(venue, case);
    }
    let expected = list(case, "expected");
    if !expected.is_empty() {
        let example = example(venue, case);
        for expected in expected {
            let computed = figure(&example, expected);
            assert_eq!(
                as_printed(computed, expected),
                number(expected, "value"),
                "{id}: {expected}, computed {computed}"
            );
        }
    }
    orders.len() + brackets.len() + expected.len()
}

#[test]
fn every_venue_agrees_with_its_published_figures() {
    for venue in venues::ALL {
        let cases = cases(venue.slug);
        let mut figures = 0;
        for case in &cases {
            let found = check(venue, case);
            assert!(found > 0, "{} checks nothing", text(case, "id"));
            figures += found;
        }
        println!("{}: {} cases, {figures} figures", venue.id(), cases.len());
        assert!(
            cases.len() >= 10,
            "{} has only {} cases",
            venue.id(),
            cases.len()
        );
    }
}

#[test]
fn every_symbol_of_every_venue_has_brackets() {
    for venue in venues::ALL {
        assert!(venue.symbols().count() > 0, "{}", venue.id());
        for symbol in venue.symbols() {
            let schedule = venue
                .schedule(symbol)
                .unwrap_or_else(|| panic!("{symbol} does not parse"));
            assert!(schedule.limit().is_some(), "{symbol} has a limit");
            assert!(
                schedule
                    .tiers()
                    .iter()
                    .all(|tier| tier.max_leverage.is_some()),
                "{symbol}"
            );
            assert!(
                schedule.is_continuous_in_price(),
                "{symbol}: deductions keep it continuous"
            );
        }
        assert!(!venue.source.is_empty() && venue.as_of.len() == "2026-05-01".len());
        assert_eq!(
            venues::find(&venue.id()).map(|found| found.as_of),
            Some(venue.as_of)
        );
    }
}
