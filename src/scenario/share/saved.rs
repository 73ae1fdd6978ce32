//! Scenarios kept on the device, and all of them as one file.
//!
//! Kept is one record a scenario, in the reader's order: U+001E, the name, a line break, the scenario's JSON.
//! The mark stands neither in a name nor in JSON, so that a record which cannot be read costs no other.
//! The file is a list of scenarios, each with its `name`.

use super::json::{JsonError, from_json, from_value, parse};
use super::json_tree::Node;
use super::json_write::scenario;
use super::{MOST_ITEMS, Read, short};
use crate::num::text::{Kind, Separators, Style, parse as parse_number};
use crate::scenario::form::Form;
use crate::words::inputs::files;
use serde_json::Value;

const MARK: char = '\u{1e}';
/// Longest name, characters.
const LONGEST_NAME: usize = 80;
/// Longest file of many scenarios that is read, bytes.
const LONGEST_FILE: usize = 10_000_000;

/// A scenario with the name the reader gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// On one line.
    pub name: String,
    /// Its JSON, as the file of one scenario.
    pub scenario: String,
}

impl Saved {
    /// A form under a name.
    pub fn of(name: &str, form: &Form, locale: Separators) -> Self {
        Self {
            name: cleaned(name),
            scenario: super::to_json(form, locale),
        }
    }

    /// The form in it.
    ///
    /// # Errors
    ///
    /// What was kept and is no scenario.
    pub fn form(&self, locale: Separators) -> Result<Read, JsonError> {
        from_json(&self.scenario, locale)
    }
}

/// A name on one line, and not too long.
pub fn cleaned(name: &str) -> String {
    let name = name.trim().chars().take(LONGEST_NAME);
    name.map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Reads what the device keeps.
pub fn kept(text: &str) -> Vec<Saved> {
    let record = |record: &str| {
        let (name, scenario) = record.split_once('\n').unwrap_or((record, ""));
        Saved {
            name: name.to_owned(),
            scenario: scenario.to_owned(),
        }
    };
    text.split(MARK).skip(1).map(record).collect()
}

/// What the device keeps of a list.
pub fn to_keep(list: &[Saved]) -> String {
    let mut text = String::new();
    for saved in list {
        text.push(MARK);
        text.push_str(&saved.name);
        text.push('\n');
        text.push_str(&saved.scenario);
    }
    text
}

/// All of a list as one file, and a sentence on each that could not be read.
pub fn to_file(list: &[Saved], locale: Separators) -> (String, Vec<String>) {
    let mut unread = Vec::new();
    let mut written = Vec::new();
    for saved in list {
        match saved.form(locale) {
            Ok(read) => {
                let mut fields = scenario(&read.form, locale);
                fields.first("name", Node::Text(saved.name.clone()));
                written.push(Node::Object(fields));
            }
            Err(error) => unread.push(left_out(&saved.name, &error)),
        }
    }
    (Node::List(written).print(), unread)
}

fn left_out(name: &str, error: &JsonError) -> String {
    files::left_out(name, &error.to_string())
}

/// Reads a file of many scenarios, or of one: what is in it, and what of it was ignored.
///
/// # Errors
///
/// Text that is no JSON, with line and column.
pub fn from_file(text: &str, locale: Separators) -> Result<(Vec<Saved>, Vec<String>), JsonError> {
    let value = parse(text, LONGEST_FILE)?;
    let items = match &value {
        Value::Array(items) => items.as_slice(),
        one => std::slice::from_ref(one),
    };
    let (mut list, mut told) = (Vec::new(), Vec::new());
    for (place, item) in items.iter().take(MOST_ITEMS).enumerate() {
        let name = item.get("name").and_then(Value::as_str).map(cleaned);
        let name = name.filter(|name| !name.is_empty());
        let name = name.unwrap_or_else(|| files::scenario(&(place + 1).to_string()));
        match from_value(item, locale) {
            Ok(read) => {
                let about = |line: String| files::about(&name, &line);
                told.extend(read.ignored.into_iter().map(about));
                list.push(Saved::of(&name, &read.form, locale));
            }
            Err(error) => told.push(left_out(&name, &error)),
        }
    }
    if let Some(more) = items.len().checked_sub(MOST_ITEMS).filter(|more| *more > 0) {
        told.push(files::more_left_out(
            &more.to_string(),
            &MOST_ITEMS.to_string(),
        ));
    }
    Ok((list, told))
}

/// A name for a form that has none: its markets and its balance.
pub fn suggested(form: &Form, locale: Separators) -> String {
    let mut markets: Vec<&str> = Vec::new();
    for position in &form.positions {
        if !markets.contains(&position.market.as_str()) {
            markets.push(&position.market);
        }
    }
    let more = markets.len().saturating_sub(3);
    markets.truncate(3);
    let mut name = match markets.is_empty() {
        true => files::NO_POSITION.to_owned(),
        false => markets.join(", "),
    };
    if more > 0 {
        name = files::and_more(&name, &more.to_string());
    }
    let style = Style { separators: locale };
    let balance = parse_number(&form.balance, Kind::Amount, locale);
    let balance = balance.map_or_else(|_| form.balance.clone(), |read| style.editable(read.value));
    short(&files::with_balance(&name, &balance, &form.currency))
}
