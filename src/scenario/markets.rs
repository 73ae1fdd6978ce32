//! The markets of a form: their entries, marks and betas.

use super::edit::Field;
use super::form::{Form, Others, PositionForm};
use super::input::Instrument;
use super::reader::{Bounds, Reader};
use crate::num::text::default_tick;
use crate::words::inputs::book as words;
use rust_decimal::Decimal;

/// Markets of positions and collateral, each once, in order of first use.
pub fn markets(form: &Form) -> Vec<&str> {
    let mut markets: Vec<&str> = Vec::new();
    let named = form
        .positions
        .iter()
        .map(|position| position.market.as_str());
    for market in named.chain(form.collateral.iter().map(|held| held.asset.as_str())) {
        if !markets.contains(&market) {
            markets.push(market);
        }
    }
    markets
}

/// The markets with their ticks.
pub fn instruments(form: &Form, markets: &[&str], marks: &[Decimal]) -> Vec<Instrument> {
    let instrument = |(market, mark): (&&str, &Decimal)| Instrument {
        name: (*market).to_owned(),
        tick: default_tick(*mark),
        marked: form
            .market(market)
            .is_some_and(|said| !said.mark.trim().is_empty()),
    };
    markets.iter().zip(marks).map(instrument).collect()
}

/// Its first position.
fn first_of(form: &Form, market: &str) -> Option<usize> {
    let mut positions = form.positions.iter();
    positions.position(|position| position.market == market)
}

/// Entry price of every position; none, with an error, where it is wrong.
pub fn entries(form: &Form, reader: &mut Reader) -> Vec<Option<Decimal>> {
    let read = |(index, position): (usize, &PositionForm)| {
        if position.market.trim().is_empty() {
            reader.wrong(Field::Market(index), words::NAME_A_COIN);
        }
        reader.number(Field::Entry(index), &position.entry, Bounds::PRICE)
    };
    form.positions.iter().enumerate().map(read).collect()
}

/// The typed mark of each market, else the entry of its first position.
pub fn marks(
    form: &Form,
    markets: &[&str],
    entries: &[Option<Decimal>],
    reader: &mut Reader,
) -> Option<Vec<Decimal>> {
    let mut marks = Vec::with_capacity(markets.len());
    for market in markets {
        let first = first_of(form, market);
        let typed = form
            .market(market)
            .map(|said| said.mark.trim())
            .unwrap_or_default();
        let mark = match (first, typed.is_empty()) {
            (Some(first), true) => entries[first],
            (Some(first), false) => reader.number(Field::Mark(first), typed, Bounds::PRICE),
            (None, false) => {
                let row = form
                    .collateral
                    .iter()
                    .position(|held| held.asset == *market)
                    .unwrap_or(0);
                reader.number(Field::CollateralPrice(row), typed, Bounds::PRICE)
            }
            (None, true) => {
                let row = form
                    .collateral
                    .iter()
                    .position(|held| held.asset == *market)
                    .unwrap_or(0);
                reader.wrong(
                    Field::CollateralPrice(row),
                    words::market_without_price(market),
                );
                None
            }
        };
        marks.push(mark);
    }
    marks.into_iter().collect()
}

/// Funding rate of its own of each market, a fraction; none where none is typed.
pub fn funding(form: &Form, markets: &[&str], reader: &mut Reader) -> Option<Vec<Option<Decimal>>> {
    let rate = |market: &&str| {
        let first = first_of(form, market);
        let text = form
            .market(market)
            .map(|said| said.funding.trim())
            .filter(|text| !text.is_empty());
        match (first, text) {
            (Some(first), Some(text)) => reader
                .number(Field::MarketFunding(first), text, Bounds::FUNDING)
                .map(Some),
            _ => Some(None),
        }
    };
    markets.iter().map(rate).collect()
}

/// How much each market moves with the joint move.
pub fn betas(form: &Form, markets: &[&str], reader: &mut Reader) -> Option<Vec<Decimal>> {
    let beta = |market: &&str| match form.others {
        Others::Together => Some(Decimal::ONE),
        Others::Held if *market == form.focus => Some(Decimal::ONE),
        Others::Held => Some(Decimal::ZERO),
        Others::Betas => {
            let first = first_of(form, market);
            let text = form
                .market(market)
                .map(|said| said.beta.as_str())
                .unwrap_or_default();
            reader.number_or(
                Field::Beta(first.unwrap_or(0)),
                text,
                (Bounds::BETA, Decimal::ONE),
            )
        }
    };
    markets.iter().map(beta).collect()
}
