//! The rules in force, in words, with their sources and what they leave open.

use super::{Context, steps};
use crate::margin::rules::{Bearer, Closing, Confidence, First, Netting, Remainder, Trigger};
use crate::market::account::Scope;
use crate::num::text::Style;
use crate::scenario::input::Scenario;
use crate::scenario::report::{FactLine, VenueLine};
use crate::venues::{Discount, Fact, Topic};
use crate::words::answer::venue as words;
use rust_decimal::Decimal;

/// Name, one-line summary, facts, what the reader changed, and source.
pub fn line(scenario: &Scenario, style: Style) -> VenueLine {
    let edited = edited(scenario);
    let Some(venue) = scenario.venue else {
        return VenueLine {
            edited,
            ..generic(scenario, style)
        };
    };
    let mut facts: Vec<&Fact> = venue.facts.iter().collect();
    facts.sort_by_key(|fact| fact.topic);
    let mut last = None;
    let mut lines: Vec<FactLine> = facts
        .into_iter()
        .map(|fact| {
            let new = last.replace(fact.topic) != Some(fact.topic);
            FactLine {
                topic: if new { topic(fact.topic) } else { "" },
                text: fact.text.to_owned(),
                known: confidence(fact.confidence),
                source: fact.source.to_owned(),
            }
        })
        .collect();
    lines.extend(
        venue
            .haircuts
            .iter()
            .map(|discount| discounted(discount, style)),
    );
    lines.extend(venue.doubts.iter().map(|doubt| FactLine {
        topic: words::NOT_SETTLED,
        text: words::both_readings_computed(doubt.text),
        known: words::UNCONFIRMED,
        source: doubt.source.to_owned(),
    }));
    VenueLine {
        name: venue.name.to_owned(),
        summary: words::rules_of(
            venue.as_of,
            &closing_words(scenario.book.pool.closing, style),
            !edited.is_empty(),
        ),
        facts: lines,
        edited,
        source: words::source_and_date(venue.source, venue.as_of),
    }
}

/// "liquidation fee 1.25 %, the rest returned".
fn closing_words(closing: Closing, style: Style) -> String {
    let rest = match closing.remainder {
        Remainder::Forfeited => words::REST_KEPT,
        Remainder::Returned => words::REST_RETURNED,
    };
    match closing.fee.is_zero() {
        true => rest.to_owned(),
        false => words::liquidation_fee_and(&style.percent(closing.fee, 2), rest),
    }
}

fn topic(topic: Topic) -> &'static str {
    match topic {
        Topic::Modes => words::MODES,
        Topic::Switching => words::CHANGING_THE_MODE,
        Topic::Liquidation => words::CLOSED_WHEN,
        Topic::Trigger => words::PRICE_THAT_COUNTS,
        Topic::Leverage => words::BRACKETS_AND_LEVERAGE,
        Topic::Collateral => words::COLLATERAL,
        Topic::Warning => words::WARNING,
        Topic::Procedure => words::WHAT_LIQUIDATION_DOES,
        Topic::Fees => words::FEES,
        Topic::Funding => words::FUNDING,
        Topic::NotModelled => words::NOT_MODELLED,
    }
}

/// "BTC counts at 98 % up to 10, 95 % up to 20, …".
fn discounted(discount: &Discount, style: Style) -> FactLine {
    let slices = discount.slices;
    let slice = |(index, (floor, counts)): (usize, &(Decimal, Decimal))| {
        let share = style.percent(*counts, 2);
        match index {
            0 => share,
            _ => words::share_from(&share, &style.plain(*floor)),
        }
    };
    let shares: Vec<String> = slices.iter().enumerate().map(slice).collect();
    FactLine {
        topic: words::COUNTS_AS_COLLATERAL,
        text: format!("{}: {}", discount.asset, shares.join(", ")),
        known: confidence(discount.confidence),
        source: discount.source.to_owned(),
    }
}

