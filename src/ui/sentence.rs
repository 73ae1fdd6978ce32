//! The live sentence: what happens to this book, with parts that can be changed in place.

use leptos::prelude::*;

use super::choice::{self, List};
use super::erase::{self, live};
use super::fields::{self, Spec};
use super::marks;
use super::page::Page;
use super::scenario_panel::{OTHERS, others_at, others_place};
use crate::num::text::Kind;
use crate::scenario::edit::{Edit, Field};
use crate::scenario::form::{Form, Others};
use crate::scenario::report::{Report, Slot, Span};

/// The value of the focus list that stands for all markets together.
const ALL: &str = "*";

/// Lines 1 and 2 of the page, and the states to know before the figures.
pub fn sentence(page: Page) -> AnyView {
    let first = page.part(|report| report.sentence.clone());
    let second = page.part(|report| report.subline.clone());
    let editing = RwSignal::new(false);
    let empty = page.of_form(move |form| form.positions.is_empty());
    view! {
        <section class="answer" aria-label="Answer">
            <h1 id="sentence">
                {move || empty.get().then_some("No positions yet.")}
                <For
                    each=move || pieces(kept(first.get(), editing.get()))
                    key=|piece| piece.key.clone()
                    let:piece
                >
                    {words(page, piece, editing)}
                </For>
            </h1>
            <div class="line-2">
                <p id="subline">{move || marks::line(&second.get())}</p>
                <p class="last-valid">{move || last_valid(page)}</p>
            </div>
        </section>
    }
    .into_any()
}

/// What marks the figures as those of the last form that was right.
fn last_valid(page: Page) -> Option<&'static str> {
    let stale = page
        .screen
        .with(|screen| screen.stale && screen.report.is_some());
    stale.then_some("last valid values")
}

/// A piece of the sentence. Slots keep their place in the page while words around them change, so
/// that typing in one is never interrupted.
#[derive(Clone)]
struct Piece {
    key: String,
    spans: Vec<Span>,
}

/// The sentence with its balance: where a balance typed so far makes a sentence without one, the
/// box that is being typed in stays.
fn kept(mut spans: Vec<Span>, editing: bool) -> Vec<Span> {
    let there = spans
        .iter()
        .any(|span| matches!(span, Span::Slot(Slot::Balance, _)));
    if editing && !there {
        spans.push(Span::Plain(" The balance is ".to_owned()));
        spans.push(Span::Slot(Slot::Balance, String::new()));
    }
    spans
}

/// Slots each by themselves, and the runs of words between them.
fn pieces(spans: Vec<Span>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for span in spans {
        if let Span::Slot(slot, _) = span {
            let key = format!("{slot:?}");
            pieces.push(Piece {
                key,
                spans: vec![span],
            });
            continue;
        }
        match pieces.last_mut() {
            Some(run) if !matches!(run.spans.first(), Some(Span::Slot(..))) => {
                run.key.push_str(&format!("{span:?}"));
                run.spans.push(span);
            }
            _ => pieces.push(Piece {
                key: format!("{}{span:?}", pieces.len()),
                spans: vec![span],
            }),
        }
    }
    pieces
}

fn words(page: Page, piece: Piece, editing: RwSignal<bool>) -> AnyView {
    match piece.spans.first() {
        Some(Span::Slot(Slot::Focus, _)) => focus(page),
        Some(Span::Slot(Slot::Others, _)) => others(page),
        Some(Span::Slot(Slot::Balance, _)) => balance(page, editing),
        _ => marks::line(&piece.spans),
    }
}

/// The words of a slot as the report says them now.
fn slot_words(page: Page, wanted: Slot) -> Signal<String> {
    page.part(move |report: &Report| {
        let found = report.sentence.iter().find_map(|span| match span {
            Span::Slot(slot, words) if *slot == wanted => Some(words.clone()),
            _ => None,
        });
        found.unwrap_or_default()
    })
    .into()
}

/// Which market moves: all of them, or one while the others hold still.
fn focus(page: Page) -> AnyView {
    let markets = page.part(|report| report.markets.clone());
    let options = move || {
        let markets = markets.get();
        let one = |market: &String| (market.clone(), format!("{market} alone"));
        let alone = markets.iter().map(one);
        let all = (ALL.to_owned(), markets.join(" and "));
        if markets.len() > 1 {
            std::iter::once(all).chain(alone).collect()
        } else {
            alone.collect()
        }
    };
    let value = move |form: &Form| match form.others {
        Others::Held => form.focus.clone(),
        Others::Together | Others::Betas => ALL.to_owned(),
    };
    let list = List {
        id: "focus".to_owned(),
        name: Signal::stored("Which market moves".to_owned()),
        options: Signal::derive(options),
        value: page.of_form(value).into(),
        pick: Callback::new(move |picked: String| {
            page.edit(if picked == ALL {
                Edit::Others(Others::Together)
            } else {
                Edit::All(vec![Edit::Focus(picked), Edit::Others(Others::Held)])
            });
        }),
    };
    choice::word(list, slot_words(page, Slot::Focus))
}

fn others(page: Page) -> AnyView {
    let words = [
        "fall alone, the others held still",
        "fall together",
        "fall by my betas",
    ];
    let options = words.iter().enumerate().take(OTHERS.len());
    let options = options.map(|(place, words)| (place.to_string(), (*words).to_owned()));
    let list = List {
        id: "sentence-others".to_owned(),
        name: Signal::stored("How the others move".to_owned()),
        options: Signal::stored(options.collect()),
        value: page.of_form(others_place).into(),
        pick: Callback::new(move |picked: String| page.edit(Edit::Others(others_at(&picked)))),
    };
    choice::word(list, slot_words(page, Slot::Others))
}

fn balance(page: Page, editing: RwSignal<bool>) -> AnyView {
    let spec = Spec::number(Field::Balance, "sentence-balance", "", Kind::Amount);
    let said = fields::shown(page, Field::Balance, Kind::Amount);
    view! {
        <span
            class="slot typed"
            on:focusin=erase::focus(move |_| { editing.set(true) })
            on:focusout=erase::focus(move |_| { editing.set(false) })
        >
            <label class="vh" for="sentence-balance">"Balance in the sentence"</label>
            <span class="slot-word" aria-hidden="true">{live(move || said.get())}</span>
            {fields::bare_box(page, spec)}
        </span>
    }
    .into_any()
}
