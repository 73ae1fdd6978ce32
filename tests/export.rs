//! What leaves the page as text: CSV that reads back, Markdown that stays words, notes on every file.

use isocross::num::text::Separators;
use isocross::scenario::edit::{Edit, Field};
use isocross::scenario::export::{
    Separator, Sheet, Stamp, Value, csv, markdown, notes, notes_to_read,
};
use isocross::scenario::form::{Form, Mode};
use isocross::scenario::report::Report;
use isocross::scenario::{answer, presets, share};
use rust_decimal::{Decimal, dec};

fn report(form: &Form) -> Report {
    answer(form, Separators::EN).report.expect("a report")
}

fn opening() -> Form {
    presets::opening(Separators::EN)
}

fn stamp() -> Stamp {
    Stamp {
        day: "2026-11-23".to_owned(),
        address: "https://example.org/calculator/".to_owned(),
        stale: false,
    }
}

/// Cells of a CSV by the rules of RFC 4180, comments left out.
fn read(text: &str, separator: char) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for line in text
        .split("\r\n")
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
        let mut letters = line.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '"' if quoted && letters.next_if_eq(&'"').is_some() => cell.push('"'),
                '"' => quoted = !quoted,
                letter if letter == separator && !quoted => cells.push(std::mem::take(&mut cell)),
                letter => cell.push(letter),
            }
        }
        cells.push(cell);
        rows.push(cells);
    }
    rows
}

/// The number of a cell as a spreadsheet keeps it.
fn kept(number: Decimal) -> Decimal {
    number.round_sf(15).expect("a number").normalize()
}

fn assert_reads_back(sheet: &Sheet, separator: Separator, sign: char) {
    let text = csv(sheet, None, (separator, &[]));
    let rows = read(&text, sign);
    assert_eq!(rows.len(), sheet.rows.len() + 1);
    for (row, known) in rows.iter().skip(1).zip(&sheet.rows) {
        assert_eq!(row.len(), sheet.heads.len(), "{row:?}");
        for (cell, value) in row.iter().zip(known) {
            match value {
                Value::Empty => assert_eq!(cell, ""),
                Value::Number(number) => {
                    let read: Decimal = cell.parse().expect("a number with a point");
                    assert_eq!(read, kept(*number));
                }
                Value::Text(words) => {
                    let words = words
                        .replace(['\u{2212}', '–'], "-")
                        .replace('\u{202f}', " ");
                    assert_eq!(cell.trim_start_matches('\''), words.replace('’', "'"));
                }
            }
        }
    }
}

#[test]
fn path_and_events_read_back_in_every_preset_with_either_separator() {
    for preset in presets::ALL {
        let report = report(&preset.form(Separators::EN));
        let export = report.export.get();
        for sheet in [&export.path, &export.events] {
            for row in &sheet.rows {
                assert_eq!(row.len(), sheet.heads.len(), "{}", preset.title);
            }
            assert_reads_back(sheet, Separator::Comma, ',');
            assert_reads_back(sheet, Separator::Semicolon, ';');
        }
    }
}

fn number(row: &[Value], place: usize) -> Decimal {
    let number = match &row[place] {
        Value::Number(number) => Some(*number),
        Value::Empty | Value::Text(_) => None,
    };
    number.expect("a number")
}

fn column(sheet: &Sheet, head: &str) -> usize {
    let found = sheet.heads.iter().position(|known| known == head);
    found.expect("a column of this name")
}

#[test]
fn the_path_says_prices_values_and_boundaries_at_every_sample() {
    let report = report(&opening());
    let path = &report.export.get().path;
    let first = &path.rows[0];
    // At the first sample 60,000 and nothing lost; the samples of a bar are in the order walked.
    assert_eq!(number(first, column(path, "BTC mark")), dec!(60000));
    assert_eq!(number(first, column(path, "ETH mark")), dec!(3000));
    assert_eq!(
        number(first, column(path, "isolated account value")),
        dec!(1000)
    );
    let names: Vec<&Value> = path.rows.iter().take(4).map(|row| &row[2]).collect();
    let order = ["open", "low", "high", "close"].map(|name| Value::Text(name.to_owned()));
    assert_eq!(names, order.iter().collect::<Vec<_>>());
    // 4,000 ÷ 60,000 coins; 400 + s (p − 60,000) = 0.005 s p at 54,271.36.
    let isolated = column(path, "isolated position 1 BTC closes below");
    assert_eq!(first[isolated], Value::Empty, "known at closes");
    assert_eq!(number(&path.rows[3], isolated).round_dp(2), dec!(54271.36));
    // The account value at the end is that of the summary.
    let last = path.rows.last().expect("rows");
    assert_eq!(
        number(last, column(path, "isolated account value")).round_dp(0),
        dec!(300)
    );
    assert_eq!(number(last, column(path, "cross account value")), dec!(0));
    assert_eq!(last[isolated], Value::Empty, "closed by then");
}

