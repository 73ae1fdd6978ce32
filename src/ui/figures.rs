//! Figures that are copied: by a click, or by the keyboard, where the figures of one table are one stop of
//! the tab key and arrow keys go from one to the next.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, NodeList};

use super::browser;
use super::page::Page;
use crate::num::text::typed;
use crate::words::page::keeping as words;

/// Copies a figure as it would be typed; `exact` is the figure in full, where what is shown is not.
pub fn copy(page: Page, figure: &Element, exact: String) {
    let shown = match exact.is_empty() {
        true => figure.text_content().unwrap_or_default(),
        false => exact,
    };
    let text = typed(&shown, page.separators);
    leptos::task::spawn_local(async move {
        if browser::copy(text.clone()).await {
            page.done.set(words::copied(&shown));
        } else {
            page.note.set(vec![words::no_clipboard_for_figure(&text)]);
        }
    });
}

/// Goes to the next figure beside, above or below this one.
pub fn stepped(event: &Event) {
    let Some(figure) = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
    else {
        return;
    };
    if !figure.has_attribute("data-copy") {
        return;
    }
    let key = event.unchecked_ref::<KeyboardEvent>().key();
    let next = match key.as_str() {
        "ArrowLeft" => beside(&figure, -1),
        "ArrowRight" => beside(&figure, 1),
        "ArrowUp" => row(&figure, -1),
        "ArrowDown" => row(&figure, 1),
        _ => return,
    };
    event.prevent_default();
    if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
        let _ = next.focus();
    }
}

/// All figures of the same table, or of the same words.
fn figures(of: &Element) -> Option<NodeList> {
    let table = of.closest("table").ok()?.or_else(|| of.parent_element())?;
    table.query_selector_all("[data-copy]").ok()
}

fn place(list: &NodeList, figure: &Element) -> Option<u32> {
    (0..list.length()).find(|place| list.get(*place).as_ref() == Some(figure.as_ref()))
}

fn at(list: &NodeList, place: Option<u32>) -> Option<Element> {
    list.get(place?)?.dyn_into().ok()
}

fn beside(figure: &Element, by: i32) -> Option<Element> {
    let list = figures(figure)?;
    at(&list, place(&list, figure)?.checked_add_signed(by))
}

/// The figure in the same column of the next row that has one.
fn row(figure: &Element, by: i32) -> Option<Element> {
    let own = figure.closest("tr").ok().flatten();
    let Some(mut row) = own else {
        return beside(figure, by);
    };
    let column = cell_index(figure);
    loop {
        row = match by {
            1 => row.next_element_sibling()?,
            _ => row.previous_element_sibling()?,
        };
        let cells = row.query_selector_all("[data-copy]").ok()?;
        let same = (0..cells.length()).find(|place| {
            at(&cells, Some(*place)).is_some_and(|other| cell_index(&other) >= column)
        });
        if let Some(found) = at(&cells, same) {
            return Some(found);
        }
    }
}

/// How many cells stand before that of a figure.
fn cell_index(figure: &Element) -> u32 {
    let mut cell = figure.closest("td").ok().flatten();
    let mut count = 0;
    while let Some(before) = cell.and_then(|cell| cell.previous_element_sibling()) {
        count += 1;
        cell = Some(before);
    }
    count
}
