//! The whole page: what stands where, and what concerns all of it.

use std::time::Duration;

use leptos::{ev, prelude::*};
use wasm_bindgen::{JsCast, closure::Closure};

use super::account::account;
use super::cards::comparison;
use super::chart_view::charts;
use super::costs::costs;
use super::erase::{click, flag, live, shown};
use super::header::{header, offered};
use super::log::log;
use super::page::Page;
use super::positions::positions;
use super::proofs::{assumptions, proofs};
use super::scenario_panel::scenario;
use super::sentence::sentence;
use super::share;
use super::sizing::sizing;
use super::venue::venue;
use crate::scenario::edit::Edit;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let separators = super::browser::separators();
    let start = share::start(separators);
    let page = Page::new(start.form, start.ignored, separators);
    share::follow(page);
    keys(page);
    keyboard_room();
    let stale = move || {
        page.screen
            .with(|screen| screen.stale && screen.report.is_some())
    };
    let empty = page.of_form(move |form| form.positions.is_empty());
    view! {
        <a class="skip" href="#inputs" on:click=click(skip)>"Skip to the inputs"</a>
        {header(page)}
        {share::note(page)}
        <main class:stale=stale class:empty=flag(move || empty.get())>
            {sentence(page)}
            <div class="results">
                {shown(move || empty.get(), move || nothing_yet(page))}
                {comparison(page)}
                {charts(page)}
            </div>
            <div class="rail" id="inputs" tabindex="-1">
                {venue(page)}
                {account(page)}
                {positions(page)}
                {scenario(page)}
                {costs(page)}
                {sizing(page)}
            </div>
            <div class="details">
                {log(page)}
                {proofs(page)}
                {assumptions(page)}
            </div>
        </main>
        <footer>{move || footer(page)}</footer>
        {status(page)}
    }
}

/// Focus without touching the address, which holds the scenario.
fn skip(event: ev::MouseEvent) {
    event.prevent_default();
    super::browser::focus("inputs");
}

/// An empty book: presets, or a position of one's own.
fn nothing_yet(page: Page) -> AnyView {
    view! {
        <section class="nothing">
            <p>"Start from one of these, or add your own."</p>
            <div class="menu-list">{offered(page, Callback::new(|()| ()))}</div>
            <button type="button" class="fix" on:click=click(move |_| { page.edit(Edit::Add) })>"Add position"</button>
        </section>
    }
    .into_any()
}

fn footer(page: Page) -> String {
    let venue = page.form.with(|form| form.venue.clone());
    let rules = match venue.split_once('@') {
        Some((_, date)) => format!("Venue rules as of {date}."),
        None => "Generic rules, not a venue's.".to_owned(),
    };
    format!("Estimate. {rules} Your exchange's number decides.")
}

/// Undo and redo of the whole scenario from the keyboard.
fn keys(page: Page) {
    let _ = window_event_listener(ev::keydown, move |event| {
        let wanted = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
        let key = event.key().to_lowercase();
        if !wanted || !matches!(key.as_str(), "z" | "y") {
            return;
        }
        event.prevent_default();
        if key == "y" || event.shift_key() {
            page.redo();
        } else {
            page.undo();
        }
    });
}

/// One sentence for those who do not see the figures change, after a pause.
fn status(page: Page) -> AnyView {
    const PAUSE: Duration = Duration::from_millis(700);
    let said = RwSignal::new(String::new());
    let timer = StoredValue::new_local(None::<TimeoutHandle>);
    let announced = page.part(|report| report.announcement.clone());
    Effect::new(move |before: Option<()>| {
        let words = announced.get();
        if before.is_none() {
            return;
        }
        if let Some(waiting) = timer.get_value() {
            waiting.clear();
        }
        let handle = set_timeout_with_handle(move || said.set(words), PAUSE);
        timer.set_value(handle.ok());
    });
    Effect::new(move |_| said.set(page.done.get()));
    let seen = move || page.done.get();
    view! {
        <div role="status" id="status" class="vh">{live(move || said.get())}</div>
        <div class="done" aria-hidden="true">{seen}</div>
    }
    .into_any()
}

/// Marks the page while an on-screen keyboard takes room, so that the bar at the foot gives way.
fn keyboard_room() {
    let Some(view) = window().visual_viewport() else {
        return;
    };
    let watched = view.clone();
    let resized = Closure::<dyn FnMut()>::new(move || {
        if let Some(root) = document().document_element() {
            // Toolbars of a browser take less than a quarter of the screen, a keyboard more; a
            // page that is zoomed by hand shows less of itself without one.
            let room = root.client_height() / 4 * 3;
            let up = watched.scale() < 1.01 && (watched.height() as i32) < room;
            let _ = root.toggle_attribute_with_force("data-keyboard", up);
        }
    });
    view.set_onresize(Some(resized.as_ref().unchecked_ref()));
    resized.forget();
}
