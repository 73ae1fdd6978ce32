//! The scenario as a file: written to disk, and read from it.

use leptos::prelude::*;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlInputElement, Url};

use super::page::Page;
use super::share::left_out;
use crate::scenario::share;

/// Saves the scenario as JSON.
pub fn export(page: Page) {
    let text = page
        .form
        .with_untracked(|form| share::to_json(form, page.separators));
    page.note.set(match save(&text) {
        Some(()) => left_out(page),
        None => vec!["The browser did not let a file be saved here.".to_owned()],
    });
}

fn save(text: &str) -> Option<()> {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let kind = BlobPropertyBag::new();
    kind.set_type("application/json");
    let blob = Blob::new_with_str_sequence_and_options(&parts, &kind).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let anchor: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    anchor.set_href(&address);
    anchor.set_download("isocross.json");
    anchor.click();
    Url::revoke_object_url(&address).ok()
}

/// Reads the scenario in the file that was chosen.
pub fn chosen(page: Page, event: &web_sys::Event) {
    text_of(page, event, move |text| read(page, &text));
}

/// Does something with the text of the file that was chosen.
pub fn text_of(page: Page, event: &web_sys::Event, act: impl FnOnce(String) + 'static) {
    let input: HtmlInputElement = event_target(event);
    let file = input.files().and_then(|files| files.get(0));
    if let Some(file) = file {
        leptos::task::spawn_local(with_text(page, file, Box::new(act)));
    }
    // The same file can be chosen again.
    input.set_value("");
}

async fn with_text(page: Page, file: web_sys::File, act: Box<dyn FnOnce(String)>) {
    let text = wasm_bindgen_futures::JsFuture::from(file.text()).await;
    match text.ok().and_then(|text| text.as_string()) {
        Some(text) => act(text),
        None => page
            .note
            .set(vec!["This file could not be read.".to_owned()]),
    }
}

fn read(page: Page, text: &str) {
    match share::from_json(text, page.separators) {
        Ok(read) => {
            page.note.set(read.ignored);
            page.replace(read.form);
        }
        Err(error) => page
            .note
            .set(vec![format!("This file was not read: {error}")]),
    }
}
