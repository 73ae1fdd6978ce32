//! The stress panel: every switch changes its figures.

use crate::browser::browse;

const ROWS: &str = "document.querySelectorAll('#stress-table tbody tr').length";

#[test]
fn shocks_are_switched_and_told() {
    browse(async |page| {
        page.open("").await?;
        page.value("document.getElementById('stress').open = true")
            .await?;
        page.until("one row", &format!("{ROWS} === 1")).await?;
        page.type_into("Slippage under stress", "2").await?;
        page.until("a second row", &format!("{ROWS} === 2")).await?;
        page.value("document.querySelectorAll('[data-pick=stress-gap] input')[1].click()")
            .await?;
        page.until("both, and all together", &format!("{ROWS} === 4"))
            .await?;
        page.value("document.querySelectorAll('[data-pick=stress-whole] input')[1].click()")
            .await?;
        page.until("five rows", &format!("{ROWS} === 5")).await?;
        page.until_text("#stress-table", "at once, slippage")
            .await?;
        assert_eq!(page.console_errors().await?, Vec::<String>::new());
        Ok(())
    });
}
