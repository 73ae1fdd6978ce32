//! Paths that the reader makes: random prices, and a path drawn by hand.

use leptos::prelude::*;

use super::choice::{self, List, numbered};
use super::fields::{self, Spec};
use super::files;
use super::page::Page;
use super::scenario_panel::first_positions;
use super::stencil::{Key, Stencil, rows, shown};
use crate::markup::fill;
use crate::num::text::Kind;
use crate::scenario::choices;
use crate::scenario::edit::{Edit, Field};
use crate::scenario::form::{
    CornerField, DrawnEdit, DrawnForm, Form, OwnForm, RandomEdit, RandomField, RandomForm,
    RandomModel,
};
use crate::scenario::import::series;
use crate::words::page::paths as words;

/// Correlations one by one are offered for so many markets.
const MOST_PAIRED: usize = 6;

/// What makes the prices, as it stands to be chosen.
const MODELS: [RandomModel; 2] = [RandomModel::Wander, RandomModel::Blocks];

/// The paths that the reader makes, for the list of all.
pub fn listed() -> Vec<(String, String)> {
    let own = [
        (RandomForm::SLUG, words::RANDOM_PRICES),
        (DrawnForm::SLUG, words::DRAWN_BY_HAND),
        (OwnForm::SLUG, words::YOUR_OWN_PRICES),
    ];
    own.map(|(slug, title)| (slug.to_owned(), title.to_owned()))
        .into()
}

/// The inputs of the path chosen, where it is one of these.
pub fn inputs(page: Page) -> AnyView {
    let is = move |slug: &'static str| move || page.typed(|form| form.path.slug == slug);
    Stencil::new(
        r#"<div><i data-at="random"></i><i data-at="drawn"></i><i data-at="own"></i></div>"#,
    )
    .put("random", shown(is(RandomForm::SLUG), move || random(page)))
    .put("drawn", shown(is(DrawnForm::SLUG), move || drawn(page)))
    .put("own", shown(is(OwnForm::SLUG), move || own(page)))
    .view()
}

/// The edit that a button of these stands for; none where it is no such button.
pub fn done(name: &str, index: usize) -> Option<Edit> {
    Some(match name {
        "another" => Edit::Random(RandomEdit::Another),
        "one-factor" => Edit::Random(RandomEdit::OneFactor),
        "corner" => Edit::Drawn(DrawnEdit::Add),
        "uncorner" => Edit::Drawn(DrawnEdit::Remove(index)),
        _ => return None,
    })
}

/// The edit that a choice among these stands for; none where it is no such choice.
pub fn choice(name: &str, place: usize, value: &str) -> Option<Edit> {
    Some(match name {
        "random-model" => Edit::Random(RandomEdit::Model(MODELS.get(place).copied()?)),
        "random-event" => Edit::Random(RandomEdit::Event(value.to_owned())),
        _ => return None,
    })
}

/// A number of random prices: its label, its unit and words for the empty box.
fn number(page: Page, field: RandomField, label: &str) -> AnyView {
    let known = field.known();
    let unit = match known.kind {
        Kind::Percent => "%",
        Kind::Amount | Kind::Leverage => "",
    };
    let empty = match known.usual {
        "" => words::NONE,
        usual => usual,
    };
    let id = ["random-", known.file].concat();
    let spec = Spec::number(Field::Random(field), id, label, known.kind);
    fields::text_field(page, spec.unit(unit).empty(empty))
}

