//! Whole numbers as a stream of binary choices, each paid for by how surprising it was.
//!
//! An adaptive range coder: a [`Chance`] learns how often its choice comes out as yes, and a
//! choice that is nearly certain costs a small part of a bit. What is learnt depends only on the
//! choices made so far, so the [`Writer`] and the [`Reader`] learn the same.

/// Where choices go to or come from.
///
/// One trait for both directions, so that the order of the figures is written down only once.
pub trait Bits {
    /// Writes `wanted` and returns it; or ignores `wanted` and returns what was written.
    fn bit(&mut self, chance: &mut Chance, wanted: bool) -> bool;
}

/// How likely one kind of choice is to be a yes, learnt as it goes.
#[derive(Clone, Copy, Debug)]
pub struct Chance {
    /// Share of yes, in parts of 65,536.
    yes: i32,
    /// Choices seen, up to `PATIENCE`.
    seen: i32,
}

/// After this many choices the estimate moves by a fixed 1/31.5 of the surprise.
const PATIENCE: i32 = 30;
/// No choice is ever held to be more certain than 1 in 1,024.
const SURE: i32 = 64;
/// The range is refilled by a byte as soon as it has less than 24 bits.
const REFILL: u32 = 1 << 24;

impl Chance {
    /// Even odds, nothing learnt.
    pub const EVEN: Self = Self {
        yes: 1 << 15,
        seen: 0,
    };

    fn learn(&mut self, yes: bool) {
        let target = if yes { 1 << 16 } else { 0 };
        let step = (target - self.yes) * 2 / (2 * self.seen + 3);
        self.yes = (self.yes + step).clamp(SURE, (1 << 16) - SURE);
        self.seen = (self.seen + 1).min(PATIENCE);
    }

    /// The part of `range` that stands for yes: more than nothing, less than all of it.
    fn share(self, range: u32) -> u32 {
        (range >> 16) * self.yes.unsigned_abs()
    }
}

/// Reads choices. Total: any bytes give some choices, and after the last byte zeros follow.
#[derive(Debug)]
pub struct Reader<'a> {
    bytes: &'a [u8],
    taken: usize,
    range: u32,
    code: u32,
}

impl<'a> Reader<'a> {
    /// Starts at the first byte of a stream.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        let mut reader = Self {
            bytes,
            taken: 0,
            range: u32::MAX,
            code: 0,
        };
        for _ in 0..4 {
            reader.refill();
        }
        reader
    }

    /// Whether as many bytes were taken as there are: false for a stream that was cut or padded.
    #[must_use]
    pub fn is_used_up(&self) -> bool {
        self.taken == self.bytes.len()
    }

    fn refill(&mut self) {
        let byte = self.bytes.get(self.taken).copied().unwrap_or(0);
        self.taken += 1;
        self.code = self.code << 8 | u32::from(byte);
    }
}

impl Bits for Reader<'_> {
    fn bit(&mut self, chance: &mut Chance, _wanted: bool) -> bool {
        let share = chance.share(self.range);
        let yes = self.code < share;
        if yes {
            self.range = share;
        } else {
            self.code -= share;
            self.range -= share;
        }
        while self.range < REFILL {
            self.range <<= 8;
            self.refill();
        }
        chance.learn(yes);
        yes
    }
}

/// Writes choices; used where the packed file is made, not on the page.
#[derive(Debug)]
pub struct Writer {
    bytes: Vec<u8>,
    range: u32,
    low: u64,
    held: u8,
    carriers: usize,
}

impl Default for Writer {
    fn default() -> Self {
        Self {
            bytes: Vec::new(),
            range: u32::MAX,
            low: 0,
            held: 0,
            carriers: 1,
        }
    }
}

impl Writer {
    /// The finished stream.
    #[must_use]
    pub fn finish(mut self) -> Vec<u8> {
        for _ in 0..5 {
            self.shift();
        }
        // The first byte is what was held before anything was written: always zero.
        self.bytes.split_off(1.min(self.bytes.len()))
    }

