//! Show the arithmetic: every boundary in the reader's own numbers, then put back; and what the
//! figures assume.

use leptos::prelude::*;

use super::page::Page;
use super::stencil::Stencil;
use crate::markup::{self, fill};
use crate::words::page::results as words;

/// The section of arithmetic.
pub fn proofs(page: Page) -> AnyView {
    Stencil::new(fill(
        r#"<section class="arithmetic" aria-labelledby="proofs-head"><h2 id="proofs-head">{}</h2><div id="proofs" data-at="proofs"></div></section>"#,
        &[words::SHOW_THE_ARITHMETIC],
    ))
    .html("proofs", move || page.told(markup::proofs))
    .view()
}

/// What the figures assume, and whose rules they are.
pub fn assumptions(page: Page) -> AnyView {
    Stencil::new(fill(
        r#"<section class="assumptions" aria-labelledby="assumptions-head"><h2 id="assumptions-head">{}</h2><div data-at="lines"></div></section>"#,
        &[words::WHAT_IS_ASSUMED],
    ))
    .html("lines", move || page.told(markup::assumptions))
    .view()
}
