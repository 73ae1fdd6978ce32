//! What a reader does with the page, and sees of it.

use super::command::Vendor;
use super::{Network, Outcome, Theme, Viewport, devtools};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// How long the page may take to show something.
const PATIENCE: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(25);
/// How long a browser may take to find that there is no icon.
const ICON: Duration = Duration::from_millis(500);
/// The key under which WebDriver hands out elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
const FIELDS: &str = include_str!("fields.js");

/// Whether the program has taken the place of the opening example.
const STARTED: &str = "document.querySelector('h1') && !document.getElementById('opening')";

/// The page in its browser.
#[derive(Debug)]
pub struct Page {
    client: Client,
    address: String,
}

impl Page {
    pub(super) fn new(client: Client, address: String) -> Self {
        Self { client, address }
    }

    pub(super) async fn close(&self) -> Outcome {
        Ok(self.client.clone().close().await?)
    }

    /// The address of the built page.
    pub fn home(&self) -> &str {
        &self.address
    }

    /// The session itself, for what is not below.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Loads the page anew, with this after the `#` of its address, and waits until it is there.
    pub async fn open(&self, fragment: &str) -> Outcome {
        let address = match fragment {
            "" => self.address.clone(),
            _ => format!("{}#{fragment}", self.address),
        };
        self.open_at(&address).await
    }

    /// The same at another address.
    pub async fn open_at(&self, address: &str) -> Outcome {
        self.open_until(address, "the page is built", STARTED).await
    }

    /// Loads another address, and waits until this is true.
    pub async fn open_until(&self, address: &str, what: &str, expression: &str) -> Outcome {
        // From the page itself a new fragment would not load anything.
        self.client.goto("about:blank").await?;
        self.client.goto(address).await?;
        self.until(what, expression).await
    }

    /// Forbids the pages to come their scripts, or allows them again.
    pub async fn scripts(&self, allowed: bool) -> Outcome {
        let forbidden = json!({ "value": !allowed });
        devtools(
            &self.client,
            "Emulation.setScriptExecutionDisabled",
            forbidden,
        )
        .await?;
        Ok(())
    }

    /// The address as it is now.
    pub async fn address(&self) -> Outcome<String> {
        Ok(self.client.current_url().await?.to_string())
    }

