//! Show the arithmetic: every boundary in the reader's own numbers, then put back; and what the
//! figures assume.

use leptos::prelude::*;

use super::erase::live;
use super::page::Page;
use crate::markup;

/// The section of arithmetic.
pub fn proofs(page: Page) -> AnyView {
    let proofs = page.html(markup::proofs);
    view! {
        <section class="arithmetic" aria-labelledby="proofs-head">
            <h2 id="proofs-head">"Show the arithmetic"</h2>
            <div id="proofs" inner_html=live(move || proofs.get())></div>
        </section>
    }
    .into_any()
}

/// What the figures assume, and whose rules they are.
pub fn assumptions(page: Page) -> AnyView {
    let lines = page.html(markup::assumptions);
    view! {
        <section class="assumptions" aria-labelledby="assumptions-head">
            <h2 id="assumptions-head">"What these figures assume"</h2>
            <div inner_html=live(move || lines.get())></div>
        </section>
    }
    .into_any()
}
