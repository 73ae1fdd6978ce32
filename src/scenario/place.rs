//! Where a field of the form stands in a scenario file.

use super::edit::Field;
use super::form::actions::ActionField;
use super::form::{CornerField, EditedField, Form, ManyField, StressField};

/// The path of a field as files name it: `positions[1].entry`, `markets[BTC].mark`.
pub fn place(form: &Form, field: Field) -> String {
    let position = |index: usize, name: &str| format!("positions[{index}].{name}");
    let coin = |index: usize, name: &str| format!("collateral[{index}].{name}");
    let market = |market: Option<&String>, name: &str| {
        let market = market.map_or("", String::as_str);
        format!("markets[{market}].{name}")
    };
    let of =
        |index: usize, name: &str| market(form.positions.get(index).map(|own| &own.market), name);
    match field {
        Field::CollateralAsset(index) => coin(index, "asset"),
        Field::CollateralAmount(index) => coin(index, "amount"),
        Field::CollateralHaircut(index) => coin(index, "haircut"),
        Field::CollateralPrice(index) => {
            market(form.collateral.get(index).map(|held| &held.asset), "mark")
        }
        Field::Market(index) => position(index, "market"),
        Field::Entry(index) => position(index, "entry"),
        Field::Quantity(index, _) => position(index, "quantity"),
        Field::Leverage(index) => position(index, "leverage"),
        Field::Margin(index) => position(index, "margin"),
        Field::Pocket(index) => position(index, "pocket"),
        Field::Backing(index) => position(index, "backing"),
        Field::Owed(index) => position(index, "owed"),
        Field::Mode(index) => position(index, "mode"),
        Field::Kind(index) => position(index, "kind"),
        Field::OwnRules(index) => position(index, "rules"),
        Field::Mark(index) => of(index, "mark"),
        Field::Beta(index) => of(index, "beta"),
        Field::MarketRate(index) => of(index, "rate"),
        Field::MarketTiers(index) => of(index, "tiers"),
        Field::MarketTable(index) => of(index, "table"),
        Field::ContractValue(index) => of(index, "contract_value"),
        Field::Initial(index) => of(index, "initial"),
        Field::MarketFunding(index) => of(index, "funding"),
        Field::Balance => "balance".to_owned(),
        Field::Currency => "currency".to_owned(),
        Field::JointMove => "joint_move".to_owned(),
        Field::PathSize => "path.size".to_owned(),
        Field::PathLength => "path.length".to_owned(),
        Field::Random(field) => format!("random.{}", field.known().file),
        Field::Pair(..) => "random.pairs".to_owned(),
        Field::Volatility(index) => of(index, "volatility"),
        Field::Corner(index, CornerField::Hour) => format!("drawn[{index}].hour"),
        Field::Corner(index, CornerField::Change) => format!("drawn[{index}].move"),
        Field::OwnMarket => "own.market".to_owned(),
        Field::Own => "own.series".to_owned(),
        Field::OpeningFee => "costs.opening_fee".to_owned(),
        Field::ExitFee => "costs.exit_fee".to_owned(),
        Field::FundingRate => "costs.funding_rate".to_owned(),
        Field::FundingHours => "costs.funding_hours".to_owned(),
        Field::Rate => "generic.rate".to_owned(),
        Field::Tiers => "generic.tiers".to_owned(),
        Field::ClosingFee => "generic.closing_fee".to_owned(),
        Field::LiquidationFee => "generic.liquidation_fee".to_owned(),
        Field::Edited(EditedField::ClosingFee) => "edits.closing_fee".to_owned(),
        Field::Edited(EditedField::Minimum) => "edits.minimum".to_owned(),
        Field::Edited(EditedField::LiquidationFee) => "edits.liquidation_fee".to_owned(),
        Field::Edited(EditedField::Slippage) => "edits.slippage".to_owned(),
        Field::Edited(EditedField::Debt) => "edits.debt".to_owned(),
        Field::Risk => "sizing.risk".to_owned(),
        Field::Stop => "sizing.stop".to_owned(),
        Field::Many(ManyField::Paths) => "many.paths".to_owned(),
        Field::Many(ManyField::Split) => "many.split".to_owned(),
        Field::Stress(StressField::Haircut) => "stress.haircut".to_owned(),
        Field::Stress(StressField::Slippage) => "stress.slippage".to_owned(),
        Field::Action(index, field) => format!("actions[{index}]{}", of_action(field)),
        Field::Venue => "venue".to_owned(),
    }
}

fn of_action(field: ActionField) -> &'static str {
    match field {
        ActionField::Level => ".level",
        ActionField::Bars => ".bars",
        ActionField::Amount => ".amount",
        ActionField::Row => "",
    }
}
