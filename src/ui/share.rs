//! The scenario in the address: written while the reader works, read when the address changes.

use std::time::Duration;

use leptos::{ev, prelude::*};

use super::page::Page;
use super::{browser, failure};
use crate::scenario::form::Form;
use crate::scenario::{presets, share};

/// How long the address waits for the reader to pause.
const PAUSE: Duration = Duration::from_millis(600);

/// The form that the address asks for, and what of it could not be used.
pub fn start() -> (Form, Vec<String>) {
    let fragment = browser::fragment();
    if fragment.is_empty() {
        return (presets::opening(), Vec::new());
    }
    share::from_fragment(&fragment)
}

/// Keeps address and form the same.
pub fn follow(page: Page) {
    let written = StoredValue::new(browser::fragment());
    let timer = StoredValue::new_local(None::<TimeoutHandle>);
    let write = move || {
        let fragment = page.form.with_untracked(share::to_fragment);
        if written.with_value(|written| *written != fragment) {
            browser::replace_fragment(&fragment);
            written.set_value(fragment);
        }
    };
    Effect::new(move |before: Option<()>| {
        let fragment = page.form.with(share::to_fragment);
        failure::remember(&fragment);
        if before.is_none() {
            return;
        }
        if let Some(waiting) = timer.get_value() {
            waiting.clear();
        }
        timer.set_value(set_timeout_with_handle(write, PAUSE).ok());
    });
    let _ = window_event_listener_untyped("pagehide", move |_| write());
    let read = move || {
        let fragment = browser::fragment();
        if written.with_value(|written| *written == fragment) {
            return;
        }
        written.set_value(fragment.clone());
        let (form, problems) = if fragment.is_empty() {
            (presets::opening(), Vec::new())
        } else {
            share::from_fragment(&fragment)
        };
        page.note.set(problems);
        page.replace(form);
    };
    let _ = window_event_listener(ev::hashchange, move |_| read());
    let _ = window_event_listener(ev::popstate, move |_| read());
}

/// Puts the link on the clipboard, or shows it where there is none.
pub fn copy_link(page: Page) {
    let fragment = page.form.with_untracked(share::to_fragment);
    browser::replace_fragment(&fragment);
    let address = browser::address();
    leptos::task::spawn_local(async move {
        if browser::copy(address.clone()).await {
            page.done.set("Link copied".to_owned());
        } else {
            page.note.set(vec![format!("The browser offers no clipboard here. The link: {address}")]);
        }
    });
}

/// What a link or file held that could not be used, until the reader has read it.
pub fn note(page: Page) -> AnyView {
    let body = move || {
        let lines = page.note.get();
        if lines.is_empty() {
            return ().into_any();
        }
        let line = |line: String| view! { <p>{line}</p> };
        view! {
            <div id="link-note" role="alert">
                <div>{lines.into_iter().map(line).collect_view()}</div>
                <button type="button" class="fix" on:click=move |_| { page.note.set(Vec::new()) }>"Dismiss"</button>
            </div>
        }
        .into_any()
    };
    body.into_any()
}
