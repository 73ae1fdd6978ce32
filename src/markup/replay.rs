//! A path replayed bar by bar: what can be done now, and what came of it.

use super::fill;
use super::html::Html;
use crate::scenario::report::{ReplayLine, Report};
use crate::words::page::results as words;

/// Buttons of what can be done at the next bar.
pub fn acts(report: &Report) -> String {
    let mut html = String::new();
    let acts = report.replay.iter().flat_map(|line| &line.acts);
    for (place, (words, _)) in acts.enumerate() {
        html.push_str(&fill(
            r#"<button type="button" class="fix" data-do="replayed {}">{}</button> "#,
            &[&place.to_string(), words],
        ));
    }
    html
}

/// The run beside the others, once the end is reached.
pub fn runs(report: &Report) -> String {
    let mut html = Html::default();
    let Some((heads, rows)) = report.replay.as_ref().and_then(table) else {
        return html.finish();
    };
    html.scroll(words::RUN_BESIDE_OTHERS);
    html.open("table", &[("id", "runs")]);
    html.leaf("caption", &[], words::RUN_BESIDE_OTHERS);
    html.open("thead", &[]);
    html.row("th", heads);
    html.close("thead");
    html.open("tbody", &[]);
    for row in rows {
        html.headed_row(row);
    }
    html.close("tbody");
    html.close("table");
    html.close("div");
    html.finish()
}

fn table(line: &ReplayLine) -> Option<(&Vec<String>, &[Vec<String>])> {
    line.table.split_first()
}
