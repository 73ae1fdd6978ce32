//! What every part of the page shares: the form as typed, its answer, and the ways to change it.

use std::sync::Arc;

use leptos::prelude::*;

use super::history::History;
use crate::charts::Place;
use crate::markup;
use crate::num::text::{self, Kind, Separators, Style, parse};
use crate::scenario::edit::{Edit, Field};
use crate::scenario::embed::{Embed, Part, View};
use crate::scenario::form::{CornerField, DrawnEdit, Form};
use crate::scenario::picture::{Ghost, Pictures, Point};
use crate::scenario::report::{FieldError, Report};
use crate::scenario::shelf::Shelf;
use crate::scenario::{Answerer, answer, presets};

/// The answer as shown: the last good report stays while a field is wrong.
#[derive(Clone)]
pub struct Screen {
    /// None until a form was right once.
    pub report: Option<Arc<Report>>,
    /// Whether the report belongs to an older form than the one typed.
    pub stale: bool,
    /// All that is wrong, in the order of the form.
    pub errors: Vec<FieldError>,
    /// How ambiguous texts were read.
    pub readings: Vec<(Field, String)>,
}

/// Whether a report is not the very one shown before.
fn is_another(before: Option<&Option<Arc<Report>>>, now: Option<&Option<Arc<Report>>>) -> bool {
    match (
        before.and_then(Option::as_ref),
        now.and_then(Option::as_ref),
    ) {
        (Some(before), Some(now)) => !Arc::ptr_eq(before, now),
        (before, now) => before.is_some() != now.is_some(),
    }
}

/// The shared state; a handle that is copied into every closure.
#[derive(Clone, Copy)]
pub struct Page {
    /// All inputs as typed.
    pub form: RwSignal<Form>,
    /// Their answer.
    pub screen: Memo<Screen>,
    /// The last good report.
    pub report: Memo<Option<Arc<Report>>>,
    /// The shared cursor, once the reader has moved it.
    pub cursor: RwSignal<Option<Place>>,
    /// The report whose figures and lines stand beside those of this one.
    pub pinned: RwSignal<Option<(Arc<Report>, Ghost)>>,
    /// Bars of the path in sight; none: all of them.
    pub zoom: RwSignal<Option<(u32, u32)>>,
    /// The chart chosen among those that stand behind tabs.
    pub tab: RwSignal<&'static str>,
    /// The point of the map that is read, where the reader has left the path.
    pub spot: RwSignal<Option<Point>>,
    /// Bars on show while the path is replayed; none: all of it.
    pub replay: RwSignal<Option<usize>>,
    /// Whether the replay steps on by itself.
    pub playing: RwSignal<bool>,
    /// What a link or a file held that could not be used; shown until dismissed.
    pub note: RwSignal<Vec<String>>,
    /// The preset on show whose sentence stands above the answer; none once dismissed or replaced.
    pub preset: RwSignal<Option<usize>>,
    /// The last thing the page did, for the status region.
    pub done: RwSignal<String>,
    /// The theme chosen.
    pub theme: RwSignal<String>,
    /// What is saved on the device, once its menu was opened.
    pub shelf: RwSignal<Shelf>,
    /// What an embedding page asked for; none on the page itself.
    pub embed: StoredValue<Option<Embed>>,
    /// Whether the dialog that makes embeds is open.
    pub offering: RwSignal<bool>,
    /// The reader's separators.
    pub separators: Separators,
    history: RwSignal<History>,
}

