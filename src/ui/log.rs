//! The event log of the path, what it comes to, and what it does not show by itself.

use leptos::prelude::*;

use super::marks;
use super::page::Page;
use crate::charts::Place;
use crate::scenario::report::{Log, LogRow};

/// The section of events.
pub fn log(page: Page) -> AnyView {
    let log = page.part(|report| report.log.clone());
    let summary = page.part(|report| {
        let titles = report.columns.iter().map(|column| column.title.clone());
        (titles.collect::<Vec<_>>(), report.summary.clone())
    });
    let notes = page.part(|report| report.path_notes.clone());
    let note = |note: String| view! { <p class="note">{note}</p> };
    view! {
        <section class="events" aria-labelledby="log-head">
            <h2 id="log-head">"Event log" <span class="aside">"Choose a time to move the cursor there."</span></h2>
            <div class="scroll">{move || table(page, log.get())}</div>
            {move || notes.get().into_iter().map(note).collect_view()}
            {move || {
                let (titles, rows) = summary.get();
                ends(titles, rows)
            }}
        </section>
    }
    .into_any()
}

fn table(page: Page, log: Log) -> AnyView {
    let heads = log
        .heads
        .into_iter()
        .map(|head| view! { <th scope="col">{head}</th> });
    let rows = log.rows.into_iter().map(|line| row(page, line));
    view! {
        <table id="log">
            <thead>
                <tr>
                    <th scope="col">"time"</th>
                    <th scope="col">"event"</th>
                    {heads.collect_view()}
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
        <p class="note">{log.note}</p>
    }
    .into_any()
}

fn row(page: Page, line: LogRow) -> AnyView {
    let LogRow {
        time,
        series,
        event,
        cells,
        x,
        arithmetic,
    } = line;
    let place = Place::of(x);
    let here = move || page.cursor.get() == Some(place);
    let cells = cells.into_iter().map(|cell| view! { <td>{cell}</td> });
    view! {
        <tr class:here=here>
            <th scope="row">
                <button type="button" class="plain" on:click=move |_| { page.cursor.set(Some(place)) }>{time}</button>
            </th>
            <td class="event">{series.map(marks::key)} " " {worked(event, arithmetic)}</td>
            {cells.collect_view()}
        </tr>
    }
    .into_any()
}

/// What happened, with its arithmetic on tap.
fn worked(event: String, arithmetic: Vec<String>) -> AnyView {
    if arithmetic.is_empty() {
        return event.into_any();
    }
    let steps = arithmetic.into_iter().map(|step| view! { <p>{step}</p> });
    view! {
        <details class="term" name="term">
            <summary>{event}</summary>
            <div>{steps.collect_view()}</div>
        </details>
    }
    .into_any()
}

/// What the path comes to, one column a mode.
fn ends(titles: Vec<String>, rows: Vec<(String, Vec<String>)>) -> AnyView {
    if rows.is_empty() {
        return ().into_any();
    }
    let heads = titles
        .into_iter()
        .map(|title| view! { <th scope="col">{title}</th> });
    let line = |(label, cells): (String, Vec<String>)| {
        let cells = cells.into_iter().map(|cell| view! { <td>{cell}</td> });
        view! { <tr><th scope="row">{label}</th> {cells.collect_view()}</tr> }
    };
    view! {
        <div class="scroll">
            <table id="summary">
                <caption>"What the path comes to"</caption>
                <thead><tr><td></td> {heads.collect_view()}</tr></thead>
                <tbody>{rows.into_iter().map(line).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
