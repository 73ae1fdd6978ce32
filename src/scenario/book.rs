//! The positions and collateral of a form, and the caps they must keep.

use super::edit::{Edit, Field};
use super::form::{CollateralForm, Form, Mode, PositionForm, Quantity};
use super::reader::{Bounds, Reader};
use super::report::Fix;
use crate::margin::opening::isolated_margin;
use crate::margin::rules::RuleBook;
use crate::margin::schedule::Key;
use crate::margin::sizing::leverage_cap;
use crate::market::account::{Holding, MarginMode};
use crate::market::position::{Collateral, Position};
use rust_decimal::{Decimal, dec};

/// Largest notional of the whole account, quote currency.
const MOST_NOTIONAL: Decimal = dec!(1_000_000_000_000);

/// One position with its margin; none, with an error, when a field is wrong.
pub fn holding(
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

/// Coins that back the account.
pub fn collateral(form: &Form, markets: &[&str], reader: &mut Reader) -> Option<Vec<Collateral>> {
    let mut read = |(index, held): (usize, &CollateralForm)| {
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
pub fn check(holdings: &[Holding], book: &RuleBook, reader: &mut Reader) {
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
            Key::Notional => whole.entry_notional,
            Key::Size => whole.size,
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
