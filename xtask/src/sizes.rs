//! What the page weighs on its way to the reader.

use crate::process::Outcome;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::Path;

/// The aim for the whole page after brotli.
const AIM: usize = 200_000;

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

/// Prints a line for each file of the page, the total, and how that compares with the aim.
pub fn print(dist: &Path) -> Outcome {
    println!("\n{:>10} {:>10} {:>10}", "raw", "gzip", "brotli");
    let mut files: Vec<_> = fs::read_dir(dist)?.collect::<Result<_, _>>()?;
    files.sort_by_key(fs::DirEntry::file_name);
    let mut total = Weight::default();
    for file in files {
        if file.file_type()?.is_file() {
            let weight = Weight::of(&fs::read(file.path())?)?;
            weight.print(&file.file_name().to_string_lossy());
            total = total.plus(weight);
        }
    }
    total.print("total");
    println!("{}", verdict(total.brotli));
    Ok(())
}

fn verdict(brotli: usize) -> String {
    let aim = kilobytes(AIM);
    match AIM.checked_sub(brotli) {
        Some(left) => format!(
            "Within the aim of {aim} after brotli, {} to spare.",
            kilobytes(left)
        ),
        None => format!(
            "Over the aim of {aim} after brotli by {}.",
            kilobytes(brotli - AIM)
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
            verdict(150_000),
            "Within the aim of 200.0 kB after brotli, 50.0 kB to spare."
        );
        assert_eq!(
            verdict(201_260),
            "Over the aim of 200.0 kB after brotli by 1.3 kB."
        );
    }
}
