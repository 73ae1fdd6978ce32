//! Show the arithmetic: every boundary in the reader's own numbers, then put back; and what the
//! figures assume.

use leptos::prelude::*;

use super::page::Page;
use super::stencil::Stencil;
use crate::markup;

/// The section of arithmetic.
pub fn proofs(page: Page) -> AnyView {
    Stencil::new(
        r#"<section class="arithmetic" aria-labelledby="proofs-head"><h2 id="proofs-head">Show the arithmetic</h2><div id="proofs" data-at="proofs"></div></section>"#,
    )
    .html("proofs", move || page.told(markup::proofs))
    .view()
}

/// What the figures assume, and whose rules they are.
pub fn assumptions(page: Page) -> AnyView {
    Stencil::new(
        r#"<section class="assumptions" aria-labelledby="assumptions-head"><h2 id="assumptions-head">What these figures assume</h2><div data-at="lines"></div></section>"#,
    )
    .html("lines", move || page.told(markup::assumptions))
    .view()
}
