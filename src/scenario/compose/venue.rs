//! The rules in force, in words, with their sources and what they leave open.

use super::Context;
use crate::margin::rules::{Confidence, Remainder};
use crate::num::text::Style;
use crate::scenario::input::Scenario;
use crate::scenario::report::VenueLine;

/// Name, one-line summary, facts and source.
pub fn line(scenario: &Scenario, style: Style) -> VenueLine {
    match scenario.venue {
        Some(venue) => VenueLine {
            name: venue.name.to_owned(),
            summary: format!(
                "brackets of {}, liquidation fee {}",
                venue.as_of,
                style.percent(venue.pool.closing.fee, 2)
            ),
            facts: venue
                .facts
                .iter()
                .map(|fact| {
                    format!(
                        "{} ({}: {})",
                        fact.text,
                        confidence(fact.confidence),
                        fact.source
                    )
                })
                .collect(),
            source: format!("{}; brackets as of {}", venue.source, venue.as_of),
        },
        None => generic(scenario, style),
    }
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
        facts: vec![
            "Closed when equity has come down to maintenance, judged on the mark.".to_owned(),
            "Not a venue’s rules: rate, fees and what becomes of the remainder are yours."
                .to_owned(),
        ],
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
        "A pool is closed as a whole, at the price reached; a loss beyond its money is borne by the venue’s fund, never by the rest of the account.".to_owned(),
        remainder.to_owned(),
        "A boundary beyond a hundredfold rise counts as out of reach.".to_owned(),
        "Paths start at today’s marks; distances are measured from the mark, returns from the entry.".to_owned(),
    ];
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
