//! The same book on every venue at once.

use super::analysis::ViewAnalysis;
use super::compose::REACH;
use super::edit::Edit;
use super::form::{Form, FundingChoice};
use super::input::Scenario;
use super::read::read;
use crate::margin::liquidation::Boundary;
use crate::market::account::View;
use crate::num::text::{Separators, Style};
use crate::venues::{self, Venue};
use crate::words::inputs::tables as words;
use rust_decimal::Decimal;

/// Heads and rows of the comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VenueTable {
    /// What all rows share: which way prices move.
    pub caption: String,
    /// Heads of the columns after the venue.
    pub heads: Vec<String>,
    /// One a venue.
    pub rows: Vec<VenueRow>,
}

/// One venue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VenueRow {
    /// `slug@date`, to choose it.
    pub id: String,
    /// Name as shown.
    pub name: String,
    /// One a head; empty where the venue does not hold this book.
    pub cells: Vec<String>,
    /// What it lacks, does not say or does not know, in words; may be empty.
    pub note: String,
    /// Whether it is the venue chosen.
    pub chosen: bool,
}

/// The book of `form` under the newest rules of every venue, prices moving as the form says.
///
/// The amounts stay as typed; the currency becomes the venue's, the modes those that it has.
pub fn compare(form: &Form, separators: Separators) -> VenueTable {
    let kind = form
        .positions
        .first()
        .map(|position| position.kind)
        .unwrap_or_default();
    let mut houses: Vec<&'static Venue> = Vec::new();
    for venue in venues::ALL {
        let known = houses.iter().any(|known| known.house == venue.house);
        if !known && venue.template(kind).is_some() {
            houses.push(venue);
        }
    }
    let rows = houses
        .into_iter()
        .map(|venue| row(form, venue, separators))
        .collect();
    VenueTable {
        caption: words::venues(&form.focus),
        heads: [
            words::ISOLATED_TOGETHER,
            words::ISOLATED_ALONE,
            words::CROSS_TOGETHER,
            words::CROSS_ALONE,
            words::LEFT_AFTER_YOUR_MOVE,
            words::CARRY_PER_DAY,
        ]
        .map(str::to_owned)
        .to_vec(),
        rows,
    }
}

fn row(form: &Form, venue: &'static Venue, separators: Separators) -> VenueRow {
    let id = venue.id();
    let chosen = form.venue == id;
    let held = match chosen {
        true => form.clone(),
        false => form.apply(&Edit::Venue(id.clone())),
    };
    let (mut scenario, mut reader) = read(&held, separators);
    let mut kept = String::new();
    let own = venue
        .currencies
        .first()
        .filter(|own| **own != held.currency);
    if let (None, Some(own)) = (&scenario, own) {
        // The reader's currency is one of the venue's, but its brackets in it are not known here.
        let held = Form {
            currency: (*own).to_owned(),
            ..held
        };
        let (in_own, reader_of_own) = read(&held, separators);
        if in_own.is_some() {
            kept = words::kept_in(own) + " ";
            (scenario, reader) = (in_own, reader_of_own);
        }
    }
    let mut row = VenueRow {
        id,
        name: venue.name.to_owned(),
        chosen,
        ..VenueRow::default()
    };
    let Some(scenario) = scenario.filter(|scenario| !scenario.account.holdings.is_empty()) else {
        let errors: Vec<String> = reader
            .errors
            .into_iter()
            .map(|error| error.message)
            .collect();
        row.note = errors.first().cloned().unwrap_or_default();
        return row;
    };
    let view = |view| ViewAnalysis::new(&scenario, view);
    let (isolated, cross) = (view(View::Isolated), view(View::Cross));
    let told = |view| Told {
        scenario: &scenario,
        style: reader.style,
        view,
    };
    let (isolated, cross) = (told(&isolated), told(&cross));
    row.cells = vec![
        isolated.together(),
        isolated.alone(),
        cross.together(),
        cross.alone(),
        both(isolated.left(), cross.left()),
        carry(&isolated),
    ];
    row.note = kept + &notes(venue, [&isolated, &cross]);
    row
}

/// One way of keeping margin, in words.
struct Told<'a> {
    scenario: &'a Scenario,
    style: Style,
    view: &'a ViewAnalysis,
}

