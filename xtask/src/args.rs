//! What the command line asks for.

use std::path::PathBuf;

/// How to use the command, for people.
pub const USAGE: &str = "\
cargo xtask serve [--port N]      build the page and serve it on 127.0.0.1 (port 8080)
cargo xtask build                 build the page into dist/ and print its sizes
cargo xtask test                  every check and test, native and in a browser
cargo xtask e2e [FILTER ...]      build the page and run its end-to-end tests alone; `firefox` for those in Firefox
cargo xtask fuzz [COUNT]          broken inputs of every kind, a million where no COUNT is given
cargo xtask audit                 Lighthouse's audits of the page, where npx is at hand
cargo xtask bench                 how quick engine and page are, beside a twin in JavaScript
cargo xtask shots [DIR] [--fragment F]
                                  pictures of the built page, into target/shots or DIR

ISOCROSS_TOOLCHAIN=debian builds for the browser with Debian's compiler instead of rustup's.";

const DEFAULT_PORT: u16 = 8080;
const DEFAULT_COUNT: u64 = 1_000_000;

/// One thing to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Task {
    /// Explain the others.
    Help,
    /// Build the page and print its sizes.
    Build,
    /// Build the page and serve it.
    Serve {
        /// The TCP port on the loopback address.
        port: u16,
    },
    /// Run every check and test.
    Test,
    /// Run the end-to-end tests alone.
    EndToEnd {
        /// Parts of the names of the wanted tests; all where empty.
        filters: Vec<String>,
    },
    /// Try broken inputs.
    Fuzz {
        /// How many.
        count: u64,
    },
    /// Run Lighthouse on the page.
    Audit,
    /// Measure how quick the engine and the page are.
    Bench,
    /// Take pictures of the page.
    Shots(Shots),
}

/// Which pictures to take.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Shots {
    /// Where they go, if not into `target/shots`.
    pub folder: Option<PathBuf>,
    /// The part of the address after `#`.
    pub fragment: Option<String>,
}

/// Reads the arguments after the program's name.
pub fn read(arguments: impl Iterator<Item = String>) -> Result<Task, String> {
    let mut rest = arguments;
    let Some(command) = rest.next() else {
        return Ok(Task::Help);
    };
    match command.as_str() {
        "help" | "-h" | "--help" => Ok(Task::Help),
        "build" => nothing_more(rest).map(|()| Task::Build),
        "test" => nothing_more(rest).map(|()| Task::Test),
        "audit" => nothing_more(rest).map(|()| Task::Audit),
        "bench" => nothing_more(rest).map(|()| Task::Bench),
        "fuzz" => read_count(rest).map(|count| Task::Fuzz { count }),
        "serve" => read_port(rest).map(|port| Task::Serve { port }),
        "e2e" => Ok(Task::EndToEnd {
            filters: rest.collect(),
        }),
        "shots" => read_shots(rest).map(Task::Shots),
        other => Err(format!("there is no command `{other}`")),
    }
}

fn nothing_more(mut rest: impl Iterator<Item = String>) -> Result<(), String> {
    match rest.next() {
        None => Ok(()),
        Some(extra) => Err(format!("`{extra}` is not expected here")),
    }
}

fn read_count(mut rest: impl Iterator<Item = String>) -> Result<u64, String> {
    let Some(count) = rest.next() else {
        return Ok(DEFAULT_COUNT);
    };
    nothing_more(rest)?;
    let digits = count.replace([',', '_'], "");
    digits
        .parse()
        .map_err(|_| format!("`{count}` is not a number of inputs"))
}

fn read_port(mut rest: impl Iterator<Item = String>) -> Result<u16, String> {
    let port = match rest.next() {
        None => return Ok(DEFAULT_PORT),
        Some(option) if option == "--port" => rest.next().ok_or("`--port` needs a number")?,
        Some(other) => match other.strip_prefix("--port=") {
            Some(port) => port.to_owned(),
            None => return Err(format!("`{other}` is not expected here")),
        },
    };
    nothing_more(rest)?;
    port.parse()
        .map_err(|_| format!("`{port}` is not a port: a port is a number from 0 to 65535"))
}

fn read_shots(mut rest: impl Iterator<Item = String>) -> Result<Shots, String> {
    let mut shots = Shots::default();
    while let Some(argument) = rest.next() {
        if argument == "--fragment" {
            let fragment = rest.next().ok_or("`--fragment` needs a value")?;
            shots.fragment = Some(fragment.trim_start_matches('#').to_owned());
        } else if argument.starts_with('-') || shots.folder.is_some() {
            return Err(format!("`{argument}` is not expected here"));
        } else {
            shots.folder = Some(PathBuf::from(argument));
        }
    }
    Ok(shots)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_line(line: &str) -> Result<Task, String> {
        read(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn serve_takes_a_port_in_both_spellings() {
        assert_eq!(read_line("serve"), Ok(Task::Serve { port: 8080 }));
        assert_eq!(
            read_line("serve --port 9000"),
            Ok(Task::Serve { port: 9000 })
        );
        assert_eq!(
            read_line("serve --port=9001"),
            Ok(Task::Serve { port: 9001 })
        );
    }

    #[test]
    fn a_wrong_line_is_refused_by_the_word_that_is_wrong() {
        for (line, word) in [
            ("paint", "paint"),
            ("build now", "now"),
            ("serve --port", "--port"),
            ("serve --port 70000", "70000"),
            ("serve 9000", "9000"),
            ("shots a b", "`b`"),
            ("fuzz many", "many"),
        ] {
            let message = read_line(line).unwrap_err();
            assert!(message.contains(word), "{line}: {message}");
        }
    }

    #[test]
    fn fuzz_takes_a_count() {
        assert_eq!(read_line("fuzz"), Ok(Task::Fuzz { count: 1_000_000 }));
        assert_eq!(read_line("fuzz 5,000"), Ok(Task::Fuzz { count: 5_000 }));
    }

    #[test]
    fn shots_take_a_folder_and_a_fragment_in_any_order() {
        let expected = Task::Shots(Shots {
            folder: Some(PathBuf::from("out")),
            fragment: Some("v1.x".to_owned()),
        });
        assert_eq!(
            read_line("shots out --fragment #v1.x").as_ref(),
            Ok(&expected)
        );
        assert_eq!(read_line("shots --fragment v1.x out"), Ok(expected));
    }
}
