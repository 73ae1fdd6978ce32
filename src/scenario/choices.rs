//! Lists to choose from, as value and label.

use super::rules::GENERIC;
use crate::simulate::{events, synthetic};
use crate::venues::{self, Modes};

/// Rule books: the reader's own first.
pub fn venues() -> Vec<(String, String)> {
    let own = (GENERIC.to_owned(), "Generic rules".to_owned());
    let named = venues::ALL
        .iter()
        .map(|venue| (venue.id(), format!("{}, {}", venue.name, venue.as_of)));
    std::iter::once(own).chain(named).collect()
}

/// The house of a rule book; none for the reader's own rules.
pub fn house(id: &str) -> Option<&'static str> {
    venues::find(id).map(|venue| venue.house)
}

/// Whether a rule book has isolated and cross margin.
pub fn modes(id: &str) -> (bool, bool) {
    match venues::find(id).map(|venue| venue.modes) {
        Some(Modes::IsolatedOnly) => (true, false),
        Some(Modes::CrossOnly) => (false, true),
        Some(Modes::Both) | None => (true, true),
    }
}

/// Recorded events.
pub fn events() -> Vec<(String, String)> {
    let label = |event: &events::Event| (event.slug.to_owned(), event.title.to_owned());
    events::ALL.iter().map(label).collect()
}

/// Made-up paths.
pub fn shapes() -> Vec<(String, String)> {
    let label = |shape: synthetic::Shape| (shape.slug().to_owned(), shape.title().to_owned());
    synthetic::ALL.into_iter().map(label).collect()
}

/// Coins to start from where no table names any.
const COMMON: [&str; 6] = ["BTC", "ETH", "SOL", "XRP", "DOGE", "BNB"];

/// Markets that a venue lists against a currency; for generic rules a few to start from.
pub fn markets(venue: &str, currency: &str) -> Vec<String> {
    match venues::find(venue) {
        Some(venue) => {
            let mut markets: Vec<String> = Vec::new();
            for template in venue.contracts {
                for coin in venue.markets(template, currency) {
                    if !markets.iter().any(|known| known == coin) {
                        markets.push(coin.to_owned());
                    }
                }
            }
            match markets.is_empty() {
                true => COMMON.map(str::to_owned).to_vec(),
                false => markets,
            }
        }
        None => COMMON.map(str::to_owned).to_vec(),
    }
}
