//! The contract rules of one position: its own, the reader's for its market, the venue's, or generic.

use super::edit::{Edit, Field};
use super::form::{Form, MarketForm, OwnRules, OwnTier, PositionForm};
use super::import;
use super::reader::{Bounds, Reader};
use super::report::Fix;
use super::rules::Rules;
use crate::margin::rules::{Basis, ContractRules, Fee, Maintenance, Opening, RuleBook};
use crate::margin::schedule::{Key, Schedule, ScheduleError, Tier, Tiering};
use crate::market::position::Kind;
use crate::num::text::Separators;
use crate::venues::responses::Unit;
use crate::venues::{Template, Venue};
use crate::words::inputs::brackets as words;
use crate::words::inputs::tiers;
use rust_decimal::{Decimal, dec};

/// Where a position's brackets are from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The venue's table for its symbol, or the generic rules.
    Rules,
    /// Given by the reader: a rate, a pasted table, or the choice of another of the venue's tables.
    Readers,
}

/// Contract rules of one position and where their brackets are from; `tick` is the price step shown.
pub fn contract(
    form: &Form,
    index: usize,
    at: (&Rules, Decimal),
    reader: &mut Reader,
) -> Option<(ContractRules, Origin)> {
    let (rules, tick) = at;
    let position = &form.positions[index];
    let fees = (rules.opening_fee, rules.exit_fee);
    if let Some(own) = &position.rules {
        let own = own_contract(own, (fees, tick), (index, reader))?;
        return Some((own, Origin::Readers));
    }
    let template = match rules.venue {
        Some(venue) => offered(venue, position, index, reader)?,
        None => Template {
            kind: position.kind,
            tiering: form.generic.tiering,
            ..Template::PLAIN
        },
    };
    let template = Template {
        maintenance: form.edits.basis.unwrap_or(template.maintenance),
        tiering: form.edits.tiering.unwrap_or(template.tiering),
        ..template
    };
    let said = form.market(&position.market);
    let readers = said
        .filter(|said| says(said))
        .map(|said| readers_schedule(said, &template, (index, rules), reader));
    let (schedule, origin) = match (readers, rules.venue) {
        (Some(schedule), _) => (schedule?, Origin::Readers),
        (None, Some(venue)) => {
            let schedule = venues_schedule(venue, &template, (position, index), reader);
            (schedule?, Origin::Rules)
        }
        (None, None) => (
            generic_schedule(form, (&position.market, &template), reader)?,
            Origin::Rules,
        ),
    };
    let mut contract = template.rules(schedule, fees, tick);
    if let Some(said) = said {
        let least = (Bounds::SHARE, Decimal::ZERO);
        contract.opening.least = reader.number_or(Field::Initial(index), &said.initial, least)?;
    }
    let maintenance = &mut contract.maintenance;
    if let Some(rate) = rules.closing_fee {
        let basis = maintenance.closing_fee.map_or(Basis::Mark, |fee| fee.basis);
        maintenance.closing_fee = (!rate.is_zero()).then_some(Fee { rate, basis });
        contract.opening.reserve = contract.opening.reserve.map(|fee| Fee { rate, ..fee });
    }
    if let Some(minimum) = rules.minimum {
        maintenance.minimum = minimum;
    }
    Some((contract, origin))
}

/// Whether the reader says anything of a market's brackets.
fn says(said: &MarketForm) -> bool {
    [&said.rate, &said.tiers, &said.table]
        .iter()
        .any(|text| !text.trim().is_empty())
}

/// The venue's rules for this kind of contract, in a mode that it has.
fn offered(
    venue: &'static Venue,
    position: &PositionForm,
    index: usize,
    reader: &mut Reader,
) -> Option<Template> {
    let found = venue.template(position.kind).copied();
    if found.is_none() {
        let other = venue.contracts.first().map(|template| template.kind);
        let fix = other.map(|kind| Fix {
            label: words::USE_ITS_KIND.to_owned(),
            edit: Edit::Kind(index, kind),
        });
        let message = words::no_such_contract(venue.name);
        reader.wrong_with(Field::Kind(index), message, fix);
    }
    found
}

