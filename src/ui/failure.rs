//! What is shown when the program stops: plain elements, because nothing else runs any more.

use std::cell::RefCell;

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Document, Element, Event, HtmlElement};

use super::browser;

/// The banner's id: one is enough.
const BANNER: &str = "failed";

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

/// From now on a program that stops leaves a banner with the way out.
///
/// The page is built without the code that words a panic: it stops at a trap, and the browser tells of
/// that as of any error that nobody caught.
pub fn watch() {
    let Some(window) = web_sys::window() else {
        return;
    };
    let failed = Closure::<dyn FnMut(Event)>::new(|event: Event| {
        if ["error", "reason"].iter().any(|name| is_trap(&event, name)) {
            stopped();
        }
    });
    for event in ["error", "unhandledrejection"] {
        // Fails only where there are no events.
        let _ = window.add_event_listener_with_callback(event, failed.as_ref().unchecked_ref());
    }
    failed.forget();
}

/// Whether what an event names is the end of a program in WebAssembly: other scripts on the page may
/// fail without that.
fn is_trap(event: &Event, name: &str) -> bool {
    let error = browser::property(event, name);
    let kind = error.and_then(|error| browser::property(&error, "name")?.as_string());
    kind.as_deref() == Some("RuntimeError")
}

fn stopped() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(document) = document.filter(|document| document.get_element_by_id(BANNER).is_none())
    {
        show(&document);
    }
}

fn show(document: &Document) {
    let Some((banner, body)) = element(document, "div", "").zip(document.body()) else {
        return;
    };
    banner.set_id(BANNER);
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
    leptos::task::spawn_local(async {
        browser::copy(browser::address()).await;
    });
}

fn reload() {
    keep();
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}
