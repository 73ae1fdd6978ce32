//! Price path: the mark, and the prices that would close the position in focus.

use super::{band_x, closing_of, is_pure, numbers, opened, samples, time};
use crate::margin::rules::PriceKind;
use crate::market::account::View;
use crate::scenario::compose::acts;
use crate::scenario::compose::log::when;
use crate::scenario::compose::{Context, Direction, series, steps, view_name};
use crate::scenario::picture::{
    Edge, Event, Label, LastPrice, LiquidationLine, Note, Point, PricePicture,
};
use crate::simulate::actions::Act;
use crate::simulate::walk::{Band, Event as Walked, Walk};
use crate::words::answer::{self, pictures, pictures::price as words};
use rust_decimal::{Decimal, dec};

/// The cross line is explained when it has moved by this share of the mark.
const WORTH_A_WORD: Decimal = dec!(0.02);

/// The picture of the market in focus.
pub fn picture(context: &Context<'_>) -> PricePicture {
    let scenario = context.scenario;
    let focus = scenario.focus;
    let name = context.name(focus).to_owned();
    let judged = samples(context, focus, scenario.judged);
    let mark = samples(context, focus, PriceKind::Mark);
    let end = mark.last().map_or(scenario.marks[focus], |point| point.1);
    let change = (end - scenario.marks[focus])
        .checked_div(scenario.marks[focus])
        .unwrap_or_default();
    let lines = lines(context);
    let entry_word = if scenario.instruments[focus].marked {
        words::MARK
    } else {
        words::ENTRY
    };
    PricePicture {
        summary: summary(context, change),
        asset: name,
        time: time(context),
        numbers: numbers(context.style.separators),
        decimals: scenario.instruments[focus].tick.scale(),
        entry: scenario.marks[focus],
        entry_word: entry_word.to_owned(),
        mark_name: words::MARK.to_owned(),
        mark_end: Label {
            head: words::mark_at(&context.quote(focus, end)),
            detail: words::change_from(&context.percent(change), entry_word),
        },
        last: last(context, &mark, judged),
        notes: notes(context, &lines),
        lines,
        events: events(context),
        mark,
        cursor: None,
        events_heading: pictures::EVENT.to_owned(),
    }
}

fn summary(context: &Context<'_>, change: Decimal) -> String {
    let name = context.name(context.scenario.focus);
    let closings = events(context)
        .into_iter()
        .map(|event| event.label)
        .collect::<Vec<_>>();
    let what = if closings.is_empty() {
        words::NOTHING_IS_CLOSED.to_owned()
    } else {
        closings.join("; ")
    };
    words::over_path(
        name,
        &context.scenario.path.title,
        &context.percent(change),
        &what,
    )
}

/// The last price where it is judged on or differs from the mark.
fn last(context: &Context<'_>, mark: &[Point], judged: Vec<Point>) -> Option<LastPrice> {
    let scenario = context.scenario;
    if scenario.path.source.is_empty() {
        return None;
    }
    let points = match scenario.judged {
        PriceKind::Last => judged,
        PriceKind::Mark => samples(context, scenario.focus, PriceKind::Last),
    };
    (points != mark).then(|| LastPrice {
        name: words::LAST.to_owned(),
        points,
    })
}

/// The nearest prices that would close a position of the focus, at the start and every close.
fn lines(context: &Context<'_>) -> Vec<LiquidationLine> {
    let mut lines = Vec::new();
    for (walk, _) in opened(context).filter(|(walk, _)| is_pure(walk.view)) {
        for edge in [Edge::Below, Edge::Above] {
            let pieces = pieces(context, walk, edge);
            if !pieces.is_empty() {
                lines.push(line(context, walk, (edge, pieces)));
            }
        }
    }
    lines
}

fn line(context: &Context<'_>, walk: &Walk, of: (Edge, Vec<Vec<Point>>)) -> LiquidationLine {
    let (edge, pieces) = of;
    let focus = context.scenario.focus;
    let closes = match edge {
        Edge::Below => words::closes_below,
        Edge::Above => words::closes_above,
    };
    let name = context.name(focus);
    let first = pieces
        .first()
        .and_then(|piece| piece.first())
        .map(|point| point.1);
    let said = |price: Decimal| {
        let price = context.price(focus, price);
        let many = context.held().len() > 1;
        match walk.view {
            View::Cross if many => words::cross_closes_if_only(&price, name),
            view => words::closes_at(view_name(view), name, &price),
        }
    };
    LiquidationLine {
        series: series(walk.view),
        edge,
        name: closes(view_name(walk.view)),
        first: first.map(said).unwrap_or_default(),
        pieces,
    }
}

