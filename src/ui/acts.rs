//! What a click or a choice does. The page's HTML names it: `data-do` of a button, `data-pick` of
//! what holds a choice; one listener each does it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::amounts::QUANTITIES;
use super::costs::FUNDING;
use super::page::Page;
use super::positions::MODES;
use super::scenario_panel::{ORDERS, OTHERS};
use super::{
    actions, browser, chart_view, fields, figures, files, header, offer, output, paths, replay,
    rules, saved, sentence, share, single, stress, zoom,
};
use crate::charts::Place;
use crate::margin::rules::{PriceKind, Remainder};
use crate::margin::schedule::Tiering;
use crate::market::position::{self as contract, Side};
use crate::num::text::Kind;
use crate::scenario::edit::{Edit, Field};
use crate::scenario::form::actions::ActionEdit;
use crate::scenario::form::{Others, RiskUnit};
use crate::scenario::presets;
use crate::scenario::report::{Fix, Report};

/// From now on clicks and choices are done.
pub fn follow(page: Page) {
    let _ = window_event_listener_untyped("click", move |event| clicked(page, &event));
    let _ = window_event_listener_untyped("change", move |event| picked(page, &event));
    let _ = window_event_listener_untyped("keydown", |event| figures::stepped(&event));
}

/// What was clicked, or what holds it, where it has one of these attributes.
fn holder(event: &Event, selector: &str) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(selector).ok()?
}

fn clicked(page: Page, event: &Event) {
    let Some(button) = holder(event, "[data-do],button[data-copy],button[data-place]") else {
        return;
    };
    if let Some(act) = button.get_attribute("data-do") {
        if act == "skip" {
            // The address holds the scenario.
            event.prevent_default();
        }
        let (name, of) = act.split_once(' ').unwrap_or((&act, ""));
        done(page, name, of);
        // What is done in the menu of scenarios is told there.
        if !name.starts_with("saved-") {
            header::fold(None);
        }
    } else if let Some(exact) = button.get_attribute("data-copy") {
        figures::copy(page, &button, exact);
    } else if let Some(text) = button.get_attribute("data-place")
        && let Some(place) = Place::read(&text)
    {
        page.go(Some(place));
    }
}

fn done(page: Page, name: &str, of: &str) {
    let index = of.parse::<usize>().unwrap_or_default();
    match name {
        "add" => add(page),
        "copy" => page.edit(Edit::Copy(index)),
        "remove" => {
            page.edit(Edit::Remove(index));
            browser::focus("add-position");
        }
        "venue" => page.edit(Edit::Venue(of.to_owned())),
        "collateral" => page.edit(Edit::AddCollateral),
        "uncollateral" => page.edit(Edit::RemoveCollateral(index)),
        "lock" => lock(page, of),
        "focus" => page.edit(Edit::Focus(of.to_owned())),
        "fix" => fix(page, of),
        "preset" => {
            if let Some(preset) = presets::ALL.get(index) {
                page.replace(preset.form(page.separators));
                page.preset.set(Some(index));
            }
        }
        "tab" => chart_view::choose_tab(page, of),
        "pin" => page.pin(),
        "zoom" => zoom::step(page, of),
        "undo" => page.undo(),
        "redo" => page.redo(),
        "reset" => page.reset(),
        "link" => share::copy_link(page),
        "export" => files::export(page),
        "save" => output::save(page, of),
        "single" => single::save(page),
        "putaway" => output::put_away(),
        "embed" => offer::act(page, of),
        "dismiss" => page.note.set(Vec::new()),
        "unlook" => page.preset.set(None),
        "replay" => replay::done(page, of),
        "replayed" => replay::act(page, index),
        "action" => actions::add(page, None),
        "ready" => actions::add(page, Some(index)),
        "unaction" => {
            page.edit(Edit::Actions(ActionEdit::Remove(index)));
            browser::focus("add-action");
        }
        "skip" => browser::focus("inputs"),
        name if name.starts_with("saved-") => saved::done(page, name, of),
        _ => {
            if let Some(edit) = paths::done(name, index) {
                page.settle();
                page.edit(edit);
            }
        }
    }
}

fn add(page: Page) {
    page.edit(Edit::Add);
    let count = untrack(|| page.typed(|form| form.positions.len()));
    let last = format!("entry-{}", count.saturating_sub(1));
    request_animation_frame(move || {
        // On a phone its card comes folded.
        let field = browser::element(&last);
        let fold = field.and_then(|field| {
            let card = field.closest(".position.folded").ok()??;
            card.query_selector(".fold").ok()?
        });
        if let Some(fold) = fold {
            fold.unchecked_into::<web_sys::HtmlElement>().click();
        }
        browser::focus(&last);
    });
}

