//! Which rules are in force: the reader's own, a venue's of some date, as edited.

use super::edit::Field;
use super::form::{EditedField, Form, RuleEdits};
use super::reader::{Bounds, Reader};
use crate::margin::rules::{Closing, PoolRules};
use crate::market::collateral::Haircut;
use crate::venues::{self, Venue};
use crate::words::inputs::fields as words;
use rust_decimal::{Decimal, dec};

/// How the form names the reader's own rules.
pub const GENERIC: &str = "generic";

/// Rules of the account, before a market's brackets are chosen.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The venue; none for the reader's own rules.
    pub venue: Option<&'static Venue>,
    /// Rules of pools.
    pub pool: PoolRules,
    /// How much of the account's currency counts.
    pub cash: Haircut,
    /// Closing fee in the test, where the reader gives one.
    pub closing_fee: Option<Decimal>,
    /// Least requirement of a position, where the reader gives one.
    pub minimum: Option<Decimal>,
    /// Fee at opening.
    pub opening_fee: Decimal,
    /// Fee of a chosen close.
    pub exit_fee: Decimal,
    /// Funding rate an interval where none is typed.
    pub funding_rate: Decimal,
    /// Hours of the interval where none is typed.
    pub funding_hours: Decimal,
}

/// The venue named by the form: none inside for the reader's own rules, none outside with an error.
pub fn venue(form: &Form, reader: &mut Reader) -> Option<Option<&'static Venue>> {
    if form.venue == GENERIC {
        return Some(None);
    }
    let found = venues::find(&form.venue);
    if found.is_none() {
        reader.wrong(Field::Venue, words::no_rules(&form.venue));
    }
    found.map(Some)
}

/// A number that the reader may have given in place of a rule; none outside with an error.
fn given(field: Field, text: &str, bounds: Bounds, reader: &mut Reader) -> Option<Option<Decimal>> {
    if text.trim().is_empty() {
        return Some(None);
    }
    reader.number(field, text, bounds).map(Some)
}

/// The account's rules.
pub fn read(form: &Form, venue: Option<&'static Venue>, reader: &mut Reader) -> Option<Rules> {
    let taker = venue.map(|venue| venue.taker).unwrap_or_default();
    let opening_fee = reader.number_or(
        Field::OpeningFee,
        &form.costs.opening_fee,
        (Bounds::FEE, taker),
    );
    let exit_fee = reader.number_or(Field::ExitFee, &form.costs.exit_fee, (Bounds::FEE, taker));
    let (pool, closing_fee, minimum) = match venue {
        Some(venue) => edited(venue.pool, &form.edits, reader)?,
        None => generic(form, reader)?,
    };
    Some(Rules {
        venue,
        pool,
        cash: venue
            .and_then(|venue| venue.discount(&reader.currency))
            .map_or(Haircut::NONE, |discount| discount.haircut()),
        closing_fee,
        minimum,
        opening_fee: opening_fee?,
        exit_fee: exit_fee?,
        funding_rate: venue.map(|venue| venue.funding_rate).unwrap_or_default(),
        funding_hours: venue.map_or(dec!(8), |venue| Decimal::from(venue.funding_hours)),
    })
}

/// Rules of pools, and what the reader gives for every contract: closing fee and minimum.
type Given = (PoolRules, Option<Decimal>, Option<Decimal>);

/// The venue's rules of pools with what the reader changed.
fn edited(pool: PoolRules, edits: &RuleEdits, reader: &mut Reader) -> Option<Given> {
    let closing_fee = given(
        Field::Edited(EditedField::ClosingFee),
        &edits.closing_fee,
        Bounds::FEE,
        reader,
    );
    let minimum = given(
        Field::Edited(EditedField::Minimum),
        &edits.minimum,
        Bounds::BALANCE,
        reader,
    );
    let fee = given(
        Field::Edited(EditedField::LiquidationFee),
        &edits.liquidation_fee,
        Bounds::FEE,
        reader,
    );
    let slippage = given(
        Field::Edited(EditedField::Slippage),
        &edits.slippage,
        Bounds::SLIPPAGE,
        reader,
    );
    let debt = given(
        Field::Edited(EditedField::Debt),
        &edits.debt,
        Bounds::SHARE,
        reader,
    );
    let (closing_fee, minimum, fee, debt) = (closing_fee?, minimum?, fee?, debt?);
    let slippage = slippage?;
    let pool = PoolRules {
        closing: Closing {
            remainder: edits.remainder.unwrap_or(pool.closing.remainder),
            fee: fee.unwrap_or(pool.closing.fee),
            first: edits.first.unwrap_or(pool.closing.first),
            slippage: slippage.unwrap_or(pool.closing.slippage),
            bearer: edits.bearer.unwrap_or(pool.closing.bearer),
            ..pool.closing
        },
        trigger: edits.trigger.unwrap_or(pool.trigger),
        netting: edits.netting.unwrap_or(pool.netting),
        cuts: edits.cuts.unwrap_or(pool.cuts),
        scope: edits.scope.unwrap_or(pool.scope),
        debt: debt.unwrap_or(pool.debt),
        ..pool
    };
    Some((pool, closing_fee, minimum))
}

/// The reader's own rules.
fn generic(form: &Form, reader: &mut Reader) -> Option<Given> {
    let generic = &form.generic;
    let fee = (Bounds::FEE, Decimal::ZERO);
    let closing_fee = given(Field::ClosingFee, &generic.closing_fee, Bounds::FEE, reader);
    let liquidation_fee = reader.number_or(Field::LiquidationFee, &generic.liquidation_fee, fee);
    let (pool, _, minimum) = edited(PoolRules::PLAIN, &form.edits, reader)?;
    let pool = PoolRules {
        closing: Closing {
            remainder: generic.remainder,
            fee: liquidation_fee?,
            ..pool.closing
        },
        ..pool
    };
    Some((pool, closing_fee?, minimum))
}
