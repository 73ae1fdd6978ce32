//! The rules in force, in words, with their sources and what they leave open.

use super::{Context, steps};
use crate::margin::rules::{Bearer, Closing, Confidence, First, Netting, Remainder, Trigger};
use crate::market::account::Scope;
use crate::num::text::Style;
use crate::scenario::input::Scenario;
use crate::scenario::report::{FactLine, VenueLine};
use crate::venues::{Discount, Fact, Topic};
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
    let changed = match edited.is_empty() {
        true => "",
        false => ", changed by you",
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
        topic: "Not settled",
        text: format!("{} Both readings are computed.", doubt.text),
        known: "not confirmed",
        source: doubt.source.to_owned(),
    }));
    VenueLine {
        name: venue.name.to_owned(),
        summary: format!(
            "rules of {}, {}{changed}",
            venue.as_of,
            closing_words(scenario.book.pool.closing, style)
        ),
        facts: lines,
        edited,
        source: format!("{}; rules as of {}", venue.source, venue.as_of),
    }
}

/// "liquidation fee 1.25 %, the rest returned".
fn closing_words(closing: Closing, style: Style) -> String {
    let rest = match closing.remainder {
        Remainder::Forfeited => "the rest kept at a closing",
        Remainder::Returned => "the rest returned at a closing",
    };
    match closing.fee.is_zero() {
        true => rest.to_owned(),
        false => format!("liquidation fee {}, {rest}", style.percent(closing.fee, 2)),
    }
}

fn topic(topic: Topic) -> &'static str {
    match topic {
        Topic::Modes => "Modes",
        Topic::Switching => "Changing the mode",
        Topic::Liquidation => "Closed when",
        Topic::Trigger => "Price that counts",
        Topic::Leverage => "Brackets and leverage",
        Topic::Collateral => "Collateral",
        Topic::Warning => "Warning",
        Topic::Procedure => "What liquidation does",
        Topic::Fees => "Fees",
        Topic::Funding => "Funding",
        Topic::NotModelled => "Not modelled here",
    }
}

