//! The positions of the book, each a row on a desk and a card on a phone.

use leptos::prelude::*;

use super::choice::{self, List, numbered};
use super::fields::{self, Spec};
use super::page::Page;
use super::stencil::{Stencil, rows, shown};
use super::{amounts, leverage};
use crate::market::position::{Kind::Inverse, Side};
use crate::markup::{self, fill};
use crate::num::text::Kind;
use crate::scenario::choices;
use crate::scenario::edit::Field;
use crate::scenario::form::{Mode, PositionForm};
use crate::words::page::book as words;

/// Margin modes, in the order of the choice.
pub const MODES: [Mode; 3] = [Mode::Isolated, Mode::Cross, Mode::Pocket];

/// The section of positions.
pub fn positions(page: Page) -> AnyView {
    let count = move || page.typed(|form| form.positions.len());
    let keys = move || (0..count()).map(|index| (index, String::new())).collect();
    Stencil::new(fill(
        r#"<section class="panel positions" aria-labelledby="positions-head"><h2 id="positions-head">{} <span class="aside">{} <span data-at="currency"></span></span></h2><i data-at="messages"></i><i data-at="rows"></i><button type="button" class="plain" id="add-position" data-do="add">{}</button></section>"#,
        &[words::POSITIONS, words::AMOUNTS_IN, words::ADD_POSITION],
    ))
    .text("currency", move || page.typed(|form| form.currency.clone()))
    .put("messages", fields::messages(page, Field::Venue, "book"))
    .put("rows", rows(keys, move |(index, _)| position(page, index)))
    .view()
}

/// A value of one position, while it is there.
pub fn of<T: Default>(page: Page, index: usize, take: impl FnOnce(&PositionForm) -> T) -> T {
    page.typed(|form| form.positions.get(index).map(take).unwrap_or_default())
}

/// "of position 1, BTC", for labels.
pub fn place(page: Page, index: usize) -> String {
    let market = of(page, index, |position| position.market.clone());
    words::of_position(&(index + 1).to_string(), &market)
}

fn position(page: Page, index: usize) -> AnyView {
    let open = RwSignal::new(index == 0);
    let more = RwSignal::new(false);
    let name = move || {
        let market = of(page, index, |position| position.market.clone());
        words::position(&(index + 1).to_string(), &market)
    };
    Stencil::new(
        r#"<div class="position" role="group" data-at="card"><button type="button" class="fold" data-at="fold"><b data-at="market"></b><span data-at="rest"></span></button><div class="position-body"><i data-at="head"></i><i data-at="head-note"></i><i data-at="amounts"></i><i data-at="leverage"></i><p class="note closes" data-at="closes"></p><i data-at="further"></i></div></div>"#,
    )
    .attr("card", "aria-label", name)
    .class("card", "folded", move || !open.get())
    // The card's one line on a phone; opens and folds it.
    .attr("fold", "aria-expanded", move || open.get().to_string())
    .on("fold", "click", move |_| open.update(|open| *open = !*open))
    .text("market", move || of(page, index, |position| position.market.clone()))
    .text("rest", move || of(page, index, |position| in_short(page, position)))
    .put("head", head(page, index, more))
    .put("head-note", fields::messages(page, Field::Market(index), &format!("market-{index}")))
    .put("amounts", amounts::amounts(page, index))
    .put("leverage", leverage::row(page, index))
    // Where this position closes by itself and within the account.
    .html("closes", move || {
        page.told(|report| Some(markup::figures(&report.positions.get(index)?.closes)))
            .unwrap_or_default()
    })
    .put("further", shown(move || more.get(), move || further(page, index)))
    .view()
}

fn in_short(page: Page, position: &PositionForm) -> String {
    let long = position.side == Side::Long;
    let quantity = page.pretty(&position.quantity, Kind::Amount);
    let entry = page.pretty(&position.entry, Kind::Amount);
    let leverage = position.leverage.trim_end_matches('x');
    words::in_short(long, &quantity, &entry, leverage)
}

