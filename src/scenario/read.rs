//! Form → scenario: every field checked, every error named.

use super::form::{
    Field, Form, FundingChoice, OrderChoice, Others, PositionForm, Quantity, RiskUnit,
};
use super::input::{Instrument, Scenario, SizingInput};
use super::reader::{Bounds, Reader};
use super::report::Fix;
use super::rules::{self, Rules};
use crate::margin::opening::{isolated_margin, opening_fee};
use crate::margin::rules::RuleBook;
use crate::margin::sizing::{Plan, leverage_cap};
use crate::market::account::{Account, Holding, MarginMode};
use crate::market::position::{Collateral, Position};
use crate::num::text::{Separators, default_tick};
use crate::scenario::form::{Edit, Mode};
use crate::simulate::journey::{FundingPlan, Order};
use rust_decimal::{Decimal, dec};

/// No more positions than this are taken.
pub const MOST_POSITIONS: usize = 200;
/// Largest notional of the whole account, quote currency.
const MOST_NOTIONAL: Decimal = dec!(1_000_000_000_000);

/// Reads a form. None, with errors in the reader, when a field is wrong.
pub fn read(form: &Form, separators: Separators) -> (Option<Scenario>, Reader) {
    let mut reader = Reader::new(separators, &form.currency);
    let scenario = read_into(form, &mut reader);
    (scenario.filter(|_| reader.errors.is_empty()), reader)
}

fn read_into(form: &Form, reader: &mut Reader) -> Option<Scenario> {
    if form.positions.len() > MOST_POSITIONS {
        reader.wrong(
            Field::Venue,
            format!(
                "{} positions are more than the {MOST_POSITIONS} taken.",
                form.positions.len()
            ),
        );
        return None;
    }
    let balance = reader.number(Field::Balance, &form.balance, Bounds::BALANCE);
    let venue = rules::venue(form, reader);
    let rules = rules::read(form, venue?, reader);
    let markets = markets(form);
    let entries: Vec<Option<Decimal>> = entries(form, reader);
    let marks = marks(form, &markets, &entries, reader);
    let betas = betas(form, &markets, reader);
    let (balance, rules, marks) = (balance?, rules?, marks?);
    let mut book = RuleBook {
        pool: rules.pool,
        contracts: Vec::new(),
    };
    let mut holdings = Vec::new();
    for (index, position) in form.positions.iter().enumerate() {
        let place = markets
            .iter()
            .position(|market| *market == position.market)?;
        let contract = rules::contract(
            position,
            index,
            (&rules, default_tick(marks[place])),
            reader,
        );
        let holding =
            entries[index].and_then(|entry| holding(position, (index, place, entry), reader));
        if let (Some(contract), Some(mut holding)) = (contract, holding) {
            holding.position.rules = rules::place(&mut book, contract);
            holdings.push(holding);
        }
    }
    let collateral = collateral(form, &markets, reader);
    check_book(&holdings, &book, reader);
    let fees = holdings
        .iter()
        .map(|held| opening_fee(&held.position, &book.contracts[held.position.rules]))
        .sum();
    let path = super::paths::read(form, (&markets, &betas.clone()?), reader);
    let costs = funding(form, &rules, reader);
    let sizing = sizing(form, (&entries, balance), reader);
    let joint_move = reader.number(Field::JointMove, &form.joint_move, Bounds::MOVE);
    if !reader.errors.is_empty() {
        return None;
    }
    let (path, follows) = path?;
    let (plan, funding_rate, funding_hours) = costs?;
    Some(Scenario {
        account: Account {
            balance: balance - fees,
            collateral: collateral?,
            holdings,
        },
        balance,
        fees,
        book,
        venue: rules.venue,
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
        sizing: sizing?,
        form: form.clone(),
    })
}

/// Markets of positions and collateral, each once, in order of first use.
fn markets(form: &Form) -> Vec<&str> {
    let mut markets: Vec<&str> = Vec::new();
    let named = form
        .positions
        .iter()
        .map(|position| position.market.as_str());
    for market in named.chain(form.collateral.iter().map(|held| held.asset.as_str())) {
        if !markets.contains(&market) {
            markets.push(market);
        }
    }
    markets
}

