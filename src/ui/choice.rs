//! Choices among a few: a native list, and segments that are radio buttons. What a choice does
//! stands in `acts`, by the list's name.

use super::stencil::Stencil;
use crate::markup::{self, fill};
use leptos::prelude::AnyView;

/// A value and what it says.
pub type Options = Vec<(String, String)>;

/// Plain words as options whose value is their place.
pub fn numbered(words: &[&str]) -> Options {
    let numbered = words.iter().enumerate();
    numbered
        .map(|(place, word)| (place.to_string(), (*word).to_owned()))
        .collect()
}

/// A list to choose from.
pub struct List {
    /// Its id, stable.
    pub id: String,
    /// What a choice of it does.
    pub pick: String,
    /// Its accessible name.
    pub name: Box<dyn Fn() -> String + Send>,
    /// What can be chosen.
    pub options: Box<dyn Fn() -> Options + Send>,
    /// The value chosen.
    pub value: Box<dyn Fn() -> String + Send>,
}

impl List {
    /// A list whose name and options stand still.
    pub fn fixed(
        id: &'static str,
        name: &'static str,
        options: Options,
        value: impl Fn() -> String + Send + 'static,
    ) -> Self {
        Self {
            id: id.to_owned(),
            pick: id.to_owned(),
            name: Box::new(move || name.to_owned()),
            options: Box::new(move || options.clone()),
            value: Box::new(value),
        }
    }
}

/// A list that looks like a field.
pub fn boxed(list: List) -> AnyView {
    selecting(
        r#"<span class="box list"><select data-at="list" id="{}" data-pick="{}"></select></span>"#,
        list,
    )
    .view()
}

/// A list that looks like a word of the text around it. The words of the value on show stand in
/// the page; the list lies on them.
pub fn word(list: List, shown: impl Fn() -> String + Send + 'static) -> AnyView {
    selecting(
        r#"<span class="slot"><span class="slot-word" aria-hidden="true" data-at="word"></span><select data-at="list" id="{}" data-pick="{}"></select></span>"#,
        list,
    )
    .text("word", shown)
    .view()
}

fn selecting(markup: &str, list: List) -> Stencil {
    let List {
        id,
        pick,
        name,
        options,
        value,
    } = list;
    Stencil::new(fill(markup, &[&id, &pick]))
        .attr("list", "aria-label", name)
        .html("list", move || markup::options(&options(), &value()))
}

/// Segments side by side, one of them chosen.
pub fn segments(list: List) -> AnyView {
    let List {
        id,
        pick,
        name,
        options,
        value,
    } = list;
    let frame = r#"<div class="segments" role="radiogroup" data-at="list" data-pick="{}"></div>"#;
    Stencil::new(fill(frame, &[&pick]))
        .attr("list", "aria-label", name)
        .radios("list", move || (value(), markup::radios(&id, &options())))
        .view()
}
