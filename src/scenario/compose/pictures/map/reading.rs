//! What a point of the survival map says: the straight walk to it.

use crate::margin::figures::Setting;
use crate::market::account::View;
use crate::num::text::Style;
use crate::scenario::compose::{Context, series, view_name};
use crate::scenario::input::Scenario;
use crate::scenario::picture::{Point, Probe, Reading};
use crate::simulate::stress::ShockCurve;
use crate::simulate::survival::Plan;
use crate::words::answer::pictures::map as words;
use rust_decimal::Decimal;
use std::sync::Arc;

/// What any point says, by the engine.
pub fn probe(context: &Context<'_>, plan: &Plan) -> Probe {
    let (scenario, plan) = (Arc::clone(context.scenario), plan.clone());
    let style = context.style;
    let views: Vec<View> = context
        .views
        .iter()
        .filter(|view| view.opens())
        .map(|view| view.figures.view)
        .collect();
    Probe::new(move |at| reading(&scenario, (&plan, &views, style), at))
}

/// The straight walk to a point, by the engine.
fn reading(scenario: &Scenario, by: (&Plan, &[View], Style), at: Point) -> Reading {
    let (plan, views, style) = by;
    let betas = plan.moves(at);
    let setting = Setting {
        betas: &betas,
        ..scenario.setting()
    };
    let name = |market: usize| &scenario.instruments[market].name;
    let value = |&view: &View| {
        let curve = ShockCurve::new(&scenario.account, view, setting);
        let cut = scenario.account.cut(view);
        let closed: Vec<String> = curve
            .rises
            .iter()
            .filter(|event| event.t <= Decimal::ONE)
            .map(|event| {
                let held = &cut.pools[event.pool].positions;
                let mut markets: Vec<&str> = Vec::new();
                for position in held {
                    let market = name(position.instrument).as_str();
                    if !markets.contains(&market) {
                        markets.push(market);
                    }
                }
                markets.join(", ")
            })
            .collect();
        let alive = curve.alive(Decimal::ONE);
        let state = match (alive, curve.pools()) {
            (alive, all) if alive == all => words::ALIVE.to_owned(),
            (0, _) => words::CLOSED.to_owned(),
            _ => words::closed(&closed.join(", ")),
        };
        let left = style.money(curve.value(Decimal::ONE));
        (
            series(view),
            view_name(view).to_owned(),
            format!("{left}, {state}"),
        )
    };
    Reading {
        head: format!(
            "{} {}, {} {}",
            name(plan.across),
            style.percent_signed(at.0, 1),
            name(plan.upward),
            style.percent_signed(at.1, 1)
        ),
        values: views.iter().map(value).collect(),
    }
}
