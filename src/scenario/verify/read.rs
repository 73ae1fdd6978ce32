//! A case file as cases; nothing is computed here.

use super::{Origin, Unread};
use crate::venues::{self, Venue};

/// Where cases are from.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    key: &'a str,
    /// Whose it is.
    pub origin: Origin,
    /// Date, or "undated".
    pub date: &'a str,
    /// Addresses, or one title.
    pub places: Vec<&'a str>,
}

/// A line in words.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// Counted from 1.
    pub line: usize,
    /// The first word.
    pub head: &'a str,
    /// The others.
    pub words: Vec<&'a str>,
}

/// One published example.
#[derive(Clone, Debug)]
pub struct Case<'a> {
    /// Line of its head.
    pub line: usize,
    /// Its number.
    pub id: &'a str,
    /// The product that it is computed under.
    pub product: &'static Venue,
    /// Where it is from.
    pub source: Source<'a>,
    /// What it is about.
    pub title: &'a str,
    /// Inputs found from what the source prints.
    pub fitted: &'a str,
    /// Why it does not agree.
    pub reason: &'a str,
    /// Inputs.
    pub entries: Vec<Entry<'a>>,
    /// Published figures.
    pub told: Vec<Entry<'a>>,
}

/// Every case of a text, and the lines that are none.
pub fn cases(text: &str) -> (Vec<Case<'_>>, Vec<Unread>) {
    let (mut sources, mut cases, mut unread) = (Vec::new(), Vec::new(), Vec::new());
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (head, rest) = line.split_once(' ').unwrap_or((line, ""));
        let entry = Entry {
            line: index + 1,
            head,
            words: rest.split_whitespace().collect(),
        };
        let took = match head {
            "source" => source(&entry, rest).map(|source| sources.push(source)),
            "case" => case(&entry, rest, &sources).map(|case| cases.push(case)),
            _ => line_of(&mut cases, entry, rest),
        };
        if let Err(what) = took {
            unread.push(what);
        }
    }
    (cases, unread)
}

/// What follows the first `words` words.
fn after(rest: &str, words: usize) -> &str {
    rest.splitn(words + 1, ' ')
        .nth(words)
        .unwrap_or_default()
        .trim()
}

fn source<'a>(entry: &Entry<'a>, rest: &'a str) -> Result<Source<'a>, Unread> {
    let origin = match entry.word(1)? {
        "own" => Origin::Own,
        "sample" => Origin::Sample,
        "third" => Origin::Third,
        "made" => Origin::MadeUp,
        _ => return Err(entry.wrong("no such origin")),
    };
    let places = after(rest, 3);
    let is_address = |word: &&str| word.starts_with("https://");
    Ok(Source {
        key: entry.word(0)?,
        origin,
        date: entry.word(2)?,
        places: match entry.words.iter().skip(3).all(is_address) {
            true => entry.words[3..].to_vec(),
            false => vec![places],
        },
    })
}

fn case<'a>(entry: &Entry<'a>, rest: &'a str, sources: &[Source<'a>]) -> Result<Case<'a>, Unread> {
    let (slug, key) = (entry.word(1)?, entry.word(2)?);
    let named = |venue: &&&Venue| venue.slug == slug || venue.id() == slug;
    let product = venues::ALL.iter().find(named).copied();
    let source = sources.iter().find(|source| source.key == key);
    Ok(Case {
        line: entry.line,
        id: entry.word(0)?,
        product: product.ok_or_else(|| entry.wrong("no such product"))?,
        source: source
            .cloned()
            .ok_or_else(|| entry.wrong("no such source"))?,
        title: after(rest, 3),
        fitted: "",
        reason: "",
        entries: Vec::new(),
        told: Vec::new(),
    })
}

fn line_of<'a>(cases: &mut [Case<'a>], entry: Entry<'a>, rest: &'a str) -> Result<(), Unread> {
    let Some((case, before)) = cases.split_last_mut() else {
        return Err(entry.wrong("no case has begun"));
    };
    match entry.head {
        "fitted" => case.fitted = rest,
        "differs" => case.reason = rest,
        "as" => {
            let known = before.iter().find(|known| known.id == rest);
            let known = known.ok_or_else(|| entry.wrong("no such case before"))?;
            case.entries.extend(known.entries.iter().cloned());
        }
        "with" | "long" | "short" | "hold" | "order" | "rows" => case.entries.push(entry),
        "=" | "~" | "<" | ">" => case.told.push(entry),
        "within" => {
            // The tolerance goes behind, so that the figure is the first word of every such line.
            let mut entry = entry;
            if entry.words.len() > 1 {
                entry.words.rotate_left(1);
            }
            case.told.push(entry);
        }
        _ => return Err(entry.wrong("no such line")),
    }
    Ok(())
}