impl Told<'_> {
    fn refusal(&self) -> Option<&'static str> {
        match (self.view.offered, self.view.opens()) {
            (false, _) => Some(words::NOT_OFFERED),
            (true, false) => Some(words::CANNOT_OPEN),
            (true, true) => None,
        }
    }

    /// The nearest closing while the book moves as the form says: a fall first.
    fn together(&self) -> String {
        if let Some(refusal) = self.refusal() {
            return refusal.to_owned();
        }
        let shock = &self.view.shock;
        if shock.alive(Decimal::ZERO) < shock.pools() {
            return words::UNDER_WATER.to_owned();
        }
        let near = |t: &Decimal| t.abs() <= REACH;
        let first = |list: &[crate::simulate::stress::ShockEvent]| {
            let event = list.first()?;
            Some((event.t, event.beyond_table)).filter(|(t, _)| near(t))
        };
        let found = match self.scenario.joint_move > Decimal::ZERO {
            true => first(&shock.rises).or_else(|| first(&shock.falls)),
            false => first(&shock.falls).or_else(|| first(&shock.rises)),
        };
        match found {
            Some((_, true)) => words::NOT_KNOWN.to_owned(),
            Some((t, false)) => self.style.percent_signed(t, 2),
            None => words::NOT_CLOSED.to_owned(),
        }
    }

    /// The nearest boundary of the market in focus, all others held.
    fn alone(&self) -> String {
        if let Some(refusal) = self.refusal() {
            return refusal.to_owned();
        }
        let focus = self.scenario.focus;
        let mark = self.scenario.marks[focus];
        let held = self.scenario.account.holdings.iter();
        let far = |edge: &Boundary| {
            let far = (edge.t - mark).checked_div(mark)?;
            (far <= REACH).then_some((far, edge.beyond_table))
        };
        let nearest = held
            .zip(&self.view.figures.positions)
            .filter(|(held, _)| held.position.instrument == focus)
            .flat_map(|(_, figures)| [figures.alone.found.below(), figures.alone.found.above()])
            .filter_map(|edge| far(edge?))
            .min_by_key(|(far, _)| far.abs());
        match nearest {
            Some((_, true)) => words::NOT_KNOWN.to_owned(),
            Some((far, false)) => self.style.percent_signed(far, 2),
            None => words::NOT_CLOSED.to_owned(),
        }
    }

    /// Account value after the form's joint move.
    fn left(&self) -> String {
        match self.refusal() {
            Some(_) => "–".to_owned(),
            None => self
                .style
                .money(self.view.shock.value(self.scenario.joint_move)),
        }
    }
}

fn both(isolated: String, cross: String) -> String {
    match isolated == cross {
        true => isolated,
        false => format!("{isolated} · {cross}"),
    }
}

/// Funding a day at the venue's rate, or the reader's; the same in both modes.
fn carry(told: &Told<'_>) -> String {
    let scenario = told.scenario;
    let costs = &scenario.form.costs;
    let rate = match costs.funding {
        FundingChoice::Off => scenario
            .venue
            .map(|venue| venue.funding_rate)
            .unwrap_or_default(),
        FundingChoice::Recorded | FundingChoice::Typed => scenario.funding_rate,
    };
    if rate.is_zero() && costs.funding_rate.trim().is_empty() {
        // No rate of the venue is known: that is not a rate of nothing.
        return words::NOT_KNOWN.to_owned();
    }
    told.style.signed(scenario.carry_per_day(rate), 2)
}

/// What is lacking or open, in words.
fn notes(venue: &'static Venue, told: [&Told<'_>; 2]) -> String {
    let mut notes: Vec<String> = Vec::new();
    for told in told {
        let isolated = told.view.figures.view == View::Isolated;
        if !told.view.offered {
            let lacks = match isolated {
                true => words::NO_ISOLATED,
                false => words::NO_CROSS,
            };
            notes.push(lacks.to_owned());
        } else if let Some(missing) = told.view.figures.missing {
            let missing = told.style.money(missing);
            notes.push(match isolated {
                true => words::missing_to_open_isolated(&missing),
                false => words::missing_to_open_cross(&missing),
            });
        }
    }
    if !venue.doubts.is_empty() {
        notes.push(words::RULE_IS_OPEN.to_owned());
    }
    notes.join(" ")
}
