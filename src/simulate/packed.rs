//! The packed file of recorded prices: how it is laid out, read and written.
//!
//! ```text
//! file   = "icp1"  count: u16  length of each block: count × u32  blocks
//! block  = hour its first bar opens, since 1970: u32  bars: u16  stream
//! stream = the figures of BTC, then those of ETH, as choices of `bits`
//! ```
//!
//! Integers of the file are little-endian. A price is counted in steps of 10⁻⁵ of the asset's
//! first mark, a funding rate in steps of 10⁻⁸. In the stream each bar is: mark open less the mark
//! close before it; mark close less its open; how far the high lies above both, and the low below
//! both; last open less the last close before it; last close, high and low less the mark's; then
//! whether funding is settled as the bar opens, and if so the rate less the usual 0.0001. A block
//! is read by itself, so one event costs no more than its own bars.

use super::bits::{Bits, Chance, Column, LIMIT, Reader, Writer};

/// Decimal places of a price, as a multiple of the first mark: figures are within 0.000005.
pub const PRICE_PLACES: u32 = 5;
/// Decimal places of a funding rate: exactly as recorded.
pub const RATE_PLACES: u32 = 8;
/// Base assets of every block, in this order.
pub const ASSETS: [&str; 2] = ["BTC", "ETH"];
/// The first mark, in steps.
pub const ONE: i64 = 100_000;

const MAGIC: &[u8] = b"icp1";
/// The rate most settlements have, 0.01 %.
const USUAL_RATE: i64 = 10_000;
/// Bars since the last settlement, as far as they are told apart.
const WAITS: usize = 24;

/// Why a block cannot be read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackError {
    /// The file does not start as this format does.
    NotPacked,
    /// The file has no block of this number.
    NoBlock,
    /// The bytes end too early or go on too long.
    Length,
    /// A bar's prices are not in order (low, open and close, high), not above 0, or too high.
    Prices {
        /// The bar, from 0.
        bar: usize,
    },
    /// A figure is too large for the format, or the series differ in length.
    Figures,
}

/// One bar in steps of 10⁻⁵ of the first mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    /// First price.
    pub open: i64,
    /// Highest price.
    pub high: i64,
    /// Lowest price.
    pub low: i64,
    /// Last price.
    pub close: i64,
}

impl Steps {
    fn top(self) -> i64 {
        self.open.max(self.close)
    }

    fn bottom(self) -> i64 {
        self.open.min(self.close)
    }

    /// Low below open and close, high above both, all of them above 0 and below `LIMIT`.
    fn is_in_order(self) -> bool {
        0 < self.low && self.low <= self.bottom() && self.top() <= self.high && self.high < LIMIT
    }
}

/// One bar of one asset.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Mark price.
    pub mark: Steps,
    /// Last traded price, in the same steps.
    pub last: Steps,
    /// The funding rate settled as the bar opens, in steps of 10⁻⁸; positive: longs pay shorts.
    pub rate: Option<i64>,
}

/// One event: the same bars of each of [`ASSETS`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Hours from 1970 to the opening of the first bar.
    pub hour: u32,
    /// One series an asset, all equally long.
    pub assets: [Vec<Row>; ASSETS.len()],
}

/// Everything learnt within a block; both assets teach it.
struct Model {
    mark: [Column; 4],
    last: [Column; 4],
    rate: Column,
    settled: [Chance; WAITS],
}

impl Model {
    fn new() -> Self {
        Self {
            mark: [
                Column::signed(),
                Column::signed(),
                Column::unsigned(),
                Column::unsigned(),
            ],
            last: [
                Column::signed(),
                Column::signed(),
                Column::signed(),
                Column::signed(),
            ],
            rate: Column::signed(),
            settled: [Chance::EVEN; WAITS],
        }
    }

    /// Writes the rows, or overwrites them with what is read.
    fn rows(&mut self, bits: &mut impl Bits, rows: &mut [Row]) -> Result<(), PackError> {
        let mut before = (ONE, ONE);
        let mut waited = 0;
        for (bar, row) in rows.iter_mut().enumerate() {
            self.mark(bits, before.0, &mut row.mark);
            self.last(bits, before.1, row);
            if !row.mark.is_in_order() || !row.last.is_in_order() {
                return Err(PackError::Prices { bar });
            }
            self.rate(bits, waited, &mut row.rate);
            waited = if row.rate.is_some() {
                0
            } else {
                (waited + 1).min(WAITS - 1)
            };
            before = (row.mark.close, row.last.close);
        }
        Ok(())
    }

