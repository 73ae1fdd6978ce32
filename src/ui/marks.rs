//! Line, dash and marker of a series, as they stand in front of its name.

use leptos::prelude::*;

use crate::markup;
use crate::scenario::picture::Series;
use crate::scenario::report::Span;

/// The key of a series.
pub fn key(series: Series) -> AnyView {
    line(&[Span::Key(series)])
}

/// Spans without slots to fill in: a line of text with its figures and keys.
pub fn line(spans: &[Span]) -> AnyView {
    view! { <span inner_html=markup::spans(spans)></span> }.into_any()
}
