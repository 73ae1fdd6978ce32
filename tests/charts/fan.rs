//! The outcome fan of 1,000 paths of the opening example.

use crate::{golden, measure};
use isocross::charts::{Frame, fan};
use isocross::num::text::Separators;
use isocross::scenario::edit::{Edit, Field};
use isocross::scenario::form::ManyField;
use isocross::scenario::many::{Books, Run};
use isocross::scenario::picture::FanPicture;
use isocross::scenario::presets;

fn picture() -> FanPicture {
    let paths = Edit::Text(Field::Many(ManyField::Paths), "1000".to_owned());
    let form = presets::opening(Separators::EN).apply(&paths);
    let mut run = Run::new(&form, Separators::EN, Books::Modes).expect("a valid form");
    run.advance(usize::MAX);
    run.told().expect("paths were walked").fan
}

#[test]
fn fans_are_the_golden_ones() {
    let picture = picture();
    let mut wrong = Vec::new();
    for (size, frame) in [("desk", fan::PANEL), ("phone", Frame::PHONE)] {
        let panels = [
            ("isolated", fan::values(&picture, 0, frame)),
            ("cross", fan::values(&picture, 1, frame)),
            ("alive", fan::alive(&picture, frame)),
        ];
        for (panel, drawing) in panels {
            let name = format!("many-fan-{panel}-{size}");
            wrong.extend(golden(&name, &drawing.svg).err());
            let found = measure::complaints(&drawing.svg, (frame.width, frame.height));
            wrong.extend(found.into_iter().map(|words| format!("{name}: {words}")));
            assert!(
                drawing.svg.contains(" role=\"img\" aria-label=\""),
                "{name}"
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn its_table_says_what_it_shows() {
    let picture = picture();
    let table = fan::table(&picture);
    assert_eq!(table.head.len(), 9, "{:?}", table.head);
    assert_eq!(table.rows[0][0], "0");
    assert_eq!(
        table.rows[0][1..5],
        ["1,000", "1,000", "1,000", "100.0\u{202f}%"]
    );
    let last = table.rows.last().expect("a row at the end");
    assert_eq!(last[0], "720");
    for (cell, column) in [(4, 0), (8, 1)] {
        let left = &picture.columns[column].left.head;
        assert!(left.ends_with(&last[cell]), "{left} {}", last[cell]);
    }
}
