//! The inputs in words, for paper and for what stands below a picture.

use crate::market::account::{Holding, MarginMode};
use crate::market::position::Side;
use crate::scenario::compose::{Context, costs, without_noise};
use crate::scenario::export::Inputs;
use crate::scenario::form::Others;
use crate::words::answer::{self, inputs as words};

/// Positions that the sentence names.
const NAMED: usize = 4;

/// One row a position, and everything else that is typed.
pub fn inputs(context: &Context<'_>) -> Inputs {
    let scenario = context.scenario;
    let rules = match scenario.venue {
        Some(venue) => words::rules_as_of(venue.name, venue.as_of),
        None => words::GENERIC_RULES.to_owned(),
    };
    let mut positions = vec![words::OF_POSITIONS.map(str::to_owned).to_vec()];
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
        MarginMode::Isolated => answer::ISOLATED.to_owned(),
        MarginMode::Cross => answer::CROSS.to_owned(),
        MarginMode::Pocket(name) => answer::pocket(name),
    };
    let side = match position.side {
        Side::Long => answer::LONG,
        Side::Short => answer::SHORT,
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
    let mut said = [&balance, " ", &context.scenario.form.currency].concat();
    for row in positions.iter().skip(1).take(NAMED) {
        if let [name, side, mode, entry, _, notional, _, leverage] = row.as_slice() {
            said += &words::and_position(name, side, notional, entry, leverage, mode);
        }
    }
    let more = positions.len().saturating_sub(1 + NAMED);
    if more > 0 {
        said += &words::and_more_positions(more);
    }
    said + &words::on_path(&context.scenario.path.title)
}

fn others(context: &Context<'_>, rules: &str) -> Vec<(String, String)> {
    let scenario = context.scenario;
    let form = &scenario.form;
    let style = context.style;
    let balance = [&style.plain(scenario.balance), " ", &form.currency].concat();
    let mut rows = vec![(words::RULES, rules.to_owned()), (words::BALANCE, balance)];
    for held in &form.collateral {
        rows.push((words::COLLATERAL, [&held.amount, " ", &held.asset].concat()));
    }
    for (place, market) in scenario.instruments.iter().enumerate() {
        if market.marked {
            let mark = style.plain(scenario.marks[place]);
            rows.push((words::MARK_NOW, [&market.name, " ", &mark].concat()));
        }
    }
    let moves = match scenario.others() {
        Others::Held => words::HELD_STILL,
        Others::Together => words::ALL_MOVE_TOGETHER,
        Others::Betas => words::BY_BETAS,
    };
    rows.push((words::OTHER_MARKETS, moves.to_owned()));
    rows.push((
        words::JOINT_MOVE,
        style.percent_signed(scenario.joint_move, 1),
    ));
    rows.push((words::PATH, scenario.path.title.clone()));
    rows.push((words::COSTS, costs::summary(scenario, style)));
    let named = |(name, value): (&str, String)| (name.to_owned(), value);
    rows.into_iter().map(named).collect()
}
