//! Costs in one line.

use crate::num::text::Style;
use crate::scenario::form::FundingChoice;
use crate::scenario::input::Scenario;
use crate::simulate::journey::FundingPlan;

/// "no fees, no funding", "fee 0.05 % in, 0.05 % out; funding as recorded".
pub fn summary(scenario: &Scenario, style: Style) -> String {
    let rules = scenario.book.contracts.first();
    let (open, exit) = rules
        .map(|rules| (rules.opening.fee, rules.exit_fee))
        .unwrap_or_default();
    let fees = if open.is_zero() && exit.is_zero() {
        "no fees".to_owned()
    } else {
        format!(
            "fees {} in, {} out",
            percent(style, open),
            percent(style, exit)
        )
    };
    let funding = match (scenario.form.costs.funding, scenario.funding) {
        (FundingChoice::Off, _) => "no funding".to_owned(),
        (_, FundingPlan::Recorded) => "funding as recorded".to_owned(),
        _ => format!(
            "funding {}{} every {} h",
            style.percent_signed(scenario.funding_rate, 4),
            own_rates(scenario, style),
            style.plain(scenario.funding_hours)
        ),
    };
    format!("{fees}, {funding}")
}

/// Markets with a rate of their own: ", ETH −0.0300 %"; empty where there are none.
pub fn own_rates(scenario: &Scenario, style: Style) -> String {
    if !matches!(scenario.funding, FundingPlan::Typed { .. }) {
        return String::new();
    }
    let mut words = String::new();
    for (instrument, rate) in scenario.instruments.iter().zip(&scenario.own_rates) {
        if let Some(rate) = rate {
            words += &format!(", {} {}", instrument.name, style.percent_signed(*rate, 4));
        }
    }
    words
}

fn percent(style: Style, fraction: rust_decimal::Decimal) -> String {
    format!("{}\u{202f}%", style.editable_percent(fraction))
}
