//! Walks all rays of a cone at once, from cell to cell.
//!
//! The ray towards d meets the line n·d·t = k at t = k ÷ (n·d): 1 ÷ t is straight in d. So along the
//! rays of a cone, written d = first + s·(second − first), the nearest of several lines is the largest
//! of several straight functions of s, and where headroom runs out before it is where another straight
//! function changes its sign. All corners follow from roots of lines, each found once.

use super::field::{Field, Part, Plane};
use super::{At, Corner, Window, cross};
use crate::margin::liquidation::floor;
use crate::margin::rules::Trigger;
use crate::num::piecewise::{Floor, Line};
use crate::simulate::stress::MOVE_DIGITS;
use rust_decimal::Decimal;

/// A line across the rays: met at t = far ÷ near(s).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    near: Line,
    far: Decimal,
    what: What,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    /// A side of the window.
    Side(usize),
    /// A part goes over to another piece.
    Kink { part: usize, piece: usize },
    /// Headroom of this plane is nothing.
    Zero(Plane),
}

/// A stretch of the outline, with the line it lies on.
struct Stretch {
    from: At,
    to: At,
    on: What,
}

struct Cone<'a> {
    field: &'a Field,
    window: Window,
    floor: Floor,
    first: At,
    second: At,
    found: &'a mut Vec<Stretch>,
}

/// The corners of what is survived, counter-clockwise from the positive x axis.
pub fn corners(field: &Field, window: Window, trigger: Trigger) -> Vec<Corner> {
    let directions = directions(field);
    let mut found: Vec<Stretch> = Vec::new();
    for (index, &first) in directions.iter().enumerate() {
        let second = directions[(index + 1) % directions.len()];
        let mut cone = Cone {
            field,
            window,
            floor: floor(trigger),
            first,
            second,
            found: &mut found,
        };
        cone.start();
    }
    joined(&found)
}

/// Directions between which every market moves one way, and every claim has one piece today: both axes,
/// and the lines through today on which something changes.
fn directions(field: &Field) -> Vec<At> {
    let (one, zero) = (Decimal::ONE, Decimal::ZERO);
    let mut directions = vec![(one, zero), (zero, one), (-one, zero), (zero, -one)];
    let mut add = |slope: At| {
        let size = slope.0.abs().max(slope.1.abs());
        let scaled = (slope.0.checked_div(size), slope.1.checked_div(size));
        if let (Some(x), Some(y)) = scaled {
            directions.extend([(-y, x), (y, -x)]);
        }
    };
    for part in &field.parts {
        match part {
            Part::Leg { weight, .. } => add(*weight),
            Part::Claim(planes) => {
                for (index, one) in planes.iter().enumerate() {
                    let level = planes[index + 1..].iter();
                    for other in level.filter(|other| other.here == one.here) {
                        add(one.minus(*other).slope);
                    }
                }
            }
        }
    }
    // Lower half-plane second; within a half, counter-clockwise.
    let half = |at: &At| at.1 < zero || (at.1.is_zero() && at.0 < zero);
    directions.sort_by(|a, b| half(a).cmp(&half(b)).then(zero.cmp(&cross(*a, *b))));
    directions.dedup_by(|next, last| half(next) == half(last) && cross(*last, *next).is_zero());
    directions
}

/// Neighbours on one line become one side.
fn joined(stretches: &[Stretch]) -> Vec<Corner> {
    let mut corners: Vec<Corner> = Vec::new();
    let mut last: Option<&Stretch> = None;
    for stretch in stretches {
        let closes = !matches!(stretch.on, What::Side(_));
        let same = last.is_some_and(|last| last.on == stretch.on && last.to == stretch.from);
        if !same {
            if let Some(last) = last.filter(|last| last.to != stretch.from) {
                // Along a ray from one line to the next: what lies behind the nearer is not reached.
                corners.push(Corner {
                    at: last.to,
                    closes: true,
                });
            }
            corners.push(Corner {
                at: stretch.from,
                closes,
            });
        }
        last = Some(stretch);
    }
    if let (Some(last), Some(first)) = (last, stretches.first())
        && last.to != first.from
    {
        corners.push(Corner {
            at: last.to,
            closes: true,
        });
    }
    corners
}

