//! A path replayed bar by bar, the future hidden.

use std::time::Duration;

use leptos::prelude::*;

use super::browser;
use super::page::Page;
use super::stencil::{Stencil, shown, watch};
use crate::markup::fill;
use crate::markup::replay as markup;
use crate::scenario::edit::Edit;
use crate::scenario::form::actions::ActionEdit;
use crate::words::page::pictures as words;

/// How long a bar stands while the path plays.
const BAR: Duration = Duration::from_millis(600);

/// What is done while the path is replayed, above its charts.
pub fn replay(page: Page) -> AnyView {
    play(page);
    let on = move || page.replay.get().is_some() && page.told(|report| report.pictures.is_some());
    shown(on, move || running(page))
}

fn running(page: Page) -> AnyView {
    let place = move || page.told(|report| report.replay.as_ref().map(|line| line.place.clone()));
    let ended = move || {
        page.told(|report| report.replay.as_ref().map(|line| line.shown >= line.all))
            .unwrap_or_default()
    };
    let word = move || match page.playing.get() {
        true => words::PAUSE,
        false => words::PLAY,
    };
    Stencil::new(fill(
        r#"<section class="replay" aria-label="{}" data-at="box"><p class="ready"><b data-at="place"></b><button type="button" class="fix" id="replay-step" data-do="replay 1">{}</button><button type="button" class="fix" data-do="replay 10">{}</button><button type="button" class="fix play" data-do="replay play" data-at="play"></button><button type="button" class="fix" data-do="replay end">{}</button><button type="button" class="fix" data-do="replay stop">{}</button></p><p class="ready now" data-at="acts"></p><p class="note now">{}</p><div data-at="runs"></div></section>"#,
        &[
            words::REPLAY,
            words::STEP,
            words::TEN_BARS,
            words::TO_THE_END,
            words::STOP,
            words::DONE_AT_NEXT_BAR,
        ],
    ))
    .class("box", "ended", ended)
    .text("place", move || place().unwrap_or_default())
    .text("play", move || word().to_owned())
    .html("acts", move || page.told(markup::acts))
    .html("runs", move || page.told(markup::runs))
    .view()
}

/// Bars of the whole path, and those on show.
fn bars(page: Page) -> Option<(usize, usize)> {
    untrack(|| page.told(|report| report.replay.as_ref().map(|line| (line.shown, line.all))))
}

fn step(page: Page, by: usize) {
    if let Some((shown, all)) = bars(page) {
        let next = shown.saturating_add(by).min(all);
        page.replay.set(Some(next));
        if next == all {
            page.playing.set(false);
        }
    }
}

/// Steps on by itself, but only while the reader has it play.
fn play(page: Page) {
    watch(move |_| {
        // Each bar shown calls for the next.
        if page.playing.get() && page.replay.get().is_some() {
            set_timeout(
                move || {
                    if page.playing.get_untracked() {
                        step(page, 1);
                    }
                },
                BAR,
            );
        }
        String::new()
    });
}

/// What a button of the replay does.
pub fn done(page: Page, what: &str) {
    match what {
        "play" => {
            page.playing.update(|playing| *playing = !*playing);
            return;
        }
        "start" => {
            page.go(None);
            page.replay.set(Some(1));
            request_animation_frame(|| browser::focus("replay-step"));
        }
        "stop" => {
            page.replay.set(None);
            request_animation_frame(|| browser::focus("replay"));
        }
        "end" => step(page, usize::MAX),
        bars => step(page, bars.parse().unwrap_or(1)),
    }
    page.playing.set(false);
}

/// Adds what the reader does now to the actions.
pub fn act(page: Page, place: usize) {
    let action = untrack(|| {
        page.told(|report| {
            let acts = &report.replay.as_ref()?.acts;
            acts.get(place).map(|(_, action)| action.clone())
        })
    });
    if let Some(action) = action {
        page.settle();
        page.edit(Edit::Actions(ActionEdit::Add(action)));
        page.done.set(words::IS_DONE_AT_NEXT_BAR.to_owned());
    }
}
