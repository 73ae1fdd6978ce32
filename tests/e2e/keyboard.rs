//! The page without a pointer: every stop of Tab, every chart by arrow keys, and the sizes that a pointer needs.

use crate::browser::{Outcome, PHONE, Page, Viewport, WIDE, browse};
use crate::states::{self, PANELS};
use fantoccini::key::Key;
use serde_json::{Value, json};

const LOOK: &str = include_str!("focus.js");

async fn focused(page: &Page) -> Outcome<Value> {
    Ok(page.client().execute(LOOK, Vec::new()).await?)
}

/// Column and height of the chart that each stop belongs to: two stand beside each other on a wide screen.
const PLACES: &str = "walked.map((chart) => {
    const box = chart?.getBoundingClientRect();
    return box ? [Math.round(box.left / 100), Math.round(box.top + scrollY)] : null;
})";

/// Goes through the page by Tab until it leaves it; every stop, in order.
async fn walk(page: &Page) -> Outcome<Vec<Value>> {
    page.value("document.activeElement.blur()").await?;
    let mut stops: Vec<Value> = Vec::new();
    loop {
        page.tab().await?;
        let stop = focused(page).await?;
        if stop.is_null() {
            let places = page.value(PLACES).await?;
            for (stop, place) in stops
                .iter_mut()
                .zip(places.as_array().into_iter().flatten())
            {
                stop["charts"] = place.clone();
            }
            return Ok(stops);
        }
        if stops.last() == Some(&stop) || stops.len() > 500 {
            return Err(format!("Tab does not get past {stop}").into());
        }
        stops.push(stop);
    }
}

fn check(stops: &[Value], (name, Viewport(width, _)): (&str, Viewport)) -> Vec<String> {
    let mut wrong = Vec::new();
    let (mut region, mut place) = (-1, (None, None));
    for stop in stops {
        let said = format!("{name}, {width} px: {} {}", stop["what"], stop["label"]);
        if let Some(what) = stop["wrong"].as_str().filter(|what| !what.is_empty()) {
            wrong.push(format!("{said} {what}"));
        }
        // Skip link and footer are in no region.
        let here = stop["region"].as_i64().unwrap_or(-1);
        if here >= 0 && here < region {
            wrong.push(format!("{said} comes after a later region"));
        }
        region = region.max(here);
        // On a telephone the tabs stand above what they choose.
        if let (Some(at), true) = (stop["charts"].as_array(), width > 900) {
            let at = (at[0].as_i64(), at[1].as_i64());
            if at.0 == place.0 && at.1 < place.1 {
                wrong.push(format!("{said} stands above the stop before it"));
            }
            place = at;
        }
    }
    wrong
}

