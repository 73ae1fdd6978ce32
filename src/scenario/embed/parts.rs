//! The parts of an embed that can be locked or left out, by name.

use crate::scenario::form::{Form, MarketForm, PositionForm};
use crate::words::inputs::embed as words;

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The joint move.
    Move,
    /// The path that is replayed.
    Path,
    /// Which market moves, and how the others move.
    Others,
    /// Balance, currency and collateral.
    Balance,
    /// Leverage of each position.
    Leverage,
    /// All else of the positions, and marks.
    Positions,
    /// The venue and its rules.
    Venue,
    /// Fees and funding.
    Costs,
    /// Actions on the path.
    Actions,
    /// The sentence.
    Sentence,
    /// The comparison table.
    Table,
    /// The chart.
    Chart,
    /// The line that says what is fixed.
    Fixed,
}

impl Part {
    /// What can be changed, in the order in which it stands; it can be locked and left out.
    pub const INPUTS: [Self; 9] = [
        Self::Move,
        Self::Path,
        Self::Others,
        Self::Leverage,
        Self::Balance,
        Self::Positions,
        Self::Venue,
        Self::Costs,
        Self::Actions,
    ];
    /// What only shows; it can be left out.
    pub const SHOWN: [Self; 4] = [Self::Sentence, Self::Table, Self::Chart, Self::Fixed];

    /// Its word in the query.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Move => "move",
            Self::Path => "path",
            Self::Others => "others",
            Self::Balance => "balance",
            Self::Leverage => "leverage",
            Self::Positions => "positions",
            Self::Venue => "venue",
            Self::Costs => "costs",
            Self::Actions => "actions",
            Self::Sentence => "sentence",
            Self::Table => "table",
            Self::Chart => "chart",
            Self::Fixed => "fixed",
        }
    }

    /// Its name for readers.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Move => words::JOINT_MOVE,
            Self::Path => words::PATH,
            Self::Others => words::HOW_OTHERS_MOVE,
            Self::Balance => words::ACCOUNT,
            Self::Leverage => words::LEVERAGE,
            Self::Positions => words::POSITIONS,
            Self::Venue => words::VENUE,
            Self::Costs => words::COSTS,
            Self::Actions => words::ACTIONS,
            Self::Sentence => words::SENTENCE,
            Self::Table => words::TABLE,
            Self::Chart => words::CHART,
            Self::Fixed => words::LIST_OF_FIXED,
        }
    }

    /// The part of this word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::all().find(|part| part.word() == word)
    }

    fn all() -> impl Iterator<Item = Self> {
        Self::INPUTS.into_iter().chain(Self::SHOWN)
    }
}

/// Some of the parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts(u16);

/// What begins a list of the parts that stay open.
const ALL_BUT: &str = "all-but:";

impl Parts {
    /// Every input.
    #[must_use]
    pub fn inputs() -> Self {
        Part::INPUTS
            .into_iter()
            .fold(Self::default(), |parts, part| parts.with(part, true))
    }

    /// Whether a part is among them.
    #[must_use]
    pub fn has(self, part: Part) -> bool {
        self.0 & (1 << part as u16) != 0
    }

    /// The same with a part or without it.
    #[must_use]
    pub fn with(self, part: Part, there: bool) -> Self {
        let bit = 1 << part as u16;
        Self(match there {
            true => self.0 | bit,
            false => self.0 & !bit,
        })
    }

    /// The parts named between commas; names that are not known are left out.
    pub(super) fn listed(list: &str) -> Self {
        let known = list.split(',').filter_map(|word| Part::of(word.trim()));
        known.fold(Self::default(), |parts, part| parts.with(part, true))
    }

    /// The inputs that a `lock` names: a list, `all`, or `all-but:` and a list.
    pub(super) fn locked(list: &str) -> Self {
        let all = Self::inputs();
        match list.strip_prefix(ALL_BUT) {
            Some(open) => Self(all.0 & !Self::listed(open).0),
            None if list == "all" => all,
            None => Self(all.0 & Self::listed(list).0),
        }
    }

