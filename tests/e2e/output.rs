//! What leaves the page: each file's content, the pictures as a browser reads them, paper, copied figures, and
//! scenarios that come back by file, paste and drop.

use super::browser::{NARROW, Outcome, Page, Theme, browse};
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::time::Duration;

/// Catches what would be saved or copied instead: names and contents of files, and the text.
const CATCH: &str = "(() => {
    window.files = []; window.blobs = {}; window.copied = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => { const url = make(blob); blobs[url] = blob; return url; };
    URL.revokeObjectURL = () => {};
    HTMLAnchorElement.prototype.click = function () {
        const blob = blobs[this.href];
        const file = { name: this.download, type: blob.type, url: this.href };
        files.push(file);
        blob.text().then((text) => { file.text = text; });
    };
    navigator.clipboard.writeText = (text) => { copied.push(text); return Promise.resolve(); };
    return true;
})()";

async fn opened(page: &Page, fragment: &str) -> Outcome {
    page.open(fragment).await?;
    page.until_text("h1", "isolated").await?;
    page.value(CATCH).await?;
    Ok(())
}

/// Does what a button says, wherever its menu is.
async fn act(page: &Page, name: &str) -> Outcome {
    let name = json!(name);
    page.value(&format!(
        "document.querySelector(`[data-do=${{JSON.stringify({name})}}]`).click()"
    ))
    .await?;
    Ok(())
}

/// Saves and gives the file.
async fn saved(page: &Page, name: &str) -> Outcome<Value> {
    page.value("files.length = 0").await?;
    act(page, name).await?;
    page.until(
        "the file is there",
        "files.length && files[0].text !== undefined",
    )
    .await?;
    page.value("files[0]").await
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[test]
fn every_chart_is_saved_as_a_picture_that_a_browser_reads_alone() {
    browse(async |page| {
        opened(page, "").await?;
        for slug in ["price", "account", "shock", "map", "ladder", "strip"] {
            let file = saved(page, &format!("save {slug} svg")).await?;
            assert_eq!(file["name"], json!(format!("isocross-{slug}.svg")));
            assert_eq!(file["type"], json!("image/svg+xml"));
            let svg = text(&file["text"]);
            for word in [
                "class=",
                "style=",
                "var(",
                "<style",
                "foreignObject",
                "url(",
            ] {
                assert!(!svg.contains(word), "{slug}: {word}");
            }
            assert!(
                svg.contains("Generic rules") && svg.contains("#v=1&amp;"),
                "{slug}"
            );
            assert!(svg.contains("Made by Isocross"), "{slug}");
            // As an image it has its size, and no text of it runs over its edge.
            let script = "(async () => {
                const image = new Image(); image.src = files[0].url; await image.decode();
                const box = document.createElement('div'); box.innerHTML = files[0].text;
                document.body.append(box);
                const svg = box.firstElementChild, page = svg.getBoundingClientRect();
                const out = [...svg.querySelectorAll('text')].filter((text) => {
                    const own = text.getBoundingClientRect();
                    return own.left < page.left - 1 || own.right > page.right + 1 || own.bottom > page.bottom;
                }).map((text) => text.textContent);
                box.remove();
                window.seen = [image.naturalWidth, image.naturalHeight, out, +svg.getAttribute('width')];
            })()";
            page.value("window.seen = null").await?;
            page.value(script).await?;
            page.until("the image is read", "window.seen").await?;
            let seen = page.value("seen").await?;
            assert_eq!(seen[0], seen[3], "{slug}");
            assert_eq!(seen[2], json!([]), "{slug}");
        }
        Ok(())
    });
}

