//! A scenario: all inputs, already valid.

use super::form::{Form, Others};
use super::many::ManyInput;
use super::stress::StressInput;
use crate::margin::figures::Setting;
use crate::margin::rules::{PriceKind, RuleBook};
use crate::margin::sizing::Plan;
use crate::market::account::{Account, Holding, View};
use crate::simulate::actions::Action;
use crate::simulate::journey::{Follows, FundingPlan, Journey, Order};
use crate::simulate::path::PricePath;
use crate::simulate::walk::worse_order;
use crate::venues::Venue;
use rust_decimal::{Decimal, dec};

/// A market of the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instrument {
    /// Base coin as typed.
    pub name: String,
    /// Price step shown.
    pub tick: Decimal,
    /// Whether the reader typed a mark of its own.
    pub marked: bool,
}

/// What the reader asks of size from risk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SizingInput {
    /// Index of the position it is for.
    pub position: usize,
    /// Entry, stop, budget.
    pub plan: Plan,
}

/// Everything an answer is computed from.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// The form it was read from.
    pub form: Form,
    /// The account; opening fees already taken.
    pub account: Account,
    /// Balance as typed.
    pub balance: Decimal,
    /// Fees paid at opening, quote currency.
    pub fees: Decimal,
    /// Interest, borrowing and funding owed so far, taken from the account too; quote currency.
    pub owed: Decimal,
    /// The rules.
    pub book: RuleBook,
    /// The venue whose rules they are; none for the reader's own.
    pub venue: Option<&'static Venue>,
    /// Markets whose brackets the reader gave in place of the venue's.
    pub readers: Vec<String>,
    /// Markets, in order of first use.
    pub instruments: Vec<Instrument>,
    /// Mark of each market.
    pub marks: Vec<Decimal>,
    /// Beta of each market under the chosen way of moving.
    pub betas: Vec<Decimal>,
    /// Index of the market in focus.
    pub focus: usize,
    /// Joint move, a fraction.
    pub joint_move: Decimal,
    /// The path.
    pub path: PricePath,
    /// How each market follows it.
    pub follows: Vec<Follows>,
    /// Order inside a bar; none: the worse.
    pub order: Option<Order>,
    /// Price that liquidation is judged on.
    pub judged: PriceKind,
    /// Funding on the path.
    pub funding: FundingPlan,
    /// Funding rate an interval for the carry, a fraction; zero when off.
    pub funding_rate: Decimal,
    /// Rate of its own of each market, a fraction, where rates are typed.
    pub own_rates: Vec<Option<Decimal>>,
    /// Hours of that interval.
    pub funding_hours: Decimal,
    /// Size from risk, if asked.
    pub sizing: Option<SizingInput>,
    /// What is done on the path.
    pub actions: Vec<Action>,
    /// Bars of the whole path, where the rest of it is hidden yet.
    pub hidden: Option<usize>,
    /// Many random paths, and the split.
    pub many: ManyInput,
    /// Shocks on top of the joint move.
    pub stress: StressInput,
}

impl Scenario {
    /// Rules and marks as the margin engine takes them.
    pub fn setting(&self) -> Setting<'_> {
        Setting {
            book: &self.book,
            marks: &self.marks,
            betas: &self.betas,
        }
    }

    /// The account on its path.
    pub fn journey(&self) -> Journey<'_> {
        Journey {
            account: &self.account,
            setting: self.setting(),
            path: &self.path,
            follows: &self.follows,
            funding: self.funding,
            own_rates: &self.own_rates,
        }
    }

    /// Betas with which only one market moves.
    pub fn alone(&self, instrument: usize) -> Vec<Decimal> {
        let one = |index| {
            if index == instrument {
                Decimal::ONE
            } else {
                Decimal::ZERO
            }
        };
        (0..self.marks.len()).map(one).collect()
    }

    /// Whether more than one market moves in the joint move.
    pub fn moves_several(&self) -> bool {
        self.betas.iter().filter(|beta| !beta.is_zero()).count() > 1
    }

    /// Funding a day at the marks, quote currency: −rate × signed notional × settlements a day, summed over
    /// the positions; negative is paid. A market's own rate goes before `rate` where rates are typed.
    pub fn carry_per_day(&self, rate: Decimal) -> Decimal {
        let a_day = dec!(24).checked_div(self.funding_hours).unwrap_or_default();
        let typed = matches!(self.funding, FundingPlan::Typed { .. });
        let settled = |held: &Holding| {
            let position = &held.position;
            let own = self.own_rates[position.instrument].filter(|_| typed);
            let notional = position.notional(self.marks[position.instrument]);
            own.unwrap_or(rate) * notional * position.side.sign()
        };
        -(self.account.holdings.iter().map(settled).sum::<Decimal>() * a_day)
    }

    /// Hides all of the path but its first `bars`, at least one. The order inside a bar stays that of the
    /// whole path: what has happened does not change as more of it is seen.
    pub fn hide(&mut self, bars: usize) {
        let all = self.journey().bars();
        if self.order.is_none() {
            let order = worse_order(self.journey(), View::Configured, self.judged);
            self.order = Some(order);
        }
        for track in &mut self.path.tracks {
            track.mark.truncate(bars.max(1));
            track.last.truncate(bars.max(1));
        }
        self.hidden = Some(all);
    }

    /// Whether a part of the path is still hidden.
    pub fn is_hidden(&self) -> bool {
        self.hidden.is_some_and(|all| all > self.journey().bars())
    }

    /// How the others move.
    pub fn others(&self) -> Others {
        self.form.others
    }
}
