//! Embeds on somebody else's page: heights, locks, messages, and the dialog that makes them.

mod article;
pub mod made;
mod messages;

use crate::browser::{Outcome, Page, Viewport, browse};
use fantoccini::key::Key;
use isocross::markup::{FILE, Means, Snippet, snippet, target};
use isocross::scenario::embed::{Embed, Part, Parts, View};
use serde_json::json;

/// The opening example, with two things to look at.
const BOOK: &str = "v=1&venue=generic&bal=1000&ccy=USDT&p=BTC,L,60000,4000n,10x,i&p=ETH,L,3000,3000n,10x,i&others=together&focus=BTC&move=-12&path=cascade-2025&fund=off&mm=0.5";

fn only(open: Part) -> Parts {
    Parts::inputs().with(open, false)
}

/// What the dialog would hand out, for the page that is under test.
fn pasted(page: &Page, embed: &Embed, means: Means) -> String {
    let target = target(page.folder()).expect("the page is on the web");
    let text = snippet(&Snippet {
        target: &target,
        embed,
        fragment: BOOK,
        sentence: "Isolated stops at −9.55 %.",
        height: embed.view.least_height(),
        means,
    });
    // Below the fold a frame waits to be scrolled to.
    text.replace(r#"loading="lazy""#, "")
}

fn lesson(view: View, open: Part) -> Embed {
    Embed {
        view,
        lock: only(open),
        ..Embed::default()
    }
}

const LESSONS: [(View, Part); 4] = [
    (View::Compare, Part::Move),
    (View::Path, Part::Path),
    (View::Map, Part::Others),
    (View::Leverage, Part::Leverage),
];

/// A script of the built page, put into the page around the frames.
async fn with_script(page: &Page, name: &str) -> Outcome {
    let address = json!([page.folder(), name].concat());
    let script = format!(
        "document.body.append(Object.assign(document.createElement('script'), {{ src: {address} }}))"
    );
    page.value(&script).await.map(drop)
}

#[test]
fn a_pasted_frame_needs_no_script_and_no_scrollbar() {
    browse(async |page| {
        for width in [360, 640, 900] {
            page.viewport(Viewport(width, 1400)).await?;
            for (view, open) in LESSONS {
                let text = pasted(page, &lesson(view, open), Means::Frame);
                page.host(&text).await?;
                page.enter(0).await?;
                page.until("a chart is drawn", "document.querySelector('.picture svg')")
                    .await?;
                let room = page
                    .value("[innerWidth, innerHeight, document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
                    .await?;
                let room: [u32; 4] = serde_json::from_value(room)?;
                println!("{view:?} at {width}: {} of {}", room[3], room[1]);
                assert_eq!(room[0], width);
                assert!(room[2] <= room[0], "{view:?} at {width} scrolls sideways");
                assert!(
                    room[3] <= room[1],
                    "{view:?} at {width} needs {} and has {}",
                    room[3],
                    room[1]
                );
                page.leave().await?;
                let words = page.text("p").await?;
                assert!(words.contains("Isolated stops at"), "{words}");
            }
        }
        Ok(())
    });
}

/// Heights of the frames on the page, and of what is in them.
async fn heights(page: &Page) -> Outcome<Vec<(u32, u32)>> {
    let mut all = Vec::new();
    for (place, outer) in outer_heights(page).await?.into_iter().enumerate() {
        page.enter(u16::try_from(place)?).await?;
        let inner = page
            .value("Math.ceil(document.querySelector('main').getBoundingClientRect().height)")
            .await?;
        all.push((outer, serde_json::from_value(inner)?));
        page.leave().await?;
    }
    Ok(all)
}

async fn outer_heights(page: &Page) -> Outcome<Vec<u32>> {
    let frames = "[...document.querySelectorAll('iframe')].map((frame) => frame.offsetHeight)";
    Ok(serde_json::from_value(page.value(frames).await?)?)
}

async fn until_fitting(page: &Page) -> Outcome<Vec<(u32, u32)>> {
    for _ in 0..100 {
        let all = heights(page).await?;
        if all.iter().all(|(outer, inner)| outer.abs_diff(*inner) < 2) {
            return Ok(all);
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    Err(format!("the frames do not fit: {:?}", heights(page).await?).into())
}

#[test]
fn two_frames_get_their_own_heights_and_follow_what_opens() {
    browse(async |page| {
        page.viewport(Viewport(700, 1400)).await?;
        let two = [
            pasted(page, &lesson(View::Compare, Part::Move), Means::Frame),
            pasted(page, &lesson(View::Path, Part::Path), Means::Frame),
        ];
        page.host(&two.concat()).await?;
        with_script(page, "embed.js").await?;
        let closed = until_fitting(page).await?;
        assert_ne!(closed[0].0, closed[1].0, "each has its own");
        page.enter(0).await?;
        let details = "document.querySelector('details.as-table')";
        page.value(&format!("{details}.open = true")).await?;
        page.leave().await?;
        page.until(
            "the host has grown",
            &format!(
                "document.querySelector('iframe').offsetHeight > {} + 100",
                closed[0].0
            ),
        )
        .await?;
        let opened = until_fitting(page).await?;
        assert_eq!(opened[1], closed[1], "the other one stays");
        page.enter(0).await?;
        page.value(&format!("{details}.open = false")).await?;
        page.leave().await?;
        page.until(
            "the host has shrunk",
            &format!(
                "document.querySelector('iframe').offsetHeight === {}",
                closed[0].0
            ),
        )
        .await?;
        assert_eq!(until_fitting(page).await?, closed);
        Ok(())
    });
}

#[test]
fn wheel_and_swipe_over_a_frame_scroll_the_page_around_it() {
    browse(async |page| {
        page.viewport(Viewport(700, 700)).await?;
        for (view, open) in LESSONS {
            let text = pasted(page, &lesson(view, open), Means::Frame);
            page.host(&[&text, "<p style=\"height:3000px\"></p>"].concat())
                .await?;
            page.enter(0).await?;
            page.until("a chart is drawn", "document.querySelector('.picture svg')")
                .await?;
            let chart = page
                .value("Math.round(document.querySelector('.plot').getBoundingClientRect().top)")
                .await?;
            let chart: u32 = serde_json::from_value(chart)?;
            let swiped = "[...document.querySelectorAll('.layer')].every((layer) => getComputedStyle(layer).touchAction === 'pan-y')";
            assert_eq!(page.value(swiped).await?, json!(true), "{view:?}");
            page.leave().await?;
            // Over the chart, then over whatever has come there.
            for turn in 1..4 {
                page.wheel((300, (chart + 60).min(600)), 200).await?;
                let scrolled = format!("scrollY >= {}", turn * 200);
                page.until(&format!("{view:?}, turn {turn}"), &scrolled)
                    .await?;
            }
            page.value("scrollTo(0, 0)").await?;
            page.swipe((300, (chart + 60).min(600)), 300).await?;
            page.until(&format!("{view:?}, a swipe"), "scrollY > 150")
                .await?;
        }
        Ok(())
    });
}

/// What in the address belongs to the lesson: all but the joint move.
async fn lesson_of(page: &Page) -> Outcome<String> {
    let lesson = page
        .value("location.hash.replace(/&move=[^&]*/, '')")
        .await?;
    Ok(serde_json::from_value(lesson)?)
}

#[test]
fn what_is_locked_cannot_be_changed_by_keyboard() {
    browse(async |page| {
        page.viewport(Viewport(700, 1200)).await?;
        for (lock, fields) in [(Parts::inputs(), 0), (only(Part::Move), 2)] {
            let embed = Embed {
                lock,
                ..Embed::default()
            };
            page.host(&pasted(page, &embed, Means::Frame)).await?;
            page.enter(0).await?;
            let inputs = "document.querySelectorAll('input, select, textarea').length";
            assert_eq!(page.value(inputs).await?, json!(fields));
            let sentence = page.text("#sentence").await?;
            let before = lesson_of(page).await?;
            page.value("document.querySelector('main').setAttribute('tabindex', '-1')")
                .await?;
            page.value("document.querySelector('main').focus()").await?;
            for _ in 0..25 {
                page.press(&(Key::Tab + "")).await?;
                // Links and copied figures lead elsewhere when they are pressed.
                for keys in ["5", &Key::Up.to_string(), &(Key::Control + "z")] {
                    page.press(keys).await?;
                }
            }
            // Longer than the address waits.
            tokio::time::sleep(std::time::Duration::from_millis(900)).await;
            // An address that is written names every value, also those that the link left to the rules.
            let after = lesson_of(page).await?;
            assert!(after.starts_with(&before), "{before} became {after}");
            assert_eq!(page.text("#sentence").await?, sentence);
            let words = page.text(".fixed").await?;
            assert!(words.starts_with("Fixed: "), "{words}");
            page.leave().await?;
        }
        Ok(())
    });
}

#[test]
fn the_whole_calculator_opens_with_the_state_on_show() {
    browse(async |page| {
        let text = pasted(page, &lesson(View::Compare, Part::Move), Means::Frame);
        page.host(&text).await?;
        page.enter(0).await?;
        page.type_into("Joint move", "-15").await?;
        let says = "document.querySelector('a.full').href.includes('&move=-15&')";
        page.until("the link follows", says).await?;
        let link = "(({ href, target, rel }) => [href.split('#')[0], target, rel])(document.querySelector('a.full'))";
        let whole = [page.folder(), FILE].concat();
        let wanted = json!([whole, "_blank", "noopener"]);
        assert_eq!(page.value(link).await?, wanted);
        // A frame keeps nothing on the reader's device.
        let kept = page
            .value("localStorage.length + sessionStorage.length")
            .await?;
        assert_eq!(kept, json!(0));
        Ok(())
    });
}
