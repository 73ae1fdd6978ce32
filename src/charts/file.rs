//! A chart as a file by itself: title, sentence, picture and footer in one SVG that needs nothing else.
//!
//! What the page's style sheet says of a class is written into each element, read off the sheet itself, so
//! that there is one truth about colours and strokes.

use plotters_backend::text_anchor::HPos;

use super::backend::push_tenths;
use super::canvas::Canvas;
use super::class::Class;
use super::sheet::Sheet;
use super::text::{escape, lines};
use super::{Chart, Frame, axis};
use crate::scenario::picture::Pictures;

const SHEET: &str = include_str!("../../style/charts.css");

/// Paper around the picture, in tenths of a px.
const EDGE: i32 = 160;
/// From one line of text to the next.
const LEADING: i32 = 160;

/// The colours of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Ink on paper.
    Light,
    /// Paper on ink.
    Dark,
}

/// What stands around the picture.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The title, above.
    pub title: &'a str,
    /// Below the picture: what found no place in it, assumptions, date, link.
    pub footer: &'a [String],
}

/// The chart as an SVG file, and its size in px.
pub fn standalone(
    chart: &Chart,
    pictures: &Pictures,
    theme: Theme,
    words: Words<'_>,
) -> (String, Frame) {
    let picture = (chart.draw)(pictures, chart.frame);
    let sentence = (chart.table)(pictures).caption;
    let room = chart.frame.page().right;
    let times = if chart.slug == "price" { 180 } else { 0 };
    let mut footer: Vec<String> = Vec::new();
    let left_out = picture.left_out.join("; ");
    let below = Some(&left_out).filter(|words| !words.is_empty());
    for line in below.into_iter().chain(words.footer) {
        // The fonts of some systems are wider than the table of widths.
        footer.extend(lines(line, Class::Note, room / 10 * 9));
    }
    let sentence_lines = lines(&sentence, Class::Detail, room / 10 * 9);
    let head = 180 + LEADING * count(&sentence_lines) + 80;
    let foot = EDGE + head + chart.frame.page().bottom + times + 200;
    let page = (
        room + 2 * EDGE,
        foot + LEADING * (count(&footer) - 1) + EDGE,
    );

    let mut classed = String::with_capacity(1 << 15);
    let canvas = Canvas::new(&mut classed);
    let mut y = EDGE + 110;
    let put = |class: Class, text: &str, y: i32| {
        canvas.text((EDGE, y), HPos::Left, (class, text));
    };
    put(Class::Head, words.title, y);
    for line in &sentence_lines {
        y += LEADING;
        put(Class::Detail, line, y);
    }
    y = foot;
    for line in &footer {
        put(Class::Note, line, y);
        y += LEADING;
    }
    drop(canvas);
    classed.push_str("<g transform=\"translate(");
    push_tenths(&mut classed, EDGE);
    classed.push(' ');
    push_tenths(&mut classed, EDGE + head);
    classed.push_str(")\">");
    classed.push_str(inside(&picture.svg));
    if times > 0 {
        // On the page the axis of time stands below the account value.
        let taller = Frame {
            height: chart.frame.height + 20,
            ..chart.frame
        };
        let sheet = Sheet::new(&mut classed, taller, picture.geometry.plane());
        axis::times(&sheet, &pictures.price.time);
    }
    classed.push_str("</g>");

    let mut svg = String::with_capacity(1 << 16);
    open(&mut svg, page, theme);
    for (element, text) in [("title", words.title), ("desc", &sentence)] {
        svg.push('<');
        svg.push_str(element);
        svg.push('>');
        escape(&mut svg, text);
        svg.push_str("</");
        svg.push_str(element);
        svg.push('>');
    }
    svg.push_str("<path fill=\"");
    svg.push_str(token(theme, "paper"));
    svg.push_str("\" d=\"M0 0H");
    push_tenths(&mut svg, page.0);
    svg.push('V');
    push_tenths(&mut svg, page.1);
    svg.push_str("H0Z\"/>");
    inline(&mut svg, &classed, chart.slug, theme);
    svg.push_str("</svg>");
    let px = |tenths: i32| u32::try_from(tenths / 10).unwrap_or(0);
    let size = Frame {
        width: px(page.0),
        height: px(page.1),
    };
    (svg, size)
}

fn count(lines: &[String]) -> i32 {
    i32::try_from(lines.len()).unwrap_or(0)
}

