//! Links: those ever shared decode forever, and what is left out of a bad one is named.

use isocross::num::text::Separators;
use isocross::scenario::form::{Mode, PositionForm};
use isocross::scenario::share::{Read, blank, from_fragment, to_fragment, to_json};

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/links-v1.txt");

fn read(link: &str) -> Read {
    from_fragment(link, Separators::EN, &blank())
}

/// What a link decodes to, and the sentences on what was left out.
fn told(link: &str) -> String {
    let read = read(link);
    let sentences = read
        .ignored
        .iter()
        .map(|sentence| format!("! {sentence}\n"));
    sentences.collect::<String>() + &to_json(&read.form, Separators::EN)
}

/// Links stand on lines that start with `#`; below each is what it decodes to. Lines are added,
/// never changed: a change here is a link in somebody's article that now says something else.
#[test]
fn old_links_decode_as_ever() {
    let golden = std::fs::read_to_string(GOLDEN).expect("the golden links");
    let links = golden.lines().filter(|line| line.starts_with('#'));
    let written: String = links
        .map(|link| format!("{link}\n{}\n", told(link)))
        .collect();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        return std::fs::write(GOLDEN, &written).expect("the golden links");
    }
    assert_eq!(
        written, golden,
        "UPDATE_GOLDEN=1 rewrites what is below each link"
    );
    assert!(written.matches("\n#").count() > 10);
}

#[test]
fn the_opening_example_is_short_and_readable() {
    let mut form = blank();
    form.positions = vec![
        PositionForm {
            quantity: "4,000".to_owned(),
            ..PositionForm::default()
        },
        PositionForm {
            market: "ETH".to_owned(),
            entry: "3,000".to_owned(),
            quantity: "3k".to_owned(),
            mode: Mode::Cross,
            ..PositionForm::default()
        },
    ];
    form.focus = "BTC".to_owned();
    form.joint_move = "\u{2212}12 %".to_owned();
    let link = "v=1&venue=generic&bal=1000&ccy=USDT&p=BTC,L,60000,4000n,10x,i&p=ETH,L,3000,3000n,10x,c\
        &others=together&focus=BTC&move=-12&path=cascade-2025&fund=off&mm=0.5&tiering=marginal\
        &rest=forfeited&order=worse&judged=mark";
    assert_eq!(to_fragment(&form, Separators::EN), link);
}

#[test]
fn what_is_left_out_is_named() {
    let ok = "&bal=1&p=BTC,L,1,2n,3x,i";
    let cases = [
        ("nothing is wrong", format!("v=1{ok}"), vec![]),
        ("an empty link", String::new(), vec![]),
        (
            "an anchor of the page",
            "#about".to_owned(),
            vec!["The link does not name its version (v=1); it was left out."],
        ),
        (
            "a later version",
            format!("#v=2{ok}"),
            vec![
                "The link is of version \u{201C}2\u{201D}, which this page does not know; it was left out.",
            ],
        ),
        (
            "a key that is not known",
            format!("v=1{ok}&foo=b%20r"),
            vec!["\u{201C}foo=b r\u{201D} was left out: it is not known here."],
        ),
        (
            "a choice that is not there",
            format!("v=1{ok}&others=some"),
            vec!["\u{201C}others=some\u{201D} was left out: there is no such choice."],
        ),
        (
            "a position without a side",
            "v=1&bal=1&p=BTC,X,1,2n".to_owned(),
            vec!["\u{201C}p=BTC,X,1,2n\u{201D} was left out: its side is not L or S."],
        ),
        (
            "broken own rules",
            format!("v=1{ok},r:x"),
            vec!["\u{201C}p=BTC,L,1,2n,3x,i,r:x\u{201D} was left out: its own rules are broken."],
        ),
        (
            "a table that is none",
            format!("v=1{ok}&tiers=1/2"),
            vec!["\u{201C}tiers=1/2\u{201D} was left out: it is no table of tiers."],
        ),
        (
            "a key twice",
            format!("v=1{ok}&bal=3"),
            vec!["\u{201C}bal\u{201D} occurs twice in the link; the first one counts."],
        ),
        (
            "neither book nor balance",
            "v=1".to_owned(),
            vec!["The link has no position.", "The link has no balance."],
        ),
        (
            "a size for nobody",
            format!("v=1{ok}&risk=5&of=9"),
            vec!["The size from risk named a position that is not there; it is for the first."],
        ),
        (
            "too long",
            format!("v=1&bal={}", "9".repeat(100_000)),
            vec!["The link is too long to be one of this page; it was left out."],
        ),
    ];
    for (what, link, sentences) in cases {
        assert_eq!(read(&link).ignored, sentences, "{what}");
    }
}

#[test]
fn a_link_without_a_version_leaves_the_page_as_it_was() {
    let mut opening = blank();
    opening.balance = "77".to_owned();
    for link in ["", "#", "#about", "v=2&bal=5"] {
        assert_eq!(from_fragment(link, Separators::EN, &opening).form, opening);
    }
}

#[test]
fn of_very_many_only_two_hundred_are_read() {
    let link = "v=1&bal=1".to_owned() + &"&p=BTC,L,1,2n".repeat(5_000);
    let read = read(&link);
    assert_eq!(read.form.positions.len(), 200);
    assert_eq!(read.ignored.len(), 21);
    assert_eq!(
        read.ignored.last().map(String::as_str),
        Some("More was left out.")
    );
}

#[test]
fn text_that_is_no_number_is_kept_as_typed() {
    let mut form = blank();
    form.balance = "a thousand & \u{201C}more\u{201D}".to_owned();
    let link = to_fragment(&form, Separators::EN);
    assert!(
        link.contains("bal=a%20thousand%20%26%20%E2%80%9Cmore%E2%80%9D"),
        "{link}"
    );
    assert_eq!(read(&link).form.balance, form.balance);
}
