//! What a reader's system asks for: colours of its own, no motion, larger or wider text, a narrow window.

use crate::browser::{NARROW, Outcome, PHONE, Page, Viewport, WIDE, browse, pictures};
use crate::states::{self, PANELS};
use serde_json::{Value, json};

/// A window of 1440 px at 200 %.
const ZOOMED: Viewport = Viewport(720, 450);

/// Text that its box cuts off. A box that scrolls cuts nothing, and neither does a field, whose text moves with
/// the caret.
const CUT: &str = "[...document.querySelectorAll('body *')].filter(one => {
        const style = getComputedStyle(one);
        const cuts = [style.overflowX, style.overflowY].some(how => how === 'hidden' || how === 'clip');
        return cuts && one.checkVisibility() && one.clientWidth > 1 && !one.closest('.vh, svg, .box, .slot, .file')
            && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1);
    }).map(one => [one.tagName, one.className, one.innerText.slice(0, 60)].join(' '))";
/// How far the page reaches beyond its window.
const SIDEWAYS: &str = "document.documentElement.scrollWidth - innerWidth";

async fn whole(page: &Page, what: &str) -> Outcome<Vec<String>> {
    let mut wrong = Vec::new();
    if page.value(SIDEWAYS).await? != json!(0) {
        wrong.push(format!("{what} scrolls sideways"));
    }
    let cut = page.value(CUT).await?;
    let cut = cut.as_array().into_iter().flatten();
    wrong.extend(cut.map(|one| format!("{what} cuts {one}")));
    Ok(wrong)
}

#[test]
fn nothing_overflows_at_twice_the_size_or_320_px() {
    browse(async |page| {
        let mut wrong = Vec::new();
        for viewport in [ZOOMED, NARROW] {
            page.viewport(viewport).await?;
            for state in states::all() {
                state.reach(page).await?;
                let what = format!("{}, {} px", state.name, viewport.0);
                wrong.extend(whole(page, &what).await?);
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        Ok(())
    });
}

/// The distances of WCAG 1.4.12.
const SPACED: &str =
    "['* { line-height: 1.5 !important }', '* { letter-spacing: 0.12em !important }',
    '* { word-spacing: 0.16em !important }', 'p { margin-bottom: 2em !important }'].map(rule =>
        document.styleSheets[0].insertRule(rule, document.styleSheets[0].cssRules.length))";

#[test]
fn text_may_be_spaced_wider() {
    browse(async |page| {
        let mut wrong = Vec::new();
        for viewport in [WIDE, PHONE, NARROW] {
            page.viewport(viewport).await?;
            page.open("").await?;
            page.until_text("#sentence", "isolated").await?;
            page.value(&format!("({PANELS}, {SPACED})")).await?;
            page.value("new Promise(done => setTimeout(done, 500))")
                .await?;
            let what = format!("spaced text, {} px", viewport.0);
            wrong.extend(whole(page, &what).await?);
            page.full_shot(&pictures()?.join(format!("spaced-{}.png", viewport.0)))
                .await?;
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        Ok(())
    });
}

/// Colours and dashes of the lines, and colours that are not the reader's own.
const FORCED: &str = "(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    const own = ['CanvasText', 'Canvas', 'GrayText', 'LinkText', 'ButtonText', 'ButtonFace', 'Highlight',
        'HighlightText', 'Field', 'FieldText', 'ButtonBorder'].map(name => {
            probe.style.forcedColorAdjust = 'none';
            probe.style.color = name;
            return getComputedStyle(probe).color;
        });
    probe.remove();
    const plain = (colour) => colour === 'none' || /, 0\\)$/.test(colour) || own.includes(colour);
    const others = new Set();
    document.querySelectorAll('main *').forEach(one => {
        if (!one.checkVisibility()) return;
        const style = getComputedStyle(one);
        const drawn = one.closest('svg') ? [style.stroke, style.fill] : [style.color];
        drawn.filter(colour => !plain(colour) && !colour.startsWith('url'))
            .forEach(colour => others.add(`${one.tagName}.${one.className.baseVal ?? one.className} ${colour}`));
    });
    const line = (mode) => getComputedStyle(document.querySelector(`.account .line.${mode}`));
    return { others: [...others], iso: line('iso').strokeDasharray, cross: line('cross').strokeDasharray,
        marks: [document.querySelectorAll('.account .dot.iso').length, document.querySelectorAll('.account .dot.cross').length] };
})()";

async fn emulate(page: &Page, name: &str, value: &str) -> Outcome {
    page.media(&[(name, value)]).await
}

#[test]
fn forced_colours_are_the_readers_and_lines_differ_without_them() {
    browse(async |page| {
        page.viewport(WIDE).await?;
        emulate(page, "forced-colors", "active").await?;
        page.open("").await?;
        page.until_text("#sentence", "isolated").await?;
        page.until(
            "it is drawn",
            "document.querySelector('.account .line.cross')",
        )
        .await?;
        let found = page.value(FORCED).await?;
        assert_eq!(found["others"], json!([]), "colours of the page's own");
        assert_eq!(found["iso"], "none");
        assert_ne!(found["cross"], "none", "cross is dashed");
        for marks in found["marks"].as_array().into_iter().flatten() {
            assert!(marks.as_u64() > Some(0), "each line has its markers");
        }
        page.full_shot(&pictures()?.join("forced.png")).await
    });
}

