//! The page as one file.

use crate::browser::{Copy, Outcome, PHONE, Page, WIDE, browse};
use serde_json::json;

/// What the page has asked for since it was loaded.
const REQUESTS: &str = "performance.getEntriesByType('resource').map((one) => one.name)";

fn from_disk(copy: &Copy) -> String {
    format!("file://{}", copy.folder.join("isocross.html").display())
}

async fn works(page: &Page) -> Outcome {
    page.until_text("#comparison", "54,271.4").await?;
    page.type_into("Balance", "1700").await?;
    page.until_text("#comparison", "of 1,700").await?;
    assert_eq!(page.value(REQUESTS).await?, json!([]));
    Ok(())
}

#[test]
fn it_runs_from_the_disk_and_asks_nobody_for_anything() {
    browse(async |page| {
        let copy = Copy::new("disk")?;
        let size = std::fs::metadata(copy.folder.join("isocross.html"))?.len();
        println!("isocross.html: {size} bytes");
        for viewport in [WIDE, PHONE] {
            page.viewport(viewport).await?;
            page.open_at(&from_disk(&copy)).await?;
            if viewport == WIDE {
                works(page).await?;
                page.until_text("footer", "forbids it every connection")
                    .await?;
                page.click("#licences summary").await?;
                page.until_text("#licences pre", "rust_decimal").await?;
            }
            assert_eq!(page.value(REQUESTS).await?, json!([]));
        }
        page.open_at(&format!(
            "{}#v=1&bal=700&p=ETH,S,3000,1400n,5x",
            from_disk(&copy)
        ))
        .await?;
        page.until_text("#sentence", "leaves 420").await?;
        // Its policy holds: this is an address of the machine itself.
        let fetched = format!(
            "(window.answer = 0, fetch({:?}).then(() => window.answer = 1, () => window.answer = 2), true)",
            copy.address
        );
        page.value(&fetched).await?;
        page.until("the request is refused", "window.answer === 2")
            .await?;
        assert!(!page.console_errors().await?.is_empty());
        Ok(())
    });
}

#[test]
fn it_runs_in_sandboxed_frames_and_from_srcdoc() {
    browse(async |page| {
        let copy = Copy::new("frames")?;
        let frames = [
            "<iframe sandbox='allow-scripts' src='isocross.html'></iframe>",
            "<iframe sandbox='allow-scripts allow-same-origin' src='isocross.html'></iframe>",
            "<iframe sandbox='allow-scripts' id='doc'></iframe><script>
                fetch('isocross.html').then((answer) => answer.text()).then((text) => doc.srcdoc = text)
            </script>",
        ];
        for (place, frame) in frames.iter().enumerate() {
            let host = format!(
                "<!doctype html><title>host</title><link rel='icon' href='data:,'><style>iframe {{ width: 1200px; height: 800px }}</style>{frame}"
            );
            let host = copy.put(&format!("host{place}.html"), &host)?;
            page.open_until(
                &host,
                "there is a frame",
                "!!document.querySelector('iframe')",
            )
            .await?;
            let client = page.client();
            client.enter_frame(0).await?;
            page.until(
                "the page is built",
                "document.querySelector('#comparison') && !document.getElementById('opening')",
            )
            .await?;
            works(page).await?;
            client.clone().enter_parent_frame().await?;
        }
        Ok(())
    });
}

/// Catches what is saved: its name, and its text.
const CATCH: &str = "(() => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => (blob.text().then((text) => window.text = text), make(blob));
    HTMLAnchorElement.prototype.click = function () { window.file = this.download };
})()";

/// Presses *Offline copy*, checks the name and puts the file beside the page.
async fn saved(page: &Page, copy: &Copy, name: &str) -> Outcome<String> {
    page.value(CATCH).await?;
    page.value("document.getElementById('single').click()")
        .await?;
    page.until("a file is saved", "window.file && window.text")
        .await?;
    let file = page.value("window.file").await?;
    let file = file.as_str().unwrap_or_default().to_owned();
    let day = page.value("new Date().toISOString().slice(0, 10)").await?;
    let day = day.as_str().unwrap_or_default().to_owned();
    assert_eq!(file, format!("isocross-{name}-{day}.html"));
    let text = page.value("window.text").await?;
    copy.put(&file, text.as_str().unwrap_or_default())?;
    let path = copy.folder.join(&file);
    Ok(format!("file://{}", path.display()))
}

#[test]
fn an_offline_copy_holds_the_scenario_on_screen() {
    browse(async |page| {
        let copy = Copy::new("copies")?;
        page.open_at(&format!(
            "{}#v=1&bal=700&p=ETH,S,3000,1400n,5x",
            copy.address
        ))
        .await?;
        page.until_text("#comparison", "of 700").await?;
        let first = saved(page, &copy, "ETH-short-5x").await?;
        page.open_at(&first).await?;
        page.until_text("#comparison", "of 700").await?;
        assert!(
            page.client()
                .title()
                .await?
                .starts_with("Isocross: ETH short 5x, saved 2")
        );
        assert_eq!(page.value(REQUESTS).await?, json!([]));
        // The file saves itself again, with what was changed since.
        page.type_into("Balance", "900").await?;
        page.until_text("#comparison", "of 900").await?;
        let second = saved(page, &copy, "ETH-short-5x").await?;
        page.open_at(&second).await?;
        page.until_text("#comparison", "of 900").await?;
        // An address with a scenario of its own goes before the one inside.
        page.open_at(&format!("{second}#v=1&bal=800&p=ETH,S,3000,1400n,5x"))
            .await?;
        page.until_text("#comparison", "of 800").await
    });
}
