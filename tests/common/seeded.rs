//! Bits that seeds make, checked natively and in the browser.

use isocross::simulate::ensemble::{
    Correlation, Diffusion, History, Jumps, Model, Regimes, Source,
};
use rust_decimal::{Decimal, dec};

/// Every kind of model.
pub fn models() -> Vec<(&'static str, Model)> {
    let plain = Diffusion {
        volatility: vec![dec!(0.6), dec!(0.85)],
        drift: dec!(0.1),
        correlation: Correlation::Pairs(vec![dec!(0.7)]),
        jumps: None,
        tails: None,
        regimes: None,
        half_life: None,
    };
    let all = Diffusion {
        jumps: Some(Jumps {
            per_year: dec!(400),
            mean: dec!(-0.04),
            deviation: dec!(0.05),
        }),
        tails: Some(dec!(3.5)),
        regimes: Some(Regimes {
            factor: dec!(3),
            enter: dec!(0.01),
            leave: dec!(0.05),
        }),
        half_life: Some(dec!(72)),
        ..plain.clone()
    };
    let history = History {
        follows: vec![
            Source {
                track: 0,
                beta: Decimal::ONE,
            },
            Source {
                track: 1,
                beta: dec!(1.3),
            },
        ],
        block: 24,
        event: None,
    };
    let diffusion = |of: &Diffusion| Model::diffusion(of, 720).expect("a model");
    vec![
        ("geometric Brownian motion", diffusion(&plain)),
        ("everything added", diffusion(&all)),
        (
            "recorded hours",
            Model::history(&history, 720).expect("a model"),
        ),
    ]
}

/// Of paths 0 … 99 of seed 42: all bits folded together, then the last close of each market of
/// the last path.
pub fn bits(model: &Model) -> [u64; 3] {
    let mut closes = vec![0.0; model.steps() * model.tracks()];
    let mut folded = 0_u64;
    for number in 0..100 {
        model.fill(42, number, &mut closes);
        for close in &closes {
            // FNV-1a's prime.
            folded = (folded ^ close.to_bits()).wrapping_mul(0x100_0000_01b3);
        }
    }
    let last = &closes[closes.len() - 2..];
    [folded, last[0].to_bits(), last[1].to_bits()]
}

/// What [`bits`] gave for each of [`models`] when they were made.
pub const SEEDED: [[u64; 3]; 3] = [
    [
        17_961_999_445_899_542_490,
        4_605_177_857_508_603_553,
        4_604_029_769_086_972_815,
    ],
    [
        4_590_112_635_824_752_503,
        4_606_874_521_564_580_939,
        4_606_665_147_056_176_664,
    ],
    [
        3_752_040_524_404_135_738,
        4_604_261_614_846_149_811,
        4_599_895_709_895_082_406,
    ],
];
