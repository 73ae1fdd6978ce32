//! The survival map: what is alive after every pair of moves.

use std::fmt;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::{Event, Label, Note, NumberStyle, Point, Series};

/// What one pool survives, walking straight from today.
#[derive(Clone, Debug, PartialEq)]
pub struct MapPool {
    /// Whose book it belongs to.
    pub series: Series,
    /// Its name: "isolated BTC".
    pub name: String,
    /// Corners of what it survives, in order; none: it is closed today.
    pub outline: Vec<Point>,
    /// Unbroken lines on which it is closed.
    pub edges: Vec<Vec<Point>>,
}

/// A region in which the same pools are alive.
#[derive(Clone, Debug, PartialEq)]
pub struct MapZone {
    /// Points inside it, the one nearest to its middle first: its words stand at one of them.
    pub seeds: Vec<Point>,
    /// What is alive in it, in bold, and what is not.
    pub label: Label,
    /// How many isolated pools of the map are closed in it, and whether a cross pool is.
    pub closed: (usize, bool),
}

/// A sample of the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MapSample {
    /// Where on the time axis.
    pub time: Decimal,
    /// Both moves then.
    pub at: Point,
}

/// What is left of every account at a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The moves: "BTC −12.0 %, ETH −9.5 %".
    pub head: String,
    /// Each account with its name and what is left: "300, BTC closed".
    pub values: Vec<(Series, String, String)>,
}

/// Reads the map at a point: by the engine, not from the picture.
#[derive(Clone)]
pub struct Probe(Arc<dyn Fn(Point) -> Reading + Send + Sync>);

impl Probe {
    /// A probe that asks `read`.
    pub fn new(read: impl Fn(Point) -> Reading + Send + Sync + 'static) -> Self {
        Self(Arc::new(read))
    }

    /// What is said at a point, both moves as fractions.
    pub fn at(&self, point: Point) -> Reading {
        (self.0)(point)
    }
}

impl fmt::Debug for Probe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Probe")
    }
}

impl PartialEq for Probe {
    /// Two probes are alike where they say the same today.
    fn eq(&self, other: &Self) -> bool {
        self.at(Point::default()) == other.at(Point::default())
    }
}

/// Two moves against each other; moves are fractions.
#[derive(Clone, Debug, PartialEq)]
pub struct MapPicture {
    /// The picture in one sentence.
    pub summary: String,
    /// What to see in it, and how the other markets go; stands below it.
    pub caption: String,
    /// Why there is no map; empty where there is one.
    pub none: String,
    /// Separators.
    pub numbers: NumberStyle,
    /// Head of the table's first column: "point".
    pub heading: String,
    /// The moves' names: "BTC move", "ETH move".
    pub axes: (String, String),
    /// Moves shown: across, then upward.
    pub range: (Point, Point),
    /// Every pool with what it survives, isolated ones first.
    pub pools: Vec<MapPool>,
    /// Regions with their words.
    pub zones: Vec<MapZone>,
    /// The path.
    pub path: Vec<MapSample>,
    /// Its name.
    pub path_name: String,
    /// When the last position of all accounts was closed; from there the path is grey.
    pub path_end: Option<Decimal>,
    /// Closings on the path.
    pub events: Vec<Event>,
    /// Where an axis meets the cross boundary: the price that a venue shows.
    pub displayed: Vec<Note>,
    /// Where the diagonal meets it.
    pub together: Option<Note>,
    /// The way of the diagonal from today, and its words.
    pub diagonal: (Point, String),
    /// The joint move that the reader has chosen, and its words.
    pub hand: Note,
    /// Reads any point.
    pub probe: Probe,
}
