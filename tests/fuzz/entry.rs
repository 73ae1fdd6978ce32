//! The places where text from outside comes in, and what each makes of it.

use crate::accounts::Dice;
use crate::typed_fields::FIELDS;
use isocross::margin::schedule::{Key, Tiering};
use isocross::num::text::{Kind, Separators, Style, parse};
use isocross::scenario::edit::{Edit, Field};
use isocross::scenario::embed::{Embed, open};
use isocross::scenario::form::actions::{ActionEdit, ActionField};
use isocross::scenario::form::{CornerField, Form, OwnForm, RandomField};
use isocross::scenario::import::{Wanted, is_response, plain, series, tiers};
use isocross::scenario::presets::{self, opening};
use isocross::scenario::ready;
use isocross::scenario::share::{
    blank, from_file, from_fragment, from_json, kept, to_json, to_keep,
};
use isocross::venues;

/// Where a text comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The part of the address after `#`.
    Link,
    /// A scenario's file.
    File,
    /// Pasted prices.
    Series,
    /// A pasted table of tiers.
    Tiers,
    /// A venue's response.
    Response,
    /// A number in a field.
    Number,
    /// A file of many scenarios.
    Saved,
    /// The part of an embed's address between `?` and `#`.
    Query,
}

const WANTED: Wanted<'static> = Wanted {
    coin: "BTC",
    currency: "USDT",
};

impl Entry {
    pub const ALL: [Self; 8] = [
        Self::Link,
        Self::File,
        Self::Series,
        Self::Tiers,
        Self::Response,
        Self::Number,
        Self::Saved,
        Self::Query,
    ];

    /// The entry that a file is named for: "link-…".
    pub fn of(name: &str) -> Option<Self> {
        let begins = |entry: &&Self| name.starts_with(&format!("{entry:?}-").to_lowercase());
        Self::ALL.iter().find(begins).copied()
    }

    /// Reads a text; the form it comes to, where it is accepted.
    pub fn read(self, text: &str, locale: Separators, dice: &mut Dice) -> Option<Form> {
        match self {
            Self::Link => {
                let form = from_fragment(text, locale, &blank()).form;
                // A text that is no link leaves the page as it was.
                (form != blank()).then_some(form)
            }
            Self::File => {
                let form = from_json(text, locale).ok()?.form;
                from_json(&to_json(&form, locale), locale).expect("what is written is read");
                Some(form)
            }
            Self::Series => {
                series(text, locale).ok()?;
                let mut form = opening(locale).apply(&Edit::Own(text.to_owned()));
                form.path.slug = OwnForm::SLUG.to_owned();
                Some(form)
            }
            Self::Tiers | Self::Response => table(text, locale, dice),
            Self::Number => typed(text, locale, dice),
            Self::Saved => {
                let (list, _) = from_file(text, locale).ok()?;
                assert_eq!(kept(&to_keep(&list)), list);
                if list.is_empty() {
                    return None;
                }
                Some(dice.pick(&list).form(locale).ok()?.form)
            }
            Self::Query => {
                let embed = Embed::read(text)?;
                assert_eq!(Embed::read(&embed.query()), Some(embed.clone()));
                // What it says of itself.
                let _ = open(&embed);
                Some(opening(locale))
            }
        }
    }
}

/// A form with this table for all, or for its first market at a venue.
fn table(text: &str, locale: Separators, dice: &mut Dice) -> Option<Form> {
    let table = tiers(text, locale, WANTED).ok()?;
    for kind in [
        (Tiering::Marginal, Key::Notional),
        (Tiering::Whole, Key::Size),
    ] {
        // Whatever comes of it: the order of the tiers is checked here.
        let _ = table.schedule(kind);
    }
    let written = table.text(locale);
    assert_eq!(
        plain(&written, locale)
            .expect("what is written is read")
            .tiers,
        table.tiers
    );
    assert!(!is_response(&written));
    let all = opening(locale).apply(&Edit::Text(Field::Tiers, text.to_owned()));
    if dice.one_in(2) {
        return Some(all);
    }
    let venue = &venues::ALL[dice.below(venues::ALL.len() as u64) as usize];
    let form = opening(locale).apply(&Edit::Venue(venue.id()));
    Some(form.apply(&Edit::Text(Field::MarketTiers(0), text.to_owned())))
}

/// A preset with this text in one of its fields.
fn typed(text: &str, locale: Separators, dice: &mut Dice) -> Option<Form> {
    let mut read = false;
    for kind in [Kind::Amount, Kind::Percent, Kind::Leverage] {
        if let Ok(reading) = parse(text, kind, locale) {
            read = true;
            let style = Style { separators: locale };
            let said = [
                style.editable(reading.value),
                style.money(reading.value),
                style.percent_signed(reading.value, 2),
                style.significant(reading.value, 5),
            ];
            assert!(said.iter().all(|text| !text.is_empty()));
        }
    }
    let preset = &presets::ALL[dice.below(presets::ALL.len() as u64) as usize];
    let mut form = preset.form(locale);
    if dice.one_in(3) {
        let ready = ready::ALL[dice.below(ready::ALL.len() as u64) as usize];
        form = form.apply(&Edit::Actions(ActionEdit::Add((ready.action)(&form))));
    }
    if dice.one_in(4) {
        let slugs = ["random", "drawn", "cascade-2025", "squeeze-2021", "flash"];
        form = form.apply(&Edit::Path(dice.pick(&slugs).to_owned()));
    }
    let form = form.apply(&Edit::Text(field(dice), text.to_owned()));
    read.then_some(form)
}

fn field(dice: &mut Dice) -> Field {
    let random = RandomField::ALL[dice.below(RandomField::ALL.len() as u64) as usize];
    match dice.below(8) {
        0 => Field::Random(random.field),
        1 => dice.pick(&[
            Field::Action(0, ActionField::Level),
            Field::Action(0, ActionField::Bars),
            Field::Action(0, ActionField::Amount),
        ]),
        2 => dice.pick(&[
            Field::Pair(0, 1),
            Field::Volatility(0),
            Field::MarketFunding(0),
            Field::Corner(0, CornerField::Hour),
            Field::Corner(1, CornerField::Change),
            Field::CollateralAmount(0),
        ]),
        _ => dice.pick(FIELDS),
    }
}
