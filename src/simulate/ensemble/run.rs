//! Many random paths, some at a time.

use super::compile::{Terms, compile, is_straight, worth};
use super::model::Model;
use super::real::real;
use crate::margin::figures::Setting;
use crate::margin::rules::{PriceKind, RuleBook};
use crate::market::account::{Account, View};
use crate::simulate::journey::{Follows, FundingPlan, Journey, Sampling};
use crate::simulate::path::PricePath;
use crate::simulate::walk::{Detail, How, walk};
use kernel::{Block, HANDED, LANES, NEVER, Outcome};
use rust_decimal::Decimal;

/// Fewest and most paths of a run.
pub const PATHS: (usize, usize) = (1_000, 100_000);
/// Account values along the path are kept of so many paths, the first ones.
pub const FAN_PATHS: usize = 4_000;
/// Steps at which they are kept, at most; evenly spaced, the last among them.
pub const FAN_STEPS: usize = 48;

/// One way to hold the book: an account and a view of it. All of a run are worth the same today.
#[derive(Clone, Debug)]
pub struct Column {
    /// The account, opening fees already taken.
    pub account: Account,
    /// How its margin is kept.
    pub view: View,
}

/// What is walked along random paths.
#[derive(Clone, Debug)]
pub struct Plan {
    /// At least one.
    pub columns: Vec<Column>,
    /// The rules.
    pub book: RuleBook,
    /// Price of each market before the first step; the model has a track for each.
    pub marks: Vec<Decimal>,
    /// Funding; a recorded plan pays nothing on a random path.
    pub funding: FundingPlan,
    /// Funding rate of its own of each market, where rates are typed; none, or no entry: the plan's.
    pub own_rates: Vec<Option<Decimal>>,
}

/// What every path of a column came to, in order of the paths.
#[derive(Clone, Debug, Default)]
pub struct Course {
    /// Account value at the end, quote currency.
    pub ends: Vec<f64>,
    /// Deepest fall from an earlier high, as a fraction of that high.
    pub drawdowns: Vec<f64>,
    /// Step at whose close the first pool was closed, or a part of it; [`NEVER`]: none was.
    pub closed: Vec<u32>,
    /// Account values at each of the [`Ensemble::seen`] steps, of the first [`FAN_PATHS`] paths.
    pub fan: Vec<Vec<f64>>,
    /// Whether it is walked in `Decimal`, path by path: slower, and the same.
    pub exact: bool,
    /// Paths that were walked so: all, or those on which a pool was closed by steps.
    pub by_decimal: usize,
}

/// How far a run has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Paths walked.
    pub done: usize,
    /// Paths asked for.
    pub paths: usize,
}

/// Columns whose account is one: walked side by side.
#[derive(Debug)]
struct Lot {
    account: kernel::Account,
    columns: Vec<usize>,
}

/// A run that goes on whenever [`Ensemble::advance`] is called. Its results depend on the plan, the model, the
/// seed and the number of paths, and not on how many are walked at a time.
#[derive(Debug)]
pub struct Ensemble {
    plan: Plan,
    model: Model,
    seed: u64,
    start: f64,
    progress: Progress,
    lots: Vec<Lot>,
    courses: Vec<Course>,
    /// Columns and paths of the block in hand that are still to be walked exactly.
    waiting: Vec<(usize, usize)>,
    seen: Vec<usize>,
    marks: Vec<f64>,
    block: Block,
    multiples: Vec<f64>,
}

impl Ensemble {
    /// A run that has not begun. The model has a track for each mark, in their order.
    pub fn new(plan: Plan, model: Model, seed: u64, paths: usize) -> Self {
        let (tracks, steps) = (model.tracks(), model.steps());
        let terms = Terms {
            book: &plan.book,
            marks: &plan.marks,
            funding: plan.funding,
            own_rates: &plan.own_rates,
        };
        let mut lots: Vec<(Vec<usize>, Vec<View>)> = Vec::new();
        let mut courses = Vec::with_capacity(plan.columns.len());
        let seen = seen(steps);
        for (index, column) in plan.columns.iter().enumerate() {
            let straight = is_straight(&column.account, column.view, terms);
            courses.push(Course {
                fan: vec![Vec::new(); seen.len()],
                exact: !straight,
                ..Course::default()
            });
            if !straight {
                continue;
            }
            let same = |lot: &&mut (Vec<usize>, _)| {
                let first = lot.0.first().map(|&first| &plan.columns[first].account);
                first == Some(&column.account)
            };
            match lots.iter_mut().find(same) {
                Some(lot) => {
                    lot.0.push(index);
                    lot.1.push(column.view);
                }
                None => lots.push((vec![index], vec![column.view])),
            }
        }
        let lot = |(columns, views): (Vec<usize>, Vec<View>)| Lot {
            account: compile(&plan.columns[columns[0]].account, &views, terms),
            columns,
        };
        Self {
            lots: lots.into_iter().map(lot).collect(),
            courses,
            waiting: Vec::new(),
            seen,
            marks: plan.marks.iter().map(|&mark| real(mark)).collect(),
            block: Block::new(tracks, steps),
            multiples: vec![0.0; tracks * steps],
            start: plan.columns.first().map_or(0.0, |column| {
                real(worth(&column.account, column.view, &plan.marks))
            }),
            progress: Progress { done: 0, paths },
            plan,
            model,
            seed,
        }
    }

    /// How far it has come.
    pub fn progress(&self) -> Progress {
        self.progress
    }

