//! The dialog that makes embeds: what the reader may change, how it looks, and the text to paste.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDialogElement, HtmlInputElement};

use super::choice::numbered;
use super::page::Page;
use super::stencil::{Stencil, shown};
use super::{browser, host, share};
use crate::markup::{self, FILE, Means, Snippet, fill, snippet, target};
use crate::scenario::embed::{Embed, Part, Parts, Theme, View, colour};
use crate::words::page::embedding as words;

const DIALOG: &str = "embed-dialog";
/// Widths of the previews: a column of an article, and a phone.
const WIDTHS: [&str; 2] = ["720", "360"];

/// What the author has chosen so far.
#[derive(Clone, Copy)]
struct Offer {
    page: Page,
    embed: RwSignal<Embed>,
    means: RwSignal<Means>,
    address: RwSignal<String>,
    /// Heights that the previews ask for.
    heights: [RwSignal<u32>; 2],
}

/// The dialog, made while it is open.
pub fn dialog(page: Page) -> AnyView {
    let embed = Embed {
        lock: Parts::inputs().with(Part::Move, false),
        ..Embed::default()
    };
    let offer = Offer {
        page,
        embed: RwSignal::new(embed),
        means: RwSignal::new(Means::Frame),
        address: RwSignal::new(own_address()),
        heights: [RwSignal::new(0), RwSignal::new(0)],
    };
    // A preview is a page around nothing: it says its height to this one.
    let _ = window_event_listener_untyped("message", move |event| offer.heard(&event));
    shown(move || page.offering.get(), move || offer.view())
}

/// The folder on the web that this page lies in; empty where it lies in none.
fn own_address() -> String {
    let home = browser::home();
    match (target(&home), home.rfind('/')) {
        (Some(_), Some(end)) => home.split_at(end + 1).0.to_owned(),
        _ => String::new(),
    }
}

/// The id of a preview.
fn preview_id(width: &str) -> String {
    ["embed-preview-", width].concat()
}

/// Does an act of the dialog.
pub fn act(page: Page, of: &str) {
    match of {
        "close" => close(),
        "copy" => {
            let text = browser::element("embed-snippet").and_then(|field| {
                browser::property(&field, "value").and_then(|value| value.as_string())
            });
            leptos::task::spawn_local(async move {
                let copied = browser::copy(text.unwrap_or_default()).await;
                let words = match copied {
                    true => words::SNIPPET_COPIED,
                    false => words::NO_CLIPBOARD,
                };
                page.done.set(words.to_owned());
            });
        }
        _ => page.offering.set(true),
    }
}

fn close() {
    if let Some(dialog) = browser::element(DIALOG) {
        // The browser gives the focus back and tells of it.
        dialog.unchecked_into::<HtmlDialogElement>().close();
    }
}

impl Offer {
    fn change(self, change: impl FnOnce(&mut Embed)) {
        self.embed.update(change);
    }

    /// Notes the height that one of the previews asks for.
    fn heard(self, event: &Event) {
        let Some(source) = browser::property(event, "source") else {
            return;
        };
        for (width, height) in WIDTHS.iter().zip(self.heights) {
            let frame = browser::element(&preview_id(width));
            let inside = frame.and_then(|frame| browser::property(&frame, "contentWindow"));
            if inside.as_ref() != Some(&source) {
                continue;
            }
            if let Some((kind, data)) = host::kind(event)
                && kind == "isocross:height"
                && let Some(said) = browser::property(&data, "height")
                && let Some(said) = said.as_f64()
            {
                height.set(said as u32);
            }
        }
    }

    /// What a frame without a script needs: the most that any of the previews asked for.
    fn height(self) -> u32 {
        let asked = self.heights.iter().map(|height| height.get()).max();
        match asked.unwrap_or_default() {
            0 => self.embed.with(|embed| embed.view.least_height()),
            // Fonts differ from reader to reader.
            asked => (asked / 20 + 1) * 20,
        }
    }

    fn text(self) -> Option<String> {
        let target = self.address.with(|address| target(address))?;
        let page = self.page;
        let sentence = page.told(|report| markup::words(&report.sentence));
        let fragment = share::fragment(page);
        Some(self.embed.with(|embed| {
            snippet(&Snippet {
                target: &target,
                embed,
                fragment: &fragment,
                sentence: &sentence,
                height: self.height(),
                means: self.means.get(),
            })
        }))
    }

