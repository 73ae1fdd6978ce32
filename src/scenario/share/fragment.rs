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
//! | `col` | further collateral, one key a coin: asset, amount, haircut in per cent |
//! | `p` | one key a position (see `fragment_position`); empty: an empty book |
//! | `mk` | what is said of a market, one key each: market, mark, beta |
//! | `others` `focus` `move` | how the others move, market in focus, joint move in per cent |
//! | `path` `size` `len` | path, and its size in per cent and length in bars |
//! | `fee` `exit` | fees of opening and of a chosen close, per cent |
//! | `fund` `frate` `fhours` | source of funding, rate in per cent, hours between settlements |
//! | `mm` `tiers` `tiering` | own rules: flat rate in per cent, tiers, how they apply |
//! | `close` `rest` `liq` | closing fee, what becomes of the rest, liquidation fee |
//! | `table` | in place of `tiers`: the pasted text, where it is no table |
//! | `risk` `unit` `stop` `of` | size from risk: budget, its unit, stop, and number of the position |
//! | `order` `judged` | order inside a bar, price that liquidation is judged on |
//!
//! Empty texts are left out. What is typed is percent-encoded, so that `&=,:/` part values only.
//! The last value is a plain word: programs that find links in prose cut marks off their ends.

use super::escape::escape;
use super::fragment_position::position;
use super::number::written;
use super::tiers::compact;
use super::words::word;
use crate::num::text::Separators;
use crate::scenario::form::{CollateralForm, Form, MarketForm, SizingForm};
use crate::scenario::import::plain;

/// Writes the form as a fragment, without the leading `#`. Numbers are read in `locale`.
#[must_use]
pub fn to_fragment(form: &Form, locale: Separators) -> String {
    let form = &written(form, locale);
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
        out.list("col", [asset, amount, haircut]);
    }
    for own in &form.positions {
        out.raw("p", &position(own));
    }
    if form.positions.is_empty() {
        out.raw("p", "");
    }
    for MarketForm {
        market, mark, beta, ..
    } in &form.markets
    {
        out.list("mk", [market, mark, beta]);
    }
    out.raw("others", word(form.others));
    out.typed("focus", &form.focus);
    out.always("move", &form.joint_move);
    out.always("path", &form.path.slug);
    out.typed("size", &form.path.size);
    out.typed("len", &form.path.length);
    out.settings(form, locale);
    out.sizing(&form.sizing);
    out.raw("order", word(form.path.order));
    out.raw("judged", word(form.path.judged));
    out.0
}

struct Out(String);

impl Out {
    fn settings(&mut self, form: &Form, locale: Separators) {
        self.typed("fee", &form.costs.opening_fee);
        self.typed("exit", &form.costs.exit_fee);
        self.raw("fund", word(form.costs.funding));
        self.typed("frate", &form.costs.funding_rate);
        self.typed("fhours", &form.costs.funding_hours);
        self.always("mm", &form.generic.rate);
        match plain(&form.generic.tiers, locale) {
            Ok(table) => self.raw("tiers", &compact(&table)),
            Err(_) => self.typed("table", &form.generic.tiers),
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

    fn list(&mut self, key: &str, texts: [&String; 3]) {
        let list = texts.map(|text| escape(text)).join(",");
        self.raw(key, list.trim_end_matches(','));
    }

    fn raw(&mut self, key: &str, value: &str) {
        self.0.push('&');
        self.0.push_str(key);
        self.0.push('=');
        self.0.push_str(value);
    }
}
