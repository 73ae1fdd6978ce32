//! In words: what an author has fixed, and what a reader may change.

use super::{Embed, Part, View};
use crate::market::position::Side;
use crate::num::text::{Kind, Separators, pretty};
use crate::scenario::choices;
use crate::scenario::form::{Form, Mode, Others, PositionForm, Quantity};
use crate::scenario::report::Report;

/// What is locked and not left out, one phrase each: "1,000 USDT", "BTC long 4,000 USDT at 60,000, 10x".
#[must_use]
pub fn fixed(embed: &Embed, form: &Form, report: &Report, separators: Separators) -> Vec<String> {
    let said = |part: &Part| embed.lock.has(*part) && !embed.hide.has(*part);
    let mut phrases = Vec::new();
    for part in Part::INPUTS.into_iter().filter(said) {
        match part {
            Part::Move if matches!(embed.view, View::Compare | View::Map) => {
                let percent = pretty(&form.joint_move, Kind::Percent, separators);
                phrases.push(["joint move ", &percent, "\u{202f}%"].concat());
            }
            Part::Path if embed.view == View::Path => phrases.extend(path(form, separators)),
            Part::Others if report.markets.len() > 1 => phrases.push(others(form).to_owned()),
            Part::Balance => phrases.push(balance(form, separators)),
            Part::Positions => {
                let leverage = embed.lock.has(Part::Leverage);
                let words = |own| position(own, form, leverage, separators);
                phrases.extend(form.positions.iter().map(words));
            }
            Part::Venue => {
                phrases.push([&report.venue.name, ": ", &report.venue.summary].concat());
            }
            Part::Costs => phrases.push(report.costs.clone()),
            Part::Actions if !form.actions.is_empty() => {
                phrases.push(format!("actions on the path: {}", form.actions.len()));
            }
            _ => {}
        }
    }
    phrases
}

/// "Only the joint move is open here."
#[must_use]
pub fn open(embed: &Embed) -> String {
    let is_open = |part: &Part| !embed.lock.has(*part) && !embed.hide.has(*part);
    let names: Vec<&str> = Part::INPUTS
        .into_iter()
        .filter(is_open)
        .map(Part::name)
        .collect();
    match names.as_slice() {
        [] => "Everything is fixed here.".to_owned(),
        _ if names.len() == Part::INPUTS.len() => String::new(),
        ["how the others move"] => "Only how the others move is open here.".to_owned(),
        [one] => ["Only the ", one, " is open here."].concat(),
        _ => ["Open here: ", &names.join(", "), "."].concat(),
    }
}

fn balance(form: &Form, separators: Separators) -> String {
    let amount = |text: &str| pretty(text, Kind::Amount, separators);
    let mut words = [&amount(&form.balance), " ", &form.currency].concat();
    for coin in &form.collateral {
        let more = [" and ", &amount(&coin.amount), " ", &coin.asset];
        words.push_str(&more.concat());
    }
    words
}

fn others(form: &Form) -> &'static str {
    match form.others {
        Others::Held => "the others hold still",
        Others::Together => "all move together",
        Others::Betas => "each moves by its beta",
    }
}

fn path(form: &Form, separators: Separators) -> Option<String> {
    let all = [choices::events(), choices::shapes()].concat();
    let (_, title) = all.into_iter().find(|(slug, _)| *slug == form.path.slug)?;
    Some(match form.path.size.as_str() {
        "" => title,
        size => {
            let size = pretty(size, Kind::Percent, separators);
            [&title, " of ", &size, "\u{202f}%"].concat()
        }
    })
}

/// "BTC long 4,000 USDT at 60,000, 10x, cross"; without its leverage where that is open.
fn position(own: &PositionForm, form: &Form, leverage: bool, separators: Separators) -> String {
    let amount = |text: &str| pretty(text, Kind::Amount, separators);
    let side = match own.side {
        Side::Long => " long ",
        Side::Short => " short ",
    };
    let unit = match own.locked {
        Quantity::Size => "",
        Quantity::Notional => form.currency.as_str(),
        Quantity::Margin => "margin",
    };
    let unit = if unit.is_empty() {
        ""
    } else {
        &[" ", unit].concat()
    };
    let (size, entry) = (amount(&own.quantity), amount(&own.entry));
    let mut words = [&own.market, side, &size, unit, " at ", &entry].concat();
    if leverage {
        let leverage = pretty(&own.leverage, Kind::Leverage, separators);
        words.push_str(&[", ", &leverage, "x"].concat());
    }
    match own.mode {
        Mode::Isolated => {}
        Mode::Cross => words.push_str(", cross"),
        Mode::Pocket => words.push_str(&[", pocket ", &own.pocket].concat()),
    }
    words
}