#[test]
fn tab_goes_through_the_whole_page() {
    browse(async |page| {
        let mut wrong = Vec::new();
        for viewport in [WIDE, PHONE] {
            page.viewport(viewport).await?;
            for (name, acts) in [("opening", "0"), ("every panel open", PANELS)] {
                page.open("").await?;
                page.until_text("#sentence", "isolated").await?;
                page.value(&format!("({acts}, true)")).await?;
                page.value("new Promise(done => setTimeout(done, 500))")
                    .await?;
                let stops = walk(page).await?;
                println!("{name}, {} px: {} stops", viewport.0, stops.len());
                assert!(stops.len() > 60);
                wrong.extend(check(&stops, (name, viewport)));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        Ok(())
    });
}

#[test]
fn the_skip_link_goes_to_the_inputs_and_leaves_the_address() {
    browse(async |page| {
        page.open("").await?;
        page.until_text("#sentence", "isolated").await?;
        page.tab().await?;
        let first = focused(page).await?;
        assert_eq!(first["label"], "Skip to the inputs");
        page.press(&(Key::Enter + "")).await?;
        page.tab().await?;
        let next = focused(page).await?;
        assert_eq!(next["what"], "select venue");
        Ok(())
    });
}

const SPOKEN: &str = "[aria-live=polite]";

/// Presses a key on a chart's cursor and waits until what is spoken is another.
async fn told(page: &Page, chart: &str, key: Key) -> Outcome<String> {
    let spoken = format!("document.querySelector('.{chart} {SPOKEN}').textContent");
    let before = page.value(&spoken).await?;
    page.press(&(key + "")).await?;
    page.until(
        &format!("{chart} says something else"),
        &format!("{spoken} !== {before}"),
    )
    .await?;
    let now = page.value(&spoken).await?;
    Ok(now.as_str().unwrap_or_default().to_owned())
}

#[test]
fn every_chart_is_read_by_keys() {
    browse(async |page| {
        page.viewport(WIDE).await?;
        page.open("").await?;
        page.until_text("#sentence", "isolated").await?;
        for chart in ["price", "account", "shock", "map", "ladder", "strip"] {
            let tab = format!("document.querySelector('.tabs .{chart}')?.click()");
            page.value(&tab).await?;
            let drawn =
                format!("document.querySelector('.{chart} .picture svg[role=img][aria-label]')");
            page.until(&format!("{chart} is drawn"), &drawn).await?;
            let silent = format!("document.querySelector('.{chart} {SPOKEN}').textContent === ''");
            page.until("nothing is said before a key", &silent).await?;
            page.value(&format!(
                "document.querySelector('.{chart} .layer').focus()"
            ))
            .await?;
            let here = told(page, chart, Key::Right).await?;
            assert!(here.contains(", "), "{chart}: {here}");
            told(page, chart, Key::Right).await?;
            told(page, chart, Key::Left).await?;
            if chart != "map" {
                let first = told(page, chart, Key::Home).await?;
                let last = told(page, chart, Key::End).await?;
                assert_ne!(first, last);
                told(page, chart, Key::Enter).await?;
            }
            if chart == "map" {
                told(page, chart, Key::Up).await?;
                told(page, chart, Key::Home).await?;
            } else if chart != "strip" {
                // One line by itself, and all of them again.
                let one = told(page, chart, Key::Down).await?;
                let all = told(page, chart, Key::Up).await?;
                assert!(
                    one.len() < all.len() && all.starts_with(&one),
                    "{one} / {all}"
                );
            }
            println!("{chart}: {here}");
        }
        Ok(())
    });
}

#[test]
fn keys_on_the_shock_curve_set_the_joint_move_in_one_step_each() {
    browse(async |page| {
        page.open("").await?;
        page.until_text("#sentence", "isolated").await?;
        page.value("document.querySelector('.shock .layer').focus()")
            .await?;
        page.press(&(Key::Right + "")).await?;
        assert_eq!(page.typed("Joint move").await?, "−11");
        page.press(&(Key::Enter + "")).await?;
        assert_eq!(page.typed("Joint move").await?, "−9.6");
        Ok(())
    });
}

#[test]
fn a_part_of_the_path_is_chosen_in_number_boxes() {
    browse(async |page| {
        page.viewport(WIDE).await?;
        page.open("").await?;
        page.until_text("#sentence", "isolated").await?;
        page.type_into("From bar", "12").await?;
        page.press(&(Key::Enter + "")).await?;
        page.until(
            "the slider follows",
            "document.getElementById('zoom-from').value > 0",
        )
        .await?;
        page.type_into("From bar", "nothing").await?;
        page.press(&(Key::Enter + "")).await?;
        assert_eq!(
            page.typed("From bar").await?,
            "12",
            "what is no bar is put back"
        );
        Ok(())
    });
}

/// Everything that is pressed, less than this many pixels high or wide. A link inside a sentence is as high as
/// its line, and so is a figure among words (`.n`), which are held by axe's rule of targets that keep apart.
const SMALL: &str = "(least, selector) => [...document.querySelectorAll(selector)].filter(one => {
        if (!one.checkVisibility({ visibilityProperty: true }) || one.disabled || one.closest('[inert], .vh') || one.matches('.n')) return false;
        const seen = one.type === 'radio' ? one.nextElementSibling : one.type === 'file' ? one.parentElement
            : one.closest('.slot') ?? one;
        const box = seen.getBoundingClientRect();
        return box.width > 0 && (box.width < least - 0.5 || box.height < least - 0.5);
    }).map(one => [one.tagName, one.id, one.className, one.getAttribute('aria-label') ?? one.innerText,
        Math.round(one.getBoundingClientRect().width), Math.round(one.getBoundingClientRect().height)].join(' ').slice(0, 90))";
const PRESSED: &str =
    "button, input, select, textarea, summary, [tabindex=\"0\"], main a:not(p a, li a, dd a, td a)";
/// What a thumb presses first.
const PRIMARY: &str = ".tools > .tool, .tabs button, .rail .box input, .rail select, .thumb button, .thumb input, .step, .segments input, .fold, .market-tabs button";

#[test]
fn what_is_pressed_is_large_enough() {
    browse(async |page| {
        let mut wrong = Vec::new();
        for viewport in [WIDE, PHONE] {
            page.viewport(viewport).await?;
            for state in states::all() {
                state.reach(page).await?;
                let mut small = |least: u32, found: Value| {
                    for one in found.as_array().into_iter().flatten() {
                        let said = format!("{} px: below {least}: {one}", viewport.0);
                        if !wrong.contains(&said) {
                            wrong.push(said);
                        }
                    }
                };
                let ask = |least: u32, of: &str| format!("({SMALL})({least}, {})", json!(of));
                small(24, page.value(&ask(24, PRESSED)).await?);
                if viewport == PHONE {
                    small(44, page.value(&ask(44, PRIMARY)).await?);
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        Ok(())
    });
}
