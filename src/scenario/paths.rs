//! Which path is walked, and how each market follows it.

use super::edit::Field;
use super::form::{CornerField, DrawnForm, Form, Others, OwnForm, RandomForm};
use super::reader::{Bounds, Reader};
use crate::num::text::Kind;
use crate::simulate::events;
use crate::simulate::journey::Follows;
use crate::simulate::path::PricePath;
use crate::simulate::synthetic::{self, Shape};
use crate::words::inputs::fields;
use crate::words::inputs::paths as words;
use rust_decimal::Decimal;

/// The path and how each market follows it; none, with an error, when it cannot be made.
pub fn read(
    form: &Form,
    at: (&[&str], &[Decimal]),
    reader: &mut Reader,
) -> Option<(PricePath, Vec<Follows>)> {
    let (markets, betas) = at;
    let alike = |path: PricePath| {
        let follow = |&beta: &Decimal| Follows { track: 0, beta };
        (path, betas.iter().map(follow).collect())
    };
    if let Some(shape) = Shape::find(&form.path.slug) {
        return made_up(form, shape, reader).map(alike);
    }
    if form.path.slug == DrawnForm::SLUG {
        return drawn(form, reader).map(alike);
    }
    if form.path.slug == RandomForm::SLUG {
        let random = super::random::read(form, at, reader)?;
        let own = |track| Follows {
            track,
            beta: Decimal::ONE,
        };
        let path = random.model.path(random.seed, random.number);
        return Some((path, (0..markets.len()).map(own).collect()));
    }
    let recorded = match form.path.slug == OwnForm::SLUG {
        true => Some(super::own::path(form, markets, reader)?),
        false => events::load(&form.path.slug),
    };
    let Some(path) = recorded else {
        reader.wrong(Field::PathSize, words::no_path(&form.path.slug));
        return None;
    };
    let follows = |(market, &beta): (&&str, &Decimal)| {
        let own = path.tracks.iter().position(|track| track.asset == *market);
        match own {
            Some(track) => Follows {
                track,
                beta: Decimal::ONE,
            },
            // No record of this market: it follows the first track by its beta.
            None => Follows {
                track: 0,
                beta: if form.others == Others::Betas {
                    beta
                } else {
                    Decimal::ONE
                },
            },
        }
    };
    let follows = markets.iter().zip(betas).map(follows).collect();
    Some((path, follows))
}

fn made_up(form: &Form, shape: Shape, reader: &mut Reader) -> Option<PricePath> {
    let (least, most) = shape.sizes();
    let sizes = Bounds::new(Kind::Percent, least, most);
    let (fewest, longest) = synthetic::LENGTHS;
    let count = |length: usize| Decimal::from(length);
    let lengths = Bounds::new(Kind::Amount, count(fewest), count(longest));
    let size = reader.number_or(
        Field::PathSize,
        &form.path.size,
        (sizes, shape.default_size()),
    );
    let length = reader.number_or(
        Field::PathLength,
        &form.path.length,
        (lengths, count(shape.default_length())),
    );
    let (size, length) = (size?, length?);
    let length = usize::try_from(length.round()).unwrap_or(fewest);
    let made = synthetic::path(shape, size, length);
    if made.is_err() {
        reader.wrong(Field::PathSize, words::CANNOT_BE_MADE);
    }
    made.ok()
}

/// A path along the reader's corners.
fn drawn(form: &Form, reader: &mut Reader) -> Option<PricePath> {
    let count = |length: usize| Decimal::from(length);
    let hours = Bounds::new(Kind::Amount, Decimal::ONE, count(synthetic::LENGTHS.1));
    let (least, most) = Shape::Trend.sizes();
    let changes = Bounds::new(Kind::Percent, least, most);
    let mut corners = Vec::new();
    let mut before = 0;
    for (index, corner) in form.drawn.corners.iter().enumerate() {
        let at = Field::Corner(index, CornerField::Hour);
        let hour = reader.number(at, &corner.hour, hours);
        let change = Field::Corner(index, CornerField::Change);
        let change = reader.number(change, &corner.change, changes);
        let (Some(hour), Some(change)) = (hour, change) else {
            continue;
        };
        match usize::try_from(hour) {
            Ok(whole) if hour.fract().is_zero() && whole > before => {
                corners.push((whole, change));
                before = whole;
            }
            Ok(whole) if hour.fract().is_zero() => reader.wrong(
                at,
                words::hour_not_after(&whole.to_string(), &before.to_string()),
            ),
            _ => reader.wrong(at, fields::WHOLE_HOURS_ONLY),
        }
    }
    if form.drawn.corners.is_empty() || form.drawn.corners.len() > DrawnForm::MOST {
        let message = words::corners(&DrawnForm::MOST.to_string());
        reader.wrong(Field::Corner(0, CornerField::Hour), message);
    }
    (reader.errors.is_empty()).then(|| synthetic::drawn(&corners))
}
