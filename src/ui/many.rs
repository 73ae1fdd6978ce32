//! Many random paths, and the split: a run goes on in slices, and between them the page answers.

use std::time::Duration;

use leptos::prelude::*;

use super::chart_view::{frame_of, measure};
use super::fields::{self, Spec};
use super::page::Page;
use super::slider::{Slider, slider};
use super::stencil::Stencil;
use super::venues;
use crate::charts::{Frame, fan};
use crate::markup::{self, fill};
use crate::num::text::Kind;
use crate::scenario::edit::{Edit, Field};
use crate::scenario::form::{ManyField, RandomField};
use crate::scenario::many::{Books, ManyTold, Run, walked};
use crate::scenario::split;
use crate::words::page::many as words;

/// Milliseconds that a slice is to take: well below what is felt.
const SLICE: (i64, i64) = (10, 24);
/// Room for two panels beside each other, px.
const TWO: u32 = 940;
/// Between them, px.
const GAP: u32 = 16;

/// The run in hand, and what the last one came to.
#[derive(Clone, Copy)]
struct Many {
    page: Page,
    run: StoredValue<Option<Run>, LocalStorage>,
    told: StoredValue<Option<ManyTold>, LocalStorage>,
    /// Paths walked; with how many are asked for.
    done: RwSignal<u32>,
    asked: RwSignal<u32>,
    running: RwSignal<bool>,
    /// Counts the runs that came to their end.
    ended: RwSignal<u32>,
    wrong: RwSignal<String>,
}

impl Many {
    fn start(self, books: Books) {
        let form = self.page.form.get_untracked();
        match Run::new(&form, self.page.separators, books) {
            Ok(mut run) => {
                let progress = run.advance(0);
                self.wrong.set(String::new());
                self.done.set(0);
                self.asked.set(whole(progress.paths));
                self.run.set_value(Some(run));
                if !self.running.get_untracked() {
                    self.running.set(true);
                    self.later(1);
                }
            }
            Err(words) => self.wrong.set(words),
        }
    }

    /// The next slice, once what waits has been answered.
    fn later(self, pieces: usize) {
        set_timeout(move || self.slice(pieces), Duration::ZERO);
    }

    fn slice(self, pieces: usize) {
        if !self.running.get_untracked() {
            return;
        }
        let before = now();
        let mut progress = None;
        self.run.update_value(|run| {
            progress = run.as_mut().map(|run| run.advance(pieces));
        });
        let Some(progress) = progress else { return };
        let took = now() - before;
        self.done.set(whole(progress.done));
        if progress.done < progress.paths {
            let pieces = match took {
                took if took < SLICE.0 => pieces * 2,
                took if took > SLICE.1 => pieces.div_ceil(2),
                _ => pieces,
            };
            return self.later(pieces);
        }
        set_timeout(move || self.finish(), Duration::ZERO);
    }

    fn finish(self) {
        let told = self.run.with_value(|run| run.as_ref()?.told());
        self.told.set_value(told);
        self.running.set(false);
        self.ended.update(|ended| *ended += 1);
        self.page.done.set(words::DONE.to_owned());
    }

    /// Stops; what the last run came to stays, without a run to hold the form against.
    fn cancel(self) {
        self.running.set(false);
        self.page.done.set(words::STOPPED.to_owned());
    }

    /// Whether the results on show are of another form.
    fn is_stale(self) -> bool {
        let shown = self.ended.get() > 0;
        self.page.form.with(|form| {
            shown
                && self
                    .told
                    .with_value(|told| told.as_ref().is_some_and(|told| !told.is_of(form)))
        })
    }
}

/// Milliseconds of the clock.
fn now() -> i64 {
    js_sys::Date::now() as i64
}

