//! The pictures behind tabs, and what is read off them.

use crate::browser::{PHONE, WIDE, browse};
use fantoccini::key::Key;

const MAP: &str = ".map .layer";
const READOUT: &str = ".map .readout";

#[test]
fn the_survival_map_is_read_by_keys_and_by_the_time_cursor() {
    browse(async |page| {
        for viewport in [WIDE, PHONE] {
            page.viewport(viewport).await?;
            page.open("").await?;
            page.until_text("#sentence", "isolated").await?;
            page.value("document.querySelector('button[data-do=\"tab map\"]').click()")
                .await?;
            page.until(
                "the map is drawn",
                "!!document.querySelector('.map svg .ground.cross')",
            )
            .await?;
            page.until_text(READOUT, "isolated").await?;
            let before = page.text(READOUT).await?;
            page.value(&format!("document.querySelector('{MAP}').focus()"))
                .await?;
            page.press(&(Key::Left + "")).await?;
            let moved = format!(
                "document.querySelector('{READOUT}').innerText.trim() !== {}",
                serde_json::json!(before.trim())
            );
            page.until("the readout follows the key", &moved).await?;
            page.press(&(Key::Home + "")).await?;
            page.until("it goes back to the path", &format!("!({moved})"))
                .await?;
            // A time in the log moves the map's point along the path.
            page.value("[...document.querySelectorAll('#log button[data-place]')].pop().click()")
                .await?;
            page.until("the readout follows the log", &moved).await?;
        }
        assert_eq!(page.console_errors().await?, Vec::<String>::new());
        Ok(())
    });
}

#[test]
fn leverage_and_brackets_stand_behind_tabs() {
    browse(async |page| {
        page.viewport(WIDE).await?;
        page.open("").await?;
        page.until_text("#sentence", "isolated").await?;
        for (tab, words) in [
            ("ladder", "In cross it only reserves margin"),
            ("strip", "bracket 1"),
        ] {
            page.value(&format!(
                "document.querySelector('button[data-do=\"tab {tab}\"]').click()"
            ))
            .await?;
            page.until_text(&format!(".{tab} .below"), words).await?;
            page.until(
                tab,
                &format!("!!document.querySelector('.{tab} svg .line')"),
            )
            .await?;
        }
        assert_eq!(page.console_errors().await?, Vec::<String>::new());
        Ok(())
    });
}

#[test]
fn a_scenario_is_pinned_and_a_part_of_the_path_looked_at() {
    browse(async |page| {
        page.viewport(WIDE).await?;
        page.open("").await?;
        page.until_text("#sentence", "isolated").await?;
        page.click_on("Pin this scenario").await?;
        page.type_into("Balance", "2500").await?;
        page.until_text("#comparison .pinned", "pinned").await?;
        page.until(
            "a grey line",
            "!!document.querySelector('.shock svg .ghost')",
        )
        .await?;
        page.click_on("Unpin").await?;
        page.until("it is gone", "document.querySelector('.pinned') === null")
            .await?;
        let words = "document.querySelector('.zoom [data-at=words]').innerText";
        let whole = page.value(words).await?;
        page.value("document.querySelector('button[data-do=\"zoom in\"]').click()")
            .await?;
        page.until("less is in sight", &format!("{words} !== {whole}"))
            .await?;
        page.value("document.getElementById('zoom-from').focus()")
            .await?;
        let before = page.value(words).await?;
        for _ in 0..40 {
            page.press(&(Key::Right + "")).await?;
        }
        page.until(
            "the handle follows the keys",
            &format!("{words} !== {before}"),
        )
        .await?;
        page.click_on("Whole").await?;
        page.until("all of it", &format!("{words} === {whole}"))
            .await?;
        assert_eq!(page.console_errors().await?, Vec::<String>::new());
        Ok(())
    });
}
