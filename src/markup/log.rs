//! The event log of a path, and what the path comes to.

use super::html::{Html, key, with_stop};
use crate::charts::Place;
use crate::scenario::report::{LogRow, Report};
use crate::words::page::results as words;

/// The table of events; a time carries its place on the charts' axis.
pub fn log(report: &Report) -> String {
    let mut html = Html::default();
    html.open("div", &[("class", "scroll")]);
    html.open("table", &[("id", "log"), ("aria-labelledby", "log-head")]);
    html.open("thead", &[]);
    let mut heads = vec![words::TIME.to_owned(), words::EVENT.to_owned()];
    heads.extend(report.log.heads.iter().cloned());
    html.row("th", &heads);
    html.close("thead");
    html.open("tbody", &[]);
    for line in &report.log.rows {
        row(&mut html, line);
    }
    html.close("tbody");
    html.close("table");
    html.close("div");
    html.leaf("p", &[("class", "note")], &report.log.note);
    with_stop(&html.finish())
}

fn cells(html: &mut Html, cells: &[String]) {
    for cell in cells {
        html.open("td", &[]);
        html.figures(cell);
        html.close("td");
    }
}

fn row(html: &mut Html, line: &LogRow) {
    let place = Place::of(line.x).text();
    html.open("tr", &[("data-place", &place)]);
    html.open("th", &[("scope", "row")]);
    html.leaf(
        "button",
        &[
            ("type", "button"),
            ("class", "plain"),
            ("data-place", &place),
        ],
        &line.time,
    );
    html.close("th");
    html.open("td", &[("class", "event")]);
    if let Some(series) = line.series {
        key(html, series);
        html.text(" ");
    }
    html.term(&line.event, &line.arithmetic);
    html.close("td");
    cells(html, &line.cells);
    html.close("tr");
}

/// What the path does not show by itself.
pub fn path_notes(report: &Report) -> String {
    let mut html = Html::default();
    for note in &report.path_notes {
        html.leaf("p", &[("class", "note")], note);
    }
    html.finish()
}

/// What the path comes to, one column a mode.
pub fn summary(report: &Report) -> String {
    let mut html = Html::default();
    if report.summary.is_empty() {
        return html.finish();
    }
    html.scroll(words::PATH_COMES_TO);
    html.open("table", &[("id", "summary")]);
    html.leaf("caption", &[], words::PATH_COMES_TO);
    html.open("thead", &[]);
    html.open("tr", &[]);
    html.leaf("td", &[], "");
    for column in &report.columns {
        html.leaf("th", &[("scope", "col")], &column.title);
    }
    html.close("tr");
    html.close("thead");
    html.open("tbody", &[]);
    for (label, cells) in &report.summary {
        html.open("tr", &[]);
        html.leaf("th", &[("scope", "row")], label);
        self::cells(&mut html, cells);
        html.close("tr");
    }
    html.close("tbody");
    html.close("table");
    html.close("div");
    with_stop(&html.finish())
}
