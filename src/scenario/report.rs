//! The report: every word and figure of the page, ready to show. The page only places them.

use super::edit::{Edit, Field};
use super::export::Export;
use super::form::actions::ActionForm;
use super::picture::{Later, Pictures, Point, Series};
use rust_decimal::Decimal;

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Running text.
    Plain(String),
    /// A figure that is the answer.
    Strong(String),
    /// The line, dash and marker of a mode, in front of its name.
    Key(Series),
    /// A part the reader can change in place.
    Slot(Slot, String),
}

/// The parts of the sentence that can be changed in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// Which market moves.
    Focus,
    /// How the others move.
    Others,
    /// The account's balance.
    Balance,
}

/// Head of one column of the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Whose.
    pub series: Series,
    /// "Isolated".
    pub title: String,
}

/// One figure of the comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The figure itself; bold where the columns differ.
    pub figure: String,
    /// What belongs to it: one entry a line in the headline row, one line joined by spaces elsewhere.
    pub detail: Vec<String>,
    /// Filled part of the meter in thousandths, for the meter row.
    pub meter: Option<u16>,
    /// Exact figure in full, shown on demand and copied; empty: the figure itself.
    pub exact: String,
}

impl Cell {
    /// A figure alone.
    pub fn plain(figure: impl Into<String>) -> Self {
        Self {
            figure: figure.into(),
            ..Self::default()
        }
    }

    /// A figure and what belongs to it.
    pub fn with_detail(figure: impl Into<String>, detail: impl Into<String>) -> Self {
        Self {
            figure: figure.into(),
            detail: vec![detail.into()],
            ..Self::default()
        }
    }
}

/// How a row is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// The large distances.
    Headline,
    /// A plain row.
    Plain,
    /// A plain row that the phone leaves to the details.
    Detail,
    /// A row with a small bar.
    Meter,
}

/// One row of the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// How it is set.
    pub kind: RowKind,
    /// What it says: "Money left after".
    pub label: String,
    /// What the term means, in one sentence, on tap. May be empty.
    pub definition: String,
    /// One a column.
    pub cells: Vec<Cell>,
    /// Whether the figures differ between the columns.
    pub differs: bool,
}

/// One line of the event log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogRow {
    /// When: "10 Oct, 21 h".
    pub time: String,
    /// Whose event; none where it concerns all.
    pub series: Option<Series>,
    /// What happened.
    pub event: String,
    /// Price of each market then, then account value of each column after it.
    pub cells: Vec<String>,
    /// Where on the time axis.
    pub x: Decimal,
    /// The arithmetic of it, one step a line; empty for entry and end.
    pub arithmetic: Vec<String>,
}

/// The event log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log {
    /// Heads of the columns after time and event.
    pub heads: Vec<String>,
    /// In order of time.
    pub rows: Vec<LogRow>,
    /// How times inside a bar are to be read, and which order was walked.
    pub note: String,
}

/// The arithmetic of one boundary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Whose.
    pub series: Series,
    /// "Cross, only BTC falls".
    pub title: String,
    /// Left and right of each equals sign.
    pub steps: Vec<(String, String)>,
    /// "−24.2462 %, BTC 45,452.26".
    pub result: String,
    /// "3,000 is ETH, held at its mark".
    pub note: String,
    /// The boundary put back: equity and requirement there.
    pub check: Vec<(String, String)>,
}

/// What the rail shows of one position besides the reader's own text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PositionLine {
    /// Size in coins, six figures.
    pub size: String,
    /// Notional in quote currency, six figures.
    pub notional: String,
    /// Margin in quote currency, six figures.
    pub margin: String,
    /// Size, notional and margin in full, to be typed in when another of them is locked.
    pub exact: [String; 3],
    /// "closes at: isolated 54,271.4, cross 45,452.3".
    pub closes: String,
    /// Label and value of every further figure of this position.
    pub details: Vec<(String, String)>,
    /// Highest leverage the rules allow for this size, as a number for the slider.
    pub highest_leverage: Option<String>,
}

/// Size from risk, answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SizingLine {
    /// "0.033322 BTC".
    pub size: String,
    /// What it means: notional, margin, fees counted.
    pub lines: Vec<String>,
    /// Takes the size over into the position.
    pub take: Option<Fix>,
    /// Liquidation against stop, one a mode, with ways out.
    pub verdicts: Vec<(Series, String, Vec<Fix>)>,
}

