//! Links: those ever shared decode forever, and what is left out of a bad one is named.

use isocross::num::text::Separators;
use isocross::scenario::form::OwnForm;
use isocross::scenario::form::{Mode, PositionForm};
use isocross::scenario::output::solve;
use isocross::scenario::presets;
use isocross::scenario::share::{
    LONGEST_LINK, Read, blank, from_fragment, left_out, to_fragment, to_json, too_long,
};

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
fn a_long_text_that_is_no_table_is_left_out_with_a_sentence() {
    let mut form = blank();
    form.positions = vec![PositionForm::default()];
    form.focus = "BTC".to_owned();
    let said = form.market_mut("BTC".to_owned());
    said.tiers = "?".repeat(4_000);
    said.mark = "61000".to_owned();
    assert_eq!(read(&to_fragment(&form, Separators::EN)).form, form);
    assert_eq!(left_out(&form, Separators::EN), Vec::<String>::new());
    form.market_mut("BTC".to_owned()).tiers.push('?');
    let sentence = "The text pasted for the tiers of BTC is no table and too long to be shared (4001 characters); it was left out.";
    assert_eq!(left_out(&form, Separators::EN), [sentence]);
    let read = read(&to_fragment(&form, Separators::EN));
    assert_eq!(read.ignored, [sentence]);
    form.market_mut("BTC".to_owned()).tiers.clear();
    assert_eq!(read.form, form);
}

