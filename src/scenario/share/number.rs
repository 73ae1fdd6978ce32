//! Numbers in shared texts: plain decimals with a point, whatever the reader's locale.

use super::actions::of_action;
use super::fields::{Slot, of_edits, of_many, of_market, of_position, of_random};
use super::stress::of_stress;
use super::tiers::part_response;
use crate::num::text::{Kind, Separators, Style, parse};
use crate::scenario::form::{Form, RiskUnit};

/// How many places the point moves between per cents and fractions.
const HUNDREDTH: i64 = 2;

/// Applies `change` to every text of the form that is a number; tables of tiers are not.
pub(super) fn each(form: &mut Form, change: &dyn Fn(&mut String, Kind)) {
    change(&mut form.balance, Kind::Amount);
    change(&mut form.joint_move, Kind::Percent);
    for coin in &mut form.collateral {
        change(&mut coin.amount, Kind::Amount);
        change(&mut coin.haircut, Kind::Percent);
    }
    for position in &mut form.positions {
        change(&mut position.entry, Kind::Amount);
        change(&mut position.quantity, Kind::Amount);
        change(&mut position.leverage, Kind::Leverage);
        each_slot(of_position(position), change);
        if let Some(rules) = &mut position.rules {
            change(&mut rules.closing_fee, Kind::Amount);
            change(&mut rules.minimum, Kind::Amount);
            for tier in &mut rules.tiers {
                change(&mut tier.floor, Kind::Amount);
                change(&mut tier.rate, Kind::Amount);
                change(&mut tier.amount, Kind::Amount);
                change(&mut tier.max_leverage, Kind::Leverage);
            }
        }
    }
    for market in &mut form.markets {
        change(&mut market.mark, Kind::Amount);
        change(&mut market.beta, Kind::Amount);
        each_slot(of_market(market), change);
    }
    for action in &mut form.actions {
        each_slot(of_action(action), change);
    }
    each_slot(of_edits(&mut form.edits), change);
    each_slot(of_many(&mut form.many), change);
    each_slot(of_stress(&mut form.stress), change);
    each_slot(of_random(&mut form.random), change);
    for pair in &mut form.random.pairs {
        change(&mut pair.correlation, Kind::Amount);
    }
    for corner in &mut form.drawn.corners {
        change(&mut corner.hour, Kind::Amount);
        change(&mut corner.change, Kind::Percent);
    }
    each_setting(form, change);
}

fn each_slot<'a>(slots: impl IntoIterator<Item = Slot<'a>>, change: &dyn Fn(&mut String, Kind)) {
    for slot in slots {
        if let Some(kind) = slot.kind {
            change(slot.text, kind);
        }
    }
}

/// A haircut by slices, "0:2 10:5", with its numbers changed; none where it is no such text.
pub(super) fn slices(text: &str, change: &dyn Fn(&str, Kind) -> Option<String>) -> Option<String> {
    let slice = |word: &str| {
        let (floor, cut) = word.split_once(':')?;
        Some(change(floor, Kind::Amount)? + ":" + &change(cut, Kind::Percent)?)
    };
    let changed: Option<Vec<String>> = text.split_whitespace().map(slice).collect();
    let some = changed.filter(|slices| !slices.is_empty());
    some.map(|slices| slices.join(" "))
}

fn each_haircut(form: &mut Form, change: &dyn Fn(&str, Kind) -> Option<String>) {
    for coin in &mut form.collateral {
        if let Some(slices) = slices(&coin.haircut, change) {
            coin.haircut = slices;
        }
    }
}

fn each_setting(form: &mut Form, change: &dyn Fn(&mut String, Kind)) {
    change(&mut form.path.size, Kind::Percent);
    change(&mut form.path.length, Kind::Amount);
    change(&mut form.costs.opening_fee, Kind::Percent);
    change(&mut form.costs.exit_fee, Kind::Percent);
    change(&mut form.costs.funding_rate, Kind::Percent);
    change(&mut form.costs.funding_hours, Kind::Amount);
    change(&mut form.generic.rate, Kind::Percent);
    change(&mut form.generic.closing_fee, Kind::Percent);
    change(&mut form.generic.liquidation_fee, Kind::Percent);
    let risk = risk_kind(form.sizing.unit);
    change(&mut form.sizing.risk, risk);
    change(&mut form.sizing.stop, Kind::Amount);
}

