//! What a reader does on the page, from the opening example to a size from risk.

use crate::browser::{NARROW, Outcome, PHONE, Page, WIDE, browse};
use fantoccini::key::Key;
use serde_json::json;

const ENTRY: &str = "Entry price of position 1, BTC";
const SLIDER: &str = "Leverage slider of position 1, BTC";

/// Text of one cell of the comparison, spaces made plain.
fn cell(row: &str, column: &str) -> String {
    format!(
        "[...document.querySelectorAll('#comparison td')]
            .filter((cell) => cell.dataset.row?.startsWith('{row}') && cell.dataset.col === '{column}')
            .map((cell) => cell.innerText.replace(/\\s+/g, ' ').trim())[0] ?? ''"
    )
}

pub async fn until_cell(page: &Page, row: &str, column: &str, part: &str) -> Outcome {
    let says = format!("({}).includes('{part}')", cell(row, column));
    page.until(&format!("{row}, {column}: {part}"), &says).await
}

/// Presses a button by its words, wherever it is scrolled to.
pub async fn press_button(page: &Page, words: &str) -> Outcome {
    let found = format!(
        "[...document.querySelectorAll('button')].find((button) => button.innerText.trim() === '{words}').click()"
    );
    page.value(&found).await.map(drop)
}

/// Text of an element, narrow and no-break spaces made plain.
async fn plain(page: &Page, selector: &str) -> Outcome<String> {
    let text = page.text(selector).await?;
    Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn the_opening_example_reads_as_published() {
    browse(async |page| {
        page.viewport(WIDE).await?;
        page.open("").await?;
        page.until_text("#sentence", "isolated stops at").await?;
        let sentence = plain(page, "#sentence").await?;
        for part in ["−9.55 %", "300 USDT", "−13.85 %", "takes all"] {
            assert!(sentence.contains(part), "{part} is not in: {sentence}");
        }
        for (row, column, part) in [
            ("Closes if both", "Isolated", "BTC 54,271.4"),
            ("Closes if both", "Isolated", "ETH 2,713.57"),
            ("Closes if both", "Cross", "BTC 51,687.1"),
            ("Closes if both", "Cross", "ETH 2,584.36"),
            ("If only BTC", "Isolated", "54,271.4"),
            ("If only BTC", "Cross", "45,452.3"),
            ("Money left after", "Isolated", "300 of 1,000"),
            ("Money left after", "Cross", "0 of 1,000"),
        ] {
            until_cell(page, row, column, part).await?;
        }
        let moved = plain(page, "body").await?;
        assert!(
            moved.contains("isolated 300, cross 160"),
            "the joint move of −12 %"
        );
        Ok(())
    });
}

#[test]
fn a_decimal_comma_is_read() {
    browse(async |page| {
        page.open("").await?;
        page.type_into(ENTRY, "60.000,5").await?;
        until_cell(page, "Closes if both", "Isolated", "BTC 54,271.9").await
    });
}

#[test]
fn a_typing_error_is_named_repaired_and_costs_nothing() {
    browse(async |page| {
        page.open("").await?;
        page.type_into(ENTRY, "6o,000").await?;
        page.until_text(".field-error", "letter o").await?;
        page.until_text("body", "last valid values").await?;
        page.click_on("Use 60,000").await?;
        page.until(
            "no error is left",
            "document.querySelector('.field-error') === null",
        )
        .await?;
        until_cell(page, "Closes if both", "Isolated", "54,271.4").await?;
        for junk in ["", "0", "-1", "1e30", "1e-30", "NaN", "1,2,3", "<b>x</b>"] {
            page.type_into(ENTRY, junk).await?;
            page.until(junk, "document.querySelector('.field-error') !== null")
                .await?;
            until_cell(page, "Closes if both", "Cross", "−13.85").await?;
        }
        Ok(())
    });
}

#[test]
fn leverage_moves_isolated_by_keyboard_and_not_cross() {
    browse(async |page| {
        page.open("").await?;
        let slider = page.field(SLIDER).await?;
        page.client()
            .execute("arguments[0].focus()", vec![serde_json::to_value(&slider)?])
            .await?;
        page.press(&Key::Right.to_string()).await?;
        until_cell(page, "Closes if both", "Isolated", "−4.52").await?;
        until_cell(page, "Closes if both", "Cross", "−13.85").await
    });
}

#[test]
fn an_event_is_chosen_and_its_closing_read_in_the_log() {
    browse(async |page| {
        page.open("").await?;
        page.value("(() => { const path = document.getElementById('path'); path.value = 'may-2021'; path.dispatchEvent(new Event('change', { bubbles: true })); })()").await?;
        page.until_text("#log", "13 May, 0 h").await?;
        page.until_text("#log", "cross account closed, −1,000")
            .await?;
        let added_up = "document.getElementById('log').textContent.includes('account money 1,000 − 1,000 = 0')";
        page.until("its arithmetic is there", added_up).await
    });
}

#[test]
fn size_follows_from_risk_and_liquidation_is_held_against_the_stop() {
    browse(async |page| {
        page.viewport(PHONE).await?;
        let one = "v=1&bal=1000&ccy=USDT&venue=generic&p=BTC,L,60000,2000n,10x,i";
        page.open(one).await?;
        page.type_into(ENTRY, "60.000,5").await?;
        page.value(
            "document.querySelectorAll('details.sizing').forEach((part) => { part.open = true; })",
        )
        .await?;
        page.type_into("Risk", "50").await?;
        page.type_into("Stop", "58,500").await?;
        page.until_text("#sized", "0.033322").await?;
        press_button(page, "Use this size").await?;
        page.type_into("Leverage of position 1, BTC", "40").await?;
        page.until_text(".sized", "58,794.5, before the stop")
            .await?;
        page.until_text(".sized", "Lower to 33x").await?;
        page.until_text(".sized", "Add 9.77").await?;
        press_button(page, "Lower to 33x").await?;
        page.until_text(".sized", "beyond the stop").await
    });
}

#[test]
fn a_reload_finds_the_same_state_and_undo_goes_back() {
    browse(async |page| {
        page.open("").await?;
        page.type_into("Balance", "2500").await?;
        until_cell(page, "Money left after", "Isolated", "of 2,500").await?;
        page.until("the address follows", "location.hash.includes('bal=2500')")
            .await?;
        page.client().refresh().await?;
        until_cell(page, "Money left after", "Isolated", "of 2,500").await?;
        page.type_into("Balance", "3000").await?;
        until_cell(page, "Money left after", "Isolated", "of 3,000").await?;
        page.click("#undo").await?;
        until_cell(page, "Money left after", "Isolated", "of 2,500").await?;
        page.click("#redo").await?;
        until_cell(page, "Money left after", "Isolated", "of 3,000").await
    });
}

#[test]
fn a_broken_link_is_named_and_the_page_lives() {
    browse(async |page| {
        for link in [
            "v=9&p=BTC",
            "v=1&p=BTC,L,sixty,4000n,10x,i",
            "%%%&v=1",
            "v=1&unknown=1&p=BTC,L,60000,4000n,10x,i",
        ] {
            page.open("").await?;
            page.value(&format!("location.hash = '{link}'")).await?;
            page.until(link, "document.getElementById('link-note') !== null && document.getElementById('link-note').innerText.length > 0").await?;
            page.until(
                "a sentence stands",
                "document.getElementById('sentence').innerText.length > 10",
            )
            .await?;
        }
        Ok(())
    });
}

/// A WebAssembly program whose one function `f` is a trap, as a panic of the page's is.
const TRAP: &str = "new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([
    0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11
]))).exports.f()";