#[test]
fn signed_amounts_of_the_events_lead_from_start_to_end() {
    let report = report(&opening());
    let events = &report.export.get().events;
    let (account, posted) = (column(events, "account"), column(events, "posted"));
    let value = column(events, "account value");
    for (name, left) in [("isolated", dec!(300)), ("cross", dec!(0))] {
        let own: Vec<_> = events
            .rows
            .iter()
            .filter(|row| row[account] == Value::Text(name.to_owned()))
            .collect();
        let start = number(own[0], value);
        let sum: Decimal = own.iter().skip(1).map(|row| number(row, posted)).sum();
        assert_eq!(start + sum, left, "{name}");
        assert_eq!(number(own[own.len() - 1], value), left, "{name}");
    }
    let words = Value::Text("isolated BTC closed, −400".to_owned());
    let closed = events.rows.iter().find(|row| row[5] == words);
    let closed = closed.expect("a closing");
    assert_eq!(closed[4], Value::Text("closed".to_owned()));
    let price = number(closed, column(events, "BTC price"));
    assert_eq!(price.round_dp(2), dec!(54271.36));
}

#[test]
fn funding_stands_among_the_events() {
    let mut form = opening();
    form.venue = "binance@2026-05-01".to_owned();
    form.costs.funding = isocross::scenario::form::FundingChoice::Recorded;
    let report = report(&form);
    let events = &report.export.get().events;
    let funding = Value::Text("funding".to_owned());
    let paid = events.rows.iter().filter(|row| row[4] == funding);
    let posted = column(events, "posted");
    assert!(paid.clone().count() > 2);
    assert!(
        paid.into_iter()
            .all(|row| number(row, posted) != Decimal::ZERO)
    );
}

#[test]
fn only_the_bars_in_sight_are_written() {
    let report = report(&opening());
    let path = &report.export.get().path;
    let text = csv(path, Some((10, 12)), (Separator::Comma, &[]));
    let bars: Vec<String> = read(&text, ',')
        .into_iter()
        .skip(1)
        .map(|row| row[0].clone())
        .collect();
    assert_eq!(bars, ["10", "10", "10", "10", "11", "11", "11", "11"]);
}

#[test]
fn a_path_that_is_replayed_ends_where_it_is() {
    let form = opening();
    let answer =
        isocross::scenario::Answerer::default().answer_until(&form, Separators::EN, Some(5));
    let report = answer.report.expect("a report");
    assert_eq!(
        report.export.get().path.rows.len(),
        20,
        "what is hidden yet is not told"
    );
}

/// No line, and no cell that either separator cuts, begins like a formula, unless it is a number.
fn assert_harmless(text: &str) {
    for line in text.split("\r\n") {
        for cut in [',', ';'] {
            for cell in line.split(cut) {
                let cell = cell.trim_start_matches(['"', ' ']);
                let number = cell.trim_end_matches('"').parse::<Decimal>().is_ok();
                assert!(
                    number || !cell.starts_with(['=', '+', '-', '@', '\t']),
                    "{cell:?} in {line:?}"
                );
            }
        }
    }
}

#[test]
fn no_cell_of_a_name_or_a_note_is_a_formula() {
    for name in ["=1+1", "+A", "-A1", "@SUM(A1)", "A\"B", "A,=B;=C", "\t=1"] {
        let sheet = Sheet {
            heads: vec!["bar".to_owned(), name.to_owned()],
            rows: vec![vec![Value::Number(dec!(0)), Value::Text(name.to_owned())]],
        };
        let notes = [
            format!("A market called {name}, {name}; {name}"),
            format!("https://example.org/#v=1&p={name},-5"),
        ];
        for (separator, sign) in [(Separator::Comma, ','), (Separator::Semicolon, ';')] {
            let text = csv(&sheet, None, (separator, &notes));
            let cells = &read(&text, sign)[1];
            assert_eq!(cells.len(), 2, "{name}");
            // What is quoted stays in one cell of the separator chosen; the first sign decides.
            assert!(
                !cells[1].starts_with(['=', '+', '-', '@', '\t']),
                "{name}: {cells:?}"
            );
            let comments: Vec<&str> = text
                .split("\r\n")
                .filter(|line| line.starts_with('#'))
                .collect();
            assert_eq!(comments.len(), 2);
            assert_harmless(&comments.join("\r\n"));
        }
    }
}

