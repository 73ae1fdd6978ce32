//! The dialog that makes embeds, and links that follow the state.

use crate::browser::{Outcome, PHONE, Page, Viewport, WIDE, browse};
use crate::journeys::press_button;
use fantoccini::key::Key;
use serde_json::json;

/// A dip of 12 %, as an author would have it.
pub const DIP: &str = "v=1&venue=generic&bal=1000&ccy=USDT&p=BTC,L,60000,4000n,10x,i&p=ETH,L,3000,3000n,10x,i&others=together&focus=BTC&move=-12&path=dip&size=12&fund=off&mm=0.5";

async fn text(page: &Page) -> Outcome<String> {
    let value = page
        .value("document.getElementById('embed-snippet').value")
        .await?;
    Ok(value.as_str().unwrap_or_default().to_owned())
}

async fn check(page: &Page, group: &str, part: &str) -> Outcome {
    let found =
        format!("document.querySelector('[aria-label=\"{group}\"] input[value={part}]').click()");
    page.value(&found).await.map(drop)
}

async fn choose(page: &Page, id: &str) -> Outcome {
    page.value(&format!("document.getElementById('{id}').click()"))
        .await
        .map(drop)
}

/// Journey 2 up to the snippet: everything is locked but the joint move, costs are left out, both previews are
/// looked at, and each way of embedding.
pub async fn make(page: &Page) -> Outcome<String> {
    page.viewport(WIDE).await?;
    page.until_text("#subline", "1,000").await?;
    page.click("#embed").await?;
    page.find("#embed-dialog[open]").await?;
    check(page, "What is left out", "costs").await?;
    for width in ["720", "360"] {
        let high = format!("+document.getElementById('embed-preview-{width}').height > 400");
        page.until(&format!("the preview at {width} has its height"), &high)
            .await?;
    }
    let snippet = text(page).await?;
    for part in [
        "?embed=1&amp;view=compare&amp;theme=auto&amp;lock=all-but:move&amp;hide=costs#v=1&amp;",
        "path=dip&amp;size=12",
        "width=\"100%\"",
        "style=\"border:0\"",
        "loading=\"lazy\"",
        "title=\"",
        "isolated stops at −9.55\u{202f}%",
        ">Open the calculation</a>",
    ] {
        assert!(snippet.contains(part), "{part} is not in {snippet}");
    }
    assert!(!snippet.contains("<script"));
    choose(page, "offer-means-1").await?;
    page.until(
        "the script is offered",
        "document.getElementById('embed-snippet').value.includes('embed.js')",
    )
    .await?;
    choose(page, "offer-means-2").await?;
    page.until(
        "the component is offered",
        "document.getElementById('embed-snippet').value.includes('<iso-cross ')",
    )
    .await?;
    page.press(&(Key::Escape + "")).await?;
    page.until(
        "the dialog is gone",
        "!document.getElementById('embed-dialog')",
    )
    .await?;
    assert_eq!(
        page.value("document.activeElement.id").await?,
        json!("embed")
    );
    // So that it loads below the fold as well.
    Ok(snippet.replace("loading=\"lazy\"", ""))
}

/// Pasted, an embed says what it said, and only the joint move is open.
pub async fn is_as_made(page: &Page) -> Outcome {
    page.enter(0).await?;
    page.until_text(".at-move", "cross 160").await?;
    let words = page.text(".fixed").await?;
    assert!(!words.contains("no fees"), "costs are left out: {words}");
    let ids = "[...document.querySelectorAll('input, select')].map((field) => field.id)";
    assert_eq!(page.value(ids).await?, json!(["move-slider", "move"]));
    page.type_into("Joint move", "-15").await?;
    page.until_text(".at-move", "cross 0").await?;
    let fits = page
        .value("document.documentElement.scrollHeight <= innerHeight")
        .await?;
    assert_eq!(fits, json!(true));
    page.leave().await
}

#[test]
fn an_author_makes_an_embed_and_its_numbers_are_on_the_article() {
    browse(async |page| {
        page.open(DIP).await?;
        let snippet = make(page).await?;
        page.viewport(Viewport(720, 1400)).await?;
        page.host(&snippet).await?;
        is_as_made(page).await
    });
}

#[test]
fn an_embed_without_an_address_asks_for_one_and_a_colour_is_checked() {
    browse(async |page| {
        page.viewport(PHONE).await?;
        page.open(DIP).await?;
        press_button(page, "More").await?;
        press_button(page, "Embed").await?;
        page.find("#embed-dialog[open]").await?;
        page.type_into(
            "Address of Isocross on the web",
            "file:///home/x/isocross.html",
        )
        .await?;
        page.until_text("#embed-dialog", "An embed needs an address")
            .await?;
        assert_eq!(text(page).await?, "");
        page.type_into(
            "Address of Isocross on the web",
            "https://example.org/tools",
        )
        .await?;
        page.until("it is used", "document.getElementById('embed-snippet').value.includes('https://example.org/tools/isocross.html?embed=1')")
            .await?;
        for (typed, said) in [("red\"><b>", false), ("#1B6F4A", true)] {
            page.type_into("Colour of the rule on top, as 1b6f4a", typed)
                .await?;
            page.until(typed, &format!("document.getElementById('embed-snippet').value.includes('accent=1b6f4a') === {said}"))
                .await?;
        }
        let wide = page
            .value("document.documentElement.scrollWidth - innerWidth")
            .await?;
        assert_eq!(wide, json!(0));
        Ok(())
    });
}

#[test]
fn the_address_waits_half_a_second_and_is_written_when_the_page_goes() {
    browse(async |page| {
        page.open(DIP).await?;
        let typed = "(() => { const field = document.getElementById('balance'); field.value = '2500'; field.dispatchEvent(new Event('input', { bubbles: true })); })()";
        page.value("(window.seen = [], window.started = 0, history.replaceState = ((write) => function (...all) { seen.push(performance.now() - started); return write.apply(this, all); })(history.replaceState))").await?;
        page.value(&format!(
            "({typed}, window.started = performance.now(), true)"
        ))
        .await?;
        page.until("the address follows", "location.hash.includes('bal=2500')")
            .await?;
        let waited = page.value("seen.length === 1 && seen[0] >= 500").await?;
        assert_eq!(waited, json!(true), "{}", page.value("seen").await?);
        let gone = typed.replace("2500", "2600");
        let at_once = format!(
            "({gone}, new Promise((done) => setTimeout(() => {{ dispatchEvent(new Event('pagehide')); done(location.hash.includes('bal=2600')); }}, 50)))"
        );
        assert_eq!(page.value(&at_once).await?, json!(true));
        Ok(())
    });
}

#[test]
fn a_link_that_is_too_long_offers_the_file() {
    browse(async |page| {
        let many = "&p=BTC,L,60000,1n,10x,plong-name-of-a-pocket-that-goes-on-and-on".repeat(160);
        page.open(&["v=1&bal=100000&ccy=USDT", &many, "&others=together"].concat())
            .await?;
        press_button(page, "Copy link").await?;
        page.until_text("#link-note", "A file holds all of it")
            .await?;
        page.value("(window.saved = 0, HTMLAnchorElement.prototype.click = function () { window.saved = this.download; })")
            .await?;
        press_button(page, "Export the file").await?;
        page.until("a file is saved", "window.saved === 'isocross.json'")
            .await?;
        Ok(())
    });
}
