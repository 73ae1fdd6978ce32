//! Which path is walked, and how each market follows it.

use super::edit::Field;
use super::form::{Form, Others};
use super::reader::{Bounds, Reader};
use crate::num::text::Kind;
use crate::simulate::events;
use crate::simulate::journey::Follows;
use crate::simulate::path::PricePath;
use crate::simulate::synthetic::{self, Shape};
use rust_decimal::Decimal;

/// The path and how each market follows it; none, with an error, when it cannot be made.
pub fn read(
    form: &Form,
    at: (&[&str], &[Decimal]),
    reader: &mut Reader,
) -> Option<(PricePath, Vec<Follows>)> {
    let (markets, betas) = at;
    if let Some(shape) = Shape::find(&form.path.slug) {
        let path = made_up(form, shape, reader)?;
        let follows = betas
            .iter()
            .map(|&beta| Follows { track: 0, beta })
            .collect();
        return Some((path, follows));
    }
    let Some(path) = events::load(&form.path.slug) else {
        reader.wrong(
            Field::PathSize,
            format!("No path is known under the name {}.", form.path.slug),
        );
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
        reader.wrong(
            Field::PathSize,
            "No path of this size and length can be made.",
        );
    }
    made.ok()
}
