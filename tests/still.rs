//! The opening example as the page shows it before its program.

use isocross::markup::{comparison, spans, still};
use isocross::num::text::Separators;
use isocross::scenario::{answer, presets};

#[test]
fn the_example_before_the_program_is_the_pages() {
    let form = presets::opening(Separators::EN);
    let report = answer(&form, Separators::EN).report.expect("a report");
    let html = still(&form, &report);
    assert!(html.contains(&spans(&report.subline)));
    // Every figure of the comparison, with nothing to press.
    let table = comparison(&report);
    let words = |html: &str| -> String {
        let parts = html.split('<').skip(1);
        parts
            .filter_map(|part| part.split_once('>'))
            .map(|(_, text)| text)
            .collect()
    };
    let (pressed, stands) = (words(&table), words(&html));
    // The changeable parts of the sentence stand in boxes of their own.
    let sentence = ["<h1>", &spans(&report.sentence)].concat();
    assert!(stands.contains(&words(&sentence)), "{stands}");
    assert_eq!(html.matches("held\"").count(), 3);
    let figures = report.rows.iter().flat_map(|row| &row.cells);
    for cell in figures {
        assert!(
            pressed.contains(&cell.figure) && stands.contains(&cell.figure),
            "{}",
            cell.figure
        );
    }
    assert!(table.contains("<button") && !html.contains("<button"));
    assert!(!html.contains("style="), "the policy forbids inline styles");
    // The same chart for a desk and for a phone.
    assert_eq!(html.matches("class=\"chart\"").count(), 2);
    for word in [
        "BTC long 4,000 USDT at 60,000, 10x",
        "October 2025",
        "<noscript>",
    ] {
        assert!(html.contains(word), "{word}");
    }
    // One assumption names where the prices are from.
    for line in &report.assumptions {
        let start = line.split(['’', '&']).next().unwrap_or_default();
        assert!(html.contains(start), "{line}");
    }
}
