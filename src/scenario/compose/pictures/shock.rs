//! The shock curve: account value after every joint move, with its zones in words.

use super::{money_decimals, numbers};
use crate::market::account::View;
use crate::scenario::analysis::ViewAnalysis;
use crate::scenario::compose::{Context, Direction, series, steps, view_name};
use crate::scenario::picture::{
    Boundary, Cursor, Event, Ground, Label, Note, Point, ShockLine, ShockPicture, Zone, shock_range,
};
use crate::simulate::stress::overtakes;
use crate::words::answer::pictures::{self, shock as words};
use rust_decimal::{Decimal, RoundingStrategy, dec};

/// The picture of every view that can be opened.
pub fn picture(context: &Context<'_>) -> ShockPicture {
    let open: Vec<&ViewAnalysis> = context.views.iter().filter(|view| view.opens()).collect();
    let turns = open.iter().flat_map(|view| view.shock.turns());
    let mut edges: Vec<Decimal> = turns.map(|(edge, _)| edge).collect();
    edges.sort();
    edges.dedup();
    let near: Vec<Decimal> = edges
        .iter()
        .copied()
        .filter(|edge| edge.abs() <= Decimal::ONE)
        .collect();
    let range = reachable(context, shock_range(&near));
    let inside: Vec<Decimal> = edges
        .into_iter()
        .filter(|edge| *edge > range.0 && *edge < range.1)
        .collect();
    let value_now = open
        .first()
        .map(|view| view.figures.value)
        .unwrap_or(context.scenario.balance);
    ShockPicture {
        summary: summary(context, &open),
        numbers: numbers(context.style.separators),
        decimals: money_decimals(context),
        heading: pictures::JOINT_MOVE.to_owned(),
        range,
        lines: lines(context, &open, range),
        zones: zones(context, &open, (range, &inside)),
        boundaries: boundaries(context, &inside),
        events: events(context, &open, range),
        now: Note {
            at: (Decimal::ZERO, value_now),
            label: Label {
                head: words::now(&context.money(value_now)),
                detail: String::new(),
            },
        },
        crossing: crossing(context, range),
        cursor: Some(cursor(context, &open)),
        events_heading: pictures::EVENT.to_owned(),
    }
}

/// The range within which every price stays positive.
fn reachable(context: &Context<'_>, range: (Decimal, Decimal)) -> (Decimal, Decimal) {
    let mut range = range;
    for beta in context.scenario.betas.iter().filter(|beta| !beta.is_zero()) {
        let Some(end) = Decimal::NEGATIVE_ONE.checked_div(*beta) else {
            continue;
        };
        if end < Decimal::ZERO {
            range.0 = range.0.max(end);
        } else {
            range.1 = range.1.min(end);
        }
    }
    range
}

fn summary(context: &Context<'_>, open: &[&ViewAnalysis]) -> String {
    let one = |view: &&ViewAnalysis| {
        let turn = |(edge, partly): (Decimal, bool)| match partly {
            true => words::in_part(&context.percent(edge)),
            false => context.percent(edge),
        };
        let closings: Vec<String> = view.shock.turns().into_iter().map(turn).collect();
        if closings.is_empty() {
            words::closed_by_no_move(view_name(view.figures.view))
        } else {
            words::closed_at(view_name(view.figures.view), &closings.join(", "))
        }
    };
    let parts: Vec<String> = open.iter().map(one).collect();
    words::after_a_move(&parts.join("; "))
}

fn lines(
    context: &Context<'_>,
    open: &[&ViewAnalysis],
    range: (Decimal, Decimal),
) -> Vec<ShockLine> {
    let same = |t: Decimal| {
        open.windows(2)
            .all(|pair| pair[0].shock.value(t) == pair[1].shock.value(t))
    };
    let line = |(index, view): (usize, &&ViewAnalysis)| {
        let points = vertices(view, range);
        let end = |point: Option<&Point>| {
            let (t, value) = point.copied().unwrap_or_default();
            let head = match (same(t) && open.len() > 1, index) {
                (true, 0) => words::both(&context.money(value)),
                (true, _) => String::new(),
                (false, _) => format!("{} {}", view_name(view.figures.view), context.money(value)),
            };
            Label {
                head,
                detail: String::new(),
            }
        };
        ShockLine {
            series: series(view.figures.view),
            name: view_name(view.figures.view).to_owned(),
            left: end(points.first()),
            right: end(points.last()),
            points,
        }
    };
    open.iter().enumerate().map(line).collect()
}

/// Both ends, now, and both sides of every closing, from left to right.
fn vertices(view: &ViewAnalysis, range: (Decimal, Decimal)) -> Vec<Point> {
    let mut stops = vec![range.0, Decimal::ZERO, range.1];
    stops.extend(
        view.shock
            .edges()
            .into_iter()
            .filter(|edge| *edge > range.0 && *edge < range.1),
    );
    stops.sort();
    stops.dedup();
    let mut points = Vec::with_capacity(2 * stops.len());
    for t in stops {
        let (before, after) = (view.shock.value_before(t), view.shock.value(t));
        match (before == after, t < Decimal::ZERO) {
            (true, _) => points.push((t, after)),
            (false, true) => points.extend([(t, after), (t, before)]),
            (false, false) => points.extend([(t, before), (t, after)]),
        }
    }
    points
}

fn boundaries(context: &Context<'_>, edges: &[Decimal]) -> Vec<Boundary> {
    let mut boundaries: Vec<Boundary> = Vec::new();
    for &x in edges {
        let label = context.percent(x);
        if boundaries.last().is_none_or(|last| last.label != label) {
            boundaries.push(Boundary { x, label });
        }
    }
    boundaries
}

