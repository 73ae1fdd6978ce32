//! Timeline actions as typed, and how they are changed.

use super::Form;

/// What sets an action off, as chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum When {
    /// At the opening of a bar, counted from 0.
    #[default]
    Bar,
    /// A market's price.
    Price,
    /// A market's move from its mark at the start, per cent.
    Move,
    /// How near the liquidation is, per cent of the price.
    Distance,
    /// Requirement ÷ equity, per cent.
    Ratio,
    /// Fall of the account's value from its highest, per cent.
    Drawdown,
    /// Realised volatility over some bars, per cent a year.
    Volatility,
    /// Width of Bollinger's bands over some bars, per cent of their middle.
    Width,
    /// Relative strength index over some bars, 0 … 100.
    Rsi,
}

/// From which side a level is reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Goes {
    /// Falls to it.
    #[default]
    Falls,
    /// Rises to it.
    Rises,
}

/// How often.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Times {
    /// The first time.
    #[default]
    Once,
    /// Every time the trigger is reached anew; of a bar: of every such many bars.
    Every,
}

/// What is done, as chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Then {
    /// Close the position.
    #[default]
    Close,
    /// Close some per cent of it.
    Reduce,
    /// Close so much of it as is worth an amount.
    ReduceBy,
    /// Open or add a notional.
    Open,
    /// Add margin.
    AddMargin,
    /// Remove margin.
    RemoveMargin,
    /// Add what brings requirement ÷ equity down to some per cent.
    TopUp,
    /// Reinvest some per cent of the gain.
    Reinvest,
    /// Change to isolated.
    Isolate,
    /// Change to cross.
    Share,
    /// Change the leverage.
    Leverage,
}

/// One action as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActionForm {
    /// When.
    pub when: When,
    /// From which side, where the trigger has two.
    pub goes: Goes,
    /// Market of a price or a measure; empty: that of the position, or the first.
    pub market: String,
    /// The level, of the kind `when` says.
    pub level: String,
    /// Bars of a measure; empty: the usual.
    pub bars: String,
    /// How often.
    pub times: Times,
    /// What is done.
    pub then: Then,
    /// Number of the position, counted from 1; 0: every one.
    pub position: usize,
    /// How much, of the kind `then` says; not used where nothing is to be said.
    pub amount: String,
}

/// A text of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each variant is the field of the same name")]
pub enum ActionField {
    Level,
    Bars,
    Amount,
    /// Not a text field: the row as a whole.
    Row,
}

/// A change of the actions.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant sets the field of the same name")]
pub enum ActionEdit {
    Add(ActionForm),
    Remove(usize),
    When(usize, When),
    Goes(usize, Goes),
    Market(usize, String),
    Times(usize, Times),
    Then(usize, Then),
    Position(usize, usize),
}

impl When {
    /// Whether it is of one market.
    pub fn has_market(self) -> bool {
        matches!(self, Self::Price | Self::Move) || self.has_bars()
    }

    /// Whether it looks back on some bars.
    pub fn has_bars(self) -> bool {
        matches!(self, Self::Volatility | Self::Width | Self::Rsi)
    }
}

impl Then {
    /// Whether it asks how much.
    pub fn has_amount(self) -> bool {
        !matches!(self, Self::Close | Self::Isolate | Self::Share)
    }
}

impl Form {
    /// Text of an action's field; none where it does not exist.
    pub fn action_text(&self, index: usize, field: ActionField) -> Option<&String> {
        let action = self.actions.get(index)?;
        match field {
            ActionField::Level => Some(&action.level),
            ActionField::Bars => Some(&action.bars),
            ActionField::Amount => Some(&action.amount),
            ActionField::Row => None,
        }
    }

    /// The same, to be changed.
    pub fn action_slot(&mut self, index: usize, field: ActionField) -> Option<&mut String> {
        let action = self.actions.get_mut(index)?;
        match field {
            ActionField::Level => Some(&mut action.level),
            ActionField::Bars => Some(&mut action.bars),
            ActionField::Amount => Some(&mut action.amount),
            ActionField::Row => None,
        }
    }

    /// Changes the actions. A change of one that is not there changes nothing.
    pub fn change_actions(&mut self, edit: &ActionEdit) {
        let count = self.actions.len();
        let mut with = |index: usize, change: &dyn Fn(&mut ActionForm)| {
            if let Some(action) = self.actions.get_mut(index) {
                change(action);
            }
        };
        match edit {
            ActionEdit::Add(action) => self.actions.push(action.clone()),
            ActionEdit::Remove(index) if *index < count => {
                self.actions.remove(*index);
            }
            ActionEdit::Remove(_) => {}
            // A level of another kind of trigger, or an amount of another deed, means nothing here.
            ActionEdit::When(index, when) => with(*index, &|action| {
                action.when = *when;
                action.level.clear();
                action.bars.clear();
            }),
            ActionEdit::Goes(index, goes) => with(*index, &|action| action.goes = *goes),
            ActionEdit::Market(index, market) => {
                with(*index, &|action| action.market = market.clone());
            }
            ActionEdit::Times(index, times) => with(*index, &|action| action.times = *times),
            ActionEdit::Then(index, then) => with(*index, &|action| {
                action.then = *then;
                action.amount.clear();
            }),
            ActionEdit::Position(index, position) => {
                with(*index, &|action| action.position = *position);
            }
        }
    }

    /// Keeps actions with their positions once the one at `index` is gone; its own go with it.
    pub(crate) fn position_gone(&mut self, index: usize) {
        self.actions.retain(|action| action.position != index + 1);
        for action in &mut self.actions {
            if action.position > index + 1 {
                action.position -= 1;
            }
        }
    }

    /// The same once another stands after the one at `index`.
    pub(crate) fn position_copied(&mut self, index: usize) {
        for action in &mut self.actions {
            if action.position > index + 1 {
                action.position += 1;
            }
        }
    }
}
