//! The whole page as one file, with the scenario on screen in it: *Offline copy*.

use js_sys::{Function, Promise};
use leptos::prelude::{Set, WithUntracked, untrack};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::page::Page;
use super::{browser, files, share};
use crate::scenario::share::{file_name, left_out, title};
use crate::words::page::keeping as words;

/// Saves it.
pub fn save(page: Page) {
    let fragment = untrack(|| share::fragment(page));
    let (name, left_out) = page
        .form
        .with_untracked(|form| (title(form), left_out(form, page.separators)));
    leptos::task::spawn_local(async move {
        page.note.set(match saved(&fragment, &name).await {
            Some(()) => left_out,
            None => vec![words::NO_OFFLINE_FILE.to_owned()],
        });
    });
}

async fn saved(fragment: &str, name: &str) -> Option<()> {
    let day = browser::today();
    let title = words::title_of_copy(name, &day);
    let starter = browser::starter()?;
    let file: Function = browser::property(&starter, "file")?.dyn_into().ok()?;
    let promise = file.call2(&JsValue::NULL, &fragment.into(), &title.into());
    let promise: Promise = promise.ok()?.dyn_into().ok()?;
    let text = JsFuture::from(promise).await.ok()?;
    let file = files::blob(&text.as_string()?, "text/html")?;
    files::download(&file, &[&file_name(name), "-", &day, ".html"].concat())
}
