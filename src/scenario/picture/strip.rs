//! The tier strip: which bracket applies now, and which where it is closed.

use rust_decimal::Decimal;

use super::{NumberStyle, Series};

/// One bracket.
#[derive(Clone, Debug, PartialEq)]
pub struct Bracket {
    /// Where it begins.
    pub from: Decimal,
    /// Where the next begins; none for the last.
    pub to: Option<Decimal>,
    /// Its rate: "0.5 %".
    pub rate: String,
    /// The rest in words for the table: deduction, highest leverage.
    pub words: String,
}

/// What is held, at a price.
#[derive(Clone, Debug, PartialEq)]
pub struct StripMark {
    /// Whose liquidation; the mark for now.
    pub series: Series,
    /// What the bracket is looked up by there.
    pub at: Decimal,
    /// "now 4,000".
    pub label: String,
    /// The price, the bracket and what it asks for, in words.
    pub words: String,
}

/// A position against the brackets of its market.
#[derive(Clone, Debug, PartialEq)]
pub struct StripPicture {
    /// The picture in one sentence.
    pub summary: String,
    /// Which bracket applies where, in words; stands below the picture.
    pub caption: String,
    /// Separators.
    pub numbers: NumberStyle,
    /// What brackets go by: "notional, USDT".
    pub axis: String,
    /// Heads of the table: bracket or mark, from, rate, words.
    pub heads: [String; 4],
    /// Greatest amount shown; from nothing.
    pub until: Decimal,
    /// The brackets, ascending.
    pub brackets: Vec<Bracket>,
    /// Now, and where each mode is closed.
    pub marks: Vec<StripMark>,
}
