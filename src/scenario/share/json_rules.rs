//! Tiers in a file: rules of a position's own, and pasted tables.

use super::json::JsonError;
use super::json_object::Object;
use super::json_read::Reader;
use super::short;
use super::tiers::{Applies, table_text};
use crate::margin::schedule::{Amounts, Tier};
use crate::num::text::{Kind, Separators, parse};
use crate::scenario::form::{OwnRules, OwnTier};
use crate::words::inputs::{files, links};
use rust_decimal::Decimal;
use serde_json::Value;

/// Rules of a position's own. Amounts count as given where a tier names one, unless the file says.
pub(super) fn own_rules(
    reader: &mut Reader,
    mut object: Object<'_>,
) -> Result<OwnRules, JsonError> {
    if object.get("tiers").is_none() {
        return Err(object.wrong("tiers", files::MISSING));
    }
    let tiers = object.each("tiers", |tier| own_tier(reader, tier))?;
    let rules = OwnRules {
        basis: object.choice("basis")?.unwrap_or_default(),
        tiering: object.choice("tiering")?.unwrap_or_default(),
        key: object.choice("key")?.unwrap_or_default(),
        amounts: object.choice("amounts")?.unwrap_or_else(|| amounts(&tiers)),
        tiers,
        closing_fee: object.number("closing_fee")?.unwrap_or_default(),
        closing_fee_basis: object.choice("closing_fee_basis")?.unwrap_or_default(),
        minimum: object.number("minimum")?.unwrap_or_default(),
    };
    reader.close(&object);
    Ok(rules)
}

fn own_tier(reader: &mut Reader, mut object: Object<'_>) -> Result<OwnTier, JsonError> {
    let (floor, rate) = (object.number("floor")?, object.number("rate")?);
    let tier = OwnTier {
        floor: object.required("floor", floor)?,
        rate: object.required("rate", rate)?,
        amount: object.number("amount")?.unwrap_or_default(),
        max_leverage: object.number("max_leverage")?.unwrap_or_default(),
    };
    reader.close(&object);
    Ok(tier)
}

fn amounts(tiers: &[OwnTier]) -> Amounts {
    if tiers.iter().any(|tier| !tier.amount.is_empty()) {
        Amounts::Given
    } else {
        Amounts::Computed
    }
}

/// A pasted table as text of the form: from a list of tiers, or as it was typed.
pub(super) fn table(
    reader: &mut Reader,
    object: &mut Object<'_>,
    locale: Separators,
) -> Result<Option<String>, JsonError> {
    let limit = optional(object, "limit")?;
    if let Some(length) = object.number("tiers_left_out")? {
        let place = object.path("tiers");
        reader
            .read
            .note(links::tiers_at_lost(&place, &short(&length)));
    }
    if let Some(Value::String(text)) = object.get("tiers") {
        return Ok(Some(text.clone()));
    }
    let mut applies = Applies::default();
    if let Some(mut said) = object.object("tiers_apply")? {
        said.choose(applies.choices())?;
        reader.close(&said);
    }
    let mut given = Amounts::Computed;
    let tiers = object.each("tiers", |mut tier| {
        let (floor, rate) = (optional(&mut tier, "floor")?, optional(&mut tier, "rate")?);
        let amount = optional(&mut tier, "amount")?;
        if amount.is_some() {
            given = Amounts::Given;
        }
        let rate = tier.required("rate", rate)?;
        if !(Decimal::ZERO..=Decimal::ONE).contains(&rate) {
            return Err(tier.wrong("rate", files::FRACTION));
        }
        let row = Tier {
            floor: tier.required("floor", floor)?,
            rate,
            deduction: amount.unwrap_or_default(),
            max_leverage: optional(&mut tier, "max_leverage")?,
        };
        reader.close(&tier);
        Ok(row)
    })?;
    if tiers.is_empty() {
        return Ok(None);
    }
    let text = table_text((tiers, given, limit), applies, locale);
    text.map(Some)
        .ok_or_else(|| object.wrong("tiers", files::AMOUNTS))
}

fn optional(object: &mut Object<'_>, key: &'static str) -> Result<Option<Decimal>, JsonError> {
    let Some(text) = object.number(key)? else {
        return Ok(None);
    };
    match parse(&text, Kind::Amount, Separators::EN) {
        Ok(reading) => Ok(Some(reading.value)),
        Err(_) => Err(object.wrong(key, files::DECIMAL)),
    }
}
