//! Which separators of a number group its digits, and which one is decimal.

use super::text::Separators;

/// A separator that can only be decimal; stands for any such character after folding.
pub(super) const DECIMAL_ONLY: char = '\u{66B}';
/// A separator that can only group; stands for any such character after folding.
pub(super) const GROUP_ONLY: char = '\u{66C}';

/// How a body of digits and separators is read.
#[derive(Clone, Copy)]
pub(super) struct Layout {
    /// Index of the decimal separator.
    pub decimal: Option<usize>,
    /// Read by locale, where another locale reads another number.
    pub ambiguous: bool,
}

/// Whether a folded character separates digits.
pub(super) fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | ' ' | '\'' | DECIMAL_ONLY | GROUP_ONLY)
}

/// Reads the separators of `body`, which has digits and separators only; the error is the index of
/// the separator that fits nothing.
pub(super) fn layout(body: &[char], locale: Separators) -> Result<Layout, usize> {
    let marks: Vec<usize> = (0..body.len())
        .filter(|&at| body.get(at).is_some_and(|c| is_separator(*c)))
        .collect();
    match marks.as_slice() {
        [] => Ok(certain(None)),
        [only] => single(body, *only, locale),
        [first, .., last] => several(body, &marks, *first, *last),
    }
}

fn certain(decimal: Option<usize>) -> Layout {
    Layout {
        decimal,
        ambiguous: false,
    }
}

fn single(body: &[char], at: usize, locale: Separators) -> Result<Layout, usize> {
    let groups = misfit(body, &[at], body.len()).is_none();
    match body.get(at) {
        Some(&DECIMAL_ONLY) => Ok(certain(Some(at))),
        Some(&c @ ('.' | ',')) if groups => Ok(Layout {
            decimal: is_decimal(c, locale).then_some(at),
            ambiguous: true,
        }),
        Some('.' | ',') => Ok(certain(Some(at))),
        _ if groups => Ok(certain(None)),
        _ => Err(at),
    }
}

/// How the locale reads a point or a comma. One that it does not use is read as in English, the
/// language of most venues' figures; that also serves the point of a French number pad.
fn is_decimal(c: char, locale: Separators) -> bool {
    if c == locale.decimal || c == locale.group {
        c == locale.decimal
    } else {
        c == '.'
    }
}

/// Several separators: all the same ones group; a last one that differs is decimal.
fn several(body: &[char], marks: &[usize], first: usize, last: usize) -> Result<Layout, usize> {
    let at = |index: usize| body.get(index).copied().unwrap_or(' ');
    let group = at(first);
    let is_decimal = at(last) != group;
    let groups = match marks.split_last() {
        Some((_, groups)) if is_decimal => groups,
        _ => marks,
    };
    if let Some(&odd) = groups.iter().find(|&&index| at(index) != group) {
        return Err(odd);
    }
    if group == DECIMAL_ONLY {
        return Err(last);
    }
    if is_decimal && !matches!(at(last), '.' | ',' | DECIMAL_ONLY) {
        return Err(last);
    }
    let end = if is_decimal { last } else { body.len() };
    match misfit(body, groups, end) {
        Some(odd) => Err(odd),
        None => Ok(certain(is_decimal.then_some(last))),
    }
}

/// The first of the grouping separators that is out of place in the whole part, which ends at
/// `end`. Groups are of three, or in the Indian way, with commas, of two before a last three.
fn misfit(body: &[char], groups: &[usize], end: usize) -> Option<usize> {
    let first = *groups.first()?;
    let head = body.get(..first)?;
    // A leading `0,` is always decimal.
    if head.len() > 3 || head.iter().all(|digit| *digit == '0') {
        return Some(first);
    }
    let next = groups.iter().skip(1).copied().chain([end]);
    let sizes: Vec<usize> = groups
        .iter()
        .zip(next)
        .map(|(at, next)| next - at - 1)
        .collect();
    let indian = match sizes.split_last() {
        Some((3, twos)) => !twos.is_empty() && twos.iter().all(|size| *size == 2),
        _ => false,
    };
    if indian && head.len() <= 2 && body.get(first) == Some(&',') {
        return None;
    }
    let wrong = sizes.iter().position(|size| *size != 3)?;
    groups.get(wrong).copied()
}
