//! Leverage of one position: a slider on which each doubling is as long as any other, a box to
//! type in, and buttons that go from stop to stop.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::fields::{self, Spec};
use super::ladder;
use super::page::Page;
use super::positions::place;
use super::slider::{Slider, slider, ticks};
use super::stencil::Stencil;
use crate::markup::fill;
use crate::num::text::Kind;
use crate::scenario::edit::{Edit, Field};
use crate::words::answer::positions::INITIAL_MARGIN;
use crate::words::page::book as words;

/// Where the slider ends while the rules name no higher leverage.
const USUAL: u32 = 125;

/// The row of leverage and its messages.
pub fn row(page: Page, index: usize) -> AnyView {
    let field = Field::Leverage(index);
    let id = format!("leverage-{index}");
    let now = whole(page, index);
    let highest = highest(page, index, now);
    let frame = Stencil::new(fill(
        r#"<div class="leverage"><label for="{}">{}<span class="vh" data-at="place"></span></label><button type="button" class="step" data-at="lower">−</button><i data-at="slider"></i><button type="button" class="step" data-at="raise">+</button><span class="box"><i data-at="box"></i><span class="unit">x</span></span></div>"#,
        &[&id, words::LEVERAGE],
    ))
    .text("place", move || place(page, index))
    .attr("lower", "aria-label", move || [words::LOWER_LEVERAGE, &place(page, index)].concat())
    .attr("raise", "aria-label", move || [words::RAISE_LEVERAGE, &place(page, index)].concat())
    .on("lower", "click", move |_| {
        step(page, index, ladder::down(now.get_untracked()));
    })
    .on("raise", "click", move |_| {
        step(page, index, ladder::up(now.get_untracked(), highest.get_untracked()));
    })
    .put("slider", range(page, index, now, highest));
    let note = fields::messages(page, field, &id);
    let spec = Spec::number(field, id, "", Kind::Leverage);
    let row = frame.put("box", fields::bare_box(page, spec)).view();
    vec![row, note].into_any()
}

/// The whole number at or below the leverage typed; the last one while nothing can be read.
fn whole(page: Page, index: usize) -> Memo<u32> {
    Memo::new(move |last: Option<&u32>| {
        let read = page.typed(|form| page.whole(form.text(Field::Leverage(index))?));
        read.or(last.copied()).unwrap_or(1)
    })
}

/// Where the slider ends: as high as the rules go, and never below what is chosen.
fn highest(page: Page, index: usize, now: Memo<u32>) -> Memo<u32> {
    Memo::new(move |_| {
        let allowed = page.told(|report| {
            let text = report.positions.get(index)?.highest_leverage.as_deref()?;
            text.split('.').next()?.parse::<u32>().ok()
        });
        let allowed = allowed.unwrap_or(USUAL);
        allowed.max(USUAL).max(now.get()).min(1000)
    })
}

fn set(page: Page, index: usize, leverage: u32) {
    page.edit(Edit::Text(Field::Leverage(index), leverage.to_string()));
}

/// One step of its own.
fn step(page: Page, index: usize, leverage: u32) {
    page.settle();
    set(page, index, leverage);
}

fn range(page: Page, index: usize, now: Memo<u32>, highest: Memo<u32>) -> AnyView {
    let keyed = move |event: &KeyboardEvent| {
        let (now, highest) = (now.get_untracked(), highest.get_untracked());
        let next = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => ladder::up(now, highest),
            "ArrowLeft" | "ArrowDown" => ladder::down(now),
            "PageUp" => now.saturating_mul(2).min(highest),
            "PageDown" => (now / 2).max(1),
            _ => return,
        };
        event.prevent_default();
        step(page, index, next);
    };
    let says = move || {
        let margin = page.told(|report| {
            let details = &report.positions.get(index)?.details;
            let found = details.iter().find(|(name, _)| name == INITIAL_MARGIN);
            found.map(|(_, value)| value.clone())
        });
        words::leverage_and_margin(&now.get().to_string(), margin.as_deref())
    };
    let ticks = move || {
        let highest = highest.get();
        let places = [1, 5, 20, highest].map(|leverage| ladder::place(leverage, highest));
        ticks("0 0 1000 1", &places.map(|place| place.to_string()))
    };
    let input = slider(
        page,
        Slider {
            id: format!("leverage-slider-{index}"),
            ends: (0, i32::try_from(ladder::PLACES).unwrap_or(i32::MAX)),
            name: Box::new(move || [words::LEVERAGE_SLIDER, &place(page, index)].concat()),
            says: Box::new(says),
            value: Box::new(move || ladder::place(now.get(), highest.get()).to_string()),
            slid: Box::new(move |at| {
                let at = u32::try_from(at).unwrap_or_default();
                set(page, index, ladder::leverage(at, highest.get_untracked()));
            }),
            keyed: Box::new(keyed),
        },
    );
    Stencil::new(
        r#"<span class="range log"><i data-at="input"></i><span class="ticks" aria-hidden="true" data-at="ticks"></span></span>"#,
    )
    .put("input", input)
    .html("ticks", ticks)
    .view()
}
