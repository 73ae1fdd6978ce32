//! The split: nothing isolated is the cross account, everything isolated the isolated one.

use isocross::market::account::View;
use isocross::num::text::Separators;
use isocross::scenario::edit::{Edit, Field};
use isocross::scenario::form::{Form, ManyField};
use isocross::scenario::presets;
use isocross::scenario::read::read;
use isocross::scenario::split::{divided, table};
use isocross::simulate::stress::ShockCurve;
use rust_decimal::{Decimal, dec};

fn opening() -> Form {
    presets::opening(Separators::EN)
}

fn curve(form: &Form, share: Option<Decimal>, view: View) -> ShockCurve {
    let (scenario, _) = read(form, Separators::EN);
    let scenario = scenario.expect("a valid form");
    let account = match share {
        Some(share) => divided(&scenario.account, share),
        None => scenario.account.clone(),
    };
    ShockCurve::new(&account, view, scenario.setting())
}

#[test]
fn its_ends_are_the_two_modes() {
    let form = opening();
    for (share, view) in [(Decimal::ZERO, View::Cross), (Decimal::ONE, View::Isolated)] {
        let (split, pure) = (
            curve(&form, Some(share), View::Configured),
            curve(&form, None, view),
        );
        assert_eq!(split.edges(), pure.edges());
        for tenth in -9..20 {
            let t = Decimal::new(tenth, 1);
            assert_eq!(split.value(t), pure.value(t), "{share} at {t}");
        }
    }
}

#[test]
fn before_any_closing_a_split_changes_nothing() {
    let form = opening();
    let whole = curve(&form, None, View::Cross);
    for tenth in 0..=10 {
        let split = curve(&form, Some(Decimal::new(tenth, 1)), View::Configured);
        let near = dec!(-0.05);
        assert_eq!(
            split.value(near).round_dp(18),
            whole.value(near).round_dp(18)
        );
    }
}

#[test]
fn half_of_the_opening_example_by_hand() {
    // 4,000 BTC + 3,000 ETH long at 10x on 1,000, maintenance 0.5 %. Half isolated: 3,500 with 350, closed
    // by themselves where 350 + 3,500 t = 0.005 · 3,500 (1 + t): t = −332.5 ÷ 3,482.5. The venue keeps what is
    // left. Then cross holds 3,500 with 650: t = −632.5 ÷ 3,482.5.
    let split = curve(&opening(), Some(dec!(0.5)), View::Configured);
    let falls: Vec<Decimal> = split
        .falls
        .iter()
        .map(|event| event.t.round_dp(12))
        .collect();
    let first = (dec!(-332.5) / dec!(3482.5)).round_dp(12);
    let last = (dec!(-632.5) / dec!(3482.5)).round_dp(12);
    assert_eq!(falls.first(), Some(&first));
    assert_eq!(falls.last(), Some(&last));
    assert_eq!(
        split.value(dec!(-0.15)).round_dp(12),
        dec!(650) - dec!(0.15) * dec!(3500)
    );
}

#[test]
fn the_table_has_every_tenth_and_the_share_chosen() {
    let form = opening();
    let told = table(&form, Separators::EN).expect("a valid form");
    assert_eq!(told.rows.len(), 11);
    assert!(told.rows[5].chosen, "half is usual");
    let share = Edit::Text(Field::Many(ManyField::Split), "33".to_owned());
    let told = table(&form.apply(&share), Separators::EN).expect("a valid form");
    assert_eq!(told.rows.len(), 12);
    assert_eq!(told.rows[4].share, "33\u{202f}%");
    assert!(told.rows[4].chosen && !told.rows[5].chosen);
}
