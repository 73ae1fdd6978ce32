//! Many random paths of a form: what is read, a run that goes on some paths at a time, and its words.

mod told;

use crate::words::inputs::fields;
use crate::words::inputs::many as words;
pub use told::{Cell, ManyRow, ManyTold};

use super::analysis::{ViewAnalysis, views};
use super::compose::{series, view_name};
use super::edit::Field;
use super::form::{Form, FundingChoice, ManyField, RandomModel};
use super::input::Scenario;
use super::picture::Series;
use super::random;
use super::read::read;
use super::reader::{Bounds, Reader};
use super::split::divided;
use crate::market::account::View;
use crate::num::text::{Kind, Separators, Style};
use crate::simulate::ensemble::{Column, Ensemble, PATHS, Plan, Progress};
use rust_decimal::{Decimal, dec};

/// Paths of a run where none are typed.
const USUAL: Decimal = dec!(10_000);

/// What the form says of many paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ManyInput {
    /// How many paths.
    pub paths: usize,
    /// Share of every position that is isolated in the split, a fraction.
    pub split: Decimal,
}

/// Reads how many paths, and the split; none, with an error, when a field is wrong.
pub(super) fn input(form: &Form, reader: &mut Reader) -> Option<ManyInput> {
    let count = |paths: usize| Decimal::from(paths);
    let bounds = Bounds::new(Kind::Amount, count(PATHS.0), count(PATHS.1));
    let field = Field::Many(ManyField::Paths);
    let paths = reader.number_or(field, &form.many.paths, (bounds, USUAL));
    if paths.is_some_and(|paths| !paths.fract().is_zero()) {
        reader.wrong(field, fields::WHOLE_NUMBERS_ONLY);
        return None;
    }
    let split = (Bounds::SHARE, dec!(0.5));
    let split = reader.number_or(Field::Many(ManyField::Split), &form.many.split, split);
    Some(ManyInput {
        paths: usize::try_from(paths?).ok()?,
        split: split?,
    })
}

/// Which books a run holds against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Books {
    /// Isolated, cross and, where modes are mixed, as configured.
    Modes,
    /// Isolated, cross and the split.
    Split,
}

/// A run of a form.
#[derive(Debug)]
pub struct Run {
    ensemble: Ensemble,
    style: Style,
    currency: String,
    names: Vec<(Series, String)>,
    notes: Vec<String>,
    model: &'static str,
    books: Books,
    /// What the run depends on.
    form: Form,
}

impl Run {
    /// A run that has not begun.
    ///
    /// # Errors
    /// Why there is none, in a sentence: a field of the form is wrong, or nothing can be opened.
    pub fn new(form: &Form, separators: Separators, books: Books) -> Result<Self, String> {
        let (scenario, mut reader) = read(form, separators);
        let Some(scenario) = scenario else {
            return Err(first_error(&reader));
        };
        if scenario.account.holdings.is_empty() {
            return Err(words::NO_POSITION.to_owned());
        }
        let markets: Vec<&str> = scenario
            .instruments
            .iter()
            .map(|instrument| instrument.name.as_str())
            .collect();
        let random = random::read(form, (&markets, &scenario.betas), &mut reader);
        let Some(random) = random.filter(|_| reader.errors.is_empty()) else {
            return Err(first_error(&reader));
        };
        let mut notes = Vec::new();
        let (columns, names) = columns(&scenario, books, reader.style, &mut notes);
        if columns.is_empty() {
            return Err(notes.join(" "));
        }
        notes.extend(funding_note(form));
        if !scenario.actions.is_empty() {
            notes.push(words::NO_ACTIONS.to_owned());
        }
        let plan = Plan {
            columns,
            book: scenario.book.clone(),
            marks: scenario.marks.clone(),
            funding: scenario.funding,
            own_rates: scenario.own_rates.clone(),
        };
        let paths = scenario.many.paths;
        Ok(Self {
            model: model_words(form),
            ensemble: Ensemble::new(plan, random.model, random.seed, paths),
            style: reader.style,
            currency: reader.currency,
            names,
            notes,
            books,
            form: course(form, books),
        })
    }

    /// Does some pieces of work more; see [`Ensemble::advance`].
    pub fn advance(&mut self, pieces: usize) -> Progress {
        self.ensemble.advance(pieces)
    }
}

/// How many of the paths asked for are walked, in words.
pub fn walked(done: u32, asked: u32, separators: Separators) -> String {
    let count = |paths: u32| Style { separators }.fixed(Decimal::from(paths), 0);
    words::done_of(&count(done), &count(asked))
}

/// What bears on a run of these books.
fn course(form: &Form, books: Books) -> Form {
    let mut form = form.clone();
    form.joint_move.clear();
    form.sizing = Default::default();
    form.stress = Default::default();
    form.path.slug.clear();
    form.path.size.clear();
    form.path.length.clear();
    form.path.order = Default::default();
    form.path.judged = Default::default();
    if books == Books::Modes {
        form.many.split.clear();
    }
    form.focus.clear();
    form
}

fn first_error(reader: &Reader) -> String {
    let error = reader.errors.first();
    error.map_or_else(String::new, |error| error.message.clone())
}

/// The books that can be opened, with their names; what is left out is noted.
fn columns(
    scenario: &Scenario,
    books: Books,
    style: Style,
    notes: &mut Vec<String>,
) -> (Vec<Column>, Vec<(Series, String)>) {
    let mut list = views(scenario);
    if books == Books::Split {
        list.truncate(2);
    }
    let (mut columns, mut names) = (Vec::new(), Vec::new());
    let mut add = |scenario: &Scenario, view: View, name: String| {
        let analysis = ViewAnalysis::new(scenario, view);
        if !analysis.offered {
            notes.push(words::not_offered(&name));
        } else if let Some(missing) = analysis.figures.missing {
            notes.push(words::missing_to_open(&name, &style.money(missing)));
        } else {
            columns.push(Column {
                account: scenario.account.clone(),
                view,
            });
            names.push((series(view), name));
        }
    };
    for view in list {
        add(scenario, view, view_name(view).to_owned());
    }
    if books == Books::Split {
        let share = scenario.many.split;
        let name = words::split(&style.percent(share, 0));
        let split = Scenario {
            account: divided(&scenario.account, share),
            ..scenario.clone()
        };
        match scenario.has_both_modes() {
            true => add(&split, View::Configured, name),
            false => notes.push(words::one_mode_only(&name)),
        }
    }
    (columns, names)
}

fn funding_note(form: &Form) -> Option<String> {
    match form.costs.funding {
        FundingChoice::Off | FundingChoice::Typed => None,
        FundingChoice::Recorded => Some(words::RECORDED_FUNDING.to_owned()),
    }
}

fn model_words(form: &Form) -> &'static str {
    match form.random.model {
        RandomModel::Wander => words::WANDER,
        RandomModel::Blocks => words::BLOCKS,
    }
}
