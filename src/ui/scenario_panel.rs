//! What happens to the book: a path to replay, how the others move, and a joint move.

use leptos::prelude::*;

use super::choice::{self, List, numbered};
use super::fields::{self, Spec};
use super::page::Page;
use super::paths;
use super::slider::{Slider, slider, ticks};
use super::stencil::{Key, Stencil, rows, shown};
use crate::margin::rules::PriceKind;
use crate::markup::{self, fill};
use crate::num::text::Kind;
use crate::scenario::choices;
use crate::scenario::edit::{Edit, Field};
use crate::scenario::form::{Form, OrderChoice, Others};
use crate::words::page::scenario as words;

/// Where the slider of the joint move ends on either side: tenths of a per cent.
const FURTHEST: i32 = 600;

/// The words for how the others move.
pub const OTHERS: [(&str, Others); 3] = [
    (words::HELD_STILL, Others::Held),
    (words::TOGETHER, Others::Together),
    (words::MY_BETAS, Others::Betas),
];

/// The orders inside a bar, as they stand to be chosen.
pub const ORDERS: [OrderChoice; 3] = [
    OrderChoice::Worse,
    OrderChoice::LowFirst,
    OrderChoice::HighFirst,
];

/// The section of the scenario.
pub fn scenario(page: Page) -> AnyView {
    Stencil::new(fill(
        r#"<section class="panel scenario" aria-labelledby="scenario-head"><h2 id="scenario-head">{}</h2><i data-at="path"></i><i data-at="others"></i><i data-at="move"></i></section>"#,
        &[words::SCENARIO],
    ))
    .put("path", path(page))
    .put("others", others(page))
    .put("move", joint_move(page))
    .view()
}

/// Which path is replayed, and how it is walked.
pub fn path(page: Page) -> AnyView {
    let path = move || page.typed(|form| form.path.slug.clone());
    let all = [choices::events(), choices::shapes(), paths::listed()].concat();
    let paths = List::fixed("path", words::PATH_TO_REPLAY, all, path);
    let made_up = move || {
        let path = path();
        choices::shapes().iter().any(|(slug, _)| *slug == path)
    };
    Stencil::new(fill(
        r#"<div><i data-at="path"></i><i data-at="shape"></i><i data-at="own"></i><details class="quiet"><summary>{}</summary><p class="caption">{}</p><i data-at="order"></i><p class="caption">{}</p><i data-at="judged"></i></details></div>"#,
        &[words::HOW_WALKED, words::INSIDE_A_BAR, words::CLOSED_ON],
    ))
    .put("path", choice::boxed(paths))
    .put("shape", shown(made_up, move || shape(page)))
    .put("own", paths::inputs(page))
    .put("order", order(page))
    .put("judged", judged(page))
    .view()
}

/// How the other markets move.
pub fn others(page: Page) -> AnyView {
    let betas = move || page.typed(|form| form.others == Others::Betas);
    let others = List::fixed(
        "others",
        words::HOW_OTHERS_MOVE,
        numbered(&OTHERS.map(|(words, _)| words)),
        move || page.typed(others_place),
    );
    Stencil::new(fill(
        r#"<div><p class="caption">{}</p><i data-at="others"></i><i data-at="betas"></i></div>"#,
        &[words::HOW_OTHERS_MOVE],
    ))
    .put("others", choice::segments(others))
    .put("betas", shown(betas, move || beta_fields(page)))
    .view()
}

/// The place of the chosen way among [`OTHERS`].
pub fn others_place(form: &Form) -> String {
    let place = OTHERS.iter().position(|(_, others)| *others == form.others);
    place.unwrap_or_default().to_string()
}