    /// The words of the parts between commas.
    pub(super) fn list(self) -> String {
        let listed: Vec<&str> = Part::all()
            .filter(|part| self.has(*part))
            .map(Part::word)
            .collect();
        listed.join(",")
    }

    /// The shorter way to say which inputs are locked; empty: none.
    pub(super) fn as_lock(self) -> String {
        let open = Self(Self::inputs().0 & !self.0);
        match (open.0.count_ones(), self.0.count_ones()) {
            (0, _) => "all".to_owned(),
            (open_count, locked) if open_count < locked => [ALL_BUT, &open.list()].concat(),
            _ => self.list(),
        }
    }

    /// `next` with these parts as they are in `before`: what a lock leaves of a change.
    #[must_use]
    pub fn kept(self, before: &Form, mut next: Form) -> Form {
        // What comes or goes with a position is no change of its own.
        if self.has(Part::Positions) && next.positions.len() != before.positions.len() {
            return before.clone();
        }
        for part in Part::INPUTS {
            if self.has(part) {
                keep(part, before, &mut next);
            }
        }
        // A market of which nothing is said any more was named by the change alone.
        next.markets.retain(|said| {
            let nothing = MarketForm {
                market: said.market.clone(),
                ..MarketForm::default()
            };
            *said != nothing || before.market(&said.market).is_some()
        });
        next
    }
}

fn keep(part: Part, before: &Form, next: &mut Form) {
    match part {
        Part::Move => next.joint_move.clone_from(&before.joint_move),
        Part::Path => {
            next.path = before.path.clone();
            next.random = before.random.clone();
            next.own = before.own.clone();
            next.drawn = before.drawn.clone();
        }
        Part::Others => {
            next.others = before.others;
            let held = |position: &PositionForm| position.market == before.focus;
            if next.positions.iter().any(held) {
                next.focus.clone_from(&before.focus);
            }
            markets(before, next, |from, to| to.beta.clone_from(&from.beta));
        }
        Part::Balance => {
            next.balance.clone_from(&before.balance);
            next.currency.clone_from(&before.currency);
            next.collateral.clone_from(&before.collateral);
        }
        Part::Leverage if next.positions.len() == before.positions.len() => {
            for (position, was) in next.positions.iter_mut().zip(&before.positions) {
                position.leverage.clone_from(&was.leverage);
            }
        }
        Part::Positions => {
            let mut positions = before.positions.clone();
            for (position, now) in positions.iter_mut().zip(&mut next.positions) {
                position.leverage = std::mem::take(&mut now.leverage);
            }
            next.positions = positions;
            markets(before, next, |from, to| to.mark.clone_from(&from.mark));
        }
        Part::Venue => {
            next.venue.clone_from(&before.venue);
            next.edits = before.edits.clone();
            next.generic = before.generic.clone();
            markets(before, next, |from, to| {
                to.rate.clone_from(&from.rate);
                to.tiers.clone_from(&from.tiers);
                to.contract_value.clone_from(&from.contract_value);
                to.table.clone_from(&from.table);
                to.initial.clone_from(&from.initial);
            });
        }
        Part::Costs => {
            next.costs = before.costs.clone();
            markets(before, next, |from, to| {
                to.funding.clone_from(&from.funding);
            });
        }
        Part::Actions => next.actions.clone_from(&before.actions),
        Part::Leverage | Part::Sentence | Part::Table | Part::Chart | Part::Fixed => {}
    }
}

/// Puts something of each market back; of a market that was not said anything of, it becomes empty.
fn markets(before: &Form, next: &mut Form, put: fn(&MarketForm, &mut MarketForm)) {
    let nothing = MarketForm::default();
    for said in &mut next.markets {
        put(before.market(&said.market).unwrap_or(&nothing), said);
    }
}
