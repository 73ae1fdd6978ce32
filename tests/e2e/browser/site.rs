//! A copy of the built page on a server of the test's own, which can change files and fail.

use super::Outcome;
use std::fs;
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

static COUNT: AtomicU32 = AtomicU32::new(0);

#[derive(Debug, Default)]
struct State {
    /// Nobody listens.
    down: bool,
    /// The file whose sending breaks off in the middle.
    broken: String,
    /// First line of every request, with the body of those that have one.
    requests: Vec<String>,
    over: bool,
}

/// The copy, until it is dropped.
#[derive(Debug)]
pub struct Site {
    folder: PathBuf,
    port: u16,
    state: Arc<Mutex<State>>,
}

impl Site {
    /// Copies and serves the built page.
    pub fn new() -> Outcome<Self> {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("isocross-site-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder)?;
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"))? {
            let entry = entry?;
            if entry.file_type()?.is_file() {
                fs::copy(entry.path(), folder.join(entry.file_name()))?;
            }
        }
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let state = Arc::new(Mutex::new(State::default()));
        let site = Self {
            folder: folder.clone(),
            port,
            state: Arc::clone(&state),
        };
        thread::spawn(move || listen(listener, port, &state, &folder));
        Ok(site)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Where it is served.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// A folder of the copy's own, for a browser's profile and the like.
    pub fn room(&self, name: &str) -> PathBuf {
        self.folder.with_extension(name)
    }

    /// Takes the server away, or brings it back.
    pub fn set_down(&self, down: bool) {
        self.state().down = down;
        // Until the thread below has seen it.
        thread::sleep(Duration::from_millis(100));
    }

    /// Breaks off in the middle of this file from now on; of none where empty.
    pub fn break_off(&self, file: &str) {
        file.clone_into(&mut self.state().broken);
    }

    /// What was asked for since this was last asked.
    pub fn requests(&self) -> Vec<String> {
        std::mem::take(&mut self.state().requests)
    }

    /// The names of all files.
    pub fn files(&self) -> Outcome<Vec<String>> {
        let names = fs::read_dir(&self.folder)?
            .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
        names.collect()
    }

    /// Changes the text of a file.
    pub fn change(&self, file: &str, change: impl FnOnce(String) -> String) -> Outcome {
        let path = self.folder.join(file);
        let text = change(fs::read_to_string(&path)?);
        Ok(fs::write(path, text)?)
    }

    /// Puts a file beside the page.
    pub fn put(&self, file: &str, text: &str) -> Outcome {
        Ok(fs::write(self.folder.join(file), text)?)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.state().over = true;
        fs::remove_dir_all(&self.folder).ok();
        fs::remove_dir_all(self.room("profile")).ok();
    }
}

fn listen(listener: TcpListener, port: u16, state: &Arc<Mutex<State>>, folder: &Path) {
    let mut listener = Some(listener);
    loop {
        let (down, over) = {
            let state = state.lock().unwrap_or_else(PoisonError::into_inner);
            (state.down, state.over)
        };
        if over {
            return;
        }
        if down {
            listener = None;
        } else if listener.is_none() {
            listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok();
        }
        let accepted = listener.as_ref().map(|listener| {
            listener.set_nonblocking(true)?;
            listener.accept()
        });
        match accepted {
            Some(Ok((stream, _))) => {
                let (state, folder) = (Arc::clone(state), folder.to_path_buf());
                thread::spawn(move || answer(stream, &state, &folder).ok());
            }
            Some(Err(error)) if error.kind() != ErrorKind::WouldBlock => return,
            _ => thread::sleep(Duration::from_millis(5)),
        }
    }
}

fn answer(mut stream: TcpStream, state: &Mutex<State>, folder: &Path) -> Outcome {
    stream.set_nonblocking(false)?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let line = line.trim_end();
        if let Some(said) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = said.trim().parse()?;
        }
        request.push_str(line);
        request.push('\n');
        if line.is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    request.push_str(&String::from_utf8_lossy(&body));
    let target = request.split(' ').nth(1).unwrap_or_default();
    let file = match target.split('?').next().unwrap_or_default() {
        "/" => "index.html".to_owned(),
        path => path.trim_start_matches('/').to_owned(),
    };
    let broken = {
        let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
        state.requests.push(request);
        state.broken == file
    };
    let Ok(bytes) = fs::read(folder.join(&file)) else {
        let head = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        return Ok(stream.write_all(head.as_bytes())?);
    };
    let kind = match file.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("png") => "image/png",
        _ => "application/json",
    };
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        bytes.len()
    );
    stream.write_all(head.as_bytes())?;
    let end = if broken { bytes.len() / 2 } else { bytes.len() };
    stream.write_all(bytes.get(..end).unwrap_or_default())?;
    Ok(())
}
