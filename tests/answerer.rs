//! Answering one form after another gives what each form gives by itself.

use isocross::num::text::Separators;
use isocross::scenario::edit::{Edit, Field};
use isocross::scenario::form::{Mode, OrderChoice, Others};
use isocross::scenario::{Answerer, answer, presets};

#[test]
fn what_is_kept_of_the_last_answer_never_shows() {
    let text = |field, text: &str| Edit::Text(field, text.to_owned());
    let edits = [
        text(Field::JointMove, "-20"),
        text(Field::JointMove, "15"),
        Edit::Focus("ETH".to_owned()),
        Edit::Others(Others::Held),
        Edit::Path("flash".to_owned()),
        Edit::Focus("BTC".to_owned()),
        text(Field::Leverage(0), "20"),
        text(Field::Stop, "58000"),
        text(Field::Risk, "50"),
        text(Field::JointMove, "nothing"),
        text(Field::JointMove, "-5"),
        Edit::Mode(1, Mode::Cross),
        Edit::Order(OrderChoice::HighFirst),
        Edit::Path("may-2021".to_owned()),
        Edit::Others(Others::Together),
        text(Field::Balance, "2000"),
        Edit::Remove(0),
    ];
    let mut answerer = Answerer::default();
    let mut form = presets::opening(Separators::EN);
    for edit in edits {
        form = form.apply(&edit);
        let kept = answerer.answer(&form, Separators::EN);
        assert_eq!(kept, answer(&form, Separators::EN), "after {edit:?}");
    }
}
