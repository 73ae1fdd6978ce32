//! Numbers and text; no finance here.

pub mod checked;
mod format;
mod number_error;
mod parse;
pub mod piecewise;
mod scan;
mod separators;
mod significant;
pub mod text;
mod tick;
mod typed;
