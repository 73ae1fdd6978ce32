//! States of the page as golden text: presets, the states that are not the good one, wrong fields.
//!
//! `UPDATE_GOLDEN=1 cargo test --test states` rewrites `tests/golden/states.txt`; read it in review.

mod venues;

use isocross::market::position::Side;
use isocross::num::text::Separators;
use isocross::scenario::form::{Form, FundingChoice, MarketForm, Mode, Others, Quantity};
use isocross::scenario::report::Report;
use isocross::scenario::{answer, presets};
use std::fmt::Write;

/// A name for the state and the form that leads to it.
type State = (&'static str, Form);

fn opening(change: impl FnOnce(&mut Form)) -> Form {
    let mut form = presets::opening(Separators::EN);
    change(&mut form);
    form
}

fn entry(text: &str) -> Form {
    opening(|form| form.positions[0].entry = text.to_owned())
}

fn venue(change: impl FnOnce(&mut Form)) -> Form {
    opening(|form| {
        form.venue = "binance@2026-05-01".to_owned();
        form.costs.funding = FundingChoice::Recorded;
        change(form);
    })
}

fn states() -> Vec<State> {
    let mut states: Vec<State> = presets::ALL
        .iter()
        .map(|preset| (preset.title, preset.form(Separators::EN)))
        .collect();
    states.extend(accounts());
    states.extend(venues::states());
    states.extend(fields());
    states
}

fn accounts() -> Vec<State> {
    vec![
        ("a venue's rules, funding as recorded", venue(|_| ())),
        (
            "the remainder is returned",
            opening(|form| form.generic.remainder = isocross::margin::rules::Remainder::Returned),
        ),
        (
            "a closing fee in the test",
            opening(|form| form.generic.closing_fee = "0.05".to_owned()),
        ),
        (
            "the balance is too small for either mode",
            opening(|form| form.balance = "500".to_owned()),
        ),
        (
            "a margin raised by hand exceeds the account, cross opens",
            opening(|form| form.positions[0].margin = "800".to_owned()),
        ),
        (
            "under water at entry",
            opening(|form| {
                form.generic.rate = "25".to_owned();
                form.balance = "5000".to_owned();
                form.positions[0].leverage = "5".to_owned();
            }),
        ),
        (
            "a 1x long that no price above zero closes",
            opening(|form| {
                form.positions.truncate(1);
                form.positions[0].leverage = "1".to_owned();
                form.balance = "4000".to_owned();
            }),
        ),
        (
            "long and short of one market",
            opening(|form| {
                form.positions[1] = form.positions[0].clone();
                form.positions[1].side = Side::Short;
            }),
        ),
        (
            "each position in its own mode",
            opening(|form| form.positions[0].mode = Mode::Cross),
        ),
        ("both positions in one pocket", opening(pocket)),
        ("only one moves", opening(|form| form.others = Others::Held)),
        ("betas", opening(betas)),
        (
            "a mark apart from the entry",
            opening(|form| mark(form, "57000")),
        ),
        (
            "a market without a record",
            opening(|form| form.positions[1].market = "SOL".to_owned()),
        ),
        (
            "a gap past liquidation",
            opening(|form| form.path.slug = "flash".to_owned()),
        ),
        ("judged by mark, not by last", may_2021()),
        ("size from risk, liquidation before the stop", sizing()),
    ]
}

fn pocket(form: &mut Form) {
    for position in &mut form.positions {
        position.mode = Mode::Pocket;
        position.pocket = "swing".to_owned();
    }
}

fn betas(form: &mut Form) {
    form.others = Others::Betas;
    form.markets.push(MarketForm {
        market: "ETH".to_owned(),
        beta: "1.5".to_owned(),
        ..MarketForm::default()
    });
}

fn mark(form: &mut Form, text: &str) {
    form.markets.push(MarketForm {
        market: "BTC".to_owned(),
        mark: text.to_owned(),
        ..MarketForm::default()
    });
}

fn may_2021() -> Form {
    let mut form = presets::of("one-trade", Separators::EN);
    form.positions[0].market = "ETH".to_owned();
    form.positions[0].entry = "3900".to_owned();
    form.positions[0].leverage = "1.65".to_owned();
    form.positions[0].quantity = "1000".to_owned();
    form.focus = "ETH".to_owned();
    form.path.slug = "may-2021".to_owned();
    form
}

fn sizing() -> Form {
    let mut form = presets::of("one-trade", Separators::EN);
    form.positions[0].entry = "60.000,5".to_owned();
    form.positions[0].leverage = "40".to_owned();
    form.positions[0].quantity = "0.033322".to_owned();
    form.positions[0].locked = Quantity::Size;
    form.sizing.risk = "50".to_owned();
    form.sizing.stop = "58,500".to_owned();
    form
}

fn fields() -> Vec<State> {
    let tiers = |text: &str| opening(|form| form.generic.tiers = text.to_owned());
    vec![
        ("a letter in a number", entry("6o,000")),
        ("empty", entry("")),
        ("zero", entry("0")),
        ("negative", entry("-5")),
        ("absurdly large", entry("1e30")),
        ("absurdly small", entry("1e-30")),
        ("not a number", entry("NaN")),
        ("commas that group nothing", entry("1,2,3")),
        ("mixed separators, readable", entry("60.000,5")),
        ("read by the locale, and said", entry("60,000")),
        (
            "leverage over the cap",
            venue(|form| {
                form.positions[0].leverage = "150".to_owned();
                form.positions[0].quantity = "400000".to_owned();
            }),
        ),
        (
            "a symbol without brackets",
            venue(|form| form.positions[0].market = "ABC".to_owned()),
        ),
        (
            "a position beyond the table",
            venue(|form| {
                form.positions[0].leverage = "1".to_owned();
                form.positions[0].quantity = "1900000000".to_owned();
            }),
        ),
        (
            "leverage below one",
            opening(|form| form.positions[0].leverage = "0.5".to_owned()),
        ),
        (
            "an unknown venue",
            opening(|form| form.venue = "elsewhere@2020-01-01".to_owned()),
        ),
        (
            "an unknown path",
            opening(|form| form.path.slug = "nowhere".to_owned()),
        ),
        ("no positions", opening(|form| form.positions.clear())),
        (
            "201 positions",
            opening(|form| form.positions = vec![form.positions[0].clone(); 201]),
        ),
        (
            "a maintenance of 120 %",
            opening(|form| form.generic.rate = "120".to_owned()),
        ),
        (
            "a pasted table",
            tiers("0 - 50,000 0.40%\n50,000 - 250,000 0.50%\n250,000 - 1,000,000 1.00%"),
        ),
        (
            "a table with a rate that falls",
            tiers("0 0.5%\n50000 0.4%"),
        ),
        ("junk for a table", tiers("hello\nworld")),
        (
            "a stop at the entry",
            opening(|form| {
                form.sizing.risk = "50".to_owned();
                form.sizing.stop = "60000".to_owned();
            }),
        ),
    ]
}

fn describe(name: &str, form: &Form) -> String {
    let answer = answer(form, Separators::EN);
    let mut text = format!("## {name}\n");
    for error in &answer.errors {
        let fix = error
            .fix
            .as_ref()
            .map(|fix| format!(" [{}]", fix.label))
            .unwrap_or_default();
        let _ = writeln!(text, "error {:?}: {}{fix}", error.field, error.message);
    }
    for (field, reading) in &answer.readings {
        let _ = writeln!(text, "reading {field:?}: {reading}");
    }
    match &answer.report {
        Some(report) => describe_report(report, &mut text),
        None => text.push_str("no report\n"),
    }
    text
}

fn describe_report(report: &Report, text: &mut String) {
    let _ = writeln!(text, "{}", report.announcement);
    for notice in &report.notices {
        let fixes: Vec<&str> = notice.fixes.iter().map(|fix| fix.label.as_str()).collect();
        let _ = writeln!(text, "notice {} {} {fixes:?}", notice.head, notice.reason);
    }
    for row in &report.rows {
        let cells: Vec<String> = row
            .cells
            .iter()
            .map(|cell| format!("{} ({})", cell.figure, cell.detail.join("; ")))
            .collect();
        let _ = writeln!(text, "{}: {}", row.label, cells.join(" | "));
    }
    for row in &report.log.rows {
        let _ = writeln!(
            text,
            "log {}, {}: {}",
            row.time,
            row.event,
            row.cells.join(" | ")
        );
        for line in &row.arithmetic {
            let _ = writeln!(text, "  {line}");
        }
    }
    for note in &report.path_notes {
        let _ = writeln!(text, "path {note}");
    }
    for proof in &report.proofs {
        let steps: Vec<String> = proof
            .steps
            .iter()
            .map(|(left, right)| format!("{left} = {right}"))
            .collect();
        let _ = writeln!(
            text,
            "proof {}: {}; {}",
            proof.title,
            steps.join("; "),
            proof.result
        );
    }
    for position in &report.positions {
        let _ = writeln!(
            text,
            "position {} {} {} {}",
            position.size, position.notional, position.margin, position.closes
        );
    }
    if let Some(sizing) = &report.sizing {
        let _ = writeln!(text, "size {}: {}", sizing.size, sizing.lines.join("; "));
        for (_, words, fixes) in &sizing.verdicts {
            let fixes: Vec<&str> = fixes.iter().map(|fix| fix.label.as_str()).collect();
            let _ = writeln!(text, "  {words} {fixes:?}");
        }
    }
    let _ = writeln!(
        text,
        "venue {}; costs {}",
        report.venue.summary, report.costs
    );
}

#[test]
fn every_state_reads_as_in_the_golden_file() {
    let text: String = states()
        .iter()
        .map(|(name, form)| describe(name, form) + "\n")
        .collect();
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/states.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &text).expect("the golden file can be written");
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    for (line, (now, before)) in text.lines().zip(golden.lines()).enumerate() {
        assert_eq!(
            now,
            before,
            "line {} of states.txt; UPDATE_GOLDEN=1 rewrites it",
            line + 1
        );
    }
    assert_eq!(
        text.lines().count(),
        golden.lines().count(),
        "states.txt has another length"
    );
}
