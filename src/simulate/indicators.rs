//! Measures of the last closes: realised volatility, the width of Bollinger's bands, RSI. The latter two
//! in `Decimal` over exact sums: the indicator crates at hand keep running sums in floats, which a crash
//! that has left the window goes on disturbing.

use super::ensemble::rolling;
use rust_decimal::{Decimal, MathematicalOps, dec};

/// Digits after the point of a close as a multiple of the first price: its square is exact, so that sums over a window never drift.
const DIGITS: u32 = 12;
/// Digits after the point of a measure.
const SHOWN: u32 = 10;
/// No multiple of the first price counts as more: products must stay within `Decimal`.
const MOST: Decimal = dec!(1_000_000_000);
/// Bollinger's bands lie two standard deviations to either side of the mean.
const BANDS: Decimal = dec!(4);

/// What is measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    /// Realised volatility a year, as [`crate::simulate::ensemble::realised`] has it; a fraction.
    #[default]
    Volatility,
    /// (upper − lower) ÷ middle of Bollinger's bands: 4 standard deviations (n) ÷ mean; a fraction.
    Width,
    /// Wilder's relative strength index, 0 … 1: 0.7 is what is written 70.
    Rsi,
}

/// A measure over so many bars of one instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gauge {
    /// What is measured.
    pub measure: Measure,
    /// Index of the instrument.
    pub instrument: usize,
    /// Bars looked back on, at least 2.
    pub bars: usize,
}

impl Gauge {
    /// The measure at the opening of every bar, by the closes before it; none while there are too few.
    ///
    /// `closes` begins with the price at the start; `bar_seconds` is the length of a bar. Rounded to ten
    /// digits after the point, volatility to six.
    pub fn series(&self, closes: &[Decimal], bar_seconds: u32) -> Vec<Option<Decimal>> {
        let first = closes.first().copied().unwrap_or(Decimal::ONE);
        let ratio = |a: Decimal, b: Decimal| a.checked_div(b).unwrap_or_default();
        let pairs = closes.windows(2);
        match self.measure {
            Measure::Volatility => rolling(closes, self.bars, bar_seconds),
            Measure::Width => {
                let scaled: Vec<Decimal> = closes
                    .iter()
                    .map(|close| ratio(*close, first).min(MOST).round_dp(DIGITS))
                    .collect();
                let count = Decimal::from(self.bars);
                let width = |(sum, squares): (Decimal, Decimal)| {
                    let all = (count * squares - sum * sum).max(Decimal::ZERO);
                    root(ratio(BANDS * BANDS * all, sum * sum))
                };
                // The price at the start is no close.
                let mut widths = self.windows(scaled.get(1..).unwrap_or_default(), &width);
                widths.insert(0, None);
                widths
            }
            Measure::Rsi => {
                let changes = pairs.map(|pair| (pair[1] - pair[0]).round_dp(DIGITS));
                after(1, self.strength(changes))
            }
        }
    }

    /// `of` the sum and the sum of squares of each window; none before the first is full.
    fn windows(
        &self,
        values: &[Decimal],
        of: &dyn Fn((Decimal, Decimal)) -> Decimal,
    ) -> Vec<Option<Decimal>> {
        let (mut sum, mut squares) = (Decimal::ZERO, Decimal::ZERO);
        let mut list = Vec::with_capacity(values.len());
        for (index, value) in values.iter().enumerate() {
            sum += value;
            squares += value * value;
            if let Some(gone) = index.checked_sub(self.bars).map(|gone| values[gone]) {
                sum -= gone;
                squares -= gone * gone;
            }
            list.push((index + 1 >= self.bars).then(|| of((sum, squares))));
        }
        list
    }

    /// The mean gain of the first window as a share of mean gain and loss, then each smoothed by one in
    /// `bars`. A half where nothing moved.
    fn strength(&self, changes: impl Iterator<Item = Decimal>) -> Vec<Option<Decimal>> {
        let count = Decimal::from(self.bars);
        let (mut gain, mut loss) = (Decimal::ZERO, Decimal::ZERO);
        let mut list = Vec::new();
        for (index, change) in changes.enumerate() {
            let (up, down) = (change.max(Decimal::ZERO), (-change).max(Decimal::ZERO));
            if index < self.bars {
                gain += up / count;
                loss += down / count;
            } else {
                gain += (up - gain) / count;
                loss += (down - loss) / count;
            }
            let share = gain.checked_div(gain + loss).unwrap_or(dec!(0.5));
            list.push((index + 1 >= self.bars).then(|| share.round_dp(SHOWN)));
        }
        list
    }
}

fn after(bars: usize, mut list: Vec<Option<Decimal>>) -> Vec<Option<Decimal>> {
    list.splice(0..0, std::iter::repeat_n(None, bars));
    list
}

fn root(square: Decimal) -> Decimal {
    square.sqrt().unwrap_or_default().round_dp(SHOWN)
}
