//! The form as JSON, schema 1; every field is described in `docs/scenario.schema.json`.

use super::json_tree::{Fields, Node};
use super::number::{fraction, risk_kind, written};
use super::words::word;
use crate::margin::schedule::{Amounts, Tier};
use crate::num::text::{Kind, Separators, Style};
use crate::scenario::form::{
    CollateralForm, CostsForm, Form, GenericForm, MarketForm, OwnRules, OwnTier, PathForm,
    PositionForm, SizingForm,
};
use crate::scenario::import::plain;

/// Writes the form as JSON: fields in a fixed order, numbers as decimal strings, rates and moves as
/// fractions. Numbers are read in `locale`; what is none stays as typed.
#[must_use]
pub fn to_json(form: &Form, locale: Separators) -> String {
    let form = &written(form, locale);
    let mut fields = Fields::default();
    fields.node("schema", Node::Count(1));
    fields.always("venue", &form.venue);
    fields.always("balance", &form.balance);
    fields.always("currency", &form.currency);
    fields.objects("collateral", &form.collateral, collateral);
    fields.node("positions", Node::objects(&form.positions, position));
    fields.objects("markets", &form.markets, market);
    fields.always("others", word(form.others));
    fields.typed("focus", &form.focus);
    fields.always("joint_move", &fraction(&form.joint_move));
    fields.node("path", Node::Object(path(&form.path)));
    fields.node("costs", Node::Object(costs(&form.costs)));
    fields.node("generic", Node::Object(generic(&form.generic, locale)));
    fields.node("sizing", Node::Object(sizing(&form.sizing)));
    Node::Object(fields).print()
}

fn collateral(form: &CollateralForm) -> Fields {
    let mut fields = Fields::default();
    fields.always("asset", &form.asset);
    fields.always("amount", &form.amount);
    fields.typed("haircut", &fraction(&form.haircut));
    fields
}

fn position(form: &PositionForm) -> Fields {
    let mut fields = Fields::default();
    fields.always("market", &form.market);
    fields.always("side", word(form.side));
    fields.always("entry", &form.entry);
    fields.always("quantity", &form.quantity);
    fields.always("quantity_is", word(form.locked));
    fields.always("leverage", &form.leverage);
    fields.always("mode", word(form.mode));
    fields.typed("pocket", &form.pocket);
    fields.typed("margin", &form.margin);
    if let Some(own) = &form.rules {
        fields.node("rules", Node::Object(rules(own)));
    }
    fields
}

fn rules(form: &OwnRules) -> Fields {
    let mut fields = Fields::default();
    fields.always("basis", word(form.basis));
    fields.always("tiering", word(form.tiering));
    fields.always("key", word(form.key));
    fields.always("amounts", word(form.amounts));
    fields.node("tiers", Node::objects(&form.tiers, own_tier));
    fields.typed("closing_fee", &form.closing_fee);
    fields.always("closing_fee_basis", word(form.closing_fee_basis));
    fields.typed("minimum", &form.minimum);
    fields
}

fn own_tier(form: &OwnTier) -> Fields {
    let mut fields = Fields::default();
    fields.always("floor", &form.floor);
    fields.always("rate", &form.rate);
    fields.typed("amount", &form.amount);
    fields.typed("max_leverage", &form.max_leverage);
    fields
}

fn market(form: &MarketForm) -> Fields {
    let mut fields = Fields::default();
    fields.always("market", &form.market);
    fields.typed("mark", &form.mark);
    fields.typed("beta", &form.beta);
    fields
}

fn path(form: &PathForm) -> Fields {
    let mut fields = Fields::default();
    fields.always("slug", &form.slug);
    fields.typed("size", &fraction(&form.size));
    fields.typed("length", &form.length);
    fields.always("order", word(form.order));
    fields.always("judged", word(form.judged));
    fields
}

fn costs(form: &CostsForm) -> Fields {
    let mut fields = Fields::default();
    fields.typed("opening_fee", &fraction(&form.opening_fee));
    fields.typed("exit_fee", &fraction(&form.exit_fee));
    fields.always("funding", word(form.funding));
    fields.typed("funding_rate", &fraction(&form.funding_rate));
    fields.typed("funding_hours", &form.funding_hours);
    fields
}

fn generic(form: &GenericForm, locale: Separators) -> Fields {
    let mut fields = Fields::default();
    fields.always("rate", &fraction(&form.rate));
    match plain(&form.tiers, locale) {
        Ok(table) => {
            let given = table.amounts == Amounts::Given;
            let written = Node::objects(&table.tiers, |row| tier(row, given));
            fields.node("tiers", written);
            fields.typed("limit", &table.limit.map(Style::raw).unwrap_or_default());
        }
        // A text that is no table yet is kept for its reader to mend.
        Err(_) => fields.typed("tiers", &form.tiers),
    }
    fields.always("tiering", word(form.tiering));
    fields.typed("closing_fee", &fraction(&form.closing_fee));
    fields.always("remainder", word(form.remainder));
    fields.typed("liquidation_fee", &fraction(&form.liquidation_fee));
    fields
}

fn tier(tier: &Tier, given: bool) -> Fields {
    own_tier(&OwnTier {
        floor: Style::raw(tier.floor),
        rate: Style::raw(tier.rate),
        amount: if given {
            Style::raw(tier.deduction)
        } else {
            String::new()
        },
        max_leverage: tier.max_leverage.map(Style::raw).unwrap_or_default(),
    })
}

fn sizing(form: &SizingForm) -> Fields {
    let mut fields = Fields::default();
    fields.node("position", Node::Count(form.position));
    let risk = match risk_kind(form.unit) {
        Kind::Percent => fraction(&form.risk),
        Kind::Amount | Kind::Leverage => form.risk.clone(),
    };
    fields.typed("risk", &risk);
    fields.always("risk_is", word(form.unit));
    fields.typed("stop", &form.stop);
    fields
}
