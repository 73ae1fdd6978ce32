//! Solves scenarios from a file: `cargo run --release --example solve -- FILE.json`.
//!
//! The file holds one scenario as the page exports it (`docs/scenario.schema.json`), or an array of
//! them. The report goes to standard output as JSON: one object, or one a scenario in the same order.
//! Every number is a decimal string in full precision; prices stand exact and on the tick.

use isocross::num::text::Separators;
use isocross::scenario::{output, share};
use serde_json::{Value, json};
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("Name a file: cargo run --release --example solve -- FILE.json");
        return ExitCode::FAILURE;
    };
    match report(&path) {
        Ok(report) => {
            let mut out = std::io::stdout().lock();
            // A reader that closes the pipe early has all it wants.
            let _ = writeln!(out, "{report:#}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{path}: {message}");
            ExitCode::FAILURE
        }
    }
}

fn report(path: &str) -> Result<Value, String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    let value: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    Ok(match value {
        Value::Array(list) => list.iter().map(solve).collect(),
        one => solve(&one),
    })
}

/// A scenario that cannot be read is reported in its place, so that the order is kept.
fn solve(value: &Value) -> Value {
    match share::from_value(value, Separators::EN) {
        Ok(read) => {
            let mut report = output::solve(&read.form);
            if let (Value::Object(fields), false) = (&mut report, read.ignored.is_empty()) {
                fields.insert("ignored".to_owned(), json!(read.ignored));
            }
            report
        }
        Err(error) => {
            json!({"ok": false, "errors": [{"field": error.path, "message": error.to_string()}]})
        }
    }
}
