//! Paths put together from stretches of recorded hours, so that what followed what, and which coins
//! moved together, is as it was (block bootstrap: H. R. Künsch, 1989).

use super::draw::Draw;
use super::model::ModelError;
use super::real::{price, real};
use crate::simulate::events;
use crate::simulate::packed::ASSETS;
use crate::simulate::path::Track;
use rust_decimal::Decimal;

/// Coins with a record, in the order in which a [`Source`] counts them.
pub const SOURCES: [&str; ASSETS.len()] = ASSETS;

/// No hour leaves less of a price than this share: a coin of a large beta could reach zero.
const LEAST_FACTOR: f64 = 0.001;

/// Whose record a market follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Index in [`SOURCES`].
    pub track: usize,
    /// Its change in an hour for each per cent of the recorded change; 1 for the coin itself.
    pub beta: Decimal,
}

/// Which hours are drawn, and who follows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    /// One a market.
    pub follows: Vec<Source>,
    /// Hours of a block, at least 1.
    pub block: usize,
    /// Slug of the one event to draw from; none: all.
    pub event: Option<String>,
}

/// A [`History`], ready to be drawn from.
#[derive(Debug)]
pub struct Blocks {
    /// Per event: close ÷ the close before it, hour by hour.
    events: Vec<Vec<[f64; SOURCES.len()]>>,
    follows: Vec<(usize, f64)>,
    block: usize,
    /// Places at which a block may start, in all events.
    starts: usize,
}

impl Blocks {
    /// Reads the recorded events.
    pub fn new(of: &History) -> Result<Self, ModelError> {
        let wanted = |slug: &str| of.event.as_deref().is_none_or(|event| event == slug);
        let follows = |source: &Source| (source.track.min(SOURCES.len() - 1), real(source.beta));
        let mut blocks = Self {
            events: Vec::new(),
            follows: of.follows.iter().map(follows).collect(),
            block: of.block,
            starts: 0,
        };
        for event in events::ALL.iter().filter(|event| wanted(event.slug)) {
            let hours = events::load(event.slug).map_or_else(Vec::new, |path| hours(&path.tracks));
            if hours.len() >= of.block {
                blocks.starts += hours.len() - of.block + 1;
                blocks.events.push(hours);
            }
        }
        if blocks.starts == 0 || of.block == 0 {
            return Err(ModelError::Block);
        }
        Ok(blocks)
    }

    /// Writes a path, a row an hour. Every start of a block is as likely as another.
    pub fn fill<'a>(&self, draw: &mut Draw<'_>, rows: impl Iterator<Item = &'a mut [f64]>) {
        let mut levels = vec![1.0; self.follows.len()];
        let mut block: std::slice::Iter<'_, _> = [].iter();
        for row in rows {
            let hour = block.next().or_else(|| {
                block = self.block(draw.below(self.starts)).iter();
                block.next()
            });
            let hour = hour.unwrap_or(&[1.0; SOURCES.len()]);
            for ((out, level), &(track, beta)) in row.iter_mut().zip(&mut levels).zip(&self.follows)
            {
                let factor = 1.0 + beta * (hour[track] - 1.0);
                *level *= factor.max(LEAST_FACTOR);
                *out = price(*level);
            }
        }
    }

    /// The block that starts at this place.
    fn block(&self, mut start: usize) -> &[[f64; SOURCES.len()]] {
        for hours in &self.events {
            let starts = hours.len() - self.block + 1;
            if start < starts {
                return &hours[start..start + self.block];
            }
            start -= starts;
        }
        &[]
    }
}

fn hours(tracks: &[Track]) -> Vec<[f64; SOURCES.len()]> {
    let bars = tracks.first().map_or(0, |track| track.mark.len());
    let mut hours = vec![[1.0; SOURCES.len()]; bars];
    for (asset, track) in tracks.iter().enumerate().take(SOURCES.len()) {
        let mut before = track.mark.first().map_or(1.0, |bar| real(bar.open));
        for (hour, bar) in hours.iter_mut().zip(&track.mark) {
            let close = real(bar.close);
            hour[asset] = close / before;
            before = close;
        }
    }
    hours
}
