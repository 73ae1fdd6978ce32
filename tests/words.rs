//! What a reader sees is said in `src/words`: no other source holds a text literal with words in it.

#[path = "common/sources.rs"]
mod sources;

use sources::{root, rust};
use std::fs;

/// Literals that look like words and are none: keys, classes, names in formats that programs read, and what is
/// searched for in pasted heads.
const NO_WORDS: &[&str] = &[
    " account value",
    " at line ",
    " requirement by equity",
    "#log tr",
    "(prefers-color-scheme: dark)",
    "End",
    "Enter",
    "Escape",
    "Home",
    "Intl",
    "Isocross is a web page: run `cargo xtask serve`.",
    "Probe",
    "a stencil has one element",
    "a stencil has the holes it fills",
    "a template can be made",
    "account value",
    "all at the last rate",
    "at or below",
    "bracket jump",
    "by notional",
    "by size",
    "chart measure bold",
    "chart measure",
    "each part at its rate",
    "error {place}",
    "floors and amounts count coins",
    "floors count contracts",
    "key {}",
    "kind {index}",
    "last price",
    "liquidation price",
    "mark price",
    "mode {index}",
    "open time",
    "side {index}",
    "take over",
    "up to ",
    "up to",
    "venue {}",
    "venues many",
    "{class} differs",
    "|max leverage",
];

/// Files whose texts are not the page's own words: facts of venues and recorded events are data that name their
/// source, units are the grammar of numbers, classes belong to the style sheet, the product's name to no language,
/// and who writes a published example reads the messages of `verify/`.
const OTHERS: [&str; 10] = [
    "charts/class.rs",
    "charts/file.rs",
    "charts/frame.rs",
    "charts/text.rs",
    "markup/still.rs",
    "num/scan.rs",
    "scenario/verify",
    "simulate/events.rs",
    "ui/header.rs",
    "venues/",
];

/// The text literals of a source, without comments, attributes and the tests at its end.
fn literals(source: &str) -> Vec<String> {
    let end = source.find("#[cfg(test)]\nmod tests {");
    let mut rest = &source[..end.unwrap_or(source.len())];
    let mut found = Vec::new();
    while let Some(first) = rest.chars().next() {
        rest = if rest.starts_with("//") {
            rest.find('\n').map_or("", |end| &rest[end..])
        } else if rest.starts_with("#[") || rest.starts_with("#![") {
            after_attribute(rest)
        } else if rest.starts_with("r\"") || rest.starts_with("r#") {
            let hashes = rest[1..].chars().take_while(|one| *one == '#').count();
            let close = format!("\"{}", "#".repeat(hashes));
            match rest[1 + hashes..].strip_prefix('"') {
                Some(text) => {
                    let end = text.find(&close).expect("a raw text ends");
                    found.push(text[..end].to_owned());
                    &text[end + close.len()..]
                }
                None => &rest[1..],
            }
        } else if first == '"' {
            let (text, after) = quoted(&rest[1..]);
            found.push(text);
            after
        } else if let Some(after) = after_letter(rest) {
            after
        } else if first.is_alphanumeric() || first == '_' {
            // So that the `r` at the end of a name is not taken for that of a raw text.
            rest.trim_start_matches(|one: char| one.is_alphanumeric() || one == '_')
        } else {
            &rest[first.len_utf8()..]
        };
    }
    found
}

/// The text up to its closing quote, and what follows.
fn quoted(source: &str) -> (String, &str) {
    let mut text = String::new();
    let mut letters = source.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return (text, &source[at + 1..]),
            '\\' => match letters.next() {
                Some((_, 'u')) => {
                    letters.by_ref().find(|(_, one)| *one == '}');
                    text.push('|');
                }
                Some((_, '\n')) => {
                    let (at, _) = letters
                        .clone()
                        .find(|(_, one)| !one.is_whitespace())
                        .expect("a text goes on");
                    while letters.clone().next().is_some_and(|(next, _)| next < at) {
                        letters.next();
                    }
                }
                _ => text.push('|'),
            },
            _ => text.push(letter),
        }
    }
    unreachable!("a text does not end: {text}")
}

/// What follows a letter in single quotes; a lifetime is none.
fn after_letter(source: &str) -> Option<&str> {
    let inside = source.strip_prefix('\'')?;
    let end = match inside.strip_prefix('\\') {
        Some(escaped) => escaped
            .find('\'')
            .filter(|end| *end > 0 || escaped.starts_with("''"))
            .map(|end| end + 1),
        None => inside.chars().next().map(char::len_utf8),
    }?;
    inside[end..].strip_prefix('\'')
}

