//! Products to draw accounts under: every venue's, and made-up ones with each rule by itself.

use super::Dice;
use super::draw::schedule_of;
use super::made_up::made_up;
use isocross::margin::rules::PoolRules;
use isocross::margin::schedule::Schedule;
use isocross::market::collateral::{Haircut, Slice, SliceKey};
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
