//! Scenarios saved on the device.

use crate::browser::page::replace;
use crate::browser::site::Site;
use crate::browser::{Outcome, PHONE, Page, browse};
use crate::journeys::until_cell;
use serde_json::json;

/// Opens the menu, on a phone by way of the other one.
pub async fn open_menu(page: &Page) -> Outcome {
    let open = "(() => {
        const more = document.querySelector('.tools .more');
        if (more.checkVisibility() && more.getAttribute('aria-expanded') !== 'true') more.click();
        document.getElementById('saved').open = true;
    })()";
    page.value(open).await?;
    page.until("the menu is open", "document.getElementById('saved').open")
        .await
}

/// Saves what is on the page; under the suggested name where none is given.
pub async fn save_as(page: &Page, name: &str) -> Outcome {
    let field = page.find("#saved-as").await?;
    if !name.is_empty() {
        replace(&field, name).await?;
    }
    page.click("#saved [data-do=saved-save]").await?;
    page.until_text(".shelf-told", "“").await
}

async fn names(page: &Page, expected: &[&str]) -> Outcome {
    let list = "JSON.stringify([...document.querySelectorAll('.shelf-open')].map((one) => one.textContent))";
    let wanted = json!(json!(expected).to_string());
    page.until(
        &format!("the list is {expected:?}"),
        &format!("{list} === {wanted}"),
    )
    .await
}

/// Presses the button of a row.
async fn press(page: &Page, act: &str, row: usize) -> Outcome {
    page.click(&format!("#saved-{act}-{row}")).await
}

#[test]
fn scenarios_are_saved_opened_renamed_moved_duplicated_and_deleted() {
    browse(async |page| {
        page.open("").await?;
        open_menu(page).await?;
        page.until_text("#saved", "Nothing is saved yet").await?;
        save_as(page, "").await?;
        names(page, &["BTC, ETH with 1,000 USDT"]).await?;
        page.type_into("Balance", "2500").await?;
        open_menu(page).await?;
        save_as(page, "More money").await?;
        names(page, &["More money", "BTC, ETH with 1,000 USDT"]).await?;
        press(page, "down", 0).await?;
        names(page, &["BTC, ETH with 1,000 USDT", "More money"]).await?;
        press(page, "ask", 0).await?;
        let field = page.find("#saved-named").await?;
        replace(&field, "Opening").await?;
        page.press("\u{e007}").await?;
        names(page, &["Opening", "More money"]).await?;
        press(page, "twin", 0).await?;
        names(page, &["Opening", "Opening 2", "More money"]).await?;
        press(page, "delete", 2).await?;
        names(page, &["Opening", "Opening 2"]).await?;
        page.until_text(".shelf-told", "Deleted “More money”.")
            .await?;
        page.click("#saved-undo").await?;
        names(page, &["Opening", "Opening 2", "More money"]).await?;
        // All of it is there after a reload, and each opens what was saved.
        page.open("").await?;
        open_menu(page).await?;
        names(page, &["Opening", "Opening 2", "More money"]).await?;
        page.click_on("More money").await?;
        until_cell(page, "Money left after", "Isolated", "of 2,500").await?;
        open_menu(page).await?;
        page.click_on("Opening").await?;
        until_cell(page, "Money left after", "Isolated", "of 1,000").await?;
        page.click("#undo").await?;
        until_cell(page, "Money left after", "Isolated", "of 2,500").await
    });
}

/// Gives a file to a field for files.
fn give(field: &str, text: &str) -> String {
    format!(
        "(() => {{ const files = new DataTransfer(); files.items.add(new File([{}], 'saved.json'));
            const field = document.querySelector('{field}'); field.files = files.files;
            field.dispatchEvent(new Event('change', {{ bubbles: true }})); }})()",
        json!(text)
    )
}