    fn view(self) -> AnyView {
        let Self {
            page,
            embed,
            address,
            ..
        } = self;
        let views = [
            words::COMPARISON,
            words::PATH,
            words::SURVIVAL_MAP,
            words::LEVERAGE_VIEW,
        ];
        let themes = [words::READERS_SYSTEM, words::LIGHT, words::DARK];
        Stencil::new(fill(
            r#"<dialog id="embed-dialog" aria-labelledby="embed-head" data-at="dialog"><div class="dialog-head"><h2 id="embed-head">{}</h2><button type="button" class="fix" data-do="embed close">{}</button></div><div class="offer"><div class="offer-choices"><p class="caption">{}</p><i data-at="view"></i><p class="caption">{}</p><i data-at="open"></i><p class="caption">{}</p><i data-at="hide"></i><p class="caption">{}</p><i data-at="theme"></i><i data-at="accent"></i><p class="caption">{}</p><i data-at="means"></i><i data-at="address"></i><p class="note" data-at="where"></p></div><div class="offer-result"><label class="caption" for="embed-snippet">{}</label><textarea id="embed-snippet" readonly rows="7" spellcheck="false" data-at="text"></textarea><p class="run"><button type="button" class="fix" data-do="embed copy" data-at="copy">{}</button><span class="note" data-at="height"></span></p><i data-at="previews"></i></div></div></dialog>"#,
            &[
                words::EMBED_THIS,
                words::CLOSE,
                words::WHAT_IT_SHOWS,
                words::WHAT_MAY_CHANGE,
                words::WHAT_IS_LEFT_OUT,
                words::COLOURS,
                words::HOW_IT_COMES,
                words::TEXT_TO_PASTE,
                words::COPY_TEXT,
            ],
        ))
        .on("dialog", "close", move |_| page.offering.set(false))
        .seen("dialog", |dialog| {
            // It must be on the page before it can be shown.
            request_animation_frame(move || {
                let _ = dialog.unchecked_into::<HtmlDialogElement>().show_modal();
            });
        })
        .put("view", self.choices("offer-view", words::WHAT_IT_SHOWS, &views, |embed| View::ALL.iter().position(|view| *view == embed.view), |embed, place| {
            embed.view = View::ALL.get(place).copied().unwrap_or_default();
        }))
        .put("theme", self.choices("offer-theme", words::COLOURS, &themes, |embed| Theme::ALL.iter().position(|theme| *theme == embed.theme), |embed, place| {
            embed.theme = Theme::ALL.get(place).copied().unwrap_or_default();
        }))
        .put("means", self.means())
        .put("open", self.checks(words::WHAT_MAY_CHANGE, &Part::INPUTS, |embed, part, on| {
            embed.lock = embed.lock.with(part, !on);
        }))
        .put("hide", self.checks(words::WHAT_IS_LEFT_OUT, &HIDDEN, |embed, part, on| {
            embed.hide = embed.hide.with(part, on);
        }))
        .put("accent", field("embed-accent", words::COLOUR_OF_RULE, String::new(), move |typed| {
            embed.update(|embed| embed.accent = colour(&typed).unwrap_or_default());
        }))
        .put("address", field("embed-address", words::ADDRESS, address.get_untracked(), move |typed| address.set(typed)))
        .text("where", move || {
            match address.with(|address| target(address).is_some()) {
                true => words::frame_shows(FILE),
                false => words::needs_address(FILE),
            }
        })
        .value("text", move || self.text().unwrap_or_default())
        .flag("copy", "disabled", move || self.text().is_none())
        .text("height", move || {
            words::height(&self.height().to_string())
        })
        .put("previews", self.previews())
        .view()
    }

    fn choices(
        self,
        id: &'static str,
        name: &str,
        words: &[&str],
        place: impl Fn(&Embed) -> Option<usize> + Send + 'static,
        choose: fn(&mut Embed, usize),
    ) -> AnyView {
        let value = move || self.embed.with(&place).unwrap_or_default();
        segments((id, name, words), value, move |place| {
            self.change(|embed| choose(embed, place));
        })
    }

