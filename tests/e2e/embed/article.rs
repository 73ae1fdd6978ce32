//! The sample article: at three widths, with scripts forbidden, and in sandboxed frames.

use crate::browser::{Outcome, Page, Theme, Viewport, browse, pictures};
use fantoccini::Locator;
use serde_json::json;

const FALLBACK: &str = "At a joint move of −12 % isolated holds 300 and cross 160";

async fn article(page: &Page) -> Outcome {
    page.client().goto("about:blank").await?;
    let address = [page.folder(), "article/index.html"].concat();
    Ok(page.client().goto(&address).await?)
}

/// Scrolls to a frame, as a reader would: those below the fold wait for that.
async fn come_to(page: &Page, frame: u16) -> Outcome {
    page.value(&format!(
        "document.querySelectorAll('iframe')[{frame}].scrollIntoView()"
    ))
    .await?;
    page.enter(frame).await
}

#[test]
fn the_article_shows_its_four_lessons_at_three_widths() {
    browse(async |page| {
        for (width, theme) in [(360, Theme::Light), (640, Theme::Dark), (900, Theme::Light)] {
            page.viewport(Viewport(width, 900)).await?;
            page.theme(theme).await?;
            article(page).await?;
            for (frame, words) in [
                (0, "isolated stops at"),
                (1, "If only BTC"),
                (2, "isolated stops at"),
                (3, "isolated closes ETH"),
            ] {
                come_to(page, frame).await?;
                page.until_text("#sentence", words).await?;
                page.until("a chart is drawn", "document.querySelector('.picture svg')")
                    .await?;
                let room = page
                    .value("[document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight - innerHeight]")
                    .await?;
                assert_eq!(
                    room[0],
                    json!(0),
                    "frame {frame} at {width} scrolls sideways"
                );
                page.leave().await?;
            }
            let wide = page
                .value("document.documentElement.scrollWidth - innerWidth")
                .await?;
            assert_eq!(wide, json!(0), "the article scrolls sideways at {width}");
            // With the height script every frame has come to its content.
            let fit = "[...document.querySelectorAll('iframe')].every((frame) => frame.style.height.endsWith('px'))";
            page.until("every frame has been told its height", fit)
                .await?;
            // Also far from where the reader is, as on paper.
            for frame in 0..4 {
                page.enter(frame).await?;
                page.until("its chart stands", "document.querySelector('.picture svg')")
                    .await?;
                page.leave().await?;
            }
            page.full_shot(&pictures()?.join(format!("article-{width}.png")))
                .await?;
        }
        Ok(())
    });
}

#[test]
fn the_article_reads_without_scripts_and_in_sandboxed_frames() {
    browse(async |page| {
        page.viewport(Viewport(700, 900)).await?;
        // The article's own frame, in both sandboxes, on somebody else's page.
        article(page).await?;
        let source = page.value("document.querySelector('iframe').src").await?;
        let source = source.as_str().unwrap_or_default().replace('&', "&amp;");
        for sandbox in ["allow-scripts", "allow-scripts allow-same-origin"] {
            let frame = format!(
                "<iframe sandbox=\"{sandbox}\" src=\"{source}\" width=\"100%\" height=\"1200\"></iframe>"
            );
            page.host(&frame).await?;
            page.enter(0).await?;
            page.until_text(".at-move", "cross 160").await?;
            page.type_into("Joint move", "-15").await?;
            page.until_text(".at-move", "cross 0").await?;
            page.leave().await?;
        }
        // The whole article in a sandbox: the frames in it are in it too.
        let whole = [page.folder(), "article/index.html"].concat();
        page.host(&format!("<iframe sandbox=\"allow-scripts\" src=\"{whole}\" width=\"100%\" height=\"880\"></iframe>"))
            .await?;
        page.client().clone().enter_frame(0).await?;
        page.until_text("figcaption", FALLBACK).await?;
        come_to(page, 0).await?;
        page.until_text(".at-move", "cross 160").await?;
        page.leave().await?;
        page.shot(&pictures()?.join("article-sandboxed.png"))
            .await?;
        page.leave().await?;
        // No scripts at all: the words and the link stand.
        page.host(&format!(
            "<iframe sandbox src=\"{whole}\" width=\"100%\" height=\"880\"></iframe>"
        ))
        .await?;
        page.client().clone().enter_frame(0).await?;
        let caption = page
            .client()
            .wait()
            .for_element(Locator::Css("figcaption"))
            .await?;
        let words = caption.text().await?;
        assert!(words.contains(FALLBACK), "{words}");
        assert!(words.contains("Open the calculation"), "{words}");
        page.leave().await?;
        page.shot(&pictures()?.join("article-without-scripts.png"))
            .await
    });
}
