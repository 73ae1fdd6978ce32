//! Form → scenario: every field checked, every error named.

use super::book::{self, Place};
use super::contracts::{self, Origin};
use super::edit::{Edit, Field};
use super::form::{Form, FundingChoice, Mode, OrderChoice, PositionForm, RiskUnit};
use super::input::{Scenario, SizingInput};
use super::markets::{self, betas, entries, instruments, marks};
use super::reader::{Bounds, Reader};
use super::report::Fix;
use super::rules::{self, Rules};
use crate::margin::rules::RuleBook;
use crate::margin::sizing::Plan;
use crate::market::account::Account;
use crate::market::collateral::Collateral;
use crate::num::text::{Separators, default_tick};
use crate::simulate::journey::{FundingPlan, Order};
use crate::simulate::synthetic;
use crate::venues::Modes;
use crate::words::inputs::book as book_words;
use crate::words::inputs::fields as words;
use rust_decimal::Decimal;

/// No more positions than this are taken.
pub const MOST_POSITIONS: usize = 200;

/// Reads a form. None, with errors in the reader, when a field is wrong.
pub fn read(form: &Form, separators: Separators) -> (Option<Scenario>, Reader) {
    let mut reader = Reader::new(separators, &form.currency);
    let scenario = read_into(form, &mut reader);
    (scenario.filter(|_| reader.errors.is_empty()), reader)
}

fn read_into(form: &Form, reader: &mut Reader) -> Option<Scenario> {
    if form.positions.len() > MOST_POSITIONS {
        let (count, most) = (form.positions.len().to_string(), MOST_POSITIONS.to_string());
        reader.wrong(Field::Venue, book_words::too_many_positions(&count, &most));
        return None;
    }
    let balance = reader.number(Field::Balance, &form.balance, Bounds::BALANCE);
    let venue = rules::venue(form, reader);
    let rules = rules::read(form, venue?, reader);
    let markets = markets::markets(form);
    let entries: Vec<Option<Decimal>> = entries(form, reader);
    let marks = marks(form, &markets, &entries, reader);
    let betas = betas(form, &markets, reader);
    let (balance, rules, marks) = (balance?, rules?, marks?);
    let mut rule_book = RuleBook {
        pool: rules.pool,
        cash: rules.cash.clone(),
        contracts: Vec::new(),
    };
    let collateral = book::collateral(form, (&markets, &rules), reader);
    let mut account = Account {
        balance,
        collateral: collateral.unwrap_or_default(),
        holdings: Vec::new(),
        scope: rules.pool.scope,
    };
    let (mut fees, mut all_owed) = (Decimal::ZERO, Decimal::ZERO);
    let mut readers = Vec::new();
    for (index, position) in form.positions.iter().enumerate() {
        let instrument = markets
            .iter()
            .position(|market| *market == position.market)?;
        check_mode(&rules, position, index, reader);
        let tick = default_tick(marks[instrument]);
        let contract = contracts::contract(form, index, (&rules, tick), reader);
        let (Some((contract, origin)), Some(entry)) = (contract, entries[index]) else {
            continue;
        };
        if origin == Origin::Readers && !readers.contains(&position.market) {
            readers.push(position.market.clone());
        }
        let place = Place {
            index,
            instrument,
            entry,
            rules: (
                &contract,
                contracts::place(&mut rule_book, contract.clone()),
            ),
            markets: (&markets, &marks),
        };
        if let Some((holding, owed)) = book::holding(position, &place, reader) {
            all_owed += owed;
            fees += book::charge(&mut account, &holding, (&contract, owed), &marks);
            account.holdings.push(holding);
        }
    }
    book::check(&account.holdings, &rule_book, reader);
    let path = super::paths::read(form, (&markets, &betas.clone()?), reader);
    let seconds = path.as_ref().map(|(path, _)| path.bar_seconds);
    let costs = funding(form, &rules, seconds, reader);
    let own_rates = markets::funding(form, &markets, reader);
    // A share is of all that the account is worth, coins included.
    let coins = |held: &Collateral| held.coins * marks[held.instrument];
    let whole = match account.collateral.is_empty() {
        true => balance,
        false => {
            account.balance
                + account.collateral.iter().map(coins).sum::<Decimal>()
                + fees
                + all_owed
        }
    };
    let sizing = sizing(form, (&entries, whole), reader);
    let actions = super::actions::read(form, (&markets, &marks, &rules), reader);
    let many = super::many::input(form, reader);
    let stress = super::stress::input(form, reader);
    let joint_move = reader.number(Field::JointMove, &form.joint_move, Bounds::MOVE);
    if !reader.errors.is_empty() {
        return None;
    }
    let (path, follows) = path?;
    let (plan, funding_rate, funding_hours) = costs?;
    Some(Scenario {
        account,
        balance,
        fees,
        owed: all_owed,
        book: rule_book,
        venue: rules.venue,
        readers,
        instruments: instruments(form, &markets, &marks),
        focus: markets
            .iter()
            .position(|market| *market == form.focus)
            .unwrap_or(0),
        marks,
        betas: betas?,
        joint_move: joint_move?,
        path,
        follows,
        order: match form.path.order {
            OrderChoice::Worse => None,
            OrderChoice::LowFirst => Some(Order::LowFirst),
            OrderChoice::HighFirst => Some(Order::HighFirst),
        },
        judged: form.path.judged,
        funding: plan,
        funding_rate,
        funding_hours,
        own_rates: own_rates?,
        sizing: sizing?,
        actions: actions?,
        hidden: None,
        many: many?,
        stress: stress?,
        form: form.clone(),
    })
}

