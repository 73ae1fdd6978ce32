//! What comes from outside, in a real page: it is text and nothing else.

use crate::browser::browse;
use serde_json::json;

/// As `%`-escapes: `"><img src=x onerror=hit=1><svg onload=hit=1>`.
const HOSTILE: &str = "%22%3E%3Cimg%20src%3Dx%20onerror%3Dhit%3D1%3E%3Csvg%20onload%3Dhit%3D1%3E";

#[test]
fn a_link_is_never_markup() {
    browse(async |page| {
        let link = format!(
            "v=1&venue=generic&bal=1000&ccy=USDT&p={HOSTILE},L,60000,4000n,10x,p{HOSTILE}\
             &p=ETH,L,3000,3000n,10x,c&focus={HOSTILE}&path=flash&{HOSTILE}=1&others={HOSTILE}"
        );
        page.open(&link).await?;
        // The market by its name in a sentence, what was ignored in the note.
        page.until_text("#sentence", "<img src=x").await?;
        page.until_text("#link-note", "<img src=x").await?;
        let opened = "document.querySelectorAll('details').forEach(part => { part.open = true; })";
        page.value(opened).await?;
        page.until(
            "the rest is drawn",
            "document.querySelectorAll('svg').length > 4",
        )
        .await?;
        let made = "[typeof hit, document.querySelectorAll('img, svg[onload], [onerror]').length]";
        assert_eq!(page.value(made).await?, json!(["undefined", 0]));
        Ok(())
    });
}

#[test]
fn the_notices_of_others_are_a_click_away() {
    browse(async |page| {
        page.open("").await?;
        page.until_text("footer", "Licences of what is inside")
            .await?;
        let names = "fetch(document.querySelector('footer a').href).then(answer => answer.text())";
        page.value(&format!(
            "{names}.then(text => {{ window.notices = text; }}), true"
        ))
        .await?;
        page.until(
            "they are there",
            "window.notices?.includes('Permission is hereby granted')",
        )
        .await?;
        page.until("they name what is inside", "['leptos', 'plotters', 'rust_decimal', 'serde_json'].every(name => notices.includes('\\n' + name + ' '))")
            .await
    });
}
