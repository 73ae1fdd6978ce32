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
pub const SLACK: f64 = 1e-9;

/// Prices of [`LANES`] paths, and what they are walked with.
#[derive(Clone, Debug)]
pub struct Block {
    instruments: usize,
    steps: usize,
    /// Instruments of a step beside each other.
    prices: Vec<Lanes>,
    /// Account value at every close as long as no pool is closed.
    values: Vec<Lanes>,
    stretches: Vec<Stretch>,
    /// Lowest and highest price of every instrument in every stretch.
    spans: Vec<[Lanes; 2]>,
    /// What every position is paid, settlement by settlement.
    payments: Vec<Lanes>,
}

/// Some steps up to a settlement, or so many.
#[derive(Clone, Debug)]
pub struct Stretch {
    /// Its first step.
    pub from: usize,
    /// Just past its last.
    pub until: usize,
    /// Where the payments of its last close begin; none where nothing is settled then.
    pub paid: Option<usize>,
    /// Highest account value before it, as long as no pool is closed.
    peak: Lanes,
    /// Deepest fall before it.
    drawdown: Lanes,
}

/// What one pool's walk remembers.
struct Course {
    cash: Lanes,
    /// For each leg, the piece that held last in each lane: from, up to, value at zero, slope.
    pieces: Vec<[Lanes; 4]>,
}

impl Block {
    /// Room for paths of so many steps.
    pub fn new(instruments: usize, steps: usize) -> Self {
        Self {
            instruments,
            steps,
            prices: vec![[0.0; LANES]; instruments * steps],
            values: vec![[0.0; LANES]; steps],
            stretches: Vec::new(),
            spans: Vec::new(),
            payments: Vec::new(),
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
        let (end, drawdown) = self.walk_open(account);
        let mut courses: Vec<Course> = account.pools.iter().map(|pool| self.course(pool)).collect();
        let mut cash_before: Vec<Lanes> = courses.iter().map(|course| course.cash).collect();
        let mut left = vec![[false; LANES]; account.views.len()];
        // Lanes in which no view has this pool open any more, or counts it.
        let mut done = vec![[false; LANES]; account.pools.len()];
        let slack = SLACK * account.start.abs();
        for (number, stretch) in self.stretches.iter().enumerate() {
            let (from, until) = (stretch.from, stretch.until);
            for (before, course) in cash_before.iter_mut().zip(&courses) {
                *before = course.cash;
            }
            for (index, pool) in account.pools.iter().enumerate() {
                if done[index] == [true; LANES] {
                    continue;
                }
                let course = &mut courses[index];
                let was = course.cash;
                if let Some(paid) = stretch.paid {
                    for &member in &pool.members {
                        add(&mut course.cash, &self.payments[paid + member]);
                    }
                }
                if course.is_clear(pool, &was, (self.span(number), slack), &done[index]) {
                    continue;
                }
                let found = self.look((account, index), (from, until), (course, &was), &left);
                for (view, lane) in found {
                    left[view][lane] = true;
                    for (pool, done) in done.iter_mut().enumerate() {
                        let mut views = account.views.iter().zip(&left);
                        done[lane] =
                            views.all(|(view, left)| left[lane] || !view.pools.contains(&pool));
                    }
                    let pools = &account.views[view].pools;
                    let standing = Standing {
                        cash: pools.iter().map(|&pool| cash_before[pool][lane]).collect(),
                        peak: stretch.peak[lane],
                        drawdown: stretch.drawdown[lane],
                    };
                    let mut seen = seen.iter().copied().skip_while(|&at| at < from).peekable();
                    out[view * LANES + lane] = walk(
                        (account, &account.views[view], self),
                        (lane, number),
                        standing,
                        &mut |step, value| {
                            if seen.next_if_eq(&step).is_some() {
                                see(view, lane, step, value);
                            }
                        },
                    );
                }
            }
            for &step in seen.iter().filter(|&&step| (from..until).contains(&step)) {
                for (view, left) in left.iter().enumerate() {
                    for lane in (0..LANES).filter(|&lane| !left[lane]) {
                        see(view, lane, step, self.values[step][lane]);
                    }
                }
            }
        }
        for (view, left) in left.iter().enumerate() {
            for lane in (0..LANES).filter(|&lane| !left[lane]) {
                out[view * LANES + lane] = Outcome {
                    end: posted(end[lane]),
                    drawdown: drawdown[lane],
                    closed: NEVER,
                };
            }
        }
    }

    /// Account value as long as no pool is closed: the last, and the deepest fall. Finds the stretches, their spans
    /// and payments.
    fn walk_open(&mut self, account: &Account) -> (Lanes, Lanes) {
        self.stretches.clear();
        self.spans.clear();
        self.payments.clear();
        let (mut peak, mut drawdown) = ([account.start; LANES], [0.0; LANES]);
        let mut money = [account.worth.constant; LANES];
        let mut from = 0;
        while from < self.steps {
            let until = self.stretch_end(account, from);
            let rows = from * self.instruments..until * self.instruments;
            span(&self.prices[rows], self.instruments, &mut self.spans);
            let paid = self.pay(account, until - 1);
            self.stretches.push(Stretch {
                from,
                until,
                paid,
                peak,
                drawdown,
            });
            let mut falls = Falls {
                peak: &mut peak,
                drawdown: &mut drawdown,
            };
            self.value_steps((&account.worth, from, until), &mut money, paid, &mut falls);
            from = until;
        }
        let end = self.values.last().copied();
        (end.unwrap_or([account.start; LANES]), drawdown)
    }

    /// The stretches, in order.
    pub fn stretches(&self) -> &[Stretch] {
        &self.stretches
    }

    /// Lowest and highest price of each instrument in a stretch.
    pub fn span(&self, stretch: usize) -> &[[Lanes; 2]] {
        &self.spans[stretch * self.instruments..(stretch + 1) * self.instruments]
    }

    /// A payment to a position, by where the settlement's begin.
    pub fn payment(&self, paid: usize, position: usize, lane: usize) -> f64 {
        self.payments[paid + position][lane]
    }

    /// Just past the settlement that ends the stretch, or so many steps on.
    fn stretch_end(&self, account: &Account, from: usize) -> usize {
        let most = (from + STRETCH).min(self.steps);
        let settled = (from..most).find(|&step| account.settles(step));
        settled.map_or(most, |step| step + 1)
    }

    /// Notes what each position is paid at the close of a step, and where; none where nothing is settled then.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    fn pay(&mut self, account: &Account, step: usize) -> Option<usize> {
        let funding = account.funding.as_ref();
        let funding = funding.filter(|_| account.settles(step))?;
        let begins = self.payments.len();
        for &(instrument, coins) in &account.positions {
            let price = &self.prices[step * self.instruments + instrument];
            let mut amount = [0.0; LANES];
            for lane in 0..LANES {
                amount[lane] = posted(-(coins * price[lane] * funding.rates[instrument]));
            }
            self.payments.push(amount);
        }
        Some(begins)
    }