/// Makes another of the linked amounts the one that stays: "0 size".
fn lock(page: Page, of: &str) {
    let (index, name) = of.split_once(' ').unwrap_or_default();
    let quantity = QUANTITIES.iter().find(|(known, _)| *known == name);
    if let (Ok(index), Some((_, quantity))) = (index.parse(), quantity) {
        let field = Field::Quantity(index, *quantity);
        let now = untrack(|| fields::shown(page, field, Some(Kind::Amount)));
        page.edit(Edit::Lock(index, *quantity, now));
    }
}

/// Does what a way out says; `of` is where it stands: "notice 0 1".
fn fix(page: Page, of: &str) {
    let mut words = of.split(' ');
    let list = words.next().unwrap_or_default();
    let mut number = || words.next().and_then(|word| word.parse().ok());
    let (place, which): (Option<usize>, Option<usize>) = (number(), number());
    let edit = page.screen.with_untracked(|screen| {
        let place = place.unwrap_or_default();
        let fix = match list {
            "error" => screen.errors.get(place)?.fix.as_ref(),
            _ => fix_of(
                screen.report.as_deref()?,
                list,
                place,
                which.unwrap_or_default(),
            ),
        };
        fix.map(|fix| fix.edit.clone())
    });
    if let Some(edit) = edit {
        page.settle();
        page.edit(edit);
    }
}

fn fix_of<'a>(report: &'a Report, list: &str, place: usize, which: usize) -> Option<&'a Fix> {
    match list {
        "notice" => report.notices.get(place)?.fixes.get(which),
        "size" => report.sizing.as_ref()?.take.as_ref(),
        _ => report.sizing.as_ref()?.verdicts.get(place)?.2.get(which),
    }
}

fn picked(page: Page, event: &Event) {
    let name = holder(event, "[data-pick]").and_then(|list| list.get_attribute("data-pick"));
    let Some(name) = name else { return };
    let (name, of) = name.split_once(' ').unwrap_or((&name, ""));
    let value = event_target_value(event);
    if name == "theme" {
        page.theme.set(value);
    } else {
        let place = value.parse().unwrap_or_default();
        let rule = page
            .form
            .with_untracked(|form| rules::choice(form, name, place));
        let index = of.parse().unwrap_or_default();
        page.edit(rule.unwrap_or_else(|| choice(name, index, value)));
    }
}

/// The edit that a choice stands for.
fn choice(name: &str, index: usize, value: String) -> Edit {
    let place = value.parse::<usize>().unwrap_or_default();
    let second = place == 1;
    match name {
        "venue" => Edit::Venue(value),
        "path" => Edit::Path(value),
        "moves" if value == sentence::ALL => Edit::Others(Others::Together),
        "moves" => Edit::All(vec![Edit::Focus(value), Edit::Others(Others::Held)]),
        "others" => {
            let others = OTHERS.get(place).map(|(_, others)| *others);
            Edit::Others(others.unwrap_or_default())
        }
        "side" if second => Edit::Side(index, Side::Short),
        "side" => Edit::Side(index, Side::Long),
        "mode" => Edit::Mode(index, MODES.get(place).copied().unwrap_or_default()),
        "order" => Edit::Order(ORDERS.get(place).copied().unwrap_or_default()),
        "judged" if second => Edit::Judged(PriceKind::Last),
        "judged" => Edit::Judged(PriceKind::Mark),
        "funding" => Edit::Funding(FUNDING.get(place).copied().unwrap_or_default()),
        "tiering" if second => Edit::Tiering(Tiering::Whole),
        "tiering" => Edit::Tiering(Tiering::Marginal),
        "remainder" if second => Edit::Remainder(Remainder::Returned),
        "remainder" => Edit::Remainder(Remainder::Forfeited),
        "risk-unit" if second => Edit::RiskUnit(RiskUnit::Percent),
        "risk-unit" => Edit::RiskUnit(RiskUnit::Cash),
        "sizing-for" => Edit::SizingFor(place),
        "kind" if second => Edit::Kind(index, contract::Kind::Inverse),
        "kind" => Edit::Kind(index, contract::Kind::Linear),
        _ => match paths::choice(name, place, &value) {
            Some(edit) => edit,
            None => stress::choice(name, second)
                .or_else(|| actions::choice(name, index, value))
                .unwrap_or(Edit::All(Vec::new())),
        },
    }
}
