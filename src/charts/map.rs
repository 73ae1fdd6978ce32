//! Survival map: two moves against each other, and what is alive after both.

use plotters_backend::text_anchor::HPos;

use super::class::Class;
use super::frame::{Drawing, Frame, draw};
use super::labels::{Block, Spot, near};
use super::scale::{Plane, Px, float};
use super::sheet::Sheet;
use super::{Chart, events, ghost};
use crate::scenario::picture::{MapPicture, MapPool, MapZone, Note, Pictures, Point, Series};
use crate::words::charts as words;

mod ground;
mod moves;
mod table;

/// The survival map.
pub const MAP: Chart = Chart {
    slug: "map",
    title: words::MAP,
    frame: Frame {
        width: 560,
        height: 548,
    },
    phone: Frame::PHONE,
    draw: map,
    table: table::map,
};

fn map(pictures: &Pictures, frame: Frame) -> Drawing {
    let picture = pictures.map.get();
    let margins = if frame.phone() {
        (220, 130, 400, 480)
    } else {
        (220, 160, 400, 580)
    };
    let floats = |range: Point| (float(range.0), float(range.1));
    let plane = Plane::new(
        frame.plot(margins),
        floats(picture.range.0),
        floats(picture.range.1),
    );
    draw(frame, plane, &picture.summary, |sheet| {
        if picture.none.is_empty() {
            paint(sheet, pictures);
        } else {
            nothing(sheet, &picture.none);
        }
    })
}

/// In place of a map: why there is none.
fn nothing(sheet: &mut Sheet<'_>, words: &str) {
    let rect = sheet.plane.rect;
    let block = Block::line(Class::Body, words);
    let spot = Spot {
        x: rect.left,
        top: rect.top + 100,
        anchor: HPos::Left,
    };
    sheet.put(&block, |_| vec![spot]);
}

/// A pool's outline in the picture.
struct Shape<'p> {
    pool: &'p MapPool,
    outline: Vec<Px>,
}

fn paint(sheet: &mut Sheet<'_>, pictures: &Pictures) {
    let picture = pictures.map.get();
    // No names stand beside this plot.
    sheet.space.bounds = sheet.plane.rect.grown(-10);
    let shape = |pool| outlined(sheet, pool);
    let shapes: Vec<Shape<'_>> = picture
        .pools
        .iter()
        .filter(|pool| pool.series != Series::Configured)
        .map(shape)
        .collect();
    ground::draw(sheet, &shapes);
    moves::grid(sheet, picture);
    diagonal(sheet, picture);
    let behind = ghost::map(sheet, pictures);
    let mut lines: Vec<(Series, Vec<Px>)> = Vec::new();
    for pool in &picture.pools {
        for edge in &pool.edges {
            let trace = sheet.draw_line(edge, Class::line(pool.series));
            lines.push((pool.series, trace));
        }
    }
    path(sheet, picture);
    markers(sheet, picture, &lines);
    moves::words(sheet, picture);
    words(sheet, picture, &shapes);
    ghost::words(sheet, behind);
}

fn outlined<'p>(sheet: &Sheet<'_>, pool: &'p MapPool) -> Shape<'p> {
    let corners = pool.outline.iter();
    Shape {
        pool,
        outline: corners.map(|at| sheet.plane.place(*at)).collect(),
    }
}

/// Both ways from today, to the edges of the picture.
fn diagonal(sheet: &mut Sheet<'_>, picture: &MapPicture) {
    let (x, y) = picture.diagonal.0;
    let far = rust_decimal::Decimal::from(4);
    let ends = [(-x * far, -y * far), (x * far, y * far)];
    let trace = sheet.plane.trace(&ends);
    sheet.canvas.line(&trace, Class::Diagonal);
    sheet.space.take_line(&trace);
}

/// The chosen path; grey once nothing is alive.
fn path(sheet: &mut Sheet<'_>, picture: &MapPicture) {
    let cut = match picture.path_end {
        Some(end) => picture.path.partition_point(|sample| sample.time <= end),
        None => picture.path.len(),
    };
    let points = |from: usize, to: usize| -> Vec<Point> {
        let samples = picture.path.get(from..to).unwrap_or_default();
        samples.iter().map(|sample| sample.at).collect()
    };
    sheet.draw_line(
        &points(cut.saturating_sub(1), picture.path.len()),
        Class::PathGone,
    );
    sheet.draw_line(&points(0, cut), Class::Mark);
}

fn markers(sheet: &mut Sheet<'_>, picture: &MapPicture, lines: &[(Series, Vec<Px>)]) {
    let notes = picture.displayed.iter().chain(&picture.together);
    let rings: Vec<Point> = notes
        .map(|note| note.at)
        .filter(|at| sheet.plane.holds(*at))
        .collect();
    let mut busy = sheet.busy(&picture.events, None);
    busy.extend(rings.iter().map(|at| sheet.plane.place(*at)));
    busy.push(sheet.plane.place((0.into(), 0.into())));
    for (series, trace) in lines {
        dots(sheet, *series, trace, &busy);
    }
    events::markers(sheet, &picture.events);
    for at in rings {
        let place = sheet.plane.place(at);
        sheet.canvas.ring(place, 45, Class::CrossRing);
        sheet.space.take(super::labels::Rect::around(place, 50));
    }
    if sheet.plane.holds(picture.hand.at) {
        sheet.ring(picture.hand.at, 32);
    }
    sheet.ring((0.into(), 0.into()), 40);
}

