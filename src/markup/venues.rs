//! The same book on every venue, as a table.

use super::html::Html;
use crate::scenario::compare::VenueTable;
use crate::words::page::results as words;

/// One row a venue; a button on each chooses it.
pub fn venues(table: &VenueTable) -> String {
    let mut html = Html::default();
    html.open("table", &[("class", "venues")]);
    html.open("caption", &[]);
    html.leaf("p", &[], &table.caption);
    html.close("caption");
    html.open("thead", &[]);
    html.open("tr", &[]);
    html.leaf("th", &[("scope", "col")], words::VENUE);
    for head in &table.heads {
        html.leaf("th", &[("scope", "col")], head);
    }
    html.close("tr");
    html.close("thead");
    html.open("tbody", &[]);
    for row in &table.rows {
        html.open("tr", &[("class", if row.chosen { "chosen" } else { "" })]);
        html.open("th", &[("scope", "row")]);
        let act = format!("venue {}", row.id);
        let chosen = if row.chosen { "true" } else { "false" };
        let button = [
            ("type", "button"),
            ("class", "plain"),
            ("data-do", &act),
            ("aria-pressed", chosen),
        ];
        html.leaf("button", &button, &row.name);
        html.close("th");
        if row.cells.is_empty() {
            let span = table.heads.len().to_string();
            html.leaf("td", &[("colspan", &span), ("class", "words")], &row.note);
        } else {
            for (cell, head) in row.cells.iter().zip(&table.heads) {
                html.leaf("td", &[("data-col", head)], cell);
            }
        }
        html.close("tr");
        if !row.cells.is_empty() && !row.note.is_empty() {
            let span = (table.heads.len() + 1).to_string();
            html.open("tr", &[("class", "words")]);
            html.open("td", &[("colspan", &span)]);
            html.leaf("p", &[], &row.note);
            html.close("td");
            html.close("tr");
        }
    }
    html.close("tbody");
    html.close("table");
    html.finish()
}
