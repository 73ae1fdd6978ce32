//! What the page weighs on its way to the reader.

use crate::pack::SINGLE;
use crate::process::Outcome;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::Path;

/// The budget of all that the page sends, after brotli.
const WIRE: usize = 260_000;
/// The budget of the single file, as it is saved.
const FILE: usize = 1_000_000;

/// Bytes in the three ways a server may send them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Weight {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl Weight {
    fn of(bytes: &[u8]) -> Outcome<Self> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(bytes)?;
        let mut brotli = Vec::new();
        let best = BrotliEncoderParams {
            quality: 11,
            lgwin: 24,
            ..BrotliEncoderParams::default()
        };
        brotli::BrotliCompress(&mut &*bytes, &mut brotli, &best)?;
        Ok(Self {
            raw: bytes.len(),
            gzip: gzip.finish()?.len(),
            brotli: brotli.len(),
        })
    }

    fn plus(self, other: Self) -> Self {
        Self {
            raw: self.raw + other.raw,
            gzip: self.gzip + other.gzip,
            brotli: self.brotli + other.brotli,
        }
    }

    fn print(self, name: &str) {
        println!(
            "{:>10} {:>10} {:>10}  {name}",
            kilobytes(self.raw),
            kilobytes(self.gzip),
            kilobytes(self.brotli)
        );
    }
}

/// Prints a line for each file of the page, the total, and how that compares with the budgets.
///
/// The single file is no part of the total: it is sent to a reader who asks for it.
pub fn print(dist: &Path) -> Outcome {
    println!("\n{:>10} {:>10} {:>10}", "raw", "gzip", "brotli");
    let mut files: Vec<_> = fs::read_dir(dist)?.collect::<Result<_, _>>()?;
    files.sort_by_key(fs::DirEntry::file_name);
    let (mut total, mut single) = (Weight::default(), 0);
    for file in files {
        if file.file_type()?.is_file() {
            let bytes = fs::read(file.path())?;
            if file.file_name() == SINGLE {
                // What is packed in it is packed already.
                single = bytes.len();
                continue;
            }
            let weight = Weight::of(&bytes)?;
            weight.print(&file.file_name().to_string_lossy());
            total = total.plus(weight);
        }
    }
    total.print("total");
    println!("{:>10} {:>21}  {SINGLE}", kilobytes(single), "");
    println!("{}", verdict("The page after brotli", total.brotli, WIRE));
    println!("{}", verdict("The single file", single, FILE));
    Ok(())
}

fn verdict(what: &str, bytes: usize, budget: usize) -> String {
    let aim = kilobytes(budget);
    match budget.checked_sub(bytes) {
        Some(left) => format!(
            "{what} is within its budget of {aim}, {} to spare.",
            kilobytes(left)
        ),
        None => format!(
            "{what} is over its budget of {aim} by {}.",
            kilobytes(bytes - budget)
        ),
    }
}

fn kilobytes(bytes: usize) -> String {
    let tenths = (bytes + 50) / 100;
    format!("{}.{} kB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compression_makes_repetition_small() {
        let weight = Weight::of(&[b'a'; 10_000]).unwrap();
        assert_eq!(weight.raw, 10_000);
        assert!(
            weight.brotli < weight.gzip && weight.gzip < 100,
            "{weight:?}"
        );
    }

    #[test]
    fn the_verdict_says_by_how_much() {
        assert_eq!(
            verdict("It", 150_000, WIRE),
            "It is within its budget of 260.0 kB, 110.0 kB to spare."
        );
        assert_eq!(
            verdict("It", 261_260, WIRE),
            "It is over its budget of 260.0 kB by 1.3 kB."
        );
    }
}
