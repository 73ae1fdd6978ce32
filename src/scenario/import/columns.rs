//! Which column holds what: by its head, else by its cells.

use super::TierPasteError;
use super::cells::{Sheet, is_dash};
use crate::num::text::{Kind, NumberError, Separators, parse};
use crate::words::inputs::tiers as words;
use rust_decimal::Decimal;

/// Where each thing is; none where the table does not have it.
#[derive(Default)]
pub(super) struct Columns {
    /// Ranges, or floors, or with `Cap` alone the upper ends.
    pub range: Option<usize>,
    /// Lower ends.
    pub floor: Option<usize>,
    /// Upper ends.
    pub cap: Option<usize>,
    /// Maintenance rates.
    pub rate: usize,
    /// Amounts taken off.
    pub amount: Option<usize>,
    /// Highest leverages.
    pub leverage: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Skip,
    Range,
    Floor,
    Cap,
    Rate,
    Amount,
    Leverage,
}

/// Finds the columns.
pub(super) fn find(sheet: &Sheet, numbers: Separators) -> Result<Columns, TierPasteError> {
    let width = sheet.rows.first().map_or(0, |row| row.cells.len());
    let shapes: Vec<Shape> = (0..width)
        .map(|index| Shape::of(sheet, index, numbers))
        .collect();
    let roles = match &sheet.head {
        Some(heads) => by_head(heads, &shapes),
        None => by_shape(&shapes),
    };
    let at = |role: Role| roles.iter().position(|found| *found == role);
    let line = sheet.rows.first().map_or(1, |row| row.line);
    let Some(rate) = at(Role::Rate) else {
        return Err(TierPasteError::new(line, words::NO_COLUMN_OF_RATES));
    };
    let columns = Columns {
        range: at(Role::Range),
        floor: at(Role::Floor),
        cap: at(Role::Cap),
        rate,
        amount: at(Role::Amount),
        leverage: at(Role::Leverage),
    };
    if columns.range.or(columns.floor).or(columns.cap).is_none() && sheet.rows.len() > 1 {
        return Err(TierPasteError::new(line, words::NO_COLUMN_OF_STARTS));
    }
    Ok(columns)
}

fn by_head(heads: &[String], shapes: &[Shape]) -> Vec<Role> {
    let mut roles: Vec<Role> = heads.iter().map(|head| named(head)).collect();
    for (role, shape) in roles.iter_mut().zip(shapes) {
        // "Bracket" may count the tiers or give their ranges.
        if *role == Role::Range && shape.counts() {
            *role = Role::Skip;
        }
    }
    let rates = |role: &Role| *role == Role::Rate;
    let maintenance = heads.iter().zip(&roles).position(|(head, role)| {
        rates(role) && ["maint", "mmr"].iter().any(|word| head.contains(word))
    });
    if let Some(keep) = maintenance.or_else(|| roles.iter().position(rates)) {
        for (index, role) in roles.iter_mut().enumerate() {
            if *role == Role::Rate && index != keep {
                *role = Role::Skip;
            }
        }
    }
    roles
}

fn named(head: &str) -> Role {
    const NAMES: [(Role, &[&str]); 7] = [
        (Role::Skip, &["initial", "imr"]),
        (Role::Leverage, &["leverage"]),
        (Role::Amount, &["amount", "deduction", "cum"]),
        (Role::Rate, &["rate", "mmr", "ratio", "%", "maintenance"]),
        (Role::Cap, &["max", "cap", "upper", "limit", "up to"]),
        (Role::Floor, &["min", "floor", "lower", "from"]),
        (
            Role::Range,
            &["bracket", "notional", "position", "value", "size", "range"],
        ),
    ];
    if head == "to" {
        return Role::Cap;
    }
    let found = NAMES
        .iter()
        .find(|(_, words)| words.iter().any(|word| head.contains(word)));
    found.map_or(Role::Skip, |(role, _)| *role)
}

fn by_shape(shapes: &[Shape]) -> Vec<Role> {
    let mut roles = vec![Role::Skip; shapes.len()];
    let mut set = |index: Option<usize>, role: Role| {
        if let Some(slot) = index.and_then(|index| roles.get_mut(index)) {
            *slot = role;
        }
    };
    let first = |look: Look| shapes.iter().position(|shape| shape.look == look);
    let range = first(Look::Range);
    set(range, Role::Range);
    set(first(Look::Times), Role::Leverage);
    // Of two columns of per cents the smaller one is maintenance, the other initial margin.
    let percent = (0..shapes.len())
        .filter(|index| shapes[*index].look == Look::Percent)
        .min_by_key(|index| shapes[*index].first());
    set(percent, Role::Rate);
    let mut plain: Vec<usize> = (0..shapes.len())
        .filter(|index| shapes[*index].look == Look::Plain)
        .collect();
    let starts = |index: &usize| shapes[*index].first() == Decimal::ZERO;
    if let [head, rest @ ..] = plain.as_slice()
        && shapes[*head].counts()
        && (range.is_some() || rest.iter().any(starts))
    {
        plain.remove(0);
    }
    let mut have = [
        range.is_some(),
        percent.is_some(),
        false,
        first(Look::Times).is_some(),
    ];
    let mut floor = None;
    for index in plain {
        let role = plain_role(
            &shapes[index],
            floor.map(|at: usize| &shapes[at]),
            &mut have,
        );
        floor = (role == Role::Floor).then_some(index);
        set(Some(index), role);
    }
    roles
}

