//! Good inputs made worse, the same ones for the same seed and number.

use crate::accounts::Dice;
use crate::entry::Entry;
use crate::seeds::{seeds, words};
use std::sync::LazyLock;

/// Beyond this an input grows no more; readers refuse such lengths, and are shown some.
const LONGEST: usize = 300_000;

static SEEDS: LazyLock<Vec<Vec<String>>> =
    LazyLock::new(|| Entry::ALL.iter().map(|&entry| seeds(entry)).collect());

/// Numbers at the ends of what types and fields hold.
const NUMBERS: &[&str] = &[
    "0",
    "-0",
    "-1",
    "1e-28",
    "0.0000000000000000000000000001",
    "79228162514264337593543950335",
    "79228162514264337593543950336",
    "18446744073709551616",
    "4294967296",
    "1e15",
    "1e9",
    "999999999999",
    "1e308",
    "0.1",
    "200",
    "100",
    "-100",
    "1.000",
    "1,000",
    "0,001",
    "00012",
    "1_000",
    "NaN",
    "inf",
    "\u{661}\u{662}\u{66b}\u{665}",
];

/// Text that means something to somebody else.
const STRANGE: &[&str] = &[
    "<img src=x onerror=alert(1)>",
    "\"><script>",
    "</script>",
    "&lt;",
    "&#0;",
    "\u{0}",
    "\u{202e}",
    "\u{200b}",
    "\u{feff}",
    "\u{1f4a5}",
    "e\u{301}\u{302}\u{303}",
    "\u{fdfd}",
    "\u{10ffff}",
    "\r\n",
    "\u{2028}",
    "${x}",
    "{{7*7}}",
    "'; --",
    "..\\..\\",
    "javascript:alert(1)",
    "\\",
    "\u{1b}[2J",
    "%s%n",
    "=1+1",
];

/// The input of this number: its entry and text.
pub fn input(seed: u64, number: u64) -> (Entry, String) {
    let dice = &mut dice(seed, number);
    let place = (number % Entry::ALL.len() as u64) as usize;
    let (entry, seeds) = (Entry::ALL[place], &SEEDS[place]);
    let mut text = dice.pick(seeds);
    // Mostly few: what is changed much is refused at once.
    for _ in 0..dice.pick(&[1, 1, 1, 2, 2, 3, 6]) {
        change(&mut text, entry, dice, seeds);
        if text.len() > LONGEST {
            break;
        }
    }
    (entry, text)
}

/// Chance for one input, apart from that of its neighbours.
pub fn dice(seed: u64, number: u64) -> Dice {
    let mut mixed = Dice(seed.rotate_left(32) ^ number);
    Dice(mixed.next())
}

fn change(text: &mut String, entry: Entry, dice: &mut Dice, seeds: &[String]) {
    let (start, end) = part(text, dice);
    match dice.below(16) {
        0 => text.truncate(start),
        1 => text.replace_range(start..end, ""),
        2 => repeat(text, (start, end), dice),
        3 => text.insert_str(start, dice.pick(words(entry))),
        4 => text.insert_str(start, dice.pick(STRANGE)),
        5 => text.replace_range(start..end, dice.pick(STRANGE)),
        6..=11 => number(text, start, dice.pick(NUMBERS)),
        12 => {
            let other = dice.pick(seeds);
            let (from, _) = part(&other, dice);
            text.replace_range(start.., &other[from..]);
        }
        13 => {
            let other = dice.pick(seeds);
            let (from, to) = part(&other, dice);
            text.insert_str(start, &other[from..to]);
        }
        14 => nest(text, start, dice),
        _ => letter(text, start, dice),
    }
}

/// A part of a text: between two marks that part its pieces, or anywhere.
fn part(text: &str, dice: &mut Dice) -> (usize, usize) {
    let place =
        |dice: &mut Dice| text.floor_char_boundary(dice.below(text.len() as u64 + 1) as usize);
    let (one, other) = (place(dice), place(dice));
    let (mut start, mut end) = (one.min(other), one.max(other));
    if dice.one_in(2) {
        let mark = |letter: char| "&,:=/\n\t;|{}[] ".contains(letter);
        start = text[..start].rfind(mark).unwrap_or(0);
        let after = start + text[start..].chars().next().map_or(0, char::len_utf8);
        end = text[after..]
            .find(mark)
            .map_or(text.len(), |length| after + length);
    } else if dice.one_in(2) {
        end = text
            .floor_char_boundary(text.len().min(start + 4))
            .max(start);
    }
    (start, end)
}

/// Repeats a part: twice as a rule, now and then as often as the longest input allows.
fn repeat(text: &mut String, (start, end): (usize, usize), dice: &mut Dice) {
    let part = text[start..end].to_owned();
    let most = match dice.below(400) {
        0 => LONGEST,
        1..=40 => 250,
        _ => 2,
    };
    let fits = LONGEST / part.len().max(1);
    text.insert_str(end, &part.repeat(most.min(fits)));
}

/// Puts another number in the place of the next one.
fn number(text: &mut String, from: usize, other: &str) {
    let digit = |letter: char| letter.is_ascii_digit() || letter == '.';
    let Some(start) = text[from..].find(digit).map(|length| from + length) else {
        return text.push_str(other);
    };
    let rest = &text[start..];
    let end = rest
        .find(|letter| !digit(letter))
        .map_or(text.len(), |length| start + length);
    text.replace_range(start..end, other);
}

/// Opens something very often, and mostly does not close it.
fn nest(text: &mut String, place: usize, dice: &mut Dice) {
    let (open, close) = dice.pick(&[
        ("[", "]"),
        ("{\"a\":", "}"),
        ("(", ")"),
        ("\"", "\""),
        ("%25", ""),
        (",", ""),
    ]);
    let deep = dice.pick(&[1, 3, 200, 20_000]);
    let closed = if dice.one_in(3) {
        close.repeat(deep)
    } else {
        String::new()
    };
    text.insert_str(place, &(open.repeat(deep) + &closed));
}

fn letter(text: &mut String, place: usize, dice: &mut Dice) {
    let letter = match dice.below(3) {
        0 => char::from(32 + dice.below(95) as u8),
        1 => char::from(dice.below(128) as u8),
        _ => char::from_u32(dice.below(0x11_0000) as u32).unwrap_or('\u{fffd}'),
    };
    let end = place + text[place..].chars().next().map_or(0, char::len_utf8);
    text.replace_range(place..end, letter.encode_utf8(&mut [0; 4]));
}
