//! The survival map in words: regions, the price that a venue shows, and the path.

mod reading;
mod regions;
mod travelled;

use super::numbers;
use crate::margin::liquidation::{Boundary, Standing, is_beyond_table};
use crate::market::account::Pool;
use crate::market::account::View;
use crate::market::ray::Moving;
use crate::scenario::analysis::ViewAnalysis;
use crate::scenario::compose::{Context, Direction, pool_title, series};
use crate::scenario::form::Others;
use crate::scenario::picture::{Label, Later, MapPicture, MapPool, Note, Point, Probe, Reading};
use crate::simulate::survival::{Outline, Plan, Window};
use crate::words::answer::pictures::map as words;
use rust_decimal::{Decimal, RoundingStrategy, dec};
use std::sync::Arc;

/// No move beyond this is drawn.
const FURTHEST: Decimal = dec!(1.5);

/// The map, made when it is looked at.
pub fn later(context: &Context<'_>) -> Later<MapPicture> {
    let (scenario, replay) = (Arc::clone(context.scenario), Arc::clone(context.replay));
    let style = context.style;
    Later::new(move || picture(&Context::new(&scenario, style, &replay)))
}

/// One pool of a view on the map.
struct Known<'a> {
    view: &'a ViewAnalysis,
    pool: Pool,
    name: String,
    outline: Outline,
}

fn picture(context: &Context<'_>) -> MapPicture {
    let scenario = context.scenario;
    let held = context.held();
    let across = if held.contains(&scenario.focus) {
        scenario.focus
    } else {
        held.first().copied().unwrap_or_default()
    };
    let Some(upward) = held.iter().copied().find(|other| *other != across) else {
        return without(context);
    };
    let plan = match scenario.others() {
        Others::Held => Plan::held((across, upward), scenario.marks.len()),
        Others::Together | Others::Betas => Plan::following((across, upward), &scenario.betas),
    };
    let (bx, by) = (scenario.betas[across], scenario.betas[upward]);
    let diagonal = match bx.is_zero() || by.is_zero() {
        true => (Decimal::ONE, Decimal::ONE),
        false => (bx, by),
    };
    let mut pools = pools(context);
    let path = travelled::path(context, (across, upward));
    let range = range(context, (&plan, &pools), (diagonal, &path));
    let window = Window {
        x: range.0,
        y: range.1,
    };
    for known in &mut pools {
        let on = (&plan, window);
        known.outline = Outline::new(&known.pool, &scenario.book, &scenario.marks, on);
    }
    let t = scenario.joint_move;
    let names = (context.name(across), context.name(upward));
    let together = cross_at(context, (&plan, &pools), diagonal).map(|(at, _)| Note {
        at,
        label: Label {
            head: percent(context, at.0),
            detail: words::TOGETHER.to_owned(),
        },
    });
    MapPicture {
        summary: summary(context, &plan, &pools),
        caption: caption(context, &plan, &pools),
        none: String::new(),
        numbers: numbers(context.style.separators),
        heading: words::POINT.to_owned(),
        axes: (words::move_of(names.0), words::move_of(names.1)),
        range,
        zones: regions::zones(context, &pools, window),
        path_name: scenario.path.title.clone(),
        path_end: travelled::end(context),
        events: travelled::events(context, &path),
        path,
        displayed: displayed(context, (&plan, &pools)),
        together: together.filter(|note| inside(range, note.at)),
        diagonal: (diagonal, diagonal_words(diagonal)),
        hand: Note {
            at: (bx * t, by * t),
            label: Label {
                head: words::joint_move(&context.style.percent_signed(t, 1)),
                detail: String::new(),
            },
        },
        probe: reading::probe(context, &plan),
        pools: pools.into_iter().map(drawn).collect(),
    }
}

/// A book of one market has no map.
fn without(context: &Context<'_>) -> MapPicture {
    MapPicture {
        summary: words::ONE_MARKET_HAS_NO_MAP.to_owned(),
        caption: String::new(),
        none: words::NEEDS_TWO_MARKETS.to_owned(),
        numbers: numbers(context.style.separators),
        heading: words::POINT.to_owned(),
        axes: (String::new(), String::new()),
        range: ((dec!(-0.5), dec!(0.5)), (dec!(-0.5), dec!(0.5))),
        pools: Vec::new(),
        zones: Vec::new(),
        path: Vec::new(),
        path_name: String::new(),
        path_end: None,
        events: Vec::new(),
        displayed: Vec::new(),
        together: None,
        diagonal: ((Decimal::ONE, Decimal::ONE), String::new()),
        hand: Note {
            at: Point::default(),
            label: Label::default(),
        },
        probe: Probe::new(|_| Reading {
            head: String::new(),
            values: Vec::new(),
        }),
    }
}

