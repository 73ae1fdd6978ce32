//! A scenario as the twin is told it: plain values, numbers as text.

use isocross::margin::rules::{ContractRules, Remainder, Trigger};
use isocross::market::account::{Holding, MarginMode};
use isocross::scenario::input::Scenario;
use isocross::simulate::journey::FundingPlan;
use isocross::simulate::path::{Bar, Track};
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// Everything the twin computes from.
pub fn told(scenario: &Scenario) -> Value {
    let follows: Vec<Value> = scenario
        .follows
        .iter()
        .map(|follows| json!({ "track": follows.track, "beta": text(&follows.beta) }))
        .collect();
    json!({
        "balance": text(&scenario.account.balance),
        "fees": text(&scenario.fees),
        "holdings": scenario.account.holdings.iter().map(holding).collect::<Vec<_>>(),
        "contracts": scenario.book.contracts.iter().map(contract).collect::<Vec<_>>(),
        "inclusive": scenario.book.pool.trigger == Trigger::AtOrBelow,
        "returned": scenario.book.pool.closing.remainder == Remainder::Returned,
        "liquidationFee": text(&scenario.book.pool.closing.fee),
        "marks": scenario.marks.iter().map(text).collect::<Vec<_>>(),
        "betas": scenario.betas.iter().map(text).collect::<Vec<_>>(),
        "recorded": scenario.funding == FundingPlan::Recorded,
        "follows": follows,
        "tracks": scenario.path.tracks.iter().map(track).collect::<Vec<_>>(),
    })
}

/// A number as text.
pub fn text(number: &Decimal) -> String {
    number.to_string()
}

fn holding(holding: &Holding) -> Value {
    let (mode, pocket) = match &holding.mode {
        MarginMode::Isolated => ("isolated", ""),
        MarginMode::Cross => ("cross", ""),
        MarginMode::Pocket(name) => ("pocket", name.as_str()),
    };
    let position = &holding.position;
    json!({
        "mode": mode,
        "pocket": pocket,
        "margin": text(&holding.margin),
        "instrument": position.instrument,
        "long": position.side == isocross::market::position::Side::Long,
        "size": text(&position.size),
        "entryNotional": text(&position.entry_notional),
        "leverage": text(&position.leverage),
        "rules": position.rules,
    })
}

fn contract(rules: &ContractRules) -> Value {
    let schedule = &rules.maintenance.schedule;
    let tiers: Vec<Value> = schedule
        .tiers()
        .iter()
        .map(|tier| json!([text(&tier.floor), text(&tier.rate), text(&tier.deduction)]))
        .collect();
    json!({
        "tiers": tiers,
        "limit": schedule.limit().as_ref().map(text),
        "openingFee": text(&rules.opening.fee),
        "exitFee": text(&rules.exit_fee),
    })
}

fn track(track: &Track) -> Value {
    let bar = |bar: &Bar| [bar.open, bar.high, bar.low, bar.close].map(|price| text(&price));
    let funding: Vec<Value> = track
        .funding
        .iter()
        .map(|funding| json!([funding.bar, text(&funding.rate)]))
        .collect();
    json!({
        "mark": track.mark.iter().map(bar).collect::<Vec<_>>(),
        "funding": funding,
    })
}
