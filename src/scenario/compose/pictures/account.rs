//! Account value along the path.

use super::{band_x, money_decimals, numbers, opened, sample_x, time};
use crate::margin::liquidate::Closed;
use crate::margin::rules::Bearer;
use crate::market::account::View;
use crate::scenario::analysis::ViewAnalysis;
use crate::scenario::compose::acts::{self, act_of};
use crate::scenario::compose::steps;
use crate::scenario::compose::{Context, series, view_name};
use crate::scenario::picture::{AccountLine, AccountPicture, Event, Guide, Label, Point};
use crate::simulate::walk::{Event as Walked, EventKind as Happened, Walk};
use crate::words::answer::pictures::{self, account as words};
use rust_decimal::Decimal;

/// The picture of every view that can be opened.
pub fn picture(context: &Context<'_>) -> AccountPicture {
    let lines: Vec<AccountLine> = opened(context)
        .map(|(walk, _)| line(context, walk))
        .collect();
    let ends: Vec<String> = lines
        .iter()
        .map(|line| format!("{}, {}", line.end.head, line.end.detail))
        .collect();
    AccountPicture {
        summary: words::over_path(
            &context.scenario.path.title,
            !context.scenario.is_hidden(),
            &ends.join("; "),
        ),
        time: time(context),
        numbers: numbers(context.style.separators),
        decimals: money_decimals(context),
        floor: opened(context)
            .find(|(walk, _)| walk.view == View::Isolated)
            .and_then(|(_, view)| floor(context, view)),
        maintenance: opened(context)
            .find(|(walk, _)| walk.view == View::Cross)
            .and_then(|(walk, view)| maintenance(context, walk, view)),
        events: events(context),
        notes: Vec::new(),
        cursor: None,
        events_heading: pictures::EVENT.to_owned(),
        lines,
    }
}

fn line(context: &Context<'_>, walk: &Walk) -> AccountLine {
    let positions = context.scenario.account.holdings.len();
    let alive = walk.summary.alive;
    let closes = |event: &&Walked| {
        let acted = act_of(event).is_some_and(|act| act.outcome.is_ok());
        acted || event.kind.closed().is_some()
    };
    let mut closings = walk.events.iter().filter(closes);
    AccountLine {
        series: series(walk.view),
        name: view_name(walk.view).to_owned(),
        points: points(walk),
        closed: closings
            .next_back()
            .filter(|_| alive == 0)
            .map(|event| event.moment.x()),
        end: Label {
            head: format!(
                "{} {}",
                view_name(walk.view),
                context.money(walk.summary.end)
            ),
            detail: words::positions_alive(alive, positions),
        },
    }
}

/// Every sample, with both sides of each closing between them.
fn points(walk: &Walk) -> Vec<Point> {
    let mut events = walk.events.iter().peekable();
    let mut points = Vec::with_capacity(walk.values.len() + 2 * walk.events.len());
    for (index, &value) in walk.values.iter().enumerate() {
        let x = sample_x(index);
        while let Some(event) = events.next_if(|event| event.moment.x() <= x) {
            let taken = event.kind.closed().map(Closed::taken);
            let acted = act_of(event).is_some();
            if let Some(before) = taken.or(acted.then_some(Decimal::ZERO)) {
                points.push((event.moment.x(), event.value + before));
                points.push((event.moment.x(), event.value));
            }
        }
        points.push((x, value));
    }
    points
}

fn floor(context: &Context<'_>, view: &ViewAnalysis) -> Option<Guide> {
    // Coins that lie free are worth another amount at every price, and actions move money: no level
    // line. Nor where the account bears what a pool cannot.
    let bears = context.scenario.book.pool.closing.bearer == Bearer::Account;
    if bears || context.keeps_coins() || !context.scenario.actions.is_empty() {
        return None;
    }
    let free = view.figures.free;
    let bars = Decimal::from(context.scenario.journey().bars());
    (free > Decimal::ZERO).then(|| Guide {
        points: vec![(Decimal::ZERO, free), (bars, free)],
        label: words::free_balance(&context.money(free)),
    })
}

fn maintenance(context: &Context<'_>, walk: &Walk, view: &ViewAnalysis) -> Option<Guide> {
    let start = view.figures.requirement();
    let mut points = vec![(Decimal::ZERO, start)];
    let later = walk.cross_requirement.iter().enumerate();
    points.extend(later.map(|(bar, &requirement)| (band_x(bar + 1), requirement)));
    if let Some(event) = walk
        .events
        .iter()
        .find(|event| matches!(event.kind, Happened::Closed { .. }))
        && let Happened::Closed { requirement, .. } = &event.kind
    {
        points.push((event.moment.x(), *requirement));
    }
    (start > Decimal::ZERO).then(|| Guide {
        points,
        label: words::cross_maintenance(&context.money(start)),
    })
}

/// A pool's second warning: in the log alone.
fn is_repeated(event: &Walked, before: &[Walked]) -> bool {
    let warned = |event: &Walked| matches!(event.kind, Happened::Warned { .. });
    let same = |other: &Walked| warned(other) && other.kind.touched() == event.kind.touched();
    warned(event) && before.iter().any(same)
}

fn events(context: &Context<'_>) -> Vec<Event> {
    let mut events = Vec::new();
    for (walk, _) in opened(context) {
        for (index, event) in walk.events.iter().enumerate() {
            if is_repeated(event, &walk.events[..index]) {
                continue;
            }
            let acted = act_of(event);
            let (label, kind) = match acted {
                Some(act) => (Some(acts::words(context, act)), acts::marker(act)),
                None => (steps::words(context, event), steps::marked(context, event)),
            };
            let (Some(label), Some(kind)) = (label, kind) else {
                continue;
            };
            events.push(Event {
                at: (event.moment.x(), event.value),
                series: series(walk.view),
                kind,
                follows: pictures::then(&label),
                label,
                detail: String::new(),
            });
        }
    }
    events.sort_by_key(|event| event.at.0);
    events
}
