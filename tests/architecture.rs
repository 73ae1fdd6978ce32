//! The rules of ARCHITECTURE.md, read off the source. Each message names the rule and its reason.

use isocross::venues;
#[path = "common/sources.rs"]
mod walk;

use std::fs;
use walk::{files, root, rust};

/// A source file: its path below `src/` with `/`, and its text without comments.
struct Source {
    path: String,
    code: String,
    lines: usize,
}

fn sources() -> Vec<Source> {
    rust(&root().join("src"))
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a source file");
            let below = path.strip_prefix(root().join("src")).expect("below src");
            Source {
                path: below.to_string_lossy().replace('\\', "/"),
                code: text
                    .lines()
                    .filter(|line| !line.trim_start().starts_with("//"))
                    .collect::<Vec<_>>()
                    .join("\n"),
                lines: text.lines().count(),
            }
        })
        .collect()
}

fn is_test(path: &str) -> bool {
    path.ends_with("_tests.rs") || path.ends_with("/tests.rs")
}

/// First part of the path: the module a file belongs to.
fn module(path: &str) -> &str {
    path.split(['/', '.']).next().unwrap_or(path)
}

fn offenders(rule: impl Fn(&Source) -> bool) -> Vec<String> {
    sources()
        .iter()
        .filter(|source| rule(source))
        .map(|source| source.path.clone())
        .collect()
}

#[test]
fn imports_go_one_way() {
    let order = [
        "words", "num", "market", "margin", "venues", "simulate", "scenario", "charts", "markup",
        "ui",
    ];
    let place = |module: &str| order.iter().position(|name| *name == module);
    for source in sources() {
        let Some(own) = place(module(&source.path)) else {
            continue;
        };
        for (other, name) in order.iter().enumerate().skip(own + 1) {
            let used = source.code.contains(&format!("crate::{name}::"))
                || source.code.contains(&format!("crate::{{{name}"));
            // Pictures are plain data: the report fills them, the charts draw them.
            assert!(
                !used,
                "{} imports {name}: a module may use those to its left only ({})",
                source.path,
                order[..=other].join(" ← ")
            );
        }
        if module(&source.path) == "simulate" {
            assert!(
                !source.code.contains("crate::venues"),
                "{}: data and the use of data know nothing of each other",
                source.path
            );
        }
    }
}

#[test]
fn floats_stay_in_their_room() {
    let float = |source: &Source| {
        module(&source.path) != "charts"
            && module(&source.path) != "ui"
            && !source.path.starts_with("simulate/ensemble/")
            && ["f64", "f32"].iter().any(|kind| {
                source
                    .code
                    .split(|c: char| !c.is_alphanumeric())
                    .any(|word| word == *kind)
            })
    };
    assert_eq!(
        offenders(float),
        Vec::<String>::new(),
        "money is Decimal; floats are for pixels and for thousands of random paths"
    );
}

#[test]
fn the_page_names_no_number_type() {
    let named =
        |source: &Source| module(&source.path) == "ui" && source.code.contains("rust_decimal");
    assert_eq!(
        offenders(named),
        Vec::<String>::new(),
        "a sum in a component is a bug without a test"
    );
}

#[test]
fn leptos_and_the_browser_stay_in_the_page() {
    let outside = |source: &Source| {
        !["ui", "main"].contains(&module(&source.path))
            && ["leptos", "web_sys", "wasm_bindgen"]
                .iter()
                .any(|name| source.code.contains(name))
    };
    assert_eq!(
        offenders(outside),
        Vec::<String>::new(),
        "the product must be testable in a terminal"
    );
}

#[test]
fn plotters_stays_in_charts_and_serde_with_files() {
    let plotters =
        |source: &Source| module(&source.path) != "charts" && source.code.contains("plotters");
    assert_eq!(
        offenders(plotters),
        Vec::<String>::new(),
        "replaceable parts stay replaceable"
    );
    let serde = |source: &Source| {
        let allowed = source.path.starts_with("scenario/share")
            || source.path.starts_with("scenario/import/response")
            || source.path == "scenario/output.rs";
        !allowed && source.code.contains("serde")
    };
    assert_eq!(
        offenders(serde),
        Vec::<String>::new(),
        "only links, files, venues' responses and the report for programs know formats"
    );
}

#[test]
fn no_venue_is_known_outside_its_files() {
    for venue in venues::ALL {
        let named = |source: &Source| {
            !source.path.starts_with("venues/")
                && !is_test(&source.path)
                && source.path != "simulate/events.rs"
                && source.code.to_lowercase().contains(venue.slug)
        };
        assert_eq!(
            offenders(named),
            Vec::<String>::new(),
            "{}: the engine and the page must not know a name",
            venue.slug
        );
    }
}

#[test]
fn a_venue_is_data() {
    let function = |source: &Source| {
        source.path.starts_with("venues/")
            && source.path != "venues/mod.rs"
            && source.code.contains("fn ")
    };
    assert_eq!(
        offenders(function),
        Vec::<String>::new(),
        "a venue with a function is a formula again"
    );
}

#[test]
fn nothing_unwraps() {
    let unwraps = |source: &Source| !is_test(&source.path) && source.code.contains(".unwrap()");
    assert_eq!(
        offenders(unwraps),
        Vec::<String>::new(),
        "a panic is a dead page"
    );
}

#[test]
fn files_are_short() {
    let long = |source: &Source| source.lines > 400 && !is_test(&source.path);
    assert_eq!(
        offenders(long),
        Vec::<String>::new(),
        "the best files hold one noun"
    );
}

#[test]
fn bracket_tables_name_source_and_date() {
    let list = files(&root().join("src/venues/tiers"));
    assert!(!list.is_empty());
    for path in list {
        let text = fs::read_to_string(&path).expect("a table");
        for head in ["# source: ", "# as of: "] {
            assert!(
                text.lines().any(|line| line.starts_with(head)),
                "{} lacks {head}",
                path.display()
            );
        }
    }
    for venue in venues::ALL {
        assert!(
            venue
                .brackets
                .contains(&format!("# as of: {}", venue.as_of)),
            "{} and its table disagree on the date",
            venue.slug
        );
    }
}

#[test]
fn every_venue_has_cases() {
    for venue in venues::ALL {
        let own = |other: &&&venues::Venue| other.house == venue.house;
        let houses: Vec<_> = venues::ALL.iter().filter(own).collect();
        assert!(
            houses.iter().any(|other| !other.cases.is_empty()),
            "{} has no published example under test",
            venue.house
        );
    }
}

#[test]
fn every_invariant_names_a_test_that_exists() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    assert!(
        text.lines().count() <= 150,
        "ARCHITECTURE.md has more than 150 lines"
    );
    let all: String = rust(&root().join("tests"))
        .iter()
        .map(|path| fs::read_to_string(path).expect("a test"))
        .collect();
    let mut invariants = 0;
    for paragraph in text
        .split("\n\n")
        .filter(|paragraph| paragraph.trim_start().starts_with("**Invariant"))
    {
        invariants += 1;
        let named: Vec<&str> = paragraph
            .split('`')
            .skip(1)
            .step_by(2)
            .filter(|name| all.contains(&format!("fn {name}(")))
            .collect();
        assert!(!named.is_empty(), "no test is named in: {paragraph}");
    }
    assert!(invariants >= 8, "{invariants} invariants");
}