/// What the reader gives for a market in place of the venue's brackets.
fn readers_schedule(
    said: &MarketForm,
    template: &Template,
    at: (usize, &Rules),
    reader: &mut Reader,
) -> Option<Schedule> {
    let (index, rules) = at;
    if !said.tiers.trim().is_empty() {
        let at = (
            Field::MarketTiers(index),
            said.market.as_str(),
            Some((index, said)),
        );
        return pasted(&said.tiers, template, at, reader);
    }
    if !said.rate.trim().is_empty() {
        let rate = reader.number(Field::MarketRate(index), &said.rate, Bounds::SHARE)?;
        return Schedule::flat(rate).ok();
    }
    let name = said.table.trim();
    let schedule = rules.venue.and_then(|venue| {
        // A row for every coin must not stand in for a name that nothing has.
        let mut known = venue
            .tables(template, &reader.currency)
            .chain(venue.symbols());
        known
            .any(|known| known == name)
            .then(|| venue.schedule(template, name))?
    });
    if schedule.is_none() {
        let known = rules
            .venue
            .and_then(|venue| tables_known(venue, template, reader));
        let message: Vec<String> = std::iter::once(words::no_table(name))
            .chain(known)
            .collect();
        reader.wrong(Field::MarketTable(index), message.join(" "));
    }
    schedule
}

/// "Tables known: A, B."; none where there are none.
fn tables_known(venue: &'static Venue, template: &Template, reader: &Reader) -> Option<String> {
    let named: Vec<&str> = venue.tables(template, &reader.currency).collect();
    (!named.is_empty()).then(|| words::tables_known(&named.join(", ")))
}

/// A pasted table or response, with the reading under its field or the line that is wrong.
fn pasted(
    text: &str,
    template: &Template,
    at: (Field, &str, Option<(usize, &MarketForm)>),
    reader: &mut Reader,
) -> Option<Schedule> {
    let (field, coin, said) = at;
    let currency = reader.currency.clone();
    let wanted = import::Wanted {
        coin,
        currency: &currency,
    };
    let worth = match said {
        Some((index, said)) => {
            let worth = (Bounds::SIZE, Decimal::ZERO);
            reader.number_or(Field::ContractValue(index), &said.contract_value, worth)?
        }
        None => Decimal::ZERO,
    };
    let read = import::tiers(text, reader.style.separators, wanted).and_then(|table| {
        let (tiering, key) = match (table.unit, template.kind) {
            // Contracts of an inverse one are worth quote currency.
            (Unit::Contracts, Kind::Inverse) => (table.kind(template.tiering).0, Key::Size),
            _ if table.tiering.is_some() => table.kind(template.tiering),
            _ => (template.tiering, template.key),
        };
        let table = match (table.unit, template.kind) {
            // An inverse contract is looked up by coins.
            (Unit::Coins, Kind::Inverse) => table.with_contract_value(Decimal::ONE)?,
            (Unit::Contracts, _) if !worth.is_zero() => table.with_contract_value(worth)?,
            _ => table,
        };
        let schedule = table.schedule((tiering, key))?;
        Ok((schedule, table.reading))
    });
    match read {
        Ok((schedule, reading)) => {
            reader.readings.push((field, reading));
            Some(schedule)
        }
        Err(error) => {
            reader.wrong(field, tiers::line(&error.line.to_string(), &error.message));
            None
        }
    }
}

impl Form {
    /// A venue's response pasted into a field for tiers, as the table it was read as; none where the
    /// text is no response, or holds more than a plain table can say.
    ///
    /// # Errors
    /// What is wrong with the response.
    pub fn tiers_in(
        &self,
        field: Field,
        text: &str,
        separators: Separators,
    ) -> Option<Result<String, String>> {
        if !import::is_response(text) {
            return None;
        }
        let market = match field {
            Field::MarketTiers(index) => self.positions.get(index).map(|held| &held.market),
            _ => None,
        };
        let wanted = import::Wanted {
            coin: market.unwrap_or(&self.focus),
            currency: &self.currency,
        };
        match import::tiers(text, separators, wanted) {
            Ok(table) => {
                let plain = (Some(Tiering::Marginal), Some(Key::Notional), Unit::Known);
                ((table.tiering, table.key, table.unit) == plain)
                    .then(|| Ok(table.text(separators)))
            }
            Err(error) => Some(Err(tiers::line(&error.line.to_string(), &error.message))),
        }
    }
}

