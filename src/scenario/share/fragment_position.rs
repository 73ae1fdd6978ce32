//! One position in a fragment: `BTC,L,60000,4000n,10x,i`, then what only some have.
//!
//! Market, `L` or `S`, entry, quantity with its kind (`s` size, `n` notional, `m` margin), leverage
//! with `x`, mode (`i`, `c`, or `p` and the pocket's name). Then, where there is one: `t:inverse`,
//! `m:` and the margin set aside, `b:` and the coin it is kept in, `o:` and what is owed so far, `k:`
//! and the name of a pocket that is not in use, `r:` and rules of its own.
//! These are parted by `:`: basis, tiering, key, amounts, closing fee, its basis, minimum; then
//! each tier after a `/`: floor, rate, amount, leverage.

use super::MOST_ITEMS;
use super::escape::{escape, unescape};
use super::fields::{Slot, of_position};
use super::words::{Word, value, word};
use crate::market::position::{Kind, Side};
use crate::scenario::form::{Mode, OwnRules, OwnTier, PositionForm, Quantity};
use crate::words::inputs::links;

/// The letter of each kind of quantity.
const KINDS: [(Quantity, &str); 3] = [
    (Quantity::Size, "s"),
    (Quantity::Notional, "n"),
    (Quantity::Margin, "m"),
];

/// Writes a position.
pub(super) fn position(form: &mut PositionForm) -> String {
    let side = match form.side {
        Side::Long => "L",
        Side::Short => "S",
    };
    let kind = KINDS.iter().find(|(kind, _)| *kind == form.locked);
    let quantity = escape(&form.quantity) + kind.map_or("n", |(_, letter)| letter);
    let mode = match form.mode {
        Mode::Isolated => "i".to_owned(),
        Mode::Cross => "c".to_owned(),
        Mode::Pocket => "p".to_owned() + &escape(&form.pocket),
    };
    let leverage = escape(&form.leverage) + "x";
    let (market, entry) = (escape(&form.market), escape(&form.entry));
    let mut text = [&market, side, &entry, &quantity, &leverage, &mode].join(",");
    if form.kind != Kind::default() {
        text += ",t:";
        text += word(form.kind);
    }
    extras(&mut text, of_position(form));
    if form.mode != Mode::Pocket && !form.pocket.is_empty() {
        text += ",k:";
        text += &escape(&form.pocket);
    }
    if let Some(rules) = &form.rules {
        text += ",r:";
        text += &own_rules(rules);
    }
    text
}

/// Adds `,key:text` for each text that is not empty.
pub(super) fn extras<'a>(out: &mut String, slots: impl IntoIterator<Item = Slot<'a>>) {
    for slot in slots {
        if !slot.text.is_empty() {
            *out += &format!(",{}:{}", slot.link, escape(slot.text));
        }
    }
}

/// Sets the text of a key; whether it is one of these.
pub(super) fn set_extra<'a>(
    slots: impl IntoIterator<Item = Slot<'a>>,
    key: &str,
    text: &str,
) -> bool {
    let found = slots.into_iter().find(|slot| slot.link == key);
    found.map(|slot| *slot.text = unescape(text)).is_some()
}

fn own_rules(rules: &OwnRules) -> String {
    let mut text = [
        word(rules.basis),
        word(rules.tiering),
        word(rules.key),
        word(rules.amounts),
        &escape(&rules.closing_fee),
        word(rules.closing_fee_basis),
        &escape(&rules.minimum),
    ]
    .join(":");
    for tier in &rules.tiers {
        let parts = [&tier.floor, &tier.rate, &tier.amount, &tier.max_leverage];
        text += "/";
        text += parts
            .map(|part| escape(part))
            .join(":")
            .trim_end_matches(':');
    }
    text
}

/// Reads a position; the error names the part that cannot be read.
pub(super) fn read_position(text: &str) -> Result<PositionForm, &'static str> {
    let mut parts = text.split(',');
    let mut part = || parts.next().unwrap_or_default();
    let market = unescape(part());
    let side = match part() {
        "L" | "l" => Side::Long,
        "S" | "s" => Side::Short,
        _ => return Err(links::SIDE_NOT_L_OR_S),
    };
    let entry = unescape(part());
    let (quantity, locked) = read_quantity(part());
    let leverage = unescape(part());
    let leverage = leverage.strip_suffix('x').unwrap_or(&leverage);
    let (mode, pocket) = read_mode(part()).ok_or(links::UNKNOWN_MODE)?;
    let mut form = PositionForm {
        market,
        side,
        entry,
        quantity,
        locked,
        leverage: leverage.to_owned(),
        mode,
        pocket,
        ..PositionForm::default()
    };
    for extra in parts {
        match extra.split_once(':') {
            Some(("t", kind)) => form.kind = value(kind).ok_or(links::UNKNOWN_KIND)?,
            Some(("k", pocket)) if mode != Mode::Pocket => form.pocket = unescape(pocket),
            Some(("r", rules)) => {
                form.rules = Some(read_rules(rules).ok_or(links::BROKEN_RULES)?);
            }
            Some((key, text)) if set_extra(of_position(&mut form), key, text) => {}
            _ => return Err(links::UNKNOWN_PART),
        }
    }
    Ok(form)
}

fn read_quantity(text: &str) -> (String, Quantity) {
    let text = unescape(text);
    for (kind, letter) in KINDS {
        if let Some(amount) = text.strip_suffix(letter) {
            return (amount.to_owned(), kind);
        }
    }
    (text, Quantity::Notional)
}

/// A position that does not say its mode is isolated.
fn read_mode(text: &str) -> Option<(Mode, String)> {
    match text {
        "" | "i" => Some((Mode::Isolated, String::new())),
        "c" => Some((Mode::Cross, String::new())),
        _ => {
            let name = text.strip_prefix('p')?;
            Some((Mode::Pocket, unescape(name)))
        }
    }
}

fn read_rules(text: &str) -> Option<OwnRules> {
    let mut rows = text.split('/');
    let mut head = rows.next()?.split(':');
    let mut part = || head.next().unwrap_or_default();
    let mut rules = OwnRules {
        basis: known(part())?,
        tiering: known(part())?,
        key: known(part())?,
        amounts: known(part())?,
        closing_fee: unescape(part()),
        closing_fee_basis: known(part())?,
        minimum: unescape(part()),
        tiers: Vec::new(),
    };
    for row in rows {
        let mut cells = row.split(':').map(unescape);
        let mut cell = || cells.next().unwrap_or_default();
        rules.tiers.push(OwnTier {
            floor: cell(),
            rate: cell(),
            amount: cell(),
            max_leverage: cell(),
        });
    }
    (rules.tiers.len() <= MOST_ITEMS).then_some(rules)
}

/// The value of a word; an empty one is the first of its kind.
fn known<T: Word>(text: &str) -> Option<T> {
    if text.is_empty() {
        return T::WORDS.first().map(|(value, _)| *value);
    }
    value(text)
}