#[test]
fn a_saved_picture_has_the_colours_that_are_on_screen() {
    browse(async |page| {
        for (theme, paper) in [(Theme::Light, "#fbfaf6"), (Theme::Dark, "#171614")] {
            page.theme(theme).await?;
            opened(page, "").await?;
            let file = saved(page, "save price svg").await?;
            assert!(text(&file["text"]).contains(&format!("<path fill=\"{paper}\" d=\"M0 0H")));
            // Every stroke and fill of the file is the one that the style sheet gives on the page.
            let script = "(() => {
                const box = document.createElement('div'); box.innerHTML = files[0].text;
                document.body.append(box);
                const of = (element) => {
                    const style = getComputedStyle(element);
                    return ['fill', 'stroke', 'strokeWidth', 'strokeDasharray', 'opacity', 'fontSize', 'fontWeight']
                        .map((name) => style[name]).join(' ');
                };
                const kinds = (root) => [...new Set([...root.querySelectorAll('path,rect,circle,text')].map(of))].sort();
                const there = kinds(document.querySelector('.price .picture'));
                const here = new Set(kinds(box.querySelector('g')));
                box.remove();
                return there.filter((kind) => !here.has(kind));
            })()";
            assert_eq!(page.value(script).await?, json!([]));
        }
        Ok(())
    });
}

#[test]
fn a_png_is_the_picture_at_twice_its_size() {
    browse(async |page| {
        opened(page, "").await?;
        let svg = saved(page, "save price svg").await?;
        let svg = text(&svg["text"]).to_owned();
        let number = |name: &str| -> u64 {
            let rest = svg
                .split_once(&format!(" {name}=\""))
                .map_or("", |(_, rest)| rest);
            rest.split('"')
                .next()
                .and_then(|text| text.parse().ok())
                .unwrap_or(0)
        };
        let file = saved(page, "save price png").await?;
        assert_eq!(file["name"], json!("isocross-price.png"));
        assert_eq!(file["type"], json!("image/png"));
        let script = "(async () => {
            const image = new Image(); image.src = files[0].url; await image.decode();
            const canvas = document.createElement('canvas');
            canvas.width = image.naturalWidth; canvas.height = image.naturalHeight;
            const drawing = canvas.getContext('2d'); drawing.drawImage(image, 0, 0);
            const pixels = drawing.getImageData(0, 0, canvas.width, canvas.height).data;
            const colours = new Set();
            for (let at = 0; at < pixels.length; at += 4) colours.add(pixels.slice(at, at + 3).join());
            window.size = [image.naturalWidth, image.naturalHeight, colours.has('0,114,178'), colours.has('251,250,246')];
        })()";
        page.value(script).await?;
        page.until("it is read", "window.size").await?;
        let wanted = json!([number("width") * 2, number("height") * 2, true, true]);
        assert_eq!(page.value("size").await?, wanted);
        Ok(())
    });
}

#[test]
fn path_and_events_are_saved_as_csv_with_either_separator() {
    browse(async |page| {
        opened(page, "").await?;
        for (kind, separator) in [("comma", ','), ("semicolon", ';')] {
            let file = saved(page, &format!("save path {kind}")).await?;
            assert_eq!(file["name"], json!("isocross-path.csv"));
            let csv = text(&file["text"]);
            let rows: Vec<&str> = csv.lines().filter(|line| !line.starts_with('#')).collect();
            assert!(rows.len() > 200 && rows.len() % 4 == 1, "{}", rows.len());
            let heads: Vec<&str> = rows[0].split(separator).collect();
            assert_eq!(heads[..4], ["bar", "opens", "sample", "BTC mark"]);
            assert_eq!(rows[1].split(separator).count(), heads.len());
            let file = saved(page, &format!("save events {kind}")).await?;
            let csv = text(&file["text"]);
            assert!(
                csv.contains(&format!(
                    "isolated{separator}closed{separator}\"isolated BTC closed, -400\""
                )),
                "{csv}"
            );
            assert!(
                csv.lines()
                    .any(|line| line.starts_with("# http") && line.contains("#v=1&"))
            );
        }
        // What is out of sight is not written.
        page.value("document.querySelector('button[data-do=\"zoom in\"]').click()")
            .await?;
        let file = saved(page, "save path comma").await?;
        let rows = text(&file["text"])
            .lines()
            .filter(|line| !line.starts_with('#'))
            .count();
        assert!(rows < 200, "{rows}");
        Ok(())
    });
}