/// A beta for each market, kept at the first position of it.
fn beta_fields(page: Page) -> AnyView {
    let field = move |(index, market): Key| {
        let id = ["beta-", &market].concat();
        let spec = Spec::number(Field::Beta(index), id, &market, Kind::Leverage);
        fields::text_field(page, spec.of(|| words::OF_BETA.to_owned()).empty("1"))
    };
    Stencil::new(r#"<div class="pair"><i data-at="fields"></i></div>"#)
        .put("fields", rows(move || page.typed(first_positions), field))
        .view()
}

/// The first position of each market.
pub fn first_positions(form: &Form) -> Vec<Key> {
    let mut firsts: Vec<Key> = Vec::new();
    for (index, position) in form.positions.iter().enumerate() {
        if firsts.iter().all(|(_, market)| *market != position.market) {
            firsts.push((index, position.market.clone()));
        }
    }
    firsts
}

/// Size and length of a made-up path.
fn shape(page: Page) -> AnyView {
    let size = Spec::number(Field::PathSize, "path-size", words::SIZE, Kind::Percent);
    let length = Spec::number(Field::PathLength, "path-length", words::STEPS, Kind::Amount);
    Stencil::new(r#"<div class="pair"><i data-at="size"></i><i data-at="length"></i></div>"#)
        .put(
            "size",
            fields::text_field(page, size.unit("%").empty(words::USUAL)),
        )
        .put(
            "length",
            fields::text_field(page, length.empty(words::USUAL)),
        )
        .view()
}

fn order(page: Page) -> AnyView {
    let place = move || {
        let chosen = page.typed(|form| form.path.order);
        let place = ORDERS.iter().position(|order| *order == chosen);
        place.unwrap_or_default().to_string()
    };
    let words = numbered(&[words::THE_WORSE, words::LOW_FIRST, words::HIGH_FIRST]);
    choice::segments(List::fixed("order", words::ORDER_INSIDE_BAR, words, place))
}

fn judged(page: Page) -> AnyView {
    let last = move || page.typed(|form| form.path.judged == PriceKind::Last);
    let place = move || usize::from(last()).to_string();
    let words = numbered(&[words::MARK_PRICE, words::LAST_PRICE]);
    choice::segments(List::fixed(
        "judged",
        words::PRICE_THAT_CLOSES,
        words,
        place,
    ))
}

/// The joint move. On a phone it stays at the foot of the screen.
pub fn joint_move(page: Page) -> AnyView {
    let spec = Spec::number(Field::JointMove, "move", words::JOINT_MOVE, Kind::Percent);
    let place = Memo::new(move |last: Option<&i32>| {
        let read = page.typed(|form| page.tenths(&form.joint_move));
        read.or(last.copied()).unwrap_or_default()
    });
    let step = move |points: i32| {
        let next = place.get_untracked().saturating_add(points);
        page.settle();
        slide(page, next.clamp(-FURTHEST, FURTHEST));
    };
    const POINT: i32 = 10;
    Stencil::new(fill(
        r#"<div class="thumb"><div class="move"><label for="move">{}</label><button type="button" class="step" aria-label="{}" data-at="lower">−</button><span class="range linear"><i data-at="slider"></i><span class="ticks" aria-hidden="true" data-at="ticks"></span></span><button type="button" class="step" aria-label="{}" data-at="higher">+</button><span class="box"><i data-at="box"></i><span class="unit">%</span></span></div><i data-at="messages"></i><p class="at-move" data-at="words"></p><p class="distances" aria-hidden="true" data-at="distances"></p></div>"#,
        &[words::JOINT_MOVE, words::POINT_LOWER, words::POINT_HIGHER],
    ))
    .on("lower", "click", move |_| step(-POINT))
    .on("higher", "click", move |_| step(POINT))
    .put("slider", range(page, place))
    .html("ticks", move || page.told(|report| ticks("-60 0 120 1", &report.move_ticks)))
    .put("box", fields::bare_box(page, spec))
    .put("messages", fields::messages(page, Field::JointMove, "move"))
    .html("words", move || page.told(|report| markup::spans(&report.at_move)))
    .html("distances", move || page.told(markup::distances))
    .view()
}

/// Moves the joint move to some tenths of a per cent.
pub fn slide(page: Page, tenths: i32) {
    if let Some(text) = page.percent(tenths) {
        page.edit(Edit::Text(Field::JointMove, text));
    }
}

fn range(page: Page, place: Memo<i32>) -> AnyView {
    let parts = Slider {
        id: "move-slider".to_owned(),
        ends: (-FURTHEST, FURTHEST),
        name: Box::new(|| words::JOINT_MOVE_SLIDER.to_owned()),
        says: Box::new(move || page.told(|report| markup::words(&report.at_move))),
        value: Box::new(move || place.get().to_string()),
        slid: Box::new(move |tenths| slide(page, tenths)),
        keyed: Box::new(|_| ()),
    };
    slider(page, parts)
}