/// Every pool of the views that can be opened, isolated ones first.
fn pools<'a>(context: &'a Context<'_>) -> Vec<Known<'a>> {
    let mut pools = Vec::new();
    for view in context.views.iter().filter(|view| view.opens()) {
        for pool in context.scenario.account.cut(view.figures.view).pools {
            let names = context.pool_name(&pool.members);
            pools.push(Known {
                name: match view.figures.view {
                    View::Configured => words::as_configured(&pool_title(&pool.kind, &names)),
                    _ => pool_title(&pool.kind, &names),
                },
                view,
                pool,
                outline: Outline::default(),
            });
        }
    }
    pools
}

fn drawn(known: Known<'_>) -> MapPool {
    let corners = known.outline.corners.iter();
    MapPool {
        series: series(known.view.figures.view),
        name: known.name,
        outline: corners.map(|corner| corner.at).collect(),
        edges: known.outline.edges(),
    }
}

/// Boundaries of a pool on the way towards `way`, and on the way back.
fn both_ways(context: &Context<'_>, plan: &Plan, pool: &Pool, way: Point) -> [Option<Boundary>; 2] {
    let scenario = context.scenario;
    let standing = Standing::new(pool, &scenario.book, &scenario.marks);
    let found = standing
        .liquidation(&Moving::Together(plan.moves(way)))
        .found;
    [found.below().cloned(), found.above().cloned()]
}