fn instruments(form: &Form, markets: &[&str], marks: &[Decimal]) -> Vec<Instrument> {
    let instrument = |(market, mark): (&&str, &Decimal)| Instrument {
        name: (*market).to_owned(),
        tick: default_tick(*mark),
        marked: form
            .market(market)
            .is_some_and(|said| !said.mark.trim().is_empty()),
    };
    markets.iter().zip(marks).map(instrument).collect()
}

fn entries(form: &Form, reader: &mut Reader) -> Vec<Option<Decimal>> {
    let read = |(index, position): (usize, &PositionForm)| {
        if position.market.trim().is_empty() {
            reader.wrong(Field::Market(index), "Name a coin, as BTC.");
        }
        reader.number(Field::Entry(index), &position.entry, Bounds::PRICE)
    };
    form.positions.iter().enumerate().map(read).collect()
}

/// The typed mark of each market, else the entry of its first position.
fn marks(
    form: &Form,
    markets: &[&str],
    entries: &[Option<Decimal>],
    reader: &mut Reader,
) -> Option<Vec<Decimal>> {
    let mut marks = Vec::with_capacity(markets.len());
    for market in markets {
        let first = form
            .positions
            .iter()
            .position(|position| position.market == *market);
        let typed = form
            .market(market)
            .map(|said| said.mark.trim())
            .unwrap_or_default();
        let mark = match (first, typed.is_empty()) {
            (Some(first), true) => entries[first],
            (Some(first), false) => reader.number(Field::Mark(first), typed, Bounds::PRICE),
            (None, false) => {
                let row = form
                    .collateral
                    .iter()
                    .position(|held| held.asset == *market)
                    .unwrap_or(0);
                reader.number(Field::CollateralAsset(row), typed, Bounds::PRICE)
            }
            (None, true) => {
                let row = form
                    .collateral
                    .iter()
                    .position(|held| held.asset == *market)
                    .unwrap_or(0);
                reader.wrong(
                    Field::CollateralAsset(row),
                    format!("{market} has no price: open a position in it or give its mark."),
                );
                None
            }
        };
        marks.push(mark);
    }
    marks.into_iter().collect()
}

/// How much each market moves with the joint move.
fn betas(form: &Form, markets: &[&str], reader: &mut Reader) -> Option<Vec<Decimal>> {
    let beta = |market: &&str| match form.others {
        Others::Together => Some(Decimal::ONE),
        Others::Held if *market == form.focus => Some(Decimal::ONE),
        Others::Held => Some(Decimal::ZERO),
        Others::Betas => {
            let first = form
                .positions
                .iter()
                .position(|position| position.market == *market);
            let text = form
                .market(market)
                .map(|said| said.beta.as_str())
                .unwrap_or_default();
            reader.number_or(
                Field::Beta(first.unwrap_or(0)),
                text,
                (Bounds::BETA, Decimal::ONE),
            )
        }
    };
    markets.iter().map(beta).collect()
}

fn holding(
    position: &PositionForm,
    at: (usize, usize, Decimal),
    reader: &mut Reader,
) -> Option<Holding> {
    let (index, instrument, entry) = at;
    let field = Field::Quantity(index, position.locked);
    let bounds = if position.locked == Quantity::Size {
        Bounds::SIZE
    } else {
        Bounds::MONEY
    };
    let quantity = reader.number(field, &position.quantity, bounds);
    let leverage = reader.number(Field::Leverage(index), &position.leverage, Bounds::LEVERAGE);
    let (quantity, leverage) = (quantity?, leverage?);
    let entry_notional = match position.locked {
        Quantity::Size => quantity * entry,
        Quantity::Notional => quantity,
        Quantity::Margin => quantity * leverage,
    };
    let size = match position.locked {
        Quantity::Size => quantity,
        Quantity::Notional | Quantity::Margin => {
            entry_notional.checked_div(entry).unwrap_or_default()
        }
    };
    if entry_notional > MOST_NOTIONAL || size < dec!(0.000000001) || size > dec!(1_000_000_000_000)
    {
        reader.wrong(
            field,
            "The position is too large or too small to be computed.",
        );
        return None;
    }
    let held = Position {
        instrument,
        side: position.side,
        size,
        entry_notional,
        leverage,
        rules: 0,
    };
    let margin = reader.number_or(
        Field::Margin(index),
        &position.margin,
        (Bounds::MONEY, isolated_margin(&held)),
    )?;
    let mode = match position.mode {
        Mode::Isolated => MarginMode::Isolated,
        Mode::Cross => MarginMode::Cross,
        Mode::Pocket => MarginMode::Pocket(position.pocket.trim().to_owned()),
    };
    Some(Holding {
        position: held,
        mode,
        margin,
    })
}

