//! A headless browser with the built page in it.
//!
//! `cargo xtask` serves the page and starts the browser's driver; their addresses are in the environment.

#![allow(
    dead_code,
    reason = "the tests and the pictures each use their own part of it"
)]

mod command;
pub mod page;
pub mod site;

use command::Vendor;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::env;
use std::error::Error;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;

pub use page::Page;

/// A value, or why there is none.
pub type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// Width and height of what the reader sees of the page, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Viewport(pub u32, pub u32);

/// A desktop screen.
pub const WIDE: Viewport = Viewport(1440, 900);
/// A telephone.
pub const PHONE: Viewport = Viewport(390, 844);
/// The narrowest screen that must work without scrolling sideways.
pub const NARROW: Viewport = Viewport(320, 800);

/// Which colours the reader's system asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    Light,
    Dark,
}

/// Whether the page reaches its server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Network {
    Online,
    Offline,
}

const FLAGS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // As on a telephone: 320 pixels are all for the page.
    "--hide-scrollbars",
];

/// Runs a test in a browser of its own, and fails it for any error in the console.
///
/// The browser is closed in every case; of a test that fails, a picture is kept.
pub fn browse(test: impl AsyncFnOnce(&Page) -> Outcome) {
    browse_with(&[], test);
}

/// The same with further flags of the browser's command line, as a profile that outlives it.
pub fn browse_with(flags: &[String], test: impl AsyncFnOnce(&Page) -> Outcome) {
    browse_in(start(flags), quiet_console, test);
}

/// The same in Firefox, whose driver does not hand out its console.
pub fn browse_firefox(test: impl AsyncFnOnce(&Page) -> Outcome) {
    browse_in(start_firefox(), async |_: &Page| Ok(()), test);
}

fn browse_in(
    start: impl Future<Output = Outcome<Page>>,
    after: impl AsyncFnOnce(&Page) -> Outcome,
    test: impl AsyncFnOnce(&Page) -> Outcome,
) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let page = runtime.block_on(start).expect("a browser");
    let result = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            test(&page).await?;
            after(&page).await
        })
    }));
    if !matches!(result, Ok(Ok(()))) {
        match runtime.block_on(evidence(&page)) {
            Ok(file) => eprintln!("the page at that moment: {}", file.display()),
            Err(error) => eprintln!("there is no picture of the page: {error}"),
        }
    }
    let closed = runtime.block_on(page.close());
    match result {
        Ok(result) => result.and(closed).expect("the page behaves"),
        Err(panic) => resume_unwind(panic),
    }
}

/// Where pictures are kept.
pub fn pictures() -> Outcome<PathBuf> {
    Ok(PathBuf::from(setting("ISOCROSS_PICTURES")?))
}

/// A copy of the built page in a folder of the test's own.
#[derive(Debug)]
pub struct Copy {
    /// The folder.
    pub folder: PathBuf,
    /// Where it is served.
    pub address: String,
}

impl Copy {
    /// Makes it; the name may have slashes.
    pub fn new(name: &str) -> Outcome<Self> {
        let copy = Self {
            folder: PathBuf::from(setting("ISOCROSS_ROOM")?).join(name),
            address: format!("{}{name}/", setting("ISOCROSS_SITES")?),
        };
        fs::create_dir_all(&copy.folder)?;
        for file in fs::read_dir(setting("ISOCROSS_DIST")?)? {
            let file = file?;
            if file.file_type()?.is_file() {
                fs::copy(file.path(), copy.folder.join(file.file_name()))?;
            }
        }
        Ok(copy)
    }

    /// The file whose name ends in this, and is not the single file.
    pub fn file(&self, end: &str) -> Outcome<PathBuf> {
        let files = fs::read_dir(&self.folder)?.collect::<Result<Vec<_>, _>>()?;
        let mut paths = files.iter().map(|file| file.path());
        let found = paths.find(|path| path.to_string_lossy().ends_with(end));
        Ok(found.ok_or_else(|| format!("no file ends in {end}"))?)
    }

    /// Changes a file that is text.
    pub fn change(&self, end: &str, change: impl FnOnce(String) -> String) -> Outcome {
        let path = self.file(end)?;
        Ok(fs::write(&path, change(fs::read_to_string(&path)?))?)
    }

    /// Puts another file there.
    pub fn put(&self, name: &str, text: &str) -> Outcome<String> {
        fs::write(self.folder.join(name), text)?;
        Ok([&self.address, name].concat())
    }
}

/// A setting of the run, from its environment.
pub fn setting(name: &str) -> Outcome<String> {
    let missing = || format!("{name} is not set: run `cargo xtask e2e` or `cargo xtask shots`");
    Ok(env::var(name).map_err(|_| missing())?)
}

async fn start(flags: &[String]) -> Outcome<Page> {
    let client = ClientBuilder::new(HttpConnector::new())
        .capabilities(capabilities(flags))
        .connect(&setting("ISOCROSS_WEBDRIVER")?)
        .await?;
    let page = Page::new(client, setting("ISOCROSS_URL")?);
    page.viewport(WIDE).await?;
    Ok(page)
}

async fn start_firefox() -> Outcome<Page> {
    let Value::Object(wanted) = json!({ "moz:firefoxOptions": { "args": ["-headless"] } }) else {
        return Err("the wishes are an object".into());
    };
    let client = ClientBuilder::new(HttpConnector::new())
        .capabilities(wanted)
        .connect(&setting("ISOCROSS_WEBDRIVER")?)
        .await?;
    let Viewport(width, height) = WIDE;
    client.set_window_size(width, height).await?;
    Ok(Page::new(client, setting("ISOCROSS_URL")?))
}

/// ChromeDriver gives every session a fresh profile where none is named.
fn capabilities(flags: &[String]) -> Capabilities {
    let flags: Vec<&str> = FLAGS
        .into_iter()
        .chain(flags.iter().map(String::as_str))
        .collect();
    let wanted = json!({
        "goog:chromeOptions": { "args": flags },
        "goog:loggingPrefs": { "browser": "SEVERE" },
    });
    match wanted {
        Value::Object(map) => map,
        _ => Capabilities::new(),
    }
}

async fn quiet_console(page: &Page) -> Outcome {
    let errors = page.console_errors().await?;
    if errors.is_empty() {
        return Ok(());
    }
    Err(format!("errors in the console: {errors:#?}").into())
}

async fn evidence(page: &Page) -> Outcome<PathBuf> {
    for error in page.console_errors().await.unwrap_or_default() {
        eprintln!("console: {error}");
    }
    let thread = std::thread::current();
    let name = thread.name().unwrap_or("test").replace("::", "-");
    let file = pictures()?.join(format!("{name}.png"));
    page.shot(&file).await?;
    Ok(file)
}

async fn devtools(client: &Client, command: &str, parameters: Value) -> Outcome<Value> {
    let body = json!({ "cmd": command, "params": parameters });
    Ok(client
        .issue_cmd(Vendor::post("goog/cdp/execute", body))
        .await?)
}
