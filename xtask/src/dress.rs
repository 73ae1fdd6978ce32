//! The last step of the page: the opening example in it, a starter of our own in the place of Trunk's,
//! and a policy that names the starter by its hash.

use crate::html::{attribute, tags, without};
use crate::process::{Outcome, output};
use crate::workspace;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Where the opening example goes.
const HOLE: [&str; 2] = ["<div id=opening>", "<div id=\"opening\">"];

/// A page that lacks nothing but its starter and its policy.
pub struct Dressed {
    /// Its text, with Trunk's links to style and program.
    pub html: String,
    /// The name of the program's script.
    pub script: String,
    /// The name of its code.
    pub code: String,
}

/// Finishes `dist/index.html`; what it was made of makes the single file.
pub fn dress(dist: &Path) -> Outcome<Dressed> {
    let file = dist.join("index.html");
    let page = fs::read_to_string(&file)?;
    let dressed = without_starter(&with_opening(&page, &opening()?)?)?;
    let starter = format!(
        "{}isocross.start(() => import({:?}), () => fetch({:?}));",
        starter()?,
        dressed.script,
        dressed.code
    );
    let html = with_head(&dressed.html, &policy(&hosted(&starter)))?;
    fs::write(file, with_script(&html, &starter)?)?;
    Ok(dressed)
}

/// The opening example, as the engine computes it now.
fn opening() -> Outcome<String> {
    let mut command = Command::new("cargo");
    command
        .args(["run", "--quiet", "--locked", "--package=isocross"])
        .args(["--example", "opening"])
        .current_dir(workspace::root());
    Ok(output(&mut command).ok_or("the opening example was not computed")?)
}

/// The starter, as it is put into a page.
pub fn starter() -> Outcome<String> {
    let source = fs::read_to_string(workspace::root().join("assets/start.js"))?;
    Ok(terse(&source))
}

/// A script without its indents and the comments that stand on lines of their own.
pub fn terse(script: &str) -> String {
    let is_code = |line: &&str| {
        !line.is_empty() && !["//", "/*", "*"].iter().any(|mark| line.starts_with(mark))
    };
    let lines = script.lines().map(str::trim).filter(is_code);
    lines.map(|line| format!("{line}\n")).collect()
}

fn with_opening(page: &str, opening: &str) -> Outcome<String> {
    let hole = HOLE.iter().find_map(|hole| {
        let at = page.find(hole)? + hole.len();
        page[at..].starts_with("</div>").then_some(at)
    });
    let (before, after) = page.split_at(hole.ok_or("index.html has no room for the example")?);
    Ok([before, opening.trim_end(), after].concat())
}

/// Takes Trunk's inline script out, and the names that it starts out of what is loaded early.
fn without_starter(page: &str) -> Outcome<Dressed> {
    const END: &str = "</script>";
    let inline = tags(page, "script").into_iter().find_map(|tag| {
        let end = page[tag.end..].find(END)? + tag.end;
        page[tag.end..end]
            .contains("TrunkApplicationStarted")
            .then_some(tag.start..end + END.len())
    });
    let html = without(
        page,
        &[inline.ok_or("Trunk has put no starter into the page")?],
    );
    let early = |kind: &str| {
        let links = tags(&html, "link").into_iter();
        let mut links = links.map(|tag| &html[tag]);
        let link = links.find(|tag| attribute(tag, "rel") == Some(kind));
        let name = link.and_then(|tag| attribute(tag, "href").map(str::to_owned));
        name.ok_or_else(|| format!("the page has no {kind}"))
    };
    let (script, code) = (early("modulepreload")?, early("preload")?);
    Ok(Dressed { html, script, code })
}

/// Puts something behind the page's first words, before anything that it could concern.
pub fn with_head(page: &str, head: &str) -> Outcome<String> {
    let charset = tags(page, "meta").into_iter().next();
    let at = charset.ok_or("the page does not say its encoding")?.end;
    let (before, after) = page.split_at(at);
    Ok([before, head, after].concat())
}

/// Puts the starter behind all links, so that what it fetches is what they have begun to load.
fn with_script(page: &str, script: &str) -> Outcome<String> {
    let link = tags(page, "link").into_iter().next_back();
    let (before, after) = page.split_at(link.ok_or("the page links to nothing")?.end);
    Ok([before, "<script>", script, "</script>", after].concat())
}

/// A policy as the page itself states it.
pub fn policy(policy: &str) -> String {
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
}

/// What a page on a server may do: its own files, its own starter, and nothing else.
fn hosted(starter: &str) -> String {
    let hash = STANDARD.encode(Sha256::digest(starter));
    format!(
        "default-src 'none'; script-src 'self' 'sha256-{hash}' 'wasm-unsafe-eval'; \
         style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; frame-src 'self'; \
         manifest-src 'self'; worker-src 'self'; base-uri 'self'; form-action 'none'"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html><meta charset=utf-8><link href=./a.css rel=stylesheet>\
        <script type=module>import init from './a.js'; TrunkApplicationStarted</script>\
        <link crossorigin href=./a.js rel=modulepreload><link as=fetch href=./a.wasm rel=preload>\
        <body><div id=opening></div>";

    #[test]
    fn a_terse_script_says_the_same() {
        let script = "/**\n * @param {number} a\n */\n  // twice\n  f(a * 2); // not three\n\n";
        assert_eq!(terse(script), "f(a * 2); // not three\n");
    }

    #[test]
    fn the_starter_is_ours_and_the_example_stands() {
        let page = with_opening(PAGE, "<h1>If BTC falls</h1>\n").unwrap();
        assert!(page.ends_with("<div id=opening><h1>If BTC falls</h1></div>"));
        let dressed = without_starter(&page).unwrap();
        assert!(!dressed.html.contains("<script"));
        assert_eq!(
            (dressed.script.as_str(), dressed.code.as_str()),
            ("./a.js", "./a.wasm")
        );
        let page = with_head(&dressed.html, "<p>").unwrap();
        assert!(page.starts_with("<!doctype html><meta charset=utf-8><p><link"));
        let page = with_script(&page, "start()").unwrap();
        assert!(page.contains("rel=preload><script>start()</script><body>"));
        assert!(without_starter(&page).is_err());
    }

    #[test]
    fn the_policy_names_the_starter() {
        // The hash of no bytes at all is well known.
        let policy = hosted("");
        assert!(policy.contains("'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"));
        assert!(!policy.contains("'unsafe-inline'") && !policy.contains("'unsafe-eval'"));
    }
}
