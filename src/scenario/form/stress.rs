//! Shocks on top of the joint move, as typed.

/// Whether a shock is on; where nothing is said it is off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    /// It is on.
    On,
}

/// A text field of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StressField {
    /// Points cut of what coins count for.
    Haircut,
    /// Lost on the fill of a forced order.
    Slippage,
}

/// A change of a switch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StressEdit {
    /// The move comes as one jump.
    Gap(bool),
    /// Pools are closed whole.
    Whole(bool),
}

/// Shocks on top of the joint move, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StressForm {
    /// The move comes as one jump: nothing is closed between.
    pub gap: Option<Switch>,
    /// Pools are closed whole, without partial steps.
    pub whole: Option<Switch>,
    /// Points cut of what coins count for as collateral, per cent; empty: off.
    pub haircut: String,
    /// Lost on the fill of a forced order besides, per cent of its notional; empty: off.
    pub slippage: String,
}

impl StressForm {
    /// Takes a change of a switch.
    pub fn change(&mut self, edit: StressEdit) {
        match edit {
            StressEdit::Gap(on) => self.gap = on.then_some(Switch::On),
            StressEdit::Whole(on) => self.whole = on.then_some(Switch::On),
        }
    }

    /// What is typed in a field.
    pub fn text(&self, field: StressField) -> &String {
        match field {
            StressField::Haircut => &self.haircut,
            StressField::Slippage => &self.slippage,
        }
    }

    /// The field's text, to be changed.
    pub fn slot(&mut self, field: StressField) -> &mut String {
        match field {
            StressField::Haircut => &mut self.haircut,
            StressField::Slippage => &mut self.slippage,
        }
    }
}
