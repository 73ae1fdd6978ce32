//! What a scenario is called where it is kept: in a file's name and title.

use crate::market::position::Side;
use crate::scenario::form::Form;
use crate::words::inputs::files;

/// How many positions are named.
const NAMED: usize = 3;

/// "BTC long 10x, ETH short 3x": the first positions of the book.
pub fn title(form: &Form) -> String {
    let mut title = String::new();
    for position in form.positions.iter().take(NAMED) {
        if !title.is_empty() {
            title.push_str(", ");
        }
        let long = position.side == Side::Long;
        title.push_str(&files::position(&position.market, long, &position.leverage));
    }
    match form.positions.len() {
        0 => files::NO_POSITIONS.to_owned(),
        1..=NAMED => title,
        _ => files::positions_and_more(&title),
    }
}

/// A title as part of a file's name: letters, digits and hyphens.
pub fn file_name(title: &str) -> String {
    let mut name = String::from("isocross");
    let mut gap = true;
    for letter in title.chars() {
        if letter.is_ascii_alphanumeric() {
            if std::mem::take(&mut gap) {
                name.push('-');
            }
            name.push(letter);
        } else {
            gap = true;
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::num::text::Separators;
    use crate::scenario::presets;

    #[test]
    fn a_book_is_called_by_its_positions() {
        let mut form = presets::opening(Separators::EN);
        assert_eq!(title(&form), "BTC long 10x, ETH long 10x");
        let name = file_name(&title(&form));
        assert_eq!(name, "isocross-BTC-long-10x-ETH-long-10x");
        form.positions[0].market = "../<é>".to_owned();
        form.positions.truncate(1);
        assert_eq!(file_name(&title(&form)), "isocross-long-10x");
        form.positions.clear();
        assert_eq!(title(&form), "no positions");
        let five = presets::ALL
            .iter()
            .find(|preset| preset.slug == "five-pockets");
        let five = five.expect("a preset").form(Separators::EN);
        assert!(
            title(&five).ends_with("SOL long 5x and more"),
            "{}",
            title(&five)
        );
    }
}
