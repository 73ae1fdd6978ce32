//! What frames say to the page around them, and what they take from it.

use super::{BOOK, lesson, pasted, with_script};
use crate::browser::{Outcome, Page, Viewport, browse};
use isocross::markup::{FILE, Means};
use isocross::scenario::embed::{Part, View};
use serde_json::{Value, json};
use std::time::Duration;

/// Keeps every message that reaches the page around.
const LISTEN: &str =
    "(window.heard = [], addEventListener('message', (event) => heard.push(event.data)), true)";

fn tell(frame: u16, message: &Value) -> String {
    format!(
        "document.querySelectorAll('iframe')[{frame}].contentWindow.postMessage({message}, '*')"
    )
}

async fn heard(page: &Page) -> Outcome<Vec<Value>> {
    Ok(serde_json::from_value(page.value("heard").await?)?)
}

async fn one_frame(page: &Page) -> Outcome {
    page.viewport(Viewport(700, 1000)).await?;
    let mut embed = lesson(View::Compare, Part::Move);
    embed.id = "one".to_owned();
    page.host("").await?;
    page.value(LISTEN).await?;
    let frame = json!(pasted(page, &embed, Means::Frame));
    page.value(&format!(
        "document.body.insertAdjacentHTML('beforeend', {frame})"
    ))
    .await?;
    page.until("the frame has said its height", "heard.length > 0")
        .await?;
    page.enter(0).await?;
    page.until("a chart is drawn", "document.querySelector('.picture svg')")
        .await?;
    page.leave().await?;
    // Until it has come to rest.
    tokio::time::sleep(Duration::from_millis(500)).await;
    Ok(())
}

#[test]
fn an_idle_frame_says_nothing_and_numbers_alone_leave_it() {
    browse(async |page| {
        one_frame(page).await?;
        let before = heard(page).await?;
        for message in &before {
            let mut keys: Vec<&String> = message
                .as_object()
                .into_iter()
                .flatten()
                .map(|(key, _)| key)
                .collect();
            keys.sort();
            assert_eq!(keys, ["height", "id", "type", "v"], "{message}");
            assert_eq!(message["type"], "isocross:height");
            assert_eq!((&message["v"], &message["id"]), (&json!(1), &json!("one")));
            assert!(
                message["height"]
                    .as_u64()
                    .is_some_and(|height| height > 300),
                "{message}"
            );
        }
        tokio::time::sleep(Duration::from_secs(10)).await;
        assert_eq!(heard(page).await?, before, "ten idle seconds");
        Ok(())
    });
}

#[test]
fn a_host_that_always_adds_stops_after_one_round() {
    browse(async |page| {
        one_frame(page).await?;
        let add = "addEventListener('message', (event) => { document.querySelector('iframe').style.height = event.data.height + 8 + 'px'; })";
        page.value(add).await?;
        page.value("heard.length = 0").await?;
        page.value(&tell(
            0,
            &json!({ "type": "isocross:ask", "v": 1, "want": "height" }),
        ))
        .await?;
        page.until("it answers", "heard.length > 0").await?;
        tokio::time::sleep(Duration::from_secs(2)).await;
        assert_eq!(heard(page).await?.len(), 1);
        // The same from scratch, with a frame that is far too low at first.
        page.value("heard.length = 0, document.querySelector('iframe').style.height = '40px'")
            .await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        assert_eq!(
            heard(page).await?.len(),
            0,
            "the frame's height has no part in it"
        );
        Ok(())
    });
}

#[test]
fn state_goes_out_when_the_host_asks_and_comes_in_like_a_link() {
    browse(async |page| {
        one_frame(page).await?;
        page.value("heard.length = 0").await?;
        let ask = |want: &str| tell(0, &json!({ "type": "isocross:ask", "v": 1, "want": want }));
        let set = |state: &str| {
            tell(
                0,
                &json!({ "type": "isocross:set", "v": 1, "state": state }),
            )
        };
        page.value(&ask("state")).await?;
        let last = "heard.filter((said) => said.type === 'isocross:state').at(-1)?.state";
        page.until(
            "the state comes",
            &format!("({last} ?? '').includes('bal=1000')"),
        )
        .await?;
        // A state that is right is shown, and it was asked for once only.
        page.value("heard.length = 0").await?;
        page.value(&set(&BOOK.replace("bal=1000", "bal=2000")))
            .await?;
        page.enter(0).await?;
        page.until_text("#sentence", "takes all 2,000").await?;
        page.leave().await?;
        assert!(
            heard(page)
                .await?
                .iter()
                .all(|said| said["type"] == "isocross:height")
        );
        page.value(&ask("states")).await?;
        page.value(&set(BOOK)).await?;
        page.until(
            "every change is told",
            &format!("({last} ?? '').includes('bal=1000')"),
        )
        .await?;
        Ok(())
    });
}

