//! What an author pastes to embed a scenario. Everything typed or linked is escaped.

use super::fill;
use crate::scenario::embed::Embed;
use crate::words::page::embedding as words;

/// How a frame comes onto the author's page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Means {
    /// A frame of a fixed height: no script.
    #[default]
    Frame,
    /// The same, and a script that gives it the height its content asks for.
    Script,
    /// The web component, which does both.
    Component,
}

impl Means {
    /// All of them, in the order in which they stand to be chosen.
    pub const ALL: [Self; 3] = [Self::Frame, Self::Script, Self::Component];
}

/// What there is to embed.
#[derive(Clone, Debug)]
pub struct Snippet<'a> {
    /// Where Isocross lies, as [`target`] gives it.
    pub target: &'a Target,
    /// What the embed is asked for.
    pub embed: &'a Embed,
    /// The scenario.
    pub fragment: &'a str,
    /// What it comes to, as text.
    pub sentence: &'a str,
    /// Height of the frame, in pixels.
    pub height: u32,
    /// How it comes onto the page.
    pub means: Means,
}

/// Where Isocross lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    folder: String,
    file: String,
}

/// The file that frames show: it needs no other, so a sandboxed frame that is refused modules and
/// storage shows it as well.
pub const FILE: &str = "isocross.html";

/// Reads an address typed: a folder that holds [`FILE`], or such a file under a name of its own.
/// None where no page on the web could show it.
#[must_use]
pub fn target(address: &str) -> Option<Target> {
    let address = address.trim();
    let address = address.split(['?', '#']).next()?;
    let rest = ["https://", "http://"].iter().find_map(|scheme| {
        let head = address.get(..scheme.len())?;
        head.eq_ignore_ascii_case(scheme)
            .then(|| &address[scheme.len()..])
    })?;
    let plain = |letter: char| letter.is_ascii_graphic() && !"\"'<>\\`{}|^".contains(letter);
    let host = rest.split('/').next()?;
    if host.is_empty() || !rest.chars().all(plain) {
        return None;
    }
    let (folder, file) = match rest.rsplit_once('/') {
        Some((_, file)) if file.ends_with(".html") => {
            (address.strip_suffix(file)?.to_owned(), file)
        }
        Some((_, "")) => (address.to_owned(), ""),
        _ => ([address, "/"].concat(), ""),
    };
    let file = match file {
        "" | "index.html" => FILE,
        own => own,
    };
    let file = file.to_owned();
    Some(Target { folder, file })
}

/// The text to paste.
#[must_use]
pub fn snippet(said: &Snippet<'_>) -> String {
    let Target { folder, file } = said.target;
    let page = [folder.as_str(), file].concat();
    let full = [&page, "#", said.fragment].concat();
    let framed = [&page, "?", &said.embed.query(), "#", said.fragment].concat();
    let height = said.height.to_string();
    let told = fill(
        r#"<p>{} <a href="{}">{}</a>.</p>"#,
        &[said.sentence, &full, words::OPEN_CALCULATION],
    );
    let script = |file: &str| {
        fill(
            r#"<script async src="{}"></script>"#,
            &[&[folder, file].concat()],
        )
    };
    match said.means {
        Means::Component => {
            let element = fill(
                r#"<iso-cross src="{}" height="{}" label="{}">"#,
                &[&framed, &height, words::SIDE_BY_SIDE],
            );
            let script = script("iso-cross.js");
            [&element, "\n", &told, "\n</iso-cross>\n", &script, "\n"].concat()
        }
        Means::Frame | Means::Script => {
            let frame = fill(
                r#"<iframe src="{}" title="{}" width="100%" height="{}" style="border:0" loading="lazy" allow="clipboard-write; web-share"></iframe>"#,
                &[&framed, words::SIDE_BY_SIDE, &height],
            );
            let script = match said.means {
                Means::Script => [&script("embed.js"), "\n"].concat(),
                _ => String::new(),
            };
            [&frame, "\n", &told, "\n", &script].concat()
        }
    }
}
