//! The event log of the path, what it comes to, and what it does not show by itself.

use leptos::prelude::*;

use super::browser;
use super::page::Page;
use super::stencil::{Stencil, watch};
use crate::charts::Place;
use crate::markup::{self, fill};
use crate::words::page::results as words;

/// The section of events.
pub fn log(page: Page) -> AnyView {
    watch(move |_| {
        page.report.track();
        let place = page.cursor.get().map(Place::text);
        // After the table of this report has been put on the page.
        request_animation_frame(move || {
            browser::mark_row("#log tr", "data-place", place.as_deref())
        });
        String::new()
    });
    Stencil::new(fill(
        r#"<section class="events" aria-labelledby="log-head"><h2 id="log-head">{} <span class="aside">{}</span></h2><div data-at="log"></div><div data-at="notes"></div><div data-at="summary"></div></section>"#,
        &[words::EVENT_LOG, words::CHOOSE_A_TIME],
    ))
    .html("log", move || page.told(markup::log))
    .html("notes", move || page.told(markup::path_notes))
    .html("summary", move || page.told(markup::summary))
    .view()
}
