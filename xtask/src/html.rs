//! Just enough of HTML to finish a page that this project has written itself.

/// A piece of a text: where it begins and ends.
pub type Place = std::ops::Range<usize>;

/// Every tag of this name, in order, from its `<` to behind its `>`.
pub fn tags(html: &str, name: &str) -> Vec<Place> {
    let open = format!("<{name}");
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = html[from..].find(&open).map(|at| from + at) {
        let behind = start + open.len();
        let is_it = html[behind..].starts_with([' ', '>', '\n', '/']);
        let Some(end) = end_of_tag(html, behind).filter(|_| is_it) else {
            from = behind;
            continue;
        };
        found.push(start..end);
        from = end;
    }
    found
}

/// Behind the `>` of a tag, which may stand in quoted values too.
fn end_of_tag(html: &str, from: usize) -> Option<usize> {
    let mut quote = None;
    for (at, letter) in html[from..].char_indices() {
        match quote {
            Some(open) if open == letter => quote = None,
            Some(_) => {}
            None if letter == '>' => return Some(from + at + 1),
            None if matches!(letter, '"' | '\'') => quote = Some(letter),
            None => {}
        }
    }
    None
}

/// The value of an attribute of a tag, quoted or not.
pub fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let start = tag.find(&format!(" {name}="))? + name.len() + 2;
    let rest = &tag[start..];
    match rest.chars().next()? {
        quote @ ('"' | '\'') => rest[1..].split(quote).next(),
        _ => rest.split([' ', '>']).next(),
    }
}

/// The same text without these pieces, which are in order.
pub fn without(html: &str, places: &[Place]) -> String {
    let mut rest = String::with_capacity(html.len());
    let mut from = 0;
    for place in places {
        rest.push_str(&html[from..place.start]);
        from = place.end;
    }
    rest.push_str(&html[from..]);
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_found_and_taken_away() {
        let html = "<links><link rel=icon href='data:,>'><p><link href=\"a.css\" rel=stylesheet>x";
        let found = tags(html, "link");
        assert_eq!(found.len(), 2);
        let second = &html[found[1].clone()];
        assert_eq!(attribute(second, "href"), Some("a.css"));
        assert_eq!(attribute(second, "rel"), Some("stylesheet"));
        assert_eq!(attribute(second, "integrity"), None);
        assert_eq!(without(html, &found), "<links><p>x");
    }
}
