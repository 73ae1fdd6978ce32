//! Files and links that are wrong.

use isocross::num::text::Separators;
use isocross::scenario::form::PositionForm;
use isocross::scenario::share::{blank, from_fragment, from_json};
use isocross::scenario::{output, presets};

#[test]
fn what_is_wrong_in_a_file_is_said_with_its_path() {
    let venue = |venue: &str, more: &str| {
        format!(
            r#"{{"venue": "{venue}", "balance": 1000, "currency": "USDT", "positions": [{{"market": "BTC", "side": "long", "entry": 60000, "quantity": 1000, "mode": "cross"}}]{more}}}"#
        )
    };
    let cases = [
        (
            venue("gmx@2026-03-13", ""),
            "positions[0].mode",
            "GMX v2 has no cross margin.",
        ),
        (
            venue(
                "generic",
                r#", "collateral": [{"asset": "SOL", "amount": 1}]"#,
            ),
            "markets[SOL].mark",
            "SOL has no price: give its mark, or open a position in it.",
        ),
        (
            venue(
                "generic",
                r#", "collateral": [{"asset": "BTC", "amount": 1, "haircut": -0.1}]"#,
            ),
            "collateral[0].haircut",
            "Too small: at least 0\u{202f}%.",
        ),
        (
            venue("generic", r#", "generic": {"rate": 1.2}"#),
            "generic.rate",
            "Too large: at most 100\u{202f}%.",
        ),
        (
            venue(
                "binance@2026-05-01",
                r#", "markets": [{"market": "BTC", "table": "A"}]"#,
            ),
            "markets[BTC].table",
            "No table is known under the name A. Tables known: BTCUSDC, ETHUSDC.",
        ),
        (
            venue(
                "binance@2026-05-01",
                r#", "markets": [{"market": "BTC", "tiers": [{"floor": 0, "rate": 0.1}, {"floor": 0, "rate": 0.2}]}]"#,
            ),
            "markets[BTC].tiers",
            "Line 3: Tier 2: This tier must start above the one before it.",
        ),
    ];
    for (text, field, message) in cases {
        let form = from_json(&text, Separators::EN).expect(&text).form;
        let report = output::solve(&form);
        assert_eq!(report["ok"], false, "{text}");
        assert_eq!(report["errors"][0]["field"], field, "{report}");
        assert_eq!(report["errors"][0]["message"], message, "{text}");
    }
}

#[test]
fn a_file_that_is_none_is_refused_whole() {
    let cases = [
        (
            "{\n  \"balance\": 1000,\n  \"positions\": [{\"market\"".to_owned(),
            "Line 3, column 25: this is no JSON (EOF while parsing an object).",
        ),
        (
            " ".repeat(5_000_000),
            "The file is above 1 MB; a scenario is far smaller.",
        ),
        (
            r#"{"balance": 1, "positions": [{"market": "A", "kind": "spot", "side": "long", "entry": 1, "quantity": 1}]}"#.to_owned(),
            "positions[0].kind must be \"linear\" or \"inverse\", not \"spot\".",
        ),
        (
            r#"{"balance": 1, "positions": [], "markets": [{"market": "A", "tiers": [{"floor": 0, "rate": 1.2}]}]}"#.to_owned(),
            "markets[0].tiers[0].rate must be from 0 to 1: it is a fraction.",
        ),
        (
            r#"{"balance": 1, "positions": [], "edits": {"netting": true}}"#.to_owned(),
            "edits.netting must be a string, not true or false.",
        ),
    ];
    for (text, message) in cases {
        let error = from_json(&text, Separators::EN).expect_err(message);
        assert_eq!(error.to_string(), message);
    }
}

#[test]
fn what_a_link_says_wrongly_is_left_out_by_name() {
    let ok = "v=1&bal=1000&p=BTC,L,60000,1000n,10x,i";
    let cases = [
        (
            "mk=BTC,60000,1,q:1",
            "“q:1” was left out: it is not known here.",
        ),
        (
            "mk=BTC,60000,1,t:0",
            "“t:0” was left out: it is no table of tiers.",
        ),
        (
            "mk=BTC,,,l:5000000",
            "The text pasted for the tiers of BTC is no table and too long to be shared (5000000 characters); it was left out.",
        ),
        (
            "lost=4100",
            "The text pasted for the tiers is no table and too long to be shared (4100 characters); it was left out.",
        ),
        (
            "edits=trigger:above",
            "“trigger:above” was left out: there is no such choice.",
        ),
        (
            "edits=triger:below",
            "“triger:below” was left out: it is not known here.",
        ),
        (
            "p=BTC,L,60000,1000n,10x,i,t:spot",
            "“p=BTC,L,60000,1000n,10x,i,t:spot” was left out: its kind is not known here.",
        ),
    ];
    for (more, sentence) in cases {
        let read = from_fragment(&format!("{ok}&{more}"), Separators::EN, &blank());
        assert_eq!(read.ignored, [sentence], "{more}");
        assert_eq!(read.form.positions[0], PositionForm::default(), "{more}");
        let marked = read.form.market("BTC").map(|said| said.mark.as_str());
        assert_eq!(
            marked.unwrap_or("60000").trim_start_matches("60000"),
            "",
            "{more}"
        );
    }
}

#[test]
fn a_link_of_5_mb_leaves_the_page_as_it_was() {
    let good = presets::opening(Separators::EN);
    let link = format!("v=1&bal=1000&table={}", "x".repeat(5_000_000));
    let read = from_fragment(&link, Separators::EN, &good);
    assert_eq!(read.form, good);
    assert_eq!(
        read.ignored,
        ["The link is too long to be one of this page; it was left out."]
    );
}