#[test]
fn files_follow_the_last_good_report_and_say_so() {
    browse(async |page| {
        opened(page, "").await?;
        page.type_into("Balance", "ten").await?;
        page.until(
            "it is wrong",
            "document.querySelector('main').classList.contains('stale')",
        )
        .await?;
        let file = saved(page, "save events comma").await?;
        let csv = text(&file["text"]);
        assert!(
            csv.starts_with("# Something typed since is not valid"),
            "{csv}"
        );
        assert!(csv.contains("# 1,000 USDT; BTC long"), "{csv}");
        let file = saved(page, "save price svg").await?;
        assert!(text(&file["text"]).contains("last valid figures"));
        page.open("v=1&p=").await?;
        page.value(CATCH).await?;
        act(page, "save report markdown").await?;
        page.until_text("#link-note", "nothing to save yet").await?;
        assert_eq!(page.value("copied.length").await?, json!(0));
        Ok(())
    });
}

#[test]
fn the_table_is_copied_as_markdown() {
    browse(async |page| {
        opened(page, "").await?;
        act(page, "save report markdown").await?;
        page.until_text("#status", "Table copied").await?;
        let copied = page.value("copied[0]").await?;
        let table = text(&copied);
        assert!(
            table.contains("| Money left after | **300** of 1,000 | **0** of 1,000 |"),
            "{table}"
        );
        assert!(table.contains("#v=1&") && table.contains("Generic rules"));
        Ok(())
    });
}

/// Pages of a PDF as the browser prints it, and its text size.
pub async fn pages(page: &Page, (width, height): (f64, f64)) -> Outcome<usize> {
    use fantoccini::wd::{PrintConfigurationBuilder, PrintSize};
    let size = PrintSize { width, height };
    let config = PrintConfigurationBuilder::default().size(size).build();
    let config = config.map_err(|error| format!("{error:?}"))?;
    let pdf = page.client().print(config).await?;
    let marks = pdf
        .windows(5)
        .enumerate()
        .filter(|(_, word)| word == b"/Page");
    Ok(marks
        .filter(|(at, _)| pdf.get(at + 5) != Some(&b's'))
        .count())
}

pub const A4: (f64, f64) = (21.0, 29.7);
const LETTER: (f64, f64) = (21.59, 27.94);

#[test]
fn the_report_prints_on_one_page_of_either_paper() {
    browse(async |page| {
        let row = "p=BTC,L,60000,4000n,10x&p=ETH,L,3000,3000n,10x&p=SOL,S,150,2000n,5x";
        let three = format!("v=1&bal=2500&{row}&path=cascade-2025");
        let many = format!("v=1&bal=1000000&{}", vec![row; 14].join("&"));
        for fragment in ["", &three, &many] {
            for theme in [Theme::Light, Theme::Dark] {
                page.theme(theme).await?;
                opened(page, fragment).await?;
                for paper in [A4, LETTER] {
                    assert_eq!(pages(page, paper).await?, 1, "{fragment}");
                }
            }
        }
        Ok(())
    });
}

#[test]
fn paper_has_inputs_vectors_and_the_address_and_no_controls() {
    browse(async |page| {
        page.theme(Theme::Dark).await?;
        opened(page, "").await?;
        page.value("dispatchEvent(new Event('beforeprint'))")
            .await?;
        let paper = page
            .value("document.getElementById('paper').textContent")
            .await?;
        let paper = text(&paper);
        for words in [
            "notional",
            "0.0666667",
            "isolated BTC closed",
            "#v=1&",
            "Made by Isocross",
        ] {
            assert!(paper.contains(words), "{words}");
        }
        let count =
            |selector: &str| format!("document.querySelectorAll('#paper {selector}').length");
        assert_eq!(page.value(&count("svg.chart")).await?, json!(3));
        assert_eq!(
            page.value(&count(":is(button, input, select, summary, a)"))
                .await?,
            json!(0)
        );
        page.value("dispatchEvent(new Event('afterprint'))").await?;
        assert_eq!(page.value(&count("*")).await?, json!(0));
        Ok(())
    });
}

