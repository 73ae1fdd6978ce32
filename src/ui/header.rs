//! The bar at the top: undo and redo, presets, link, file, theme.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, HtmlDetailsElement, HtmlElement, Node, NodeList};

use super::page::Page;
use super::stencil::Stencil;
use super::{files, output, saved, theme};
use crate::markup::fill;
use crate::scenario::presets;
use crate::words::page::bar as words;

/// The bar.
pub fn header(page: Page) -> AnyView {
    let open = RwSignal::new(false);
    follow();
    Stencil::new(fill(
        r#"<header class="top"><span class="name">Isocross</span><span class="subtitle">{}</span><nav class="tools" aria-label="{}" data-at="tools"><button type="button" class="tool" id="copy-link" data-do="link">{}</button><button type="button" class="tool more" data-at="more">{}</button><div class="rest"><button type="button" class="tool" id="undo" data-at="undo" data-do="undo">{}</button><button type="button" class="tool" id="redo" data-at="redo" data-do="redo">{}</button><button type="button" class="tool" id="reset" data-do="reset">{}</button><details class="menu" id="presets" data-at="menu"><summary class="tool">{}</summary><div class="menu-list" data-at="list"></div></details><i data-at="saved"></i><i data-at="save"></i><label class="tool file">{}<input type="file" id="import" class="vh" accept=".json,application/json" data-at="file"></label><button type="button" class="tool" id="embed" data-do="embed">{}</button><i data-at="theme"></i></div></nav></header>"#,
        &[
            words::SUBTITLE,
            words::TOOLS,
            words::COPY_LINK,
            words::MORE,
            words::UNDO,
            words::REDO,
            words::RESET,
            words::PRESETS,
            words::IMPORT,
            words::EMBED,
        ],
    ))
    .class("tools", "open", move || open.get())
    .attr("more", "aria-expanded", move || open.get().to_string())
    .on("more", "click", move |_| open.update(|open| *open = !*open))
    .flag("undo", "disabled", move || !page.can_undo())
    .flag("redo", "disabled", move || !page.can_redo())
    .put("save", Stencil::new(output::bar_menu()).view())
    .on("menu", "toggle", unfolded)
    .html("list", || offered(presets::ALL.len()))
    .on("file", "change", move |event| files::chosen(page, &event))
    .put("saved", saved::saved(page))
    .put("theme", theme::theme(page.theme))
    .view()
}

/// From now on menus fold on Escape, and when the focus or a click goes elsewhere.
fn follow() {
    let _ = window_event_listener(ev::keydown, |event| {
        if event.key() == "Escape" {
            let focused = document().active_element();
            let menu = focused.and_then(|focused| focused.closest("details.menu[open]").ok()?);
            fold(None);
            // The menu's own words take the focus back.
            let words = menu.and_then(|menu| menu.first_element_child());
            if let Some(words) = words.and_then(|words| words.dyn_into::<HtmlElement>().ok()) {
                let _ = words.focus();
            }
        }
    });
    for name in ["focusin", "pointerdown"] {
        let _ = window_event_listener_untyped(name, |event| fold(event.target()));
    }
}

/// Folds every menu but one that holds this.
pub fn fold(but: Option<EventTarget>) {
    let inside = but.and_then(|target| target.dyn_into::<Node>().ok());
    let Ok(menus) = document().query_selector_all("details.menu[open]") else {
        return;
    };
    for place in 0..menus.length() {
        let Some(menu) = menus
            .get(place)
            .filter(|menu| inside.is_none() || !menu.contains(inside.as_ref()))
        else {
            continue;
        };
        // Fails only for a name that is no attribute's.
        let _ = menu.unchecked_into::<Element>().remove_attribute("open");
    }
}

/// What the open menu lies on is out of reach.
fn unfolded(event: Event) {
    let menu: HtmlDetailsElement = event_target(&event);
    let parts = document().query_selector_all("main > div").ok();
    let parts = parts.as_ref();
    for place in 0..parts.map_or(0, NodeList::length) {
        if let Some(part) = parts.and_then(|parts| parts.get(place)) {
            let part: Element = part.unchecked_into();
            // Fails only for a name that is no attribute's.
            let _ = part.toggle_attribute_with_force("inert", menu.open());
        }
    }
}

/// The first `count` presets as rows to choose, as HTML.
pub fn offered(count: usize) -> String {
    let mut html = String::new();
    for (place, preset) in presets::ALL.iter().take(count).enumerate() {
        html.push_str(&fill(
            r#"<button type="button" class="preset" data-do="preset {}"><b>{}</b> <span>{}</span></button>"#,
            &[&place.to_string(), preset.title, preset.detail],
        ));
    }
    html
}
