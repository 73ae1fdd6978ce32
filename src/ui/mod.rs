//! The page. It shows what the rest of the crate computes and computes nothing itself.

use leptos::prelude::*;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    view! { <h1>"Isocross"</h1> }
}
