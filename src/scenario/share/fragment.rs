//! The form as a link's fragment, version 1.
//!
//! ```text
//! v=1&venue=generic&bal=1000&ccy=USDT&p=BTC,L,60000,4000n,10x,i&…&order=worse&judged=mark
//! ```
//!
//! | key | value |
//! | --- | --- |
//! | `v` | version, always first |
//! | `venue` | `generic`, or venue and date: `binance@2026-05-01` |
//! | `bal` `ccy` | balance and its currency |
//! | `col` | further collateral, one key a coin: asset, amount, haircut in per cent or `0:2/10:5` |
//! | `p` | one key a position (see `fragment_position`); empty: an empty book |
//! | `mk` | what is said of a market, one key each: market, mark, beta, then as below |
//! | `a` | one key a timeline action (see `actions`) |
//! | `others` `focus` `move` | how the others move, market in focus, joint move in per cent |
//! | `path` `size` `len` | path, and its size in per cent and length in bars |
//! | `rnd` | random prices: `m:blocks`, `v:` volatility and so on, by the keys of their texts |
//! | `cor` | correlation of a pair, one key each: market, market, correlation |
//! | `draw` | corners of a drawn path: `12:-10/48:0`, hour and move in per cent |
//! | `own` | pasted prices: market, columns, start, seconds a row, decimals, differences (see `own`) |
//! | `fee` `exit` | fees of opening and of a chosen close, per cent |
//! | `fund` `frate` `fhours` | source of funding, rate in per cent, hours between settlements |
//! | `mm` `tiers` `tiering` | own rules: flat rate in per cent, tiers, how they apply |
//! | `close` `rest` `liq` | closing fee, what becomes of the rest, liquidation fee |
//! | `table` | in place of `tiers`: the pasted text, where it is no table |
//! | `lost` | in place of both: characters of a text that is no table and too long for a link |
//! | `edits` | rules of the venue that the reader changed: `trigger:below,close:0.06` |
//! | `risk` `unit` `stop` `of` | size from risk: budget, its unit, stop, and number of the position |
//! | `many` | of many random paths: `n:` how many, `split:` share isolated in the split, per cent |
//! | `stress` | shocks on top of the joint move: `gap:on,whole:on,cut:10,slip:2`, per cent |
//! | `order` `judged` | order inside a bar, price that liquidation is judged on |
//!
//! Of a market there may follow `r:` its flat rate in per cent, `c:` worth of a contract, `n:` another
//! table's name, `i:` least initial margin and `f:` its own funding rate in per cent, and of a pasted table `t:`, `x:` or `l:`, as
//! `tiers`, `table` or `lost`.
//!
//! Empty texts are left out. What is typed is percent-encoded, so that `&=,:/` part values only.
//! The last value is a plain word: programs that find links in prose cut marks off their ends.

use super::escape::escape;
use super::fields::{chosen, of_edits, of_many, of_market};
use super::fragment_position::{extras, position};
use super::number::{slices, written};
use super::tiers::{Pasted, compact};
use super::words::word;
use crate::num::text::Separators;
use crate::scenario::form::{CollateralForm, Form, ManyForm, MarketForm, RuleEdits, SizingForm};

/// Writes the form as a fragment, without the leading `#`. Numbers are read in `locale`.
#[must_use]
pub fn to_fragment(form: &Form, locale: Separators) -> String {
    let form = &mut written(form, locale);
    let mut out = Out(format!("v={}", super::VERSION));
    out.always("venue", &form.venue);
    out.always("bal", &form.balance);
    out.always("ccy", &form.currency);
    for CollateralForm {
        asset,
        amount,
        haircut,
    } in &form.collateral
    {
        let by_slice = slices(haircut, &|number, _| Some(escape(number)));
        let haircut = match by_slice {
            Some(slices) => slices.replace(' ', "/"),
            None => escape(haircut),
        };
        out.list("col", [&escape(asset), &escape(amount), &haircut], "");
    }
    for own in &mut form.positions {
        out.raw("p", &position(own));
    }
    if form.positions.is_empty() {
        out.raw("p", "");
    }
    for said in &mut form.markets {
        out.market(said, (&form.currency, locale));
    }
    for action in &form.actions {
        out.raw("a", &super::actions::to_link(action));
    }
    out.raw("others", word(form.others));
    out.typed("focus", &form.focus);
    out.always("move", &form.joint_move);
    out.always("path", &form.path.slug);
    out.typed("size", &form.path.size);
    out.typed("len", &form.path.length);
    out.random(&mut form.random);
    out.drawn(&form.drawn);
    out.own(&form.own, locale);
    out.settings(form, locale);
    out.edits(&mut form.edits);
    out.sizing(&form.sizing);
    out.many(&mut form.many);
    let stress = super::stress::to_link(&mut form.stress);
    if !stress.is_empty() {
        out.raw("stress", &stress);
    }
    out.raw("order", word(form.path.order));
    out.raw("judged", word(form.path.judged));
    out.0
}

