//! Whose rules are in force, and the reader's own where they are `generic`.

use leptos::prelude::*;

use super::choice::{self, List, numbered};
use super::erase::{focus, input, live};
use super::fields::{self, Spec};
use super::page::Page;
use crate::margin::rules::Remainder;
use crate::margin::schedule::Tiering;
use crate::num::text::Kind;
use crate::scenario::choices;
use crate::scenario::edit::{Edit, Field};

/// The section of the venue.
pub fn venue(page: Page) -> AnyView {
    let list = List {
        id: "venue".to_owned(),
        name: Signal::stored("Venue".to_owned()),
        options: Signal::stored(choices::venues()),
        value: page.of_form(move |form| form.venue.clone()).into(),
        pick: Callback::new(move |venue| page.edit(Edit::Venue(venue))),
    };
    let summary = page.part(|report| report.venue.summary.clone());
    let own = page.of_form(move |form| form.venue == "generic");
    view! {
        <section class="panel venue" aria-labelledby="venue-head">
            <h2 id="venue-head">"Venue"</h2>
            {choice::boxed(list)}
            <p class="note">{live(move || summary.get())}</p>
            <Show when=move || own.get()>
                <details class="quiet">
                    <summary>"Your own rules"</summary>
                    {own_rules(page)}
                </details>
            </Show>
        </section>
    }
    .into_any()
}

/// The fields of `generic`.
fn own_rules(page: Page) -> AnyView {
    let rate = Spec::number(Field::Rate, "rate", "Maintenance", Kind::Percent).unit("%");
    let fee = Spec::number(
        Field::ClosingFee,
        "closing-fee",
        "Fee to close",
        Kind::Percent,
    );
    let penalty = Spec::number(
        Field::LiquidationFee,
        "liquidation-fee",
        "Liquidation fee",
        Kind::Percent,
    );
    view! {
        <div class="pair">
            <div>{fields::text_field(page, rate)}</div>
            <div>{fields::text_field(page, fee.unit("%").empty("none"))}</div>
            <div>{fields::text_field(page, penalty.unit("%").empty("none"))}</div>
        </div>
        {remainder(page)}
        {tiers(page)}
    }
    .into_any()
}

fn remainder(page: Page) -> AnyView {
    let value = move |form: &crate::scenario::form::Form| {
        usize::from(form.generic.remainder == Remainder::Returned).to_string()
    };
    let list = List {
        id: "remainder".to_owned(),
        name: Signal::stored("What is left after a closing".to_owned()),
        options: Signal::stored(numbered(&["kept by the venue", "returned"])),
        value: page.of_form(value).into(),
        pick: Callback::new(move |picked: String| {
            let remainder = if picked == "1" {
                Remainder::Returned
            } else {
                Remainder::Forfeited
            };
            page.edit(Edit::Remainder(remainder));
        }),
    };
    view! { <p class="caption">"The rest after a closing"</p> {choice::segments(list)} }.into_any()
}

/// A pasted table of tiers, and how it is read.
fn tiers(page: Page) -> AnyView {
    let text = fields::box_text(page, Field::Tiers, None);
    let value = move |form: &crate::scenario::form::Form| {
        usize::from(form.generic.tiering == Tiering::Whole).to_string()
    };
    let list = List {
        id: "tiering".to_owned(),
        name: Signal::stored("How tiers are read".to_owned()),
        options: Signal::stored(numbered(&["each part at its rate", "all at the last rate"])),
        value: page.of_form(value).into(),
        pick: Callback::new(move |picked: String| {
            let tiering = if picked == "1" {
                Tiering::Whole
            } else {
                Tiering::Marginal
            };
            page.edit(Edit::Tiering(tiering));
        }),
    };
    view! {
        <label class="caption" for="tiers">"Tiers, one a line: floor, rate %, highest leverage"</label>
        <textarea
            id="tiers"
            rows="3"
            spellcheck="false"
            placeholder="0 0.5 100\n50000 1 50"
            aria-describedby="tiers-note"
            prop:value=live(move || text.get())
            on:input=input(move |event| {
                let value = event_target_value(&event);
                text.set(value.clone());
                page.edit(Edit::Text(Field::Tiers, value));
            })
            on:blur=focus(move |_| { page.settle() })
        ></textarea>
        {fields::messages(page, Field::Tiers, "tiers")}
        {choice::segments(list)}
    }
    .into_any()
}
