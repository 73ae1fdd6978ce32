//! The comparison: isolated, cross and, for a book that mixes modes, as configured.

use leptos::prelude::*;

use super::page::Page;
use super::stencil::Stencil;
use crate::markup;

/// States to know first, then the table.
pub fn comparison(page: Page) -> AnyView {
    let notices = Stencil::new(r#"<div class="notices" data-at="notices"></div>"#)
        .html("notices", move || page.told(markup::notices));
    let table = Stencil::new(r#"<table id="comparison" data-at="table"></table>"#)
        .class("table", "three", move || {
            page.told(|report| report.columns.len() > 2)
        })
        .html("table", move || {
            let pinned = page.pinned.get();
            page.told(|report| {
                let pinned = pinned.as_ref().map(|(report, _)| &**report);
                markup::comparison_beside(report, pinned)
            })
        });
    vec![notices.view(), table.view()].into_any()
}
