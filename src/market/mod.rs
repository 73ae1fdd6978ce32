//! The nouns of the field; no rules here.

pub mod account;
pub mod collateral;
pub mod position;
pub mod ray;
