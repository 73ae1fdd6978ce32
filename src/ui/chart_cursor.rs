//! The cursor's layer over a chart: it takes pointers and keys, and nothing of the scroll. What keys come to
//! is spoken.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent, MouseEvent};

use super::chart_view::{Axis, pictures};
use super::page::Page;
use super::scenario_panel::slide;
use super::stencil::Stencil;
use crate::charts::readout::{self, Readout, Step};
use crate::charts::stops;
use crate::charts::{Chart, Drawing, Frame, Place, cursor_layer};
use crate::markup::fill;
use crate::scenario::picture::Pictures;
use crate::words::page::pictures as words;

/// A picture and its size.
pub type Drawn = Memo<(Frame, Option<Drawing>)>;

/// The cursor of one chart.
#[derive(Clone, Copy)]
pub struct Cursor {
    /// The page.
    pub page: Page,
    /// What it moves.
    pub axis: Axis,
    /// The picture it lies on.
    pub drawn: Drawn,
    /// What the picture says under it.
    pub read: Memo<Option<Readout>>,
    /// The line that is read by itself; all of them where empty.
    pub line: RwSignal<String>,
    /// The stop it stands at, on a picture that is read at stops.
    pub stop: RwSignal<Option<usize>>,
    /// What is spoken, after a key.
    pub spoken: RwSignal<String>,
}

/// The cursor's layer: it takes pointers and keys, and nothing of the scroll.
pub fn layer(cursor: Cursor, chart: &Chart) -> AnyView {
    let keys = match cursor.axis {
        Axis::Map => words::KEYS_OF_MAP,
        Axis::Move => words::KEYS_OF_MOVE,
        Axis::Time(_) | Axis::Stops(_) => words::KEYS_OF_TIME,
    };
    let layer = Stencil::new(fill(
        r#"<div class="layer" tabindex="0" role="application" aria-roledescription="{}" aria-label="{}" data-at="layer"></div>"#,
        &[words::CURSOR, &words::chart_and_keys(chart.title, keys)],
    ))
    .on("layer", "pointerdown", move |event| cursor.point(event, true))
    .on("layer", "pointermove", move |event| cursor.point(event, false))
    .on("layer", "keydown", move |event| cursor.key(event.unchecked_ref()));
    match cursor.axis {
        // Its picture has the cursor itself.
        Axis::Move => layer,
        _ => layer.html("layer", move || cursor.svg().unwrap_or_default()),
    }
    .view()
}

impl Cursor {
    fn svg(self) -> Option<String> {
        self.read.with(|read| {
            let cursor = &read.as_ref()?.cursor;
            self.drawn.with(|(frame, drawing)| {
                Some(cursor_layer(*frame, &drawing.as_ref()?.geometry, cursor))
            })
        })
    }

    /// Takes the cursor to a pointer. The joint move is an input: it waits for a press.
    fn point(self, event: Event, pressed: bool) {
        let event: MouseEvent = event.unchecked_into();
        let px = (event.offset_x(), event.offset_y());
        let geometry = self
            .drawn
            .with_untracked(|(_, drawing)| Some(drawing.as_ref()?.geometry));
        let Some(geometry) = geometry else { return };
        let page = self.page;
        match self.axis {
            Axis::Time(_) => page.go(Some(Place::under(&geometry, px.0))),
            Axis::Map => page.spot.set(Some(readout::spot_under(&geometry, px))),
            Axis::Move if pressed => {
                page.settle();
                slide(page, readout::move_under(&geometry, px.0));
            }
            Axis::Move => {}
            Axis::Stops(stops) => {
                let place = self.seen(|pictures| stops::under(&stops(pictures), &geometry, px.0));
                self.stop.set(place);
            }
        }
    }

    fn seen<T>(self, see: impl FnOnce(&Pictures) -> T) -> Option<T> {
        self.page
            .report
            .with_untracked(|report| pictures(report).map(see))
    }

