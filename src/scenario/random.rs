//! Random prices as typed → the model that makes them.

use super::edit::Field;
use super::form::{Form, Others, RandomField, RandomModel};
use super::reader::{Bounds, Reader};
use crate::num::text::Separators;
use crate::simulate::ensemble::{
    Correlation, Diffusion, History, Jumps, Model, ModelError, Regimes, SOURCES, STEPS, Source,
};
use crate::simulate::events;
use crate::words::inputs::fields;
use crate::words::inputs::paths as words;
use rust_decimal::{Decimal, dec};

/// A model of random prices, and which of its paths is looked at.
#[derive(Debug)]
pub struct Random {
    /// What makes the paths: one track a market.
    pub model: Model,
    /// Seed.
    pub seed: u64,
    /// Number of the path looked at.
    pub number: u64,
}

/// Largest seed and number.
const MOST: Decimal = dec!(4_294_967_295);

/// Reads random prices for these markets; none, with errors, when a field is wrong.
pub fn read(form: &Form, at: (&[&str], &[Decimal]), reader: &mut Reader) -> Option<Random> {
    let (fewest, longest) = STEPS;
    let steps = whole(form, RandomField::Steps, (fewest, longest), reader);
    let most = usize::try_from(MOST).unwrap_or(usize::MAX);
    let seed = whole(form, RandomField::Seed, (0, most), reader);
    let number = whole(form, RandomField::Number, (0, most), reader);
    let model = match form.random.model {
        RandomModel::Wander => wander(form, at.0, steps, reader),
        RandomModel::Blocks => blocks(form, at, steps, reader),
    };
    Some(Random {
        model: model?,
        seed: u64::try_from(seed?).ok()?,
        number: u64::try_from(number?).ok()?,
    })
}

fn number(
    form: &Form,
    field: RandomField,
    bounds: (Decimal, Decimal),
    reader: &mut Reader,
) -> Option<Decimal> {
    let known = field.known();
    let typed = form.random.text(field).trim();
    let bounds = Bounds::new(known.kind, bounds.0, bounds.1);
    let field = Field::Random(field);
    if typed.is_empty() {
        // What is usual is written with a point, whatever the reader's locale.
        let mut plain = Reader::new(Separators::EN, "");
        return plain.number(field, known.usual, bounds);
    }
    reader.number(field, typed, bounds)
}

/// Outer none: an error. Inner none: nothing of the kind is asked for.
fn asked(
    form: &Form,
    field: RandomField,
    bounds: (Decimal, Decimal),
    reader: &mut Reader,
) -> Option<Option<Decimal>> {
    if form.random.text(field).trim().is_empty() {
        return Some(None);
    }
    number(form, field, bounds, reader).map(Some)
}

fn whole(
    form: &Form,
    field: RandomField,
    bounds: (usize, usize),
    reader: &mut Reader,
) -> Option<usize> {
    let bounds = (Decimal::from(bounds.0), Decimal::from(bounds.1));
    let read = number(form, field, bounds, reader)?;
    if !read.fract().is_zero() {
        reader.wrong(Field::Random(field), fields::WHOLE_NUMBERS_ONLY);
        return None;
    }
    usize::try_from(read).ok()
}

fn wander(
    form: &Form,
    markets: &[&str],
    steps: Option<usize>,
    reader: &mut Reader,
) -> Option<Model> {
    let volatility = volatilities(form, markets, reader);
    let drift = number(form, RandomField::Drift, Diffusion::DRIFTS, reader);
    let correlation = correlation(form, markets, reader);
    let tails = asked(form, RandomField::Tails, Diffusion::TAILS, reader);
    let half_life = asked(form, RandomField::HalfLife, Diffusion::HALF_LIVES, reader);
    let (jumps, regimes) = (jumps(form, reader), regimes(form, reader));
    let of = Diffusion {
        volatility: volatility?,
        drift: drift?,
        correlation: correlation?,
        jumps: jumps?,
        tails: tails?,
        regimes: regimes?,
        half_life: half_life?,
    };
    let made = Model::diffusion(&of, steps?);
    made.map_err(|error| refused(form, markets, error, reader))
        .ok()
}

/// The volatility of each market: its own, or that of all.
fn volatilities(form: &Form, markets: &[&str], reader: &mut Reader) -> Option<Vec<Decimal>> {
    let bounds = Diffusion::VOLATILITIES;
    let common = number(form, RandomField::Volatility, bounds, reader)?;
    let own = |market: &&str| {
        let typed = form.market(market).map_or("", |said| &said.volatility);
        let first = position_of(form, market).unwrap_or(0);
        let bounds = Bounds::new(crate::num::text::Kind::Percent, bounds.0, bounds.1);
        reader.number_or(Field::Volatility(first), typed, (bounds, common))
    };
    let all: Vec<Option<Decimal>> = markets.iter().map(own).collect();
    all.into_iter().collect()
}

fn position_of(form: &Form, market: &str) -> Option<usize> {
    form.positions
        .iter()
        .position(|position| position.market == market)
}

