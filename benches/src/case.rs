//! One thing to measure, prepared so that only the work itself is timed.

use crate::many::Many;
use crate::workload::{book, scenario, two_assets};
use crate::{results, told};
use isocross::charts;
use isocross::margin::figures::{ViewFigures, view_figures};
use isocross::margin::rules::PriceKind;
use isocross::market::account::View;
use isocross::num::text::Separators;
use isocross::scenario::analysis::{Replay, ViewAnalysis, views};
use isocross::scenario::form::Form;
use isocross::scenario::input::Scenario;
use isocross::scenario::picture::Pictures;
use isocross::scenario::{answer, read::read};
use isocross::simulate::journey::{Order, Sampling};
use isocross::simulate::walk::{Detail, How, Walk, walk};
use serde_json::Value;
use std::hint::black_box;

/// Bars of the whole recorded month.
pub const MONTH: usize = 720;

/// Each way to keep margin.
pub const VIEWS: [View; 3] = [View::Isolated, View::Cross, View::Configured];

/// What is timed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Every figure of an account with this many positions in the three modes.
    Solve(usize),
    /// Ten positions in two assets on this many bars, in the three modes.
    Path(usize),
    /// Text of the form to scenario: ten positions, ten markets, a month.
    Read,
    /// All figures and shock curves of that scenario.
    Analysis,
    /// All its walks.
    Replay,
    /// Form to report: the whole of what an edit computes, before anything is drawn.
    Answer,
    /// Report to charts: the SVG text of all three.
    Draw,
    /// The kernel of many paths in the three modes: paths, steps, positions.
    Many(usize, usize, usize),
}

impl Kind {
    /// Everything that is measured, in the order printed.
    pub const ALL: [Self; 16] = [
        Self::Solve(1),
        Self::Solve(10),
        Self::Solve(100),
        Self::Path(180),
        Self::Path(360),
        Self::Path(MONTH),
        Self::Read,
        Self::Analysis,
        Self::Replay,
        Self::Answer,
        Self::Draw,
        Self::Many(10_000, 720, 4),
        Self::Many(2_500, 720, 4),
        Self::Many(10_000, 180, 4),
        Self::Many(10_000, 720, 2),
        Self::Many(10_000, 720, 8),
    ];

    /// Short name.
    pub fn name(self) -> String {
        match self {
            Self::Solve(1) => "solve, 1 position".to_owned(),
            Self::Solve(count) => format!("solve, {count} positions"),
            Self::Path(bars) => format!("path, {bars} bars"),
            Self::Read => "edit: read form".to_owned(),
            Self::Analysis => "edit: figures".to_owned(),
            Self::Replay => "edit: all walks".to_owned(),
            Self::Answer => "edit: form to report".to_owned(),
            Self::Draw => "edit: draw charts".to_owned(),
            Self::Many(paths, steps, held) => format!("{paths} × {steps} × {held}"),
        }
    }

    /// What the twin calls this, where it can do it too.
    pub fn in_twin(self) -> Option<&'static str> {
        match self {
            Self::Solve(_) => Some("solve"),
            // Of an edit's walks the twin does those in full: enough to be held against, not to be timed.
            Self::Path(_) | Self::Replay => Some("path"),
            Self::Many(..) => Some("many"),
            _ => None,
        }
    }

    /// Whether the twin does the very same work.
    pub fn has_twin(self) -> bool {
        matches!(self, Self::Solve(_) | Self::Path(_) | Self::Many(..))
    }
}

/// A prepared case.
#[derive(Debug)]
pub struct Case {
    kind: Kind,
    form: Form,
    scenario: Scenario,
    /// What is drawn, where that is the work.
    pictures: Option<Pictures>,
    /// Many paths, where they are the work.
    many: Option<Many>,
}

impl Case {
    /// Prepares the work of `kind`.
    pub fn new(kind: Kind) -> Self {
        let (form, bars) = match kind {
            Kind::Solve(count) => (book(count), MONTH),
            Kind::Path(bars) => (two_assets(), bars),
            _ => (book(10), MONTH),
        };
        Self {
            kind,
            pictures: (kind == Kind::Draw).then(|| pictures(&form)),
            many: match kind {
                Kind::Many(paths, steps, held) => Some(Many::new(paths, steps, held)),
                _ => None,
            },
            scenario: scenario(&form, bars),
            form,
        }
    }

    /// Does the work once.
    pub fn run(&self) {
        let scenario = black_box(&self.scenario);
        match self.kind {
            Kind::Solve(_) => drop(black_box(figures(scenario))),
            Kind::Path(_) => drop(black_box(walks(scenario))),
            Kind::Read => drop(black_box(read(black_box(&self.form), Separators::EN))),
            Kind::Analysis => {
                for view in views(scenario) {
                    black_box(ViewAnalysis::new(scenario, view));
                }
            }
            Kind::Many(..) => {
                black_box(self.many.as_ref().map(Many::run));
            }
            Kind::Replay => drop(black_box(Replay::new(scenario, &views(scenario)))),
            Kind::Answer => drop(black_box(answer(black_box(&self.form), Separators::EN))),
            Kind::Draw => {
                for (chart, pictures) in charts::ALL.iter().zip(self.pictures.iter().cycle()) {
                    black_box((chart.draw)(black_box(pictures), chart.frame));
                }
            }
        }
    }

    /// What came out, as plain values that the twin can be held against.
    pub fn results(&self) -> Value {
        match self.kind {
            Kind::Solve(_) => results::figures(&figures(&self.scenario)),
            Kind::Path(_) | Kind::Replay => results::walks(&walks(&self.scenario)),
            Kind::Many(..) => self.many.as_ref().map_or(Value::Null, Many::results),
            _ => Value::Null,
        }
    }

    /// The work as the twin is told it.
    pub fn told(&self) -> Value {
        match &self.many {
            Some(many) => many.told(),
            None => told::told(&self.scenario),
        }
    }
}

fn pictures(form: &Form) -> Pictures {
    let report = answer(form, Separators::EN).report;
    let pictures = report.and_then(|report| report.pictures);
    pictures.expect("a valid form has its pictures")
}

fn figures(scenario: &Scenario) -> [ViewFigures; 3] {
    VIEWS.map(|view| view_figures(&scenario.account, view, scenario.setting(), scenario.fees))
}

fn walks(scenario: &Scenario) -> [Walk; 3] {
    let how = How {
        sampling: Sampling::Inside(Order::LowFirst),
        judged: PriceKind::Mark,
        detail: Detail::Full,
    };
    VIEWS.map(|view| walk(scenario.journey(), view, how))
}
