//! A run comes to the same whatever the size of its slices.

use crate::accounts::{Case, Dice, VIEWS};
use crate::agree::{funding, model, plan};
use isocross::simulate::ensemble::{Ensemble, Results};

#[path = "../common/outcomes.rs"]
mod outcomes;

#[test]
fn many_paths_come_to_the_bits_they_always_came_to() {
    assert_eq!(outcomes::bits(), outcomes::OUTCOMES);
}

const PATHS: usize = 1_003;

fn run(seed: u64, sizes: &[usize]) -> Results {
    let case = Case::random(seed);
    let dice = &mut Dice(seed);
    let model = model(dice, case.marks.len(), 30);
    let plan = plan(&case, &VIEWS, funding(dice));
    let mut ensemble = Ensemble::new(plan, model, seed, PATHS);
    let mut sizes = sizes.iter().cycle();
    while ensemble.progress().done < PATHS {
        let before = ensemble.progress().done;
        let size = *sizes.next().expect("a size");
        assert!(ensemble.advance(size).done >= before);
    }
    ensemble.results().expect("paths were walked")
}

#[test]
fn slices_of_any_size_give_the_same_results() {
    for seed in 0..6 {
        let whole = run(seed, &[PATHS]);
        for sizes in [&[1][..], &[7, 8, 9], &[100, 1, 333]] {
            assert_eq!(run(seed, sizes), whole, "slices of {sizes:?}");
        }
    }
}

#[test]
fn results_of_a_part_are_of_that_part() {
    let case = Case::random(3);
    let dice = &mut Dice(3);
    let model = model(dice, case.marks.len(), 30);
    let mut ensemble = Ensemble::new(plan(&case, &VIEWS, funding(dice)), model, 3, PATHS);
    assert!(ensemble.results().is_none(), "nothing was walked");
    ensemble.advance(2);
    assert_eq!(ensemble.results().map(|results| results.paths), Some(16));
}
