//! Entry and the three linked amounts of a position, with the lock on the one that stays.

use leptos::prelude::*;

use super::erase::{click, flag, live};
use super::fields::{self, Spec};
use super::page::Page;
use super::positions::of;
use crate::num::text::Kind;
use crate::scenario::edit::{Edit, Field};
use crate::scenario::form::Quantity;

/// Entry, and the three linked amounts.
pub fn amounts(page: Page, index: usize, place: Signal<String>) -> AnyView {
    let market = of(page, index, |position| position.market.clone());
    let entry = Spec::number(
        Field::Entry(index),
        format!("entry-{index}"),
        "Entry",
        Kind::Amount,
    );
    let entry = entry.of(Signal::derive(move || format!(" price{}", place.get())));
    let size = Signal::derive(move || format!("Size, {}", market.get()));
    let notes =
        move |field: Field, id: &str| fields::messages(page, field, &format!("{id}-{index}"));
    let kept = [
        (Quantity::Size, size),
        (Quantity::Notional, Signal::stored("Notional".to_owned())),
        (Quantity::Margin, Signal::stored("Margin".to_owned())),
    ];
    let kept = kept.map(|(quantity, label)| {
        let field = Field::Quantity(index, quantity);
        view! {
            {linked(page, (index, quantity), label, place)}
            {notes(field, quantity_id(quantity))}
        }
    });
    view! {
        <div class="amounts">
            {fields::labelled_box(page, entry)}
            {notes(Field::Entry(index), "entry")}
            {kept.into_iter().collect_view()}
        </div>
    }
    .into_any()
}

const LOCK: &str = r#"<svg viewBox="0 0 10 12" aria-hidden="true"><rect class="body" x="1" y="5.5" width="8" height="6"/><path class="bow" d="M2.8 5.5V3.6a2.2 2.2 0 0 1 4.4 0v1.9"/><path class="bow open" d="M2.8 5.5V3.2a2.2 2.2 0 0 1 4.3-.7"/></svg>"#;

/// One of the linked amounts with its lock.
fn linked(
    page: Page,
    at: (usize, Quantity),
    label: Signal<String>,
    place: Signal<String>,
) -> AnyView {
    let (index, quantity) = at;
    let id = format!("{}-{index}", quantity_id(quantity));
    let field = Field::Quantity(index, quantity);
    let spec = Spec::number(field, id.clone(), "", Kind::Amount);
    let locked = of(page, index, move |position| position.locked == quantity);
    let error = page.error(field);
    let now = fields::shown(page, field, Kind::Amount);
    let fix = move |_| page.edit(Edit::Lock(index, quantity, now.get_untracked()));
    let says = move || {
        let state = if locked.get() {
            "stays when leverage changes"
        } else {
            "follows; keep it instead"
        };
        format!("{}{}: {state}", label.get(), place.get())
    };
    view! {
        <div class="field" class:locked=flag(move || locked.get()) class:invalid=flag(move || error.with(Option::is_some))>
            <span class="label-row">
                <button
                    type="button"
                    class="lock"
                    aria-pressed=move || locked.get().to_string()
                    aria-label=says
                    title=says
                    on:click=click(fix)
                    inner_html=LOCK
                ></button>
                <label for=id>{live(move || label.get())} <span class="vh">{live(move || place.get())}</span></label>
            </span>
            <span class="box">{fields::bare_box(page, spec)}</span>
        </div>
    }
    .into_any()
}

fn quantity_id(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::Size => "size",
        Quantity::Notional => "notional",
        Quantity::Margin => "margin",
    }
}
