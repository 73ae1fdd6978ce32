//! Reading a fragment: never fails, and names what it leaves out.

use super::escape::unescape;
use super::fields::{chosen, of_edits, of_many, of_market};
use super::fragment_position::{read_position, set_extra};
use super::number::localise;
use super::own::read_link;
use super::paths_link::{read_drawn, read_pair, set_random};
use super::tiers::expand;
use super::words::{Word, value};
use super::{MOST_ITEMS, Read, VERSION, blank, settle_focus, settle_sizing, settle_venue, short};
use crate::num::text::Separators;
use crate::scenario::form::{CollateralForm, Form, MarketForm, RuleEdits};
use crate::words::inputs::links;

/// Longest fragment that is read, bytes.
const LONGEST: usize = 100_000;

/// Reads a fragment, with or without its `#`; numbers come out in `locale`.
///
/// `fallback` is the form where the text is no link of a version that is known: an empty text says
/// nothing about that, anything else one sentence. A link of a known version starts from
/// [`blank`] alone, so that it means the same on every page.
#[must_use]
pub fn from_fragment(text: &str, locale: Separators, fallback: &Form) -> Read {
    let text = text.strip_prefix('#').unwrap_or(text);
    let refused = |reason: String| Read {
        form: fallback.clone(),
        ignored: vec![reason],
    };
    if text.is_empty() {
        return Read {
            form: fallback.clone(),
            ignored: Vec::new(),
        };
    }
    if text.len() > LONGEST {
        return refused(links::LINK_TOO_LONG_TO_READ.to_owned());
    }
    let pairs = || text.split('&').filter(|pair| !pair.is_empty());
    match pairs().find_map(|pair| pair.strip_prefix("v=")) {
        Some(VERSION) => {}
        Some(other) => {
            let version = short(&unescape(other));
            return refused(links::unknown_version(&version));
        }
        None => {
            return refused(links::NO_VERSION.to_owned());
        }
    }
    let mut reader = Reader::new(locale);
    for pair in pairs() {
        let (key, text) = pair.split_once('=').unwrap_or((pair, ""));
        reader.pair(key, text);
    }
    reader.finish(locale)
}

struct Reader {
    read: Read,
    locale: Separators,
    seen: Vec<String>,
}

impl Reader {
    fn new(locale: Separators) -> Self {
        Self {
            read: Read {
                form: blank(),
                ignored: Vec::new(),
            },
            locale,
            seen: Vec::new(),
        }
    }

    fn finish(mut self, locale: Separators) -> Read {
        for (key, what) in [("p", links::NO_POSITION), ("bal", links::NO_BALANCE)] {
            if !self.seen.iter().any(|seen| seen == key) {
                self.read.note(what.to_owned());
            }
        }
        localise(&mut self.read.form, locale);
        settle_focus(&mut self.read.form);
        settle_sizing(&mut self.read);
        settle_venue(&mut self.read);
        self.read
    }

    fn pair(&mut self, key: &str, text: &str) {
        if self.repeated(key) {
            let key = short(&unescape(key));
            self.read.note(links::twice(&key));
            return;
        }
        let done = match key {
            "p" | "col" | "mk" | "cor" | "a" => self.item(key, text),
            _ if self.text(key, text) => Ok(()),
            _ => self.choice(key, text),
        };
        if let Err(reason) = done {
            self.left_out(&format!("{key}={text}"), reason);
        }
    }

    /// Whether a key that stands once was there before.
    fn repeated(&mut self, key: &str) -> bool {
        let before = self.seen.iter().any(|seen| seen == key);
        // Of keys that are not known only a few are remembered; they are named anyway.
        if !before && self.seen.len() < MOST_ITEMS {
            self.seen.push(key.to_owned());
        }
        before && !matches!(key, "p" | "col" | "mk" | "cor" | "a")
    }