#[test]
fn a_figure_is_copied_by_click_and_by_key_as_it_would_be_typed() {
    browse(async |page| {
        opened(page, "").await?;
        // The alert price, the distance in full, an amount of the log.
        let price = "[...document.querySelectorAll('#comparison .n')].find((n) => n.textContent === '54,271.4')";
        page.value(&format!("{price}.click()")).await?;
        page.until_text("#status", "Copied 54,271.4").await?;
        page.click("#comparison button.figure").await?;
        page.until_text("#status", "Copied \u{2212}9.5477").await?;
        page.value("document.querySelector('#log tbody tr:nth-child(3) td:last-child .n').click()")
            .await?;
        page.until("three are copied", "copied.length === 3")
            .await?;
        let copied = page.value("copied").await?;
        assert_eq!(copied[0], json!("54271.4"));
        assert!(text(&copied[1]).starts_with("-9.5477"), "{copied}");
        assert_eq!(copied[2], json!("114"));
        // One stop of the tab key a table; arrows go on, Enter copies.
        for table in ["#comparison", "#log", "#summary"] {
            let stops =
                format!("document.querySelectorAll('{table} [data-copy]:not([tabindex])').length");
            assert_eq!(page.value(&stops).await?, json!(1), "{table}");
        }
        page.value("document.querySelector('#comparison [data-copy]:not([tabindex])').focus()")
            .await?;
        page.press(&(Key::Right + "")).await?;
        assert_eq!(
            page.value("document.activeElement.textContent").await?,
            json!("54,271.4")
        );
        page.press(&(Key::Down + "")).await?;
        let below = "document.activeElement.closest('tr').rowIndex";
        assert_eq!(page.value(below).await?, json!(2));
        page.press(&(Key::Enter + "")).await?;
        page.until("four are copied", "copied.length === 4").await?;
        Ok(())
    });
}

#[test]
fn every_figure_is_large_enough_or_far_enough_from_the_next_to_be_hit() {
    browse(async |page| {
        for window in [super::browser::WIDE, NARROW] {
            page.viewport(window).await?;
            opened(page, "").await?;
            // Circles of 24 px around the middles of two figures of one table, not of one text, do not meet.
            let script = "(() => {
                const all = [...document.querySelectorAll('#comparison [data-copy], #log [data-copy]')]
                    .filter((one) => one.offsetParent)
                    .map((one) => ({ one, box: one.getBoundingClientRect(), cell: one.closest('td') }));
                const small = all.filter(({ box }) => box.height < 24 || box.width < 24);
                return small.filter(({ box, cell }) => all.some((other) => other.cell !== cell &&
                    Math.abs(other.box.left + other.box.width / 2 - box.left - box.width / 2) < 24 &&
                    Math.abs(other.box.top + other.box.height / 2 - box.top - box.height / 2) < 23.5))
                    .map(({ one }) => one.textContent);
            })()";
            assert_eq!(page.value(script).await?, json!([]), "{window:?}");
        }
        Ok(())
    });
}

/// Hands a text to the page as a drop or a paste does.
async fn hand_over(page: &Page, how: &str, text: &str) -> Outcome {
    let text = json!(text);
    let script = match how {
        "file" => format!("(() => {{ const data = new DataTransfer(); data.items.add(new File([{text}], 'a.json'));
            const event = new DragEvent('drop', {{ dataTransfer: data, bubbles: true, cancelable: true }});
            document.body.dispatchEvent(event); }})()"),
        "text" => format!("(() => {{ const data = new DataTransfer(); data.setData('text', {text});
            const event = new DragEvent('drop', {{ dataTransfer: data, bubbles: true, cancelable: true }});
            document.body.dispatchEvent(event); }})()"),
        "paste" => format!("(() => {{ const data = new DataTransfer(); data.setData('text', {text});
            const event = new ClipboardEvent('paste', {{ clipboardData: data, bubbles: true, cancelable: true }});
            document.body.dispatchEvent(event); }})()"),
        _ => format!("(() => {{ const data = new DataTransfer(); data.items.add(new File([{text}], 'a.json'));
            const input = document.getElementById('import'); input.files = data.files;
            input.dispatchEvent(new Event('change', {{ bubbles: true }})); }})()"),
    };
    page.value(&script).await?;
    Ok(())
}

