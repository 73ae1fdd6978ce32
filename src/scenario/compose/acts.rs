//! Words and arithmetic of timeline actions.

use super::log::account_money;
use super::{Context, pool_title};
use crate::margin::figures::MONEY_DIGITS;
use crate::scenario::picture::EventKind as Marker;
use crate::simulate::actions::{Act, Action, Done, MOST_DEEDS, Refusal, Trigger};
use crate::simulate::indicators::Measure;
use crate::simulate::walk::{Event, EventKind, Walk};
use crate::venues::Topic;
use crate::words::answer::acts as words;
use rust_decimal::Decimal;

/// The act of an event, where it is one.
pub fn act_of(event: &Event) -> Option<&Act> {
    match &event.kind {
        EventKind::Acted(act) => Some(act),
        _ => None,
    }
}

/// How what was done is marked in a picture; none where nothing was.
pub fn marker(act: &Act) -> Option<Marker> {
    Some(match act.outcome.as_ref().ok()? {
        Done::Margin {
            leverage: Some(_), ..
        }
        | Done::Switched { .. } => Marker::Change,
        Done::Margin { moved, .. } if moved.is_sign_negative() => Marker::Cut,
        Done::Margin { .. } | Done::Opened { .. } => Marker::TopUp,
        Done::Closed { .. } => Marker::Cut,
    })
}

/// "BTC", or "BTC, position 2," where the market holds several.
fn name(context: &Context<'_>, position: usize) -> String {
    let holdings = &context.scenario.account.holdings;
    let instrument = holdings[position].position.instrument;
    let name = context.name(instrument);
    let own = holdings
        .iter()
        .filter(|held| held.position.instrument == instrument);
    match own.count() {
        0 | 1 => name.to_owned(),
        _ => words::position(name, position + 1),
    }
}

/// "action 1: BTC closed, stop-loss, −210".
pub fn words(context: &Context<'_>, act: &Act) -> String {
    let row = act.action + 1;
    match &act.outcome {
        Ok(done) => words::done(row, &done_words(context, act, done)),
        Err(refusal) => words::not_done(row, &refusal_words(context, act, refusal)),
    }
}

fn done_words(context: &Context<'_>, act: &Act, done: &Done) -> String {
    let name = name(context, act.position);
    let action = &context.scenario.actions[act.action];
    match done {
        Done::Margin {
            leverage: Some((before, after)),
            moved,
            ..
        } => {
            let moved = match moved.is_zero() {
                true => String::new(),
                false => words::and_margin(&context.change(*moved)),
            };
            let [before, after] = [before, after].map(|of| context.style.plain(*of));
            words::leverage_changed(&name, &before, &after) + &moved
        }
        Done::Margin { moved, .. } if moved.is_sign_negative() => {
            words::margin_taken(&context.money(-*moved), &name)
        }
        Done::Margin { moved, .. } => words::margin_added(&context.money(*moved), &name),
        Done::Closed { left, pnl, fee, .. } => {
            let kind = match (action.trigger, pnl.is_sign_negative()) {
                (Trigger::Price(..), true) => words::STOP_LOSS,
                (Trigger::Price(..), false) => words::TAKE_PROFIT,
                _ => "",
            };
            let result = context.change(pnl - fee);
            match left.is_zero() {
                true => words::closed(&name, kind, &result),
                false => words::cut_to(&name, &context.money(*left), kind, &result),
            }
        }
        Done::Opened {
            notional,
            all,
            gain,
            ..
        } => match gain.is_zero() {
            true if notional == all => words::opened(&name, &context.money(*all)),
            true => words::grown(&name, &context.money(*all)),
            false => words::grown_by_gain(&name, &context.money(*all), &context.money(*gain)),
        },
        Done::Switched { to, .. } => {
            let held = &context.scenario.account.holdings[act.position].position;
            let title = pool_title(to, context.name(held.instrument));
            words::changed_to(&name, &title)
        }
    }
}

fn refusal_words(context: &Context<'_>, act: &Act, refusal: &Refusal) -> String {
    let name = name(context, act.position);
    let money = |amount: &Decimal| context.style.money(amount.round_dp(MONEY_DIGITS));
    match refusal {
        Refusal::NotOpen => words::is_not_open(&name),
        Refusal::Lacks { asked, there } => words::asks_for(&money(asked), &money(there)),
        Refusal::Initial { asked, there } => {
            words::initial_margin_would_be(&money(asked), &money(there))
        }
        Refusal::Shared => words::is_in_cross(&name),
        Refusal::Already => words::is_so_already(&name),
        Refusal::NoGain => words::has_no_gain(&name),
        Refusal::Enough => words::REQUIREMENT_NO_LARGER.to_owned(),
        Refusal::Under => words::WOULD_CLOSE_AT_ONCE.to_owned(),
        Refusal::Cap(cap) => words::brackets_allow(&context.style.plain(cap.trunc_with_scale(2))),
        Refusal::Size => words::size_is_not_known(&name),
    }
}

