//! Reading JSON, schema 1: what is unknown is named and left out, what is wrong is an error.

use super::json_object::Object;
use super::json_read::Reader;
use super::number::localise;
use super::{Read, settle_focus, settle_sizing, settle_venue};
use crate::num::text::Separators;
use crate::words::inputs::files;
use serde_json::Value;
use std::fmt::{Display, Formatter, Result as FmtResult};

/// Longest text that is read, bytes.
const LONGEST: usize = 1_000_000;

/// Why a file is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// Where: `positions[1].entry`; empty where the text is no JSON, or is wrong as a whole.
    pub path: String,
    /// What is wrong: "is missing".
    pub message: String,
}

impl JsonError {
    pub(super) fn new(path: String, message: impl Display) -> Self {
        Self {
            path,
            message: message.to_string(),
        }
    }
}

impl Display for JsonError {
    fn fmt(&self, out: &mut Formatter<'_>) -> FmtResult {
        out.write_str(&match self.path.as_str() {
            "" => files::wrong(&self.message),
            path => files::wrong_at(path, &self.message),
        })
    }
}

impl std::error::Error for JsonError {}

/// Reads a form from JSON text; numbers come out in `locale`.
///
/// # Errors
///
/// Text that is no JSON, with line and column; a required field that is missing and a value of the
/// wrong kind, with its path.
pub fn from_json(text: &str, locale: Separators) -> Result<Read, JsonError> {
    from_value(&parse(text, LONGEST)?, locale)
}

/// The value of JSON text that is not longer than so many bytes.
pub(super) fn parse(text: &str, longest: usize) -> Result<Value, JsonError> {
    let whole = |message: String| JsonError::new(String::new(), message);
    if text.len() > longest {
        return Err(whole(files::too_long(&(longest / LONGEST).to_string())));
    }
    serde_json::from_str(text).map_err(|error| {
        let (line, column) = (error.line().to_string(), error.column().to_string());
        let reason = error.to_string();
        let reason = reason.split(" at line ").next().unwrap_or_default();
        whole(files::no_json(&line, &column, reason))
    })
}

/// Reads a form from JSON that is parsed already, as one scenario of many.
///
/// # Errors
///
/// A required field that is missing and a value of the wrong kind, with its path.
pub fn from_value(value: &Value, locale: Separators) -> Result<Read, JsonError> {
    if !value.is_object() {
        return Err(JsonError::new(String::new(), files::NO_OBJECT));
    }
    let mut reader = Reader::new(locale);
    reader.form(Object::new(value, String::new())?)?;
    let mut read = reader.read;
    localise(&mut read.form, locale);
    settle_focus(&mut read.form);
    settle_sizing(&mut read);
    settle_venue(&mut read);
    Ok(read)
}
