//! Every chart of every preset: golden on a desk, measured at both sizes.

use isocross::charts::ALL;
use isocross::num::text::Separators;
use isocross::scenario::form::Form;
use isocross::scenario::picture::Pictures;
use isocross::scenario::{answer, presets};

use crate::{golden, measure};

/// What is drawn of a form.
pub fn pictures(form: &Form) -> Pictures {
    let report = answer(form, Separators::EN).report;
    let pictures = report.and_then(|report| report.pictures);
    pictures.expect("the book can be opened in some way")
}

#[test]
fn every_chart_of_every_preset_is_the_golden_one() {
    let mut wrong = Vec::new();
    for preset in presets::ALL {
        let pictures = pictures(&preset.form(Separators::EN));
        for chart in ALL {
            let name = format!("presets/{}-{}", preset.slug, chart.slug);
            wrong.extend(golden(&name, &(chart.draw)(&pictures, chart.frame).svg).err());
            for frame in [chart.frame, chart.phone] {
                let svg = (chart.draw)(&pictures, frame).svg;
                let found = measure::complaints(&svg, (frame.width, frame.height));
                let found = found.into_iter().chain(measure::crossed(&svg));
                wrong.extend(found.map(|words| format!("{name}: {words}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
