//! The article under `examples/article`: every figure in its prose is the engine's, for the very links of
//! its frames.

use isocross::markup::words;
use isocross::num::text::Separators;
use isocross::scenario::answer;
use isocross::scenario::edit::{Edit, Field};
use isocross::scenario::embed::{Embed, View};
use isocross::scenario::form::{Form, Others};
use isocross::scenario::report::Report;
use isocross::scenario::share::{blank, from_fragment};
use std::collections::BTreeSet;

const EN: Separators = Separators::EN;
const ARTICLE: &str = include_str!("../examples/article/index.html");

struct Lesson {
    /// What stands around the frame, as text.
    prose: String,
    embed: Embed,
    form: Form,
}

/// What stands between tags, spaces and minuses made plain.
fn text(html: &str) -> String {
    let mut text = String::new();
    for piece in html.split('<') {
        let words = piece.split_once('>').map_or(piece, |(_, words)| words);
        text.push(' ');
        text.push_str(words);
    }
    plain(&text)
}

fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace(" ,", ",").replace(" .", ".")
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(start).expect(start);
    rest.split_once(end).expect(end).0
}

fn lesson(name: &str) -> Lesson {
    let section = between(
        ARTICLE,
        &format!("<section id=\"lesson-{name}\">"),
        "</section>",
    );
    let source = between(section, "<iframe src=\"", "\"").replace("&amp;", "&");
    let (address, fragment) = source
        .split_once('#')
        .expect("the state is in the fragment");
    let (file, query) = address
        .split_once('?')
        .expect("what is asked for is in the query");
    assert_eq!(file, "../isocross.html");
    let read = from_fragment(fragment, EN, &blank());
    assert_eq!(read.ignored, Vec::<String>::new(), "{name}");
    for wanted in [
        "title=\"",
        "loading=\"lazy\"",
        "width=\"100%\"",
        "style=\"border:0\"",
    ] {
        assert!(section.contains(wanted), "{name} lacks {wanted}");
    }
    // The link for those without frames is the same state on the whole page.
    let link = between(section, "<a href=\"", "\"").replace("&amp;", "&");
    assert_eq!(link, format!("../isocross.html#{fragment}"));
    Lesson {
        prose: text(section),
        embed: Embed::read(query).expect("an embed"),
        form: read.form,
    }
}

fn report(form: &Form, edits: &[Edit]) -> Report {
    let form = edits
        .iter()
        .fold(form.clone(), |form, edit| form.apply(edit));
    let answer = answer(&form, EN);
    assert_eq!(answer.errors, []);
    answer.report.expect("nothing is wrong")
}

fn typed(field: Field, text: &str) -> Edit {
    Edit::Text(field, text.to_owned())
}

/// All words of a report that a reader of its embed can see.
fn told(report: &Report) -> String {
    let spans = [&report.sentence, &report.subline, &report.at_move];
    let mut told: Vec<String> = spans.into_iter().map(|spans| words(spans)).collect();
    for row in &report.rows {
        told.push(row.label.clone());
        for cell in &row.cells {
            told.push(cell.figure.clone());
            told.extend(cell.detail.iter().cloned());
        }
    }
    for row in &report.log.rows {
        told.push(row.event.clone());
        told.push(row.time.clone());
        told.extend(row.cells.iter().cloned());
    }
    told.push(report.venue.summary.clone());
    plain(&told.join(" | "))
}

