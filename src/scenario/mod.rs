//! What the reader is doing, without a screen.

pub mod form;
pub mod import;
pub mod picture;
pub mod report;
pub mod share;
