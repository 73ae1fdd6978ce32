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

/// Boxes in tenths of a px: 0.56 em a figure or letter, 0.60 em a bold one, half that for narrow
/// ones.
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
        .replace("&amp;", "&");
    let class = attribute("class").unwrap_or_default();
    let size = match class {
        "t axis" | "t bold" => 115,
        "t note" => 110,
        _ => 120,
    };
    let bold = matches!(class, "t head" | "t bold");
    let narrow = |letter: char| " .,:;'’il|!\u{202f}".contains(letter);
    let em: i64 = words
        .chars()
        .map(|letter| {
            if narrow(letter) {
                28
            } else if bold {
                60
            } else {
                56
            }
        })
        .sum();
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
