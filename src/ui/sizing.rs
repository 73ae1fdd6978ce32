//! Size from risk: what may be lost and where the trade is given up; the size follows.

use leptos::prelude::*;

use super::choice::{self, List, Options};
use super::fields::{self, Spec};
use super::page::Page;
use super::stencil::{Stencil, shown};
use crate::markup::{self, fill};
use crate::num::text::Kind;
use crate::scenario::edit::Field;
use crate::scenario::form::{Form, RiskUnit};
use crate::words::page::book as words;

/// The section of size from risk.
pub fn sizing(page: Page) -> AnyView {
    let risk = Spec::number(Field::Risk, "risk", words::RISK, Kind::Amount);
    let stop = Spec::number(Field::Stop, "stop", words::STOP, Kind::Amount);
    let many = move || page.typed(|form| form.positions.len() > 1);
    Stencil::new(fill(
        r#"<details class="panel sizing"><summary><h2>{}</h2><span class="aside">{}</span></summary><i data-at="position"></i><div class="inline"><i data-at="risk"></i><i data-at="unit"></i><i data-at="stop"></i></div><i data-at="risk-note"></i><i data-at="stop-note"></i><div data-at="answer"></div></details>"#,
        &[words::SIZE_FROM_RISK, words::LOSS_AND_STOP],
    ))
    .put("position", shown(many, move || choice::boxed(position(page))))
    .put("risk", fields::labelled_box(page, risk))
    .put("unit", choice::segments(unit(page)))
    .put("stop", fields::labelled_box(page, stop))
    .put("risk-note", fields::messages(page, Field::Risk, "risk"))
    .put("stop-note", fields::messages(page, Field::Stop, "stop"))
    .html("answer", move || {
        page.told(|report| report.sizing.as_ref().map(markup::sizing).unwrap_or_default())
    })
    .view()
}

fn position(page: Page) -> List {
    List {
        id: "sizing-for".to_owned(),
        pick: "sizing-for".to_owned(),
        name: Box::new(|| words::SIZE_OF_WHICH.to_owned()),
        options: Box::new(move || page.typed(positions)),
        value: Box::new(move || page.typed(|form| form.sizing.position.to_string())),
    }
}

fn positions(form: &Form) -> Options {
    let mut options = Options::new();
    for (place, position) in form.positions.iter().enumerate() {
        let words = words::position(&(place + 1).to_string(), &position.market);
        options.push((place.to_string(), words));
    }
    options
}

fn unit(page: Page) -> List {
    let per_cent = move || page.typed(|form| form.sizing.unit == RiskUnit::Percent);
    let currency = move || page.typed(|form| form.currency.clone());
    List {
        id: "risk-unit".to_owned(),
        pick: "risk-unit".to_owned(),
        name: Box::new(|| words::UNIT_OF_RISK.to_owned()),
        options: Box::new(move || choice::numbered(&[&currency(), "%"])),
        value: Box::new(move || usize::from(per_cent()).to_string()),
    }
}
