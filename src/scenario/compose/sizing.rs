//! Size from risk: the size, and liquidation against the stop in each mode.

use super::{Context, Direction, coins};
use crate::margin::liquidation::Standing;
use crate::margin::opening::{in_unit, isolated_margin};
use crate::margin::rules::ContractRules;
use crate::margin::sizing::{Plan, check_isolated, headroom_at};
use crate::market::account::{Account, Holding, MarginMode, Pool, Unit, View};
use crate::market::position::{Position, Side};
use crate::market::ray::Moving;
use crate::num::text::significant;
use crate::scenario::edit::{Edit, Field};
use crate::scenario::form::Quantity;
use crate::scenario::input::SizingInput;
use crate::scenario::picture::Series;
use crate::scenario::report::{Fix, SizingLine};
use crate::words::answer::{self, sizing as words};
use rust_decimal::{Decimal, RoundingStrategy};

/// Size from risk, where it is asked for.
pub fn line(context: &Context<'_>) -> Option<SizingLine> {
    let asked = context.scenario.sizing?;
    let old = &context.scenario.account.holdings[asked.position].position;
    let rules = &context.scenario.book.contracts[old.rules];
    let size = asked.plan.size(rules).ok()?;
    let size = significant(size, SIZE_DIGITS, RoundingStrategy::ToZero);
    let position = Position {
        side: asked.plan.side(),
        size,
        entry_notional: size * asked.plan.entry,
        ..old.clone()
    };
    let shown = context.style.significant(size, 8);
    let name = context.name(position.instrument);
    Some(SizingLine {
        size: format!("{shown} {name}"),
        lines: lines(context, &position, (asked.plan, rules)),
        take: Some(take(context, asked, &position)),
        verdicts: vec![
            isolated(context, asked, &position),
            cross(context, asked, &position),
        ],
    })
}

/// Digits of an offered size, cut so that the risk is never exceeded.
const SIZE_DIGITS: u32 = 8;

fn take(context: &Context<'_>, asked: SizingInput, position: &Position) -> Fix {
    let field = Field::Quantity(asked.position, Quantity::Size);
    Fix {
        label: words::USE_THIS_SIZE.to_owned(),
        edit: Edit::All(vec![
            Edit::Text(field, context.style.editable(position.size)),
            Edit::Side(asked.position, position.side),
        ]),
    }
}

fn lines(context: &Context<'_>, position: &Position, of: (Plan, &ContractRules)) -> Vec<String> {
    let (plan, rules) = of;
    let style = context.style;
    let side = if position.side == Side::Long {
        answer::LONG
    } else {
        answer::SHORT
    };
    let mut lines = vec![
        words::budget_by_loss(
            &style.plain(plan.budget.normalize()),
            &style.plain(plan.loss_per_coin(rules).normalize()),
        ),
        words::notional_and_margin(
            side,
            &style.fixed(position.entry_notional, 2),
            &style.fixed(position.levered(), 2),
            &style.leverage(position.leverage, 0),
        ),
    ];
    let fees = (plan.entry * rules.opening.fee + plan.stop * rules.exit_fee) * position.size;
    if fees > Decimal::ZERO {
        lines.push(words::fees_counted(&style.fixed(fees, 2)));
    }
    lines
}

/// Prices with this market at the planned entry or stop, the others at their marks.
fn prices_with(context: &Context<'_>, position: &Position, price: Decimal) -> Vec<Decimal> {
    let mut prices = context.scenario.marks.clone();
    prices[position.instrument] = price;
    prices
}

/// The account with the asked position at the new size, in the mode given.
fn resized(context: &Context<'_>, asked: SizingInput, of: (&Position, MarginMode)) -> Account {
    let (position, mode) = of;
    let mut account = context.scenario.account.clone();
    account.holdings[asked.position] = Holding {
        position: position.clone(),
        mode,
        margin: margin(context, asked, position),
        unit: account.holdings[asked.position].unit,
    };
    account
}

/// The margin the reader typed for the position, else what opening asks for; in the unit it is kept in.
fn margin(context: &Context<'_>, asked: SizingInput, position: &Position) -> Decimal {
    let typed = &context.scenario.form.positions[asked.position].margin;
    if typed.trim().is_empty() {
        let margin = isolated_margin(position, &context.scenario.book.contracts[position.rules]);
        let unit = context.scenario.account.holdings[asked.position].unit;
        // Coins are set aside at the entry: that is the price when the trade is opened.
        let prices = prices_with(context, position, asked.plan.entry);
        in_unit(margin, position, unit, &prices)
    } else {
        context.scenario.account.holdings[asked.position].margin
    }
}