/// Moves shown: today, where pools are closed by one market alone or by both, the path, and a sixth of
/// their span on either side; both axes alike.
fn range(
    context: &Context<'_>,
    of: (&Plan, &[Known<'_>]),
    seen: (Point, &[crate::scenario::picture::MapSample]),
) -> (Point, Point) {
    let (plan, pools) = of;
    let (diagonal, path) = seen;
    let (one, zero) = (Decimal::ONE, Decimal::ZERO);
    let mut values = vec![zero];
    for known in pools {
        for way in [(one, zero), (zero, one), diagonal] {
            for edge in both_ways(context, plan, &known.pool, way)
                .into_iter()
                .flatten()
            {
                let at = (way.0 * edge.t, way.1 * edge.t);
                if at.0.abs() <= one && at.1.abs() <= one {
                    values.extend([at.0, at.1]);
                }
            }
        }
    }
    values.extend(path.iter().flat_map(|sample| [sample.at.0, sample.at.1]));
    let low = values.iter().copied().fold(zero, Decimal::min);
    let high = values.iter().copied().fold(zero, Decimal::max);
    let (low, high) = match low == high {
        true => (dec!(-0.6), dec!(0.6)),
        false => (low, high),
    };
    let room = ((high - low) / Decimal::from(6)).max(dec!(0.02));
    let step = if high - low > dec!(0.3) {
        dec!(0.1)
    } else {
        dec!(0.05)
    };
    let low = (((low - room) / step).floor() * step).max(-one);
    let high = (((high + room) / step).ceil() * step).min(FURTHEST);
    // No market that follows may fall below a price of zero.
    let lowest = [(low, low), (low, high), (high, low), (high, high)]
        .into_iter()
        .flat_map(|corner| plan.moves(corner))
        .fold(zero, Decimal::min);
    let scale = match lowest < -one {
        true => (-one).checked_div(lowest).unwrap_or(one),
        false => one,
    };
    let range = (low * scale, high * scale);
    (range, range)
}

fn inside(range: (Point, Point), at: Point) -> bool {
    let ((left, right), (bottom, top)) = range;
    left <= at.0 && at.0 <= right && bottom <= at.1 && at.1 <= top
}

/// Where the cross pool is first closed on the way towards `way`, in the leading direction.
fn cross_at(
    context: &Context<'_>,
    of: (&Plan, &[Known<'_>]),
    way: Point,
) -> Option<(Point, Direction)> {
    let (plan, pools) = of;
    let cross = pools
        .iter()
        .filter(|known| known.view.figures.view == View::Cross);
    let mut found: [Option<Decimal>; 2] = [None, None];
    for known in cross {
        for (place, edge) in found
            .iter_mut()
            .zip(both_ways(context, plan, &known.pool, way))
        {
            let nearer = |edge: &Boundary| {
                !edge.beyond_table && place.is_none_or(|known| edge.t.abs() < known.abs())
            };
            if let Some(edge) = edge.filter(nearer) {
                *place = Some(edge.t);
            }
        }
    }
    let [below, above] = found;
    let (first, second) = match context.direction {
        Direction::Fall => ((below, Direction::Fall), (above, Direction::Rise)),
        Direction::Rise => ((above, Direction::Rise), (below, Direction::Fall)),
    };
    let (t, direction) = match first {
        (Some(t), direction) => (t, direction),
        (None, _) => (second.0?, second.1),
    };
    Some(((way.0 * t, way.1 * t), direction))
}

/// The price that a venue shows for cross: one market alone, the others as the map moves them.
fn displayed(context: &Context<'_>, of: (&Plan, &[Known<'_>])) -> Vec<Note> {
    let (one, zero) = (Decimal::ONE, Decimal::ZERO);
    let note = |(market, way): (usize, Point)| {
        let (at, direction) = cross_at(context, of, way)?;
        let share = at.0 + at.1;
        let price = context.scenario.marks[market] * (one + share);
        let name = context.name(market);
        let shown = context.price(market, price);
        Some(Note {
            at,
            label: Label {
                head: percent(context, share),
                detail: match of.0.moves_others() {
                    true => words::alone_of_the_two(name, &shown),
                    false => words::if_only(name, direction.one(), &shown),
                },
            },
        })
    };
    let ways = [(of.0.across, (one, zero)), (of.0.upward, (zero, one))];
    ways.into_iter().filter_map(note).collect()
}

/// A move in per cent; a boundary's division leaves noise in its last digit.
fn percent(context: &Context<'_>, share: Decimal) -> String {
    context.percent(share.round_dp_with_strategy(12, RoundingStrategy::MidpointAwayFromZero))
}

fn diagonal_words(diagonal: Point) -> String {
    match diagonal.0 == diagonal.1 {
        true => words::BOTH_MOVE_ALIKE,
        false => words::BOTH_BY_BETAS,
    }
    .to_owned()
}

fn summary(context: &Context<'_>, plan: &Plan, pools: &[Known<'_>]) -> String {
    let one = |known: &Known<'_>| {
        let edges = known.outline.edges();
        match (known.outline.corners.is_empty(), edges.is_empty()) {
            (true, _) => words::is_closed_today(&known.name),
            (false, true) => words::survives_all(&known.name),
            (false, false) => words::is_closed_beyond_its_line(&known.name),
        }
    };
    let parts: Vec<String> = pools.iter().map(one).collect();
    words::alive_after(
        context.name(plan.across),
        context.name(plan.upward),
        &parts.join("; "),
    )
}

/// Whether the line of a pool runs where its bracket table has ended.
fn is_unknown(context: &Context<'_>, plan: &Plan, known: &Known<'_>) -> bool {
    let scenario = context.scenario;
    known.outline.corners.iter().any(|corner| {
        let moves = plan.moves(corner.at).into_iter();
        let prices = moves.zip(&scenario.marks);
        let prices: Vec<Decimal> = prices
            .map(|(share, mark)| mark * (Decimal::ONE + share))
            .collect();
        is_beyond_table(&known.pool, &scenario.book, &prices)
    })
}

fn caption(context: &Context<'_>, plan: &Plan, pools: &[Known<'_>]) -> String {
    let mut said = words::HOW_TO_READ.to_owned();
    let others: Vec<&str> = (0..context.scenario.marks.len())
        .filter(|market| *market != plan.across && *market != plan.upward)
        .map(|market| context.name(market))
        .collect();
    if !others.is_empty() {
        let names = others.join(", ");
        said += &match plan.moves_others() {
            true => words::others_follow(&names),
            false => words::others_stay(&names),
        };
    }
    if pools.iter().any(|known| is_unknown(context, plan, known)) {
        said += words::BEYOND_THE_TABLE;
    }
    said
}
