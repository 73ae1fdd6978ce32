//! The scenario in the address: written while the reader works, read when the address changes.

use std::time::Duration;

use leptos::{ev, prelude::*};

use super::page::Page;
use super::stencil::{Stencil, shown, watch};
use super::{browser, failure};
use crate::markup::fill;
use crate::num::text::Separators;
use crate::scenario::presets;
use crate::scenario::share::{self, Read};
use crate::words::page::keeping as words;

/// How long the address waits for the reader to pause.
const PAUSE: Duration = Duration::from_millis(600);

/// The form that the address asks for, and what of it could not be used.
pub fn start(separators: Separators) -> Read {
    let fragment = browser::fragment();
    match fragment.is_empty() {
        true => read(&browser::held(), separators),
        false => read(&fragment, separators),
    }
}

fn read(fragment: &str, separators: Separators) -> Read {
    let opening = presets::opening(separators);
    if fragment.is_empty() {
        return Read {
            form: opening,
            ignored: Vec::new(),
        };
    }
    share::from_fragment(fragment, separators, &opening)
}

/// The scenario as a fragment.
pub fn fragment(page: Page) -> String {
    page.form
        .with(|form| share::to_fragment(form, page.separators))
}

/// Keeps address and form the same.
pub fn follow(page: Page) {
    let written = StoredValue::new(browser::fragment());
    let timer = StoredValue::new_local(None::<TimeoutHandle>);
    let write = move || {
        let fragment = untrack(|| fragment(page));
        if written.with_value(|written| *written != fragment) {
            browser::replace_fragment(&fragment);
            written.set_value(fragment);
        }
    };
    watch(move |before| {
        let fragment = fragment(page);
        failure::remember(&fragment);
        if before.is_none() {
            return fragment;
        }
        if let Some(waiting) = timer.get_value() {
            waiting.clear();
        }
        timer.set_value(set_timeout_with_handle(write, PAUSE).ok());
        fragment
    });
    let _ = window_event_listener_untyped("pagehide", move |_| write());
    let follow = move || {
        let fragment = browser::fragment();
        if written.with_value(|written| *written == fragment) {
            return;
        }
        written.set_value(fragment.clone());
        let read = read(&fragment, page.separators);
        page.note.set(read.ignored);
        page.replace(read.form);
    };
    let _ = window_event_listener(ev::hashchange, move |_| follow());
    let _ = window_event_listener(ev::popstate, move |_| follow());
}

/// Takes a state that the page around gives. One that is no state of a known version changes nothing,
/// and what of another cannot be used is left out.
pub fn take(page: Page, fragment: &str) {
    let read = page
        .form
        .with_untracked(|form| share::from_fragment(fragment, page.separators, form));
    page.replace(read.form);
}

/// What of the scenario neither a link nor a file holds.
pub fn left_out(page: Page) -> Vec<String> {
    page.form
        .with_untracked(|form| share::left_out(form, page.separators))
}

/// Puts the scenario into the address now.
pub fn write(page: Page) {
    browser::replace_fragment(&untrack(|| fragment(page)));
}

/// Puts the link on the clipboard, or shows it where there is none.
pub fn copy_link(page: Page) {
    write(page);
    if let Some(reason) = share::too_long(&untrack(|| fragment(page))) {
        return page.note.set(vec![reason]);
    }
    let home = browser::home();
    let mut note = left_out(page);
    let address = if home.is_empty() {
        note.push(words::NO_ADDRESS.to_owned());
        browser::address()
    } else {
        [&home, "#", &untrack(|| fragment(page))].concat()
    };
    page.note.set(note);
    leptos::task::spawn_local(async move {
        if browser::copy(address.clone()).await {
            page.done.set(words::LINK_COPIED.to_owned());
        } else {
            page.note.set(vec![words::no_clipboard_for_link(&address)]);
        }
    });
}

/// What a link or file held that could not be used, until the reader has read it.
pub fn note(page: Page) -> AnyView {
    shown(
        move || page.note.with(|lines| !lines.is_empty()),
        move || {
            Stencil::new(fill(
                r#"<div id="link-note" role="alert"><div data-at="lines"></div><span data-at="file"></span><button type="button" class="fix" data-do="dismiss">{}</button></div>"#,
                &[words::DISMISS],
            ))
            .html("lines", move || {
                let lines = page.note.get();
                lines.iter().map(|line| fill("<p>{}</p>", &[line])).collect()
            })
            .html("file", move || match share::too_long(&fragment(page)) {
                Some(_) => fill(
                    r#"<button type="button" class="fix" data-do="export">{}</button>"#,
                    &[words::EXPORT_FILE],
                ),
                None => String::new(),
            })
            .view()
        },
    )
}
