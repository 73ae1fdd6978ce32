//! One path of one view, step by step: from where a pool may be closed to the end.

use crate::block::{Block, SLACK};
use crate::book::{Account, Plane, View};
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
    /// Everything as one plane; again after every payment and closing.
    worth: Plane,
    value: f64,
    peak: f64,
    drawdown: f64,
}

/// Walks from the stretch of this number to the end; `see` is told the account value at every close.
pub fn walk(
    of: (&Account, &View, &Block),
    at: (usize, usize),
    standing: Standing,
    see: &mut dyn FnMut(usize, f64),
) -> Outcome {
    let (account, view, block) = of;
    let (lane, number) = at;
    let Standing {
        cash,
        peak,
        drawdown,
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
        worth: Plane::default(),
        value: account.start,
        peak,
        drawdown,
    };
    walk.sum_worth();
    for number in number..block.stretches().len() {
        walk.stretch(number, see);
        if walk.closed == HANDED {
            break;
        }
    }
    Outcome {
        end: posted(walk.value),
        drawdown: walk.drawdown,
        closed: walk.closed,
    }
}

impl Walk<'_> {
    fn stretch(&mut self, number: usize, see: &mut dyn FnMut(usize, f64)) {
        let stretch = &self.block.stretches()[number];
        let (from, until, paid) = (stretch.from, stretch.until, stretch.paid);
        let clear = (0..self.open.len()).all(|place| self.is_clear(place, number));
        for step in from..until {
            if !clear {
                self.close_under(step);
            }
            if let Some(paid) = paid.filter(|_| step + 1 == until) {
                self.pay(paid);
                self.close_under(step);
            }
            if self.closed == HANDED {
                return;
            }
            self.see(step);
            see(step, self.value);
        }
    }

    fn see(&mut self, step: usize) {
        let value = self.block.at(&self.worth, (self.lane, step));
        self.value = value;
        if value > self.peak {
            self.peak = value;
        } else if self.peak > 0.0 && self.peak - value > self.drawdown * self.peak {
            self.drawdown = (self.peak - value) / self.peak;
        }
    }

    /// Whether this pool cannot be under before the payments of the stretch, at any of its prices together; more
    /// must be left than any rounding comes to.
    fn is_clear(&self, place: usize, number: usize) -> bool {
        if !self.open[place] {
            return true;
        }
        let pool = &self.account.pools[self.view.pools[place]];
        let (spans, lane) = (self.block.span(number), self.lane);
        let mut room = self.cash[place] + pool.counted.constant;
        for (&slope, [low, high]) in pool.counted.slopes.iter().zip(spans) {
            room += slope * if slope < 0.0 { high[lane] } else { low[lane] };
        }
        for leg in &pool.legs {
            let [low, high] = &spans[leg.instrument];
            let index = leg.index(low[lane]);
            if high[lane] > leg.until(index) {
                return false;
            }
            let piece = leg.pieces[index];
            let (at_low, at_high) = (piece.at(low[lane]), piece.at(high[lane]));
            room -= if at_low > at_high { at_low } else { at_high };
        }
        room > SLACK * self.account.start.abs()
    }

    /// Everything as one plane.
    fn sum_worth(&mut self) {
        let mut worth = self.view.outside.clone();
        worth.constant = self.free;
        for (place, &pool) in self.view.pools.iter().enumerate() {
            if self.open[place] {
                let pool = &self.account.pools[pool];
                worth.constant += self.cash[place] + pool.worth.constant;
                for (sum, slope) in worth.slopes.iter_mut().zip(&pool.worth.slopes) {
                    *sum += slope;
                }
            }
        }
        self.worth = worth;
    }

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
        self.sum_worth();
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

    fn pay(&mut self, paid: usize) {
        let mut sum = 0.0;
        for place in 0..self.open.len() {
            if !self.open[place] {
                continue;
            }
            for &member in &self.account.pools[self.view.pools[place]].members {
                let amount = self.block.payment(paid, member, self.lane);
                self.cash[place] += amount;
                sum += amount;
            }
        }
        self.worth.constant += sum;
    }
}
