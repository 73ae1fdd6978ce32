//! The page without a network, and what becomes of it when another version is put on the server.

use crate::browser::site::Site;
use crate::browser::{NARROW, Network, Outcome, PHONE, Page, browse, browse_with};
use crate::journeys::{press_button, until_cell};
use crate::saved::{open_menu, save_as};
use serde_json::json;
use std::time::Instant;

/// The worker is in charge and holds all that it keeps.
pub const INSTALLED: &str = "await (async () => {
    const worker = await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller || worker.installing) return false;
    return !!(await caches.match('manifest.webmanifest'));
})()";

/// Flags for a browser that is closed and started again.
pub fn profile(site: &Site) -> Vec<String> {
    vec![format!(
        "--user-data-dir={}",
        site.room("profile").display()
    )]
}

/// Visits once, and closes the browser when the page is kept.
pub fn visit(site: &Site) {
    browse_with(&profile(site), async |page| {
        page.open_at(&site.address()).await?;
        page.eventually("the page is kept", INSTALLED).await
    });
}

async fn title(page: &Page) -> Outcome<String> {
    Ok(page.client().title().await?)
}

/// Puts another version on the server: its title says so. Where `honest` is false the list and the page are
/// not of the same version, as in the middle of a copying.
fn renew(site: &Site, mark: &str, honest: bool) -> Outcome {
    site.change("index.html", |text| {
        text.replace("<title>Isocross", &format!("<title>{mark} Isocross"))
    })?;
    site.change("sw.js", |text| {
        let text = text.replace("version = \"", &format!("version = \"{mark}"));
        let at = text.find("\"./\": \"").unwrap_or_default() + 7;
        let end = at + text[at..].find('"').unwrap_or_default();
        // A file without a hash is not held against one; the other is that of an empty file.
        let hash = match honest {
            true => "",
            false => "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        };
        [&text[..at], hash, &text[end..]].concat()
    })
}

#[test]
fn one_visit_is_enough_to_start_without_a_network() {
    let site = Site::new().expect("a site");
    visit(&site);
    site.set_down(true);
    site.requests();
    browse_with(&profile(&site), async |page| {
        let home = site.address();
        page.open_at(&home).await?;
        page.type_into("Balance", "2500").await?;
        until_cell(page, "Money left after", "Isolated", "of 2,500").await?;
        page.until("the address follows", "location.hash.includes('bal=2500')")
            .await?;
        page.client().refresh().await?;
        until_cell(page, "Money left after", "Isolated", "of 2,500").await?;
        let link = "v=1&bal=1700&p=BTC,L,60000,4000n,10x";
        for start in ["#", "?embed=1#", "index.html#", "index.html?theme=dark#"] {
            page.open_at(&[home.as_str(), start, link].concat()).await?;
            until_cell(page, "Money left after", "Isolated", "of 1,700").await?;
        }
        for file in [
            "manifest.webmanifest",
            "icon-192.png",
            "icon-512.png",
            "icon-maskable.png",
        ] {
            let loads = format!("(await fetch('{file}')).ok");
            page.eventually(file, &loads).await?;
        }
        assert_eq!(site.requests(), Vec::<String>::new());
        Ok(())
    });
}

#[test]
fn the_manifest_can_be_installed_from_any_folder() {
    browse(async |page| {
        page.open("").await?;
        let manifest = page
            .eventually_value(
                "(await fetch(document.querySelector('link[rel=manifest]').href)).json()",
            )
            .await?;
        for (key, value) in [
            ("start_url", "./"),
            ("scope", "./"),
            ("display", "standalone"),
            ("short_name", "Isocross"),
            ("id", "isocross"),
        ] {
            assert_eq!(manifest[key], json!(value), "{key}");
        }
        let mut kinds = Vec::new();
        for icon in manifest["icons"].as_array().into_iter().flatten() {
            let source = icon["src"].as_str().unwrap_or_default();
            let size = format!(
                "(async () => {{ const image = new Image(); image.src = '{source}'; await image.decode();
                    return image.naturalWidth + 'x' + image.naturalHeight; }})()"
            );
            assert_eq!(
                page.eventually_value(&size).await?,
                icon["sizes"],
                "{source}"
            );
            kinds.push(format!("{} {}", icon["sizes"], icon["purpose"]).replace('"', ""));
        }
        assert_eq!(kinds, ["192x192 any", "512x512 any", "512x512 maskable"]);
        // What the browser itself finds wrong with it.
        let wrong = page.devtools("Page.getAppManifest", json!({})).await?;
        assert_eq!(wrong["errors"], json!([]), "{wrong}");
        Ok(())
    });
}

