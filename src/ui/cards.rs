//! The comparison: isolated, cross and, for a book that mixes modes, as configured.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use super::browser;
use super::erase::{click, flag, live, part};
use super::fields::fix_button;
use super::page::Page;
use crate::markup;
use crate::scenario::report::Notice;

/// States to know first, then the table.
pub fn comparison(page: Page) -> AnyView {
    let table = page.html(markup::comparison);
    let three = page.part(|report| report.columns.len() > 2);
    let notices = page.part(|report| report.notices.clone());
    let notice = move |said: Notice| notice(page, said);
    view! {
        <div class="notices">
            {part(move || notices.get().into_iter().map(notice).collect_view().into_any())}
        </div>
        <table
            id="comparison"
            class:three=flag(move || three.get())
            inner_html=live(move || table.get())
            on:click=click(move |event| copied(page, &event))
        ></table>
    }
    .into_any()
}

fn notice(page: Page, said: Notice) -> AnyView {
    let Notice {
        head,
        reason,
        fixes,
    } = said;
    view! {
        <div class="notice">
            <h3>{head}</h3>
            <p>{reason}</p>
            {fixes.into_iter().map(|fix| fix_button(page, fix)).collect_view()}
        </div>
    }
    .into_any()
}

/// The value of attribute `name` of what was clicked, or of what holds it.
pub fn clicked(event: &ev::MouseEvent, name: &str) -> Option<String> {
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    target
        .closest(&format!("button[{name}]"))
        .ok()??
        .get_attribute(name)
}

/// A figure that was clicked is copied in full.
fn copied(page: Page, event: &ev::MouseEvent) {
    let Some(exact) = clicked(event, "data-copy") else {
        return;
    };
    leptos::task::spawn_local(async move {
        if browser::copy(exact.clone()).await {
            page.done.set(format!("Copied {exact}"));
        }
    });
}
