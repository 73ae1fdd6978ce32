//! Random and drawn paths in a file.

use super::fields::of_random;
use super::json::JsonError;
use super::json_object::Object;
use super::json_read::{Reader, fill, set};
use super::json_tree::Fields;
use super::json_write::slots;
use super::number::fraction;
use super::words::word;
use crate::scenario::form::{Corner, DrawnForm, PairForm, RandomForm, RandomModel};

/// Random prices; nothing where all is as usual.
pub(super) fn random(form: &mut RandomForm) -> Fields {
    let mut fields = Fields::default();
    if form.model != RandomModel::default() {
        fields.always("model", word(form.model));
    }
    fields.typed("event", &form.event);
    slots(&mut fields, of_random(form));
    fields.objects("pairs", &form.pairs, |pair: &PairForm| {
        let mut fields = Fields::default();
        fields.always("first", &pair.first);
        fields.always("second", &pair.second);
        fields.typed("correlation", &pair.correlation);
        fields
    });
    fields
}

/// One corner of a drawn path.
pub(super) fn corner(corner: &Corner) -> Fields {
    let mut fields = Fields::default();
    fields.always("hour", &corner.hour);
    fields.always("move", &fraction(&corner.change));
    fields
}

/// Reads random prices.
pub(super) fn read_random(
    reader: &mut Reader,
    mut object: Object<'_>,
    form: &mut RandomForm,
) -> Result<(), JsonError> {
    set(&mut form.model, object.choice("model")?);
    set(&mut form.event, object.text("event")?);
    fill(&mut object, of_random(form))?;
    form.pairs = object.each("pairs", |mut pair| {
        let (first, second) = (pair.text("first")?, pair.text("second")?);
        let read = PairForm {
            first: pair.required("first", first)?,
            second: pair.required("second", second)?,
            correlation: pair.number("correlation")?.unwrap_or_default(),
        };
        reader.close(&pair);
        Ok(read)
    })?;
    reader.close(&object);
    Ok(())
}

/// Reads the corners of a drawn path.
pub(super) fn read_corners(
    reader: &mut Reader,
    object: &mut Object<'_>,
) -> Result<DrawnForm, JsonError> {
    let corners = object.each("drawn", |mut corner| {
        let (hour, change) = (corner.number("hour")?, corner.percent("move")?);
        let (hour, change) = (
            corner.required("hour", hour)?,
            corner.required("move", change)?,
        );
        reader.close(&corner);
        Ok(Corner { hour, change })
    })?;
    Ok(DrawnForm { corners })
}
