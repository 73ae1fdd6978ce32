//! Embeds: what their addresses ask for, what a lock holds, and the text that authors paste.

use isocross::markup::{Means, Snippet, snippet, target};
use isocross::num::text::Separators;
use isocross::scenario::answer;
use isocross::scenario::edit::{Edit, Field};
use isocross::scenario::embed::{Embed, Part, Parts, Theme, View, fixed, open};
use isocross::scenario::form::{Form, Mode, Others, Quantity};
use isocross::scenario::presets;

const EN: Separators = Separators::EN;

fn parts(list: &[Part]) -> Parts {
    list.iter()
        .fold(Parts::default(), |parts, part| parts.with(*part, true))
}

fn all_but(open: &[Part]) -> Parts {
    open.iter()
        .fold(Parts::inputs(), |parts, part| parts.with(*part, false))
}

/// The table of URLs: whatever stands in a query, it is an embed or it is none.
#[test]
fn a_query_is_read_and_never_an_error() {
    let plain = Embed::default();
    let junk = "&".repeat(5_000) + &"%".repeat(5_000);
    let cases: Vec<(&str, Option<Embed>)> = vec![
        ("", None),
        ("?", None),
        ("?embed=0", None),
        ("?embed", None),
        ("?embed=true", None),
        ("?theme=dark&view=map", None),
        (&junk, None),
        ("?embed=1", Some(plain.clone())),
        ("embed=1", Some(plain.clone())),
        ("?embed=1&embed=0", Some(plain.clone())),
        ("?embed=0&embed=1", None),
        ("?embed=1&nonsense=1&&=&=x&%", Some(plain.clone())),
        (
            "?embed=1&view=table&theme=blue&h=tall&lang=1&id=a%20b",
            Some(plain.clone()),
        ),
        ("?embed=1&h=199&accent=red", Some(plain.clone())),
        ("?embed=1&h=4001&accent=12345", Some(plain.clone())),
        ("?embed=1&accent=%23%22%3E%3Cscript", Some(plain.clone())),
        ("?embed=1&accent=fff%3Burl(x)", Some(plain.clone())),
        ("?embed=1&lock=", Some(plain.clone())),
        (
            "?embed=1&lock=table,everything,__proto__",
            Some(plain.clone()),
        ),
        (
            "?embed=1&view=map&theme=dark&lang=de-CH&h=640&id=lesson_1-a&accent=1B6F4A",
            Some(Embed {
                view: View::Map,
                theme: Theme::Dark,
                lang: "de-CH".to_owned(),
                height: Some(640),
                id: "lesson_1-a".to_owned(),
                accent: "1b6f4a".to_owned(),
                ..plain.clone()
            }),
        ),
        (
            "?embed=1&accent=%23a0f",
            Some(Embed {
                accent: "aa00ff".to_owned(),
                ..plain.clone()
            }),
        ),
        (
            "?embed=1&theme=light&theme=dark",
            Some(Embed {
                theme: Theme::Light,
                ..plain.clone()
            }),
        ),
        (
            "?embed=1&view=path&view=nothing",
            Some(Embed {
                view: View::Path,
                ..plain.clone()
            }),
        ),
        (
            "?embed=1&lock=all",
            Some(Embed {
                lock: Parts::inputs(),
                ..plain.clone()
            }),
        ),
        (
            "?embed=1&lock=all-but:move",
            Some(Embed {
                lock: all_but(&[Part::Move]),
                ..plain.clone()
            }),
        ),
        (
            "?embed=1&lock=all-but%3Amove%2Cpath",
            Some(Embed {
                lock: all_but(&[Part::Move, Part::Path]),
                ..plain.clone()
            }),
        ),
        (
            "?embed=1&lock=all-but:nothing-known",
            Some(Embed {
                lock: Parts::inputs(),
                ..plain.clone()
            }),
        ),
        (
            "?embed=1&lock=balance, leverage,what",
            Some(Embed {
                lock: parts(&[Part::Balance, Part::Leverage]),
                ..plain.clone()
            }),
        ),
        (
            "?embed=1&hide=costs,table,what",
            Some(Embed {
                hide: parts(&[Part::Costs, Part::Table]),
                ..plain.clone()
            }),
        ),
    ];
    for (query, wanted) in cases {
        assert_eq!(Embed::read(query), wanted, "{query}");
    }
}

#[test]
fn what_is_asked_for_comes_back() {
    let locks = [
        Parts::default(),
        Parts::inputs(),
        all_but(&[Part::Move]),
        parts(&[Part::Venue, Part::Costs]),
    ];
    for (place, lock) in locks.into_iter().enumerate() {
        let embed = Embed {
            view: View::ALL[place],
            theme: Theme::ALL[place % 3],
            lock,
            hide: parts(&[Part::Costs, Part::Chart]),
            accent: "0a0b0c".to_owned(),
            lang: "fr".to_owned(),
            height: Some(700),
            id: "one".to_owned(),
        };
        let query = embed.query();
        assert!(query.bytes().all(|byte| byte.is_ascii_graphic()), "{query}");
        assert_eq!(Embed::read(&query), Some(embed), "{query}");
    }
    let short = Embed {
        lock: all_but(&[Part::Move]),
        ..Embed::default()
    };
    assert_eq!(
        short.query(),
        "embed=1&view=compare&theme=auto&lock=all-but:move"
    );
}