/// A way out, as a button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What the button says: "use 20x".
    pub label: String,
    /// What it does.
    pub edit: Edit,
}

/// Something wrong with a field, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// Where.
    pub field: Field,
    /// What is wrong and what is allowed.
    pub message: String,
    /// The repair, if there is one.
    pub fix: Option<Fix>,
}

/// A state of the account that the reader should see before the figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Statement: "Isolated margins exceed the account by 100."
    pub head: String,
    /// Reason: "800 + 300 = 1,100. Cross may still open: it reserves 700."
    pub reason: String,
    /// Ways out.
    pub fixes: Vec<Fix>,
}

/// The rules in force, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VenueLine {
    /// "Binance USDⓈ-M".
    pub name: String,
    /// "flat 0.5 % maintenance, remainder kept by the venue".
    pub summary: String,
    /// What is stated of it, in the order of the topics.
    pub facts: Vec<FactLine>,
    /// Rules and tables that are the reader's own, one a line; empty: none.
    pub edited: Vec<String>,
    /// Source address or document, with its date.
    pub source: String,
}

/// Something stated of a venue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FactLine {
    /// What it is about; empty where it goes on about the same.
    pub topic: &'static str,
    /// In our words.
    pub text: String,
    /// How well it is known: "stated by the venue".
    pub known: &'static str,
    /// Where it is from, with its date.
    pub source: String,
}

/// A path that is replayed bar by bar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReplayLine {
    /// Bars on show.
    pub shown: usize,
    /// Bars of the whole path.
    pub all: usize,
    /// "bar 12 of 168, 10 Oct, 21 h".
    pub place: String,
    /// What can be done at the opening of the next bar: the words and the row that does it.
    pub acts: Vec<(String, ActionForm)>,
    /// At the end: heads, then each run with its name.
    pub table: Vec<Vec<String>>,
}

/// The path drawn by hand, as the market in focus follows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnPath {
    /// Its mark at the start, quote currency.
    pub mark: Decimal,
    /// How much it moves for each per cent of the path's move.
    pub beta: Decimal,
    /// Place on the time axis and price of each corner.
    pub corners: Vec<Point>,
}

/// Everything the page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Line 1.
    pub sentence: Vec<Span>,
    /// Line 2: the replay's outcome.
    pub subline: Vec<Span>,
    /// States to know first.
    pub notices: Vec<Notice>,
    /// Heads of the comparison.
    pub columns: Vec<Column>,
    /// Rows of the comparison.
    pub rows: Vec<Row>,
    /// What the charts draw; none when the book can be opened in no way.
    pub pictures: Option<Pictures>,
    /// The path drawn by hand, where it is the one walked.
    pub drawn: Option<DrawnPath>,
    /// Markets of the book, for the chart's tabs and the focus.
    pub markets: Vec<String>,
    /// The event log.
    pub log: Log,
    /// Drawdown, time under water, positions alive, end value; rows of label and one cell a column.
    pub summary: Vec<(String, Vec<String>)>,
    /// What the path does not show by itself: closes alone, judged by last.
    pub path_notes: Vec<String>,
    /// Where a replay is; none where the whole path is shown.
    pub replay: Option<ReplayLine>,
    /// Arithmetic of every boundary.
    pub proofs: Vec<Proof>,
    /// One a position of the form.
    pub positions: Vec<PositionLine>,
    /// Size from risk, where it is asked for.
    pub sizing: Option<SizingLine>,
    /// The rules.
    pub venue: VenueLine,
    /// "no fees, no funding".
    pub costs: String,
    /// "At −12.0 %: isolated 300, cross 160".
    pub at_move: Vec<Span>,
    /// The joint moves of the boundaries, per cent, as plain text ("-13.8550"), for the slider's ticks.
    pub move_ticks: Vec<String>,
    /// What the figures assume, one a line.
    pub assumptions: Vec<String>,
    /// What goes with it when it leaves the page.
    pub export: Later<Export>,
    /// One sentence for the status region.
    pub announcement: String,
}

/// A report where the form allows one, and all that is wrong with the form.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// None while a field is wrong: the page keeps the last one.
    pub report: Option<Report>,
    /// In the order of the form.
    pub errors: Vec<FieldError>,
    /// How an ambiguous text was read: "= 1 234.00".
    pub readings: Vec<(Field, String)>,
}
