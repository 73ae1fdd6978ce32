//! Timeline actions in a link and in a file.
//!
//! In a link `a=price,falls,BTC,57000,,once,close,1,`: when, from which side, market, level, bars, how
//! often, what, number of the position (`all`: every one), how much. Choices are words, per cents as
//! typed. Empty ends are left out.

use super::escape::{escape, unescape};
use super::fields::Slot;
use super::json::JsonError;
use super::json_object::Object;
use super::json_tree::{Fields, Node};
use super::number::{fraction, percent};
use super::words::{value, word};
use crate::num::text::Kind;
use crate::scenario::actions::{amount_kind, level_kind};
use crate::scenario::form::actions::ActionForm;
use crate::words::inputs::{files, links};

/// In place of a position's number: every position.
const ALL: &str = "all";

/// The numbers of an action.
pub(super) fn of_action(form: &mut ActionForm) -> [Slot<'_>; 3] {
    let (level, amount) = (level_kind(form.when), amount_kind(form.then));
    let slot = |file, kind, text| Slot {
        link: file,
        file,
        kind: Some(kind),
        text,
    };
    [
        slot("level", level, &mut form.level),
        slot("bars", Kind::Amount, &mut form.bars),
        slot("amount", amount, &mut form.amount),
    ]
}

/// An action as a value of a link.
pub(super) fn to_link(form: &ActionForm) -> String {
    let position = match form.position {
        0 => ALL.to_owned(),
        number => number.to_string(),
    };
    let parts = [
        word(form.when),
        word(form.goes),
        &escape(&form.market),
        &escape(&form.level),
        &escape(&form.bars),
        word(form.times),
        word(form.then),
        &position,
        &escape(&form.amount),
    ];
    parts.join(",").trim_end_matches(',').to_owned()
}

/// Reads such a value; the error names the part that cannot be read.
pub(super) fn from_link(text: &str) -> Result<ActionForm, &'static str> {
    let mut parts = text.split(',');
    let mut part = || parts.next().unwrap_or_default();
    let form = ActionForm {
        when: value(part()).ok_or(links::UNKNOWN_TRIGGER)?,
        goes: value(part()).ok_or(links::NEITHER_FALLS_NOR_RISES)?,
        market: unescape(part()),
        level: unescape(part()),
        bars: unescape(part()),
        times: value(part()).ok_or(links::NEITHER_ONCE_NOR_EVERY)?,
        then: value(part()).ok_or(links::UNKNOWN_ACT)?,
        position: match part() {
            ALL => 0,
            number => number.parse().map_err(|_| links::NAMES_NO_POSITION)?,
        },
        amount: unescape(part()),
    };
    match parts.next() {
        None => Ok(form),
        Some(_) => Err(links::UNKNOWN_PART),
    }
}

/// An action as an object of a file.
pub(super) fn to_object(form: &mut ActionForm) -> Fields {
    let mut fields = Fields::default();
    fields.always("when", word(form.when));
    fields.always("goes", word(form.goes));
    fields.typed("market", &form.market);
    fields.always("times", word(form.times));
    fields.always("then", word(form.then));
    fields.node("position", Node::Count(form.position));
    for slot in of_action(form) {
        let text = match slot.kind {
            Some(Kind::Percent) => fraction(slot.text),
            _ => slot.text.clone(),
        };
        fields.typed(slot.file, &text);
    }
    fields
}

/// Reads such an object.
pub(super) fn from_object(object: &mut Object<'_>) -> Result<ActionForm, JsonError> {
    let (when, then) = (object.choice("when")?, object.choice("then")?);
    let mut form = ActionForm {
        when: object.required("when", when)?,
        goes: object.choice("goes")?.unwrap_or_default(),
        market: object.text("market")?.unwrap_or_default(),
        times: object.choice("times")?.unwrap_or_default(),
        then: object.required("then", then)?,
        ..ActionForm::default()
    };
    if let Some(number) = object.number("position")? {
        form.position = number
            .parse()
            .map_err(|_| object.wrong("position", files::WHOLE_FROM_0))?;
    }
    for slot in of_action(&mut form) {
        if let Some(text) = object.number(slot.file)? {
            *slot.text = match slot.kind {
                Some(Kind::Percent) => percent(&text),
                _ => text,
            };
        }
    }
    Ok(form)
}
