//! Fields that are written only when they are not empty, as tables: the key in a link, the name in a
//! file, and what the text is. One list serves writing, reading and the numbers of the locale.

use super::words::Choice;
use crate::num::text::Kind;
use crate::scenario::form::{ManyForm, MarketForm, PositionForm, RandomForm, RuleEdits};

/// One text of a form.
pub(super) struct Slot<'a> {
    /// Key in a link.
    pub link: &'static str,
    /// Name in a file.
    pub file: &'static str,
    /// What number it is; none: it is no number.
    pub kind: Option<Kind>,
    /// The text itself.
    pub text: &'a mut String,
}

/// A slot.
pub(super) fn slot<'a>(
    link: &'static str,
    file: &'static str,
    kind: Option<Kind>,
    text: &'a mut String,
) -> Slot<'a> {
    Slot {
        link,
        file,
        kind,
        text,
    }
}

/// What only some positions say.
pub(super) fn of_position(form: &mut PositionForm) -> [Slot<'_>; 3] {
    [
        slot("m", "margin", Some(Kind::Amount), &mut form.margin),
        slot("b", "backing", None, &mut form.backing),
        slot("o", "owed", Some(Kind::Amount), &mut form.owed),
    ]
}

/// What is said of a market besides its mark and beta; its pasted table apart.
pub(super) fn of_market(form: &mut MarketForm) -> [Slot<'_>; 6] {
    [
        slot("r", "rate", Some(Kind::Percent), &mut form.rate),
        slot(
            "c",
            "contract_value",
            Some(Kind::Amount),
            &mut form.contract_value,
        ),
        slot("n", "table", None, &mut form.table),
        slot("i", "initial", Some(Kind::Percent), &mut form.initial),
        slot("f", "funding", Some(Kind::Percent), &mut form.funding),
        slot("v", "volatility", Some(Kind::Percent), &mut form.volatility),
    ]
}

/// Many random paths.
pub(super) fn of_many(form: &mut ManyForm) -> [Slot<'_>; 2] {
    [
        slot("n", "paths", Some(Kind::Amount), &mut form.paths),
        slot("split", "split", Some(Kind::Percent), &mut form.split),
    ]
}

/// Numbers among the edited rules.
pub(super) fn of_edits(form: &mut RuleEdits) -> [Slot<'_>; 5] {
    let percent = Some(Kind::Percent);
    [
        slot("close", "closing_fee", percent, &mut form.closing_fee),
        slot("min", "minimum", Some(Kind::Amount), &mut form.minimum),
        slot("liq", "liquidation_fee", percent, &mut form.liquidation_fee),
        slot("slip", "slippage", percent, &mut form.slippage),
        slot("debt", "debt", percent, &mut form.debt),
    ]
}

/// Choices among the edited rules, each with its name, the same in links and files.
pub(super) fn chosen(form: &mut RuleEdits) -> [(&'static str, &mut dyn Choice); 9] {
    [
        ("basis", &mut form.basis),
        ("tiering", &mut form.tiering),
        ("trigger", &mut form.trigger),
        ("netting", &mut form.netting),
        ("cuts", &mut form.cuts),
        ("scope", &mut form.scope),
        ("remainder", &mut form.remainder),
        ("first", &mut form.first),
        ("bearer", &mut form.bearer),
    ]
}

/// Numbers of random prices.
pub(super) fn of_random(form: &mut RandomForm) -> Vec<Slot<'_>> {
    let slots = form.slots();
    slots
        .map(|(known, text)| slot(known.link, known.file, Some(known.kind), text))
        .collect()
}
