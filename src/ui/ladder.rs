//! The leverage slider: whole numbers on a scale where each doubling is as long as any other.

/// Places on the slider: 0 to this.
pub const PLACES: u32 = 1000;

/// Stops of the arrow keys.
const STEPS: [u32; 14] = [1, 2, 3, 5, 10, 20, 25, 50, 75, 100, 125, 150, 200, 500];

/// log2 of a whole number in 2^-16ths: the fraction's bits come from squaring.
fn log2(number: u32) -> u32 {
    let whole = number.max(1).ilog2();
    let mut rest = u64::from(number.max(1)) << (31 - whole);
    let mut bits = whole;
    for _ in 0..16 {
        rest = (rest * rest) >> 31;
        let carry = rest >> 32;
        rest >>= carry;
        bits = (bits << 1) | u32::from(carry == 1);
    }
    bits
}

/// Where `leverage` stands on a slider that ends at `highest`.
pub fn place(leverage: u32, highest: u32) -> u32 {
    let end = u64::from(log2(highest.max(2)));
    let at = u64::from(log2(leverage)) * u64::from(PLACES) / end;
    u32::try_from(at).unwrap_or(PLACES).min(PLACES)
}

/// The leverage nearest to a place.
pub fn leverage(at: u32, highest: u32) -> u32 {
    (1..=highest.max(2))
        .min_by_key(|candidate| place(*candidate, highest).abs_diff(at))
        .unwrap_or(1)
}

/// The next stop above.
pub fn up(now: u32, highest: u32) -> u32 {
    let next = STEPS.into_iter().find(|step| *step > now);
    next.unwrap_or(highest).min(highest)
}

/// The next stop below.
pub fn down(now: u32) -> u32 {
    let next = STEPS.into_iter().rev().find(|step| *step < now);
    next.unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doublings_are_equally_long() {
        assert_eq!(log2(1), 0);
        assert_eq!(log2(8), 3 << 16);
        assert_eq!(log2(10) >> 8, 850, "log2 10 = 3.3219 = 850.4 / 256");
        assert_eq!(place(1, 128), 0);
        assert_eq!(place(2, 128), 142);
        assert_eq!(place(128, 128), PLACES);
    }

    #[test]
    fn every_leverage_comes_back_from_its_place() {
        for number in 1..=125 {
            assert_eq!(leverage(place(number, 125), 125), number);
        }
    }

    #[test]
    fn arrows_go_from_stop_to_stop() {
        assert_eq!(up(1, 125), 2);
        assert_eq!(up(10, 125), 20);
        assert_eq!(up(33, 125), 50);
        assert_eq!(up(125, 125), 125);
        assert_eq!(down(33), 25);
        assert_eq!(down(1), 1);
    }
}
