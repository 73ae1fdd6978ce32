//! Shocks on top of the joint move, in links and files.

use super::fields::{Slot, slot};
use super::fragment_position::{extras, set_extra};
use super::words::Choice;
use crate::num::text::Kind;
use crate::scenario::form::StressForm;
use crate::words::inputs::links;

/// The numbers.
pub(super) fn of_stress(form: &mut StressForm) -> [Slot<'_>; 2] {
    let percent = Some(Kind::Percent);
    [
        slot("cut", "haircut", percent, &mut form.haircut),
        slot("slip", "slippage", percent, &mut form.slippage),
    ]
}

/// The switches.
pub(super) fn switches(form: &mut StressForm) -> [(&'static str, &mut dyn Choice); 2] {
    [("gap", &mut form.gap), ("whole", &mut form.whole)]
}

/// `gap:on,cut:10`; empty where nothing is said.
pub(super) fn to_link(form: &mut StressForm) -> String {
    let mut said = String::new();
    for (key, choice) in switches(form) {
        if !choice.word().is_empty() {
            said += &format!(",{key}:{}", choice.word());
        }
    }
    extras(&mut said, of_stress(form));
    said.strip_prefix(',').unwrap_or_default().to_owned()
}

/// Takes one part of a link.
///
/// # Errors
/// Why it is left out.
pub(super) fn set(form: &mut StressForm, key: &str, text: &str) -> Result<(), &'static str> {
    if set_extra(of_stress(form), key, text) {
        return Ok(());
    }
    let mut choices = switches(form).into_iter();
    let (_, choice) = choices
        .find(|(known, _)| *known == key)
        .ok_or(links::UNKNOWN)?;
    choice.choose(text).then_some(()).ok_or(links::NO_CHOICE)
}
