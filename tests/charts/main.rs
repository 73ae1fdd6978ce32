//! Every chart against its golden pictures, and laws that hold for any picture.

mod books;
mod cascade;
mod measure;
mod opening;

use std::fs;
use std::path::PathBuf;

use isocross::charts::{ALL, Frame};

fn golden(name: &str, svg: &str) -> Result<(), String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/charts");
    let path = folder.join(format!("{name}.svg"));
    // One element a line, so that a review shows what moved.
    let svg = svg.replace("><", ">\n<") + "\n";
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(&folder).expect("a folder");
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
            for (size, frame) in [("desk", chart.frame), ("phone", Frame::PHONE)] {
                let drawing = (chart.draw)(&pictures, frame);
                let name = format!("{case}-{}-{size}", chart.slug);
                println!("{name}: left out {:?}", drawing.left_out);
                if kept.contains(&chart.slug) {
                    wrong.extend(golden(&name, &drawing.svg).err());
                }
                let found = measure::complaints(&drawing.svg, (frame.width, frame.height));
                wrong.extend(found.into_iter().map(|words| format!("{name}: {words}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
