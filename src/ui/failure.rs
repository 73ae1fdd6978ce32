//! What is left for the page's starter (`assets/start.js`), which tells of a program that has stopped.

use super::browser;

/// Keeps the scenario's fragment where the banner finds it: nothing here runs any more by then.
pub fn remember(fragment: &str) {
    if let Some(starter) = browser::starter() {
        // Fails only for an object that is frozen, which ours is not.
        let _ = js_sys::Reflect::set(&starter, &"fragment".into(), &fragment.into());
    }
}
