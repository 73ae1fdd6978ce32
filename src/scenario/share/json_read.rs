//! The fields of a file, object by object.

use super::fields::{Slot, chosen, of_edits, of_many, of_market, of_position};
use super::json::JsonError;
use super::json_object::Object;
use super::json_rules::{own_rules, table};
use super::number::{percent, risk_kind};
use super::own::read_own;
use super::paths_file::{read_corners, read_random};
use super::stress::{of_stress, switches};
use super::{Read, VERSION, blank};
use crate::num::text::{Kind, Separators};
use crate::scenario::form::actions::ActionForm;
use crate::scenario::form::{
    CollateralForm, CostsForm, GenericForm, MarketForm, PathForm, PositionForm, RuleEdits,
    SizingForm,
};
use crate::words::inputs::files;
use serde_json::Value;

/// Leverage of a position that does not say it.
const LEVERAGE: &str = "10";

/// A form being read.
pub(super) struct Reader {
    /// What was read so far.
    pub read: Read,
    locale: Separators,
}

type Done<T> = Result<T, JsonError>;

/// Sets what a field says; a field that is absent changes nothing.
pub(super) fn set<T>(slot: &mut T, found: Option<T>) {
    if let Some(found) = found {
        *slot = found;
    }
}

/// Sets each text that is there.
pub(super) fn fill<'a>(
    object: &mut Object<'_>,
    slots: impl IntoIterator<Item = Slot<'a>>,
) -> Done<()> {
    for slot in slots {
        let found = match slot.kind {
            None => object.text(slot.file)?,
            Some(Kind::Percent) => object.percent(slot.file)?,
            Some(_) => object.number(slot.file)?,
        };
        set(slot.text, found);
    }
    Ok(())
}

impl Reader {
    /// Starts from the defaults of version 1.
    pub fn new(locale: Separators) -> Self {
        Self {
            read: Read {
                form: blank(),
                ignored: Vec::new(),
            },
            locale,
        }
    }

    /// Names the fields that nothing asked for.
    pub fn close(&mut self, object: &Object<'_>) {
        for path in object.unknown() {
            self.read.note(files::unknown(&path));
        }
    }

    /// The whole scenario.
    pub fn form(&mut self, mut object: Object<'_>) -> Done<()> {
        let schema = object.number("schema")?;
        if schema.is_some_and(|schema| schema != VERSION) {
            return Err(object.wrong("schema", files::NOT_SCHEMA_1));
        }
        // In a file of many scenarios; what it says is the list's.
        object.text("name")?;
        let balance = object.number("balance")?;
        let mut form = blank();
        form.balance = object.required("balance", balance)?;
        set(&mut form.venue, object.text("venue")?);
        set(&mut form.currency, object.text("currency")?);
        form.collateral = object.each("collateral", |coin| self.collateral(coin))?;
        if object.get("positions").is_none() {
            return Err(object.wrong("positions", files::MISSING));
        }
        form.positions = object.each("positions", |position| self.position(position))?;
        form.markets = object.each("markets", |market| self.market(market))?;
        form.actions = object.each("actions", |action| self.action(action))?;
        set(&mut form.others, object.choice("others")?);
        set(&mut form.focus, object.text("focus")?);
        set(&mut form.joint_move, object.percent("joint_move")?);
        if let Some(path) = object.object("path")? {
            self.path(path, &mut form.path)?;
        }
        if let Some(random) = object.object("random")? {
            read_random(self, random, &mut form.random)?;
        }
        if let Some(own) = object.object("own")? {
            form.own = read_own(self, own)?;
        }
        form.drawn = read_corners(self, &mut object)?;
        if let Some(costs) = object.object("costs")? {
            self.costs(costs, &mut form.costs)?;
        }
        if let Some(generic) = object.object("generic")? {
            self.generic(generic, &mut form.generic)?;
        }
        if let Some(edits) = object.object("edits")? {
            self.edits(edits, &mut form.edits)?;
        }
        if let Some(sizing) = object.object("sizing")? {
            self.sizing(sizing, &mut form.sizing)?;
        }
        if let Some(mut many) = object.object("many")? {
            fill(&mut many, of_many(&mut form.many))?;
            self.close(&many);
        }
        if let Some(mut stress) = object.object("stress")? {
            stress.choose(switches(&mut form.stress))?;
            fill(&mut stress, of_stress(&mut form.stress))?;
            self.close(&stress);
        }
        self.close(&object);
        self.read.form = form;
        Ok(())
    }

    fn collateral(&mut self, mut object: Object<'_>) -> Done<CollateralForm> {
        let (asset, amount) = (object.text("asset")?, object.number("amount")?);
        let form = CollateralForm {
            asset: object.required("asset", asset)?,
            amount: object.required("amount", amount)?,
            haircut: self.haircut(&mut object)?,
        };
        self.close(&object);
        Ok(form)
    }

