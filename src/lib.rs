//! Isocross: the same positions under isolated and under cross margin.

pub mod charts;
pub mod margin;
pub mod market;
pub mod num;
pub mod scenario;
pub mod simulate;
