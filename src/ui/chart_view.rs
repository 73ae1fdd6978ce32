//! A chart on the page: its picture, the shared cursor on a layer of its own, and its table.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{
    Element, HtmlDetailsElement, IntersectionObserver, IntersectionObserverEntry,
    IntersectionObserverInit,
};

use super::chart_cursor::{Cursor, layer};
use super::handles::handles;
use super::page::Page;
use super::stencil::{Stencil, shown};
use super::{output, zoom};
use crate::charts::readout::{self, Readout};
use crate::charts::stops::{self, Stop};
use crate::charts::{ALL, Chart, Drawing, Frame, Place};
use crate::markup::{self, fill};
use crate::scenario::embed::{Part, View};
use crate::scenario::picture::Pictures;
use crate::scenario::report::Report;
use crate::words::page::pictures as words;

/// Below this width a chart takes the measures of a phone.
const NARROW: u32 = 480;

/// What a pointer on a chart moves.
#[derive(Clone, Copy)]
pub enum Axis {
    /// The shared cursor; the readout is that of this picture.
    Time(fn(&Pictures, Place) -> Readout),
    /// The joint move.
    Move,
    /// A point of the map, which follows the shared cursor along the path.
    Map,
    /// A place where something stands.
    Stops(fn(&Pictures) -> Vec<Stop>),
}

/// How many of the charts show the path.
const PATH: usize = 2;

/// Names of the tabs and the charts behind them; on a desk the path always stands above.
const TABS: [(&str, &str); 5] = [
    ("shock", words::TAB_JOINT_MOVE),
    ("path", words::TAB_PATH),
    ("map", words::TAB_SURVIVAL_MAP),
    ("ladder", words::TAB_LEVERAGE),
    ("strip", words::TAB_BRACKETS),
];

/// All charts, with the tabs that choose one of them; a chart that no tab shows is not drawn.
pub fn charts(page: Page) -> AnyView {
    let drawn = move || page.report.with(|report| pictures(report).is_some());
    shown(drawn, move || {
        let tab = page.tab;
        let (path, tabbed) = ALL.split_at(PATH);
        let figures = |charts: &'static [Chart]| {
            let figures: Vec<_> = charts.iter().map(|chart| figure(page, chart)).collect();
            figures.into_any()
        };
        let button = |(name, words): &(&str, &str)| {
            let html =
                r#"<button type="button" class="{}" data-at="{}" data-do="tab {}">{}</button>"#;
            fill(html, &[name, name, name, words])
        };
        let buttons: Vec<String> = TABS.iter().map(button).collect();
        let html = [
            &fill(
                r#"<div class="charts" data-at="charts"><i data-at="paths"></i><i data-at="tools"></i><div class="tabs" role="group" aria-label="{}">"#,
                &[words::CHART],
            ),
            &buttons.concat(),
            r#"</div><i data-at="tabbed"></i></div>"#,
        ];
        let mut stencil = Stencil::new(html.concat())
            .attr("charts", "data-tab", move || tab.get().to_owned())
            .put("tools", zoom::tools(page))
            .put("paths", figures(path))
            .put("tabbed", figures(tabbed));
        for (name, _) in TABS {
            stencil = stencil.attr(name, "aria-pressed", move || {
                (tab.get() == name).to_string()
            });
        }
        stencil.view()
    })
}

/// The one chart that an embed shows first.
pub fn embedded(page: Page, view: View) -> AnyView {
    let drawn = move || page.report.with(|report| pictures(report).is_some());
    shown(drawn, move || {
        let wanted = ALL.iter().filter(|chart| view.shows(chart.slug));
        let figures: Vec<_> = wanted.map(|chart| figure(page, chart)).collect();
        let frame = r#"<div class="charts" data-tab="{}"><i data-at="figures"></i></div>"#;
        Stencil::new(fill(frame, &[view.tab()]))
            .put("figures", figures.into_any())
            .view()
    })
}

/// Shows the charts of a tab.
pub fn choose_tab(page: Page, name: &str) {
    if let Some((name, _)) = TABS.iter().find(|(known, _)| *known == name) {
        page.tab.set(name);
        let found = |selector: &str| document().query_selector(selector).ok().flatten();
        // Where all charts have room there are no tabs: who asks for one is brought to it.
        if found(".tabs").is_some_and(|tabs| tabs.client_height() == 0)
            && let Some(figure) = found(&[".chart-view.", name].concat())
        {
            figure.scroll_into_view();
        }
    }
}

