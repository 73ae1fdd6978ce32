//! What of the pictures is in sight: some of the bars, and another scenario's lines behind.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::{Pictures, TimeAxis};

/// Another scenario's pictures, whose lines stand in grey behind.
#[derive(Clone, Debug, PartialEq)]
pub struct Ghost {
    /// What its lines are called: "pinned".
    pub word: String,
    /// Its pictures.
    pub pictures: Arc<Pictures>,
}

impl TimeAxis {
    /// Whether a place of the axis is in sight.
    pub fn shows(&self, x: Decimal) -> bool {
        Decimal::from(self.shown.0) <= x && x <= Decimal::from(self.shown.1)
    }

    /// The bars nearest to those wished for: inside the path, at least one.
    pub fn nearest(&self, (from, to): (u32, u32)) -> (u32, u32) {
        let from = from.min(self.bars.saturating_sub(1));
        (from, to.clamp(from + 1, self.bars.max(from + 1)))
    }
}

impl Pictures {
    /// The same with only some bars in sight, and a ghost behind.
    #[must_use]
    pub fn seen(&self, shown: Option<(u32, u32)>, ghost: Option<Ghost>) -> Self {
        let mut seen = self.clone();
        if let Some(shown) = shown {
            for time in [&mut seen.price.time, &mut seen.account.time] {
                time.shown = time.nearest(shown);
            }
        }
        seen.ghost = ghost;
        seen
    }
}
