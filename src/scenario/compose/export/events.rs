//! The events as a table: what happened to each account, funding too, with signed amounts.

use super::{number, opens, samples};
use crate::scenario::compose::acts::{self, act_of};
use crate::scenario::compose::log::opened;
use crate::scenario::compose::{Context, steps, view_name};
use crate::scenario::export::{Sheet, Value};
use crate::simulate::walk::{Event, EventKind, Walk};
use rust_decimal::Decimal;

/// Entry, events and end of each account, in order of time.
pub fn sheet(context: &Context<'_>) -> Sheet {
    let mut heads = ["bar", "opens", "after", "account", "event", "words"]
        .map(str::to_owned)
        .to_vec();
    let markets = context.scenario.instruments.iter();
    heads.extend(markets.map(|market| [&market.name, " price"].concat()));
    heads.extend(["posted", "account value"].map(str::to_owned));
    let mut rows = Vec::new();
    for walk in opened(context) {
        rows.push(start(context, walk));
    }
    let mut events: Vec<(&Walk, &Event)> = opened(context)
        .flat_map(|walk| walk.events.iter().map(move |event| (walk, event)))
        .collect();
    events.sort_by_key(|(_, event)| event.moment);
    for (walk, event) in events {
        let words = match act_of(event) {
            Some(act) => acts::words(context, act),
            None => steps::words(context, event).unwrap_or_default(),
        };
        let leg = usize::try_from(event.moment.leg).unwrap_or(0);
        let sample = samples(context).get(leg).copied().unwrap_or_default();
        rows.push(row(
            (
                number(event.moment.bar),
                opens(context, event.moment.bar),
                sample,
            ),
            (walk, kind(&event.kind), words),
            &event.prices,
            (Value::Number(event.posted), event.value),
        ));
    }
    Sheet { heads, rows }
}

fn start(context: &Context<'_>, walk: &Walk) -> Vec<Value> {
    row(
        (number(0), opens(context, 0), ""),
        (walk, "entry", String::new()),
        &context.scenario.marks,
        (Value::Empty, walk.start),
    )
}

fn kind(kind: &EventKind) -> &'static str {
    match kind {
        EventKind::Funding(_) => "funding",
        EventKind::Reduced { .. } => "cut",
        EventKind::Closed { .. } => "closed",
        EventKind::Acted(_) => "action",
        EventKind::Warned { .. } => "warning",
    }
}

fn row(
    (bar, opens, sample): (Value, Value, &str),
    (walk, kind, words): (&Walk, &str, String),
    prices: &[Decimal],
    (posted, value): (Value, Decimal),
) -> Vec<Value> {
    let text = |words: &str| Value::Text(words.to_owned());
    let name = text(view_name(walk.view));
    let mut row = vec![
        bar,
        opens,
        text(sample),
        name,
        text(kind),
        Value::Text(words),
    ];
    row.extend(prices.iter().map(|price| Value::Number(*price)));
    row.extend([posted, Value::Number(value)]);
    row
}
