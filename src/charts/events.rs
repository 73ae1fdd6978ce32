//! Words of events: one line each, near ones in a stack, the rest in the log.

use super::class::Class;
use super::labels::{Block, Rect};
use super::scale::Px;
use super::sheet::Sheet;
use crate::scenario::picture::Event;

/// Events this near to each other share one stack of lines.
const NEAR: (i32, i32) = (160, 240);
/// A picture names so many places of events; the others are in the log.
const MOST: usize = 6;
/// Lines of one stack.
const LINES: usize = 3;

/// Of a swarm of events one marker is drawn every so many tenths of a px.
const SWARM: i32 = 60;

/// Draws the markers of events; their words come later, when all lines are known.
pub fn markers(sheet: &mut Sheet<'_>, events: &[Event]) {
    let mut drawn: Vec<(Px, &Event)> = Vec::new();
    for event in events.iter().filter(|event| sheet.plane.holds(event.at)) {
        let at = sheet.plane.place(event.at);
        let same = |(place, other): &(Px, &Event)| {
            other.series == event.series
                && other.kind == event.kind
                && (place.0 - at.0).abs() < SWARM
                && (place.1 - at.1).abs() < SWARM
        };
        if drawn.iter().any(same) {
            continue;
        }
        drawn.push((at, event));
        sheet.canvas.event(at, event.series, event.kind);
        sheet.space.take(Rect::around(at, 55));
    }
}

/// Places the words of events, the last of each series first.
pub fn words(sheet: &mut Sheet<'_>, events: &[Event]) {
    let groups = grouped(sheet, events);
    let mut order: Vec<&Vec<&Event>> = groups.iter().collect();
    order.sort_by_key(|group| !group.iter().any(|event| is_last(event, events)));
    for (rank, group) in order.into_iter().enumerate() {
        let Some(first) = group.first() else { continue };
        let block = stack(group, sheet.phone);
        let named = group.len().min(LINES);
        if rank >= MOST {
            leave_out(sheet, group);
            continue;
        }
        if !block.lines.is_empty() {
            let at = sheet.plane.place(first.at);
            sheet.put_at(&block, middle(sheet, group).unwrap_or(at));
        }
        leave_out(sheet, &group[named..]);
    }
}

fn leave_out(sheet: &mut Sheet<'_>, events: &[&Event]) {
    let words = events.iter().map(|event| event.label.clone());
    sheet
        .left_out
        .extend(words.filter(|label| !label.is_empty()));
}

fn is_last(event: &Event, events: &[Event]) -> bool {
    let last = events.iter().rfind(|other| other.series == event.series);
    last.is_some_and(|last| std::ptr::eq(last, event))
}

/// Groups of neighbours, each in order of time.
fn grouped<'e>(sheet: &Sheet<'_>, events: &'e [Event]) -> Vec<Vec<&'e Event>> {
    let mut groups: Vec<(Px, Vec<&Event>)> = Vec::new();
    for event in events {
        if event.label.is_empty() || !sheet.plane.holds(event.at) {
            continue;
        }
        let at = sheet.plane.place(event.at);
        let near =
            |other: &Px| (at.0 - other.0).abs() <= NEAR.0 && (at.1 - other.1).abs() <= NEAR.1;
        match groups.iter_mut().rev().find(|(other, _)| near(other)) {
            Some((_, group)) => group.push(event),
            None => groups.push((at, vec![event])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The place a stack's leader starts from: its lowest marker.
fn middle(sheet: &Sheet<'_>, group: &[&Event]) -> Option<Px> {
    let places = group.iter().map(|event| sheet.plane.place(event.at));
    places.max_by_key(|at| at.1)
}

/// The lines of a group; on a phone without the quiet last one.
fn stack(group: &[&Event], phone: bool) -> Block {
    let mut lines: Vec<(Class, String)> = Vec::new();
    for event in group.iter().take(LINES) {
        let follows = !lines.is_empty() && !event.follows.is_empty();
        let words = if follows {
            &event.follows
        } else {
            &event.label
        };
        lines.push((Class::Head, words.clone()));
    }
    let detail = group
        .iter()
        .rev()
        .map(|event| &event.detail)
        .find(|text| !text.is_empty());
    let detail = detail.filter(|_| !phone);
    lines.extend(detail.map(|text| (Class::Detail, text.clone())));
    Block { lines }
}
