//! A part of the path in sight, and a pinned scenario behind.

use std::sync::Arc;

use isocross::charts::ALL;
use isocross::scenario::picture::Ghost;

use crate::{golden, measure, opening};

#[test]
fn a_part_of_the_path_with_a_pinned_scenario_is_drawn_without_overlap() {
    let all = opening::pictures();
    let other = crate::books::mixed();
    let mut wrong = Vec::new();
    for (name, shown) in [
        ("part", Some((40, 50))),
        ("end", Some((60, 900))),
        ("whole", None),
    ] {
        let ghost = Ghost {
            word: "pinned".to_owned(),
            pictures: Arc::new(other.clone()),
        };
        let seen = all.seen(shown, Some(ghost));
        for chart in ALL {
            for (size, frame) in [("desk", chart.frame), ("phone", chart.phone)] {
                let svg = (chart.draw)(&seen, frame).svg;
                let name = format!("seen-{name}-{}-{size}", chart.slug);
                if matches!(chart.slug, "price" | "account") && size == "desk" {
                    wrong.extend(golden(&name, &svg).err());
                }
                let found = measure::complaints(&svg, (frame.width, frame.height));
                let found = found.into_iter().chain(measure::crossed(&svg));
                wrong.extend(found.map(|words| format!("{name}: {words}")));
            }
        }
        let time = &seen.price.time;
        assert!(time.shown.0 < time.shown.1 && time.shown.1 <= time.bars);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
