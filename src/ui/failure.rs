//! What is shown when the program stops: plain elements, because nothing else runs any more.

use std::cell::RefCell;

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Document, Element, HtmlElement};

use super::browser;

thread_local! {
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Keeps the scenario's fragment where the banner can reach it.
pub fn remember(fragment: &str) {
    LAST.with(|last| {
        if let Ok(mut last) = last.try_borrow_mut() {
            fragment.clone_into(&mut last);
        }
    });
}

/// From now on a panic shows a banner with the way out.
pub fn set_panic_banner() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        let document = web_sys::window().and_then(|window| window.document());
        if let Some(document) = document {
            show(&document);
        }
    }));
}

fn show(document: &Document) {
    let Some((banner, body)) = element(document, "div", "").zip(document.body()) else {
        return;
    };
    banner.set_id("failed");
    // Fails only for a name that is no attribute's.
    let _ = banner.set_attribute("role", "alert");
    let words =
        "Something in Isocross broke, and the page has stopped. Your scenario is kept in the link.";
    let parts = [
        element(document, "p", words),
        button(document, "Copy scenario", copy),
        button(document, "Reload", reload),
    ];
    for part in parts.iter().flatten() {
        let _ = banner.append_child(part);
    }
    let _ = body.prepend_with_node_1(&banner);
}

fn element(document: &Document, name: &str, words: &str) -> Option<Element> {
    let element = document.create_element(name).ok()?;
    element.set_text_content(Some(words));
    Some(element)
}

fn button(document: &Document, words: &str, act: fn()) -> Option<Element> {
    let button = element(document, "button", words)?;
    let closure = Closure::<dyn FnMut()>::new(act);
    button
        .dyn_ref::<HtmlElement>()?
        .set_onclick(Some(closure.as_ref().unchecked_ref()));
    closure.forget();
    Some(button)
}

fn keep() {
    let fragment = LAST.with(|last| {
        last.try_borrow()
            .map(|last| last.clone())
            .unwrap_or_default()
    });
    if !fragment.is_empty() {
        browser::replace_fragment(&fragment);
    }
}

fn copy() {
    keep();
    wasm_bindgen_futures::spawn_local(async {
        browser::copy(browser::address()).await;
    });
}

fn reload() {
    keep();
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}
