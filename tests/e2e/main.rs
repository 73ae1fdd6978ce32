//! The built page in a real browser: `cargo xtask e2e`.

mod actions;
mod away;
mod axe;
mod browser;
mod cold;
mod embed;
mod inputs;
mod journeys;
mod keyboard;
mod lessons;
mod many;
mod media;
mod offline;
mod output;
mod outside;
mod paths;
mod pictures;
mod private;
mod saved;
mod single;
mod states;
mod stress;
mod venues;

use browser::{NARROW, Network, Theme, browse, pictures};
use fantoccini::key::Key;
use serde_json::json;
use std::fs;

#[test]
fn the_page_opens() {
    browse(async |page| {
        page.open("").await?;
        page.until_text("h1", "isolated stops at").await?;
        assert!(page.client().title().await?.starts_with("Isocross"));
        Ok(())
    });
}

#[test]
fn the_harness_sets_the_window_the_colours_and_the_network() {
    browse(async |page| {
        page.viewport(NARROW).await?;
        page.theme(Theme::Dark).await?;
        page.open("a=1").await?;
        assert!(page.address().await?.ends_with("/#a=1"));
        assert_eq!(
            page.value("[innerWidth, innerHeight]").await?,
            json!([320, 800])
        );
        let dark = "matchMedia('(prefers-color-scheme: dark)').matches";
        assert_eq!(page.value(dark).await?, json!(true));
        page.network(Network::Offline).await?;
        assert_eq!(page.value("navigator.onLine").await?, json!(false));
        page.network(Network::Online).await?;
        assert_eq!(page.value("navigator.onLine").await?, json!(true));
        Ok(())
    });
}

#[test]
fn the_harness_takes_the_whole_page_in_one_picture() {
    browse(async |page| {
        page.viewport(NARROW).await?;
        page.open("").await?;
        page.value("document.body.style.height = '3000px'").await?;
        assert_eq!(
            page.value("document.documentElement.clientWidth").await?,
            json!(320)
        );
        let file = pictures()?.join("whole.png");
        page.full_shot(&file).await?;
        // The size is at a fixed place of the file's head.
        let head = fs::read(&file)?;
        assert_eq!(head[16..20], 320_u32.to_be_bytes());
        assert!(head[20..24] >= 3000_u32.to_be_bytes()[..]);
        assert_eq!(
            page.value("[innerWidth, innerHeight]").await?,
            json!([320, 800])
        );
        fs::remove_file(file)?;
        Ok(())
    });
}

#[test]
fn the_harness_types_into_fields_by_their_labels() {
    browse(async |page| {
        page.open("").await?;
        let form = "document.body.innerHTML = `<label>Entry <b>price</b> <input value='1'></label>
            <label for='s'>Side</label><select id='s'><option>Long<option>Short</select>
            <button>Go on</button><p></p>`,
            document.querySelector('button').onclick = (click) => {
                click.target.nextElementSibling.innerText = 'done'
            }";
        page.value(form).await?;
        page.type_into("Entry price", "2,5").await?;
        assert_eq!(page.typed("Entry price").await?, "2,5");
        page.press(&(Key::Backspace + "7")).await?;
        assert_eq!(page.typed("Entry price").await?, "2,7");
        page.type_into("Entry price", "").await?;
        assert_eq!(page.typed("Entry price").await?, "");
        page.choose("Side", "Short").await?;
        assert_eq!(page.typed("Side").await?, "Short");
        page.click_on("Go on").await?;
        page.until_text("p", "done").await
    });
}

#[test]
fn the_harness_hears_the_console() {
    browse(async |page| {
        page.open("").await?;
        page.value("console.error('a', 'complaint')").await?;
        let errors = page.console_errors().await?;
        assert!(
            errors.len() == 1 && errors[0].contains("complaint"),
            "{errors:?}"
        );
        Ok(())
    });
}
