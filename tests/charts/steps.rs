//! Charts of pools that are closed by steps: golden on a desk, measured at both sizes.

use isocross::charts::ALL;
use isocross::num::text::Separators;
use isocross::scenario::edit::Edit;
use isocross::scenario::presets;

use crate::presets::pictures;
use crate::{golden, measure};

#[test]
fn charts_of_closing_by_steps_are_the_golden_ones() {
    let mut wrong = Vec::new();
    for (name, venue) in [
        ("hyperliquid", "hyperliquid@2026-09-27"),
        ("okx", "okx@2026-05-28"),
        ("bybit", "bybit@2026-09-25"),
    ] {
        let opening = presets::of("one-trade", Separators::EN);
        let mut form = opening.apply(&Edit::Venue(venue.to_owned()));
        form.balance = "4000000".to_owned();
        form.positions[0].quantity = "30000000".to_owned();
        let pictures = pictures(&form);
        for chart in ALL
            .iter()
            .filter(|chart| ["price", "account", "shock"].contains(&chart.slug))
        {
            let svg = (chart.draw)(&pictures, chart.frame).svg;
            wrong.extend(golden(&format!("steps/{name}-{}", chart.slug), &svg).err());
            for frame in [chart.frame, chart.phone] {
                let svg = (chart.draw)(&pictures, frame).svg;
                let found = measure::complaints(&svg, (frame.width, frame.height));
                let found = found.into_iter().chain(measure::crossed(&svg));
                wrong.extend(found.map(|words| format!("{name}-{}: {words}", chart.slug)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
