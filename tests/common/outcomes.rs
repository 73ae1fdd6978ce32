//! Bits of what many random paths come to, checked natively and in the browser.

use isocross::market::account::View;
use isocross::num::text::Separators;
use isocross::scenario::presets;
use isocross::scenario::read::read;
use isocross::simulate::ensemble::{Column, Ensemble, Plan};
use isocross::simulate::journey::FundingPlan;
use rust_decimal::dec;

#[allow(dead_code, reason = "each test uses its part of it")]
#[path = "seeded.rs"]
pub mod seeded;

/// Of the opening example on 400 paths of each kind of model, with funding: the bits of every outcome of both
/// modes folded together.
pub fn bits() -> Vec<u64> {
    let (scenario, _) = read(&presets::opening(Separators::EN), Separators::EN);
    let scenario = scenario.expect("a valid form");
    let column = |view| Column {
        account: scenario.account.clone(),
        view,
    };
    let fold = |model| {
        let plan = Plan {
            columns: vec![column(View::Isolated), column(View::Cross)],
            book: scenario.book.clone(),
            marks: scenario.marks.clone(),
            funding: FundingPlan::Typed {
                rate: dec!(0.0001),
                every: 8,
            },
            own_rates: Vec::new(),
        };
        let mut ensemble = Ensemble::new(plan, model, 42, 400);
        ensemble.advance(usize::MAX);
        let mut folded = 0_u64;
        let mut take = |bits: u64| folded = (folded ^ bits).wrapping_mul(0x100_0000_01b3);
        for course in ensemble.courses() {
            course.ends.iter().for_each(|end| take(end.to_bits()));
            course
                .drawdowns
                .iter()
                .for_each(|fall| take(fall.to_bits()));
            course.closed.iter().for_each(|&step| take(u64::from(step)));
        }
        folded
    };
    let models = seeded::models();
    models.into_iter().map(|(_, model)| fold(model)).collect()
}

/// What [`bits`] gave when the kernel was made.
pub const OUTCOMES: [u64; 3] = [
    17_034_308_334_234_556_278,
    15_059_334_074_787_478_316,
    7_369_877_901_358_998_096,
];
