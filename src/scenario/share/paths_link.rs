//! Random and drawn paths in a link.

use super::MOST_ITEMS;
use super::escape::{escape, unescape};
use super::fields::of_random;
use super::fragment::Out;
use super::fragment_position::{extras, set_extra};
use super::words::{value, word};
use crate::scenario::form::{Corner, DrawnForm, PairForm, RandomForm, RandomModel};
use crate::words::inputs::links;

impl Out {
    /// Random prices; nothing where all is as usual.
    pub fn random(&mut self, form: &mut RandomForm) {
        let mut said = String::new();
        if form.model != RandomModel::default() {
            said += &format!(",m:{}", word(form.model));
        }
        if !form.event.is_empty() {
            said += &format!(",o:{}", escape(&form.event));
        }
        extras(&mut said, of_random(form));
        if let Some(said) = said.strip_prefix(',') {
            self.raw("rnd", said);
        }
        for pair in &form.pairs {
            let texts = [&pair.first, &pair.second, &pair.correlation].map(|text| escape(text));
            self.list("cor", texts.each_ref(), "");
        }
    }

    /// Corners of a drawn path; nothing where there are none.
    pub fn drawn(&mut self, form: &DrawnForm) {
        let corner = |corner: &Corner| escape(&corner.hour) + ":" + &escape(&corner.change);
        let corners: Vec<String> = form.corners.iter().map(corner).collect();
        if !corners.is_empty() {
            self.raw("draw", &corners.join("/"));
        }
    }
}

/// Takes one part of `rnd`.
pub(super) fn set_random(form: &mut RandomForm, part: &str) -> Result<(), &'static str> {
    match part.split_once(':') {
        Some(("m", model)) => form.model = value(model).ok_or(links::NO_CHOICE)?,
        Some(("o", event)) => form.event = unescape(event),
        Some((key, text)) if set_extra(of_random(form), key, text) => {}
        _ => return Err(links::UNKNOWN),
    }
    Ok(())
}

/// Two markets and their correlation.
pub(super) fn read_pair(text: &str) -> PairForm {
    let mut parts = text.split(',').map(unescape);
    let mut part = || parts.next().unwrap_or_default();
    PairForm {
        first: part(),
        second: part(),
        correlation: part(),
    }
}

/// Corners parted by a slash.
pub(super) fn read_drawn(text: &str) -> Result<DrawnForm, &'static str> {
    let mut corners = Vec::new();
    for part in text.split('/') {
        let (hour, change) = part.split_once(':').ok_or(links::NO_CORNERS)?;
        corners.push(Corner::new(&unescape(hour), &unescape(change)));
    }
    match corners.len() <= MOST_ITEMS {
        true => Ok(DrawnForm { corners }),
        false => Err(links::MORE_THAN_200),
    }
}
