//! The report on paper: one page with answer, inputs, pictures and what they assume.

use super::html::{Html, series_class};
use super::spans;
use crate::scenario::report::{LogRow, Report};
use crate::words::page::{results, still as words};

/// Most positions and most events that a page has room for.
const MOST: usize = 12;

/// The page as HTML. `pictures` are titles with their SVG; `notes` is what goes with every file, the address
/// last.
pub fn paper(report: &Report, pictures: &[(String, String)], notes: &[String]) -> String {
    let mut html = Html::default();
    html.leaf("p", &[("class", "paper-name")], words::SUBTITLE_OF_PAPER);
    html.open("h1", &[]);
    html.raw(&spans(&report.sentence));
    html.close("h1");
    inputs(&mut html, report);
    comparison(&mut html, report);
    for (title, svg) in pictures {
        html.leaf("h2", &[], title);
        html.raw(svg);
    }
    log(&mut html, report);
    html.open("div", &[("class", "paper-notes")]);
    for note in notes {
        html.leaf("p", &[], note);
    }
    html.close("div");
    html.finish()
}

fn inputs(html: &mut Html, report: &Report) {
    let inputs = &report.export.get().inputs;
    html.open("table", &[("class", "paper-inputs")]);
    let mut positions = inputs.positions.iter();
    if let Some(heads) = positions.next() {
        html.row("th", heads);
    }
    let count = positions.len();
    for row in positions.take(MOST) {
        html.row("td", row);
    }
    html.close("table");
    more(html, count, words::more_positions);
    html.open("dl", &[]);
    for (name, value) in &inputs.others {
        html.open("div", &[]);
        html.leaf("dt", &[], name);
        html.leaf("dd", &[], value);
        html.close("div");
    }
    html.close("dl");
}

fn comparison(html: &mut Html, report: &Report) {
    html.open("table", &[]);
    html.open("tr", &[]);
    html.leaf("td", &[], "");
    for column in &report.columns {
        let class = [("scope", "col"), ("class", series_class(column.series))];
        html.leaf("th", &class, &column.title);
    }
    html.close("tr");
    for row in &report.rows {
        html.open("tr", &[]);
        html.leaf("th", &[("scope", "row")], &row.label);
        for cell in &row.cells {
            html.open("td", &[]);
            html.leaf(if row.differs { "b" } else { "span" }, &[], &cell.figure);
            html.text(" ");
            html.text(&cell.detail.join(" "));
            html.close("td");
        }
        html.close("tr");
    }
    html.close("table");
}

fn log(html: &mut Html, report: &Report) {
    let mut heads = vec![results::TIME.to_owned(), results::EVENT.to_owned()];
    heads.extend(report.log.heads.iter().cloned());
    html.open("table", &[("class", "paper-log")]);
    html.row("th", &heads);
    for row in report.log.rows.iter().take(MOST) {
        event(html, row);
    }
    html.close("table");
    more(html, report.log.rows.len(), words::more_events);
}

fn event(html: &mut Html, row: &LogRow) {
    let mut cells = vec![row.time.clone(), row.event.clone()];
    cells.extend(row.cells.iter().cloned());
    html.row("td", &cells);
}

/// What a page has no room for is counted.
fn more(html: &mut Html, count: usize, words: fn(&str) -> String) {
    if let Some(more) = count.checked_sub(MOST).filter(|more| *more > 0) {
        html.leaf("p", &[], &words(&more.to_string()));
    }
}
