//! The leverage ladder: the book read anew at each leverage, as if the reader had typed it.

use super::numbers;
use crate::margin::figures::{ViewFigures, view_figures};
use crate::margin::liquidation::Liquidation;
use crate::margin::sizing::leverage_cap;
use crate::market::account::View;
use crate::market::position::Side;
use crate::scenario::compose::{Context, series, view_name};
use crate::scenario::edit::{Edit, Field};
use crate::scenario::form::Quantity;
use crate::scenario::input::Scenario;
use crate::scenario::picture::{Label, LadderLine, LadderPicture, Later, Note, Point};
use crate::scenario::read::read;
use crate::venues::Modes;
use crate::words::answer::pictures::ladder as words;
use rust_decimal::{Decimal, dec};
use std::sync::Arc;

/// Leverages looked at, in quarters, besides the chosen one and the highest allowed: so close that a
/// straight line between two is the curve to the eye.
const STOPS: [u16; 42] = [
    4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 18, 20, 22, 24, 26, 28, 32, 36, 40, 44, 48, 56, 64,
    72, 80, 92, 104, 120, 140, 160, 200, 240, 300, 360, 400, 500, 600, 800, 1200, 2000,
];
/// Without a bracket that names one, so far.
const USUAL: Decimal = dec!(125);
/// A line that moves by less than this is level.
const LEVEL: Decimal = dec!(0.000_000_000_1);

/// The ladder, made when it is looked at.
pub fn later(context: &Context<'_>) -> Later<LadderPicture> {
    let (scenario, replay) = (Arc::clone(context.scenario), Arc::clone(context.replay));
    let style = context.style;
    Later::new(move || picture(&Context::new(&scenario, style, &replay)))
}

/// The book at one leverage.
struct Stop {
    leverage: Decimal,
    scenario: Scenario,
    views: Vec<ViewFigures>,
}

fn picture(context: &Context<'_>) -> LadderPicture {
    let scenario = context.scenario;
    let holdings = &scenario.account.holdings;
    let member = holdings
        .iter()
        .position(|held| held.position.instrument == scenario.focus)
        .unwrap_or(0);
    let position = &holdings[member].position;
    let chosen = position.leverage;
    let cap = leverage_cap(position, &scenario.book);
    let last = cap.unwrap_or(USUAL).max(chosen);
    let mut leverages: Vec<Decimal> = STOPS
        .iter()
        .map(|stop| Decimal::from(*stop) / Decimal::from(4))
        .collect();
    leverages.extend([chosen, last]);
    leverages.retain(|leverage| *leverage <= last);
    leverages.sort();
    leverages.dedup();
    let stops: Vec<Stop> = leverages
        .iter()
        .filter_map(|leverage| stop(context, member, *leverage))
        .collect();
    let lines = lines(context, &stops, (member, position.side));
    let name = context.name(position.instrument);
    let isolated = lines
        .iter()
        .find(|line| line.series == series(View::Isolated));
    LadderPicture {
        summary: summary(context, name, &lines),
        caption: caption(context, (member, &stops), &lines),
        numbers: numbers(context.style.separators),
        heading: (words::LEVERAGE.to_owned(), words::leverage_of(name)),
        marks: isolated.map_or_else(Vec::new, |line| marks(context, line, chosen)),
        chosen: (chosen, context.style.leverage(chosen, places(chosen))),
        allowed: cap.map(|cap| {
            let shown = context.style.leverage(cap, places(cap));
            (cap, words::most_in_bracket(&shown))
        }),
        closed: closed(context, member, &stops),
        stops: stops.iter().map(|stop| stop.leverage).collect(),
        lines,
    }
}

fn places(leverage: Decimal) -> u32 {
    leverage.normalize().scale().min(2)
}

fn stop(context: &Context<'_>, member: usize, leverage: Decimal) -> Option<Stop> {
    let style = context.style;
    let text = style.editable(leverage);
    let edit = Edit::Text(Field::Leverage(member), text);
    let form = context.scenario.form.apply(&edit);
    let (scenario, _) = read(&form, style.separators);
    let scenario = scenario?;
    let figures = |view| view_figures(&scenario.account, view, scenario.setting(), scenario.fees);
    Some(Stop {
        leverage,
        views: [View::Isolated, View::Cross].map(figures).into(),
        scenario,
    })
}

/// The boundary on the side that loses.
fn losing(found: &Liquidation, side: Side) -> Option<Decimal> {
    let edge = match side {
        Side::Long => found.below(),
        Side::Short => found.above(),
    };
    edge.filter(|edge| !edge.beyond_table).map(|edge| edge.t)
}

