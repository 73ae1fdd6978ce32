//! Messages between an embed and the page around it; `docs/embed.md` tells what they are.
//!
//! By itself a frame says how high it is and nothing else. State goes out when the page around asks
//! for it, and comes in as a link does: read, never trusted, never markup.

use std::sync::atomic::{AtomicBool, Ordering};

use js_sys::{Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, Event, Window};

use super::browser::property;
use super::page::Page;
use super::share;
use super::stencil::watch;

/// Changes of less than this are not worth a message, pixels.
const LEAST: i32 = 2;
/// Whether the page around has asked for every change of the state.
static FOLLOWED: AtomicBool = AtomicBool::new(false);

/// From now on the page around hears of the height of `main`, and is heard.
pub fn follow(page: Page, main: Element) {
    let Some(host) = window().parent().ok().flatten() else {
        return;
    };
    let host: JsValue = host.into();
    if host == JsValue::from(window()) {
        return;
    }
    let last = StoredValue::new(0);
    let around = StoredValue::new_local(host.clone().unchecked_into::<Window>());
    let measured = main.clone();
    let say_height = move |asked: bool| {
        // Its own border box, which the frame's height has no part in.
        let height = measured.get_bounding_client_rect().height().ceil() as i32;
        if asked || (height - last.get_value()).abs() >= LEAST {
            last.set_value(height);
            around.with_value(|host| {
                say(
                    page,
                    host,
                    "*",
                    ("isocross:height", "height", height.into()),
                );
            });
        }
    };
    let resized = {
        let say_height = say_height.clone();
        Closure::<dyn FnMut()>::new(move || say_height(false))
    };
    if let Ok(observer) = web_sys::ResizeObserver::new(resized.as_ref().unchecked_ref()) {
        observer.observe(&main);
    }
    resized.forget();
    // States go back to where they were asked for.
    let origin = StoredValue::new(String::new());
    let say_state = move |fragment: &str| {
        let to = origin.get_value();
        around.with_value(|host| {
            say(
                page,
                host,
                &to,
                ("isocross:state", "state", fragment.into()),
            );
        });
    };
    watch(move |before| {
        let fragment = share::fragment(page);
        let changed = before.as_ref() != Some(&fragment);
        if changed && FOLLOWED.load(Ordering::Relaxed) {
            say_state(&fragment);
        }
        fragment
    });
    let heard = move |event: Event| {
        let from_host = property(&event, "source").is_some_and(|source| source == host);
        let Some((kind, data)) = from_host.then(|| kind(&event)).flatten() else {
            return;
        };
        match kind.as_str() {
            "isocross:ask" => match text(&data, "want").as_deref() {
                Some("height") => say_height(true),
                Some(want @ ("state" | "states")) => {
                    origin.set_value(answer_to(&event));
                    FOLLOWED.store(want == "states", Ordering::Relaxed);
                    say_state(&untrack(|| share::fragment(page)));
                }
                _ => {}
            },
            "isocross:set" => {
                if let Some(state) = text(&data, "state") {
                    share::take(page, &state);
                }
            }
            _ => {}
        }
    };
    let _ = window_event_listener_untyped("message", heard);
}

/// What kind of message of ours an event is, and its data.
pub fn kind(event: &Event) -> Option<(String, JsValue)> {
    let data = property(event, "data")?;
    let known = property(&data, "v")? == 1;
    known
        .then(|| text(&data, "type"))
        .flatten()
        .map(|kind| (kind, data))
}

fn text(data: &JsValue, name: &str) -> Option<String> {
    property(data, name)?.as_string()
}

/// Who asked; one without an origin of its own, as a sandboxed page is, can only be answered openly.
fn answer_to(event: &Event) -> String {
    let origin = property(event, "origin").and_then(|origin| origin.as_string());
    let known = origin.filter(|origin| origin.starts_with("http"));
    known.unwrap_or_else(|| "*".to_owned())
}

fn say(page: Page, host: &Window, to: &str, (kind, name, value): (&str, &str, JsValue)) {
    let message = Object::new();
    let id = page.asked(|embed| embed.id.clone()).unwrap_or_default();
    let parts: [(&str, JsValue); 4] = [
        ("type", kind.into()),
        ("v", 1.into()),
        ("id", id.as_str().into()),
        (name, value),
    ];
    for (name, value) in parts {
        // A plain object takes every property.
        let _ = Reflect::set(&message, &name.into(), &value);
    }
    // Fails for an origin that is none; then nobody is told.
    let _ = host.post_message(&message, to);
}
