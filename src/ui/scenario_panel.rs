//! What happens to the book: a path to replay, how the others move, and a joint move.

use leptos::{ev, prelude::*};

use super::choice::{self, List, numbered};
use super::erase::{click, input, live, shown};
use super::fields::{self, Spec};
use super::marks;
use super::page::Page;
use crate::margin::rules::PriceKind;
use crate::num::text::Kind;
use crate::scenario::choices;
use crate::scenario::edit::{Edit, Field};
use crate::scenario::form::{Form, OrderChoice, Others};

/// Where the slider of the joint move ends on either side: tenths of a per cent.
const FURTHEST: i32 = 600;

/// The words for how the others move.
pub const OTHERS: [(&str, Others); 3] = [
    ("held still", Others::Held),
    ("together", Others::Together),
    ("my betas", Others::Betas),
];

/// The section of the scenario.
pub fn scenario(page: Page) -> AnyView {
    let paths = List {
        id: "path".to_owned(),
        name: Signal::stored("Path to replay".to_owned()),
        options: Signal::stored([choices::events(), choices::shapes()].concat()),
        value: page.of_form(move |form| form.path.slug.clone()).into(),
        pick: Callback::new(move |slug| page.edit(Edit::Path(slug))),
    };
    let betas = page.of_form(move |form| form.others == Others::Betas);
    view! {
        <section class="panel scenario" aria-labelledby="scenario-head">
            <h2 id="scenario-head">"Scenario"</h2>
            {choice::boxed(paths)}
            {shape(page)}
            <p class="caption">"How do the others move?"</p>
            {choice::segments(others(page))}
            {shown(move || betas.get(), move || beta_fields(page))}
            {joint_move(page)}
        </section>
    }
    .into_any()
}

fn others(page: Page) -> List {
    List {
        id: "others".to_owned(),
        name: Signal::stored("How do the others move?".to_owned()),
        options: Signal::stored(numbered(&OTHERS.map(|(words, _)| words))),
        value: page.of_form(others_place).into(),
        pick: Callback::new(move |picked: String| page.edit(Edit::Others(others_at(&picked)))),
    }
}

/// The place of the chosen way among [`OTHERS`].
pub fn others_place(form: &Form) -> String {
    let place = OTHERS.iter().position(|(_, others)| *others == form.others);
    place.unwrap_or_default().to_string()
}

/// The way at a place of [`OTHERS`].
pub fn others_at(place: &str) -> Others {
    let found = place
        .parse::<usize>()
        .ok()
        .and_then(|place| OTHERS.get(place));
    found.map_or(Others::Together, |(_, others)| *others)
}

/// A beta for each market, kept at the first position of it.
fn beta_fields(page: Page) -> AnyView {
    let firsts = page.of_form(first_positions);
    let field = move |(index, market): (usize, String)| {
        let spec = Spec::number(
            Field::Beta(index),
            format!("beta-{market}"),
            &market,
            Kind::Leverage,
        );
        let spec = spec.of(Signal::stored(" beta".to_owned())).empty("1");
        view! { <div>{fields::text_field(page, spec)}</div> }
    };
    view! {
        <div class="pair">
            <For each=move || firsts.get() key=Clone::clone let:first>{field(first)}</For>
        </div>
    }
    .into_any()
}

fn first_positions(form: &Form) -> Vec<(usize, String)> {
    let mut firsts: Vec<(usize, String)> = Vec::new();
    for (index, position) in form.positions.iter().enumerate() {
        if firsts.iter().all(|(_, market)| *market != position.market) {
            firsts.push((index, position.market.clone()));
        }
    }
    firsts
}

/// Size and length of a made-up path; order inside a bar and the price judged by.
fn shape(page: Page) -> AnyView {
    let made_up = Memo::new(move |_| {
        page.form.with(|form| {
            choices::shapes()
                .iter()
                .any(|(slug, _)| *slug == form.path.slug)
        })
    });
    let fields = move || {
        let size = Spec::number(Field::PathSize, "path-size", "Size", Kind::Percent);
        let length = Spec::number(Field::PathLength, "path-length", "Steps", Kind::Amount);
        view! {
            <div class="pair">
                <div>{fields::text_field(page, size.unit("%").empty("usual"))}</div>
                <div>{fields::text_field(page, length.empty("usual"))}</div>
            </div>
        }
    };
    view! {
        {shown(move || made_up.get(), move || fields().into_any())}
        <details class="quiet">
            <summary>"How it is walked"</summary>
            <p class="caption">"Inside a bar"</p>
            {choice::segments(order(page))}
            <p class="caption">"Closed on"</p>
            {choice::segments(judged(page))}
        </details>
    }
    .into_any()
}

