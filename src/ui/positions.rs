//! The positions of the book, each a row on a desk and a card on a phone.

use leptos::prelude::*;

use super::choice::{self, List, numbered};
use super::erase::{click, flag, focus, input, live, shown};
use super::fields::{self, Spec};
use super::page::Page;
use super::{amounts, browser, leverage};
use crate::market::position::Side;
use crate::num::text::Kind;
use crate::scenario::choices;
use crate::scenario::edit::{Edit, Field};
use crate::scenario::form::{Mode, PositionForm};

/// The section of positions.
pub fn positions(page: Page) -> AnyView {
    let count = page.of_form(move |form| form.positions.len());
    let add = move |_| {
        page.edit(Edit::Add);
        let last = count.get_untracked().saturating_sub(1);
        request_animation_frame(move || browser::focus(&format!("entry-{last}")));
    };
    view! {
        <section class="panel positions" aria-labelledby="positions-head">
            <h2 id="positions-head">
                "Positions" <span class="aside">"amounts in " {move || fields::currency(page).get()}</span>
            </h2>
            {fields::messages(page, Field::Venue, "book")}
            <For each=move || 0..count.get() key=|index| *index let:index>
                {position(page, index)}
            </For>
            <button type="button" class="plain" id="add-position" on:click=click(add)>"Add position"</button>
        </section>
    }
    .into_any()
}

/// A value of one position, while it is there.
pub fn of<T>(
    page: Page,
    index: usize,
    take: impl Fn(&PositionForm) -> T + Send + Sync + 'static,
) -> Memo<T>
where
    T: Default + PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| {
        page.form
            .with(|form| form.positions.get(index).map(&take).unwrap_or_default())
    })
}

/// "of position 1, BTC", for labels.
fn place(page: Page, index: usize) -> Signal<String> {
    let market = of(page, index, |position| position.market.clone());
    Signal::derive(move || format!(" of position {}, {}", index + 1, market.get()))
}

fn position(page: Page, index: usize) -> AnyView {
    let open = RwSignal::new(index == 0);
    let more = RwSignal::new(false);
    let place = place(page, index);
    let name = move || format!("Position{}", place.get().trim_start_matches(" of position"));
    view! {
        <div class="position" role="group" aria-label=name class:folded=flag(move || !open.get())>
            {fold(page, index, open)}
            <div class="position-body">
                {head(page, index, place, more)}
                {amounts::amounts(page, index, place)}
                {leverage::row(page, index, place)}
                {closes(page, index)}
                {shown(move || more.get(), move || further(page, index, place))}
            </div>
        </div>
    }
    .into_any()
}

/// The card's one line on a phone; opens and folds it.
fn fold(page: Page, index: usize, open: RwSignal<bool>) -> AnyView {
    let market = of(page, index, |position| position.market.clone());
    let rest = move || {
        page.form.with(|form| {
            let position = form.positions.get(index)?;
            let side = side_word(position.side);
            let quantity = page.pretty(&position.quantity, Kind::Amount);
            let entry = page.pretty(&position.entry, Kind::Amount);
            Some(format!(
                "{side} {quantity} at {entry}, {}x",
                position.leverage.trim_end_matches('x')
            ))
        })
    };
    view! {
        <button
            type="button"
            class="fold"
            aria-expanded=live(move || open.get().to_string())
            on:click=click(move |_| { open.update(|open| *open = !*open) })
        >
            <b>{live(move || market.get())}</b>
            <span>{rest}</span>
        </button>
    }
    .into_any()
}

fn side_word(side: Side) -> &'static str {
    match side {
        Side::Long => "Long",
        Side::Short => "Short",
    }
}

/// Market, side, mode, and what opens the rest.
fn head(page: Page, index: usize, place: Signal<String>, more: RwSignal<bool>) -> AnyView {
    let side = of(page, index, |position| {
        usize::from(position.side == Side::Short).to_string()
    });
    let mode = of(page, index, |position| {
        mode_place(position.mode).to_string()
    });
    let sides = List {
        id: format!("side-{index}"),
        name: Signal::derive(move || format!("Side{}", place.get())),
        options: Signal::stored(numbered(&["Long", "Short"])),
        value: side.into(),
        pick: Callback::new(move |picked: String| {
            let side = if picked == "1" {
                Side::Short
            } else {
                Side::Long
            };
            page.edit(Edit::Side(index, side));
        }),
    };
    let modes = List {
        id: format!("mode-{index}"),
        name: Signal::derive(move || format!("Margin mode{}", place.get())),
        options: Memo::new(move |_| {
            let pockets = page.form.with(|form| {
                form.positions
                    .iter()
                    .any(|position| position.mode == Mode::Pocket)
            });
            let words = ["isolated", "cross", "pocket"];
            numbered(if pockets || more.get() {
                &words
            } else {
                words.get(..2).unwrap_or_default()
            })
        })
        .into(),
        value: mode.into(),
        pick: Callback::new(move |picked: String| page.edit(Edit::Mode(index, mode_at(&picked)))),
    };
    view! {
        <div class="position-head">
            {market(page, index, place)}
            {choice::segments(sides)}
            {choice::segments(modes)}
            <button
                type="button"
                class="plain small"
                aria-expanded=live(move || more.get().to_string())
                on:click=click(move |_| { more.update(|more| *more = !*more) })
            >
                {move || if more.get() { "less" } else { "more" }}
                <span class="vh">{live(move || place.get())}</span>
            </button>
        </div>
        {fields::messages(page, Field::Market(index), &format!("market-{index}"))}
    }
    .into_any()
}

