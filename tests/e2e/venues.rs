//! Venues on the page: their own figures, pasted brackets, the comparison and what it is checked against.

use crate::browser::{Outcome, Page, browse};
use crate::journeys::until_cell;
use serde_json::json;

/// Chooses a rule book.
async fn choose(page: &Page, id: &str) -> Outcome {
    let script = format!(
        "(() => {{ const venue = document.getElementById('venue'); venue.value = '{id}';
            venue.dispatchEvent(new Event('change', {{ bubbles: true }})); return venue.value; }})()"
    );
    assert_eq!(page.value(&script).await?, json!(id));
    Ok(())
}

/// Puts a text into a box as a paste does.
async fn paste(page: &Page, id: &str, text: &str) -> Outcome {
    let script = format!(
        "(() => {{ const box = document.getElementById('{id}'); box.value = {};
            box.dispatchEvent(new Event('input', {{ bubbles: true }})); }})()",
        json!(text)
    );
    page.value(&script).await.map(drop)
}

/// Opens a section of the second screen.
async fn unfold(page: &Page, head: &str) -> Outcome {
    let script = format!("document.getElementById('{head}').closest('details').open = true");
    page.value(&script).await.map(drop)
}

/// The opening book, 4,000 of BTC and 3,000 of ETH at 10x in an account of 1,000, by each venue's newest
/// rules; the nearest closing while both fall together.
#[test]
fn the_opening_book_on_each_of_the_eight_venues() {
    browse(async |page| {
        page.open("").await?;
        for (id, isolated, cross) in [
            // 996.5 of equity, 0.5 % asked: (996.5 − 35) ÷ (7,000 − 35).
            ("apex@2025", "not offered", "−13.80"),
            // 3,600 ÷ (4,000 × 0.996); (996.5 − 28) ÷ (7,000 − 28).
            ("binance@2026-05-01", "−9.64", "−13.89"),
            // ETH at 0.5 %: 2,700 ÷ (3,000 × 0.995); 28.2 of brackets and 3.465 to close asked of 996.15.
            ("bybit@2026-09-25", "−9.55", "−13.84"),
            // 1.2 %, fee out of the margin: 3,602 ÷ (4,000 × 0.988); (996.5 − 84) ÷ (7,000 − 84).
            ("dydx@2026-04-22", "−8.86", "−13.19"),
            // 397.6 of margin less 20 and 2.4 to close, of 4,000.
            ("gmx@2026-03-13", "−9.38", "not offered"),
            // ETH at 2 %, fee out of the margin: 2,701.35 ÷ (3,000 × 0.98); (996.85 − 110) ÷ (7,000 − 110).
            ("hyperliquid@2026-09-27", "−8.12", "−12.87"),
            // 1 %: 3,600 ÷ (4,000 × 0.99); (996.5 − 70) ÷ (7,000 − 70).
            ("kraken@2025", "−9.09", "−13.37"),
            // 0.4 % and 0.05 % to close: 3,600 ÷ (4,000 × 0.9955); (996.5 − 31.5) ÷ (7,000 − 31.5).
            ("okx@2026-05-28", "−9.59", "−13.85"),
        ] {
            choose(page, id).await?;
            until_cell(page, "Closes if both", "Isolated", isolated).await?;
            until_cell(page, "Closes if both", "Cross", cross).await?;
            let errors = "document.querySelectorAll('.field-error').length";
            assert_eq!(page.value(errors).await?, json!(0), "{id}");
        }
        Ok(())
    });
}

#[test]
fn a_pasted_response_of_binance_changes_the_liquidation_price() {
    browse(async |page| {
        page.open("").await?;
        choose(page, "binance@2026-05-01").await?;
        until_cell(page, "If only BTC", "Isolated", "54,216.9").await?;
        page.value("document.querySelector('.own-rules').open = true")
            .await?;
        let response = r#"[{"symbol":"BTCUSDT","brackets":[
            {"bracket":1,"initialLeverage":50,"notionalCap":50000,"notionalFloor":0,"maintMarginRatio":0.01,"cum":0},
            {"bracket":2,"initialLeverage":20,"notionalCap":250000,"notionalFloor":50000,"maintMarginRatio":0.025,"cum":750}]}]"#;
        paste(page, "market-tiers-0", response).await?;
        // 3,600 ÷ (4,000 × 0.99) of 60,000.
        until_cell(page, "If only BTC", "Isolated", "54,545.5").await?;
        page.until_text(".facts-section", "Brackets of BTC: yours")
            .await?;
        paste(page, "market-tiers-0", &response[..200]).await?;
        page.until_text(".field-error", "stops being JSON").await?;
        until_cell(page, "If only BTC", "Isolated", "54,545.5").await
    });
}

#[test]
fn a_pasted_response_of_hyperliquid_changes_the_liquidation_price() {
    browse(async |page| {
        page.open("").await?;
        choose(page, "hyperliquid@2026-09-27").await?;
        until_cell(page, "Closes if both", "Isolated", "−8.12").await?;
        let response = r#"{"universe":[{"name":"BTC","szDecimals":5,"maxLeverage":20,"marginTableId":20},
            {"name":"ETH","szDecimals":4,"maxLeverage":25,"marginTableId":25}],"marginTables":[]}"#;
        paste(page, "market-tiers-0", response).await?;
        // 2.5 %, 1.8 of fee out of 400: 3,601.8 ÷ (4,000 × 0.975) of 60,000 is 55,412.31.
        until_cell(page, "Closes if both", "Isolated", "BTC 55,412.4").await
    });
}

#[test]
fn the_same_book_on_every_venue() {
    browse(async |page| {
        page.open("").await?;
        unfold(page, "venues-head").await?;
        let rows = "document.querySelectorAll('.venues tbody th').length";
        page.until("eight venues", &format!("{rows} === 8")).await?;
        page.until_text(".venues", "No cross margin").await?;
        page.click_on("OKX swaps, single-currency").await?;
        until_cell(page, "Closes if both", "Isolated", "−9.59").await?;
        page.until(
            "its row is marked",
            "document.querySelector('.venues .chosen').innerText.includes('OKX')",
        )
        .await
    });
}

#[test]
fn every_published_example_agrees_or_is_explained() {
    browse(async |page| {
        page.open("").await?;
        unfold(page, "checked-head").await?;
        let houses = "document.querySelectorAll('.checked').length";
        page.until("eight venues", &format!("{houses} === 8"))
            .await?;
        let rows = page
            .value("document.querySelectorAll('.checked tbody tr').length")
            .await?;
        assert!(rows.as_u64().is_some_and(|rows| rows >= 150), "{rows}");
        let unexplained = "[...document.querySelectorAll('.checked tr.differs')]
            .filter((row) => row.querySelectorAll('.second').length < 2).length";
        assert_eq!(page.value(unexplained).await?, json!(0));
        page.until_text(".checked-section", "no published liquidation example")
            .await
    });
}
