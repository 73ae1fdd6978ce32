//! The tier strip: the brackets of the market in focus, and where its position stands among them.

use super::numbers;
use crate::margin::leg::Leg;
use crate::margin::liquidation::{Boundary, Standing};
use crate::margin::rules::{Basis, ContractRules};
use crate::margin::schedule::Key;
use crate::market::account::View;
use crate::market::position::{Kind, Side};
use crate::market::ray::Moving;
use crate::scenario::compose::{Context, capital, series, view_name};
use crate::scenario::picture::{Bracket, Later, Series, StripMark, StripPicture};
use crate::words::answer::pictures::strip as words;
use rust_decimal::{Decimal, dec};
use std::sync::Arc;

/// A closing beyond this multiple of the mark is not shown: the strip would show nothing else.
const FAR: Decimal = dec!(4);

/// The strip, made when it is looked at.
pub fn later(context: &Context<'_>) -> Later<StripPicture> {
    let (scenario, replay) = (Arc::clone(context.scenario), Arc::clone(context.replay));
    let style = context.style;
    Later::new(move || picture(&Context::new(&scenario, style, &replay)))
}

fn picture(context: &Context<'_>) -> StripPicture {
    let scenario = context.scenario;
    let focus = scenario.focus;
    let mut marks: Vec<StripMark> = Vec::new();
    let mut leg: Option<Leg> = None;
    for analysis in context.views.iter().filter(|view| view.opens()) {
        let view = analysis.figures.view;
        if view == View::Configured {
            continue;
        }
        let cut = scenario.account.cut(view);
        for pool in &cut.pools {
            let standing = Standing::new(pool, &scenario.book, &scenario.marks);
            let own = |held: &&Leg| {
                let wanted = leg.as_ref().map(|leg| (leg.side, leg.kind, leg.rules));
                held.instrument == focus
                    && wanted.is_none_or(|wanted| wanted == (held.side, held.kind, held.rules))
            };
            let Some(held) = standing.legs().iter().find(own).cloned() else {
                continue;
            };
            let rules = &scenario.book.contracts[held.rules];
            if leg.is_none() {
                let price = scenario.marks[focus];
                marks.push(mark(
                    context,
                    (&held, rules),
                    price,
                    (Series::Mark, words::NOW),
                ));
            }
            if marks.iter().any(|known| known.series == series(view)) {
                continue;
            }
            let moving = match view {
                View::Isolated => Moving::Together(scenario.alone(focus)),
                _ => Moving::Together(scenario.betas.clone()),
            };
            let found = standing.liquidation(&moving).found;
            let beta = match view {
                View::Isolated => Decimal::ONE,
                _ => scenario.betas[focus],
            };
            let down = (held.side == Side::Long) != beta.is_sign_negative();
            let edge = if down { found.below() } else { found.above() };
            let known = |edge: &&Boundary| !edge.beyond_table && !beta.is_zero();
            if let Some(edge) = edge.filter(known) {
                let price = scenario.marks[focus] * (Decimal::ONE + beta * edge.t);
                if price > scenario.marks[focus] * FAR {
                    continue;
                }
                let when = words::when_closed(view_name(view));
                marks.push(mark(context, (&held, rules), price, (series(view), &when)));
            }
            leg = Some(held);
        }
    }
    let Some(leg) = leg else {
        return without(context);
    };
    let rules = &scenario.book.contracts[leg.rules];
    let brackets = brackets(context, rules);
    let greatest = marks
        .iter()
        .map(|mark| mark.at)
        .fold(Decimal::ZERO, Decimal::max);
    let until = until(&brackets, greatest);
    let name = context.name(focus);
    let said: Vec<&str> = marks.iter().map(|mark| mark.words.as_str()).collect();
    StripPicture {
        summary: words::brackets_of(name, &said.join("; ")),
        caption: caption(rules, &brackets, &said),
        numbers: numbers(context.style.separators),
        axis: axis(context, &leg, rules),
        heads: words::HEADS.map(str::to_owned),
        until,
        brackets,
        marks,
    }
}

