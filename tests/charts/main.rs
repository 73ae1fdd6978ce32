//! Every chart against its golden pictures, and laws that hold for any picture.

mod books;
mod cascade;
mod fan;
mod file;
mod laws;
mod measure;
mod opening;
mod opening_shock;
mod presets;
mod scaled;
mod seen;
mod steps;

use std::fs;
use std::path::PathBuf;

use isocross::charts::ALL;

fn golden(name: &str, svg: &str) -> Result<(), String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/charts");
    let path = folder.join(format!("{name}.svg"));
    // One element a line, so that a review shows what moved.
    let svg = svg.replace("><", ">\n<") + "\n";
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let parent = path.parent().expect("a folder of the goldens");
        fs::create_dir_all(parent).expect("a folder");
        fs::write(&path, svg).expect("a golden file");
        return Ok(());
    }
    if fs::read_to_string(&path).is_ok_and(|known| known == svg) {
        return Ok(());
    }
    fs::write(folder.join(format!("{name}-changed.svg")), svg).expect("a changed file");
    Err(format!(
        "{name} differs: see {name}-changed.svg, or rewrite with UPDATE_GOLDEN=1"
    ))
}

#[test]
fn pictures_are_the_golden_ones() {
    let mut wrong = Vec::new();
    for (case, pictures, kept) in books::all() {
        for chart in ALL {
            for (size, frame) in [("desk", chart.frame), ("phone", chart.phone)] {
                let drawing = (chart.draw)(&pictures, frame);
                let name = format!("{case}-{}-{size}", chart.slug);
                if kept.contains(&chart.slug) {
                    wrong.extend(golden(&name, &drawing.svg).err());
                }
                let found = measure::complaints(&drawing.svg, (frame.width, frame.height));
                let found = found.into_iter().chain(measure::crossed(&drawing.svg));
                wrong.extend(found.map(|words| format!("{name}: {words}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn tables_say_what_the_pictures_show() {
    for (case, pictures, _) in books::all() {
        for chart in ALL {
            let table = (chart.table)(&pictures);
            assert!(!table.caption.is_empty(), "{case} {}", chart.slug);
            // A strip of one bracket has that and the marks on it.
            let least = if chart.slug == "strip" { 3 } else { 9 };
            assert!(table.rows.len() >= least, "{case} {}", chart.slug);
            for row in &table.rows {
                assert_eq!(
                    row.len(),
                    table.head.len(),
                    "{case} {}: {row:?}",
                    chart.slug
                );
                assert!(!row[0].is_empty(), "{case} {}: {row:?}", chart.slug);
            }
        }
    }
}

#[test]
fn a_table_has_a_row_at_each_event() {
    let pictures = opening::pictures();
    let row = |chart: usize, words: &str| {
        let table = (ALL[chart].table)(&pictures);
        let found = table
            .rows
            .into_iter()
            .find(|row| row.iter().any(|cell| cell.contains(words)));
        found.expect("a row of the event")
    };
    let closed = row(0, "isolated BTC closed at 54,271.4");
    assert_eq!(closed[0], "10 Oct, 21 h");
    assert_eq!(closed[2], "54,271.4", "on the tick, towards the mark");
    let end = row(1, "12 Oct, 0 h");
    assert_eq!(end[1..3], ["300.0", "0.0"]);
    let crossing = row(2, "both hold 300");
    assert_eq!(crossing[..3], ["−10.00\u{202f}%", "300.00", "300.00"]);
}

#[test]
fn each_picture_is_one_labelled_image_without_references() {
    for (case, pictures, _) in books::all() {
        for chart in ALL {
            let svg = (chart.draw)(&pictures, chart.frame).svg;
            assert!(
                svg.contains(" role=\"img\" aria-label=\""),
                "{case} {}",
                chart.slug
            );
            for word in ["href", "url(", "style=", "foreignObject", "<script", "#"] {
                assert!(!svg.contains(word), "{case} {}: {word}", chart.slug);
            }
        }
    }
}

#[test]
fn the_style_sheet_knows_every_class() {
    let sheet = include_str!("../../style/charts.css");
    for (_, name) in isocross::charts::class::Class::ALL {
        for class in name.split(' ') {
            assert!(sheet.contains(&format!(".{class}")), "{class}");
        }
    }
    for (index, (class, _)) in isocross::charts::class::Class::ALL.iter().enumerate() {
        assert_eq!(
            *class as usize, index,
            "the order of the list is that of the enum"
        );
    }
}
