//! Bracket tables of every venue: each symbol reads, and rates fit the leverage beside them.

use isocross::margin::schedule::Schedule;
use isocross::venues::{self, Venue};
use rust_decimal::{Decimal, dec};

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
        assert!(!names.is_empty(), "{} lists nothing", venue.id());
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
