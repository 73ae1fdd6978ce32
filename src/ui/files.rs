//! The scenario as a file: written to disk, and read from it.

use leptos::{ev, prelude::*};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, DataTransfer, DragEvent, Element, Event, HtmlAnchorElement,
    HtmlInputElement, Url,
};

use super::page::Page;
use super::saved;
use super::share::left_out;
use crate::scenario::share;
use crate::words::page::keeping as words;

/// Largest file that is opened, bytes: ten times what a scenario or five thousand rows of prices take.
const LARGEST: f64 = 5_000_000.0;

/// Saves the scenario as JSON.
pub fn export(page: Page) {
    let text = page
        .form
        .with_untracked(|form| share::to_json(form, page.separators));
    let file = blob(&text, "application/json");
    let saved = file.and_then(|file| download(&file, "isocross.json"));
    page.note.set(match saved {
        Some(()) => left_out(page),
        None => vec![words::NO_FILE.to_owned()],
    });
}

/// A file of text.
pub fn blob(text: &str, kind: &str) -> Option<Blob> {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_str_sequence_and_options(&parts, &options).ok()
}

/// Gives a file to the browser to be saved under a name.
pub fn download(file: &Blob, name: &str) -> Option<()> {
    let address = Url::create_object_url_with_blob(file).ok()?;
    let anchor: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    anchor.set_href(&address);
    anchor.set_download(name);
    anchor.click();
    Url::revoke_object_url(&address).ok()
}

/// From now on a scenario that is dropped or pasted outside a field is read.
pub fn follow(page: Page) {
    let _ = window_event_listener(ev::dragover, |event| {
        if dropped(&event).is_some() {
            event.prevent_default();
        }
    });
    let _ = window_event_listener(ev::drop, move |event| {
        let Some(data) = dropped(&event) else { return };
        event.prevent_default();
        match data.files().and_then(|files| files.get(0)) {
            Some(file) => {
                let act = Box::new(move |text: String| read(page, &text));
                leptos::task::spawn_local(with_text(page, file, act));
            }
            None => read(page, &data.get_data("text").unwrap_or_default()),
        }
    });
    let _ = window_event_listener(ev::paste, move |event| {
        let data = event.clipboard_data().filter(|_| !into_field(&event));
        let text = data.and_then(|data| data.get_data("text").ok());
        if let Some(text) = text.filter(|text| text.trim_start().starts_with('{')) {
            event.prevent_default();
            read(page, &text);
        }
    });
}

/// What is dropped on the page, not into one of its fields.
fn dropped(event: &DragEvent) -> Option<DataTransfer> {
    event.data_transfer().filter(|_| !into_field(event))
}

fn into_field(event: &Event) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let field = target.and_then(|target| target.closest("input,textarea,select").ok().flatten());
    field.is_some()
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
    if file.size() > LARGEST {
        return page.note.set(vec![words::ABOVE_5_MB.to_owned()]);
    }
    let text = wasm_bindgen_futures::JsFuture::from(file.text()).await;
    match text.ok().and_then(|text| text.as_string()) {
        Some(text) => act(text),
        None => page.note.set(vec![words::FILE_NOT_READABLE.to_owned()]),
    }
}

fn read(page: Page, text: &str) {
    if text.trim_start().starts_with('[') {
        return saved::take(page, text);
    }
    match share::from_json(text, page.separators) {
        Ok(read) => {
            page.note.set(read.ignored);
            page.replace(read.form);
        }
        Err(error) => page
            .note
            .set(vec![words::not_a_scenario(&error.to_string())]),
    }
}