fn collateral(form: &Form, markets: &[&str], reader: &mut Reader) -> Option<Vec<Collateral>> {
    let mut read = |(index, held): (usize, &super::form::CollateralForm)| {
        let coins = reader.number(Field::CollateralAmount(index), &held.amount, Bounds::COINS);
        let haircut = reader.number_or(
            Field::CollateralHaircut(index),
            &held.haircut,
            (Bounds::SHARE, Decimal::ZERO),
        );
        Some(Collateral {
            instrument: markets.iter().position(|market| *market == held.asset)?,
            coins: coins?,
            haircut: haircut?,
        })
    };
    // Read every row, so that every error is named.
    let rows: Vec<Option<Collateral>> = form.collateral.iter().enumerate().map(&mut read).collect();
    rows.into_iter().collect()
}

/// Caps of the bracket table, for all positions of one market and side together.
fn check_book(holdings: &[Holding], book: &RuleBook, reader: &mut Reader) {
    let total: Decimal = holdings
        .iter()
        .map(|held| held.position.entry_notional)
        .sum();
    if total > MOST_NOTIONAL {
        reader.wrong(
            Field::Venue,
            "The book is too large to be computed: at most 1,000,000,000,000 in all.",
        );
        return;
    }
    for (index, held) in holdings.iter().enumerate() {
        let key = |other: &&Holding| {
            let (a, b) = (&other.position, &held.position);
            (a.instrument, a.side, a.rules) == (b.instrument, b.side, b.rules)
        };
        let mut whole = held.position.clone();
        let same = || holdings.iter().filter(key);
        whole.size = same().map(|other| other.position.size).sum();
        whole.entry_notional = same().map(|other| other.position.entry_notional).sum();
        let schedule = &book.contracts[whole.rules].maintenance.schedule;
        let looked_up = match schedule.key {
            crate::margin::schedule::Key::Notional => whole.entry_notional,
            crate::margin::schedule::Key::Size => whole.size,
        };
        let field = Field::Leverage(index);
        if let Some(limit) = schedule.limit().filter(|limit| looked_up > *limit) {
            let limit = reader.style.plain(limit);
            reader.wrong(
                field,
                format!("The bracket table ends at {limit}: what is asked above it is not known."),
            );
        } else if let Some(cap) =
            leverage_cap(&whole, book).filter(|cap| held.position.leverage > *cap)
        {
            let style = reader.style;
            let message = format!(
                "{} is above the cap of {} for {}.",
                style.leverage(held.position.leverage, 0),
                style.leverage(cap, 0),
                style.money(looked_up)
            );
            let fix = Fix {
                label: format!("Use {}", style.leverage(cap, 0)),
                edit: Edit::Text(field, style.editable(cap)),
            };
            reader.wrong_with(field, message, Some(fix));
        }
    }
}

/// The plan for the path, and rate and hours for the carry.
fn funding(
    form: &Form,
    rules: &Rules,
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
    let every = usize::try_from(hours.trunc()).unwrap_or(1).max(1);
    if hours.fract() > Decimal::ZERO {
        reader.wrong(
            Field::FundingHours,
            "Whole hours only: the paths have hourly steps.",
        );
        return None;
    }
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
        reader.wrong(
            Field::Stop,
            "The stop is at the entry: nothing lies between them.",
        );
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