/// Refuses a mode that the venue lacks.
fn check_mode(rules: &Rules, position: &PositionForm, index: usize, reader: &mut Reader) {
    let name = rules.venue.map_or("", |venue| venue.name);
    let (message, label, has) = match rules.venue.map(|venue| venue.modes) {
        Some(Modes::IsolatedOnly) if position.mode == Mode::Cross => (
            book_words::no_cross(name),
            book_words::USE_ISOLATED,
            Mode::Isolated,
        ),
        Some(Modes::CrossOnly) if position.mode != Mode::Cross => (
            book_words::no_isolated(name),
            book_words::USE_CROSS,
            Mode::Cross,
        ),
        _ => return,
    };
    let fix = Fix {
        label: label.to_owned(),
        edit: Edit::Mode(index, has),
    };
    reader.wrong_with(Field::Mode(index), message, Some(fix));
}

/// The plan for the path, and rate and hours for the carry.
fn funding(
    form: &Form,
    rules: &Rules,
    bar_seconds: Option<u32>,
    reader: &mut Reader,
) -> Option<(FundingPlan, Decimal, Decimal)> {
    let costs = &form.costs;
    let rate = reader.number_or(
        Field::FundingRate,
        &costs.funding_rate,
        (Bounds::FUNDING, rules.funding_rate),
    );
    let hours = reader.number_or(
        Field::FundingHours,
        &costs.funding_hours,
        (Bounds::HOURS, rules.funding_hours),
    );
    let (rate, hours) = (rate?, hours?);
    if hours.fract() > Decimal::ZERO {
        reader.wrong(Field::FundingHours, words::FUNDING_WHOLE_HOURS_ONLY);
        return None;
    }
    let seconds = Decimal::from(bar_seconds.unwrap_or(synthetic::BAR_SECONDS));
    let bars = (hours * Decimal::from(3_600)).checked_div(seconds)?;
    if (bars < Decimal::ONE || !bars.fract().is_zero()) && costs.funding != FundingChoice::Off {
        let message = words::bars_do_not_fit(&reader.style.plain(seconds));
        reader.wrong(Field::FundingHours, message);
        return None;
    }
    let every = usize::try_from(bars.trunc()).unwrap_or(1).max(1);
    let recorded = crate::simulate::events::find(&form.path.slug).is_some();
    Some(match costs.funding {
        FundingChoice::Off => (FundingPlan::Off, Decimal::ZERO, hours),
        FundingChoice::Recorded if recorded => (FundingPlan::Recorded, rate, hours),
        FundingChoice::Recorded | FundingChoice::Typed => {
            (FundingPlan::Typed { rate, every }, rate, hours)
        }
    })
}

/// Outer none: an error. Inner none: not asked.
fn sizing(
    form: &Form,
    at: (&[Option<Decimal>], Decimal),
    reader: &mut Reader,
) -> Option<Option<SizingInput>> {
    let (entries, balance) = at;
    let asked = &form.sizing;
    if asked.risk.trim().is_empty() || asked.stop.trim().is_empty() {
        return Some(None);
    }
    let risk = match asked.unit {
        RiskUnit::Cash => reader.number(Field::Risk, &asked.risk, Bounds::MONEY),
        RiskUnit::Percent => reader
            .number(Field::Risk, &asked.risk, Bounds::SHARE)
            .map(|share| share * balance),
    };
    let stop = reader.number(Field::Stop, &asked.stop, Bounds::PRICE);
    let Some(entry) = entries.get(asked.position) else {
        return Some(None);
    };
    let (budget, stop, entry) = (risk?, stop?, (*entry)?);
    if stop == entry {
        reader.wrong(Field::Stop, words::STOP_AT_ENTRY);
        return None;
    }
    Some(Some(SizingInput {
        position: asked.position,
        plan: Plan {
            entry,
            stop,
            budget,
        },
    }))
}
