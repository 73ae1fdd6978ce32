//! Every figure of one view of an account: positions, pools and the whole.

use super::leg::Leg;
use super::liquidation::{Liquidation, LiquidationPrice, Standing};
use super::opening::{initial_margin, margin_at_entry, settles_in};
use super::rules::{ContractRules, RuleBook};
use crate::market::account::{Account, Cut, Pool, PoolKind, Unit, View};
use crate::market::collateral::Collateral;
use crate::market::position::{Kind, Position};
use crate::market::ray::Moving;
use rust_decimal::{Decimal, RoundingStrategy};

/// Decimals of the smallest amount that is posted.
pub const MONEY_DIGITS: u32 = 8;

/// An amount to the digits that are posted, halves away from zero.
pub fn posted(amount: Decimal) -> Decimal {
    amount.round_dp_with_strategy(MONEY_DIGITS, RoundingStrategy::MidpointAwayFromZero)
}

/// Figures of one position. Money in quote currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PositionFigures {
    /// Index of its pool in the view.
    pub pool: usize,
    /// Size × mark.
    pub notional: Decimal,
    /// Margin that opening asks for.
    pub initial_margin: Decimal,
    /// Its part of the maintenance of its market and side, fee to close included.
    pub maintenance: Decimal,
    /// Unrealised profit or loss at the mark.
    pub pnl: Decimal,
    /// Profit ÷ margin at opening, a fraction.
    pub roe: Option<Decimal>,
    /// Price at which it neither gains nor loses, fees of opening and closing paid.
    pub break_even: Decimal,
    /// Where only its market moves and its pool is closed.
    pub alone: LiquidationPrice,
    /// Where only its market moves and its pool is worth nothing.
    pub bankruptcy: Liquidation,
    /// Most that can be lost with it: its pool's money and what opening cost.
    pub maximum_loss: Decimal,
}

/// Figures of one pool. Money in quote currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PoolFigures {
    /// What it is.
    pub kind: PoolKind,
    /// Its positions, as indices into the account's list.
    pub members: Vec<usize>,
    /// Money and coins in it at full worth, profit excluded.
    pub money: Decimal,
    /// Equity at the marks.
    pub equity: Decimal,
    /// Requirement at the marks.
    pub requirement: Decimal,
    /// Sum of initial margins.
    pub initial_margin: Decimal,
    /// Sum of notionals at the marks, whatever the side.
    pub gross: Decimal,
    /// Sum of notionals with the sign of the side.
    pub net: Decimal,
    /// Where all move together and it is closed.
    pub together: LiquidationPrice,
    /// Where all move together and it is worth nothing.
    pub bankruptcy: Liquidation,
    /// Where a coin that backs it and that no position is in moves alone and it is closed.
    pub by_backing: Vec<LiquidationPrice>,
}

impl PoolFigures {
    /// Requirement ÷ equity: 0 is at ease, 1 is closed. None without equity.
    pub fn usage(&self) -> Option<Decimal> {
        ratio(self.requirement, self.equity)
    }

    /// Gross notional ÷ equity.
    pub fn gross_leverage(&self) -> Option<Decimal> {
        ratio(self.gross, self.equity)
    }

    /// Net notional ÷ equity, with the sign of the book.
    pub fn net_leverage(&self) -> Option<Decimal> {
        ratio(self.net, self.equity)
    }
}

/// Figures of the account under one view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewFigures {
    /// How margin is kept.
    pub view: View,
    /// Pools, in order of their first position.
    pub pools: Vec<PoolFigures>,
    /// Positions in the account's order.
    pub positions: Vec<PositionFigures>,
    /// Money and coins outside every pool that holds positions; negative when margins exceed the balance.
    pub free: Decimal,
    /// Balance, coins at their full worth and unrealised profit.
    pub value: Decimal,
    /// Money bound: margins set aside, or initial margins reserved in the cross pool.
    pub locked: Decimal,
    /// What could still be used for new positions.
    pub available: Decimal,
    /// Money missing to open the book in this view; none when it can be opened.
    pub missing: Option<Decimal>,
    /// Most that can be lost at all.
    pub maximum_loss: Decimal,
}

impl ViewFigures {
    /// Requirement of all pools.
    pub fn requirement(&self) -> Decimal {
        self.pools.iter().map(|pool| pool.requirement).sum()
    }