    /// Sets the size of the page's window.
    pub async fn viewport(&self, Viewport(width, height): Viewport) -> Outcome {
        let size = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false,
        });
        devtools(&self.client, "Emulation.setDeviceMetricsOverride", size).await?;
        Ok(())
    }

    /// Sets the colours that the reader's system asks for.
    pub async fn theme(&self, theme: Theme) -> Outcome {
        let value = match theme {
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        self.media(&[("prefers-color-scheme", value)]).await
    }

    /// Sets what the reader's system asks for, by the names of media queries; nothing else is asked for then.
    pub async fn media(&self, wanted: &[(&str, &str)]) -> Outcome {
        let feature = |(name, value): &(&str, &str)| json!({ "name": name, "value": value });
        let features: Vec<Value> = wanted.iter().map(feature).collect();
        let media = json!({ "features": features });
        devtools(&self.client, "Emulation.setEmulatedMedia", media).await?;
        Ok(())
    }

    /// The accessibility tree: every node, with its role and name.
    pub async fn tree(&self) -> Outcome<Value> {
        devtools(&self.client, "Accessibility.enable", json!({})).await?;
        let mut answer = devtools(&self.client, "Accessibility.getFullAXTree", json!({})).await?;
        Ok(answer["nodes"].take())
    }

    /// Takes the network away or brings it back.
    pub async fn network(&self, network: Network) -> Outcome {
        let conditions = json!({
            "offline": network == Network::Offline,
            "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
        });
        devtools(&self.client, "Network.enable", json!({})).await?;
        devtools(&self.client, "Network.emulateNetworkConditions", conditions).await?;
        Ok(())
    }

    /// Turns the wheel over a point of the window.
    pub async fn wheel(&self, (x, y): (u32, u32), by: i32) -> Outcome {
        let turn = json!({ "type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": by });
        devtools(&self.client, "Input.dispatchMouseEvent", turn).await?;
        Ok(())
    }

    /// Moves a finger upward by some pixels, from a point of the window.
    pub async fn swipe(&self, (x, y): (u32, u32), by: u32) -> Outcome {
        const STEPS: u32 = 10;
        let touch = async |kind: &str, points: Value| -> Outcome {
            let event = json!({ "type": kind, "touchPoints": points });
            devtools(&self.client, "Input.dispatchTouchEvent", event).await?;
            Ok(())
        };
        let screen = json!({ "enabled": true });
        devtools(&self.client, "Emulation.setTouchEmulationEnabled", screen).await?;
        touch("touchStart", json!([{ "x": x, "y": y }])).await?;
        for step in 1..=STEPS {
            let at = y.saturating_sub(by * step / STEPS);
            touch("touchMove", json!([{ "x": x, "y": at }])).await?;
        }
        touch("touchEnd", json!([])).await
    }

    /// A page of somebody else's, on another host than the built page, with this HTML as its body.
    /// Scripts in it do not run.
    pub async fn host(&self, body: &str) -> Outcome {
        let elsewhere = self.address.replace("127.0.0.1", "localhost");
        self.client.goto(&format!("{elsewhere}embed.js")).await?;
        // A text has no icon: the browser asks for one once and complains.
        let start = Instant::now();
        while start.elapsed() < ICON && self.console_errors().await?.is_empty() {
            tokio::time::sleep(PAUSE).await;
        }
        let html = json!(format!("<body style=\"margin:0\">{body}</body>"));
        self.value(&format!("document.documentElement.innerHTML = {html}"))
            .await?;
        Ok(())
    }

    /// Goes into a frame of the page, by its place, and waits until an embed is built there.
    pub async fn enter(&self, frame: u16) -> Outcome {
        self.client.clone().enter_frame(frame).await?;
        self.until(
            "the embed is built",
            "document.querySelector('main.embed footer')",
        )
        .await
    }

    /// Goes back to the page around the frame.
    pub async fn leave(&self) -> Outcome {
        self.client.clone().enter_parent_frame().await?;
        Ok(())
    }

    /// Where the built page lies.
    pub fn folder(&self) -> &str {
        &self.address
    }

    /// The value of a JavaScript expression.
    pub async fn value(&self, expression: &str) -> Outcome<Value> {
        Ok(self
            .client
            .execute(&format!("return ({expression});"), Vec::new())
            .await?)
    }

    /// The value of a JavaScript expression that may wait for others.
    pub async fn eventually_value(&self, expression: &str) -> Outcome<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             (async () => ({expression}))().then(done, (error) => done({{ error: String(error) }}));"
        );
        Ok(self.client.execute_async(&script, Vec::new()).await?)
    }

    /// Waits until such an expression is true; `what` is for the message.
    pub async fn eventually(&self, what: &str, expression: &str) -> Outcome {
        let start = Instant::now();
        loop {
            let value = self.eventually_value(expression).await?;
            if value == Value::Bool(true) {
                return Ok(());
            }
            if start.elapsed() > PATIENCE {
                return Err(format!("waited in vain until {what}: {value}").into());
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// A command of the browser's own protocol.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Outcome<Value> {
        devtools(&self.client, command, parameters).await
    }

    /// Waits until a JavaScript expression is true; `what` is for the message.
    pub async fn until(&self, what: &str, expression: &str) -> Outcome {
        let start = Instant::now();
        while self.value(&format!("!!({expression})")).await? != Value::Bool(true) {
            if start.elapsed() > PATIENCE {
                return Err(format!("waited in vain until {what}: {expression}").into());
            }
            tokio::time::sleep(PAUSE).await;
        }
        Ok(())
    }

    /// Waits until the text of the first element of a selector contains this.
    pub async fn until_text(&self, selector: &str, part: &str) -> Outcome {
        let (selector, part) = (json!(selector), json!(part));
        let expression = format!("document.querySelector({selector})?.innerText.includes({part})");
        self.until(&format!("{selector} shows {part}"), &expression)
            .await
    }

    /// The first element of a selector, which may still have to appear.
    pub async fn find(&self, selector: &str) -> Outcome<Element> {
        let wait = self.client.wait().at_most(PATIENCE).every(PAUSE);
        Ok(wait.for_element(Locator::Css(selector)).await?)
    }

    /// The visible text of the first element of a selector.
    pub async fn text(&self, selector: &str) -> Outcome<String> {
        Ok(self.find(selector).await?.text().await?)
    }

    /// Clicks the first element of a selector.
    pub async fn click(&self, selector: &str) -> Outcome {
        Ok(self.find(selector).await?.click().await?)
    }

    /// Clicks the button, link or summary with this text.
    pub async fn click_on(&self, text: &str) -> Outcome {
        let wanted = format!(
            "//*[self::button or self::a or self::summary or @role='button' or @role='tab']\
             [normalize-space()={text:?}]"
        );
        let wait = self.client.wait().at_most(PATIENCE).every(PAUSE);
        Ok(wait
            .for_element(Locator::XPath(&wanted))
            .await?
            .click()
            .await?)
    }

    /// All visible fields with this label, in the page's order.
    pub async fn fields(&self, label: &str) -> Outcome<Vec<Element>> {
        let found = self.client.execute(FIELDS, vec![json!(label)]).await?;
        let ids = found
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|one| one[ELEMENT].as_str());
        Ok(ids
            .map(|id| Element::from_element_id(self.client.clone(), id.to_owned().into()))
            .collect())
    }

    /// The first visible field with this label.
    pub async fn field(&self, label: &str) -> Outcome<Element> {
        let start = Instant::now();
        loop {
            if let Some(field) = self.fields(label).await?.into_iter().next() {
                return Ok(field);
            }
            if start.elapsed() > PATIENCE {
                return Err(format!("there is no field labelled {label:?}").into());
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Replaces what is in a field, key by key, as a reader would.
    pub async fn type_into(&self, label: &str, text: &str) -> Outcome {
        replace(&self.field(label).await?, text).await
    }

    /// What is in a field.
    pub async fn typed(&self, label: &str) -> Outcome<String> {
        Ok(self
            .field(label)
            .await?
            .prop("value")
            .await?
            .unwrap_or_default())
    }

    /// Chooses from a list by the text of the choice.
    pub async fn choose(&self, label: &str, choice: &str) -> Outcome {
        Ok(self.field(label).await?.select_by_label(choice).await?)
    }

    /// Presses keys where the focus is: `Key::Tab + ""`, or `Key::Control + "z"`.
    pub async fn press(&self, keys: &str) -> Outcome {
        Ok(self.client.active_element().await?.send_keys(keys).await?)
    }

    /// Presses Tab wherever the focus is, also on a field for files, to which no keys can be sent.
    pub async fn tab(&self) -> Outcome {
        for kind in ["rawKeyDown", "keyUp"] {
            let key =
                json!({ "type": kind, "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9 });
            devtools(&self.client, "Input.dispatchKeyEvent", key).await?;
        }
        Ok(())
    }

    /// What is wrong by the browser's console since this was last asked.
    pub async fn console_errors(&self) -> Outcome<Vec<String>> {
        let request = Vendor::post("se/log", json!({ "type": "browser" }));
        let entries = self.client.issue_cmd(request).await?;
        let severe = |entry: &&Value| entry["level"] == "SEVERE";
        let messages = entries.as_array().into_iter().flatten().filter(severe);
        Ok(messages
            .map(|entry| entry["message"].as_str().unwrap_or_default().to_owned())
            .collect())
    }

    /// Saves a picture of what fits in the window.
    pub async fn shot(&self, file: &Path) -> Outcome {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(file, self.client.screenshot().await?)?;
        Ok(())
    }

    /// Saves a picture of the whole page; the window has its old size afterwards.
    pub async fn full_shot(&self, file: &Path) -> Outcome {
        let window = self.size_by("[innerWidth, innerHeight]").await?;
        let height = "Math.max(innerHeight, document.documentElement.scrollHeight)";
        let whole = self.size_by(&format!("[innerWidth, {height}]")).await?;
        self.viewport(whole).await?;
        self.shot(file).await?;
        self.viewport(window).await
    }

    async fn size_by(&self, expression: &str) -> Outcome<Viewport> {
        let (width, height) = serde_json::from_value(self.value(expression).await?)?;
        Ok(Viewport(width, height))
    }
}

/// Replaces what is in a field, key by key, as a reader would.
pub async fn replace(field: &Element, text: &str) -> Outcome {
    let select_all = format!("{}{}", Key::Control + "a", Key::Null + "");
    let keys = match text {
        "" => Key::Delete + "",
        _ => text.to_owned(),
    };
    Ok(field.send_keys(&format!("{select_all}{keys}")).await?)
}
