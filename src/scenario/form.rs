//! The form: all inputs as typed.

mod many;

pub use many::{ManyField, ManyForm};
pub mod actions;

use crate::market::position::{Kind, Side};

mod drawn;
mod edits;
mod market;
mod own;
mod random;
mod stress;

pub use drawn::{Corner, CornerField, DrawnEdit, DrawnForm};
pub use edits::{EditedField, RuleEdits};
pub use own::OwnForm;
pub use random::{PairForm, RandomEdit, RandomField, RandomForm, RandomModel, RandomText};
pub use stress::{StressEdit, StressField, StressForm, Switch};

/// Which of the three linked amounts the reader typed; it stays when leverage changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quantity {
    /// Coins.
    Size,
    /// Size × entry price.
    #[default]
    Notional,
    /// Notional ÷ leverage.
    Margin,
}

/// Margin mode of one position as chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Margin of its own.
    #[default]
    Isolated,
    /// The shared pool.
    Cross,
    /// A named pocket.
    Pocket,
}

/// One position as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PositionForm {
    /// Base coin as "BTC"; with the account's currency it names the venue's symbol.
    pub market: String,
    /// Linear or inverse.
    pub kind: Kind,
    /// Long or short.
    pub side: Side,
    /// Average entry price.
    pub entry: String,
    /// The amount typed, of the kind `locked` says.
    pub quantity: String,
    /// Which of the linked amounts `quantity` is.
    pub locked: Quantity,
    /// Leverage, as "10".
    pub leverage: String,
    /// Margin mode.
    pub mode: Mode,
    /// Name of the pocket, for [`Mode::Pocket`].
    pub pocket: String,
    /// Margin set aside in place of what opening asks for; empty: that.
    pub margin: String,
    /// Coin that the margin is kept in; empty: what the contract pays in.
    pub backing: String,
    /// Interest, borrowing and funding owed so far, quote currency; empty: none.
    pub owed: String,
    /// Rules of its own in place of the venue's, as a program's file may give them.
    pub rules: Option<OwnRules>,
}

/// Contract rules given with a position, all numbers as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnRules {
    /// Price of the notional the rate multiplies.
    pub basis: crate::margin::rules::Basis,
    /// Marginal or whole.
    pub tiering: crate::margin::schedule::Tiering,
    /// Brackets keyed by notional or size.
    pub key: crate::margin::schedule::Key,
    /// Given or computed deductions.
    pub amounts: crate::margin::schedule::Amounts,
    /// The brackets.
    pub tiers: Vec<OwnTier>,
    /// Fee to close in the test: fraction; empty: none.
    pub closing_fee: String,
    /// Price of the closing fee's notional.
    pub closing_fee_basis: crate::margin::rules::Basis,
    /// Least requirement, quote currency; empty: none.
    pub minimum: String,
}

/// One bracket as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnTier {
    /// Lower end.
    pub floor: String,
    /// Fraction of the notional.
    pub rate: String,
    /// Deduction; empty: zero, or computed.
    pub amount: String,
    /// Highest leverage; empty: not named.
    pub max_leverage: String,
}

/// Coins that back the account, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CollateralForm {
    /// The coin, as "BTC".
    pub asset: String,
    /// How many.
    pub amount: String,
    /// Share of the value that does not count, per cent, or such shares from amounts on, as
    /// "0:2 10:5"; empty: the venue's.
    pub haircut: String,
}

/// What the reader says of one market.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarketForm {
    /// Base coin.
    pub market: String,
    /// Mark now; empty: the entry of its first position.
    pub mark: String,
    /// How much it moves for each per cent of the joint move; empty: 1.
    pub beta: String,
    /// The reader's flat maintenance, per cent, in place of the venue's brackets.
    pub rate: String,
    /// A pasted table of tiers in place of the venue's brackets.
    pub tiers: String,
    /// Worth of one contract, where a pasted table counts contracts.
    pub contract_value: String,
    /// Name of another of the venue's tables to use.
    pub table: String,
    /// Least initial margin now, per cent; empty: the table's.
    pub initial: String,
    /// Annualised volatility of random prices, per cent; empty: that of all.
    pub volatility: String,
    /// Its own funding rate an interval where rates are typed, per cent; empty: the one of the costs.
    pub funding: String,
}

/// How the other prices move while one falls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Others {
    /// They hold still.
    Held,
    /// All by the same per cent.
    #[default]
    Together,
    /// Each by its beta.
    Betas,
}

/// The order in which a bar's extremes are walked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OrderChoice {
    /// The one that leaves the configured account worse off.
    #[default]
    Worse,
    /// Open, low, high, close.
    LowFirst,
    /// Open, high, low, close.
    HighFirst,
}