    /// Moves the top byte out; bytes of 255 wait, because a later carry may still turn them over.
    fn shift(&mut self) {
        let [.., carry, top, _, _, _] = self.low.to_be_bytes();
        if carry == 1 || top < 0xff {
            for held in 0..self.carriers {
                let byte = if held == 0 { self.held } else { 0xff };
                self.bytes.push(byte.wrapping_add(carry));
            }
            self.carriers = 0;
            self.held = top;
        }
        self.carriers += 1;
        self.low = (self.low & 0x00ff_ffff) << 8;
    }
}

impl Bits for Writer {
    fn bit(&mut self, chance: &mut Chance, wanted: bool) -> bool {
        let share = chance.share(self.range);
        if wanted {
            self.range = share;
        } else {
            self.low += u64::from(share);
            self.range -= share;
        }
        while self.range < REFILL {
            self.range <<= 8;
            self.shift();
        }
        chance.learn(wanted);
        wanted
    }
}

/// Numbers from this one on cannot be written.
pub const LIMIT: i64 = 1 << LONGEST;
const LONGEST: usize = 24;

/// One kind of figure: what has been learnt about its size and sign.
///
/// A number is its count of binary digits, one yes for each, judged beside the recent numbers of
/// the same kind; then the digits below the leading one, of which two are learnt and the rest
/// taken as even; then the sign, unless the column never has one.
#[derive(Debug)]
pub struct Column {
    signed: bool,
    /// Running mean of the magnitudes, in sixteenths.
    recent: i64,
    digits: [[Chance; LONGEST]; LONGEST + 1],
    leading: [[Chance; 4]; LONGEST + 1],
    sign: Chance,
}

impl Column {
    /// Figures of either sign.
    #[must_use]
    pub fn signed() -> Self {
        Self {
            signed: true,
            recent: 512,
            digits: [[Chance::EVEN; LONGEST]; LONGEST + 1],
            leading: [[Chance::EVEN; 4]; LONGEST + 1],
            sign: Chance::EVEN,
        }
    }

    /// Figures that are zero or more.
    #[must_use]
    pub fn unsigned() -> Self {
        Self {
            signed: false,
            ..Self::signed()
        }
    }

    /// Writes `wanted` or reads a number; always smaller than [`LIMIT`] on either side of zero.
    ///
    /// What cannot be written comes back changed: compare.
    pub fn number(&mut self, bits: &mut impl Bits, wanted: i64) -> i64 {
        let magnitude = self.magnitude(bits, wanted.saturating_abs().min(LIMIT - 1));
        self.recent += (magnitude * 16 - self.recent) / 8;
        let negative = self.signed && magnitude != 0 && bits.bit(&mut self.sign, wanted < 0);
        if negative { -magnitude } else { magnitude }
    }

    fn magnitude(&mut self, bits: &mut impl Bits, wanted: i64) -> i64 {
        let wanted_digits = digits(wanted);
        let mut length = 0;
        for chance in &mut self.digits[digits(self.recent / 16)] {
            if !bits.bit(chance, length < wanted_digits) {
                break;
            }
            length += 1;
        }
        let mut magnitude = i64::from(length > 0);
        for place in (0..length.saturating_sub(1)).rev() {
            let mut even = Chance::EVEN;
            // 1, 10 or 11 so far: still learning. `magnitude` is at least 1 here.
            let chance = match magnitude {
                1 => &mut self.leading[length][1],
                2 => &mut self.leading[length][2],
                3 => &mut self.leading[length][3],
                _ => &mut even,
            };
            let digit = bits.bit(chance, wanted >> place & 1 == 1);
            magnitude = magnitude * 2 + i64::from(digit);
        }
        magnitude
    }
}

/// Binary digits of a number from 0 to `LIMIT` − 1.
fn digits(number: i64) -> usize {
    (0..LONGEST)
        .rev()
        .find(|place| number >> place != 0)
        .map_or(0, |place| place + 1)
}
