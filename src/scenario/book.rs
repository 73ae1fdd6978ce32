//! The positions and collateral of a form, and the caps they must keep.

use super::edit::{Edit, Field};
use super::form::{CollateralForm, Form, Mode, PositionForm, Quantity};
use super::reader::{Bounds, Reader};
use super::report::Fix;
use super::rules::Rules;
use crate::margin::opening::{in_unit, isolated_margin, opening_fee, settles_in};
use crate::margin::rules::{ContractRules, RuleBook};
use crate::margin::sizing::leverage_cap;
use crate::market::account::{Account, Holding, MarginMode, Scope, Unit, add_coins};
use crate::market::collateral::{Collateral, Haircut, HaircutError, Slice, SliceKey};
use crate::market::position::{Kind, Position};
use crate::num::text::{Kind as NumberKind, parse};
use crate::words::inputs::book as words;
use crate::words::inputs::fields;
use rust_decimal::{Decimal, dec};

/// Largest notional of the whole account, quote currency.
const MOST_NOTIONAL: Decimal = dec!(1_000_000_000_000);

/// Most coins that a position keeps or pays.
const MOST_COINS: Decimal = dec!(1_000_000_000_000);

/// Where a position stands and what it is judged by.
pub struct Place<'a> {
    /// Its place in the form's list.
    pub index: usize,
    /// Index of its instrument.
    pub instrument: usize,
    /// Entry price.
    pub entry: Decimal,
    /// Its contract rules and their index in the book.
    pub rules: (&'a ContractRules, usize),
    /// Every market and its mark.
    pub markets: (&'a [&'a str], &'a [Decimal]),
}

/// One position with its margin and what it owes so far; none, with an error, when a field is wrong.
pub fn holding(
    position: &PositionForm,
    place: &Place<'_>,
    reader: &mut Reader,
) -> Option<(Holding, Decimal)> {
    let index = place.index;
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
        Quantity::Size => quantity * place.entry,
        Quantity::Notional => quantity,
        Quantity::Margin => quantity * leverage,
    };
    let size = match position.locked {
        Quantity::Size => quantity,
        Quantity::Notional | Quantity::Margin => {
            entry_notional.checked_div(place.entry).unwrap_or_default()
        }
    };
    if entry_notional > MOST_NOTIONAL || size < dec!(0.000000001) || size > dec!(1_000_000_000_000)
    {
        reader.wrong(field, words::POSITION_OUT_OF_REACH);
        return None;
    }
    let held = Position {
        instrument: place.instrument,
        side: position.side,
        kind: position.kind,
        size,
        entry_notional,
        leverage,
        rules: place.rules.1,
    };
    let unit = unit(position, place, reader)?;
    let margin = in_unit(
        isolated_margin(&held, place.rules.0),
        &held,
        unit,
        place.markets.1,
    );
    let margin = reader.number_or(
        Field::Margin(index),
        &position.margin,
        (Bounds::MONEY, margin),
    )?;
    let owed = (Bounds::BALANCE, Decimal::ZERO);
    let owed = reader.number_or(Field::Owed(index), &position.owed, owed)?;
    // What is paid in coins must be an amount of coins that can be computed.
    let paid = match held.kind {
        Kind::Linear => in_unit(owed + held.entry_notional, &held, unit, place.markets.1),
        // Funding is paid in coins, at prices far below the mark too.
        Kind::Inverse => (owed + held.entry_notional)
            .checked_div(place.markets.1[place.instrument])
            .map_or(Decimal::MAX, |coins| coins * Decimal::ONE_HUNDRED),
    };
    if margin.max(paid) > MOST_COINS {
        reader.wrong(Field::Backing(index), words::TOO_MANY_COINS);
        return None;
    }
    let mode = match position.mode {
        Mode::Isolated => MarginMode::Isolated,
        Mode::Cross => MarginMode::Cross,
        Mode::Pocket => MarginMode::Pocket(position.pocket.trim().to_owned()),
    };
    let holding = Holding {
        position: held,
        mode,
        margin,
        unit,
    };
    Some((holding, owed))
}

/// What a position's margin is kept in: the coin the reader names, else what the contract pays in.
fn unit(position: &PositionForm, place: &Place<'_>, reader: &mut Reader) -> Option<Unit> {
    let named = position.backing.trim();
    if named.is_empty() || named.eq_ignore_ascii_case(&reader.currency) {
        return Some(match position.kind {
            Kind::Linear => Unit::Money,
            Kind::Inverse => Unit::Coin(place.instrument),
        });
    }
    let coin = place.markets.0.iter().position(|market| *market == named);
    if coin.is_none() {
        reader.wrong(
            Field::Backing(place.index),
            words::coin_without_price(named),
        );
    }
    coin.map(Unit::Coin)
}

/// Takes the opening fee and what is owed so far out of the account, in the unit of the margin. Tells
/// the fee in quote currency at the marks.
pub fn charge(
    account: &mut Account,
    holding: &Holding,
    of: (&ContractRules, Decimal),
    marks: &[Decimal],
) -> Decimal {
    let (rules, owed) = of;
    let fee = opening_fee(&holding.position, rules);
    let fee_worth = match settles_in(&holding.position) {
        Unit::Money => fee,
        Unit::Coin(coin) => fee * marks[coin],
    };
    match holding.unit {
        Unit::Money => account.balance -= fee_worth + owed,
        Unit::Coin(coin) => {
            let coins = (fee_worth + owed).checked_div(marks[coin]);
            if !(fee_worth + owed).is_zero() {
                add_coins(&mut account.collateral, coin, -coins.unwrap_or_default());
            }
        }
    }
    fee_worth
}