/// Market, side, mode, and what opens the rest.
fn head(page: Page, index: usize, more: RwSignal<bool>) -> AnyView {
    let sides = List {
        id: format!("side-{index}"),
        pick: format!("side {index}"),
        name: Box::new(move || [words::SIDE, &place(page, index)].concat()),
        options: Box::new(|| numbered(&[words::LONG, words::SHORT])),
        value: Box::new(move || {
            let short = of(page, index, |position| position.side == Side::Short);
            usize::from(short).to_string()
        }),
    };
    let modes = List {
        id: format!("mode-{index}"),
        pick: format!("mode {index}"),
        name: Box::new(move || [words::MARGIN_MODE, &place(page, index)].concat()),
        options: Box::new(move || {
            let pockets = page.typed(|form| {
                let mut modes = form.positions.iter().map(|position| position.mode);
                modes.any(|mode| mode == Mode::Pocket)
            });
            let mut words = numbered(&[words::ISOLATED, words::CROSS, words::POCKET_MODE]);
            words.truncate(if pockets || more.get() { 3 } else { 2 });
            let (isolated, cross) = page.typed(|form| choices::modes(&form.venue));
            words.retain(|(place, _)| if place == "1" { cross } else { isolated });
            words
        }),
        value: Box::new(move || {
            let mode = of(page, index, |position| position.mode);
            let place = MODES.iter().position(|known| *known == mode);
            place.unwrap_or_default().to_string()
        }),
    };
    Stencil::new(
        r#"<div class="position-head"><i data-at="market"></i><i data-at="side"></i><i data-at="mode"></i><button type="button" class="plain small" data-at="more"><span data-at="word"></span><span class="vh" data-at="place"></span></button></div>"#,
    )
    .put("market", market(page, index))
    .put("side", choice::segments(sides))
    .put("mode", choice::segments(modes))
    .attr("more", "aria-expanded", move || more.get().to_string())
    .on("more", "click", move |_| more.update(|more| *more = !*more))
    .text("word", move || if more.get() { words::LESS } else { words::MORE }.to_owned())
    .text("place", move || place(page, index))
    .view()
}

fn market(page: Page, index: usize) -> AnyView {
    let list = format!("markets-{index}");
    let spec = Spec::name(
        Field::Market(index),
        format!("market-{index}"),
        words::MARKET,
    )
    .of(move || place(page, index))
    .list(&list);
    let options = move || {
        let markets = page.typed(|form| choices::markets(&form.venue, &form.currency));
        let mut html = String::new();
        for market in markets {
            html.push_str(&fill(r#"<option value="{}"></option>"#, &[&market]));
        }
        html
    };
    Stencil::new(fill(
        r#"<span class="box market"><i data-at="box"></i><datalist id="{}" data-at="list"></datalist></span>"#,
        &[&list],
    ))
    .put("box", fields::bare_box(page, spec))
    .html("list", options)
    .view()
}

/// Mark, own margin, pocket, further figures, copy and remove.
fn further(page: Page, index: usize) -> AnyView {
    let id = |name: &str| format!("{name}-{index}");
    let place = move || place(page, index);
    let field = move |spec: Spec| fields::text_field(page, spec.of(place));
    let mark = Spec::number(
        Field::Mark(index),
        id("mark"),
        words::MARK_NOW,
        Kind::Amount,
    );
    let margin = Spec::number(
        Field::Margin(index),
        id("own-margin"),
        words::MARGIN_SET_ASIDE,
        Kind::Amount,
    );
    let pocket = move || {
        let id = format!("pocket-{index}");
        field(Spec::name(Field::Pocket(index), id, words::POCKET))
    };
    let in_pocket = move || of(page, index, |position| position.mode == Mode::Pocket);
    let details = move || {
        page.told(|report| Some(markup::details(&report.positions.get(index)?.details)))
            .unwrap_or_default()
    };
    let backing = Spec::name(Field::Backing(index), id("backing"), words::MARGIN_KEPT_IN);
    let owed = Spec::number(
        Field::Owed(index),
        id("owed"),
        words::OWED_SO_FAR,
        Kind::Amount,
    );
    let number = index.to_string();
    Stencil::new(fill(
        r#"<div class="further"><i data-at="kinds"></i><div class="pair"><i data-at="mark"></i><i data-at="margin"></i><i data-at="backing"></i><i data-at="owed"></i><i data-at="pocket"></i></div><dl data-at="details"></dl><p class="actions"><button type="button" class="plain" data-do="copy {}">{}<span class="vh" data-at="one"></span></button><button type="button" class="plain" data-do="remove {}">{}<span class="vh" data-at="other"></span></button></p></div>"#,
        &[&number, words::COPY, &number, words::REMOVE],
    ))
    .put("mark", field(mark.empty(words::ENTRY_PRICE)))
    .put("margin", field(margin.empty(words::NOTIONAL_BY_LEVERAGE)))
    .put("backing", field(backing.empty(words::WHAT_IT_PAYS_IN)))
    .put("owed", field(owed.empty("0")))
    .put("pocket", shown(in_pocket, pocket))
    .put("kinds", kinds(page, index))
    .html("details", details)
    .text("one", place)
    .text("other", place)
    .view()
}

/// Linear or inverse.
fn kinds(page: Page, index: usize) -> AnyView {
    choice::segments(List {
        id: format!("kind-{index}"),
        pick: format!("kind {index}"),
        name: Box::new(move || [words::CONTRACT, &place(page, index)].concat()),
        options: Box::new(|| numbered(&[words::LINEAR, words::INVERSE])),
        value: Box::new(move || {
            let inverse = of(page, index, |position| position.kind == Inverse);
            usize::from(inverse).to_string()
        }),
    })
}
