//! The notices of what others wrote and the page holds: names, versions, licences and their texts.

use crate::process::{Outcome, output};
use crate::toolchain::WASM;
use crate::workspace;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The file in `dist/`.
pub const FILE: &str = "notices.txt";

const HEAD: &str = "\
Isocross is its authors' own code, under the MIT License or the Apache License 2.0, at your option, and
holds the works below in compiled form. Each stands with its version and its licence; where a work offers
a choice of licences, one of them is printed.
";
const RULE: &str =
    "\n--------------------------------------------------------------------------------\n\n";
/// How files are called that hold a licence or what must go with it.
const NAMES: [&str; 6] = [
    "LICENSE",
    "LICENCE",
    "COPYING",
    "UNLICENSE",
    "COPYRIGHT",
    "NOTICE",
];

/// One work.
#[derive(Debug)]
struct Work {
    name: String,
    /// "MIT OR Apache-2.0".
    licence: String,
    texts: Vec<String>,
}

/// Writes the notices into the built page.
pub fn write(dist: &Path) -> Outcome {
    fs::write(dist.join(FILE), text()?)?;
    Ok(())
}

/// The notices as one text.
fn text() -> Outcome<String> {
    let works = works()?;
    let mut text = HEAD.to_owned();
    text.push('\n');
    for work in &works {
        text.push_str(&format!("{}: {}\n", work.name, work.licence));
    }
    let mut texts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for work in &works {
        for licence in &work.texts {
            texts.entry(licence).or_default().push(&work.name);
        }
    }
    let mut texts: Vec<_> = texts.into_iter().collect();
    texts.sort_by(|one, other| one.1.cmp(&other.1));
    for (licence, names) in texts {
        text.push_str(&format!("{RULE}{}\n\n{licence}\n", names.join(", ")));
    }
    Ok(text)
}

/// All works, by name.
fn works() -> Outcome<Vec<Work>> {
    let packages = packages()?;
    let mut works = vec![standard_library()?];
    for name in compiled()? {
        let package = packages
            .get(&name)
            .ok_or_else(|| format!("Cargo does not know {name}"))?;
        if package.source.is_some() {
            works.push(Work {
                texts: texts(package)?,
                licence: package.licence.clone(),
                name,
            });
        }
    }
    Ok(works)
}

fn standard_library() -> Outcome<Work> {
    Ok(Work {
        name: "Rust's standard library".to_owned(),
        licence: "MIT OR Apache-2.0".to_owned(),
        texts: vec![terms_of_mit()?],
    })
}

/// Names with versions of the crates that are compiled into the page, "libm 0.2.16"; a macro runs while
/// the page is built and stays behind.
fn compiled() -> Outcome<Vec<String>> {
    let tree = cargo(&[
        "tree",
        "--locked",
        "--package=isocross",
        "--target",
        WASM,
        "--edges=normal,no-proc-macro",
        "--prefix=none",
        "--format={p}",
    ])?;
    let mut names: Vec<String> = tree
        .lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            Some(format!(
                "{} {}",
                words.next()?,
                words.next()?.strip_prefix('v')?
            ))
        })
        .collect();
    names.sort();
    names.dedup();
    Ok(names)
}

/// What Cargo knows of a crate.
struct Package {
    /// None: it is the project's own.
    source: Option<String>,
    licence: String,
    authors: Vec<String>,
    folder: PathBuf,
}

/// Cargo's own account of the project's graph.
fn metadata() -> Outcome<Value> {
    let text = cargo(&["metadata", "--locked", "--format-version=1"])?;
    Ok(serde_json::from_str(&text)?)
}

/// Every crate of the graph, by name and version.
fn packages() -> Outcome<BTreeMap<String, Package>> {
    let metadata = metadata()?;
    let list = metadata["packages"].as_array().ok_or("no packages")?;
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let package = |package: &Value| {
        let manifest = PathBuf::from(word(&package["manifest_path"]));
        let authors = package["authors"].as_array().into_iter().flatten();
        Package {
            source: package["source"].as_str().map(str::to_owned),
            licence: word(&package["license"]),
            authors: authors.map(word).collect(),
            folder: manifest.parent().map_or_else(PathBuf::new, Path::to_owned),
        }
    };
    let name =
        |package: &Value| format!("{} {}", word(&package["name"]), word(&package["version"]));
    Ok(list
        .iter()
        .map(|entry| (name(entry), package(entry)))
        .collect())
}

fn cargo(arguments: &[&str]) -> Outcome<String> {
    let mut command = Command::new("cargo");
    command.args(arguments).current_dir(workspace::root());
    output(&mut command).ok_or_else(|| format!("`cargo {}` failed", arguments.join(" ")).into())
}