/// The venue's table for the symbol; where it holds none, what it does hold and what the reader can do.
fn venues_schedule(
    venue: &'static Venue,
    template: &Template,
    at: (&PositionForm, usize),
    reader: &mut Reader,
) -> Option<Schedule> {
    let (position, index) = at;
    let symbol = template.symbol_of(&position.market, &reader.currency);
    let schedule = venue.schedule(template, &symbol);
    if schedule.is_none() {
        let listed = venue.markets(template, &reader.currency).join(", ");
        let known = match listed.is_empty() {
            false => Some(words::known(&listed)),
            true => tables_known(venue, template, reader),
        };
        let mut message = vec![words::none_known(&symbol, venue.name, venue.as_of)];
        message.extend(known);
        message.push(words::TYPE_CHOOSE_OR_PASTE.to_owned());
        reader.wrong(Field::Market(index), message.join(" "));
    }
    schedule
}

/// The flat rate, or the pasted table where there is one.
fn generic_schedule(form: &Form, of: (&str, &Template), reader: &mut Reader) -> Option<Schedule> {
    let (market, template) = of;
    let generic = &form.generic;
    if generic.tiers.trim().is_empty() {
        let rate = reader.number(Field::Rate, &generic.rate, Bounds::SHARE)?;
        return Schedule::flat(rate).ok();
    }
    pasted(
        &generic.tiers,
        template,
        (Field::Tiers, market, None),
        reader,
    )
}

/// Index of these rules in the book, put there unless already known.
pub fn place(book: &mut RuleBook, rules: ContractRules) -> usize {
    match book.contracts.iter().position(|known| *known == rules) {
        Some(place) => place,
        None => {
            book.contracts.push(rules);
            book.contracts.len() - 1
        }
    }
}

fn own_contract(
    own: &OwnRules,
    costs: ((Decimal, Decimal), Decimal),
    at: (usize, &mut Reader),
) -> Option<ContractRules> {
    let (index, reader) = at;
    let (fees, tick) = costs;
    let field = Field::OwnRules(index);
    let number = |text: &str| text.trim().parse::<Decimal>().ok();
    let or_zero = |text: &str| {
        if text.trim().is_empty() {
            Some(Decimal::ZERO)
        } else {
            number(text)
        }
    };
    let tier = |tier: &OwnTier| {
        Some(Tier {
            floor: or_zero(&tier.floor)?,
            rate: number(&tier.rate)?,
            deduction: or_zero(&tier.amount)?,
            max_leverage: if tier.max_leverage.trim().is_empty() {
                None
            } else {
                Some(number(&tier.max_leverage)?)
            },
        })
    };
    let tiers: Option<Vec<Tier>> = own.tiers.iter().map(tier).collect();
    let (Some(tiers), Some(closing_fee), Some(minimum)) =
        (tiers, or_zero(&own.closing_fee), or_zero(&own.minimum))
    else {
        reader.wrong(field, words::NOT_A_NUMBER);
        return None;
    };
    let in_bounds = |value: Decimal| (Decimal::ZERO..=dec!(1_000_000_000_000)).contains(&value);
    if !in_bounds(minimum)
        || closing_fee > dec!(0.1)
        || closing_fee < Decimal::ZERO
        || !tiers
            .iter()
            .all(|tier| in_bounds(tier.floor) && in_bounds(tier.deduction))
    {
        reader.wrong(field, words::OUT_OF_REACH);
        return None;
    }
    match Schedule::new((own.tiering, own.key), own.amounts, tiers, None) {
        Ok(schedule) => Some(ContractRules {
            opening: Opening {
                fee: fees.0,
                ..Opening::PLAIN
            },
            maintenance: Maintenance {
                basis: own.basis,
                schedule,
                closing_fee: (!closing_fee.is_zero()).then_some(Fee {
                    rate: closing_fee,
                    basis: own.closing_fee_basis,
                }),
                minimum,
                step: Decimal::ZERO,
            },
            exit_fee: fees.1,
            tick,
        }),
        Err(error) => {
            reader.wrong(field, words::own_rules(&schedule_error(error)));
            None
        }
    }
}

/// A refused schedule in words.
fn schedule_error(error: ScheduleError) -> String {
    match error {
        ScheduleError::Empty => words::NO_BRACKET.to_owned(),
        ScheduleError::FirstFloor => words::FIRST_STARTS_AT_ZERO.to_owned(),
        ScheduleError::FloorOrder(row) => words::floor_too_low(&row.to_string()),
        ScheduleError::RateOrder(row) => words::rate_below_the_one_before(&row.to_string()),
        ScheduleError::Rate(row) => words::rate_out_of_range(&row.to_string()),
        ScheduleError::Deduction(row) => words::amount_below_zero(&row.to_string()),
        ScheduleError::Leverage(row) => words::leverage_below_one(&row.to_string()),
        ScheduleError::Limit => words::LIMIT_TOO_LOW.to_owned(),
    }
}
