//! Line 1 and line 2: the answer in words.

use super::{Context, Direction, capital, coins, events, series, view_name};
use crate::market::account::View;
use crate::scenario::analysis::ViewAnalysis;
use crate::scenario::form::Others;
use crate::scenario::report::{Slot, Span};
use crate::simulate::stress::ShockEvent;
use crate::words::answer::{self, sentence as words};

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
            plain(words::IF),
            Span::Slot(Slot::Focus, focus),
            plain(format!(" {}", direction.one())),
        ];
    }
    let who = match (context.scenario.others(), held.as_slice()) {
        (Others::Held, _) => words::only(&focus),
        (_, [one, two]) => answer::two(context.name(*one), context.name(*two)),
        _ => words::all_coins(held.len()),
    };
    let how = match context.scenario.others() {
        Others::Held => direction.one().to_owned(),
        Others::Together => words::move_together(direction.many()),
        Others::Betas => words::move_by_your_betas(direction.many()),
    };
    vec![
        plain(words::IF),
        Span::Slot(Slot::Focus, who),
        plain(" "),
        Span::Slot(Slot::Others, how),
    ]
}

fn verdict(context: &Context<'_>, view: &ViewAnalysis, spans: &mut Vec<Span>) {
    if let Some(venue) = context.scenario.venue.filter(|_| !view.offered) {
        spans.push(plain(words::is_not_offered_by(venue.name)));
        return;
    }
    if view.figures.missing.is_some() {
        spans.push(plain(words::CANNOT_BE_OPENED));
        let lacking = coins::lacking(context, view);
        spans.push(strong(coins::lacking_words(context, &lacking)));
        spans.push(plain(words::IS_MISSING));
        return;
    }
    if view.shock.alive(rust_decimal::Decimal::ZERO) < view.shock.pools() {
        spans.push(plain(words::IS_UNDER_WATER));
        return;
    }
    let list = events(view, context.direction);
    let Some(last) = list.last() else {
        let what = match context.direction {
            Direction::Fall => words::NO_PRICE_CLOSES,
            Direction::Rise => words::NO_RISE_CLOSES,
        };
        spans.push(plain(what));
        return;
    };
    if list.iter().any(|event| event.beyond_table) {
        spans.push(plain(words::CLOSED_BEYOND_THE_TABLE));
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
                words::HOLDS_TO
            } else {
                words::STOPS_AT
            }));
            spans.push(strong(shown(last)));
        }
        _ if same => {
            let names: Vec<String> = list.iter().map(name).collect();
            spans.push(plain(words::closes_at(&names.join(answer::AND))));
            spans.push(strong(shown(last)));
        }
        [first, second] => {
            spans.push(plain(words::closes_at(&name(first))));
            spans.push(strong(shown(first)));
            spans.push(plain(words::and_then_at(&name(second))));
            spans.push(strong(shown(second)));
        }
        [first, ..] => {
            spans.push(plain(words::closes_some_from(
                list.len(),
                view.shock.pools(),
            )));
            spans.push(strong(shown(first)));
            spans.push(plain(words::TO));
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
        spans.push(plain(words::THEN_TAKES_ALL_OF));
        spans.push(strong(coins::everything(context)));
    } else if takes_all {
        spans.push(plain(words::THEN_TAKES_ALL));
        spans.push(Span::Slot(
            Slot::Balance,
            context.money(context.scenario.balance),
        ));
    } else {
        spans.push(plain(words::AND_LEAVES));
        spans.push(strong(format!("{} {currency}", context.money(left))));
    }
}

/// Line 2: what the chosen path made of it.
pub fn subline(context: &Context<'_>) -> Vec<Span> {
    let path = &context.scenario.path;
    let actions = context.scenario.actions.len();
    let start = words::on_the_path(!path.source.is_empty(), &path.title, actions);
    let comes_to = match context.scenario.is_hidden() {
        true => words::stands_at,
        false => words::ends_with,
    };
    let mut spans = vec![plain(start)];
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
            _ if index + 1 == walks.len() => answer::AND,
            _ => ", ",
        };
        spans.push(plain([joint, &comes_to(view_name(walk.view))].concat()));
        spans.push(strong(context.money(walk.summary.end)));
    }
    if walks.is_empty() {
        spans.push(plain(words::BOOK_CANNOT_BE_OPENED));
    }
    spans.push(plain("."));
    spans
}

/// "At −12.0 %: isolated 300, cross 160".
pub fn at_move(context: &Context<'_>) -> Vec<Span> {
    let t = context.scenario.joint_move;
    let mut spans = vec![plain(words::at_move(&context.style.percent_signed(t, 1)))];
    let open: Vec<_> = context.views.iter().filter(|view| view.opens()).collect();
    if open.is_empty() {
        spans.push(plain(words::BOOK_CANNOT_BE_OPENED));
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