#[test]
fn all_leave_as_one_file_and_come_back_from_it() {
    browse(async |page| {
        page.open("").await?;
        // What the browser would put on the disk.
        page.value(
            "(() => { const make = URL.createObjectURL;
                URL.createObjectURL = (blob) => { window.given = blob; return make(blob); };
                HTMLAnchorElement.prototype.click = function () { window.named = this.download; }; })()",
        )
        .await?;
        open_menu(page).await?;
        for name in ["One", "Two", "<b>Three</b>"] {
            save_as(page, name).await?;
        }
        page.click_on("Export all").await?;
        page.until("a file is given", "window.given").await?;
        assert_eq!(
            page.value("window.named").await?,
            json!("isocross-saved.json")
        );
        let text = page.eventually_value("await window.given.text()").await?;
        let text = text.as_str().ok_or("a text")?;
        page.value("localStorage.clear()").await?;
        page.open("").await?;
        open_menu(page).await?;
        names(page, &[]).await?;
        page.value(&give("#saved-import", text)).await?;
        names(page, &["<b>Three</b>", "Two", "One"]).await?;
        page.until_text("#link-note", "3 added to what is saved.")
            .await?;
        // A second time nothing is doubled, and a list is known where a scenario is expected.
        page.value(&give("#import", text)).await?;
        page.until_text("#link-note", "Already there: 3.").await?;
        let junk = r#"[{"name": "Bad"}, {"name": "Odd", "balance": 1, "positions": [], "x": 1}]"#;
        page.value(&give("#saved-import", junk)).await?;
        page.until_text("#link-note", "“Bad” was left out").await?;
        page.until_text("#link-note", "“Odd”: ").await?;
        names(page, &["<b>Three</b>", "Two", "One", "Odd"]).await?;
        page.value(&give("#saved-import", "[{")).await?;
        page.until_text("#link-note", "This file was not read: Line 1")
            .await?;
        names(page, &["<b>Three</b>", "Two", "One", "Odd"]).await
    });
}

#[test]
fn what_is_kept_survives_a_full_storage_junk_and_another_tab() {
    browse(async |page| {
        page.open("").await?;
        open_menu(page).await?;
        save_as(page, "First").await?;
        // A storage without room.
        let fill = "(() => { let text = 'x'.repeat(1024); let key = 0;
            try { for (;;) { localStorage.setItem('fill', (localStorage.getItem('fill') ?? '') + text); text += text; } } catch {}
            text = 'x'; try { for (;;) localStorage.setItem('fill-' + key++, text.repeat(100)); } catch {} })()";
        page.value(fill).await?;
        page.find("#saved-as").await?;
        page.click("#saved [data-do=saved-save]").await?;
        page.until_text(".shelf-told", "refuses to keep it").await?;
        names(page, &["First"]).await?;
        page.value("Object.keys(localStorage).filter((key) => key.startsWith('fill')).forEach((key) => localStorage.removeItem(key))")
            .await?;
        // Another tab has added one: what this tab shows is not what it would change.
        let other = "localStorage.setItem('isocross-saved-1', '\\u001eOther\\n{junk' + localStorage.getItem('isocross-saved-1'))";
        page.value(other).await?;
        press(page, "delete", 0).await?;
        page.until_text(".shelf-told", "changed in another tab")
            .await?;
        names(page, &["Other", "First"]).await?;
        // What cannot be read is named, stays, and changes nothing.
        page.click_on("Other").await?;
        page.until_text("#link-note", "“Other” cannot be read")
            .await?;
        until_cell(page, "Closes if both", "Isolated", "54,271.4").await?;
        save_as(page, "Second").await?;
        names(page, &["Second", "Other", "First"]).await
    });
}

#[test]
fn a_frame_without_storage_says_so_and_offers_a_file() {
    let site = Site::new().expect("a site");
    browse(async |page| {
        // A frame of an origin of its own can load the page's module only where the server allows it, so
        // the storage is taken away instead, as a browser that blocks it does.
        site.change("index.html", |text| {
            text.replacen("<title>", "<script src=denied.js></script><title>", 1)
        })?;
        site.put(
            "denied.js",
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });",
        )?;
        page.viewport(PHONE).await?;
        page.open_at(&site.address()).await?;
        open_menu(page).await?;
        page.until_text("#saved", "keep nothing here").await?;
        assert_eq!(
            page.value("document.querySelector('#saved-as') === null")
                .await?,
            json!(true)
        );
        let wide = page
            .value("document.documentElement.scrollWidth - innerWidth")
            .await?;
        assert_eq!(wide, json!(0));
        Ok(())
    });
}
