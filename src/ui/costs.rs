//! Fees and funding, folded, with their sum in words.

use leptos::prelude::*;

use super::choice::{self, List, numbered};
use super::fields::{self, Spec};
use super::page::Page;
use super::scenario_panel::first_positions;
use super::stencil::{Key, Stencil, rows, shown};
use crate::num::text::Kind;
use crate::scenario::edit::Field;
use crate::scenario::form::FundingChoice;

/// Where funding comes from, in the order of the choice.
pub const FUNDING: [FundingChoice; 3] = [
    FundingChoice::Off,
    FundingChoice::Recorded,
    FundingChoice::Typed,
];

/// The section of costs.
pub fn costs(page: Page) -> AnyView {
    let spec = |field, id: &str, label, kind, unit| {
        let spec = Spec::number(field, id, label, kind);
        fields::text_field(page, spec.unit(unit).empty("venue's"))
    };
    let (percent, amount) = (Kind::Percent, Kind::Amount);
    let boxes = vec![
        spec(
            Field::OpeningFee,
            "opening-fee",
            "Opening fee",
            percent,
            "%",
        ),
        spec(
            Field::ExitFee,
            "exit-fee",
            "Fee of a chosen close",
            percent,
            "%",
        ),
        spec(
            Field::FundingRate,
            "funding-rate",
            "Funding rate",
            percent,
            "%",
        ),
        spec(Field::FundingHours, "funding-hours", "Every", amount, "h"),
    ];
    let place = move || {
        let chosen = page.typed(|form| form.costs.funding);
        let place = FUNDING.iter().position(|funding| *funding == chosen);
        place.unwrap_or_default().to_string()
    };
    let words = numbered(&["off", "as recorded", "as typed"]);
    let funding = List::fixed("funding", "Funding", words, place);
    let own = move || {
        page.typed(|form| {
            form.costs.funding == FundingChoice::Typed && first_positions(form).len() > 1
        })
    };
    Stencil::new(
        r#"<details class="panel costs"><summary><h2>Costs</h2><span class="aside" data-at="sum"></span></summary><p class="caption">Funding</p><i data-at="funding"></i><div class="pair"><i data-at="boxes"></i></div><i data-at="own"></i></details>"#,
    )
    .text("sum", move || page.told(|report| report.costs.clone()))
    .put("funding", choice::segments(funding))
    .put("boxes", boxes.into_any())
    .put("own", shown(own, move || own_rates(page)))
    .view()
}

/// A funding rate of its own for each market, kept at the first position of it.
fn own_rates(page: Page) -> AnyView {
    let field = move |(index, market): Key| {
        let id = ["own-funding-", &market].concat();
        let spec = Spec::number(Field::MarketFunding(index), id, &market, Kind::Percent);
        let spec = spec.of(|| " funding rate".to_owned()).unit("%");
        fields::text_field(page, spec.empty("the same"))
    };
    Stencil::new(
        r#"<p class="caption">Rates of their own</p><div class="pair"><i data-at="fields"></i></div>"#,
    )
    .put("fields", rows(move || page.typed(first_positions), field))
    .view()
}