#[test]
fn without_a_network_a_quiet_line_says_that_everything_works() {
    browse(async |page| {
        page.open("").await?;
        let lines = "document.querySelectorAll('.quiet-lines p').length";
        assert_eq!(page.value(lines).await?, json!(0));
        page.network(Network::Offline).await?;
        page.until_text("#offline", "everything works").await?;
        page.type_into("Balance", "3000").await?;
        until_cell(page, "Money left after", "Isolated", "of 3,000").await?;
        page.network(Network::Online).await?;
        page.until("the line is gone", &format!("{lines} === 0"))
            .await
    });
}

#[test]
fn a_new_version_waits_for_the_reader_and_keeps_what_was_typed() {
    let site = Site::new().expect("a site");
    visit(&site);
    browse_with(&profile(&site), async |page| {
        renew(&site, "Newer", true)?;
        page.open_at(&site.address()).await?;
        page.until_text("#new-version", "New version ready").await?;
        page.type_into("Balance", "2600").await?;
        until_cell(page, "Money left after", "Isolated", "of 2,600").await?;
        // It waits, however often the page is loaded.
        for _ in 0..2 {
            page.client().refresh().await?;
            page.until_text("#new-version", "New version ready").await?;
            assert!(title(page).await?.starts_with("Isocross"));
        }
        page.type_into("Balance", "2700").await?;
        page.click("#new-version button").await?;
        page.until("the new version", "document.title.startsWith('Newer')")
            .await?;
        until_cell(page, "Money left after", "Isolated", "of 2,700").await?;
        page.until(
            "no version waits",
            "!document.querySelector('#new-version')",
        )
        .await?;
        let caches = page
            .eventually_value("(await caches.keys()).length")
            .await?;
        assert_eq!(caches, json!(1), "the older version is thrown away");
        // It is kept as the first one was.
        site.set_down(true);
        page.client().refresh().await?;
        until_cell(page, "Money left after", "Isolated", "of 2,700").await?;
        assert!(title(page).await?.starts_with("Newer"));
        site.set_down(false);
        Ok(())
    });
}

#[test]
fn an_installation_that_is_cut_off_leaves_the_version_before() {
    let site = Site::new().expect("a site");
    visit(&site);
    browse_with(&profile(&site), async |page| {
        let wasm = site
            .files()?
            .into_iter()
            .find(|file| file.ends_with(".wasm"));
        let wasm = wasm.ok_or("a program")?;
        // A connection that breaks in the middle of a file, a file that is of another version than the
        // list, and a file that is not there.
        renew(&site, "Second", true)?;
        site.break_off(&wasm);
        refused(page, &site).await?;
        site.break_off("");
        renew(&site, "Third", false)?;
        refused(page, &site).await?;
        site.change("sw.js", |text| text.replace("icon-192.png", "icon-193.png"))?;
        refused(page, &site).await?;
        // The next whole one comes in.
        site.change("sw.js", |text| text.replace("icon-193.png", "icon-192.png"))?;
        renew(&site, "Fourth", true)?;
        page.open_at(&site.address()).await?;
        page.until_text("#new-version", "New version ready").await
    });
}

/// Has the worker looked for again, and sees that nothing has come of it.
async fn refused(page: &Page, site: &Site) -> Outcome {
    page.open_at(&site.address()).await?;
    let tried = "await (async () => {
        const kept = await navigator.serviceWorker.ready;
        await kept.update().catch(() => {});
        while (kept.installing) await new Promise((later) => setTimeout(later, 20));
        return !kept.waiting && (await caches.keys()).length === 1;
    })()";
    page.eventually("nothing half is kept", tried).await?;
    page.client().refresh().await?;
    until_cell(page, "Closes if both", "Isolated", "54,271.4").await?;
    assert!(title(page).await?.starts_with("Isocross"));
    let told = page
        .value("!!document.querySelector('#new-version')")
        .await?;
    assert_eq!(told, json!(false));
    Ok(())
}

