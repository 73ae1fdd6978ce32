//! What leaves the page: pictures, tables, the report on paper. All of it follows the last good report.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement, HtmlImageElement, Url,
};

use super::page::Page;
use super::stencil::Stencil;
use super::{browser, chart_view, files};
use crate::charts::file::{Theme, Words, standalone};
use crate::charts::{ALL, Chart, Frame};
use crate::markup::{self, fill};
use crate::scenario::export::{self, Separator, Stamp, csv, markdown};
use crate::scenario::report::Report;
use crate::words::page::keeping as words;

/// Width of the report on paper in px before it is fitted to a page; style/main.css has the same.
const PAPER: u32 = 860;
/// What A4 and Letter both have room for, in px: 186 by 255 mm.
const ROOM: (u32, u32) = (703, 950);

const SVG: &str = "image/svg+xml";
const CSV: &str = "text/csv";

/// The menu beside a chart.
pub fn menu(chart: &Chart) -> String {
    let button = |kind: &str, words: &str| {
        let html = r#"<button type="button" class="plain" data-do="save {} {}">{}</button>"#;
        fill(html, &[chart.slug, kind, words])
    };
    let mut html = fill(
        r#"<details class="quiet menu save"><summary>{} <span class="vh">{}</span></summary><div class="menu-list">"#,
        &[words::SAVE_MENU, chart.title],
    );
    html.push_str(&button("svg", words::PICTURE_SVG));
    html.push_str(&button("png", words::PICTURE_PNG));
    if matches!(chart.slug, "price" | "account") {
        html.push_str(&fill(
            SAMPLES,
            &[words::FIGURES_COMMAS, words::FIGURES_SEMICOLONS],
        ));
    }
    html.push_str("</div></details>");
    html
}

/// Beside a chart over time.
const SAMPLES: &str = r#"<button type="button" class="plain" data-do="save path comma">{}</button><button type="button" class="plain" data-do="save path semicolon">{}</button>"#;

/// The menu in the bar.
pub fn bar_menu() -> String {
    fill(
        r#"<details class="menu save" id="save"><summary class="tool">{}</summary><div class="menu-list"><button type="button" class="preset" data-do="save report markdown"><b>{}</b> <span>{}</span></button><button type="button" class="preset" data-do="save report print"><b>{}</b> <span>{}</span></button><button type="button" class="preset" data-do="save path comma"><b>{}</b> <span>{}</span></button><button type="button" class="preset" data-do="save path semicolon"><b>{}</b> <span>{}</span></button><button type="button" class="preset" data-do="save events comma"><b>{}</b> <span>{}</span></button><button type="button" class="preset" data-do="save events semicolon"><b>{}</b> <span>{}</span></button><button type="button" class="preset" id="export" data-do="export"><b>{}</b> <span>{}</span></button><button type="button" class="preset" id="single" data-do="single"><b>{}</b> <span>{}</span></button></div></details>"#,
        &[
            words::EXPORT,
            words::COPY_TABLE,
            words::MARKDOWN,
            words::PRINT,
            words::ONE_PAGE,
            words::PATH,
            words::CSV_COMMAS,
            words::PATH,
            words::CSV_SEMICOLONS,
            words::EVENTS,
            words::CSV_COMMAS,
            words::EVENTS,
            words::CSV_SEMICOLONS,
            words::SCENARIO,
            words::JSON,
            words::OFFLINE_COPY,
            words::PAGE_AS_ONE_FILE,
        ],
    )
}

