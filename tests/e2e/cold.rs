//! Before the program, without it, and after it has stopped.

use crate::browser::{Copy, Outcome, PHONE, Page, Theme, WIDE, browse};
use serde_json::json;
use std::fs;

const WORDS: &str = "document.getElementById('opening')?.innerText ?? ''";
const BANNER: &str = "document.querySelector('#failed[role=alert]')";

/// The example stands, with figures, a picture and its source, and can be read.
async fn stands(page: &Page) -> Outcome {
    let words = page.value(WORDS).await?;
    let words = words.as_str().unwrap_or_default();
    for part in [
        "isolated stops at −9.55 %",
        "54,271.4",
        "Estimate.",
        "Prices of the path",
    ] {
        let part = part.replace(' ', "\u{202f}");
        let words = words.replace(' ', "\u{202f}");
        assert!(words.contains(&part), "{part} in {words}");
    }
    let seen = "[...document.querySelectorAll('#opening svg.chart')].filter((one) => one.checkVisibility()).length";
    assert_eq!(page.value(seen).await?, json!(1));
    let sideways = "document.documentElement.scrollWidth - innerWidth";
    assert_eq!(page.value(sideways).await?, json!(0));
    Ok(())
}

#[test]
fn a_program_that_cannot_be_fetched_leaves_the_example_and_a_way_out() {
    browse(async |page| {
        let copy = Copy::new("missing")?;
        fs::remove_file(copy.file(".wasm")?)?;
        let linked = format!("{}#v=1&bal=700&p=ETH,S,3000,1400n,5x", copy.address);
        for (viewport, theme) in [(WIDE, Theme::Light), (PHONE, Theme::Dark)] {
            page.viewport(viewport).await?;
            page.theme(theme).await?;
            page.open_until(&linked, "a banner says so", BANNER).await?;
            page.until_text("#failed", "could not be fetched").await?;
            page.until_text("#failed", "Copy scenario").await?;
            page.until_text(".when-linked", "not the scenario of the link")
                .await?;
            stands(page).await?;
        }
        page.click_on("Reload").await?;
        page.until("it is tried again", BANNER).await?;
        assert_eq!(page.address().await?, linked);
        page.open_until(&copy.address, "a banner says so", BANNER)
            .await?;
        let note = "document.querySelector('.when-linked').checkVisibility()";
        assert_eq!(page.value(note).await?, json!(false));
        assert!(!page.console_errors().await?.is_empty());
        Ok(())
    });
}

#[test]
fn a_program_that_is_broken_says_so() {
    browse(async |page| {
        let copy = Copy::new("broken")?;
        let (code, script) = (copy.file(".wasm")?, copy.file(".js")?);
        fs::write(code, b"\0asm\x01\0\0\0\xff")?;
        page.open_until(&copy.address, "a banner says so", BANNER)
            .await?;
        stands(page).await?;
        fs::remove_file(script)?;
        page.open_until(&copy.address, "a banner says so", BANNER)
            .await?;
        stands(page).await?;
        assert!(!page.console_errors().await?.is_empty());
        Ok(())
    });
}

#[test]
fn without_scripts_the_example_says_what_it_lacks() {
    browse(async |page| {
        let home = page.home().to_owned();
        page.scripts(false).await?;
        for viewport in [WIDE, PHONE] {
            page.viewport(viewport).await?;
            page.client().goto("about:blank").await?;
            page.client().goto(&home).await?;
            stands(page).await?;
            page.until_text("#opening noscript", "need JavaScript")
                .await?;
            let waits = "document.querySelector('.when-loading').checkVisibility()";
            assert_eq!(page.value(waits).await?, json!(false));
        }
        page.scripts(true).await
    });
}

/// Fills the program's memory, so that the next thing it does is a trap.
const SPOIL: &str = "import(document.querySelector('link[rel=modulepreload]').href)
    .then((script) => script.default())
    .then((program) => new Uint8Array(program.memory.buffer).fill(255)) && true";

#[test]
fn a_program_that_stops_keeps_the_scenario_in_its_link() {
    browse(async |page| {
        page.open("").await?;
        page.type_into("Balance", "1700").await?;
        page.until_text("#comparison", "1,700").await?;
        page.value(SPOIL).await?;
        page.until(
            "the program has stopped",
            &format!("document.getElementById('undo').click(), {BANNER}"),
        )
        .await?;
        page.until_text("#failed", "the page has stopped").await?;
        page.click_on("Reload").await?;
        page.until_text("#comparison", "1,700").await?;
        assert!(page.address().await?.contains("bal=1700"));
        assert!(!page.console_errors().await?.is_empty());
        Ok(())
    });
}

#[test]
fn the_page_works_in_a_folder_and_where_the_code_has_a_wrong_type() {
    browse(async |page| {
        let copy = Copy::new("some/folder")?;
        page.open_at(&copy.address).await?;
        page.until_text("#comparison", "54,271.4").await?;
        page.open_at(&format!(
            "{}index.html#v=1&bal=700&p=ETH,S,3000,1400n,5x",
            copy.address
        ))
        .await?;
        page.until_text("#comparison", "of 700").await?;
        let outside = "performance.getEntriesByType('resource').map((one) => one.name)
            .filter((name) => !name.startsWith(document.baseURI.split('index.html')[0]))";
        assert_eq!(page.value(outside).await?, json!([]));
        // Served as some bytes, where no worker keeps what was served before.
        let copy = Copy::new("other/folder")?;
        let code = copy.file(".wasm")?;
        let name = code
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        fs::rename(&code, copy.folder.join("code.bin"))?;
        copy.change("index.html", |html| {
            let (before, after) = html.split_once("<meta http-equiv").expect("a policy");
            let (_, after) = after.split_once('>').expect("its end");
            [before, after].concat().replace(&name, "code.bin")
        })?;
        page.open_at(&copy.address).await?;
        page.until_text("#comparison", "54,271.4").await
    });
}

#[test]
fn the_policy_allows_no_script_of_a_strangers() {
    browse(async |page| {
        page.open("").await?;
        let policy = "document.querySelector('meta[http-equiv=Content-Security-Policy]').content";
        let policy = page.value(policy).await?;
        let policy = policy.as_str().unwrap_or_default();
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self' 'sha256-"),
            "{policy}"
        );
        assert!(policy.contains("'wasm-unsafe-eval'"), "{policy}");
        assert!(
            !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"),
            "{policy}"
        );
        assert!(page.console_errors().await?.is_empty());
        // A stranger's markup comes in: neither its script nor its style does anything.
        page.value(
            "document.body.insertAdjacentHTML('beforeend', `<p id=x style='color: red'
            onclick='window.stranger = 1'>x</p>`), document.getElementById('x').click()",
        )
        .await?;
        assert_eq!(page.value("window.stranger ?? 0").await?, json!(0));
        assert_eq!(page.console_errors().await?.len(), 2);
        let paint = "[performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
            document.getElementById('opening') === null]";
        println!(
            "first contentful paint (ms), program there: {}",
            page.value(paint).await?
        );
        Ok(())
    });
}