#[test]
fn a_link_without_figures_says_what_to_put_right_and_goes_on() {
    browse(async |page| {
        page.open("v=1&bal=abc&p=BTC,L,60000,4000n,10x,i").await?;
        page.until_text("#sentence", "No figures yet.").await?;
        page.until_text(".nothing", "Balance: The first character is the letter a.")
            .await?;
        let gone = "!document.querySelector('#comparison')?.checkVisibility()";
        page.until("no empty table is shown", gone).await?;
        page.type_into("Balance", "1000").await?;
        page.until_text("#sentence", "isolated").await?;
        page.until("the note is gone", "!document.querySelector('.nothing')")
            .await?;
        // Rules that are not known give way, and the page says so.
        page.open("v=1&bal=1000&venue=nowhere@2031-01-01&p=BTC,L,60000,4000n,10x,i")
            .await?;
        page.until_text("#link-note", "all figures are by generic rules")
            .await?;
        page.until_text("#comparison", "54,271.4").await
    });
}

#[test]
fn a_program_that_stops_leaves_a_banner_and_other_scripts_do_not() {
    browse(async |page| {
        page.open("").await?;
        let later = |act: &str| format!("setTimeout(() => {{ {act} }}) && true");
        page.value(&later("throw new TypeError('another script')"))
            .await?;
        page.value(&later("window.after = true")).await?;
        page.until("the other script has failed", "window.after")
            .await?;
        let banners = "document.querySelectorAll('#failed[role=alert]').length";
        assert_eq!(page.value(banners).await?, json!(0));
        page.value(&later(TRAP)).await?;
        page.until_text("#failed", "Copy scenario").await?;
        page.value(&later(&format!("Promise.resolve().then(() => {TRAP})")))
            .await?;
        page.value(&later("window.later = true")).await?;
        page.until("it has stopped twice", "window.later").await?;
        assert_eq!(page.value(banners).await?, json!(1));
        // These were meant: the harness takes no others.
        assert_eq!(page.console_errors().await?.len(), 3);
        Ok(())
    });
}

#[test]
fn a_file_comes_in_and_a_broken_one_changes_nothing() {
    browse(async |page| {
        page.open("").await?;
        let give = |text: &str| {
            format!(
                "(() => {{ const files = new DataTransfer(); files.items.add(new File([{}], 'book.json'));
                    const field = document.querySelector('#import'); field.files = files.files;
                    field.dispatchEvent(new Event('change', {{ bubbles: true }})); }})()",
                json!(text)
            )
        };
        let book = r#"{"schema":1,"balance":"700","positions":[{"market":"ETH","side":"short","entry":"3000","quantity":"1400","quantity_is":"notional","leverage":"5","mode":"cross"}]}"#;
        page.value(&give("{\"schema\": 1, \"positions\": ["))
            .await?;
        page.until_text("#link-note", "Line 1").await?;
        until_cell(page, "Closes if both", "Isolated", "54,271.4").await?;
        page.value(&give(book)).await?;
        page.until_text("#sentence", "ETH").await?;
        page.until_text("#sentence", "rises").await
    });
}

#[test]
fn nothing_scrolls_sideways_on_a_phone() {
    browse(async |page| {
        for width in [PHONE, NARROW] {
            page.viewport(width).await?;
            page.open("").await?;
            page.until_text("#sentence", "isolated").await?;
            let wide = page
                .value("document.documentElement.scrollWidth - innerWidth")
                .await?;
            assert_eq!(wide, json!(0), "{width:?} scrolls sideways");
        }
        Ok(())
    });
}
