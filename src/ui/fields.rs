//! A text field: label, unit, how it was read, what is wrong with it and the repair.
//!
//! What is in the box is a signal of its own, so that a caret never jumps: it follows the form
//! only when the form says something else than what was typed last.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

use super::page::Page;
use super::stencil::{Stencil, watch};
use crate::markup::fill;
use crate::num::text::Kind;
use crate::scenario::edit::{Edit, Field};
use crate::scenario::form::{Form, Quantity};

/// Words that follow signals.
pub type Words = Box<dyn Fn() -> String + Send + Sync>;

/// One text field.
pub struct Spec {
    /// What it edits.
    pub field: Field,
    /// Its id, stable.
    pub id: String,
    /// What the number is; none for a name.
    pub kind: Option<Kind>,
    label: String,
    place: Option<Words>,
    unit: &'static str,
    empty: &'static str,
    list: Option<String>,
    told_at: &'static str,
}

impl Spec {
    /// A number field.
    pub fn number(field: Field, id: impl Into<String>, label: &str, kind: Kind) -> Self {
        Self {
            kind: Some(kind),
            ..Self::name(field, id, label)
        }
    }

    /// A field for a name.
    pub fn name(field: Field, id: impl Into<String>, label: &str) -> Self {
        Self {
            field,
            id: id.into(),
            kind: None,
            label: label.to_owned(),
            place: None,
            unit: "",
            empty: "",
            list: None,
            told_at: "",
        }
    }

    /// With a unit inside the box.
    pub fn unit(mut self, unit: &'static str) -> Self {
        self.unit = unit;
        self
    }

    /// With words for the empty box.
    pub fn empty(mut self, words: &'static str) -> Self {
        self.empty = words;
        self
    }

    /// With the rest of the label for screen readers.
    pub fn of(mut self, place: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.place = Some(Box::new(place));
        self
    }

    /// With its messages at another field's.
    pub fn told_at(mut self, id: &'static str) -> Self {
        self.told_at = id;
        self
    }

    /// With a list of names to choose from.
    pub fn list(mut self, id: &str) -> Self {
        self.list = Some(id.to_owned());
        self
    }
}

/// What the form says in `field`; of a linked amount that was not typed, the report knows.
fn said(page: Page, field: Field) -> String {
    let typed = page.typed(|form| form.text(field).map(str::to_owned));
    typed.unwrap_or_else(|| derived(page, field))
}

fn derived(page: Page, field: Field) -> String {
    let Field::Quantity(index, quantity) = field else {
        return String::new();
    };
    page.told(|report| {
        let line = report.positions.get(index);
        line.map_or_else(String::new, |line| match quantity {
            Quantity::Size => line.size.clone(),
            Quantity::Notional => line.notional.clone(),
            Quantity::Margin => line.margin.clone(),
        })
    })
}

/// What the form says in `field`, as the reader's language writes it.
pub fn shown(page: Page, field: Field, kind: Option<Kind>) -> String {
    let said = said(page, field);
    kind.map_or_else(|| said.clone(), |kind| page.pretty(&said, kind))
}

/// The text in the box, which follows the form without moving a caret.
pub fn box_text(page: Page, field: Field, kind: Option<Kind>) -> RwSignal<String> {
    let text = RwSignal::new(untrack(|| shown(page, field, kind)));
    watch(move |before| {
        let said = said(page, field);
        if before.as_ref() != Some(&said) && text.with_untracked(|text| *text != said) {
            text.set(untrack(|| shown(page, field, kind)));
        }
        said
    });
    text
}

/// The box alone, for a field whose label and messages stand elsewhere.
pub fn bare_box(page: Page, spec: Spec) -> AnyView {
    let Spec {
        field,
        id,
        kind,
        label,
        place,
        empty,
        list,
        told_at,
        ..
    } = spec;
    let told_at = if told_at.is_empty() { &id } else { told_at };
    let text = box_text(page, field, kind);
    // A market's name is written in capitals, and names itself.
    let market = matches!(field, Field::Market(_));
    let typed = move |event: Event| {
        let mut value = event_target_value(&event);
        if market {
            value = value.trim().to_ascii_uppercase();
        }
        text.set(value.clone());
        page.edit(Edit::Text(field, value));
    };
    let left = move |_| {
        page.settle();
        let raw = text.get_untracked();
        if let Some(kind) = kind {
            text.set(page.pretty(&raw, kind));
        }
    };
    let mode = if kind.is_some() { "decimal" } else { "text" };
    let capitals = if market { "characters" } else { "off" };
    let input = Stencil::new(fill(
        r#"<input type="text" data-at="box" autocomplete="off" spellcheck="false" inputmode="{}" autocapitalize="{}" id="{}" aria-describedby="{}-note" placeholder="{}" list="{}">"#,
        &[mode, capitals, &id, told_at, empty, list.as_deref().unwrap_or_default()],
    ))
    .flag("box", "aria-invalid", move || page.wrong(field))
    .value("box", move || text.get())
    .on("box", "input", typed)
    .on("box", "blur", left)
    .on("box", "keydown", move |event| on_key(page, field, text, event.unchecked_ref()));
    match place {
        Some(place) => input.attr("box", "aria-label", move || {
            [&label, place().as_str()].concat()
        }),
        None => input,
    }
    .view()
}

/// Enter ends the stroke; Escape goes back to what the stroke began with.
fn on_key(page: Page, field: Field, text: RwSignal<String>, event: &KeyboardEvent) {
    match event.key().as_str() {
        "Enter" => page.settle(),
        "Escape" if page.in_stroke(field) => {
            event.prevent_default();
            page.undo();
            let said = untrack(|| page.typed(|form: &Form| form.text(field).map(str::to_owned)));
            text.set(said.unwrap_or_default());
        }
        _ => {}
    }
}

/// Label and box.
pub fn labelled_box(page: Page, mut spec: Spec) -> AnyView {
    let field = spec.field;
    let place = spec.place.take();
    Stencil::new(fill(
        r#"<div class="field" data-at="field"><label for="{}">{}<span class="vh" data-at="place"></span></label><span class="box"><i data-at="box"></i><span class="unit">{}</span></span></div>"#,
        &[&spec.id, &spec.label, spec.unit],
    ))
    .class("field", "invalid", move || page.wrong(field))
    .text("place", move || place.as_ref().map_or_else(String::new, |place| place()))
    .put("box", bare_box(page, spec))
    .view()
}

/// Label, box and messages.
pub fn text_field(page: Page, spec: Spec) -> AnyView {
    let messages = messages(page, spec.field, &spec.id);
    Stencil::new(r#"<div><i data-at="box"></i><i data-at="messages"></i></div>"#)
        .put("box", labelled_box(page, spec))
        .put("messages", messages)
        .view()
}

/// How the field was read and what is wrong with it.
pub fn messages(page: Page, field: Field, id: &str) -> AnyView {
    let frame = r#"<div class="messages" id="{}-note" data-at="messages"></div>"#;
    Stencil::new(fill(frame, &[id]))
        .html("messages", move || page.messages(field))
        .view()
}