impl Page {
    /// The page at its start.
    pub fn new(
        form: Form,
        note: Vec<String>,
        separators: Separators,
        embed: Option<Embed>,
    ) -> Self {
        // A link to a preset shows its sentence; the opening page and an embed need none, and are asked
        // for first.
        let plain = embed.is_some() || form == presets::opening(separators);
        let mut known = presets::ALL.iter();
        let preset = known.position(|preset| !plain && form == preset.form(separators));
        let theme = match &embed {
            Some(embed) => embed.theme.word().to_owned(),
            None => super::theme::kept(),
        };
        let view = embed.as_ref().map_or(View::Compare, |embed| embed.view);
        let form = RwSignal::new(form);
        let replay = RwSignal::new(None);
        let answerer = StoredValue::new(Answerer::default());
        let answered = move |last: Option<&Screen>| {
            let answer = form.with(|form| {
                let answered = answerer.try_update_value(|answerer| {
                    answerer.answer_until(form, separators, replay.get())
                });
                answered.unwrap_or_else(|| answer(form, separators))
            });
            // An empty book has no report and no error: nothing of it is worth keeping.
            let wrong = answer.report.is_none() && !answer.errors.is_empty();
            let kept = || {
                last.filter(|_| wrong)
                    .and_then(|screen| screen.report.clone())
            };
            let stale = wrong;
            Screen {
                report: answer.report.map(Arc::new).or_else(kept),
                stale,
                errors: answer.errors,
                readings: answer.readings,
            }
        };
        // What follows an answer compares its own words: comparing all of them here would be more work.
        let screen = Memo::new_with_compare(answered, |_, _| true);
        let report =
            move |_: Option<&Option<Arc<Report>>>| screen.with(|screen| screen.report.clone());
        Self {
            form,
            screen,
            report: Memo::new_with_compare(report, is_another),
            cursor: RwSignal::new(None),
            pinned: RwSignal::new(None),
            zoom: RwSignal::new(None),
            tab: RwSignal::new(view.tab()),
            spot: RwSignal::new(None),
            replay,
            playing: RwSignal::new(false),
            note: RwSignal::new(note),
            preset: RwSignal::new(preset),
            done: RwSignal::new(String::new()),
            theme: RwSignal::new(theme),
            embed: StoredValue::new(embed),
            offering: RwSignal::new(false),
            shelf: RwSignal::new(Shelf::default()),
            separators,
            history: RwSignal::new(History::default()),
        }
    }

    /// Moves the cursor of every chart in time.
    pub fn go(self, place: Option<Place>) {
        self.cursor.set(place);
        self.spot.set(None);
    }

    /// The pictures as they are seen: with the bars in sight and the pinned lines behind.
    pub fn seen<T>(self, take: impl FnOnce(&Pictures) -> T) -> Option<T> {
        let (zoom, pinned) = (self.zoom.get(), self.pinned.get());
        let ghost = pinned.map(|(_, ghost)| ghost);
        self.report.with(|report| {
            let pictures = report.as_ref()?.pictures.as_ref()?;
            Some(match (zoom, ghost) {
                (None, None) => take(pictures),
                (zoom, ghost) => take(&pictures.seen(zoom, ghost)),
            })
        })
    }

    /// Keeps this report for comparison, or lets the kept one go.
    pub fn pin(self) {
        if self.pinned.with_untracked(Option::is_some) {
            return self.pinned.set(None);
        }
        let pinned = self.report.with_untracked(|report| {
            let report = report.as_ref()?;
            let ghost = Ghost {
                word: crate::words::page::pictures::PINNED.to_owned(),
                pictures: Arc::new(report.pictures.clone()?),
            };
            Some((Arc::clone(report), ghost))
        });
        self.pinned.set(pinned);
    }

    /// Changes the form. Typing on in one field, or one drag, is one step of undo.
    pub fn edit(self, edit: Edit) {
        let before = self.form.get_untracked();
        let next = before.apply(&edit);
        let next = match self.asked(|embed| embed.lock) {
            Some(lock) => lock.kept(&before, next),
            None => next,
        };
        if next == before {
            return;
        }
        let stroke = match edit {
            Edit::Text(field, _) => Some(field),
            Edit::Drawn(DrawnEdit::Move(corner, ..)) => {
                Some(Field::Corner(corner, CornerField::Change))
            }
            _ => None,
        };
        self.history
            .update(|history| history.record(before, stroke));
        self.form.set(next);
    }

    /// Puts another form in the place of this one: a preset, a file, a link.
    pub fn replace(self, form: Form) {
        self.go(None);
        self.zoom.set(None);
        self.preset.set(None);
        self.playing.set(false);
        self.replay.set(None);
        if self.asked(|_| ()).is_none() {
            return self.edit(Edit::Replace(Box::new(form)));
        }
        // The author's page has put it there: locks are for the reader, who cannot take it back.
        self.history.set(History::default());
        self.form.set(form);
    }

    /// Something that an embedding page asked for; none on the page itself.
    pub fn asked<T>(self, take: impl FnOnce(&Embed) -> T) -> Option<T> {
        self.embed.with_value(|embed| embed.as_ref().map(take))
    }

    /// Whether a part cannot be changed here.
    pub fn locked(self, part: Part) -> bool {
        self.asked(|embed| embed.lock.has(part)).unwrap_or_default()
    }

    /// Ends a stroke: the next change of the same field is a step of its own.
    pub fn settle(self) {
        self.history.update_untracked(History::settle);
    }

    /// Whether the last step was typing in `field`.
    pub fn in_stroke(self, field: Field) -> bool {
        self.history
            .with_untracked(|history| history.in_stroke(field))
    }

