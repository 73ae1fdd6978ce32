//! Fees and funding, folded, with their sum in words.

use leptos::prelude::*;

use super::choice::{self, List, numbered};
use super::fields::{self, Spec};
use super::page::Page;
use super::scenario_panel::first_positions;
use super::stencil::{Key, Stencil, rows, shown};
use crate::markup::fill;
use crate::num::text::Kind;
use crate::scenario::edit::Field;
use crate::scenario::form::FundingChoice;
use crate::words::page::costs as words;

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
        fields::text_field(page, spec.unit(unit).empty(words::VENUES))
    };
    let (percent, amount) = (Kind::Percent, Kind::Amount);
    let boxes = vec![
        spec(
            Field::OpeningFee,
            "opening-fee",
            words::OPENING_FEE,
            percent,
            "%",
        ),
        spec(Field::ExitFee, "exit-fee", words::EXIT_FEE, percent, "%"),
        spec(
            Field::FundingRate,
            "funding-rate",
            words::FUNDING_RATE,
            percent,
            "%",
        ),
        spec(
            Field::FundingHours,
            "funding-hours",
            words::EVERY,
            amount,
            "h",
        ),
    ];
    let place = move || {
        let chosen = page.typed(|form| form.costs.funding);
        let place = FUNDING.iter().position(|funding| *funding == chosen);
        place.unwrap_or_default().to_string()
    };
    let words = numbered(&[words::OFF, words::AS_RECORDED, words::AS_TYPED]);
    let funding = List::fixed("funding", words::FUNDING, words, place);
    let own = move || {
        page.typed(|form| {
            form.costs.funding == FundingChoice::Typed && first_positions(form).len() > 1
        })
    };
    Stencil::new(fill(
        r#"<details class="panel costs"><summary><h2>{}</h2><span class="aside" data-at="sum"></span></summary><p class="caption">{}</p><i data-at="funding"></i><div class="pair"><i data-at="boxes"></i></div><i data-at="own"></i></details>"#,
        &[words::COSTS, words::FUNDING],
    ))
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
        let spec = spec.of(|| words::OF_FUNDING_RATE.to_owned()).unit("%");
        fields::text_field(page, spec.empty(words::THE_SAME))
    };
    Stencil::new(fill(
        r#"<p class="caption">{}</p><div class="pair"><i data-at="fields"></i></div>"#,
        &[words::RATES_OF_THEIR_OWN],
    ))
    .put("fields", rows(move || page.typed(first_positions), field))
    .view()
}
