//! Good inputs of every entry, to be changed, and the words that each entry knows.

use crate::entry::Entry;
use isocross::num::text::Separators;
use isocross::scenario::presets;
use isocross::scenario::share::{Saved, to_file, to_fragment, to_json};
use std::fs;
use std::path::{Path, PathBuf};

#[path = "../tier_responses/samples.rs"]
#[allow(dead_code, reason = "its readers are for other tests")]
mod samples;

/// Good inputs of an entry.
pub fn seeds(entry: Entry) -> Vec<String> {
    let texts = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
    match entry {
        Entry::Link => links(),
        Entry::File => files(),
        Entry::Series => texts(SERIES),
        Entry::Tiers => texts(TIERS),
        Entry::Response => texts(&[
            samples::BRACKETS,
            samples::COINS,
            samples::LIMITS,
            samples::OLD_LIMITS,
            samples::POSITIONS,
            samples::UNIVERSE,
        ]),
        Entry::Number => texts(NUMBERS),
        Entry::Saved => vec![saved(0, 4), saved(4, 7), saved(3, 5)],
        Entry::Query => texts(QUERIES),
    }
}

/// A file of some presets.
fn saved(from: usize, to: usize) -> String {
    let of = |preset: &presets::Preset| {
        Saved::of(preset.title, &preset.form(Separators::EN), Separators::EN)
    };
    let list: Vec<Saved> = presets::ALL[from..to].iter().map(of).collect();
    to_file(&list, Separators::EN).0
}

const QUERIES: &[&str] = &[
    "?embed=1",
    "embed=1&view=map&lock=all-but:move,leverage&hide=costs,sentence&theme=dark&accent=1b6f4a&lang=de&h=900&id=a-1",
    "embed=1&view=leverage&lock=all&theme=auto",
    "x=1&embed=1&lock=move%2Cpath&id=%61&accent=abc",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).expect("a seed")
}

fn links() -> Vec<String> {
    let golden = text(&root().join("tests/golden/links-v1.txt"));
    let old = golden
        .lines()
        .filter(|line| line.starts_with('#'))
        .map(str::to_owned);
    let presets = presets::ALL
        .iter()
        .map(|preset| preset.form(Separators::EN));
    presets
        .map(|form| to_fragment(&form, Separators::EN))
        .chain(old)
        .collect()
}

fn files() -> Vec<String> {
    let folder = fs::read_dir(root().join("examples")).expect("the examples");
    let mut paths: Vec<PathBuf> = folder.map(|file| file.expect("a file").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|kind| kind == "json"));
    paths.sort();
    let presets = presets::ALL
        .iter()
        .map(|preset| preset.form(Separators::EN));
    let whole = presets.map(|form| to_json(&form, Separators::EN));
    paths.iter().map(|path| text(path)).chain(whole).collect()
}

const SERIES: &[&str] = &[
    "close\n60000\n61000\n59000\n58000.5",
    "time,close\n2024-01-05T00:00Z,60000.5\n2024-01-05T01:00Z,59000\n2024-01-05T02:00Z,48000\n",
    "1704412800,60000\n1704416400,61000\n1704420000,42000",
    "Date;Open;High;Low;Close;Volume\n05.01.2024;60000,5;61000;59000;60500;12\n06.01.2024;60500;62000;50000;51000;9",
    "time,open,high,low,close\n2024-01-05 00:00,1,3,1,2\n2024-01-06 00:00,2,2,1,1\n",
    "time,mark,close\n2024-01-05T00:00:30Z,60000,60001.5\n2024-01-05T00:01:30Z,59000,59002.5\n",
    "time\tBTC\tETH\n2024-01-05T00:00Z\t60000.5\t3000\n2024-01-06T00:00Z\t59000\t2500\n2024-01-07T00:00Z\t48000\t1900",
];

