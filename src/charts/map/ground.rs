//! Tints and hatch of the regions, and the words that stand on them.

use plotters_backend::text_anchor::HPos;

use super::Shape;
use crate::charts::backend::LIFT;
use crate::charts::class::Class;
use crate::charts::labels::{Block, Placed, Rect, Spot};
use crate::charts::scale::Px;
use crate::charts::sheet::Sheet;
use crate::scenario::picture::{MapZone, Series};

/// From one line of the hatch to the next along x: 8 px across.
const HATCH: i32 = 113;

/// Fills what is closed: isolated first, then cross with its hatch.
pub fn draw(sheet: &Sheet<'_>, shapes: &[Shape<'_>]) {
    let window = corners(sheet.plane.rect);
    let isolated = || of(shapes, Series::Isolated);
    for shape in isolated() {
        sheet
            .canvas
            .region(&closed(&window, shape), Class::IsolatedGround);
    }
    both(sheet, &isolated().collect::<Vec<_>>());
    for shape in of(shapes, Series::Cross) {
        sheet
            .canvas
            .region(&closed(&window, shape), Class::CrossGround);
    }
    for shape in of(shapes, Series::Cross) {
        hatch(sheet, shape);
    }
}

fn of<'s, 'p>(
    shapes: &'s [Shape<'p>],
    series: Series,
) -> impl Iterator<Item = &'s Shape<'p>> + use<'s, 'p> {
    shapes
        .iter()
        .filter(move |shape| shape.pool.series == series)
}

fn corners(rect: Rect) -> [Px; 4] {
    [
        (rect.left, rect.top),
        (rect.right, rect.top),
        (rect.right, rect.bottom),
        (rect.left, rect.bottom),
    ]
}

/// The window with a hole where the pool is alive.
fn closed(window: &[Px; 4], shape: &Shape<'_>) -> Vec<Px> {
    let mut path = window.to_vec();
    if shape.outline.len() > 2 {
        path.push(LIFT);
        path.extend(&shape.outline);
    }
    path
}

/// Where a market across and a market upward have both closed an isolated pool: such pools are alive in
/// a strip each.
fn both(sheet: &Sheet<'_>, isolated: &[&Shape<'_>]) {
    let rect = sheet.plane.rect;
    let (mut across, mut upward) = ((rect.left, rect.right), (rect.top, rect.bottom));
    for shape in isolated {
        let xs = || shape.outline.iter().map(|at| at.0);
        let ys = || shape.outline.iter().map(|at| at.1);
        let (Some(left), Some(right)) = (xs().min(), xs().max()) else {
            continue;
        };
        let (Some(top), Some(bottom)) = (ys().min(), ys().max()) else {
            continue;
        };
        let corner = |at: &Px| (at.0 == left || at.0 == right) && (at.1 == top || at.1 == bottom);
        if !shape.outline.iter().all(corner) {
            continue;
        }
        if (top, bottom) == (rect.top, rect.bottom) {
            across = (across.0.max(left), across.1.min(right));
        } else if (left, right) == (rect.left, rect.right) {
            upward = (upward.0.max(top), upward.1.min(bottom));
        }
    }
    for (left, right) in [(rect.left, across.0), (across.1, rect.right)] {
        for (top, bottom) in [(rect.top, upward.0), (upward.1, rect.bottom)] {
            if left < right && top < bottom {
                let rect = Rect {
                    left,
                    top,
                    right,
                    bottom,
                };
                sheet.canvas.fill(rect, Class::BothGround);
            }
        }
    }
}

