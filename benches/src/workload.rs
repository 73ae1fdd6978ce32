//! Deterministic books, read by the product's own reader.

use isocross::market::position::Side;
use isocross::num::text::Separators;
use isocross::scenario::form::{
    Form, FundingChoice, Mode, OrderChoice, Others, PositionForm, Quantity,
};
use isocross::scenario::input::Scenario;
use isocross::scenario::presets;
use isocross::scenario::read::read;

/// Rules of the book.
const VENUE: &str = "binance@2026-05-01";
/// The recorded month that is walked.
pub const EVENT: &str = "calm-2023";

/// Markets with the order of magnitude of their price, in the order of the venue's table.
const MARKETS: [(&str, &str, [&str; 3]); 10] = [
    ("BTC", "60000", ["10", "20", "8"]),
    ("ETH", "3000", ["10", "8", "12"]),
    ("SOL", "150", ["10", "5", "8"]),
    ("XRP", "0.6", ["8", "5", "10"]),
    ("DOGE", "0.125", ["8", "5", "10"]),
    ("BNB", "600", ["5", "8", "10"]),
    ("1000SHIB", "0.0185", ["5", "4", "3"]),
    ("CHZ", "0.0775", ["3", "2", "3"]),
    ("RVN", "0.0215", ["3", "2", "3"]),
    ("NEIRO", "0.0006", ["2", "3", "2"]),
];

/// How entries differ from a market's first one, per mille.
const OFFSETS: [i64; 7] = [0, 12, -9, 31, -22, 5, -40];

/// A book of `count` positions over up to ten markets, some of them hedged, in three modes.
pub fn book(count: usize) -> Form {
    let positions = (0..count).map(book_position).collect();
    Form {
        balance: (4_000 * count).to_string(),
        others: Others::Together,
        ..form(positions)
    }
}

/// Ten positions in two assets, one side in each, several of them closed within the month.
pub fn two_assets() -> Form {
    let positions = (0..10).map(path_position).collect();
    Form {
        balance: "12000".to_owned(),
        ..form(positions)
    }
}

/// So many positions in two assets, both sides, in an account that some paths close.
pub fn four(count: usize) -> Form {
    let positions = (0..count).map(path_position).collect();
    Form {
        balance: (1_500 * count).to_string(),
        ..form(positions)
    }
}

/// The scenario of a form, its path cut to the first `bars` bars.
///
/// # Panics
/// When the reader refuses the form: the workload is wrong then, and nothing can be measured.
pub fn scenario(form: &Form, bars: usize) -> Scenario {
    let (scenario, reader) = read(form, Separators::EN);
    assert!(reader.errors.is_empty(), "{:?}", reader.errors);
    let mut scenario = scenario.expect("a form without errors is a scenario");
    for track in &mut scenario.path.tracks {
        track.mark.truncate(bars);
        track.last.truncate(bars);
        track.funding.retain(|funding| funding.bar < bars);
    }
    scenario
}

fn form(positions: Vec<PositionForm>) -> Form {
    let mut form = presets::opening(Separators::EN);
    form.venue = VENUE.to_owned();
    form.currency = "USDT".to_owned();
    form.path.slug = EVENT.to_owned();
    form.path.order = OrderChoice::LowFirst;
    form.costs.funding = FundingChoice::Recorded;
    form.positions = positions;
    form
}

fn book_position(index: usize) -> PositionForm {
    let place = index % MARKETS.len();
    let (market, price, leverages) = MARKETS[place];
    let round = index / MARKETS.len();
    let with_market = place.is_multiple_of(2);
    // Every third round hedges its market.
    let long = with_market != (round % 3 == 2);
    PositionForm {
        market: market.to_owned(),
        side: if long { Side::Long } else { Side::Short },
        entry: moved(price, OFFSETS[round % OFFSETS.len()]),
        quantity: (1_000 + 250 * (index * 37 % 29)).to_string(),
        leverage: leverages[round % leverages.len()].to_owned(),
        ..placed(index)
    }
}

fn path_position(index: usize) -> PositionForm {
    let long = index.is_multiple_of(2);
    let (market, price) = if long {
        ("BTC", "26000")
    } else {
        ("ETH", "1650")
    };
    PositionForm {
        market: market.to_owned(),
        side: if long { Side::Long } else { Side::Short },
        entry: moved(price, OFFSETS[index / 2]),
        quantity: (4_000 + 1_000 * index).to_string(),
        leverage: ["30", "40", "30", "40", "30"][index / 2].to_owned(),
        ..placed(index)
    }
}

/// A position whose mode goes round: isolated, cross, one of two pockets.
fn placed(index: usize) -> PositionForm {
    PositionForm {
        locked: Quantity::Notional,
        mode: [Mode::Isolated, Mode::Cross, Mode::Pocket][index % 3],
        pocket: if index % 3 == 2 {
            ["swing", "carry"][index % 2].to_owned()
        } else {
            String::new()
        },
        ..PositionForm::default()
    }
}

/// A price moved by some per mille, as text.
fn moved(price: &str, per_mille: i64) -> String {
    let price: rust_decimal::Decimal = price.parse().unwrap_or_default();
    let factor = rust_decimal::Decimal::new(1_000 + per_mille, 3);
    (price * factor).normalize().to_string()
}
