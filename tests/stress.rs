//! The stress panel: worked by hand.

use isocross::num::text::Separators;
use isocross::scenario::answer;
use isocross::scenario::edit::{Edit, Field};
use isocross::scenario::form::{CollateralForm, Form, Mode, StressField, Switch};
use isocross::scenario::presets;
use isocross::scenario::stress::table;

const EN: Separators = Separators::EN;

/// Long 2,000 of BTC at 60,000 with 200 of 1,000 set aside, generic 0.5 % without fees; −12 %.
fn form() -> Form {
    let mut form = presets::of("one-trade", EN);
    form.joint_move = "-12".to_owned();
    form
}

fn rows(form: &Form) -> Vec<String> {
    let told = table(form, EN).expect("a valid form");
    let row = |row: &isocross::scenario::stress::StressRow| {
        std::iter::once(row.name.clone())
            .chain(row.cells.clone())
            .collect::<Vec<_>>()
            .join(" | ")
            .replace('\u{202f}', " ")
    };
    told.rows.iter().map(row).collect()
}

/// At −12 % the loss is 240. Walked to, the isolated pool is closed at 200 + 2,000 x = 10 + 10 x,
/// x = −190 ÷ 1,990 = −9.55 %, and its rest kept: 800. Cross: 1,000 − 240 = 760, closed at
/// −990 ÷ 1,990 = −49.75 %.
#[test]
fn each_shock_by_itself_and_all_at_once() {
    let mut form = form();
    let plain = "as it is | 800.00 | −9.55 % | 760.00 | −49.75 %";
    assert_eq!(rows(&form), [plain]);

    // At once the account bears 40 that the margin of 200 does not hold: 1,000 − 240. Slippage of 2 % on
    // the 2,000 × 0.88 closed there: 35.20 more.
    form.edits.bearer = Some(isocross::margin::rules::Bearer::Account);
    form.stress.gap = Some(Switch::On);
    form.stress.slippage = "2".to_owned();
    // By itself slippage is 2 % of 2,000 × (1 − 190 ÷ 1,990) = 36.1809 where equity is 9.0452: 27.1357
    // beyond the pool.
    assert_eq!(
        rows(&form),
        [
            plain,
            "at once | 760.00 | −9.55 % | 760.00 | −49.75 %",
            "slippage 2.00 % | 772.86 | −9.55 % | 760.00 | −49.75 %",
            "at once, slippage 2.00 % | 724.80 | −9.55 % | 760.00 | −49.75 %",
        ]
    );
}

/// 0.01 BTC back a cross long of 2,000 beside 400 of money, no haircut: equity 400 + 600 (1 + x) + 2,000 x
/// against 10 (1 + x): x = −990 ÷ 2,590 = −38.22 %. With 20 points cut 480 (1 + x) count:
/// x = −870 ÷ 2,470 = −35.22 %. At −36 % that one is closed: all is kept by the venue; the other holds
/// 400 + 384 − 720 = 64.
#[test]
fn a_haircut_shock_closes_a_cross_pool_sooner() {
    let mut form = form();
    form.joint_move = "-36".to_owned();
    form.balance = "400".to_owned();
    form.positions[0].mode = Mode::Cross;
    form.collateral.push(CollateralForm {
        asset: "BTC".to_owned(),
        amount: "0.01".to_owned(),
        haircut: "0".to_owned(),
    });
    form.stress.haircut = "20".to_owned();
    let told = rows(&form);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].ends_with("| 64.00 | −38.22 %"), "{told:?}");
    assert!(
        told[1].starts_with("coins count 20.00 % less | "),
        "{told:?}"
    );
    assert!(told[1].ends_with("| 0.00 | −35.22 %"), "{told:?}");
}

/// Down the brackets by steps, a part lives on; closed whole, nothing does.
#[test]
fn closed_whole_where_the_venue_goes_by_steps() {
    let mut form = presets::of("one-trade", EN).apply(&Edit::Venue("okx@2026-05-28".to_owned()));
    form.balance = "4000000".to_owned();
    form.positions[0].quantity = "30000000".to_owned();
    form.joint_move = "-9".to_owned();
    form.stress.whole = Some(Switch::On);
    let told = table(&form, EN).expect("a valid form");
    assert_eq!(told.rows.len(), 2);
    assert_eq!(told.rows[1].name, "closed whole");
    assert_ne!(told.rows[0].cells[0], told.rows[1].cells[0]);
    assert_eq!(
        told.rows[0].cells[1], told.rows[1].cells[1],
        "the same start"
    );
}

#[test]
fn a_shock_out_of_bounds_is_named() {
    for (field, text, message) in [
        (
            StressField::Haircut,
            "101",
            "Too large: at most 100\u{202f}%.",
        ),
        (
            StressField::Slippage,
            "51",
            "Too large: at most 50\u{202f}%.",
        ),
        (
            StressField::Slippage,
            "-1",
            "Too small: at least 0\u{202f}%.",
        ),
    ] {
        let form = form().apply(&Edit::Text(Field::Stress(field), text.to_owned()));
        let answer = answer(&form, EN);
        let told: Vec<_> = answer
            .errors
            .iter()
            .map(|error| (error.field, error.message.as_str()))
            .collect();
        assert_eq!(told, [(Field::Stress(field), message)]);
        assert_eq!(table(&form, EN), None);
    }
}
