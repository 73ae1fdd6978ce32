//! Many random paths and the split of the book, as typed.

/// A text field of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ManyField {
    /// How many paths.
    Paths,
    /// Share of every position that is ring-fenced, per cent.
    Split,
}

/// Many random paths and the split of the book, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ManyForm {
    /// How many paths a run walks; empty: 10,000.
    pub paths: String,
    /// Share of every position that is isolated in the split, per cent; empty: 50.
    pub split: String,
}

impl ManyForm {
    /// What is typed in a field.
    pub fn text(&self, field: ManyField) -> &String {
        match field {
            ManyField::Paths => &self.paths,
            ManyField::Split => &self.split,
        }
    }

    /// The field's text, to be changed.
    pub fn slot(&mut self, field: ManyField) -> &mut String {
        match field {
            ManyField::Paths => &mut self.paths,
            ManyField::Split => &mut self.split,
        }
    }
}
