//! Many numbers in order, in a time that grows no faster than their count.

/// Bits looked at in one pass.
const BITS: u32 = 11;

/// The numbers in ascending order.
pub fn sorted(values: &[f64]) -> Vec<f64> {
    let mut keys: Vec<u64> = values.iter().map(|&value| key(value)).collect();
    let mut other = vec![0; keys.len()];
    for pass in 0..u64::BITS.div_ceil(BITS) {
        let digit = |key: u64| ((key >> (pass * BITS)) & ((1 << BITS) - 1)) as usize;
        let mut places = [0_usize; 1 << BITS];
        for &key in &keys {
            places[digit(key)] += 1;
        }
        let mut before = 0;
        for place in &mut places {
            before += std::mem::replace(place, before);
        }
        for &key in &keys {
            let place = &mut places[digit(key)];
            other[*place] = key;
            *place += 1;
        }
        std::mem::swap(&mut keys, &mut other);
    }
    keys.into_iter().map(value).collect()
}

/// A whole number that is in the order of the floats.
fn key(value: f64) -> u64 {
    let bits = value.to_bits();
    let negative = bits >> 63 == 1;
    if negative { !bits } else { bits | (1 << 63) }
}

fn value(key: u64) -> f64 {
    let positive = key >> 63 == 1;
    f64::from_bits(if positive { key & !(1 << 63) } else { !key })
}
