//! Light, dark, or as the system says.

use leptos::prelude::*;

use super::browser;
use super::choice::{self, List};
use super::stencil::watch;
use crate::words::page::bar as words;

const KEY: &str = "isocross-theme";
const THEMES: [(&str, &str); 3] = [
    ("auto", words::AUTO_THEME),
    ("light", words::LIGHT_THEME),
    ("dark", words::DARK_THEME),
];

/// The theme that was chosen before, where the browser kept it.
pub fn kept() -> String {
    let kept = browser::stored(KEY);
    let known = kept.filter(|kept| THEMES.iter().any(|(theme, _)| theme == kept));
    known.unwrap_or_else(|| "auto".to_owned())
}

/// Puts the theme on the page whenever it changes. A choice is kept where the browser lets us, but
/// never from a frame on somebody's page.
pub fn follow(chosen: RwSignal<String>, keep: bool) {
    watch(move |before| {
        let chosen = chosen.get();
        if let Some(root) = document().document_element() {
            // Fails only for a name that is no attribute's.
            let _ = root.set_attribute("data-theme", &chosen);
        }
        if keep && before.is_some() {
            browser::store(KEY, &chosen);
        }
        chosen
    });
}

/// The list of themes.
pub fn theme(chosen: RwSignal<String>) -> AnyView {
    let options = THEMES.map(|(key, words)| (key.to_owned(), words.to_owned()));
    let list = List::fixed("theme", words::THEME, options.to_vec(), move || {
        chosen.get()
    });
    let shown = move || {
        let chosen = chosen.get();
        let found = THEMES.iter().find(|(key, _)| *key == chosen);
        found.map_or_else(String::new, |(_, words)| (*words).to_owned())
    };
    choice::word(list, shown)
}
