//! The page without a network: its service worker, and the quiet lines that say how things are.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration};

use super::page::Page;
use super::stencil::{Stencil, shown};
use super::{browser, share};
use crate::markup::fill;
use crate::words::page::bar as words;

/// Beside the page, written by the build.
const WORKER: &str = "sw.js";

/// Lines under the bar: that there is no network, and that a new version waits to be taken.
pub fn lines(page: Page) -> AnyView {
    let here = || window().navigator().on_line();
    let online = RwSignal::new(here());
    for event in ["online", "offline"] {
        let _ = window_event_listener_untyped(event, move |_| online.set(here()));
    }
    let kept = StoredValue::new_local(None::<ServiceWorkerRegistration>);
    let waits = RwSignal::new(false);
    leptos::task::spawn_local(async move {
        // None: a frame, a file, or a browser that keeps no pages. Everything works there as well.
        let _ = keep(kept, waits).await;
    });
    let offline = || {
        let words = fill(r#"<p id="offline">{}</p>"#, &[words::NO_NETWORK]);
        Stencil::new(words).view()
    };
    let renewal = move || {
        let line = fill(
            r#"<p id="new-version">{} <button type="button" class="fix" data-at="renew">{}</button></p>"#,
            &[words::NEW_VERSION, words::RELOAD],
        );
        Stencil::new(line)
            .on("renew", "click", move |_| renew(page, kept.get_value()))
            .view()
    };
    Stencil::new(
        r#"<div class="quiet-lines" aria-live="polite"><i data-at="offline"></i><i data-at="new"></i></div>"#,
    )
    .put("offline", shown(move || !online.get(), offline))
    .put("new", shown(move || waits.get(), renewal))
    .view()
}

/// Whether this is the page on its own address: no frame, which would keep a copy for each host, and not
/// the single file, which has no manifest and needs no worker.
fn at_home() -> Option<()> {
    let window = web_sys::window()?;
    let top = window.parent().ok()?? == window;
    let served = window.location().protocol().ok()?.starts_with("http");
    let whole = window.document()?.query_selector("link[rel=manifest]");
    let embedded = window.location().search().ok()?.contains("embed=1");
    (top && served && !embedded && whole.ok()?.is_some()).then_some(())
}

fn workers() -> Option<ServiceWorkerContainer> {
    // Absent where the page is not served safely, and refused in a sandbox.
    let found = browser::property(&window().navigator(), "serviceWorker")?;
    Some(found.unchecked_into())
}

/// Has this version kept for reading without a network, and tells when another one waits.
async fn keep(
    kept: StoredValue<Option<ServiceWorkerRegistration>, LocalStorage>,
    waits: RwSignal<bool>,
) -> Option<()> {
    at_home()?;
    let container = workers()?;
    let found = JsFuture::from(container.register(WORKER)).await.ok()?;
    let found: ServiceWorkerRegistration = found.unchecked_into();
    kept.set_value(Some(found.clone()));
    let registration = found.clone();
    // Without a worker in charge this page came from the network: it is the newest.
    let look = move || {
        let in_charge = workers().is_some_and(|container| container.controller().is_some());
        waits.set(in_charge && registration.waiting().is_some());
    };
    look();
    let changed = Closure::<dyn FnMut()>::new(look).into_js_value();
    let registration = found.clone();
    let next = Closure::<dyn FnMut()>::new(move || {
        if let Some(worker) = registration.installing() {
            worker.set_onstatechange(changed.dyn_ref());
        }
    });
    found.set_onupdatefound(next.as_ref().dyn_ref());
    next.forget();
    JsFuture::from(container.ready().ok()?).await.ok()?;
    tell(&found.active()?, "later");
    Some(())
}

fn tell(worker: &web_sys::ServiceWorker, command: &str) {
    // Fails for what cannot be copied; a text can.
    let _ = worker.post_message(&JsValue::from_str(command));
}

/// Lets the new version in and loads it; the scenario is in the address.
fn renew(page: Page, kept: Option<ServiceWorkerRegistration>) {
    let waiting = kept.and_then(|registration| registration.waiting());
    match waiting.zip(workers()) {
        Some((waiting, container)) => {
            let taken = Closure::<dyn FnMut()>::new(move || load(page)).into_js_value();
            container.set_oncontrollerchange(taken.dyn_ref());
            tell(&waiting, "take over");
        }
        // Let in from another tab.
        None => load(page),
    }
}

fn load(page: Page) {
    share::write(page);
    // Fails only where there is no page to load.
    let _ = window().location().reload();
}