    /// Columns of the run, with what is known of each so far.
    pub fn courses(&self) -> &[Course] {
        &self.courses
    }

    /// Steps at which account values are kept, ascending.
    pub fn seen(&self) -> &[usize] {
        &self.seen
    }

    /// Steps of a path.
    pub fn steps(&self) -> usize {
        self.model.steps()
    }

    /// The ways to hold the book.
    pub fn columns(&self) -> &[Column] {
        &self.plan.columns
    }

    /// Account value before the first step, quote currency.
    pub fn start(&self) -> f64 {
        self.start
    }

    /// The seed of the run.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// Does so many pieces of work more, or those that are left: a block of paths in floats, or one path of one
    /// column in `Decimal`.
    pub fn advance(&mut self, pieces: usize) -> Progress {
        for _ in 0..pieces {
            let Progress { done, paths } = self.progress;
            if done == paths {
                break;
            }
            match self.waiting.pop() {
                Some((column, number)) => self.walk_exactly(column, number),
                None => self.walk_block(done),
            }
            if self.waiting.is_empty() {
                self.progress.done = paths.min(done + LANES);
            }
        }
        self.progress
    }

    /// Walks the block of paths that begins with `first` in every straight column; what is left for the exact
    /// walker waits.
    fn walk_block(&mut self, first: usize) {
        let wanted = self.progress.paths.min(first + LANES) - first;
        for (index, course) in self.courses.iter_mut().enumerate() {
            course.make_room(first + wanted);
            if course.exact {
                self.waiting
                    .extend((first..first + wanted).map(|path| (index, path)));
            }
        }
        if self.lots.is_empty() {
            return;
        }
        for lane in 0..LANES {
            self.model
                .fill(self.seed, (first + lane) as u64, &mut self.multiples);
            self.block.load(lane, &self.multiples, &self.marks);
        }
        let kept: &[usize] = if first < FAN_PATHS { &self.seen } else { &[] };
        for lot in &self.lots {
            let mut out = vec![NOTHING; lot.columns.len() * LANES];
            let courses = &mut self.courses;
            let mut see = |view: usize, lane: usize, step: usize, value: f64| {
                if let Ok(place) = kept.binary_search(&step)
                    && let Some(slot) = courses[lot.columns[view]].fan[place].get_mut(first + lane)
                {
                    *slot = value;
                }
            };
            self.block.run(&lot.account, &mut out, kept, &mut see);
            for (view, &column) in lot.columns.iter().enumerate() {
                for lane in 0..wanted {
                    let outcome = out[view * LANES + lane];
                    match outcome.closed {
                        HANDED => self.waiting.push((column, first + lane)),
                        _ => self.courses[column].set(first + lane, outcome),
                    }
                }
            }
        }
    }

    /// Walks one path of a column in `Decimal`.
    fn walk_exactly(&mut self, column: usize, number: usize) {
        let path = self.model.path(self.seed, number as u64);
        let (outcome, values) = walked(&self.plan, column, &path);
        let course = &mut self.courses[column];
        course.set(number, outcome);
        course.by_decimal += 1;
        for (list, &step) in course.fan.iter_mut().zip(&self.seen) {
            if let (Some(slot), Some(&value)) = (list.get_mut(number), values.get(step)) {
                *slot = real(value);
            }
        }
    }
}

const NOTHING: Outcome = Outcome {
    end: 0.0,
    drawdown: 0.0,
    closed: NEVER,
};

impl Course {
    fn make_room(&mut self, paths: usize) {
        self.ends.resize(paths, 0.0);
        self.drawdowns.resize(paths, 0.0);
        self.closed.resize(paths, NEVER);
        for list in &mut self.fan {
            list.resize(paths.min(FAN_PATHS), 0.0);
        }
    }

    fn set(&mut self, path: usize, outcome: Outcome) {
        self.ends[path] = outcome.end;
        self.drawdowns[path] = outcome.drawdown;
        self.closed[path] = outcome.closed;
    }
}

/// What the exact walker makes of a column on one path, judged at the closes: its outcome, and the account value at
/// every close.
pub fn walked(plan: &Plan, column: usize, path: &PricePath) -> (Outcome, Vec<Decimal>) {
    let Column { account, view } = &plan.columns[column];
    let follow = |track| Follows {
        track,
        beta: Decimal::ONE,
    };
    let follows: Vec<Follows> = (0..plan.marks.len()).map(follow).collect();
    let betas = vec![Decimal::ONE; plan.marks.len()];
    let journey = Journey {
        account,
        setting: Setting {
            book: &plan.book,
            marks: &plan.marks,
            betas: &betas,
        },
        path,
        follows: &follows,
        funding: plan.funding,
        own_rates: &plan.own_rates,
    };
    let how = How {
        sampling: Sampling::Closes,
        judged: PriceKind::Mark,
        detail: Detail::Values,
    };
    let walk = walk(journey, *view, how);
    let mut events = walk.events.iter();
    let closed = events.find(|event| event.kind.closed().is_some());
    let outcome = Outcome {
        end: real(walk.summary.end),
        drawdown: real(walk.summary.drawdown),
        closed: closed.map_or(NEVER, |event| {
            u32::try_from(event.moment.bar).unwrap_or(HANDED)
        }),
    };
    (outcome, walk.values)
}

/// Steps at which account values are kept: evenly spaced, the last among them.
fn seen(steps: usize) -> Vec<usize> {
    let count = FAN_STEPS.min(steps);
    (1..=count).map(|place| place * steps / count - 1).collect()
}