fn isolated(
    context: &Context<'_>,
    asked: SizingInput,
    position: &Position,
) -> (Series, String, Vec<Fix>) {
    let scenario = context.scenario;
    let style = context.style;
    let margin = margin(context, asked, position);
    let unit = scenario.account.holdings[asked.position].unit;
    let prices = prices_with(context, position, asked.plan.stop);
    let check = check_isolated(
        position,
        (margin, unit),
        &scenario.book,
        (&prices_with(context, position, asked.plan.entry), &prices),
    );
    let price = liquidation_words(context, asked, (position, View::Isolated));
    if check.headroom > Decimal::ZERO {
        return (
            Series::Isolated,
            words::isolated_closes_beyond(&price),
            Vec::new(),
        );
    }
    let mut fixes = Vec::new();
    if let Some(leverage) = check.highest_leverage {
        fixes.push(Fix {
            label: words::lower_to(&style.leverage(leverage, 0)),
            edit: Edit::Text(Field::Leverage(asked.position), style.editable(leverage)),
        });
    }
    let (label, full) = match unit {
        Unit::Money => {
            let add = cents_up(-check.headroom);
            let amount = [&style.fixed(add, 2), " ", &scenario.form.currency].concat();
            (words::add(&amount), cents_up(margin + add))
        }
        // Coins are worth what they are at the stop.
        Unit::Coin(coin) => {
            let add = coins_up(-check.headroom, prices[coin]);
            (words::add(&context.coins(coin, add)), margin + add)
        }
    };
    fixes.push(Fix {
        label,
        edit: Edit::All(vec![
            take(context, asked, position).edit,
            Edit::Text(Field::Margin(asked.position), style.editable(full)),
        ]),
    });
    (
        Series::Isolated,
        words::isolated_closes_before(&price),
        fixes,
    )
}

fn cross(
    context: &Context<'_>,
    asked: SizingInput,
    position: &Position,
) -> (Series, String, Vec<Fix>) {
    let scenario = context.scenario;
    let account = resized(context, asked, (position, MarginMode::Cross));
    let cut = account.cut(View::Cross);
    let price = liquidation_words(context, asked, (position, View::Cross));
    let prices = prices_with(context, position, asked.plan.stop);
    let own = |pool: &&Pool| pool.members.contains(&asked.position);
    let pool = cut.pools.iter().find(own);
    let headroom = pool
        .map(|pool| headroom_at(pool, &scenario.book, &prices))
        .unwrap_or_default();
    if headroom > Decimal::ZERO {
        let verdict = words::cross_closes_beyond(&price);
        return (Series::Cross, verdict, Vec::new());
    }
    let verdict = words::cross_closes_before(&price);
    if let Some(Unit::Coin(coin)) = pool.map(|pool| pool.unit) {
        let add = coins_up(-headroom, prices[coin]);
        let fix = coins::supplied(context, &[(Unit::Coin(coin), add)]);
        return (Series::Cross, verdict, vec![fix]);
    }
    let add = cents_up(-headroom);
    let amount = [&context.style.fixed(add, 2), " ", &scenario.form.currency].concat();
    let fix = Fix {
        label: words::add_to_the_account(&amount),
        edit: Edit::Text(
            Field::Balance,
            context.style.editable(cents_up(scenario.balance + add)),
        ),
    };
    (Series::Cross, verdict, vec![fix])
}

/// The price at which the position would be closed, in words.
fn liquidation_words(context: &Context<'_>, asked: SizingInput, of: (&Position, View)) -> String {
    let (position, view) = of;
    let mode = if view == View::Cross {
        MarginMode::Cross
    } else {
        MarginMode::Isolated
    };
    let account = resized(context, asked, (position, mode));
    let cut = account.cut(view);
    let marks = prices_with(context, position, asked.plan.entry);
    let pool = cut
        .pools
        .iter()
        .find(|pool| pool.members.contains(&asked.position));
    let found = pool.map(|pool| {
        let standing = Standing::new(pool, &context.scenario.book, &marks);
        standing
            .liquidation(&Moving::Alone(position.instrument))
            .found
    });
    let direction = if position.side == Side::Long {
        Direction::Fall
    } else {
        Direction::Rise
    };
    let edge = found.as_ref().and_then(|found| match direction {
        Direction::Fall => found.below(),
        Direction::Rise => found.above(),
    });
    match (edge, found.as_ref()) {
        (Some(edge), _) => context.price(position.instrument, edge.t),
        (None, Some(crate::margin::liquidation::Liquidation::AlreadyUnder)) => {
            words::ENTRY.to_owned()
        }
        _ => words::NO_PRICE.to_owned(),
    }
}

/// Coins worth this amount at a price, rounded up, and never to a point where equality would still close.
fn coins_up(amount: Decimal, price: Decimal) -> Decimal {
    let coins = amount.checked_div(price).unwrap_or_default();
    coins.round_dp_with_strategy(8, RoundingStrategy::ToPositiveInfinity) + Decimal::new(1, 8)
}

/// Rounded up to the cent, and never to a point where equality would still close.
fn cents_up(amount: Decimal) -> Decimal {
    let up = amount.round_dp_with_strategy(2, RoundingStrategy::ToPositiveInfinity);
    if up == amount {
        up + Decimal::new(1, 2)
    } else {
        up
    }
}
