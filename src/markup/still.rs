//! The page as it stands before its program and without it: the opening example in full, with nothing
//! in it to press. The build puts it into `index.html` (`examples/opening.rs`).

use super::html::{Html, fill};
use super::{assumptions, comparison, spans};
use crate::charts::{ALL, Frame};
use crate::market::position::Side;
use crate::num::text::{Kind, Separators, Style, parse};
use crate::scenario::form::{Form, PositionForm};
use crate::scenario::report::{PositionLine, Report};

/// The opening example as HTML text.
pub fn still(form: &Form, report: &Report) -> String {
    let mut html = Html::default();
    html.raw(HEAD);
    html.raw(r#"<main><section class="answer" aria-label="Answer"><h1 id="sentence">"#);
    html.raw(&spans(&report.sentence));
    html.raw(r#"</h1><div class="line-2"><p id="subline">"#);
    html.raw(&spans(&report.subline));
    html.raw(r#"</p></div></section><div class="results"><table id="comparison" class="still">"#);
    html.raw(&figures_at_rest(&comparison(&without_buttons(report))));
    html.raw("</table>");
    price(&mut html, report);
    html.raw(r#"</div><div class="rail"><section class="panel"><h2>The opening example</h2>"#);
    book(&mut html, form, report);
    html.raw(WAITING);
    html.raw(r#"</section></div><div class="details"><section class="assumptions"><h2>What these figures assume</h2>"#);
    html.raw(&assumptions(report));
    html.raw("</section></div></main><footer>");
    html.text(&estimate(&form.venue, false));
    html.raw("</footer>");
    html.finish()
}

/// What is said at the foot of the page: whose rules, how old they are, and whose number decides.
pub fn estimate(venue: &str, old: bool) -> String {
    let age = if old {
        ", more than half a year ago."
    } else {
        "."
    };
    let rules = match venue.split_once('@') {
        Some((_, date)) => ["Venue rules as of ", date, age].concat(),
        None => "Generic rules, not a venue's.".to_owned(),
    };
    ["Estimate. ", &rules, " Your exchange's number decides."].concat()
}

const HEAD: &str = r#"<header class="top"><span class="name">Isocross</span><span class="subtitle">the same positions under isolated and under cross margin</span></header><p class="when-linked" role="note">This is the opening example, not the scenario of the link, which takes its place once the calculator runs.</p>"#;

const WAITING: &str = r#"<p class="when-loading">The calculator is loading. It runs wholly in your browser; nothing you type leaves it.</p><noscript><p>Your own numbers need JavaScript and WebAssembly, which this browser does not run.</p></noscript>"#;

/// A figure that is clicked to copy it needs the program.
fn without_buttons(report: &Report) -> Report {
    let mut report = report.clone();
    for cell in report.rows.iter_mut().flat_map(|row| &mut row.cells) {
        cell.exact.clear();
    }
    report
}

/// The same of the figures among words.
fn figures_at_rest(html: &str) -> String {
    let mut pieces = html.split("<button");
    let mut still = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        still.push_str("<span>");
        still.push_str(piece.split_once('>').map_or("", |(_, rest)| rest));
    }
    still.replace("</button>", "</span>")
}

/// The price chart twice, for a desk and for a phone; the style shows one of them.
fn price(html: &mut Html, report: &Report) {
    let (chart, Some(pictures)) = (&ALL[0], &report.pictures) else {
        return;
    };
    html.raw(&fill(
        r#"<figure class="chart-view {}"><figcaption><span class="title">Price of {}, and the price that would close it</span></figcaption><div class="plot">"#,
        &[chart.slug, &pictures.price.asset],
    ));
    for (class, frame) in [("desk", chart.frame), ("phone", Frame::PHONE)] {
        let drawing = (chart.draw)(pictures, frame);
        html.open("div", &[("class", class)]);
        html.raw(&drawing.svg);
        if !drawing.left_out.is_empty() {
            html.leaf("p", &[("class", "note")], &drawing.left_out.join("; "));
        }
        html.close("div");
    }
    html.raw("</div></figure>");
}

fn book(html: &mut Html, form: &Form, report: &Report) {
    let money = |amount: &str| [amount, " ", &form.currency].concat();
    html.raw("<ul>");
    html.leaf(
        "li",
        &[],
        &["Balance ", &money(&pretty(&form.balance))].concat(),
    );
    for (position, line) in form.positions.iter().zip(&report.positions) {
        html.leaf("li", &[], &told(position, line, &money(&line.notional)));
    }
    html.leaf(
        "li",
        &[],
        &[&report.venue.name, ": ", &report.venue.summary].concat(),
    );
    html.leaf("li", &[], &["Costs: ", &report.costs].concat());
    html.raw("</ul>");
}

fn told(position: &PositionForm, line: &PositionLine, notional: &str) -> String {
    let side = match position.side {
        Side::Long => "long",
        Side::Short => "short",
    };
    let (market, entry) = (&position.market, pretty(&position.entry));
    let (leverage, margin) = (&position.leverage, &line.margin);
    format!("{market} {side} {notional} at {entry}, {leverage}x, margin {margin}")
}

/// An amount as typed, with its thousands parted.
fn pretty(typed: &str) -> String {
    let separators = Separators::EN;
    match parse(typed, Kind::Amount, separators) {
        Ok(reading) => Style { separators }.editable(reading.value),
        Err(_) => typed.to_owned(),
    }
}
