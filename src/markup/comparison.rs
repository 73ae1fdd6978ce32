//! The comparison: isolated, cross and, for a book that mixes modes, as configured.

use super::html::{Html, fill, series_class, with_stop};
use crate::scenario::report::{Cell, Column, Report, Row, RowKind};
use crate::words::page::results as words;

/// The inside of the comparison table.
pub fn comparison(report: &Report) -> String {
    comparison_beside(report, None)
}

/// The same with the figures of a pinned report beside those that differ.
pub fn comparison_beside(report: &Report, pinned: Option<&Report>) -> String {
    let mut html = Html::default();
    html.leaf("caption", &[("class", "vh")], words::SIDE_BY_SIDE);
    html.open("thead", &[]);
    html.open("tr", &[]);
    html.leaf("td", &[], "");
    for column in &report.columns {
        html.open(
            "th",
            &[("scope", "col"), ("class", series_class(column.series))],
        );
        html.leaf("span", &[("class", "stroke"), ("aria-hidden", "true")], "");
        html.text(&column.title);
        html.close("th");
    }
    html.close("tr");
    html.close("thead");
    html.open("tbody", &[]);
    for line in &report.rows {
        row(&mut html, &report.columns, (line, pinned));
    }
    html.close("tbody");
    with_stop(&html.finish())
}

fn class(kind: RowKind) -> &'static str {
    match kind {
        RowKind::Headline => "headline",
        RowKind::Plain => "plain-row",
        RowKind::Detail => "detail-row",
        RowKind::Meter => "meter-row",
    }
}

fn row(html: &mut Html, columns: &[Column], (row, pinned): (&Row, Option<&Report>)) {
    let class = class(row.kind);
    let differs = format!("{class} differs");
    html.open(
        "tr",
        &[("class", if row.differs { &differs } else { class })],
    );
    html.open("th", &[("scope", "row")]);
    html.term(&row.label, std::slice::from_ref(&row.definition));
    html.close("th");
    for (column, said) in columns.iter().zip(&row.cells) {
        html.open(
            "td",
            &[
                ("class", class),
                ("data-row", &row.label),
                ("data-col", &column.title),
            ],
        );
        html.open("div", &[("class", "cell")]);
        cell(html, row.kind, said);
        if let Some(figure) = was(pinned, row, column).filter(|figure| *figure != said.figure) {
            html.leaf("span", &[("class", "pinned")], &words::pinned(figure));
        }
        html.close("div");
        html.close("td");
    }
    html.close("tr");
}

/// The pinned figure of this row and column.
fn was<'r>(pinned: Option<&'r Report>, row: &Row, column: &Column) -> Option<&'r str> {
    let report = pinned?;
    let place = report
        .columns
        .iter()
        .position(|known| known.series == column.series)?;
    let known = report.rows.iter().find(|known| known.label == row.label)?;
    Some(known.cells.get(place)?.figure.as_str())
}

fn cell(html: &mut Html, kind: RowKind, said: &Cell) {
    if let Some(share) = said.meter {
        // The picture's box cuts what is more than the whole.
        html.raw(&fill(
            r#"<span class="meter" aria-hidden="true"><svg viewBox="0 0 1000 1" preserveAspectRatio="none"><rect width="{}" height="1"/></svg></span>"#,
            &[&share.to_string()],
        ));
        html.text(" ");
    }
    if said.exact.is_empty() {
        html.open("span", &[("class", "figure")]);
        html.figures(&said.figure);
        html.close("span");
    } else {
        // A figure that hides digits shows them on demand and copies them.
        let title = words::click_to_copy(&said.exact);
        html.leaf(
            "button",
            &[
                ("type", "button"),
                ("class", "figure"),
                ("title", &title),
                ("tabindex", "-1"),
                ("data-copy", &said.exact),
            ],
            &said.figure,
        );
    }
    html.text(" ");
    html.open("span", &[("class", "second")]);
    for (index, line) in said.detail.iter().enumerate() {
        match kind {
            RowKind::Headline => {
                html.open("span", &[]);
                html.figures(line);
                html.close("span");
            }
            _ => {
                if index > 0 {
                    html.text(" ");
                }
                html.figures(line);
            }
        }
    }
    html.close("span");
}