/// The role of a column of bare numbers, given what is there already: a range, a rate, an amount, a
/// leverage. `floor` is the column directly before, when that holds floors.
fn plain_role(shape: &Shape, floor: Option<&Shape>, have: &mut [bool; 4]) -> Role {
    let [range, rate, amount, leverage] = have;
    let zero = shape.first().is_zero();
    let (taken, role) = if !*range {
        (range, if zero { Role::Floor } else { Role::Cap })
    } else if floor.is_some_and(|floor| shape.ends(floor)) {
        return Role::Cap;
    } else if !*rate && !zero && shape.rises() && shape.last() <= Decimal::ONE_HUNDRED {
        (rate, Role::Rate)
    } else if !*amount && zero {
        (amount, Role::Amount)
    } else if !*leverage && shape.falls() {
        (leverage, Role::Leverage)
    } else {
        return Role::Skip;
    };
    *taken = true;
    role
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Other,
    Range,
    Percent,
    Times,
    Plain,
}

/// What the cells of a column look like.
struct Shape {
    look: Look,
    /// Its numbers, without those of empty cells.
    values: Vec<Decimal>,
}

impl Shape {
    fn of(sheet: &Sheet, index: usize, numbers: Separators) -> Self {
        let filled = || sheet.column(index).filter(|cell| !is_blank(cell));
        let any = |test: fn(&str) -> bool| filled().any(test);
        let (look, kind) = if any(is_range) {
            (Look::Range, Kind::Amount)
        } else if any(|cell| cell.contains('%')) {
            (Look::Percent, Kind::Percent)
        } else if any(|cell| cell.ends_with(['x', 'X', '\u{D7}'])) {
            (Look::Times, Kind::Leverage)
        } else {
            (Look::Plain, Kind::Amount)
        };
        let values: Result<Vec<Decimal>, NumberError> = filled()
            .map(|cell| parse(cell, kind, numbers).map(|reading| reading.value))
            .collect();
        // A wrong number among right ones is a mistake to name, not a column of words.
        let words = look == Look::Plain && any(|cell| !cell.contains(char::is_numeric));
        Self {
            look: if words { Look::Other } else { look },
            values: values.unwrap_or_default(),
        }
    }

    fn first(&self) -> Decimal {
        self.values.first().copied().unwrap_or(Decimal::ONE)
    }

    fn last(&self) -> Decimal {
        self.values.last().copied().unwrap_or(Decimal::ONE)
    }

    fn rises(&self) -> bool {
        self.values.windows(2).all(|pair| pair[0] <= pair[1])
    }

    fn falls(&self) -> bool {
        self.last() >= Decimal::ONE && self.values.windows(2).all(|pair| pair[0] >= pair[1])
    }

    /// 1, 2, 3 …
    fn counts(&self) -> bool {
        let numbers = (1_u32..).map(Decimal::from);
        !self.values.is_empty() && self.values.iter().zip(numbers).all(|(a, b)| *a == b)
    }

    /// Whether these are the upper ends of brackets with these floors.
    fn ends(&self, floor: &Self) -> bool {
        let next = floor.values.iter().skip(1);
        let meets = self.values.iter().zip(next).all(|(cap, next)| cap == next);
        meets
            && !self.first().is_zero()
            && self.values.len() + 1 >= floor.values.len()
            && (floor.values.len() > 1 || self.first() > Decimal::ONE_HUNDRED)
    }
}

/// Nothing, or a dash that stands for nothing.
pub(super) fn is_blank(cell: &str) -> bool {
    cell.is_empty() || is_dash(cell) || matches!(cell, "\u{2212}" | "n/a")
}

/// Whether a cell holds two ends, or one with a comparison.
pub(super) fn is_range(cell: &str) -> bool {
    let number = cell.trim_start_matches(['-', '\u{2212}']);
    cell.contains([
        '>', '<', '\u{2265}', '\u{2264}', '\u{2013}', '\u{2014}', '~',
    ]) || cell.ends_with('+')
        || number.contains(" to ")
        || number
            .rfind('-')
            .is_some_and(|at| !number[..at].ends_with(['e', 'E']))
}