/// Edits of every kind, each with the part that it changes.
fn edits() -> Vec<(Part, Edit)> {
    let text = |field, text: &str| Edit::Text(field, text.to_owned());
    vec![
        (Part::Move, text(Field::JointMove, "-30")),
        (Part::Path, Edit::Path("dip".to_owned())),
        (Part::Path, text(Field::PathSize, "20")),
        (Part::Others, Edit::Others(Others::Held)),
        (Part::Others, Edit::Focus("ETH".to_owned())),
        (Part::Others, text(Field::Beta(1), "2")),
        (Part::Balance, text(Field::Balance, "5000")),
        (Part::Balance, text(Field::Currency, "USDC")),
        (Part::Balance, Edit::AddCollateral),
        (Part::Leverage, text(Field::Leverage(0), "50")),
        (Part::Positions, text(Field::Entry(0), "1")),
        (
            Part::Positions,
            text(Field::Quantity(1, Quantity::Size), "7"),
        ),
        (Part::Positions, text(Field::Mark(0), "50000")),
        (Part::Positions, Edit::Mode(0, Mode::Cross)),
        (Part::Positions, Edit::Add),
        (Part::Positions, Edit::Remove(0)),
        (Part::Positions, Edit::Copy(0)),
        (Part::Venue, text(Field::Rate, "9")),
        (Part::Venue, text(Field::MarketRate(0), "3")),
        (Part::Costs, text(Field::OpeningFee, "0.1")),
        (Part::Costs, text(Field::MarketFunding(0), "0.1")),
    ]
}

/// Everything that bears on a result, as a link writes it.
fn said(form: &Form) -> String {
    isocross::scenario::share::to_fragment(form, EN)
}

#[test]
fn a_lock_holds_against_every_edit_and_lets_the_others_through() {
    let before = presets::opening(EN);
    for (part, edit) in edits() {
        let next = before.apply(&edit);
        assert_ne!(said(&next), said(&before), "{edit:?} changes something");
        let none = Parts::default().kept(&before, next.clone());
        assert_eq!(none, next, "nothing is locked: {edit:?}");
        for locked in [parts(&[part]), Parts::inputs()] {
            let kept = locked.kept(&before, next.clone());
            let same = answer(&kept, EN).report == answer(&before, EN).report;
            assert!(same, "{part:?} is locked: {edit:?}");
        }
        let kept = all_but(&[part]).kept(&before, next.clone());
        assert_eq!(said(&kept), said(&next), "only {part:?} is open: {edit:?}");
    }
}

#[test]
fn what_is_fixed_and_what_is_open_is_said() {
    let form = presets::opening(EN);
    let report = answer(&form, EN)
        .report
        .expect("the opening example is right");
    let lesson = |open: &[Part]| Embed {
        lock: all_but(open),
        ..Embed::default()
    };
    let only_move = lesson(&[Part::Move]);
    assert_eq!(
        fixed(&only_move, &form, &report, EN),
        [
            "all move together",
            "1,000 USDT",
            "BTC long 4,000 USDT at 60,000, 10x",
            "ETH long 3,000 USDT at 3,000, 10x",
            "Generic rules: flat 0.5\u{202f}% maintenance, remainder kept by the venue",
            "no fees, no funding",
        ]
    );
    assert_eq!(open(&only_move), "Only the joint move is open here.");
    assert_eq!(open(&lesson(&[])), "Everything is fixed here.");
    assert_eq!(open(&Embed::default()), "");
    assert_eq!(
        open(&lesson(&[Part::Move, Part::Path])),
        "Open here: joint move, path."
    );
    let mut dip = presets::of("coin-collateral", EN);
    dip.positions[0].mode = Mode::Cross;
    let report = answer(&dip, EN).report.expect("the preset is right");
    let embed = Embed {
        view: View::Path,
        hide: parts(&[Part::Costs, Part::Venue]),
        ..lesson(&[Part::Leverage])
    };
    assert_eq!(
        fixed(&embed, &dip, &report, EN),
        [
            "Dip and full recovery of 25\u{202f}%",
            "1,500 USDT and 0.025 BTC",
            "BTC long 6,000 USDT at 60,000, cross",
        ]
    );
    assert_eq!(open(&embed), "Only the leverage is open here.");
}

fn pasted(address: &str, means: Means, sentence: &str) -> String {
    let target = target(address).expect("an address of the web");
    snippet(&Snippet {
        target: &target,
        embed: &Embed {
            lock: all_but(&[Part::Move]),
            ..Embed::default()
        },
        fragment: "v=1&venue=generic&bal=1000",
        sentence,
        height: 700,
        means,
    })
}

