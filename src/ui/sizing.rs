//! Size from risk: what may be lost and where the trade is given up; the size follows.

use leptos::prelude::*;

use super::choice::{self, List};
use super::erase::shown;
use super::fields::{self, Spec};
use super::marks;
use super::page::Page;
use crate::num::text::Kind;
use crate::scenario::edit::{Edit, Field};
use crate::scenario::form::{Form, RiskUnit};
use crate::scenario::report::{Fix, SizingLine};

/// The section of size from risk.
pub fn sizing(page: Page) -> AnyView {
    let risk = Spec::number(Field::Risk, "risk", "Risk", Kind::Amount);
    let stop = Spec::number(Field::Stop, "stop", "Stop", Kind::Amount);
    let many = page.of_form(move |form| form.positions.len() > 1);
    let line = page.part(|report| report.sizing.clone());
    view! {
        <details class="panel sizing">
            <summary>
                <h2>"Size from risk"</h2> <span class="aside">"what may be lost, and a stop"</span>
            </summary>
            {shown(move || many.get(), move || choice::boxed(position(page)))}
            <div class="inline">
                {fields::labelled_box(page, risk)}
                {choice::segments(unit(page))}
                {fields::labelled_box(page, stop)}
            </div>
            {fields::messages(page, Field::Risk, "risk")}
            {fields::messages(page, Field::Stop, "stop")}
            {move || line.get().map(|line| answer(page, line))}
        </details>
    }
    .into_any()
}

fn position(page: Page) -> List {
    let options = move |form: &Form| {
        let named = form.positions.iter().enumerate();
        let named = named.map(|(place, position)| {
            (
                place.to_string(),
                format!("Position {}, {}", place + 1, position.market),
            )
        });
        named.collect::<Vec<_>>()
    };
    List {
        id: "sizing-for".to_owned(),
        name: Signal::stored("Size of which position".to_owned()),
        options: page.of_form(options).into(),
        value: page
            .of_form(move |form| form.sizing.position.to_string())
            .into(),
        pick: Callback::new(move |picked: String| {
            page.edit(Edit::SizingFor(picked.parse().unwrap_or_default()));
        }),
    }
}

fn unit(page: Page) -> List {
    let options = move || {
        vec![
            ("0".to_owned(), fields::currency(page).get()),
            ("1".to_owned(), "%".to_owned()),
        ]
    };
    let place = move |form: &Form| usize::from(form.sizing.unit == RiskUnit::Percent).to_string();
    List {
        id: "risk-unit".to_owned(),
        name: Signal::stored("Unit of the risk".to_owned()),
        options: Signal::derive(options),
        value: page.of_form(place).into(),
        pick: Callback::new(move |picked: String| {
            let unit = if picked == "1" {
                RiskUnit::Percent
            } else {
                RiskUnit::Cash
            };
            page.edit(Edit::RiskUnit(unit));
        }),
    }
}

fn answer(page: Page, line: SizingLine) -> AnyView {
    let button = move |fix: Fix| fields::fix_button(page, fix);
    let verdict = move |(series, words, fixes): (_, String, Vec<Fix>)| {
        view! {
            <p class="verdict">
                {marks::key(series)} " " {words} " "
                {fixes.into_iter().map(button).collect_view()}
            </p>
        }
    };
    let lines = line
        .lines
        .into_iter()
        .map(|line| view! { <p class="note">{line}</p> });
    view! {
        <div class="sized">
            <p class="size"><b id="sized">{line.size}</b> " " {line.take.map(button)}</p>
            {lines.collect_view()}
            {line.verdicts.into_iter().map(verdict).collect_view()}
        </div>
    }
    .into_any()
}
