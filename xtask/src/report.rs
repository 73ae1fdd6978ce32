//! What the reader sees of the progress: a headline for each stage and how long it took.

use crate::process::Outcome;
use std::time::{Duration, Instant};

/// Prints the headlines and keeps the durations.
#[derive(Debug, Default)]
pub struct Reporter {
    finished: Vec<(String, Duration)>,
}

impl Reporter {
    /// Runs one stage under its headline; an error comes back with the stage's name.
    pub fn stage<T>(&mut self, title: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
        println!("\n== {title}");
        let start = Instant::now();
        let value = work().map_err(|error| format!("{title}: {error}"))?;
        let took = start.elapsed();
        println!("== {title}: {}", seconds(took));
        self.finished.push((title.to_owned(), took));
        Ok(value)
    }

    /// Prints the table of durations.
    pub fn summary(&self) {
        println!();
        for (title, took) in &self.finished {
            println!("{:>9}  {title}", seconds(*took));
        }
    }
}

fn seconds(duration: Duration) -> String {
    let tenths = duration.as_millis() / 100;
    format!("{}.{} s", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_is_in_seconds_with_one_digit() {
        assert_eq!(seconds(Duration::from_millis(61_250)), "61.2 s");
        assert_eq!(seconds(Duration::from_millis(40)), "0.0 s");
    }

    #[test]
    fn an_error_names_its_stage() {
        let error = Reporter::default()
            .stage("Page", || -> Outcome { Err("no disk".into()) })
            .unwrap_err();
        assert_eq!(error.to_string(), "Page: no disk");
    }
}
