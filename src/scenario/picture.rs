//! What the charts draw: plain numbers and finished words.
//!
//! A report fills these types; a chart only places them. Sentences and figures in words arrive as
//! text in the reader's language, so no chart knows a language. The exceptions are the figures
//! beside the axes and in the tables, which a chart writes with [`NumberStyle`].

use rust_decimal::Decimal;

use crate::simulate::path::Clock;
use crate::words::inputs::time as words;

mod fan;
mod ladder;
mod later;
mod map;
mod seen;
mod shock;
mod strip;

pub use fan::{FanColumn, FanPicture};
pub use ladder::{LadderLine, LadderPicture};
pub use later::Later;
pub use map::{MapPicture, MapPool, MapSample, MapZone, Probe, Reading};
pub use seen::Ghost;
pub use shock::{Boundary, Ground, ShockLine, ShockPicture, Zone, shock_range};
pub use strip::{Bracket, StripMark, StripPicture};

/// A point of a picture: x, then y.
///
/// On a time axis sample k of bar b lies at x = b + k/4; on the shock curve x is the joint move
/// as a fraction (−0.1 = all marks fall by a tenth). y is a price or money, never a pixel.
pub type Point = (Decimal, Decimal);

/// Everything that is drawn for one report.
#[derive(Clone, Debug, PartialEq)]
pub struct Pictures {
    /// Price of the asset in focus, and the prices that would close it.
    pub price: PricePicture,
    /// Account value over the same time as `price`.
    pub account: AccountPicture,
    /// Account value after every joint move, at once.
    pub shock: ShockPicture,
    /// What is alive after every pair of moves.
    pub map: Later<MapPicture>,
    /// How far away liquidation is at every leverage.
    pub ladder: Later<LadderPicture>,
    /// Which bracket applies now and at liquidation.
    pub strip: Later<StripPicture>,
    /// Another scenario's lines, in grey behind these; the page sets it, a report never does.
    pub ghost: Option<Ghost>,
}

/// Which line something belongs to; it decides stroke, dash and marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Series {
    /// The mark price: thin ink.
    Mark,
    /// Isolated margin: solid with squares.
    Isolated,
    /// Cross margin: dashed with circles.
    Cross,
    /// Each position in its own mode: plain ink with diamonds. Only for a book that mixes modes.
    Configured,
}

/// Separators of the reader's locale, for the figures beside axes and in tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberStyle {
    /// Before the fraction: '.' or ','.
    pub decimal: char,
    /// Between groups of three: ',' or '.' or a narrow space.
    pub group: char,
}

/// Words at a line: the head in bold, the detail quieter below it and dropped on a phone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// Name and value: "mark 53,836.9". Empty: no label.
    pub head: String,
    /// What to know beside it: "−10.27 % from entry". May be empty.
    pub detail: String,
}

/// The time axis that price and account value share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeAxis {
    /// Recorded time or made-up steps.
    pub clock: Clock,
    /// Length of one bar in seconds; not used for steps.
    pub bar_seconds: u32,
    /// Number of bars: x runs from 0 to this.
    pub bars: u32,
    /// Bars in sight: first and last end; all of them until the reader looks closer.
    pub shown: (u32, u32),
    /// Head of the table's first column: "time, UTC".
    pub heading: String,
    /// Short names of the months, January first.
    pub months: [String; 12],
    /// The word before a step's number: "step".
    pub step: String,
}

impl TimeAxis {
    /// An axis with English words.
    pub fn english(clock: Clock, bar_seconds: u32, bars: u32) -> Self {
        let heading = match clock {
            Clock::Utc { .. } => words::TIME_UTC,
            Clock::Steps => words::STEP,
        };
        Self {
            clock,
            bar_seconds,
            bars,
            shown: (0, bars),
            heading: heading.to_owned(),
            months: words::MONTHS.map(str::to_owned),
            step: words::STEP.to_owned(),
        }
    }
}

/// What happened to a book at one instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// Closed by the exchange: ✕.
    Closed,
    /// Partly closed by the exchange: ◑.
    Partial,
    /// A warning of the exchange: ○.
    Warned,
    /// Margin or size added by the reader's action: △.
    TopUp,
    /// Margin taken, or the position cut or closed, by the reader's action: ▽.
    Cut,
    /// Mode or leverage changed by the reader's action: □.
    Change,
}

/// One event with its place in the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Where it happened.
    pub at: Point,
    /// Whose event it is.
    pub series: Series,
    /// What kind of event.
    pub kind: EventKind,
    /// What, where and how much on one line: "isolated BTC closed at 54,271.4, −400".
    pub label: String,
    /// The same when it comes second in a stack: "then cross closed at …". Empty: as `label`.
    pub follows: String,
    /// A quiet last line of its stack: "10 Oct, 21 h. First shown: 45,452.3". May be empty.
    pub detail: String,
}

