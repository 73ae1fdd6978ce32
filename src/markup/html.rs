//! A growing HTML text.

use crate::scenario::picture::Series;

/// HTML under construction; attributes and text are escaped, tag and attribute names are ours.
#[derive(Debug, Default)]
pub struct Html(String);

/// An attribute: name and value.
pub type Attribute<'a> = (&'a str, &'a str);

impl Html {
    /// Opens an element.
    pub fn open(&mut self, tag: &str, attributes: &[Attribute<'_>]) {
        self.0.push('<');
        self.0.push_str(tag);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            self.text(value);
            self.0.push('"');
        }
        self.0.push('>');
    }

    /// Closes an element.
    pub fn close(&mut self, tag: &str) {
        self.0.push_str("</");
        self.0.push_str(tag);
        self.0.push('>');
    }

    /// Text, escaped.
    pub fn text(&mut self, text: &str) {
        escape(&mut self.0, text);
    }

    /// An element that holds nothing but text.
    pub fn leaf(&mut self, tag: &str, attributes: &[Attribute<'_>], text: &str) {
        self.open(tag, attributes);
        self.text(text);
        self.close(tag);
    }

    /// A table row of cells of one kind; heads say what they are the head of.
    pub fn row(&mut self, tag: &str, cells: &[String]) {
        let scope: &[Attribute<'_>] = if tag == "th" {
            &[("scope", "col")]
        } else {
            &[]
        };
        self.open("tr", &[]);
        for cell in cells {
            match cell.as_str() {
                // A corner heads nothing.
                "" => self.leaf("td", &[], ""),
                words => self.leaf(tag, scope, words),
            }
        }
        self.close("tr");
    }

    /// A table row whose first cell is the head of the others.
    pub fn headed_row(&mut self, cells: &[String]) {
        self.open("tr", &[]);
        for (place, cell) in cells.iter().enumerate() {
            match place {
                0 => self.leaf("th", &[("scope", "row")], cell),
                _ => self.leaf("td", &[], cell),
            }
        }
        self.close("tr");
    }

    /// Words that open to show more.
    pub fn term(&mut self, word: &str, more: &[String]) {
        if more.iter().all(String::is_empty) {
            self.text(word);
            return;
        }
        self.open("details", &[("class", "term"), ("name", "term")]);
        self.leaf("summary", &[], word);
        self.open("div", &[]);
        for line in more {
            self.leaf("p", &[], line);
        }
        self.close("div");
        self.close("details");
    }

    /// Text in which every figure can be clicked, to be copied as it would be typed. Figures of one table
    /// are one stop of the tab key: arrow keys go on from there.
    pub fn figures(&mut self, text: &str) {
        let mut rest = text;
        while let Some((before, figure, after)) = next_figure(rest) {
            self.text(before);
            self.leaf("button", FIGURE, figure);
            rest = after;
        }
        self.text(rest);
    }

    /// Opens a frame that a wide table is scrolled in, by keys too.
    pub fn scroll(&mut self, name: &str) {
        self.open(
            "div",
            &[
                ("class", "scroll"),
                ("tabindex", "0"),
                ("role", "group"),
                ("aria-label", name),
            ],
        );
    }

    /// Our own markup, already safe.
    pub(super) fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// The text.
    pub fn finish(self) -> String {
        self.0
    }
}

/// A figure among words.
const FIGURE: &[Attribute<'_>] = &[
    ("type", "button"),
    ("class", "n"),
    ("tabindex", "-1"),
    ("data-copy", ""),
];

/// What comes before the first figure of a text, the figure with its sign and per cent sign, and the rest. A
/// digit inside a word is no figure.
fn next_figure(text: &str) -> Option<(&str, &str, &str)> {
    let mut before = ' ';
    let mut start = None;
    for (at, letter) in text.char_indices() {
        let signed = matches!(before, '\u{2212}' | '+');
        if letter.is_ascii_digit() && !before.is_alphanumeric() && start.is_none() {
            start = Some(if signed { at - before.len_utf8() } else { at });
            break;
        }
        before = letter;
    }
    let start = start?;
    let tail = &text[start..];
    let mut end = 0;
    for (at, letter) in tail.char_indices() {
        match letter {
            _ if letter.is_ascii_digit() || at == 0 => end = at + letter.len_utf8(),
            // Between two digits; the end of a sentence is behind the last.
            '.' | ',' | '\'' | '’' | '\u{202f}' | '\u{a0}' | '\u{66b}' | '\u{66c}' => {}
            _ => break,
        }
    }
    let unit = &tail[end..];
    for sign in ["\u{202f}%", "%", "x"] {
        if unit.starts_with(sign) {
            end += sign.len();
            break;
        }
    }
    Some((&text[..start], &tail[..end], &tail[end..]))
}

/// The first figure of a table is its stop of the tab key.
pub(super) fn with_stop(html: &str) -> String {
    html.replacen(" tabindex=\"-1\"", "", 1)
}

fn escape(html: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(letter),
        }
    }
}

