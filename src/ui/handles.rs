//! Handles of a drawn path on the price chart. A handle takes the pointer; the chart around it leaves
//! the page its scroll. Arrow keys move a handle too, and the boxes beside the scenario.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, PointerEvent};

use super::chart_cursor::Drawn;
use super::page::Page;
use super::stencil::{Key, Stencil, rows};
use crate::charts::{Geometry, corners};
use crate::markup::fill;
use crate::scenario::edit::{Edit, Field};
use crate::scenario::form::{CornerField, DrawnEdit};
use crate::scenario::report::DrawnPath;
use crate::words::page::paths as words;

/// A key moves a corner by so many tenths of a per cent.
const STEP: i32 = 10;

/// The handles of all corners; none on a path that is not drawn by hand.
pub fn handles(page: Page, drawing: Drawn) -> AnyView {
    let keys = move || {
        let count = page.told(|report| {
            let drawn = report.drawn.as_ref();
            drawn.map_or(0, |drawn| drawn.corners.len())
        });
        (0..count).map(|corner| (corner, String::new())).collect()
    };
    let handle = move |(corner, _): Key| handle(page, drawing, corner);
    Stencil::new(r#"<div class="handles"><i data-at="handles"></i></div>"#)
        .put("handles", rows(keys, handle))
        .view()
}

fn geometry(drawing: Drawn) -> Option<Geometry> {
    drawing.with(|(_, drawing)| Some(drawing.as_ref()?.geometry))
}

fn seen<T: Default>(page: Page, see: impl FnOnce(&DrawnPath) -> Option<T>) -> Option<T> {
    page.told(|report| report.drawn.as_ref().and_then(see))
}

fn handle(page: Page, drawing: Drawn, corner: usize) -> AnyView {
    // The picture as it was when the drag began: it is drawn anew under the pointer.
    let held = StoredValue::new(None::<Geometry>);
    let place = move || {
        let geometry = geometry(drawing);
        let at = geometry
            .and_then(|geometry| seen(page, |drawn| corners::place(&geometry, drawn, corner)));
        at.map_or_else(String::new, |(x, y)| {
            fill("left:{}px;top:{}px", &[&x.to_string(), &y.to_string()])
        })
    };
    let typed = move |field| {
        page.typed(|form| form.text(Field::Corner(corner, field)).map(str::to_owned))
            .unwrap_or_default()
    };
    let says = move || {
        let (hour, change) = (typed(CornerField::Hour), typed(CornerField::Change));
        words::hour_and_move(&hour, &change)
    };
    let number = (corner + 1).to_string();
    Stencil::new(fill(
        r#"<button type="button" class="handle" role="slider" aria-label="{}" aria-valuemin="0" aria-valuemax="1" aria-valuenow="0" data-at="handle"></button>"#,
        &[&words::corner(&number)],
    ))
    .style("handle", place)
    .attr("handle", "aria-valuetext", says)
    .on("handle", "pointerdown", move |event| {
        let event: PointerEvent = event.unchecked_into();
        let handle: Element = event_target(&event);
        // A pointer that is gone already drags nothing.
        let _ = handle.set_pointer_capture(event.pointer_id());
        held.set_value(untrack(|| geometry(drawing)));
    })
    .on("handle", "pointermove", move |event| {
        if let Some(geometry) = held.get_value() {
            drag(page, corner, &geometry, event.unchecked_ref());
        }
    })
    .on("handle", "pointerup", move |_| {
        held.set_value(None);
        page.settle();
    })
    .on("handle", "pointercancel", move |_| held.set_value(None))
    .on("handle", "keydown", move |event| on_key(page, corner, event.unchecked_ref()))
    .view()
}

/// Puts the corner under the pointer.
fn drag(page: Page, corner: usize, geometry: &Geometry, event: &PointerEvent) {
    let handle: Element = event_target(event);
    let Ok(Some(plot)) = handle.closest(".plot") else {
        return;
    };
    let from = plot.get_bounding_client_rect();
    let px = (
        event.client_x() - whole(from.left()),
        event.client_y() - whole(from.top()),
    );
    let under = untrack(|| seen(page, |drawn| Some(corners::under(geometry, drawn, px))));
    if let Some((hour, tenths)) = under {
        let change = tenths.and_then(|tenths| page.percent(tenths));
        page.edit(Edit::Drawn(DrawnEdit::Move(corner, hour, change)));
    }
}

#[expect(clippy::cast_possible_truncation, reason = "pixels of a window")]
fn whole(pixels: f64) -> i32 {
    pixels as i32
}

fn on_key(page: Page, corner: usize, event: &KeyboardEvent) {
    let (hours, tenths) = match event.key().as_str() {
        "ArrowLeft" => (-1, 0),
        "ArrowRight" => (1, 0),
        "ArrowUp" => (0, STEP),
        "ArrowDown" => (0, -STEP),
        _ => return,
    };
    event.prevent_default();
    let now = untrack(|| {
        page.typed(|form| {
            let corner = form.drawn.corners.get(corner)?;
            let hour: i32 = corner.hour.trim().parse().ok()?;
            Some((hour, page.tenths(&corner.change)?))
        })
    });
    if let Some((hour, change)) = now {
        let change = page.percent(change.saturating_add(tenths));
        let hour = hour.saturating_add(hours);
        page.edit(Edit::Drawn(DrawnEdit::Move(corner, hour, change)));
    }
}
