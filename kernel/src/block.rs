//! Several paths side by side.
//!
//! As long as no pool is closed, the account is worth the same in every view, so value and drawdown are
//! walked once. Whether a pool could be closed is first asked for a whole stretch of steps, at the worst
//! of its prices together; only where that is not far enough from the requirement is each step looked at.

use crate::after::{Standing, walk};
use crate::book::{Account, Plane, Pool};
use crate::{LANES, Lanes, NEVER, Outcome, posted};

/// Steps of a stretch at most: a long one is seldom clear.
const STRETCH: usize = 16;
/// Headroom that no rounding could turn into none, as a share of the account.
const SLACK: f64 = 1e-9;

/// Prices of [`LANES`] paths, and what they are walked with.
#[derive(Clone, Debug)]
pub struct Block {
    instruments: usize,
    steps: usize,
    /// Instruments of a step beside each other.
    prices: Vec<Lanes>,
    /// Account value at every close as long as no pool is closed.
    values: Vec<Lanes>,
}

/// What one pool's walk remembers.
struct Course {
    cash: Lanes,
    /// For each leg, the piece that held last in each lane: from, up to, value at zero, slope.
    pieces: Vec<[Lanes; 4]>,
}

/// Lowest and highest price of each instrument in a stretch.
struct Span {
    low: Vec<Lanes>,
    high: Vec<Lanes>,
}

impl Block {
    /// Room for paths of so many steps.
    pub fn new(instruments: usize, steps: usize) -> Self {
        Self {
            instruments,
            steps,
            prices: vec![[0.0; LANES]; instruments * steps],
            values: vec![[0.0; LANES]; steps],
        }
    }

    /// Steps of a path.
    pub fn steps(&self) -> usize {
        self.steps
    }

    /// Puts a path into a lane: `multiples` of the `marks`, the instruments of a step beside each other.
    pub fn load(&mut self, lane: usize, multiples: &[f64], marks: &[f64]) {
        let steps = multiples.chunks_exact(marks.len());
        for (row, step) in self.prices.chunks_exact_mut(marks.len()).zip(steps) {
            for ((price, multiple), mark) in row.iter_mut().zip(step).zip(marks) {
                price[lane] = mark * multiple;
            }
        }
    }

    /// An instrument's price at the close of a step.
    pub fn price(&self, step: usize, instrument: usize, lane: usize) -> f64 {
        self.prices[step * self.instruments + instrument][lane]
    }

    /// The moving part of a plane at `(lane, step)`.
    pub fn moving(&self, plane: &Plane, at: (usize, usize)) -> f64 {
        let (lane, step) = at;
        let row = &self.prices[step * self.instruments..(step + 1) * self.instruments];
        plane.moving(row.iter().map(|price| price[lane]))
    }

    /// A plane at `(lane, step)`.
    pub fn at(&self, plane: &Plane, at: (usize, usize)) -> f64 {
        plane.constant + self.moving(plane, at)
    }

    /// Equity less requirement of a pool with this money at `(lane, step)`.
    pub fn headroom(&self, of: (&Account, usize), at: (usize, usize), cash: f64) -> f64 {
        let (account, pool) = of;
        let (lane, step) = at;
        let pool = &account.pools[pool];
        let mut room = cash + self.at(&pool.counted, at);
        for leg in &pool.legs {
            let price = self.price(step, leg.instrument, lane);
            room -= leg.pieces[leg.index(price)].at(price);
        }
        room
    }

