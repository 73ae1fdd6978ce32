//! The cursor's layer over a chart: it takes pointers and keys, and nothing of the scroll.

use leptos::{ev, prelude::*};

use super::chart_view::{Axis, pictures};
use super::erase::{key, live};
use super::page::Page;
use super::scenario_panel::slide;
use crate::charts::readout::{self, Readout, Step};
use crate::charts::{Drawing, Frame, Place, cursor_layer};

/// A picture and its size.
pub type Drawn = Memo<(Frame, Option<Drawing>)>;

/// The cursor's layer: it takes pointers and keys, and nothing of the scroll.
pub fn layer(page: Page, axis: Axis, drawn: Drawn, read: Memo<Option<Readout>>) -> AnyView {
    let svg = move || {
        read.with(|read| {
            let cursor = &read.as_ref()?.cursor;
            drawn.with(|(frame, drawing)| {
                Some(cursor_layer(*frame, &drawing.as_ref()?.geometry, cursor))
            })
        })
    };
    let Axis::Time(_) = axis else {
        let moved = move |event: ev::MouseEvent| set_move(page, drawn, event.offset_x());
        return view! { <div class="layer" on:click=moved></div> }.into_any();
    };
    let says = move || {
        let Readout { time, values, .. } = read.get()?;
        let values = values
            .into_iter()
            .map(|value| format!(", {} {}", value.name, value.text));
        Some(format!("{time}{}", values.collect::<String>()))
    };
    let pointed = move |event: ev::PointerEvent| {
        let place = drawn.with_untracked(|(_, drawing)| {
            drawing
                .as_ref()
                .map(|drawing| Place::under(&drawing.geometry, event.offset_x()))
        });
        if place.is_some() {
            page.cursor.set(place);
        }
    };
    view! {
        <div
            class="layer"
            tabindex="0"
            role="slider"
            aria-label="Cursor on the path"
            aria-valuemin="0"
            aria-valuemax="1"
            aria-valuenow="0"
            aria-valuetext=says
            on:pointermove=pointed
            on:pointerdown=pointed
            on:keydown=key(move |event| { on_key(page, &event) })
            inner_html=live(move || svg().unwrap_or_default())
        ></div>
    }
    .into_any()
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

fn on_key(page: Page, event: &ev::KeyboardEvent) {
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
    page.cursor.set(place);
}
