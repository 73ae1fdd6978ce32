//! Rules of the chosen venue that the reader has changed.

use crate::margin::rules::{Basis, Bearer, Cuts, First, Netting, Remainder, Trigger};
use crate::margin::schedule::Tiering;
use crate::market::account::Scope;

/// A number among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(
    missing_docs,
    reason = "each variant is the text of the same name in RuleEdits"
)]
pub enum EditedField {
    ClosingFee,
    Minimum,
    LiquidationFee,
    Slippage,
    Debt,
}

/// Rules of the chosen venue that the reader has changed; what is none or empty is the venue's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleEdits {
    /// What the rate multiplies.
    pub basis: Option<Basis>,
    /// Marginal or whole.
    pub tiering: Option<Tiering>,
    /// Whether equality closes.
    pub trigger: Option<Trigger>,
    /// Whether both sides of a market count.
    pub netting: Option<Netting>,
    /// What haircuts are taken of.
    pub cuts: Option<Cuts>,
    /// What the cross pool draws on.
    pub scope: Option<Scope>,
    /// What becomes of the rest after a closing.
    pub remainder: Option<Remainder>,
    /// Which position of a pool is closed first.
    pub first: Option<First>,
    /// Who bears a loss beyond the pool.
    pub bearer: Option<Bearer>,
    /// Fee to close in the test, per cent; 0: none.
    pub closing_fee: String,
    /// Least requirement of a position, quote currency.
    pub minimum: String,
    /// Liquidation fee, per cent of the notional closed.
    pub liquidation_fee: String,
    /// Lost on the fill of a forced order, per cent of the notional closed.
    pub slippage: String,
    /// Maintenance of what the cross pool owes, per cent.
    pub debt: String,
}

impl RuleEdits {
    /// What is typed in a field.
    pub fn text(&self, field: EditedField) -> &String {
        match field {
            EditedField::ClosingFee => &self.closing_fee,
            EditedField::Minimum => &self.minimum,
            EditedField::LiquidationFee => &self.liquidation_fee,
            EditedField::Slippage => &self.slippage,
            EditedField::Debt => &self.debt,
        }
    }

    /// The field's text, to be changed.
    pub fn slot(&mut self, field: EditedField) -> &mut String {
        match field {
            EditedField::ClosingFee => &mut self.closing_fee,
            EditedField::Minimum => &mut self.minimum,
            EditedField::LiquidationFee => &mut self.liquidation_fee,
            EditedField::Slippage => &mut self.slippage,
            EditedField::Debt => &mut self.debt,
        }
    }
}
