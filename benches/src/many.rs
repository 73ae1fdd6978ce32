//! The kernel of many random paths, on paths that are ready: what is timed is the judging alone.

use crate::case::VIEWS;
use crate::workload::{four, scenario};
use isocross::margin::rules::Closing;
use isocross::simulate::ensemble::{Correlation, Diffusion, Model, Terms, compile};
use isocross::simulate::journey::FundingPlan;
use kernel::{Block, LANES, NEVER, Outcome, posted};
use rust_decimal::dec;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::hint::black_box;

/// Different paths; a run of more walks them again.
const READY: usize = 64;

/// An account and its paths.
#[derive(Debug)]
pub struct Many {
    account: kernel::Account,
    marks: Vec<f64>,
    /// Steps × markets of every path, one after the other.
    multiples: Vec<f64>,
    block: RefCell<Block>,
    paths: usize,
    steps: usize,
}

impl Many {
    /// So many paths of so many steps of a book of so many positions in two markets.
    ///
    /// # Panics
    /// When the workload is wrong: nothing can be measured then.
    pub fn new(paths: usize, steps: usize, positions: usize) -> Self {
        let mut scenario = scenario(&four(positions), 2);
        // Each pool at once, the rest kept: what the twin knows.
        scenario.book.pool.closing = Closing {
            fee: dec!(0.0125),
            ..Closing::WHOLE
        };
        let of = Diffusion {
            volatility: vec![dec!(0.6), dec!(0.8)],
            drift: dec!(0),
            correlation: Correlation::Pairs(vec![dec!(0.7)]),
            jumps: None,
            tails: None,
            regimes: None,
            half_life: None,
        };
        let model = Model::diffusion(&of, steps).expect("a model within its bounds");
        let size = steps * model.tracks();
        let mut multiples = vec![0.0; size * READY];
        for (number, path) in multiples.chunks_exact_mut(size).enumerate() {
            model.fill(1, number as u64, path);
        }
        let terms = Terms {
            book: &scenario.book,
            marks: &scenario.marks,
            funding: FundingPlan::Typed {
                rate: dec!(0.0001),
                every: 8,
            },
            own_rates: &[],
        };
        Self {
            account: compile(&scenario.account, &VIEWS, terms),
            marks: scenario
                .marks
                .iter()
                .map(|&mark| isocross::simulate::ensemble::real(mark))
                .collect(),
            multiples,
            block: RefCell::new(Block::new(model.tracks(), steps)),
            paths,
            steps,
        }
    }

    /// Walks all paths; what the last block came to.
    pub fn run(&self) -> Vec<Outcome> {
        let mut out = Vec::new();
        for first in (0..self.paths).step_by(LANES) {
            out = black_box(self.block(first));
        }
        out
    }

    fn block(&self, first: usize) -> Vec<Outcome> {
        let size = self.steps * self.marks.len();
        let mut block = self.block.borrow_mut();
        for lane in 0..LANES {
            let from = (first + lane) % READY * size;
            block.load(lane, &self.multiples[from..from + size], &self.marks);
        }
        let nothing = Outcome {
            end: 0.0,
            drawdown: 0.0,
            closed: NEVER,
        };
        let mut out = vec![nothing; self.account.views.len() * LANES];
        block.run(&self.account, &mut out, &[], &mut |_, _, _, _| ());
        out
    }

    /// End in hundred-millionths, and step of the first closing, of each view on each of the paths that are ready.
    pub fn results(&self) -> Value {
        let mut all = Vec::new();
        for first in (0..READY).step_by(LANES) {
            let out = self.block(first);
            for outcome in out {
                all.push(json!([
                    format!("{:.0}", posted(outcome.end) * 1e8),
                    outcome.closed.to_string(),
                ]));
            }
        }
        json!(all)
    }

    /// The account and its paths as the twin is told them.
    pub fn told(&self) -> Value {
        let plane =
            |plane: &kernel::Plane| json!({ "constant": plane.constant, "slopes": plane.slopes });
        let pool = |pool: &kernel::Pool| {
            let leg = |leg: &kernel::Leg| {
                let pieces: Vec<_> = leg
                    .pieces
                    .iter()
                    .map(|piece| [piece.from, piece.at_zero, piece.slope])
                    .collect();
                json!({ "instrument": leg.instrument, "pieces": pieces })
            };
            json!({
                "receives": pool.receives,
                "cash": pool.cash,
                "counted": plane(&pool.counted),
                "worth": plane(&pool.worth),
                "legs": pool.legs.iter().map(leg).collect::<Vec<_>>(),
                "members": pool.members,
            })
        };
        let account = &self.account;
        let views = account.views.iter();
        let funding = account.funding.as_ref();
        json!({
            "paths": self.paths,
            "steps": self.steps,
            "lanes": LANES,
            "marks": self.marks,
            "multiples": self.multiples,
            "start": account.start,
            "worth": plane(&account.worth),
            "positions": account.positions,
            "pools": account.pools.iter().map(pool).collect::<Vec<_>>(),
            "views": views.map(|view| json!({ "pools": view.pools, "outside": plane(&view.outside) })).collect::<Vec<_>>(),
            "inclusive": account.inclusive,
            "fee": account.closing.fee,
            "returned": account.closing.returned,
            "rates": funding.map(|funding| &funding.rates),
            "every": funding.map(|funding| funding.every),
        })
    }
}
