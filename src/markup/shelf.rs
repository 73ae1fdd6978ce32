//! The list of saved scenarios.

use super::fill;
use crate::scenario::shelf::Shelf;
use crate::words::page::keeping as words;

const ACTS: [(&str, &str); 5] = [
    ("up", words::UP),
    ("down", words::DOWN),
    ("ask", words::RENAME),
    ("twin", words::DUPLICATE),
    ("delete", words::DELETE),
];

/// The list, or what stands in its place while nothing is saved.
pub fn shelf(shelf: &Shelf) -> String {
    if shelf.list.is_empty() {
        return fill(r#"<p class="shelf-empty">{}</p>"#, &[words::NOTHING_SAVED]);
    }
    let last = shelf.list.len() - 1;
    let mut html = "<ol>".to_owned();
    for (place, saved) in shelf.list.iter().enumerate() {
        let (at, name) = (place.to_string(), saved.name.as_str());
        if shelf.renaming == Some(place) {
            html.push_str(&fill(
                r#"<li class="inline"><label class="vh" for="saved-named">{}</label><span class="box"><input id="saved-named" maxlength="80" autocomplete="off" value="{}" data-enter="saved-rename {}"></span><button type="button" class="fix" data-do="saved-rename {}">{}</button><button type="button" class="plain" data-do="saved-ask">{}</button></li>"#,
                &[&words::new_name_of(name), name, &at, &at, words::RENAME, words::CANCEL],
            ));
            continue;
        }
        html.push_str(&fill(
            r#"<li><button type="button" class="shelf-open" data-do="saved-open {}">{}</button><span class="shelf-acts">"#,
            &[&at, name],
        ));
        for (act, word) in ACTS {
            let button = match (act, place) {
                ("up", 0) => continue,
                ("down", place) if place == last => continue,
                _ => {
                    r#"<button type="button" class="plain" id="saved-{}-{}" data-do="saved-{} {}">{}<span class="vh"> {}</span></button>"#
                }
            };
            html.push_str(&fill(button, &[act, &at, act, &at, word, name]));
        }
        html.push_str("</span></li>");
    }
    html.push_str("</ol>");
    html
}

/// What was done last, with the way back.
pub fn shelf_told(shelf: &Shelf) -> String {
    let back = match shelf.before {
        Some(_) => fill(
            r#" <button type="button" class="fix" id="saved-undo" data-do="saved-undo">{}</button>"#,
            &[words::UNDO],
        ),
        None => String::new(),
    };
    match shelf.told.as_str() {
        "" => String::new(),
        told => [fill("<span>{}</span>", &[told]), back].concat(),
    }
}
