//! The bar at the top: undo and redo, presets, link, file, theme.

use leptos::{ev, html, prelude::*};

use super::erase::{click, flag, focus, live};
use super::page::Page;
use super::{files, share, theme};
use crate::scenario::presets::{self, Preset};

/// The bar.
pub fn header(page: Page) -> AnyView {
    let open = RwSignal::new(false);
    view! {
        <header class="top">
            <span class="name">"Isocross"</span>
            <span class="subtitle">"the same positions under isolated and under cross margin"</span>
            <nav class="tools" aria-label="Tools" class:open=flag(move || open.get())>
                {tool("Copy link", "copy-link", Callback::new(move |()| share::copy_link(page)))}
                <button
                    type="button"
                    class="tool more"
                    aria-expanded=live(move || open.get().to_string())
                    on:click=click(move |_| { open.update(|open| *open = !*open) })
                >
                    "More"
                </button>
                <div class="rest">{rest(page)}</div>
            </nav>
        </header>
    }
    .into_any()
}

fn tool(words: &'static str, id: &'static str, act: Callback<()>) -> AnyView {
    view! { <button type="button" class="tool" id=id on:click=click(move |_| { act.run(()) })>{words}</button> }
        .into_any()
}

fn rest(page: Page) -> AnyView {
    view! {
        <button type="button" class="tool" id="undo" disabled=move || !page.can_undo() on:click=click(move |_| { page.undo() })>
            "Undo"
        </button>
        <button type="button" class="tool" id="redo" disabled=move || !page.can_redo() on:click=click(move |_| { page.redo() })>
            "Redo"
        </button>
        {tool("Reset", "reset", Callback::new(move |()| page.reset()))}
        {menu(page)}
        {tool("Export", "export", Callback::new(move |()| files::export(page)))}
        {files::import(page)}
        {theme::theme()}
    }
    .into_any()
}

/// The presets in a menu; it folds after a choice, on Escape, and when the focus leaves it.
fn menu(page: Page) -> AnyView {
    let details: NodeRef<html::Details> = NodeRef::new();
    let fold = move || {
        if let Some(details) = details.get_untracked() {
            details.set_open(false);
        }
    };
    let keyed = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            fold();
        }
    };
    let left = move |event: ev::FocusEvent| {
        use wasm_bindgen::JsCast;
        let to = event
            .related_target()
            .and_then(|to| to.dyn_into::<web_sys::Node>().ok());
        let inside = details
            .get_untracked()
            .is_some_and(|details| details.contains(to.as_ref()));
        if to.is_some() && !inside {
            fold();
        }
    };
    view! {
        <details class="menu" id="presets" node_ref=details on:keydown=keyed on:focusout=focus(left)>
            <summary class="tool">"Presets"</summary>
            <div class="menu-list">{offered(page, Callback::new(move |()| fold()))}</div>
        </details>
    }
    .into_any()
}

/// Every preset as a row to choose.
pub fn offered(page: Page, then: Callback<()>) -> AnyView {
    let item = |preset: &'static Preset| {
        let choose = move |_| {
            page.replace((preset.form)());
            then.run(());
        };
        view! {
            <button type="button" class="preset" on:click=click(choose)>
                <b>{preset.title}</b> " " <span>{preset.detail}</span>
            </button>
        }
    };
    presets::ALL.iter().map(item).collect_view().into_any()
}
