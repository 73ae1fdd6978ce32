//! Form → answer: what the page calls.

use super::analysis::{Replay, views};
use super::compose;
use super::edit::Field;
use super::form::{Form, ManyForm, Others, SizingForm, StressForm};
use super::input::Scenario;
use super::read::read;
use super::report::{Answer, FieldError};
use crate::num::text::Separators;
use std::sync::Arc;

/// Answers forms one after another. A change that leaves the course of the path alone, as the joint
/// move does, walks it no second time.
#[derive(Debug, Default)]
pub struct Answerer {
    last: Option<(Form, Option<usize>, Arc<Replay>)>,
}

impl Answerer {
    /// Reads the form and composes its report; errors where a field is wrong.
    ///
    /// A book without positions has no report and no error: the page offers presets.
    pub fn answer(&mut self, form: &Form, separators: Separators) -> Answer {
        self.answer_until(form, separators, None)
    }

    /// The same on the first `bars` of the path alone, the rest of it hidden; none: all of it.
    pub fn answer_until(
        &mut self,
        form: &Form,
        separators: Separators,
        bars: Option<usize>,
    ) -> Answer {
        let (mut scenario, reader) = read(form, separators);
        if let (Some(scenario), Some(bars)) = (&mut scenario, bars) {
            scenario.hide(bars);
        }
        let report = scenario
            .filter(|scenario| !scenario.account.holdings.is_empty())
            .map(Arc::new)
            .map(|scenario| compose::report(&scenario, reader.style, &self.replay(&scenario)));
        Answer {
            report,
            errors: first_of_each(reader.errors),
            readings: reader.readings,
        }
    }

    /// The walks of this scenario: the last ones where nothing that bears on them has changed.
    fn replay(&mut self, scenario: &Scenario) -> Arc<Replay> {
        let course = course(&scenario.form);
        let shown = scenario.hidden.map(|_| scenario.journey().bars());
        if let Some((last, bars, replay)) = &self.last
            && (last, bars) == (&course, &shown)
        {
            return Arc::clone(replay);
        }
        let replay = Arc::new(Replay::new(scenario, &views(scenario)));
        self.last = Some((course, shown, Arc::clone(&replay)));
        replay
    }
}

/// The form without what plays no part on a path: joint move, size from risk and, unless the others
/// are held still by it, the focus.
fn course(form: &Form) -> Form {
    let focus = match form.others {
        Others::Held => form.focus.clone(),
        Others::Together | Others::Betas => String::new(),
    };
    Form {
        joint_move: String::new(),
        many: ManyForm::default(),
        stress: StressForm::default(),
        sizing: SizingForm::default(),
        focus,
        ..form.clone()
    }
}

/// The answer to one form by itself.
pub fn answer(form: &Form, separators: Separators) -> Answer {
    Answerer::default().answer(form, separators)
}

/// One error a field is enough.
fn first_of_each(errors: Vec<FieldError>) -> Vec<FieldError> {
    let mut seen: Vec<Field> = Vec::new();
    errors
        .into_iter()
        .filter(|error| {
            let new = !seen.contains(&error.field);
            seen.push(error.field);
            new
        })
        .collect()
}
