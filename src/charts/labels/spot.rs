//! Where a block may go, in the order of preference.

use plotters_backend::text_anchor::HPos;

use super::{Block, Rect, Space};
use crate::charts::backend::LIFT;
use crate::charts::scale::Px;

/// A place for a block: its anchor and the top of its first line.
#[derive(Clone, Copy)]
pub struct Spot {
    /// Where the text begins, is centred or ends.
    pub x: i32,
    /// Top of the first line.
    pub top: i32,
    /// Which of the three `x` is.
    pub anchor: HPos,
}

impl Spot {
    /// The box of a block at this spot.
    pub fn rect(&self, block: &Block) -> Rect {
        self.sized((block.width(), block.height()))
    }

    /// The box of something of that width and height at this spot.
    fn sized(&self, (width, height): (i32, i32)) -> Rect {
        let left = match self.anchor {
            HPos::Left => self.x,
            HPos::Center => self.x - width / 2,
            HPos::Right => self.x - width,
        };
        Rect {
            left,
            top: self.top,
            right: left + width,
            bottom: self.top + height,
        }
    }
}

/// A block with its place, and its leader where it stands away from its marker.
#[derive(Clone)]
pub struct Placed {
    /// The words.
    pub block: Block,
    /// Their place.
    pub spot: Spot,
    /// From the marker to the words.
    pub leader: Option<(Px, Px)>,
}

impl Space {
    /// Takes the first free spot.
    pub fn place(&mut self, block: Block, spots: impl IntoIterator<Item = Spot>) -> Option<Placed> {
        let size = (block.width(), block.height());
        let spot = spots
            .into_iter()
            .find(|spot| self.free(&spot.sized(size)))?;
        self.take_text(spot.sized(size));
        Some(Placed {
            block,
            spot,
            leader: None,
        })
    }

    /// Takes the first free spot close to a marker, or one further off with a leader to it.
    pub fn place_at(&mut self, block: Block, marker: Px) -> Option<Placed> {
        if let Some(placed) = self.place(block.clone(), beside(&block, marker, 90)) {
            return Some(placed);
        }
        let spots = [220, 360, 520, 700].into_iter().flat_map(|away| {
            [260, 400, 140, 560, 0]
                .into_iter()
                .flat_map(move |down| away_from(marker, (away, down)))
        });
        let size = (block.width(), block.height());
        let lifted = |spot: &Spot| Spot {
            top: spot.top - size.1 / 2,
            ..*spot
        };
        let found = spots.map(|spot| lifted(&spot)).find_map(|spot| {
            let rect = spot.sized(size);
            let leader = leader(marker, &rect);
            (self.free(&rect) && self.open(leader.0, leader.1)).then_some((spot, leader))
        });
        let (spot, leader) = found?;
        self.take_text(spot.rect(&block));
        self.take_line(&[leader.0, leader.1, LIFT]);
        Some(Placed {
            block,
            spot,
            leader: Some(leader),
        })
    }
}

/// Right-below, right-above, left-below, left-above and then level with the marker.
fn beside(block: &Block, (x, y): Px, away: i32) -> [Spot; 6] {
    let below = y + 20;
    let above = y - block.height() - 20;
    let level = y - block.height() / 2;
    let spot = |dx: i32, top: i32| Spot {
        x: x + dx,
        top,
        anchor: if dx > 0 { HPos::Left } else { HPos::Right },
    };
    [
        spot(away, below),
        spot(away, above),
        spot(-away, below),
        spot(-away, above),
        spot(away + 40, level),
        spot(-away - 40, level),
    ]
}

/// Four spots whose middle lies `away` to the side and `down` below or above.
fn away_from((x, y): Px, (away, down): (i32, i32)) -> [Spot; 4] {
    let spot = |dx: i32, dy: i32| Spot {
        x: x + dx,
        top: y + dy,
        anchor: if dx > 0 { HPos::Left } else { HPos::Right },
    };
    [
        spot(away, down),
        spot(away, -down),
        spot(-away, down),
        spot(-away, -down),
    ]
}

