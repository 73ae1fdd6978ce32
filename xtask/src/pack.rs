//! The whole page as one file, `dist/isocross.html`: style, script and code are in it, and its policy
//! forbids it every connection.

use crate::dress::{Dressed, policy, starter, terse, with_head};
use crate::html::{attribute, tags, without};
use crate::notices;
use crate::process::Outcome;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::fs;
use std::num::NonZeroU64;
use std::path::Path;
use zopfli::{Format, Options};

/// The file's name beside `index.html`; the page fetches it by this name.
pub const SINGLE: &str = "isocross.html";

/// What it may do: run what is in it.
const POLICY: &str = "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval'; \
    style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'";

/// Where a saved file has its scenario, and the address that its links lead to.
const KEPT: &str =
    "<meta name=\"isocross-scenario\" content=\"\"><meta name=\"isocross-home\" content=\"\">";

/// Starts the program from what is packed in the page. The page is kept as it was, to be saved again.
const START: &str = r##"
const whole = document.documentElement.cloneNode(true);
["start", "theme", "linked"].forEach((name) => delete whole.dataset[name]);
isocross.source = () => "<!doctype html>" + whole.outerHTML;
const unpacked = (id, type) => {
const text = atob(document.getElementById(id).textContent);
const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
return new Response(stream, { headers: { "Content-Type": type } });
};
const program = async () => {
const script = document.createElement("script");
script.type = "module";
script.textContent = await unpacked("isocross-script", "text/javascript").text();
return new Promise((done) => {
isocross.loaded = done;
document.head.append(script);
});
};
isocross.start(program, async () => unpacked("isocross-code", "application/wasm"));
addEventListener("toggle", async ({ target }) => {
const room = target.querySelector?.("#licences pre");
if (room) room.textContent = await unpacked("isocross-notices", "text/plain").text();
}, true);
"##;

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
        KEPT,
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
        &packed("isocross-notices", &fs::read(dist.join(notices::FILE))?)?,
        &packed("isocross-script", terse(&announced(&script)?).as_bytes())?,
        &packed("isocross-code", &code)?,
        "<script type=\"module\">",
        START.trim(),
        "</script>",
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

/// The program's script, which exports nothing any more but hands out what starts it.
fn announced(script: &str) -> Outcome<String> {
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
    Ok(format!("{body}isocross.loaded({{ default: {init} }});\n"))
}

/// Script that can stand between its tags.
fn inline(script: &str) -> String {
    script
        .replace("</script", "<\\/script")
        .replace("<!--", "<\\!--")
}

/// Bytes as an element that nothing runs.
fn packed(id: &str, bytes: &[u8]) -> Outcome<String> {
    let text = STANDARD.encode(zipped(bytes)?);
    Ok(format!(
        "<script type=\"text/plain\" id=\"{id}\">{text}</script>"
    ))
}

/// As small as gzip can be: every byte of it is sent, and saved, as it is.
fn zipped(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut zipped = Vec::new();
    let options = Options {
        iteration_count: const { NonZeroU64::new(5).expect("5") },
        ..Options::default()
    };
    zopfli::compress(options, Format::Gzip, bytes, &mut zipped)?;
    Ok(zipped)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use std::io::Read;

    #[test]
    fn links_to_other_files_go_and_styles_are_named() {
        let html = "<link rel=icon href=\"data:,x\"><link href=./a.css rel=stylesheet>\
            <link rel=manifest href=m.webmanifest><p>";
        let (styles, rest) = cut_links(html);
        assert_eq!(styles, ["./a.css"]);
        assert_eq!(rest, "<link rel=icon href=\"data:,x\"><p>");
    }

    #[test]
    fn what_is_packed_is_gzip_in_letters() {
        let element = packed("a", b"code, code, code").unwrap();
        let text = element.strip_prefix("<script type=\"text/plain\" id=\"a\">");
        let text = text
            .and_then(|text| text.strip_suffix("</script>"))
            .unwrap();
        let zipped = STANDARD.decode(text).unwrap();
        let mut unpacked = String::new();
        GzDecoder::new(&zipped[..])
            .read_to_string(&mut unpacked)
            .unwrap();
        assert_eq!(unpacked, "code, code, code");
    }

    #[test]
    fn the_script_is_started_by_the_name_it_exports() {
        let glue = "const exporter = 1;\nexport { initSync, __wbg_init as default };\n";
        assert_eq!(
            announced(glue).unwrap(),
            "const exporter = 1;\nisocross.loaded({ default: __wbg_init });\n"
        );
        assert!(announced("import a from './b.js';export{c as default};").is_err());
        assert_eq!(inline("'</script>'"), "'<\\/script>'");
    }
}