impl Cone<'_> {
    fn start(&mut self) {
        let middle = (self.first.0 + self.second.0, self.first.1 + self.second.1);
        let rise = |slope: At| slope.0 * middle.0 + slope.1 * middle.1;
        let begin = |part: &Part| match part {
            Part::Leg { weight, pieces } => {
                let up = rise(*weight) > Decimal::ZERO;
                let before =
                    |piece: &(Decimal, Plane)| piece.0 < Decimal::ZERO || (up && piece.0.is_zero());
                pieces.partition_point(before).saturating_sub(1)
            }
            Part::Claim(planes) => {
                let largest = |&a: &usize, &b: &usize| {
                    let of = |at: usize| (planes[at].here, rise(planes[at].slope));
                    of(a).cmp(&of(b))
                };
                (0..planes.len()).max_by(largest).unwrap_or(0)
            }
        };
        let pieces: Vec<usize> = self.field.parts.iter().map(begin).collect();
        let plane = self.field.plane(&pieces);
        if self.floor.under(plane.here) {
            // A bracket begins today, and beyond it the pool is closed at once.
            self.found.push(Stretch {
                from: At::default(),
                to: At::default(),
                on: What::Zero(plane),
            });
            return;
        }
        self.cell(pieces, (Decimal::ZERO, Decimal::ONE));
    }

    /// How a slope shows along the rays.
    fn along(&self, slope: At) -> Line {
        let at = |d: At| slope.0 * d.0 + slope.1 * d.1;
        let first = at(self.first);
        Line {
            at_zero: first,
            slope: at(self.second) - first,
        }
    }

    /// The point of a line at s.
    fn point(&self, mark: Mark, s: Decimal) -> At {
        let t = mark.far.checked_div(mark.near.at(s)).unwrap_or_default();
        let x = self.first.0 + s * (self.second.0 - self.first.0);
        let y = self.first.1 + s * (self.second.1 - self.first.1);
        // Lines that meet must agree on where: division leaves noise in the last digits.
        ((x * t).round_dp(MOVE_DIGITS), (y * t).round_dp(MOVE_DIGITS))
    }

    /// All lines ahead: the window, and each part's next piece.
    fn ahead(&self, pieces: &[usize]) -> Vec<Mark> {
        let window = self.window;
        let (one, zero) = (Decimal::ONE, Decimal::ZERO);
        let sides = [
            (window.x.0, (one, zero)),
            (window.x.1, (one, zero)),
            (window.y.0, (zero, one)),
            (window.y.1, (zero, one)),
        ];
        let side =
            |(index, (at, slope)): (usize, (Decimal, At))| self.mark(at, slope, What::Side(index));
        let mut marks: Vec<Mark> = sides.into_iter().enumerate().map(side).collect();
        for (part, (known, &piece)) in self.field.parts.iter().zip(pieces).enumerate() {
            match known {
                Part::Leg {
                    weight,
                    pieces: all,
                } => {
                    let up = self.along(*weight).at(Decimal::ONE / Decimal::TWO) > zero;
                    let next = match up {
                        true => all.get(piece + 1).map(|next| (next.0, piece + 1)),
                        false => piece.checked_sub(1).map(|next| (all[piece].0, next)),
                    };
                    if let Some((at, piece)) = next {
                        marks.push(self.mark(at, *weight, What::Kink { part, piece }));
                    }
                }
                Part::Claim(planes) => {
                    for (next, plane) in planes.iter().enumerate() {
                        let over = plane.minus(planes[piece]);
                        if over.here < zero {
                            let what = What::Kink { part, piece: next };
                            marks.push(self.mark(-over.here, over.slope, what));
                        }
                    }
                }
            }
        }
        marks
    }

    /// The line on which `slope` comes to `at`, met where both have one sign.
    fn mark(&self, at: Decimal, slope: At, what: What) -> Mark {
        let near = self.along(slope);
        Mark {
            near: if at < Decimal::ZERO {
                near.scale(Decimal::NEGATIVE_ONE)
            } else {
                near
            },
            far: at.abs(),
            what,
        }
    }

    /// Goes on from where the rays between two s enter a cell.
    fn cell(&mut self, pieces: Vec<usize>, (mut from, until): (Decimal, Decimal)) {
        let plane = self.field.plane(&pieces);
        let marks = self.ahead(&pieces);
        let mut next = Some(nearest(&marks, from));
        while let Some(mark) = next {
            let (to, then) = overtaken(&marks, mark, (from, until));
            let left = self.left(plane, mark);
            for part in parted(left, (from, to)) {
                if self.floor.under(left.at(middle(part))) {
                    let zero = Mark {
                        near: self.along(plane.slope).scale(Decimal::NEGATIVE_ONE),
                        far: plane.here,
                        what: What::Zero(plane),
                    };
                    self.ends(zero, part);
                } else {
                    self.beyond((&pieces, &marks), mark, part);
                }
            }
            (from, next) = (to, then);
        }
    }

    /// Headroom where a line is met, times a number above zero.
    fn left(&self, plane: Plane, mark: Mark) -> Line {
        mark.near.scale(plane.here) + self.along(plane.slope).scale(mark.far)
    }

    /// The rays between two s have come to a line alive.
    fn beyond(&mut self, of: (&[usize], &[Mark]), mark: Mark, between: (Decimal, Decimal)) {
        let (pieces, marks) = of;
        if matches!(mark.what, What::Side(_)) {
            return self.ends(mark, between);
        }
        let mut next = pieces.to_vec();
        // What changes on the very same line changes at once.
        for other in marks {
            let same = other.near.scale(mark.far) == mark.near.scale(other.far);
            if let What::Kink { part, piece } = other.what
                && same
            {
                next[part] = piece;
            }
        }
        let plane = self.field.plane(&next);
        let left = self.left(plane, mark);
        for part in parted(left, between) {
            if self.floor.under(left.at(middle(part))) {
                self.ends(mark, part);
            } else {
                self.cell(next.clone(), part);
            }
        }
    }

    /// The rays between two s end on a line.
    fn ends(&mut self, mark: Mark, (from, to): (Decimal, Decimal)) {
        let stretch = Stretch {
            from: self.point(mark, from),
            to: self.point(mark, to),
            on: mark.what,
        };
        self.found.push(stretch);
    }
}