    /// Walks every view; `out[view × LANES + lane]` is what each came to. `see` is told view, lane, step and
    /// account value at the steps in `seen` (ascending).
    pub fn run(
        &mut self,
        account: &Account,
        out: &mut [Outcome],
        seen: &[usize],
        see: &mut dyn FnMut(usize, usize, usize, f64),
    ) {
        let mut courses: Vec<Course> = account.pools.iter().map(|pool| self.course(pool)).collect();
        let mut left = vec![[false; LANES]; account.views.len()];
        // Lanes in which no view has this pool open any more, or counts it.
        let mut done = vec![[false; LANES]; account.pools.len()];
        let (mut peak, mut drawdown) = ([account.start; LANES], [0.0; LANES]);
        let mut paid = [account.worth.constant; LANES];
        let mut prices = Span {
            low: vec![[0.0; LANES]; self.instruments],
            high: vec![[0.0; LANES]; self.instruments],
        };
        let mut from = 0;
        while from < self.steps {
            let until = self.stretch_end(account, from);
            let before = (peak, drawdown);
            let cash_before: Vec<Lanes> = courses.iter().map(|course| course.cash).collect();
            prices.span(&self.prices[from * self.instruments..until * self.instruments]);
            let amounts = self.payments(account, until - 1);
            let mut falls = Falls {
                peak: &mut peak,
                drawdown: &mut drawdown,
            };
            self.value_steps(
                (&account.worth, from, until),
                &mut paid,
                &amounts,
                &mut falls,
            );
            for (index, pool) in account.pools.iter().enumerate() {
                let course = &mut courses[index];
                let was = course.cash;
                for &member in pool.members.iter().filter(|_| !amounts.is_empty()) {
                    add(&mut course.cash, &amounts[member]);
                }
                let slack = SLACK * account.start.abs();
                if course.is_clear(pool, &was, (&prices, slack), &done[index]) {
                    continue;
                }
                self.look((account, index), (from, until), (course, &was), &left)
                    .iter()
                    .for_each(|&(view, lane)| {
                        left[view][lane] = true;
                        for (pool, done) in done.iter_mut().enumerate() {
                            let mut views = account.views.iter().zip(&left);
                            done[lane] =
                                views.all(|(view, left)| left[lane] || !view.pools.contains(&pool));
                        }
                        let pools = &account.views[view].pools;
                        let standing = Standing {
                            cash: pools.iter().map(|&pool| cash_before[pool][lane]).collect(),
                            peak: before.0[lane],
                            drawdown: before.1[lane],
                        };
                        let mut seen = seen.iter().copied().skip_while(|&at| at < from).peekable();
                        out[view * LANES + lane] = walk(
                            (account, &account.views[view], self),
                            (lane, from),
                            standing,
                            &mut |step, value| {
                                if seen.next_if_eq(&step).is_some() {
                                    see(view, lane, step, value);
                                }
                            },
                        );
                    });
            }
            for &step in seen.iter().filter(|&&step| (from..until).contains(&step)) {
                for (view, left) in left.iter().enumerate() {
                    for lane in (0..LANES).filter(|&lane| !left[lane]) {
                        see(view, lane, step, self.values[step][lane]);
                    }
                }
            }
            from = until;
        }
        for (view, left) in left.iter().enumerate() {
            for lane in (0..LANES).filter(|&lane| !left[lane]) {
                let end = self.values.last().map_or(account.start, |last| last[lane]);
                out[view * LANES + lane] = Outcome {
                    end: posted(end),
                    drawdown: drawdown[lane],
                    closed: NEVER,
                };
            }
        }
    }

    /// Just past the settlement that ends the stretch, or so many steps on.
    fn stretch_end(&self, account: &Account, from: usize) -> usize {
        let most = (from + STRETCH).min(self.steps);
        let settled = (from..most).find(|&step| account.settles(step));
        settled.map_or(most, |step| step + 1)
    }

    /// What each position is paid at the close of a step; empty where nothing is settled then.
    fn payments(&self, account: &Account, step: usize) -> Vec<Lanes> {
        let funding = account.funding.as_ref();
        let Some(funding) = funding.filter(|_| account.settles(step)) else {
            return Vec::new();
        };
        let payment = |&(instrument, coins): &(usize, f64)| {
            let price = &self.prices[step * self.instruments + instrument];
            let mut amount = [0.0; LANES];
            for lane in 0..LANES {
                amount[lane] = posted(-(coins * price[lane] * funding.rates[instrument]));
            }
            amount
        };
        account.positions.iter().map(payment).collect()
    }

    /// Account value and drawdown over a stretch; payments are made at its last close.
    fn value_steps(
        &mut self,
        of: (&Plane, usize, usize),
        paid: &mut Lanes,
        amounts: &[Lanes],
        falls: &mut Falls<'_>,
    ) {
        let (worth, from, until) = of;
        let rows = self.prices[from * self.instruments..until * self.instruments]
            .chunks_exact(self.instruments);
        let values = &mut self.values[from..until];
        let last = values.len() - 1;
        for (step, (row, value)) in rows.zip(values).enumerate() {
            if step == last {
                for amount in amounts {
                    add(paid, amount);
                }
            }
            let mut total = [0.0; LANES];
            for (slope, price) in worth.slopes.iter().zip(row) {
                for lane in 0..LANES {
                    total[lane] += slope * price[lane];
                }
            }
            add(&mut total, paid);
            *value = total;
            falls.see(&total);
        }
    }

    fn course(&self, pool: &Pool) -> Course {
        let leg = |leg: &crate::Leg| {
            let mut piece = [[0.0; LANES]; 4];
            for lane in 0..LANES {
                let index = leg.index(self.price(0, leg.instrument, lane));
                hold(leg, index, lane, &mut piece);
            }
            piece
        };
        Course {
            cash: [pool.cash; LANES],
            pieces: pool.legs.iter().map(leg).collect(),
        }
    }