    fn key(self, event: &KeyboardEvent) {
        let key = event.key();
        let done = match self.axis {
            Axis::Map => {
                self.map_key(&key, event.shift_key())
                    || (matches!(key.as_str(), "Enter" | "End") && self.step(&key))
            }
            _ => self.step(&key) || self.choose(&key),
        };
        if done {
            event.prevent_default();
            self.speak();
        }
    }

    /// A step along the picture; whether the key is one.
    fn step(self, key: &str) -> bool {
        let step = match key {
            "ArrowLeft" => Step::Back,
            "ArrowRight" => Step::On,
            "Home" => Step::Start,
            "End" => Step::End,
            "Enter" => Step::Event,
            _ => return false,
        };
        let page = self.page;
        match self.axis {
            Axis::Time(_) | Axis::Map => {
                let now = page.cursor.get_untracked();
                page.go(self.seen(|pictures| {
                    let now = now.unwrap_or_else(|| readout::resting(pictures));
                    now.stepped(step, pictures)
                }));
            }
            Axis::Move => {
                if let Some(tenths) = self.seen(|pictures| readout::move_stepped(pictures, step)) {
                    slide(page, tenths);
                }
            }
            Axis::Stops(stops) => {
                let now = self.stop.get_untracked();
                self.stop.set(self.seen(|pictures| {
                    let stops = stops(pictures);
                    let now = now.unwrap_or_else(|| stops::resting(&stops));
                    stops::stepped(&stops, now, step)
                }));
            }
        }
        true
    }

    /// The next line to be read by itself, or all of them; whether the key is one for it.
    fn choose(self, key: &str) -> bool {
        let on = match key {
            "ArrowDown" => true,
            "ArrowUp" => false,
            _ => return false,
        };
        let next = self.read.with_untracked(|read| {
            let values = read.as_ref().map_or(&[][..], |read| &read.values);
            let now = self.line.get_untracked();
            let place = values.iter().position(|value| value.name == now);
            let next = match (place, on) {
                (None, true) => Some(0),
                (None, false) => values.len().checked_sub(1),
                (Some(place), true) => Some(place + 1),
                (Some(place), false) => place.checked_sub(1),
            };
            let name = next.and_then(|next| values.get(next));
            name.map(|value| value.name.clone()).unwrap_or_default()
        });
        self.line.set(next);
        true
    }

    fn map_key(self, key: &str, far: bool) -> bool {
        let by = if far { 10 } else { 1 };
        let step = match key {
            "ArrowLeft" => (-by, 0),
            "ArrowRight" => (by, 0),
            "ArrowUp" => (0, by),
            "ArrowDown" => (0, -by),
            "Home" => {
                self.page.spot.set(None);
                return true;
            }
            _ => return false,
        };
        let (place, now) = (
            self.page.cursor.get_untracked(),
            self.page.spot.get_untracked(),
        );
        self.page.spot.set(self.seen(|pictures| {
            let place = place.unwrap_or_else(|| readout::resting(pictures));
            let now = now.unwrap_or_else(|| readout::on_path(pictures, place));
            readout::spot_stepped(pictures, now, step)
        }));
        true
    }

    /// Says what is under the cursor: the line chosen, or all of them.
    fn speak(self) {
        let line = self.line.get_untracked();
        let words = self
            .read
            .with_untracked(|read| read.as_ref().map(|read| says(read, &line)));
        self.spoken.set(words.unwrap_or_default());
    }
}

fn says(read: &Readout, line: &str) -> String {
    let mut words = read.time.clone();
    let mut none = true;
    for value in &read.values {
        if line.is_empty() || value.name == line {
            none = false;
            words.push_str(&[", ", &value.name, " ", &value.text].concat());
        }
    }
    if none && !line.is_empty() {
        words.push_str(&[", ", &words::has_ended(line)].concat());
    }
    words
}
