//! The path as a table: prices, account values and boundaries, four rows a bar.

use super::{maybe, number, opens, samples};
use crate::margin::rules::PriceKind;
use crate::scenario::compose::log::opened;
use crate::scenario::compose::{Context, view_name};
use crate::scenario::export::{Sheet, Value};
use crate::simulate::journey::Sampling;
use crate::simulate::walk::{Band, Walk};
use rust_decimal::Decimal;

/// A value at a bar and a sample of it.
type At<'a> = Box<dyn Fn(usize, u32) -> Value + 'a>;
/// A side of a band.
type Edge = fn(&Band) -> Option<Decimal>;

/// One row a sample. What is known only at the close stands in the rows of closes.
pub fn sheet(context: &Context<'_>) -> Sheet {
    let mut columns: Vec<(String, At<'_>)> = Vec::new();
    prices(context, &mut columns);
    for walk in opened(context) {
        values(walk, &mut columns);
        boundaries(context, walk, &mut columns);
    }
    let names = samples(context);
    let mut rows = Vec::with_capacity(context.scenario.journey().bars() * 4);
    for bar in 0..context.scenario.journey().bars() {
        for (leg, name) in names.into_iter().enumerate() {
            let leg = u32::try_from(leg).unwrap_or(0);
            let mut row = vec![
                number(bar),
                opens(context, bar),
                Value::Text(name.to_owned()),
            ];
            row.extend(columns.iter().map(|(_, at)| at(bar, leg)));
            rows.push(row);
        }
    }
    let mut heads = ["bar", "opens", "sample"].map(str::to_owned).to_vec();
    heads.extend(columns.into_iter().map(|(head, _)| head));
    Sheet { heads, rows }
}

/// Mark of every market, and last where the path has another.
fn prices<'a>(context: &'a Context<'_>, columns: &mut Vec<(String, At<'a>)>) {
    let scenario = context.scenario;
    let sampling = Sampling::Inside(context.replay.order);
    for (place, follows) in scenario.follows.iter().enumerate() {
        let track = &scenario.path.tracks[follows.track];
        for (kind, word) in [(PriceKind::Mark, "mark"), (PriceKind::Last, "last")] {
            if kind == PriceKind::Last && track.last == track.mark {
                continue;
            }
            let head = [context.name(place), word].join(" ");
            let at = move |bar, leg| {
                let price = scenario
                    .journey()
                    .price_at(place, (bar, leg), (kind, sampling));
                Value::Number(price)
            };
            columns.push((head, Box::new(at)));
        }
    }
}

fn values<'a>(walk: &'a Walk, columns: &mut Vec<(String, At<'a>)>) {
    let name = view_name(walk.view);
    let value = move |bar: usize, leg: u32| {
        let place = bar * 4 + usize::try_from(leg).unwrap_or(0);
        maybe(walk.values.get(place).copied())
    };
    columns.push(([name, " account value"].concat(), Box::new(value)));
    let usage = move |bar: usize, leg: u32| match leg {
        3 => maybe(walk.usage.get(bar).copied().flatten()),
        _ => Value::Empty,
    };
    let head = [name, " requirement by equity"].concat();
    columns.push((head, Box::new(usage)));
}

/// Where each position is closed while only its market moves, unrounded.
fn boundaries<'a>(context: &'a Context<'_>, walk: &'a Walk, columns: &mut Vec<(String, At<'a>)>) {
    for (member, held) in context.scenario.account.holdings.iter().enumerate() {
        let bands = &walk.bands[member];
        let edges: [(&str, Edge); 2] = [("below", |band| band.below), ("above", |band| band.above)];
        for (word, edge) in edges {
            if bands.iter().all(|band| edge(band).is_none()) {
                continue;
            }
            let market = context.name(held.position.instrument);
            let place = (member + 1).to_string();
            let name = view_name(walk.view);
            let head = [name, " position ", &place, " ", market, " closes ", word].concat();
            let at = move |bar: usize, leg: u32| match leg {
                3 if !is_gone(walk, member, bar) => maybe(bands.get(bar + 1).and_then(edge)),
                _ => Value::Empty,
            };
            columns.push((head, Box::new(at)));
        }
    }
}

/// Whether a position was closed in this very bar: its last boundary belongs to that moment.
fn is_gone(walk: &Walk, member: usize, bar: usize) -> bool {
    let mut gone = walk.events.iter().filter(|event| event.moment.bar == bar);
    walk.bands[member].len() == bar + 2 && gone.any(|event| event.kind.gone().contains(&member))
}
