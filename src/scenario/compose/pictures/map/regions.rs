//! Regions of the survival map: what is alive where, in words.

use super::Known;
use crate::margin::rules::{Bearer, Remainder};
use crate::market::account::View;
use crate::scenario::compose::{Context, view_name};
use crate::scenario::picture::{Label, MapZone, Point};
use crate::simulate::survival::Window;
use crate::words::answer::pictures::{self, map};
use rust_decimal::Decimal;

/// Points looked at a side: a region that none of them meets has no room for words either.
const SIDE: i64 = 13;

/// The regions that have room for words.
pub fn zones(context: &Context<'_>, pools: &[Known<'_>], window: Window) -> Vec<MapZone> {
    let pure: Vec<&Known<'_>> = pools
        .iter()
        .filter(|known| known.view.figures.view != View::Configured)
        .collect();
    let mut found: Vec<(Vec<bool>, Vec<Point>)> = Vec::new();
    let place = |(low, high): Point, step: i64| {
        low + (high - low) * Decimal::new(2 * step + 1, 0) / Decimal::from(2 * SIDE)
    };
    for row in 0..SIDE {
        for column in 0..SIDE {
            let at = (place(window.x, column), place(window.y, row));
            let alive: Vec<bool> = pure.iter().map(|known| known.outline.holds(at)).collect();
            match found.iter_mut().find(|(known, _)| *known == alive) {
                Some((_, seeds)) => seeds.push(at),
                None => found.push((alive, vec![at])),
            }
        }
    }
    let zone = |(alive, seeds): (Vec<bool>, Vec<Point>)| {
        let closed = |view: View| {
            let of = pure.iter().zip(&alive);
            of.filter(|(known, alive)| known.view.figures.view == view && !**alive)
                .count()
        };
        MapZone {
            label: words(context, &pure, &alive),
            closed: (closed(View::Isolated), closed(View::Cross) > 0),
            seeds: from_the_middle(seeds),
        }
    };
    found.into_iter().map(zone).collect()
}

/// The seeds, nearest to their mean first.
fn from_the_middle(mut seeds: Vec<Point>) -> Vec<Point> {
    let count = Decimal::from(seeds.len());
    let mean = |pick: fn(&Point) -> Decimal| {
        let sum: Decimal = seeds.iter().map(pick).sum();
        sum.checked_div(count).unwrap_or_default()
    };
    let (x, y) = (mean(|at| at.0), mean(|at| at.1));
    seeds.sort_by_key(|at| (at.0 - x) * (at.0 - x) + (at.1 - y) * (at.1 - y));
    seeds
}

/// "isolated BTC closed", "cross alive".
fn words(context: &Context<'_>, pools: &[&Known<'_>], alive: &[bool]) -> Label {
    let of = |wanted: View, state: bool| -> Vec<&str> {
        pools
            .iter()
            .zip(alive)
            .filter(|(known, alive)| known.view.figures.view == wanted && **alive == state)
            .map(|(known, _)| known.name.as_str())
            .collect()
    };
    let has = |view: View| pools.iter().any(|known| known.view.figures.view == view);
    let closed = of(View::Isolated, false);
    let standing = of(View::Isolated, true);
    let cross_closed = !of(View::Cross, false).is_empty();
    let label = |head: String, detail: String| Label { head, detail };
    if alive.iter().all(|alive| *alive) {
        return label(map::ALL_ALIVE.to_owned(), String::new());
    }
    if alive.iter().all(|alive| !alive) {
        return label(pictures::NOTHING_ALIVE.to_owned(), left(context, pools));
    }
    let isolated = match (closed.as_slice(), standing.len()) {
        ([], _) => map::ISOLATED_ALIVE.to_owned(),
        (_, 0) => map::ALL_ISOLATED_CLOSED.to_owned(),
        ([one], _) => map::closed(one),
        (many, _) => map::isolated_closed(many.len()),
    };
    match (has(View::Isolated), has(View::Cross)) {
        (true, true) if cross_closed => label(
            map::CROSS_CLOSED.to_owned(),
            match (closed.len(), standing.as_slice()) {
                (0, _) => map::ALL_ISOLATED_ALIVE.to_owned(),
                (_, [one]) => pictures::alive(one),
                (_, many) => map::isolated_alive(many.len()),
            },
        ),
        (true, true) => label(isolated, map::CROSS_ALIVE.to_owned()),
        (true, false) => label(isolated, String::new()),
        (false, _) => label(map::CROSS_CLOSED.to_owned(), String::new()),
    }
}

/// What every account keeps where all of it is closed, where that is the same everywhere.
fn left(context: &Context<'_>, pools: &[&Known<'_>]) -> String {
    let scenario = context.scenario;
    let same = scenario.book.pool.closing.remainder == Remainder::Forfeited
        && scenario.book.pool.closing.bearer != Bearer::Account
        && !scenario.account.keeps_coins();
    if !same {
        return String::new();
    }
    let mut parts: Vec<String> = Vec::new();
    for view in [View::Isolated, View::Cross] {
        if pools.iter().any(|known| known.view.figures.view == view) {
            let free = scenario.account.cut(view).free;
            parts.push(pictures::keeps(view_name(view), &context.money(free)));
        }
    }
    parts.join(", ")
}
