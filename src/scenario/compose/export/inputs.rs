//! The inputs in words, for paper and for what stands below a picture.

use crate::market::account::{Holding, MarginMode};
use crate::market::position::Side;
use crate::scenario::compose::{Context, costs, without_noise};
use crate::scenario::export::Inputs;
use crate::scenario::form::Others;

/// Positions that the sentence names.
const NAMED: usize = 4;

/// One row a position, and everything else that is typed.
pub fn inputs(context: &Context<'_>) -> Inputs {
    let scenario = context.scenario;
    let rules = match scenario.venue {
        Some(venue) => [venue.name, ", rules as of ", venue.as_of].concat(),
        None => "Generic rules, not a venue’s".to_owned(),
    };
    let heads = [
        "position",
        "side",
        "margin mode",
        "entry",
        "size",
        "notional",
        "margin",
        "leverage",
    ];
    let mut positions = vec![heads.map(str::to_owned).to_vec()];
    let holdings = &scenario.account.holdings;
    positions.extend(holdings.iter().map(|held| position(context, held)));
    Inputs {
        sentence: sentence(context, &positions),
        others: others(context, &rules),
        positions,
    }
}

fn position(context: &Context<'_>, held: &Holding) -> Vec<String> {
    let position = &held.position;
    let style = context.style;
    let mode = match &held.mode {
        MarginMode::Isolated => "isolated".to_owned(),
        MarginMode::Cross => "cross".to_owned(),
        MarginMode::Pocket(name) => ["pocket ", name].concat(),
    };
    let side = match position.side {
        Side::Long => "long",
        Side::Short => "short",
    };
    vec![
        context.name(position.instrument).to_owned(),
        side.to_owned(),
        mode,
        style.plain(without_noise(position.entry())),
        style.significant(position.size, 6),
        style.significant(position.entry_notional, 6),
        style.significant(position.levered(), 6),
        [&style.plain(position.leverage), "x"].concat(),
    ]
}

/// "1,000 USDT; BTC long 4,000 at 60,000, 10x; …".
fn sentence(context: &Context<'_>, positions: &[Vec<String>]) -> String {
    let balance = context.style.plain(context.scenario.balance);
    let mut words = [&balance, " ", &context.scenario.form.currency].concat();
    for row in positions.iter().skip(1).take(NAMED) {
        if let [name, side, mode, entry, _, notional, _, leverage] = row.as_slice() {
            words += &[
                "; ", name, " ", side, " ", notional, " at ", entry, ", ", leverage, " ", mode,
            ]
            .concat();
        }
    }
    let more = positions.len().saturating_sub(1 + NAMED);
    if more > 0 {
        words += &["; and ", &more.to_string(), " more positions"].concat();
    }
    words += ". Path: ";
    words += &context.scenario.path.title;
    words.push('.');
    words
}

fn others(context: &Context<'_>, rules: &str) -> Vec<(String, String)> {
    let scenario = context.scenario;
    let form = &scenario.form;
    let style = context.style;
    let balance = [&style.plain(scenario.balance), " ", &form.currency].concat();
    let mut rows = vec![("rules", rules.to_owned()), ("balance", balance)];
    for held in &form.collateral {
        rows.push(("collateral", [&held.amount, " ", &held.asset].concat()));
    }
    for (place, market) in scenario.instruments.iter().enumerate() {
        if market.marked {
            let mark = style.plain(scenario.marks[place]);
            rows.push(("mark now", [&market.name, " ", &mark].concat()));
        }
    }
    let moves = match scenario.others() {
        Others::Held => "held still",
        Others::Together => "all move together",
        Others::Betas => "by betas",
    };
    rows.push(("other markets", moves.to_owned()));
    rows.push(("joint move", style.percent_signed(scenario.joint_move, 1)));
    rows.push(("path", scenario.path.title.clone()));
    rows.push(("costs", costs::summary(scenario, style)));
    let named = |(name, value): (&str, String)| (name.to_owned(), value);
    rows.into_iter().map(named).collect()
}
