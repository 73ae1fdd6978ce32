//! Scenario → report: the words and figures of the page.

mod acts;
mod closings;
mod coins;
mod comparison;
mod costs;
mod drawn;
mod export;
mod log;
mod notices;
mod outcome;
mod pictures;
mod positions;
mod proofs;
mod readings;
mod replay;
mod sentence;
mod sizing;
mod steps;
mod venue;
mod warnings;

use super::analysis::{Replay, ViewAnalysis, views};
use super::form::Others;
use super::input::Scenario;
use super::picture::Series;
use super::report::Report;
use crate::margin::liquidation::Boundary;
use crate::margin::rules::RuleBook;
use crate::market::account::{PoolKind, View};
use crate::num::text::{Style, Toward, on_tick, significant};
use crate::venues::Doubt;
use crate::words::answer as words;
use rust_decimal::{Decimal, RoundingStrategy};
use std::sync::Arc;

/// Digits kept before a price is put on its tick: a size found by division carries a little noise.
const SIGNIFICANT: u32 = 22;

/// A boundary beyond a hundredfold rise is not worth a figure: no bracket table reaches so far, and
/// it would read as a promise.
pub(super) const REACH: Decimal = rust_decimal::dec!(100);

/// Which way prices go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Fall,
    Rise,
}

impl Direction {
    /// "falls" / "rises".
    fn one(self) -> &'static str {
        match self {
            Self::Fall => words::FALLS,
            Self::Rise => words::RISES,
        }
    }

    /// "fall" / "rise".
    fn many(self) -> &'static str {
        match self {
            Self::Fall => words::FALL,
            Self::Rise => words::RISE,
        }
    }

    fn other(self) -> Self {
        match self {
            Self::Fall => Self::Rise,
            Self::Rise => Self::Fall,
        }
    }
}

/// Everything the composers look at.
pub(super) struct Context<'a> {
    scenario: &'a Arc<Scenario>,
    style: Style,
    views: Vec<ViewAnalysis>,
    /// The same by the other reading of each rule that the venue leaves open.
    others: Vec<(&'static Doubt, Vec<ViewAnalysis>)>,
    replay: &'a Arc<Replay>,
    direction: Direction,
}

/// The report of a scenario that holds positions.
pub(super) fn report(scenario: &Arc<Scenario>, style: Style, replay: &Arc<Replay>) -> Report {
    let context = Context::new(scenario, style, replay);
    let sentence = sentence::sentence(&context);
    Report {
        announcement: sentence::plain_text(&sentence),
        subline: sentence::subline(&context),
        notices: notices::notices(&context),
        columns: comparison::columns(&context),
        rows: comparison::rows(&context),
        pictures: pictures::pictures(&context),
        drawn: drawn::path(&context),
        markets: context.held_markets(),
        log: log::log(&context),
        summary: outcome::summary(&context),
        path_notes: outcome::path_notes(&context),
        replay: replay::line(&context),
        proofs: proofs::proofs(&context),
        positions: positions::lines(&context),
        sizing: sizing::line(&context),
        venue: venue::line(scenario, style),
        costs: costs::summary(scenario, style),
        at_move: sentence::at_move(&context),
        move_ticks: context.move_ticks(),
        assumptions: venue::assumptions(&context),
        export: export::later(&context),
        sentence,
    }
}

impl<'a> Context<'a> {
    fn new(scenario: &'a Arc<Scenario>, style: Style, replay: &'a Arc<Replay>) -> Self {
        let list = views(scenario);
        let under = |book: &RuleBook| {
            let view = |&view| ViewAnalysis::under(scenario, view, book);
            list.iter().map(view).collect::<Vec<_>>()
        };
        let doubts = scenario.venue.map_or(&[][..], |venue| venue.doubts);
        let context = Self {
            scenario,
            style,
            views: under(&scenario.book),
            others: doubts
                .iter()
                .map(|doubt| (doubt, under(&scenario.book.read_as(doubt.reading))))
                .collect(),
            replay,
            direction: Direction::Fall,
        };
        Self {
            direction: context.leading_direction(),
            ..context
        }
    }
}

