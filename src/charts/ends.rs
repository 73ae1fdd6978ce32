//! Names of lines at their right ends.

use plotters_backend::text_anchor::HPos;

use super::class::Class;
use super::labels::{Block, Spot, spread};
use super::scale::Px;
use super::sheet::{Sheet, widest};
use super::text::fit;
use crate::scenario::picture::Label;

/// From the plot's right edge to the names.
const GAP: i32 = 120;
/// Room the names may take at most.
const MOST: i32 = 2300;

/// The right margin that some labels need, at least `usual`.
pub fn margin<'t>(labels: impl Iterator<Item = &'t Label> + Clone, usual: i32) -> i32 {
    let heads = widest(Class::Head, labels.clone().map(|label| label.head.as_str()));
    let details = widest(Class::Detail, labels.map(|label| label.detail.as_str()));
    (heads.max(details) + GAP + 20).clamp(usual, usual.max(MOST))
}

/// Draws the names of lines: beside the plot on a desk, inside it on a phone.
pub fn draw(sheet: &mut Sheet<'_>, ends: &[(Px, &Label)]) {
    let ends: Vec<_> = ends
        .iter()
        .filter(|(_, label)| !label.head.is_empty())
        .collect();
    if sheet.phone {
        for (at, label) in ends {
            inside(sheet, *at, label);
        }
        return;
    }
    let x = sheet.plane.rect.right + GAP;
    let room = sheet.page.right - x - 5;
    let blocks: Vec<Block> = ends.iter().map(|(_, label)| block(label, room)).collect();
    let wish = |(at, block): (i32, &Block)| (at - block.height() / 2, block.height());
    let wishes: Vec<_> = ends
        .iter()
        .map(|(at, _)| at.1)
        .zip(&blocks)
        .map(wish)
        .collect();
    // Above the plot are the names of zones.
    let low = (sheet.plane.rect.top - 15).max(sheet.page.top + 5);
    let tops = spread(&wishes, 14, (low, sheet.page.bottom - 5));
    for (((at, _), block), top) in ends.iter().zip(&blocks).zip(tops) {
        let middle = top + block.height() / 2;
        if (middle - at.1).abs() > 60 {
            let right = sheet.plane.rect.right;
            sheet
                .canvas
                .stroke((right + 30, at.1), (x - 30, middle), Class::Leader);
        }
        let spot = Spot {
            x,
            top,
            anchor: HPos::Left,
        };
        sheet.canvas.block(block, &spot);
        sheet.space.take_text(spot.rect(block));
    }
}

fn block(label: &Label, room: i32) -> Block {
    let mut block = Block::line(Class::Head, &fit(&label.head, Class::Head, room));
    if !label.detail.is_empty() {
        block
            .lines
            .push((Class::Detail, fit(&label.detail, Class::Detail, room)));
    }
    block
}

fn inside(sheet: &mut Sheet<'_>, at: Px, label: &Label) {
    let block = Block::line(Class::Head, &label.head);
    sheet.put(&block, |block| {
        let spots = (2..12).flat_map(|step| {
            let away = step * 30;
            let tops = [at.1 - away - block.height(), at.1 + away];
            [20, 160, 320, 480].into_iter().flat_map(move |left| {
                tops.map(|top| Spot {
                    x: at.0 - left,
                    top,
                    anchor: HPos::Right,
                })
            })
        });
        spots.collect()
    });
}
