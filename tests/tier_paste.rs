//! Pasted tables of tiers: what people paste, what is read, and what is said when it is wrong.

use isocross::margin::schedule::{Amounts, Key, Tiering};
use isocross::num::text::Separators;
use isocross::scenario::import::{TierTable, plain};

const GERMAN: Separators = Separators {
    decimal: ',',
    group: '.',
};

/// "floor:rate:amount:leverage / … ≤ limit", to be compared at a glance.
fn told(table: &TierTable) -> String {
    let rows: Vec<String> = table
        .tiers
        .iter()
        .map(|tier| {
            let mut row = format!("{}:{}", tier.floor.normalize(), tier.rate.normalize());
            if table.amounts == Amounts::Given {
                row += &format!(":{}", tier.deduction.normalize());
            }
            if let Some(leverage) = tier.max_leverage {
                row += &format!(":{leverage}x");
            }
            row
        })
        .collect();
    let limit = table.limit.map(|limit| format!(" \u{2264} {limit}"));
    rows.join(" / ") + &limit.unwrap_or_default()
}

#[test]
fn tables_as_pasted() {
    let cases = [
        (
            "a leverage page, with its header, tabs and a column of tier numbers",
            "Tier\tPosition Bracket (Notional Value in USDT)\tMax Leverage\tMaintenance Margin Rate\tMaintenance Amount (USDT)\n\
             1\t0 - 300,000\t150x\t0.40%\t0\n2\t300,000 - 800,000\t100x\t0.50%\t300\n3\t800,000 - 3,000,000\t75x\t0.65%\t1,500",
            "0:0.004:0:150x / 300000:0.005:300:100x / 800000:0.0065:1500:75x \u{2264} 3000000",
            "3 tiers; rates read as per cents (the first is 0.4\u{202F}%)",
        ),
        (
            "the same as the browser copies it without tabs, and without its header",
            "1 0 - 300,000 150x 0.40% 0\n2 300,000 - 800,000 100x 0.50% 300\n3 > 800,000 75x 0.65% 1,500",
            "0:0.004:0:150x / 300000:0.005:300:100x / 800000:0.0065:1500:75x",
            "3 tiers; rates read as per cents (the first is 0.4\u{202F}%)",
        ),
        (
            "floors and fractions",
            "0 0.004\n50000 0.005",
            "0:0.004 / 50000:0.005",
            "2 tiers; rates read as fractions, by their size (the first is 0.4\u{202F}%)",
        ),
        (
            "floors and bare per cents",
            "0; 0.5\n50000; 1\n250000; 2.5",
            "0:0.005 / 50000:0.01 / 250000:0.025",
            "3 tiers; rates read as per cents, by their size (the first is 0.5\u{202F}%)",
        ),
        (
            "bare per cents that would be small fractions, but for their leverage",
            "floor,rate,leverage\n0,0.05,150\n50000,0.08,100",
            "0:0.0005:150x / 50000:0.0008:100x",
            "2 tiers; rates read as per cents, by their size (the first is 0.05\u{202F}%)",
        ),
        (
            "fractions, because the header says so",
            "floor,rate (fraction)\n0,0.5\n50000,0.6",
            "0:0.5 / 50000:0.6",
            "2 tiers; rates read as fractions (the first is 50\u{202F}%)",
        ),
        (
            "continental separators, which the rates give away",
            "0 - 300.000 | 0,40 %\n300.000 - 800.000 | 0,50 %",
            "0:0.004 / 300000:0.005 \u{2264} 800000",
            "2 tiers; rates read as per cents (the first is 0.4\u{202F}%); \u{201C}300.000\u{201D} read as 300,000",
        ),
        (
            "floor and cap in two columns, then leverage and rate",
            "0\t50000\t125x\t0.4%\n50000\t250000\t100x\t0.5%",
            "0:0.004:125x / 50000:0.005:100x \u{2264} 250000",
            "2 tiers; rates read as per cents (the first is 0.4\u{202F}%)",
        ),
        (
            "upper ends alone, under a header, with initial margin beside",
            "Risk limit (USDT) | Maintenance margin | Initial margin\n2,000,000 | 0.5% | 1%\n2,600,000 | 0.56% | 1.11%",
            "0:0.005 / 2000000:0.0056 \u{2264} 2600000",
            "2 tiers; rates read as per cents (the first is 0.5\u{202F}%)",
        ),
        (
            "a drawn table",
            "| floor | rate |\n|------:|-----:|\n| 0 | 1 % |\n| 10k | 2 % |",
            "0:0.01 / 10000:0.02",
            "2 tiers; rates read as per cents (the first is 1\u{202F}%)",
        ),
        (
            "brackets that start one above the end of the last",
            "0 - 300,000\t0.4%\n300,001 - 800,000\t0.5%\nabove 800,000\t1%",
            "0:0.004 / 300000:0.005 / 800000:0.01",
            "3 tiers; rates read as per cents (the first is 0.4\u{202F}%)",
        ),
        (
            "an amount that is not the computed one stays",
            "0 0.5% 0\n200,000 1% 1,000\n500,000 1.1% 1,400",
            "0:0.005:0 / 200000:0.01:1000 / 500000:0.011:1400",
            "3 tiers; rates read as per cents (the first is 0.5\u{202F}%); row 3: amount 1,400 as given; floors and rates give 1,500",
        ),
        (
            "sizes that do not start at zero are upper ends",
            "50,000 0.4%\n250,000 0.5%",
            "0:0.004 / 50000:0.005 \u{2264} 250000",
            "2 tiers; rates read as per cents (the first is 0.4\u{202F}%); sizes read as upper ends",
        ),
        (
            "one row",
            "0 - \u{221E}  0.5%",
            "0:0.005",
            "1 tier; rates read as per cents (the first is 0.5\u{202F}%)",
        ),
        (
            "a rate alone",
            "0.5%",
            "0:0.005",
            "1 tier; rates read as per cents (the first is 0.5\u{202F}%)",
        ),
    ];
    for (what, text, expected, reading) in cases {
        let table = plain(text, Separators::EN).expect(what);
        assert_eq!(told(&table), expected, "{what}");
        assert_eq!(table.reading, reading, "{what}");
        assert!(
            table.schedule((Tiering::Marginal, Key::Notional)).is_ok(),
            "{what}"
        );
        for locale in [Separators::EN, GERMAN] {
            let again = plain(&table.text(locale), locale).expect(what);
            assert_eq!(told(&again), expected, "{what}, written and read again");
        }
    }
}

