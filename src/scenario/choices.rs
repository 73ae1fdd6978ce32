//! Lists to choose from, as value and label.

use super::rules::GENERIC;
use crate::simulate::{events, synthetic, utc};
use crate::venues::{self, Modes};
use crate::words::inputs::fields as words;

/// Rule books: the reader's own first.
pub fn venues() -> Vec<(String, String)> {
    let own = (GENERIC.to_owned(), words::GENERIC_RULES.to_owned());
    let named = venues::ALL
        .iter()
        .map(|venue| (venue.id(), format!("{}, {}", venue.name, venue.as_of)));
    std::iter::once(own).chain(named).collect()
}

/// The house of a rule book; none for the reader's own rules.
pub fn house(id: &str) -> Option<&'static str> {
    venues::find(id).map(|venue| venue.house)
}

/// Age from which a rule book is said to be old, seconds: half a year. Venues change their brackets within
/// months.
const OLD: i64 = 183 * 24 * 3_600;

/// What to say of a rule book that is older than half a year; `today` is as "2026-11-23".
pub fn stale(id: &str, today: &str) -> Option<String> {
    let venue = venues::find(id)?;
    let age = instant(today)? - instant(venue.as_of)?;
    (age > OLD).then(|| words::rules_old(venue.name, venue.as_of))
}

/// Unix seconds at which a day begins; of a year or a month alone, its last days: what is said to be old is.
fn instant(date: &str) -> Option<i64> {
    let mut parts = date.splitn(3, '-').map(|part| part.parse().ok());
    let year = parts.next()??;
    utc::seconds(
        year,
        parts.next().unwrap_or(Some(12))?,
        parts.next().unwrap_or(Some(28))?,
    )
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

#[cfg(test)]
mod tests {
    use super::{instant, stale};
    use crate::venues;

    #[test]
    fn old_rules_are_told_after_half_a_year() {
        for venue in venues::ALL {
            assert!(instant(venue.as_of).is_some(), "{}", venue.id());
        }
        let venue = venues::ALL.iter().max_by_key(|venue| venue.as_of);
        let venue = venue.expect("a venue");
        let day = 24 * 3_600;
        let after = |days: i64| {
            let instant = instant(venue.as_of).unwrap_or_default() + days * day;
            crate::simulate::utc::text(instant)[..10].to_owned()
        };
        for (days, old) in [
            (-30, false),
            (0, false),
            (183, false),
            (184, true),
            (4_000, true),
        ] {
            let said = stale(&venue.id(), &after(days));
            assert_eq!(said.is_some(), old, "{days} days: {said:?}");
            assert!(said.is_none_or(|said| said.contains(venue.as_of)));
        }
        assert_eq!(stale("generic", "2040-01-01"), None);
        assert_eq!(stale(&venue.id(), "the clock is wrong"), None);
    }
}
