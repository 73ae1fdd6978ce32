//! Light, dark, or as the system says.

use leptos::prelude::*;

use super::browser;
use super::choice::{self, List};

const KEY: &str = "isocross-theme";
const THEMES: [&str; 3] = ["auto", "light", "dark"];

/// The list of themes. The choice is kept where the browser lets us.
pub fn theme() -> AnyView {
    let kept = browser::stored(KEY).filter(|kept| THEMES.contains(&kept.as_str()));
    let chosen = RwSignal::new(kept.unwrap_or_else(|| "auto".to_owned()));
    Effect::new(move |_| {
        let root = document().document_element();
        if let Some(root) = root {
            // Fails only for a name that is no attribute's.
            let _ = root.set_attribute("data-theme", &chosen.get());
        }
    });
    let options = [
        ("auto", "Auto theme"),
        ("light", "Light theme"),
        ("dark", "Dark theme"),
    ];
    let options = options.map(|(key, words)| (key.to_owned(), words.to_owned()));
    let shown = move || match chosen.get().as_str() {
        "light" => "Light theme".to_owned(),
        "dark" => "Dark theme".to_owned(),
        _ => "Auto theme".to_owned(),
    };
    let list = List {
        id: "theme".to_owned(),
        name: Signal::stored("Theme".to_owned()),
        options: Signal::stored(options.to_vec()),
        value: chosen.into(),
        pick: Callback::new(move |theme: String| {
            browser::store(KEY, &theme);
            chosen.set(theme);
        }),
    };
    choice::word(list, Signal::derive(shown))
}
