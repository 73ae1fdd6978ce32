//! What the page says around inputs and answers: buttons, headings, hints, dialogs.

pub mod actions;
pub mod bar;
pub mod book;
pub mod costs;
pub mod embedding;
pub mod keeping;
pub mod many;
pub mod paths;
pub mod pictures;
pub mod results;
pub mod rules;
pub mod scenario;
pub mod shocks;
pub mod still;