/// The figures in a text: runs of digits with their separators, without what follows a sentence.
fn figures(text: &str) -> BTreeSet<String> {
    let parts = text.split(|letter: char| !letter.is_ascii_digit() && !",.".contains(letter));
    parts
        .map(|part| part.trim_matches([',', '.']).to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

/// Every figure of the prose is one of those that the reports show, or one that was put in.
fn holds(lesson: &Lesson, reports: &[&Report], put_in: &[&str]) {
    let mut known: BTreeSet<String> = put_in.iter().map(|&text| text.to_owned()).collect();
    for report in reports {
        known.extend(figures(&told(report)));
    }
    let unknown: Vec<String> = figures(&lesson.prose).difference(&known).cloned().collect();
    assert_eq!(unknown, Vec::<String>::new(), "{}", lesson.prose);
}

/// The prose says this, and so does the report.
fn both(lesson: &Lesson, report: &Report, prose: &str, words: &str) {
    assert!(
        lesson.prose.contains(prose),
        "not in the prose: {prose}\n{}",
        lesson.prose
    );
    let told = told(report);
    assert!(told.contains(words), "not in the report: {words}\n{told}");
}

fn cell(report: &Report, label: &str) -> Vec<(String, String)> {
    let row = report.rows.iter().find(|row| row.label.starts_with(label));
    let row = row.expect(label);
    let cells = row.cells.iter();
    cells
        .map(|cell| (plain(&cell.figure), plain(&cell.detail.join(" "))))
        .collect()
}

#[test]
fn the_book_is_as_the_first_paragraph_says() {
    let head = text(between(ARTICLE, "</h1>", "<section"));
    for said in [
        "1,000 USDT",
        "4,000 of BTC at 60,000",
        "3,000 of ETH at 3,000",
        "ten times",
    ] {
        assert!(head.contains(said), "{said}: {head}");
    }
    let report = report(&lesson("dip").form, &[]);
    let margins: Vec<&str> = report
        .positions
        .iter()
        .map(|own| own.margin.as_str())
        .collect();
    assert_eq!(margins, ["400", "300"]);
    assert!(head.contains("400 and 300"));
    assert_eq!(cell(&report, "Locked")[0].0, "700 · 300");
    assert!(head.contains("the 300 that remain"));
    assert!(
        head.contains("Maintenance is 0.5 %") && told(&report).contains("flat 0.5 % maintenance")
    );
    let put_in: BTreeSet<String> = ["1,000", "4,000", "60,000", "3,000", "400", "300", "0.5"]
        .map(str::to_owned)
        .into();
    assert_eq!(figures(&head).difference(&put_in).count(), 0, "{head}");
}

#[test]
fn lasting_longer_and_keeping_more_is_as_the_engine_says() {
    let lesson = lesson("dip");
    assert_eq!(lesson.embed.view, View::Compare);
    let at_12 = report(&lesson.form, &[]);
    let at_15 = report(
        &lesson.form,
        &[typed(Field::JointMove, "-15"), typed(Field::PathSize, "15")],
    );
    both(
        &lesson,
        &at_12,
        "closed at −9.55 %, on the way down, and 300 is left",
        "isolated stops at −9.55 % and leaves 300 USDT",
    );
    both(
        &lesson,
        &at_12,
        "still holds 160 at the bottom",
        "At −12.0 %: isolated 300, cross 160",
    );
    both(
        &lesson,
        &at_12,
        "1,000 when the prices have returned",
        "isolated ends with 300 and cross ends with 1,000",
    );
    both(
        &lesson,
        &at_15,
        "Past −13.85 % the ending turns round",
        "Cross holds to −13.85 %",
    );
    both(
        &lesson,
        &at_15,
        "closed with nothing left, and the isolated one still has the 300",
        "isolated ends with 300 and cross ends with 0",
    );
    holds(&lesson, &[&at_12, &at_15], &["12", "15"]);
}

#[test]
fn the_price_that_an_exchange_shows_is_as_the_engine_says() {
    let lesson = lesson("shown");
    assert_eq!(lesson.embed.view, View::Map);
    let alone = report(&lesson.form, &[]);
    let together = report(&lesson.form, &[Edit::Others(Others::Together)]);
    both(
        &lesson,
        &alone,
        "shows 45,452.3 as the liquidation price, a fall of 24.25 %",
        "BTC 45,452.3",
    );
    assert_eq!(cell(&alone, "Closes if only BTC falls")[1].0, "−24.25 %");
    both(
        &lesson,
        &together,
        "closed at 51,687.1 already, after 13.85 %",
        "BTC 51,687.1",
    );
    assert_eq!(cell(&together, "Closes if both fall")[1].0, "−13.85 %");
    let displayed = cell(&together, "If only BTC falls");
    assert!(
        displayed[1]
            .1
            .contains("45,452.3, the price a venue displays")
    );
    holds(&lesson, &[&alone, &together], &[]);
}

#[test]
fn what_leverage_moves_is_as_the_engine_says() {
    let lesson = lesson("leverage");
    assert_eq!(lesson.embed.view, View::Leverage);
    let at_10 = report(&lesson.form, &[]);
    let twice = [
        typed(Field::Leverage(0), "20"),
        typed(Field::Leverage(1), "20"),
    ];
    let at_20 = report(&lesson.form, &twice);
    assert_eq!(cell(&at_10, "Most at stake")[0].0, "700");
    assert_eq!(cell(&at_20, "Most at stake")[0].0, "350");
    both(&lesson, &at_20, "halved, from 700 to 350", "350 · 650");
    both(
        &lesson,
        &at_20,
        "from −9.55 % to −4.52 %; 650 is then left instead of 300",
        "isolated stops at −4.52 % and leaves 650 USDT",
    );
    both(
        &lesson,
        &at_20,
        "closed at −13.85 % as before",
        "Cross holds to −13.85 %",
    );
    assert_eq!(
        cell(&at_10, "Closes if both")[1],
        cell(&at_20, "Closes if both")[1]
    );
    holds(&lesson, &[&at_10, &at_20], &["10", "20"]);
}

#[test]
fn neutral_to_the_price_is_as_the_engine_says() {
    let lesson = lesson("hedge");
    assert_eq!(lesson.embed.view, View::Path);
    let squeeze = report(&lesson.form, &[]);
    let cascade = report(&lesson.form, &[Edit::Path("cascade-2025".to_owned())]);
    both(
        &lesson,
        &squeeze,
        "At +9.45 % the short is closed and its 400 is gone",
        "isolated closes ETH at +9.45 %",
    );
    both(
        &lesson,
        &squeeze,
        "only a rise of 2,400 % closes the account",
        "Cross holds to +2,400 %",
    );
    both(
        &lesson,
        &squeeze,
        "closes ETH at 3,283.58",
        "isolated ETH closed, −400",
    );
    both(
        &lesson,
        &squeeze,
        "isolated ends with 2,078 and cross with 1,061",
        "isolated ends with 2,078 and cross ends with 1,061",
    );
    both(
        &lesson,
        &cascade,
        "it is the long that is closed",
        "isolated BTC closed, −400",
    );
    both(
        &lesson,
        &cascade,
        "the two end with 1,289 and 1,278",
        "isolated ends with 1,289 and cross ends with 1,278",
    );
    holds(&lesson, &[&squeeze, &cascade], &["4,000", "2021", "2025"]);
}

#[test]
fn the_article_is_plain_html_that_an_author_can_copy() {
    for never in [
        "onload",
        "onclick",
        "http:",
        "https:",
        "<style src",
        "javascript:",
    ] {
        assert!(!ARTICLE.contains(never), "{never}");
    }
    assert_eq!(ARTICLE.matches("<iframe ").count(), 4);
    assert_eq!(ARTICLE.matches("<script").count(), 1);
    for term in ["guaranteed", "should buy", "safe bet", "!"] {
        let prose = text(between(ARTICLE, "<body>", "</body>"));
        assert!(!prose.contains(term), "{term}");
    }
}