    /// Gross notional of all pools.
    pub fn gross(&self) -> Decimal {
        self.pools.iter().map(|pool| pool.gross).sum()
    }

    /// Net notional of all pools.
    pub fn net(&self) -> Decimal {
        self.pools.iter().map(|pool| pool.net).sum()
    }
}

/// The account as one view sees it, with everything needed to judge it.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The rules.
    pub book: &'a RuleBook,
    /// Mark of every instrument.
    pub marks: &'a [Decimal],
    /// How much each instrument moves with the joint move.
    pub betas: &'a [Decimal],
}

/// Figures of `account` under `view`; `fees` are those already paid at opening.
pub fn view_figures(
    account: &Account,
    view: View,
    setting: Setting<'_>,
    fees: Decimal,
) -> ViewFigures {
    let cut = account.cut(view);
    let mut pools: Vec<PoolFigures> = Vec::with_capacity(cut.pools.len());
    let mut positions: Vec<(usize, PositionFigures)> = Vec::with_capacity(account.holdings.len());
    for (index, pool) in cut.pools.iter().enumerate() {
        let standing = Standing::new(pool, setting.book, setting.marks);
        pools.push(pool_figures(pool, &standing, setting));
        positions.extend(member_figures((pool, index), &standing, setting));
    }
    positions.sort_by_key(|(member, _)| *member);
    let reserved = |pool: &PoolFigures| {
        if pool.kind == PoolKind::Cross {
            pool.initial_margin
        } else {
            pool.money
        }
    };
    let free = cut.free + worth_of(&cut.idle, setting.marks);
    let pooled: Decimal = pools.iter().map(|pool| pool.money).sum();
    ViewFigures {
        view,
        free,
        value: free + pooled + pnl_of(&cut, setting.marks),
        locked: pools.iter().map(reserved).sum(),
        available: free
            + pools
                .iter()
                .filter(|pool| pool.kind == PoolKind::Cross)
                .map(spare)
                .sum::<Decimal>(),
        missing: missing(&cut, &pools, setting.marks),
        maximum_loss: pooled + fees,
        positions: positions.into_iter().map(|(_, figures)| figures).collect(),
        pools,
    }
}

/// `whole × part ÷ of`, multiplied first where it fits: exact for the only position of its leg.
fn share(whole: Decimal, part: Decimal, of: Decimal) -> Decimal {
    match whole.checked_mul(part) {
        Some(product) => product.checked_div(of),
        None => part.checked_div(of).map(|fraction| whole * fraction),
    }
    .unwrap_or_default()
}

fn ratio(part: Decimal, whole: Decimal) -> Option<Decimal> {
    (whole > Decimal::ZERO)
        .then(|| part.checked_div(whole))
        .flatten()
}

fn spare(pool: &PoolFigures) -> Decimal {
    pool.equity - pool.initial_margin
}

/// What lacks to open: the free balance or a coin below zero, or a cross pool's equity below its
/// initial margins.
fn missing(cut: &Cut, pools: &[PoolFigures], marks: &[Decimal]) -> Option<Decimal> {
    let lack = |amount: Decimal| (-amount).max(Decimal::ZERO);
    let cross: Decimal = pools
        .iter()
        .filter(|pool| pool.kind == PoolKind::Cross)
        .map(|pool| lack(spare(pool)))
        .sum();
    let coins: Decimal = cut
        .idle
        .iter()
        .map(|held| lack(held.coins) * marks[held.instrument])
        .sum();
    // A size found by division leaves noise far below the smallest amount a venue posts.
    let lacking = (cross + coins + lack(cut.free)).round_dp(MONEY_DIGITS);
    (lacking > Decimal::ZERO).then_some(lacking)
}

/// Coins at their full worth.
fn worth_of(held: &[Collateral], marks: &[Decimal]) -> Decimal {
    held.iter()
        .map(|held| held.coins * marks[held.instrument])
        .sum()
}

fn pnl_of(cut: &Cut, marks: &[Decimal]) -> Decimal {
    let positions = cut.pools.iter().flat_map(|pool| &pool.positions);
    positions
        .map(|position| position.pnl(marks[position.instrument]))
        .sum()
}

