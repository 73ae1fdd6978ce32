//! Bracket tables and facts of every venue: all of them can be read, and say what they must.

use isocross::margin::schedule::{Key, Schedule};
use isocross::market::position::Kind;
use isocross::venues::{self, Topic, Venue};
use rust_decimal::{Decimal, dec};
use std::collections::HashSet;

/// Brackets of the first of a venue's kinds of contracts, or of a kind.
fn schedule(id: &str, kind: Kind, symbol: &str) -> Option<Schedule> {
    let venue = venues::find(id)?;
    venue.schedule(venue.template(kind)?, symbol)
}

/// Every line of a table that asks to be one.
fn names(venue: &Venue) -> Vec<&'static str> {
    venue.symbols().chain(venue.classes()).collect()
}

#[test]
fn every_bracket_table_can_be_read() {
    for venue in venues::ALL {
        for template in venue.contracts {
            for name in names(venue) {
                assert!(
                    venue.schedule(template, name).is_some(),
                    "{}: {name}",
                    venue.id()
                );
            }
        }
        assert!(venue.funding_hours > 0, "{}", venue.id());
    }
}

#[test]
fn no_two_rule_books_share_an_id() {
    let ids: HashSet<String> = venues::ALL.iter().map(|venue| venue.id()).collect();
    assert_eq!(ids.len(), venues::ALL.len());
}

#[test]
fn haircuts_are_in_order_and_name_an_asset_once() {
    for venue in venues::ALL {
        let mut assets = HashSet::new();
        for discount in venue.haircuts {
            assert!(assets.insert(discount.asset), "{}", discount.asset);
            // Slices out of order would come out as none.
            assert_eq!(
                discount.haircut().slices().len(),
                discount.slices.len(),
                "{} at {}",
                discount.asset,
                venue.id()
            );
        }
    }
}

#[test]
fn every_venue_says_all_that_a_reader_must_know() {
    let asked = [
        Topic::Modes,
        Topic::Switching,
        Topic::Liquidation,
        Topic::Trigger,
        Topic::Leverage,
        Topic::Warning,
        Topic::Procedure,
        Topic::Fees,
        Topic::Funding,
        Topic::NotModelled,
    ];
    for venue in venues::ALL {
        for topic in asked {
            let said = |fact: &&venues::Fact| fact.topic == topic;
            assert!(
                venue.facts.iter().any(|fact| said(&fact)),
                "{} says nothing of {topic:?}",
                venue.id()
            );
        }
        assert!(
            venue.facts.is_sorted_by_key(|fact| fact.topic),
            "{}",
            venue.id()
        );
        for fact in venue.facts {
            assert!(!fact.text.is_empty() && !fact.source.is_empty());
            assert!(fact.text.chars().count() < 300, "{}", fact.text);
        }
    }
}

#[test]
fn equal_steps_are_written_once() {
    // Read: 200 coins at 0.0125 and 40x; then every 200 coins half a point of rate and of initial margin,
    // up to 19,200 coins at 48.75 % and 2x.
    let table = schedule("okx@2026-05-28", Kind::Linear, "BTC-USDT-SWAP").expect("a table");
    assert_eq!(table.key, Key::Size);
    assert_eq!(table.tiers().len(), 99);
    assert_eq!(table.limit(), Some(dec!(19_400)));
    let rows = [
        (3, dec!(200), dec!(0.0125), dec!(40)),
        (4, dec!(400), dec!(0.0175), dec!(33.33)),
        (97, dec!(19_000), dec!(0.4825), dec!(2.02)),
        (98, dec!(19_200), dec!(0.4875), dec!(2)),
    ];
    for (row, floor, rate, leverage) in rows {
        let tier = table.tiers()[row];
        let found = (tier.floor, tier.rate, tier.max_leverage);
        assert_eq!(found, (floor, rate, Some(leverage)), "row {row}");
        assert_eq!(tier.deduction, Decimal::ZERO);
    }
}

#[test]
fn a_symbol_has_two_spellings_a_class_a_name_and_a_star_the_rest() {
    let kraken = |symbol| schedule("kraken@2025", Kind::Linear, symbol);
    assert_eq!(kraken("PF_BTCUSD"), kraken("PF_XBTUSD"));
    assert_eq!(kraken("PF_BTCUSD"), kraken("@A"));
    assert_eq!(kraken("PF_SOLUSD"), None);
    let venue = venues::find("kraken@2025").expect("a venue");
    let template = venue.template(Kind::Linear).expect("a linear contract");
    assert_eq!(venue.markets(template, "USD"), ["BTC", "ETH"]);
    assert_eq!(venue.classes().count(), 7);

    let spot = |symbol| schedule("kraken-margin@2026", Kind::Linear, symbol).expect("a rate");
    assert_eq!(spot("BTCUSDT").limit(), Some(dec!(80)));
    assert_eq!(spot("ADAEUR").tiers()[0].rate, dec!(0.4));
    assert_eq!(spot("ADAEUR").limit(), None);
}

#[test]
fn deductions_meet_those_that_venues_print() {
    let printed = [
        (
            "binance@2026-05-01",
            Kind::Linear,
            "BTCUSDT",
            11,
            dec!(421_482_000),
        ),
        (
            "binance-coinm@2021",
            Kind::Inverse,
            "BTCUSD_PERP",
            6,
            dec!(11.81),
        ),
        (
            "binance-coinm@2022",
            Kind::Inverse,
            "BTCUSD_PERP",
            6,
            dec!(11.605),
        ),
        ("bybit@2026-09-25", Kind::Linear, "BTCUSDT", 2, dec!(1_710)),
        (
            "bybit@2026-09-25",
            Kind::Linear,
            "BTCPERP",
            29,
            dec!(12_663_200),
        ),
        (
            "bybit@2025-06-20",
            Kind::Linear,
            "BTCUSDT",
            19,
            dec!(1_482_000),
        ),
    ];
    for (id, kind, symbol, row, deduction) in printed {
        let table = schedule(id, kind, symbol).expect("a table");
        assert_eq!(table.tiers()[row].deduction, deduction, "{id} {symbol}");
    }
}