#[test]
fn junk_and_strangers_change_nothing_and_nothing_sent_is_markup() {
    browse(async |page| {
        one_frame(page).await?;
        page.enter(0).await?;
        let sentence = page.text("#sentence").await?;
        page.leave().await?;
        let kind = "isocross:set";
        let long = "9".repeat(200_000);
        for junk in [
            json!(null),
            json!(7),
            json!("isocross:set"),
            json!([]),
            json!({}),
            json!({ "type": kind }),
            json!({ "type": kind, "v": 1 }),
            json!({ "type": kind, "v": 1, "state": 5 }),
            json!({ "type": kind, "v": 1, "state": { "toString": "x" } }),
            json!({ "type": kind, "v": 1, "state": "" }),
            json!({ "type": kind, "v": 1, "state": "bal=9" }),
            json!({ "type": kind, "v": 1, "state": "v=9&bal=9" }),
            json!({ "type": kind, "v": 2, "state": BOOK.replace("bal=1000", "bal=9") }),
            json!({ "type": kind, "v": "1", "state": BOOK.replace("bal=1000", "bal=9") }),
            json!({ "type": "isocross:take", "v": 1, "state": BOOK.replace("bal=1000", "bal=9") }),
            json!({ "type": kind, "v": 1, "state": long }),
            json!({ "type": "isocross:ask", "v": 1, "want": "everything" }),
        ] {
            page.value(&tell(0, &junk)).await?;
        }
        // A window that is not around the frame.
        let state = json!({ "type": kind, "v": 1, "state": BOOK.replace("bal=1000", "bal=9") });
        let stranger = format!(
            "(() => {{ const other = document.createElement('iframe'); document.body.append(other); other.contentWindow.eval(`parent.frames[0].postMessage({state}, '*')`); }})()"
        );
        page.value(&stranger).await?;
        page.enter(0).await?;
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert_eq!(page.text("#sentence").await?, sentence);
        page.leave().await?;
        // What is no number is named at its field, as text.
        let evil = "<img src=x onerror=alert(1)>";
        let named = BOOK.replace("p=BTC,", "p=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E,");
        page.value(&tell(0, &json!({ "type": kind, "v": 1, "state": named })))
            .await?;
        page.enter(0).await?;
        page.until(
            "the name is shown",
            &format!("document.body.innerText.includes({})", json!(evil)),
        )
        .await?;
        let images = page
            .value("document.querySelectorAll('img').length")
            .await?;
        assert_eq!(images, json!(0));
        page.leave().await
    });
}

#[test]
fn the_web_component_has_the_height_of_its_content_and_hands_states_through() {
    browse(async |page| {
        page.viewport(Viewport(700, 1200)).await?;
        page.host(&pasted(
            page,
            &lesson(View::Compare, Part::Move),
            Means::Component,
        ))
        .await?;
        let words = page.text("iso-cross p").await?;
        assert!(
            words.contains("Isolated stops at"),
            "without the script: {words}"
        );
        with_script(page, "iso-cross.js").await?;
        let frame = "document.querySelector('iso-cross').frame";
        page.until(
            "it has grown or shrunk to its content",
            &format!(
                "customElements.get('iso-cross') && {frame}.style.height !== '{}px'",
                View::Compare.least_height()
            ),
        )
        .await?;
        let source = page.value(&format!("{frame}.src")).await?;
        assert!(
            source.as_str().is_some_and(|source| source.contains(FILE)),
            "{source}"
        );
        page.value("document.querySelector('iso-cross').addEventListener('isocross:state', (event) => { window.told = event.detail; })")
            .await?;
        page.value("document.querySelector('iso-cross').ask(true)")
            .await?;
        page.until(
            "the state comes",
            "(window.told ?? '').includes('bal=1000')",
        )
        .await?;
        let set = json!(BOOK.replace("bal=1000", "bal=3000"));
        page.value(&format!("document.querySelector('iso-cross').set({set})"))
            .await?;
        page.until("it is taken", "window.told.includes('bal=3000')")
            .await?;
        let never = "(document.querySelector('iso-cross').setAttribute('src', 'javascript:parent.bad = 1'), 1)";
        page.value(never).await?;
        assert_eq!(page.value(&format!("{frame}.src")).await?, source);
        Ok(())
    });
}
