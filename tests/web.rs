//! The page's components in a real browser, without the page around them.

#![cfg(target_arch = "wasm32")]

use isocross::ui::App;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn empty_element() -> HtmlElement {
    let element = document().create_element("section").expect("a document");
    document()
        .body()
        .expect("a body")
        .append_child(&element)
        .expect("a body takes children");
    element.unchecked_into()
}

#[wasm_bindgen_test]
fn the_page_has_its_heading() {
    let parent = empty_element();
    let mounted = mount_to(parent.clone(), App);
    let heading = parent
        .query_selector("h1")
        .expect("a valid selector")
        .expect("a heading");
    assert_eq!(heading.text_content().as_deref(), Some("Isocross"));
    drop(mounted);
    parent.remove();
}