fn without(context: &Context<'_>) -> StripPicture {
    StripPicture {
        summary: words::NO_POSITION.to_owned(),
        caption: String::new(),
        numbers: numbers(context.style.separators),
        axis: String::new(),
        heads: words::HEADS.map(str::to_owned),
        until: Decimal::ONE,
        brackets: Vec::new(),
        marks: Vec::new(),
    }
}

fn mark(
    context: &Context<'_>,
    of: (&Leg, &ContractRules),
    price: Decimal,
    named: (Series, &str),
) -> StripMark {
    let (leg, rules) = of;
    let (series, when) = named;
    let key = leg.key_at(rules, price);
    let index = leg.tier_at(rules, price);
    let rate = rules.maintenance.schedule.tiers()[index].rate;
    let amount = amount(context, key);
    let shown = context.price(leg.instrument, price);
    StripMark {
        series,
        at: key,
        label: words::held_at(when, &amount, &shown),
        words: words::in_bracket(
            when,
            &shown,
            &amount,
            index + 1,
            &context.style.percent(rate, 2),
        ),
    }
}

fn amount(context: &Context<'_>, key: Decimal) -> String {
    context.style.significant(key, 6)
}

fn brackets(context: &Context<'_>, rules: &ContractRules) -> Vec<Bracket> {
    let tiers = rules.maintenance.schedule.tiers();
    let bracket = |(index, tier): (usize, &crate::margin::schedule::Tier)| {
        let mut said = Vec::new();
        if !tier.deduction.is_zero() {
            said.push(words::less(&amount(context, tier.deduction)));
        }
        if let Some(highest) = tier.max_leverage {
            let places = highest.normalize().scale().min(1);
            said.push(words::at_most(&context.style.leverage(highest, places)));
        }
        Bracket {
            from: tier.floor,
            to: tiers.get(index + 1).map(|next| next.floor),
            rate: context.style.percent(tier.rate, tier_places(tier.rate)),
            words: said.join(", "),
        }
    };
    tiers.iter().enumerate().map(bracket).collect()
}

/// Decimals that a rate has as per cents.
fn tier_places(rate: Decimal) -> u32 {
    rate.normalize().scale().saturating_sub(2).min(4)
}

/// All that is held with a third on top, and the end of its bracket where that is not far.
fn until(brackets: &[Bracket], greatest: Decimal) -> Decimal {
    let room = greatest * dec!(1.35);
    let own = brackets
        .iter()
        .find(|bracket| bracket.to.is_none_or(|to| to >= greatest));
    let end = own.and_then(|bracket| bracket.to).map(|to| to * dec!(1.25));
    let far = greatest * Decimal::from(25);
    let until = end
        .filter(|end| *end <= far)
        .map_or(room, |end| end.max(room));
    match until.is_zero() {
        true => Decimal::ONE,
        false => until,
    }
}

fn axis(context: &Context<'_>, leg: &Leg, rules: &ContractRules) -> String {
    let name = context.name(leg.instrument);
    let currency = &context.scenario.form.currency;
    match (rules.maintenance.schedule.key, leg.kind) {
        (Key::Notional, Kind::Linear) => words::notional_in(currency),
        (Key::Notional, Kind::Inverse) | (Key::Size, Kind::Linear) => words::size_in(name),
        (Key::Size, Kind::Inverse) => words::CONTRACTS.to_owned(),
    }
}

fn caption(rules: &ContractRules, brackets: &[Bracket], marks: &[&str]) -> String {
    let mut text: Vec<String> = marks.iter().map(|mark| capital(mark) + ".").collect();
    let moves = match (rules.maintenance.schedule.key, rules.maintenance.basis) {
        _ if brackets.len() == 1 => words::ONE_RATE,
        (Key::Size, _) => words::BY_SIZE,
        (_, Basis::Entry) => words::BY_ENTRY,
        _ => words::BY_WHAT_IS_HELD,
    };
    text.push(moves.to_owned());
    if let Some(limit) = rules.maintenance.schedule.limit() {
        let last = brackets.last().map(|bracket| bracket.from);
        if last.is_some_and(|last| limit > last) {
            text.push(words::TABLE_HAS_AN_END.to_owned());
        }
    }
    text.join(" ")
}
