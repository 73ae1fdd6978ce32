//! The whole page: what stands where, and what concerns all of it.

use std::time::Duration;

use leptos::{ev, prelude::*};
use wasm_bindgen::{JsCast, closure::Closure};

use super::account::account;
use super::actions::actions;
use super::cards::comparison;
use super::chart_view::charts;
use super::costs::costs;
use super::header::{header, offered};
use super::log::log;
use super::page::Page;
use super::positions::positions;
use super::proofs::{assumptions, proofs};
use super::replay::replay;
use super::scenario_panel::scenario;
use super::sentence::sentence;
use super::sizing::sizing;
use super::stencil::{Stencil, shown, watch};
use super::venue::venue;
use super::{acts, browser, embed, files, installed, offer, output, share, theme, venues};
use crate::markup::{self, fill};
use crate::scenario::embed::Embed;
use crate::scenario::{choices, presets};
use crate::words::page::bar as words;
use crate::words::page::{book, results};

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    browser::measure_font();
    let embed = Embed::read(&browser::query());
    let language = embed.as_ref().map(|embed| embed.lang.as_str());
    let separators = browser::separators(language.unwrap_or_default());
    let start = share::start(separators);
    let embedded = embed.clone();
    let page = Page::new(start.form, start.ignored, separators, embed);
    share::follow(page);
    acts::follow(page);
    theme::follow(page.theme, embedded.is_none());
    keys(page);
    if let Some(embed) = embedded {
        let all = [share::note(page), embed::embed(page, embed), status(page)];
        return Vec::from(all).into_any();
    }
    files::follow(page);
    keyboard_room();
    let skip = fill(
        r##"<a class="skip" href="#inputs" data-do="skip">{}</a>"##,
        &[words::SKIP_TO_INPUTS],
    );
    vec![
        Stencil::new(skip).view(),
        header(page),
        installed::lines(page),
        share::note(page),
        main(page),
        Stencil::new(fill(
            r#"<footer><span data-at="words"></span> <a href="notices.txt">{}</a><p class="when-single">{}</p><details class="when-single" id="licences"><summary>{}</summary><pre tabindex="0"></pre></details></footer>"#,
            &[words::LICENCES, words::ONE_FILE, words::LICENCES],
        ))
            .text("words", move || {
                page.typed(|form| markup::estimate(&form.venue, is_old(&form.venue)))
            })
            .view(),
        offer::dialog(page),
        status(page),
        output::places(page),
    ]
    .into_any()
}

fn main(page: Page) -> AnyView {
    let empty = move || is_empty(page);
    let rail = [venue, account, positions, scenario, actions, costs, sizing];
    let rail: Vec<_> = rail.into_iter().map(|section| section(page)).collect();
    Stencil::new(
        r#"<main data-at="main"><i data-at="sentence"></i><div class="results"><i data-at="nothing"></i><i data-at="comparison"></i><i data-at="replay"></i><i data-at="charts"></i></div><div class="rail" id="inputs" tabindex="-1"><i data-at="rail"></i></div><div class="details"><i data-at="log"></i><i data-at="proofs"></i><i data-at="stress"></i><i data-at="many"></i><i data-at="venues"></i><i data-at="facts"></i><i data-at="checked"></i><i data-at="assumptions"></i></div></main>"#,
    )
    .class("main", "stale", move || page.stale())
    .class("main", "empty", empty)
    .put("sentence", sentence(page))
    .put("nothing", nothing_yet(page))
    .put("comparison", comparison(page))
    .put("replay", replay(page))
    .put("charts", charts(page))
    .put("rail", rail.into_any())
    .put("log", log(page))
    .put("proofs", proofs(page))
    .put("stress", super::stress::stress(page))
    .put("many", super::many::many(page))
    .put("venues", venues::comparison(page))
    .put("facts", venues::facts(page))
    .put("checked", venues::verification())
    .put("assumptions", assumptions(page))
    .view()
}

/// Whether there is nothing to tell: a book without positions, or one that has never had figures.
pub fn is_empty(page: Page) -> bool {
    page.unfilled() || page.stuck()
}

/// What stands in the place of figures while there are none.
pub fn nothing_yet(page: Page) -> AnyView {
    vec![
        shown(move || page.unfilled(), starters),
        shown(move || !page.unfilled() && page.stuck(), move || {
            Stencil::new(fill(
                r#"<section class="nothing" role="alert"><p>{}</p><ul data-at="mistakes"></ul></section>"#,
                &[results::PUT_RIGHT_FIRST],
            ))
            .html("mistakes", move || page.mistakes())
            .view()
        }),
    ]
    .into_any()
}

/// An empty book: presets, or a position of one's own.
fn starters() -> AnyView {
    Stencil::new(fill(
        r#"<section class="nothing"><p>{}</p><div class="menu-list" data-at="list"></div><button type="button" class="fix" data-do="add">{}</button></section>"#,
        &[words::START_FROM, book::ADD_POSITION],
    ))
    .html("list", || offered(presets::STARTERS))
    .view()
}

/// Whether a venue's rules may have changed since their date.
pub fn is_old(venue: &str) -> bool {
    choices::stale(venue, &browser::today()).is_some()
}

/// Undo and redo of the whole scenario from the keyboard.
fn keys(page: Page) {
    let _ = window_event_listener(ev::keydown, move |event| {
        let wanted = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
        let key = event.key().to_ascii_lowercase();
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
    watch(move |before| {
        let words = page.told(|report| report.announcement.clone());
        if before.as_ref().is_none_or(|before| *before == words) {
            return words;
        }
        if let Some(waiting) = timer.get_value() {
            waiting.clear();
        }
        let later = words.clone();
        let handle = set_timeout_with_handle(move || said.set(later), PAUSE);
        timer.set_value(handle.ok());
        words
    });
    watch(move |_| {
        said.set(page.done.get());
        String::new()
    });
    let status = Stencil::new(r#"<div role="status" id="status" class="vh" data-at="said"></div>"#);
    let done = Stencil::new(r#"<div class="done" aria-hidden="true" data-at="done"></div>"#);
    vec![
        status.text("said", move || said.get()).view(),
        done.text("done", move || page.done.get()).view(),
    ]
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
