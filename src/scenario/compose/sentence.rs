//! Line 1 and line 2: the answer in words.

use super::{Context, Direction, capital, coins, events, series, view_name};
use crate::market::account::View;
use crate::scenario::analysis::ViewAnalysis;
use crate::scenario::form::Others;
use crate::scenario::report::{Slot, Span};
use crate::simulate::stress::ShockEvent;

/// Line 1: what each way of keeping margin does on this move.
pub fn sentence(context: &Context<'_>) -> Vec<Span> {
    let mut spans = opening_words(context);
    for view in context
        .views
        .iter()
        .filter(|view| view.figures.view != View::Configured)
    {
        let first = view.figures.view == View::Isolated;
        spans.push(plain(if first { ", " } else { " " }));
        spans.push(Span::Key(series(view.figures.view)));
        let name = view_name(view.figures.view);
        spans.push(plain(if first {
            name.to_owned()
        } else {
            capital(name)
        }));
        verdict(context, view, &mut spans);
        spans.push(plain("."));
    }
    spans
}

fn plain(text: impl Into<String>) -> Span {
    Span::Plain(text.into())
}

fn strong(text: impl Into<String>) -> Span {
    Span::Strong(text.into())
}

/// "If BTC and ETH fall together".
fn opening_words(context: &Context<'_>) -> Vec<Span> {
    let held = context.held();
    let focus = context.name(context.scenario.focus).to_owned();
    let direction = context.direction;
    if held.len() < 2 {
        return vec![
            plain("If "),
            Span::Slot(Slot::Focus, focus),
            plain(format!(" {}", direction.one())),
        ];
    }
    let who = match (context.scenario.others(), held.as_slice()) {
        (Others::Held, _) => format!("only {focus}"),
        (_, [one, two]) => format!("{} and {}", context.name(*one), context.name(*two)),
        _ => format!("all {} coins", held.len()),
    };
    let how = match context.scenario.others() {
        Others::Held => direction.one().to_owned(),
        Others::Together => format!("{} together", direction.many()),
        Others::Betas => format!("{} by your betas", direction.many()),
    };
    vec![
        plain("If "),
        Span::Slot(Slot::Focus, who),
        plain(" "),
        Span::Slot(Slot::Others, how),
    ]
}

fn verdict(context: &Context<'_>, view: &ViewAnalysis, spans: &mut Vec<Span>) {
    if let Some(venue) = context.scenario.venue.filter(|_| !view.offered) {
        spans.push(plain(format!(" is not offered by {}", venue.name)));
        return;
    }
    if view.figures.missing.is_some() {
        spans.push(plain(" cannot be opened: "));
        let lacking = coins::lacking(context, view);
        spans.push(strong(coins::lacking_words(context, &lacking)));
        spans.push(plain(" is missing"));
        return;
    }
    if view.shock.alive(rust_decimal::Decimal::ZERO) < view.shock.pools() {
        spans.push(plain(" is under water at today’s marks and closed at once"));
        return;
    }
    let list = events(view, context.direction);
    let Some(last) = list.last() else {
        let what = match context.direction {
            Direction::Fall => " is closed by no price above zero",
            Direction::Rise => " is closed by no rise within reach",
        };
        spans.push(plain(what));
        return;
    };
    if list.iter().any(|event| event.beyond_table) {
        spans.push(plain(
            " is closed where its bracket table has ended: not known",
        ));
        return;
    }
    stops(context, view, (list, last), spans);
    leaves(context, view, last, spans);
}

