//! Show the arithmetic, and what the figures assume.

use super::html::{Html, key};
use crate::scenario::report::{Proof, Report};

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
        html.leaf("h4", &[], "Put it back");
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

/// What the figures assume, and whose rules they are.
pub fn assumptions(report: &Report) -> String {
    let mut html = Html::default();
    list(&mut html, &report.assumptions);
    html.leaf("h3", &[], &format!("Rules: {}", report.venue.name));
    list(&mut html, &report.venue.facts);
    html.leaf("p", &[("class", "note")], &report.venue.source);
    html.finish()
}

fn list(html: &mut Html, items: &[String]) {
    html.open("ul", &[]);
    for item in items {
        html.leaf("li", &[], item);
    }
    html.close("ul");
}
