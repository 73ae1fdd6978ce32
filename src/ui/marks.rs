//! Line, dash and marker of a series, as they stand in front of its name.

use leptos::prelude::*;

use crate::scenario::picture::Series;
use crate::scenario::report::Span;

/// The class that gives a series its colour.
pub fn class(series: Series) -> &'static str {
    match series {
        Series::Mark => "mark",
        Series::Isolated => "iso",
        Series::Cross => "cross",
        Series::Configured => "conf",
    }
}

const KEY_MARK: &str =
    r#"<svg class="key mark" viewBox="0 0 30 10" aria-hidden="true"><path d="M0 5H30"/></svg>"#;
const KEY_ISOLATED: &str = r#"<svg class="key iso" viewBox="0 0 30 10" aria-hidden="true"><path d="M0 5H30"/><rect x="11" y="1" width="8" height="8"/></svg>"#;
const KEY_CROSS: &str = r#"<svg class="key cross" viewBox="0 0 30 10" aria-hidden="true"><path d="M0 5H30" stroke-dasharray="6 3"/><circle cx="15" cy="5" r="4.4"/></svg>"#;
const KEY_CONFIGURED: &str = r#"<svg class="key conf" viewBox="0 0 30 10" aria-hidden="true"><path d="M0 5H30"/><path class="dot" d="M15 0l5 5-5 5-5-5z"/></svg>"#;

/// The key of a series.
pub fn key(series: Series) -> AnyView {
    let svg = match series {
        Series::Mark => KEY_MARK,
        Series::Isolated => KEY_ISOLATED,
        Series::Cross => KEY_CROSS,
        Series::Configured => KEY_CONFIGURED,
    };
    view! { <span class="key-box" inner_html=svg></span> }.into_any()
}

/// Spans without slots to fill in: a line of text with its figures and keys.
pub fn line(spans: Vec<Span>) -> AnyView {
    spans
        .into_iter()
        .map(|span| match span {
            Span::Plain(text) | Span::Slot(_, text) => text.into_any(),
            Span::Strong(text) => view! { <b>{text}</b> }.into_any(),
            Span::Key(series) => key(series),
        })
        .collect_view()
        .into_any()
}
