//! Changes of a form. Edits are values; applying one gives the next form.

use super::form::actions::{ActionEdit, ActionField};
use super::form::{
    CollateralForm, CornerField, DrawnEdit, DrawnForm, EditedField, Form, FundingChoice, ManyField,
    MarketForm, Mode, OrderChoice, Others, OwnForm, PositionForm, Quantity, RandomEdit,
    RandomField, RiskUnit, RuleEdits, StressEdit, StressField,
};
use crate::margin::rules::{PriceKind, Remainder};
use crate::margin::schedule::Tiering;
use crate::market::position::{Kind, Side};
use crate::venues::{self, Modes};

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
    /// Mark of the coin of collateral row `.0`.
    CollateralPrice(usize),
    Market(usize),
    Entry(usize),
    Quantity(usize, Quantity),
    Leverage(usize),
    Margin(usize),
    Pocket(usize),
    Backing(usize),
    Owed(usize),
    /// Not a text field: the mode of a position.
    Mode(usize),
    /// Not a text field: the kind of a contract.
    Kind(usize),
    OwnRules(usize),
    /// Mark of the market of position `.0`.
    Mark(usize),
    /// Beta of the market of position `.0`.
    Beta(usize),
    /// What the reader says of the market of position `.0` in place of the venue.
    MarketRate(usize),
    MarketTiers(usize),
    MarketTable(usize),
    ContractValue(usize),
    Initial(usize),
    MarketFunding(usize),
    JointMove,
    PathSize,
    PathLength,
    Random(RandomField),
    /// Correlation of the markets of two positions.
    Pair(usize, usize),
    /// Volatility of the market of position `.0`.
    Volatility(usize),
    Corner(usize, CornerField),
    OwnMarket,
    /// The pasted series; [`Edit::Own`] sets it.
    Own,
    OpeningFee,
    ExitFee,
    FundingRate,
    FundingHours,
    Rate,
    Tiers,
    ClosingFee,
    LiquidationFee,
    /// A number among the rules that the reader changed.
    Edited(EditedField),
    Risk,
    Stop,
    Many(ManyField),
    Stress(StressField),
    Action(usize, ActionField),
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
    Kind(usize, Kind),
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
    Random(RandomEdit),
    Drawn(DrawnEdit),
    /// Pastes a series: the prices of the market in focus, where it names none.
    Own(String),
    Order(OrderChoice),
    Judged(PriceKind),
    Funding(FundingChoice),
    Tiering(Tiering),
    Remainder(Remainder),
    /// Rules of the chosen venue as the reader has them.
    Rules(Box<RuleEdits>),
    RiskUnit(RiskUnit),
    Stress(StressEdit),
    SizingFor(usize),
    Actions(ActionEdit),
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
            Edit::Kind(index, kind) => self.with(*index, |position| position.kind = *kind),
            Edit::Lock(index, quantity, text) => self.with(*index, |position| {
                position.locked = *quantity;
                position.quantity = text.clone();
            }),
            Edit::Add => self.add_position(),
            Edit::Copy(index) => {
                if let Some(position) = self.positions.get(*index).cloned() {
                    self.positions.insert(index + 1, position);
                    self.position_copied(*index);
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
            Edit::Venue(venue) => self.choose_venue(venue),
            Edit::Others(others) => self.others = *others,
            Edit::Focus(market) => self.focus = market.clone(),
            Edit::Path(slug) => self.choose_path(slug),
            Edit::Random(edit) => self.random.change(edit),
            Edit::Own(text) => self.own = OwnForm::new(self.focus.clone(), text.clone()),
            Edit::Drawn(edit) => self.drawn.change(edit),
            Edit::Order(order) => self.path.order = *order,
            Edit::Judged(judged) => self.path.judged = *judged,
            Edit::Funding(funding) => self.costs.funding = *funding,
            Edit::Tiering(tiering) => self.generic.tiering = *tiering,
            Edit::Remainder(remainder) => self.generic.remainder = *remainder,
            Edit::Rules(edits) => self.edits = (**edits).clone(),
            Edit::Stress(edit) => self.stress.change(*edit),
            Edit::RiskUnit(unit) => self.sizing.unit = *unit,
            Edit::SizingFor(index) => self.sizing.position = *index,
            Edit::Actions(edit) => self.change_actions(edit),
            Edit::Replace(form) => *self = (**form).clone(),
            Edit::All(edits) => edits.iter().for_each(|edit| self.change(edit)),
        }
    }

    fn with(&mut self, index: usize, change: impl FnOnce(&mut PositionForm)) {
        if let Some(position) = self.positions.get_mut(index) {
            change(position);
        }
    }

    /// Another venue, with the book in a shape that it offers: its currency, its modes, its contracts.
    /// What the reader said of the former venue's rules does not carry over.
    fn choose_venue(&mut self, id: &str) {
        self.venue = id.to_owned();
        self.edits = RuleEdits::default();
        for market in &mut self.markets {
            *market = MarketForm {
                market: std::mem::take(&mut market.market),
                mark: std::mem::take(&mut market.mark),
                beta: std::mem::take(&mut market.beta),
                volatility: std::mem::take(&mut market.volatility),
                funding: std::mem::take(&mut market.funding),
                ..MarketForm::default()
            };
        }
        let Some(venue) = venues::find(id) else {
            return;
        };
        if !venue.currencies.contains(&self.currency.as_str()) {
            self.currency = venue
                .currencies
                .first()
                .map_or_else(String::new, |first| (*first).to_owned());
        }
        for position in &mut self.positions {
            match venue.modes {
                Modes::IsolatedOnly => position.mode = Mode::Isolated,
                Modes::CrossOnly => position.mode = Mode::Cross,
                Modes::Both => {}
            }
            if venue.template(position.kind).is_none()
                && let Some(template) = venue.contracts.first()
            {
                position.kind = template.kind;
            }
        }
    }

    fn choose_path(&mut self, slug: &str) {
        self.path.slug = slug.to_owned();
        self.path.size.clear();
        self.path.length.clear();
        if slug == DrawnForm::SLUG && self.drawn.corners.is_empty() {
            self.drawn = DrawnForm::usual();
        }
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
        self.position_gone(index);
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
            Field::Backing(index) => &position(index)?.backing,
            Field::Owed(index) => &position(index)?.owed,
            Field::Mark(index) => &self.market(&position(index)?.market)?.mark,
            Field::Beta(index) => &self.market(&position(index)?.market)?.beta,
            Field::MarketRate(index) => &self.market(&position(index)?.market)?.rate,
            Field::MarketTiers(index) => &self.market(&position(index)?.market)?.tiers,
            Field::MarketTable(index) => &self.market(&position(index)?.market)?.table,
            Field::ContractValue(index) => &self.market(&position(index)?.market)?.contract_value,
            Field::Initial(index) => &self.market(&position(index)?.market)?.initial,
            Field::MarketFunding(index) => &self.market(&position(index)?.market)?.funding,
            Field::Volatility(index) => &self.market(&position(index)?.market)?.volatility,
            Field::Pair(one, other) => return self.pair((one, other)),
            Field::Random(field) => self.random.text(field),
            Field::Corner(index, field) => self.drawn.corners.get(index)?.text(field),
            Field::OwnMarket => &self.own.market,
            Field::Own => self.own.text(),
            Field::CollateralPrice(index) => &self.market(&self.collateral.get(index)?.asset)?.mark,
            Field::OwnRules(_) | Field::Mode(_) | Field::Kind(_) | Field::Venue => return None,
            Field::Action(index, field) => self.action_text(index, field)?,
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
            Field::Edited(field) => self.edits.text(field),
            Field::Risk => &self.sizing.risk,
            Field::Stop => &self.sizing.stop,
            Field::Many(field) => self.many.text(field),
            Field::Stress(field) => self.stress.text(field),
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
            Field::Backing(index) => &mut self.positions.get_mut(index)?.backing,
            Field::Owed(index) => &mut self.positions.get_mut(index)?.owed,
            Field::Mark(index) => &mut self.market_of(index)?.mark,
            Field::Beta(index) => &mut self.market_of(index)?.beta,
            Field::MarketRate(index) => &mut self.market_of(index)?.rate,
            Field::MarketTiers(index) => &mut self.market_of(index)?.tiers,
            Field::MarketTable(index) => &mut self.market_of(index)?.table,
            Field::ContractValue(index) => &mut self.market_of(index)?.contract_value,
            Field::Initial(index) => &mut self.market_of(index)?.initial,
            Field::MarketFunding(index) => &mut self.market_of(index)?.funding,
            Field::Volatility(index) => &mut self.market_of(index)?.volatility,
            Field::Pair(one, other) => return self.pair_slot((one, other)),
            Field::Random(field) => self.random.slot(field),
            Field::Corner(index, field) => return self.drawn.slot(index, field),
            Field::OwnMarket => &mut self.own.market,
            Field::CollateralPrice(index) => {
                let asset = self.collateral.get(index)?.asset.clone();
                &mut self.market_mut(asset).mark
            }
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
            Field::Edited(field) => self.edits.slot(field),
            Field::Risk => &mut self.sizing.risk,
            Field::Stop => &mut self.sizing.stop,
            Field::Many(field) => self.many.slot(field),
            Field::Stress(field) => self.stress.slot(field),
            Field::Action(index, field) => self.action_slot(index, field)?,
            Field::OwnRules(_) | Field::Mode(_) | Field::Kind(_) | Field::Venue | Field::Own => {
                return None;
            }
        })
    }
}
