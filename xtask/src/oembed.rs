//! `dist/oembed.json`: for sites that make a frame of a link. It has to name absolute addresses, so it is
//! written only where the build is told the page's own.

use crate::dress::with_head;
use crate::process::Outcome;
use serde_json::json;
use std::env;
use std::fs;
use std::path::Path;

/// Names the address that the page will have, with the folder's slash at its end.
const ADDRESS: &str = "ISOCROSS_ADDRESS";
const FILE: &str = "oembed.json";
const LINK: &str = "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"oembed.json\" title=\"Isocross\">";
/// Enough for the opening example from 360 pixels of width on (`docs/embed.md`).
const HEIGHT: u32 = 1100;

/// Writes the file and its link, where an address is given.
pub fn write(dist: &Path) -> Outcome {
    let Ok(address) = env::var(ADDRESS) else {
        return Ok(());
    };
    fs::write(dist.join(FILE), oembed(&address)?)?;
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page)?;
    fs::write(page, with_head(&html, LINK)?)?;
    Ok(())
}

fn oembed(address: &str) -> Outcome<String> {
    let plain = |letter: char| letter.is_ascii_graphic() && !"\"'<>&?#".contains(letter);
    let known = ["https://", "http://"]
        .iter()
        .any(|scheme| address.starts_with(scheme));
    if !known || !address.ends_with('/') || !address.chars().all(plain) {
        return Err(
            format!("{ADDRESS} is to be an address that ends with a slash: {address}").into(),
        );
    }
    let html = format!(
        "<iframe src=\"{address}isocross.html?embed=1\" title=\"Isolated and cross margin, side by side\" \
         width=\"100%\" height=\"{HEIGHT}\" style=\"border:0\" loading=\"lazy\"></iframe>"
    );
    let said = json!({
        "version": "1.0",
        "type": "rich",
        "title": "Isocross: isolated beside cross margin",
        "provider_name": "Isocross",
        "provider_url": address,
        "width": 720,
        "height": HEIGHT,
        "html": html,
    });
    Ok(format!("{said:#}\n"))
}

#[cfg(test)]
mod tests {
    use super::oembed;
    use serde_json::Value;

    #[test]
    fn an_address_makes_an_oembed_file() {
        let text = oembed("https://example.org/isocross/").expect("an address");
        let said: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(said["version"], "1.0");
        assert_eq!(said["type"], "rich");
        let html = said["html"].as_str().expect("HTML");
        assert!(
            html.starts_with("<iframe src=\"https://example.org/isocross/isocross.html?embed=1\"")
        );
        for wrong in [
            "",
            "isocross/",
            "https://example.org",
            "https://e/\"x/",
            "javascript:x/",
        ] {
            assert!(oembed(wrong).is_err(), "{wrong}");
        }
    }
}
