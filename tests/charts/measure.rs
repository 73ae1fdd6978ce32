//! Boxes of all text in a picture, measured from its SVG alone.

/// A text with its box in px.
#[derive(Debug)]
pub struct Text {
    pub words: String,
    left: i64,
    top: i64,
    right: i64,
    bottom: i64,
}

/// Boxes in tenths of a px: 0.56 em a figure or letter, 0.60 em a bold one, and less for the
/// narrow ones.
pub fn texts(svg: &str) -> Vec<Text> {
    svg.split("<text ").skip(1).map(text).collect()
}

fn text(element: &str) -> Text {
    let attribute = |name: &str| {
        let from = element
            .find(&format!("{name}=\""))
            .map(|at| at + name.len() + 2)?;
        element[from..].split('"').next()
    };
    let body = element.split_once('>').map_or("", |(_, rest)| rest);
    let words = body.split("</text>").next().unwrap_or_default();
    let words = words
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
    let class = attribute("class").unwrap_or_default();
    let size = match class {
        "t axis" | "t bold" => 115,
        "t note" => 110,
        _ => 120,
    };
    let bold = matches!(class, "t head" | "t bold");
    let share = |letter: char| match letter {
        ' ' | '.' | ',' | ':' | ';' | '\'' | '’' | 'i' | 'j' | 'l' | '|' | '!' | '\u{202f}' => 28,
        'f' | 't' | 'r' | 'I' | '(' | ')' | '-' | '/' | '"' => 38,
        _ if bold => 60,
        _ => 56,
    };
    let em: i64 = words.chars().map(share).sum();
    let width = em * size / 100;
    let (x, y) = (
        tenths(attribute(" x").or(attribute("x"))),
        tenths(attribute(" y")),
    );
    let left = match attribute("text-anchor") {
        Some("end") => x - width,
        Some(_) => x - width / 2,
        None => x,
    };
    Text {
        words,
        left,
        top: y - size * 3 / 4,
        right: left + width,
        bottom: y + size / 5,
    }
}

fn tenths(value: Option<&str>) -> i64 {
    let value: rust_decimal::Decimal = value.unwrap_or("0").parse().expect("a coordinate");
    let tenths = value * rust_decimal::Decimal::TEN;
    i64::try_from(tenths).expect("a coordinate")
}

/// What is wrong with the texts of a picture of some size, in words; empty when nothing is.
pub fn complaints(svg: &str, (width, height): (u32, u32)) -> Vec<String> {
    let texts = texts(svg);
    let mut found = Vec::new();
    for (index, text) in texts.iter().enumerate() {
        let inside = text.left >= 0
            && text.top >= 0
            && text.right <= i64::from(width) * 10
            && text.bottom <= i64::from(height) * 10;
        if !inside {
            found.push(format!("outside the picture: {text:?}"));
        }
        for other in &texts[index + 1..] {
            let meets = text.left < other.right
                && other.left < text.right
                && text.top < other.bottom
                && other.top < text.bottom;
            if meets {
                found.push(format!("{:?} lies on {:?}", text.words, other.words));
            }
        }
    }
    found
}

/// Words that lie on a data line; figures of the axes stand outside the plot.
pub fn crossed(svg: &str) -> Vec<String> {
    let texts = texts(svg);
    let mut found = Vec::new();
    for element in svg.split("<path class=\"").skip(1) {
        let (class, rest) = element.split_once('"').unwrap_or_default();
        if !(class == "mark" || class == "last" || class.starts_with("line")) {
            continue;
        }
        let data = rest.split('"').nth(1).unwrap_or_default();
        for piece in data.split('M').skip(1) {
            let points: Vec<(i64, i64)> = piece.split('L').map(point).collect();
            for pair in points.windows(2) {
                let on = |text: &&Text| meets(text, pair[0], pair[1]);
                let words = texts.iter().filter(on).map(|text| text.words.as_str());
                found.extend(words.map(|words| format!("{words:?} lies on {class}")));
            }
        }
    }
    found
}

fn point(text: &str) -> (i64, i64) {
    let (x, y) = text.split_once(' ').unwrap_or_default();
    (tenths(Some(x)), tenths(Some(y)))
}

/// Whether a segment passes through a text, a px inside its box.
fn meets(text: &Text, a: (i64, i64), b: (i64, i64)) -> bool {
    let steps = ((b.0 - a.0).abs().max((b.1 - a.1).abs()) / 5).max(1);
    (0..=steps).any(|step| {
        let x = a.0 + (b.0 - a.0) * step / steps;
        let y = a.1 + (b.1 - a.1) * step / steps;
        text.left + 10 < x && x < text.right - 10 && text.top + 10 < y && y < text.bottom - 10
    })
}