fn whole(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Both sections.
pub fn many(page: Page) -> AnyView {
    let many = Many {
        page,
        run: StoredValue::new_local(None),
        told: StoredValue::new_local(None),
        done: RwSignal::new(0),
        asked: RwSignal::new(0),
        running: RwSignal::new(false),
        ended: RwSignal::new(0),
        wrong: RwSignal::new(String::new()),
    };
    vec![paths(many), divided(many)].into_any()
}

fn paths(many: Many) -> AnyView {
    let page = many.page;
    let field = |field, id: &str, label: &str, kind, unit, empty| {
        let spec = Spec::number(field, id, label, kind);
        fields::text_field(page, spec.unit(unit).empty(empty))
    };
    let random = |of: RandomField, id: &str, label: &str, unit| {
        let known = of.known();
        field(Field::Random(of), id, label, known.kind, unit, known.usual)
    };
    let boxes = vec![
        field(
            Field::Many(ManyField::Paths),
            "many-paths",
            words::PATHS,
            Kind::Amount,
            "",
            "10,000",
        ),
        random(RandomField::Seed, "many-seed", words::SEED, ""),
        random(
            RandomField::Volatility,
            "many-volatility",
            words::VOLATILITY,
            "%",
        ),
        random(RandomField::Steps, "many-steps", words::HOURS, "h"),
    ];
    let width = RwSignal::new(0_u32);
    let results = move || {
        let room = width.get();
        let frame = match room {
            TWO.. => frame_of(fan::PANEL, Frame::PHONE, (room - GAP) / 2),
            _ => frame_of(fan::PANEL, Frame::PHONE, room),
        };
        match many.ended.get() {
            0 => String::new(),
            _ => many
                .told
                .with_value(|told| told.as_ref().map(|told| markup::many(told, frame)))
                .unwrap_or_default(),
        }
    };
    Stencil::new(fill(
        r#"<section class="many-section" aria-labelledby="many-head"><details id="many"><summary><h2 id="many-head">{}</h2></summary><p class="note">{}</p><div class="boxes"><i data-at="boxes"></i></div><p class="run"><button type="button" class="fix" data-at="run">{}</button> <button type="button" class="fix" data-at="cancel">{}</button> <progress aria-label="{}" data-at="bar"></progress> <span class="note" data-at="count"></span></p><p class="wrong" role="alert" data-at="wrong"></p><p class="note" data-at="stale"></p><div class="results-of-many" id="many-results" data-at="results"></div></details></section>"#,
        &[
            words::MANY_PATHS,
            words::BOOK_ON_MANY_PATHS,
            words::RUN,
            words::CANCEL,
            words::PATHS_WALKED,
        ],
    ))
    .put("boxes", boxes.into_any())
    .on("run", "click", move |_| many.start(Books::Modes))
    .on("cancel", "click", move |_| many.cancel())
    .flag("cancel", "disabled", move || !many.running.get())
    .attr("bar", "max", move || many.asked.get().max(1).to_string())
    .attr("bar", "value", move || many.done.get().to_string())
    .text("count", move || match many.asked.get() {
        0 => String::new(),
        asked => walked(many.done.get(), asked, page.separators),
    })
    .text("wrong", move || many.wrong.get())
    .text("stale", move || match many.is_stale() {
        true => words::INPUTS_HAVE_CHANGED.to_owned(),
        false => String::new(),
    })
    .class("results", "old", move || many.is_stale())
    .seen("results", move |results| measure(results, width))
    .html("results", results)
    .view()
}

fn divided(many: Many) -> AnyView {
    venues::when_open(
        fill(
            r#"<section class="split-section" aria-labelledby="split-head"><details data-at="more" id="split"><summary><h2 id="split-head">{}</h2></summary><i data-at="inside"></i></details></section>"#,
            &[words::PART_ISOLATED],
        ),
        move || split_inside(many),
    )
}

fn split_inside(many: Many) -> AnyView {
    let page = many.page;
    const FIELD: Field = Field::Many(ManyField::Split);
    let share = move || {
        let tenths = page.typed(|form| page.tenths(&form.many.split));
        (tenths.unwrap_or(500) / 10).to_string()
    };
    let parts = Slider {
        id: "split-slider".to_owned(),
        ends: (0, 100),
        name: Box::new(|| words::SHARE_ISOLATED.to_owned()),
        says: Box::new(move || [share().as_str(), "\u{202f}%"].concat()),
        value: Box::new(share),
        slid: Box::new(move |at| {
            if let Some(text) = page.percent(at * 10) {
                page.edit(Edit::Text(FIELD, text));
            }
        }),
        keyed: Box::new(|_| ()),
    };
    let spec = Spec::number(FIELD, "split-share", words::SHARE_ISOLATED, Kind::Percent);
    Stencil::new(fill(
        r#"<div><p class="note">{}</p><div class="boxes"><i data-at="box"></i><span class="range linear"><i data-at="slider"></i></span></div><p class="run"><button type="button" class="fix" data-at="run">{}</button></p><div class="scroll" tabindex="0" role="group" aria-labelledby="split-head" data-at="table"></div></div>"#,
        &[words::SPLIT_MEANS, words::RUN_WITH_SPLIT],
    ))
    .put("box", fields::text_field(page, spec.unit("%").empty("50")))
    .put("slider", slider(page, parts))
    .on("run", "click", move |_| {
        if let Some(details) = super::browser::element("many") {
            let _ = details.set_attribute("open", "");
            details.scroll_into_view();
        }
        many.start(Books::Split);
    })
    .html("table", move || {
        page.form.with(|form| {
            let told = split::table(form, page.separators);
            told.as_ref().map(markup::split).unwrap_or_default()
        })
    })
    .view()
}
