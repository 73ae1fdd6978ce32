//! Words and arithmetic of timeline actions.

use super::log::account_money;
use super::{Context, pool_title};
use crate::margin::figures::MONEY_DIGITS;
use crate::scenario::picture::EventKind as Marker;
use crate::simulate::actions::{Act, Action, Done, MOST_DEEDS, Refusal, Trigger};
use crate::simulate::indicators::Measure;
use crate::simulate::walk::{Event, EventKind, Walk};
use crate::venues::Topic;
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
        _ => format!("{name}, position {},", position + 1),
    }
}

/// "action 1: BTC closed, stop-loss, −210".
pub fn words(context: &Context<'_>, act: &Act) -> String {
    let row = act.action + 1;
    match &act.outcome {
        Ok(done) => format!("action {row}: {}", done_words(context, act, done)),
        Err(refusal) => format!(
            "action {row} not done: {}",
            refusal_words(context, act, refusal)
        ),
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
                false => format!(", margin {}", context.change(*moved)),
            };
            let [before, after] = [before, after].map(|of| context.style.plain(*of));
            format!("{name} from {before}x to {after}x{moved}")
        }
        Done::Margin { moved, .. } if moved.is_sign_negative() => {
            format!("{} of margin taken from {name}", context.money(-*moved))
        }
        Done::Margin { moved, .. } => {
            format!("{} of margin added to {name}", context.money(*moved))
        }
        Done::Closed { left, pnl, fee, .. } => {
            let kind = match (action.trigger, pnl.is_sign_negative()) {
                (Trigger::Price(..), true) => ", stop-loss",
                (Trigger::Price(..), false) => ", take-profit",
                _ => "",
            };
            let result = context.change(pnl - fee);
            match left.is_zero() {
                true => format!("{name} closed{kind}, {result}"),
                false => format!("{name} cut to {}{kind}, {result}", context.money(*left)),
            }
        }
        Done::Opened {
            notional,
            all,
            gain,
            ..
        } => match gain.is_zero() {
            true => format!(
                "{name} {} to {}",
                match notional == all {
                    true => "opened",
                    false => "grown",
                },
                context.money(*all)
            ),
            false => format!(
                "{name} grown to {} by its gain of {}",
                context.money(*all),
                context.money(*gain)
            ),
        },
        Done::Switched { to, .. } => {
            let held = &context.scenario.account.holdings[act.position].position;
            let title = pool_title(to, context.name(held.instrument));
            format!("{name} changed to {title} (hypothetical)")
        }
    }
}

fn refusal_words(context: &Context<'_>, act: &Act, refusal: &Refusal) -> String {
    let name = name(context, act.position);
    let money = |amount: &Decimal| context.style.money(amount.round_dp(MONEY_DIGITS));
    match refusal {
        Refusal::NotOpen => format!("{name} is not open"),
        Refusal::Lacks { asked, there } => {
            format!("it asks for {}, and {} is free", money(asked), money(there))
        }
        Refusal::Initial { asked, there } => format!(
            "initial margin would be {} and equity {}",
            money(asked),
            money(there)
        ),
        Refusal::Shared => format!("{name} is in the cross account, which all money backs"),
        Refusal::Already => format!("{name} is so already"),
        Refusal::NoGain => format!("{name} has no gain"),
        Refusal::Enough => "requirement is no larger a part of equity".to_owned(),
        Refusal::Under => "the venue would close at once".to_owned(),
        Refusal::Cap(cap) => format!(
            "the brackets allow {}x",
            context.style.plain(cap.trunc_with_scale(2))
        ),
        Refusal::Size => format!("{name} would be of a size that is not known here"),
    }
}

/// What set an action off.
fn cause(context: &Context<'_>, action: &Action, seen: Option<Decimal>) -> String {
    let percent = |part: Decimal| context.style.percent(part, 2);
    let seen = seen.unwrap_or_default();
    match action.trigger {
        Trigger::Bar(_) => "at the opening of the bar".to_owned(),
        Trigger::Price(instrument, _, level) => {
            let [name, level] = [
                context.name(instrument).to_owned(),
                context.exact(instrument, level),
            ];
            format!(
                "{name} at {}: level {level}",
                context.exact(instrument, seen)
            )
        }
        Trigger::Distance(part) => format!("liquidation {} away", percent(part)),
        Trigger::Ratio(part) => format!("requirement ÷ equity reached {}", percent(part)),
        Trigger::Drawdown(level) => format!(
            "{} below the highest value: level {}",
            percent(seen),
            percent(level)
        ),
        Trigger::Gauge(gauge, _, level) => {
            let (what, shown, level) = match gauge.measure {
                Measure::Volatility => {
                    ("realised volatility a year", percent(seen), percent(level))
                }
                Measure::Width => ("width of Bollinger’s bands", percent(seen), percent(level)),
                Measure::Rsi => {
                    let index = |part: Decimal| {
                        let hundredths = (part * Decimal::ONE_HUNDRED).round_dp(2).normalize();
                        context.style.plain(hundredths)
                    };
                    ("RSI", index(seen), index(level))
                }
            };
            format!(
                "{what} of {} over {} bars {shown}: level {level}",
                context.name(gauge.instrument),
                gauge.bars
            )
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
        } => lines.push(format!(
            "margin {} {} = {}; {} more could be moved",
            full(*pool - *moved),
            signed(*moved),
            full(*pool),
            full(*free)
        )),
        Done::Closed {
            notional,
            left,
            pnl,
            fee,
            back,
        } => {
            lines.push(format!("{} closed, {} left", full(*notional), full(*left)));
            let back = match back.is_zero() {
                true => String::new(),
                false => format!("{} of margin back, ", full(*back)),
            };
            lines.push(format!(
                "{back}{} profit or loss, {} fee",
                signed(*pnl),
                signed(-*fee)
            ));
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
                lines.push(format!(
                    "{} realised; the entry is now this price",
                    signed(*gain)
                ));
            }
            if !margin.is_zero() {
                lines.push(format!("{} set aside as its margin", full(*margin)));
            }
            lines.push(format!("{} fee", signed(-*fee)));
        }
        Done::Switched { took, .. } => {
            lines.push(format!("{} goes with it", full(*took)));
            lines.extend(switching(context));
        }
    }
    lines.push(account_money(context, walk, event));
    lines
}

/// What is known of changing the mode with a position open.
fn switching(context: &Context<'_>) -> Vec<String> {
    let Some(venue) = context.scenario.venue else {
        return vec!["as if the venue let the mode of an open position change".to_owned()];
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
        [one] => vec![format!("Action {one} does not come due on this path.")],
        several => vec![format!(
            "Actions {} do not come due on this path.",
            several.join(", ")
        )],
    };
    if super::log::opened(context).any(|walk| walk.summary.actions_ended) {
        notes.push(format!(
            "Actions are tried on positions {MOST_DEEDS} times at most; no later one is done."
        ));
    }
    notes
}
