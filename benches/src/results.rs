//! What came out of the work, in the shape that the twin's results have too.

use crate::told::text;
use isocross::margin::figures::{PoolFigures, PositionFigures, ViewFigures};
use isocross::margin::liquidation::{Boundary, Liquidation};
use isocross::simulate::walk::{Event, EventKind, Walk};
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// Figures of every view.
pub fn figures(views: &[ViewFigures]) -> Value {
    views.iter().map(view).collect()
}

fn view(view: &ViewFigures) -> Value {
    json!({
        "free": text(&view.free),
        "value": text(&view.value),
        "locked": text(&view.locked),
        "available": text(&view.available),
        "missing": some(view.missing),
        "maximumLoss": text(&view.maximum_loss),
        "pools": view.pools.iter().map(pool).collect::<Vec<_>>(),
        "positions": view.positions.iter().map(position).collect::<Vec<_>>(),
    })
}

fn pool(pool: &PoolFigures) -> Value {
    json!({
        "members": pool.members,
        "cash": text(&pool.money),
        "equity": text(&pool.equity),
        "requirement": text(&pool.requirement),
        "initialMargin": text(&pool.initial_margin),
        "gross": text(&pool.gross),
        "net": text(&pool.net),
        "together": liquidation(&pool.together.found),
        "bankruptcy": liquidation(&pool.bankruptcy),
    })
}

fn position(position: &PositionFigures) -> Value {
    json!({
        "pool": position.pool,
        "notional": text(&position.notional),
        "initialMargin": text(&position.initial_margin),
        "maintenance": text(&position.maintenance),
        "pnl": text(&position.pnl),
        "roe": some(position.roe),
        "breakEven": text(&position.break_even),
        "alone": liquidation(&position.alone.found),
        "bankruptcy": liquidation(&position.bankruptcy),
        "maximumLoss": text(&position.maximum_loss),
    })
}

fn liquidation(found: &Liquidation) -> Value {
    match found {
        Liquidation::AlreadyUnder => json!("under"),
        Liquidation::Between { below, above } => json!([edge(below), edge(above)]),
    }
}

fn edge(boundary: &Option<Boundary>) -> Value {
    boundary.as_ref().map_or(Value::Null, |boundary| {
        let tiers: Vec<usize> = boundary.active.iter().map(|active| active.piece).collect();
        json!({ "t": text(&boundary.t), "beyond": boundary.beyond_table, "tiers": tiers })
    })
}

/// Walks of every view.
pub fn walks(walks: &[Walk]) -> Value {
    walks.iter().map(walk).collect()
}

fn walk(walk: &Walk) -> Value {
    let summary = &walk.summary;
    let bands: Vec<Vec<Value>> = walk
        .bands
        .iter()
        .map(|bands| {
            let band =
                |band: &isocross::simulate::walk::Band| json!([some(band.below), some(band.above)]);
            bands.iter().map(band).collect()
        })
        .collect();
    json!({
        "start": text(&walk.start),
        "values": walk.values.iter().map(text).collect::<Vec<_>>(),
        "bands": bands,
        "usage": walk.usage.iter().map(|usage| some(*usage)).collect::<Vec<_>>(),
        "crossRequirement": walk.cross_requirement.iter().map(text).collect::<Vec<_>>(),
        "events": walk.events.iter().filter(posts).map(event).collect::<Vec<_>>(),
        "end": text(&summary.end),
        "low": text(&summary.low),
        "drawdown": text(&summary.drawdown),
        "underWater": summary.under_water,
        "alive": summary.alive,
        "funding": text(&summary.funding),
    })
}

/// A warning moves no money, and the twin knows none.
fn posts(event: &&Event) -> bool {
    !matches!(event.kind, EventKind::Warned { .. })
}

fn event(event: &Event) -> Value {
    let what = match &event.kind {
        EventKind::Funding(payments) => json!({ "payments": payments.len() }),
        EventKind::Reduced { step, .. } => json!({
            "touched": event.kind.touched(),
            "requirement": text(&step.requirement),
            "pnl": text(&step.pnl),
            "fee": text(&step.closed.fee),
            "left": text(&step.closed.left),
        }),
        EventKind::Closed {
            members,
            requirement,
            closed,
            pnl,
            ..
        } => json!({
            "members": members,
            "requirement": text(requirement),
            "pnl": text(pnl),
            "fee": text(&closed.fee),
            "left": text(&closed.left),
        }),
        EventKind::Warned { .. } => Value::Null,
        EventKind::Acted(act) => json!({ "acted": act.action, "done": act.outcome.is_ok() }),
    };
    json!({
        "at": [event.moment.bar, event.moment.leg],
        "into": text(&event.moment.into),
        "prices": event.prices.iter().map(text).collect::<Vec<_>>(),
        "posted": text(&event.posted),
        "value": text(&event.value),
        "what": what,
    })
}

fn some(number: Option<Decimal>) -> Value {
    number.map_or(Value::Null, |number| json!(text(&number)))
}
