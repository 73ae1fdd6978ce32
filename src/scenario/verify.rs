//! Published examples of the venues beside the figures that the engine computes from their inputs.
//!
//! A case file (`venues/cases`) is lines; the first word says what a line holds:
//!
//! - `source KEY ORIGIN DATE ADDRESS…`: where cases are from; several addresses of one text. ORIGIN is
//!   `own` (the venue's text or code), `sample` (of its interface, or a recorded account), `third` or
//!   `made` (inputs made up by a third party's test);
//! - `case ID PRODUCT KEY TITLE…`: a case, the product that it is computed under, by its slug (the newest
//!   rules) or as `slug@date`, and its source;
//! - `as ID`: its inputs begin with those of an earlier case;
//! - `with NAME=VALUE…`: inputs of the whole; `long` and `short`: `SIZE ENTRY NAME=VALUE…`; `hold`:
//!   `COINS PRICE counts=…`; `order`: `SIDE SIZE PRICE MARK`; `rows`: `FLOOR:RATE…`, the brackets of its
//!   positions or of the table asked; `charge` in `with` is the liquidation fee;
//! - `fitted WORDS`: inputs found from what the source prints; `differs REASON`: a known difference;
//! - `= FIGURE VALUE… UNIT`: what is published: `=` to the digit, `~` rounded, `<` cut, `>` rounded away
//!   from zero, `within T` to a fraction T. One value a position, from position N where the figure is
//!   followed by `#N`; `@P` puts its mark to P.
//!
//! A number is decimal or a fraction of two; `#` begins a comment.

mod at;
mod digits;
mod figures;
mod input;
mod read;
mod scene;

use crate::venues;
use crate::words::inputs::verify as words;
use read::{Case, Entry};

/// Where a published example is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The venue's own text or code.
    Own,
    /// A sample of the venue's interface, or an account recorded from it.
    Sample,
    /// Somebody else's text.
    Third,
    /// Inputs made up by a third party's test.
    MadeUp,
}

impl Origin {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Own => words::VENUES_OWN,
            Self::Sample => words::VENUES_SAMPLE,
            Self::Third => words::THIRD_PARTY,
            Self::MadeUp => words::THIRD_PARTYS_TEST,
        }
    }

    /// Whether the figure was printed by the venue.
    pub fn is_venues(self) -> bool {
        matches!(self, Self::Own | Self::Sample)
    }
}

/// One published figure beside ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Number of the example in its file.
    pub id: String,
    /// What the example is about.
    pub title: String,
    /// Product and rule book that it is computed under.
    pub product: String,
    /// Addresses, or the title where there is none.
    pub sources: Vec<String>,
    /// Date of the source, or "undated".
    pub date: String,
    /// Whose it is.
    pub origin: Origin,
    /// Inputs found from what the source prints; empty: none.
    pub fitted: String,
    /// The figure's name.
    pub figure: String,
    /// As published, with its unit.
    pub published: String,
    /// Ours with the same digits.
    pub ours: String,
    /// Ours with all digits.
    pub exact: String,
    /// Ours less the published one, and what is allowed; "0" where they agree to the digit.
    pub difference: String,
    /// Within what the source's digits or the stated tolerance allow.
    pub agrees: bool,
    /// Why it does not agree; empty: it should.
    pub reason: String,
}

impl Row {
    /// Whose it is, and which inputs are fitted.
    pub fn kind(&self) -> String {
        match self.fitted.as_str() {
            "" => self.origin.words().to_owned(),
            fitted => words::fitted(self.origin.words(), fitted),
        }
    }

    /// Why it does not agree, as a sentence.
    pub fn differs(&self) -> String {
        words::known_difference(&self.reason)
    }
}

/// A line of a case file that cannot be read or computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub what: String,
}

/// Every published example of one house.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// The venue that offers the products.
    pub house: String,
    /// Figures in the order of the file.
    pub rows: Vec<Row>,
    /// Number of examples.
    pub cases: usize,
    /// Examples of a liquidation printed by the venue, no input fitted, that agree.
    pub own_unfitted_liquidation: usize,
    /// Whether the venue prints an example of a liquidation at all.
    pub prints_liquidation: bool,
    /// Lines that cannot be read: none, as a test proves.
    pub unread: Vec<Unread>,
}

impl Verified {
    /// How many examples and figures, and how many of them agree.
    pub fn summary(&self) -> String {
        let agree = self.rows.iter().filter(|row| row.agrees).count();
        words::summary(
            &self.cases.to_string(),
            &self.rows.len().to_string(),
            &agree.to_string(),
        )
    }

