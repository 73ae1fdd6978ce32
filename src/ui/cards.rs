//! The comparison: isolated, cross and, for a book that mixes modes, as configured.

use leptos::prelude::*;

use super::browser;
use super::fields::fix_button;
use super::marks;
use super::page::Page;
use crate::scenario::report::{Cell, Column, Notice, Row, RowKind};

/// States to know first, then the table.
pub fn comparison(page: Page) -> AnyView {
    let columns = page.part(|report| report.columns.clone());
    let rows = page.part(|report| report.rows.clone());
    let notices = page.part(|report| report.notices.clone());
    let notice = move |said: Notice| notice(page, said);
    let body = move || {
        let columns = columns.get();
        let rows = rows.get().into_iter();
        rows.map(|line| row(page, &columns, line)).collect_view()
    };
    view! {
        <div class="notices">{move || notices.get().into_iter().map(notice).collect_view()}</div>
        <table id="comparison" class:three=move || columns.with(|columns| columns.len() > 2)>
            <caption class="vh">"Isolated and cross side by side"</caption>
            <thead>
                <tr>
                    <td></td>
                    {move || columns.get().into_iter().map(head).collect_view()}
                </tr>
            </thead>
            <tbody>{body}</tbody>
        </table>
    }
    .into_any()
}

fn notice(page: Page, said: Notice) -> AnyView {
    let Notice {
        head,
        reason,
        fixes,
    } = said;
    view! {
        <div class="notice">
            <h3>{head}</h3>
            <p>{reason}</p>
            {fixes.into_iter().map(|fix| fix_button(page, fix)).collect_view()}
        </div>
    }
    .into_any()
}

/// The head of a column is its line.
fn head(column: Column) -> AnyView {
    view! {
        <th scope="col" class=marks::class(column.series)>
            <span class="stroke" aria-hidden="true"></span>
            {column.title}
        </th>
    }
    .into_any()
}

fn row(page: Page, columns: &[Column], row: Row) -> AnyView {
    let Row {
        kind,
        label,
        definition,
        cells,
        differs,
    } = row;
    let class = match kind {
        RowKind::Headline => "headline",
        RowKind::Plain => "plain-row",
        RowKind::Detail => "detail-row",
        RowKind::Meter => "meter-row",
    };
    let name = label.clone();
    let paired = columns.iter().map(|column| column.title.clone()).zip(cells);
    let cells = paired.map(|(title, said)| {
        view! { <td data-row=name.clone() data-col=title class=class>{cell(page, kind, said)}</td> }
    });
    view! {
        <tr class=class class:differs=differs>
            <th scope="row">{term(label, definition)}</th>
            {cells.collect_view()}
        </tr>
    }
    .into_any()
}

/// A term with its definition on tap.
fn term(label: String, definition: String) -> AnyView {
    if definition.is_empty() {
        return label.into_any();
    }
    view! {
        <details class="term" name="term">
            <summary>{label}</summary>
            <p>{definition}</p>
        </details>
    }
    .into_any()
}

fn cell(page: Page, kind: RowKind, said: Cell) -> AnyView {
    let Cell {
        figure,
        detail,
        meter,
        exact,
    } = said;
    let bar = meter.map(|share| {
        let width = format!("--share:{share}");
        view! { <span class="meter" style=width aria-hidden="true"><i></i></span> }
    });
    let detail = match kind {
        RowKind::Headline => {
            let line = |line: String| view! { <span>{line}</span> };
            detail.into_iter().map(line).collect_view().into_any()
        }
        _ => detail.join(" ").into_any(),
    };
    view! { <div class="cell">{bar} {shown(page, figure, exact)} " " <span class="second">{detail}</span></div> }
        .into_any()
}

/// A figure; one that hides digits shows them on demand and copies them.
fn shown(page: Page, figure: String, exact: String) -> AnyView {
    if exact.is_empty() {
        return view! { <span class="figure">{figure}</span> }.into_any();
    }
    let title = format!("{exact}: click to copy");
    let act = move |_| {
        let exact = exact.clone();
        leptos::task::spawn_local(async move {
            if browser::copy(exact.clone()).await {
                page.done.set(format!("Copied {exact}"));
            }
        });
    };
    view! { <button type="button" class="figure" title=title on:click=act>{figure}</button> }
        .into_any()
}