fn numbers(page: Page, of: &[(RandomField, &str)]) -> AnyView {
    let boxes: Vec<AnyView> = of
        .iter()
        .map(|(field, label)| number(page, *field, label))
        .collect();
    Stencil::new(r#"<div class="pair"><i data-at="boxes"></i></div>"#)
        .put("boxes", boxes.into_any())
        .view()
}

/// Random prices.
pub fn random(page: Page) -> AnyView {
    let model = move || page.typed(|form| form.random.model);
    let place = move || {
        let place = MODELS.iter().position(|known| *known == model());
        place.unwrap_or_default().to_string()
    };
    let models = List::fixed(
        "random-model",
        words::WHAT_MAKES_PRICES,
        numbered(&[words::THEY_WANDER, words::RECORDED_HOURS]),
        place,
    );
    use RandomField as F;
    let path = [
        (F::Steps, words::HOURS),
        (F::Seed, words::SEED),
        (F::Number, words::PATH_NUMBER),
    ];
    Stencil::new(fill(
        r#"<div class="random"><p class="caption">{}</p><i data-at="model"></i><i data-at="wander"></i><i data-at="blocks"></i><i data-at="path"></i><p><button type="button" class="plain" data-do="another">{}</button></p><p class="note">{}</p></div>"#,
        &[words::WHAT_MAKES_PRICES, words::ANOTHER_PATH, words::YOUR_ASSUMPTIONS],
    ))
    .put("model", choice::segments(models))
    .put(
        "wander",
        shown(move || model() == RandomModel::Wander, move || wander(page)),
    )
    .put(
        "blocks",
        shown(move || model() == RandomModel::Blocks, move || blocks(page)),
    )
    .put("path", numbers(page, &path))
    .view()
}

fn wander(page: Page) -> AnyView {
    use RandomField as F;
    let first = [(F::Volatility, words::VOLATILITY), (F::Drift, words::DRIFT)];
    let more = [
        (F::Jumps, words::JUMPS),
        (F::JumpMean, words::MEAN_JUMP),
        (F::JumpDeviation, words::JUMPS_DEVIATION),
        (F::Tails, words::FAT_TAILS),
        (F::Storm, words::STORM),
        (F::Enter, words::STORM_BEGINS),
        (F::Leave, words::STORM_ENDS),
        (F::HalfLife, words::PULL),
    ];
    let several = move || page.typed(|form| first_positions(form).len() > 1);
    Stencil::new(fill(
        r#"<div><i data-at="first"></i><i data-at="together"></i><details class="quiet"><summary>{}</summary><i data-at="more"></i></details></div>"#,
        &[words::JUMPS_TAILS_STORMS_PULL],
    ))
    .put("first", numbers(page, &first))
    .put("together", shown(several, move || together(page)))
    .put("more", numbers(page, &more))
    .view()
}

/// What several markets have in common, and what each has of its own.
fn together(page: Page) -> AnyView {
    let volatility = move |(index, market): Key| {
        let id = ["volatility-", &market].concat();
        let spec = Spec::number(Field::Volatility(index), id, &market, Kind::Percent);
        let spec = spec
            .of(|| words::OF_VOLATILITY.to_owned())
            .unit("%")
            .empty(words::AS_ALL);
        fields::text_field(page, spec)
    };
    let pair = move |(places, names): Key| {
        let of = (places / 1_000, places % 1_000);
        let id = ["correlation-", &names].concat();
        let spec = Spec::number(Field::Pair(of.0, of.1), id, &names, Kind::Amount);
        let spec = spec
            .of(|| words::OF_CORRELATION.to_owned())
            .empty(words::AS_ALL);
        fields::text_field(page, spec)
    };
    Stencil::new(fill(
        r#"<div><i data-at="correlation"></i><p><button type="button" class="plain" data-do="one-factor">{}</button></p><details class="quiet"><summary>{}</summary><p class="caption">{}</p><div class="pair"><i data-at="volatilities"></i></div><p class="caption">{}</p><div class="pair"><i data-at="pairs"></i></div></details></div>"#,
        &[
            words::CORRELATIONS_TO_ONE,
            words::MARKET_BY_MARKET,
            words::VOLATILITY,
            words::CORRELATION,
        ],
    ))
    .put(
        "correlation",
        numbers(page, &[(RandomField::Correlation, words::CORRELATION)]),
    )
    .put(
        "volatilities",
        rows(move || page.typed(first_positions), volatility),
    )
    .put("pairs", rows(move || page.typed(pairs), pair))
    .view()
}

/// Pairs of markets: the positions of both in one number, and their names.
fn pairs(form: &Form) -> Vec<Key> {
    let firsts = first_positions(form);
    let mut pairs = Vec::new();
    if firsts.len() > MOST_PAIRED {
        return pairs;
    }
    for (place, (other, second)) in firsts.iter().enumerate() {
        for (one, first) in firsts.iter().take(place) {
            pairs.push((one * 1_000 + other, words::pair(first, second)));
        }
    }
    pairs
}

fn blocks(page: Page) -> AnyView {
    let mut events = vec![(String::new(), words::ALL_EVENTS.to_owned())];
    events.extend(choices::events());
    let event = move || page.typed(|form| form.random.event.clone());
    let events = List::fixed("random-event", words::RECORDED_HOURS_OF, events, event);
    Stencil::new(fill(
        r#"<div><p class="caption">{}</p><i data-at="event"></i><i data-at="block"></i><p class="note">{}</p></div>"#,
        &[words::RECORDED_HOURS_OF, words::BLOCKS_KEEP],
    ))
    .put("event", choice::boxed(events))
    .put(
        "block",
        numbers(page, &[(RandomField::Block, words::HOURS_OF_BLOCK)]),
    )
    .view()
}

/// Corners of the drawn path.
fn drawn(page: Page) -> AnyView {
    let corner = move |(index, _): Key| {
        let place = move || words::of_corner(&(index + 1).to_string());
        let id = |of: &str| [of, &index.to_string()].concat();
        let hour = Field::Corner(index, CornerField::Hour);
        let hour = Spec::number(hour, id("corner-hour-"), words::HOUR, Kind::Amount).of(place);
        let change = Field::Corner(index, CornerField::Change);
        let change = Spec::number(change, id("corner-move-"), words::MOVE, Kind::Percent);
        let remove = id("uncorner ");
        Stencil::new(fill(
            r#"<div class="corner"><i data-at="hour"></i><i data-at="move"></i><button type="button" class="step" data-do="{}" aria-label="{}">×</button></div>"#,
            &[&remove, words::REMOVE_CORNER],
        ))
        .put("hour", fields::text_field(page, hour))
        .put("move", fields::text_field(page, change.of(place).unit("%")))
        .view()
    };
    let corners = move || {
        let count = page.typed(|form| form.drawn.corners.len());
        (0..count).map(|index| (index, String::new())).collect()
    };
    Stencil::new(fill(
        r#"<div class="drawn"><p class="caption">{}</p><i data-at="corners"></i><p><button type="button" class="plain" data-do="corner">{}</button></p><p class="note">{}</p></div>"#,
        &[words::CORNERS, words::ADD_CORNER, words::STRAIGHT],
    ))
    .put("corners", rows(corners, corner))
    .view()
}

/// Longest text of prices that is taken, bytes: far more than rows enough.
const LONGEST: usize = 1_000_000;

/// Pasted prices.
fn own(page: Page) -> AnyView {
    let text = fields::box_text(page, Field::Own, None);
    let market =
        Spec::name(Field::OwnMarket, "own-market", words::PRICES_OF).empty(words::FIRST_MARKET);
    Stencil::new(fill(
        r#"<div class="own"><label class="caption" for="own-series">{}</label><textarea autocomplete="off" id="own-series" data-at="box" rows="5" spellcheck="false" placeholder="2024-01-05 00:00;60.000,5" aria-describedby="own-series-note"></textarea><i data-at="messages"></i><div class="pair"><i data-at="market"></i><div class="field"><label for="own-file">{}</label><input type="file" id="own-file" accept=".csv,.tsv,.txt" data-at="file"></div></div><p class="note">{}</p></div>"#,
        &[words::PASTE_PRICES, words::OR_A_FILE, words::OTHERS_FOLLOW],
    ))
    .value("box", move || text.get())
    .on("box", "input", move |event| {
        let value = event_target_value(&event);
        if paste(page, &value) {
            text.set(value);
        }
    })
    .on("box", "blur", move |_| page.settle())
    .put("messages", fields::messages(page, Field::Own, "own-series"))
    .put("market", fields::text_field(page, market))
    .on("file", "change", move |event| {
        files::text_of(page, &event, move |text| {
            paste(page, &text);
        });
    })
    .view()
}

/// Takes prices; not a text so long that it cannot be prices alone, which is named.
fn paste(page: Page, text: &str) -> bool {
    if text.len() <= LONGEST {
        page.edit(Edit::Own(text.to_owned()));
        return true;
    }
    let wrong = series(text, page.separators).err();
    let message = wrong.map_or_else(|| words::PRICES_TOO_LONG.to_owned(), |error| error.text());
    page.note.set(vec![words::not_taken(&message)]);
    false
}
