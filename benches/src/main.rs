//! The bench's two programs: the work as a page loads it, and the one that asks and prints.

#[cfg(target_arch = "wasm32")]
mod page_side;
#[cfg(not(target_arch = "wasm32"))]
mod runner;

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    runner::run();
}