impl Context<'_> {
    /// The side of the reader's joint move, unless only the other side closes anything.
    fn leading_direction(&self) -> Direction {
        let wanted = if self.scenario.joint_move > Decimal::ZERO {
            Direction::Rise
        } else {
            Direction::Fall
        };
        let closes = |direction: Direction| {
            self.views
                .iter()
                .any(|view| !events(view, direction).is_empty())
        };
        if !closes(wanted) && closes(wanted.other()) {
            wanted.other()
        } else {
            wanted
        }
    }

    fn name(&self, instrument: usize) -> &str {
        &self.scenario.instruments[instrument].name
    }

    /// "−9.55 %", with its sign; whole from a thousand on.
    fn percent(&self, fraction: Decimal) -> String {
        let decimals = if fraction.abs() < Decimal::TEN { 2 } else { 0 };
        self.style.percent_signed(fraction, decimals)
    }

    fn money(&self, amount: Decimal) -> String {
        self.style.money(amount)
    }

    /// "−300", "+12.34": a change of money.
    fn change(&self, amount: Decimal) -> String {
        let decimals = if amount.abs() >= Decimal::ONE_HUNDRED {
            0
        } else {
            2
        };
        self.style.signed(amount, decimals)
    }

    /// A boundary's price on the tick, rounded towards today's mark: one below it up, one above it
    /// down, so that the unsafe side is never flattered.
    fn price(&self, instrument: usize, price: Decimal) -> String {
        let tick = self.scenario.instruments[instrument].tick;
        let tick_price = tick_price(price, tick, self.scenario.marks[instrument]);
        self.style.fixed(tick_price, tick.scale())
    }

    /// A price as it was, to the nearest tick.
    fn quote(&self, instrument: usize, price: Decimal) -> String {
        let tick = self.scenario.instruments[instrument].tick;
        self.style.fixed(price, tick.scale())
    }

    /// One digit more than the tick.
    fn exact(&self, instrument: usize, price: Decimal) -> String {
        let tick = self.scenario.instruments[instrument].tick;
        self.style.fixed(price, tick.scale() + 1)
    }

    /// Price of a market at a joint move.
    fn price_at(&self, instrument: usize, t: Decimal) -> Decimal {
        let beta = self.scenario.betas[instrument];
        self.scenario.marks[instrument] * (Decimal::ONE + beta * t)
    }

    /// A boundary of one market alone, where it is within reach.
    fn near<'b>(&self, instrument: usize, edge: Option<&'b Boundary>) -> Option<&'b Boundary> {
        let furthest = self.scenario.marks[instrument] * (Decimal::ONE + REACH);
        edge.filter(|edge| edge.t <= furthest)
    }

    /// Markets that hold a position, each once.
    fn held_markets(&self) -> Vec<String> {
        self.held()
            .into_iter()
            .map(|instrument| self.name(instrument).to_owned())
            .collect()
    }

    fn held(&self) -> Vec<usize> {
        let mut held: Vec<usize> = Vec::new();
        for holding in &self.scenario.account.holdings {
            if !held.contains(&holding.position.instrument) {
                held.push(holding.position.instrument);
            }
        }
        held
    }

    /// Names of a pool's positions: "BTC", "BTC and ETH", "4 positions".
    fn pool_name(&self, members: &[usize]) -> String {
        let mut names: Vec<&str> = Vec::new();
        for &member in members {
            let name = self.name(self.scenario.account.holdings[member].position.instrument);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        match names.as_slice() {
            [one] => (*one).to_owned(),
            [one, two] => words::two(one, two),
            _ => words::markets(names.len()),
        }
    }

    /// How the condition begins: "both fall together", "only BTC falls".
    fn condition(&self, direction: Direction) -> String {
        let moving = self
            .scenario
            .betas
            .iter()
            .filter(|beta| !beta.is_zero())
            .count();
        let focus = self.name(self.scenario.focus);
        let held = self.held().len();
        match self.scenario.others() {
            _ if held < 2 => words::one_moves(focus, direction.one()),
            Others::Held => words::only_one_moves(focus, direction.one()),
            Others::Together if moving == 2 => words::both_move(direction.many()),
            Others::Together => words::all_move(held, direction.many()),
            Others::Betas => words::all_move_by_betas(direction.many()),
        }
    }

    fn move_ticks(&self) -> Vec<String> {
        let mut ticks: Vec<Decimal> = self
            .views
            .iter()
            .flat_map(|view| view.shock.turns())
            .map(|(edge, _)| edge)
            .collect();
        ticks.sort();
        ticks.dedup();
        ticks
            .into_iter()
            .map(|tick| Style::raw((tick * Decimal::ONE_HUNDRED).round_dp(4)))
            .collect()
    }
}

fn without_noise(price: Decimal) -> Decimal {
    significant(price, SIGNIFICANT, RoundingStrategy::MidpointNearestEven)
}

/// Closings of a view in one direction within reach, nearest first.
fn events(view: &ViewAnalysis, direction: Direction) -> &[crate::simulate::stress::ShockEvent] {
    let list = match direction {
        Direction::Fall => &view.shock.falls,
        Direction::Rise => &view.shock.rises,
    };
    &list[..list.partition_point(|event| event.t.abs() <= REACH)]
}

pub(super) fn series(view: View) -> Series {
    match view {
        View::Isolated => Series::Isolated,
        View::Cross => Series::Cross,
        View::Configured => Series::Configured,
    }
}

/// "isolated", "cross", "as configured".
pub(super) fn view_name(view: View) -> &'static str {
    match view {
        View::Isolated => words::ISOLATED,
        View::Cross => words::CROSS,
        View::Configured => words::AS_CONFIGURED,
    }
}

/// "isolated BTC", "cross account", "pocket swing".
fn pool_title(kind: &PoolKind, names: &str) -> String {
    match kind {
        PoolKind::Isolated => words::isolated_pool(names),
        PoolKind::Cross => words::CROSS_ACCOUNT.to_owned(),
        PoolKind::Pocket(name) => words::pocket(name),
    }
}

/// First letter large.
pub(super) fn capital(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// A price on the tick, rounded towards `mark`.
pub(super) fn tick_price(price: Decimal, tick: Decimal, mark: Decimal) -> Decimal {
    let toward = if price < mark {
        Toward::Up
    } else {
        Toward::Down
    };
    on_tick(without_noise(price), tick, toward)
}
