//! Show the arithmetic: every boundary in the reader's own numbers, then put back; and what the
//! figures assume.

use leptos::prelude::*;

use super::marks;
use super::page::Page;
use crate::scenario::report::{Proof, VenueLine};

/// The section of arithmetic.
pub fn proofs(page: Page) -> AnyView {
    let proofs = page.part(|report| report.proofs.clone());
    view! {
        <section class="arithmetic" aria-labelledby="proofs-head">
            <h2 id="proofs-head">"Show the arithmetic"</h2>
            <div id="proofs">{move || proofs.get().into_iter().map(proof).collect_view()}</div>
        </section>
    }
    .into_any()
}

fn proof(proof: Proof) -> AnyView {
    let Proof {
        series,
        title,
        steps,
        result,
        note,
        check,
    } = proof;
    let check = (!check.is_empty()).then(|| {
        view! { <h4>"Put it back"</h4> {equations(check)} }
    });
    view! {
        <article class="proof">
            <h3>{marks::key(series)} " " {title}</h3>
            {equations(steps)}
            <p class="result">{result}</p>
            <p class="note">{note}</p>
            {check}
        </article>
    }
    .into_any()
}

fn equations(steps: Vec<(String, String)>) -> AnyView {
    let step = |(left, right): (String, String)| {
        view! { <span>{left}</span><span>"="</span><span>{right}</span> }
    };
    view! { <div class="equations">{steps.into_iter().map(step).collect_view()}</div> }.into_any()
}

/// What the figures assume, and whose rules they are.
pub fn assumptions(page: Page) -> AnyView {
    let lines = page.part(|report| report.assumptions.clone());
    let venue = page.part(|report| report.venue.clone());
    let item = |line: String| view! { <li>{line}</li> };
    view! {
        <section class="assumptions" aria-labelledby="assumptions-head">
            <h2 id="assumptions-head">"What these figures assume"</h2>
            <ul>{move || lines.get().into_iter().map(item).collect_view()}</ul>
            {move || sources(venue.get())}
        </section>
    }
    .into_any()
}

fn sources(venue: VenueLine) -> AnyView {
    let VenueLine {
        name,
        facts,
        source,
        ..
    } = venue;
    let item = |fact: String| view! { <li>{fact}</li> };
    view! {
        <h3>"Rules: " {name}</h3>
        <ul>{facts.into_iter().map(item).collect_view()}</ul>
        <p class="note">{source}</p>
    }
    .into_any()
}