    /// Account value and drawdown over a stretch; payments are made at its last close.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    fn value_steps(
        &mut self,
        of: (&Plane, usize, usize),
        money: &mut Lanes,
        paid: Option<usize>,
        falls: &mut Falls<'_>,
    ) {
        let (worth, from, until) = of;
        let rows = self.prices[from * self.instruments..until * self.instruments]
            .chunks_exact(self.instruments);
        let values = &mut self.values[from..until];
        let last = values.len() - 1;
        for (step, (row, value)) in rows.zip(values).enumerate() {
            if let Some(paid) = paid.filter(|_| step == last) {
                for amount in &self.payments[paid..] {
                    add(money, amount);
                }
            }
            let mut total = *money;
            for (slope, price) in worth.slopes.iter().zip(row) {
                for lane in 0..LANES {
                    total[lane] += slope * price[lane];
                }
            }
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

/// Notes the lowest and highest price of each instrument.
#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
fn span(prices: &[Lanes], instruments: usize, spans: &mut Vec<[Lanes; 2]>) {
    let begins = spans.len();
    spans.extend(prices[..instruments].iter().map(|price| [*price, *price]));
    for row in prices.chunks_exact(instruments).skip(1) {
        for ([low, high], price) in spans[begins..].iter_mut().zip(row) {
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

impl Course {
    /// Whether no lane that is not `done` can be under at any prices of the stretch, with the money before or after its
    /// payments; more than `slack` must be left, which no rounding comes to.
    #[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
    fn is_clear(
        &self,
        pool: &Pool,
        was: &Lanes,
        within: (&[[Lanes; 2]], f64),
        done: &[bool; LANES],
    ) -> bool {
        let (spans, slack) = within;
        let mut room = [pool.counted.constant - slack; LANES];
        for lane in 0..LANES {
            let now = self.cash[lane];
            room[lane] += if now < was[lane] { now } else { was[lane] };
        }
        for (&slope, [low, high]) in pool.counted.slopes.iter().zip(spans) {
            let worst = if slope < 0.0 { high } else { low };
            for lane in 0..LANES {
                room[lane] += slope * worst[lane];
            }
        }
        let mut outside = [0.0; LANES];
        for (leg, [from, until, at_zero, slope]) in pool.legs.iter().zip(&self.pieces) {
            let [low, high] = &spans[leg.instrument];
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
