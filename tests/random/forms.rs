//! Random and drawn paths as a form asks for them.

use isocross::num::text::Separators;
use isocross::scenario::answer;
use isocross::scenario::edit::{Edit, Field};
use isocross::scenario::form::{
    CornerField, DrawnEdit, Form, RandomEdit, RandomField, RandomModel,
};
use isocross::scenario::presets::opening;
use isocross::scenario::report::{Answer, Report};
use rust_decimal::{Decimal, dec};

const EN: Separators = Separators::EN;

fn form(slug: &str) -> Form {
    opening(EN).apply(&Edit::Path(slug.to_owned()))
}

fn typed(form: &Form, field: Field, text: &str) -> Form {
    form.apply(&Edit::Text(field, text.to_owned()))
}

fn random(field: RandomField, text: &str) -> Form {
    typed(&form("random"), Field::Random(field), text)
}

fn answered(form: &Form) -> Answer {
    answer(form, EN)
}

fn report(form: &Form) -> Report {
    let answer = answered(form);
    answer.report.expect("a report")
}

fn ends(report: &Report) -> (String, usize) {
    let price = &report.pictures.as_ref().expect("pictures").price;
    (price.mark_end.head.clone(), price.mark.len())
}

#[test]
fn a_random_path_is_drawn_and_another_differs() {
    let one = form("random");
    let first = report(&one);
    let notes = &first.path_notes;
    assert!(
        notes
            .iter()
            .any(|note| note.starts_with("Realised volatility of ")),
        "{notes:?}"
    );
    let another = report(&one.apply(&Edit::Random(RandomEdit::Another)));
    assert_ne!(ends(&first).0, ends(&another).0);
    assert_eq!(ends(&first), ends(&report(&one)));
    let blocks = report(&one.apply(&Edit::Random(RandomEdit::Model(RandomModel::Blocks))));
    assert_ne!(ends(&first).0, ends(&blocks).0);
}

#[test]
fn what_is_wrong_is_named_with_its_field() {
    use RandomField as F;
    let percent = "\u{202f}%";
    for (field, text, message) in [
        (
            F::Volatility,
            "10000",
            format!("Too large: at most 1,000{percent}."),
        ),
        (
            F::Volatility,
            "-1",
            format!("Too small: at least 0{percent}."),
        ),
        (F::Correlation, "1.5", "Too large: at most 1.".to_owned()),
        (F::Steps, "1", "Too small: at least 2.".to_owned()),
        (F::Steps, "100.5", "Whole numbers only.".to_owned()),
        (F::Steps, "1e9", "Too large: at most 2,000.".to_owned()),
        (F::Seed, "-3", "Too small: at least 0.".to_owned()),
        (F::Tails, "2", "Too small: at least 2.1.".to_owned()),
        (F::Jumps, "1e5", "Too large: at most 8,760.".to_owned()),
    ] {
        let answer = answered(&random(field, text));
        assert!(answer.report.is_none(), "{text}");
        let found: Vec<_> = answer
            .errors
            .iter()
            .map(|error| (error.field, error.message.clone()))
            .collect();
        assert_eq!(found, [(Field::Random(field), message)], "{field:?} {text}");
    }
}

#[test]
fn correlations_that_contradict_are_named_by_market() {
    let mut book = form("random");
    for (index, market) in ["BTC", "ETH", "SOL"].into_iter().enumerate() {
        if book.positions.len() <= index {
            book = book.apply(&Edit::Add);
        }
        book = typed(&book, Field::Market(index), market);
    }
    let apart = typed(&book, Field::Pair(0, 1), "0.9");
    let apart = typed(&apart, Field::Pair(0, 2), "0.9");
    assert!(answered(&apart).report.is_some());
    let apart = typed(&apart, Field::Pair(1, 2), "-0.9");
    let errors = answered(&apart).errors;
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert_eq!(errors[0].field, Field::Pair(1, 2));
    assert!(
        errors[0]
            .message
            .starts_with("The correlations of SOL contradict those among BTC, ETH:"),
        "{}",
        errors[0].message
    );
    // A common one below −1/2 is too much for three.
    let common = typed(&book, Field::Random(RandomField::Correlation), "-0.6");
    assert_eq!(
        answered(&common).errors[0].field,
        Field::Random(RandomField::Correlation)
    );
    let one = apart.apply(&Edit::Random(RandomEdit::OneFactor));
    assert!(answered(&one).report.is_some(), "all at one is a factor");
    assert!(one.random.pairs.is_empty());
}

#[test]
fn corners_are_met_and_wrong_ones_named() {
    let drawn = form("drawn");
    let of = |form: &Form| {
        let report = report(form);
        let price = report.pictures.expect("pictures").price;
        let mark = price.entry;
        let multiples = price
            .mark
            .iter()
            .map(move |point| (point.0, point.1 / mark));
        multiples.collect::<Vec<_>>()
    };
    let end = |form: &Form| *of(form).last().expect("a point");
    // The close of the last bar stands at its third quarter.
    assert_eq!(end(&drawn), (dec!(47.75), Decimal::ONE));
    let moved = typed(&drawn, Field::Corner(3, CornerField::Change), "25");
    assert_eq!(end(&moved).1, dec!(1.25));
    let more = moved.apply(&Edit::Drawn(DrawnEdit::Add));
    assert_eq!(end(&more).0, dec!(71.75));
    let fewer = more.apply(&Edit::Drawn(DrawnEdit::Remove(4)));
    assert_eq!(of(&fewer), of(&moved));
    for (field, text, message) in [
        (
            CornerField::Hour,
            "12",
            "Hour 12 is not after the corner before it, at 12.",
        ),
        (CornerField::Hour, "13.5", "Whole hours only."),
        (
            CornerField::Change,
            "-100",
            "Too small: at least \u{2212}99.9\u{202f}%.",
        ),
    ] {
        let wrong = typed(&drawn, Field::Corner(1, field), text);
        let errors = answered(&wrong).errors;
        assert_eq!(errors[0].field, Field::Corner(1, field), "{text}");
        assert_eq!(errors[0].message, message);
    }
}