fn zones(
    context: &Context<'_>,
    open: &[&ViewAnalysis],
    at: ((Decimal, Decimal), &[Decimal]),
) -> Vec<Zone> {
    let (range, edges) = at;
    let mut stops = vec![range.0];
    stops.extend(edges);
    stops.push(range.1);
    let mut zones: Vec<Zone> = Vec::new();
    for pair in stops.windows(2) {
        let middle = (pair[0] + pair[1]) / dec!(2);
        let (label, ground) = zone_words(context, open, middle);
        match zones.last_mut().filter(|last| last.label == label) {
            Some(last) => last.to = pair[1],
            None => zones.push(Zone {
                from: pair[0],
                to: pair[1],
                label,
                ground,
            }),
        }
    }
    zones
}

/// "both alive", "only cross alive", "nothing alive", with the money where it says more.
fn zone_words(context: &Context<'_>, open: &[&ViewAnalysis], t: Decimal) -> (Label, Ground) {
    let mut pure: Vec<&&ViewAnalysis> = open
        .iter()
        .filter(|view| view.figures.view != View::Configured)
        .collect();
    if pure.is_empty() {
        pure.extend(open);
    }
    let whole = |view: &&&ViewAnalysis| view.shock.alive(t) == view.shock.pools();
    let dead = |view: &&&ViewAnalysis| view.shock.alive(t) == 0;
    let name = |view: &ViewAnalysis| view_name(view.figures.view);
    let same = pure
        .windows(2)
        .all(|pair| pair[0].shock.value(t) == pair[1].shock.value(t));
    let (head, ground) = if pure.iter().all(&whole) {
        (
            match pure.as_slice() {
                [] => words::NOTHING_CAN_BE_OPENED.to_owned(),
                [one] => pictures::alive(name(one)),
                _ => words::BOTH_ALIVE.to_owned(),
            },
            Ground::Paper,
        )
    } else if pure.iter().all(&dead) {
        (pictures::NOTHING_ALIVE.to_owned(), Ground::Paper)
    } else {
        let alive: Vec<&str> = pure
            .iter()
            .filter(|view| whole(view))
            .map(|view| name(view))
            .collect();
        match alive.as_slice() {
            [one] if pure.iter().filter(|view| dead(view)).count() + 1 == pure.len() => {
                (words::only_alive(one), Ground::Shade)
            }
            [one] => (words::alive_other_in_part(one), Ground::Shade),
            _ => (words::ALIVE_IN_PART.to_owned(), Ground::Shade),
        }
    };
    let detail = if same && pure.len() > 1 {
        words::SAME_MONEY.to_owned()
    } else if pure.iter().any(|view| view.shock.is_reduced(t)) {
        words::IN_PART.to_owned()
    } else if head == pictures::NOTHING_ALIVE {
        let left: Vec<String> = pure
            .iter()
            .map(|view| pictures::keeps(name(view), &context.money(view.shock.value(t))))
            .collect();
        left.join(", ")
    } else {
        String::new()
    };
    (Label { head, detail }, ground)
}

fn events(context: &Context<'_>, open: &[&ViewAnalysis], range: (Decimal, Decimal)) -> Vec<Event> {
    let mut events = Vec::new();
    for view in open {
        for event in view.shock.falls.iter().chain(&view.shock.rises) {
            if event.t > range.0 && event.t < range.1 {
                events.push(Event {
                    at: (event.t, view.shock.value(event.t)),
                    series: series(view.figures.view),
                    kind: steps::marker(event.partly),
                    label: String::new(),
                    follows: String::new(),
                    detail: context.percent(event.t),
                });
            }
        }
    }
    events
}

/// Where isolated begins to leave more, in the leading direction.
fn crossing(context: &Context<'_>, range: (Decimal, Decimal)) -> Option<Note> {
    let of = |view: View| {
        context
            .views
            .iter()
            .find(|analysis| analysis.figures.view == view && analysis.opens())
    };
    let (isolated, cross) = (of(View::Isolated)?, of(View::Cross)?);
    let falls = context.direction == Direction::Fall;
    let until = if falls { range.0 } else { range.1 };
    let t = overtakes(&isolated.shock, &cross.shock, until)?;
    let value = isolated.shock.value(t);
    // The division that found it leaves noise in the last digit.
    let rounded = t.round_dp_with_strategy(12, RoundingStrategy::MidpointAwayFromZero);
    let at = context.style.percent_signed(rounded, 2);
    let head = if isolated.shock.value(t) == cross.shock.value(t)
        || (value - cross.shock.value(t)).abs() < dec!(0.01)
    {
        words::both_hold_then_isolated(&at, &context.money(value), falls)
    } else {
        words::then_isolated(&at, falls)
    };
    Some(Note {
        at: (t, value),
        label: Label {
            head,
            detail: String::new(),
        },
    })
}

fn cursor(context: &Context<'_>, open: &[&ViewAnalysis]) -> Cursor {
    let x = context.scenario.joint_move;
    let value = |view: &&ViewAnalysis| (series(view.figures.view), view.shock.value(x));
    let mut said = vec![words::at(&context.style.percent_signed(x, 1))];
    said.extend(open.iter().map(|view| {
        format!(
            "{} {}",
            view_name(view.figures.view),
            context.money(view.shock.value(x))
        )
    }));
    Cursor {
        x,
        values: open.iter().map(value).collect(),
        words: said,
    }
}
