//! The stress panel as a table.

use super::html::chosen_rows;
use crate::scenario::stress::StressTable;
use crate::words::page::shocks as words;

/// One row a shock.
pub fn stress(told: &StressTable) -> String {
    let rows = told.rows.iter();
    let rows = rows.map(|row| (row.all, row.name.as_str(), row.cells.as_slice()));
    chosen_rows((words::SHOCK, &told.heads), &told.caption, rows)
}
