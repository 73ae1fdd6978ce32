//! The form as JSON, schema 1; every field is described in `docs/scenario.schema.json`.

use super::fields::{Slot, chosen, of_edits, of_many, of_market, of_position};
use super::json_tree::{Fields, Node};
use super::number::{fraction, risk_kind, slices, written};
use super::own::own;
use super::paths_file::{corner, random};
use super::stress::{of_stress, switches};
use super::tiers::{Applies, Pasted};
use super::words::{Choice, word};
use crate::margin::schedule::{Amounts, Tier};
use crate::num::text::{Kind, Separators, Style};
use crate::scenario::form::{
    CollateralForm, CostsForm, Form, MarketForm, OwnRules, OwnTier, PathForm, PositionForm,
    RuleEdits, SizingForm,
};

/// Writes the form as JSON: fields in a fixed order, numbers as decimal strings, rates and moves as
/// fractions. Numbers are read in `locale`; what is none stays as typed.
#[must_use]
pub fn to_json(form: &Form, locale: Separators) -> String {
    Node::Object(scenario(form, locale)).print()
}

/// Its fields.
pub(super) fn scenario(form: &Form, locale: Separators) -> Fields {
    let form = &mut written(form, locale);
    let mut fields = Fields::default();
    fields.node("schema", Node::Count(1));
    fields.always("venue", &form.venue);
    fields.always("balance", &form.balance);
    fields.always("currency", &form.currency);
    fields.objects("collateral", &form.collateral, collateral);
    let positions = form.positions.iter_mut().map(position);
    fields.node("positions", Node::list(positions));
    let at = (form.currency.as_str(), locale);
    let markets = form.markets.iter_mut().map(|said| market(said, at));
    fields.some("markets", Node::list(markets));
    let actions = form.actions.iter_mut();
    let actions = actions.map(super::actions::to_object);
    fields.some("actions", Node::list(actions));
    fields.always("others", word(form.others));
    fields.typed("focus", &form.focus);
    fields.always("joint_move", &fraction(&form.joint_move));
    fields.node("path", Node::Object(path(&form.path)));
    fields.some("random", Node::Object(random(&mut form.random)));
    fields.some("own", Node::Object(own(&form.own, locale)));
    fields.objects("drawn", &form.drawn.corners, corner);
    fields.node("costs", Node::Object(costs(&form.costs)));
    fields.node("generic", Node::Object(generic(form, locale)));
    fields.some("edits", Node::Object(edits(&mut form.edits)));
    fields.node("sizing", Node::Object(sizing(&form.sizing)));
    let mut many = Fields::default();
    slots(&mut many, of_many(&mut form.many));
    fields.some("many", Node::Object(many));
    let mut stress = words(switches(&mut form.stress));
    slots(&mut stress, of_stress(&mut form.stress));
    fields.some("stress", Node::Object(stress));
    fields
}

fn collateral(form: &CollateralForm) -> Fields {
    let mut fields = Fields::default();
    fields.always("asset", &form.asset);
    fields.always("amount", &form.amount);
    match by_slice(&form.haircut) {
        Some(slices) => fields.node("haircut", slices),
        None => fields.typed("haircut", &fraction(&form.haircut)),
    }
    fields
}

/// A haircut that grows with the amount, as a list.
fn by_slice(haircut: &str) -> Option<Node> {
    let text = slices(haircut, &|number, kind| {
        Some(match kind {
            Kind::Percent => fraction(number),
            Kind::Amount | Kind::Leverage => number.to_owned(),
        })
    })?;
    let slice = |word: &str| {
        let (floor, haircut) = word.split_once(':').unwrap_or_default();
        let mut fields = Fields::default();
        fields.always("floor", floor);
        fields.always("haircut", haircut);
        fields
    };
    Some(Node::list(text.split(' ').map(slice)))
}

/// Each text that is not empty, per cents as fractions.
pub(super) fn slots<'a>(fields: &mut Fields, slots: impl IntoIterator<Item = Slot<'a>>) {
    for slot in slots {
        let text = match slot.kind {
            Some(Kind::Percent) => fraction(slot.text),
            _ => slot.text.clone(),
        };
        fields.typed(slot.file, &text);
    }
}

/// The word of each choice that was made.
fn words<const N: usize>(choices: [(&'static str, &mut dyn Choice); N]) -> Fields {
    let mut fields = Fields::default();
    for (key, choice) in choices {
        fields.typed(key, choice.word());
    }
    fields
}

fn edits(form: &mut RuleEdits) -> Fields {
    let mut fields = words(chosen(form));
    slots(&mut fields, of_edits(form));
    fields
}

fn position(form: &mut PositionForm) -> Fields {
    let mut fields = Fields::default();
    fields.always("market", &form.market);
    // Absent where it is the common one, as in files from before there was another.
    if form.kind != Default::default() {
        fields.always("kind", word(form.kind));
    }
    fields.always("side", word(form.side));
    fields.always("entry", &form.entry);
    fields.always("quantity", &form.quantity);
    fields.always("quantity_is", word(form.locked));
    fields.always("leverage", &form.leverage);
    fields.always("mode", word(form.mode));
    fields.typed("pocket", &form.pocket);
    slots(&mut fields, of_position(form));
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

fn market(form: &mut MarketForm, at: (&str, Separators)) -> Fields {
    let mut fields = Fields::default();
    fields.always("market", &form.market);
    fields.typed("mark", &form.mark);
    fields.typed("beta", &form.beta);
    slots(&mut fields, of_market(form));
    table(&mut fields, Pasted::of_market(form, at));
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

/// A text for tiers as what it was read as.
fn table(fields: &mut Fields, pasted: Pasted) {
    match pasted {
        Pasted::Table(table) => {
            let given = table.amounts == Amounts::Given;
            let written = Node::objects(&table.tiers, |row| tier(row, given));
            fields.node("tiers", written);
            fields.typed("limit", &table.limit.map(Style::raw).unwrap_or_default());
            let applies = words(Applies::of(&table).choices());
            fields.some("tiers_apply", Node::Object(applies));
        }
        Pasted::Text(text) => fields.typed("tiers", &text),
        Pasted::TooLong(length) => fields.node("tiers_left_out", Node::Count(length)),
    }
}

fn generic(form: &Form, locale: Separators) -> Fields {
    let mut fields = Fields::default();
    let pasted = Pasted::of_generic(form, locale);
    let form = &form.generic;
    fields.always("rate", &fraction(&form.rate));
    table(&mut fields, pasted);
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
