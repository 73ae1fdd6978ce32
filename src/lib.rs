//! Isocross: the same positions under isolated and under cross margin.

pub mod charts;
pub mod num;
pub mod scenario;
pub mod simulate;
#[cfg(target_arch = "wasm32")]
pub mod ui;