fn open(svg: &mut String, page: (i32, i32), theme: Theme) {
    svg.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 ");
    push_tenths(svg, page.0);
    svg.push(' ');
    push_tenths(svg, page.1);
    svg.push_str("\" width=\"");
    push_tenths(svg, page.0);
    svg.push_str("\" height=\"");
    push_tenths(svg, page.1);
    svg.push('"');
    let root = declared(|selector| selector == ".chart", theme);
    let text = root
        .iter()
        .filter(|(name, _)| name.starts_with("font-family"));
    for declared in text {
        attribute(svg, declared);
    }
    svg.push('>');
}

/// What stands between the picture's own tags.
fn inside(svg: &str) -> &str {
    let body = svg.split_once('>').map_or("", |(_, body)| body);
    body.strip_suffix("</svg>").unwrap_or(body)
}

/// Copies elements with what the sheet says of their classes in the place of the classes. Every text is
/// escaped, so each `<` begins a tag.
fn inline(svg: &mut String, classed: &str, slug: &str, theme: Theme) {
    for (place, piece) in classed.split('<').enumerate() {
        if place > 0 {
            svg.push('<');
        }
        let found = piece
            .split_once(" class=\"")
            .and_then(|(name, rest)| Some((name, rest.split_once('"')?)));
        let Some((name, (classes, rest))) = found else {
            svg.push_str(piece);
            continue;
        };
        svg.push_str(name);
        let said = declared(|selector| meets(selector, name, classes, slug), theme);
        for declared in &said {
            attribute(svg, declared);
        }
        svg.push_str(rest);
    }
}

fn attribute(svg: &mut String, (name, value): &(&str, &str)) {
    svg.push(' ');
    svg.push_str(name);
    svg.push_str("=\"");
    escape_quotes(svg, value);
    svg.push('"');
}

/// Names of fonts are quoted in the sheet.
fn escape_quotes(svg: &mut String, value: &str) {
    svg.push_str(&value.replace('"', "'"));
}

/// Whether a rule of the sheet is for an element with these classes in the chart named `slug`.
fn meets(selector: &str, element: &str, classes: &str, slug: &str) -> bool {
    let Some((around, own)) = selector.split_once(".chart ") else {
        return false;
    };
    let around = around.trim();
    if !around.is_empty() && around.strip_prefix('.') != Some(slug) {
        return false;
    }
    match own.strip_prefix('.') {
        Some(wanted) => {
            let has = |wanted: &str| classes.split(' ').any(|class| class == wanted);
            wanted.split('.').all(has)
        }
        None => own == element,
    }
}

/// What the rules say whose selector is wanted, the later one of two; rules for a medium are not read.
///
/// In the sheet a rule with more classes stands after those with fewer, so order is all of the cascade.
fn declared(wanted: impl Fn(&str) -> bool, theme: Theme) -> Vec<(&'static str, &'static str)> {
    let mut said: Vec<(&str, &str)> = Vec::new();
    for rule in SHEET.split('}') {
        let Some((selector, body)) = rule.split_once('{') else {
            continue;
        };
        let selector = selector.rsplit("*/").next().unwrap_or_default().trim();
        if !wanted(selector) {
            continue;
        }
        for line in body.split(';') {
            let Some((name, value)) = line.split_once(':') else {
                continue;
            };
            let (name, value) = (name.trim(), colour(value.trim(), theme));
            match said.iter_mut().find(|(known, _)| *known == name) {
                Some(known) => known.1 = value,
                None => said.push((name, value)),
            }
        }
    }
    said
}

/// A token in its colour, anything else as it is.
fn colour(value: &'static str, theme: Theme) -> &'static str {
    let name = value
        .strip_prefix("var(--")
        .and_then(|name| name.strip_suffix(')'));
    name.map_or(value, |name| token(theme, name))
}

/// The colour of a token.
fn token(theme: Theme, name: &str) -> &'static str {
    let start = match theme {
        Theme::Light => "\n:root {",
        Theme::Dark => ":root[data-theme=\"dark\"] {",
    };
    let block = SHEET.split_once(start).map_or("", |(_, rest)| rest);
    let block = block.split_once('}').map_or("", |(block, _)| block);
    let found = block
        .split(';')
        .filter_map(|line| line.split_once(':'))
        .find(|(known, _)| known.trim().strip_prefix("--") == Some(name));
    found.map_or("none", |(_, value)| value.trim())
}
