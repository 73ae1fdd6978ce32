//! How far the actions of a walk are: which may still be done, and what their gauges show.

use crate::simulate::actions::{Action, MOST_DEEDS, MOST_TIMES, Trigger};
use crate::simulate::journey::Journey;
use rust_decimal::Decimal;

/// Whether an action may be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Readiness {
    /// Once its trigger is reached.
    Armed,
    /// Once its trigger has been left, and reached anew.
    Waiting,
    /// Not any more.
    Spent,
}

/// The actions of a walk and how far they are.
#[derive(Debug, Default)]
pub(super) struct Acting<'a> {
    pub actions: &'a [Action],
    pub ready: Vec<Readiness>,
    times: Vec<usize>,
    /// Deeds that may still be tried.
    left: usize,
    /// Of each action, what its gauge shows at the opening of every bar.
    gauges: Vec<Vec<Option<Decimal>>>,
    /// Some action may still be done somewhere inside a bar.
    watching: bool,
}

impl<'a> Acting<'a> {
    /// All armed.
    pub fn new(actions: &'a [Action], journey: &Journey<'_>, how: &super::How) -> Self {
        let gauge = |action: &Action| match action.trigger {
            Trigger::Gauge(gauge, ..) => {
                let follows = journey.follows[gauge.instrument];
                let bars = journey.path.tracks[follows.track].bars(how.judged);
                let closes = bars
                    .iter()
                    .map(|bar| journey.price(gauge.instrument, bar.close));
                let start = journey.setting.marks[gauge.instrument];
                let closes: Vec<Decimal> = std::iter::once(start).chain(closes).collect();
                gauge.series(&closes, journey.path.bar_seconds)
            }
            _ => Vec::new(),
        };
        let mut acting = Self {
            actions,
            ready: vec![Readiness::Armed; actions.len()],
            times: vec![0; actions.len()],
            left: MOST_DEEDS,
            gauges: actions.iter().map(gauge).collect(),
            watching: false,
        };
        acting.look();
        acting
    }

    /// Whether nothing of a bar may be passed over.
    pub fn may_act(&self, bar: usize) -> bool {
        let mut all = self.actions.iter().zip(&self.ready);
        all.any(|(action, ready)| match action.trigger {
            _ if *ready == Readiness::Spent => false,
            Trigger::Bar(_) => self.is_bar(action, bar),
            _ => true,
        })
    }

    /// Whether the ways between a bar's samples matter.
    pub fn is_watching(&self) -> bool {
        self.watching
    }

    /// Whether there are actions at all.
    pub fn has_some(&self) -> bool {
        !self.actions.is_empty()
    }

    /// The price met on the way is the action's level to the last digit.
    pub fn put_level(&self, of: (usize, Decimal), prices: &mut [Decimal]) {
        let (index, t) = of;
        if let Trigger::Price(instrument, _, level) = self.actions[index].trigger
            && !t.is_zero()
        {
            prices[instrument] = level;
        }
    }

    fn look(&mut self) {
        let mut all = self.actions.iter().zip(&self.ready);
        self.watching = all.any(|(action, ready)| {
            *ready != Readiness::Spent
                && !matches!(action.trigger, Trigger::Bar(_) | Trigger::Gauge(..))
        });
    }

    /// Whether an action of bars is due at this one.
    pub fn is_bar(&self, action: &Action, bar: usize) -> bool {
        match action.trigger {
            Trigger::Bar(at) if action.again => bar > 0 && bar.is_multiple_of(at.max(1)),
            Trigger::Bar(at) => bar == at,
            _ => false,
        }
    }

    /// What an action's gauge shows at the opening of a bar.
    pub fn gauge(&self, index: usize, bar: usize) -> Option<Decimal> {
        self.gauges[index].get(bar).copied().flatten()
    }

    /// Takes one of the deeds that may be tried; none is left: every action is spent.
    pub fn takes_deed(&mut self) -> bool {
        let some = self.left > 0;
        self.left = self.left.saturating_sub(1);
        if !some {
            self.ready.fill(Readiness::Spent);
            self.look();
        }
        some
    }

    /// Counts an action as done.
    pub fn done(&mut self, index: usize) {
        self.times[index] += 1;
        let action = &self.actions[index];
        self.ready[index] = match action.trigger {
            _ if !action.again || self.times[index] >= MOST_TIMES => Readiness::Spent,
            Trigger::Bar(_) => Readiness::Armed,
            _ => Readiness::Waiting,
        };
        self.look();
    }
}
