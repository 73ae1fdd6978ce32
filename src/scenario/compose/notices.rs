//! States of the account to know before its figures.

use super::{Context, capital, coins, pool_title};
use crate::margin::opening::{in_unit, isolated_margin};
use crate::margin::sizing::{check_isolated, leverage_cap};
use crate::market::account::{Unit, View};
use crate::scenario::analysis::ViewAnalysis;
use crate::scenario::edit::{Edit, Field};
use crate::scenario::report::{Fix, Notice};
use crate::words::answer::notices as words;
use rust_decimal::Decimal;

/// Notices, the gravest first.
pub fn notices(context: &Context<'_>) -> Vec<Notice> {
    let mut notices: Vec<Notice> = context
        .views
        .iter()
        .filter_map(|view| missing(context, view))
        .collect();
    if let Some(isolated) = context
        .views
        .iter()
        .find(|view| view.figures.view == View::Isolated && view.offered)
    {
        notices.extend(under_water(context, isolated));
    }
    notices.extend(cross_under_water(context));
    notices
}

fn missing(context: &Context<'_>, view: &ViewAnalysis) -> Option<Notice> {
    view.figures.missing.filter(|_| view.offered)?;
    let isolated = context
        .views
        .first()
        .and_then(|first| first.figures.missing);
    if view.figures.view == View::Configured && isolated.is_some() {
        // Said of the isolated margins already.
        return None;
    }
    let scenario = context.scenario;
    let lacking = coins::lacking(context, view);
    let amount = coins::lacking_words(context, &lacking);
    let (head, reason) = if view.figures.view == View::Cross {
        let asked: Decimal = view
            .figures
            .pools
            .iter()
            .map(|pool| pool.initial_margin)
            .sum();
        (
            words::cross_lacks(&amount),
            words::cross_reserves(
                &context.money(asked),
                &context.money(view.figures.value),
                context.keeps_coins(),
            ),
        )
    } else {
        let sum = coins::margins(context);
        let cross = context
            .views
            .iter()
            .find(|other| other.figures.view == View::Cross && other.opens());
        let may = cross
            .map(|other| words::cross_may_open(&context.money(other.figures.locked)))
            .unwrap_or_default();
        let fees = if scenario.fees > Decimal::ZERO {
            words::opening_fees_take(&context.style.fixed(scenario.fees, 2))
        } else {
            String::new()
        };
        (
            match view.figures.view {
                View::Isolated => words::isolated_margins_exceed(&amount),
                View::Cross | View::Configured => words::configured_margins_exceed(&amount),
            },
            format!("{sum}.{fees}{}{may}", coins::no_stand_in(context, &lacking)),
        )
    };
    let mut fixes = vec![coins::supplied(context, &lacking)];
    if let ([(Unit::Money, missing)], true) = (lacking.as_slice(), view.figures.view != View::Cross)
    {
        fixes.extend(smaller_margin(context, *missing));
    }
    Some(Notice {
        head,
        reason,
        fixes,
    })
}

/// Takes what is missing from a margin that the reader raised by hand.
fn smaller_margin(context: &Context<'_>, missing: Decimal) -> Option<Fix> {
    let scenario = context.scenario;
    let raised = |index: &usize| {
        let typed = !scenario.form.positions[*index].margin.trim().is_empty();
        let held = &scenario.account.holdings[*index];
        typed && held.unit == Unit::Money && held.margin > missing
    };
    let index = (0..scenario.account.holdings.len()).find(raised)?;
    let held = &scenario.account.holdings[index];
    let text = context.style.editable(held.margin - missing);
    Some(Fix {
        label: words::use_margin_for(&text, context.name(held.position.instrument)),
        edit: Edit::Text(Field::Margin(index), text),
    })
}

/// Isolated positions that are closed at today's marks.
fn under_water(context: &Context<'_>, isolated: &ViewAnalysis) -> Vec<Notice> {
    let scenario = context.scenario;
    let under = |index: &usize| {
        let pool = isolated.figures.positions[*index].pool;
        let pool = &isolated.figures.pools[pool];
        pool.usage().is_none_or(|usage| usage >= Decimal::ONE)
    };
    let positions = (0..scenario.account.holdings.len()).filter(under).take(3);
    positions
        .map(|index| {
            let position = &scenario.account.holdings[index].position;
            let rules = &scenario.book.contracts[position.rules];
            let unit = scenario.account.holdings[index].unit;
            let margin = isolated_margin(position, rules);
            let margin = in_unit(margin, position, unit, &scenario.marks);
            let check = check_isolated(
                position,
                (margin, unit),
                &scenario.book,
                (&scenario.marks, &scenario.marks),
            );
            let figures = &isolated.figures.positions[index];
            let rate = figures
                .maintenance
                .checked_div(figures.notional)
                .unwrap_or_default();
            let leverage = context.style.leverage(position.leverage, 1);
            let fixes = check
                .highest_leverage
                .map(|highest| Fix {
                    label: words::use_leverage(&context.style.leverage(highest, 0)),
                    edit: Edit::Text(Field::Leverage(index), context.style.editable(highest)),
                })
                .into_iter()
                .collect();
            let cap = leverage_cap(position, &scenario.book)
                .map(|cap| {
                    let cap = context.style.plain(cap.trunc_with_scale(2));
                    words::most_leverage(&cap)
                })
                .unwrap_or_default();
            Notice {
                head: words::position_is_closed_today(
                    &context.style.percent(rate, 2),
                    &leverage,
                    context.name(position.instrument),
                ),
                reason: words::margin_worth_and_asked(
                    &context
                        .style
                        .fixed(isolated.figures.pools[figures.pool].equity, 2),
                    &context
                        .style
                        .fixed(isolated.figures.pools[figures.pool].requirement, 2),
                ) + &cap,
                fixes,
            }
        })
        .collect()
}

fn cross_under_water(context: &Context<'_>) -> Option<Notice> {
    let cross = context
        .views
        .iter()
        .find(|view| view.figures.view == View::Cross)?;
    let pool = cross.figures.pools.first()?;
    if pool.usage().is_some_and(|usage| usage < Decimal::ONE) {
        return None;
    }
    Some(Notice {
        head: words::pool_is_closed_today(&capital(&pool_title(&pool.kind, ""))),
        reason: words::account_worth_and_asked(
            &context.style.fixed(pool.equity, 2),
            &context.style.fixed(pool.requirement, 2),
        ),
        fixes: Vec::new(),
    })
}
