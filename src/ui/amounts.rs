//! Entry and the three linked amounts of a position, with the lock on the one that stays.

use leptos::prelude::*;

use super::fields::{self, Spec};
use super::page::Page;
use super::positions::{of, place};
use super::stencil::Stencil;
use crate::markup::fill;
use crate::num::text::Kind;
use crate::scenario::edit::Field;
use crate::scenario::form::Quantity;
use crate::words::page::book as words;

/// The linked amounts, by the words that stand for them in ids and deeds.
pub const QUANTITIES: [(&str, Quantity); 3] = [
    ("size", Quantity::Size),
    ("notional", Quantity::Notional),
    ("margin", Quantity::Margin),
];

/// Entry, and the three linked amounts.
pub fn amounts(page: Page, index: usize) -> AnyView {
    let field = Field::Entry(index);
    let id = format!("entry-{index}");
    let note = fields::messages(page, field, &id);
    let entry = Spec::number(field, id, words::ENTRY, Kind::Amount);
    let entry = entry.of(move || [words::OF_ENTRY, &place(page, index)].concat());
    let mut all = vec![fields::labelled_box(page, entry), note];
    for linked_to in QUANTITIES {
        linked(page, index, linked_to, &mut all);
    }
    Stencil::new(r#"<div class="amounts"><i data-at="all"></i></div>"#)
        .put("all", all.into_any())
        .view()
}

const LINKED: &str = r#"<div class="field" data-at="field"><span class="label-row"><button type="button" class="lock" data-at="lock" data-do="lock {} {}"><svg viewBox="0 0 10 12" aria-hidden="true"><rect class="body" x="1" y="5.5" width="8" height="6"/><path class="bow" d="M2.8 5.5V3.6a2.2 2.2 0 0 1 4.4 0v1.9"/><path class="bow open" d="M2.8 5.5V3.2a2.2 2.2 0 0 1 4.3-.7"/></svg></button><label for="{}"><span data-at="label"></span><span class="vh" data-at="place"></span></label></span><span class="box"><i data-at="box"></i></span></div>"#;

/// One of the linked amounts with its lock, and its messages.
fn linked(page: Page, index: usize, (name, quantity): (&str, Quantity), all: &mut Vec<AnyView>) {
    let field = Field::Quantity(index, quantity);
    let id = format!("{name}-{index}");
    let label = move || match quantity {
        Quantity::Size => words::size(&of(page, index, |position| position.market.clone())),
        Quantity::Notional => words::NOTIONAL.to_owned(),
        Quantity::Margin => words::MARGIN.to_owned(),
    };
    let locked = move || of(page, index, |position| position.locked == quantity);
    let says = move || words::lock(&label(), &place(page, index), locked());
    let note = fields::messages(page, field, &id);
    let frame = Stencil::new(fill(LINKED, &[&index.to_string(), name, &id]))
        .class("field", "locked", locked)
        .class("field", "invalid", move || page.wrong(field))
        .attr("lock", "aria-pressed", move || locked().to_string())
        .attr("lock", "aria-label", says)
        .attr("lock", "title", says)
        .text("label", label)
        .text("place", move || place(page, index));
    let spec = Spec::number(field, id, "", Kind::Amount);
    all.push(frame.put("box", fields::bare_box(page, spec)).view());
    all.push(note);
}
