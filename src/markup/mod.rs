//! Results as HTML text: tables, log, proofs. What only shows needs no components, weighs less and is
//! put on the page in one stroke; what is typed into is built in `ui`.
//!
//! Every text is escaped here, so nothing typed or linked is ever read as markup.

mod comparison;
mod controls;
mod html;
mod log;
mod many;
mod paper;
mod proofs;
pub mod replay;
mod shelf;
mod snippet;
mod still;
mod stress;
mod venues;
mod verification;

pub use comparison::{comparison, comparison_beside};
pub use controls::{
    distances, field_error, market_tabs, mistakes, notices, options, radios, reading, sizing,
};
pub use html::{Html, fill, key, series_class};
pub use log::{log, path_notes, summary};
pub use many::{many, split};
pub use paper::paper;
pub use proofs::{assumptions, facts, proofs, source};
pub use shelf::{shelf, shelf_told};
pub use snippet::{FILE, Means, Snippet, Target, snippet, target};
pub use still::{estimate, still};
pub use stress::stress;
pub use venues::venues;
pub use verification::{verification, verified_count};

use crate::charts::Table;
use crate::charts::readout::Readout;
use crate::scenario::report::Span;

/// Running text with its figures and keys; slots as plain words.
pub fn spans(spans: &[Span]) -> String {
    let mut html = Html::default();
    for span in spans {
        match span {
            Span::Plain(text) | Span::Slot(_, text) => html.text(text),
            Span::Strong(text) => html.leaf("b", &[], text),
            Span::Key(series) => key(&mut html, *series),
        }
    }
    html.finish()
}

/// The words of running text alone.
pub fn words(spans: &[Span]) -> String {
    let mut words = String::new();
    for span in spans {
        match span {
            Span::Plain(text) | Span::Strong(text) | Span::Slot(_, text) => words.push_str(text),
            Span::Key(_) => {}
        }
    }
    words
}

/// What a chart says under the cursor; the line that is read by itself is marked.
pub fn readout(readout: &Readout, chosen: &str) -> String {
    let mut html = Html::default();
    html.leaf("span", &[], &readout.time);
    for value in &readout.values {
        let of = series_class(value.series);
        let class = match value.name == chosen && !chosen.is_empty() {
            true => [of, " chosen"].concat(),
            false => of.to_owned(),
        };
        html.open("span", &[("class", &class)]);
        html.text(&value.name);
        html.text(" ");
        html.leaf("b", &[], &value.text);
        html.close("span");
    }
    html.finish()
}

/// Words whose figures can be copied, by themselves.
pub fn figures(words: &str) -> String {
    let mut html = Html::default();
    html.figures(words);
    html::with_stop(&html.finish())
}

/// A chart's table.
pub fn table(table: &Table) -> String {
    let mut html = Html::default();
    html.open("table", &[]);
    html.leaf("caption", &[], &table.caption);
    html.open("thead", &[]);
    html.row("th", &table.head);
    html.close("thead");
    html.open("tbody", &[]);
    for row in &table.rows {
        html.headed_row(row);
    }
    html.close("tbody");
    html.close("table");
    html.finish()
}

/// Label and value, as a description list.
pub fn details(details: &[(String, String)]) -> String {
    let mut html = Html::default();
    for (label, value) in details {
        html.leaf("dt", &[], label);
        html.leaf("dd", &[], value);
    }
    html.finish()
}
