//! Choices among a few: a native list, and segments that are radio buttons.

use leptos::prelude::*;

use super::erase::{input, live};
/// A value and what it says.
pub type Options = Vec<(String, String)>;

/// Plain words as options whose value is their place.
pub fn numbered(words: &[&str]) -> Options {
    let numbered = words.iter().enumerate();
    numbered
        .map(|(place, word)| (place.to_string(), (*word).to_owned()))
        .collect()
}

/// A native list. The words of the value on show stand in the page; the list lies on them.
pub struct List {
    /// Its id, stable.
    pub id: String,
    /// Its accessible name.
    pub name: Signal<String>,
    /// What can be chosen.
    pub options: Signal<Options>,
    /// The value chosen.
    pub value: Signal<String>,
    /// What a choice does.
    pub pick: Callback<String>,
}

/// The list itself.
pub fn select(list: List) -> AnyView {
    let List {
        id,
        name,
        options,
        value,
        pick,
    } = list;
    let items = move || {
        let item = |(key, words): (String, String)| {
            let this = key.clone();
            let chosen = move || value.with(|value| *value == this);
            view! { <option value=key prop:selected=chosen>{words}</option> }
        };
        options.get().into_iter().map(item).collect_view()
    };
    view! {
        <select id=id aria-label=live(move || name.get()) on:change=input(move |event| { pick.run(event_target_value(&event)) })>
            {items}
        </select>
    }
    .into_any()
}

/// A list that looks like a field.
pub fn boxed(list: List) -> AnyView {
    view! { <span class="box list">{select(list)}</span> }.into_any()
}

/// A list that looks like a word of the text around it.
pub fn word(list: List, shown: Signal<String>) -> AnyView {
    view! {
        <span class="slot">
            <span class="slot-word" aria-hidden="true">{live(move || shown.get())}</span>
            {select(list)}
        </span>
    }
    .into_any()
}

/// Segments side by side, one of them chosen.
pub fn segments(list: List) -> AnyView {
    let List {
        id,
        name,
        options,
        value,
        pick,
    } = list;
    let items = move || {
        let group = id.clone();
        let item = move |(key, words): (String, String)| {
            let (this, picked, group) = (key.clone(), key.clone(), group.clone());
            let own = format!("{group}-{key}");
            let chosen = move || value.with(|value| *value == this);
            view! {
                <input
                    type="radio"
                    id=own.clone()
                    name=group
                    value=key
                    prop:checked=chosen
                    on:change=input(move |_| { pick.run(picked.clone()) })
                />
                <label for=own>{words}</label>
            }
        };
        options.get().into_iter().map(item).collect_view()
    };
    view! { <div class="segments" role="radiogroup" aria-label=live(move || name.get())>{items}</div> }
        .into_any()
}
