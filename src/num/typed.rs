//! A printed figure as it would be typed.

use super::text::Separators;

/// The first digits of a printed figure with its decimals, without groups, sign of gain and unit: `−9.55 %`
/// is `-9.55`, and `54,271.4` is `54271.4`.
#[must_use]
pub fn typed(printed: &str, locale: Separators) -> String {
    let mut typed = String::new();
    for letter in printed.chars() {
        match letter {
            '\u{2212}' if typed.is_empty() => typed.push('-'),
            _ if letter.is_ascii_digit() || letter == locale.decimal => typed.push(letter),
            '+' if typed.is_empty() => {}
            _ if letter == locale.group => {}
            _ => break,
        }
    }
    typed
}

#[cfg(test)]
mod tests {
    use super::typed;
    use crate::num::text::{Kind, Separators, Style, parse};
    use rust_decimal::dec;

    #[test]
    fn a_printed_figure_is_typed_as_it_is_read() {
        let german = Separators {
            decimal: ',',
            group: '.',
        };
        assert_eq!(typed("\u{2212}9.5477\u{202f}%", Separators::EN), "-9.5477");
        assert_eq!(typed("+1,234.50", Separators::EN), "1234.50");
        assert_eq!(typed("10.0x", Separators::EN), "10.0");
        assert_eq!(typed("54.271,4", german), "54271,4");
        for value in [dec!(-1234567.25), dec!(0.000012), dec!(999), dec!(60000)] {
            for separators in [Separators::EN, german] {
                let text = typed(&Style { separators }.plain(value), separators);
                let read = parse(&text, Kind::Amount, separators);
                assert_eq!(read.map(|read| read.value), Ok(value), "{text}");
            }
        }
    }
}
