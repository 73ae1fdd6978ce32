//! The rules of the chosen venue, each to be changed by the reader.

use leptos::prelude::*;

use super::choice::{self, List, numbered};
use super::fields::{self, Spec};
use super::page::Page;
use super::positions::{of, place};
use super::stencil::{Key, Stencil, rows, shown};
use crate::margin::rules::{Basis, Bearer, Cuts, First, Netting, Remainder, Trigger};
use crate::margin::schedule::Tiering;
use crate::market::account::Scope;
use crate::markup::fill;
use crate::num::text::Kind;
use crate::scenario::edit::{Edit, Field};
use crate::scenario::form::{EditedField, Form, RuleEdits};
use crate::words::page::rules as words;

/// A rule to choose: its name in `data-pick`, its label, and its readings after the venue's own.
struct Choice {
    pick: &'static str,
    label: &'static str,
    words: &'static [&'static str],
    /// Place of the reading chosen; none: the venue's own.
    chosen: fn(&RuleEdits) -> Option<usize>,
    choose: fn(&mut RuleEdits, Option<usize>),
}

const BASES: [Basis; 3] = [Basis::Mark, Basis::Entry, Basis::Bankruptcy];
const TIERINGS: [Tiering; 2] = [Tiering::Marginal, Tiering::Whole];
const TRIGGERS: [Trigger; 2] = [Trigger::AtOrBelow, Trigger::Below];
const NETTINGS: [Netting; 2] = [Netting::None, Netting::LargerSide];
const SCOPES: [Scope; 2] = [Scope::Account, Scope::Settlement];
const CUTS: [Cuts; 2] = [Cuts::Balance, Cuts::BalanceAndPnl];
const REMAINDERS: [Remainder; 2] = [Remainder::Forfeited, Remainder::Returned];

fn place_of<T: PartialEq>(all: &[T], chosen: Option<T>) -> Option<usize> {
    all.iter().position(|one| Some(one) == chosen.as_ref())
}

fn at<T: Copy>(all: &[T], place: Option<usize>) -> Option<T> {
    all.get(place?).copied()
}

const FIRSTS: [First; 2] = [First::LargestLoss, First::List];
const BEARERS: [Bearer; 3] = [Bearer::Fund, Bearer::Others, Bearer::Account];

const CHOICES: [Choice; 9] = [
    Choice {
        pick: "rule-basis",
        label: words::RATE_MULTIPLIES,
        words: &[
            words::NOTIONAL_OF_MARK,
            words::NOTIONAL_OF_ENTRY,
            words::NOTIONAL_OF_BANKRUPTCY,
        ],
        chosen: |edits| place_of(&BASES, edits.basis),
        choose: |edits, place| edits.basis = at(&BASES, place),
    },
    Choice {
        pick: "rule-tiering",
        label: words::BRACKETS_APPLY,
        words: &[words::SLICE_BY_SLICE, words::TO_THE_WHOLE],
        chosen: |edits| place_of(&TIERINGS, edits.tiering),
        choose: |edits, place| edits.tiering = at(&TIERINGS, place),
    },
    Choice {
        pick: "rule-trigger",
        label: words::CLOSED,
        words: &[words::AT_EQUALITY, words::ONLY_BELOW],
        chosen: |edits| place_of(&TRIGGERS, edits.trigger),
        choose: |edits, place| edits.trigger = at(&TRIGGERS, place),
    },
    Choice {
        pick: "rule-netting",
        label: words::LONG_AND_SHORT,
        words: &[words::BOTH_COUNT, words::LARGER_COUNTS],
        chosen: |edits| place_of(&NETTINGS, edits.netting),
        choose: |edits, place| edits.netting = at(&NETTINGS, place),
    },
    Choice {
        pick: "rule-scope",
        label: words::CROSS_DRAWS_ON,
        words: &[words::WHOLE_ACCOUNT, words::EACH_CURRENCY],
        chosen: |edits| place_of(&SCOPES, edits.scope),
        choose: |edits, place| edits.scope = at(&SCOPES, place),
    },
    Choice {
        pick: "rule-cuts",
        label: words::HAIRCUTS_TAKEN_OF,
        words: &[words::BALANCES, words::BALANCES_AND_PROFIT],
        chosen: |edits| place_of(&CUTS, edits.cuts),
        choose: |edits, place| edits.cuts = at(&CUTS, place),
    },
    Choice {
        pick: "rule-rest",
        label: words::REST_AFTER_CLOSING,
        words: &[words::KEPT_BY_VENUE, words::RETURNED],
        chosen: |edits| place_of(&REMAINDERS, edits.remainder),
        choose: |edits, place| edits.remainder = at(&REMAINDERS, place),
    },
    Choice {
        pick: "rule-first",
        label: words::CLOSED_FIRST,
        words: &[words::LARGEST_LOSS, words::FIRST_OF_LIST],
        chosen: |edits| place_of(&FIRSTS, edits.first),
        choose: |edits, place| edits.first = at(&FIRSTS, place),
    },
    Choice {
        pick: "rule-bearer",
        label: words::LOSS_BEYOND_POOL,
        words: &[
            words::INSURANCE_FUND,
            words::OTHERS_DELEVERAGED,
            words::THE_ACCOUNT,
        ],
        chosen: |edits| place_of(&BEARERS, edits.bearer),
        choose: |edits, place| edits.bearer = at(&BEARERS, place),
    },
];

