//! Names of the zones, above the plot.

use plotters_backend::text_anchor::HPos;

use super::float;
use crate::charts::class::Class;
use crate::charts::labels::{Block, Rect, Spot};
use crate::charts::sheet::Sheet;
use crate::charts::text::{halves, width};
use crate::scenario::picture::Zone;

/// Narrower zones break their name in two lines.
const BREAK: i32 = 600;
/// Narrower zones are named in the caption.
const LEAST: i32 = 360;

/// Left and right edge of a zone inside the plot.
pub fn sides(sheet: &Sheet<'_>, zone: &Zone) -> (i32, i32) {
    let across = |x: f64| sheet.plane.px((x, sheet.plane.y.0)).0;
    (across(float(zone.from)), across(float(zone.to)))
}

/// Air between two names.
const AIR: i32 = 120;

/// A name that has found its place.
struct Named {
    block: Block,
    spot: Spot,
    /// Left edge of its zone.
    left: i32,
}

impl Named {
    fn rect(&self) -> Rect {
        self.spot.rect(&self.block)
    }

    /// Makes room for the next name, as far as the zone goes.
    fn give_way_to(&mut self, next: &Rect) {
        let (own, wanted) = (self.rect(), next.grown(AIR));
        if own.meets(&wanted) {
            let room = (own.left - self.left).max(0);
            self.spot.x -= (own.right - wanted.left + 1).clamp(0, room);
        }
    }
}

/// Writes the names that fit above their zones, from left to right; the others are left out.
pub fn names(sheet: &mut Sheet<'_>, zones: &[Zone]) {
    let mut taken: Vec<Named> = Vec::new();
    for zone in zones.iter().filter(|zone| !zone.label.head.is_empty()) {
        let (left, right) = sides(sheet, zone);
        if right <= left {
            continue;
        }
        let fitting = blocks(zone, right - left).into_iter().find_map(|block| {
            let spot = spot(sheet, &block, (left + right) / 2);
            let rect = spot.rect(&block);
            let last = taken.last_mut();
            if let Some(last) = last {
                last.give_way_to(&rect);
            }
            let free = !taken
                .iter()
                .any(|other| other.rect().meets(&rect.grown(AIR)));
            (free && sheet.page.holds(&rect)).then_some(Named { block, spot, left })
        });
        match fitting {
            Some(named) => taken.push(named),
            None => sheet.left_out.push(zone.label.head.clone()),
        }
    }
    for Named { block, spot, .. } in taken {
        sheet.canvas.block(&block, &spot);
    }
}

/// What may stand above a zone of some width, the fullest first.
fn blocks(zone: &Zone, room: i32) -> Vec<Block> {
    let name = Block::line(Class::Head, &zone.label.head);
    let two = Block {
        lines: halves(&zone.label.head, Class::Head)
            .into_iter()
            .map(|line| (Class::Head, line))
            .collect(),
    };
    let mut blocks = Vec::new();
    if room < LEAST {
        return blocks;
    }
    if room >= BREAK && name.width() <= room {
        if !zone.label.detail.is_empty() && width(&zone.label.detail, Class::Detail) <= room {
            let mut full = name.clone();
            full.lines.push((Class::Detail, zone.label.detail.clone()));
            blocks.push(full);
        }
        blocks.push(name);
    }
    blocks.push(two);
    blocks
}

/// Centred over the zone, its foot just above the plot and inside the page.
fn spot(sheet: &Sheet<'_>, block: &Block, middle: i32) -> Spot {
    let half = block.width() / 2 + 5;
    let (low, high) = (sheet.page.left + half, sheet.page.right - half);
    let two = 2 * Block::LEADING - 30;
    Spot {
        x: middle.clamp(low.min(high), high.max(low)),
        top: sheet.plane.rect.top - two - 20,
        anchor: HPos::Center,
    }
}
