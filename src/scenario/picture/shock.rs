//! The shock curve: account value after a joint move, at once.

use rust_decimal::Decimal;

use super::{Cursor, Event, Label, Note, NumberStyle, Point, Series};

/// Account value of one mode after every joint move.
#[derive(Clone, Debug, PartialEq)]
pub struct ShockLine {
    /// Whose account.
    pub series: Series,
    /// Head of its table column: "isolated".
    pub name: String,
    /// Vertices of the curve over at least the picture's range; a drop is two points at one x.
    pub points: Vec<Point>,
    /// Words at its left end: "isolated 300".
    pub left: Label,
    /// Words at its right end. Where both lines are one, only one of them carries "both 2,050".
    pub right: Label,
}

/// What a zone is drawn on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Nothing.
    Paper,
    /// A flat tint: the zone where the modes part.
    Shade,
}

/// A stretch of moves in which the same things are alive.
#[derive(Clone, Debug, PartialEq)]
pub struct Zone {
    /// Left end, a fraction.
    pub from: Decimal,
    /// Right end, a fraction.
    pub to: Decimal,
    /// In bold above it: "only cross alive". The detail: "the same money, to the cent".
    pub label: Label,
    /// What it is drawn on.
    pub ground: Ground,
}

/// A move at which something is closed: a bold tick and a dotted vertical.
#[derive(Clone, Debug, PartialEq)]
pub struct Boundary {
    /// The move, a fraction.
    pub x: Decimal,
    /// The move in words: "−9.55 %".
    pub label: String,
}

/// Account value at once, for every joint move of a range.
#[derive(Clone, Debug, PartialEq)]
pub struct ShockPicture {
    /// The picture in one sentence.
    pub summary: String,
    /// Separators.
    pub numbers: NumberStyle,
    /// Decimals of money.
    pub decimals: u32,
    /// Head of the table's first column: "joint move".
    pub heading: String,
    /// Moves shown, left and right; see [`shock_range`] for the usual choice.
    pub range: (Decimal, Decimal),
    /// One line a mode; a mode that cannot be opened has none.
    pub lines: Vec<ShockLine>,
    /// Zones from left to right.
    pub zones: Vec<Zone>,
    /// Where something is closed, from left to right.
    pub boundaries: Vec<Boundary>,
    /// Closings, on their lines; their words may be empty because the ticks name them.
    pub events: Vec<Event>,
    /// Where the account stands now: the point and "1,000 now".
    pub now: Note,
    /// Where the lines cross, with what that means.
    pub crossing: Option<Note>,
    /// The reader's joint move, with the values there.
    pub cursor: Option<Cursor>,
    /// Head of the table column that holds the events: "event".
    pub events_heading: String,
}

/// The moves worth showing: all boundaries and zero, and a third of their span on either side,
/// at least eleven points, outward to whole twentieths.
///
/// Without a boundary ±60 %. The left end is never below −100 %, where every price is zero.
pub fn shock_range(boundaries: &[Decimal]) -> (Decimal, Decimal) {
    let wide = Decimal::new(6, 1);
    if boundaries.is_empty() {
        return (-wide, wide);
    }
    let low = boundaries.iter().copied().fold(Decimal::ZERO, Decimal::min);
    let high = boundaries.iter().copied().fold(Decimal::ZERO, Decimal::max);
    let room = ((high - low) / Decimal::from(3)).max(Decimal::new(11, 2));
    let twentieth = Decimal::new(5, 2);
    let left = ((low - room) / twentieth).floor() * twentieth;
    let right = ((high + room) / twentieth).ceil() * twentieth;
    (left.max(Decimal::NEGATIVE_ONE), right)
}
