//! Timeline actions: rows of when and then, folded under the scenario.

use leptos::prelude::*;

use super::choice::{self, List, numbered};
use super::fields::{self, Spec};
use super::page::Page;
use super::stencil::{Key, Stencil, rows, shown};
use crate::markup::fill;
use crate::num::text::Kind;
use crate::scenario::actions::{amount_kind, level_kind, usual_bars};
use crate::scenario::edit::{Edit, Field};
use crate::scenario::form::actions::{
    ActionEdit, ActionField, ActionForm, Goes, Then, Times, When,
};
use crate::scenario::ready;
use crate::words::page::actions as words;

/// Triggers as they stand to be chosen, with the unit of their level.
const WHEN: [(When, &str, &str); 9] = [
    (When::Bar, words::BAR, ""),
    (When::Price, words::PRICE_OF, ""),
    (When::Move, words::MOVE_OF, "%"),
    (When::Distance, words::LIQUIDATION_WITHIN, "%"),
    (When::Ratio, words::REQUIREMENT_BY_EQUITY, "%"),
    (When::Drawdown, words::DRAWDOWN, "%"),
    (When::Volatility, words::VOLATILITY_OF, "%"),
    (When::Width, words::BAND_WIDTH_OF, "%"),
    (When::Rsi, words::RSI_OF, ""),
];

/// Deeds as they stand to be chosen, with the unit of their amount.
const THEN: [(Then, &str, &str); 11] = [
    (Then::Close, words::CLOSE, ""),
    (Then::Reduce, words::CUT_BY, "%"),
    (Then::ReduceBy, words::CUT_BY_AMOUNT, ""),
    (Then::Open, words::OPEN_OR_ADD, ""),
    (Then::AddMargin, words::ADD_MARGIN, ""),
    (Then::RemoveMargin, words::REMOVE_MARGIN, ""),
    (Then::TopUp, words::TOP_UP, "%"),
    (Then::Reinvest, words::REINVEST_GAIN, "%"),
    (Then::Isolate, words::MAKE_ISOLATED, ""),
    (Then::Share, words::MAKE_CROSS, ""),
    (Then::Leverage, words::SET_LEVERAGE, "x"),
];

const GOES: [Goes; 2] = [Goes::Falls, Goes::Rises];
const TIMES: [Times; 2] = [Times::Once, Times::Every];

/// The section of actions.
pub fn actions(page: Page) -> AnyView {
    let count = move || page.typed(|form| form.actions.len());
    let keys = move || (0..count()).map(|index| (index, String::new())).collect();
    Stencil::new(fill(
        r#"<details class="panel timeline" id="actions"><summary><h2>{}</h2><span class="aside" data-at="sum"></span></summary><p class="note">{}</p><i data-at="rows"></i><p class="ready"><button type="button" class="plain" id="add-action" data-do="action">{}</button><span data-at="own"></span></p><p class="note">{}</p><p class="ready" data-at="articles"></p></details>"#,
        &[words::ACTIONS, words::DONE_ON_PATH, words::ADD_ACTION, words::FROM_ARTICLES],
    ))
    .text("sum", move || words::count(count()))
    .put("rows", rows(keys, move |(index, _)| row(page, index)))
    .html("own", || offered(false))
    .html("articles", || offered(true))
    .view()
}

/// Buttons of ready-made rows.
fn offered(from_article: bool) -> String {
    let mut html = String::new();
    for (place, ready) in ready::ALL.iter().enumerate() {
        if ready.from_article == from_article {
            html.push_str(&fill(
                r#"<button type="button" class="fix" data-do="ready {}">{}</button> "#,
                &[&place.to_string(), ready.label],
            ));
        }
    }
    html
}

/// A value of one action, while it is there.
fn of<T: Default>(page: Page, index: usize, take: impl FnOnce(&ActionForm) -> T) -> T {
    page.typed(|form| form.actions.get(index).map(take).unwrap_or_default())
}

fn when(page: Page, index: usize) -> When {
    of(page, index, |action| action.when)
}

fn then(page: Page, index: usize) -> Then {
    of(page, index, |action| action.then)
}