#[test]
fn a_csv_begins_with_what_it_assumes_and_a_link_that_opens_it() {
    for preset in presets::ALL {
        let form = preset.form(Separators::EN);
        let report = report(&form);
        let notes = notes(&report, &stamp());
        let text = csv(
            &report.export.get().events,
            None,
            (Separator::Comma, &notes),
        );
        let comments: Vec<&str> = text
            .split("\r\n")
            .take_while(|line| line.starts_with('#'))
            .collect();
        assert!(comments.len() >= 5, "{comments:#?}");
        assert!(text.contains("Made by Isocross"));
        assert!(text.contains("on 2026-11-23"));
        let link = comments.last().expect("a link");
        let fragment = link
            .split_once('#')
            .and_then(|(_, rest)| rest.split_once('#'))
            .expect("a fragment")
            .1;
        let read = share::from_fragment(fragment, Separators::EN, &opening());
        assert_eq!(read.ignored, Vec::<String>::new());
        assert_eq!(read.form, form, "{}", preset.title);
    }
}

#[test]
fn notes_name_inputs_rules_costs_and_assumptions() {
    let mut form = opening();
    form.positions[1].mode = Mode::Cross;
    form.venue = "binance@2026-05-01".to_owned();
    let notes = notes(&report(&form), &stamp());
    assert_eq!(
        notes[0],
        "1,000 USDT; BTC long 4,000 at 60,000, 10x isolated; ETH long 3,000 at 3,000, 10x cross. Path: Cascade of 10 October 2025."
    );
    assert!(
        notes[1].starts_with("Binance USDS-M: rules of 2026-05-01, "),
        "{}",
        notes[1]
    );
    assert!(
        notes[1].contains("no funding") || notes[1].contains("funding"),
        "{}",
        notes[1]
    );
    assert!(notes[2].contains("Balance is all money of the account"));
    assert!(
        notes[4].starts_with("https://example.org/calculator/#v=1&"),
        "{}",
        notes[4]
    );
    let late = Stamp {
        stale: true,
        ..stamp()
    };
    assert!(
        isocross::scenario::export::notes(&report(&form), &late)[0].contains("last valid figures")
    );
}

#[test]
fn a_link_that_nobody_could_type_is_not_printed() {
    let mut form = opening();
    form.positions = (0..40).map(|_| form.positions[0].clone()).collect();
    form.balance = "1000000".to_owned();
    let report = report(&form);
    let read = notes_to_read(&report, &stamp());
    let last = read.last().expect("a line");
    assert!(
        last.contains("too long to be written") && last.len() < 200,
        "{last}"
    );
    assert!(notes(&report, &stamp()).last().expect("a link").len() > 800);
}

#[test]
fn the_table_for_an_article_is_a_table_and_nothing_typed_is_markup() {
    let mut form = opening();
    form = form.apply(&Edit::Text(Field::Market(0), "a|b*<c>_[d]`".to_owned()));
    let report = report(&form);
    let text = markdown(&report, &notes(&report, &stamp()));
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].contains("**"), "{}", lines[0]);
    let rows: Vec<&str> = lines
        .iter()
        .filter(|line| line.starts_with('|'))
        .copied()
        .collect();
    assert_eq!(rows.len(), report.rows.len() + 2);
    assert_eq!(rows[0], "| | Isolated | Cross |");
    assert_eq!(rows[1], "| --- | --- | --- |");
    for row in &rows {
        // Bars that are not escaped part the cells: one more than the three of them.
        let bars = row
            .replace("\\\\", "")
            .replace("\\|", "")
            .matches('|')
            .count();
        assert_eq!(bars, 4, "{row}");
    }
    for (at, letter) in text
        .char_indices()
        .filter(|(_, letter)| "<>[]`_".contains(*letter))
    {
        let before = text[..at].chars().next_back();
        let is_link = text[at..].starts_with("<https://") || text[at..].trim_end() == ">";
        let in_link = text[..at]
            .rfind("\n<https://")
            .is_some_and(|start| !text[start..at].contains('>'));
        assert!(
            before == Some('\\') || is_link || in_link,
            "{letter} in {:?}",
            &text[at.saturating_sub(20)..]
        );
    }
}

#[test]
fn the_opening_table_reads_like_the_page() {
    let report = report(&opening());
    let text = markdown(&report, &[]);
    let row = text
        .lines()
        .find(|line| line.contains("Money left after"))
        .expect("a row");
    assert_eq!(
        row,
        "| Money left after | **300** of 1,000 | **0** of 1,000 |"
    );
    assert!(text.starts_with("If BTC and ETH fall together, isolated stops at **−9.55\u{202f}%** and leaves **300 USDT**."), "{text}");
}
