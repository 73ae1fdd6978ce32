//! The page in a frame on somebody's page: sentence, table, one chart, what may be changed, and where
//! it comes from. It reads as a still picture, and nothing in it is measured by the window's height.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::account::account;
use super::actions::actions;
use super::app::{is_empty, is_old, nothing_yet};
use super::cards::comparison;
use super::costs::costs;
use super::page::Page;
use super::positions::positions;
use super::sentence::sentence;
use super::stencil::{Stencil, rows};
use super::venue::venue;
use super::{browser, chart_view, host, leverage, scenario_panel, share};
use crate::markup::{self, fill};
use crate::scenario::embed::{Embed, Part, View, fixed, open};
use crate::words::page::embedding as words;

/// The whole of it.
pub fn embed(page: Page, embed: Embed) -> AnyView {
    mark(&embed);
    let least = embed.height.map(|height| format!("min-height:{height}px"));
    let frame = fill(
        r#"<main class="embed" data-at="main"><i data-at="sentence"></i><div class="results"><i data-at="nothing"></i><i data-at="comparison"></i><i data-at="chart"></i></div><div class="open" id="inputs" tabindex="-1"><i data-at="inputs"></i></div><p class="note fixed" data-at="fixed"></p><footer><p data-at="source"></p><a class="full" target="_blank" rel="noopener" data-at="full">{}</a></footer></main>"#,
        &[words::OPEN_FULL],
    );
    let there = |part, view: fn(Page) -> AnyView| match embed.hide.has(part) {
        true => ().into_any(),
        false => view(page),
    };
    let view = embed.view;
    let chart = match embed.hide.has(Part::Chart) {
        true => ().into_any(),
        false => chart_view::embedded(page, view),
    };
    let inputs = inputs(page, &embed);
    let source = [&open(&embed), " "].concat();
    let empty = move || is_empty(page);
    Stencil::new(frame)
        .class("main", "stale", move || page.stale())
        .class("main", "empty", empty)
        .put("sentence", there(Part::Sentence, sentence))
        .put("nothing", nothing_yet(page))
        .put("comparison", there(Part::Table, comparison))
        .put("chart", chart)
        .put("inputs", inputs)
        .text("fixed", move || said_fixed(page, &embed))
        .text("source", move || {
            [
                source.as_str(),
                &page.typed(|form| markup::estimate(&form.venue, is_old(&form.venue))),
            ]
            .concat()
            .trim()
            .to_owned()
        })
        .attr("full", "href", move || full(page))
        .style("main", move || least.clone().unwrap_or_default())
        .seen("main", move |main| host::follow(page, main))
        .view()
}

/// Says on the root what the styles need to know.
fn mark(embed: &Embed) {
    let Some(root) = document().document_element() else {
        return;
    };
    // These fail only for a name that is no attribute's.
    let _ = root.set_attribute("data-embed", embed.view.word());
    if embed.lock != Default::default() {
        let _ = root.set_attribute("data-locked", "");
    }
    if !embed.accent.is_empty() {
        let style = root.unchecked_into::<HtmlElement>().style();
        let _ = style.set_property("--accent", &["#", &embed.accent].concat());
    }
}

/// What the reader may change, in the order of the page.
fn inputs(page: Page, embed: &Embed) -> AnyView {
    let mut open: Vec<AnyView> = Part::INPUTS
        .into_iter()
        .filter(|part| embed.is_open(*part))
        .filter_map(|part| input(page, embed, part))
        .collect();
    let at_move = embed.view == View::Compare && !embed.hide.has(Part::Move);
    if at_move && embed.lock.has(Part::Move) {
        // What it comes to there is part of the answer.
        let words = Stencil::new(r#"<p class="at-move" data-at="words"></p>"#);
        let words = words.html("words", move || {
            page.told(|report| markup::spans(&report.at_move))
        });
        open.insert(0, words.view());
    }
    open.into_any()
}

fn input(page: Page, embed: &Embed, part: Part) -> Option<AnyView> {
    Some(match part {
        Part::Move => scenario_panel::joint_move(page),
        Part::Path => scenario_panel::path(page),
        Part::Others => scenario_panel::others(page),
        Part::Balance => account(page),
        Part::Positions => positions(page),
        // Where positions are open, it stands there.
        Part::Leverage if embed.lock.has(Part::Positions) => {
            let count = move || page.typed(|form| form.positions.len());
            let keys = move || (0..count()).map(|index| (index, String::new())).collect();
            let row = move |(index, _)| {
                Stencil::new(r#"<div class="lever"><p class="caption" data-at="market"></p><i data-at="row"></i></div>"#)
                    .text("market", move || {
                        [words::LEVERAGE, &super::positions::place(page, index)].concat()
                    })
                    .put("row", leverage::row(page, index))
                    .view()
            };
            rows(keys, row)
        }
        Part::Venue => venue(page),
        Part::Costs => costs(page),
        Part::Actions => actions(page),
        _ => return None,
    })
}

fn said_fixed(page: Page, embed: &Embed) -> String {
    if embed.hide.has(Part::Fixed) {
        return String::new();
    }
    let phrases = page
        .form
        .with(|form| page.told(|report| fixed(embed, form, report, page.separators)));
    match phrases.is_empty() {
        true => String::new(),
        false => words::fixed(&phrases.join("; ")),
    }
}

/// The same state on the whole page.
fn full(page: Page) -> String {
    [&browser::place(), "#", &share::fragment(page)].concat()
}
