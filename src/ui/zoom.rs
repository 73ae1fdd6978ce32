//! Which part of the path is in sight, and what is pinned: buttons and two sliders under the charts
//! over time. The wheel and the page's scroll are left alone.

use leptos::prelude::*;
use web_sys::{Event, HtmlInputElement};

use super::chart_view::pictures;
use super::page::Page;
use super::stencil::Stencil;
use crate::charts::readout;
use crate::markup::fill;
use crate::words::page::pictures as words;

/// Places of a slider: the whole path.
const PLACES: u32 = 1000;

/// The buttons and sliders.
pub fn tools(page: Page) -> AnyView {
    let end = move |page: Page, from: bool| {
        let bars = in_sight(page).0.max(1);
        let place = (bar(page, from) * PLACES).checked_div(bars);
        place.unwrap_or(0).to_string()
    };
    let says = move |from: bool| {
        let bar = bar(page, from);
        page.report.with(|report| {
            pictures(report).map_or_else(String::new, |all| readout::time_words(all, bar))
        })
    };
    Stencil::new(fill(
        r#"<div class="chart-tools"><button type="button" class="plain" id="replay" data-do="replay start" data-at="replay">{}</button><button type="button" class="plain" data-do="pin" data-at="pin"></button><div class="zoom" role="group" aria-label="{}"><span class="note">{}</span><button type="button" class="step" data-do="zoom out" aria-label="{}">−</button><button type="button" class="step" data-do="zoom in" aria-label="{}">+</button><button type="button" class="plain" data-do="zoom whole">{}</button><span class="range"><input type="range" min="0" max="1000" step="1" id="zoom-from" aria-label="{}" data-at="from"></span><span class="box"><input type="text" inputmode="decimal" autocomplete="off" aria-label="{}" data-at="first"></span><span class="range"><input type="range" min="0" max="1000" step="1" id="zoom-to" aria-label="{}" data-at="to"></span><span class="box"><input type="text" inputmode="decimal" autocomplete="off" aria-label="{}" data-at="last"></span><span class="note" data-at="words"></span></div></div>"#,
        &[
            words::REPLAY_BAR_BY_BAR,
            words::PART_IN_SIGHT,
            words::PATH,
            words::SHOW_MORE,
            words::SHOW_LESS,
            words::WHOLE,
            words::FROM,
            words::FROM_BAR,
            words::TO,
            words::TO_BAR,
        ],
    ))
    .text("pin", move || {
        let pinned = page.pinned.with(Option::is_some);
        if pinned { words::UNPIN } else { words::PIN }.to_owned()
    })
    .flag("replay", "hidden", move || page.replay.get().is_some())
    .value("from", move || end(page, true))
    .value("to", move || end(page, false))
    .attr("from", "aria-valuetext", move || says(true))
    .attr("to", "aria-valuetext", move || says(false))
    .on("from", "input", move |event| slid(page, true, &event_target_value(&event)))
    .on("to", "input", move |event| slid(page, false, &event_target_value(&event)))
    .value("first", move || bar(page, true).to_string())
    .value("last", move || bar(page, false).to_string())
    .on("first", "change", move |event| typed(page, true, &event))
    .on("last", "change", move |event| typed(page, false, &event))
    .text("words", move || words::from_to(&says(true), &says(false)))
    .view()
}

/// All bars of the path, and those in sight.
fn in_sight(page: Page) -> (u32, (u32, u32)) {
    let zoom = page.zoom.get();
    page.report.with(|report| {
        let Some(all) = pictures(report) else {
            return (0, (0, 0));
        };
        let time = &all.price.time;
        (
            time.bars,
            zoom.map_or(time.shown, |wish| time.nearest(wish)),
        )
    })
}

/// The first or the last bar in sight.
fn bar(page: Page, from: bool) -> u32 {
    let (_, (first, last)) = in_sight(page);
    if from { first } else { last }
}

/// What is no bar is put back.
fn typed(page: Page, from: bool, event: &Event) {
    let bars = untrack(|| in_sight(page)).0;
    if let Some(bar) = page.whole(&event_target_value(event)) {
        go(page, from, bar.min(bars));
    }
    let field: HtmlInputElement = event_target(event);
    field.set_value(&untrack(|| bar(page, from)).to_string());
}

fn slid(page: Page, from: bool, place: &str) {
    let bars = untrack(|| in_sight(page)).0;
    if let Ok(place) = place.parse::<u32>() {
        go(page, from, place.min(PLACES) * bars / PLACES);
    }
}

/// Moves one end of what is in sight.
fn go(page: Page, from: bool, bar: u32) {
    let (bars, (first, last)) = untrack(|| in_sight(page));
    let wish = match from {
        true => (bar.min(last.saturating_sub(1)), last),
        false => (first, bar.max(first + 1)),
    };
    page.zoom.set(Some(wish).filter(|wish| *wish != (0, bars)));
}

/// Half as much around the middle, twice as much, or everything.
pub fn step(page: Page, way: &str) {
    let (bars, (first, last)) = untrack(|| in_sight(page));
    let wide = last - first;
    let wish = match way {
        "in" => (first + wide / 4, last - wide / 4),
        "out" => (
            first.saturating_sub(wide.div_ceil(2)),
            (last + wide.div_ceil(2)).min(bars),
        ),
        _ => (0, bars),
    };
    page.zoom.set(Some(wish).filter(|wish| *wish != (0, bars)));
}
