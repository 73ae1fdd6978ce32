//! The live sentence: what happens to this book, with parts that can be changed in place.

use leptos::prelude::*;

use super::choice::{self, List, Options};
use super::fields::{self, Spec};
use super::page::Page;
use super::scenario_panel::{OTHERS, others_place};
use super::stencil::{Key, Stencil, rows};
use crate::markup::{self, fill};
use crate::num::text::Kind;
use crate::scenario::edit::Field;
use crate::scenario::embed::Part;
use crate::scenario::form::Others;
use crate::scenario::presets;
use crate::scenario::report::{Slot, Span};
use crate::words::page::bar;
use crate::words::page::results as words;

/// The value of the focus list that stands for all markets together.
pub const ALL: &str = "*";

/// Lines 1 and 2 of the page, and the states to know before the figures.
pub fn sentence(page: Page) -> AnyView {
    let editing = RwSignal::new(false);
    let pieces = move || pieces(page, editing.get());
    let stale = move || {
        if page.stale() { words::LAST_VALID } else { "" }
    };
    Stencil::new(fill(
        r#"<section class="answer" aria-label="{}"><div class="look" data-at="look"></div><h1 id="sentence"><i data-at="pieces"></i></h1><div class="line-2"><p id="subline" data-at="subline"></p><p class="last-valid" data-at="stale"></p></div></section>"#,
        &[words::ANSWER],
    ))
    .html("look", move || look(page))
    .put("pieces", rows(pieces, move |(place, words)| piece(page, place, words, editing)))
    .html("subline", move || page.told(|report| markup::spans(&report.subline)))
    .text("stale", move || stale().to_owned())
    .view()
}

/// What to look at in the preset on show.
fn look(page: Page) -> String {
    let preset = page.preset.get().and_then(|place| presets::ALL.get(place));
    preset.map_or_else(String::new, |preset| {
        fill(
            r#"<p><b>{}.</b> {}</p><button type="button" class="step" data-do="unlook" aria-label="{}">×</button>"#,
            &[preset.title, preset.look, bar::DISMISS],
        )
    })
}

/// The places of slots among the pieces; words come after them.
const SLOTS: [Slot; 3] = [Slot::Focus, Slot::Others, Slot::Balance];

/// Slots each by themselves, and the runs of words between them as HTML. Slots keep their place in
/// the page while words around them change, so that typing in one is never interrupted.
///
/// Where a balance typed so far makes a sentence without one, the box that is being typed in stays.
fn pieces(page: Page, editing: bool) -> Vec<Key> {
    if page.unfilled() {
        return vec![(SLOTS.len(), words::NO_POSITIONS.to_owned())];
    }
    if page.stuck() {
        return vec![(SLOTS.len(), words::NO_FIGURES.to_owned())];
    }
    let mut spans = page.told(|report| report.sentence.clone());
    // What an author has fixed is words like any other.
    for span in &mut spans {
        if let Span::Slot(slot, words) = span
            && page.locked(part_of(*slot))
        {
            *span = Span::Plain(std::mem::take(words));
        }
    }
    let there = |span: &Span| matches!(span, Span::Slot(Slot::Balance, _));
    if editing && !spans.iter().any(there) {
        spans.push(Span::Plain(words::BALANCE_IS.to_owned()));
        spans.push(Span::Slot(Slot::Balance, String::new()));
    }
    let is_slot = |span: &Span| matches!(span, Span::Slot(..));
    let runs = spans.chunk_by(|one, next| !is_slot(one) && !is_slot(next));
    let key = |(place, run): (usize, &[Span])| match run {
        [Span::Slot(slot, _)] => {
            let place = SLOTS.iter().position(|known| known == slot);
            (place.unwrap_or_default(), String::new())
        }
        words => (SLOTS.len() + place, markup::spans(words)),
    };
    runs.enumerate().map(key).collect()
}

/// What a slot changes.
fn part_of(slot: Slot) -> Part {
    match slot {
        Slot::Focus | Slot::Others => Part::Others,
        Slot::Balance => Part::Balance,
    }
}

fn piece(page: Page, place: usize, words: String, editing: RwSignal<bool>) -> AnyView {
    match SLOTS.get(place) {
        Some(Slot::Focus) => focus(page),
        Some(Slot::Others) => others(page),
        Some(Slot::Balance) => balance(page, editing),
        None => Stencil::new(["<span>", &words, "</span>"].concat()).view(),
    }
}

/// The words of a slot as the report says them now.
fn slot_words(page: Page, wanted: Slot) -> String {
    page.told(|report| {
        let found = report.sentence.iter().find_map(|span| match span {
            Span::Slot(slot, words) if *slot == wanted => Some(words.clone()),
            _ => None,
        });
        found.unwrap_or_default()
    })
}

/// Which market moves: all of them, or one while the others hold still.
fn focus(page: Page) -> AnyView {
    let options = move || {
        let markets = page.told(|report| report.markets.clone());
        let mut options = Options::new();
        if markets.len() > 1 {
            options.push((ALL.to_owned(), words::all_of(&markets)));
        }
        for market in markets {
            let words = words::alone(&market);
            options.push((market, words));
        }
        options
    };
    let value = move || {
        page.typed(|form| match form.others {
            Others::Held => form.focus.clone(),
            Others::Together | Others::Betas => ALL.to_owned(),
        })
    };
    let list = List {
        id: "focus".to_owned(),
        pick: "moves".to_owned(),
        name: Box::new(|| words::WHICH_MARKET_MOVES.to_owned()),
        options: Box::new(options),
        value: Box::new(value),
    };
    choice::word(list, move || slot_words(page, Slot::Focus))
}

fn others(page: Page) -> AnyView {
    let words: [&str; OTHERS.len()] = [
        words::FALL_ALONE,
        words::FALL_TOGETHER,
        words::FALL_BY_BETAS,
    ];
    let mut list = List::fixed(
        "sentence-others",
        words::HOW_OTHERS_MOVE,
        choice::numbered(&words),
        move || page.typed(others_place),
    );
    "others".clone_into(&mut list.pick);
    choice::word(list, move || slot_words(page, Slot::Others))
}

fn balance(page: Page, editing: RwSignal<bool>) -> AnyView {
    let kind = Kind::Amount;
    let spec = Spec::number(Field::Balance, "sentence-balance", "", kind).told_at("balance");
    Stencil::new(fill(
        r#"<span class="slot typed" data-at="slot"><label class="vh" for="sentence-balance">{}</label><span class="slot-word" aria-hidden="true" data-at="word"></span><i data-at="box"></i></span>"#,
        &[words::BALANCE_IN_SENTENCE],
    ))
    .on("slot", "focusin", move |_| editing.set(true))
    .on("slot", "focusout", move |_| editing.set(false))
    .text("word", move || fields::shown(page, Field::Balance, Some(kind)))
    .put("box", fields::bare_box(page, spec))
    .view()
}