/// What there is to draw.
pub fn pictures(report: &Option<Arc<Report>>) -> Option<&Pictures> {
    report.as_ref()?.pictures.as_ref()
}

fn axis(chart: &Chart) -> Axis {
    match chart.slug {
        "price" => Axis::Time(readout::price),
        "account" => Axis::Time(readout::account),
        "map" => Axis::Map,
        "ladder" => Axis::Stops(stops::ladder),
        "strip" => Axis::Stops(stops::strip),
        _ => Axis::Move,
    }
}

fn figure(page: Page, chart: &'static Chart) -> AnyView {
    let axis = axis(chart);
    let width = RwSignal::new(0_u32);
    // A frame on somebody's page is a still picture, also in print.
    let embedded = page.asked(|_| ()).is_some();
    let near = RwSignal::new(embedded);
    let hidden = move || is_second(chart) && !near.get();
    let draw = move |_: Option<&(Frame, Option<Drawing>)>| {
        let frame = frame(chart, width.get());
        let drawn = match hidden() {
            true => None,
            false => page.seen(|pictures| (chart.draw)(pictures, frame)),
        };
        (frame, drawn)
    };
    // What follows a drawing compares its own text.
    let drawing = Memo::new_with_compare(draw, |_, _| true);
    let stop = RwSignal::new(None);
    let at_cursor = move |_: Option<&Option<Readout>>| {
        page.report.with(|report| {
            let pictures = pictures(report).filter(|_| !hidden())?;
            let place = || {
                let place = page.cursor.get();
                place.unwrap_or_else(|| readout::resting(pictures))
            };
            match axis {
                Axis::Time(read) => Some(read(pictures, place())),
                Axis::Map => Some(readout::map(pictures, place(), page.spot.get())),
                Axis::Move => Some(readout::shock(pictures)),
                Axis::Stops(all) => {
                    let all = all(pictures);
                    let place = stop.get().unwrap_or_else(|| stops::resting(&all));
                    all.into_iter().nth(place).map(|stop| stop.readout)
                }
            }
        })
    };
    let read = Memo::new_with_compare(at_cursor, |_, _| true);
    let svg = move || {
        drawing.with(|(_, drawing)| {
            let svg = drawing.as_ref().map(|drawing| drawing.svg.clone());
            svg.unwrap_or_default()
        })
    };
    let cursor = Cursor {
        page,
        axis,
        drawn: drawing,
        read,
        line: RwSignal::new(String::new()),
        stop,
        spoken: RwSignal::new(String::new()),
    };
    let readout = move || {
        let chosen = cursor.line.get();
        read.with(|read| {
            let read = read.as_ref();
            read.map(|read| markup::readout(read, &chosen))
                .unwrap_or_default()
        })
    };
    let price = chart.slug == "price";
    let head = match price {
        true => fill(
            PRICE,
            &[words::PRICE_THAT_WOULD_CLOSE, words::PRICE_OF_WHICH],
        ),
        false => PLAIN.to_owned(),
    };
    let start = fill(START, &[chart.slug, chart.title]);
    let title_of_table = words::table_of(chart.title);
    let end = fill(END, &[words::TABLE, chart.title, &title_of_table]);
    let figure = Stencil::new([start, head, end].concat())
        .put("save", Stencil::new(output::menu(chart)).view())
        .text("title", move || title(page, chart))
        .html("readout", readout)
        .seen("plot", move |plot| {
            if is_second(chart) && !embedded {
                notice(&plot, near);
            }
            measure(plot, width)
        })
        .style("plot", move || match is_second(chart) {
            // Keeps its place while it is not drawn.
            true => fill(
                "min-height:{}px",
                &[&frame(chart, width.get()).height.to_string()],
            ),
            false => String::new(),
        })
        .html("picture", svg)
        .put("layer", layer(cursor, chart))
        .text("spoken", move || cursor.spoken.get())
        .text("caption", move || match hidden() {
            true => String::new(),
            false => page.told(|report| caption(report, chart)),
        })
        // Words that found no place in the picture.
        .text("left-out", move || {
            drawing.with(|(_, drawing)| {
                let words = drawing.as_ref().map(|drawing| drawing.left_out.join("; "));
                words.unwrap_or_default()
            })
        });
    let figure = match price {
        true => figure
            .put("handles", handles(page, drawing))
            .html("markets", move || market_tabs(page)),
        false => figure,
    };
    table(page, chart, figure)
}

