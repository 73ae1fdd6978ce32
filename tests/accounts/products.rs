//! Products to draw accounts under: every venue's, and made-up ones with each rule by itself.

use super::Dice;
use super::draw::schedule_of;
use isocross::margin::rules::{Basis, Closing, Cuts, Fee, Netting, PoolRules, Remainder, Trigger};
use isocross::margin::schedule::{Key, Schedule, Tiering};
use isocross::market::account::Scope;
use isocross::market::collateral::{Haircut, Slice, SliceKey};
use isocross::market::position::Kind;
use isocross::venues::{self, Template, Venue};
use rust_decimal::{Decimal, dec};
use std::sync::OnceLock;

/// What accounts are drawn under.
#[derive(Clone, Debug)]
pub struct Product {
    pub name: String,
    pub pool: PoolRules,
    /// Kinds of contracts, each with the tables of its symbols; no table: drawn; no contract: any rules.
    pub contracts: Vec<(Template, Vec<Schedule>)>,
    pub cuts: Cut,
}

/// Which haircuts an account's assets have.
#[derive(Clone, Debug)]
pub enum Cut {
    /// Those of a venue: of its currency, and of its coins.
    Known(Haircut, Vec<Haircut>),
    /// Slices drawn to the size of the account.
    Drawn(SliceKey),
}

impl Product {
    /// A venue's product, with every table it holds for each kind of contract.
    pub fn of(venue: &Venue) -> Self {
        let currency = venue.currencies.first().copied().unwrap_or("USDT");
        let tables = |template: &Template| -> Vec<Schedule> {
            let listed = venue.markets(template, currency).into_iter();
            let listed = listed.map(|coin| template.symbol_of(coin, currency));
            let read = |symbols: Vec<String>| -> Vec<Schedule> {
                let read = |symbol: &String| venue.schedule(template, symbol);
                symbols.iter().filter_map(read).collect()
            };
            let own = read(listed.collect());
            if own.is_empty() {
                read(venue.symbols().map(str::to_owned).collect())
            } else {
                own
            }
        };
        let cash = venue
            .discount(currency)
            .map_or(Haircut::NONE, |known| known.haircut());
        Self {
            name: venue.id(),
            pool: venue.pool,
            contracts: venue
                .contracts
                .iter()
                .map(|template| (*template, tables(template)))
                .collect(),
            cuts: Cut::Known(
                cash,
                venue.haircuts.iter().map(|known| known.haircut()).collect(),
            ),
        }
    }

    /// Brackets of one of its contracts: of a symbol, or drawn around positions of `scale`.
    pub fn schedule(
        &self,
        contract: usize,
        dice: &mut Dice,
        scale: (Decimal, Decimal),
    ) -> Schedule {
        let (template, tables) = &self.contracts[contract];
        if tables.is_empty() {
            let kind = (template.tiering, template.key);
            return schedule_of(dice, kind, (template.kind, scale.0, scale.1));
        }
        dice.pick(tables)
    }
}

/// Every venue's products, each rule by itself, and any rules together.
pub fn all() -> &'static [Product] {
    static ALL: OnceLock<Vec<Product>> = OnceLock::new();
    ALL.get_or_init(|| {
        let venues = venues::ALL.iter().map(|venue| Product::of(venue));
        venues.chain(made_up()).chain([any_rules()]).collect()
    })
}

/// Nothing fixed: [`super::Case::random`].
fn any_rules() -> Product {
    Product {
        name: "any linear rules".to_owned(),
        pool: PoolRules::PLAIN,
        contracts: Vec::new(),
        cuts: Cut::Known(Haircut::NONE, Vec::new()),
    }
}

const LINEAR: Template = Template::PLAIN;
const INVERSE: Template = Template {
    kind: Kind::Inverse,
    ..Template::PLAIN
};
const TAKER: Fee = Fee {
    rate: dec!(0.0006),
    basis: Basis::Mark,
};