#[test]
fn tables_that_cannot_be_read() {
    let cases = [
        ("", 1, "There is no line that holds a tier."),
        ("hello\nworld", 1, "There is no line that holds a tier."),
        (
            "0 0.4%\n50000 0.5% 3 4",
            2,
            "This line has 4 columns and the first tier has 2.",
        ),
        (
            "0 0.4%\n\n50000 0.o%",
            3,
            "Column 2: \u{201C}0.o%\u{201D}: The third character is the letter o, not the digit 0.",
        ),
        (
            "floor;rate\n0;0.4%\n50000;",
            3,
            "Column 2 (rate): a number is missing.",
        ),
        (
            "0;0.4%\n50000;400%",
            2,
            "Column 2: a rate cannot exceed 100 per cent.",
        ),
        (
            "0 - 5,000\t1%\n60,000 - 70,000\t2%",
            2,
            "This tier starts at 60,000, but the one before ends at 5,000.",
        ),
        (
            "0\n50000",
            1,
            "No column of rates is found. Give the rates a % sign, or the columns a header line such as \u{201C}floor rate\u{201D}.",
        ),
        ("1%\n2%", 1, "No column says where each tier starts."),
        ("0 -1%\n5 2%", 1, "Column 2: this number is out of range."),
        (
            "0;99999999999999999999%",
            1,
            "Column 2: this number is out of range.",
        ),
    ];
    for (text, line, message) in cases {
        let error = plain(text, Separators::EN).expect_err(text);
        assert_eq!(
            (error.line, error.message.as_str()),
            (line, message),
            "{text}"
        );
    }
}

#[test]
fn tables_that_are_no_schedule() {
    let cases = [
        (
            "5 - 6 1%\n6 - 7 2%",
            1,
            "Tier 1: The first tier must start at 0.",
        ),
        (
            "0 1%\n\n9 2%\n9 3%",
            4,
            "Tier 3: This tier must start above the one before it.",
        ),
        (
            "0 1%\n9 0.5%",
            2,
            "Tier 2: This rate is below the one before; marginal rates must rise with the size.",
        ),
        (
            "0 1% 0.5x",
            1,
            "Tier 1: The highest leverage must be at least 1x.",
        ),
        (
            "0 - 0 1%",
            1,
            "Tier 1: The last tier must end above where it starts.",
        ),
    ];
    for (text, line, message) in cases {
        let table = plain(text, Separators::EN).expect(text);
        let error = table
            .schedule((Tiering::Marginal, Key::Notional))
            .expect_err(text);
        assert_eq!(
            (error.line, error.message.as_str()),
            (line, message),
            "{text}"
        );
    }
}