    fn item(&mut self, key: &str, text: &str) -> Result<(), &'static str> {
        let form = &mut self.read.form;
        let count = match key {
            "p" => form.positions.len(),
            "col" => form.collateral.len(),
            "cor" => form.random.pairs.len(),
            "a" => form.actions.len(),
            _ => form.markets.len(),
        };
        if count >= MOST_ITEMS {
            return Err(links::MORE_THAN_200);
        }
        match key {
            "p" if text.is_empty() => {}
            "p" => form.positions.push(read_position(text)?),
            "col" => form.collateral.push(read_coin(text)),
            "cor" => form.random.pairs.push(read_pair(text)),
            "a" => form.actions.push(super::actions::from_link(text)?),
            _ => self.market(text),
        }
        Ok(())
    }

    fn market(&mut self, text: &str) {
        let mut parts = text.split(',');
        let mut part = || parts.next().map(unescape).unwrap_or_default();
        let mut said = MarketForm {
            market: part(),
            mark: part(),
            beta: part(),
            ..MarketForm::default()
        };
        for extra in parts {
            if let Err(reason) = self.of_market(&mut said, extra) {
                self.left_out(extra, reason);
            }
        }
        self.read.form.markets.push(said);
    }

    fn of_market(&mut self, said: &mut MarketForm, extra: &str) -> Result<(), &'static str> {
        match extra.split_once(':') {
            Some(("t", table)) => said.tiers = expand(table, self.locale).ok_or(links::NO_TABLE)?,
            Some(("x", text)) => said.tiers = unescape(text),
            Some(("l", length)) => {
                let (market, length) = (short(&said.market), short(length));
                self.read
                    .note(links::tiers_of_market_lost(&market, &length));
            }
            Some((key, text)) if set_extra(of_market(said), key, text) => {}
            _ => return Err(links::UNKNOWN),
        }
        Ok(())
    }

    fn edits(&mut self, text: &str) {
        for part in text.split(',') {
            let (key, text) = part.split_once(':').unwrap_or((part, ""));
            if let Err(reason) = set_edit(&mut self.read.form.edits, key, text) {
                self.left_out(part, reason);
            }
        }
    }

    fn stress(&mut self, text: &str) {
        for part in text.split(',') {
            let (key, text) = part.split_once(':').unwrap_or((part, ""));
            if let Err(reason) = super::stress::set(&mut self.read.form.stress, key, text) {
                self.left_out(part, reason);
            }
        }
    }

    fn many(&mut self, text: &str) {
        for part in text.split(',') {
            let (key, text) = part.split_once(':').unwrap_or((part, ""));
            if !set_extra(of_many(&mut self.read.form.many), key, text) {
                self.left_out(part, links::UNKNOWN);
            }
        }
    }

    fn left_out(&mut self, part: &str, reason: &str) {
        let part = short(&unescape(part));
        self.read.note(links::left_out(&part, reason));
    }

    /// Sets a text of the form; whether the key is one of a text.
    fn text(&mut self, key: &str, text: &str) -> bool {
        let form = &mut self.read.form;
        let slot = match key {
            "venue" => &mut form.venue,
            "bal" => &mut form.balance,
            "ccy" => &mut form.currency,
            "focus" => &mut form.focus,
            "move" => &mut form.joint_move,
            "path" => &mut form.path.slug,
            "size" => &mut form.path.size,
            "len" => &mut form.path.length,
            "fee" => &mut form.costs.opening_fee,
            "exit" => &mut form.costs.exit_fee,
            "frate" => &mut form.costs.funding_rate,
            "fhours" => &mut form.costs.funding_hours,
            "mm" => &mut form.generic.rate,
            "table" => &mut form.generic.tiers,
            "close" => &mut form.generic.closing_fee,
            "liq" => &mut form.generic.liquidation_fee,
            "risk" => &mut form.sizing.risk,
            "stop" => &mut form.sizing.stop,
            _ => return false,
        };
        *slot = unescape(text);
        true
    }

    fn choice(&mut self, key: &str, text: &str) -> Result<(), &'static str> {
        let locale = self.locale;
        let mut refused = Vec::new();
        let form = &mut self.read.form;
        match key {
            "v" => Ok(()),
            "others" => choose(&mut form.others, text),
            "order" => choose(&mut form.path.order, text),
            "judged" => choose(&mut form.path.judged, text),
            "fund" => choose(&mut form.costs.funding, text),
            "tiering" => choose(&mut form.generic.tiering, text),
            "rest" => choose(&mut form.generic.remainder, text),
            "unit" => choose(&mut form.sizing.unit, text),
            "tiers" => {
                form.generic.tiers = expand(text, locale).ok_or(links::NO_TABLE)?;
                Ok(())
            }
            "lost" => {
                self.read.note(links::tiers_lost(&short(text)));
                Ok(())
            }
            "rnd" => {
                for part in text.split(',') {
                    if let Err(reason) = set_random(&mut form.random, part) {
                        refused.push((part, reason));
                    }
                }
                for (part, reason) in refused {
                    self.left_out(part, reason);
                }
                Ok(())
            }
            "own" => {
                let (own, lost) = read_link(text)?;
                form.own = own;
                lost.into_iter().for_each(|lost| self.read.note(lost));
                Ok(())
            }
            "draw" => {
                form.drawn = read_drawn(text)?;
                Ok(())
            }
            "edits" => {
                self.edits(text);
                Ok(())
            }
            "stress" => {
                self.stress(text);
                Ok(())
            }
            "many" => {
                self.many(text);
                Ok(())
            }
            "of" => {
                let number: usize = text.parse().map_err(|_| links::NO_NUMBER_OF_A_POSITION)?;
                form.sizing.position =
                    number.checked_sub(1).ok_or(links::POSITIONS_COUNT_FROM_1)?;
                Ok(())
            }
            _ => Err(links::UNKNOWN),
        }
    }
}

fn set_edit(edits: &mut RuleEdits, key: &str, text: &str) -> Result<(), &'static str> {
    if set_extra(of_edits(edits), key, text) {
        return Ok(());
    }
    let mut choices = chosen(edits).into_iter();
    let (_, choice) = choices
        .find(|(known, _)| *known == key)
        .ok_or(links::UNKNOWN)?;
    choice.choose(text).then_some(()).ok_or(links::NO_CHOICE)
}

/// Asset, amount and haircut; slices of a haircut are parted by a slash.
fn read_coin(text: &str) -> CollateralForm {
    let mut parts = text.split(',');
    let mut part = || parts.next().unwrap_or_default();
    CollateralForm {
        asset: unescape(part()),
        amount: unescape(part()),
        haircut: match part() {
            slices if slices.contains(':') => unescape(&slices.replace('/', " ")),
            flat => unescape(flat),
        },
    }
}

fn choose<T: Word>(slot: &mut T, text: &str) -> Result<(), &'static str> {
    *slot = value(text).ok_or(links::NO_CHOICE)?;
    Ok(())
}