fn correlation(form: &Form, markets: &[&str], reader: &mut Reader) -> Option<Correlation> {
    let bounds = (Decimal::NEGATIVE_ONE, Decimal::ONE);
    let common = number(form, RandomField::Correlation, bounds, reader)?;
    let bounds = Bounds::new(crate::num::text::Kind::Amount, bounds.0, bounds.1);
    let mut pairs = Vec::new();
    let mut own = false;
    for (row, market) in markets.iter().enumerate() {
        for other in &markets[..row] {
            let pair = form.random.pair(other, market);
            let typed = pair.map_or("", |pair| &pair.correlation);
            let field = field_of(form, other, market);
            let read = reader.number_or(field, typed, (bounds, common))?;
            own |= read != common;
            pairs.push(read);
        }
    }
    if common == Decimal::ONE && !own {
        return Some(Correlation::One);
    }
    Some(Correlation::Pairs(pairs))
}

/// The field of a pair; the common one where a market is no position's.
fn field_of(form: &Form, one: &str, other: &str) -> Field {
    match (position_of(form, one), position_of(form, other)) {
        (Some(one), Some(other)) => Field::Pair(one.min(other), one.max(other)),
        _ => Field::Random(RandomField::Correlation),
    }
}

fn jumps(form: &Form, reader: &mut Reader) -> Option<Option<Jumps>> {
    let per_year = asked(form, RandomField::Jumps, Diffusion::JUMPS, reader);
    let mean = number(form, RandomField::JumpMean, Diffusion::JUMP_MEANS, reader);
    let bounds = Diffusion::JUMP_DEVIATIONS;
    let deviation = number(form, RandomField::JumpDeviation, bounds, reader);
    let (per_year, mean, deviation) = (per_year?, mean?, deviation?);
    Some(per_year.map(|per_year| Jumps {
        per_year,
        mean,
        deviation,
    }))
}

fn regimes(form: &Form, reader: &mut Reader) -> Option<Option<Regimes>> {
    let factor = asked(form, RandomField::Storm, Diffusion::FACTORS, reader);
    let enter = number(form, RandomField::Enter, Diffusion::CHANCES, reader);
    let leave = number(form, RandomField::Leave, Diffusion::CHANCES, reader);
    let (factor, enter, leave) = (factor?, enter?, leave?);
    Some(factor.map(|factor| Regimes {
        factor,
        enter,
        leave,
    }))
}

fn blocks(
    form: &Form,
    at: (&[&str], &[Decimal]),
    steps: Option<usize>,
    reader: &mut Reader,
) -> Option<Model> {
    let longest = events::ALL
        .iter()
        .map(|event| usize::from(event.bars))
        .max();
    let block = whole(form, RandomField::Block, (1, longest.unwrap_or(1)), reader);
    let follows = |(market, &beta): (&&str, &Decimal)| {
        match SOURCES.iter().position(|source| source == market) {
            Some(track) => Source {
                track,
                beta: Decimal::ONE,
            },
            // No record of this market: it follows the first by its beta.
            None if form.others == Others::Betas => Source { track: 0, beta },
            None => Source {
                track: 0,
                beta: Decimal::ONE,
            },
        }
    };
    let event = form.random.event.trim();
    let of = History {
        follows: at.0.iter().zip(at.1).map(follows).collect(),
        block: block?,
        event: (!event.is_empty()).then(|| event.to_owned()),
    };
    let made = Model::history(&of, steps?);
    made.map_err(|error| refused(form, at.0, error, reader))
        .ok()
}

/// Names why there is no such model.
fn refused(form: &Form, markets: &[&str], error: ModelError, reader: &mut Reader) {
    let (field, message) = match error {
        ModelError::NotPositiveDefinite { row: 1 } => (
            field_of(form, markets[0], markets[1]),
            words::too_close_to_one(markets[0], markets[1]),
        ),
        ModelError::NotPositiveDefinite { row } => {
            let others = markets[..row].join(", ");
            let field = field_of(form, markets[row - 1], markets[row]);
            let typed = form.text(field).unwrap_or_default().is_empty();
            (
                match typed {
                    true => Field::Random(RandomField::Correlation),
                    false => field,
                },
                words::correlations_contradict(markets[row], &others),
            )
        }
        ModelError::Block => (
            Field::Random(RandomField::Block),
            words::NO_EVENT_AS_LONG.to_owned(),
        ),
        ModelError::Steps => (
            Field::Random(RandomField::Steps),
            words::LENGTH_CANNOT_BE_MADE.to_owned(),
        ),
        ModelError::Volatility { .. }
        | ModelError::Drift
        | ModelError::Pairs
        | ModelError::Jumps
        | ModelError::Tails
        | ModelError::Regimes
        | ModelError::HalfLife => (
            Field::Random(RandomField::Volatility),
            words::NO_PRICES.to_owned(),
        ),
    };
    reader.wrong(field, message);
}
