//! Costs in one line.

use crate::num::text::Style;
use crate::scenario::form::FundingChoice;
use crate::scenario::input::Scenario;
use crate::simulate::journey::FundingPlan;
use crate::words::answer::comparison as words;

/// "no fees, no funding", "fee 0.05 % in, 0.05 % out; funding as recorded".
pub fn summary(scenario: &Scenario, style: Style) -> String {
    let rules = scenario.book.contracts.first();
    let (open, exit) = rules
        .map(|rules| (rules.opening.fee, rules.exit_fee))
        .unwrap_or_default();
    let fees = if open.is_zero() && exit.is_zero() {
        words::NO_FEES.to_owned()
    } else {
        words::fees(&percent(style, open), &percent(style, exit))
    };
    let funding = match (scenario.form.costs.funding, scenario.funding) {
        (FundingChoice::Off, _) => words::NO_FUNDING.to_owned(),
        (_, FundingPlan::Recorded) => words::FUNDING_AS_RECORDED.to_owned(),
        _ => words::funding_every(
            &(style.percent_signed(scenario.funding_rate, 4) + &own_rates(scenario, style)),
            &style.plain(scenario.funding_hours),
        ),
    };
    format!("{fees}, {funding}")
}

/// Markets with a rate of their own: ", ETH −0.0300 %"; empty where there are none.
pub fn own_rates(scenario: &Scenario, style: Style) -> String {
    if !matches!(scenario.funding, FundingPlan::Typed { .. }) {
        return String::new();
    }
    let mut rates = String::new();
    for (instrument, rate) in scenario.instruments.iter().zip(&scenario.own_rates) {
        if let Some(rate) = rate {
            rates += &format!(", {} {}", instrument.name, style.percent_signed(*rate, 4));
        }
    }
    rates
}

fn percent(style: Style, fraction: rust_decimal::Decimal) -> String {
    format!("{}\u{202f}%", style.editable_percent(fraction))
}
