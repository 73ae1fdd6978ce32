//! Many random paths and the split as HTML text.

use super::html::{Html, chosen_rows, key};
use super::table;
use crate::charts::{Drawing, Frame, fan};
use crate::scenario::many::ManyTold;
use crate::scenario::split::SplitTable;
use crate::words::page::many as words;

/// The results of a run, its outcome fan in panels of this size, and its table.
pub fn many(told: &ManyTold, frame: Frame) -> String {
    let mut html = Html::default();
    html.scroll(words::RESULTS);
    html.open("table", &[("class", "venues many")]);
    html.leaf("caption", &[], &told.caption);
    html.open("thead", &[]);
    html.open("tr", &[]);
    html.leaf("td", &[], "");
    for (series, name) in &told.heads {
        html.open("th", &[("scope", "col")]);
        key(&mut html, *series);
        html.text(name);
        html.close("th");
    }
    html.close("tr");
    html.close("thead");
    html.open("tbody", &[]);
    for row in &told.rows {
        html.open("tr", &[]);
        html.leaf("th", &[("scope", "row")], &row.label);
        for (cell, (_, name)) in row.cells.iter().zip(&told.heads) {
            html.open("td", &[("data-col", name)]);
            html.text(&cell.value);
            if !cell.error.is_empty() {
                html.leaf("small", &[], &[" ± ", &cell.error].concat());
            }
            html.close("td");
        }
        html.close("tr");
    }
    html.close("tbody");
    html.close("table");
    html.close("div");
    for note in &told.notes {
        html.leaf("p", &[("class", "note")], note);
    }
    html.open("div", &[("class", "fans")]);
    for (place, column) in told.fan.columns.iter().enumerate() {
        let drawing = fan::values(&told.fan, place, frame);
        let title = words::account_value(&column.name);
        panel(&mut html, &title, &drawing);
    }
    let drawing = fan::alive(&told.fan, frame);
    panel(&mut html, words::WITHOUT_CLOSING, &drawing);
    html.close("div");
    html.leaf("p", &[("class", "note")], words::FAN_KEY);
    html.open("details", &[("class", "quiet")]);
    html.open("summary", &[]);
    html.text(words::TABLE);
    html.leaf("span", &[("class", "vh")], words::OF_FAN);
    html.close("summary");
    html.open("div", &[("class", "as-table")]);
    html.scroll(words::TABLE_OF_FAN);
    html.raw(&table(&fan::table(&told.fan)));
    html.close("div");
    html.close("div");
    html.close("details");
    html.finish()
}

fn panel(html: &mut Html, title: &str, drawing: &Drawing) {
    html.open("figure", &[("class", "fan")]);
    html.open("figcaption", &[]);
    html.leaf("span", &[("class", "title")], title);
    html.close("figcaption");
    html.raw(&drawing.svg);
    // Words that found no place in the picture.
    if !drawing.left_out.is_empty() {
        html.leaf("p", &[("class", "note")], &drawing.left_out.join("; "));
    }
    html.close("figure");
}

/// Every tenth share of the split, and the one chosen.
pub fn split(told: &SplitTable) -> String {
    let rows = told.rows.iter();
    let rows = rows.map(|row| (row.chosen, row.share.as_str(), row.cells.as_slice()));
    chosen_rows((words::ISOLATED, &told.heads), &told.caption, rows)
}
