//! Everything computed from a scenario, as numbers.

use super::input::Scenario;
use crate::margin::figures::{Setting, ViewFigures, view_figures};
use crate::margin::rules::{PriceKind, RuleBook};
use crate::market::account::View;
use crate::simulate::journey::{Order, Sampling};
use crate::simulate::stress::ShockCurve;
use crate::simulate::walk::{Detail, How, Walk, walk_acting, worse_order};
use crate::venues::Modes;

/// One way to keep margin, judged at one price and for every joint move.
#[derive(Clone, Debug)]
pub struct ViewAnalysis {
    /// Whether the venue has this way of keeping margin.
    pub offered: bool,
    /// Figures at the marks.
    pub figures: ViewFigures,
    /// Account value against the joint move.
    pub shock: ShockCurve,
}

impl ViewAnalysis {
    /// The analysis of one view.
    pub fn new(scenario: &Scenario, view: View) -> Self {
        Self::under(scenario, view, &scenario.book)
    }

    /// The same under other rules.
    pub fn under(scenario: &Scenario, view: View, book: &RuleBook) -> Self {
        let setting = Setting {
            book,
            ..scenario.setting()
        };
        let modes = scenario.venue.map_or(Modes::Both, |venue| venue.modes);
        Self {
            offered: !matches!(
                (modes, view),
                (Modes::IsolatedOnly, View::Cross) | (Modes::CrossOnly, View::Isolated)
            ),
            figures: view_figures(&scenario.account, view, setting, scenario.fees),
            shock: ShockCurve::new(&scenario.account, view, setting),
        }
    }

    /// Whether the book can be opened in this view.
    pub fn opens(&self) -> bool {
        self.offered && self.figures.missing.is_none()
    }
}

/// The views to compare: isolated, cross and, for a book that mixes modes, as configured.
pub fn views(scenario: &Scenario) -> Vec<View> {
    let mut views = vec![View::Isolated, View::Cross];
    if scenario.account.is_mixed() {
        views.push(View::Configured);
    }
    views
}

/// All views on the path.
#[derive(Clone, Debug)]
pub struct Replay {
    /// Order inside a bar, the same for every view.
    pub order: Order,
    /// One a view, in full.
    pub walks: Vec<Walk>,
    /// The same, judged on the other price: the last where the mark is chosen, and the other way round.
    pub by_other_price: Vec<Walk>,
    /// The same, had the path been its closes alone.
    pub by_closes: Vec<Walk>,
}

impl Replay {
    /// Walks every view.
    pub fn new(scenario: &Scenario, views: &[View]) -> Self {
        let journey = scenario.journey();
        let judged = scenario.judged;
        let order = scenario
            .order
            .unwrap_or_else(|| worse_order(journey, View::Configured, judged));
        let all = |sampling, judged, detail| {
            let how = How {
                sampling,
                judged,
                detail,
            };
            let walk = |&view| walk_acting(journey, (view, &scenario.actions), how);
            views.iter().map(walk).collect()
        };
        let other = match judged {
            PriceKind::Mark => PriceKind::Last,
            PriceKind::Last => PriceKind::Mark,
        };
        let recorded = !scenario.path.source.is_empty();
        Self {
            order,
            walks: all(Sampling::Inside(order), judged, Detail::Full),
            // Mark and last of a made-up path are one.
            by_other_price: if recorded {
                all(Sampling::Inside(order), other, Detail::Outcome)
            } else {
                Vec::new()
            },
            by_closes: all(Sampling::Closes, judged, Detail::Outcome),
        }
    }
}