fn after_attribute(source: &str) -> &str {
    let mut depth = 0_u32;
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        rest = match first {
            '"' => quoted(&rest[1..]).1,
            _ => &rest[first.len_utf8()..],
        };
        match first {
            '[' => depth += 1,
            ']' if depth == 1 => return rest,
            ']' => depth -= 1,
            _ => {}
        }
    }
    rest
}

/// The parts of a text that are neither tags nor values put in, those attributes included that are read.
fn said(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let tag = first == '<'
            && rest[1..].starts_with(|one: char| one.is_ascii_alphabetic() || one == '/');
        let close = match first {
            '<' if tag => rest.find('>'),
            '{' => rest.find('}'),
            _ => None,
        };
        if let Some(end) = close {
            for name in [
                "aria-label",
                "aria-description",
                "title",
                "placeholder",
                "alt",
            ] {
                let value = rest[..end].split(&format!(" {name}=\"")).nth(1);
                parts.extend(
                    value
                        .and_then(|value| value.split('"').next())
                        .map(str::to_owned),
                );
            }
            match first {
                '{' => parts.last_mut().expect("a part").push('0'),
                _ => parts.push(String::new()),
            }
            rest = &rest[end + 1..];
        } else {
            match first {
                '|' | '<' => parts.push(String::new()),
                _ => parts.last_mut().expect("a part").push(first),
            }
            rest = &rest[first.len_utf8()..];
        }
    }
    parts
}

/// Two words one after the other, a word after a value, or one word that begins as a sentence does.
fn has_words(text: &str) -> bool {
    said(text).iter().any(|part| {
        let part = part.trim();
        let letters = |word: &str| word.chars().all(char::is_alphabetic);
        let word = |word: &str| {
            let word = word.trim_end_matches([',', ';', ':', '.']);
            word.chars().count() > 1 && letters(word)
        };
        let alone = part.trim_end_matches(['.', ':']);
        let begins = alone.chars().next().is_some_and(char::is_uppercase)
            && alone.chars().skip(1).all(char::is_lowercase)
            && alone.chars().count() > 2
            && letters(alone);
        let pieces: Vec<&str> = part.split(' ').collect();
        begins
            || pieces.windows(2).any(|pair| {
                let is_value = |piece: &str| piece.trim_end_matches([',', ';', ':', '.']) == "0";
                word(pair[0]) && word(pair[1])
                    || is_value(pair[0]) && word(pair[1]) && pair[1].chars().count() > 2
                    || word(pair[0]) && pair[0].chars().count() > 2 && is_value(pair[1])
            })
    })
}

#[test]
fn every_word_that_a_reader_sees_stands_in_words() {
    let source = root().join("src");
    let mut elsewhere = Vec::new();
    let mut in_words = 0;
    for path in rust(&source) {
        let below = path.strip_prefix(&source).expect("below src");
        let below = below.to_string_lossy().replace('\\', "/");
        if below.ends_with("tests.rs") || OTHERS.iter().any(|other| below.starts_with(other)) {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a source file");
        let words = literals(&text).into_iter().filter(|text| has_words(text));
        if below.starts_with("words/") {
            in_words += words.count();
        } else {
            let words = words.filter(|text| !NO_WORDS.contains(&text.as_str()));
            elsewhere.extend(words.map(|text| format!("{below}: {text}")));
        }
    }
    assert!(
        elsewhere.is_empty(),
        "words of a language stand in src/words alone:\n{}",
        elsewhere.join("\n")
    );
    assert!(in_words > 1000, "{in_words} texts with words");
}

#[test]
fn words_are_told_from_other_texts() {
    for words in [
        "Cross lacks",
        "<b class=\"a b\">Add</b>",
        "<i title=\"what it is\"></i>",
        "closes {} first",
        "Balance",
        "holds {name}.",
    ] {
        assert!(has_words(words), "{words}");
    }
    for other in [
        "",
        "v=1&bal=1000",
        "<b class=\"a b\"></b>",
        "{a} {b}",
        "M 0 0 L 1 1",
        "BTC",
        "isocross-saved-1",
    ] {
        assert!(!has_words(other), "{other}");
    }
    let source = "// \"a comment\"\n#[expect(x, reason = \"not said\")]\nlet a = 'x'; f::<'a>(\"one \\\n   two\", r#\"three \"four\"\"#)";
    assert_eq!(literals(source), ["one two", "three \"four\""]);
}
