//! Checked against: every published example of a venue beside our figure.

use super::html::Html;
use crate::scenario::verify::{Row, Verified, houses, verify};
use crate::words::page::results as words;

/// The section for one house, or for all: computed now. Put it on the page when it is opened.
pub fn verification(house: Option<&str>) -> String {
    let mut html = Html::default();
    for known in houses() {
        if house.is_none_or(|house| house == known) {
            section(&mut html, &verify(known));
        }
    }
    html.finish()
}

/// What stands beside a venue's name: how many of its own examples of a liquidation agree.
pub fn verified_count(house: &str) -> String {
    verify(house).count()
}

fn section(html: &mut Html, verified: &Verified) {
    html.open("details", &[("class", "checked")]);
    html.open("summary", &[]);
    html.leaf("b", &[], &verified.house);
    html.text(": ");
    html.text(&verified.count());
    html.close("summary");
    html.leaf("p", &[("class", "note")], &verified.summary());
    html.open("div", &[("class", "scroll")]);
    html.open("table", &[]);
    html.open("thead", &[]);
    let head = [
        words::EXAMPLE,
        words::PUBLISHED,
        words::OURS,
        words::DIFFERENCE,
        words::KIND,
        words::SOURCE,
    ];
    html.row("th", &head.map(str::to_owned));
    html.close("thead");
    html.open("tbody", &[]);
    for row in &verified.lines() {
        line(html, row);
    }
    html.close("tbody");
    html.close("table");
    html.close("div");
    html.close("details");
}

fn line(html: &mut Html, row: &Row) {
    html.open("tr", &[("class", if row.agrees { "" } else { "differs" })]);
    html.open("td", &[]);
    html.text(&row.title);
    html.open("span", &[("class", "second")]);
    html.text(&row.figure);
    html.text(", ");
    html.text(&row.product);
    html.close("span");
    if !row.reason.is_empty() {
        html.leaf("span", &[("class", "second")], &row.differs());
    }
    html.close("td");
    html.leaf("td", &[], &row.published);
    html.leaf("td", &[("title", &row.exact)], &row.ours);
    html.leaf("td", &[], &row.difference);
    html.leaf("td", &[], &row.kind());
    html.open("td", &[]);
    for place in &row.sources {
        match place.strip_prefix("https://") {
            Some(address) => {
                let link = [
                    ("href", place.as_str()),
                    ("rel", "noreferrer"),
                    ("target", "_blank"),
                ];
                html.leaf("a", &link, address.split('/').next().unwrap_or(address));
            }
            None => html.text(place),
        }
        html.text(" ");
    }
    html.leaf("span", &[("class", "second")], &row.date);
    html.close("td");
    html.close("tr");
}

#[cfg(test)]
mod tests {
    use super::verification;
    use crate::scenario::verify::houses;

    #[test]
    fn every_house_has_its_section_and_no_figure_is_markup() {
        let all = verification(None);
        for house in houses() {
            assert!(all.contains(&format!("<b>{house}</b>: ")), "{house}");
            assert!(all.contains(&verification(Some(house))), "{house}");
        }
        assert_eq!(all.matches("<tr").count(), all.matches("</tr>").count());
        assert_eq!(verification(Some("nobody")), "");
    }
}
