//! The form as text: a link's fragment, and JSON. With `import` the only place that reads files.
//!
//! Both say every value that bears on a result, defaults too, so that a later change of a default
//! alters no link. Reading never trusts: what is missing or wrong is named, and the page lives on.
//!
//! Numbers are written as plain decimals with a point where the typed text is a number in the
//! reader's locale, and as typed where it is not; read back, they have the locale's decimal
//! separator. The defaults of version 1 in [`blank`] are part of the format and never change.

mod actions;
mod escape;
mod fields;
mod fragment;
mod fragment_position;
mod fragment_read;
mod json;
mod json_object;
mod json_read;
mod json_rules;
mod json_tree;
mod json_write;
mod number;
mod own;
mod paths_file;
mod paths_link;
mod saved;
mod stress;
mod tiers;
mod title;
mod words;

pub(in crate::scenario) use escape::unescape;
pub use fragment::to_fragment;
pub use fragment_read::from_fragment;
pub use json::{JsonError, from_json, from_value};
pub use json_write::to_json;
pub use saved::{Saved, cleaned, from_file, kept, suggested, to_file, to_keep};
pub use tiers::left_out;
pub use title::{file_name, title};

use super::form::{
    CostsForm, DrawnForm, Form, GenericForm, ManyForm, Others, OwnForm, PathForm, RandomForm,
    RuleEdits, SizingForm, StressForm,
};
use super::form::{FundingChoice, OrderChoice};
use super::rules::GENERIC;
use crate::margin::rules::{PriceKind, Remainder};
use crate::margin::schedule::Tiering;
use crate::venues;
use crate::words::inputs::links;

/// Most positions, collateral coins, markets and own tiers that are read, of each.
const MOST_ITEMS: usize = 200;
/// Most sentences on what was left out.
const MOST_SENTENCES: usize = 20;
/// Longest link that is handed out, characters: programs that pass links on cut longer ones.
pub const LONGEST_LINK: usize = 8_000;
/// The version that is written, and the highest that is read.
const VERSION: &str = "1";

/// A form that was read, and what was left out on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// The form, with defaults for what was missing or left out.
    pub form: Form,
    /// One sentence for each thing that was ignored; empty when all was understood.
    pub ignored: Vec<String>,
}

impl Read {
    /// Notes a sentence; beyond a screenful only that there are more.
    fn note(&mut self, sentence: String) {
        match self.ignored.len() {
            count if count < MOST_SENTENCES => self.ignored.push(sentence),
            MOST_SENTENCES => self.ignored.push(links::MORE_LEFT_OUT.to_owned()),
            _ => {}
        }
    }
}

/// The form that version 1 starts from: what a link or a file does not say has these values.
///
/// An empty book under generic rules of 0.5 % without fees or funding, a balance of 1,000 USDT, all
/// prices moving together, and the path of October 2025.
#[must_use]
pub fn blank() -> Form {
    Form {
        venue: "generic".to_owned(),
        balance: "1000".to_owned(),
        currency: "USDT".to_owned(),
        collateral: Vec::new(),
        positions: Vec::new(),
        markets: Vec::new(),
        others: Others::Together,
        focus: String::new(),
        joint_move: "0".to_owned(),
        path: PathForm {
            slug: "cascade-2025".to_owned(),
            size: String::new(),
            length: String::new(),
            order: OrderChoice::Worse,
            judged: PriceKind::Mark,
        },
        costs: CostsForm {
            funding: FundingChoice::Off,
            ..CostsForm::default()
        },
        generic: GenericForm {
            rate: "0.5".to_owned(),
            tiers: String::new(),
            tiering: Tiering::Marginal,
            closing_fee: String::new(),
            remainder: Remainder::Forfeited,
            liquidation_fee: String::new(),
        },
        random: RandomForm::default(),
        own: OwnForm::default(),
        drawn: DrawnForm::default(),
        edits: RuleEdits::default(),
        sizing: SizingForm::default(),
        many: ManyForm::default(),
        stress: StressForm::default(),
        actions: Vec::new(),
    }
}

/// Why a link is not handed out, and that a file would do; none where it is short enough.
#[must_use]
pub fn too_long(fragment: &str) -> Option<String> {
    let length = fragment.len();
    (length > LONGEST_LINK).then(|| links::too_long(&length.to_string(), &LONGEST_LINK.to_string()))
}

/// The beginning of a text from outside, for a sentence.
fn short(text: &str) -> String {
    const LONGEST: usize = 40;
    let mut short: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(LONGEST)
        .collect();
    if text.chars().nth(LONGEST).is_some() {
        short.push('\u{2026}');
    }
    short
}

/// Puts the focus on a market of the book where nothing was said of it.
fn settle_focus(form: &mut Form) {
    if let Some(first) = form.positions.first().filter(|_| form.focus.is_empty()) {
        form.focus = first.market.clone();
    }
}

/// Takes a sizing for a position that is not there back to the first.
fn settle_sizing(read: &mut Read) {
    let positions = read.form.positions.len();
    if read.form.sizing.position >= positions.max(1) {
        read.form.sizing.position = 0;
        read.note(links::SIZING_OF_NO_POSITION.to_owned());
    }
}

/// Rules that are not known here give way to the latest of their name, or to the reader's own, and that is said.
fn settle_venue(read: &mut Read) {
    let wanted = &read.form.venue;
    if wanted == GENERIC || venues::find(wanted).is_some() {
        return;
    }
    let slug = wanted.split('@').next().unwrap_or_default();
    let named = venues::ALL.iter().filter(|venue| venue.slug == slug);
    let latest = named.max_by_key(|venue| venue.as_of);
    let wanted = short(wanted);
    let note = match latest {
        Some(venue) => links::rules_of_another_date(&wanted, venue.name, venue.as_of),
        None => links::unknown_rules(&wanted),
    };
    read.form.venue = latest.map_or_else(|| GENERIC.to_owned(), |venue| venue.id());
    read.note(note);
}
