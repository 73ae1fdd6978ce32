//! The browsers' remote controls, for as long as a stage needs it.

use crate::apt;
use crate::process::{Outcome, find};
use crate::tools;
use crate::workspace;
use std::env;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

const START: Duration = Duration::from_secs(30);
const STOP: Duration = Duration::from_secs(10);
const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-dejavu-core"];
const BROWSERS: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
];

const FIREFOX: [&str; 2] = ["firefox", "firefox-esr"];
/// What ChromeDriver and geckodriver say before their port.
const ANNOUNCED: [&str; 2] = ["started successfully on port ", "Listening on 127.0.0.1:"];

/// The browser's own program.
pub fn program() -> Option<PathBuf> {
    BROWSERS.iter().find_map(|browser| find(browser))
}

/// The path of ChromeDriver, with a browser beside it; both are installed where that is possible.
pub fn driver() -> Outcome<PathBuf> {
    if let Some(chosen) = env::var_os("CHROMEDRIVER").map(PathBuf::from) {
        return Ok(chosen);
    }
    let has_browser = !cfg!(target_os = "linux") || program().is_some();
    if let (Some(driver), true) = (find("chromedriver"), has_browser) {
        return Ok(driver);
    }
    apt::install(&PACKAGES).map_err(|error| {
        format!(
            "the browser tests need Chromium and ChromeDriver: {error}. Elsewhere, install Chrome \
             and the ChromeDriver of the same version, and put `chromedriver` in PATH or its path \
             in CHROMEDRIVER"
        )
    })?;
    find("chromedriver").ok_or_else(|| "chromedriver is not in PATH even after that".into())
}

/// Firefox's driver, with a Firefox beside it; nothing where there is none and none can be installed.
pub fn firefox_driver() -> Outcome<Option<PathBuf>> {
    let is_there = || FIREFOX.iter().any(|name| find(name).is_some());
    if !is_there() && apt::is_usable() {
        apt::install(&["firefox-esr"])?;
    }
    match is_there() {
        true => tools::geckodriver().map(Some),
        false => Ok(None),
    }
}

/// A running driver of a browser; it goes, with its browsers, when this value does.
#[derive(Debug)]
pub struct Driver {
    child: Child,
    port: u16,
    profiles: PathBuf,
}

impl Driver {
    /// Starts the program on a port of its own choice.
    pub fn start(program: &Path) -> Outcome<Self> {
        let profiles = workspace::target().join("e2e/profiles");
        // An interrupted run leaves some.
        fs::remove_dir_all(&profiles).ok();
        fs::create_dir_all(&profiles)?;
        let mut child = Command::new(program)
            .arg("--port=0")
            // Browsers keep their temporary profiles where they are sure to be removed.
            .env("TMPDIR", &profiles)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()?;
        let pipe = child.stdout.take();
        let mut driver = Self {
            child,
            port: 0,
            profiles,
        };
        driver.port = pipe
            .and_then(announced_port)
            .ok_or_else(|| format!("{} did not start", program.display()))?;
        Ok(driver)
    }

    /// Where it takes commands.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Asks it to close its browsers and itself: one that is killed leaves its browsers behind.
    fn shut_down(&mut self) -> Outcome {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(STOP))?;
        let host = format!("127.0.0.1:{}", self.port);
        write!(
            stream,
            "GET /shutdown HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        )?;
        // It may well be gone before its answer is read. Firefox's driver knows no such request.
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).ok();
        if answer.starts_with(b"HTTP/1.1 4") {
            return Ok(());
        }
        let patience = Instant::now() + STOP;
        while self.child.try_wait()?.is_none() && Instant::now() < patience {
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // What is left after a refused request is ended by force; there is no one to tell.
        self.shut_down().ok();
        self.child.kill().ok();
        self.child.wait().ok();
        fs::remove_dir_all(&self.profiles).ok();
    }
}

/// Waits for the line that names the port and reads on, so that the pipe never fills.
fn announced_port(pipe: ChildStdout) -> Option<u16> {
    let (send, receive) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(pipe).lines().map_while(Result::ok) {
            if let Some(port) = port_in(&line) {
                send.send(port).ok();
            }
        }
    });
    receive.recv_timeout(START).ok()
}

fn port_in(line: &str) -> Option<u16> {
    let (_, port) = ANNOUNCED.iter().find_map(|words| line.split_once(words))?;
    port.trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::port_in;

    #[test]
    fn the_port_is_read_from_the_announcement() {
        let line = "ChromeDriver was started successfully on port 43113.";
        assert_eq!(port_in(line), Some(43113));
        let line = "1764000000000\tgeckodriver\tINFO\tListening on 127.0.0.1:4555";
        assert_eq!(port_in(line), Some(4555));
        assert_eq!(port_in("Starting ChromeDriver 156.0 on port 0"), None);
    }
}
