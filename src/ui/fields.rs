//! A text field: label, unit, how it was read, what is wrong with it and the repair.
//!
//! What is in the box is a signal of its own, so that a caret never jumps: it follows the form
//! only when the form says something else than what was typed last.

use leptos::{ev, prelude::*};

use super::erase::{click, flag, focus, input, key, live};
use super::page::Page;
use crate::num::text::Kind;
use crate::scenario::edit::{Edit, Field};
use crate::scenario::form::Form;
use crate::scenario::report::Fix;

/// One text field.
#[derive(Clone)]
pub struct Spec {
    /// What it edits.
    pub field: Field,
    /// Its id, stable.
    pub id: String,
    /// The visible label.
    pub label: Signal<String>,
    /// What the label goes on to say for those who cannot see where it stands.
    pub place: Signal<String>,
    /// Unit inside the box.
    pub unit: Signal<String>,
    /// What stands in the empty box.
    pub placeholder: Signal<String>,
    /// What the number is; none for a name.
    pub kind: Option<Kind>,
}

impl Spec {
    /// A number field with a fixed label.
    pub fn number(field: Field, id: impl Into<String>, label: &str, kind: Kind) -> Self {
        Self {
            field,
            id: id.into(),
            label: Signal::stored(label.to_owned()),
            place: Signal::stored(String::new()),
            unit: Signal::stored(String::new()),
            placeholder: Signal::stored(String::new()),
            kind: Some(kind),
        }
    }

    /// With a unit inside the box.
    pub fn unit(mut self, unit: &str) -> Self {
        self.unit = Signal::stored(unit.to_owned());
        self
    }

    /// With words for the empty box.
    pub fn empty(mut self, words: &str) -> Self {
        self.placeholder = Signal::stored(words.to_owned());
        self
    }

    /// With the rest of the label for screen readers.
    pub fn of(mut self, place: Signal<String>) -> Self {
        self.place = place;
        self
    }
}

/// The account's currency.
pub fn currency(page: Page) -> Signal<String> {
    Signal::derive(move || page.form.with(|form| form.currency.clone()))
}

/// What the form says in `field`, as its box first shows it.
fn said(page: Page, field: Field) -> Memo<String> {
    Memo::new(move |_| {
        let typed = page.form.with(|form| form.text(field).map(str::to_owned));
        typed.unwrap_or_else(|| derived(page, field))
    })
}

/// The text of a linked amount that was not typed: the report has it.
fn derived(page: Page, field: Field) -> String {
    use crate::scenario::form::Quantity;
    let Field::Quantity(index, quantity) = field else {
        return String::new();
    };
    page.report.with(|report| {
        let line = report
            .as_ref()
            .and_then(|report| report.positions.get(index));
        line.map_or_else(String::new, |line| match quantity {
            Quantity::Size => line.size.clone(),
            Quantity::Notional => line.notional.clone(),
            Quantity::Margin => line.margin.clone(),
        })
    })
}

/// What the form says in `field`, as the reader's language writes it.
pub fn shown(page: Page, field: Field, kind: Kind) -> Memo<String> {
    let said = said(page, field);
    Memo::new(move |_| page.pretty(&said.get(), kind))
}

/// The text in the box, which follows the form without moving a caret.
pub fn box_text(page: Page, field: Field, kind: Option<Kind>) -> RwSignal<String> {
    let said = said(page, field);
    let shown =
        move |text: &str| kind.map_or_else(|| text.to_owned(), |kind| page.pretty(text, kind));
    let text = RwSignal::new(shown(&said.get_untracked()));
    Effect::new(move |_| {
        let said = said.get();
        if text.with_untracked(|text| *text != said) {
            text.set(shown(&said));
        }
    });
    text
}

/// The box alone, for a field whose label and messages stand elsewhere.
pub fn bare_box(page: Page, spec: Spec) -> AnyView {
    let Spec {
        field,
        id,
        kind,
        placeholder,
        ..
    } = spec;
    let text = box_text(page, field, kind);
    let error = page.error(field);
    let described = format!("{id}-note");
    let mode = if kind.is_some() { "decimal" } else { "text" };
    let typed = move |event: ev::Event| {
        let value = event_target_value(&event);
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
    view! {
        <input
            type="text"
            inputmode=mode
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            id=id
            placeholder=live(move || placeholder.get())
            aria-invalid=move || error.with(|error| error.is_some().then_some("true"))
            aria-describedby=described
            prop:value=live(move || text.get())
            on:input=input(typed)
            on:blur=focus(left)
            on:keydown=key(move |event| { on_key(page, field, text, &event) })
        />
    }
    .into_any()
}

/// Enter ends the stroke; Escape goes back to what the stroke began with.
fn on_key(page: Page, field: Field, text: RwSignal<String>, event: &ev::KeyboardEvent) {
    match event.key().as_str() {
        "Enter" => page.settle(),
        "Escape" if page.in_stroke(field) => {
            event.prevent_default();
            page.undo();
            let said = page
                .form
                .with_untracked(|form: &Form| form.text(field).map(str::to_owned));
            text.set(said.unwrap_or_default());
        }
        _ => {}
    }
}

/// Label and box.
pub fn labelled_box(page: Page, spec: Spec) -> AnyView {
    let Spec {
        id,
        label,
        place,
        unit,
        field,
        ..
    } = spec.clone();
    let error = page.error(field);
    view! {
        <div class="field" class:invalid=flag(move || error.with(Option::is_some))>
            <label for=id>
                {live(move || label.get())}
                <span class="vh">{live(move || place.get())}</span>
            </label>
            <span class="box">
                {bare_box(page, spec)}
                <span class="unit">{live(move || unit.get())}</span>
            </span>
        </div>
    }
    .into_any()
}

/// Label, box and messages.
pub fn text_field(page: Page, spec: Spec) -> AnyView {
    let messages = messages(page, spec.field, &spec.id);
    view! { {labelled_box(page, spec)} {messages} }.into_any()
}

/// How the field was read and what is wrong with it.
pub fn messages(page: Page, field: Field, id: &str) -> AnyView {
    let id = format!("{id}-note");
    let error = page.error(field);
    let reading = Memo::new(move |_| {
        page.screen.with(|screen| {
            let found = screen.readings.iter().find(|(read, _)| *read == field);
            found.map(|(_, words)| words.clone())
        })
    });
    let body = move || match (error.get(), reading.get()) {
        (Some(error), _) => view! {
            <div class="field-error">
                <span>{error.message}</span>
                {error.fix.map(|fix| fix_button(page, fix))}
            </div>
        }
        .into_any(),
        (None, Some(reading)) => view! { <div class="reading">{reading}</div> }.into_any(),
        (None, None) => ().into_any(),
    };
    view! { <div class="messages" id=id>{body}</div> }.into_any()
}

/// A way out, as a button.
pub fn fix_button(page: Page, fix: Fix) -> AnyView {
    let Fix { label, edit } = fix;
    let act = move |_| {
        page.settle();
        page.edit(edit.clone());
    };
    view! { <button type="button" class="fix" on:click=click(act)>{label}</button> }.into_any()
}