/// Words about one point of a line: why it moves, what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The point they speak of.
    pub at: Point,
    /// The words.
    pub label: Label,
}

/// A vertical line at the reader's place, with a ring on every line it meets.
#[derive(Clone, Debug, PartialEq)]
pub struct Cursor {
    /// Where it stands.
    pub x: Decimal,
    /// The values there.
    pub values: Vec<(Series, Decimal)>,
    /// Lines of text beside it, in the shock curve only: "at −12 %:", "isolated 300".
    pub words: Vec<String>,
}

/// On which side of the mark a price lies that closes a book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// A fall to it closes.
    Below,
    /// A rise to it closes: shorts, and hedged books on their other side.
    Above,
}

/// The price of the asset in focus that would close a book, as it moves in time.
#[derive(Clone, Debug, PartialEq)]
pub struct LiquidationLine {
    /// Whose book.
    pub series: Series,
    /// Closed by a fall or by a rise.
    pub edge: Edge,
    /// Head of its table column: "isolated closes below".
    pub name: String,
    /// Unbroken pieces in order of time. The line ends where its book is closed and pauses where
    /// no price above zero closes it.
    pub pieces: Vec<Vec<Point>>,
    /// What it showed first: "isolated BTC closes at 54,271.4". Empty: no label.
    pub first: String,
}

/// The last traded price, drawn thin, where it differs from the mark.
#[derive(Clone, Debug, PartialEq)]
pub struct LastPrice {
    /// Head of its table column: "last".
    pub name: String,
    /// Its points.
    pub points: Vec<Point>,
}

/// Price path: the mark and the prices that would close the position.
#[derive(Clone, Debug, PartialEq)]
pub struct PricePicture {
    /// The picture in one sentence, for those who do not see it.
    pub summary: String,
    /// Asset in focus: "BTC".
    pub asset: String,
    /// The time axis; equal to that of the account picture.
    pub time: TimeAxis,
    /// Separators.
    pub numbers: NumberStyle,
    /// Decimals of the price tick (0.1 → 1).
    pub decimals: u32,
    /// Entry price, from which the per cents of the axis count.
    pub entry: Decimal,
    /// The word beside the entry's tick: "entry".
    pub entry_word: String,
    /// Head of the mark's table column: "mark".
    pub mark_name: String,
    /// The mark, up to four points a bar, in order of time.
    pub mark: Vec<Point>,
    /// The mark's last value in words, at its right end.
    pub mark_end: Label,
    /// The last traded price, if it is to be seen.
    pub last: Option<LastPrice>,
    /// The prices that would close each book, at most one a series and edge.
    pub lines: Vec<LiquidationLine>,
    /// Events in order of time.
    pub events: Vec<Event>,
    /// Words about a line, most important first; one without a free spot is left out.
    pub notes: Vec<Note>,
    /// The shared cursor.
    pub cursor: Option<Cursor>,
    /// Head of the table column that holds the events: "event".
    pub events_heading: String,
}

/// Account value of one mode along the path.
#[derive(Clone, Debug, PartialEq)]
pub struct AccountLine {
    /// Whose account.
    pub series: Series,
    /// Head of its table column: "isolated".
    pub name: String,
    /// Account value, over the whole path.
    pub points: Vec<Point>,
    /// When its last position was closed; from there the line is grey.
    pub closed: Option<Decimal>,
    /// Name, value and positions alive at the end.
    pub end: Label,
}

/// A quiet level that explains a line, with its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Guide {
    /// The level, as long as it counts.
    pub points: Vec<Point>,
    /// Its words: "free balance 300: no isolated position can draw on it".
    pub label: String,
}

/// Account value along the path.
#[derive(Clone, Debug, PartialEq)]
pub struct AccountPicture {
    /// The picture in one sentence.
    pub summary: String,
    /// The time axis; equal to that of the price picture.
    pub time: TimeAxis,
    /// Separators.
    pub numbers: NumberStyle,
    /// Decimals of money.
    pub decimals: u32,
    /// One line a mode; a mode that cannot be opened has none.
    pub lines: Vec<AccountLine>,
    /// The free balance that no isolated position can draw on.
    pub floor: Option<Guide>,
    /// Maintenance of the cross account: the account is closed when its value enters it.
    pub maintenance: Option<Guide>,
    /// Events in order of time.
    pub events: Vec<Event>,
    /// Words about a line, most important first.
    pub notes: Vec<Note>,
    /// The shared cursor.
    pub cursor: Option<Cursor>,
    /// Head of the table column that holds the events: "event".
    pub events_heading: String,
}
