//! Widths of text from a fixed table, so that a picture is the same everywhere; a reader's font that is wider
//! than the table widens all of it.

use std::sync::atomic::{AtomicI32, Ordering};

use super::class::Class;

/// What a reader's font is measured by, at 12 px.
pub const SAMPLE: &str = "isolated BTC closed at 54,271.4, \u{2212}400; then cross";
/// Widths of the reader's font, plain and bold, in thousandths of the table's.
static WIDER: [AtomicI32; 2] = [AtomicI32::new(1000), AtomicI32::new(1000)];

/// Takes the width of the sample in the reader's font, plain and bold, in px. A narrower font changes
/// nothing, and one beyond a quarter more is taken for that.
pub fn take_measure(samples: [f64; 2]) {
    for ((wider, class), sample) in WIDER.iter().zip([Class::Body, Class::Head]).zip(samples) {
        let own = f64::from(of_table(SAMPLE, class)) / 10.0;
        let share = (sample / own * 1000.0).clamp(1000.0, 1250.0);
        // A clamped share is a number of thousandths.
        wider.store(share as i32, Ordering::Relaxed);
    }
}

/// Size of a text class in tenths of a px.
pub fn size(class: Class) -> i32 {
    match class {
        Class::Axis | Class::Bold => 115,
        Class::Note => 110,
        _ => 120,
    }
}

/// Width of a text in tenths of a px, on the wide side of the fonts in the style sheet.
pub fn width(text: &str, class: Class) -> i32 {
    let [plain, bold] = &WIDER;
    let wider = if is_bold(class) { bold } else { plain };
    of_table(text, class) * wider.load(Ordering::Relaxed) / 1000
}

fn is_bold(class: Class) -> bool {
    matches!(class, Class::Head | Class::Bold)
}

fn of_table(text: &str, class: Class) -> i32 {
    let hundredths: i32 = text.chars().map(advance).sum();
    let weight = if is_bold(class) { 107 } else { 100 };
    hundredths * size(class) / 100 * weight / 100
}

/// Hundredths of an em.
fn advance(letter: char) -> i32 {
    match letter {
        '0'..='9' | '+' | '\u{2212}' | '±' | '=' => 59,
        '\u{202f}' | '\u{2009}' => 20,
        ' ' | '\u{a0}' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' | 'i' | 'l' | 'j' | '·' => {
            29
        }
        'f' | 't' | 'r' | 'I' | '(' | ')' | '-' | '/' | '"' => 39,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '…' | '—' | '↑' | '↓' => 90,
        'A'..='Z' => 68,
        letter if letter > '\u{2e7f}' => 104,
        _ => 58,
    }
}

/// The text, cut with an ellipsis where it is wider than `room`.
pub fn fit(text: &str, class: Class, room: i32) -> String {
    if width(text, class) <= room {
        return text.to_owned();
    }
    let mut cut = String::new();
    for letter in text.chars() {
        cut.push(letter);
        cut.push('…');
        if width(&cut, class) > room {
            cut.pop();
            cut.pop();
            break;
        }
        cut.pop();
    }
    let mut cut = cut.trim_end().to_owned();
    cut.push('…');
    cut
}

/// Two lines of about equal width, cut between words; one where there is nothing to cut.
pub fn halves(text: &str, class: Class) -> Vec<String> {
    let best = text
        .match_indices(' ')
        .map(|(at, _)| (&text[..at], &text[at + 1..]))
        .min_by_key(|(left, right)| width(left, class).max(width(right, class)));
    match best {
        Some((left, right)) => vec![left.to_owned(), right.to_owned()],
        None => vec![text.to_owned()],
    }
}

/// Appends text so that it is text inside an element and inside a quoted attribute; characters
/// that XML does not allow are left out.
pub fn escape(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            letter if letter.is_control() || letter > '\u{fffd}' && letter < '\u{10000}' => {}
            letter => out.push(letter),
        }
    }
}

/// The text in lines no wider than `room`, broken between words, and inside a word that is wider.
pub fn lines(text: &str, class: Class, room: i32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ') {
        let wide = !line.is_empty() && width(&[&line, " ", word].concat(), class) > room;
        if wide {
            lines.push(std::mem::take(&mut line));
        } else if !line.is_empty() {
            line.push(' ');
        }
        for letter in word.chars() {
            line.push(letter);
            if width(&line, class) > room && line.chars().count() > 1 {
                line.pop();
                lines.push(std::mem::take(&mut line));
                line.push(letter);
            }
        }
    }
    lines.push(line);
    lines
}
