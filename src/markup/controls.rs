//! What can be chosen and pressed. `data-do` and `data-pick` name what the page does with it.

use super::fill;
use super::html::{Html, key, with_stop};
use crate::scenario::edit::Field;
use crate::scenario::form::Form;
use crate::scenario::report::{FieldError, Fix, Report, SizingLine};
use crate::words::page::{book, results, scenario};

/// The options of a list, one of them chosen.
pub fn options(options: &[(String, String)], chosen: &str) -> String {
    let mut html = String::new();
    for (value, words) in options {
        let start = if value == chosen {
            r#"<option selected value="{}">{}</option>"#
        } else {
            r#"<option value="{}">{}</option>"#
        };
        html.push_str(&fill(start, &[value, words]));
    }
    html
}

/// Radio buttons of one group that look like segments side by side.
pub fn radios(group: &str, options: &[(String, String)]) -> String {
    let mut html = String::new();
    for (value, words) in options {
        let id = [group, "-", value].concat();
        html.push_str(&fill(
            r#"<input type="radio" id="{}" name="{}" value="{}"><label for="{}">{}</label>"#,
            &[&id, group, value, &id, words],
        ));
    }
    html
}

/// A way out as a button; `path` says where the page finds its edit again.
fn fix(path: &str, fix: &Fix) -> String {
    fill(
        r#"<button type="button" class="fix" data-do="fix {}">{}</button>"#,
        &[path, &fix.label],
    )
}

/// What is wrong with a field, the error at `place` of the list.
pub fn field_error(place: usize, error: &FieldError) -> String {
    let start = fill(
        r#"<div class="field-error"><span>{}</span>"#,
        &[&error.message],
    );
    let path = format!("error {place}");
    let way_out = error.fix.as_ref().map(|way_out| fix(&path, way_out));
    [&start, way_out.as_deref().unwrap_or_default(), "</div>"].concat()
}

/// All that is wrong, for a page that has no figures because of it.
pub fn mistakes(errors: &[FieldError], form: &Form) -> String {
    let item = |error: &FieldError| {
        let told = match place(error.field, form) {
            Some(place) => results::mistake(&place, &error.message),
            None => error.message.clone(),
        };
        fill("<li>{}</li>", &[&told])
    };
    errors.iter().map(item).collect()
}

/// Where on the page a field is, as far as the message alone would leave that open.
fn place(field: Field, form: &Form) -> Option<String> {
    let place = match field {
        Field::Balance => book::BALANCE.to_owned(),
        Field::Market(index)
        | Field::Entry(index)
        | Field::Quantity(index, _)
        | Field::Leverage(index)
        | Field::Margin(index)
        | Field::Mark(index)
        | Field::Owed(index) => {
            let market = &form.positions.get(index)?.market;
            book::position(&(index + 1).to_string(), market)
        }
        Field::JointMove => scenario::JOINT_MOVE.to_owned(),
        _ => return None,
    };
    Some(place)
}

/// How a field was read.
pub fn reading(words: &str) -> String {
    fill(r#"<div class="reading">{}</div>"#, &[words])
}

/// States to know before the figures.
pub fn notices(report: &Report) -> String {
    let mut html = String::new();
    for (place, notice) in report.notices.iter().enumerate() {
        html.push_str(&fill(
            r#"<div class="notice"><h2>{}</h2><p>{}</p>"#,
            &[&notice.head, &notice.reason],
        ));
        fixes(&mut html, "notice", place, &notice.fixes);
        html.push_str("</div>");
    }
    html
}

fn fixes(html: &mut String, list: &str, place: usize, fixes: &[Fix]) {
    for (which, way_out) in fixes.iter().enumerate() {
        html.push_str(&fix(&format!("{list} {place} {which}"), way_out));
    }
}

/// Size from risk, answered.
pub fn sizing(line: &SizingLine) -> String {
    let mut html = r#"<div class="sized"><p class="size"><b id="sized">"#.to_owned();
    html.push_str(&copied(&line.size));
    html.push_str("</b> ");
    if let Some(take) = &line.take {
        html.push_str(&fix("size", take));
    }
    html.push_str("</p>");
    for note in &line.lines {
        html.push_str(r#"<p class="note">"#);
        html.push_str(&copied(note));
        html.push_str("</p>");
    }
    for (place, (series, words, ways_out)) in line.verdicts.iter().enumerate() {
        let mut mark = Html::default();
        key(&mut mark, *series);
        html.push_str(r#"<p class="verdict"><span>"#);
        html.push_str(&mark.finish());
        html.push_str("</span> ");
        html.push_str(&copied(words));
        html.push(' ');
        fixes(&mut html, "verdict", place, ways_out);
        html.push_str("</p>");
    }
    html.push_str("</div>");
    with_stop(&html)
}

/// Words whose figures can be copied.
fn copied(words: &str) -> String {
    let mut html = Html::default();
    html.figures(words);
    html.finish()
}

/// Markets to choose from, where there are several.
pub fn market_tabs(markets: &[String], chosen: &str) -> String {
    let mut html = String::new();
    for market in markets.iter().filter(|_| markets.len() > 1) {
        let pressed = if market == chosen { "true" } else { "false" };
        html.push_str(&fill(
            r#"<button type="button" aria-pressed="{}" data-do="focus {}">{}</button>"#,
            &[pressed, market, market],
        ));
    }
    html
}

/// The head row of the comparison in short.
pub fn distances(report: &Report) -> String {
    let Some(row) = report.rows.first() else {
        return String::new();
    };
    let mut html = String::new();
    for (column, cell) in report.columns.iter().zip(&row.cells) {
        let mut mark = Html::default();
        key(&mut mark, column.series);
        html.push_str("<span><span>");
        html.push_str(&mark.finish());
        html.push_str(&fill(
            "</span>{} <b>{}</b></span>",
            &[&column.title.to_ascii_lowercase(), &cell.figure],
        ));
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chosen_option_is_marked() {
        let list =
            [("a", "A"), ("b", "<B>")].map(|(key, words)| (key.to_owned(), words.to_owned()));
        assert_eq!(
            options(&list, "b"),
            r#"<option value="a">A</option><option selected value="b">&lt;B&gt;</option>"#
        );
    }

    #[test]
    fn a_single_market_has_no_tabs() {
        assert_eq!(market_tabs(&["BTC".to_owned()], "BTC"), "");
        let two = ["BTC", "ETH"].map(str::to_owned);
        assert!(market_tabs(&two, "ETH").contains(r#"aria-pressed="true" data-do="focus ETH""#));
    }
}
