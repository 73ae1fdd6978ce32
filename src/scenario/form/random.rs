//! Random prices as the reader assumes them.

use crate::num::text::Kind;
use crate::scenario::form::Form;

/// What makes the prices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RandomModel {
    /// They wander with a given volatility.
    #[default]
    Wander,
    /// Blocks of recorded hours, put together.
    Blocks,
}

/// A number of [`RandomForm`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RandomField {
    /// Annualised volatility of every market that has none of its own, per cent.
    Volatility,
    /// Annual drift of all prices, per cent.
    Drift,
    /// Correlation of every pair that has none of its own.
    Correlation,
    /// Jumps a year; empty: none.
    Jumps,
    /// Mean of a jump, per cent.
    JumpMean,
    /// Standard deviation of a jump, per cent.
    JumpDeviation,
    /// Degrees of freedom of Student's t; empty: normal shocks.
    Tails,
    /// Volatility of a second state as a multiple; empty: there is none.
    Storm,
    /// Chance an hour of entering it, per cent.
    Enter,
    /// Chance an hour of leaving it, per cent.
    Leave,
    /// Hours in which half the way back to the first price is made; empty: there is no pull.
    HalfLife,
    /// Hours of a block.
    Block,
    /// Hours of the path.
    Steps,
    /// Seed.
    Seed,
    /// Number of the path among those of the seed.
    Number,
}

/// A number of [`RandomForm`] as it is shared: what an empty text means is part of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RandomText {
    /// Which.
    pub field: RandomField,
    /// Key in a link.
    pub link: &'static str,
    /// Name in a file.
    pub file: &'static str,
    /// What number it is.
    pub kind: Kind,
    /// What an empty text means, as typed; empty: nothing of the kind. These are assumptions to
    /// start from, not estimates.
    pub usual: &'static str,
}

const fn text(
    field: RandomField,
    names: (&'static str, &'static str),
    kind: Kind,
    usual: &'static str,
) -> RandomText {
    RandomText {
        field,
        link: names.0,
        file: names.1,
        kind,
        usual,
    }
}

impl RandomField {
    /// Every number, in the order of the variants.
    pub const ALL: [RandomText; 15] = {
        use RandomField as F;
        let (percent, amount) = (Kind::Percent, Kind::Amount);
        [
            text(F::Volatility, ("v", "volatility"), percent, "60"),
            text(F::Drift, ("d", "drift"), percent, "0"),
            text(F::Correlation, ("c", "correlation"), amount, "0.7"),
            text(F::Jumps, ("j", "jumps"), amount, ""),
            text(F::JumpMean, ("a", "jump_mean"), percent, "-5"),
            text(F::JumpDeviation, ("z", "jump_deviation"), percent, "5"),
            text(F::Tails, ("t", "degrees_of_freedom"), amount, ""),
            text(F::Storm, ("f", "storm"), amount, ""),
            text(F::Enter, ("e", "storm_enters"), percent, "1"),
            text(F::Leave, ("l", "storm_leaves"), percent, "5"),
            text(F::HalfLife, ("h", "half_life"), amount, ""),
            text(F::Block, ("b", "block"), amount, "24"),
            text(F::Steps, ("n", "steps"), amount, "720"),
            text(F::Seed, ("s", "seed"), amount, "1"),
            text(F::Number, ("k", "number"), amount, "1"),
        ]
    };

    /// What is known of it.
    #[must_use]
    pub fn known(self) -> RandomText {
        Self::ALL[self as usize]
    }
}

/// Correlation of two markets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PairForm {
    /// One market.
    pub first: String,
    /// The other.
    pub second: String,
    /// −1 … 1; empty: the common one.
    pub correlation: String,
}

/// Random prices as typed. Used by the path of slug [`RandomForm::SLUG`] and by many paths at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RandomForm {
    /// What makes the prices.
    pub model: RandomModel,
    /// Slug of the one recorded event that blocks are taken from; empty: all.
    pub event: String,
    /// Pairs with a correlation of their own.
    pub pairs: Vec<PairForm>,
    texts: [String; RandomField::ALL.len()],
}

/// A change of [`RandomForm`] that is no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RandomEdit {
    /// What makes the prices.
    Model(RandomModel),
    /// The event that blocks are taken from; empty: all.
    Event(String),
    /// The next number of the seed.
    Another,
    /// All correlations are one.
    OneFactor,
}

impl RandomForm {
    /// Name of the path in links.
    pub const SLUG: &'static str = "random";

    /// What is typed.
    #[must_use]
    pub fn text(&self, field: RandomField) -> &String {
        &self.texts[field as usize]
    }

    /// The place of a text.
    pub fn slot(&mut self, field: RandomField) -> &mut String {
        &mut self.texts[field as usize]
    }

    /// Every text with what is known of it.
    pub fn slots(&mut self) -> impl Iterator<Item = (RandomText, &mut String)> {
        RandomField::ALL.into_iter().zip(&mut self.texts)
    }

    /// What is said of a pair, in either order.
    #[must_use]
    pub fn pair(&self, first: &str, second: &str) -> Option<&PairForm> {
        self.pairs.iter().find(|pair| pair.is_of(first, second))
    }

    fn pair_mut(&mut self, first: &str, second: &str) -> &mut PairForm {
        let known = self.pairs.iter().position(|pair| pair.is_of(first, second));
        let place = known.unwrap_or_else(|| {
            self.pairs.push(PairForm {
                first: first.to_owned(),
                second: second.to_owned(),
                correlation: String::new(),
            });
            self.pairs.len() - 1
        });
        &mut self.pairs[place]
    }

    /// Makes a change.
    pub fn change(&mut self, edit: &RandomEdit) {
        match edit {
            RandomEdit::Model(model) => self.model = *model,
            RandomEdit::Event(slug) => self.event.clone_from(slug),
            RandomEdit::Another => {
                let number = self.slot(RandomField::Number);
                let now = number.trim().parse().unwrap_or(1_u32);
                *number = now.saturating_add(1).to_string();
            }
            RandomEdit::OneFactor => {
                self.pairs.clear();
                *self.slot(RandomField::Correlation) = "1".to_owned();
            }
        }
    }
}

impl PairForm {
    fn is_of(&self, first: &str, second: &str) -> bool {
        (self.first == first && self.second == second)
            || (self.first == second && self.second == first)
    }
}

impl Form {
    /// What is typed for the correlation of the markets of two positions.
    #[must_use]
    pub fn pair(&self, of: (usize, usize)) -> Option<&str> {
        let (first, second) = (self.positions.get(of.0)?, self.positions.get(of.1)?);
        let pair = self.random.pair(&first.market, &second.market);
        Some(pair.map_or("", |pair| &pair.correlation))
    }

    /// The place of that text, made where there was none.
    pub fn pair_slot(&mut self, of: (usize, usize)) -> Option<&mut String> {
        let (first, second) = (self.positions.get(of.0)?, self.positions.get(of.1)?);
        let pair = self.random.pair_mut(&first.market, &second.market);
        Some(&mut pair.correlation)
    }
}
