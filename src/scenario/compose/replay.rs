//! A path replayed bar by bar: where it is, what can be done now, and at the end the reader's run beside
//! isolated, cross and doing nothing.

use super::Context;
use super::log::when;
use crate::market::account::View;
use crate::num::text::Style;
use crate::scenario::analysis::ViewAnalysis;
use crate::scenario::form::actions::{ActionForm, Then};
use crate::scenario::report::ReplayLine;
use crate::simulate::actions::Action;
use crate::simulate::journey::{Moment, Sampling};
use crate::simulate::walk::{Detail, How, walk_acting};
use crate::words::answer::{self, outcome as words};
use rust_decimal::{Decimal, dec};

/// The line of a replay; none where the whole path is shown at once.
pub fn line(context: &Context<'_>) -> Option<ReplayLine> {
    let all = context.scenario.hidden?;
    let shown = context.scenario.journey().bars();
    let moment = Moment::opening(shown.saturating_sub(1));
    Some(ReplayLine {
        shown,
        all,
        place: words::bar_of(shown, all, &when(context, moment)),
        acts: if shown < all {
            acts(context, shown)
        } else {
            Vec::new()
        },
        table: if shown < all {
            Vec::new()
        } else {
            table(context)
        },
    })
}

/// What can be done at the opening of the next bar: words and the row.
fn acts(context: &Context<'_>, bar: usize) -> Vec<(String, ActionForm)> {
    let tenth = (context.scenario.balance * dec!(0.1)).round_dp(2);
    let add = words::add_margin(&context.money(tenth));
    let choices = [
        (words::CLOSE, Then::Close, String::new()),
        (words::CUT_BY_HALF, Then::Reduce, "50".to_owned()),
        (&add, Then::AddMargin, context.style.editable(tenth)),
        (words::MAKE_ISOLATED, Then::Isolate, String::new()),
        (words::MAKE_CROSS, Then::Share, String::new()),
    ];
    let of = |(said, then, amount): (&str, Then, String)| {
        let action = ActionForm {
            level: Style::raw(Decimal::from(bar)),
            then,
            position: usize::from(context.scenario.account.holdings.len() == 1),
            amount,
            ..ActionForm::default()
        };
        (said.to_owned(), action)
    };
    choices.into_iter().map(of).collect()
}

/// Heads first, then label and one cell a run.
fn table(context: &Context<'_>) -> Vec<Vec<String>> {
    let scenario = context.scenario;
    let how = How {
        sampling: Sampling::Inside(context.replay.order),
        judged: scenario.judged,
        detail: Detail::Outcome,
    };
    let runs: [(&str, View, &[Action]); 4] = [
        (words::YOUR_RUN, View::Configured, &scenario.actions),
        (answer::ISOLATED, View::Isolated, &[]),
        (answer::CROSS, View::Cross, &[]),
        (words::DO_NOTHING, View::Configured, &[]),
    ];
    let mut rows = vec![words::OF_RUNS.map(str::to_owned).to_vec()];
    for (name, view, actions) in runs {
        let mut row = vec![name.to_owned()];
        if ViewAnalysis::new(scenario, view).opens() {
            let walk = walk_acting(scenario.journey(), (view, actions), how);
            let steps = walk.events.iter();
            let closed = steps.filter(|event| event.kind.closed().is_some()).count();
            row.push(context.money(walk.summary.end));
            row.push(context.money(walk.summary.low));
            row.push(words::times(closed));
        } else {
            row.push(answer::NOT_OPENED.to_owned());
        }
        row.resize(words::OF_RUNS.len(), String::new());
        rows.push(row);
    }
    rows
}