/// Our own markup with each `{}` filled by the next value, escaped.
pub fn fill(markup: &str, values: &[&str]) -> String {
    let mut html = String::new();
    let mut values = values.iter();
    for (place, piece) in markup.split("{}").enumerate() {
        if place > 0 {
            escape(&mut html, values.next().copied().unwrap_or_default());
        }
        html.push_str(piece);
    }
    html
}

/// The class that gives a series its colour.
pub fn series_class(series: Series) -> &'static str {
    match series {
        Series::Mark => "mark",
        Series::Isolated => "iso",
        Series::Cross => "cross",
        Series::Configured => "conf",
    }
}

/// Line, dash and marker of a series, as they stand in front of its name.
pub fn key(html: &mut Html, series: Series) {
    let marker = match series {
        Series::Mark => r#"<path d="M0 5H30"/>"#,
        Series::Isolated => r#"<path d="M0 5H30"/><rect x="11" y="1" width="8" height="8"/>"#,
        Series::Cross => {
            r#"<path d="M0 5H30" stroke-dasharray="6 3"/><circle cx="15" cy="5" r="4.4"/>"#
        }
        Series::Configured => r#"<path d="M0 5H30"/><path class="dot" d="M15 0l5 5-5 5-5-5z"/>"#,
    };
    let class = format!("key {}", series_class(series));
    html.open("span", &[("class", "key-box")]);
    html.open(
        "svg",
        &[
            ("class", &class),
            ("viewBox", "0 0 30 10"),
            ("aria-hidden", "true"),
        ],
    );
    html.raw(marker);
    html.close("svg");
    html.close("span");
}

/// A table whose first column names the rows, one or some of which are chosen.
pub(super) fn chosen_rows<'a>(
    heads: (&str, &[String]),
    caption: &str,
    rows: impl Iterator<Item = (bool, &'a str, &'a [String])>,
) -> String {
    let (first, heads) = heads;
    let mut html = Html::default();
    html.open("table", &[("class", "venues")]);
    html.leaf("caption", &[], caption);
    html.open("thead", &[]);
    html.open("tr", &[]);
    html.leaf("th", &[("scope", "col")], first);
    for head in heads {
        html.leaf("th", &[("scope", "col")], head);
    }
    html.close("tr");
    html.close("thead");
    html.open("tbody", &[]);
    for (chosen, name, cells) in rows {
        html.open("tr", &[("class", if chosen { "chosen" } else { "" })]);
        html.leaf("th", &[("scope", "row")], name);
        for (cell, head) in cells.iter().zip(heads) {
            html.leaf("td", &[("data-col", head)], cell);
        }
        html.close("tr");
    }
    html.close("tbody");
    html.close("table");
    html.finish()
}

#[cfg(test)]
mod tests {
    use super::Html;

    #[test]
    fn every_figure_among_words_can_be_clicked() {
        let figures = |text: &str| {
            let mut html = Html::default();
            html.figures(text);
            let html = html.finish();
            let mut found = Vec::new();
            for piece in html.split("data-copy=\"\">").skip(1) {
                found.extend(
                    piece
                        .split_once("</button>")
                        .map(|(figure, _)| figure.to_owned()),
                );
            }
            found
        };
        assert_eq!(figures("BTC 54,271.4"), ["54,271.4"]);
        assert_eq!(
            figures("\u{2212}9.55\u{202f}%, 10x and 3 of 4."),
            ["\u{2212}9.55\u{202f}%", "10x", "3", "4"]
        );
        assert_eq!(
            figures("1.000,50 or 1\u{202f}000,5"),
            ["1.000,50", "1\u{202f}000,5"]
        );
        assert_eq!(figures("400 · 300"), ["400", "300"]);
        assert!(figures("USD1, no price").is_empty());
    }

    #[test]
    fn what_is_typed_is_never_markup() {
        let mut html = Html::default();
        html.leaf("b", &[("title", "\"><script>")], "<script>&");
        assert_eq!(
            html.finish(),
            "<b title=\"&quot;&gt;&lt;script&gt;\">&lt;script&gt;&amp;</b>"
        );
    }
}
