//! Show the arithmetic, and what the figures assume.

use super::html::{Html, key};
use crate::scenario::report::{Proof, Report};
use crate::words::page::results as words;

/// Every boundary in the reader's own numbers, then put back.
pub fn proofs(report: &Report) -> String {
    let mut html = Html::default();
    for proof in &report.proofs {
        article(&mut html, proof);
    }
    html.finish()
}

fn article(html: &mut Html, proof: &Proof) {
    html.open("article", &[("class", "proof")]);
    html.open("h3", &[]);
    key(html, proof.series);
    html.text(" ");
    html.text(&proof.title);
    html.close("h3");
    equations(html, &proof.steps);
    html.leaf("p", &[("class", "result")], &proof.result);
    html.leaf("p", &[("class", "note")], &proof.note);
    if !proof.check.is_empty() {
        html.leaf("h4", &[], words::PUT_IT_BACK);
        equations(html, &proof.check);
    }
    html.close("article");
}

fn equations(html: &mut Html, steps: &[(String, String)]) {
    html.open("div", &[("class", "equations")]);
    for (left, right) in steps {
        html.leaf("span", &[], left);
        html.leaf("span", &[], "=");
        html.leaf("span", &[], right);
    }
    html.close("div");
}

/// What the figures assume.
pub fn assumptions(report: &Report) -> String {
    let mut html = Html::default();
    list(&mut html, &report.assumptions);
    html.finish()
}

/// Whose rules they are: what the reader changed, and every fact with how well it is known.
pub fn facts(report: &Report) -> String {
    let venue = &report.venue;
    let mut html = Html::default();
    html.leaf("p", &[("class", "venue-name")], &venue.name);
    if !venue.edited.is_empty() {
        html.leaf("p", &[("class", "edited")], words::CHANGED_BY_YOU);
        list(&mut html, &venue.edited);
    }
    html.open("dl", &[("class", "facts")]);
    for fact in &venue.facts {
        if !fact.topic.is_empty() {
            html.leaf("dt", &[], fact.topic);
        }
        html.open("dd", &[]);
        html.text(&fact.text);
        html.text(" ");
        html.open("span", &[("class", "known")]);
        html.text(fact.known);
        if !fact.source.is_empty() {
            html.text(": ");
            source(&mut html, &fact.source);
        }
        html.close("span");
        html.close("dd");
    }
    html.close("dl");
    html.open("p", &[("class", "note")]);
    source(&mut html, &venue.source);
    html.close("p");
    html.finish()
}

/// A source as a link where it begins with an address; what follows the address stays text.
pub fn source(html: &mut Html, source: &str) {
    let (address, rest) = match source.find([' ', ';']) {
        Some(end) => source.split_at(end),
        None => (source, ""),
    };
    let Some(host) = address.strip_prefix("https://") else {
        html.text(source);
        return;
    };
    let name = host.split('/').next().unwrap_or(host);
    let link = [("href", address), ("rel", "noopener"), ("target", "_blank")];
    html.leaf("a", &link, name);
    html.text(rest);
}

fn list(html: &mut Html, items: &[String]) {
    html.open("ul", &[]);
    for item in items {
        html.leaf("li", &[], item);
    }
    html.close("ul");
}