fn pieces(context: &Context<'_>, walk: &Walk, edge: Edge) -> Vec<Vec<Point>> {
    let focus = context.scenario.focus;
    let holdings = &context.scenario.account.holdings;
    let members: Vec<usize> = (0..holdings.len())
        .filter(|&member| holdings[member].position.instrument == focus)
        .collect();
    let longest = members
        .iter()
        .map(|&member| walk.bands[member].len())
        .max()
        .unwrap_or(0);
    let mut pieces: Vec<Vec<Point>> = Vec::new();
    let mut open = false;
    for index in 0..longest {
        let bands = members
            .iter()
            .filter_map(|&member| walk.bands[member].get(index));
        match nearest(bands, edge) {
            Some(price) => {
                let x = members
                    .iter()
                    .find(|&&member| walk.bands[member].len() == index + 1)
                    .and_then(|&member| closing_of(walk, member))
                    .map_or_else(|| band_x(index), |event| event.moment.x());
                if !open {
                    pieces.push(Vec::new());
                }
                if let Some(piece) = pieces.last_mut() {
                    piece.push((x, price));
                }
                open = true;
            }
            None => open = false,
        }
    }
    pieces
}

fn nearest<'a>(bands: impl Iterator<Item = &'a Band>, edge: Edge) -> Option<Decimal> {
    match edge {
        Edge::Below => bands.filter_map(|band| band.below).max(),
        Edge::Above => bands.filter_map(|band| band.above).min(),
    }
}

/// Closings that concern the focus.
fn events(context: &Context<'_>) -> Vec<Event> {
    let scenario = context.scenario;
    let focus = scenario.focus;
    let holds = |members: &[usize]| {
        members
            .iter()
            .any(|&member| scenario.account.holdings[member].position.instrument == focus)
    };
    let mut events = Vec::new();
    for (walk, view) in opened(context).filter(|(walk, _)| is_pure(walk.view)) {
        for event in &walk.events {
            if let Some(act) = acts::act_of(event) {
                events.extend(acted(context, walk, (event, act)));
            }
            let members = event.kind.touched();
            let Some((act, partly)) = steps::act(context, event).filter(|_| holds(&members)) else {
                continue;
            };
            let what = if walk.view == View::Cross {
                answer::CROSS.to_owned()
            } else {
                answer::isolated_pool(context.name(focus))
            };
            let price = context.quote(focus, event.prices[focus]);
            let posted = context.change(event.posted);
            let shown = members
                .iter()
                .find(|&&member| scenario.account.holdings[member].position.instrument == focus)
                .and_then(|&member| first_shown(context, view, member));
            let first = match (walk.view, shown) {
                (View::Cross, Some(first)) => words::first_shown(&first),
                _ => String::new(),
            };
            let label = words::done_at(&what, &act, &price, &posted);
            events.push(Event {
                at: (event.moment.x(), event.prices[focus]),
                series: series(walk.view),
                kind: steps::marker(partly),
                follows: pictures::then(&label),
                label,
                detail: format!("{}.{first}", when(context, event.moment)),
            });
        }
    }
    events.sort_by_key(|event| event.at.0);
    events
}

/// Something done to a position of the focus.
fn acted(context: &Context<'_>, walk: &Walk, of: (&Walked, &Act)) -> Option<Event> {
    let (event, act) = of;
    let focus = context.scenario.focus;
    let held = &context.scenario.account.holdings[act.position].position;
    if held.instrument != focus {
        return None;
    }
    let label = words::acted(view_name(walk.view), &acts::words(context, act));
    Some(Event {
        at: (event.moment.x(), event.prices[focus]),
        series: series(walk.view),
        kind: acts::marker(act)?,
        follows: label.clone(),
        label,
        detail: String::new(),
    })
}

fn first_shown(
    context: &Context<'_>,
    view: &crate::scenario::analysis::ViewAnalysis,
    member: usize,
) -> Option<String> {
    let found = &view.figures.positions[member].alone.found;
    let instrument = context.scenario.account.holdings[member]
        .position
        .instrument;
    match context.direction {
        Direction::Fall => found.below().map(|edge| context.price(instrument, edge.t)),
        Direction::Rise => found.above().map(|edge| context.price(instrument, edge.t)),
    }
}

/// Why the cross line moves, where it moved farthest.
fn notes(context: &Context<'_>, lines: &[LiquidationLine]) -> Vec<Note> {
    let held = context.held();
    let [one, two] = held.as_slice() else {
        return Vec::new();
    };
    let focus = context.scenario.focus;
    let other = if *one == focus { *two } else { *one };
    let cross = lines.iter().find(|line| line.series == series(View::Cross));
    let Some(points) = cross.and_then(|line| line.pieces.first()) else {
        return Vec::new();
    };
    let Some(first) = points.first().map(|point| point.1) else {
        return Vec::new();
    };
    let before_end = &points[..points.len().saturating_sub(1)];
    let farthest = before_end
        .iter()
        .max_by_key(|point| (point.1 - first).abs());
    let Some(&at) = farthest
        .filter(|point| (point.1 - first).abs() > context.scenario.marks[focus] * WORTH_A_WORD)
    else {
        return Vec::new();
    };
    let moved = samples(context, other, context.scenario.judged);
    let price = moved
        .iter()
        .rfind(|point| point.0 <= at.0)
        .map(|point| point.1);
    let falls = price.is_some_and(|price| price < context.scenario.marks[other]);
    vec![Note {
        at,
        label: Label {
            head: words::other_moves_the_line(context.name(other), falls, at.1 > first),
            detail: words::nothing_changed(context.name(focus)),
        },
    }]
}
