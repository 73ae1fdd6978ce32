//! A small server of static files, for one reader on this computer.

use crate::process::Outcome;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

const LONGEST_REQUEST: u64 = 16 * 1024;
const PATIENCE: Duration = Duration::from_secs(10);

/// A server that has its port but does not answer yet.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    port: u16,
    folder: PathBuf,
    zips: bool,
}

impl Server {
    /// Takes a port of the loopback address; port 0 takes any free one.
    pub fn bind(port: u16, folder: &Path) -> Outcome<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
            if error.kind() == ErrorKind::AddrInUse {
                format!("port {port} is in use; choose another with `--port N`")
            } else {
                format!("port {port} cannot be used: {error}")
            }
        })?;
        let port = listener.local_addr()?.port();
        Ok(Self {
            listener,
            port,
            folder: folder.to_path_buf(),
            zips: false,
        })
    }

    /// Sends what is worth it as gzip, as hosts do.
    pub fn zipping(mut self) -> Self {
        self.zips = true;
        self
    }

    /// Where a browser finds the page.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Answers until the program ends.
    pub fn run(self) {
        for stream in self.listener.incoming().flatten() {
            let (folder, zips) = (self.folder.clone(), self.zips);
            // A reader that goes away in the middle is no concern of the others.
            thread::spawn(move || answer(stream, &folder, zips).ok());
        }
    }

    /// Answers in the background; returns the address.
    pub fn spawn(self) -> String {
        let address = self.address();
        thread::spawn(move || self.run());
        address
    }
}

fn answer(mut stream: TcpStream, folder: &Path, zips: bool) -> Outcome {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut head = BufReader::new(Read::by_ref(&mut stream).take(LONGEST_REQUEST)).lines();
    let request = head.next().ok_or("no request")??;
    let mut reads_gzip = false;
    for line in head {
        let line = line?.to_ascii_lowercase();
        if line.is_empty() {
            break;
        }
        reads_gzip |= line.starts_with("accept-encoding:") && line.contains("gzip");
    }
    let mut response = Response::to(&request, folder);
    if zips && reads_gzip {
        response.zip()?;
    }
    stream.write_all(&response.head())?;
    if !request.starts_with("HEAD ") {
        stream.write_all(&response.body)?;
    }
    Ok(())
}

struct Response {
    status: &'static str,
    kind: &'static str,
    encoding: &'static str,
    body: Vec<u8>,
}

impl Response {
    fn to(request: &str, folder: &Path) -> Self {
        let mut words = request.split(' ');
        let (method, target) = (words.next(), words.next());
        if !matches!(method, Some("GET" | "HEAD")) {
            return Self::message("405 Method Not Allowed");
        }
        let Some(file) = target.and_then(|target| locate(target, folder)) else {
            return Self::message("404 Not Found");
        };
        match fs::read(&file) {
            Ok(body) => Self {
                status: "200 OK",
                kind: kind_of(&file),
                encoding: "",
                body,
            },
            Err(_) => Self::message("404 Not Found"),
        }
    }

    fn message(status: &'static str) -> Self {
        Self {
            status,
            kind: "text/plain; charset=utf-8",
            encoding: "",
            body: status.as_bytes().to_vec(),
        }
    }

    fn zip(&mut self) -> Outcome {
        if !self.kind.starts_with("image/png") {
            let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
            gzip.write_all(&self.body)?;
            self.body = gzip.finish()?;
            self.encoding = "Content-Encoding: gzip\r\n";
        }
        Ok(())
    }

    fn head(&self) -> Vec<u8> {
        format!(
            "HTTP/1.1 {}\r\nContent-Type: {}\r\n{}Content-Length: {}\r\nCache-Control: no-cache\r\n\
             X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
            self.status,
            self.kind,
            self.encoding,
            self.body.len()
        )
        .into_bytes()
    }
}

/// The file that a request asks for, if it is inside the folder.
fn locate(target: &str, folder: &Path) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?;
    let decoded = decode(path.strip_prefix('/')?)?;
    if decoded.contains(['\\', ':', '\0']) || decoded.split('/').any(|part| part == "..") {
        return None;
    }
    let mut file = folder.join(decoded.trim_start_matches('/'));
    if file.is_dir() {
        file.push("index.html");
    }
    // Last, because a link in the folder may lead out of it.
    let file = file.canonicalize().ok()?;
    file.starts_with(folder.canonicalize().ok()?)
        .then_some(file)
}

/// Undoes `%20` and the like.
fn decode(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut decoded = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let digits = [bytes.next()?, bytes.next()?];
            decoded.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            decoded.push(byte);
        }
    }
    String::from_utf8(decoded).ok()
}

fn kind_of(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "webmanifest") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests;