/// The edit that a choice among the rules stands for; none where it is no such choice.
pub fn choice(form: &Form, pick: &str, value: usize) -> Option<Edit> {
    let rule = CHOICES.iter().find(|rule| rule.pick == pick)?;
    let mut edits = form.edits.clone();
    (rule.choose)(&mut edits, value.checked_sub(1));
    Some(Edit::Rules(Box::new(edits)))
}

/// The rules of the venue, folded.
pub fn rules(page: Page) -> AnyView {
    let lists: Vec<AnyView> = CHOICES.iter().map(|rule| list(page, rule)).collect();
    let percent = |field, id: &str, label| {
        let spec = Spec::number(field, id, label, Kind::Percent);
        fields::text_field(page, spec.unit("%").empty(words::VENUES))
    };
    let minimum = Spec::number(
        Field::Edited(EditedField::Minimum),
        "own-minimum",
        words::LEAST_REQUIREMENT,
        Kind::Amount,
    );
    let boxes = vec![
        percent(
            Field::Edited(EditedField::ClosingFee),
            "own-closing",
            words::FEE_TO_CLOSE,
        ),
        percent(
            Field::Edited(EditedField::LiquidationFee),
            "own-liquidation",
            words::LIQUIDATION_FEE,
        ),
        slippage(page, words::VENUES),
        percent(
            Field::Edited(EditedField::Debt),
            "own-debt",
            words::MAINTENANCE_OF_DEBTS,
        ),
        fields::text_field(page, minimum.empty(words::VENUES)),
    ];
    let markets = move || {
        page.typed(|form| {
            let mut seen: Vec<Key> = Vec::new();
            for (index, position) in form.positions.iter().enumerate() {
                if seen.iter().all(|(_, market)| *market != position.market) {
                    seen.push((index, position.market.clone()));
                }
            }
            seen
        })
    };
    Stencil::new(fill(
        r#"<details class="quiet own-rules"><summary>{}</summary><p class="note">{}</p><div class="rules-list"><i data-at="lists"></i></div><div class="pair"><i data-at="boxes"></i></div><i data-at="markets"></i></details>"#,
        &[words::EDIT_THE_RULES, words::YOURS_AND_MARKED],
    ))
    .put("lists", lists.into_any())
    .put("boxes", boxes.into_any())
    .put("markets", rows(markets, move |(index, _)| market(page, index)))
    .view()
}

/// What a forced order loses on its fill; `empty` says what holds where nothing is typed.
pub fn slippage(page: Page, empty: &'static str) -> AnyView {
    let field = Field::Edited(EditedField::Slippage);
    let spec = Spec::number(field, "own-slippage", words::SLIPPAGE, Kind::Percent);
    fields::text_field(page, spec.unit("%").empty(empty))
}

/// Who bears a loss beyond a pool.
pub fn bearer(page: Page) -> AnyView {
    list(page, &CHOICES[8])
}

