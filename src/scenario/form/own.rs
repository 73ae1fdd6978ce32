//! The reader's own prices.

use crate::num::text::Separators;
use crate::scenario::import::{Series, SeriesError, series};
use std::sync::{Arc, OnceLock};

/// A pasted series as typed. It is read once, however many forms share it.
#[derive(Clone, Debug, Default)]
pub struct OwnForm {
    /// The market whose prices a series without markets' names is; empty: the first of the book.
    pub market: String,
    pasted: Arc<Pasted>,
}

#[derive(Debug, Default)]
struct Pasted {
    text: String,
    read: OnceLock<(Separators, Reading)>,
}

/// A series as read.
pub type Reading = Arc<Result<Series, SeriesError>>;

impl OwnForm {
    /// Name of the path in links.
    pub const SLUG: &'static str = "own";

    /// Prices of one market.
    #[must_use]
    pub fn new(market: String, text: String) -> Self {
        let read = OnceLock::new();
        Self {
            market,
            pasted: Arc::new(Pasted { text, read }),
        }
    }

    /// The text as pasted, or as shared.
    #[must_use]
    pub fn text(&self) -> &String {
        &self.pasted.text
    }

    /// What the text says.
    #[must_use]
    pub fn series(&self, locale: Separators) -> Reading {
        let read = || Arc::new(series(self.text(), locale));
        let (at, kept) = self.pasted.read.get_or_init(|| (locale, read()));
        if *at == locale {
            Arc::clone(kept)
        } else {
            read()
        }
    }
}

impl PartialEq for OwnForm {
    fn eq(&self, other: &Self) -> bool {
        let same = Arc::ptr_eq(&self.pasted, &other.pasted) || self.text() == other.text();
        same && self.market == other.market
    }
}

impl Eq for OwnForm {}
