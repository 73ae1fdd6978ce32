//! The reader's saved scenarios and what can be done with the list of them.

use super::share::{Saved, cleaned};
use crate::words::inputs::shelf as words;

/// Most scenarios that are kept.
const MOST: usize = 500;

/// The list as shown, and the last step of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    /// In the reader's order.
    pub list: Vec<Saved>,
    /// Place of the one whose name is being typed.
    pub renaming: Option<usize>,
    /// What was done last, in words.
    pub told: String,
    /// The list before that, to go back to.
    pub before: Option<Vec<Saved>>,
}

/// A step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShelfEdit {
    /// Puts a scenario first; one of the same name gives way to it.
    Save(Saved),
    /// The same under a name that is not taken yet.
    SaveApart(Saved),
    /// Adds these at the end under names that are not taken; those that are there already stay alone.
    Take(Vec<Saved>),
    /// Shows the field for another name; none: the name stays.
    AskName(Option<usize>),
    /// Another name.
    Rename(usize, String),
    /// A second one behind the first.
    Duplicate(usize),
    /// Away with it.
    Delete(usize),
    /// One place towards the start.
    Up(usize),
    /// One place towards the end.
    Down(usize),
    /// Back to the list before the last step.
    Undo,
}

impl Shelf {
    /// The shelf after a step; a step that names what is not there changes nothing.
    #[must_use]
    pub fn apply(&self, edit: ShelfEdit) -> Self {
        let mut list = self.list.clone();
        let name = |place: usize| self.list.get(place).map(|saved| saved.name.as_str());
        let said = match edit {
            ShelfEdit::AskName(place) => {
                return Self {
                    renaming: place.filter(|place| *place < list.len()),
                    ..self.clone()
                };
            }
            ShelfEdit::Undo => {
                return Self {
                    list: self.before.clone().unwrap_or(list),
                    told: words::TAKEN_BACK.to_owned(),
                    ..Self::default()
                };
            }
            ShelfEdit::Save(saved) => {
                let same = list.iter().position(|other| other.name == saved.name);
                let said = match same {
                    Some(_) => words::replaced(&saved.name),
                    None => words::saved(&saved.name),
                };
                match same.and_then(|place| list.get_mut(place)) {
                    Some(place) => *place = saved,
                    None => list.insert(0, saved),
                }
                Some(said)
            }
            ShelfEdit::SaveApart(mut saved) => {
                saved.name = free(&list, &saved.name, None);
                let said = words::saved(&saved.name);
                list.insert(0, saved);
                Some(said)
            }
            ShelfEdit::Take(new) => {
                let given = new.len();
                for mut saved in new {
                    if list.contains(&saved) {
                        continue;
                    }
                    saved.name = free(&list, &saved.name, None);
                    list.push(saved);
                }
                let added = list.len() - self.list.len();
                let said = words::added(&added.to_string());
                Some(match given - added {
                    0 => said,
                    there => [&said, " ", &words::already_there(&there.to_string())].concat(),
                })
            }
            ShelfEdit::Rename(place, new) => {
                let new = cleaned(&new);
                let new = free(&list, &new, Some(place));
                let before = name(place);
                list.get_mut(place)
                    .filter(|_| !new.is_empty())
                    .map(|saved| {
                        let said = words::renamed(before.unwrap_or_default(), &new);
                        saved.name = new;
                        said
                    })
            }
            ShelfEdit::Duplicate(place) => list.get(place).cloned().map(|mut twin| {
                let said = words::duplicated(&twin.name);
                twin.name = free(&list, &twin.name, None);
                list.insert(place + 1, twin);
                said
            }),
            ShelfEdit::Delete(place) => name(place).map(|name| {
                list.remove(place);
                words::deleted(name)
            }),
            ShelfEdit::Up(place) => name(place).filter(|_| place > 0).map(|name| {
                list.swap(place - 1, place);
                words::moved_up(name)
            }),
            ShelfEdit::Down(place) => name(place + 1).and(name(place)).map(|name| {
                list.swap(place, place + 1);
                words::moved_down(name)
            }),
        };
        let Some(told) = said else {
            return Self {
                renaming: None,
                ..self.clone()
            };
        };
        if list.len() > MOST {
            return Self {
                told: words::too_many(&MOST.to_string()),
                renaming: None,
                ..self.clone()
            };
        }
        Self {
            before: (list != self.list).then(|| self.list.clone()),
            list,
            renaming: None,
            told,
        }
    }
}

/// The name, with a number behind it where another than `own` has it.
fn free(list: &[Saved], wanted: &str, own: Option<usize>) -> String {
    let taken = |name: &str| {
        let mut others = list.iter().enumerate();
        others.any(|(place, saved)| Some(place) != own && saved.name == name)
    };
    let mut name = wanted.to_owned();
    let mut number = 2;
    while taken(&name) {
        name = [wanted, " ", &number.to_string()].concat();
        number += 1;
    }
    name
}
