//! What is said of inputs: names of fields, choices, mistakes, files, links and pastes.

#![allow(missing_docs, reason = "a name and its phrase say it")]

pub mod files;
pub mod links;
pub mod responses;
pub mod series;
pub mod tiers;