/// Where the report is put together for paper, and where a file is shown that could not be saved.
pub fn places(page: Page) -> AnyView {
    let _ = window_event_listener_untyped("beforeprint", move |_| lay_out(page));
    let _ = window_event_listener_untyped("afterprint", |_| {
        if let Some(paper) = browser::element("paper") {
            paper.set_inner_html("");
        }
    });
    vec![
        Stencil::new(r#"<div id="saved"></div>"#).view(),
        Stencil::new(r#"<div id="paper" aria-hidden="true"></div>"#).view(),
    ]
    .into_any()
}

/// Takes the shown file away again.
pub fn put_away() {
    if let Some(place) = browser::element("saved") {
        place.set_inner_html("");
    }
}

/// Saves or copies what is asked for: "price svg".
pub fn save(page: Page, of: &str) {
    let (what, kind) = of.split_once(' ').unwrap_or_default();
    let report = page.report.get_untracked();
    let Some(report) = report else {
        return page.note.set(vec![words::NOTHING_TO_SAVE.to_owned()]);
    };
    let stamp = stamp(page);
    match (what, kind) {
        ("report", "print") => {
            // Fails only where the browser does not print.
            let _ = window().print();
        }
        ("report", _) => {
            let text = markdown(&report, &export::notes(&report, &stamp));
            copy(page, text, words::TABLE_COPIED);
        }
        ("path" | "events", _) => table(page, &report, (what, kind), &stamp),
        _ => picture(page, &report, (what, kind), &stamp),
    }
}

fn stamp(page: Page) -> Stamp {
    let now = String::from(js_sys::Date::new_0().to_iso_string());
    Stamp {
        day: now.split('T').next().unwrap_or_default().to_owned(),
        address: browser::place(),
        stale: untrack(|| page.stale()),
    }
}

fn copy(page: Page, text: String, done: &'static str) {
    leptos::task::spawn_local(async move {
        if browser::copy(text.clone()).await {
            page.done.set(done.to_owned());
        } else {
            show(&text_box(&text));
        }
    });
}

fn table(page: Page, report: &Report, (what, kind): (&str, &str), stamp: &Stamp) {
    let export = report.export.get();
    let sheet = match what {
        "path" => &export.path,
        _ => &export.events,
    };
    let bars = page.zoom.get_untracked();
    let mut notes = export::notes(report, stamp);
    notes.push(words::NUMBERS_UNROUNDED.to_owned());
    if bars.is_some() {
        notes.push(words::BARS_IN_SIGHT.to_owned());
    }
    let separator = match kind {
        "semicolon" => Separator::Semicolon,
        _ => Separator::Comma,
    };
    let text = csv(sheet, bars, (separator, &notes));
    let name = ["isocross-", what, ".csv"].concat();
    keep(page, &name, files::blob(&text, CSV), &text_box(&text));
}

fn picture(page: Page, report: &Report, (slug, kind): (&str, &str), stamp: &Stamp) {
    let Some(chart) = ALL.iter().find(|chart| chart.slug == slug) else {
        return;
    };
    let mut footer: Vec<String> = Vec::new();
    footer.extend(Some(chart_view::caption(report, chart)).filter(|words| !words.is_empty()));
    footer.extend(export::notes_to_read(report, stamp));
    let title = untrack(|| chart_view::title(page, chart));
    let words = Words {
        title: &title,
        footer: &footer,
    };
    let drawn = untrack(|| page.seen(|pictures| standalone(chart, pictures, theme(page), words)));
    let Some((svg, size)) = drawn else { return };
    let blob = files::blob(&svg, SVG);
    let name = ["isocross-", slug, ".", kind].concat();
    if kind == "svg" {
        let shown = blob.as_ref().map(|blob| image(blob, &title));
        keep(page, &name, blob, &shown.unwrap_or_default());
    } else if let Some(blob) = blob {
        leptos::task::spawn_local(async move {
            match raster(page, &blob, size, (name, title)).await {
                Ok(()) => {}
                Err(_) => failed(page),
            }
        });
    }
}

/// The theme on screen.
fn theme(page: Page) -> Theme {
    let dark = || {
        let query = window().match_media("(prefers-color-scheme: dark)");
        query.ok().flatten().is_some_and(|query| query.matches())
    };
    match page.theme.get_untracked().as_str() {
        "dark" => Theme::Dark,
        "auto" if dark() => Theme::Dark,
        _ => Theme::Light,
    }
}

/// Draws the picture on a canvas of twice its size and keeps that.
async fn raster(
    page: Page,
    svg: &Blob,
    size: Frame,
    (name, title): (String, String),
) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(svg)?;
    let image = HtmlImageElement::new()?;
    image.set_src(&address);
    let read = JsFuture::from(image.decode()).await;
    Url::revoke_object_url(&address)?;
    read?;
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    let (width, height) = (size.width * 2, size.height * 2);
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    context.draw_image_with_html_image_element_and_dw_and_dh(
        &image,
        0.0,
        0.0,
        f64::from(width),
        f64::from(height),
    )?;
    let done = Closure::once_into_js(move |png: Option<Blob>| {
        let shown = png.as_ref().map(|png| self::image(png, &title));
        keep(page, &name, png, &shown.unwrap_or_default());
    });
    canvas.to_blob(done.unchecked_ref())
}

/// Saves a file. A frame may forbid that without a word, so there the file is shown too.
fn keep(page: Page, name: &str, file: Option<Blob>, shown: &str) {
    let saved = match browser::is_sealed() {
        true => Some(()),
        false => file.and_then(|file| files::download(&file, name)),
    };
    match saved {
        Some(()) => page.done.set(words::saved(name)),
        None => failed(page),
    }
    if browser::is_framed() {
        show(shown);
    }
}

fn failed(page: Page) {
    page.note.set(vec![words::NO_FILE.to_owned()]);
}

fn image(file: &Blob, title: &str) -> String {
    let address = Url::create_object_url_with_blob(file).unwrap_or_default();
    fill(
        r#"<a href="{}" target="_blank" rel="noopener"><img src="{}" alt="{}"></a>"#,
        &[&address, &address, title],
    )
}

fn text_box(text: &str) -> String {
    let html = r#"<textarea readonly rows="12" aria-label="{}">{}</textarea>"#;
    fill(html, &[words::FILE_AS_TEXT, text])
}

/// Shows a file on the page itself.
fn show(shown: &str) {
    let Some(place) = browser::element("saved") else {
        return;
    };
    let start = fill(
        r#"<section aria-label="{}"><p>{}</p>"#,
        &[words::FILE, words::TAKE_FROM_HERE],
    );
    let end = fill(
        r#"<button type="button" class="fix" id="put-away" data-do="putaway">{}</button></section>"#,
        &[words::CLOSE],
    );
    place.set_inner_html(&[&start, shown, &end].concat());
    browser::focus("put-away");
}

/// Puts the report together for paper and fits it to one page.
fn lay_out(page: Page) {
    let Some(paper) = browser::element("paper") else {
        return;
    };
    let stamp = stamp(page);
    let Some(report) = page.report.get_untracked() else {
        return;
    };
    let drawn = |chart: &&Chart| {
        let frame = Frame {
            width: PAPER,
            height: chart.frame.height.min(220) * 4 / 5,
        };
        let drawing = page.seen(|pictures| (chart.draw)(pictures, frame))?;
        Some((chart_view::title(page, chart), drawing.svg))
    };
    let pictures: Vec<(String, String)> = untrack(|| {
        ALL.iter()
            .take(3)
            .filter_map(|chart| drawn(&chart))
            .collect()
    });
    let notes = export::notes_to_read(&report, &stamp);
    paper.set_inner_html(&markup::paper(&report, &pictures, &notes));
    let paper: HtmlElement = paper.unchecked_into();
    let height = paper.offset_height().max(1);
    let thousandths = (1000 * ROOM.0 / PAPER).min(1000 * ROOM.1 / height.unsigned_abs());
    // Fails only for a name that is no property's.
    let _ = paper
        .style()
        .set_property("--fit", &thousandths.to_string());
}