/// Coins that back the account, those of one kind added up.
pub fn collateral(
    form: &Form,
    of: (&[&str], &Rules),
    reader: &mut Reader,
) -> Option<Vec<Collateral>> {
    let (markets, rules) = of;
    let mut all: Vec<Collateral> = Vec::new();
    let mut complete = true;
    for (index, held) in form.collateral.iter().enumerate() {
        let coins = reader.number(Field::CollateralAmount(index), &held.amount, Bounds::COINS);
        let haircut = haircut(held, (index, rules), reader);
        let instrument = markets.iter().position(|market| *market == held.asset);
        // Every row is read, so that every error is named.
        let (Some(instrument), Some(coins), Some(haircut)) = (instrument, coins, haircut) else {
            complete = false;
            continue;
        };
        match all.iter_mut().find(|known| known.instrument == instrument) {
            Some(known) => known.coins += coins,
            None => all.push(Collateral {
                instrument,
                coins,
                haircut,
            }),
        }
    }
    complete.then_some(all)
}

/// The haircut typed, flat or by amount; else the venue's. A venue that counts coins and whose haircut
/// is not known asks for it.
fn haircut(held: &CollateralForm, at: (usize, &Rules), reader: &mut Reader) -> Option<Haircut> {
    let (index, rules) = at;
    let field = Field::CollateralHaircut(index);
    let typed = held.haircut.trim();
    if typed.contains(':') {
        return sliced(typed, field, reader);
    }
    if !typed.is_empty() {
        return reader
            .number(field, typed, Bounds::SHARE)
            .map(Haircut::flat);
    }
    let Some(venue) = rules.venue.filter(|_| rules.pool.scope == Scope::Account) else {
        return Some(Haircut::NONE);
    };
    let known = venue.discount(&held.asset);
    let counts_all = venue.haircuts.is_empty();
    if known.is_none() && !counts_all {
        let message = words::haircut_not_known(&held.asset, venue.name);
        reader.wrong(field, message);
        return None;
    }
    Some(known.map_or(Haircut::NONE, |discount| discount.haircut()))
}

/// "0:2 10:5": from 0 coins on 2 % do not count, from 10 on 5 %.
fn sliced(text: &str, field: Field, reader: &mut Reader) -> Option<Haircut> {
    let locale = reader.style.separators;
    let number = |text: &str, kind| parse(text, kind, locale).map(|read| read.value).ok();
    let slice = |word: &str| {
        let (floor, cut) = word.split_once(':')?;
        Some(Slice {
            floor: number(floor, NumberKind::Amount)?,
            counts: Decimal::ONE - number(cut, NumberKind::Percent)?,
        })
    };
    let slices: Option<Vec<Slice>> = text.split_whitespace().map(slice).collect();
    let fits = |slices: &Vec<Slice>| {
        let within = |slice: &Slice| slice.floor <= dec!(1_000_000_000_000);
        slices.iter().all(within)
    };
    let message = match slices
        .filter(fits)
        .map(|slices| Haircut::sliced(SliceKey::Coins, slices))
    {
        Some(Ok(haircut)) => return Some(haircut),
        Some(Err(HaircutError::FirstFloor)) => words::FIRST_SLICE_AT_ZERO.to_owned(),
        Some(Err(HaircutError::FloorOrder(row))) => words::slice_starts_too_low(&row.to_string()),
        Some(Err(HaircutError::Fraction(row))) => words::haircut_out_of_range(&row.to_string()),
        Some(Err(HaircutError::Rising(row))) => {
            words::haircut_below_the_one_before(&row.to_string())
        }
        None => {
            let mut parts = text.split_whitespace();
            let wrong = parts.find(|word| slice(word).is_none()).unwrap_or(text);
            let wrong: String = wrong.chars().take(24).collect();
            words::no_slice(&wrong)
        }
    };
    reader.wrong(field, message);
    None
}

/// Caps of the bracket table, for all positions of one market and side together.
pub fn check(holdings: &[Holding], book: &RuleBook, reader: &mut Reader) {
    let total: Decimal = holdings
        .iter()
        .map(|held| held.position.entry_notional)
        .sum();
    if total > MOST_NOTIONAL {
        reader.wrong(Field::Venue, words::BOOK_TOO_LARGE);
        return;
    }
    for (index, held) in holdings.iter().enumerate() {
        let key = |other: &&Holding| other.position.merges_with(&held.position);
        let mut whole = held.position.clone();
        let same = || holdings.iter().filter(key);
        whole.size = same().map(|other| other.position.size).sum();
        whole.entry_notional = same().map(|other| other.position.entry_notional).sum();
        let schedule = &book.contracts[whole.rules].maintenance.schedule;
        let looked_up = schedule.key_at_entry(whole.kind, (whole.size, whole.entry_notional));
        let field = Field::Leverage(index);
        let cap = leverage_cap(&whole, book);
        if let Some(limit) = schedule.limit().filter(|limit| looked_up > *limit) {
            let limit = reader.style.plain(limit);
            reader.wrong(field, words::table_ends(&limit));
        } else if let Some(cap) = cap.filter(|cap| held.position.leverage > *cap) {
            let style = reader.style;
            let shown = style.plain(cap.trunc_with_scale(2));
            let message = words::above_the_cap(
                &style.plain(held.position.leverage.round_dp(2)),
                &shown,
                &style.money(looked_up),
            );
            let fix = Fix {
                label: fields::use_this(&(shown + "x")),
                edit: Edit::Text(field, style.editable(cap.trunc_with_scale(2))),
            };
            reader.wrong_with(field, message, Some(fix));
        }
    }
}