#[test]
fn a_snippet_is_a_frame_with_words_and_a_link_after_it() {
    let frame = r#"<iframe src="https://example.org/iso/isocross.html?embed=1&amp;view=compare&amp;theme=auto&amp;lock=all-but:move#v=1&amp;venue=generic&amp;bal=1000" title="Isolated and cross margin, side by side" width="100%" height="700" style="border:0" loading="lazy" allow="clipboard-write; web-share"></iframe>
<p>Isolated stops at −9.55 %. <a href="https://example.org/iso/isocross.html#v=1&amp;venue=generic&amp;bal=1000">Open the calculation</a>.</p>
"#;
    let words = "Isolated stops at −9.55 %.";
    for address in [
        "https://example.org/iso/",
        "https://example.org/iso",
        " https://example.org/iso/index.html ",
        "https://example.org/iso/?a=1#b",
    ] {
        assert_eq!(pasted(address, Means::Frame, words), frame, "{address}");
    }
    let script = "<script async src=\"https://example.org/iso/embed.js\"></script>\n";
    let with_script = pasted("https://example.org/iso/", Means::Script, words);
    assert_eq!(with_script, [frame, script].concat());
    let component = pasted("https://example.org/iso/my.html", Means::Component, words);
    assert!(component.starts_with("<iso-cross src=\"https://example.org/iso/my.html?embed=1&amp;"));
    assert!(
        component.contains(
            "\n<p>Isolated stops at −9.55 %. <a href=\"https://example.org/iso/my.html#v=1"
        )
    );
    assert!(component.ends_with(
        "</iso-cross>\n<script async src=\"https://example.org/iso/iso-cross.js\"></script>\n"
    ));
}

#[test]
fn an_address_that_no_reader_could_open_is_none() {
    for address in [
        "",
        "isocross.html",
        "file:///home/me/isocross.html",
        "javascript:alert(1)//",
        "data:text/html,x",
        "blob:https://example.org/x",
        "about:srcdoc",
        "https://",
        "https:///iso/",
        "https://exa mple.org/",
        "https://example.org/\"onload=alert(1)",
        "https://example.org/<script>",
        "https://example.org/'",
        "https://example.org/\u{a0}x",
        "https://ex\u{e4}mple.org/",
    ] {
        assert_eq!(target(address), None, "{address}");
    }
}

/// Tags of a snippet, by name: nothing typed may add one.
fn tags(snippet: &str) -> Vec<String> {
    let tags = snippet.split('<').skip(1);
    tags.map(|tag| {
        let end = tag.find([' ', '>']).unwrap_or(tag.len());
        tag[..end].to_owned()
    })
    .collect()
}

#[test]
fn nothing_typed_becomes_markup_of_a_snippet() {
    let evil = [
        "</p></iso-cross><script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onload='alert(1)",
        "<!--",
        "&lt;script&gt;",
        "]]></iframe>",
    ];
    for words in evil {
        let mut form = presets::opening(EN);
        form.positions[0].market = words.to_owned();
        form.currency = words.to_owned();
        form.focus = words.to_owned();
        let fragment = said(&form);
        assert!(
            !fragment.contains(['"', '\'', '<', '>', ' ']),
            "a link holds no marks of markup: {fragment}"
        );
        for means in Means::ALL {
            let safe = pasted("https://example.org/", means, "words");
            let target = target("https://example.org/").expect("an address");
            let embed = Embed {
                lock: all_but(&[Part::Move]),
                id: words.to_owned(),
                accent: words.to_owned(),
                ..Embed::default()
            };
            let said = snippet(&Snippet {
                target: &target,
                embed: &embed,
                fragment: words,
                sentence: words,
                height: 700,
                means,
            });
            assert_eq!(tags(&said), tags(&safe), "{said}");
            // Marks that part attributes are as many as without them.
            let quotes = |text: &str| text.matches('"').count();
            assert_eq!(quotes(&said), quotes(&safe), "{said}");
        }
    }
}

#[test]
fn the_scripts_of_a_host_are_small_and_their_own() {
    let read = |name: &str| {
        let file = format!("{}/assets/{name}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(file).expect("a script of the page")
    };
    let (height, component) = (read("embed.js"), read("iso-cross.js"));
    assert!(height.lines().count() <= 35, "about thirty lines");
    assert!(height.len() < 1_500, "{} bytes", height.len());
    assert!(component.len() < 3_000, "{} bytes", component.len());
    for script in [height, component] {
        // Who speaks is the frame itself, and what it says is one of ours.
        assert!(script.contains("event.source"));
        assert!(script.contains("\"isocross:height\""));
        for never in ["innerHTML", "eval(", "import ", "http:", "https:", "fetch("] {
            assert!(!script.contains(never), "{never}");
        }
    }
}

#[test]
fn least_heights_are_stated() {
    let words = include_str!("../docs/embed.md");
    for view in View::ALL {
        let row = format!("| `{}` | {} |", view.word(), view.least_height());
        assert!(words.contains(&row), "docs/embed.md lacks {row}");
    }
}