fn list(page: Page, rule: &'static Choice) -> AnyView {
    let words: Vec<&str> = std::iter::once(words::AS_THE_VENUE)
        .chain(rule.words.iter().copied())
        .collect();
    let chosen = move || {
        let place = page.typed(|form| (rule.chosen)(&form.edits));
        place.map_or(0, |place| place + 1).to_string()
    };
    let list = List::fixed(rule.pick, rule.label, numbered(&words), chosen);
    Stencil::new(fill(
        r#"<div class="field"><span class="caption" aria-hidden="true">{}</span><i data-at="list"></i></div>"#,
        &[rule.label],
    ))
    .put("list", choice::boxed(list))
    .view()
}

/// Brackets of one market in place of the venue's.
fn market(page: Page, index: usize) -> AnyView {
    let id = |of: &str| format!("{of}-{index}");
    let number = |field, of: &str, label, kind, unit, empty| {
        let spec = Spec::number(field, id(of), label, kind).of(move || place(page, index));
        fields::text_field(page, spec.unit(unit).empty(empty))
    };
    let table = Spec::name(Field::MarketTable(index), id("table"), words::ANOTHER_TABLE)
        .of(move || place(page, index))
        .empty(words::TABLE_LIKE);
    let boxes = vec![
        number(
            Field::MarketRate(index),
            "own-rate",
            words::FLAT_MAINTENANCE,
            Kind::Percent,
            "%",
            words::BRACKETS,
        ),
        number(
            Field::Initial(index),
            "initial",
            words::LEAST_INITIAL_MARGIN,
            Kind::Percent,
            "%",
            words::TABLES,
        ),
        fields::text_field(page, table),
        number(
            Field::ContractValue(index),
            "worth",
            words::WORTH_OF_CONTRACT,
            Kind::Amount,
            "",
            words::WHERE_COUNTED,
        ),
    ];
    let name = move || of(page, index, |position| position.market.clone());
    let tiers = id("market-tiers");
    Stencil::new(fill(
        r#"<fieldset class="own-market"><legend>{} <span data-at="name"></span></legend><div class="pair"><i data-at="boxes"></i></div><label class="caption" for="{}">{}</label><i data-at="tiers"></i><i data-at="messages"></i></fieldset>"#,
        &[words::BRACKETS_OF, &tiers, words::PASTE_TIERS],
    ))
    .text("name", name)
    .put("boxes", boxes.into_any())
    .put("tiers", paste(page, Field::MarketTiers(index), tiers.clone()))
    .put("messages", fields::messages(page, Field::MarketTiers(index), &tiers))
    .view()
}

/// A box for a pasted table of tiers, or a venue's own response, which is put down as the table it
/// was read as.
pub fn paste(page: Page, field: Field, id: String) -> AnyView {
    let text = fields::box_text(page, field, None);
    let typed = move |event| match condensed(page, field, event_target_value(&event)) {
        Ok(value) => {
            text.set(value.clone());
            page.edit(Edit::Text(field, value));
        }
        Err(message) => {
            page.note.set(vec![message]);
            text.notify();
        }
    };
    Stencil::new(fill(
        r#"<textarea autocomplete="off" id="{}" data-at="box" rows="3" spellcheck="false" placeholder="0 0.5 100&#10;50000 1 50" aria-describedby="{}-note"></textarea>"#,
        &[&id, &id],
    ))
    .value("box", move || text.get())
    .on("box", "input", typed)
    .on("box", "blur", move |_| page.settle())
    .view()
}

/// Longest text that is kept as it was pasted.
const LONGEST: usize = 100_000;

/// A response as the table it was read as; other text as it is.
///
/// # Errors
/// What is wrong with a text too long to be kept for its message.
fn condensed(page: Page, field: Field, text: String) -> Result<String, String> {
    let read = untrack(|| page.typed(|form| form.tiers_in(field, &text, page.separators)));
    match read {
        Some(Ok(table)) => Ok(table),
        Some(Err(message)) if text.len() > LONGEST => Err(message),
        _ => Ok(text),
    }
}

/// Shown while a venue's rules are chosen.
pub fn of_venue(page: Page) -> AnyView {
    let named = move || page.typed(|form| form.venue != "generic");
    shown(named, move || rules(page))
}
