//! Whose rules are in force, and the reader's own where they are `generic`.

use leptos::prelude::*;

use super::choice::{self, List, numbered};
use super::fields::{self, Spec};
use super::page::Page;
use super::stencil::{Stencil, shown};
use super::{browser, rules};
use crate::margin::rules::Remainder;
use crate::margin::schedule::Tiering;
use crate::markup::{self, fill};
use crate::num::text::Kind;
use crate::scenario::choices;
use crate::scenario::edit::Field;
use crate::words::page::rules as words;

/// The section of the venue.
pub fn venue(page: Page) -> AnyView {
    let chosen = move || page.typed(|form| form.venue.clone());
    let id = Memo::new(move |_| chosen());
    // How many of the venue's own published liquidation examples agree: computed once a venue.
    let count = Memo::new(move |_| id.with(|id| checked(id)));
    let list = List::fixed("venue", words::VENUE, choices::venues(), chosen);
    Stencil::new(fill(
        r#"<section class="panel venue" aria-labelledby="venue-head"><h2 id="venue-head">{}</h2><i data-at="list"></i><p class="note"><span data-at="summary"></span><span data-at="count"></span></p><p class="note aged" data-at="aged"></p><i data-at="own"></i><i data-at="rules"></i></section>"#,
        &[words::VENUE],
    ))
    .put("list", choice::boxed(list))
    .text("count", move || count.get())
    .text("summary", move || page.told(|report| report.venue.summary.clone()))
    .text("aged", move || id.with(|id| choices::stale(id, &browser::today())).unwrap_or_default())
    .put("rules", rules::of_venue(page))
    .put("own", shown(move || chosen() == "generic", move || own_rules(page)))
    .view()
}

fn checked(id: &str) -> String {
    let count = choices::house(id).map(markup::verified_count);
    count.map_or_else(String::new, |count| ["; ", &count].concat())
}

/// The fields of `generic`.
fn own_rules(page: Page) -> AnyView {
    let spec = |field, id: &str, label, empty| {
        let spec = Spec::number(field, id, label, Kind::Percent);
        fields::text_field(page, spec.unit("%").empty(empty))
    };
    let boxes = vec![
        spec(Field::Rate, "rate", words::MAINTENANCE, ""),
        spec(
            Field::ClosingFee,
            "closing-fee",
            words::FEE_TO_CLOSE,
            words::NONE,
        ),
        spec(
            Field::LiquidationFee,
            "liquidation-fee",
            words::LIQUIDATION_FEE,
            words::NONE,
        ),
        rules::slippage(page, words::NONE),
    ];
    Stencil::new(fill(
        r#"<details class="quiet"><summary>{}</summary><div class="pair"><i data-at="boxes"></i></div><p class="caption">{}</p><i data-at="rest"></i><i data-at="bearer"></i><label class="caption" for="tiers">{}</label><i data-at="tiers"></i><i data-at="messages"></i><i data-at="tiering"></i></details>"#,
        &[words::YOUR_OWN_RULES, words::REST_AFTER_CLOSING, words::TIERS_ONE_A_LINE],
    ))
    .put("boxes", boxes.into_any())
    .put("rest", remainder(page))
    .put("bearer", rules::bearer(page))
    .put("tiers", rules::paste(page, Field::Tiers, "tiers".to_owned()))
    .put("messages", fields::messages(page, Field::Tiers, "tiers"))
    .put("tiering", tiering(page))
    .view()
}

fn remainder(page: Page) -> AnyView {
    let returned = move || page.typed(|form| form.generic.remainder == Remainder::Returned);
    choice::segments(List::fixed(
        "remainder",
        words::LEFT_AFTER_CLOSING,
        numbered(&[words::KEPT_BY_VENUE, words::RETURNED]),
        move || usize::from(returned()).to_string(),
    ))
}

/// How a pasted table of tiers is read.
fn tiering(page: Page) -> AnyView {
    let whole = move || page.typed(|form| form.generic.tiering == Tiering::Whole);
    choice::segments(List::fixed(
        "tiering",
        words::HOW_TIERS_ARE_READ,
        numbered(&[words::EACH_PART_AT_ITS_RATE, words::ALL_AT_LAST_RATE]),
        move || usize::from(whole()).to_string(),
    ))
}
