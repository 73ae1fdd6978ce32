//! The cursor's layer over a chart: it takes pointers and keys, and nothing of the scroll.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent, MouseEvent};

use super::chart_view::{Axis, pictures};
use super::page::Page;
use super::scenario_panel::slide;
use super::stencil::Stencil;
use crate::charts::readout::{self, Readout, Step};
use crate::charts::{Drawing, Frame, Place, cursor_layer};

/// A picture and its size.
pub type Drawn = Memo<(Frame, Option<Drawing>)>;

/// The cursor's layer: it takes pointers and keys, and nothing of the scroll.
pub fn layer(page: Page, axis: Axis, drawn: Drawn, read: Memo<Option<Readout>>) -> AnyView {
    match axis {
        Axis::Time(_) => {}
        Axis::Map => return map_layer(page, drawn, read),
        Axis::None => return ().into_any(),
        Axis::Move => {
            return Stencil::new(r#"<div class="layer" data-at="layer"></div>"#)
                .on("layer", "click", move |event| {
                    set_move(page, drawn, across(event))
                })
                .view();
        }
    }
    let pointed = move |event: Event| {
        let place = drawn.with_untracked(|(_, drawing)| {
            drawing
                .as_ref()
                .map(|drawing| Place::under(&drawing.geometry, across(event)))
        });
        if place.is_some() {
            page.go(place);
        }
    };
    Stencil::new(
        r#"<div class="layer" tabindex="0" role="slider" aria-label="Cursor on the path" aria-valuemin="0" aria-valuemax="1" aria-valuenow="0" data-at="layer"></div>"#,
    )
    .attr("layer", "aria-valuetext", move || read.with(|read| says(read.as_ref())))
    .on("layer", "pointermove", pointed)
    .on("layer", "pointerdown", pointed)
    .on("layer", "keydown", move |event| on_key(page, event.unchecked_ref()))
    .html("layer", move || read.with(|read| svg(drawn, read.as_ref())).unwrap_or_default())
    .view()
}

/// The same for the map, which is read in both directions.
fn map_layer(page: Page, drawn: Drawn, read: Memo<Option<Readout>>) -> AnyView {
    let pointed = move |event: Event| {
        let event: MouseEvent = event.unchecked_into();
        let px = (event.offset_x(), event.offset_y());
        let spot = drawn.with_untracked(|(_, drawing)| {
            let geometry = &drawing.as_ref()?.geometry;
            Some(readout::spot_under(geometry, px))
        });
        page.spot.set(spot);
    };
    Stencil::new(
        r#"<div class="layer" tabindex="0" role="application" aria-label="Point of the map: arrow keys move it, Home returns to the path" data-at="layer"></div>"#,
    )
    .attr("layer", "aria-description", move || read.with(|read| says(read.as_ref())))
    .on("layer", "pointermove", pointed)
    .on("layer", "pointerdown", pointed)
    .on("layer", "keydown", move |event| on_map_key(page, event.unchecked_ref()))
    .html("layer", move || read.with(|read| svg(drawn, read.as_ref())).unwrap_or_default())
    .view()
}

fn on_map_key(page: Page, event: &KeyboardEvent) {
    let by = if event.shift_key() { 10 } else { 1 };
    let step = match event.key().as_str() {
        "ArrowLeft" => (-by, 0),
        "ArrowRight" => (by, 0),
        "ArrowUp" => (0, by),
        "ArrowDown" => (0, -by),
        "Home" => {
            event.prevent_default();
            return page.spot.set(None);
        }
        "Enter" => return on_key(page, event),
        _ => return,
    };
    event.prevent_default();
    let spot = page.report.with_untracked(|report| {
        let pictures = pictures(report)?;
        let place = page.cursor.get_untracked();
        let place = place.unwrap_or_else(|| readout::resting(pictures));
        let now = page.spot.get_untracked();
        let now = now.unwrap_or_else(|| readout::on_path(pictures, place));
        Some(readout::spot_stepped(pictures, now, step))
    });
    page.spot.set(spot);
}

/// Pixels from the left end of the layer.
fn across(event: Event) -> i32 {
    event.unchecked_into::<MouseEvent>().offset_x()
}

fn svg(drawn: Drawn, read: Option<&Readout>) -> Option<String> {
    let cursor = &read?.cursor;
    drawn.with(|(frame, drawing)| Some(cursor_layer(*frame, &drawing.as_ref()?.geometry, cursor)))
}

fn says(read: Option<&Readout>) -> String {
    let Some(Readout { time, values, .. }) = read else {
        return String::new();
    };
    let mut words = time.clone();
    for value in values {
        words.push_str(&[", ", &value.name, " ", &value.text].concat());
    }
    words
}

fn set_move(page: Page, drawn: Drawn, px: i32) {
    let tenths = drawn.with_untracked(|(_, drawing)| {
        let geometry = &drawing.as_ref()?.geometry;
        Some(readout::move_under(geometry, px))
    });
    if let Some(tenths) = tenths {
        page.settle();
        slide(page, tenths);
    }
}

fn on_key(page: Page, event: &KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowLeft" => Step::Back,
        "ArrowRight" => Step::On,
        "Home" => Step::Start,
        "End" => Step::End,
        "Enter" => Step::Event,
        _ => return,
    };
    event.prevent_default();
    let place = page.report.with_untracked(|report| {
        let pictures = pictures(report)?;
        let now = page
            .cursor
            .get_untracked()
            .unwrap_or_else(|| readout::resting(pictures));
        Some(now.stepped(step, pictures))
    });
    page.go(place);
}
