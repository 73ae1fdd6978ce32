//! The event log of the path, what it comes to, and what it does not show by itself.

use leptos::prelude::*;

use super::browser;
use super::cards::clicked;
use super::erase::{click, live};
use super::page::Page;
use crate::charts::Place;
use crate::markup;

/// The section of events.
pub fn log(page: Page) -> AnyView {
    let (log, notes, summary) = (
        page.html(markup::log),
        page.html(markup::path_notes),
        page.html(markup::summary),
    );
    Effect::new(move |_| {
        log.track();
        let place = page.cursor.get().map(Place::text);
        // After the table of this report has been put on the page.
        request_animation_frame(move || {
            browser::mark_row("#log tr", "data-place", place.as_deref())
        });
    });
    let chosen = click(move |event| {
        if let Some(place) = clicked(&event, "data-place").and_then(|text| Place::read(&text)) {
            page.cursor.set(Some(place));
        }
    });
    view! {
        <section class="events" aria-labelledby="log-head">
            <h2 id="log-head">"Event log" <span class="aside">"Choose a time to move the cursor there."</span></h2>
            <div inner_html=live(move || log.get()) on:click=click(chosen)></div>
            <div inner_html=live(move || notes.get())></div>
            <div inner_html=live(move || summary.get())></div>
        </section>
    }
    .into_any()
}
