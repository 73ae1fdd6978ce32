//! Books to start from, each with what it shows in its doc comment.

use super::form::{
    CostsForm, Form, GenericForm, Mode, OrderChoice, Others, PathForm, PositionForm, Quantity,
    RuleEdits, SizingForm,
};
use super::rules::GENERIC;
use crate::margin::rules::PriceKind;
use crate::market::position::Side;

/// A book to start from.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// Short name.
    pub slug: &'static str,
    /// Name on the button.
    pub title: &'static str,
    /// What is in it.
    pub detail: &'static str,
    /// Makes the form.
    pub form: fn() -> Form,
}

/// Every preset, simplest first.
pub const ALL: &[Preset] = &[
    Preset {
        slug: "one-trade",
        title: "One trade",
        detail: "long 2,000 BTC, 10x",
        form: one_trade,
    },
    Preset {
        slug: "two-trades",
        title: "Two coins fall",
        detail: "the opening example",
        form: opening,
    },
    Preset {
        slug: "hedged",
        title: "Hedged pair",
        detail: "long BTC, short ETH",
        form: hedged,
    },
    Preset {
        slug: "ten-pockets",
        title: "Ten pockets",
        detail: "ten coins at 5x",
        form: ten_pockets,
    },
];

/// 1,000 USDT; long 4,000 of BTC at 60,000 and 3,000 of ETH at 3,000, both 10x, flat 0.5 %.
///
/// Together: isolated closes at −9.5477 % and keeps 300, cross at −13.8550 % and keeps 0. BTC alone:
/// isolated at 54,271.36, cross at 45,452.26 (−24.2462 %).
pub fn opening() -> Form {
    book(
        "1000",
        vec![
            position("BTC", "60000", "4000", "10"),
            position("ETH", "3000", "3000", "10"),
        ],
    )
}

/// Long 2,000 of BTC at 60,000, 10x, in an account of 1,000.
///
/// Isolated closes at 54,271.36 and keeps 800; cross at 30,150.75 (−49.7487 %) and keeps 0.
pub fn one_trade() -> Form {
    Form {
        others: Others::Held,
        ..book("1000", vec![position("BTC", "60000", "2000", "10")])
    }
}

/// Long 4,000 of BTC and short 4,000 of ETH, 10x, in an account of 1,000.
///
/// Together neither falls nor rises close cross within reach, yet a rise of 9.4527 % closes the
/// isolated short and a fall of 9.5477 % the isolated long.
pub fn hedged() -> Form {
    let short = PositionForm {
        side: Side::Short,
        ..position("ETH", "3000", "4000", "10")
    };
    Form {
        path: path("squeeze-2021"),
        ..book("1000", vec![position("BTC", "60000", "4000", "10"), short])
    }
}

/// Ten longs of 500 at 5x in an account of 1,000: all of it set aside.
///
/// Together all ten isolated pockets close at −19.5980 %, as the cross account does at −19.5980 %:
/// with everything set aside and everything falling alike there is no difference.
pub fn ten_pockets() -> Form {
    let coins = [
        ("BTC", "60000"),
        ("ETH", "3000"),
        ("SOL", "150"),
        ("XRP", "2"),
        ("DOGE", "0.2"),
        ("BNB", "600"),
        ("1000SHIB", "0.02"),
        ("CHZ", "0.05"),
        ("RVN", "0.02"),
        ("NEIRO", "0.001"),
    ];
    let positions = coins.map(|(market, entry)| position(market, entry, "500", "5"));
    book("1000", positions.to_vec())
}

fn position(market: &str, entry: &str, notional: &str, leverage: &str) -> PositionForm {
    PositionForm {
        market: market.to_owned(),
        side: Side::Long,
        entry: entry.to_owned(),
        quantity: notional.to_owned(),
        locked: Quantity::Notional,
        leverage: leverage.to_owned(),
        mode: Mode::Isolated,
        ..PositionForm::default()
    }
}

fn path(slug: &str) -> PathForm {
    PathForm {
        slug: slug.to_owned(),
        size: String::new(),
        length: String::new(),
        order: OrderChoice::Worse,
        judged: PriceKind::Mark,
    }
}

fn book(balance: &str, positions: Vec<PositionForm>) -> Form {
    Form {
        venue: GENERIC.to_owned(),
        balance: balance.to_owned(),
        currency: "USDT".to_owned(),
        collateral: Vec::new(),
        focus: positions
            .first()
            .map(|first| first.market.clone())
            .unwrap_or_default(),
        positions,
        markets: Vec::new(),
        others: Others::Together,
        joint_move: "-12".to_owned(),
        path: path("cascade-2025"),
        costs: CostsForm::default(),
        generic: GenericForm::default(),
        edits: RuleEdits::default(),
        sizing: SizingForm::default(),
    }
}
