//! What the reader is doing, without a screen.

pub mod picture;