/// Rings of spots around a point of a line, nearest first.
pub fn near(block: &Block, (x, y): Px, reach: i32) -> Vec<Spot> {
    let mut spots = Vec::new();
    for away in (40..=reach).step_by(60) {
        for dx in [-1, 1] {
            let side = if dx > 0 { HPos::Left } else { HPos::Right };
            for top in [y - away - block.height(), y + away] {
                for shift in [-60, 40, away] {
                    spots.push(Spot {
                        x: x + dx * shift,
                        top,
                        anchor: side,
                    });
                }
            }
        }
    }
    spots
}

/// Spots that hug a line from below and from above, from its start onwards.
///
/// The first begins `inset` after the line, the others `step` further each.
pub fn hugging(block: &Block, trace: &[Px], (inset, step): (i32, i32)) -> Vec<Spot> {
    let columns = super::Columns::of(trace);
    let Some(start) = trace.first().filter(|point| **point != LIFT) else {
        return Vec::new();
    };
    let end = trace
        .iter()
        .filter(|point| **point != LIFT)
        .map(|point| point.0)
        .max();
    let (width, mut spots) = (block.width(), Vec::new());
    let mut left = start.0 + inset;
    while left + width / 3 < end.unwrap_or(left) && spots.len() < 80 {
        if let Some((top, bottom)) = columns.extent(left, left + width) {
            let spot = |top: i32| Spot {
                x: left,
                top,
                anchor: HPos::Left,
            };
            for away in [40, 70] {
                spots.push(spot(bottom + away));
                spots.push(spot(top - away - block.height()));
            }
        }
        left += step;
    }
    spots
}

/// From a marker's edge to the side of a box that faces it.
fn leader(marker: Px, rect: &Rect) -> (Px, Px) {
    let x = if rect.left > marker.0 {
        rect.left - 40
    } else {
        rect.right + 40
    };
    let middle = (rect.top + rect.bottom) / 2;
    let y = marker
        .1
        .clamp((rect.top + 60).min(middle), (rect.bottom - 60).max(middle));
    let (dx, dy) = (f64::from(x - marker.0), f64::from(y - marker.1));
    let share = 60.0 / dx.hypot(dy).max(60.0);
    let from = (
        marker.0 + (dx * share) as i32,
        marker.1 + (dy * share) as i32,
    );
    (from, (x, y))
}

/// Pushes blocks apart evenly: their wished tops in, their tops out, in the same order.
///
/// Blocks keep `gap` between them and stay between `low` and `high`.
pub fn spread(wishes: &[(i32, i32)], gap: i32, (low, high): (i32, i32)) -> Vec<i32> {
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    order.sort_by_key(|index| (wishes[*index].0, *index));
    let mut groups: Vec<(i32, i32, Vec<usize>)> = Vec::new();
    for index in order {
        let (top, height) = wishes[index];
        groups.push((top.min(high - height).max(low), height, vec![index]));
        while let [.., above, below] = groups.as_slice() {
            if above.0 + above.1 + gap <= below.0 {
                break;
            }
            let height = above.1 + gap + below.1;
            let members = [above.2.clone(), below.2.clone()].concat();
            let top = centred(wishes, &members, gap).min(high - height).max(low);
            groups.truncate(groups.len() - 2);
            groups.push((top, height, members));
        }
    }
    let mut tops = vec![0; wishes.len()];
    for (mut top, _, members) in groups {
        for index in members {
            tops[index] = top;
            top += wishes[index].1 + gap;
        }
    }
    tops
}

/// The top of a pushed group that moves its members least, in the mean.
fn centred(wishes: &[(i32, i32)], members: &[usize], gap: i32) -> i32 {
    let mut offset = 0;
    let mut sum = 0;
    for index in members {
        sum += wishes[*index].0 - offset;
        offset += wishes[*index].1 + gap;
    }
    sum / i32::try_from(members.len()).unwrap_or(1).max(1)
}
