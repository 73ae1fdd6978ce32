//! One path of one view, step by step: from where a pool may be closed to the end.

use crate::block::Block;
use crate::book::{Account, View};
use crate::{HANDED, NEVER, Outcome, posted};

/// Where the walk of one lane stands.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Money of each pool of the view, in the order of the view.
    pub cash: Vec<f64>,
    /// Highest account value so far.
    pub peak: f64,
    /// Deepest fall so far.
    pub drawdown: f64,
}

/// The walk of one lane.
struct Walk<'a> {
    account: &'a Account,
    view: &'a View,
    block: &'a Block,
    lane: usize,
    /// Money of each pool, and whether it is open.
    cash: Vec<f64>,
    open: Vec<bool>,
    /// Money and moving part of what lies outside.
    free: f64,
    closed: u32,
}

/// Walks from `step` to the end; `see` is told the account value at every close.
pub fn walk(
    of: (&Account, &View, &Block),
    at: (usize, usize),
    standing: Standing,
    see: &mut dyn FnMut(usize, f64),
) -> Outcome {
    let (account, view, block) = of;
    let (lane, step) = at;
    let Standing {
        cash,
        mut peak,
        mut drawdown,
    } = standing;
    let mut walk = Walk {
        account,
        view,
        block,
        lane,
        open: vec![true; cash.len()],
        cash,
        free: view.outside.constant,
        closed: NEVER,
    };
    let mut value = account.start;
    for step in step..block.steps() {
        walk.close_under(step);
        if account.settles(step) {
            walk.pay(step);
            walk.close_under(step);
        }
        if walk.closed == HANDED {
            break;
        }
        value = walk.value(step);
        if value > peak {
            peak = value;
        } else if peak > 0.0 {
            let fall = (peak - value) / peak;
            if fall > drawdown {
                drawdown = fall;
            }
        }
        see(step, value);
    }
    Outcome {
        end: posted(value),
        drawdown,
        closed: walk.closed,
    }
}

impl Walk<'_> {
    fn close_under(&mut self, step: usize) {
        while self.closed != HANDED {
            let under = (0..self.open.len()).find(|&place| self.is_under(place, step));
            let Some(place) = under else { return };
            self.close(place, step);
        }
    }

    fn is_under(&self, place: usize, step: usize) -> bool {
        self.open[place] && {
            let headroom = self.block.headroom(
                (self.account, self.view.pools[place]),
                (self.lane, step),
                self.cash[place],
            );
            self.account.under(headroom)
        }
    }

    fn close(&mut self, place: usize, step: usize) {
        let pool = &self.account.pools[self.view.pools[place]];
        let worth = self.cash[place] + self.block.at(&pool.worth, (self.lane, step));
        let mut notional = 0.0;
        for &member in &pool.members {
            let (instrument, coins) = self.account.positions[member];
            notional += coins.abs() * self.block.price(step, instrument, self.lane);
        }
        self.open[place] = false;
        if notional > pool.at_once {
            self.closed = HANDED;
            return;
        }
        let left = self.left(place, (worth, notional), step);
        self.cash[place] = 0.0;
        let takes = |place: &usize| {
            self.open[*place] && self.account.pools[self.view.pools[*place]].receives
        };
        match (0..self.open.len()).find(takes) {
            Some(place) => self.cash[place] += left,
            None => self.free += left,
        }
        if self.closed == NEVER {
            self.closed = u32::try_from(step).unwrap_or(HANDED);
        }
    }

    /// What comes back of a pool worth so much: less than nothing where the account bears a loss beyond it.
    fn left(&self, place: usize, of: (f64, f64), step: usize) -> f64 {
        let (worth, notional) = of;
        let closing = self.account.closing;
        let at = (self.lane, step);
        let taken = closing.takeover.is_some_and(|share| {
            let pool = self.view.pools[place];
            let counted = self.cash[place] + self.block.at(&self.account.pools[pool].counted, at);
            let asked = counted
                - self
                    .block
                    .headroom((self.account, pool), at, self.cash[place]);
            counted < asked * share || worth <= 0.0
        });
        let slippage = if taken {
            0.0
        } else {
            posted(notional * closing.slippage)
        };
        let filled = posted(worth) - slippage;
        let (there, beyond) = if filled > 0.0 {
            (filled, 0.0)
        } else {
            (0.0, -filled)
        };
        let fee = posted(notional * closing.fee);
        let fee = if fee < there { fee } else { there };
        let back = if closing.returned && !taken {
            there - fee
        } else {
            0.0
        };
        if closing.borne { back - beyond } else { back }
    }

    fn pay(&mut self, step: usize) {
        let Some(funding) = &self.account.funding else {
            return;
        };
        for place in 0..self.open.len() {
            if !self.open[place] {
                continue;
            }
            for &member in &self.account.pools[self.view.pools[place]].members {
                let (instrument, coins) = self.account.positions[member];
                let price = self.block.price(step, instrument, self.lane);
                self.cash[place] += posted(-(coins * price * funding.rates[instrument]));
            }
        }
    }

    fn value(&self, step: usize) -> f64 {
        let mut value = self.free + self.block.moving(&self.view.outside, (self.lane, step));
        for (place, &pool) in self.view.pools.iter().enumerate() {
            if self.open[place] {
                let pool = &self.account.pools[pool];
                value += self.cash[place] + self.block.at(&pool.worth, (self.lane, step));
            }
        }
        value
    }
}