fn middle((from, to): (Decimal, Decimal)) -> Decimal {
    from + (to - from) / Decimal::TWO
}

/// Positive where `one` is met before `other`.
fn sooner(one: &Mark, other: &Mark) -> Line {
    one.near.scale(other.far) - other.near.scale(one.far)
}

/// The line met first by the ray at `from`, and by those just beyond it.
fn nearest(marks: &[Mark], from: Decimal) -> Mark {
    let mut first = marks[0];
    for mark in &marks[1..] {
        let sooner = sooner(mark, &first);
        let here = sooner.at(from);
        if here > Decimal::ZERO || (here.is_zero() && sooner.slope > Decimal::ZERO) {
            first = *mark;
        }
    }
    first
}

/// Up to which s `first` stays the line met first, and which is from there on.
fn overtaken(
    marks: &[Mark],
    first: Mark,
    (from, until): (Decimal, Decimal),
) -> (Decimal, Option<Mark>) {
    let mut found: (Decimal, Option<Mark>) = (until, None);
    for mark in marks {
        let gains = sooner(mark, &first);
        let Some(s) = gains
            .meets(Decimal::ZERO)
            .filter(|_| gains.slope > Decimal::ZERO)
        else {
            continue;
        };
        // Two that overtake at once differ in the last digit: the root may seem to lie behind.
        let s = s.max(from);
        let later = |known: &Mark| sooner(mark, known).slope > Decimal::ZERO;
        if s < found.0 || (s == found.0 && found.1.as_ref().is_some_and(later)) {
            found = (s, Some(*mark));
        }
    }
    found
}

/// The part before a line's root and the part after it, or the whole; nothing of nothing.
fn parted(line: Line, (from, to): (Decimal, Decimal)) -> Vec<(Decimal, Decimal)> {
    match line.meets(Decimal::ZERO).filter(|s| *s > from && *s < to) {
        Some(root) => vec![(from, root), (root, to)],
        None if from < to => vec![(from, to)],
        None => Vec::new(),
    }
}