#[test]
fn a_frame_keeps_nothing_and_complains_of_nothing() {
    let site = Site::new().expect("a site");
    browse(async |page| {
        // As an embed, and as a page that somebody has put into a frame.
        site.put(
            "host.html",
            "<link rel=icon href='data:,'><h1>An article</h1><iframe src='./?embed=1' width='800' height='600'></iframe>\
             <iframe src='./' width='800' height='600'></iframe>",
        )?;
        page.open_at(&[&site.address(), "host.html"].concat())
            .await?;
        let built = "[...document.querySelectorAll('iframe')].every((frame) =>
            frame.contentDocument?.querySelector('#sentence')?.innerText.length > 10)";
        page.until("both frames are built", built).await?;
        let kept = "(await caches.keys()).length + (await navigator.serviceWorker.getRegistrations()).length
            + localStorage.length";
        assert_eq!(page.eventually_value(kept).await?, json!(0));
        Ok(())
    });
}

/// The large distance of a column, with the prices beside it.
fn headline(column: &str) -> String {
    format!("#comparison .headline td[data-col={column}]")
}

/// The first journey: a trade sized on a phone, without a network from the start of the browser on.
#[test]
fn a_trade_is_sized_on_a_phone_without_a_network() {
    let site = Site::new().expect("a site");
    visit(&site);
    site.set_down(true);
    browse_with(&profile(&site), async |page| {
        let begun = Instant::now();
        page.viewport(PHONE).await?;
        page.open_at(&site.address()).await?;
        page.click_on("More").await?;
        page.click("#presets summary").await?;
        page.click("[data-do='preset 0']").await?;
        page.until_text(&headline("Isolated"), "54,271.4").await?;
        page.click_on("More").await?;
        page.type_into("Entry price of position 1, BTC", "60.000,5")
            .await?;
        let unfold =
            "document.querySelectorAll('details.sizing').forEach((part) => { part.open = true; })";
        page.value(unfold).await?;
        page.type_into("Risk", "50").await?;
        page.type_into("Stop", "58,500").await?;
        page.until_text("#sized", "0.033322").await?;
        press_button(page, "Use this size").await?;
        page.type_into("Leverage of position 1, BTC", "40").await?;
        for part in ["58,794.5, before the stop", "Lower to 33x", "Add 9.77"] {
            page.until_text(".sized", part).await?;
        }
        page.until_text(&headline("Isolated"), "58,794.5").await?;
        let alone = page.text(&headline("Cross")).await?;
        press_button(page, "Add position").await?;
        page.until(
            "there are two positions",
            "document.querySelectorAll('.position').length === 2",
        )
        .await?;
        page.type_into("Market of position 2, BTC", "ETH").await?;
        page.type_into("Entry price of position 2, ETH", "3000")
            .await?;
        page.type_into("Notional of position 2, ETH", "3000")
            .await?;
        // The boundary is another one now; its condition and the first line say why.
        let changed = format!(
            "document.querySelector({}).innerText !== {}",
            json!(headline("Cross")),
            json!(alone)
        );
        page.until("the cross distance has changed", &changed)
            .await?;
        page.until_text("#sentence", "ETH").await?;
        let grant = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
        page.devtools("Browser.grantPermissions", grant).await?;
        let price = "[...document.querySelectorAll('#comparison .second .n')].find((price) => price.checkVisibility())";
        let exact = page
            .value(&format!("{price}.innerText.replaceAll(',', '')"))
            .await?;
        page.value(&format!("{price}.click()")).await?;
        page.until_text(".done", "Copied").await?;
        assert_eq!(
            page.eventually_value("await navigator.clipboard.readText()")
                .await?,
            exact
        );
        open_menu(page).await?;
        save_as(page, "Breakout").await?;
        page.until_text(".shelf-told", "Saved “Breakout”.").await?;
        let wide = "document.documentElement.scrollWidth - innerWidth";
        for width in [PHONE, NARROW] {
            page.viewport(width).await?;
            assert_eq!(page.value(wide).await?, json!(0));
        }
        let taken = begun.elapsed().as_secs();
        assert!(taken <= 90, "{taken} s");
        Ok(())
    });
}