/// What the reader has in place of the venue's rules.
fn edited(scenario: &Scenario) -> Vec<String> {
    let (form, edits) = (&scenario.form, &scenario.form.edits);
    let mut lines: Vec<String> = scenario
        .readers
        .iter()
        .map(|market| words::brackets_are_yours(market))
        .collect();
    let pool = &scenario.book.pool;
    let mut say = |changed: bool, said: &str| {
        if changed {
            lines.push(said.to_owned());
        }
    };
    say(edits.basis.is_some(), words::BASIS_IS_YOURS);
    say(edits.tiering.is_some(), words::TIERING_IS_YOURS);
    say(
        edits.trigger.is_some(),
        match pool.trigger {
            Trigger::Below => words::CLOSED_ONLY_BELOW,
            Trigger::AtOrBelow => words::CLOSED_AT_EQUALITY,
        },
    );
    say(
        edits.netting.is_some(),
        match pool.netting {
            Netting::None => words::BOTH_SIDES_COUNT,
            Netting::LargerSide => words::LARGER_SIDE_COUNTS,
        },
    );
    say(edits.cuts.is_some(), words::CUTS_ARE_YOURS);
    say(
        edits.scope.is_some(),
        match pool.scope {
            Scope::Account => words::DRAWS_ON_ACCOUNT,
            Scope::Settlement => words::DRAWS_ON_UNIT,
        },
    );
    say(edits.remainder.is_some(), words::REMAINDER_IS_YOURS);
    say(
        edits.first.is_some(),
        match pool.closing.first {
            First::LargestLoss => words::LARGEST_LOSS_FIRST,
            First::List => words::IN_ORDER_OF_LIST,
        },
    );
    say(
        edits.bearer.is_some(),
        match pool.closing.bearer {
            Bearer::Fund => words::BORNE_BY_FUND,
            Bearer::Others => words::BORNE_BY_OTHERS,
            Bearer::Account => words::BORNE_BY_ACCOUNT,
        },
    );
    for (text, name) in [
        (&edits.closing_fee, words::CLOSING_FEE),
        (&edits.minimum, words::LEAST_REQUIREMENT),
        (&edits.liquidation_fee, words::LIQUIDATION_FEE),
        (&edits.slippage, words::SLIPPAGE),
        (&edits.debt, words::MAINTENANCE_OF_DEBTS),
        (&form.costs.opening_fee, words::OPENING_FEE),
        (&form.costs.exit_fee, words::EXIT_FEE),
    ] {
        let typed = text.trim();
        say(!typed.is_empty(), &words::value_is_yours(name, typed));
    }
    lines
}

fn generic(scenario: &Scenario, style: Style) -> VenueLine {
    let form = &scenario.form.generic;
    let rate = scenario
        .book
        .contracts
        .first()
        .and_then(|rules| rules.maintenance.schedule.tiers().first())
        .map(|tier| format!("{}\u{202f}%", style.editable_percent(tier.rate)))
        .unwrap_or_default();
    let tiers = scenario
        .book
        .contracts
        .first()
        .map_or(0, |rules| rules.maintenance.schedule.tiers().len());
    let maintenance = if form.tiers.trim().is_empty() {
        words::flat_maintenance(&rate)
    } else {
        words::brackets_as_pasted(tiers, &rate)
    };
    let remainder = match form.remainder {
        Remainder::Forfeited => words::REMAINDER_KEPT,
        Remainder::Returned => words::REMAINDER_RETURNED,
    };
    VenueLine {
        name: words::GENERIC_RULES.to_owned(),
        summary: format!("{maintenance}, {remainder}"),
        facts: [
            (words::CLOSED_WHEN, words::GENERIC_CLOSED_WHEN),
            (words::NOT_A_VENUES, words::GENERIC_IS_YOURS),
        ]
        .map(|(topic, text)| FactLine {
            topic,
            text: text.to_owned(),
            known: confidence(Confidence::Readers),
            source: String::new(),
        })
        .to_vec(),
        edited: Vec::new(),
        source: words::TYPED_BY_YOU.to_owned(),
    }
}

/// How well something is known, in words.
fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Stated => words::STATED,
        Confidence::Recomputed => words::RECOMPUTED,
        Confidence::Inferred => words::INFERRED,
        Confidence::Unconfirmed => words::UNCONFIRMED,
        Confidence::Readers => words::YOURS,
    }
}

/// What the figures assume.
pub fn assumptions(context: &Context<'_>) -> Vec<String> {
    let scenario = context.scenario;
    let remainder = match scenario.book.pool.closing.remainder {
        Remainder::Forfeited => words::LEFT_IS_KEPT,
        Remainder::Returned => words::LEFT_GOES_BACK,
    };
    let mut lines = vec![
        words::BALANCE_IS_ALL_MONEY.to_owned(),
        steps::procedure(scenario.book.pool.closing, context.style),
        remainder.to_owned(),
        words::OUT_OF_REACH.to_owned(),
        words::PATHS_START_TODAY.to_owned(),
    ];
    if context.keeps_coins() {
        lines.push(words::coins_are_shown_in(&scenario.form.currency));
    }
    if !scenario.actions.is_empty() {
        lines.push(words::HOW_ACTIONS_ARE_DONE.to_owned());
    }
    if !scenario.path.source.is_empty() {
        lines.push(words::prices_of_the_path(scenario.path.source));
        let unknown: Vec<&str> = scenario
            .instruments
            .iter()
            .zip(&scenario.follows)
            .filter(|(instrument, follows)| {
                scenario.path.tracks[follows.track].asset != instrument.name
            })
            .map(|(instrument, _)| instrument.name.as_str())
            .collect();
        if !unknown.is_empty() {
            let lead = &scenario.path.tracks[0].asset;
            lines.push(words::no_record_of(&unknown.join(", "), lead));
        }
    }
    lines
}