    /// The rows, values of one list in one row where they all agree to the digit.
    pub fn lines(&self) -> Vec<Row> {
        let mut lines: Vec<Row> = Vec::new();
        for row in &self.rows {
            match lines.last_mut() {
                Some(last)
                    if (&last.id, &last.figure) == (&row.id, &row.figure)
                        && last.agrees
                        && row.agrees
                        && (last.difference == "0" && row.difference == "0") =>
                {
                    let texts = [
                        (&mut last.published, &row.published),
                        (&mut last.ours, &row.ours),
                        (&mut last.exact, &row.exact),
                    ];
                    for (list, text) in texts {
                        list.push_str(", ");
                        list.push_str(text);
                    }
                }
                _ => lines.push(row.clone()),
            }
        }
        lines
    }

    /// Its number as it stands beside the venue's name.
    pub fn count(&self) -> String {
        match (self.prints_liquidation, self.own_unfitted_liquidation) {
            (false, _) => words::NO_LIQUIDATION_PRINTED.to_owned(),
            (true, 0) => words::NO_LIQUIDATION_UNFITTED.to_owned(),
            (true, 1) => words::ONE_LIQUIDATION_AGREES.to_owned(),
            (true, count) => words::liquidations_agree(&count.to_string()),
        }
    }
}

/// Every house with case files, in the order of the venues.
pub fn houses() -> Vec<&'static str> {
    let mut houses: Vec<&'static str> = Vec::new();
    for venue in venues::ALL {
        if !venue.cases.is_empty() && !houses.contains(&venue.house) {
            houses.push(venue.house);
        }
    }
    houses
}

/// Computes every published example of a house; empty where none is known.
pub fn verify(house: &str) -> Verified {
    let text = venues::ALL
        .iter()
        .find(|venue| venue.house == house && !venue.cases.is_empty())
        .map_or("", |venue| venue.cases);
    Verified {
        house: house.to_owned(),
        ..check(text)
    }
}

/// Reads the text of a case file and computes every figure of it.
pub fn check(text: &str) -> Verified {
    let (cases, unread) = read::cases(text);
    let mut verified = Verified {
        cases: cases.len(),
        unread,
        ..Verified::default()
    };
    for case in &cases {
        let before = verified.rows.len();
        if let Err(unread) = rows(case, &mut verified.rows) {
            verified.unread.push(unread);
        }
        let rows = &verified.rows[before..];
        let shows =
            |row: &Row| row.figure.starts_with("liquidation price") || row.figure == "liquidated";
        if case.source.origin.is_venues() && rows.iter().any(shows) {
            verified.prints_liquidation = true;
            let agrees = case.fitted.is_empty() && rows.iter().all(|row| row.agrees);
            verified.own_unfitted_liquidation += usize::from(agrees);
        }
    }
    verified
}

/// Adds a row for every figure of a case.
fn rows(case: &Case<'_>, rows: &mut Vec<Row>) -> Result<(), Unread> {
    let scene = scene::Scene::new(case)?;
    for told in &case.told {
        let (name, first, price) = named(told)?;
        let (values, unit) = digits::values(told);
        for (index, value) in values.iter().enumerate() {
            let ours = figures::figure(&scene, told, (name, first + index, price))?;
            let judged = digits::judge(told, (value, unit), ours)?;
            rows.push(Row {
                id: case.id.to_owned(),
                title: case.title.to_owned(),
                product: case.product.name.to_owned(),
                sources: case
                    .source
                    .places
                    .iter()
                    .map(|&place| place.to_owned())
                    .collect(),
                date: case.source.date.to_owned(),
                origin: case.source.origin,
                fitted: case.fitted.to_owned(),
                figure: name.replace('-', " "),
                reason: case.reason.to_owned(),
                ..judged
            });
        }
    }
    Ok(())
}

/// Name of a figure, index of its first position, and the price that its mark is put to.
fn named<'a>(told: &Entry<'a>) -> Result<(&'a str, usize, Option<rust_decimal::Decimal>), Unread> {
    let word = told.word(0)?;
    let (word, price) = match word.split_once('@') {
        Some((word, price)) => {
            let price = input::number(price).filter(|price| *price > rust_decimal::Decimal::ZERO);
            (word, Some(price.ok_or_else(|| told.wrong("not a price"))?))
        }
        None => (word, None),
    };
    let (name, first) = match word.split_once('#') {
        Some((name, place)) => (name, place.parse::<usize>().unwrap_or_default()),
        None => (word, 1),
    };
    let first = first
        .checked_sub(1)
        .ok_or_else(|| told.wrong("positions count from 1"))?;
    Ok((name, first, price))
}