fn order(page: Page) -> List {
    const ORDERS: [OrderChoice; 3] = [
        OrderChoice::Worse,
        OrderChoice::LowFirst,
        OrderChoice::HighFirst,
    ];
    let place = move |form: &Form| {
        let place = ORDERS.iter().position(|order| *order == form.path.order);
        place.unwrap_or_default().to_string()
    };
    List {
        id: "order".to_owned(),
        name: Signal::stored("Order inside a bar".to_owned()),
        options: Signal::stored(numbered(&["the worse", "low first", "high first"])),
        value: page.of_form(place).into(),
        pick: Callback::new(move |picked: String| {
            let order = picked
                .parse::<usize>()
                .ok()
                .and_then(|place| ORDERS.get(place));
            page.edit(Edit::Order(order.copied().unwrap_or_default()));
        }),
    }
}

fn judged(page: Page) -> List {
    let place = move |form: &Form| usize::from(form.path.judged == PriceKind::Last).to_string();
    List {
        id: "judged".to_owned(),
        name: Signal::stored("Price that closes".to_owned()),
        options: Signal::stored(numbered(&["mark price", "last price"])),
        value: page.of_form(place).into(),
        pick: Callback::new(move |picked: String| {
            let judged = if picked == "1" {
                PriceKind::Last
            } else {
                PriceKind::Mark
            };
            page.edit(Edit::Judged(judged));
        }),
    }
}

/// The joint move. On a phone it stays at the foot of the screen.
fn joint_move(page: Page) -> AnyView {
    let spec = Spec::number(Field::JointMove, "move", "Joint move", Kind::Percent);
    let place = Memo::new(move |last: Option<&i32>| {
        let read = page.form.with(|form| page.tenths(&form.joint_move));
        read.or(last.copied()).unwrap_or_default()
    });
    let words = page.part(|report| report.at_move.clone());
    view! {
        <div class="thumb">
            <div class="move">
                <label for="move">"Joint move"</label>
                {step(page, place, Direction::Down)}
                {range(page, place)}
                {step(page, place, Direction::Up)}
                <span class="box">{fields::bare_box(page, spec)}<span class="unit">"%"</span></span>
            </div>
            {fields::messages(page, Field::JointMove, "move")}
            <p class="at-move">{move || marks::line(&words.get())}</p>
            {distances(page)}
        </div>
    }
    .into_any()
}

#[derive(Clone, Copy)]
enum Direction {
    Down,
    Up,
}

/// One point down or up.
fn step(page: Page, place: Memo<i32>, direction: Direction) -> AnyView {
    const POINT: i32 = 10;
    let (sign, name) = match direction {
        Direction::Down => ("−", "One point lower"),
        Direction::Up => ("+", "One point higher"),
    };
    let act = move |_| {
        let now = place.get_untracked();
        let next = match direction {
            Direction::Down => now.saturating_sub(POINT),
            Direction::Up => now.saturating_add(POINT),
        };
        page.settle();
        slide(page, next.clamp(-FURTHEST, FURTHEST));
    };
    view! { <button type="button" class="step" aria-label=name on:click=click(act)>{sign}</button> }
        .into_any()
}

/// Moves the joint move to some tenths of a per cent.
pub fn slide(page: Page, tenths: i32) {
    if let Some(text) = page.percent(tenths) {
        page.edit(Edit::Text(Field::JointMove, text));
    }
}

fn range(page: Page, place: Memo<i32>) -> AnyView {
    let ticks = page.part(|report| report.move_ticks.clone());
    let marks = move || {
        let tick = |at: String| view! { <i style=format!("--at:{at}")></i> };
        ticks.get().into_iter().map(tick).collect_view()
    };
    let says = page.part(|report| {
        let word = |span: &crate::scenario::report::Span| {
            use crate::scenario::report::Span;
            match span {
                Span::Plain(text) | Span::Strong(text) | Span::Slot(_, text) => text.clone(),
                Span::Key(_) => String::new(),
            }
        };
        report.at_move.iter().map(word).collect::<String>()
    });
    view! {
        <span class="range linear">
            <input
                type="range"
                id="move-slider"
                min=-FURTHEST
                max=FURTHEST
                step="1"
                aria-label="Joint move slider"
                aria-valuetext=live(move || says.get())
                prop:value=live(move || place.get().to_string())
                on:input=input(move |event: ev::Event| {
                    if let Ok(tenths) = event_target_value(&event).parse() {
                        slide(page, tenths);
                    }
                })
                on:change=input(move |_| { page.settle() })
            />
            <span class="ticks" aria-hidden="true"><i class="zero" style="--at:0"></i>{marks}</span>
        </span>
    }
    .into_any()
}

/// Both distances, on a phone: the head row of the comparison in short.
fn distances(page: Page) -> AnyView {
    let heads = page.part(|report| {
        let cells = report
            .rows
            .first()
            .map(|row| row.cells.as_slice())
            .unwrap_or_default();
        let pairs = report.columns.iter().zip(cells);
        let short =
            pairs.map(|(column, cell)| (column.series, column.title.clone(), cell.figure.clone()));
        short.collect::<Vec<_>>()
    });
    let shown = move || {
        let short = |(series, title, figure): (_, String, String)| {
            view! { <span>{marks::key(series)} {title.to_lowercase()} " " <b>{figure}</b></span> }
        };
        heads.get().into_iter().map(short).collect_view()
    };
    view! { <p class="distances" aria-hidden="true">{shown}</p> }.into_any()
}
