//! What the reader is doing, without a screen.

pub mod form;
pub mod picture;
pub mod report;
