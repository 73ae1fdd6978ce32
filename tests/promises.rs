//! Every test that the documents name exists.

use std::fs;
use std::path::Path;

const DOCUMENTS: [&str; 5] = [
    "ARCHITECTURE.md",
    "docs/conventions.md",
    "docs/accessibility.md",
    "docs/security.md",
    "docs/embed.md",
];

fn code(folder: &Path, all: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder of the project") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            code(&path, all);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            all.push_str(&fs::read_to_string(&path).expect("a source file"));
        }
    }
}

/// Names of tests are sentences of at least three words.
fn is_sentence(name: &str) -> bool {
    name.split('_').count() > 2
        && name
            .chars()
            .all(|letter| letter == '_' || letter.is_ascii_lowercase() || letter.is_ascii_digit())
}

#[test]
fn documents_name_tests_that_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = String::new();
    for folder in ["src", "tests", "xtask/src"] {
        code(&root.join(folder), &mut all);
    }
    let mut named = 0;
    for document in DOCUMENTS {
        let text = fs::read_to_string(root.join(document)).expect(document);
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