pub(super) struct Out(String);

impl Out {
    fn market(&mut self, said: &mut MarketForm, at: (&str, Separators)) {
        let mut more = String::new();
        extras(&mut more, of_market(said));
        match Pasted::of_market(said, at) {
            Pasted::Table(table) => more += &format!(",t:{}", compact(&table)),
            Pasted::Text(text) if text.is_empty() => {}
            Pasted::Text(text) => more += &format!(",x:{}", escape(&text)),
            Pasted::TooLong(length) => more += &format!(",l:{length}"),
        }
        let head = [&said.market, &said.mark, &said.beta].map(|text| escape(text));
        self.list("mk", head.each_ref(), &more);
    }

    /// Rules of the venue that the reader changed; nothing where there are none.
    fn edits(&mut self, edits: &mut RuleEdits) {
        let mut changed = String::new();
        for (key, choice) in chosen(edits) {
            if !choice.word().is_empty() {
                changed += &format!(",{key}:{}", choice.word());
            }
        }
        extras(&mut changed, of_edits(edits));
        if let Some(changed) = changed.strip_prefix(',') {
            self.raw("edits", changed);
        }
    }

    /// Many random paths; nothing where nothing is typed of them.
    fn many(&mut self, many: &mut ManyForm) {
        let mut said = String::new();
        extras(&mut said, of_many(many));
        if let Some(said) = said.strip_prefix(',') {
            self.raw("many", said);
        }
    }

    fn settings(&mut self, form: &Form, locale: Separators) {
        self.typed("fee", &form.costs.opening_fee);
        self.typed("exit", &form.costs.exit_fee);
        self.raw("fund", word(form.costs.funding));
        self.typed("frate", &form.costs.funding_rate);
        self.typed("fhours", &form.costs.funding_hours);
        self.always("mm", &form.generic.rate);
        match Pasted::of_generic(form, locale) {
            Pasted::Table(table) => self.raw("tiers", &compact(&table)),
            Pasted::Text(text) => self.typed("table", &text),
            Pasted::TooLong(length) => self.raw("lost", &length.to_string()),
        }
        self.raw("tiering", word(form.generic.tiering));
        self.typed("close", &form.generic.closing_fee);
        self.raw("rest", word(form.generic.remainder));
        self.typed("liq", &form.generic.liquidation_fee);
    }

    fn sizing(&mut self, sizing: &SizingForm) {
        if *sizing == SizingForm::default() {
            return;
        }
        self.typed("risk", &sizing.risk);
        self.raw("unit", word(sizing.unit));
        self.typed("stop", &sizing.stop);
        self.raw("of", &sizing.position.saturating_add(1).to_string());
    }

    /// A key whose default is not empty.
    fn always(&mut self, key: &str, text: &str) {
        self.raw(key, &escape(text));
    }

    /// A key whose default is empty.
    fn typed(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.always(key, text);
        }
    }

    /// Three texts that are escaped, then what has keys of its own.
    pub fn list(&mut self, key: &str, texts: [&String; 3], more: &str) {
        let list = texts.map(String::as_str).join(",") + more;
        self.raw(key, list.trim_end_matches(','));
    }

    pub fn raw(&mut self, key: &str, value: &str) {
        self.0.push('&');
        self.0.push_str(key);
        self.0.push('=');
        self.0.push_str(value);
    }
}
