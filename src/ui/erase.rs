//! Closures behind one type each.
//!
//! The view builder makes code anew for every closure type it is given; behind these types it does so
//! once, which halves what the page weighs.

use leptos::{ev, prelude::*};

/// A text that follows signals.
pub fn live(text: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(text)
}

/// A condition that follows signals.
pub fn flag(holds: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(holds)
}

/// A part of the page that is made anew when its signals change.
pub fn part(make: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    boxed(Box::new(make))
}

fn boxed(make: Box<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
    (move || make()).into_any()
}

/// A part of the page that is there while a condition holds.
pub fn shown(
    holds: impl Fn() -> bool + Send + Sync + 'static,
    make: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let holds = boxed_memo(Box::new(holds));
    part(move || if holds.get() { make() } else { ().into_any() })
}

/// A condition that is told only when it changes.
fn boxed_memo(holds: Box<dyn Fn() -> bool + Send + Sync>) -> Memo<bool> {
    Memo::new(move |_| holds())
}

/// What is done on a click.
pub fn click(act: impl FnMut(ev::MouseEvent) + 'static) -> Box<dyn FnMut(ev::MouseEvent)> {
    Box::new(act)
}

/// What is done when a field has been typed in or changed.
pub fn input(act: impl FnMut(ev::Event) + 'static) -> Box<dyn FnMut(ev::Event)> {
    Box::new(act)
}

/// What is done on a key.
pub fn key(act: impl FnMut(ev::KeyboardEvent) + 'static) -> Box<dyn FnMut(ev::KeyboardEvent)> {
    Box::new(act)
}

/// What is done when the focus comes or goes.
pub fn focus(act: impl FnMut(ev::FocusEvent) + 'static) -> Box<dyn FnMut(ev::FocusEvent)> {
    Box::new(act)
}
