//! Words of accounts that keep coins: what they hold, in what unit, and what of it lacks.

use super::Context;
use crate::market::account::{Holding, PoolKind, Unit, View};
use crate::market::collateral::Collateral;
use crate::scenario::analysis::ViewAnalysis;
use crate::scenario::edit::{Edit, Field};
use crate::scenario::report::Fix;
use crate::simulate::flat::Plane;
use crate::words::answer::{self, AND, coins as words};
use rust_decimal::{Decimal, RoundingStrategy};

/// Digits after the point of an amount of coins, and of money in the log.
const DIGITS: u32 = 8;

impl Context<'_> {
    /// Whether the account keeps coins.
    pub(super) fn keeps_coins(&self) -> bool {
        self.scenario.account.keeps_coins()
    }

    /// "0.04998333 BTC".
    pub(super) fn coins(&self, instrument: usize, coins: Decimal) -> String {
        let amount = self.style.plain(coins.round_dp(DIGITS));
        format!("{amount} {}", self.name(instrument))
    }

    /// Coins at today's marks before opening fees and what is owed were taken, quote currency.
    pub(super) fn coins_worth(&self) -> Decimal {
        let scenario = self.scenario;
        let worth = |held: &Collateral| held.coins * scenario.marks[held.instrument];
        let paid_in_money = scenario.balance - scenario.account.balance;
        let held: Decimal = scenario.account.collateral.iter().map(worth).sum();
        held + scenario.fees + scenario.owed - paid_in_money
    }
}

/// "all 1,000", or, of coins, "all: 500 and coins worth 600 today".
pub(super) fn everything(context: &Context<'_>) -> String {
    let coins = words::coins_worth_today(&context.money(context.coins_worth()));
    match context.scenario.balance.is_zero() {
        true => coins,
        false => answer::two(&context.money(context.scenario.balance), &coins),
    }
}