    fn means(self) -> AnyView {
        let means = self.means;
        let words = [words::FRAME, words::FRAME_AND_SCRIPT, words::WEB_COMPONENT];
        let value = move || {
            let chosen = means.get();
            let place = Means::ALL.iter().position(|known| *known == chosen);
            place.unwrap_or_default()
        };
        let name = words::HOW_IT_COMES;
        segments(("offer-means", name, &words), value, move |place| {
            means.set(Means::ALL.get(place).copied().unwrap_or_default());
        })
    }

    fn checks(self, name: &str, parts: &[Part], check: fn(&mut Embed, Part, bool)) -> AnyView {
        let mut html = fill(
            r#"<div class="checks" role="group" aria-label="{}" data-at="checks">"#,
            &[name],
        );
        for part in parts {
            let on = parts.len() == Part::INPUTS.len() && *part == Part::Move;
            let start = match on {
                true => r#"<label><input type="checkbox" checked value="{}">{}</label>"#,
                false => r#"<label><input type="checkbox" value="{}">{}</label>"#,
            };
            html.push_str(&fill(start, &[part.word(), part.name()]));
        }
        html.push_str("</div>");
        Stencil::new(html)
            .on("checks", "change", move |event| {
                let input: HtmlInputElement = event_target(&event);
                if let Some(part) = Part::of(&input.value()) {
                    self.change(|embed| check(embed, part, input.checked()));
                }
            })
            .view()
    }

    fn previews(self) -> AnyView {
        // A page in one file forbids itself every connection, frames as well.
        let alone = browser::starter().and_then(|starter| browser::property(&starter, "source"));
        if alone.is_some() {
            let words = fill(r#"<p class="note">{}</p>"#, &[words::NO_PREVIEW]);
            return Stencil::new(words).view();
        }
        let preview = |(width, height): (&&str, RwSignal<u32>)| {
            let name = words::preview(width);
            Stencil::new(fill(
                r#"<div><p class="caption">{}</p><div class="scroll" tabindex="0" role="region" aria-label="{}"><iframe id="{}" title="{}" width="{}" data-at="frame"></iframe></div></div>"#,
                &[&name, &name, &preview_id(width), words::PREVIEW, width],
            ))
            .attr("frame", "src", move || {
                let query = self.embed.with(Embed::query);
                ["?", &query, "#", &share::fragment(self.page)].concat()
            })
            .attr("frame", "height", move || match height.get() {
                0 => "320".to_owned(),
                height => height.to_string(),
            })
            .view()
        };
        let all: Vec<_> = WIDTHS.iter().zip(self.heights).map(preview).collect();
        all.into_any()
    }
}

/// What can be left out: what only shows, and what a lesson may have no use for.
const HIDDEN: [Part; 6] = [
    Part::Sentence,
    Part::Table,
    Part::Chart,
    Part::Fixed,
    Part::Costs,
    Part::Venue,
];

fn segments(
    (id, name, words): (&'static str, &str, &[&str]),
    value: impl Fn() -> usize + Send + 'static,
    choose: impl Fn(usize) + Send + 'static,
) -> AnyView {
    let options = numbered(words);
    let frame = r#"<div class="segments" role="radiogroup" aria-label="{}" data-at="list"></div>"#;
    Stencil::new(fill(frame, &[name]))
        .radios("list", move || {
            (value().to_string(), markup::radios(id, &options))
        })
        .on("list", "change", move |event| {
            choose(event_target_value(&event).parse().unwrap_or_default());
        })
        .view()
}

fn field(id: &str, label: &str, first: String, typed: impl Fn(String) + Send + 'static) -> AnyView {
    let html = r#"<div class="field"><label for="{}">{}</label><span class="box"><input type="text" id="{}" autocomplete="off" spellcheck="false" data-at="box"></span></div>"#;
    Stencil::new(fill(html, &[id, label, id]))
        .seen("box", move |field: Element| {
            field.unchecked_into::<HtmlInputElement>().set_value(&first);
        })
        .on("box", "input", move |event| {
            typed(event_target_value(&event))
        })
        .view()
}
