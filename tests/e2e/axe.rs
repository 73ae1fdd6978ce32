//! axe-core finds nothing, in any state, in either theme, at any width.

use crate::browser::{NARROW, Outcome, PHONE, Page, Theme, Viewport, WIDE, browse, setting};
use crate::embed::made::DIP;
use crate::states;
use serde_json::Value;
use std::fs;

/// 320 CSS px wide, as a window of 640 at 200 %.
const RUN: &str = "axe.run(document, { resultTypes: ['violations'], runOnly: { type: 'tag', values:
    ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } }).then(found => found.violations.map(rule =>
        rule.id + ': ' + rule.help + rule.nodes.map(node => '\\n    ' + node.target.join(' ') + ' '
            + node.html.slice(0, 160) + ' ' + node.failureSummary.replace(/\\s+/g, ' ')).join('')))";

/// What embeds show, and what their readers cannot change.
const LESSONS: [(&str, &str); 5] = [
    ("compare", "all-but:move"),
    ("path", "all-but:path"),
    ("map", "all-but:others"),
    ("leverage", "all-but:leverage"),
    ("compare", "all"),
];

/// What axe-core says of the page as it is.
async fn violations(page: &Page, axe: &str) -> Outcome<Vec<String>> {
    page.client().execute(axe, Vec::new()).await?;
    let found = page.value(RUN).await?;
    let texts = found.as_array().into_iter().flatten();
    Ok(texts.filter_map(Value::as_str).map(str::to_owned).collect())
}

fn none_in(theme: Theme, viewport: Viewport) {
    browse(async |page| {
        let axe = fs::read_to_string(setting("ISOCROSS_AXE")?)?;
        page.viewport(viewport).await?;
        page.theme(theme).await?;
        let states = states::all();
        let mut wrong = Vec::new();
        for state in &states {
            state.reach(page).await?;
            for found in violations(page, &axe).await? {
                wrong.push(format!("{}: {found}", state.name));
            }
        }
        let Viewport(width, _) = viewport;
        println!(
            "axe: {} states, {theme:?}, {width} px: {} violations",
            states.len(),
            wrong.len()
        );
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        Ok(())
    });
}

#[test]
fn axe_finds_nothing_on_a_desk() {
    none_in(Theme::Light, WIDE);
}

#[test]
fn axe_finds_nothing_on_a_desk_in_the_dark() {
    none_in(Theme::Dark, WIDE);
}

#[test]
fn axe_finds_nothing_on_a_phone() {
    none_in(Theme::Light, PHONE);
}

#[test]
fn axe_finds_nothing_on_a_phone_in_the_dark() {
    none_in(Theme::Dark, PHONE);
}

#[test]
fn axe_finds_nothing_on_the_narrowest_screen() {
    none_in(Theme::Light, NARROW);
}

/// 1440 px at 200 %.
#[test]
fn axe_finds_nothing_at_twice_the_size() {
    none_in(Theme::Light, Viewport(720, 450));
}

#[test]
fn axe_finds_nothing_in_an_embed() {
    browse(async |page| {
        let axe = fs::read_to_string(setting("ISOCROSS_AXE")?)?;
        let mut looked_at = 0;
        for theme in [Theme::Light, Theme::Dark] {
            page.theme(theme).await?;
            for viewport in [Viewport(720, 900), PHONE] {
                page.viewport(viewport).await?;
                for (view, lock) in LESSONS {
                    let query = format!("isocross.html?embed=1&view={view}&lock={lock}#{DIP}");
                    let built = "document.querySelector('main.embed .picture svg')";
                    page.open_until(&[page.home(), &query].concat(), view, built)
                        .await?;
                    let found = violations(page, &axe).await?;
                    assert!(found.is_empty(), "{view}, {theme:?}: {}", found.join("\n"));
                    looked_at += 1;
                }
            }
        }
        println!("axe: {looked_at} embeds: 0 violations");
        Ok(())
    });
}
