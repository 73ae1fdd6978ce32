//! Locales whose numbers differ.

use isocross::num::text::Separators;

pub const GERMAN: Separators = Separators {
    decimal: ',',
    group: '.',
};
pub const ARABIC: Separators = Separators {
    decimal: '\u{66B}',
    group: '\u{66C}',
};
pub const LOCALES: [Separators; 3] = [Separators::EN, GERMAN, ARABIC];
