//! The page's entry point; natively it only says how to build the page.

#[cfg(target_arch = "wasm32")]
fn main() {
    // Where panics have words they go to the console.
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    isocross::ui::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("Isocross is a web page: run `cargo xtask serve`.");
}
