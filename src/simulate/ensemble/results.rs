//! What a run came to: figures with their standard errors, and what the outcome fan draws.

use super::run::{Column, Course, Ensemble};
use super::statistics::{Estimate, Ordered, mean, ratio, share};
use crate::market::account::View;
use kernel::NEVER;
use rust_decimal::Decimal;

/// Percentiles told.
pub const PERCENTILES: [usize; 5] = [5, 25, 50, 75, 95];

/// Decimals of a figure: more than are shown.
const PLACES: u32 = 8;

/// A figure and its standard error, in one unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// The figure, rounded to eight decimals.
    pub value: Decimal,
    /// One standard error.
    pub error: Decimal,
}

/// What one column came to. Money in quote currency; shares, returns and drawdowns as fractions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnResults {
    /// How margin is kept in it.
    pub view: View,
    /// Share of paths on which no pool was closed.
    pub alive: Figure,
    /// Share of paths that end above the account value at the start.
    pub profit: Figure,
    /// Mean account value at the end.
    pub end: Figure,
    /// Its [`PERCENTILES`].
    pub ends: Vec<Figure>,
    /// Mean of the deepest fall from an earlier high.
    pub drawdown: Figure,
    /// Its [`PERCENTILES`].
    pub drawdowns: Vec<Figure>,
    /// Of the paths with a closing: the median number of steps to the first. None without one.
    pub closing: Option<Figure>,
    /// Share of all paths that had their first closing by then.
    pub closed_by_then: Option<Figure>,
    /// Of the paths with a closing: mean of the value at the start less the value at the end.
    pub loss: Option<Figure>,
    /// Mean of the value at the end ÷ the value at the start − 1. None where nothing is there at the start.
    pub mean_return: Option<Figure>,
    /// Mean return ÷ mean drawdown. None where that is not above zero.
    pub per_drawdown: Option<Figure>,
    /// Paths that were walked in `Decimal`: all, or those on which a pool was closed by steps.
    pub by_decimal: usize,
}

/// Percentiles of a column's account value, and its share of paths alive, at some steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fan {
    /// For each step, the [`PERCENTILES`] of the first paths.
    pub bands: Vec<[Decimal; 5]>,
    /// For each step, the share of all paths without a closing so far.
    pub alive: Vec<Decimal>,
}

/// What a run came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Results {
    /// Paths walked.
    pub paths: usize,
    /// Seed of the run.
    pub seed: u64,
    /// Steps of a path.
    pub steps: usize,
    /// Account value at the start, quote currency.
    pub start: Decimal,
    /// One a column.
    pub columns: Vec<ColumnResults>,
    /// Steps of the fans, ascending.
    pub seen: Vec<usize>,
    /// Paths that the fans' percentiles are of.
    pub fan_paths: usize,
    /// One a column.
    pub fans: Vec<Fan>,
    /// Share of paths on which the first column ends with more than the second; none with a single column.
    pub first_leaves_more: Option<Figure>,
}

impl Ensemble {
    /// What the paths walked so far came to. None before the first.
    pub fn results(&self) -> Option<Results> {
        let done = self.progress().done;
        if done == 0 {
            return None;
        }
        let columns = self.columns();
        let start = self.start();
        let all = columns.iter().zip(self.courses());
        Some(Results {
            paths: done,
            seed: self.seed(),
            steps: self.steps(),
            start: amount(start),
            columns: all
                .map(|(column, course)| results(column, course, (done, start)))
                .collect(),
            seen: self.seen().to_vec(),
            fan_paths: done.min(super::run::FAN_PATHS),
            fans: self
                .courses()
                .iter()
                .map(|course| self.fan(course))
                .collect(),
            first_leaves_more: match self.courses() {
                [first, second, ..] => {
                    let pairs = first.ends[..done].iter().zip(&second.ends);
                    let more = pairs.filter(|(first, second)| first > second).count();
                    Some(figure(share(more, done)))
                }
                _ => None,
            },
        })
    }

    fn fan(&self, course: &Course) -> Fan {
        let done = self.progress().done;
        let band = |values: &Vec<f64>| {
            let ordered = Ordered::new(&values[..done.min(values.len())]);
            PERCENTILES.map(|p| {
                ordered
                    .percentile(p)
                    .map_or(Decimal::ZERO, |e| amount(e.value))
            })
        };
        // How many had their first closing at each step.
        let mut closings = vec![0_usize; self.steps()];
        for &step in course.closed[..done].iter().filter(|&&step| step != NEVER) {
            if let Some(count) = closings.get_mut(step as usize) {
                *count += 1;
            }
        }
        let alive = |&step: &usize| {
            let closed: usize = closings[..=step].iter().sum();
            amount(share(done - closed, done).value)
        };
        Fan {
            bands: course.fan.iter().map(band).collect(),
            alive: self.seen().iter().map(alive).collect(),
        }
    }
}

fn results(column: &Column, course: &Course, of: (usize, f64)) -> ColumnResults {
    let (done, start) = of;
    let ends = &course.ends[..done];
    let drawdowns = &course.drawdowns[..done];
    let closed = &course.closed[..done];
    let percentiles = |values: &[f64]| -> Vec<Figure> {
        let ordered = Ordered::new(values);
        let told = PERCENTILES.iter().map(|&p| ordered.percentile(p));
        told.map(|estimate| figure(estimate.unwrap_or_default()))
            .collect()
    };
    let times: Vec<f64> = closed
        .iter()
        .filter(|&&step| step != NEVER)
        .map(|&step| f64::from(step) + 1.0)
        .collect();
    let median = Ordered::new(&times).percentile(50);
    let losses = ends
        .iter()
        .zip(closed)
        .filter(|&(_, &step)| step != NEVER)
        .map(|(end, _)| start - end);
    let returns: Vec<f64> = match start > 0.0 {
        true => ends.iter().map(|end| end / start - 1.0).collect(),
        false => Vec::new(),
    };
    let by_then = median.map(|median| {
        let by = |&&step: &&u32| step != NEVER && f64::from(step) + 1.0 <= median.value;
        share(closed.iter().filter(by).count(), done)
    });
    let told = |values: &[f64]| figure(mean(values.iter().copied()).unwrap_or_default());
    let alive = closed.iter().filter(|&&step| step == NEVER).count();
    let above = ends.iter().filter(|&&end| end > start).count();
    ColumnResults {
        view: column.view,
        alive: figure(share(alive, done)),
        profit: figure(share(above, done)),
        end: told(ends),
        ends: percentiles(ends),
        drawdown: told(drawdowns),
        drawdowns: percentiles(drawdowns),
        closing: median.map(figure),
        closed_by_then: by_then.map(figure),
        loss: mean(losses).map(figure),
        mean_return: mean(returns.iter().copied()).map(figure),
        per_drawdown: match returns.is_empty() {
            true => None,
            false => ratio(&returns, drawdowns).map(figure),
        },
        by_decimal: course.by_decimal,
    }
}

fn figure(estimate: Estimate) -> Figure {
    Figure {
        value: amount(estimate.value),
        error: amount(estimate.error),
    }
}

/// Rounded to eight decimals, halves away from zero. Account values stay far below the bound.
fn amount(value: f64) -> Decimal {
    const MOST: f64 = 1e26;
    let units = kernel::posted(value) * 1e8;
    let half = if units < 0.0 { -0.5 } else { 0.5 };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "within the bound, and a whole number but for noise"
    )]
    let units = (units + half).clamp(-MOST, MOST) as i128;
    Decimal::try_from_i128_with_scale(units, PLACES)
        .unwrap_or_default()
        .normalize()
}
