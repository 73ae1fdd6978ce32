//! Fees and funding, folded, with their sum in words.

use leptos::prelude::*;

use super::choice::{self, List, numbered};
use super::erase::live;
use super::fields::{self, Spec};
use super::page::Page;
use crate::num::text::Kind;
use crate::scenario::edit::{Edit, Field};
use crate::scenario::form::{Form, FundingChoice};

const FUNDING: [FundingChoice; 3] = [
    FundingChoice::Off,
    FundingChoice::Recorded,
    FundingChoice::Typed,
];

/// The section of costs.
pub fn costs(page: Page) -> AnyView {
    let summary = page.part(|report| report.costs.clone());
    let specs = [
        Spec::number(
            Field::OpeningFee,
            "opening-fee",
            "Opening fee",
            Kind::Percent,
        )
        .unit("%")
        .empty("venue's"),
        Spec::number(
            Field::ExitFee,
            "exit-fee",
            "Fee of a chosen close",
            Kind::Percent,
        )
        .unit("%")
        .empty("venue's"),
        Spec::number(
            Field::FundingRate,
            "funding-rate",
            "Funding rate",
            Kind::Percent,
        )
        .unit("%")
        .empty("venue's"),
        Spec::number(Field::FundingHours, "funding-hours", "Every", Kind::Amount)
            .unit("h")
            .empty("venue's"),
    ];
    let boxes = specs.map(|spec| view! { <div>{fields::text_field(page, spec)}</div> });
    view! {
        <details class="panel costs">
            <summary><h2>"Costs"</h2> <span class="aside">{live(move || summary.get())}</span></summary>
            <p class="caption">"Funding"</p>
            {choice::segments(funding(page))}
            <div class="pair">{boxes.into_iter().collect_view()}</div>
        </details>
    }
    .into_any()
}

fn funding(page: Page) -> List {
    let place = move |form: &Form| {
        let place = FUNDING
            .iter()
            .position(|funding| *funding == form.costs.funding);
        place.unwrap_or_default().to_string()
    };
    List {
        id: "funding".to_owned(),
        name: Signal::stored("Funding".to_owned()),
        options: Signal::stored(numbered(&["off", "as recorded", "as typed"])),
        value: page.of_form(place).into(),
        pick: Callback::new(move |picked: String| {
            let funding = picked
                .parse::<usize>()
                .ok()
                .and_then(|place| FUNDING.get(place));
            page.edit(Edit::Funding(funding.copied().unwrap_or_default()));
        }),
    }
}
