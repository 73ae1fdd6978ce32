//! Undo and redo: the forms before and after the one on screen.

use crate::scenario::edit::Field;
use crate::scenario::form::Form;

/// Steps that can be taken back.
const DEPTH: usize = 100;

/// What was on screen before, and what was taken back.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: Vec<Form>,
    future: Vec<Form>,
    stroke: Option<Field>,
}

impl History {
    /// Keeps `before` as a step, unless the change goes on with the field of the step before:
    /// a drag or a word typed is one step.
    pub fn record(&mut self, before: Form, stroke: Option<Field>) {
        self.future.clear();
        if stroke.is_some() && stroke == self.stroke {
            return;
        }
        self.stroke = stroke;
        self.past.push(before);
        if self.past.len() > DEPTH {
            self.past.remove(0);
        }
    }

    /// The next change of the same field is a step of its own.
    pub fn settle(&mut self) {
        self.stroke = None;
    }

    /// Whether the next change of `field` would go on with the last step.
    pub fn in_stroke(&self, field: Field) -> bool {
        self.stroke == Some(field)
    }

    /// The form before `now`.
    pub fn undo(&mut self, now: Form) -> Option<Form> {
        let before = self.past.pop()?;
        self.future.push(now);
        self.settle();
        Some(before)
    }

    /// The form that was taken back last.
    pub fn redo(&mut self, now: Form) -> Option<Form> {
        let after = self.future.pop()?;
        self.past.push(now);
        self.settle();
        Some(after)
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to take again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::num::text::Separators;
    use crate::scenario::edit::Edit;
    use crate::scenario::presets;

    fn step(history: &mut History, form: &Form, field: Field, text: &str) -> Form {
        history.record(form.clone(), Some(field));
        form.apply(&Edit::Text(field, text.to_owned()))
    }

    #[test]
    fn a_drag_is_one_step() {
        let start = presets::opening(Separators::EN);
        let mut history = History::default();
        let mut form = start.clone();
        for text in ["-1", "-2", "-3"] {
            form = step(&mut history, &form, Field::JointMove, text);
        }
        assert_eq!(history.undo(form.clone()), Some(start));
        assert!(!history.can_undo());
        let again = history.redo(presets::opening(Separators::EN));
        assert_eq!(again, Some(form));
    }

    #[test]
    fn two_drags_are_two_steps() {
        let mut history = History::default();
        let first = step(
            &mut history,
            &presets::opening(Separators::EN),
            Field::JointMove,
            "-1",
        );
        history.settle();
        let second = step(&mut history, &first, Field::JointMove, "-2");
        assert_eq!(history.undo(second), Some(first));
        assert!(history.can_undo());
    }

    #[test]
    fn a_hundred_steps_are_kept() {
        let mut history = History::default();
        let form = presets::opening(Separators::EN);
        for _ in 0..130 {
            history.record(form.clone(), None);
        }
        let mut steps = 0;
        while history.undo(form.clone()).is_some() {
            steps += 1;
        }
        assert_eq!(steps, 100);
    }
}
