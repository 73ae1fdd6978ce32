//! What the reader is doing, without a screen.

pub mod actions;
pub mod analysis;
mod answer;
mod book;
pub mod choices;
pub mod compare;
mod compose;
mod contracts;
pub mod edit;
pub mod embed;
pub mod export;
pub mod form;
pub mod import;
pub mod input;
pub mod many;
mod markets;
pub mod output;
mod own;
mod paths;
pub mod picture;
mod place;
pub mod presets;
pub mod random;
pub mod read;
mod reader;
pub mod ready;
pub mod report;
mod rules;
pub mod share;
pub mod shelf;
pub mod split;
pub mod stress;
pub mod verify;

pub use answer::{Answerer, answer};