/// "BTC counts at 98 % up to 10, 95 % up to 20, …".
fn discounted(discount: &Discount, style: Style) -> FactLine {
    let slices = discount.slices;
    let slice = |(index, (floor, counts)): (usize, &(Decimal, Decimal))| {
        let share = style.percent(*counts, 2);
        match index {
            0 => share,
            _ => format!("{share} from {}", style.plain(*floor)),
        }
    };
    let shares: Vec<String> = slices.iter().enumerate().map(slice).collect();
    FactLine {
        topic: "Counts as collateral",
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
        .map(|market| format!("Brackets of {market}: {}.", confidence(Confidence::Readers)))
        .collect();
    let pool = &scenario.book.pool;
    let mut say = |changed: bool, words: String| {
        if changed {
            lines.push(words);
        }
    };
    say(
        edits.basis.is_some(),
        "What the rate multiplies is yours.".to_owned(),
    );
    say(
        edits.tiering.is_some(),
        "How brackets apply is yours.".to_owned(),
    );
    say(
        edits.trigger.is_some(),
        match pool.trigger {
            Trigger::Below => "Closed only below the requirement, by your edit.".to_owned(),
            Trigger::AtOrBelow => "Closed at equality, by your edit.".to_owned(),
        },
    );
    say(
        edits.netting.is_some(),
        match pool.netting {
            Netting::None => "Both sides of a market count in full, by your edit.".to_owned(),
            Netting::LargerSide => "Only the larger side counts, by your edit.".to_owned(),
        },
    );
    say(
        edits.cuts.is_some(),
        "What haircuts are taken of is yours.".to_owned(),
    );
    say(
        edits.scope.is_some(),
        match pool.scope {
            Scope::Account => "Cross draws on the whole account, by your edit.".to_owned(),
            Scope::Settlement => "Cross draws on each unit by itself, by your edit.".to_owned(),
        },
    );
    say(
        edits.remainder.is_some(),
        "What becomes of the rest is yours.".to_owned(),
    );
    say(
        edits.first.is_some(),
        match pool.closing.first {
            First::LargestLoss => "The largest loss is closed first, by your edit.".to_owned(),
            First::List => {
                "Positions are closed in the order of the list, by your edit.".to_owned()
            }
        },
    );
    say(
        edits.bearer.is_some(),
        match pool.closing.bearer {
            Bearer::Fund => "A loss beyond a pool is borne by the insurance fund, by your edit.",
            Bearer::Others => {
                "A loss beyond a pool is borne by traders on the other side, by your edit."
            }
            Bearer::Account => {
                "A loss beyond a pool is borne by the rest of the account, by your edit."
            }
        }
        .to_owned(),
    );
    for (text, name) in [
        (&edits.closing_fee, "Fee to close in the test"),
        (&edits.minimum, "Least requirement"),
        (&edits.liquidation_fee, "Liquidation fee"),
        (&edits.slippage, "Slippage of forced closes"),
        (&edits.debt, "Maintenance of debts"),
        (&form.costs.opening_fee, "Opening fee"),
        (&form.costs.exit_fee, "Fee of a chosen close"),
    ] {
        let typed = text.trim();
        say(!typed.is_empty(), format!("{name}: {typed}, yours."));
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
        format!("flat {rate} maintenance")
    } else {
        format!("{tiers} brackets as pasted, from {rate}")
    };
    let remainder = match form.remainder {
        Remainder::Forfeited => "remainder kept by the venue",
        Remainder::Returned => "remainder returned",
    };
    VenueLine {
        name: "Generic rules".to_owned(),
        summary: format!("{maintenance}, {remainder}"),
        facts: [
            (
                "Closed when",
                "Equity has come down to maintenance, judged on the mark.",
            ),
            (
                "Not a venue’s",
                "Rate, fees and what becomes of the remainder are yours.",
            ),
        ]
        .map(|(topic, text)| FactLine {
            topic,
            text: text.to_owned(),
            known: confidence(Confidence::Readers),
            source: String::new(),
        })
        .to_vec(),
        edited: Vec::new(),
        source: "typed by you".to_owned(),
    }
}

/// How well something is known, in words.
fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Stated => "stated by the venue",
        Confidence::Recomputed => "recomputed from the venue’s data",
        Confidence::Inferred => "inferred",
        Confidence::Unconfirmed => "not confirmed",
        Confidence::Readers => "yours",
    }
}

/// What the figures assume.
pub fn assumptions(context: &Context<'_>) -> Vec<String> {
    let scenario = context.scenario;
    let remainder = match scenario.book.pool.closing.remainder {
        Remainder::Forfeited => "What is left above bankruptcy at a closing is kept by the venue.",
        Remainder::Returned => {
            "What is left above bankruptcy at a closing, less the liquidation fee, goes back to the account."
        }
    };
    let mut lines = vec![
        "Balance is all money of the account, margins set aside included, unrealised profit excluded.".to_owned(),
        steps::procedure(scenario.book.pool.closing, context.style),
        remainder.to_owned(),
        "A boundary beyond a hundredfold rise counts as out of reach.".to_owned(),
        "Paths start at today’s marks; distances are measured from the mark, returns from the entry.".to_owned(),
    ];
    if context.keeps_coins() {
        lines.push(format!(
            "Coins are shown at their worth in {}: today’s figures at today’s marks, what is left at the prices of the closing. A margin kept in coins stays so many coins, and what is left of it comes back in coins.",
            scenario.form.currency
        ));
    }
    if !scenario.actions.is_empty() {
        lines.push("An action is done at the price that sets it off, past a gap at the first price after, without slippage; at one and the same price the venue is first. Only the path on show has actions: the joint move and random paths are without.".to_owned());
    }
    if !scenario.path.source.is_empty() {
        lines.push(format!("Prices of the path: {}", scenario.path.source));
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
            lines.push(format!(
                "No record of {}: follows {lead} by its beta.",
                unknown.join(", ")
            ));
        }
    }
    lines
}
