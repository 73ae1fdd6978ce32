//! The leverage ladder: how far away liquidation is at every leverage.

use rust_decimal::Decimal;

use super::{Label, Note, NumberStyle, Point, Series};

/// Distance to liquidation under one condition.
#[derive(Clone, Debug, PartialEq)]
pub struct LadderLine {
    /// Whose book.
    pub series: Series,
    /// Under another condition than the joint move: drawn thinner.
    pub minor: bool,
    /// Head of its table column, and its name at the right end.
    pub label: Label,
    /// Leverage, and the market's move that closes it, a fraction; only where the book can be opened.
    pub points: Vec<Point>,
}

/// Leverage of one position against the distance to its liquidation.
#[derive(Clone, Debug, PartialEq)]
pub struct LadderPicture {
    /// The picture in one sentence.
    pub summary: String,
    /// What leverage does under these rules, computed; stands below the picture.
    pub caption: String,
    /// Separators.
    pub numbers: NumberStyle,
    /// Head of the table's first column, and the words of the axis.
    pub heading: (String, String),
    /// Leverages looked at, ascending.
    pub stops: Vec<Decimal>,
    /// One a mode and condition.
    pub lines: Vec<LadderLine>,
    /// The leverage chosen: a ring on each line, and its words.
    pub chosen: (Decimal, String),
    /// Points of the isolated line with their words.
    pub marks: Vec<Note>,
    /// Highest leverage that the bracket allows, with its words.
    pub allowed: Option<(Decimal, String)>,
    /// Up to which leverage isolated margins exceed the account, with words for it.
    pub closed: Option<(Decimal, String)>,
}