/// " stops at −9.55 %", " closes ETH at −9.55 % and BTC at −12.30 %", " closes from −9 % to −18 %".
fn stops(
    context: &Context<'_>,
    view: &ViewAnalysis,
    at: (&[ShockEvent], &ShockEvent),
    spans: &mut Vec<Span>,
) {
    let (list, last) = at;
    let shown = |event: &ShockEvent| context.percent(event.t);
    let name = |event: &ShockEvent| context.pool_name(&view.figures.pools[event.pool].members);
    let all = view.shock.pools() == list.len();
    let same = list.iter().all(|event| shown(event) == shown(last));
    match list {
        _ if same && all => {
            spans.push(plain(if view.figures.view == View::Cross {
                " holds to "
            } else {
                " stops at "
            }));
            spans.push(strong(shown(last)));
        }
        _ if same => {
            let names: Vec<String> = list.iter().map(name).collect();
            spans.push(plain(format!(" closes {} at ", names.join(" and "))));
            spans.push(strong(shown(last)));
        }
        [first, second] => {
            spans.push(plain(format!(" closes {} at ", name(first))));
            spans.push(strong(shown(first)));
            spans.push(plain(format!(", {} at ", name(second))));
            spans.push(strong(shown(second)));
        }
        [first, ..] => {
            spans.push(plain(format!(
                " closes {} of {} from ",
                list.len(),
                view.shock.pools()
            )));
            spans.push(strong(shown(first)));
            spans.push(plain(" to "));
            spans.push(strong(shown(last)));
        }
        [] => {}
    }
}

fn leaves(context: &Context<'_>, view: &ViewAnalysis, last: &ShockEvent, spans: &mut Vec<Span>) {
    let left = view.shock.value(last.t);
    let currency = &context.scenario.form.currency;
    let takes_all = left.is_zero() && view.figures.view == View::Cross;
    if takes_all && !context.coins_worth().round_dp(8).is_zero() {
        spans.push(plain(" and then takes all: "));
        spans.push(strong(coins::everything(context)));
    } else if takes_all {
        spans.push(plain(" and then takes all "));
        spans.push(Span::Slot(
            Slot::Balance,
            context.money(context.scenario.balance),
        ));
    } else {
        spans.push(plain(" and leaves "));
        spans.push(strong(format!("{} {currency}", context.money(left))));
    }
}

/// Line 2: what the chosen path made of it.
pub fn subline(context: &Context<'_>) -> Vec<Span> {
    let path = &context.scenario.path;
    let start = if path.source.is_empty() {
        "On the path"
    } else {
        "Replayed on"
    };
    let with = match context.scenario.actions.len() {
        0 => String::new(),
        1 => " with your action".to_owned(),
        count => format!(" with your {count} actions"),
    };
    let verb = match context.scenario.is_hidden() {
        true => "stands at",
        false => "ends with",
    };
    let mut spans = vec![plain(format!("{start} “{}”{with}, ", path.title))];
    let walks: Vec<_> = context
        .replay
        .walks
        .iter()
        .zip(&context.views)
        .filter(|(_, view)| view.opens())
        .collect();
    for (index, (walk, _)) in walks.iter().enumerate() {
        let joint = match index {
            0 => "",
            _ if index + 1 == walks.len() => " and ",
            _ => ", ",
        };
        spans.push(plain(format!("{joint}{} {verb} ", view_name(walk.view))));
        spans.push(strong(context.money(walk.summary.end)));
    }
    if walks.is_empty() {
        spans.push(plain("the book cannot be opened"));
    }
    spans.push(plain("."));
    spans
}

/// "At −12.0 %: isolated 300, cross 160".
pub fn at_move(context: &Context<'_>) -> Vec<Span> {
    let t = context.scenario.joint_move;
    let mut spans = vec![plain(format!(
        "At {}: ",
        context.style.percent_signed(t, 1)
    ))];
    let open: Vec<_> = context.views.iter().filter(|view| view.opens()).collect();
    if open.is_empty() {
        spans.push(plain("the book cannot be opened"));
    }
    for (index, view) in open.into_iter().enumerate() {
        let joint = if index == 0 { "" } else { ", " };
        spans.push(plain(format!("{joint}{} ", view_name(view.figures.view))));
        spans.push(strong(context.money(view.shock.value(t))));
    }
    spans
}

/// The sentence without its marks, to be read out.
pub fn plain_text(spans: &[Span]) -> String {
    let text = |span: &Span| match span {
        Span::Plain(text) | Span::Strong(text) | Span::Slot(_, text) => text.clone(),
        Span::Key(_) => String::new(),
    };
    spans.iter().map(text).collect()
}
