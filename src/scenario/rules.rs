//! Which rules are in force: the reader's own, a venue's of some date, or a position's own.

use super::edit::Field;
use super::form::{Form, OwnRules, OwnTier, PositionForm};
use super::import;
use super::reader::{Bounds, Reader};
use crate::margin::rules::{
    Basis, Closing, ContractRules, Fee, Maintenance, Opening, PoolRules, PriceKind, RuleBook,
    Trigger,
};
use crate::margin::schedule::{Schedule, ScheduleError, Tier};
use crate::venues::{self, Venue};
use rust_decimal::{Decimal, dec};

/// How the form names the reader's own rules.
pub const GENERIC: &str = "generic";

/// Rules of the account, before a market's brackets are chosen.
#[derive(Clone, Debug)]
pub struct Rules {
    /// The venue; none for the reader's own rules.
    pub venue: Option<&'static Venue>,
    /// Rules of pools.
    pub pool: PoolRules,
    /// Brackets for every market, for the reader's own rules.
    pub schedule: Option<Schedule>,
    /// Closing fee in the test, for the reader's own rules.
    pub closing_fee: Decimal,
    /// Fee at opening.
    pub opening_fee: Decimal,
    /// Fee of a chosen close.
    pub exit_fee: Decimal,
    /// Funding rate an interval where none is typed.
    pub funding_rate: Decimal,
    /// Hours of the interval where none is typed.
    pub funding_hours: Decimal,
}

/// The venue named by the form: none inside for the reader's own rules, none outside with an error.
pub fn venue(form: &Form, reader: &mut Reader) -> Option<Option<&'static Venue>> {
    if form.venue == GENERIC {
        return Some(None);
    }
    let found = venues::find(&form.venue);
    if found.is_none() {
        reader.wrong(
            Field::Venue,
            format!("No rules are known under the name {}.", form.venue),
        );
    }
    found.map(Some)
}

/// The account's rules.
pub fn read(form: &Form, venue: Option<&'static Venue>, reader: &mut Reader) -> Option<Rules> {
    let taker = venue.map(|venue| venue.taker).unwrap_or_default();
    let opening_fee = reader.number_or(
        Field::OpeningFee,
        &form.costs.opening_fee,
        (Bounds::FEE, taker),
    );
    let exit_fee = reader.number_or(Field::ExitFee, &form.costs.exit_fee, (Bounds::FEE, taker));
    if let Some(venue) = venue {
        return Some(Rules {
            venue: Some(venue),
            pool: venue.pool,
            schedule: None,
            closing_fee: Decimal::ZERO,
            opening_fee: opening_fee?,
            exit_fee: exit_fee?,
            funding_rate: venue.funding_rate,
            funding_hours: Decimal::from(venue.funding_hours),
        });
    }
    let generic = &form.generic;
    let fee = (Bounds::FEE, Decimal::ZERO);
    let closing_fee = reader.number_or(Field::ClosingFee, &generic.closing_fee, fee);
    let liquidation_fee = reader.number_or(Field::LiquidationFee, &generic.liquidation_fee, fee);
    let schedule = generic_schedule(form, reader);
    Some(Rules {
        venue: None,
        pool: PoolRules {
            valued_at: PriceKind::Mark,
            trigger: Trigger::AtOrBelow,
            closing: Closing {
                remainder: generic.remainder,
                fee: liquidation_fee?,
            },
        },
        schedule: Some(schedule?),
        closing_fee: closing_fee?,
        opening_fee: opening_fee?,
        exit_fee: exit_fee?,
        funding_rate: Decimal::ZERO,
        funding_hours: dec!(8),
    })
}

