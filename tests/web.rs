//! The page in a real browser, mounted by itself: a typed comma gets a price.

#![cfg(target_arch = "wasm32")]

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, Event, HtmlInputElement};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[path = "common/outcomes.rs"]
mod outcomes;

use outcomes::seeded;

#[wasm_bindgen_test]
fn seeds_make_the_bits_that_they_make_natively() {
    for ((name, model), wanted) in seeded::models().iter().zip(seeded::SEEDED) {
        assert_eq!(seeded::bits(model), wanted, "{name}");
    }
}

#[wasm_bindgen_test]
fn many_paths_come_to_the_bits_that_they_come_to_natively() {
    assert_eq!(outcomes::bits(), outcomes::OUTCOMES);
}

fn found(selector: &str) -> Element {
    let element = document()
        .query_selector(selector)
        .expect("a valid selector");
    element.expect("the page is mounted")
}

#[wasm_bindgen_test]
async fn a_typed_decimal_comma_gets_a_price() {
    isocross::ui::mount();
    let text = |selector: &str| found(selector).text_content().unwrap_or_default();
    assert!(
        text("#comparison").contains("54,271.4"),
        "the opening example"
    );
    let entry: HtmlInputElement = found("#entry-0").unchecked_into();
    entry.set_value("60.000,5");
    let typed = Event::new("input").expect("an event");
    entry
        .dispatch_event(&typed)
        .expect("an event that is taken");
    leptos::task::tick().await;
    assert!(
        text("#comparison").contains("54,271.9"),
        "{}",
        text("#comparison")
    );
}
