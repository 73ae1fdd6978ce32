//! A slider of whole numbers.

use leptos::{ev, prelude::*};

use super::fields::Words;
use super::page::Page;

/// What a slider says and does.
pub struct Slider {
    /// Its id, where something refers to it.
    pub id: Option<&'static str>,
    /// Its least and greatest value.
    pub ends: (i32, i32),
    /// Its accessible name.
    pub name: Words,
    /// Its value in words.
    pub says: Words,
    /// Its value.
    pub value: Words,
    /// What sliding does.
    pub slid: Box<dyn Fn(i32)>,
    /// What keys do, before they slide.
    pub keyed: Box<dyn Fn(ev::KeyboardEvent)>,
}

/// The slider itself. One drag is one step of undo.
pub fn slider(page: Page, slider: Slider) -> AnyView {
    let Slider {
        id,
        ends: (least, greatest),
        name,
        says,
        value,
        slid,
        keyed,
    } = slider;
    let typed = move |event: ev::Event| {
        if let Ok(at) = event_target_value(&event).parse() {
            slid(at);
        }
    };
    view! {
        <input
            type="range"
            id=id
            min=least.to_string()
            max=greatest.to_string()
            step="1"
            aria-label=move || Some(name())
            aria-valuetext=move || Some(says())
            prop:value=Signal::derive(value)
            on:input=typed
            on:change=move |_: ev::Event| page.settle()
            on:keydown=keyed
        />
    }
    .into_any()
}
