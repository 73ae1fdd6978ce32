//! Pictures: plain data in, SVG text and an equivalent table out.
//!
//! Architecture: a chart is one file with one `pub const` and its entry in [`ALL`]. It knows the
//! picture types and no engine, it holds no colour (classes, see [`class`]) and no language (all
//! words arrive in the picture), and it cannot exist without a table that says the same.

#![allow(
    clippy::float_arithmetic,
    reason = "pixels: nothing computed here returns to an amount of money"
)]

pub mod class;
pub mod corners;
pub mod fan;
pub mod file;
pub mod frame;
pub mod readout;
pub mod stops;
pub mod table;
pub mod text;

mod account;
mod axis;
mod backend;
mod canvas;
mod ends;
mod events;
mod figures;
mod ghost;
mod labels;
mod ladder;
mod map;
mod price;
mod scale;
mod sheet;
mod shock;
mod strip;
mod time;

pub use frame::{Drawing, Frame, Geometry, cursor_layer};
pub use readout::Place;
pub use table::Table;

use crate::scenario::picture::Pictures;

/// A picture with its text equivalent.
#[derive(Clone, Copy, Debug)]
pub struct Chart {
    /// Short name in links, files and tabs.
    pub slug: &'static str,
    /// Title as shown.
    pub title: &'static str,
    /// Its size on a desk.
    pub frame: Frame,
    /// Its size on a phone.
    pub phone: Frame,
    /// Draws it: SVG, the place of its plot, and words that found no place.
    pub draw: fn(&Pictures, Frame) -> Drawing,
    /// The same facts in words and numbers.
    pub table: fn(&Pictures) -> Table,
}

/// Every chart, in the order of the page.
pub const ALL: [Chart; 6] = [
    price::PRICE,
    account::ACCOUNT,
    shock::SHOCK,
    map::MAP,
    ladder::LADDER,
    strip::STRIP,
];
