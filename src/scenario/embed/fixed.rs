//! In words: what an author has fixed, and what a reader may change.

use super::{Embed, Part, View};
use crate::market::position::Side;
use crate::num::text::{Kind, Separators, pretty};
use crate::scenario::choices;
use crate::scenario::form::{Form, Mode, Others, PositionForm, Quantity};
use crate::scenario::report::Report;
use crate::words::inputs::embed as words;

/// What is locked and not left out, one phrase each: "1,000 USDT", "BTC long 4,000 USDT at 60,000, 10x".
#[must_use]
pub fn fixed(embed: &Embed, form: &Form, report: &Report, separators: Separators) -> Vec<String> {
    let said = |part: &Part| embed.lock.has(*part) && !embed.hide.has(*part);
    let mut phrases = Vec::new();
    for part in Part::INPUTS.into_iter().filter(said) {
        match part {
            Part::Move if matches!(embed.view, View::Compare | View::Map) => {
                let percent = pretty(&form.joint_move, Kind::Percent, separators);
                phrases.push(words::joint_move(&percent));
            }
            Part::Path if embed.view == View::Path => phrases.extend(path(form, separators)),
            Part::Others if report.markets.len() > 1 => phrases.push(others(form).to_owned()),
            Part::Balance => phrases.push(balance(form, separators)),
            Part::Positions => {
                let leverage = embed.lock.has(Part::Leverage);
                let said = |own| position(own, form, leverage, separators);
                phrases.extend(form.positions.iter().map(said));
            }
            Part::Venue => {
                phrases.push(words::rules(&report.venue.name, &report.venue.summary));
            }
            Part::Costs => phrases.push(report.costs.clone()),
            Part::Actions if !form.actions.is_empty() => {
                phrases.push(words::actions(&form.actions.len().to_string()));
            }
            _ => {}
        }
    }
    phrases
}

/// "Only the joint move is open here."
#[must_use]
pub fn open(embed: &Embed) -> String {
    let parts: Vec<Part> = Part::INPUTS
        .into_iter()
        .filter(|part| embed.is_open(*part))
        .collect();
    match parts.as_slice() {
        [] => words::ALL_FIXED.to_owned(),
        _ if parts.len() == Part::INPUTS.len() => String::new(),
        [Part::Others] => words::ONLY_HOW_OTHERS_MOVE_OPEN.to_owned(),
        [one] => words::only_open(one.name()),
        _ => {
            let names: Vec<&str> = parts.into_iter().map(Part::name).collect();
            words::open_here(&names.join(", "))
        }
    }
}

fn balance(form: &Form, separators: Separators) -> String {
    let amount = |text: &str| pretty(text, Kind::Amount, separators);
    let mut said = [&amount(&form.balance), " ", &form.currency].concat();
    for coin in &form.collateral {
        said = words::and_coins(&said, &amount(&coin.amount), &coin.asset);
    }
    said
}

fn others(form: &Form) -> &'static str {
    match form.others {
        Others::Held => words::OTHERS_HOLD,
        Others::Together => words::ALL_TOGETHER,
        Others::Betas => words::EACH_BY_ITS_BETA,
    }
}

fn path(form: &Form, separators: Separators) -> Option<String> {
    let all = [choices::events(), choices::shapes()].concat();
    let (_, title) = all.into_iter().find(|(slug, _)| *slug == form.path.slug)?;
    Some(match form.path.size.as_str() {
        "" => title,
        size => words::path_of(&title, &pretty(size, Kind::Percent, separators)),
    })
}

/// "BTC long 4,000 USDT at 60,000, 10x, cross"; without its leverage where that is open.
fn position(own: &PositionForm, form: &Form, leverage: bool, separators: Separators) -> String {
    let amount = |text: &str| pretty(text, Kind::Amount, separators);
    let long = own.side == Side::Long;
    let (size, entry) = (amount(&own.quantity), amount(&own.entry));
    let quantity = match own.locked {
        Quantity::Notional if !form.currency.is_empty() => [&size, " ", &form.currency].concat(),
        Quantity::Size | Quantity::Notional => size,
        Quantity::Margin => words::of_margin(&size),
    };
    let mut said = words::position(&own.market, long, &quantity, &entry);
    if leverage {
        let leverage = pretty(&own.leverage, Kind::Leverage, separators);
        said.push_str(&[", ", &leverage, "x"].concat());
    }
    match own.mode {
        Mode::Isolated => {}
        Mode::Cross => said.push_str(&[", ", words::CROSS].concat()),
        Mode::Pocket => said.push_str(&[", ", &words::pocket(&own.pocket)].concat()),
    }
    said
}
