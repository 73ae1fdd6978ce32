//! What concerns the venues: the facts of the chosen one, and the same book on all of them.

use leptos::prelude::*;

use super::page::Page;
use super::stencil::{Stencil, shown};
use crate::markup::{self, fill};
use crate::scenario::compare::compare;
use crate::words::page::results as words;

/// The rules in force, fact by fact.
pub fn facts(page: Page) -> AnyView {
    Stencil::new(fill(
        r#"<section class="facts-section" aria-labelledby="facts-head"><h2 id="facts-head">{}</h2><div data-at="lines"></div></section>"#,
        &[words::RULES_IN_FORCE],
    ))
    .html("lines", move || page.told(markup::facts))
    .view()
}

/// Every published example beside our figure, computed when it is opened.
pub fn verification() -> AnyView {
    on_demand(
        fill(
            r#"<section class="checked-section" aria-labelledby="checked-head"><details data-at="more"><summary><h2 id="checked-head">{}</h2></summary><p class="note">{}</p><div data-at="inside"></div></details></section>"#,
            &[words::CHECKED_AGAINST, words::EVERY_EXAMPLE],
        ),
        || markup::verification(None),
    )
}

/// What is made once its details are open, and gone when they are closed.
pub fn when_open(frame: String, inside: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let open = RwSignal::new(false);
    Stencil::new(frame)
        .on("more", "toggle", move |event| {
            let details: web_sys::HtmlDetailsElement = event_target(&event);
            open.set(details.open());
        })
        .put("inside", shown(move || open.get(), inside))
        .view()
}

/// Something that is computed once its details are open, and kept up to date while they are.
pub fn on_demand(frame: String, words: impl Fn() -> String + Send + 'static) -> AnyView {
    let open = RwSignal::new(false);
    Stencil::new(frame)
        .on("more", "toggle", move |event| {
            let details: web_sys::HtmlDetailsElement = event_target(&event);
            open.set(details.open());
        })
        .html("inside", move || match open.get() {
            true => words(),
            false => String::new(),
        })
        .view()
}

/// The same book on every venue at once.
pub fn comparison(page: Page) -> AnyView {
    on_demand(
        fill(
            r#"<section class="venues-section" aria-labelledby="venues-head"><details data-at="more"><summary><h2 id="venues-head">{}</h2></summary><div class="scroll" tabindex="0" role="group" aria-labelledby="venues-head" data-at="inside"></div></details></section>"#,
            &[words::SAME_BOOK_EVERY_VENUE],
        ),
        move || {
            page.form.with(|form| match form.positions.is_empty() {
                true => String::new(),
                false => markup::venues(&compare(form, page.separators)),
            })
        },
    )
}
