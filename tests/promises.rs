//! Every test that the documents name exists.

#[path = "common/sources.rs"]
mod sources;

use sources::{root, rust};
use std::fs;

const DOCUMENTS: [&str; 5] = [
    "ARCHITECTURE.md",
    "docs/conventions.md",
    "docs/accessibility.md",
    "docs/security.md",
    "docs/embed.md",
];

/// Names of tests are sentences of at least three words.
fn is_sentence(name: &str) -> bool {
    name.split('_').count() > 2
        && name
            .chars()
            .all(|letter| letter == '_' || letter.is_ascii_lowercase() || letter.is_ascii_digit())
}

#[test]
fn documents_name_tests_that_exist() {
    let folders = ["src", "tests", "xtask/src"].map(|folder| rust(&root().join(folder)));
    let read = |path| fs::read_to_string(path).expect("a source file");
    let all: String = folders.iter().flatten().map(read).collect();
    let mut named = 0;
    for document in DOCUMENTS {
        let text = fs::read_to_string(root().join(document)).expect(document);
        for name in text.split('`').skip(1).step_by(2) {
            if is_sentence(name) {
                named += 1;
                assert!(
                    all.contains(&format!("fn {name}(")),
                    "{document} names {name}"
                );
            }
        }
    }
    assert!(named > 100, "{named} names");
}
