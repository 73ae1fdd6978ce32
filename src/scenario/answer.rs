//! Form → answer: the one function that the page calls.

use super::compose;
use super::edit::Field;
use super::form::Form;
use super::read::read;
use super::report::{Answer, FieldError};
use crate::num::text::Separators;

/// Reads the form and composes its report; errors where a field is wrong.
///
/// A book without positions has no report and no error: the page offers presets.
pub fn answer(form: &Form, separators: Separators) -> Answer {
    let (scenario, reader) = read(form, separators);
    let report = scenario
        .filter(|scenario| !scenario.account.holdings.is_empty())
        .map(|scenario| compose::report(&scenario, reader.style));
    Answer {
        report,
        errors: first_of_each(reader.errors),
        readings: reader.readings,
    }
}

/// One error a field is enough.
fn first_of_each(errors: Vec<FieldError>) -> Vec<FieldError> {
    let mut seen: Vec<Field> = Vec::new();
    errors
        .into_iter()
        .filter(|error| {
            let new = !seen.contains(&error.field);
            seen.push(error.field);
            new
        })
        .collect()
}
