//! The author's and the reader's journey, without a network from the start of the browser on.

use crate::browser::site::Site;
use crate::browser::{Outcome, Page, Viewport, browse_with};
use crate::embed::made::{DIP, is_as_made, make};
use crate::journeys::press_button;
use crate::offline::{profile, visit};
use crate::output::{A4, pages};
use isocross::markup::FILE;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Presses *Offline copy*; the file, as the browser saved it.
async fn downloaded(page: &Page, folder: &Path) -> Outcome<PathBuf> {
    let to = json!({ "behavior": "allow", "downloadPath": folder });
    page.devtools("Browser.setDownloadBehavior", to).await?;
    page.click("#save summary").await?;
    page.click("#single").await?;
    for _ in 0..200 {
        let mut files = fs::read_dir(folder).into_iter().flatten().flatten();
        let saved = files.find(|file| file.path().extension().is_some_and(|end| end == "html"));
        if let Some(saved) = saved {
            return Ok(saved.path());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err("no file was saved".into())
}

/// Journey 2: the embed is made and looked at, the file saved that is to be hosted, and both are an article. What a later
/// version of the page makes of its link is held by the golden links.
#[test]
fn an_author_makes_an_article_without_a_network() {
    let site = Site::new().expect("a site");
    visit(&site);
    site.set_down(true);
    let (file, snippet) = browse_until(&site, async |page| {
        page.open_at(&format!("{}#{DIP}", site.address())).await?;
        let snippet = make(page).await?;
        Ok((downloaded(page, &site.room("downloads")).await?, snippet))
    });
    // The file beside the article, as it will lie on the author's host; here both are on a disk.
    let name = file.file_name().and_then(|name| name.to_str());
    let hosted = [&site.address(), FILE].concat();
    let snippet = snippet.replace(&hosted, name.expect("the file has a name"));
    let article = file.with_file_name("article.htm");
    let html = [
        "<!doctype html><meta charset=utf-8><body style=\"margin:0\">",
        &snippet,
    ]
    .concat();
    fs::write(&article, html).expect("an article");
    browse_until(&site, async |page| {
        page.viewport(Viewport(720, 1400)).await?;
        let framed = "document.querySelector('iframe')";
        page.open_until(
            &format!("file://{}", article.display()),
            "the article",
            framed,
        )
        .await?;
        is_as_made(page).await
    });
}

/// Journey 3: the file is saved on a train, opened from the disk, the dip is changed, the table is read as a screen
/// reader does, one page is printed, and the link that is sent later opens the same state on the web.
#[test]
fn a_reader_takes_the_page_along_and_sends_the_link_later() {
    let site = Site::new().expect("a site");
    visit(&site);
    site.set_down(true);
    let link = browse_until(&site, async |page| {
        page.open_at(&format!("{}#{DIP}", site.address())).await?;
        page.until_text("#subline", "1,000").await?;
        let file = downloaded(page, &site.room("downloads")).await?;
        page.open_at(&format!("file://{}", file.display())).await?;
        page.until_text("#comparison", "of 1,000").await?;
        page.type_into("Size", "15").await?;
        page.until_text("#subline", "cross ends with 0").await?;
        let rows = spoken(page).await?;
        for row in [
            "Closes if both fall together: −9.55 % BTC 54,271.4 ETH 2,713.57; −13.85 % BTC 51,687.1 ETH 2,584.36",
            "Money left after: 300 of 1,000; 0 of 1,000",
        ] {
            assert!(rows.iter().any(|spoken| spoken == row), "{row}: {rows:#?}");
        }
        assert_eq!(pages(page, A4).await?, 1);
        page.value("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
            .await?;
        press_button(page, "Copy link").await?;
        page.until("the link is copied", "window.copied").await?;
        let link = page.value("window.copied").await?;
        Ok(link.as_str().unwrap_or_default().to_owned())
    });
    assert!(link.starts_with(&site.address()), "{link}");
    site.set_down(false);
    browse_until(&site, async |page| {
        page.open_at(&link).await?;
        page.until_text("#subline", "cross ends with 0").await?;
        assert_eq!(page.typed("Size").await?, "15");
        Ok(())
    });
}

/// A test with the site's profile that hands something on.
fn browse_until<T>(site: &Site, test: impl AsyncFnOnce(&Page) -> Outcome<T>) -> T {
    let mut answer = None;
    browse_with(&profile(site), async |page| {
        answer = Some(test(page).await?);
        Ok(())
    });
    answer.expect("the test has ended well")
}

/// The rows of the comparison by the accessibility tree: head, and cells.
async fn spoken(page: &Page) -> Outcome<Vec<String>> {
    let tree = page.tree().await?;
    let nodes = tree.as_array().map(Vec::as_slice).unwrap_or_default();
    let role = |node: &Value| {
        node["role"]["value"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    let node = |id: &Value| nodes.iter().find(|node| node["nodeId"] == *id);
    let children = |parent: &Value| {
        let ids = parent["childIds"].as_array().cloned().unwrap_or_default();
        ids.iter().filter_map(node).collect::<Vec<_>>()
    };
    let mut rows = Vec::new();
    for row in nodes.iter().filter(|one| role(one) == "row") {
        let mut cells = Vec::new();
        for cell in children(row) {
            let mut words = Vec::new();
            let mut left = vec![cell];
            while let Some(one) = left.pop() {
                if role(one) == "StaticText" {
                    words.push(one["name"]["value"].as_str().unwrap_or_default().trim());
                }
                left.extend(children(one).into_iter().rev());
            }
            cells.push(words.join(" "));
        }
        let (head, cells) = cells.split_first().ok_or("a row has cells")?;
        rows.push(format!("{head}: {}", cells.join("; ")).replace('\u{202f}', " "));
    }
    Ok(rows)
}
