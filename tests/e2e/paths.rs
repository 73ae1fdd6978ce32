//! Paths that a reader makes: random ones, pasted prices, and corners dragged on the chart.

use crate::browser::{Outcome, PHONE, Page, WIDE, browse, pictures};
use crate::journeys::{press_button, until_cell};
use serde_json::json;

/// Chooses a path by the value of its list.
async fn choose_path(page: &Page, slug: &str) -> Outcome {
    let choose = format!(
        "(() => {{ const list = document.querySelector('#path'); list.value = '{slug}';
            list.dispatchEvent(new Event('change', {{ bubbles: true }})); }})()"
    );
    page.value(&choose).await.map(drop)
}

/// What the path came to, in words.
async fn end(page: &Page) -> Outcome<String> {
    let said = page
        .value("document.querySelector('#subline').textContent")
        .await?;
    Ok(said.as_str().unwrap_or_default().to_owned())
}

/// Drags the middle of a handle by so many pixels, as a mouse does.
fn dragged(corner: usize, by: (i32, i32)) -> String {
    let (across, down) = by;
    format!(
        "(() => {{
            const handle = document.querySelectorAll('.handle')[{corner}];
            const at = handle.getBoundingClientRect();
            const send = (kind, x, y) => handle.dispatchEvent(new PointerEvent(kind, {{
                bubbles: true, pointerId: 1, clientX: at.x + 14 + x, clientY: at.y + 14 + y }}));
            send('pointerdown', 0, 0);
            for (let step = 1; step <= 5; step += 1) send('pointermove', {across} * step / 5, {down} * step / 5);
            send('pointerup', {across}, {down});
        }})()"
    )
}

#[test]
fn a_corner_is_dragged_and_the_figures_follow() {
    browse(async |page| {
        page.viewport(WIDE).await?;
        page.open("").await?;
        page.until_text("#sentence", "isolated stops at").await?;
        choose_path(page, "drawn").await?;
        page.until(
            "four handles",
            "document.querySelectorAll('.handle').length === 4",
        )
        .await?;
        let moved = "document.querySelector('#corner-move-2').value";
        assert_eq!(page.value(moved).await?, json!("−14"));
        let before = end(page).await?;
        page.value(&dragged(2, (0, -60))).await?;
        page.until("the box follows the handle", &format!("{moved} !== '−14'"))
            .await?;
        let after = end(page).await?;
        assert_ne!(before, after, "the figures follow");
        // The whole drag is one step back.
        page.click("#undo").await?;
        page.until("one step back", &format!("{moved} === '−14'"))
            .await?;
        // The chart around the handles leaves the scroll to the page.
        let touch = "[getComputedStyle(document.querySelector('.price .layer')).touchAction,
            getComputedStyle(document.querySelector('.handle')).touchAction]";
        assert_eq!(page.value(touch).await?, json!(["pan-y", "none"]));
        page.full_shot(&pictures()?.join("path-drawn.png")).await?;
        assert_eq!(page.console_errors().await?, Vec::<String>::new());
        Ok(())
    });
}

#[test]
fn pasted_prices_with_decimal_commas_are_walked() {
    browse(async |page| {
        page.viewport(WIDE).await?;
        page.open("").await?;
        page.until_text("#sentence", "isolated stops at").await?;
        choose_path(page, "own").await?;
        page.until(
            "a place to paste",
            "document.querySelector('#own-series') !== null",
        )
        .await?;
        let paste = |text: &str| {
            format!(
                "(() => {{ const box = document.querySelector('#own-series'); box.value = {};
                    box.dispatchEvent(new Event('input', {{ bubbles: true }})); }})()",
                json!(text)
            )
        };
        let rows = "Date;Close\n2024-01-05 00:00;50.000,5\n2024-01-05 01:00;40.000,4\n2024-01-05 02:00;61.234,5";
        page.value(&paste(rows)).await?;
        page.until_text("#own-series-note", "close 61,234.5")
            .await?;
        page.until_text("main", "Your own prices").await?;
        let wrong = rows.replace("40.000,4", "abc");
        page.value(&paste(&wrong)).await?;
        page.until_text("#own-series-note", "Row 3: the close, “abc”, is no number.")
            .await?;
        let kept = page
            .value("document.querySelector('#own-series').value")
            .await?;
        assert_eq!(kept, json!(wrong), "nothing is lost");
        page.value(&paste(rows)).await?;
        page.until_text("#own-series-note", "close 61,234.5")
            .await?;
        page.full_shot(&pictures()?.join("path-own.png")).await?;
        assert_eq!(page.console_errors().await?, Vec::<String>::new());
        Ok(())
    });
}

/// Waits for words that a phone keeps behind a tab.
async fn until_said(page: &Page, words: &str) -> Outcome {
    let said = format!("document.querySelector('main').textContent.includes('{words}')");
    page.until(words, &said).await
}

#[test]
fn a_random_path_and_another() {
    browse(async |page| {
        page.viewport(PHONE).await?;
        page.open("").await?;
        page.until_text("#sentence", "isolated stops at").await?;
        choose_path(page, "random").await?;
        until_said(page, "Random path 1 of seed 1").await?;
        until_cell(page, "Closes if both", "Isolated", "BTC 54,271.4").await?;
        let first = end(page).await?;
        press_button(page, "Another path").await?;
        until_said(page, "Random path 2 of seed 1").await?;
        assert_ne!(end(page).await?, first);
        page.type_into("Volatility a year", "10000").await?;
        page.until_text("main", "Too large: at most 1,000").await?;
        page.type_into("Volatility a year", "80").await?;
        press_button(page, "Correlations go to 1").await?;
        page.until(
            "the address has the path",
            "location.hash.includes('rnd=v:80,c:1,k:2')",
        )
        .await?;
        page.full_shot(&pictures()?.join("path-random.png")).await?;
        assert_eq!(page.console_errors().await?, Vec::<String>::new());
        Ok(())
    });
}
