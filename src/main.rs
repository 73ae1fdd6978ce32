//! The page's entry point; natively it only says how to build the page.

#[cfg(target_arch = "wasm32")]
fn main() {
    isocross::ui::set_panic_banner();
    isocross::ui::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("Isocross is a web page: run `cargo xtask serve`.");
}
