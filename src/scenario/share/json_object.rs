//! One object of a file: fields by name and kind, errors by path.

use super::json::JsonError;
use super::number::{machine, percent};
use super::words::{Choice, Word, choices, value};
use super::{MOST_ITEMS, short};
use crate::words::inputs::files;
use serde_json::{Map, Value};
use std::fmt::Display;

/// An object being read; each field asked for is a field that is known.
pub(super) struct Object<'a> {
    fields: &'a Map<String, Value>,
    path: String,
    known: Vec<&'static str>,
}

impl<'a> Object<'a> {
    /// The object at `path`.
    pub fn new(value: &'a Value, path: String) -> Result<Self, JsonError> {
        match value {
            Value::Object(fields) => Ok(Self {
                fields,
                path,
                known: Vec::new(),
            }),
            other => Err(JsonError::new(path, files::not_an_object(kind(other)))),
        }
    }

    /// The value of a field; `null` counts as absent.
    pub fn get(&mut self, key: &'static str) -> Option<&'a Value> {
        self.known.push(key);
        self.fields.get(key).filter(|value| !value.is_null())
    }

    /// An object in a field, if it is there.
    pub fn object(&mut self, key: &'static str) -> Result<Option<Self>, JsonError> {
        let path = self.path(key);
        self.get(key)
            .map(|value| Self::new(value, path))
            .transpose()
    }

    /// Reads each object of a list; an absent list is empty.
    pub fn each<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(Self) -> Result<T, JsonError>,
    ) -> Result<Vec<T>, JsonError> {
        let mut list = Vec::new();
        let mut look = |object| {
            list.push(read(object)?);
            Ok(())
        };
        self.each_object(key, &mut look)?;
        Ok(list)
    }

    /// Looks at each object of a list: once for all kinds of what is read from them.
    fn each_object(
        &mut self,
        key: &'static str,
        look: &mut dyn FnMut(Self) -> Result<(), JsonError>,
    ) -> Result<(), JsonError> {
        let items = match self.get(key) {
            None => return Ok(()),
            Some(Value::Array(items)) => items,
            Some(other) => {
                return Err(self.wrong(key, files::not_a_list(kind(other))));
            }
        };
        if items.len() > MOST_ITEMS {
            let (count, most) = (items.len().to_string(), MOST_ITEMS.to_string());
            return Err(self.wrong(key, files::too_many_entries(&count, &most)));
        }
        let path = self.path(key);
        for (index, item) in items.iter().enumerate() {
            look(Self::new(item, format!("{path}[{index}]"))?)?;
        }
        Ok(())
    }

    /// A text, if it is there.
    pub fn text(&mut self, key: &'static str) -> Result<Option<String>, JsonError> {
        match self.get(key) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(other) => Err(self.wrong(key, files::not_a_string(kind(other)))),
        }
    }

    /// A number as a plain decimal, or a string that is none as it stands.
    pub fn number(&mut self, key: &'static str) -> Result<Option<String>, JsonError> {
        match self.get(key) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(machine(text))),
            Some(Value::Number(number)) => Ok(Some(machine(&number.to_string()))),
            Some(other) => Err(self.wrong(key, files::not_a_number(kind(other)))),
        }
    }

    /// A fraction, as per cents.
    pub fn percent(&mut self, key: &'static str) -> Result<Option<String>, JsonError> {
        let number = self.number(key)?;
        Ok(number.map(|number| percent(&number)))
    }

    /// One of several words, if it is there.
    pub fn choice<T: Word>(&mut self, key: &'static str) -> Result<Option<T>, JsonError> {
        let Some(text) = self.text(key)? else {
            return Ok(None);
        };
        let unknown = || self.no_choice(key, &text, &choices::<T>());
        value(&text).map(Some).ok_or_else(unknown)
    }

    /// Sets each choice that is there.
    pub fn choose<const N: usize>(
        &mut self,
        choices: [(&'static str, &mut dyn Choice); N],
    ) -> Result<(), JsonError> {
        for (key, choice) in choices {
            if let Some(word) = self.text(key)?
                && !choice.choose(&word)
            {
                return Err(self.no_choice(key, &word, &choice.words()));
            }
        }
        Ok(())
    }

    /// An error at a field that holds no word of its choice.
    fn no_choice(&self, key: &str, text: &str, choices: &str) -> JsonError {
        self.wrong(key, files::no_choice(choices, &short(text)))
    }

    /// What must be there.
    pub fn required<T>(&self, key: &str, found: Option<T>) -> Result<T, JsonError> {
        found.ok_or_else(|| self.wrong(key, files::MISSING))
    }

    /// An error at a field.
    pub fn wrong(&self, key: &str, message: impl Display) -> JsonError {
        JsonError::new(self.path(key), message)
    }

    /// The path of a field: `positions[1].entry`.
    pub fn path(&self, key: &str) -> String {
        if self.path.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.path)
        }
    }

    /// Paths of the fields that nothing asked for.
    pub fn unknown(&self) -> impl Iterator<Item = String> {
        self.fields
            .keys()
            .filter(|key| !self.known.contains(&key.as_str()))
            .map(|key| self.path(&short(key)))
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => files::TRUE_OR_FALSE,
        Value::Number(_) => files::A_NUMBER,
        Value::String(_) => files::A_STRING,
        Value::Array(_) => files::A_LIST,
        Value::Object(_) => files::AN_OBJECT,
    }
}
