//! The split: a share of every position isolated, the rest cross.
//!
//! At a share s, s of every position stands by itself with s of its own isolated margin; the other part is in
//! the cross pool, which draws on everything that is not ring-fenced. So 0 % is the cross account and 100 % the
//! isolated one, position by position, and what lies between is the hybrid that articles recommend.

use super::analysis::ViewAnalysis;
use super::form::Form;
use super::input::Scenario;
use super::read::read;
use crate::market::account::{Account, Holding, MarginMode, View};
use crate::market::position::Position;
use crate::num::text::{Separators, Style};
use crate::simulate::stress::ShockEvent;
use crate::venues::Modes;
use crate::words::inputs::tables as words;
use rust_decimal::{Decimal, dec};

/// The account with a share of every position isolated, and the rest cross. `share` lies in 0 … 1.
pub fn divided(account: &Account, share: Decimal) -> Account {
    let part = |held: &Holding, share: Decimal, mode: MarginMode| Holding {
        position: Position {
            size: held.position.size * share,
            entry_notional: held.position.entry_notional * share,
            ..held.position.clone()
        },
        mode,
        margin: held.margin * share,
        unit: held.unit,
    };
    let rest = Decimal::ONE - share;
    let mut holdings = Vec::with_capacity(account.holdings.len() * 2);
    for held in &account.holdings {
        if !share.is_zero() {
            holdings.push(part(held, share, MarginMode::Isolated));
        }
        if !rest.is_zero() {
            holdings.push(part(held, rest, MarginMode::Cross));
        }
    }
    Account {
        holdings,
        ..account.clone()
    }
}

/// What one share comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SplitRow {
    /// "30 %".
    pub share: String,
    /// Ring-fenced, account value after the joint move, and the nearest closings on a fall and on a rise.
    pub cells: [String; 4],
    /// Whether it is the share chosen.
    pub chosen: bool,
}

/// Every tenth share at the reader's joint move.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SplitTable {
    /// What is split, and at which move.
    pub caption: String,
    /// Heads of the columns after the share.
    pub heads: [String; 4],
    /// From 0 to 100 %, with the share chosen among them.
    pub rows: Vec<SplitRow>,
}

impl Scenario {
    /// Whether the venue has isolated and cross margin.
    pub fn has_both_modes(&self) -> bool {
        self.venue.is_none_or(|venue| venue.modes == Modes::Both)
    }
}

/// The table of a form; none while a field is wrong or the book is empty.
pub fn table(form: &Form, separators: Separators) -> Option<SplitTable> {
    let (scenario, reader) = read(form, separators);
    let scenario = scenario.filter(|scenario| !scenario.account.holdings.is_empty())?;
    let style = reader.style;
    let heads = [
        words::RING_FENCED,
        words::LEFT_AFTER_YOUR_MOVE,
        words::FIRST_CLOSING_ON_A_FALL,
        words::FIRST_CLOSING_ON_A_RISE,
    ];
    let heads = heads.map(str::to_owned);
    if !scenario.has_both_modes() {
        return Some(SplitTable {
            caption: words::NOTHING_TO_SPLIT.to_owned(),
            heads,
            rows: Vec::new(),
        });
    }
    let chosen = scenario.many.split;
    let mut shares: Vec<Decimal> = (0..=10).map(|tenth| Decimal::new(tenth, 1)).collect();
    if let Err(place) = shares.binary_search(&chosen) {
        shares.insert(place, chosen);
    }
    let at = style.percent_signed(scenario.joint_move, 2);
    Some(SplitTable {
        caption: words::splits(&at),
        heads,
        rows: shares
            .into_iter()
            .map(|share| row(&scenario, share, (style, share == chosen)))
            .collect(),
    })
}

fn row(scenario: &Scenario, share: Decimal, told: (Style, bool)) -> SplitRow {
    let (style, chosen) = told;
    let account = divided(&scenario.account, share);
    let margins = account
        .holdings
        .iter()
        .filter(|held| held.mode == MarginMode::Isolated)
        .map(|held| match held.unit {
            crate::market::account::Unit::Money => held.margin,
            crate::market::account::Unit::Coin(coin) => held.margin * scenario.marks[coin],
        });
    let fenced: Decimal = margins.sum();
    let split = Scenario {
        account,
        ..scenario.clone()
    };
    let view = ViewAnalysis::new(&split, View::Configured);
    let decimals = match (share * dec!(100)).fract().is_zero() {
        true => 0,
        false => 2,
    };
    let first = |list: &[ShockEvent]| match list.first() {
        Some(event) if event.beyond_table => words::NOT_KNOWN.to_owned(),
        Some(event) => style.percent_signed(event.t, 2),
        None => words::NONE.to_owned(),
    };
    let cells = match view.figures.missing {
        Some(missing) => {
            let refusal = words::cannot_open(&style.money(missing));
            [style.money(fenced), refusal, String::new(), String::new()]
        }
        None => [
            style.money(fenced),
            style.fixed(view.shock.value(scenario.joint_move), 2),
            first(&view.shock.falls),
            first(&view.shock.rises),
        ],
    };
    SplitRow {
        share: style.percent(share, decimals),
        cells,
        chosen,
    }
}
