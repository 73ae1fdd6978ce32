//! The stress panel: the joint move with a gap, a haircut shock, slippage and closings as a whole, each by
//! itself and all at once.

use super::analysis::{ViewAnalysis, views};
use super::compose::{capital, view_name};
use super::edit::Field;
use super::form::{Form, StressField};
use super::input::Scenario;
use super::read::read;
use super::reader::{Bounds, Reader};
use crate::margin::figures::Setting;
use crate::margin::rules::Steps;
use crate::market::account::View;
use crate::num::text::{Separators, Style};
use crate::simulate::stress::at_once;
use crate::words::inputs::tables as words;
use rust_decimal::Decimal;

/// The shocks that are on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StressInput {
    /// The move is one jump.
    pub gap: bool,
    /// Pools are closed whole.
    pub whole: bool,
    /// Cut of what coins count for, a fraction; none: off.
    pub haircut: Option<Decimal>,
    /// Lost on a forced fill besides, a fraction of the notional; none: off.
    pub slippage: Option<Decimal>,
}

/// Reads the shocks; none, with an error, when a field is wrong.
pub(super) fn input(form: &Form, reader: &mut Reader) -> Option<StressInput> {
    let stress = &form.stress;
    let mut number = |field, bounds| {
        let text = stress.text(field);
        match text.trim().is_empty() {
            true => Some(None),
            false => reader.number(Field::Stress(field), text, bounds).map(Some),
        }
    };
    let haircut = number(StressField::Haircut, Bounds::SHARE);
    let slippage = number(StressField::Slippage, Bounds::SLIPPAGE);
    Some(StressInput {
        gap: stress.gap.is_some(),
        whole: stress.whole.is_some(),
        haircut: haircut?,
        slippage: slippage?,
    })
}

/// What one set of shocks comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StressRow {
    /// "gap, slippage 2 %".
    pub name: String,
    /// Account value and the nearest closing, two a view.
    pub cells: Vec<String>,
    /// Whether it is of all shocks together.
    pub all: bool,
}

/// The joint move as it is, each shock by itself, and all together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StressTable {
    /// At which move.
    pub caption: String,
    /// Heads of the columns after the shock's name.
    pub heads: Vec<String>,
    /// The first without a shock.
    pub rows: Vec<StressRow>,
}

/// The table of a form; none while it is wrong or empty.
pub fn table(form: &Form, separators: Separators) -> Option<StressTable> {
    let (scenario, reader) = read(form, separators);
    let scenario = scenario.filter(|scenario| !scenario.account.holdings.is_empty())?;
    let style = reader.style;
    let on = scenario.stress;
    let off = StressInput::default();
    let each = [
        StressInput { gap: on.gap, ..off },
        StressInput {
            haircut: on.haircut,
            ..off
        },
        StressInput {
            slippage: on.slippage,
            ..off
        },
        StressInput {
            whole: on.whole,
            ..off
        },
    ];
    let mut shocks = vec![off];
    shocks.extend(each.into_iter().filter(|shock| *shock != off));
    if shocks.len() > 2 {
        shocks.push(on);
    }
    let list = views(&scenario);
    let mut heads = Vec::new();
    for &view in &list {
        let name = capital(view_name(view));
        heads.push(words::left(&name));
        heads.push(words::first_closing(&name));
    }
    let row = |shock: StressInput| StressRow {
        name: named(shock, style),
        cells: list
            .iter()
            .flat_map(|&view| cells(&scenario, view, (shock, style)))
            .collect(),
        all: shocks.len() > 2 && shock == on,
    };
    Some(StressTable {
        caption: words::shocks(&style.percent_signed(scenario.joint_move, 2)),
        heads,
        rows: shocks.iter().map(|shock| row(*shock)).collect(),
    })
}

fn named(shock: StressInput, style: Style) -> String {
    let mut parts = Vec::new();
    if shock.gap {
        parts.push(words::AT_ONCE.to_owned());
    }
    if let Some(cut) = shock.haircut {
        parts.push(words::coins_count_less(&style.percent(cut, 2)));
    }
    if let Some(lost) = shock.slippage {
        parts.push(words::slippage(&style.percent(lost, 2)));
    }
    if shock.whole {
        parts.push(words::CLOSED_WHOLE.to_owned());
    }
    match parts.is_empty() {
        true => words::AS_IT_IS.to_owned(),
        false => parts.join(", "),
    }
}

/// The scenario under these shocks.
fn shocked(scenario: &Scenario, shock: StressInput) -> Scenario {
    let mut next = scenario.clone();
    let closing = &mut next.book.pool.closing;
    closing.slippage += shock.slippage.unwrap_or_default();
    if shock.whole {
        closing.steps = Steps::Whole;
    }
    for held in &mut next.account.collateral {
        held.haircut = held.haircut.cut_by(shock.haircut.unwrap_or_default());
    }
    next
}

fn cells(scenario: &Scenario, view: View, by: (StressInput, Style)) -> [String; 2] {
    let (shock, style) = by;
    let today = ViewAnalysis::new(scenario, view);
    if !today.offered {
        return [words::NOT_OFFERED.to_owned(), String::new()];
    }
    if today.figures.missing.is_some() {
        return [words::CANNOT_OPEN.to_owned(), String::new()];
    }
    let shocked = shocked(scenario, shock);
    let analysis = ViewAnalysis::new(&shocked, view);
    let t = scenario.joint_move;
    let events = match t > Decimal::ZERO {
        true => &analysis.shock.rises,
        false => &analysis.shock.falls,
    };
    let passed = |at: Decimal| at.abs() <= t.abs();
    let unknown = events
        .iter()
        .any(|event| event.beyond_table && passed(event.t));
    let value = match shock.gap {
        _ if unknown => None,
        false => Some(analysis.shock.value(t)),
        true => {
            let setting: Setting<'_> = shocked.setting();
            at_once(&shocked.account, view, setting, t)
        }
    };
    let first = match events.first() {
        _ if analysis.shock.alive(Decimal::ZERO) < analysis.shock.pools() => {
            words::UNDER_WATER_TODAY.to_owned()
        }
        Some(event) if event.beyond_table => words::NOT_KNOWN.to_owned(),
        Some(event) => style.percent_signed(event.t, 2),
        None => words::NONE.to_owned(),
    };
    let value = value.map(|value| style.fixed(value, 2));
    [value.unwrap_or_else(|| words::NOT_KNOWN.to_owned()), first]
}