const START: &str = r#"<figure class="chart-view {}" aria-label="{}"><figcaption>"#;
const END: &str = r#"<span class="readout" data-at="readout"></span></figcaption><div class="plot" data-at="plot"><div class="picture" data-at="picture"></div><i data-at="layer"></i><i data-at="handles"></i></div><p class="vh" aria-live="polite" data-at="spoken"></p><p class="note below" data-at="caption"></p><p class="note left-out" data-at="left-out"></p><details class="quiet as-table" data-at="details"><summary>{} <span class="vh">{}</span></summary><div class="scroll" tabindex="0" role="group" aria-label="{}" data-at="table"></div></details><i data-at="save"></i></figure>"#;

const PLAIN: &str = r#"<span class="title" data-at="title"></span>"#;
const PRICE: &str = r#"<span class="title"><span data-at="title"></span><span class="long">{}</span></span><span class="market-tabs" role="group" aria-label="{}" data-at="markets"></span>"#;

/// Whether a chart is drawn only while it is in sight, or nearly.
fn is_second(chart: &Chart) -> bool {
    !matches!(chart.slug, "price" | "account" | "shock")
}

/// A chart's size for the room there is; those that are chosen by a tab grow no wider than they are.
fn frame(chart: &Chart, width: u32) -> Frame {
    let (usual, phone) = (chart.frame, chart.phone);
    match is_second(chart) && width >= NARROW {
        true => frame_of(usual, phone, width.min(usual.width)),
        false => frame_of(usual, phone, width),
    }
}

/// A picture's size for the room there is.
pub fn frame_of(usual: Frame, phone: Frame, width: u32) -> Frame {
    match width {
        0 => usual,
        1..NARROW => Frame { width, ..phone },
        _ => Frame { width, ..usual },
    }
}

/// Keeps `near` at whether the element is in sight, or will be after little scrolling.
fn notice(element: &Element, near: RwSignal<bool>) {
    let seen = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let last: IntersectionObserverEntry = entries.pop().unchecked_into();
        let now = last.is_intersecting();
        // One that is gone has no signal.
        if near.try_get_untracked().is_some_and(|before| before != now) {
            near.set(now);
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin("200px");
    let callback = seen.as_ref().unchecked_ref();
    if let Ok(observer) = IntersectionObserver::new_with_options(callback, &options) {
        observer.observe(element);
    }
    seen.forget();
}

/// Keeps `width` at the width of the element, also when it is shown later.
pub fn measure(element: Element, width: RwSignal<u32>) {
    let observed = element.clone();
    let resized = Closure::<dyn FnMut()>::new(move || {
        let now = u32::try_from(observed.client_width()).unwrap_or(0);
        // A figure that is not shown keeps its picture. One that is gone has no signal.
        if now > 0
            && width
                .try_get_untracked()
                .is_some_and(|before| before != now)
        {
            width.set(now);
        }
    });
    if let Ok(observer) = web_sys::ResizeObserver::new(resized.as_ref().unchecked_ref()) {
        observer.observe(&element);
    }
    resized.forget();
}

/// What stands below a picture.
pub fn caption(report: &Report, chart: &Chart) -> String {
    let pictures = report.pictures.as_ref();
    match (chart.slug, pictures) {
        ("map", Some(pictures)) => pictures.map.get().caption.clone(),
        ("ladder", Some(pictures)) => pictures.ladder.get().caption.clone(),
        ("strip", Some(pictures)) => pictures.strip.get().caption.clone(),
        _ => String::new(),
    }
}

/// What stands above a picture.
pub fn title(page: Page, chart: &Chart) -> String {
    let asset = page.told(|report| Some(report.pictures.as_ref()?.price.asset.clone()));
    match (chart.slug, asset) {
        ("price", Some(asset)) => words::price_of(&asset),
        _ => chart.title.to_owned(),
    }
}

/// The markets to choose from.
fn market_tabs(page: Page) -> String {
    if page.locked(Part::Others) {
        return String::new();
    }
    let chosen = page.typed(|form| form.focus.clone());
    page.told(|report| markup::market_tabs(&report.markets, &chosen))
}

/// The same facts in words and numbers, made when they are asked for.
fn table(page: Page, chart: &'static Chart, figure: Stencil) -> AnyView {
    let open = RwSignal::new(false);
    let body = move || {
        let table = page.report.with(|report| pictures(report).map(chart.table));
        table
            .filter(|_| open.get())
            .map(|table| markup::table(&table))
            .unwrap_or_default()
    };
    figure
        .on("details", "toggle", move |event| {
            let details: HtmlDetailsElement = event_target(&event);
            open.set(details.open());
        })
        .html("table", body)
        .view()
}