/// What set an action off.
fn cause(context: &Context<'_>, action: &Action, seen: Option<Decimal>) -> String {
    let percent = |part: Decimal| context.style.percent(part, 2);
    let seen = seen.unwrap_or_default();
    match action.trigger {
        Trigger::Bar(_) => words::AT_THE_OPENING.to_owned(),
        Trigger::Price(instrument, _, level) => {
            let [seen, level] = [seen, level].map(|price| context.exact(instrument, price));
            words::price_reached(context.name(instrument), &seen, &level)
        }
        Trigger::Distance(part) => words::liquidation_away(&percent(part)),
        Trigger::Ratio(part) => words::ratio_reached(&percent(part)),
        Trigger::Drawdown(level) => words::below_the_highest(&percent(seen), &percent(level)),
        Trigger::Gauge(gauge, _, level) => {
            let (what, shown, level) = match gauge.measure {
                Measure::Volatility => (words::VOLATILITY, percent(seen), percent(level)),
                Measure::Width => (words::WIDTH_OF_BANDS, percent(seen), percent(level)),
                Measure::Rsi => {
                    let index = |part: Decimal| {
                        let hundredths = (part * Decimal::ONE_HUNDRED).round_dp(2).normalize();
                        context.style.plain(hundredths)
                    };
                    (words::RSI, index(seen), index(level))
                }
            };
            let name = context.name(gauge.instrument);
            words::gauge_reached(what, name, gauge.bars, &shown, &level)
        }
    }
}

/// The arithmetic of an action, one step a line; every amount to the last posted digit.
pub fn arithmetic(context: &Context<'_>, walk: &Walk, of: (&Event, &Act)) -> Vec<String> {
    let (event, act) = of;
    let action = &context.scenario.actions[act.action];
    let full = |amount: Decimal| {
        context
            .style
            .plain(amount.round_dp(MONEY_DIGITS).normalize())
    };
    let signed = |amount: Decimal| {
        let sign = if amount < Decimal::ZERO { "−" } else { "+" };
        format!("{sign} {}", full(amount.abs()))
    };
    let mut lines = vec![cause(context, action, act.seen)];
    let Ok(done) = &act.outcome else {
        return lines;
    };
    match done {
        Done::Margin {
            moved, pool, free, ..
        } => lines.push(words::margin_moved(
            &full(*pool - *moved),
            &signed(*moved),
            &full(*pool),
            &full(*free),
        )),
        Done::Closed {
            notional,
            left,
            pnl,
            fee,
            back,
        } => {
            lines.push(words::closed_and_left(&full(*notional), &full(*left)));
            let back = match back.is_zero() {
                true => String::new(),
                false => words::margin_back(&full(*back)),
            };
            lines.push(back + &words::profit_and_fee(&signed(*pnl), &signed(-*fee)));
        }
        Done::Opened {
            notional,
            all,
            gain,
            fee,
            margin,
        } => {
            let before = full(*all - *notional);
            let (added, all) = (signed(*notional), full(*all));
            lines.push(format!("{before} {added} = {all}"));
            if !gain.is_zero() {
                lines.push(words::realised(&signed(*gain)));
            }
            if !margin.is_zero() {
                lines.push(words::set_aside(&full(*margin)));
            }
            lines.push(words::fee(&signed(-*fee)));
        }
        Done::Switched { took, .. } => {
            lines.push(words::goes_with_it(&full(*took)));
            lines.extend(switching(context));
        }
    }
    lines.push(account_money(context, walk, event));
    lines
}

/// What is known of changing the mode with a position open.
fn switching(context: &Context<'_>) -> Vec<String> {
    let Some(venue) = context.scenario.venue else {
        return vec![words::AS_IF_MODE_CHANGED.to_owned()];
    };
    let facts = venue.facts.iter();
    facts
        .filter(|fact| fact.topic == Topic::Switching)
        .map(|fact| format!("{}: {}", venue.name, fact.text))
        .collect()
}

/// What came of actions that never came due, or came due as often as is followed.
pub fn notes(context: &Context<'_>) -> Vec<String> {
    let actions = context.scenario.actions.iter().enumerate();
    let times = |index: usize| {
        let of = |walk: &Walk| {
            let own = |event: &&Event| act_of(event).is_some_and(|act| act.action == index);
            walk.events.iter().filter(own).count()
        };
        super::log::opened(context).map(of).max().unwrap_or(0)
    };
    let never: Vec<String> = actions
        .filter(|(index, _)| times(*index) == 0)
        .map(|(index, _)| (index + 1).to_string())
        .collect();
    let mut notes = match never.as_slice() {
        [] => Vec::new(),
        [one] => vec![words::does_not_come_due(one)],
        several => vec![words::do_not_come_due(&several.join(", "))],
    };
    if super::log::opened(context).any(|walk| walk.summary.actions_ended) {
        notes.push(words::tried_at_most(MOST_DEEDS));
    }
    notes
}
