//! Inputs one after another, and what came of them.

use crate::accounts::Dice;
use crate::entry::Entry;
use crate::{MEMORY, locales, mutate, shown, watch};
use isocross::num::text::Separators;
use isocross::scenario::form::Form;
use isocross::scenario::many::Books;
use isocross::scenario::share::{left_out, to_fragment};
use isocross::scenario::{Answerer, output};
use std::fmt::{Display, Formatter, Result as FmtResult};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// Of so many accepted inputs one is answered and drawn.
const ANSWERED: u64 = 8;
/// Most that one input may have in use at once, bytes.
const MOST_MEMORY: usize = 256_000_000;
/// Findings after which it is time to look.
const MOST_FINDINGS: usize = 20;
/// Most of an input that is shown.
const SHOWN: usize = 3_000;

/// What came of the inputs of one entry.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    pub tried: u64,
    pub accepted: u64,
    pub answered: u64,
    pub reports: u64,
    /// The longest that one took, and its number.
    pub slowest: (Duration, u64),
    /// The most that one had in use, bytes, and its number.
    pub largest: (usize, u64),
}

/// What came of all of them.
#[derive(Debug)]
pub struct Campaign {
    seed: u64,
    took: Duration,
    /// One an entry.
    pub tallies: Vec<Tally>,
    /// What broke, and on what.
    pub findings: Vec<String>,
}

/// How much of an input is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Depth {
    Read,
    Answer,
}

/// What one input came to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Course {
    accepted: bool,
    answered: bool,
    reports: bool,
}

impl Campaign {
    /// Tries `count` inputs of `seed`.
    pub fn run(seed: u64, count: u64) -> Self {
        watch::start();
        let start = Instant::now();
        let mut campaign = Self {
            seed,
            took: Duration::ZERO,
            tallies: vec![Tally::default(); Entry::ALL.len()],
            findings: Vec::new(),
        };
        for number in 0..count {
            campaign.try_one(number);
            if campaign.findings.len() >= MOST_FINDINGS {
                break;
            }
            if (number + 1) % 100_000 == 0 {
                println!("{} tried after {:.0?}", number + 1, start.elapsed());
            }
        }
        watch::tell(None);
        campaign.took = start.elapsed();
        campaign
    }

    fn try_one(&mut self, number: u64) {
        let (entry, text) = mutate::input(self.seed, number);
        let dice = &mut mutate::dice(!self.seed, number);
        let locale = dice.pick(&locales::LOCALES);
        let depth = match dice.one_in(ANSWERED) {
            true => Depth::Answer,
            false => Depth::Read,
        };
        let name = format!("{entry:?} {number} of seed {}", self.seed);
        watch::tell(Some(format!("{name}: {}", beginning(&text))));
        MEMORY.reset_peak_usage();
        let (before, start) = (MEMORY.current_usage(), Instant::now());
        let (course, finding) = attempt(entry, &text, (locale, depth), dice);
        let took = start.elapsed();
        let used = MEMORY.peak_usage().saturating_sub(before);
        let tally = &mut self.tallies[Entry::ALL
            .iter()
            .position(|known| *known == entry)
            .unwrap_or_default()];
        tally.tried += 1;
        tally.accepted += u64::from(course.accepted);
        tally.answered += u64::from(course.answered);
        tally.reports += u64::from(course.reports);
        tally.slowest = tally.slowest.max((took, number));
        tally.largest = tally.largest.max((used, number));
        let finding = finding.or_else(|| {
            (used > MOST_MEMORY).then(|| format!("{} MB were in use", used / 1_000_000))
        });
        if let Some(finding) = finding {
            self.findings
                .push(format!("{name}: {finding}: {}", beginning(&text)));
        }
    }
}

impl Display for Campaign {
    fn fmt(&self, out: &mut Formatter<'_>) -> FmtResult {
        let tried: u64 = self.tallies.iter().map(|tally| tally.tried).sum();
        writeln!(
            out,
            "{tried} inputs of seed {} in {:.0?}, {} findings",
            self.seed,
            self.took,
            self.findings.len()
        )?;
        writeln!(
            out,
            "{:>9} {:>9} {:>9} {:>9} {:>9} {:>10} {:>8}",
            "", "tried", "accepted", "answered", "reports", "slowest", "most"
        )?;
        for (entry, tally) in Entry::ALL.iter().zip(&self.tallies) {
            let (slowest, largest) = (tally.slowest.0, tally.largest.0 / 1_000_000);
            let Tally {
                tried,
                accepted,
                answered,
                reports,
                ..
            } = tally;
            writeln!(
                out,
                "{:>9} {tried:>9} {accepted:>9} {answered:>9} {reports:>9} {slowest:>10.1?} {largest:>5} MB (slowest {}, most {})",
                format!("{entry:?}"),
                tally.slowest.1,
                tally.largest.1,
            )?;
        }
        Ok(())
    }
}

fn beginning(text: &str) -> String {
    let end = text.floor_char_boundary(SHOWN);
    let more = text.len() - end;
    match more {
        0 => format!("{text:?}"),
        _ => format!("{:?} and {more} bytes more", &text[..end]),
    }
}

/// Reads, answers and shows one input; what broke, if anything did.
pub fn try_whole(entry: Entry, text: &str, locale: Separators) -> (Course, Option<String>) {
    attempt(entry, text, (locale, Depth::Answer), &mut Dice(1))
}

fn attempt(
    entry: Entry,
    text: &str,
    (locale, depth): (Separators, Depth),
    dice: &mut Dice,
) -> (Course, Option<String>) {
    let mut course = Course::default();
    let result = catch_unwind(AssertUnwindSafe(|| {
        let Some(form) = entry.read(text, locale, dice) else {
            return;
        };
        course.accepted = true;
        if depth == Depth::Answer {
            course.answered = true;
            course.reports = answer(&form, locale, dice);
        }
    }));
    let message = |panic: Box<dyn std::any::Any + Send>| {
        let text = panic.downcast_ref::<String>().cloned();
        text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
            .unwrap_or_else(|| "a panic without words".to_owned())
    };
    (course, result.err().map(message))
}

/// All that the page makes of a form; whether there is a report.
fn answer(form: &Form, locale: Separators, dice: &mut Dice) -> bool {
    let mut answerer = Answerer::default();
    let answer = answerer.answer(form, locale);
    let mut html = shown::answer(&answer);
    if dice.one_in(4) {
        let bars = 1 + dice.below(200) as usize;
        html.extend(shown::answer(&answerer.answer_until(
            form,
            locale,
            Some(bars),
        )));
    }
    if dice.one_in(4) {
        html.extend(shown::tables(form, locale));
        let _ = output::solve(form);
    }
    if dice.one_in(16) {
        html.extend(shown::many(
            form,
            locale,
            dice.pick(&[Books::Modes, Books::Split]),
        ));
    }
    let _ = (to_fragment(form, locale), left_out(form, locale));
    for text in &html {
        assert!(
            !text.contains("<img") && !text.contains("<script"),
            "markup from outside: {text}"
        );
    }
    answer.report.is_some()
}