/// Thin lines at 45° over what is closed.
fn hatch(sheet: &Sheet<'_>, shape: &Shape<'_>) {
    let rect = sheet.plane.rect;
    let window = corners(rect);
    let mut lines: Vec<Px> = Vec::new();
    let mut sum = rect.left + rect.top + HATCH / 2;
    while sum < rect.right + rect.bottom {
        let mut cuts: Vec<i32> = Vec::new();
        for outline in [&window[..], &shape.outline] {
            cut(outline, sum, &mut cuts);
        }
        cuts.sort_unstable();
        for pair in cuts.chunks_exact(2) {
            if let [from, to] = *pair
                && to - from > 10
            {
                lines.extend([(from, sum - from), (to, sum - to), LIFT]);
            }
        }
        sum += HATCH;
    }
    sheet.canvas.line(&lines, Class::Hatch);
}

/// Where the line x + y = `sum` passes through the sides of an outline.
fn cut(outline: &[Px], sum: i32, cuts: &mut Vec<i32>) {
    let next = outline.iter().cycle().skip(1);
    for (a, b) in outline.iter().zip(next) {
        let (from, to) = (a.0 + a.1 - sum, b.0 + b.1 - sum);
        if (from < 0) != (to < 0) {
            let run = i64::from(b.0 - a.0) * i64::from(from) / i64::from(from - to);
            cuts.push(a.0 + i32::try_from(run).unwrap_or(0));
        }
    }
}

/// Whether a point lies inside an outline.
fn holds(outline: &[Px], (x, y): Px) -> bool {
    let next = outline.iter().cycle().skip(1);
    let mut inside = false;
    for (a, b) in outline.iter().zip(next) {
        if (a.1 > y) != (b.1 > y) {
            let run = i64::from(b.0 - a.0) * i64::from(y - a.1) / i64::from(b.1 - a.1);
            inside ^= i64::from(x - a.0) < run;
        }
    }
    inside
}

/// What is alive at a point, one a shape.
fn alive(shapes: &[Shape<'_>], at: Px) -> Vec<bool> {
    shapes
        .iter()
        .map(|shape| holds(&shape.outline, at))
        .collect()
}

/// Writes a region's words at the first of its seeds where they lie inside it.
pub fn name(sheet: &mut Sheet<'_>, shapes: &[Shape<'_>], zone: &MapZone) {
    let mut lines = vec![(Class::Head, zone.label.head.clone())];
    let head = Block {
        lines: lines.clone(),
    };
    let details = zone
        .label
        .detail
        .split(", ")
        .filter(|text| !text.is_empty());
    lines.extend(details.map(|text| (Class::Detail, text.to_owned())));
    let Some(pattern) = zone.seeds.first().map(|seed| {
        let at = sheet.plane.place(*seed);
        alive(shapes, at)
    }) else {
        return;
    };
    for block in [Block { lines }, head] {
        let within = |spot: &Spot| {
            let rect = spot.rect(&block).grown(30);
            let (x, y) = ((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2);
            let edge = [
                (rect.left, y),
                (rect.right, y),
                (x, rect.top),
                (x, rect.bottom),
            ];
            let mut points = corners(rect).into_iter().chain(edge);
            points.all(|at| alive(shapes, at) == pattern)
        };
        let spot = |seed| {
            let (x, y) = sheet.plane.place(seed);
            Spot {
                x,
                top: y - block.height() / 2,
                anchor: HPos::Center,
            }
        };
        let spots: Vec<Spot> = zone
            .seeds
            .iter()
            .map(|seed| spot(*seed))
            .filter(within)
            .collect();
        if let Some(placed) = sheet.space.place(block.clone(), spots) {
            behind(sheet, shapes, &placed);
            return sheet.canvas.placed(&placed);
        }
    }
    // Without room for words: the cursor's readout says what is alive there.
}

/// The ground of the region behind words, so that no hatch runs through them.
pub fn behind(sheet: &Sheet<'_>, shapes: &[Shape<'_>], placed: &Placed) {
    let rect = placed.spot.rect(&placed.block);
    let middle = ((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2);
    let closed = |shape: &&Shape<'_>| !holds(&shape.outline, middle);
    if of(shapes, Series::Cross).any(|shape| closed(&shape)) {
        sheet.canvas.fill(rect.grown(20), Class::CrossGround);
    }
}
