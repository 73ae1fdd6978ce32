//! Every venue against published examples of its own arithmetic (`src/venues/cases`), each computed
//! through the engine under the venue's rules.
//!
//! `UPDATE_GOLDEN=1 cargo test --test venues` rewrites `docs/verification.md`; read it in review.

use isocross::scenario::verify::{self, Verified};
use isocross::venues;
use proptest::prelude::*;
use std::fmt::Write;
use std::path::Path;

/// Examples of each house, those of tables carried by the page included.
const CASES: [(&str, usize); 8] = [
    ("ApeX", 7),
    ("Binance", 26),
    ("Bybit", 18),
    ("dYdX", 31),
    ("GMX", 19),
    ("Hyperliquid", 53),
    ("Kraken", 7),
    ("OKX", 13),
];

/// Known differences of each house: examples whose figure the rules do not give.
const DIFFERENCES: [(&str, &[&str]); 3] = [
    ("ApeX", &["005", "011"]),
    ("dYdX", &["140"]),
    ("Hyperliquid", &["027", "041", "043", "047"]),
];

fn all() -> Vec<Verified> {
    verify::houses().into_iter().map(verify::verify).collect()
}

#[test]
fn every_line_of_every_case_file_is_read() {
    for verified in all() {
        assert_eq!(verified.unread, [], "{}", verified.house);
    }
}

#[test]
fn every_venue_agrees_with_its_published_figures() {
    let known = |house: &str| CASES.iter().find(|(name, _)| *name == house);
    let mut wrong = Vec::new();
    for verified in all() {
        println!(
            "{}: {} examples, {} figures, {}",
            verified.house,
            verified.cases,
            verified.rows.len(),
            verified.count()
        );
        assert_eq!(
            known(&verified.house),
            Some(&(verified.house.as_str(), verified.cases))
        );
        for row in &verified.rows {
            if row.agrees != row.reason.is_empty() {
                wrong.push(format!("{}: {row:?}", verified.house));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(
        verify::houses().len(),
        CASES.len(),
        "a house has no case file"
    );
}

#[test]
fn known_differences_are_those_listed() {
    for verified in all() {
        let mut differ: Vec<&str> = Vec::new();
        for row in verified.rows.iter().filter(|row| !row.agrees) {
            assert_ne!(row.difference, "0", "{row:?}");
            if !differ.contains(&row.id.as_str()) {
                differ.push(&row.id);
            }
        }
        let listed = DIFFERENCES
            .iter()
            .find(|(house, _)| *house == verified.house);
        assert_eq!(
            differ,
            listed.map_or(&[][..], |(_, ids)| ids),
            "{}",
            verified.house
        );
    }
}

#[test]
fn a_venue_without_an_example_of_a_liquidation_says_so() {
    for house in ["Kraken", "ApeX"] {
        assert_eq!(
            verify::verify(house).count(),
            "no published liquidation example"
        );
    }
}

/// Cells of a Markdown table.
fn cells(cells: &[&str]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
    format!("| {} |\n", cells.join(" | "))
}

/// Every example of every house, as `docs/verification.md` holds it.
fn verification_page() -> String {
    let mut page = String::from(
        "# Checked against\n\n\
        Every published example of the venues beside the figure that the engine computes from its inputs under the \
        rules of the product named. Written by `UPDATE_GOLDEN=1 cargo test --test venues` from the case files in \
        `src/venues/cases`; the page computes the same table when the section is opened.\n\n\
        *Fitted*: inputs found from what the source prints, so that the agreement shows less. The number beside a \
        venue counts examples of a liquidation printed by the venue itself, no input fitted, that agree.\n",
    );
    for verified in all() {
        let told = (&verified.house, verified.count(), verified.summary());
        write!(page, "\n## {}: {}\n\n{}\n\n", told.0, told.1, told.2).expect("text");
        page += &cells(&[
            "example",
            "rules",
            "figure",
            "published",
            "ours",
            "difference",
            "kind",
            "source",
        ]);
        page += "| --- | --- | --- | ---: | ---: | ---: | --- | --- |\n";
        let mut differences = String::new();
        for row in verified.lines() {
            let place = |(index, place): (usize, &String)| match place.starts_with("https://") {
                true => format!("[{}]({place})", index + 1),
                false => place.clone(),
            };
            let places: Vec<String> = row.sources.iter().enumerate().map(place).collect();
            let source = format!("{}, {}", places.join(" "), row.date);
            let title = format!("{} {}", row.id, row.title);
            let (kind, ours) = (
                row.kind(),
                if row.agrees {
                    row.ours.clone()
                } else {
                    format!("**{}**", row.ours)
                },
            );
            page += &cells(&[
                &title,
                &row.product,
                &row.figure,
                &row.published,
                &ours,
                &row.difference,
                &kind,
                &source,
            ]);
            if !row.reason.is_empty() {
                writeln!(differences, "- {title}: {}", row.differs()).expect("text");
            }
        }
        if !differences.is_empty() {
            page += "\n";
            page += &differences;
        }
    }
    page
}

#[test]
fn the_page_on_verification_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/verification.md");
    let page = verification_page();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, page).expect("docs is writable");
        return;
    }
    let kept = std::fs::read_to_string(&path).expect("docs/verification.md");
    assert!(
        kept == page,
        "docs/verification.md is stale; UPDATE_GOLDEN=1 rewrites it"
    );
}

fn case_files() -> String {
    let first = |house| venues::ALL.iter().find(|venue| venue.house == house);
    let houses = verify::houses().into_iter().filter_map(first);
    houses.map(|venue| venue.cases).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// One word of a case file replaced by any other, or by a hostile number, is an error or a figure.
    #[test]
    fn no_word_of_a_case_file_panics(at in any::<prop::sample::Index>(), from in any::<prop::sample::Index>(), hostile in "[0-9.#@=/-]{1,12}|-?9{1,29}|0\\.0{0,27}1", pick in any::<bool>()) {
        let text = case_files();
        let words: Vec<&str> = text.split(' ').collect();
        let place = at.index(words.len());
        let word = if pick { from.get(&words) } else { hostile.as_str() };
        let word = match words[place].split_once('=') {
            Some((name, _)) => format!("{name}={word}"),
            None => word.to_owned(),
        };
        let begin = text[..].split(' ').take(place).map(|word| word.len() + 1).sum::<usize>();
        // The case around the word is enough, with every source before it.
        let sources: String = text.lines().filter(|line| line.starts_with("source ")).map(|line| format!("{line}\n")).collect();
        let start = text[..begin].rfind("\ncase ").unwrap_or_default();
        let end = text[begin..].find("\ncase ").map_or(text.len(), |end| begin + end);
        let changed = format!("{sources}{} {word}{}\n", text[start..begin].trim_end(), text[begin + words[place].len()..].get(..end.saturating_sub(begin + words[place].len())).unwrap_or_default());
        verify::check(&changed);
    }
}

#[test]
fn every_venue_names_its_source_and_is_found_by_its_id() {
    for venue in venues::ALL {
        assert!(!venue.source.is_empty() && venue.as_of.len() >= "2026".len());
        let found = venues::find(&venue.id());
        assert_eq!(found.map(|found| found.as_of), Some(venue.as_of));
        assert!(verify::houses().contains(&venue.house), "{}", venue.house);
    }
}
