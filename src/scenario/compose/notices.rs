//! States of the account to know before its figures.

use super::{Context, capital, coins, pool_title, view_name};
use crate::margin::opening::{in_unit, isolated_margin};
use crate::margin::sizing::{check_isolated, leverage_cap};
use crate::market::account::{Unit, View};
use crate::scenario::analysis::ViewAnalysis;
use crate::scenario::edit::{Edit, Field};
use crate::scenario::report::{Fix, Notice};
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
            format!("Cross lacks {amount} to open this book."),
            format!(
                "It reserves {} and the account {} {}.",
                context.money(asked),
                match context.keeps_coins() {
                    true => "is worth",
                    false => "holds",
                },
                context.money(view.figures.value)
            ),
        )
    } else {
        let sum = coins::margins(context);
        let cross = context
            .views
            .iter()
            .find(|other| other.figures.view == View::Cross && other.opens());
        let may = cross
            .map(|other| {
                format!(
                    " Cross may still open: it reserves {}.",
                    context.money(other.figures.locked)
                )
            })
            .unwrap_or_default();
        let fees = if scenario.fees > Decimal::ZERO {
            format!(
                " Opening fees take {}.",
                context.style.fixed(scenario.fees, 2)
            )
        } else {
            String::new()
        };
        (
            format!(
                "Margins {} exceed the account by {amount}.",
                mode_words(view.figures.view)
            ),
            format!(
                "{}.{fees}{}{may}",
                sum,
                coins::no_stand_in(context, &lacking)
            ),
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
        label: format!("Use {text} for {}", context.name(held.position.instrument)),
        edit: Edit::Text(Field::Margin(index), text),
    })
}

fn mode_words(view: View) -> &'static str {
    match view {
        View::Isolated => "set aside for isolated positions",
        View::Cross | View::Configured => "set aside as configured",
    }
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
                    label: format!("Use {}", context.style.leverage(highest, 0)),
                    edit: Edit::Text(Field::Leverage(index), context.style.editable(highest)),
                })
                .into_iter()
                .collect();
            let cap = leverage_cap(position, &scenario.book)
                .map(|cap| {
                    let cap = context.style.plain(cap.trunc_with_scale(2));
                    format!(" At most {cap}x is allowed.")
                })
                .unwrap_or_default();
            Notice {
                head: format!(
                    "At {} maintenance, {leverage} {} is closed at today’s mark.",
                    context.style.percent(rate, 2),
                    context.name(position.instrument)
                ),
                reason: format!(
                    "Its margin is worth {} and {} is asked.{cap}",
                    context
                        .style
                        .fixed(isolated.figures.pools[figures.pool].equity, 2),
                    context
                        .style
                        .fixed(isolated.figures.pools[figures.pool].requirement, 2)
                ),
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
        head: format!(
            "{} is closed at today’s marks.",
            capital(&pool_title(&pool.kind, ""))
        ),
        reason: format!(
            "In {} the account is worth {} and {} is asked.",
            view_name(View::Cross),
            context.style.fixed(pool.equity, 2),
            context.style.fixed(pool.requirement, 2)
        ),
        fixes: Vec::new(),
    })
}
