//! What leaves the page: the inputs, the path and its events as tables, and the words that go with every
//! file, so that a figure is never without what it assumes.

mod csv;
mod markdown;

use crate::words::inputs::export as words;
pub use csv::{Separator, csv};
pub use markdown::markdown;

use super::form::Form;
use super::report::Report;
use super::share;
use crate::num::text::Separators;
use rust_decimal::Decimal;

/// A longer link is not written where nobody could follow it.
const LONGEST_LINK: usize = 800;

/// A cell of a table for programs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing to say.
    Empty,
    /// A number.
    Number(Decimal),
    /// Words.
    Text(String),
}

/// A table for programs. The first column is the bar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// One name a column.
    pub heads: Vec<String>,
    /// As many cells each as there are heads.
    pub rows: Vec<Vec<Value>>,
}

impl Sheet {
    /// The rows of the bars in sight, from the first to before the last; none: all.
    pub fn within(&self, bars: Option<(u32, u32)>) -> impl Iterator<Item = &Vec<Value>> {
        self.rows
            .iter()
            .filter(move |row| match (bars, row.first()) {
                (Some((first, last)), Some(Value::Number(bar))) => {
                    (Decimal::from(first)..Decimal::from(last)).contains(bar)
                }
                _ => true,
            })
    }
}

/// The inputs in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inputs {
    /// All of them in one sentence.
    pub sentence: String,
    /// Heads, then one row a position.
    pub positions: Vec<Vec<String>>,
    /// Name and value of everything else.
    pub others: Vec<(String, String)>,
}

/// What a report takes with it when it leaves the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The form that the report answers.
    pub form: Form,
    /// How it is to be read.
    pub separators: Separators,
    /// Its inputs in words.
    pub inputs: Inputs,
    /// Prices, values and boundaries at every sample of the path.
    pub path: Sheet,
    /// What happened, with signed amounts.
    pub events: Sheet,
}

impl Export {
    /// The link to the scenario on the page at `address`.
    pub fn link(&self, address: &str) -> String {
        let fragment = share::to_fragment(&self.form, self.separators);
        [address, "#", &fragment].concat()
    }
}

/// When and where a file is made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// "2026-11-23".
    pub day: String,
    /// Address of the page, without a fragment.
    pub address: String,
    /// Whether something typed since is not valid.
    pub stale: bool,
}

/// What goes with every file, one sentence or more a line; the link comes last.
pub fn notes(report: &Report, stamp: &Stamp) -> Vec<String> {
    let export = report.export.get();
    let mut notes = Vec::new();
    if stamp.stale {
        notes.push(words::STALE.to_owned());
    }
    notes.push(export.inputs.sentence.clone());
    let venue = &report.venue;
    notes.push(words::rules(&venue.name, &venue.summary, &report.costs));
    notes.push(report.assumptions.join(" "));
    notes.extend(share::left_out(&export.form, export.separators));
    notes.push(words::made(env!("CARGO_PKG_VERSION"), &stamp.day));
    notes.push(export.link(&stamp.address));
    notes
}

/// The same for paper and pictures, where a link is of use only as long as it can be typed.
pub fn notes_to_read(report: &Report, stamp: &Stamp) -> Vec<String> {
    let mut notes = notes(report, stamp);
    if let Some(link) = notes.last_mut().filter(|link| link.len() > LONGEST_LINK) {
        *link = words::link_too_long(&stamp.address);
    }
    notes
}
