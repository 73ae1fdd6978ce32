//! States of the page that are not the good one: each in words, none in a panic.
use isocross::market::position::Side;
use isocross::num::text::Separators;
use isocross::scenario::form::*;
use isocross::scenario::{answer, presets};
fn show(name: &str, f: &Form) {
    let a = answer(f, Separators::EN);
    println!("== {name}");
    for e in &a.errors {
        println!(
            "  err {:?}: {} {:?}",
            e.field,
            e.message,
            e.fix.as_ref().map(|f| &f.label)
        );
    }
    for e in &a.readings {
        println!("  read {:?}", e);
    }
    if let Some(r) = a.report {
        println!("  {}", r.announcement);
        for n in &r.notices {
            println!(
                "  notice {} | {} | {:?}",
                n.head,
                n.reason,
                n.fixes.iter().map(|f| f.label.clone()).collect::<Vec<_>>()
            );
        }
        for row in &r.rows {
            println!(
                "   {:30} {}",
                row.label,
                row.cells
                    .iter()
                    .map(|c| format!("{} [{}]", c.figure, c.detail.join("; ")))
                    .collect::<Vec<_>>()
                    .join(" | ")
            );
        }
        if let Some(s) = r.sizing {
            println!(
                "  sizing {} {:?} take {:?} {:?}",
                s.size,
                s.lines,
                s.take.map(|f| f.label),
                s.verdicts
                    .iter()
                    .map(|v| (
                        &v.1,
                        v.2.iter().map(|f| f.label.clone()).collect::<Vec<_>>()
                    ))
                    .collect::<Vec<_>>()
            );
        }
        for n in r.path_notes {
            println!("  pn {n}");
        }
        for p in r.positions {
            println!("  pos {} {} {} {}", p.size, p.notional, p.margin, p.closes);
        }
    }
}
#[test]
fn explore() {
    let base = presets::opening();
    let mut f = base.clone();
    f.positions[0].entry = "6o,000".into();
    show("letter o", &f);
    for t in [
        "", "0", "-5", "1e30", "1e-30", "NaN", "1,2,3", "1.000,5", "60.000,5",
    ] {
        let mut f = base.clone();
        f.positions[0].entry = t.into();
        show(t, &f);
    }
    let mut f = base.clone();
    f.balance = "500".into();
    show("balance 500", &f);
    let mut f = base.clone();
    f.balance = "900".into();
    f.positions[0].leverage = "5".into();
    show("margins exceed", &f);
    let mut f = base.clone();
    f.generic.rate = "25".into();
    f.positions[0].leverage = "5".into();
    show("under water", &f);
    let mut f = base.clone();
    f.positions[0].leverage = "1".into();
    f.positions.truncate(1);
    f.balance = "4000".into();
    show("1x", &f);
    let mut f = base.clone();
    f.venue = "binance@2026-05-01".into();
    f.positions[0].leverage = "150".into();
    f.positions[0].quantity = "400000".into();
    show("cap", &f);
    let mut f = base.clone();
    f.positions[1].market = "BTC".into();
    f.positions[1].entry = "60000".into();
    f.positions[1].quantity = "4000".into();
    f.positions[1].side = Side::Short;
    show("two sided", &f);
    let mut f = base.clone();
    f.venue = "nope".into();
    show("venue", &f);
    let mut f = base.clone();
    f.positions.clear();
    show("empty", &f);
    let mut f = base.clone();
    f.positions[0].mode = Mode::Cross;
    show("mixed", &f);
    let mut f = presets::one_trade();
    f.positions[0].entry = "60.000,5".into();
    f.positions[0].leverage = "40".into();
    f.positions[0].quantity = "0.033322".into();
    f.positions[0].locked = Quantity::Size;
    f.sizing.risk = "50".into();
    f.sizing.stop = "58,500".into();
    show("sizing", &f);
    let mut f = presets::one_trade();
    f.positions[0].market = "ETH".into();
    f.focus = "ETH".into();
    f.positions[0].entry = "3900".into();
    f.positions[0].leverage = "1.65".into();
    f.positions[0].quantity = "1000".into();
    f.path.slug = "may-2021".into();
    show("may", &f);
}