/// One product a rule.
pub fn made_up() -> Vec<Product> {
    let returned = PoolRules {
        closing: Closing {
            remainder: Remainder::Returned,
            fee: dec!(0.0125),
        },
        ..PoolRules::PLAIN
    };
    let coins = PoolRules {
        scope: Scope::Settlement,
        ..returned
    };
    let whole = |key| Template {
        tiering: Tiering::Whole,
        key,
        closing_fee: Some(TAKER),
        ..LINEAR
    };
    let reserve = |template| Template {
        closing_fee: Some(Fee {
            rate: dec!(0.0006),
            basis: Basis::Reserve,
        }),
        ..template
    };
    let on = |maintenance| Template {
        maintenance,
        ..LINEAR
    };
    let strict = PoolRules {
        trigger: Trigger::Below,
        ..returned
    };
    let by_size = |template| Template {
        key: Key::Size,
        ..template
    };
    let none = || Cut::Known(Haircut::NONE, Vec::new());
    let drawn = Cut::Drawn;
    let both = Cuts::BalanceAndPnl;
    let whole_inverse = Template {
        tiering: Tiering::Whole,
        ..INVERSE
    };
    let bankrupt = Fee {
        rate: dec!(0.001),
        basis: Basis::Bankruptcy,
    };
    let list = [
        (
            "inverse, brackets in coins",
            coins,
            vec![INVERSE, LINEAR],
            none(),
        ),
        (
            "inverse, whole brackets in coins",
            coins,
            vec![whole_inverse],
            none(),
        ),
        (
            "inverse, whole brackets by size",
            coins,
            vec![by_size(whole_inverse)],
            none(),
        ),
        (
            "inverse in one pool with linear",
            strict,
            vec![INVERSE, LINEAR],
            drawn(SliceKey::Coins),
        ),
        (
            "marginal brackets by size",
            strict,
            vec![by_size(LINEAR), by_size(INVERSE)],
            none(),
        ),
        (
            "whole brackets by size",
            returned,
            vec![whole(Key::Size)],
            none(),
        ),
        (
            "whole brackets by value",
            strict,
            vec![whole(Key::Notional)],
            none(),
        ),
        (
            "haircuts by coins, balance",
            returned,
            vec![LINEAR],
            drawn(SliceKey::Coins),
        ),
        (
            "haircuts by value, balance",
            returned,
            vec![LINEAR],
            drawn(SliceKey::Value),
        ),
        (
            "haircuts by coins, profit too",
            PoolRules {
                cuts: both,
                ..strict
            },
            vec![LINEAR, INVERSE],
            drawn(SliceKey::Coins),
        ),
        (
            "haircuts by value, profit too",
            PoolRules {
                cuts: both,
                ..returned
            },
            vec![LINEAR, INVERSE],
            drawn(SliceKey::Value),
        ),
        ("leveraged spot", returned, vec![on(Basis::Debt)], none()),
        (
            "leveraged spot, whole brackets",
            strict,
            vec![Template {
                tiering: Tiering::Whole,
                key: Key::Size,
                ..on(Basis::Debt)
            }],
            drawn(SliceKey::Coins),
        ),
        (
            "borrowing as needed",
            PoolRules {
                debt: dec!(0.05),
                cuts: both,
                ..returned
            },
            vec![whole(Key::Size), INVERSE],
            drawn(SliceKey::Value),
        ),
        (
            "larger side",
            PoolRules {
                netting: Netting::LargerSide,
                ..strict
            },
            vec![LINEAR],
            none(),
        ),
        (
            "larger side, everything cut",
            PoolRules {
                netting: Netting::LargerSide,
                cuts: both,
                ..strict
            },
            vec![whole(Key::Notional), INVERSE],
            drawn(SliceKey::Coins),
        ),
        (
            "fee to close reserved",
            returned,
            vec![reserve(LINEAR), reserve(INVERSE)],
            none(),
        ),
        (
            "margin in use",
            strict,
            vec![on(Basis::UsedMargin)],
            drawn(SliceKey::Coins),
        ),
        (
            "on the entry, least of one",
            strict,
            vec![Template {
                closing_fee: Some(Fee {
                    basis: Basis::Entry,
                    ..TAKER
                }),
                minimum: Decimal::ONE,
                ..on(Basis::Entry)
            }],
            none(),
        ),
        (
            "rounded up",
            strict,
            vec![
                Template {
                    step: dec!(0.5),
                    ..LINEAR
                },
                Template {
                    step: dec!(0.000001),
                    ..INVERSE
                },
            ],
            none(),
        ),
        (
            "on the bankruptcy price",
            returned,
            vec![Template {
                closing_fee: Some(bankrupt),
                ..on(Basis::Bankruptcy)
            }],
            none(),
        ),
    ];
    let product = |(name, pool, templates, cuts): (&str, PoolRules, Vec<Template>, Cut)| Product {
        name: name.to_owned(),
        pool,
        contracts: templates
            .into_iter()
            .map(|template| (template, Vec::new()))
            .collect(),
        cuts,
    };
    list.into_iter().map(product).collect()
}

/// One to three slices around amounts of `scale`.
pub fn slices(dice: &mut Dice, by: SliceKey, scale: Decimal) -> Haircut {
    let (mut floor, mut counts) = (
        Decimal::ZERO,
        Decimal::ONE - dice.between(dec!(0), dec!(0.2)),
    );
    let mut slices = Vec::new();
    for _ in 0..=dice.below(3) {
        slices.push(Slice { floor, counts });
        floor += dice.between(dec!(0.1), dec!(1.2)) * scale.max(dec!(0.000_001));
        counts = (counts - dice.between(dec!(0), dec!(0.6))).max(Decimal::ZERO);
    }
    Haircut::sliced(by, slices).expect("floors rise and what counts falls")
}
