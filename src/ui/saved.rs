//! Scenarios saved on the device: the menu of them, and the browser's storage behind it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};

use super::page::Page;
use super::stencil::{Stencil, shown};
use super::{browser, files, header};
use crate::markup::{self, fill};
use crate::scenario::share::{self, Saved};
use crate::scenario::shelf::{Shelf, ShelfEdit};
use crate::words::page::keeping as words;

/// The version in the name is that of the text: another one would get a key of its own.
const KEY: &str = "isocross-saved-1";
const NAME: &str = "saved-as";

/// The menu.
pub fn saved(page: Page) -> AnyView {
    let here = RwSignal::new(true);
    Stencil::new(fill(
        r#"<details class="menu shelf" id="saved" data-at="menu"><summary class="tool">{}</summary><div class="menu-list"><i data-at="room"></i><i data-at="no-room"></i><p class="shelf-told" data-at="told"></p><div data-at="list"></div><div class="shelf-foot"><button type="button" class="plain" data-do="saved-export">{}</button><label class="plain file">{}<input type="file" id="saved-import" class="vh" accept=".json,application/json" data-at="file"></label></div></div></details>"#,
        &[words::SAVED, words::EXPORT_ALL, words::IMPORT],
    ))
    .on("menu", "toggle", move |_| {
        here.set(browser::can_store());
        page.shelf.update(|shelf| *shelf = Shelf { list: stored(), ..Shelf::default() });
    })
    .on("menu", "keydown", move |event| typed(page, event))
    .put("room", shown(move || here.get(), move || room(page)))
    .put("no-room", shown(move || !here.get(), no_room))
    .html("told", move || page.shelf.with(markup::shelf_told))
    .html("list", move || page.shelf.with(markup::shelf))
    .on("file", "change", move |event| files::text_of(page, &event, move |text| take(page, &text)))
    .view()
}

/// A name and a button.
fn room(page: Page) -> AnyView {
    Stencil::new(fill(
        r#"<div><div class="inline"><label class="vh" for="saved-as">{}</label><span class="box"><input id="saved-as" maxlength="80" autocomplete="off" data-enter="saved-save" data-at="name"></span><button type="button" class="fix" data-do="saved-save">{}</button></div><p class="note">{} <i>{}</i> {}</p></div>"#,
        &[
            words::NAME_OF_SCENARIO,
            words::SAVE,
            words::KEPT_HERE_ALONE,
            words::EXPORT_ALL,
            words::MAKES_THE_COPY,
        ],
    ))
    .attr("name", "placeholder", move || page.typed(|form| share::suggested(form, page.separators)))
    .view()
}

fn no_room() -> AnyView {
    Stencil::new(fill(
        r#"<p class="note">{} <button type="button" class="plain" data-do="export">{}</button> {}</p>"#,
        &[words::PRIVATE_WINDOW, words::EXPORT, words::MAKES_A_FILE],
    ))
    .view()
}

fn stored() -> Vec<Saved> {
    share::kept(&browser::stored(KEY).unwrap_or_default())
}

/// Enter does what the field is for; Escape leaves it.
fn typed(page: Page, event: Event) {
    let event: KeyboardEvent = event.unchecked_into();
    let asked = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    match event.key().as_str() {
        "Enter" => {
            if let Some(act) = asked.and_then(|field| field.get_attribute("data-enter")) {
                let (name, of) = act.split_once(' ').unwrap_or((&act, ""));
                done(page, name, of);
            }
        }
        "Escape" if page.shelf.with_untracked(|shelf| shelf.renaming.is_some()) => {
            // The menu stays open.
            event.stop_propagation();
            done(page, "saved-ask", "");
        }
        _ => {}
    }
}

