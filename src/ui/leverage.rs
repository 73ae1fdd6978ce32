//! Leverage of one position: a slider on which each doubling is as long as any other, a box to
//! type in, and buttons that go from stop to stop.

use leptos::{ev, prelude::*};

use super::erase::{click, input, live};
use super::fields::{self, Spec};
use super::ladder;
use super::page::Page;
use crate::num::text::Kind;
use crate::scenario::edit::{Edit, Field};

/// Where the slider ends while the rules name no higher leverage.
const USUAL: u32 = 125;

/// The row of leverage.
pub fn row(page: Page, index: usize, place: Signal<String>) -> AnyView {
    let id = format!("leverage-{index}");
    let spec = Spec::number(
        Field::Leverage(index),
        id.clone(),
        "Leverage",
        Kind::Leverage,
    );
    let now = whole(page, index);
    let highest = highest(page, index, now);
    view! {
        <div class="leverage">
            <label for=id.clone()>"Leverage" <span class="vh">{live(move || place.get())}</span></label>
            {stop(page, index, ("−", "Lower leverage", Callback::new(move |()| ladder::down(now.get()))), place)}
            {slider(page, index, (now, highest), place)}
            {stop(page, index, ("+", "Raise leverage", Callback::new(move |()| ladder::up(now.get(), highest.get()))), place)}
            <span class="box">{fields::bare_box(page, spec)}<span class="unit">"x"</span></span>
        </div>
        {fields::messages(page, Field::Leverage(index), &id)}
    }
    .into_any()
}

/// The whole number at or below the leverage typed; the last one while nothing can be read.
fn whole(page: Page, index: usize) -> Memo<u32> {
    Memo::new(move |last: Option<&u32>| {
        let typed = page
            .form
            .with(|form| form.text(Field::Leverage(index)).map(str::to_owned));
        let read = typed.and_then(|typed| page.whole(&typed));
        read.or(last.copied()).unwrap_or(1)
    })
}

/// Where the slider ends: as high as the rules go, and never below what is chosen.
fn highest(page: Page, index: usize, now: Memo<u32>) -> Memo<u32> {
    let allowed = page.part(move |report| {
        let line = report.positions.get(index);
        let text = line.and_then(|line| line.highest_leverage.as_deref())?;
        text.split('.').next()?.parse::<u32>().ok()
    });
    Memo::new(move |_| {
        let allowed = allowed.get().unwrap_or(USUAL);
        allowed.max(USUAL).max(now.get()).min(1000)
    })
}

fn set(page: Page, index: usize, leverage: u32) {
    page.edit(Edit::Text(Field::Leverage(index), leverage.to_string()));
}

fn stop(
    page: Page,
    index: usize,
    (sign, name, next): (&'static str, &'static str, Callback<(), u32>),
    place: Signal<String>,
) -> AnyView {
    let act = move |_| {
        page.settle();
        set(page, index, next.run(()));
    };
    let name = move || format!("{name}{}", place.get());
    view! { <button type="button" class="step" aria-label=name on:click=click(act)>{sign}</button> }
        .into_any()
}

fn slider(
    page: Page,
    index: usize,
    (now, highest): (Memo<u32>, Memo<u32>),
    place: Signal<String>,
) -> AnyView {
    let typed = move |event: ev::Event| {
        if let Ok(at) = event_target_value(&event).parse() {
            set(page, index, ladder::leverage(at, highest.get_untracked()));
        }
    };
    let keyed = move |event: ev::KeyboardEvent| {
        let (now, highest) = (now.get_untracked(), highest.get_untracked());
        let next = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => ladder::up(now, highest),
            "ArrowLeft" | "ArrowDown" => ladder::down(now),
            "PageUp" => now.saturating_mul(2).min(highest),
            "PageDown" => (now / 2).max(1),
            _ => return,
        };
        event.prevent_default();
        page.settle();
        set(page, index, next);
    };
    let says = move || {
        let share = page.part(move |report| {
            let details = report.positions.get(index).map(|line| &line.details);
            let found = details
                .and_then(|details| details.iter().find(|(name, _)| name == "Initial margin"));
            found
                .map(|(_, value)| format!(", {value} initial margin"))
                .unwrap_or_default()
        });
        move || format!("{}x{}", now.get(), share.get())
    };
    let ticks = move || {
        let highest = highest.get();
        let at = |leverage: u32| format!("--at:{}", ladder::place(leverage, highest));
        let mark = |leverage: u32| view! { <i style=at(leverage)><span>{leverage} "x"</span></i> };
        [1, 5, 20, highest].map(mark).into_iter().collect_view()
    };
    view! {
        <span class="range log">
            <input
                type="range"
                min="0"
                max=ladder::PLACES.to_string()
                step="1"
                aria-label=live(move || format!("Leverage slider{}", place.get()))
                aria-valuetext=says()
                prop:value=live(move || ladder::place(now.get(), highest.get()).to_string())
                on:input=input(typed)
                on:change=input(move |_| { page.settle() })
                on:keydown=keyed
            />
            <span class="ticks" aria-hidden="true">{ticks}</span>
        </span>
    }
    .into_any()
}