    /// Views and lanes in which this pool is closed within the stretch.
    fn look(
        &self,
        of: (&Account, usize),
        stretch: (usize, usize),
        with: (&mut Course, &Lanes),
        left: &[[bool; LANES]],
    ) -> Vec<(usize, usize)> {
        let (account, index) = of;
        let (from, until) = stretch;
        let (course, was) = with;
        let mut found = Vec::new();
        let views = |lane: usize| {
            let holds = move |view: &usize| {
                !left[*view][lane] && account.views[*view].pools.contains(&index)
            };
            (0..account.views.len()).filter(holds)
        };
        for lane in 0..LANES {
            if views(lane).next().is_none() {
                continue;
            }
            let under = |step: usize, cash: f64| {
                account.under(self.headroom((account, index), (lane, step), cash))
            };
            if (from..until).any(|step| under(step, was[lane]))
                || under(until - 1, course.cash[lane])
            {
                found.extend(views(lane).map(|view| (view, lane)));
            }
            let legs = account.pools[index].legs.iter();
            for (leg, piece) in legs.zip(&mut course.pieces) {
                let last = leg.index(self.price(until - 1, leg.instrument, lane));
                hold(leg, last, lane, piece);
            }
        }
        found
    }
}

fn hold(leg: &crate::Leg, index: usize, lane: usize, piece: &mut [Lanes; 4]) {
    let held = leg.pieces[index];
    let from = if index == 0 {
        f64::NEG_INFINITY
    } else {
        held.from
    };
    let values = [from, leg.until(index), held.at_zero, held.slope];
    for (lanes, value) in piece.iter_mut().zip(values) {
        lanes[lane] = value;
    }
}

fn add(total: &mut Lanes, other: &Lanes) {
    for lane in 0..LANES {
        total[lane] += other[lane];
    }
}

/// Highest values and deepest falls so far.
struct Falls<'a> {
    peak: &'a mut Lanes,
    drawdown: &'a mut Lanes,
}

impl Falls<'_> {
    fn see(&mut self, value: &Lanes) {
        for lane in 0..LANES {
            let peak = self.peak[lane];
            let now = value[lane];
            let peak = if now > peak { now } else { peak };
            let fall = (peak - now) / peak;
            let fall = if peak > 0.0 { fall } else { 0.0 };
            let deepest = self.drawdown[lane];
            self.peak[lane] = peak;
            self.drawdown[lane] = if fall > deepest { fall } else { deepest };
        }
    }
}

impl Span {
    fn span(&mut self, prices: &[Lanes]) {
        let instruments = self.low.len();
        self.low.copy_from_slice(&prices[..instruments]);
        self.high.copy_from_slice(&prices[..instruments]);
        for row in prices.chunks_exact(instruments).skip(1) {
            for ((low, high), price) in self.low.iter_mut().zip(&mut self.high).zip(row) {
                for lane in 0..LANES {
                    let price = price[lane];
                    low[lane] = if price < low[lane] { price } else { low[lane] };
                    high[lane] = if price > high[lane] {
                        price
                    } else {
                        high[lane]
                    };
                }
            }
        }
    }
}

impl Course {
    /// Whether no lane that is not `done` can be under at any prices of the stretch, with the money before or after its
    /// payments; more than `slack` must be left, which no rounding comes to.
    fn is_clear(
        &self,
        pool: &Pool,
        was: &Lanes,
        within: (&Span, f64),
        done: &[bool; LANES],
    ) -> bool {
        let (prices, slack) = within;
        let mut room = [pool.counted.constant - slack; LANES];
        for lane in 0..LANES {
            let now = self.cash[lane];
            room[lane] += if now < was[lane] { now } else { was[lane] };
        }
        let ends = prices.low.iter().zip(&prices.high);
        for (&slope, (low, high)) in pool.counted.slopes.iter().zip(ends) {
            let worst = if slope < 0.0 { high } else { low };
            for lane in 0..LANES {
                room[lane] += slope * worst[lane];
            }
        }
        let mut outside = [0.0; LANES];
        for (leg, [from, until, at_zero, slope]) in pool.legs.iter().zip(&self.pieces) {
            let (low, high) = (&prices.low[leg.instrument], &prices.high[leg.instrument]);
            for lane in 0..LANES {
                let at_low = slope[lane] * low[lane];
                let at_high = slope[lane] * high[lane];
                room[lane] -= at_zero[lane] + if at_low > at_high { at_low } else { at_high };
                let inside = low[lane] > from[lane] && high[lane] <= until[lane];
                outside[lane] += if inside { 0.0 } else { 1.0 };
            }
        }
        (0..LANES).all(|lane| done[lane] || (room[lane] > 0.0 && outside[lane] == 0.0))
    }
}