/// Does what a button of the menu says.
pub fn done(page: Page, name: &str, of: &str) {
    let place = of.parse::<usize>();
    let at = place.clone().unwrap_or_default();
    let edit = match name {
        "saved-save" => return save(page),
        "saved-open" => return open(page, at),
        "saved-export" => return export(page),
        "saved-ask" => ShelfEdit::AskName(place.ok()),
        "saved-rename" => ShelfEdit::Rename(at, written("saved-named")),
        "saved-twin" => ShelfEdit::Duplicate(at),
        "saved-delete" => ShelfEdit::Delete(at),
        "saved-up" => ShelfEdit::Up(at),
        "saved-down" => ShelfEdit::Down(at),
        "saved-undo" => ShelfEdit::Undo,
        _ => return,
    };
    // Where the focus goes when its button is gone or has moved.
    let next = match &edit {
        ShelfEdit::AskName(Some(_)) => "saved-named".to_owned(),
        ShelfEdit::Up(at) if *at > 1 => format!("saved-up-{}", at - 1),
        ShelfEdit::Up(_) => "saved-down-0".to_owned(),
        ShelfEdit::Down(at) => format!("saved-down-{}", at + 1),
        ShelfEdit::Delete(_) => "saved-undo".to_owned(),
        _ => NAME.to_owned(),
    };
    step(page, edit);
    request_animation_frame(move || {
        if let Some(field) = browser::element(&next) {
            browser::focus(&field.id());
            if let Some(field) = field.dyn_ref::<HtmlInputElement>() {
                field.select();
            }
        } else {
            browser::focus(NAME);
        }
    });
}

fn written(id: &str) -> String {
    let field = browser::element(id).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    field.map(|field| field.value()).unwrap_or_default()
}

/// Changes the list and keeps it; where it cannot be kept it stays as it was.
fn step(page: Page, edit: ShelfEdit) {
    let shelf = page.shelf.get_untracked();
    let now = stored();
    let adds = matches!(
        edit,
        ShelfEdit::Save(_) | ShelfEdit::SaveApart(_) | ShelfEdit::Take(_)
    );
    if now != shelf.list && !adds {
        // Places are those of the list on show.
        let told = words::CHANGED_IN_ANOTHER_TAB.to_owned();
        let anew = Shelf {
            list: now,
            told,
            ..Shelf::default()
        };
        return page.shelf.set(anew);
    }
    let next = Shelf {
        list: now.clone(),
        ..shelf
    }
    .apply(edit);
    let kept = next.list == now || browser::store(KEY, &share::to_keep(&next.list));
    let next = match kept {
        true => next,
        false => Shelf {
            list: now,
            told: words::REFUSED.to_owned(),
            ..Shelf::default()
        },
    };
    if next.renaming.is_none() {
        page.done.set(next.told.clone());
    }
    page.shelf.set(next);
}

fn save(page: Page) {
    let name = share::cleaned(&written(NAME));
    let edit = page.form.with_untracked(|form| match name.as_str() {
        "" => ShelfEdit::SaveApart(Saved::of(
            &share::suggested(form, page.separators),
            form,
            page.separators,
        )),
        name => ShelfEdit::Save(Saved::of(name, form, page.separators)),
    });
    step(page, edit);
    if let Some(field) = browser::element(NAME) {
        field.unchecked_into::<HtmlInputElement>().set_value("");
    }
}

fn open(page: Page, at: usize) {
    let saved = page
        .shelf
        .with_untracked(|shelf| shelf.list.get(at).cloned());
    let Some(saved) = saved else { return };
    match saved.form(page.separators) {
        Ok(read) => {
            page.note.set(read.ignored);
            page.replace(read.form);
            page.done.set(words::opened(&saved.name));
            header::fold(None);
        }
        Err(error) => page.note.set(vec![words::saved_not_readable(
            &saved.name,
            &error.to_string(),
        )]),
    }
}

fn export(page: Page) {
    let (text, mut unread) = share::to_file(&stored(), page.separators);
    let file = files::blob(&text, "application/json");
    if file
        .and_then(|file| files::download(&file, "isocross-saved.json"))
        .is_none()
    {
        unread.push(words::NO_FILE.to_owned());
    }
    page.note.set(unread);
}

/// Adds what is in a file of many scenarios.
pub fn take(page: Page, text: &str) {
    let mut told = match share::from_file(text, page.separators) {
        Ok((list, told)) => {
            step(page, ShelfEdit::Take(list));
            told
        }
        Err(error) => {
            return page
                .note
                .set(vec![words::file_not_read(&error.to_string())]);
        }
    };
    told.insert(0, page.shelf.with_untracked(|shelf| shelf.told.clone()));
    page.note.set(told);
}