/// Markers along a line of any direction, two to four of them.
fn dots(sheet: &mut Sheet<'_>, series: Series, trace: &[Px], busy: &[Px]) {
    let length = |pair: &[Px]| match pair {
        [a, b] if *a != super::backend::LIFT && *b != super::backend::LIFT => {
            f64::from(b.0 - a.0).hypot(f64::from(b.1 - a.1))
        }
        _ => 0.0,
    };
    let whole: f64 = trace.windows(2).map(length).sum();
    let count = (whole / 1400.0).round().clamp(1.0, 4.0);
    let phase = match series {
        Series::Isolated | Series::Mark => 0.62,
        Series::Cross => 0.38,
        Series::Configured => 0.5,
    };
    let mut index = 0.0;
    while index < count && whole > 400.0 {
        let mut left = whole * (index + phase) / count;
        index += 1.0;
        for pair in trace.windows(2) {
            let own = length(pair);
            if let [a, b] = *pair
                && own > 0.0
                && left <= own
            {
                let along = |from: i32, to: i32| from + (f64::from(to - from) * left / own) as i32;
                let at = (along(a.0, b.0), along(a.1, b.1));
                let near =
                    |other: &Px| (other.0 - at.0).abs() < 120 && (other.1 - at.1).abs() < 120;
                if !busy.iter().any(near) {
                    sheet.canvas.dot(at, series);
                    sheet.space.take(super::labels::Rect::around(at, 36));
                }
                break;
            }
            left -= own;
        }
    }
}

fn words(sheet: &mut Sheet<'_>, picture: &MapPicture, shapes: &[Shape<'_>]) {
    let first = |note: &Note| sheet.plane.holds(note.at);
    let notes: Vec<&Note> = picture
        .displayed
        .iter()
        .chain(&picture.together)
        .filter(|note| first(note))
        .collect();
    for note in notes {
        let mut lines = vec![(Class::Head, note.label.head.clone())];
        let details = note.label.detail.split(": ");
        lines.extend(details.map(|text| (Class::Detail, text.to_owned())));
        let at = sheet.plane.place(note.at);
        say(sheet, shapes, &Block { lines }, at);
    }
    if sheet.plane.holds(picture.hand.at) {
        let at = sheet.plane.place(picture.hand.at);
        let block = Block::line(Class::Detail, &picture.hand.label.head);
        say(sheet, shapes, &block, at);
    }
    let mut zones: Vec<&MapZone> = picture.zones.iter().collect();
    zones.sort_by_key(|zone| std::cmp::Reverse(zone.seeds.len()));
    for zone in zones {
        ground::name(sheet, shapes, zone);
    }
    let early = picture.path.get(picture.path.len() / 5);
    if let Some(sample) = early.filter(|sample| sheet.plane.holds(sample.at)) {
        let at = sheet.plane.place(sample.at);
        say(
            sheet,
            shapes,
            &Block::line(Class::Detail, &picture.path_name),
            at,
        );
    }
    let (x, y) = picture.diagonal.0;
    let sides = [picture.range.0.0, picture.range.0.1];
    let ends = sides.map(|side| {
        let share = rust_decimal::Decimal::new(8, 1);
        let along = (side * share).checked_div(x).unwrap_or_default();
        (x * along, y * along)
    });
    let far = ends.into_iter().max_by_key(|at| at.0.abs());
    if let Some(at) = far.filter(|at| sheet.plane.holds(*at)) {
        let at = sheet.plane.place(at);
        say(
            sheet,
            shapes,
            &Block::line(Class::Detail, &picture.diagonal.1),
            at,
        );
    }
}

/// Words beside a point, on the ground that is there.
fn say(sheet: &mut Sheet<'_>, shapes: &[Shape<'_>], block: &Block, at: Px) {
    let mut shapes_of = vec![block.clone()];
    if let Some(first) = block.lines.first().filter(|_| block.lines.len() > 1) {
        shapes_of.push(Block {
            lines: vec![first.clone()],
        });
    }
    for shape in shapes_of {
        let spots = near(&shape, at, 400);
        let placed = match sheet.space.place_at(shape.clone(), at) {
            Some(placed) => Some(placed),
            None => sheet.space.place(shape, spots),
        };
        if let Some(placed) = placed {
            ground::behind(sheet, shapes, &placed);
            return sheet.canvas.placed(&placed);
        }
    }
    let words = block.lines.iter().map(|(_, text)| text.as_str());
    sheet.left_out.push(words.collect::<Vec<_>>().join(" "));
}