fn pool_figures(pool: &Pool, standing: &Standing<'_>, setting: Setting<'_>) -> PoolFigures {
    let together = Moving::Together(setting.betas.to_vec());
    let notional = |position: &Position| position.notional(setting.marks[position.instrument]);
    PoolFigures {
        kind: pool.kind.clone(),
        members: pool.members.clone(),
        money: money(pool, setting),
        equity: standing.equity,
        requirement: standing.requirement,
        initial_margin: pool
            .positions
            .iter()
            .map(|position| asked(pool, position, setting))
            .sum(),
        gross: pool.positions.iter().map(notional).sum(),
        net: pool
            .positions
            .iter()
            .map(|position| notional(position) * position.side.sign())
            .sum(),
        bankruptcy: standing.bankruptcy(&together),
        together: standing.liquidation(&together),
        by_backing: pool
            .collateral
            .iter()
            .map(|held| held.instrument)
            .filter(|&coin| pool.positions.iter().all(|held| held.instrument != coin))
            .map(|coin| standing.liquidation(&Moving::Alone(coin)))
            .collect(),
    }
}

/// Money and coins of a pool, quote currency.
fn money(pool: &Pool, setting: Setting<'_>) -> Decimal {
    pool.cash + worth_of(&pool.collateral, setting.marks)
}

/// Margin that a position asks for in this pool at the marks, quote currency.
fn asked(pool: &Pool, position: &Position, setting: Setting<'_>) -> Decimal {
    let rules = &setting.book.contracts[position.rules];
    let mark = setting.marks[position.instrument];
    match pool.kind {
        PoolKind::Cross => initial_margin(position, rules, mark),
        PoolKind::Isolated | PoolKind::Pocket(_) => opened_with(position, mark),
    }
}

/// Margin at opening, quote currency: an inverse contract's coins at the mark.
fn opened_with(position: &Position, mark: Decimal) -> Decimal {
    let margin = margin_at_entry(position);
    match settles_in(position) {
        Unit::Money => margin,
        Unit::Coin(_) => margin * mark,
    }
}

/// Figures of each member of one pool, with its index in the account's list.
fn member_figures(
    of: (&Pool, usize),
    standing: &Standing<'_>,
    setting: Setting<'_>,
) -> Vec<(usize, PositionFigures)> {
    let (pool, index) = of;
    let mut alone: Vec<(usize, LiquidationPrice, Liquidation)> = Vec::new();
    for position in &pool.positions {
        let instrument = position.instrument;
        if alone.iter().all(|(known, ..)| *known != instrument) {
            let moving = Moving::Alone(instrument);
            let gone = standing.bankruptcy(&moving);
            alone.push((instrument, standing.liquidation(&moving), gone));
        }
    }
    let whole = money(pool, setting);
    let figures = |position: &Position| {
        let mark = setting.marks[position.instrument];
        let rules = &setting.book.contracts[position.rules];
        let own = |leg: &&Leg| leg.holds(position);
        let maintenance = standing.legs().iter().find(own).map(|leg| {
            let required = leg.requirement_at((pool, rules), mark);
            share(required, position.size, leg.size)
        });
        let (_, liquidation, gone) = alone
            .iter()
            .find(|(known, ..)| *known == position.instrument)?;
        Some(PositionFigures {
            pool: index,
            notional: position.notional(mark),
            initial_margin: asked(pool, position, setting),
            maintenance: maintenance.unwrap_or_default(),
            pnl: position.pnl(mark),
            roe: ratio(position.pnl(mark), opened_with(position, mark)),
            break_even: break_even(position, rules),
            alone: liquidation.clone(),
            bankruptcy: gone.clone(),
            maximum_loss: whole + position.entry_notional * rules.opening.fee,
        })
    };
    let member = |(member, position): (&usize, &Position)| Some((*member, figures(position)?));
    pool.members
        .iter()
        .zip(&pool.positions)
        .filter_map(member)
        .collect()
}

/// Price at which profit pays both fees: N·(s + f_open) ÷ (q·(s − f_close)), and of an inverse
/// contract, whose fees are coins, N·(s + f_close) ÷ (q·(s − f_open)).
pub fn break_even(position: &Position, rules: &ContractRules) -> Decimal {
    let sign = position.side.sign();
    let (paid, received) = match position.kind {
        Kind::Linear => (rules.opening.fee, rules.exit_fee),
        Kind::Inverse => (rules.exit_fee, rules.opening.fee),
    };
    (position.entry_notional * (sign + paid))
        .checked_div(position.size * (sign - received))
        .unwrap_or_default()
}