#[test]
fn nothing_moves_where_motion_is_unwanted() {
    browse(async |page| {
        emulate(page, "prefers-reduced-motion", "reduce").await?;
        page.open("").await?;
        page.until_text("#sentence", "isolated").await?;
        page.value("document.getElementById('replay').click()")
            .await?;
        page.until("a replay is open", "document.querySelector('.replay b')")
            .await?;
        let playing = "document.querySelector('.replay .play').checkVisibility()";
        assert_eq!(
            page.value(playing).await?,
            json!(false),
            "a path does not play"
        );
        let moving = "document.getAnimations().length + [...document.querySelectorAll('*')].filter(one => {
            const style = getComputedStyle(one);
            return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0; }).length";
        assert_eq!(page.value(moving).await?, json!(0));
        Ok(())
    });
}

/// Keeps what the status says, with the time it is said.
const LISTEN: &str = "(() => { window.said = []; const status = document.getElementById('status');
    new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
    return true; })()";

#[test]
fn one_status_speaks_after_a_pause_and_only_of_another_result() {
    browse(async |page| {
        page.open("").await?;
        page.until_text("#sentence", "isolated").await?;
        let regions = "[...document.querySelectorAll('[role=status]')].map(one => one.id)";
        assert_eq!(page.value(regions).await?, json!(["status"]));
        assert_eq!(
            page.text("#status").await?,
            "",
            "nothing is said at the start"
        );
        page.value(LISTEN).await?;
        // Typed letter by letter: said once.
        page.type_into("Balance", "2500").await?;
        page.until("it is said", "window.said.length > 0").await?;
        page.value("new Promise(done => setTimeout(done, 1000))")
            .await?;
        let said = page.value("window.said").await?;
        assert_eq!(said.as_array().map(Vec::len), Some(1), "{said}");
        // The same result in other words is not said again.
        page.type_into("Balance", "2500.00").await?;
        page.value("new Promise(done => setTimeout(done, 1000))")
            .await?;
        assert_eq!(page.value("window.said").await?, said);
        Ok(())
    });
}

/// Each figure that is drawn: its name, its caption, its picture, its live text and its table.
const FIGURES: &str = "[...document.querySelectorAll('figure')].filter(one => one.checkVisibility() && one.querySelector('svg[role=img]')).map(one => ({
    name: one.className,
    caption: one.querySelector('figcaption')?.innerText.trim() ?? '',
    picture: one.querySelector('svg[role=img]')?.getAttribute('aria-label') ?? '',
    keys: one.querySelectorAll('.layer[tabindex=\"0\"][aria-label]').length,
    live: one.querySelectorAll('[aria-live=polite]').length,
    rows: (one.closest('.results-of-many') ?? one).querySelectorAll('details table tbody tr').length,
}))";

#[test]
fn every_chart_has_a_caption_a_label_a_cursor_and_a_table() {
    browse(async |page| {
        page.open("").await?;
        page.until_text("#sentence", "isolated").await?;
        page.value("document.getElementById('many').open = true")
            .await?;
        page.type_into("Paths", "1000").await?;
        page.click_on("Run").await?;
        page.until("many paths are walked", "document.querySelector('.fan')")
            .await?;
        let mut seen = Vec::new();
        for tab in ["shock", "map", "ladder", "strip"] {
            page.value(&format!("document.querySelector('.tabs .{tab}').click()"))
                .await?;
            page.value("document.querySelectorAll('.results details.as-table, .results-of-many details').forEach(one => { one.open = true; })")
                .await?;
            page.until(tab, &format!("document.querySelector('.{tab} table td')"))
                .await?;
            let figures = page.value(FIGURES).await?;
            for figure in figures.as_array().into_iter().flatten() {
                let name = figure["name"].as_str().unwrap_or_default().to_owned();
                let long = |what: &str| figure[what].as_str().is_some_and(|text| text.len() > 5);
                assert!(long("caption") && long("picture"), "{figure}");
                assert!(figure["rows"].as_u64() > Some(1), "{figure}");
                // The fan is read from its table.
                let cursors = u64::from(name != "fan");
                assert_eq!(figure["keys"], cursors, "{figure}");
                assert_eq!(figure["live"], cursors, "{figure}");
                if !seen.contains(&name) {
                    seen.push(name);
                }
            }
        }
        assert_eq!(seen.len(), 7, "{seen:?}");
        Ok(())
    });
}

/// The tree that a screen reader is given, for `docs/accessibility.md`.
#[test]
fn the_tree_of_the_page_names_everything_that_is_used() {
    browse(async |page| {
        page.open("").await?;
        page.until_text("#sentence", "isolated").await?;
        let tree = page.tree().await?;
        let text =
            |node: &Value, of: &str| node[of]["value"].as_str().unwrap_or_default().to_owned();
        let used = [
            "button",
            "link",
            "textbox",
            "combobox",
            "slider",
            "radio",
            "radiogroup",
            "application",
            "image",
            "navigation",
            "region",
            "DisclosureTriangle",
            "group",
        ];
        let mut named = 0;
        for node in tree.as_array().into_iter().flatten() {
            if node["ignored"] == true || !used.contains(&text(node, "role").as_str()) {
                continue;
            }
            // Groups that only hold others need no name.
            let bare = text(node, "role") == "group";
            assert!(bare || !text(node, "name").is_empty(), "{node}");
            named += 1;
        }
        println!("{named} nodes of the tree have a name");
        assert!(named > 100);
        Ok(())
    });
}
