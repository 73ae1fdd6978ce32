//! The service worker of the built page: what it keeps, by name and hash.

use crate::notices::FILE;
use crate::pack::SINGLE;
use crate::process::Outcome;
use crate::workspace;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const WORKER: &str = "sw.js";
const PAGE: &str = "index.html";
/// What the page links to and does not need: kept once the page is safe.
const LATER: [&str; 2] = [SINGLE, FILE];
/// Files whose text can name others.
const TEXTS: [&str; 4] = ["html", "js", "css", "webmanifest"];

type Files = BTreeMap<String, Vec<u8>>;

/// Writes the worker beside the page.
pub fn write(dist: &Path) -> Outcome {
    let template = fs::read_to_string(workspace::root().join("assets").join(WORKER))?;
    let worker = worker(&template, &read(dist)?)?;
    Ok(fs::write(dist.join(WORKER), worker)?)
}

fn read(dist: &Path) -> Outcome<Files> {
    let mut files = Files::new();
    for entry in fs::read_dir(dist)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            let name = entry.file_name().to_string_lossy().into_owned();
            files.insert(name, fs::read(entry.path())?);
        }
    }
    Ok(files)
}

/// The files that the page is made of: itself, what it names, and what those name.
fn made_of(files: &Files) -> Vec<&str> {
    let mut found = vec![PAGE];
    let mut looked = 0;
    while let Some(name) = found.get(looked) {
        looked += 1;
        let is_text = TEXTS.iter().any(|kind| name.ends_with(&format!(".{kind}")));
        let text = files.get(*name).filter(|_| is_text);
        let text = String::from_utf8_lossy(text.map(Vec::as_slice).unwrap_or_default());
        let named: Vec<&str> = files
            .keys()
            .map(String::as_str)
            .filter(|other| !found.contains(other) && *other != WORKER && !LATER.contains(other))
            .filter(|other| names(&text, other))
            .collect();
        found.extend(named);
    }
    found
}

/// Whether a text has this file's name as a whole.
fn names(text: &str, file: &str) -> bool {
    let part_of_name = |byte: Option<&u8>| {
        byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(byte))
    };
    let bytes = text.as_bytes();
    text.match_indices(file).any(|(at, _)| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        !part_of_name(before) && !part_of_name(bytes.get(at + file.len()))
    })
}

/// The worker with its lists, and a version that is another whenever any of it is.
fn worker(template: &str, files: &Files) -> Outcome<String> {
    let page = made_of(files);
    let list = |names: &[&str]| {
        let lines: Vec<String> = names
            .iter()
            .filter_map(|name| Some((name, files.get(*name)?)))
            .map(|(name, bytes)| {
                // Hosts may send the file's name on to the folder, and what was sent on opens no page.
                let path = if *name == PAGE { "./" } else { name };
                let path = path.to_owned();
                format!(
                    "  \"{path}\": \"sha256-{}\",\n",
                    STANDARD.encode(Sha256::digest(bytes))
                )
            })
            .collect();
        lines.concat()
    };
    let (now, later) = (list(&page), list(&LATER));
    let whole = Sha256::digest([template, &now, &later].concat());
    let version: String = whole
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let mut worker = template.to_owned();
    for (hole, filled) in [
        ("version = \"\"", format!("version = \"{version}\"")),
        ("files = {}", format!("files = {{\n{now}}}")),
        ("later = {}", format!("later = {{\n{later}}}")),
    ] {
        let (before, after) = worker
            .split_once(hole)
            .ok_or_else(|| format!("assets/{WORKER} has no `{hole}`"))?;
        worker = [before, &filled, after].concat();
    }
    Ok(worker)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = include_str!("../../assets/sw.js");

    fn files(list: &[(&str, &str)]) -> Files {
        list.iter()
            .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
            .collect()
    }

    fn page() -> Files {
        files(&[
            (
                "index.html",
                "<script src='./app-1f.js'> <link href=manifest.webmanifest>",
            ),
            ("app-1f.js", "fetch('app-1f_bg.wasm')"),
            ("app-1f_bg.wasm", "picture.svg"),
            ("app-1f.js.br", "packed"),
            ("manifest.webmanifest", "{\"src\": \"icon.png\"}"),
            ("icon.png", "a picture"),
            ("picture.svg", "named by nothing that is text"),
            ("isocross.html", "the one file: app-1f.js"),
            ("embed.js", "for hosts of embeds"),
            ("notices.txt", "works of others"),
            ("sw.js", "an earlier worker"),
        ])
    }

    #[test]
    fn the_page_is_what_it_names() {
        assert_eq!(
            made_of(&page()),
            [
                "index.html",
                "app-1f.js",
                "manifest.webmanifest",
                "app-1f_bg.wasm",
                "icon.png"
            ]
        );
    }

    #[test]
    fn the_worker_lists_names_with_the_hash_of_their_bytes() {
        let worker = worker(TEMPLATE, &page()).unwrap();
        // The hash of "a picture", as `openssl dgst -sha256 -binary | base64` prints it.
        let picture = "\"icon.png\": \"sha256-krL6WAKJWDF+QIvYTs+nD17jWxIZkdvCMsSdFmNTcIs=\",";
        for part in ["\"./\": \"sha256-", "\"app-1f.js\": \"sha256-", picture] {
            assert!(worker.contains(part), "{part} is not in:\n{worker}");
        }
        let (_, later) = worker.split_once("later = {").unwrap();
        assert!(later.starts_with("\n  \"isocross.html\": \"sha256-"));
        assert!(!worker.contains("\"embed.js\""));
    }

    #[test]
    fn any_change_of_any_file_is_another_version() {
        let version = |files: &Files, template: &str| {
            let worker = worker(template, files).unwrap();
            worker
                .lines()
                .find(|line| line.contains("version ="))
                .unwrap()
                .to_owned()
        };
        let first = version(&page(), TEMPLATE);
        assert_eq!(first, version(&page(), TEMPLATE));
        for changed in ["index.html", "app-1f_bg.wasm", "icon.png", "isocross.html"] {
            let mut files = page();
            files.get_mut(changed).unwrap().push(b' ');
            assert_ne!(first, version(&files, TEMPLATE), "{changed}");
        }
        assert_ne!(first, version(&page(), &[TEMPLATE, " "].concat()));
        let mut files = page();
        files.insert("embed.js".to_owned(), b"another".to_vec());
        assert_eq!(first, version(&files, TEMPLATE), "no part of the page");
    }

    #[test]
    fn a_template_without_its_holes_is_refused() {
        assert!(
            worker("nothing", &page())
                .unwrap_err()
                .to_string()
                .contains("version")
        );
    }
}
