//! What the network sees of a reader: files of fixed names, and nothing else.

use crate::browser::site::Site;
use crate::browser::{Outcome, browse_with};
use crate::journeys::until_cell;
use crate::offline::{INSTALLED, profile};
use crate::saved::{open_menu, save_as};
use serde_json::Value;
use std::fs;
use std::time::{Duration, Instant};

/// What is typed, and would be found in anything that carried it away.
const SECRETS: [&str; 4] = ["7654321", "Unheard", "4711", "bal="];

/// The paths asked for; fails for a request that is more than a name.
fn paths(requests: &[String]) -> Vec<String> {
    let path = |request: &String| {
        for secret in SECRETS {
            assert!(!request.contains(secret), "{secret} left: {request}");
        }
        let (head, body) = request.split_once("\n\n").unwrap_or((request, ""));
        assert_eq!(body, "", "a request brings nothing along: {request}");
        let mut words = head.split(' ');
        assert_eq!(words.next(), Some("GET"), "{request}");
        words.next().unwrap_or_default().to_owned()
    };
    requests.iter().map(path).collect()
}

#[test]
fn nothing_that_is_typed_leaves_and_only_files_of_the_page_are_asked_for() {
    let site = Site::new().expect("a site");
    let log = site.room("net.json");
    let mut flags = profile(&site);
    flags.push(format!("--log-net-log={}", log.display()));
    flags.push("--net-log-capture-mode=Everything".to_owned());
    browse_with(&flags, async |page| {
        page.open_at(&site.address()).await?;
        page.eventually("the page is kept", INSTALLED).await?;
        let known = site.files()?;
        for path in paths(&site.requests()) {
            let name = path.trim_start_matches('/');
            assert!(
                name.is_empty() || known.iter().any(|file| file == name),
                "{path}"
            );
        }
        page.client().refresh().await?;
        // A file that is saved would be asked for at an address of the page's own memory.
        page.value("HTMLAnchorElement.prototype.click = () => {}")
            .await?;
        page.type_into("Balance", "7654321").await?;
        until_cell(page, "Money left after", "Isolated", "of 7,654,321").await?;
        page.value("document.getElementById('copy-link').click()")
            .await?;
        open_menu(page).await?;
        save_as(page, "Unheard 4711").await?;
        page.click_on("Export all").await?;
        page.value("document.getElementById('export').click()")
            .await?;
        page.until(
            "the address follows",
            "location.hash.includes('bal=7654321')",
        )
        .await?;
        page.client().refresh().await?;
        until_cell(page, "Money left after", "Isolated", "of 7,654,321").await?;
        let asked = paths(&site.requests());
        // The worker asks for itself, and once for what is kept last.
        let known = ["/sw.js", "/notices.txt", "/isocross.html"];
        let others: Vec<&String> = asked
            .iter()
            .filter(|path| !known.contains(&path.as_str()))
            .collect();
        assert!(
            others.is_empty(),
            "once kept the page is asked for no more: {others:?}"
        );
        Ok(())
    });
    let mut hosts = asked_of(&log).expect("the browser's own log");
    hosts.sort();
    hosts.dedup();
    let own = site.address();
    assert_eq!(
        hosts,
        [own.trim_end_matches('/')],
        "the page speaks to its own server alone"
    );
    fs::remove_file(log).ok();
}

/// Servers that the browser's log names in requests of pages; what the browser asks for itself has no
/// page that began it.
fn asked_of(log: &std::path::Path) -> Outcome<Vec<String>> {
    let start = Instant::now();
    let log: Value = loop {
        // It is whole once the browser has gone.
        match serde_json::from_str(&fs::read_to_string(log)?) {
            Ok(log) => break log,
            Err(error) if start.elapsed() > Duration::from_secs(20) => return Err(error.into()),
            Err(_) => std::thread::sleep(Duration::from_millis(100)),
        }
    };
    let mut hosts = Vec::new();
    for event in log["events"].as_array().into_iter().flatten() {
        let begun = event["params"]["initiator"].as_str().unwrap_or_default();
        let url = event["params"]["url"].as_str().unwrap_or_default();
        if begun.starts_with("http") && url.starts_with("http") {
            let end = url
                .match_indices('/')
                .nth(2)
                .map_or(url.len(), |(at, _)| at);
            hosts.push(url[..end].to_owned());
        }
    }
    Ok(hosts)
}
