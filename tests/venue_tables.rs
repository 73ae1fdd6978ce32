//! Bracket tables and facts of every venue: each symbol reads, rates fit the leverage beside them, and each
//! says what a reader must know.

use isocross::margin::schedule::{Key, Schedule};
use isocross::market::position::Kind;
use isocross::venues::{self, Topic, Venue};
use rust_decimal::{Decimal, dec};
use std::collections::HashSet;

/// Newest rule book of a venue.
fn newest(slug: &str) -> &'static Venue {
    let mut all = venues::ALL.iter().copied();
    all.find(|venue| venue.slug == slug).expect("a venue")
}

/// Schedules of all symbols, with their names.
fn schedules(venue: &'static Venue) -> Vec<(&'static str, Schedule)> {
    let mut found = Vec::new();
    for symbol in venue.symbols() {
        let mut read = venue
            .contracts
            .iter()
            .map(|kind| venue.schedule(kind, symbol));
        let schedule = read.find_map(|schedule| schedule);
        found.push((symbol, schedule.unwrap_or_else(|| missing(venue, symbol))));
    }
    found
}

#[expect(clippy::panic, reason = "a broken table fails its test, with words")]
fn missing(venue: &Venue, symbol: &str) -> Schedule {
    panic!("{symbol} of {} does not read", venue.id())
}

/// Rate and leverage of every bracket of a venue, with the symbol.
fn brackets(slug: &str) -> Vec<(&'static str, Decimal, Decimal)> {
    let mut rows = Vec::new();
    for (symbol, schedule) in schedules(newest(slug)) {
        for tier in schedule.tiers() {
            let leverage = tier.max_leverage.expect("these tables name a leverage");
            rows.push((symbol, tier.rate, leverage));
        }
    }
    rows
}

#[test]
fn every_symbol_of_every_venue_reads_and_is_listed_once() {
    for venue in venues::ALL.iter().copied() {
        let mut names: Vec<&str> = schedules(venue).iter().map(|row| row.0).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count, "{} lists a symbol twice", venue.id());
    }
}

#[test]
fn markets_and_named_tables_are_told_apart() {
    for slug in ["hyperliquid", "dydx", "gmx", "apex"] {
        let venue = newest(slug);
        let (template, currency) = (&venue.contracts[0], venue.currencies[0]);
        assert!(venue.markets(template, currency).contains(&"BTC"), "{slug}");
    }
    let venue = newest("dydx");
    let named: Vec<&str> = venue.tables(&venue.contracts[0], "USDC").collect();
    assert!(
        named.contains(&"Long-Tail") && !named.contains(&"BTC-USD"),
        "{named:?}"
    );
}

#[test]
fn a_rate_left_out_is_half_of_one_over_leverage() {
    let rows = brackets("hyperliquid");
    for (symbol, rate, leverage) in &rows {
        assert_eq!(
            *rate,
            Decimal::ONE / (Decimal::TWO * leverage),
            "{symbol} {leverage}"
        );
    }
    // 1 ÷ (2 × 15), no exact decimal.
    let third = dec!(0.0333333333333333333333333333);
    assert!(rows.contains(&("ETH", third, dec!(15))));
    assert!(rows.contains(&("BTC", dec!(0.0125), dec!(40))));
}

#[test]
fn marginal_brackets_stay_continuous_where_a_rate_is_no_exact_decimal() {
    for (symbol, schedule) in schedules(newest("hyperliquid")) {
        assert!(schedule.is_continuous_in_price(), "{symbol}");
    }
    // 100,000,000 × (1/30 − 1/50) = 1,333,333.33…
    let eth = schedules(newest("hyperliquid")).swap_remove(1).1;
    let amount = eth.amount(dec!(200_000_000), dec!(200_000_000));
    assert_eq!(amount.round_dp(10), dec!(5_333_333.3333333333));
}

#[test]
fn leverage_is_one_over_the_initial_fraction() {
    // The requirement at liquidation is the fraction asked for at opening.
    for (symbol, rate, leverage) in brackets("gmx") {
        assert_eq!((Decimal::ONE / rate).round_dp(3), leverage, "{symbol}");
    }
    // Maintenance is a share of the initial fraction, by liquidity tier.
    for (symbol, rate, leverage) in brackets("dydx") {
        let share = match symbol {
            "BTC-USD" | "ETH-USD" | "SOL-USD" | "Large-Cap" | "Mid-Cap" | "Isolated" => dec!(0.6),
            "Safety" => dec!(0.2),
            _ => dec!(0.5),
        };
        assert_eq!(rate * leverage, share, "{symbol}");
    }
    // About half of the initial rate, by the venue's own rounding.
    for (symbol, rate, leverage) in brackets("apex") {
        let share = rate * leverage;
        assert!(
            share > dec!(0.44) && share < dec!(0.51),
            "{symbol} {leverage}: {share}"
        );
    }
}

/// Brackets of a rule book's contracts of one kind.
fn schedule(id: &str, kind: Kind, symbol: &str) -> Option<Schedule> {
    let venue = venues::find(id)?;
    venue.schedule(venue.template(kind)?, symbol)
}

#[test]
fn every_class_of_every_venue_reads() {
    for venue in venues::ALL {
        for template in venue.contracts {
            for name in venue.tables(template, venue.currencies[0]) {
                assert!(venue.schedule(template, name).is_some(), "{name}");
            }
        }
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
    assert_eq!(kraken("PF_BTCUSD"), kraken("A"));
    assert_eq!(kraken("PF_SOLUSD"), None);
    let venue = venues::find("kraken@2025").expect("a venue");
    let template = venue.template(Kind::Linear).expect("a linear contract");
    assert_eq!(venue.markets(template, "USD"), ["BTC", "ETH"]);
    let classes: Vec<&str> = venue.tables(template, "USD").collect();
    assert_eq!(classes, ["A", "B", "C", "D", "E", "F", "G"]);

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
