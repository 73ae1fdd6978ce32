//! The whole page as one file, `dist/isocross.html`: style, script and code are in it, and its policy
//! forbids it every connection.

use crate::dress::{Dressed, policy, starter, with_head};
use crate::html::{attribute, tags, without};
use crate::notices;
use crate::process::Outcome;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::Path;

/// The file's name beside `index.html`; the page fetches it by this name.
pub const SINGLE: &str = "isocross.html";

/// What it may do: run what is in it.
const POLICY: &str = "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval'; \
    style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'";

/// Where a saved file has its scenario.
const SCENARIO: &str = "<meta name=\"isocross-scenario\" content=\"\">";

/// Starts the program from the text of its code. The page is kept as it was, to be saved again.
const START: &str = r#"
{
const whole = document.documentElement.cloneNode(true);
["start", "theme", "linked"].forEach((name) => delete whole.dataset[name]);
isocross.source = () => "<!doctype html>" + whole.outerHTML;
isocross.start(
async () => ({ default: INIT }),
async () => {
const text = atob(document.getElementById("isocross-code").textContent);
const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const code = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
return new Response(code, { headers: { "Content-Type": "application/wasm" } });
},
);
}
"#;

/// Writes the single file beside the page that it is made of.
pub fn pack(dist: &Path, dressed: &Dressed) -> Outcome {
    let (styles, html) = cut_links(&dressed.html);
    let mut style = String::new();
    for name in styles {
        style.push_str(&fs::read_to_string(dist.join(name))?);
    }
    if style.contains("</style") || style.contains("@import") {
        return Err("the style cannot be put into the page".into());
    }
    let script = fs::read_to_string(dist.join(&dressed.script))?;
    let code = fs::read(dist.join(&dressed.code))?;
    let head = [
        &policy(POLICY),
        SCENARIO,
        "<script>",
        &inline(&starter()?),
        "</script><style>",
        &style,
        "</style>",
    ];
    let html = with_head(&html, &head.concat())?;
    let html = html.replacen("<html", "<html data-single", 1);
    let (before, after) = html.split_at(html.rfind("</body>").unwrap_or(html.len()));
    let single = [
        before,
        "<script type=\"text/plain\" id=\"isocross-code\">",
        &STANDARD.encode(zipped(&code)?),
        "</script><script type=\"module\">",
        &inline(&with_start(&script)?),
        "</script>",
        &comment(&fs::read_to_string(dist.join(notices::FILE))?),
        after,
    ];
    fs::write(dist.join(SINGLE), single.concat())?;
    Ok(())
}

/// The names of the style sheets, and the page without any link to another file.
fn cut_links(html: &str) -> (Vec<String>, String) {
    let links = tags(html, "link");
    let is_outside = |tag: &str| attribute(tag, "href").is_none_or(|to| !to.starts_with("data:"));
    let outside: Vec<_> = links
        .into_iter()
        .filter(|tag| is_outside(&html[tag.clone()]))
        .collect();
    let styles = outside.iter().map(|tag| &html[tag.clone()]);
    let styles = styles.filter(|tag| attribute(tag, "rel") == Some("stylesheet"));
    let names = styles.filter_map(|tag| attribute(tag, "href").map(str::to_owned));
    (names.collect(), without(html, &outside))
}

/// The program's script, which exports nothing any more but is started.
fn with_start(script: &str) -> Outcome<String> {
    let at = script
        .rfind("export")
        .ok_or("the program's script exports nothing")?;
    let (body, exports) = script.split_at(at);
    let init = exports
        .split(['{', ',', '}'])
        .find_map(|name| name.trim().strip_suffix(" as default"))
        .ok_or("the program's script exports no start")?;
    if body.contains("import ") {
        return Err("the program's script wants other scripts".into());
    }
    Ok([body, &START.replace("INIT", init)].concat())
}

/// Script that can stand between its tags.
fn inline(script: &str) -> String {
    script
        .replace("</script", "<\\/script")
        .replace("<!--", "<\\!--")
}

/// Text for whoever looks into the file: its readers have no other file beside it.
fn comment(text: &str) -> String {
    let text = text.replace("--!>", "-- !>").replace("-->", "-- >");
    ["<!--\n", &text, "\n-->"].concat()
}

fn zipped(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes)?;
    Ok(gzip.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_other_files_go_and_styles_are_named() {
        let html = "<link rel=icon href=\"data:,x\"><link href=./a.css rel=stylesheet>\
            <link rel=manifest href=m.webmanifest><p>";
        let (styles, rest) = cut_links(html);
        assert_eq!(styles, ["./a.css"]);
        assert_eq!(rest, "<link rel=icon href=\"data:,x\"><p>");
    }

    #[test]
    fn a_comment_ends_where_it_should() {
        assert_eq!(comment("a --> b"), "<!--\na -- > b\n-->");
    }

    #[test]
    fn the_script_is_started_by_the_name_it_exports() {
        let glue = "const exporter = 1;\nexport { initSync, __wbg_init as default };\n";
        let started = with_start(glue).unwrap();
        assert!(started.starts_with("const exporter = 1;\n\n{"));
        assert!(started.contains("({ default: __wbg_init })"));
        assert!(!started.contains("export {"));
        assert!(with_start("import a from './b.js';export{c as default};").is_err());
        assert_eq!(inline("'</script>'"), "'<\\/script>'");
    }
}
