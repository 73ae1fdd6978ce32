//! A path drawn by hand.

/// One corner of it as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corner {
    /// Hours from the start.
    pub hour: String,
    /// Move from the first price, per cent.
    pub change: String,
}

/// A text of a corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CornerField {
    /// Hours from the start.
    Hour,
    /// Move from the first price, per cent.
    Change,
}

/// A change of the list of corners.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DrawnEdit {
    /// A further corner, a day after the last and as high.
    Add,
    /// Takes a corner away.
    Remove(usize),
    /// Puts a corner at another hour and, where one is given, another move in per cent.
    Move(usize, i32, Option<String>),
}

/// Corners in order of time; between them the path is straight, from the first price on. Empty:
/// [`DrawnForm::usual`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DrawnForm {
    /// The corners.
    pub corners: Vec<Corner>,
}

impl Corner {
    /// A corner.
    #[must_use]
    pub fn new(hour: &str, change: &str) -> Self {
        Self {
            hour: hour.to_owned(),
            change: change.to_owned(),
        }
    }

    /// What is typed.
    #[must_use]
    pub fn text(&self, field: CornerField) -> &String {
        match field {
            CornerField::Hour => &self.hour,
            CornerField::Change => &self.change,
        }
    }

    fn slot(&mut self, field: CornerField) -> &mut String {
        match field {
            CornerField::Hour => &mut self.hour,
            CornerField::Change => &mut self.change,
        }
    }
}

impl DrawnForm {
    /// Name of the path in links.
    pub const SLUG: &'static str = "drawn";
    /// Last hour a corner is dragged to.
    const LONGEST: i32 = 2_000;
    /// Most corners.
    pub const MOST: usize = 24;

    /// The corners to start from: down by 10 %, a rise, and back to the start.
    #[must_use]
    pub fn usual() -> Self {
        let corners = [("12", "-10"), ("24", "-4"), ("36", "-14"), ("48", "0")];
        Self {
            corners: corners
                .map(|(hour, change)| Corner::new(hour, change))
                .into(),
        }
    }

    /// The place of a text; none where there is no such corner.
    pub fn slot(&mut self, corner: usize, field: CornerField) -> Option<&mut String> {
        Some(self.corners.get_mut(corner)?.slot(field))
    }

    /// Puts a corner at an hour between its neighbours'.
    fn put(&mut self, corner: usize, hour: i32, change: Option<&String>) {
        let hour_of = |place: Option<usize>| {
            let corner = self.corners.get(place?)?;
            corner.hour.trim().parse::<i32>().ok()
        };
        let after = hour_of(corner.checked_sub(1)).unwrap_or(0);
        let before = hour_of(Some(corner + 1)).unwrap_or(Self::LONGEST + 1);
        let hour = hour.min(before - 1).max(after + 1);
        if let Some(corner) = self.corners.get_mut(corner) {
            corner.hour = hour.to_string();
            if let Some(change) = change {
                corner.change.clone_from(change);
            }
        }
    }

    /// Makes a change; the last corner stays.
    pub fn change(&mut self, edit: &DrawnEdit) {
        match edit {
            DrawnEdit::Add if self.corners.len() < Self::MOST => {
                let last = self.corners.last().cloned().unwrap_or_default();
                let hour = last.hour.trim().parse().unwrap_or(0_u32);
                self.corners.push(Corner {
                    hour: hour.saturating_add(24).to_string(),
                    ..last
                });
            }
            DrawnEdit::Remove(corner) if *corner < self.corners.len() && self.corners.len() > 1 => {
                self.corners.remove(*corner);
            }
            DrawnEdit::Move(corner, hour, change) => self.put(*corner, *hour, change.as_ref()),
            DrawnEdit::Add | DrawnEdit::Remove(_) => {}
        }
    }
}