/// What the risk budget is a number of.
pub(super) fn risk_kind(unit: RiskUnit) -> Kind {
    match unit {
        RiskUnit::Cash => Kind::Amount,
        RiskUnit::Percent => Kind::Percent,
    }
}

/// The form with every number that can be read as a plain decimal; per cents stay per cents.
pub(super) fn written(form: &Form, locale: Separators) -> Form {
    let mut form = form.clone();
    part_response(&mut form, locale);
    each(&mut form, &|text, kind| {
        if let Some(plain) = plain(text, kind, locale) {
            *text = plain;
        }
    });
    each_haircut(&mut form, &|text, kind| plain(text, kind, locale));
    form
}

/// A typed number as a plain decimal; per cents stay per cents.
fn plain(text: &str, kind: Kind, locale: Separators) -> Option<String> {
    let raw = |kind| parse(text, kind, locale).map(|reading| Style::raw(reading.value));
    match (raw(kind), kind) {
        (Ok(fraction), Kind::Percent) => Some(shift(&fraction, HUNDREDTH)),
        // Per cents whose hundredth part is too small for `Decimal` are numbers all the same.
        (Err(_), Kind::Percent) => raw(Kind::Amount).ok(),
        (plain, Kind::Amount | Kind::Leverage) => plain.ok(),
    }
}

/// A number of a file as a plain decimal: `1e3` is 1000. Other texts stay as they are.
pub(super) fn machine(text: &str) -> String {
    let known = |c: char| c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E' | '+' | '-');
    if is_plain(text) || !text.chars().all(known) {
        return text.to_owned();
    }
    plain(text, Kind::Amount, Separators::EN).unwrap_or_else(|| text.to_owned())
}

/// Gives plain decimals the reader's decimal separator.
pub(super) fn localise(form: &mut Form, locale: Separators) {
    let local = |text: &str, kind| {
        let number = is_plain(text) && parse(text, kind, Separators::EN).is_ok();
        number.then(|| local(text, locale))
    };
    each(form, &|text, kind| {
        if let Some(local) = local(text, kind) {
            *text = local;
        }
    });
    each_haircut(form, &local);
}

/// A plain decimal with the reader's decimal separator.
pub(super) fn local(text: &str, locale: Separators) -> String {
    text.replace('.', locale.decimal.encode_utf8(&mut [0; 4]))
}

/// Whether a text is digits with at most one point between them, and a minus at most.
pub(super) fn is_plain(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let size = text.strip_prefix('-').unwrap_or(text);
    match size.split_once('.') {
        Some((whole, rest)) => digits(whole) && digits(rest),
        None => digits(size),
    }
}

/// Per cents as a fraction; a text that is no plain decimal stays.
pub(super) fn fraction(percent: &str) -> String {
    moved(percent, -HUNDREDTH)
}

/// A fraction as per cents; a text that is no plain decimal stays.
pub(super) fn percent(fraction: &str) -> String {
    moved(fraction, HUNDREDTH)
}

fn moved(text: &str, places: i64) -> String {
    if is_plain(text) {
        shift(text, places)
    } else {
        text.to_owned()
    }
}

/// A plain decimal times ten to `places`, by moving its point: exact at any length.
fn shift(text: &str, places: i64) -> String {
    let (sign, size) = match text.strip_prefix('-') {
        Some(size) => ("-", size),
        None => ("", text),
    };
    let (whole, rest) = size.split_once('.').unwrap_or((size, ""));
    let (mut whole, mut rest) = (whole.to_owned(), rest.to_owned());
    for _ in 0..places {
        let next = if rest.is_empty() { '0' } else { rest.remove(0) };
        whole.push(next);
    }
    for _ in places..0 {
        rest.insert(0, whole.pop().unwrap_or('0'));
    }
    let whole = whole.trim_start_matches('0');
    let rest = rest.trim_end_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    if rest.is_empty() {
        let sign = if whole == "0" { "" } else { sign };
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{rest}")
    }
}
