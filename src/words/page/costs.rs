//! Fees and funding.

pub use crate::words::answer::venue::{EXIT_FEE, OPENING_FEE};

pub const VENUES: &str = "venue's";
pub const FUNDING_RATE: &str = "Funding rate";
pub const EVERY: &str = "Every";
pub const OFF: &str = "off";
pub const AS_RECORDED: &str = "as recorded";
pub const AS_TYPED: &str = "as typed";
pub const FUNDING: &str = "Funding";
pub const COSTS: &str = "Costs";
pub const OF_FUNDING_RATE: &str = " funding rate";
pub const THE_SAME: &str = "the same";
pub const RATES_OF_THEIR_OWN: &str = "Rates of their own";
