//! Numbers and text; no finance here.

pub mod piecewise;