/// The licence's texts as the crate brings them; where it brings none, the terms that it names.
fn texts(package: &Package) -> Outcome<Vec<String>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(&package.folder)? {
        let name = entry?.file_name().to_string_lossy().to_uppercase();
        if NAMES.iter().any(|known| name.starts_with(known)) {
            files.push(name);
        }
    }
    let mut texts = Vec::new();
    for name in chosen(files, &package.licence) {
        let text = file(&package.folder, &name)?;
        // One word is what is left of a link to a file outside the crate.
        if text.contains(char::is_whitespace) {
            texts.push(text);
        }
    }
    if texts.is_empty() {
        if !package.licence.split(' ').any(|word| word == "MIT") {
            let folder = package.folder.display();
            return Err(format!("{folder} has no text of its licence, {}", package.licence).into());
        }
        let authors = match package.authors.as_slice() {
            [] => "its authors".to_owned(),
            authors => authors.join(", "),
        };
        texts.push(format!("Copyright (c) {authors}\n\n{}", terms_of_mit()?));
    }
    Ok(texts)
}

/// Which of a crate's files to print: of licences to choose from the shortest, and whatever is a notice.
fn chosen(mut files: Vec<String>, licence: &str) -> Vec<String> {
    files.sort();
    let is_mit = |name: &String| name.contains("MIT");
    if !licence.contains(" AND ") && files.iter().any(is_mit) {
        files.retain(|name| is_mit(name) || name.starts_with("NOTICE"));
    }
    files
}

/// A file by its name, whatever its case.
fn file(folder: &Path, name: &str) -> Outcome<String> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().to_uppercase() == name {
            let text = fs::read_to_string(entry.path())?;
            return Ok(text.replace('\r', "").trim().to_owned());
        }
    }
    Err(format!("{name} is gone").into())
}

/// The MIT License without a name, as the project's own file has it.
fn terms_of_mit() -> Outcome<String> {
    let own = fs::read_to_string(workspace::root().join("LICENSE"))?;
    let start = own
        .find("Permission is hereby")
        .ok_or("LICENSE has no MIT License")?;
    let terms = own[start..].split("\n=====").next().unwrap_or_default();
    Ok(terms.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a crate needs in a browser whatever is chosen of it.
    fn needs(package: &Value) -> Vec<&str> {
        let list = package["dependencies"].as_array().unwrap().iter();
        let needed = list.filter(|other| {
            other["optional"] == false && other["kind"].is_null() && other["target"].is_null()
        });
        needed
            .map(|other| other["name"].as_str().unwrap())
            .collect()
    }

    /// By Cargo's other account of the graph: what a crate of the page cannot do without is named too.
    #[test]
    fn what_a_work_needs_is_named_too() {
        let (metadata, compiled) = (metadata().unwrap(), compiled().unwrap());
        let named = |name: &str| {
            let mut names = compiled.iter().map(|work| work.split(' ').next());
            names.any(|known| known == Some(name))
        };
        for direct in [
            "leptos",
            "plotters",
            "rust_decimal",
            "serde_json",
            "wasm-bindgen",
        ] {
            assert!(named(direct), "{direct}");
        }
        let packages = metadata["packages"].as_array().unwrap();
        // They run while the page is compiled.
        let is_macro = |name: &str| {
            let mut known = packages.iter().filter(|package| package["name"] == name);
            known.any(|package| package["targets"].to_string().contains("\"proc-macro\""))
        };
        let mut needed = 0;
        for package in packages {
            let name = package["name"].as_str().unwrap();
            let version = package["version"].as_str().unwrap();
            if compiled.contains(&format!("{name} {version}")) {
                for need in needs(package) {
                    assert!(named(need) || is_macro(need), "{name} needs {need}");
                    needed += 1;
                }
            }
        }
        assert!(needed > 100, "{needed}");
    }

    #[test]
    fn every_work_stands_with_its_licence_in_full() {
        let text = text().unwrap();
        let works = works().unwrap();
        assert!(works.len() > 100, "{}", works.len());
        for work in &works {
            assert!(text.contains(&format!("\n{}: {}\n", work.name, work.licence)));
            assert!(!work.licence.is_empty(), "{}", work.name);
            let words: usize = work
                .texts
                .iter()
                .map(|text| text.split_whitespace().count())
                .sum();
            assert!(words > 100, "{} has {words} words of licence", work.name);
            assert!(work.texts.iter().all(|licence| text.contains(licence)));
        }
        assert!(!text.contains("isocross-kernel"));
    }

    #[test]
    fn of_licences_to_choose_from_the_shortest_is_printed() {
        let files = |names: &[&str]| {
            names
                .iter()
                .map(|name| (*name).to_owned())
                .collect::<Vec<_>>()
        };
        let both = files(&["LICENSE-MIT", "LICENSE-APACHE", "NOTICE"]);
        assert_eq!(
            chosen(both.clone(), "MIT OR Apache-2.0"),
            ["LICENSE-MIT", "NOTICE"]
        );
        assert_eq!(chosen(both.clone(), "MIT AND Apache-2.0").len(), 3);
        assert_eq!(chosen(files(&["LICENSE"]), "Zlib"), ["LICENSE"]);
    }
}