/// "0.00333333 BTC and 0.2 ETH set aside": coins that a view keeps for its positions.
pub(super) fn kept(context: &Context<'_>, view: View) -> Option<String> {
    let cut = context.scenario.account.cut(view);
    let mut sums: Vec<(usize, Decimal, bool)> = Vec::new();
    for pool in &cut.pools {
        let shared = pool.kind == PoolKind::Cross;
        for held in &pool.collateral {
            match sums
                .iter_mut()
                .find(|sum| (sum.0, sum.2) == (held.instrument, shared))
            {
                Some(sum) => sum.1 += held.coins,
                None => sums.push((held.instrument, held.coins, shared)),
            }
        }
    }
    let of = |wanted: bool, said: fn(&str) -> String| {
        let own = sums
            .iter()
            .filter(|sum| sum.2 == wanted && !sum.1.is_zero());
        let coins: Vec<String> = own.map(|sum| context.coins(sum.0, sum.1)).collect();
        (!coins.is_empty()).then(|| said(&coins.join(AND)))
    };
    let said: Vec<String> = [of(false, words::set_aside), of(true, words::in_the_pool)]
        .into_iter()
        .flatten()
        .collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// What the entry of the log adds up: money and coins, less fees and what is owed.
pub(super) fn entry(context: &Context<'_>) -> Vec<String> {
    let scenario = context.scenario;
    let full = |amount: Decimal| context.style.plain(amount.round_dp(DIGITS));
    let mut sum = words::balance(&full(scenario.balance));
    let mut total = scenario.balance;
    let coins = context.coins_worth().round_dp(DIGITS);
    if !coins.is_zero() {
        sum += &words::plus_coins(&full(coins));
        total += coins;
    }
    for (amount, what) in [
        (scenario.fees, words::OPENING_FEES),
        (scenario.owed, words::WHAT_IS_OWED),
    ] {
        match amount.is_sign_negative() {
            _ if amount.is_zero() => continue,
            false => sum += &format!(" − {what} {}", full(amount)),
            true => sum += &format!(" + {what} {}", full(-amount)),
        }
        total -= amount;
    }
    let mut lines = Vec::new();
    if total != scenario.balance {
        lines.push(format!("{sum} = {}", full(total)));
    }
    if scenario
        .account
        .collateral
        .iter()
        .any(|held| !held.coins.is_zero())
    {
        let mut holds = Plane::flat(scenario.account.balance);
        holds.add_coins(&scenario.account.collateral);
        lines.push(words::account_holds(&holdings(context, &holds)));
    }
    lines
}

/// "500 USDT and 0.04998333 BTC"; "nothing".
fn holdings(context: &Context<'_>, holds: &Plane) -> String {
    let money = holds.constant.round_dp(DIGITS);
    let mut held = Vec::new();
    if !money.is_zero() {
        let currency = &context.scenario.form.currency;
        held.push(format!("{} {currency}", context.style.plain(money)));
    }
    let coins = holds.slopes.iter();
    held.extend(
        coins
            .filter(|(_, coins)| !coins.round_dp(DIGITS).is_zero())
            .map(|&(instrument, coins)| context.coins(instrument, coins)),
    );
    match held.is_empty() {
        true => answer::NOTHING.to_owned(),
        false => held.join(AND),
    }
}

/// "the account then holds 0.04665 BTC, worth 2,554.72 at these prices".
pub(super) fn after(context: &Context<'_>, holds: &Plane, prices: &[Decimal]) -> String {
    let held = holdings(context, holds);
    let worth = holds.at(prices).round_dp(DIGITS);
    let worth = match worth.is_zero() {
        true => String::new(),
        false => words::worth_at_these_prices(&context.style.plain(worth)),
    };
    words::account_then_holds(&held) + &worth
}

/// What lacks to open, in the unit that it lacks in: money of the account, or a coin.
pub(super) fn lacking(context: &Context<'_>, view: &ViewAnalysis) -> Vec<(Unit, Decimal)> {
    let Some(missing) = view.figures.missing else {
        return Vec::new();
    };
    let marks = &context.scenario.marks;
    let cut = context.scenario.account.cut(view.figures.view);
    let mut parts: Vec<(Unit, Decimal)> = Vec::new();
    let mut add = |unit: Unit, amount: Decimal| {
        let worth = match unit {
            Unit::Money => amount,
            Unit::Coin(coin) => amount * marks[coin],
        };
        // Below that it is the noise of a division.
        if worth.round_dp(DIGITS) <= Decimal::ZERO {
            return;
        }
        match parts.iter_mut().find(|part| part.0 == unit) {
            Some(part) => part.1 += amount,
            None => parts.push((unit, amount)),
        }
    };
    for held in &cut.idle {
        add(Unit::Coin(held.instrument), -held.coins);
    }
    for (pool, kept) in view.figures.pools.iter().zip(&cut.pools) {
        let lack = pool.initial_margin - pool.equity;
        match (&pool.kind, kept.unit) {
            (PoolKind::Cross, Unit::Money) => add(Unit::Money, lack),
            (PoolKind::Cross, Unit::Coin(coin)) => {
                add(kept.unit, lack.checked_div(marks[coin]).unwrap_or_default())
            }
            (PoolKind::Isolated | PoolKind::Pocket(_), _) => {}
        }
    }
    add(Unit::Money, -cut.free);
    match parts.as_slice() {
        // In one currency the sum that the figures have, to its last digit.
        [(Unit::Money, _)] => vec![(Unit::Money, missing)],
        _ => parts,
    }
}

/// "202 USDT", "0.00333334 BTC": never less than what lacks.
pub(super) fn lacking_words(context: &Context<'_>, lacking: &[(Unit, Decimal)]) -> String {
    let amounts: Vec<String> = lacking
        .iter()
        .map(|&(unit, amount)| match unit {
            Unit::Money => format!(
                "{} {}",
                context.money(amount),
                context.scenario.form.currency
            ),
            Unit::Coin(coin) => context.coins(coin, upwards(amount)),
        })
        .collect();
    amounts.join(AND)
}

fn upwards(coins: Decimal) -> Decimal {
    coins.round_dp_with_strategy(DIGITS, RoundingStrategy::ToPositiveInfinity)
}

/// Adds what lacks to the balance and to the account's coins.
pub(super) fn supplied(context: &Context<'_>, lacking: &[(Unit, Decimal)]) -> Fix {
    let (form, style) = (&context.scenario.form, context.style);
    let mut edits = Vec::new();
    let mut said = Vec::new();
    let mut rows = form.collateral.len();
    for &(unit, amount) in lacking {
        match unit {
            Unit::Money => {
                let balance = (context.scenario.balance + amount).ceil();
                said.push(words::a_balance_of(&style.plain(balance)));
                edits.push(Edit::Text(Field::Balance, style.editable(balance)));
            }
            Unit::Coin(coin) => {
                let name = context.name(coin);
                said.push(words::coins_more(&context.coins(coin, upwards(amount))));
                edits.push(Edit::AddCollateral);
                edits.push(Edit::Text(Field::CollateralAsset(rows), name.to_owned()));
                edits.push(Edit::Text(
                    Field::CollateralAmount(rows),
                    style.editable(upwards(amount)),
                ));
                rows += 1;
            }
        }
    }
    Fix {
        label: words::use_instead(&said.join(AND)),
        edit: match edits.len() {
            1 => edits.swap_remove(0),
            _ => Edit::All(edits),
        },
    }
}

/// Why coins do not help an isolated margin in money, where there are some.
pub(super) fn no_stand_in(context: &Context<'_>, lacking: &[(Unit, Decimal)]) -> &'static str {
    let in_money = lacking.iter().any(|(unit, _)| *unit == Unit::Money);
    match in_money && context.coins_worth() > Decimal::ZERO {
        true => answer::notices::COINS_DO_NOT_STAND_IN,
        false => "",
    }
}

/// "400 + 300 = 700", "200 USDT + 0.00333333 BTC": margins set aside, in their units.
pub(super) fn margins(context: &Context<'_>) -> String {
    let holdings = &context.scenario.account.holdings;
    let in_coins = holdings.iter().any(|held| held.unit != Unit::Money);
    let currency = &context.scenario.form.currency;
    let word = |held: &Holding| match held.unit {
        Unit::Money if in_coins => format!("{} {currency}", context.money(held.margin)),
        Unit::Money => context.money(held.margin),
        Unit::Coin(coin) => context.coins(coin, held.margin),
    };
    let sum = holdings.iter().map(word).collect::<Vec<_>>().join(" + ");
    if in_coins {
        return words::they_are(&sum);
    }
    let total: Decimal = holdings.iter().map(|held| held.margin).sum();
    format!("{sum} = {}", context.money(total))
}
