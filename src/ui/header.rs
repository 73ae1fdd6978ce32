//! The bar at the top: undo and redo, presets, link, file, theme.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, FocusEvent, KeyboardEvent, Node};

use super::page::Page;
use super::stencil::Stencil;
use super::{browser, files, theme};
use crate::markup::fill;
use crate::scenario::presets;

const MENU: &str = "presets";

/// The bar.
pub fn header(page: Page) -> AnyView {
    let open = RwSignal::new(false);
    Stencil::new(
        r#"<header class="top"><span class="name">Isocross</span><span class="subtitle">the same positions under isolated and under cross margin</span><nav class="tools" aria-label="Tools" data-at="tools"><button type="button" class="tool" id="copy-link" data-do="link">Copy link</button><button type="button" class="tool more" data-at="more">More</button><div class="rest"><button type="button" class="tool" id="undo" data-at="undo" data-do="undo">Undo</button><button type="button" class="tool" id="redo" data-at="redo" data-do="redo">Redo</button><button type="button" class="tool" id="reset" data-do="reset">Reset</button><details class="menu" id="presets" data-at="menu"><summary class="tool">Presets</summary><div class="menu-list" data-at="list"></div></details><button type="button" class="tool" id="export" data-do="export">Export</button><label class="tool file">Import<input type="file" id="import" class="vh" accept=".json,application/json" data-at="file"></label><i data-at="theme"></i></div></nav></header>"#,
    )
    .class("tools", "open", move || open.get())
    .attr("more", "aria-expanded", move || open.get().to_string())
    .on("more", "click", move |_| open.update(|open| *open = !*open))
    .flag("undo", "disabled", move || !page.can_undo())
    .flag("redo", "disabled", move || !page.can_redo())
    // The menu folds after a choice, on Escape, and when the focus leaves it.
    .on("menu", "keydown", |event| {
        if event.unchecked_into::<KeyboardEvent>().key() == "Escape" {
            fold();
        }
    })
    .on("menu", "focusout", left)
    .html("list", || offered(presets::ALL.len()))
    .on("file", "change", move |event| files::chosen(page, &event))
    .put("theme", theme::theme(page.theme))
    .view()
}

/// Folds the menu of presets.
pub fn fold() {
    if let Some(menu) = browser::element(MENU) {
        // Fails only for a name that is no attribute's.
        let _ = menu.remove_attribute("open");
    }
}

fn left(event: Event) {
    let to = event.unchecked_into::<FocusEvent>().related_target();
    let to = to.and_then(|to| to.dyn_into::<Node>().ok());
    let inside = browser::element(MENU).is_some_and(|menu| menu.contains(to.as_ref()));
    if to.is_some() && !inside {
        fold();
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
