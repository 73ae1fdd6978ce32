//! The stress panel: shocks to switch, and what they come to, computed while the section is open.

use leptos::prelude::*;

use super::choice::{self, List, numbered};
use super::fields::{self, Spec};
use super::page::Page;
use super::stencil::Stencil;
use super::venues;
use crate::markup::{self, fill};
use crate::num::text::Kind;
use crate::scenario::edit::{Edit, Field};
use crate::scenario::form::{StressEdit, StressField, StressForm};
use crate::scenario::stress::table;
use crate::words::page::shocks as words;

/// The section.
pub fn stress(page: Page) -> AnyView {
    venues::when_open(
        fill(
            r#"<section class="stress-section" aria-labelledby="stress-head"><details data-at="more" id="stress"><summary><h2 id="stress-head">{}</h2></summary><i data-at="inside"></i></details></section>"#,
            &[words::STRESS],
        ),
        move || inside(page),
    )
}

fn inside(page: Page) -> AnyView {
    let number = |field, id: &str, label| {
        let spec = Spec::number(Field::Stress(field), id, label, Kind::Percent);
        fields::text_field(page, spec.unit("%").empty(words::OFF))
    };
    let boxes = vec![
        number(
            StressField::Haircut,
            "stress-haircut",
            words::COINS_COUNT_LESS,
        ),
        number(
            StressField::Slippage,
            "stress-slippage",
            words::SLIPPAGE_UNDER_STRESS,
        ),
    ];
    let switch = |id, name, words: [&str; 2], on: fn(&StressForm) -> bool| {
        let on = move || usize::from(page.typed(|form| on(&form.stress))).to_string();
        choice::segments(List::fixed(id, name, numbered(&words), on))
    };
    let gap = switch(
        "stress-gap",
        words::HOW_MOVE_COMES,
        [words::WALKED_TO, words::AT_ONCE],
        |stress| stress.gap.is_some(),
    );
    let whole = switch(
        "stress-whole",
        words::HOW_POOLS_ARE_CLOSED,
        [words::IN_STEPS, words::WHOLE],
        |stress| stress.whole.is_some(),
    );
    Stencil::new(fill(
        r#"<div><p class="note">{}</p><div class="boxes"><i data-at="boxes"></i></div><div class="boxes"><i data-at="gap"></i><i data-at="whole"></i></div><div class="scroll" tabindex="0" role="group" aria-labelledby="stress-head" id="stress-table" data-at="table"></div></div>"#,
        &[words::JOINT_MOVE_WITH_SHOCKS],
    ))
    .put("boxes", boxes.into_any())
    .put("gap", gap)
    .put("whole", whole)
    .html("table", move || {
        page.form.with(|form| {
            let told = table(form, page.separators);
            told.as_ref().map(markup::stress).unwrap_or_default()
        })
    })
    .view()
}

/// The edit that a switch stands for; none where it is no switch of these.
pub fn choice(name: &str, on: bool) -> Option<Edit> {
    Some(Edit::Stress(match name {
        "stress-gap" => StressEdit::Gap(on),
        "stress-whole" => StressEdit::Whole(on),
        _ => return None,
    }))
}
