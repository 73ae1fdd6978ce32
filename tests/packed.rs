//! The packed file of prices: what is written reads back, and damage is never a panic.

use std::io::Cursor;

use isocross::simulate::bits::LIMIT;
use isocross::simulate::events;
use isocross::simulate::packed::{Block, ONE, PackError, Row, Steps, pack, unpack};
use proptest::prelude::*;

const PACKED: &[u8] = include_bytes!("../src/simulate/events.bin");

/// What all of the paths together may cost on the wire, in bytes.
const BUDGET: usize = 45_000;

#[test]
fn all_paths_fit_their_share_of_the_page() {
    let mut compressed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut Cursor::new(PACKED), &mut compressed, &params)
        .expect("memory does not fail to be written");
    println!("{} bytes, {} as brotli", PACKED.len(), compressed.len());
    assert!(compressed.len() <= BUDGET, "{} bytes", compressed.len());
}

#[test]
fn a_damaged_file_is_an_error_or_other_figures_never_a_panic() {
    // Event 6 is the shortest: every byte of it and of the head is spoilt in two ways.
    let (number, head) = (6, 4 + 2 + 4 * events::ALL.len());
    let whole = unpack(PACKED, number).expect("every_event_loads");
    let lengths: Vec<usize> = PACKED[6..head]
        .chunks(4)
        .map(|bytes| {
            bytes
                .iter()
                .rev()
                .fold(0, |length, &byte| length * 256 + usize::from(byte))
        })
        .collect();
    let start = head + lengths[..number].iter().sum::<usize>();
    let end = start + lengths[number];
    // The last bytes only close the stream: what they are hardly matters.
    let matters = start..end - 4;
    let mut file = PACKED.to_vec();
    for at in (0..head).chain(start..end) {
        for mask in [0x01, 0xff] {
            file[at] ^= mask;
            let spoilt = unpack(&file, number);
            assert!(
                !matters.contains(&at) || spoilt.as_ref() != Ok(&whole),
                "byte {at}"
            );
            file[at] ^= mask;
        }
    }
    for cut in (start..end).chain(0..=head) {
        assert_eq!(unpack(&PACKED[..cut], number).ok(), None, "{cut} bytes");
    }
}

#[test]
fn a_file_that_is_not_one_says_why() {
    for (what, file, number, expected) in [
        ("nothing", &b""[..], 0, PackError::NotPacked),
        ("another file", b"\x89PNG\r\n", 0, PackError::NotPacked),
        ("a head alone", b"icp1", 0, PackError::Length),
        ("no blocks", b"icp1\0\0", 0, PackError::NoBlock),
        (
            "a block that is not there",
            b"icp1\x01\0\x08\0\0\0",
            0,
            PackError::Length,
        ),
        (
            "a block too short for its head",
            b"icp1\x01\0\x02\0\0\0ab",
            0,
            PackError::Length,
        ),
        ("a ninth event", PACKED, 8, PackError::NoBlock),
    ] {
        assert_eq!(unpack(file, number), Err(expected), "{what}");
    }
}

#[test]
fn what_would_not_read_back_is_not_written() {
    let at = |price| Steps {
        open: price,
        high: price,
        low: price,
        close: price,
    };
    let flat = |price| Row {
        mark: at(price),
        last: at(price),
        rate: None,
    };
    let charged = |rate| Row {
        rate: Some(rate),
        ..flat(ONE)
    };
    let low_above_open = Steps {
        low: ONE + 1,
        ..at(ONE)
    };
    for (what, btc, eth, expected) in [
        (
            "a price of zero",
            vec![flat(ONE), flat(0)],
            vec![flat(ONE); 2],
            PackError::Prices { bar: 1 },
        ),
        (
            "a price too high",
            vec![flat(LIMIT)],
            vec![flat(ONE)],
            PackError::Prices { bar: 0 },
        ),
        (
            "a low above the open",
            vec![Row {
                last: low_above_open,
                ..flat(ONE)
            }],
            vec![flat(ONE)],
            PackError::Prices { bar: 0 },
        ),
        (
            "a rate too large",
            vec![charged(i64::MIN)],
            vec![flat(ONE)],
            PackError::Figures,
        ),
        (
            "series of unequal length",
            vec![flat(ONE)],
            vec![flat(ONE); 2],
            PackError::Figures,
        ),
    ] {
        assert_eq!(
            pack(&[Block {
                hour: 0,
                assets: [btc, eth]
            }]),
            Err(expected),
            "{what}"
        );
    }
}

fn any_steps() -> impl Strategy<Value = Steps> {
    prop::array::uniform4(1..LIMIT).prop_map(|mut prices| {
        let (open, close) = (prices[1], prices[2]);
        prices.sort_unstable();
        Steps {
            open,
            high: prices[3],
            low: prices[0],
            close,
        }
    })
}

fn any_row() -> impl Strategy<Value = Row> {
    let rate = prop::option::of(20_000 - LIMIT..LIMIT);
    (any_steps(), any_steps(), rate).prop_map(|(mark, last, rate)| Row { mark, last, rate })
}

proptest! {
    #[test]
    fn whatever_is_written_reads_back(
        blocks in prop::collection::vec(
            (any::<u32>(), prop::collection::vec((any_row(), any_row()), 0..60)), 0..4),
    ) {
        let block = |(hour, rows): (u32, Vec<(Row, Row)>)| {
            let (btc, eth) = rows.into_iter().unzip();
            Block { hour, assets: [btc, eth] }
        };
        let blocks: Vec<_> = blocks.into_iter().map(block).collect();
        let file = pack(&blocks).expect("bars in order can be written");
        for (number, block) in blocks.iter().enumerate() {
            let read = unpack(&file, number);
            prop_assert_eq!(read.as_ref(), Ok(block));
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(
        stream in prop::collection::vec(any::<u8>(), 0..400), bars in any::<u16>(),
    ) {
        let length = u32::try_from(stream.len() + 6).unwrap_or(0).to_le_bytes();
        let head = [b"icp1\x01\0".as_slice(), &length, &[0; 4], &bars.to_le_bytes()].concat();
        let read = unpack(&[head, stream].concat(), 0);
        prop_assert!(read.is_err() || read.is_ok_and(|block| block.assets[0].len() == usize::from(bars)));
    }
}
