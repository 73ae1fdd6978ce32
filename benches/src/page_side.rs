//! The engine's work as the bench's page calls it.

use isocross_bench::case::{Case, Kind};
use wasm_bindgen::prelude::wasm_bindgen;

/// One prepared case.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Work(Case);

#[wasm_bindgen]
impl Work {
    /// Prepares the case of this number.
    #[wasm_bindgen(constructor)]
    pub fn new(number: usize) -> Self {
        Self(Case::new(Kind::ALL[number]))
    }

    /// Does the work this many times.
    pub fn run(&self, times: u32) {
        for _ in 0..times {
            self.0.run();
        }
    }

    /// What comes out, as JSON.
    pub fn results(&self) -> String {
        self.0.results().to_string()
    }

    /// The work as the twin is told it, as JSON.
    pub fn told(&self) -> String {
        self.0.told().to_string()
    }
}
