//! Numbers and text; no finance here.

mod format;
pub mod text;
mod tick;
