//! Writes the opening example as HTML to standard output, for the build of the page:
//! `cargo run --example opening`.

use isocross::markup::still;
use isocross::num::text::Separators;
use isocross::scenario::{answer, presets};
use std::process::ExitCode;

fn main() -> ExitCode {
    let form = presets::opening(Separators::EN);
    match answer(&form, Separators::EN).report {
        Some(report) => {
            println!("{}", still(&form, &report));
            ExitCode::SUCCESS
        }
        None => {
            eprintln!("the opening example has no report");
            ExitCode::FAILURE
        }
    }
}
