//! A slider of whole numbers.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::fields::Words;
use super::page::Page;
use super::stencil::Stencil;
use crate::markup::fill;

/// What a slider says and does.
pub struct Slider {
    /// Its id, stable.
    pub id: String,
    /// Its least and greatest value.
    pub ends: (i32, i32),
    /// Its accessible name.
    pub name: Words,
    /// Its value in words.
    pub says: Words,
    /// Its value.
    pub value: Words,
    /// What sliding does.
    pub slid: Box<dyn Fn(i32) + Send>,
    /// What keys do, before they slide.
    pub keyed: Box<dyn Fn(&KeyboardEvent) + Send>,
}

/// The slider itself. One drag is one step of undo.
pub fn slider(page: Page, slider: Slider) -> AnyView {
    let Slider {
        id,
        ends: (least, greatest),
        name,
        says,
        value,
        slid,
        keyed,
    } = slider;
    Stencil::new(fill(
        r#"<input type="range" data-at="box" step="1" id="{}" min="{}" max="{}">"#,
        &[&id, &least.to_string(), &greatest.to_string()],
    ))
    .attr("box", "aria-label", name)
    .attr("box", "aria-valuetext", says)
    .value("box", value)
    .on("box", "input", move |event| {
        if let Ok(at) = event_target_value(&event).parse() {
            slid(at);
        }
    })
    .on("box", "change", move |_| page.settle())
    .on("box", "keydown", move |event| keyed(event.unchecked_ref()))
    .view()
}

/// Marks along a slider, as HTML: the box is its range, whose arithmetic the picture does.
pub fn ticks(range: &str, at: &[String]) -> String {
    let mut marks = String::new();
    for at in at {
        marks.push_str(&fill("M{} 0v1", &[at]));
    }
    fill(
        r#"<svg viewBox="{}" preserveAspectRatio="none"><path class="zero" d="M0 .1v.7"/><path d="{}"/></svg>"#,
        &[range, &marks],
    )
}
