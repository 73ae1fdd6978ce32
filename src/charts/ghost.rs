//! Lines of another scenario, in grey behind those of this one.

use super::class::Class;
use super::labels::{Block, hugging};
use super::scale::Px;
use super::sheet::Sheet;
use crate::scenario::picture::{Ghost, Pictures, Point, TimeAxis};

/// Lines drawn behind, each with its words.
pub type Behind = Vec<(String, Vec<Px>)>;

/// Prices that would close the other book, where it is the same market on the same path.
pub fn price(sheet: &mut Sheet<'_>, pictures: &Pictures) -> Behind {
    let mut behind = Behind::new();
    let Some(ghost) = &pictures.ghost else {
        return behind;
    };
    let (own, other) = (&pictures.price, &ghost.pictures.price);
    if own.asset == other.asset && alike(&own.time, &other.time) {
        for line in &other.lines {
            for piece in &line.pieces {
                behind.push(draw(sheet, ghost, (&line.name, piece)));
            }
        }
    }
    behind
}

/// The other account's value on the same path.
pub fn account(sheet: &mut Sheet<'_>, pictures: &Pictures) -> Behind {
    let mut behind = Behind::new();
    let Some(ghost) = &pictures.ghost else {
        return behind;
    };
    let (own, other) = (&pictures.account, &ghost.pictures.account);
    if alike(&own.time, &other.time) {
        for line in &other.lines {
            behind.push(draw(sheet, ghost, (&line.name, &line.points)));
        }
    }
    behind
}

/// The other account's value after every joint move.
pub fn shock(sheet: &mut Sheet<'_>, pictures: &Pictures) -> Behind {
    let mut behind = Behind::new();
    let Some(ghost) = &pictures.ghost else {
        return behind;
    };
    for line in &ghost.pictures.shock.lines {
        behind.push(draw(sheet, ghost, (&line.name, &line.points)));
    }
    behind
}

/// Where the other book's pools are closed, where it is of the same two markets.
pub fn map(sheet: &mut Sheet<'_>, pictures: &Pictures) -> Behind {
    let mut behind = Behind::new();
    let Some(ghost) = &pictures.ghost else {
        return behind;
    };
    let other = ghost.pictures.map.get();
    if pictures.map.get().axes == other.axes {
        for pool in &other.pools {
            for edge in &pool.edges {
                behind.push(draw(sheet, ghost, (&pool.name, edge)));
            }
        }
    }
    behind
}

fn alike(one: &TimeAxis, other: &TimeAxis) -> bool {
    (one.clock, one.bar_seconds, one.bars) == (other.clock, other.bar_seconds, other.bars)
}

/// Draws a line; its words come when all lines are known.
fn draw(
    sheet: &mut Sheet<'_>,
    ghost: &Ghost,
    (name, points): (&str, &[Point]),
) -> (String, Vec<Px>) {
    let trace = sheet.draw_line(points, Class::Ghost);
    ([&ghost.word, " ", name].concat(), trace)
}

/// Names the lines where there is room: "pinned cross".
pub fn words(sheet: &mut Sheet<'_>, behind: Behind) {
    for (name, trace) in behind.iter().filter(|(_, trace)| trace.len() > 1) {
        let block = Block::line(Class::Note, name);
        let spots = hugging(&block, trace, (60, 300));
        if let Some(placed) = sheet.space.place(block, spots) {
            sheet.canvas.placed(&placed);
        }
    }
}
