//! What a report takes with it when it leaves the page.

mod events;
mod inputs;
mod path;

use super::Context;
use crate::scenario::export::{Export, Value};
use crate::scenario::form::{Form, MarketForm};
use crate::scenario::picture::Later;
use rust_decimal::Decimal;
use std::sync::Arc;

/// The tables, made when they are asked for.
pub fn later(context: &Context<'_>) -> Later<Export> {
    let (scenario, replay) = (Arc::clone(context.scenario), Arc::clone(context.replay));
    let style = context.style;
    Later::new(move || {
        let context = Context::new(&scenario, style, &replay);
        Export {
            form: said(&scenario.form),
            separators: style.separators,
            inputs: inputs::inputs(&context),
            path: path::sheet(&context),
            events: events::sheet(&context),
        }
    })
}

/// Names of the samples of a bar, in the order walked.
fn samples(context: &Context<'_>) -> [&'static str; 4] {
    use crate::simulate::journey::Order;
    match context.replay.order {
        Order::LowFirst => ["open", "low", "high", "close"],
        Order::HighFirst => ["open", "high", "low", "close"],
    }
}

/// When a bar opens; nothing for a made-up path.
fn opens(context: &Context<'_>, bar: usize) -> Value {
    let seconds = context.scenario.path.opens_at(bar);
    seconds.map_or(Value::Empty, |seconds| {
        Value::Text(crate::simulate::utc::text(seconds))
    })
}

fn number(count: usize) -> Value {
    Value::Number(Decimal::from(count))
}

fn maybe(number: Option<Decimal>) -> Value {
    number.map_or(Value::Empty, Value::Number)
}

/// The form without markets of which nothing is said: the same scenario.
fn said(form: &Form) -> Form {
    let mut form = form.clone();
    form.markets.retain(|of| {
        let nothing = MarketForm {
            market: of.market.clone(),
            ..MarketForm::default()
        };
        *of != nothing
    });
    form
}
