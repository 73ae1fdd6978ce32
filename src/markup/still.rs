//! The page as it stands before its program and without it: the opening example in full, with nothing
//! in it to press. The build puts it into `index.html` (`examples/opening.rs`).

use super::html::{Html, fill};
use super::{assumptions, comparison, spans};
use crate::charts::{ALL, Frame};
use crate::market::position::Side;
use crate::num::text::{Kind, Separators, Style, parse};
use crate::scenario::form::{Form, PositionForm};
use crate::scenario::report::{PositionLine, Report, Slot, Span};
use crate::words::page::{bar, results, still as words};

/// The opening example as HTML text.
pub fn still(form: &Form, report: &Report) -> String {
    let mut html = Html::default();
    html.raw(&fill(HEAD, &[bar::SUBTITLE, words::NOT_OF_LINK]));
    html.raw(&fill(
        r#"<main><section class="answer" aria-label="{}"><h1 id="sentence">"#,
        &[results::ANSWER],
    ));
    html.raw(&sentence(&report.sentence));
    html.raw(r#"</h1><div class="line-2"><p id="subline">"#);
    html.raw(&spans(&report.subline));
    html.raw(r#"</p></div></section><div class="results"><table id="comparison" class="still">"#);
    html.raw(&figures_at_rest(&comparison(&without_buttons(report))));
    html.raw("</table>");
    price(&mut html, report);
    html.raw(&fill(
        r#"</div><div class="rail"><section class="panel"><h2>{}</h2>"#,
        &[words::OPENING_EXAMPLE],
    ));
    book(&mut html, form, report);
    html.raw(&fill(WAITING, &[words::LOADING, words::NEEDS_WASM]));
    html.raw(&fill(
        r#"</section></div><div class="details"><section class="assumptions"><h2>{}</h2>"#,
        &[results::WHAT_IS_ASSUMED],
    ));
    html.raw(&assumptions(report));
    html.raw("</section></div></main><footer>");
    html.text(&estimate(&form.venue, false));
    html.raw("</footer>");
    html.finish()
}

/// The sentence, its changeable parts as wide as they will be, so that nothing moves when they come.
fn sentence(parts: &[Span]) -> String {
    let of = |part: &Span| match part {
        Span::Slot(Slot::Balance, words) => fill(r#"<b class="held">{}</b>"#, &[words]),
        Span::Slot(_, words) => fill(
            r#"<span class="slot held"><span class="slot-word">{}</span></span>"#,
            &[words],
        ),
        other => spans(std::slice::from_ref(other)),
    };
    parts.iter().map(of).collect()
}

/// What is said at the foot of the page: whose rules, how old they are, and whose number decides.
pub fn estimate(venue: &str, old: bool) -> String {
    let date = venue.split_once('@').map(|(_, date)| date);
    words::estimate(date, old)
}

const HEAD: &str = r#"<header class="top"><span class="name">Isocross</span><span class="subtitle">{}</span></header><p class="when-linked" role="note">{}</p>"#;

const WAITING: &str = r#"<p class="when-loading">{}</p><noscript><p>{}</p></noscript>"#;

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
        r#"<figure class="chart-view {}"><figcaption><span class="title">{}</span></figcaption><div class="plot">"#,
        &[
            chart.slug,
            &words::price_that_would_close(&pictures.price.asset),
        ],
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
    html.leaf("li", &[], &words::balance(&money(&pretty(&form.balance))));
    for (position, line) in form.positions.iter().zip(&report.positions) {
        html.leaf("li", &[], &told(position, line, &money(&line.notional)));
    }
    html.leaf(
        "li",
        &[],
        &[&report.venue.name, ": ", &report.venue.summary].concat(),
    );
    html.leaf("li", &[], &words::costs(&report.costs));
    html.raw("</ul>");
}

fn told(position: &PositionForm, line: &PositionLine, notional: &str) -> String {
    let long = position.side == Side::Long;
    let (market, entry) = (&position.market, pretty(&position.entry));
    let (leverage, margin) = (&position.leverage, &line.margin);
    words::position((market, long), notional, &entry, (leverage, margin))
}

/// An amount as typed, with its thousands parted.
fn pretty(typed: &str) -> String {
    let separators = Separators::EN;
    match parse(typed, Kind::Amount, separators) {
        Ok(reading) => Style { separators }.editable(reading.value),
        Err(_) => typed.to_owned(),
    }
}