    fn mark(&mut self, bits: &mut impl Bits, before: i64, mark: &mut Steps) {
        let [open, close, high, low] = &mut self.mark;
        let wanted = *mark;
        mark.open = before + open.number(bits, wanted.open - before);
        mark.close = mark.open + close.number(bits, wanted.close - wanted.open);
        mark.high = mark.top() + high.number(bits, wanted.high - wanted.top());
        mark.low = mark.bottom() - low.number(bits, wanted.bottom() - wanted.low);
    }

    fn last(&mut self, bits: &mut impl Bits, before: i64, row: &mut Row) {
        let [open, close, high, low] = &mut self.last;
        let Row { mark, last, .. } = row;
        last.open = before + open.number(bits, last.open - before);
        last.close = mark.close + close.number(bits, last.close - mark.close);
        last.high = mark.high + high.number(bits, last.high - mark.high);
        last.low = mark.low + low.number(bits, last.low - mark.low);
    }

    fn rate(&mut self, bits: &mut impl Bits, waited: usize, rate: &mut Option<i64>) {
        let wanted = rate.unwrap_or(USUAL_RATE).saturating_sub(USUAL_RATE);
        let settled = bits.bit(&mut self.settled[waited], rate.is_some());
        *rate = settled.then(|| USUAL_RATE + self.rate.number(bits, wanted));
    }
}

/// Reads one block of a packed file; the others are not touched.
///
/// # Errors
/// For bytes that are not such a file, or that are damaged in a way that shows. Never panics.
pub fn unpack(file: &[u8], number: usize) -> Result<Block, PackError> {
    let bytes = block_bytes(file, number)?;
    let (hour, bytes) = bytes.split_first_chunk::<4>().ok_or(PackError::Length)?;
    let (bars, stream) = bytes.split_first_chunk::<2>().ok_or(PackError::Length)?;
    let rows = vec![Row::default(); usize::from(u16::from_le_bytes(*bars))];
    let mut assets = std::array::from_fn(|_| rows.clone());
    let mut reader = Reader::new(stream);
    let mut model = Model::new();
    for rows in &mut assets {
        model.rows(&mut reader, rows)?;
    }
    let block = Block {
        hour: u32::from_le_bytes(*hour),
        assets,
    };
    reader
        .is_used_up()
        .then_some(block)
        .ok_or(PackError::Length)
}

/// The bytes of one block, found by the lengths of those before it.
fn block_bytes(file: &[u8], number: usize) -> Result<&[u8], PackError> {
    let file = file.strip_prefix(MAGIC).ok_or(PackError::NotPacked)?;
    let (count, file) = file.split_first_chunk::<2>().ok_or(PackError::Length)?;
    let count = usize::from(u16::from_le_bytes(*count));
    let (lengths, mut blocks) = file.split_at_checked(count * 4).ok_or(PackError::Length)?;
    for (at, length) in lengths.as_chunks::<4>().0.iter().enumerate() {
        let length = usize::try_from(u32::from_le_bytes(*length)).unwrap_or(usize::MAX);
        let (block, rest) = blocks.split_at_checked(length).ok_or(PackError::Length)?;
        if at == number {
            return Ok(block);
        }
        blocks = rest;
    }
    Err(PackError::NoBlock)
}

/// Writes a packed file. Not used on the page.
///
/// # Errors
/// When a figure does not survive: prices out of order or too large, series of unequal length.
pub fn pack(blocks: &[Block]) -> Result<Vec<u8>, PackError> {
    let count = u16::try_from(blocks.len()).map_err(|_| PackError::Figures)?;
    let mut file = [MAGIC, &count.to_le_bytes()].concat();
    let packed: Vec<Vec<u8>> = blocks.iter().map(pack_block).collect::<Result<_, _>>()?;
    for block in &packed {
        let length = u32::try_from(block.len()).map_err(|_| PackError::Figures)?;
        file.extend(length.to_le_bytes());
    }
    file.extend(packed.concat());
    Ok(file)
}

fn pack_block(block: &Block) -> Result<Vec<u8>, PackError> {
    let [first, others @ ..] = &block.assets;
    let bars = u16::try_from(first.len()).map_err(|_| PackError::Figures)?;
    for rows in &block.assets {
        let in_order = |row: &Row| row.mark.is_in_order() && row.last.is_in_order();
        if let Some(bar) = rows.iter().position(|row| !in_order(row)) {
            return Err(PackError::Prices { bar });
        }
    }
    if others.iter().any(|rows| rows.len() != first.len()) {
        return Err(PackError::Figures);
    }
    let mut writer = Writer::default();
    let mut model = Model::new();
    for rows in &block.assets {
        let mut written = rows.clone();
        model.rows(&mut writer, &mut written)?;
        if written != *rows {
            return Err(PackError::Figures);
        }
    }
    let head = [block.hour.to_le_bytes().as_slice(), &bars.to_le_bytes()].concat();
    Ok([head, writer.finish()].concat())
}
