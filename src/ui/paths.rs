//! Paths that the reader makes: random prices, and a path drawn by hand.

use leptos::prelude::*;

use super::choice::{self, List, numbered};
use super::fields::{self, Spec};
use super::files;
use super::page::Page;
use super::scenario_panel::first_positions;
use super::stencil::{Key, Stencil, rows, shown};
use crate::num::text::Kind;
use crate::scenario::choices;
use crate::scenario::edit::{Edit, Field};
use crate::scenario::form::{
    CornerField, DrawnEdit, DrawnForm, Form, OwnForm, RandomEdit, RandomField, RandomForm,
    RandomModel,
};
use crate::scenario::import::series;

/// Correlations one by one are offered for so many markets.
const MOST_PAIRED: usize = 6;

/// What makes the prices, as it stands to be chosen.
const MODELS: [RandomModel; 2] = [RandomModel::Wander, RandomModel::Blocks];

/// The paths that the reader makes, for the list of all.
pub fn listed() -> Vec<(String, String)> {
    let own = [
        (RandomForm::SLUG, "Random prices"),
        (DrawnForm::SLUG, "Drawn by hand"),
        (OwnForm::SLUG, "Your own prices"),
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
        "" => "none",
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
        "What makes the prices?",
        numbered(&["they wander", "recorded hours"]),
        place,
    );
    use RandomField as F;
    let path = [
        (F::Steps, "Hours"),
        (F::Seed, "Seed"),
        (F::Number, "Path number"),
    ];
    Stencil::new(
        r#"<div class="random"><p class="caption">What makes the prices?</p><i data-at="model"></i><i data-at="wander"></i><i data-at="blocks"></i><i data-at="path"></i><p><button type="button" class="plain" data-do="another">Another path</button></p><p class="note">Your assumptions, not estimates. Seed and number give the same path everywhere.</p></div>"#,
    )
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
    let first = [
        (F::Volatility, "Volatility a year"),
        (F::Drift, "Drift a year"),
    ];
    let more = [
        (F::Jumps, "Jumps a year"),
        (F::JumpMean, "Mean jump"),
        (F::JumpDeviation, "Jumps’ deviation"),
        (F::Tails, "Fat tails: degrees of freedom"),
        (F::Storm, "Storm: times the volatility"),
        (F::Enter, "Storm begins, chance an hour"),
        (F::Leave, "Storm ends, chance an hour"),
        (F::HalfLife, "Pull to the start: half-life, h"),
    ];
    let several = move || page.typed(|form| first_positions(form).len() > 1);
    Stencil::new(
        r#"<div><i data-at="first"></i><i data-at="together"></i><details class="quiet"><summary>Jumps, fat tails, storms, pull</summary><i data-at="more"></i></details></div>"#,
    )
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
            .of(|| " volatility".to_owned())
            .unit("%")
            .empty("as all");
        fields::text_field(page, spec)
    };
    let pair = move |(places, names): Key| {
        let of = (places / 1_000, places % 1_000);
        let id = ["correlation-", &names].concat();
        let spec = Spec::number(Field::Pair(of.0, of.1), id, &names, Kind::Amount);
        let spec = spec.of(|| " correlation".to_owned()).empty("as all");
        fields::text_field(page, spec)
    };
    Stencil::new(
        r#"<div><i data-at="correlation"></i><p><button type="button" class="plain" data-do="one-factor">Correlations go to 1</button></p><details class="quiet"><summary>Market by market</summary><p class="caption">Volatility a year</p><div class="pair"><i data-at="volatilities"></i></div><p class="caption">Correlation</p><div class="pair"><i data-at="pairs"></i></div></details></div>"#,
    )
    .put(
        "correlation",
        numbers(page, &[(RandomField::Correlation, "Correlation")]),
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
            pairs.push((one * 1_000 + other, [first, " and ", second].concat()));
        }
    }
    pairs
}

fn blocks(page: Page) -> AnyView {
    let mut events = vec![(String::new(), "All recorded events".to_owned())];
    events.extend(choices::events());
    let event = move || page.typed(|form| form.random.event.clone());
    let events = List::fixed("random-event", "Recorded hours of", events, event);
    Stencil::new(
        r#"<div><p class="caption">Recorded hours of</p><i data-at="event"></i><i data-at="block"></i><p class="note">Blocks keep BTC and ETH as they moved together; other coins follow BTC by their beta, hour by hour. Most of the record is crashes: it is no sample of ordinary times.</p></div>"#,
    )
    .put("event", choice::boxed(events))
    .put(
        "block",
        numbers(page, &[(RandomField::Block, "Hours of a block")]),
    )
    .view()
}

/// Corners of the drawn path.
fn drawn(page: Page) -> AnyView {
    let corner = move |(index, _): Key| {
        let place = move || [" of corner ", &(index + 1).to_string()].concat();
        let id = |of: &str| [of, &index.to_string()].concat();
        let hour = Field::Corner(index, CornerField::Hour);
        let hour = Spec::number(hour, id("corner-hour-"), "Hour", Kind::Amount).of(place);
        let change = Field::Corner(index, CornerField::Change);
        let change = Spec::number(change, id("corner-move-"), "Move", Kind::Percent);
        let remove = id("uncorner ");
        Stencil::new(crate::markup::fill(
            r#"<div class="corner"><i data-at="hour"></i><i data-at="move"></i><button type="button" class="step" data-do="{}" aria-label="Remove this corner">×</button></div>"#,
            &[&remove],
        ))
        .put("hour", fields::text_field(page, hour))
        .put("move", fields::text_field(page, change.of(place).unit("%")))
        .view()
    };
    let corners = move || {
        let count = page.typed(|form| form.drawn.corners.len());
        (0..count).map(|index| (index, String::new())).collect()
    };
    Stencil::new(
        r#"<div class="drawn"><p class="caption">Corners: hours from the start, and move from the first price</p><i data-at="corners"></i><p><button type="button" class="plain" data-do="corner">Add a corner</button></p><p class="note">Straight from corner to corner.</p></div>"#,
    )
    .put("corners", rows(corners, corner))
    .view()
}

/// Longest text of prices that is taken, bytes: far more than rows enough.
const LONGEST: usize = 1_000_000;

/// Pasted prices.
fn own(page: Page) -> AnyView {
    let text = fields::box_text(page, Field::Own, None);
    let market = Spec::name(Field::OwnMarket, "own-market", "Prices of").empty("the first market");
    Stencil::new(
        r#"<div class="own"><label class="caption" for="own-series">Paste prices, one bar a row: time and close, or time, open, high, low, close</label><textarea autocomplete="off" id="own-series" data-at="box" rows="5" spellcheck="false" placeholder="2024-01-05 00:00;60.000,5" aria-describedby="own-series-note"></textarea><i data-at="messages"></i><div class="pair"><i data-at="market"></i><div class="field"><label for="own-file">Or a file</label><input type="file" id="own-file" accept=".csv,.tsv,.txt" data-at="file"></div></div><p class="note">Other markets follow by their beta. A head names the columns, a market each too: time, BTC, ETH.</p></div>"#,
    )
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
    let message = wrong.map_or_else(
        || {
            "These prices are longer than a million characters; times and prices alone fit."
                .to_owned()
        },
        |error| error.text(),
    );
    page.note.set(vec![["Not taken. ", &message].concat()]);
    false
}
