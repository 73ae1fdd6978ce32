//! The rules, and the one use of the solver: a pool is closed when equity no longer meets its requirement.

pub mod assets;
pub mod explain;
pub mod figures;
pub mod headroom;
pub mod leg;
pub mod liquidate;
pub mod liquidation;
pub mod opening;
pub mod reckon;
pub mod rules;
pub mod schedule;
pub mod sizing;
pub mod warning;
