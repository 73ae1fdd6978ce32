//! The form: all inputs as typed. Edits are values; applying one gives the next form.

use crate::market::position::Side;

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
    /// Margin set aside in place of notional ÷ leverage; empty: that.
    pub margin: String,
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
    /// Share of the value that does not count, per cent; empty: none.
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
    /// Slug of an event or of a made-up shape.
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
    /// Costs.
    pub costs: CostsForm,
    /// The reader's own rules.
    pub generic: GenericForm,
    /// Size from risk.
    pub sizing: SizingForm,
}

/// A text field. Positions and markets are named by their place in the form's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(
    missing_docs,
    reason = "each variant is the form field of the same name"
)]
pub enum Field {
    Balance,
    Currency,
    CollateralAsset(usize),
    CollateralAmount(usize),
    CollateralHaircut(usize),
    Market(usize),
    Entry(usize),
    Quantity(usize, Quantity),
    Leverage(usize),
    Margin(usize),
    Pocket(usize),
    OwnRules(usize),
    /// Mark of the market of position `.0`.
    Mark(usize),
    /// Beta of the market of position `.0`.
    Beta(usize),
    JointMove,
    PathSize,
    PathLength,
    OpeningFee,
    ExitFee,
    FundingRate,
    FundingHours,
    Rate,
    Tiers,
    ClosingFee,
    LiquidationFee,
    Risk,
    Stop,
    /// Not a text field: the whole book, or the venue.
    Venue,
}

/// One change by the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "each variant sets the form field of the same name"
)]
pub enum Edit {
    Text(Field, String),
    Side(usize, Side),
    Mode(usize, Mode),
    /// Makes another of the linked amounts the one that stays; the value is its current text.
    Lock(usize, Quantity, String),
    Add,
    Copy(usize),
    Remove(usize),
    AddCollateral,
    RemoveCollateral(usize),
    Venue(String),
    Others(Others),
    Focus(String),
    Path(String),
    Order(OrderChoice),
    Judged(crate::margin::rules::PriceKind),
    Funding(FundingChoice),
    Tiering(crate::margin::schedule::Tiering),
    Remainder(crate::margin::rules::Remainder),
    RiskUnit(RiskUnit),
    SizingFor(usize),
    /// Replaces the whole form: a preset, an import, a reset.
    Replace(Box<Form>),
    /// Several at once, as one step of undo.
    All(Vec<Edit>),
}

impl Form {
    /// The form after `edit`. An edit of something that is not there changes nothing.
    pub fn apply(&self, edit: &Edit) -> Self {
        let mut next = self.clone();
        next.change(edit);
        next
    }

    fn change(&mut self, edit: &Edit) {
        match edit {
            Edit::Text(field, text) => self.set_text(*field, text),
            Edit::Side(index, side) => self.with(*index, |position| position.side = *side),
            Edit::Mode(index, mode) => self.with(*index, |position| position.mode = *mode),
            Edit::Lock(index, quantity, text) => self.with(*index, |position| {
                position.locked = *quantity;
                position.quantity = text.clone();
            }),
            Edit::Add => self.add_position(),
            Edit::Copy(index) => {
                if let Some(position) = self.positions.get(*index).cloned() {
                    self.positions.insert(index + 1, position);
                }
            }
            Edit::Remove(index) => self.remove_position(*index),
            Edit::AddCollateral => self.collateral.push(CollateralForm {
                asset: self.focus.clone(),
                ..CollateralForm::default()
            }),
            Edit::RemoveCollateral(index) => {
                if *index < self.collateral.len() {
                    self.collateral.remove(*index);
                }
            }
            Edit::Venue(venue) => self.venue = venue.clone(),
            Edit::Others(others) => self.others = *others,
            Edit::Focus(market) => self.focus = market.clone(),
            Edit::Path(slug) => self.choose_path(slug),
            Edit::Order(order) => self.path.order = *order,
            Edit::Judged(judged) => self.path.judged = *judged,
            Edit::Funding(funding) => self.costs.funding = *funding,
            Edit::Tiering(tiering) => self.generic.tiering = *tiering,
            Edit::Remainder(remainder) => self.generic.remainder = *remainder,
            Edit::RiskUnit(unit) => self.sizing.unit = *unit,
            Edit::SizingFor(index) => self.sizing.position = *index,
            Edit::Replace(form) => *self = (**form).clone(),
            Edit::All(edits) => edits.iter().for_each(|edit| self.change(edit)),
        }
    }

    fn with(&mut self, index: usize, change: impl FnOnce(&mut PositionForm)) {
        if let Some(position) = self.positions.get_mut(index) {
            change(position);
        }
    }

    fn choose_path(&mut self, slug: &str) {
        self.path.slug = slug.to_owned();
        self.path.size.clear();
        self.path.length.clear();
    }

    fn add_position(&mut self) {
        let mut position = self.positions.last().cloned().unwrap_or_default();
        position.rules = None;
        self.positions.push(position);
    }

    fn remove_position(&mut self, index: usize) {
        if index >= self.positions.len() {
            return;
        }
        self.positions.remove(index);
        if self.sizing.position >= self.positions.len() {
            self.sizing.position = 0;
        }
        let focus_held = self
            .positions
            .iter()
            .any(|position| position.market == self.focus);
        if let Some(first) = self.positions.first().filter(|_| !focus_held) {
            self.focus = first.market.clone();
        }
    }