fn mode_place(mode: Mode) -> usize {
    match mode {
        Mode::Isolated => 0,
        Mode::Cross => 1,
        Mode::Pocket => 2,
    }
}

fn mode_at(place: &str) -> Mode {
    match place {
        "1" => Mode::Cross,
        "2" => Mode::Pocket,
        _ => Mode::Isolated,
    }
}

fn market(page: Page, index: usize, place: Signal<String>) -> AnyView {
    let id = format!("market-{index}");
    let list = format!("markets-{index}");
    let book = Memo::new(move |_| {
        page.form
            .with(|form| (form.venue.clone(), form.currency.clone()))
    });
    let options = move || {
        let markets = book
            .with(|(venue, currency)| choices::markets(venue, currency))
            .into_iter();
        markets
            .map(|market| view! { <option value=market></option> })
            .collect_view()
    };
    let text = fields::box_text(page, Field::Market(index), None);
    let error = page.error(Field::Market(index));
    view! {
        <span class="box market">
            <input
                type="text"
                id=id
                list=list.clone()
                autocomplete="off"
                autocapitalize="characters"
                spellcheck="false"
                aria-label=live(move || format!("Market{}", place.get()))
                aria-invalid=move || error.with(|error| error.is_some().then_some("true"))
                prop:value=live(move || text.get())
                on:input=input(move |event| {
                    let value = event_target_value(&event).trim().to_uppercase();
                    text.set(value.clone());
                    page.edit(Edit::Text(Field::Market(index), value));
                })
                on:blur=focus(move |_| { page.settle() })
            />
            <datalist id=list>{options}</datalist>
        </span>
    }
    .into_any()
}

/// Where this position closes by itself and within the account.
fn closes(page: Page, index: usize) -> AnyView {
    let closes = page.part(move |report| {
        let line = report.positions.get(index);
        line.map(|line| line.closes.clone()).unwrap_or_default()
    });
    view! { <p class="note closes">{live(move || closes.get())}</p> }.into_any()
}

/// Mark, own margin, pocket, further figures, copy and remove.
fn further(page: Page, index: usize, place: Signal<String>) -> AnyView {
    let details = page.part(move |report| {
        let line = report.positions.get(index);
        line.map(|line| line.details.clone()).unwrap_or_default()
    });
    let list = move || {
        let details = details.get().into_iter();
        let pair = |(label, value): (String, String)| view! { <dt>{label}</dt><dd>{value}</dd> };
        details.map(pair).collect_view()
    };
    let mark = Spec::number(
        Field::Mark(index),
        format!("mark-{index}"),
        "Mark now",
        Kind::Amount,
    );
    let margin = Spec::number(
        Field::Margin(index),
        format!("own-margin-{index}"),
        "Margin set aside",
        Kind::Amount,
    );
    let mut pocket = Spec::number(
        Field::Pocket(index),
        format!("pocket-{index}"),
        "Pocket",
        Kind::Amount,
    );
    pocket.kind = None;
    let in_pocket = of(page, index, |position| position.mode == Mode::Pocket);
    let remove = move |_| {
        page.edit(Edit::Remove(index));
        browser::focus("add-position");
    };
    view! {
        <div class="further">
            <div class="pair">
                <div>{fields::text_field(page, mark.of(place).empty("entry"))}</div>
                <div>{fields::text_field(page, margin.of(place).empty("notional ÷ leverage"))}</div>
                <Show when=move || in_pocket.get()>
                    <div>{fields::text_field(page, pocket.clone().of(place))}</div>
                </Show>
            </div>
            <dl>{list}</dl>
            <p class="actions">
                <button type="button" class="plain" on:click=click(move |_| { page.edit(Edit::Copy(index)) })>
                    "Copy" <span class="vh">{live(move || place.get())}</span>
                </button>
                <button type="button" class="plain" on:click=click(remove)>
                    "Remove" <span class="vh">{live(move || place.get())}</span>
                </button>
            </p>
        </div>
    }
    .into_any()
}
