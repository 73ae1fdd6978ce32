//! States that the page can be in, for the tests that hold in all of them.

use crate::browser::{Outcome, Page};
use isocross::num::text::Separators;
use isocross::scenario::presets;
use isocross::scenario::share::to_fragment;

/// One of them.
pub struct State {
    /// Its name in messages.
    pub name: String,
    /// The link that it begins from.
    fragment: String,
    /// What a reader does then, as JavaScript; may be a promise.
    acts: &'static str,
    /// An expression that is true once it is there.
    there: &'static str,
}

/// Opens every panel.
pub const PANELS: &str =
    "document.querySelectorAll('details:not(.menu)').forEach(part => { part.open = true; })";
const ANSWERED: &str = "document.getElementById('sentence').innerText.length > 10";

/// Name, link, what is done, and what is waited for.
const STATES: [(&str, &str, &str, &str); 25] = [
    ("opening", "", "0", ANSWERED),
    (
        "a closing at hand",
        "v=1&bal=1000&ccy=USDT&venue=generic&p=BTC,L,60000,2000n,10x,i&move=-60",
        "0",
        ANSWERED,
    ),
    (
        "closed on its path",
        "v=1&bal=1000&ccy=USDT&venue=generic&p=BTC,L,60000,4000n,10x,i&path=may-2021",
        "0",
        ANSWERED,
    ),
    (
        "a field is wrong",
        "",
        "type('entry-0', '6o,000')",
        "document.querySelector('.field-error')",
    ),
    (
        "every amount is wrong",
        "",
        "document.querySelectorAll('.rail input[inputmode=decimal]').forEach(box => type(box.id, '-'))",
        "document.querySelectorAll('.field-error').length > 5",
    ),
    (
        "an ambiguous number",
        "",
        "type('entry-0', '61,234')",
        "document.querySelector('.reading')",
    ),
    (
        "a liquidated account",
        "v=1&bal=10&ccy=USDT&venue=generic&p=BTC,L,60000,40000n,100x,c",
        "0",
        "document.querySelector('.notice, .field-error')",
    ),
    (
        "empty",
        "v=1&bal=1000&ccy=USDT&venue=generic",
        "0",
        "document.querySelector('main.empty')",
    ),
    (
        "never any figures",
        "v=1&bal=abc&ccy=USDT&venue=generic&p=BTC,L,60000,4000n,10x",
        "0",
        "document.querySelector('.nothing li')",
    ),
    (
        "three columns",
        "v=1&bal=1000&ccy=USDT&venue=generic&p=BTC,L,60000,4000n,10x,i&p=ETH,L,3000,3000n,10x,c",
        "0",
        "document.querySelector('#comparison.three')",
    ),
    (
        "a broken link",
        "v=1&unknown=1&p=BTC,L,60000,4000n,10x,i",
        "0",
        "document.getElementById('link-note')",
    ),
    (
        "every panel open",
        "",
        "PANELS",
        "document.querySelector('.checked table')",
    ),
    (
        "tables of every chart",
        "",
        "document.querySelectorAll('.as-table').forEach(part => { part.open = true; })",
        "document.querySelector('.as-table td')",
    ),
    (
        "actions",
        "",
        "document.getElementById('actions').open = true, document.querySelector('[data-do=\"ready 0\"]').click()",
        "document.querySelector('.action')",
    ),
    (
        "many paths",
        "",
        "unfold('many'), unfold('split'), type('many-paths', '1000'), setTimeout(() => document.querySelector('#many [data-at=run]').click(), 300)",
        "document.querySelector('#many-results table.many')",
    ),
    (
        "stress",
        "",
        "unfold('stress'), setTimeout(() => document.querySelectorAll('[data-pick=stress-gap] input')[1].click(), 300)",
        "document.querySelectorAll('#stress-table tbody tr').length > 1",
    ),
    (
        "a venue's own rules, to edit",
        "",
        "choose('venue', 1), setTimeout(() => PANELS, 300)",
        "document.querySelector('.facts')",
    ),
    (
        "the menu of presets",
        "",
        "more(), setTimeout(() => unfold('presets'), 100)",
        "document.getElementById('presets').open",
    ),
    (
        "a replay",
        "",
        "document.querySelector('.tabs .path').click(), document.getElementById('replay').click()",
        "document.querySelector('.replay b')",
    ),
    (
        "a replay at its end",
        "",
        "document.querySelector('.tabs .path').click(), document.getElementById('replay').click(), setTimeout(() => document.querySelector('[data-do=\"replay end\"]').click(), 300)",
        "document.querySelector('.replay.ended')",
    ),
    (
        "pinned",
        "",
        "document.querySelector('[data-do=pin]').click(), type('balance', '2500')",
        "document.querySelector('.pinned')",
    ),
    (
        "the survival map",
        "",
        "tab('map')",
        "document.querySelector('.map svg .ground')",
    ),
    (
        "the leverage ladder",
        "",
        "tab('ladder')",
        "document.querySelector('.ladder svg .line')",
    ),
    (
        "the brackets",
        "",
        "tab('strip')",
        "document.querySelector('.strip svg .line')",
    ),
    (
        "a drawn path",
        "",
        "choose('path', 'drawn')",
        "document.querySelector('.handle')",
    ),
];

/// What the acts above use.
const WORDS: &str = "
    const type = (id, text) => { const box = document.getElementById(id); box.value = text;
        box.dispatchEvent(new Event('input', { bubbles: true })); };
    const choose = (id, value) => { const list = document.getElementById(id);
        list.value = typeof value === 'number' ? list.querySelectorAll('option')[value].value : value;
        list.dispatchEvent(new Event('change', { bubbles: true })); };
    const unfold = (id) => { document.getElementById(id).open = true; };
    const tab = (name) => document.querySelector(`.tabs .${name}`).click();
    const more = () => { const button = document.querySelector('.tools .more');
        if (button.offsetWidth > 0) button.click(); };";

/// All of them, every preset included.
pub fn all() -> Vec<State> {
    let mut all: Vec<State> = STATES
        .iter()
        .map(|&(name, fragment, acts, there)| State {
            name: name.to_owned(),
            fragment: fragment.to_owned(),
            acts,
            there,
        })
        .collect();
    all.extend(presets::ALL.iter().map(|preset| State {
        name: ["preset ", preset.slug].concat(),
        fragment: to_fragment(&preset.form(Separators::EN), Separators::EN),
        acts: "0",
        there: ANSWERED,
    }));
    all
}

impl State {
    /// Brings the page into it.
    pub async fn reach(&self, page: &Page) -> Outcome {
        page.open(&self.fragment).await?;
        page.until(
            "the page has answered",
            "document.getElementById('sentence').innerText !== ''",
        )
        .await?;
        let acts = self.acts.replace("PANELS", PANELS);
        page.value(&format!("(() => {{ {WORDS} return {acts}, true; }})()"))
            .await?;
        page.until(&self.name, self.there).await?;
        // Charts are drawn once their width is known, and the status is said after a pause.
        page.value("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))")
            .await
            .map(drop)
    }
}
