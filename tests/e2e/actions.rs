//! Timeline actions and the replay, as a reader uses them.

use crate::browser::{Outcome, PHONE, Page, WIDE, browse};
use serde_json::json;

/// Presses a button by its words, wherever it is scrolled to.
async fn press(page: &Page, words: &str) -> Outcome {
    let words = json!(words);
    let found = format!(
        "[...document.querySelectorAll('button')].find((button) => button.innerText.trim().startsWith({words}))"
    );
    page.until(&format!("there is a button {words}"), &found)
        .await?;
    page.value(&format!("{found}.click()")).await.map(drop)
}

async fn until_log(page: &Page, part: &str) -> Outcome {
    let part = json!(part);
    let says = format!("document.querySelector('#log')?.textContent.includes({part})");
    page.until(&format!("the log says {part}"), &says).await
}

#[test]
fn a_stop_is_a_marker_a_row_and_part_of_the_link() {
    browse(async |page| {
        page.viewport(WIDE).await?;
        page.open("").await?;
        page.click("#actions summary").await?;
        press(page, "Stop-loss at −5 %").await?;
        until_log(page, "action 1: BTC closed, stop-loss").await?;
        let chart = "document.querySelector('.price')?.textContent.includes('action 1')";
        page.until("the price chart names it", chart).await?;
        page.until(
            "the address holds it",
            "location.hash.includes('a=move,falls,,5,,once,close,1')",
        )
        .await?;
        // Another level is another row; what is wrong is named and costs nothing.
        page.type_into("Level of action 1", "500").await?;
        page.until_text("#actions .field-error", "at most 99.99")
            .await?;
        page.type_into("Level of action 1", "2").await?;
        until_log(page, "action 1: BTC closed, stop-loss").await?;
        page.choose("What of action 1", "cut by").await?;
        page.type_into("Amount of action 1", "20").await?;
        until_log(page, "action 1: BTC cut to").await?;
        press(page, "Remove").await?;
        let gone = "!document.querySelector('#log').textContent.includes('action 1')";
        page.until("the row is gone", gone).await?;
        let errors = page.console_errors().await?;
        assert!(errors.is_empty(), "{errors:?}");
        Ok(())
    });
}

#[test]
fn a_replay_with_two_actions_ends_beside_the_others() {
    browse(async |page| {
        for viewport in [WIDE, PHONE] {
            page.viewport(viewport).await?;
            page.open("").await?;
            // On a phone the path stands behind a tab.
            page.value("document.querySelector('.tabs .path').click()")
                .await?;
            press(page, "Replay bar by bar").await?;
            page.until_text(".replay", "bar 1 of").await?;
            until_log(page, "now").await?;
            press(page, "Cut by half").await?;
            press(page, "10 bars").await?;
            page.until_text(".replay", "bar 11 of").await?;
            until_log(page, "action 1: BTC cut to").await?;
            press(page, "Close").await?;
            press(page, "Step").await?;
            until_log(page, "action 2: BTC closed").await?;
            assert_eq!(
                page.value("document.querySelector('#runs')").await?,
                json!(null)
            );
            press(page, "To the end").await?;
            page.until_text("#runs", "your run").await?;
            page.until_text("#runs", "do nothing").await?;
            press(page, "Stop").await?;
            page.until_text("#replay", "Replay bar by bar").await?;
            // The link holds the run.
            page.until(
                "the address holds both",
                "location.hash.includes('a=bar,falls,,1,,once,reduce,all,50&a=bar,falls,,11,,once,close,all')",
            )
            .await?;
        }
        let errors = page.console_errors().await?;
        assert!(errors.is_empty(), "{errors:?}");
        Ok(())
    });
}