/// One response for the whole book travels as each market's own table, and the answer is the same.
#[test]
fn a_response_for_many_markets_is_parted() {
    let entry = |symbol: &str, rate: &str| {
        format!(
            r#"{{"symbol": "{symbol}", "brackets": [{{"notionalFloor": 0, "notionalCap": 90000, "maintMarginRatio": {rate}, "initialLeverage": 50}}]}}"#
        )
    };
    let entries = [entry("BTCUSDT", "0.01"), entry("ETHUSDT", "0.02")];
    let mut form = presets::opening(Separators::EN);
    form.generic.tiers = format!("[{}]", entries.join(","));
    let link = to_fragment(&form, Separators::EN);
    for table in [
        "mk=BTC,,,t:marginal:notional/0:1:50x/90000",
        "mk=ETH,,,t:marginal:notional/0:2:50x/90000",
    ] {
        assert!(link.contains(table), "{link}");
    }
    let (before, after) = (solve(&form), solve(&read(&link).form));
    assert_eq!(before["ok"], true);
    assert_eq!(before["modes"][0]["pools"], after["modes"][0]["pools"]);
    let closes = |report: &serde_json::Value, mode: usize| {
        let positions = report["modes"][mode]["positions"].as_array().cloned();
        let closes = |position: &serde_json::Value| position["liquidation_alone"].clone();
        positions
            .unwrap_or_default()
            .iter()
            .map(closes)
            .collect::<Vec<_>>()
    };
    assert_eq!(closes(&before, 0), closes(&after, 0));
    assert_eq!(closes(&before, 1), closes(&after, 1));
    // One table for all stays one table.
    form.generic.tiers = format!("[{}]", entry("BTCUSDT", "0.01"));
    let link = to_fragment(&form, Separators::EN);
    assert!(
        link.contains("&tiers=marginal:notional/0:1:50x/90000&"),
        "{link}"
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

/// Closes as they are pasted: a walk of five digits with two decimals.
fn closes(rows: u64) -> String {
    let (mut price, mut seed) = (6_000_000_u64, 7_u64);
    let mut text = "close\n".to_owned();
    for _ in 0..rows {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        price = price + (seed >> 33) % 60_000 - 30_000;
        text += &format!("{}.{:02}\n", price / 100, price % 100);
    }
    text
}

/// Pasted prices go into links as differences, which needs no second format: a month of hours is a
/// link, a quarter of a year is a file.
#[test]
fn a_month_of_hours_is_a_link_and_a_quarter_is_a_file() {
    let mut form = presets::opening(Separators::EN);
    form.path.slug = OwnForm::SLUG.to_owned();
    form.own = OwnForm::new("BTC".to_owned(), closes(24 * 31));
    let link = to_fragment(&form, Separators::EN);
    assert_eq!(too_long(&link), None, "{} characters", link.len());
    assert_eq!(left_out(&form, Separators::EN), Vec::<String>::new());
    let back = read(&link);
    assert_eq!(back.ignored, Vec::<String>::new());
    assert_eq!(
        back.form.own.series(Separators::EN),
        form.own.series(Separators::EN)
    );
    form.own = OwnForm::new("BTC".to_owned(), closes(24 * 91));
    let named = left_out(&form, Separators::EN);
    assert!(
        named.len() == 1 && named[0].contains("the file holds them"),
        "{named:?}"
    );
}

#[test]
fn a_link_of_more_than_eight_thousand_characters_is_not_handed_out() {
    let mut form = presets::opening(Separators::EN);
    assert_eq!(too_long(&to_fragment(&form, Separators::EN)), None);
    form.positions = vec![form.positions[0].clone(); 200];
    let link = to_fragment(&form, Separators::EN);
    while to_fragment(&form, Separators::EN).len() <= LONGEST_LINK {
        form.positions
            .iter_mut()
            .for_each(|own| own.pocket.push('x'));
        form.positions
            .iter_mut()
            .for_each(|own| own.mode = Mode::Pocket);
    }
    assert!(link.len() < LONGEST_LINK, "as it was it fits");
    let reason = too_long(&to_fragment(&form, Separators::EN)).expect("it is too long");
    assert!(reason.contains("A file holds all of it."), "{reason}");
    // What the file holds is the same form.
    let file = to_json(&form, Separators::EN);
    let back = isocross::scenario::share::from_json(&file, Separators::EN).expect("a file");
    assert_eq!(back.form.positions, form.positions);
}

/// A later default or a later rule book must not change what an article says: the link of the plainest
/// book names every value that bears on a result, and the date of its venue's rules.
#[test]
fn a_link_names_every_value_and_the_date_of_its_rules() {
    let mut form = blank();
    form.positions = vec![PositionForm::default()];
    let link = to_fragment(&form, Separators::EN);
    for key in [
        "v=1",
        "venue=generic",
        "bal=1000",
        "ccy=USDT",
        "p=BTC,L,60000,1000n,10x,i",
        "others=together",
        "move=0",
        "path=cascade-2025",
        "fund=off",
        "mm=0.5",
        "tiering=marginal",
        "rest=forfeited",
        "order=worse",
        "judged=mark",
    ] {
        assert!(link.split('&').any(|said| said == key), "{key}: {link}");
    }
    for venue in isocross::venues::ALL {
        form.venue = venue.id();
        let link = to_fragment(&form, Separators::EN);
        let named = format!("venue={}@{}", venue.slug, venue.as_of);
        assert!(link.split('&').any(|said| said == named), "{link}");
        assert_eq!(read(&link).form.venue, venue.id());
    }
}

#[test]
fn rules_that_are_not_known_give_way_and_are_named() {
    let ok = "&bal=1000&p=BTC,L,60000,4000n,10x,i";
    for (named, taken, said) in [
        (
            "binance",
            "binance@2026-05-01",
            "by the rules of Binance USDS-M of 2026-05-01",
        ),
        (
            "binance@2031-01-01",
            "binance@2026-05-01",
            "by the rules of Binance USDS-M of 2026-05-01",
        ),
        ("nowhere@2026-05-01", "generic", "by generic rules"),
        ("", "generic", "by generic rules"),
    ] {
        let link = format!("v=1&venue={named}{ok}");
        let read = read(&link);
        assert_eq!(read.form.venue, taken, "{named}");
        assert_eq!(read.ignored.len(), 1, "{named}: {:?}", read.ignored);
        assert!(
            read.ignored[0].contains(said),
            "{named}: {:?}",
            read.ignored
        );
        assert_eq!(solve(&read.form)["ok"], true, "{named} has figures");
    }
}
