//! Charts as files by themselves: well-formed, whole without the page, and in the colours of its style sheet.

use isocross::charts::class::Class;
use isocross::charts::file::{Theme, Words, standalone};
use isocross::charts::text::width as text_width;
use isocross::charts::{ALL, Chart};
use roxmltree::{Document, Node};

use crate::{books, golden, opening};

fn footer() -> Vec<String> {
    vec![
        "1,000 USDT; BTC long 4,000 USDT at 60,000, 10x & more.".to_owned(),
        format!(
            "https://example.org/#v=1&p={}",
            "BTC,L,60000,4000n,10x;".repeat(20)
        ),
    ]
}

fn drawn(chart: &Chart, theme: Theme) -> String {
    let footer = footer();
    let words = Words {
        title: "A <title> & more",
        footer: &footer,
    };
    standalone(chart, &opening::pictures(), theme, words).0
}

fn is_presentation(name: &str) -> bool {
    [
        "fill",
        "stroke",
        "stroke-width",
        "stroke-dasharray",
        "stroke-linejoin",
        "fill-rule",
        "opacity",
        "paint-order",
        "font-size",
        "font-weight",
        "font-family",
        "text-anchor",
    ]
    .contains(&name)
}

fn is_geometry(name: &str) -> bool {
    let names = "d x y cx cy r width height viewBox transform role";
    names.split(' ').any(|known| known == name)
}

#[test]
fn a_file_is_well_formed_and_needs_nothing_else() {
    for (case, pictures, _) in books::all() {
        for chart in ALL {
            let footer = footer();
            let words = Words {
                title: chart.title,
                footer: &footer,
            };
            let (svg, size) = standalone(&chart, &pictures, Theme::Light, words);
            let name = format!("{case} {}", chart.slug);
            let document = Document::parse(&svg).expect("well-formed");
            let root = document.root_element();
            assert_eq!(
                root.tag_name().namespace(),
                Some("http://www.w3.org/2000/svg")
            );
            assert_eq!(
                root.attribute("width"),
                Some(size.width.to_string().as_str())
            );
            assert_eq!(
                root.attribute("height"),
                Some(size.height.to_string().as_str())
            );
            for node in document.descendants().filter(Node::is_element) {
                let tag = node.tag_name().name();
                let known = "svg title desc g path rect circle text";
                assert!(known.split(' ').any(|known| known == tag), "{name}: {tag}");
                for attribute in node.attributes() {
                    let (key, value) = (attribute.name(), attribute.value());
                    assert!(
                        is_presentation(key) || is_geometry(key),
                        "{name}: {key}={value}"
                    );
                    assert!(
                        !value.contains("var(") && !value.contains("url("),
                        "{name}: {value}"
                    );
                    assert!(!value.is_empty(), "{name}: {key}");
                    let closed = value.matches('(').count() == value.matches(')').count();
                    assert!(closed, "{name}: {value}");
                }
            }
        }
    }
}

#[test]
fn a_file_says_title_sentence_and_every_line_of_its_footer() {
    let svg = drawn(&ALL[0], Theme::Light);
    let document = Document::parse(&svg).expect("well-formed");
    let texts = |name: &str| -> Vec<&str> {
        let nodes = document
            .descendants()
            .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", name)));
        nodes.filter_map(|node| node.text()).collect()
    };
    assert_eq!(texts("title"), ["A <title> & more"]);
    let all = texts("text").concat().replace(' ', "");
    let sentence = (ALL[0].table)(&opening::pictures()).caption;
    assert_eq!(texts("desc"), [sentence.as_str()]);
    for line in footer().iter().chain([&sentence]) {
        assert!(all.contains(&line.replace(' ', "")), "{line}");
    }
}

#[test]
fn no_text_of_a_file_stands_outside_it() {
    for chart in ALL {
        let svg = drawn(&chart, Theme::Light);
        let document = Document::parse(&svg).expect("well-formed");
        let number = |node: &Node<'_, '_>, name: &str| -> f64 {
            node.attribute(name)
                .and_then(|text| text.parse().ok())
                .expect("a number")
        };
        let root = document.root_element();
        let (width, height) = (number(&root, "width"), number(&root, "height"));
        for text in root
            .children()
            .filter(|node| node.tag_name().name() == "text")
        {
            let class = match text.attribute("font-size") {
                Some("11px") => Class::Note,
                _ => Class::Head,
            };
            let words = f64::from(text_width(text.text().unwrap_or_default(), class));
            let ends = number(&text, "x") + words / 10.0;
            assert!(ends <= width, "{}: {:?}", chart.slug, text.text());
            assert!(number(&text, "y") <= height - 8.0, "{}", chart.slug);
        }
    }
}

/// The colours that the style sheet gives its tokens.
fn tokens(start: &str) -> Vec<(String, String)> {
    let sheet = include_str!("../../style/charts.css");
    let block = sheet.split_once(start).expect("tokens").1;
    let block = block.split_once('}').expect("an end").0;
    let lines = block.split(';').filter_map(|line| line.split_once(':'));
    let token = |(name, value): (&str, &str)| {
        let name = name.trim().strip_prefix("--")?;
        Some((name.to_owned(), value.trim().to_owned()))
    };
    lines.filter_map(token).collect()
}

#[test]
fn every_colour_of_a_file_is_a_token_of_its_theme() {
    let light = tokens("\n:root {");
    let dark = tokens(":root[data-theme=\"dark\"] {");
    for (theme, tokens) in [(Theme::Light, &light), (Theme::Dark, &dark)] {
        let mut met: Vec<&str> = Vec::new();
        for chart in ALL {
            let svg = drawn(&chart, theme);
            let document = Document::parse(&svg).expect("well-formed");
            for attribute in document.descendants().flat_map(|node| node.attributes()) {
                let value = attribute.value();
                if !matches!(attribute.name(), "fill" | "stroke") || value == "none" {
                    continue;
                }
                let known = tokens.iter().find(|(_, colour)| colour == value);
                let (name, _) = known.expect("a colour of the theme");
                met.push(name);
            }
        }
        for name in [
            "paper", "ink", "ink2", "ink3", "rule", "iso", "cross", "isoT", "crossT",
        ] {
            assert!(met.contains(&name), "{theme:?} {name}");
        }
    }
}

#[test]
fn files_are_the_golden_ones() {
    let mut wrong = Vec::new();
    for chart in ALL {
        wrong.extend(
            golden(
                &format!("files/{}", chart.slug),
                &drawn(&chart, Theme::Light),
            )
            .err(),
        );
    }
    wrong.extend(golden("files/price-dark", &drawn(&ALL[0], Theme::Dark)).err());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
