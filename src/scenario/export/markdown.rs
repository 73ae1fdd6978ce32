//! The comparison as Markdown, to be pasted into an article.

use crate::scenario::report::{Cell, Report, Row, Span};

/// Sentence, table, and the notes below it. Nothing typed is read as markup.
pub fn markdown(report: &Report, notes: &[String]) -> String {
    let mut text = String::new();
    for span in &report.sentence {
        match span {
            Span::Plain(words) | Span::Slot(_, words) => escape(&mut text, words),
            Span::Strong(words) => {
                text.push_str("**");
                escape(&mut text, words);
                text.push_str("**");
            }
            Span::Key(_) => {}
        }
    }
    text.push_str("\n\n| |");
    for column in &report.columns {
        text.push(' ');
        escape(&mut text, &column.title);
        text.push_str(" |");
    }
    text.push_str("\n| --- |");
    for _ in &report.columns {
        text.push_str(" --- |");
    }
    text.push('\n');
    for line in &report.rows {
        row(&mut text, line);
    }
    for note in notes {
        text.push('\n');
        match note.contains("#v=") {
            true => link(&mut text, note),
            false => escape(&mut text, note),
        }
        text.push('\n');
    }
    text
}

fn row(text: &mut String, row: &Row) {
    text.push_str("| ");
    escape(text, &row.label);
    text.push_str(" |");
    for cell in &row.cells {
        text.push(' ');
        figure(text, cell, row.differs);
        text.push_str(" |");
    }
    text.push('\n');
}

fn figure(text: &mut String, cell: &Cell, differs: bool) {
    let bold = if differs { "**" } else { "" };
    text.push_str(bold);
    escape(text, &cell.figure);
    text.push_str(bold);
    for line in &cell.detail {
        text.push(' ');
        escape(text, line);
    }
}

/// Between angle brackets, within which no sign but the brackets has a meaning; a link has none.
fn link(text: &mut String, link: &str) {
    text.push('<');
    for letter in link.chars() {
        match letter {
            '<' => text.push_str("%3C"),
            '>' => text.push_str("%3E"),
            ' ' => text.push_str("%20"),
            letter => text.push(letter),
        }
    }
    text.push('>');
}

/// Every sign that may mean something, behind a backslash.
fn escape(text: &mut String, words: &str) {
    for letter in words.chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' | '$' => {
                text.push('\\');
                text.push(letter);
            }
            letter if letter.is_control() => text.push(' '),
            letter => text.push(letter),
        }
    }
}