#[test]
fn a_saved_scenario_comes_back_by_file_drop_and_paste() {
    browse(async |page| {
        opened(page, "v=1&bal=777&p=BTC,S,50000,1000n,5x").await?;
        let file = saved(page, "export").await?;
        assert_eq!(file["name"], json!("isocross.json"));
        let scenario = text(&file["text"]).to_owned();
        assert!(scenario.contains("\"schema\""));
        for how in ["input", "file", "text", "paste"] {
            opened(page, "").await?;
            hand_over(page, how, &scenario).await?;
            page.until("the scenario is there", "document.querySelector('#balance')?.value === '777' || document.body.innerText.includes('777')").await?;
            assert_eq!(page.typed("Balance").await?, "777", "{how}");
            hand_over(page, how, "{\"schema\": 1, <b>no</b>").await?;
            page.until_text("#link-note", "not read as a scenario")
                .await?;
            assert_eq!(page.typed("Balance").await?, "777", "{how}");
        }
        // A paste into a field is the field's own, and other words are nobody's.
        opened(page, "").await?;
        hand_over(page, "paste", "12").await?;
        tokio::time::sleep(Duration::from_millis(200)).await;
        assert_eq!(page.typed("Balance").await?, "1,000");
        Ok(())
    });
}

#[test]
fn a_frame_that_saves_nothing_shows_the_file() {
    browse(async |page| {
        opened(page, "").await?;
        page.value("(() => { const frame = document.createElement('iframe'); frame.id = 'host';
            frame.width = 900; frame.height = 700; frame.src = location.pathname; document.body.prepend(frame); })()")
            .await?;
        let inside = "document.getElementById('host').contentDocument";
        page.until("the frame is built", &format!("{inside}?.querySelector('h1') && {inside}.querySelector('[data-do=\"save price svg\"]')")).await?;
        page.value("document.getElementById('host').contentWindow.HTMLAnchorElement.prototype.click = () => {}").await?;
        page.value(&format!(
            "{inside}.querySelector('[data-do=\"save price svg\"]').click()"
        ))
        .await?;
        page.until(
            "the picture is shown",
            &format!("{inside}.querySelector('#saved img')?.naturalWidth > 900"),
        )
        .await?;
        page.value(&format!(
            "{inside}.querySelector('[data-do=\"save events comma\"]').click()"
        ))
        .await?;
        page.until(
            "the text is shown",
            &format!(
                "{inside}.querySelector('#saved textarea')?.value.includes('isolated BTC closed')"
            ),
        )
        .await?;
        page.value(&format!("{inside}.querySelector('#put-away').click()"))
            .await?;
        page.until(
            "it is put away",
            &format!("{inside}.querySelector('#saved').children.length === 0"),
        )
        .await?;
        Ok(())
    });
}

#[test]
fn the_menus_fold_after_a_choice_on_escape_and_on_a_click_elsewhere() {
    browse(async |page| {
        opened(page, "").await?;
        let open = "document.querySelectorAll('details.menu[open]').length";
        page.click("#save > summary").await?;
        assert_eq!(page.value(open).await?, json!(1));
        page.press(&(Key::Tab + "")).await?;
        page.press(&(Key::Escape + "")).await?;
        page.until("it is folded", &format!("{open} === 0")).await?;
        let focused = "document.activeElement === document.querySelector('#save > summary')";
        assert_eq!(page.value(focused).await?, json!(true));
        page.click("#save > summary").await?;
        page.click("#presets > summary").await?;
        page.until("one menu is open", &format!("{open} === 1"))
            .await?;
        page.click_on("Presets").await?;
        page.click(".chart-view.price .save > summary").await?;
        page.click(".chart-view.price [data-do=\"save price svg\"]")
            .await?;
        page.until("it folds after the choice", &format!("{open} === 0"))
            .await?;
        page.until_text("#status", "Saved isocross-price.svg")
            .await?;
        Ok(())
    });
}
