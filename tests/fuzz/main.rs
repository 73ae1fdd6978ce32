//! Broken inputs by the thousand: links, files, prices, tables of tiers, venues' responses and typed numbers,
//! made by changing good ones. None may panic, hang or take much memory, and what is accepted is answered,
//! drawn and shared.
//!
//! The test run tries 50,000; `cargo xtask fuzz` a million. `ISOCROSS_FUZZ_COUNT` and `ISOCROSS_FUZZ_SEED` say
//! how many, and which.

#[path = "../accounts/mod.rs"]
mod accounts;
#[path = "../common/locales.rs"]
mod locales;
#[path = "../common/shown.rs"]
mod shown;
#[path = "../common/typed_fields.rs"]
mod typed_fields;

mod campaign;
mod entry;
mod mutate;
mod seeds;
mod watch;

use campaign::Campaign;
use entry::Entry;
use peak_alloc::PeakAlloc;
use std::fs;
use std::path::PathBuf;

/// Counts what is in use.
#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const TESTED: u64 = 50_000;

fn setting(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().expect(name))
}

#[test]
fn no_broken_input_panics_hangs_or_takes_much_memory() {
    let count = setting("ISOCROSS_FUZZ_COUNT").unwrap_or(TESTED);
    let seed = setting("ISOCROSS_FUZZ_SEED").unwrap_or(1);
    let campaign = Campaign::run(seed, count);
    println!("{campaign}");
    assert_eq!(campaign.findings, Vec::<String>::new());
    for (entry, tally) in Entry::ALL.iter().zip(&campaign.tallies) {
        assert!(tally.tried >= count / 10, "{entry:?} was hardly tried");
        // Else the changes are so coarse that no reader is seen past its first check.
        assert!(tally.accepted * 20 > tally.tried, "{entry:?}: {tally:?}");
        assert!(tally.reports > 0, "{entry:?} never came to a report");
    }
}

/// Inputs that once broke something, one a file; the name begins with the entry's.
#[test]
fn what_was_found_stays_mended() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/found");
    let mut tried = 0;
    for file in fs::read_dir(folder).expect("the findings") {
        let path = file.expect("a file").path();
        let name = path
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let entry = Entry::of(&name).expect("a file is named for its entry");
        let input = fs::read_to_string(&path).expect("a text");
        for locale in locales::LOCALES {
            let (_, finding) = campaign::try_whole(entry, &input, locale);
            assert_eq!(finding, None, "{name}");
        }
        tried += 1;
    }
    assert!(tried > 0, "no finding is kept");
}

/// The same seed and number make the same input, so that a finding can be made again.
#[test]
fn an_input_is_told_by_seed_and_number() {
    for number in 0..200 {
        let (one, other) = (mutate::input(7, number), mutate::input(7, number));
        assert_eq!(one, other);
    }
    let differ = (0..200).filter(|&number| mutate::input(7, number) != mutate::input(8, number));
    assert!(differ.count() > 190);
}