fn place_of<T: PartialEq>(list: &[T], wanted: &T) -> String {
    let place = list.iter().position(|known| known == wanted);
    place.unwrap_or_default().to_string()
}

/// A list of an action; `name` is its accessible name's beginning.
fn list(
    (name, pick, index): (&'static str, &str, usize),
    options: impl Fn() -> choice::Options + Send + 'static,
    value: impl Fn() -> String + Send + 'static,
) -> AnyView {
    choice::boxed(List {
        id: format!("{pick}-{index}"),
        pick: format!("{pick} {index}"),
        name: Box::new(move || [name, &words::of_action(&(index + 1).to_string())].concat()),
        options: Box::new(options),
        value: Box::new(value),
    })
}

fn row(page: Page, index: usize) -> AnyView {
    let two_ways = move || {
        let when = when(page, index);
        when.has_market()
    };
    let has_bars = move || when(page, index).has_bars();
    let whens = || numbered(&WHEN.map(|(_, words, _)| words));
    let when_place = move || {
        let chosen = when(page, index);
        place_of(&WHEN.map(|(when, ..)| when), &chosen)
    };
    let thens = || numbered(&THEN.map(|(_, words, _)| words));
    let then_place = move || {
        let chosen = then(page, index);
        place_of(&THEN.map(|(then, ..)| then), &chosen)
    };
    let number = (index + 1).to_string();
    let place = index.to_string();
    Stencil::new(fill(
        r#"<div class="action" role="group" aria-label="{}"><p class="line"><b>{}</b> {} <i data-at="when"></i><i data-at="market"></i><i data-at="level"></i><i data-at="bars"></i></p><p class="line">{} <i data-at="then"></i><i data-at="amount"></i><i data-at="position"></i><i data-at="times"></i><button type="button" class="plain small" data-do="unaction {}">{}<span class="vh">{}</span></button></p><i data-at="notes"></i></div>"#,
        &[
            &words::action(&number),
            &number,
            words::WHEN,
            words::THEN,
            &place,
            words::REMOVE,
            &words::that_action(&number),
        ],
    ))
    .put("when", list((words::WHEN, "act-when", index), whens, when_place))
    .put("market", shown(two_ways, move || market(page, index)))
    .put("level", level(page, index))
    .put("bars", shown(has_bars, move || bars(page, index)))
    .put("then", list((words::WHAT, "act-then", index), thens, then_place))
    .put("amount", amount(page, index))
    .put("position", position(page, index))
    .put("times", times(page, index))
    .put("notes", notes(page, index))
    .view()
}

/// Which market, and from which side.
fn market(page: Page, index: usize) -> AnyView {
    let markets = move || {
        let mut options = vec![(String::new(), words::ITS_MARKET.to_owned())];
        let known = page.told(|report| report.markets.clone());
        options.extend(known.into_iter().map(|market| (market.clone(), market)));
        options
    };
    let chosen = move || of(page, index, |action| action.market.clone());
    let ways = move || match when(page, index) {
        When::Move => numbered(&[words::FALLS_BY, words::RISES_BY]),
        _ => numbered(&[words::FALLS_TO, words::RISES_TO]),
    };
    let way = move || place_of(&GOES, &of(page, index, |action| action.goes));
    vec![
        list((words::MARKET, "act-market", index), markets, chosen),
        list((words::SIDE, "act-goes", index), ways, way),
    ]
    .into_any()
}

/// A box of an action with its unit, for as long as it is of one kind.
fn number(
    page: Page,
    (index, field, kind): (usize, ActionField, Kind),
    (name, label, unit, empty): (&str, &str, &str, &'static str),
) -> AnyView {
    let id = format!("act-{name}-{index}");
    let spec = Spec::number(Field::Action(index, field), id, label, kind).empty(empty);
    let of = words::of_action(&(index + 1).to_string());
    Stencil::new(fill(
        r#"<span class="box small"><i data-at="box"></i><span class="unit">{}</span></span>"#,
        &[unit],
    ))
    .put("box", fields::bare_box(page, spec.of(move || of.clone())))
    .view()
}

fn level(page: Page, index: usize) -> AnyView {
    let kind = move || {
        let when = when(page, index);
        let place = WHEN.iter().position(|(known, ..)| *known == when);
        vec![(place.unwrap_or_default(), String::new())]
    };
    rows(kind, move |(place, _): Key| {
        let (when, _, unit) = WHEN[place];
        let of = (index, ActionField::Level, level_kind(when));
        number(page, of, ("level", words::LEVEL, unit, ""))
    })
}

fn bars(page: Page, index: usize) -> AnyView {
    let usual = match usual_bars(when(page, index)) {
        14 => "14",
        20 => "20",
        _ => "24",
    };
    let of = (index, ActionField::Bars, Kind::Amount);
    number(page, of, ("bars", words::BARS, words::UNIT_BARS, usual))
}

fn amount(page: Page, index: usize) -> AnyView {
    let kind = move || {
        let then = then(page, index);
        let place = THEN.iter().position(|(known, ..)| *known == then);
        match then.has_amount() {
            true => vec![(place.unwrap_or_default(), String::new())],
            false => Vec::new(),
        }
    };
    rows(kind, move |(place, _): Key| {
        let (then, _, unit) = THEN[place];
        let of = (index, ActionField::Amount, amount_kind(then));
        number(page, of, ("amount", words::AMOUNT, unit, ""))
    })
}

fn position(page: Page, index: usize) -> AnyView {
    let options = move || {
        page.typed(|form| {
            let mut options = vec![("0".to_owned(), words::EVERY_POSITION.to_owned())];
            for (place, held) in form.positions.iter().enumerate() {
                let number = (place + 1).to_string();
                let words = [&number, " ", &held.market].concat();
                options.push((number, words));
            }
            options
        })
    };
    let chosen = move || of(page, index, |action| action.position.to_string());
    list((words::POSITION, "act-position", index), options, chosen)
}

fn times(page: Page, index: usize) -> AnyView {
    let options = || numbered(&[words::ONCE, words::EVERY_TIME]);
    let chosen = move || place_of(&TIMES, &of(page, index, |action| action.times));
    list((words::HOW_OFTEN, "act-times", index), options, chosen)
}

/// What is wrong with the row, field by field.
fn notes(page: Page, index: usize) -> AnyView {
    let all = [
        (ActionField::Level, "level"),
        (ActionField::Bars, "bars"),
        (ActionField::Amount, "amount"),
        (ActionField::Row, "row"),
    ];
    let note = |(field, name): (ActionField, &str)| {
        let id = format!("act-{name}-{index}");
        fields::messages(page, Field::Action(index, field), &id)
    };
    Vec::from(all.map(note)).into_any()
}

/// The edit that a choice of an action stands for.
pub fn choice(name: &str, index: usize, value: String) -> Option<Edit> {
    let place = value.parse::<usize>().unwrap_or_default();
    Some(Edit::Actions(match name {
        "act-when" => ActionEdit::When(index, WHEN.get(place)?.0),
        "act-then" => ActionEdit::Then(index, THEN.get(place)?.0),
        "act-goes" => ActionEdit::Goes(index, *GOES.get(place)?),
        "act-times" => ActionEdit::Times(index, *TIMES.get(place)?),
        "act-market" => ActionEdit::Market(index, value),
        "act-position" => ActionEdit::Position(index, place),
        _ => return None,
    }))
}

/// Adds a row: ready-made, or something to change.
pub fn add(page: Page, ready: Option<usize>) {
    let made = ready.and_then(|place| ready::ALL.get(place));
    let action = untrack(|| {
        page.typed(|form| match made {
            Some(ready) => (ready.action)(form),
            None => ActionForm {
                level: "1".to_owned(),
                position: 1,
                ..ActionForm::default()
            },
        })
    });
    let index = untrack(|| page.typed(|form| form.actions.len()));
    page.edit(Edit::Actions(ActionEdit::Add(action)));
    let first = format!("act-when-{index}");
    request_animation_frame(move || super::browser::focus(&first));
}
