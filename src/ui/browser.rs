//! What the page asks of the browser: separators, storage, clipboard, addresses.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::charts::text::{SAMPLE, take_measure};
use crate::num::text::Separators;

/// What `of` has under a name.
pub fn property(of: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(of, &JsValue::from_str(name)).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// What the page's starter keeps (`assets/start.js`).
pub fn starter() -> Option<JsValue> {
    property(&web_sys::window()?.into(), "isocross")
}

/// The scenario that a saved page holds in itself; empty where it holds none.
pub fn held() -> String {
    let held = starter().and_then(|starter| property(&starter, "kept")?.as_string());
    held.unwrap_or_default()
}

/// The separators of a language, as the browser writes 12,345.6; those of the reader where it is empty
/// or not known, and English where the browser does not say.
pub fn separators(language: &str) -> Separators {
    let languages = Array::new();
    if !language.is_empty() {
        languages.push(&JsValue::from_str(language));
    }
    let found = found_separators(&languages).or_else(|| found_separators(&Array::new()));
    found.unwrap_or(Separators::EN)
}

fn found_separators(languages: &Array) -> Option<Separators> {
    // The binding's own constructor would not survive the error that a malformed language is.
    let maker = property(&property(&js_sys::global(), "Intl")?, "NumberFormat")?;
    let maker: Function = maker.dyn_into().ok()?;
    let format = Reflect::construct(&maker, &Array::of1(languages)).ok()?;
    let to_parts: Function = property(&format, "formatToParts")?.dyn_into().ok()?;
    let parts = to_parts
        .call1(&format, &JsValue::from_f64(-1_234_567.5))
        .ok()?;
    let part = |kind: &str| {
        let wanted = |part: &JsValue| {
            property(part, "type")
                .and_then(|name| name.as_string())
                .as_deref()
                == Some(kind)
        };
        let found = Array::from(&parts).iter().find(wanted)?;
        property(&found, "value")?.as_string()?.chars().next()
    };
    let decimal = part("decimal")?;
    let group = part("group").unwrap_or('\u{202F}');
    (decimal != group).then_some(Separators { decimal, group })
}

/// What was stored under `key`. A sandboxed frame has no storage and throws; that is nothing.
pub fn stored(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// Whether there is a storage at all.
pub fn can_store() -> bool {
    storage().is_some()
}

/// Stores `value` under `key`; false where the browser does not let us, or has no room. What was there
/// stays then.
pub fn store(key: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, value).is_ok())
}

/// Puts `text` on the clipboard; false where the browser offers none.
pub async fn copy(text: String) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    // Absent outside secure contexts, so it is looked for before it is called.
    let Some(clipboard) = property(&window.navigator(), "clipboard") else {
        return false;
    };
    let clipboard: web_sys::Clipboard = clipboard.unchecked_into();
    wasm_bindgen_futures::JsFuture::from(clipboard.write_text(&text))
        .await
        .is_ok()
}

/// The fragment in the address bar, without its hash sign.
pub fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    hash.unwrap_or_default().trim_start_matches('#').to_owned()
}

/// The query in the address bar, with its question mark.
pub fn query() -> String {
    let search = web_sys::window().and_then(|window| window.location().search().ok());
    search.unwrap_or_default()
}

/// The whole address.
pub fn address() -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok());
    href.unwrap_or_default()
}

/// Where this page is on the web, without query and fragment: of a saved file, where it was saved from.
/// Empty where it is nowhere.
pub fn home() -> String {
    let home = starter().and_then(|starter| property(&starter, "home")?.as_string());
    home.unwrap_or_default()
}

/// The address that a file names: where the page is on the web, or the name of the file alone, since its
/// folders are the reader's own.
pub fn place() -> String {
    let home = home();
    if !home.is_empty() {
        return home;
    }
    let address = address();
    let file = address.split(['#', '?']).next().unwrap_or_default();
    file.rsplit('/').next().unwrap_or_default().to_owned()
}

/// Whether the page stands in a frame of another.
pub fn is_framed() -> bool {
    let window = web_sys::window();
    window.is_some_and(|window| {
        window
            .parent()
            .ok()
            .flatten()
            .is_some_and(|top| top != window)
    })
}

/// Whether the frame is one without an origin, which may save nothing.
pub fn is_sealed() -> bool {
    let origin = web_sys::window().and_then(|window| property(&window, "origin")?.as_string());
    is_framed() && origin.as_deref() == Some("null")
}

/// Puts `fragment` into the address bar without a step in the browser's history.
pub fn replace_fragment(fragment: &str) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        let address = format!("#{fragment}");
        // Browsers limit how often this may be called; the next change writes it again.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// Today's date by the browser's clock, UTC, as "2026-11-23".
pub fn today() -> String {
    let now = String::from(js_sys::Date::new_0().to_iso_string());
    now.split('T').next().unwrap_or_default().to_owned()
}

/// The element with this id.
pub fn element(id: &str) -> Option<web_sys::Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}

/// Tells the charts how wide this reader's font is.
pub fn measure_font() {
    let document = web_sys::window().and_then(|window| window.document());
    let Some((document, body)) = document.and_then(|page| page.body().map(|body| (page, body)))
    else {
        return;
    };
    let widths = ["chart measure", "chart measure bold"].map(|class| {
        let Ok(sample) = document.create_element("span") else {
            return 0.0;
        };
        sample.set_class_name(class);
        sample.set_text_content(Some(SAMPLE));
        let _ = body.append_child(&sample);
        let width = sample.get_bounding_client_rect().width();
        sample.remove();
        width
    });
    take_measure(widths);
}

/// Moves the focus to the element with this id.
pub fn focus(id: &str) {
    let element = element(id).and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(element) = element {
        let _ = element.focus();
    }
}

/// Marks the elements of `selector` whose attribute `name` is `value` as the ones at the cursor.
pub fn mark_row(selector: &str, name: &str, value: Option<&str>) {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(list) = document.and_then(|document| document.query_selector_all(selector).ok())
    else {
        return;
    };
    for index in 0..list.length() {
        let Some(element) = list
            .get(index)
            .and_then(|node| node.dyn_into::<web_sys::Element>().ok())
        else {
            continue;
        };
        let here = value.is_some() && element.get_attribute(name).as_deref() == value;
        let _ = element.class_list().toggle_with_force("here", here);
    }
}