/// The flat rate, or the pasted table where there is one.
fn generic_schedule(form: &Form, reader: &mut Reader) -> Option<Schedule> {
    let generic = &form.generic;
    if generic.tiers.trim().is_empty() {
        let rate = reader.number(Field::Rate, &generic.rate, Bounds::SHARE)?;
        return Schedule::flat(rate).ok();
    }
    let wanted = import::Wanted {
        coin: &form.focus,
        currency: &reader.currency,
    };
    let table = import::tiers(&generic.tiers, reader.style.separators, wanted);
    let read = table.and_then(|table| {
        let schedule = table.schedule(table.kind(generic.tiering))?;
        Ok((schedule, table.reading))
    });
    match read {
        Ok((schedule, reading)) => {
            reader.readings.push((Field::Tiers, reading));
            Some(schedule)
        }
        Err(error) => {
            reader.wrong(
                Field::Tiers,
                format!("Line {}: {}", error.line, error.message),
            );
            None
        }
    }
}

/// Contract rules of one position: its own, the venue's for its symbol, or the reader's.
pub fn contract(
    position: &PositionForm,
    index: usize,
    at: (&Rules, Decimal),
    reader: &mut Reader,
) -> Option<ContractRules> {
    let (rules, tick) = at;
    let fees = (rules.opening_fee, rules.exit_fee);
    if let Some(own) = &position.rules {
        return own_contract(own, (fees, tick), (index, reader));
    }
    if let Some(venue) = rules.venue {
        let symbol = format!("{}{}", position.market, reader.currency);
        let schedule = venue.schedule(&symbol);
        if schedule.is_none() {
            let listed = venue.markets(&reader.currency).join(", ");
            let known = if listed.is_empty() {
                format!("nothing against {}", reader.currency)
            } else {
                listed
            };
            reader.wrong(
                Field::Market(index),
                format!(
                    "No brackets of {symbol} are known here for {} as of {}. Known: {known}. Else choose generic rules and paste its table.",
                    venue.name, venue.as_of
                ),
            );
        }
        return Some(venue.contract_rules(schedule?, fees, tick));
    }
    let fee = Fee {
        rate: rules.closing_fee,
        basis: Basis::Mark,
    };
    Some(ContractRules {
        opening: Opening {
            basis: Basis::Mark,
            fee: fees.0,
        },
        maintenance: Maintenance {
            basis: Basis::Mark,
            schedule: rules.schedule.clone()?,
            closing_fee: (!fee.rate.is_zero()).then_some(fee),
            minimum: Decimal::ZERO,
        },
        exit_fee: fees.1,
        tick,
    })
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
        reader.wrong(
            field,
            "The position's own rules hold something that is not a number.",
        );
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
        reader.wrong(
            field,
            "The position's own rules hold a number outside what can be computed.",
        );
        return None;
    }
    match Schedule::new((own.tiering, own.key), own.amounts, tiers, None) {
        Ok(schedule) => Some(ContractRules {
            opening: Opening {
                basis: Basis::Mark,
                fee: fees.0,
            },
            maintenance: Maintenance {
                basis: own.basis,
                schedule,
                closing_fee: (!closing_fee.is_zero()).then_some(Fee {
                    rate: closing_fee,
                    basis: own.closing_fee_basis,
                }),
                minimum,
            },
            exit_fee: fees.1,
            tick,
        }),
        Err(error) => {
            reader.wrong(
                field,
                format!("The position's own rules: {}", schedule_error(error)),
            );
            None
        }
    }
}

/// A refused schedule in words.
fn schedule_error(error: ScheduleError) -> String {
    match error {
        ScheduleError::Empty => "no bracket.".to_owned(),
        ScheduleError::FirstFloor => "the first bracket must start at 0.".to_owned(),
        ScheduleError::FloorOrder(row) => {
            format!("the floor of bracket {row} is not above the one before.")
        }
        ScheduleError::RateOrder(row) => {
            format!("the rate of bracket {row} is below the one before.")
        }
        ScheduleError::Rate(row) => format!("the rate of bracket {row} is not between 0 and 1."),
        ScheduleError::Deduction(row) => format!("the amount of bracket {row} is negative."),
        ScheduleError::Leverage(row) => format!("the leverage of bracket {row} is below 1."),
        ScheduleError::Limit => "the limit is not above the last floor.".to_owned(),
        ScheduleError::MarginalBySize => {
            "marginal brackets must be keyed by notional, or give their amounts.".to_owned()
        }
    }
}
