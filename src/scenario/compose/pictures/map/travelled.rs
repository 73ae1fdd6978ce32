//! The chosen path across the survival map.

use crate::scenario::compose::pictures::{opened, samples};
use crate::scenario::compose::{Context, series, view_name};
use crate::scenario::picture::{Event, EventKind, MapSample, Point};
use crate::simulate::walk::EventKind as Happened;
use crate::words::answer::pictures::map as words;
use rust_decimal::Decimal;

/// Moves of both markets at every sample.
pub fn path(context: &Context<'_>, pair: (usize, usize)) -> Vec<MapSample> {
    let scenario = context.scenario;
    let moves = |market: usize| {
        let mark = scenario.marks[market];
        let share =
            move |price: Decimal| price.checked_div(mark).unwrap_or(Decimal::ONE) - Decimal::ONE;
        samples(context, market, scenario.judged)
            .into_iter()
            .map(move |(time, price)| (time, share(price)))
    };
    let pairs = moves(pair.0).zip(moves(pair.1));
    pairs
        .map(|((time, x), (_, y))| MapSample { time, at: (x, y) })
        .collect()
}

/// When the last position of every account was closed; none while one is alive at the end.
pub fn end(context: &Context<'_>) -> Option<Decimal> {
    let mut last: Option<Decimal> = None;
    for (walk, view) in opened(context) {
        let mut closed = 0;
        for event in &walk.events {
            if let Happened::Closed { members, .. } = &event.kind {
                closed += members.len();
                last = last.max(Some(event.moment.x()));
            }
        }
        if closed < view.figures.positions.len() {
            return None;
        }
    }
    last
}

/// Closings, each where the path was then.
pub fn events(context: &Context<'_>, path: &[MapSample]) -> Vec<Event> {
    let mut events = Vec::new();
    for (walk, _) in opened(context) {
        for event in &walk.events {
            let Happened::Closed { members, .. } = &event.kind else {
                continue;
            };
            let Some(at) = at(path, event.moment.x()) else {
                continue;
            };
            events.push(Event {
                at,
                series: series(walk.view),
                kind: EventKind::Closed,
                label: words::closed_on_the_path(view_name(walk.view), &context.pool_name(members)),
                follows: String::new(),
                detail: String::new(),
            });
        }
    }
    events
}

/// Where the path is at a time, between its samples straight.
fn at(path: &[MapSample], time: Decimal) -> Option<Point> {
    let after = path.partition_point(|sample| sample.time <= time);
    let before = path.get(after.checked_sub(1)?)?;
    let Some(next) = path.get(after) else {
        return Some(before.at);
    };
    let share = (time - before.time).checked_div(next.time - before.time)?;
    let between = |from: Decimal, to: Decimal| from + (to - from) * share;
    Some((
        between(before.at.0, next.at.0),
        between(before.at.1, next.at.1),
    ))
}
