//! The page's entry point; natively it only says how to build the page.

fn main() {
    println!("Isocross is a web page: run `cargo xtask serve`.");
}