    /// What is typed in `field`; none where it does not exist.
    pub fn text(&self, field: Field) -> Option<&str> {
        let position = |index: usize| self.positions.get(index);
        let text = match field {
            Field::Balance => &self.balance,
            Field::Currency => &self.currency,
            Field::CollateralAsset(index) => &self.collateral.get(index)?.asset,
            Field::CollateralAmount(index) => &self.collateral.get(index)?.amount,
            Field::CollateralHaircut(index) => &self.collateral.get(index)?.haircut,
            Field::Market(index) => &position(index)?.market,
            Field::Entry(index) => &position(index)?.entry,
            Field::Quantity(index, quantity) => {
                let position = position(index)?;
                (position.locked == quantity).then_some(&position.quantity)?
            }
            Field::Leverage(index) => &position(index)?.leverage,
            Field::Margin(index) => &position(index)?.margin,
            Field::Pocket(index) => &position(index)?.pocket,
            Field::Mark(index) => &self.market(&position(index)?.market)?.mark,
            Field::Beta(index) => &self.market(&position(index)?.market)?.beta,
            Field::OwnRules(_) | Field::Venue => return None,
            other => self.setting(other)?,
        };
        Some(text)
    }

    fn setting(&self, field: Field) -> Option<&String> {
        Some(match field {
            Field::JointMove => &self.joint_move,
            Field::PathSize => &self.path.size,
            Field::PathLength => &self.path.length,
            Field::OpeningFee => &self.costs.opening_fee,
            Field::ExitFee => &self.costs.exit_fee,
            Field::FundingRate => &self.costs.funding_rate,
            Field::FundingHours => &self.costs.funding_hours,
            Field::Rate => &self.generic.rate,
            Field::Tiers => &self.generic.tiers,
            Field::ClosingFee => &self.generic.closing_fee,
            Field::LiquidationFee => &self.generic.liquidation_fee,
            Field::Risk => &self.sizing.risk,
            Field::Stop => &self.sizing.stop,
            _ => return None,
        })
    }

    fn set_text(&mut self, field: Field, text: &str) {
        if let Field::Quantity(index, quantity) = field {
            self.with(index, |position| position.locked = quantity);
        }
        if let Field::Market(index) = field
            && self
                .positions
                .get(index)
                .is_some_and(|position| position.market == self.focus)
        {
            self.focus = text.to_owned();
        }
        if let Some(slot) = self.slot(field) {
            *slot = text.to_owned();
        }
    }

    fn slot(&mut self, field: Field) -> Option<&mut String> {
        Some(match field {
            Field::Balance => &mut self.balance,
            Field::Currency => &mut self.currency,
            Field::CollateralAsset(index) => &mut self.collateral.get_mut(index)?.asset,
            Field::CollateralAmount(index) => &mut self.collateral.get_mut(index)?.amount,
            Field::CollateralHaircut(index) => &mut self.collateral.get_mut(index)?.haircut,
            Field::Market(index) => &mut self.positions.get_mut(index)?.market,
            Field::Entry(index) => &mut self.positions.get_mut(index)?.entry,
            Field::Quantity(index, _) => &mut self.positions.get_mut(index)?.quantity,
            Field::Leverage(index) => &mut self.positions.get_mut(index)?.leverage,
            Field::Margin(index) => &mut self.positions.get_mut(index)?.margin,
            Field::Pocket(index) => &mut self.positions.get_mut(index)?.pocket,
            Field::Mark(index) => &mut self.market_mut(index)?.mark,
            Field::Beta(index) => &mut self.market_mut(index)?.beta,
            Field::JointMove => &mut self.joint_move,
            Field::PathSize => &mut self.path.size,
            Field::PathLength => &mut self.path.length,
            Field::OpeningFee => &mut self.costs.opening_fee,
            Field::ExitFee => &mut self.costs.exit_fee,
            Field::FundingRate => &mut self.costs.funding_rate,
            Field::FundingHours => &mut self.costs.funding_hours,
            Field::Rate => &mut self.generic.rate,
            Field::Tiers => &mut self.generic.tiers,
            Field::ClosingFee => &mut self.generic.closing_fee,
            Field::LiquidationFee => &mut self.generic.liquidation_fee,
            Field::Risk => &mut self.sizing.risk,
            Field::Stop => &mut self.sizing.stop,
            Field::OwnRules(_) | Field::Venue => return None,
        })
    }

    /// What is said of `market`, if anything.
    pub fn market(&self, market: &str) -> Option<&MarketForm> {
        self.markets.iter().find(|said| said.market == market)
    }

    /// The market of position `index`, made where nothing was said of it yet.
    fn market_mut(&mut self, index: usize) -> Option<&mut MarketForm> {
        let market = self.positions.get(index)?.market.clone();
        let place = match self.markets.iter().position(|said| said.market == market) {
            Some(place) => place,
            None => {
                self.markets.push(MarketForm {
                    market,
                    ..MarketForm::default()
                });
                self.markets.len() - 1
            }
        };
        self.markets.get_mut(place)
    }
}

impl Default for PositionForm {
    /// A long of 1,000 BTC at 60,000, ten times levered: something to change, not a suggestion.
    fn default() -> Self {
        Self {
            market: "BTC".to_owned(),
            side: Side::Long,
            entry: "60000".to_owned(),
            quantity: "1000".to_owned(),
            locked: Quantity::Notional,
            leverage: "10".to_owned(),
            mode: Mode::Isolated,
            pocket: String::new(),
            margin: String::new(),
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
