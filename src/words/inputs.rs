//! What is said of inputs: names of fields, choices, mistakes, files, links and pastes.

pub mod actions;
pub mod book;
pub mod brackets;
pub mod embed;
pub mod export;
pub mod fields;
pub mod files;
pub mod links;
pub mod many;
pub mod paths;
pub mod presets;
pub mod responses;
pub mod series;
pub mod shelf;
pub mod tables;
pub mod tiers;
pub mod time;
pub mod verify;
