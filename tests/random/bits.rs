//! A seed and a number make the same bits, in any order and in every browser (`tests/web.rs`).

#[path = "../common/seeded.rs"]
mod seeded;

use seeded::{SEEDED, models};

#[test]
fn seeds_make_the_bits_they_always_made() {
    for ((name, model), wanted) in models().iter().zip(SEEDED) {
        assert_eq!(seeded::bits(model), wanted, "{name}");
    }
}

#[test]
fn numbers_may_come_in_any_order() {
    for (name, model) in models() {
        let size = model.steps() * model.tracks();
        let (mut early, mut late) = (vec![0.0; size], vec![0.0; size]);
        model.fill(1, 5, &mut early);
        model.fill(2, 5, &mut late);
        assert_ne!(early, late, "{name}: another seed");
        model.fill(1, 6, &mut late);
        assert_ne!(early, late, "{name}: another number");
        model.fill(1, 5, &mut late);
        assert_eq!(early, late, "{name}: the same again");
    }
}