/// Where funding rates come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FundingChoice {
    /// None is paid.
    #[default]
    Off,
    /// As the event recorded them; the typed rate on paths without a record.
    Recorded,
    /// The typed rate at every interval.
    Typed,
}

/// Costs as typed; per cents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CostsForm {
    /// Fee paid at opening, per cent of the notional; empty: the venue's.
    pub opening_fee: String,
    /// Fee of a chosen close; empty: the venue's.
    pub exit_fee: String,
    /// Where funding comes from; none: the venue's habit.
    pub funding: FundingChoice,
    /// Rate an interval, per cent; positive: longs pay. Empty: the venue's.
    pub funding_rate: String,
    /// Hours between settlements; empty: the venue's.
    pub funding_hours: String,
}

/// The reader's own rules, used by venue `generic`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GenericForm {
    /// Flat maintenance, per cent; not used when `tiers` holds a table.
    pub rate: String,
    /// A pasted table of tiers; empty: the flat rate.
    pub tiers: String,
    /// Whole-position rates instead of marginal ones.
    pub tiering: crate::margin::schedule::Tiering,
    /// Closing fee in the test, per cent; empty: none.
    pub closing_fee: String,
    /// What becomes of the rest after a closing.
    pub remainder: crate::margin::rules::Remainder,
    /// Liquidation fee, per cent of the notional closed; empty: none.
    pub liquidation_fee: String,
}

/// Unit of the risk budget.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RiskUnit {
    /// Quote currency.
    #[default]
    Cash,
    /// Per cent of the balance.
    Percent,
}

/// Size from risk, as typed; empty `risk` and `stop`: not asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SizingForm {
    /// Which position of the list it is for.
    pub position: usize,
    /// What may be lost.
    pub risk: String,
    /// Money or per cent.
    pub unit: RiskUnit,
    /// Price at which the trade is given up.
    pub stop: String,
}

/// The path to replay, as chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathForm {
    /// Slug of an event or of a made-up shape, or that of [`RandomForm`], [`OwnForm`] or
    /// [`DrawnForm`].
    pub slug: String,
    /// Size of a made-up path, per cent; empty: its own.
    pub size: String,
    /// Bars of a made-up path; empty: its own.
    pub length: String,
    /// Order inside a bar.
    pub order: OrderChoice,
    /// Price that liquidation is judged on.
    pub judged: crate::margin::rules::PriceKind,
}

/// Everything the reader has typed and chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// `generic`, or a venue and the date of its rules: `binance@2026-05-01`.
    pub venue: String,
    /// All money of the account.
    pub balance: String,
    /// Its currency.
    pub currency: String,
    /// Coins that count besides.
    pub collateral: Vec<CollateralForm>,
    /// The book.
    pub positions: Vec<PositionForm>,
    /// Marks and betas.
    pub markets: Vec<MarketForm>,
    /// How the others move.
    pub others: Others,
    /// The market in focus: the one that moves alone, and whose price is drawn.
    pub focus: String,
    /// Joint move, per cent.
    pub joint_move: String,
    /// The path.
    pub path: PathForm,
    /// Random prices.
    pub random: RandomForm,
    /// The reader's own prices.
    pub own: OwnForm,
    /// The path drawn by hand.
    pub drawn: DrawnForm,
    /// Costs.
    pub costs: CostsForm,
    /// The reader's own rules.
    pub generic: GenericForm,
    /// What the reader changed of the venue's rules.
    pub edits: RuleEdits,
    /// Size from risk.
    pub sizing: SizingForm,
    /// Many random paths.
    pub many: ManyForm,
    /// Shocks on top of the joint move.
    pub stress: StressForm,
    /// What is done on the path.
    pub actions: Vec<actions::ActionForm>,
}

impl Default for PositionForm {
    /// A long of 1,000 BTC at 60,000, ten times levered: something to change, not a suggestion.
    fn default() -> Self {
        Self {
            market: "BTC".to_owned(),
            kind: Kind::Linear,
            side: Side::Long,
            entry: "60000".to_owned(),
            quantity: "1000".to_owned(),
            locked: Quantity::Notional,
            leverage: "10".to_owned(),
            mode: Mode::Isolated,
            pocket: String::new(),
            margin: String::new(),
            backing: String::new(),
            owed: String::new(),
            rules: None,
        }
    }
}

impl Default for GenericForm {
    fn default() -> Self {
        Self {
            rate: "0.5".to_owned(),
            tiers: String::new(),
            tiering: crate::margin::schedule::Tiering::Marginal,
            closing_fee: String::new(),
            remainder: crate::margin::rules::Remainder::Forfeited,
            liquidation_fee: String::new(),
        }
    }
}