    /// Takes the last step back.
    pub fn undo(self) {
        let now = self.form.get_untracked();
        if let Some(Some(form)) = self.history.try_update(|history| history.undo(now)) {
            self.form.set(form);
        }
    }

    /// Takes it again.
    pub fn redo(self) {
        let now = self.form.get_untracked();
        if let Some(Some(form)) = self.history.try_update(|history| history.redo(now)) {
            self.form.set(form);
        }
    }

    /// Back to the opening example; can be undone.
    pub fn reset(self) {
        self.replace(presets::opening(self.separators));
    }

    /// Whether there is a step to take back.
    pub fn can_undo(self) -> bool {
        self.history.with(History::can_undo)
    }

    /// Whether there is a step to take again.
    pub fn can_redo(self) -> bool {
        self.history.with(History::can_redo)
    }

    /// Whether the report on show belongs to an older form than the one typed.
    pub fn stale(self) -> bool {
        self.screen
            .with(|screen| screen.stale && screen.report.is_some())
    }

    /// Whether the book has no position yet.
    pub fn unfilled(self) -> bool {
        self.typed(|form| form.positions.is_empty())
    }

    /// Whether there are no figures at all because something is wrong: there was no good report before.
    pub fn stuck(self) -> bool {
        self.screen
            .with(|screen| screen.stale && screen.report.is_none())
    }

    /// What is wrong, as an HTML list.
    pub fn mistakes(self) -> String {
        self.screen.with(|screen| {
            self.form
                .with(|form| markup::mistakes(&screen.errors, form))
        })
    }

    /// Whether something is wrong with `field`.
    pub fn wrong(self, field: Field) -> bool {
        self.screen
            .with(|screen| screen.errors.iter().any(|error| error.field == field))
    }

    /// How `field` was read and what is wrong with it, as HTML.
    pub fn messages(self, field: Field) -> String {
        self.screen.with(|screen| {
            let wrong = screen.errors.iter().position(|error| error.field == field);
            if let Some((place, error)) = wrong.and_then(|at| Some((at, screen.errors.get(at)?))) {
                return markup::field_error(place, error);
            }
            let read = screen.readings.iter().find(|(read, _)| *read == field);
            read.map(|(_, words)| markup::reading(words))
                .unwrap_or_default()
        })
    }

    /// Something of the report, where there is a report.
    pub fn told<T: Default>(self, take: impl FnOnce(&Report) -> T) -> T {
        let mut told = T::default();
        let mut take = Some(take);
        self.see_report(&mut |report| {
            if let Some(take) = take.take() {
                told = take(report);
            }
        });
        told
    }

    /// The one place that reads the report: a signal's reading is much code.
    #[inline(never)]
    fn see_report(self, see: &mut dyn FnMut(&Report)) {
        self.report.with(|report| {
            if let Some(report) = report {
                see(report);
            }
        });
    }

    /// Something of the form.
    pub fn typed<T: Default>(self, take: impl FnOnce(&Form) -> T) -> T {
        let mut typed = T::default();
        let mut take = Some(take);
        self.see_form(&mut |form| {
            if let Some(take) = take.take() {
                typed = take(form);
            }
        });
        typed
    }

    #[inline(never)]
    fn see_form(self, see: &mut dyn FnMut(&Form)) {
        self.form.with(|form| see(form));
    }

    /// `text` as the reader's language writes it; text that is no number stays as it is.
    pub fn pretty(self, text: &str, kind: Kind) -> String {
        text::pretty(text, kind, self.separators)
    }

    /// The whole part of a leverage typed, for its slider.
    pub fn whole(self, text: &str) -> Option<u32> {
        let reading = parse(text, Kind::Leverage, self.separators).ok()?;
        Style::raw(reading.value).split('.').next()?.parse().ok()
    }

    /// Tenths of a per cent, whole, for a slider: −12.0 % is −120.
    pub fn tenths(self, text: &str) -> Option<i32> {
        let reading = parse(text, Kind::Percent, self.separators).ok()?;
        // The exponent moves the point: no figure is computed here.
        let moved = format!("{}e3", Style::raw(reading.value));
        let moved = parse(&moved, Kind::Amount, Separators::EN).ok()?;
        Style::raw(moved.value).split('.').next()?.parse().ok()
    }

    /// A slider's tenths of a per cent, as the reader's language writes per cents.
    pub fn percent(self, tenths: i32) -> Option<String> {
        let reading = parse(&format!("{tenths}e-3"), Kind::Amount, Separators::EN).ok()?;
        let style = Style {
            separators: self.separators,
        };
        Some(style.editable_percent(reading.value))
    }
}