/// Isolated, cross with all moving, and cross with its own market alone, where that differs.
fn lines(context: &Context<'_>, stops: &[Stop], of: (usize, Side)) -> Vec<LadderLine> {
    let (member, side) = of;
    let modes = context
        .scenario
        .venue
        .map_or(Modes::Both, |venue| venue.modes);
    let several = context.held().len() > 1;
    let focus = context.scenario.focus;
    let name = context.name(focus);
    let mut lines = Vec::new();
    for (place, view) in [View::Isolated, View::Cross].into_iter().enumerate() {
        let offered = !matches!(
            (modes, view),
            (Modes::IsolatedOnly, View::Cross) | (Modes::CrossOnly, View::Isolated)
        );
        for alone in [false, true] {
            if !offered || (alone && !(several && view == View::Cross)) {
                continue;
            }
            // An isolated pool is closed by its own market, whatever the others do.
            let by_price = alone || view == View::Isolated;
            let point = |stop: &Stop| {
                let figures = &stop.views[place];
                figures.missing.is_none().then_some(())?;
                let position = figures.positions.get(member)?;
                let mark = stop.scenario.marks[focus];
                let share = match by_price {
                    true => losing(&position.alone.found, side)?
                        .checked_div(mark)?
                        .checked_sub(Decimal::ONE)?,
                    false => {
                        let pool = &figures.pools[position.pool];
                        let t = joint(&pool.together.found, side, stop.scenario.betas[focus])?;
                        t * stop.scenario.betas[focus]
                    }
                };
                (share.abs() <= Decimal::TWO).then_some((stop.leverage, share))
            };
            let points: Vec<Point> = stops.iter().filter_map(point).collect();
            let head = match (view, alone, several) {
                (View::Cross, true, _) => words::cross_alone(name),
                (View::Cross, false, true) => words::CROSS_TOGETHER.to_owned(),
                _ => view_name(view).to_owned(),
            };
            let end = points.last().map(|point| context.percent(point.1));
            if !points.is_empty() {
                lines.push(LadderLine {
                    series: series(view),
                    minor: alone,
                    label: Label {
                        head,
                        detail: end.unwrap_or_default(),
                    },
                    points,
                });
            }
        }
    }
    lines
}

/// The joint move that takes the market the way its position loses.
fn joint(found: &Liquidation, side: Side, beta: Decimal) -> Option<Decimal> {
    let turned = match (side, beta.is_sign_negative()) {
        (side, false) => side,
        (Side::Long, true) => Side::Short,
        (Side::Short, true) => Side::Long,
    };
    losing(found, turned).filter(|_| !beta.is_zero())
}

/// The chosen leverage and twice it.
fn marks(context: &Context<'_>, line: &LadderLine, chosen: Decimal) -> Vec<Note> {
    let note = |at: &Point| Note {
        at: *at,
        label: Label {
            head: format!(
                "{} {}",
                context.style.leverage(at.0, places(at.0)),
                context.percent(at.1)
            ),
            detail: String::new(),
        },
    };
    let wanted = |at: &&Point| at.0 == chosen || at.0 == chosen * Decimal::TWO;
    line.points.iter().filter(wanted).map(note).collect()
}

/// Up to which leverage isolated margins are more than the account holds, to a hundredth.
fn closed(context: &Context<'_>, member: usize, stops: &[Stop]) -> Option<(Decimal, String)> {
    let lacks = |stop: &Stop| stop.views[0].missing.is_some();
    let last = stops.iter().take_while(|stop| lacks(stop)).last()?;
    let mut edge = (last.leverage, last.leverage);
    if let Some(next) = stops.iter().find(|stop| !lacks(stop)) {
        edge.1 = next.leverage;
        while edge.1 - edge.0 > dec!(0.01) {
            let middle = ((edge.0 + edge.1) / Decimal::TWO).round_dp(3);
            match stop(context, member, middle).is_some_and(|stop| lacks(&stop)) {
                true => edge.0 = middle,
                false => edge.1 = middle,
            }
        }
    }
    let balance = context.money(context.scenario.balance);
    Some((edge.1, words::not_to_be_opened(&balance)))
}

fn is_level(line: &LadderLine) -> bool {
    let all = || line.points.iter().map(|point| point.1);
    let spread = all().max().zip(all().min()).map(|(high, low)| high - low);
    spread.is_none_or(|spread| spread <= LEVEL)
}

fn summary(context: &Context<'_>, name: &str, lines: &[LadderLine]) -> String {
    let one = |line: &LadderLine| {
        let (Some(first), Some(last)) = (line.points.first(), line.points.last()) else {
            return String::new();
        };
        let at = |point: &Point| {
            words::distance_at(
                &context.percent(point.1),
                &context.style.leverage(point.0, places(point.0)),
            )
        };
        match is_level(line) {
            true => words::at_any_leverage(&line.label.head, &context.percent(last.1)),
            false => words::from_to(&line.label.head, &at(first), &at(last)),
        }
    };
    let parts: Vec<String> = lines.iter().map(one).collect();
    words::distances(name, &parts.join("; "))
}

fn caption(context: &Context<'_>, of: (usize, &[Stop]), lines: &[LadderLine]) -> String {
    let (member, stops) = of;
    let cross = lines
        .iter()
        .find(|line| line.series == series(View::Cross) && !line.minor);
    let stays = match context.scenario.form.positions[member].locked {
        Quantity::Size => words::size_stays,
        Quantity::Notional => words::notional_stays,
        Quantity::Margin => words::margin_stays,
    };
    let own = !context.scenario.form.positions[member]
        .margin
        .trim()
        .is_empty();
    let isolated = match own {
        true => words::MARGIN_IS_TYPED,
        false => words::LEVERAGE_SETS_DISTANCE,
    };
    let cross = match cross {
        None => "",
        Some(line) if is_level(line) => words::CROSS_IS_LEVEL,
        Some(_) => words::CROSS_MOVES_TOO,
    };
    [isolated, cross, &stays(stops.len())].concat()
}
