use super::*;
use std::process;

/// A folder with a page in it and a secret beside it.
struct Site(PathBuf);

impl Site {
    fn new(name: &str) -> Self {
        let base = std::env::temp_dir().join(format!("isocross-{name}-{}", process::id()));
        fs::create_dir_all(base.join("site/part")).unwrap();
        fs::write(base.join("secret"), "secret").unwrap();
        fs::write(base.join("site/index.html"), "<h1>Page</h1>").unwrap();
        fs::write(base.join("site/a b.wasm"), "\0asm").unwrap();
        Self(base)
    }

    fn folder(&self) -> PathBuf {
        self.0.join("site")
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

fn ask(address: &str, request: &str) -> String {
    let host = address.trim_start_matches("http://").trim_end_matches('/');
    let mut stream = TcpStream::connect(host).unwrap();
    write!(stream, "{request} HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    text
}

#[test]
fn files_come_with_their_kind() {
    let site = Site::new("kind");
    let address = Server::bind(0, &site.folder()).unwrap().spawn();
    let page = ask(&address, "GET /?x=1");
    assert!(page.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"));
    assert!(page.ends_with("\r\n\r\n<h1>Page</h1>"), "{page}");
    let wasm = ask(&address, "GET /a%20b.wasm");
    assert!(
        wasm.contains("Content-Type: application/wasm\r\n"),
        "{wasm}"
    );
    let head = ask(&address, "HEAD /");
    assert!(
        head.contains("Content-Length: 13\r\n") && head.ends_with("\r\n\r\n"),
        "{head}"
    );
}

#[test]
fn nothing_outside_the_folder_is_sent() {
    let site = Site::new("outside");
    let address = Server::bind(0, &site.folder()).unwrap().spawn();
    for path in [
        "/../secret",
        "/%2e%2e/secret",
        "/part/..%2f../secret",
        "/..%5csecret",
        "//../secret",
        "secret",
        "/%",
        "/%00",
        "/missing",
        "/part/",
    ] {
        let answer = ask(&address, &format!("GET {path}"));
        assert!(answer.starts_with("HTTP/1.1 404 "), "{path}: {answer}");
    }
    assert!(ask(&address, "POST /").starts_with("HTTP/1.1 405 "));
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    let site = Site::new("link");
    std::os::unix::fs::symlink(site.0.join("secret"), site.folder().join("link")).unwrap();
    let address = Server::bind(0, &site.folder()).unwrap().spawn();
    assert!(ask(&address, "GET /link").starts_with("HTTP/1.1 404 "));
}

#[test]
fn a_busy_port_is_named_with_the_way_out() {
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let message = Server::bind(port, Path::new(".")).unwrap_err().to_string();
    assert_eq!(
        message,
        format!("port {port} is in use; choose another with `--port N`")
    );
}

#[test]
fn a_zipping_server_zips_for_those_who_can_read_it() {
    let site = Site::new("zip");
    let server = Server::bind(0, &site.folder()).unwrap().zipping();
    let address = server.spawn();
    let plain = ask(&address, "GET /");
    assert!(plain.ends_with("<h1>Page</h1>"), "{plain}");
    let host = address.trim_start_matches("http://").trim_end_matches('/');
    let mut stream = TcpStream::connect(host).unwrap();
    write!(
        stream,
        "GET / HTTP/1.1\r\nAccept-Encoding: br, gzip\r\n\r\n"
    )
    .unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let body = answer
        .windows(4)
        .position(|end| end == b"\r\n\r\n")
        .unwrap()
        + 4;
    assert!(String::from_utf8_lossy(&answer[..body]).contains("Content-Encoding: gzip\r\n"));
    let mut text = String::new();
    let mut gzip = flate2::read::GzDecoder::new(&answer[body..]);
    gzip.read_to_string(&mut text).unwrap();
    assert_eq!(text, "<h1>Page</h1>");
}