    /// One share, or a list of shares from amounts on.
    fn haircut(&mut self, object: &mut Object<'_>) -> Done<String> {
        if !matches!(object.get("haircut"), Some(Value::Array(_))) {
            return Ok(object.percent("haircut")?.unwrap_or_default());
        }
        let slices = object.each("haircut", |mut slice| {
            let (floor, haircut) = (slice.number("floor")?, slice.percent("haircut")?);
            let floor = slice.required("floor", floor)?;
            let text = floor + ":" + &slice.required("haircut", haircut)?;
            self.close(&slice);
            Ok(text)
        })?;
        Ok(slices.join(" "))
    }

    fn position(&mut self, mut object: Object<'_>) -> Done<PositionForm> {
        let (market, side) = (object.text("market")?, object.choice("side")?);
        let (entry, quantity) = (object.number("entry")?, object.number("quantity")?);
        let mut form = PositionForm {
            market: object.required("market", market)?,
            side: object.required("side", side)?,
            entry: object.required("entry", entry)?,
            quantity: object.required("quantity", quantity)?,
            locked: object.choice("quantity_is")?.unwrap_or_default(),
            leverage: object
                .number("leverage")?
                .unwrap_or_else(|| LEVERAGE.to_owned()),
            mode: object.choice("mode")?.unwrap_or_default(),
            pocket: object.text("pocket")?.unwrap_or_default(),
            kind: object.choice("kind")?.unwrap_or_default(),
            ..PositionForm::default()
        };
        fill(&mut object, of_position(&mut form))?;
        if let Some(rules) = object.object("rules")? {
            form.rules = Some(own_rules(self, rules)?);
        }
        self.close(&object);
        Ok(form)
    }

    fn market(&mut self, mut object: Object<'_>) -> Done<MarketForm> {
        let market = object.text("market")?;
        let mut form = MarketForm {
            market: object.required("market", market)?,
            mark: object.number("mark")?.unwrap_or_default(),
            beta: object.number("beta")?.unwrap_or_default(),
            ..MarketForm::default()
        };
        fill(&mut object, of_market(&mut form))?;
        let locale = self.locale;
        set(&mut form.tiers, table(self, &mut object, locale)?);
        self.close(&object);
        Ok(form)
    }

    fn action(&mut self, mut object: Object<'_>) -> Done<ActionForm> {
        let form = super::actions::from_object(&mut object)?;
        self.close(&object);
        Ok(form)
    }

    fn edits(&mut self, mut object: Object<'_>, form: &mut RuleEdits) -> Done<()> {
        object.choose(chosen(form))?;
        fill(&mut object, of_edits(form))?;
        self.close(&object);
        Ok(())
    }

    fn path(&mut self, mut object: Object<'_>, form: &mut PathForm) -> Done<()> {
        set(&mut form.slug, object.text("slug")?);
        set(&mut form.size, object.percent("size")?);
        set(&mut form.length, object.number("length")?);
        set(&mut form.order, object.choice("order")?);
        set(&mut form.judged, object.choice("judged")?);
        self.close(&object);
        Ok(())
    }

    fn costs(&mut self, mut object: Object<'_>, form: &mut CostsForm) -> Done<()> {
        set(&mut form.opening_fee, object.percent("opening_fee")?);
        set(&mut form.exit_fee, object.percent("exit_fee")?);
        set(&mut form.funding, object.choice("funding")?);
        set(&mut form.funding_rate, object.percent("funding_rate")?);
        set(&mut form.funding_hours, object.number("funding_hours")?);
        self.close(&object);
        Ok(())
    }

    fn generic(&mut self, mut object: Object<'_>, form: &mut GenericForm) -> Done<()> {
        set(&mut form.rate, object.percent("rate")?);
        let locale = self.locale;
        set(&mut form.tiers, table(self, &mut object, locale)?);
        set(&mut form.tiering, object.choice("tiering")?);
        set(&mut form.closing_fee, object.percent("closing_fee")?);
        set(&mut form.remainder, object.choice("remainder")?);
        set(
            &mut form.liquidation_fee,
            object.percent("liquidation_fee")?,
        );
        self.close(&object);
        Ok(())
    }

    fn sizing(&mut self, mut object: Object<'_>, form: &mut SizingForm) -> Done<()> {
        if let Some(number) = object.number("position")? {
            form.position = number
                .parse()
                .map_err(|_| object.wrong("position", files::WHOLE_FROM_0))?;
        }
        set(&mut form.unit, object.choice("risk_is")?);
        let risk = object.number("risk")?;
        let risk = match risk_kind(form.unit) {
            Kind::Percent => risk.map(|risk| percent(&risk)),
            Kind::Amount | Kind::Leverage => risk,
        };
        set(&mut form.risk, risk);
        set(&mut form.stop, object.number("stop")?);
        self.close(&object);
        Ok(())
    }
}
