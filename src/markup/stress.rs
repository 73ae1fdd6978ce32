//! The stress panel as a table.

use super::html::Html;
use crate::scenario::stress::StressTable;

/// One row a shock.
pub fn stress(told: &StressTable) -> String {
    let mut html = Html::default();
    html.open("table", &[("class", "venues")]);
    html.leaf("caption", &[], &told.caption);
    html.open("thead", &[]);
    html.open("tr", &[]);
    html.leaf("th", &[("scope", "col")], "Shock");
    for head in &told.heads {
        html.leaf("th", &[("scope", "col")], head);
    }
    html.close("tr");
    html.close("thead");
    html.open("tbody", &[]);
    for row in &told.rows {
        html.open("tr", &[("class", if row.all { "chosen" } else { "" })]);
        html.leaf("th", &[("scope", "row")], &row.name);
        for (cell, head) in row.cells.iter().zip(&told.heads) {
            html.leaf("td", &[("data-col", head)], cell);
        }
        html.close("tr");
    }
    html.close("tbody");
    html.close("table");
    html.finish()
}
