//! A chart on the page: its picture, the shared cursor on a layer of its own, and its table.

use std::sync::Arc;

use leptos::{ev, html, prelude::*};
use wasm_bindgen::{JsCast, closure::Closure};

use super::chart_cursor::{Drawn, layer};
use super::erase::{click, input, live};
use super::page::Page;
use crate::charts::readout::{self, Readout};
use crate::charts::{ALL, Chart, Frame, Place};
use crate::markup;
use crate::scenario::edit::Edit;
use crate::scenario::picture::Pictures;
use crate::scenario::report::Report;

/// Below this width a chart takes the measures of a phone.
const NARROW: u32 = 480;

/// What a pointer on a chart moves.
#[derive(Clone, Copy)]
pub enum Axis {
    /// The shared cursor; the readout is that of this picture.
    Time(fn(&Pictures, Place) -> Readout),
    /// The joint move.
    Move,
}

/// All charts, with the tabs that choose one of them on a phone.
pub fn charts(page: Page) -> AnyView {
    let tab = RwSignal::new("shock");
    let drawn = Memo::new(move |_| page.report.with(|report| pictures(report).is_some()));
    let figures = move || ALL.iter().map(|chart| figure(page, chart)).collect_view();
    view! {
        <Show when=move || drawn.get()>
            <div class="charts" data-tab=live(move || tab.get().to_owned())>
                <div class="tabs" role="group" aria-label="Chart">
                    {tab_button("Joint move", "shock", tab)}
                    {tab_button("Path", "path", tab)}
                </div>
                {figures()}
            </div>
        </Show>
    }
    .into_any()
}

fn tab_button(words: &'static str, name: &'static str, tab: RwSignal<&'static str>) -> AnyView {
    let chosen = move || (tab.get() == name).to_string();
    view! { <button type="button" aria-pressed=chosen on:click=click(move |_| { tab.set(name) })>{words}</button> }
        .into_any()
}

/// What there is to draw.
pub fn pictures(report: &Option<Arc<Report>>) -> Option<&Pictures> {
    report.as_ref()?.pictures.as_ref()
}

fn axis(chart: &Chart) -> Axis {
    match chart.slug {
        "price" => Axis::Time(readout::price),
        "account" => Axis::Time(readout::account),
        _ => Axis::Move,
    }
}

fn figure(page: Page, chart: &'static Chart) -> AnyView {
    let axis = axis(chart);
    let width = RwSignal::new(0_u32);
    let node: NodeRef<html::Div> = NodeRef::new();
    measure(node, width);
    let drawing = Memo::new(move |_| {
        let frame = frame(chart, width.get());
        let drawn = page
            .report
            .with(|report| Some((chart.draw)(pictures(report)?, frame)));
        (frame, drawn)
    });
    let svg =
        move || drawing.with(|(_, drawing)| drawing.as_ref().map(|drawing| drawing.svg.clone()));
    let read = Memo::new(move |_| match axis {
        Axis::Time(read) => page
            .report
            .with(|report| read_at(report, page.cursor.get(), read)),
        Axis::Move => None,
    });
    let class = format!("chart-view {}", chart.slug);
    view! {
        <figure class=class>
            <figcaption>{caption(page, chart, read)}</figcaption>
            <div class="plot" node_ref=node>
                <div class="picture" inner_html=live(move || svg().unwrap_or_default())></div>
                {layer(page, axis, drawing, read)}
            </div>
            {left_out(drawing)}
            {table(page, chart)}
        </figure>
    }
    .into_any()
}

fn read_at(
    report: &Option<Arc<Report>>,
    place: Option<Place>,
    read: fn(&Pictures, Place) -> Readout,
) -> Option<Readout> {
    let pictures = pictures(report)?;
    Some(read(
        pictures,
        place.unwrap_or_else(|| readout::resting(pictures)),
    ))
}

/// The picture's size for the room there is.
fn frame(chart: &Chart, width: u32) -> Frame {
    match width {
        0 => chart.frame,
        1..NARROW => Frame {
            width,
            ..Frame::PHONE
        },
        _ => Frame {
            width,
            ..chart.frame
        },
    }
}

/// Keeps `width` at the width of the element, also when it is shown later.
fn measure(node: NodeRef<html::Div>, width: RwSignal<u32>) {
    Effect::new(move |_| {
        let Some(element) = node.get() else { return };
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
    });
}

/// Title, the markets to choose from, and what the lines say at the cursor.
fn caption(page: Page, chart: &'static Chart, read: Memo<Option<Readout>>) -> AnyView {
    let title = page.part(move |report| {
        let asset = report
            .pictures
            .as_ref()
            .map(|pictures| pictures.price.asset.clone());
        match (chart.slug, asset) {
            ("price", Some(asset)) => format!("Price of {asset}"),
            _ => chart.title.to_owned(),
        }
    });
    let markets = (chart.slug == "price").then(|| markets(page));
    let values =
        live(move || read.with(|read| read.as_ref().map(markup::readout).unwrap_or_default()));
    view! {
        <span class="title">
            {live(move || title.get())}
            {(chart.slug == "price").then(|| view! { <span class="long">", and the price that would close it"</span> })}
        </span>
        {markets}
        <span class="readout" inner_html=values></span>
    }
    .into_any()
}

fn markets(page: Page) -> AnyView {
    let markets = page.part(|report| report.markets.clone());
    let one = move |market: String| {
        let (this, picked) = (market.clone(), market.clone());
        let chosen = move || page.form.with(|form| form.focus == this).to_string();
        let pick = move |_| page.edit(Edit::Focus(picked.clone()));
        view! { <button type="button" aria-pressed=chosen on:click=click(pick)>{market}</button> }
    };
    let all = move || {
        let markets = markets.get();
        let several = markets.len() > 1;
        several.then(|| markets.into_iter().map(one).collect_view())
    };
    view! { <span class="market-tabs" role="group" aria-label="Price of which market">{all}</span> }
        .into_any()
}

/// Words that found no place in the picture.
fn left_out(drawn: Drawn) -> AnyView {
    let words = move || {
        drawn.with(|(_, drawing)| {
            let words = drawing.as_ref().map(|drawing| drawing.left_out.join("; "));
            words.filter(|words| !words.is_empty())
        })
    };
    view! { <p class="note left-out">{words}</p> }.into_any()
}

/// The same facts in words and numbers, made when they are asked for.
fn table(page: Page, chart: &'static Chart) -> AnyView {
    let open = RwSignal::new(false);
    let toggled = move |event: ev::Event| {
        let details: web_sys::HtmlDetailsElement = event_target(&event);
        open.set(details.open());
    };
    let body = live(move || {
        let table = page.report.with(|report| pictures(report).map(chart.table));
        table
            .filter(|_| open.get())
            .map(|table| markup::table(&table))
            .unwrap_or_default()
    });
    view! {
        <details class="quiet as-table" on:toggle=input(toggled)>
            <summary>"table" <span class="vh">{chart.title}</span></summary>
            <div class="scroll" inner_html=body></div>
        </details>
    }
    .into_any()
}
