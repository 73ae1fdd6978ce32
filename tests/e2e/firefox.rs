//! The built page in a second browser: what `cargo xtask test` runs where a Firefox can be had.

mod browser;

use browser::{Copy, Outcome, Page, browse_firefox};
use serde_json::json;

/// What the page has asked for since it was loaded.
const REQUESTS: &str = "performance.getEntriesByType('resource').map((one) => one.name)";

async fn works(page: &Page) -> Outcome {
    page.until_text("#comparison", "54,271.4").await?;
    // Its driver does not let go of Control for the keys that follow, so nothing is selected by keys.
    let balance = page.field("Balance").await?;
    balance.clear().await?;
    balance.send_keys("1700").await?;
    page.until_text("#comparison", "of 1,700").await?;
    let charts = "['price', 'account', 'shock'].every((name) => document.querySelector(`.${name} .picture svg`))";
    page.until("the charts in sight are drawn", charts).await
}

#[test]
fn the_single_file_runs_from_the_disk_and_asks_nobody_for_anything() {
    browse_firefox(async |page| {
        let copy = Copy::new("firefox-disk")?;
        let file = format!("file://{}", copy.folder.join("isocross.html").display());
        page.open_at(&file).await?;
        works(page).await?;
        page.click("#licences summary").await?;
        page.until_text("#licences pre", "rust_decimal").await?;
        page.open_at(&format!("{file}#v=1&bal=700&p=ETH,S,3000,1400n,5x"))
            .await?;
        page.until_text("#sentence", "leaves 420").await?;
        assert_eq!(page.value(REQUESTS).await?, json!([]));
        // Its policy holds: this is an address of the machine itself.
        let fetched = format!(
            "(window.answer = 0, fetch({:?}).then(() => window.answer = 1, () => window.answer = 2), true)",
            copy.address
        );
        page.value(&fetched).await?;
        page.until("the request is refused", "window.answer === 2")
            .await
    });
}

#[test]
fn the_single_file_runs_in_a_sandboxed_frame() {
    browse_firefox(async |page| {
        let copy = Copy::new("firefox-frame")?;
        let frame = "<!doctype html><title>host</title><iframe sandbox='allow-scripts' width='1200' height='800' \
            src='isocross.html?embed=1#v=1&bal=1000&ccy=USDT&venue=generic&p=BTC,L,60000,4000n,10x'></iframe>";
        let host = copy.put("host.html", frame)?;
        page.open_until(
            &host,
            "there is a frame",
            "!!document.querySelector('iframe')",
        )
        .await?;
        page.enter(0).await?;
        page.until_text("#sentence", "isolated stops at").await
    });
}

#[test]
fn the_page_runs_under_its_policy() {
    browse_firefox(async |page| {
        page.open("").await?;
        works(page).await?;
        page.until("the address follows", "location.hash.includes('bal=1700')")
            .await
    });
}