const TIERS: &[&str] = &[
    "0 0.4%\n50000 0.5%\n250000 1%",
    "Tier\tBracket\tMax Leverage\tMaintenance Margin Rate\tAmount\n1\t0 - 300,000\t150x\t0.40%\t0\n2\t300,000 - 800,000\t100x\t0.50%\t300",
    "floor; rate\n0; 0,5\n50000; 1\n250000; 2,5",
    "# rates apply to the whole; floors count contracts\n0 0.5%\n100 1%",
    "| 0 | 10000 | 2% | 20x |\n| 10000 | 50000 | 2.5% | 10x |\n| 50000 | - | 5% | 5x |",
    "> 0 0.004\n> 1e6 0.005\n> 2.5m 0.01",
];

const NUMBERS: &[&str] = &[
    "1000",
    "1,000.50",
    "1.000,50",
    "10x",
    "0.5%",
    "\u{2212}12 %",
    "60k",
    "1e3",
    "2026",
    "58500",
    "0:2 10:5",
    "BTC",
    "24",
];

/// Words that open doors in an entry's reader.
pub fn words(entry: Entry) -> &'static [&'static str] {
    match entry {
        Entry::Link => &[
            "&p=BTC,L,60000,4000n,10x,c",
            "&p=ETH,S,3000,1s,5x,pswing",
            "&col=BTC,0.5,2",
            "&mk=ETH,3000,1.5",
            "&path=random",
            "&path=own",
            "&path=drawn",
            "&path=flash",
            "&rnd=",
            "&draw=0:0,24:-20",
            "&own=",
            "&tiers=marginal:notional/0:1:50x/90000",
            "&edits=",
            "&stress=gap",
            "&many=n:1000",
            "&a=bar,10",
            "&cor=BTC,ETH,0.5",
            "&venue=okx@2026-09-25",
            "&venue=gmx@2026-03-13",
            "&others=betas",
            "&judged=last",
            "&fund=rec",
            "&table=",
            ",r:",
            ",k:inverse",
            "%00",
            "%",
            "%F0%9F",
            ":",
            "/",
            ",,,,",
        ],
        Entry::File => &[
            "\"positions\"",
            "\"collateral\"",
            "\"path\"",
            "\"rules\"",
            "\"tiers\"",
            "\"schema\": 2",
            "[",
            "{",
            "]",
            "}",
            "null",
            "true",
            "\\u0000",
            "\\ud800",
            "1e400",
            "-0",
            "0.1e-30",
            ", ",
            ": ",
        ],
        Entry::Series => &[
            "\n",
            "\t",
            ";",
            ",",
            "time",
            "close",
            "open",
            "high",
            "low",
            "mark",
            "2024-13-45",
            "9999999999999999",
            "-62135596800",
            "1e18",
            "\"",
            "\u{feff}",
            "\r\n",
            "0",
            "-1",
            "0.000000001",
            "1000000000",
        ],
        Entry::Tiers => &[
            "\n", "\t", "|", " - ", "> ", "%", "x", "\u{221e}", "rate", "floor", "inf", "e9",
            "e28", "# ", "0", "100%", "99.9%",
        ],
        Entry::Response => &[
            "\"symbol\"",
            "\"brackets\"",
            "null",
            "[]",
            "{}",
            "-1",
            "1e400",
            "\"0\"",
            "\"\"",
            "\"NaN\"",
            "BTCUSDT",
            "true",
        ],
        Entry::Saved => &[
            "[",
            "]",
            "{",
            "}",
            "\"name\"",
            "\"schema\": 2",
            "null",
            ", ",
            "\\u0000",
        ],
        Entry::Query => &[
            "&embed=1",
            "&embed=0",
            "&lock=all-but:",
            "&hide=",
            ",",
            "%2C",
            "%F0%9F",
            "&h=200",
            "&view=",
        ],
        Entry::Number => &[
            "-", "%", "x", "k", "m", "b", "e9", "e-9", "e28", "e99", ".", ",", "'", "\u{66b}",
            "\u{2212}", "$", "USDT", " ",
        ],
    }
}
