//! A small static server, behaving like the plain host the site is made for: files as they are,
//! `/folder` sent on to `/folder/`, `404.html` for what is missing, nothing rewritten and nothing
//! compressed by itself. It can also send the headers that the site's own `_headers` asks hosts to send.
//! `cargo xtask serve` shows the site with it; the browser tests also let it lose,
//! delay or change answers, and ask it afterwards what was fetched.
//!
//! ```no_run
//! use xtask::server::{Answer, Options, Server};
//!
//! let options = Options::new(|path| match path {
//!     "/data/context.json" => Answer::Missing,
//!     _ => Answer::File,
//! });
//! let server = Server::start_with("dist".into(), 0, "/policy/asean", options)?;
//! println!("http://{}/policy/asean/", server.addr());
//! # Ok::<(), String>(())
//! ```

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// The longest request head that is read, in bytes; browsers stay far below.
const HEAD_LIMIT: u64 = 64 * 1024;

/// How long a connection may lie idle.
const IDLE: Duration = Duration::from_secs(30);

/// What a request is answered with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// the file, or the page for what is missing
    File,
    /// the file, after a while
    After(Duration),
    /// the page for what is missing, with status 404
    Missing,
    /// the file's first bytes, at most so many, and then the end of the connection
    Cut(usize),
    /// something else, with status 200: its type and its content
    Instead(String, Vec<u8>),
    /// the same, compressed: its type, the name of the compression, and the compressed content
    Encoded(String, &'static str, Vec<u8>),
}

type Rule = dyn Fn(&str) -> Answer + Send + Sync;

/// How a server is to behave beyond serving files.
#[derive(Clone, Default)]
pub struct Options {
    rule: Option<Arc<Rule>>,
    headers: Vec<(String, String)>,
    host: Vec<HostRule>,
}

/// Some headers, and whose answers carry them.
#[derive(Clone, Debug, PartialEq, Eq)]
struct HostRule {
    /// Path below the prefix: one file, or with `*` at its end all that begin so.
    path: String,
    headers: Vec<(String, String)>,
}

impl HostRule {
    fn holds(&self, path: &str) -> bool {
        match self.path.strip_suffix('*') {
            Some(start) => path.starts_with(start),
            None => path == self.path,
        }
    }

    /// Reads the form of `_headers`: a path, and below it, indented, its headers.
    fn read(text: &str) -> Result<Vec<Self>, String> {
        let mut rules: Vec<Self> = Vec::new();
        for (at, line) in text.lines().enumerate() {
            let wrong = |what: &str| format!("_headers:{}: {what}: {line}", at + 1);
            let content = line.trim();
            if content.is_empty() || content.starts_with('#') {
                continue;
            }
            if !line.starts_with([' ', '\t']) {
                if !content.starts_with('/') {
                    return Err(wrong("a path must begin with a slash"));
                }
                rules.push(Self { path: content.to_owned(), headers: Vec::new() });
                continue;
            }
            let (name, value) = content.split_once(':').ok_or_else(|| wrong("a header needs a colon"))?;
            let rule = rules.last_mut().ok_or_else(|| wrong("a header needs a path above it"))?;
            rule.headers.push((name.trim().to_owned(), value.trim().to_owned()));
        }
        Ok(rules)
    }
}

impl Options {
    /// The rule is asked for every request with its path, below the prefix and without the query:
    /// `/notes/`. It may change its mind between requests.
    pub fn new(rule: impl Fn(&str) -> Answer + Send + Sync + 'static) -> Self {
        Self { rule: Some(Arc::new(rule)), ..Self::default() }
    }

    /// Adds a header to every answer, such as a host's own content security policy.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sends what the text of a `_headers` file asks for, as hosts do that read it. Its paths are
    /// those below the prefix. A header that the server sends by itself gives way.
    ///
    /// # Errors
    ///
    /// If a line is neither a path nor a header below one.
    pub fn host(mut self, text: &str) -> Result<Self, String> {
        self.host = HostRule::read(text)?;
        Ok(self)
    }

    /// What is added to the answer for a path, in the order it was asked for.
    fn headers_for(&self, below: &str) -> impl Iterator<Item = &(String, String)> {
        let host = self.host.iter().filter(move |rule| rule.holds(below)).flat_map(|rule| &rule.headers);
        host.chain(&self.headers)
    }
}

/// A running server. It stops when it is dropped.
pub struct Server {
    shared: Arc<Shared>,
    addr: SocketAddr,
    accepting: Mutex<Option<JoinHandle<()>>>,
}

struct Shared {
    dir: PathBuf,
    prefix: String,
    options: Options,
    stopping: AtomicBool,
    next: AtomicU64,
    /// kept so that stopping also ends what a browser keeps open
    open: Mutex<HashMap<u64, TcpStream>>,
    requests: Mutex<Vec<String>>,
}

impl Server {
    /// Serves a folder at `http://127.0.0.1:<port><prefix>/`. Port 0 takes any free one; the
    /// prefix is empty or begins with a slash and does not end with one.
    ///
    /// # Errors
    ///
    /// If the folder is not there, the prefix has another form, or the port can't be used.
    pub fn start(dir: PathBuf, port: u16, prefix: &str) -> Result<Self, String> {
        Self::start_with(dir, port, prefix, Options::default())
    }

    /// As [`Server::start`], with another behaviour.
    ///
    /// # Errors
    ///
    /// As [`Server::start`].
    pub fn start_with(dir: PathBuf, port: u16, prefix: &str, options: Options) -> Result<Self, String> {
        if !dir.is_dir() {
            return Err(format!("There is no folder {} to serve; build the site first.", dir.display()));
        }
        if !prefix.is_empty() && (!prefix.starts_with('/') || prefix.ends_with('/')) {
            return Err(format!("The prefix \"{prefix}\" must begin with a slash and not end with one."));
        }
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|e| format!("Port {port} can't be used: {e}."))?;
        let addr = listener.local_addr().map_err(|e| format!("The server's address can't be read: {e}."))?;
        let shared = Arc::new(Shared {
            dir,
            prefix: prefix.to_owned(),
            options,
            stopping: AtomicBool::new(false),
            next: AtomicU64::new(0),
            open: Mutex::default(),
            requests: Mutex::default(),
        });
        let for_accepting = Arc::clone(&shared);
        let accepting = thread::spawn(move || accept(&listener, &for_accepting));
        Ok(Self { shared, addr, accepting: Mutex::new(Some(accepting)) })
    }

    /// Where it listens.
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// The paths asked for so far, with their prefix and query, in the order they came.
    pub fn requests(&self) -> Vec<String> {
        held(&self.shared.requests).clone()
    }

    /// Stops, and ends every connection; afterwards the port is free.
    pub fn stop(self) {
        self.halt();
    }

    /// Stops though it is still held, so that it can be asked what was fetched.
    pub fn halt(&self) {
        let Some(accepting) = held(&self.accepting).take() else {
            return;
        };
        self.shared.stopping.store(true, Ordering::SeqCst);
        // wakes the accepting thread, which then sees that it is over
        let _ = TcpStream::connect(self.addr);
        let _ = accepting.join();
        for stream in held(&self.shared.open).values() {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.halt();
    }
}

/// A panic in one connection leaves nothing half-changed that another could stumble over.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        if shared.stopping.load(Ordering::SeqCst) {
            return;
        }
        let Ok(stream) = stream else { continue };
        let Ok(twin) = stream.try_clone() else {
            continue;
        };
        let id = shared.next.fetch_add(1, Ordering::Relaxed);
        held(&shared.open).insert(id, twin);
        let shared = Arc::clone(shared);
        thread::spawn(move || {
            // a browser that goes away in the middle is no fault of anyone's
            let _ = talk(&stream, &shared);
            let _ = stream.shutdown(Shutdown::Both);
            held(&shared.open).remove(&id);
        });
    }
}

/// Answers the requests of one connection until either side has had enough.
fn talk(stream: &TcpStream, shared: &Shared) -> std::io::Result<()> {
    stream.set_read_timeout(Some(IDLE))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    while let Some(request) = Request::read(&mut reader)? {
        held(&shared.requests).push(request.target.clone());
        let reply = reply_to(&request, shared);
        let path = request.target.split('?').next().unwrap_or_default();
        let below = path.strip_prefix(shared.prefix.as_str()).unwrap_or_default();
        let more = reply.write(stream, &request, shared.options.headers_for(below))?;
        if !more || request.close || shared.stopping.load(Ordering::SeqCst) {
            break;
        }
    }
    Ok(())
}

struct Request {
    method: String,
    /// path and query, as they came
    target: String,
    close: bool,
}

impl Request {
    /// The next request's head, or nothing when the connection is over or makes no sense.
    fn read(reader: &mut impl BufRead) -> std::io::Result<Option<Self>> {
        let mut head = reader.take(HEAD_LIMIT);
        let mut line = String::new();
        if head.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let mut words = line.split_whitespace();
        let (Some(method), Some(target)) = (words.next(), words.next()) else {
            return Ok(None);
        };
        let mut request =
            Self { method: method.to_owned(), target: target.to_owned(), close: words.next() != Some("HTTP/1.1") };
        loop {
            let mut field = String::new();
            if head.read_line(&mut field)? == 0 {
                return Ok(None);
            }
            let field = field.trim_end().to_ascii_lowercase();
            if field.is_empty() {
                return Ok(Some(request));
            }
            // a body would have to be read past; nothing here takes one
            let body = field.starts_with("content-length:") && !field.ends_with(" 0")
                || field.starts_with("transfer-encoding:");
            request.close |= body || field == "connection: close";
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
struct Reply {
    status: &'static str,
    kind: String,
    location: Option<String>,
    encoding: Option<&'static str>,
    body: Vec<u8>,
    /// bytes of the body that are sent before the connection ends
    cut: Option<usize>,
}

impl Reply {
    fn new(status: &'static str, kind: &str, body: Vec<u8>) -> Self {
        Self { status, kind: kind.to_owned(), location: None, encoding: None, body, cut: None }
    }

    fn plain(status: &'static str) -> Self {
        Self::new(status, "text/plain; charset=utf-8", status.into())
    }

    fn moved(to: String) -> Self {
        Self { location: Some(to), ..Self::plain("301 Moved Permanently") }
    }

    /// Writes it, and says whether the connection can go on.
    fn write<'a>(
        &self,
        mut to: impl Write,
        request: &Request,
        asked: impl Iterator<Item = &'a (String, String)>,
    ) -> std::io::Result<bool> {
        let length = self.body.len().to_string();
        let own = [
            ("Content-Type", Some(self.kind.as_str())),
            ("Content-Length", Some(length.as_str())),
            ("Cache-Control", Some("no-cache")),
            ("X-Content-Type-Options", Some("nosniff")),
            ("Content-Encoding", self.encoding),
            ("Location", self.location.as_deref()),
            ("Allow", self.status.starts_with("405").then_some("GET, HEAD")),
        ];
        let asked: Vec<(&str, &str)> = asked.map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let mut head = format!("HTTP/1.1 {}\r\n", self.status);
        for (name, value) in own.into_iter().filter_map(|(name, value)| Some((name, value?))) {
            if !asked.iter().any(|(other, _)| other.eq_ignore_ascii_case(name)) {
                head.push_str(&format!("{name}: {value}\r\n"));
            }
        }
        for (name, value) in asked {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        let mut bytes = head.into_bytes();
        if request.method != "HEAD" {
            let sent = self.cut.unwrap_or(usize::MAX).min(self.body.len());
            bytes.extend_from_slice(&self.body[..sent]);
        }
        to.write_all(&bytes)?;
        to.flush()?;
        Ok(self.cut.is_none())
    }
}

fn reply_to(request: &Request, shared: &Shared) -> Reply {
    if !matches!(request.method.as_str(), "GET" | "HEAD") {
        return Reply::plain("405 Method Not Allowed");
    }
    let (path, query) = match request.target.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (request.target.as_str(), None),
    };
    let onward = |to: &str| match query {
        Some(query) => Reply::moved(format!("{to}/?{query}")),
        None => Reply::moved(format!("{to}/")),
    };
    let Some(below) = path.strip_prefix(shared.prefix.as_str()) else {
        return Reply::plain("404 Not Found");
    };
    if below.is_empty() {
        return onward(path);
    }
    if !below.starts_with('/') {
        return Reply::plain("404 Not Found");
    }

    let answer = match &shared.options.rule {
        Some(rule) => rule(below),
        None => Answer::File,
    };
    let cut = match answer {
        Answer::File => None,
        Answer::After(wait) => {
            thread::sleep(wait);
            None
        }
        Answer::Missing => return missing(&shared.dir),
        Answer::Cut(bytes) => Some(bytes),
        Answer::Instead(kind, body) => return Reply::new("200 OK", &kind, body),
        Answer::Encoded(kind, encoding, body) => {
            return Reply { encoding: Some(encoding), ..Reply::new("200 OK", &kind, body) };
        }
    };

    let Some(mut file) = file_for(&shared.dir, below) else {
        return Reply::plain("400 Bad Request");
    };
    if file.is_dir() {
        if !below.ends_with('/') {
            // a path of its own, never `//host`, which would lead elsewhere
            return onward(&format!("/{}", path.trim_start_matches('/')));
        }
        file.push("index.html");
    } else if below.ends_with('/') {
        return missing(&shared.dir);
    }
    match fs::read(&file) {
        Ok(body) => Reply { cut, ..Reply::new("200 OK", kind_of(&file), body) },
        Err(_) => missing(&shared.dir),
    }
}

fn missing(dir: &Path) -> Reply {
    match fs::read(dir.join("404.html")) {
        Ok(page) => Reply::new("404 Not Found", "text/html; charset=utf-8", page),
        Err(_) => Reply::plain("404 Not Found"),
    }
}

/// The file a path stands for, or nothing if it would lead out of the folder.
fn file_for(dir: &Path, path: &str) -> Option<PathBuf> {
    let decoded = decode(path)?;
    let mut file = dir.to_path_buf();
    for part in decoded.split('/') {
        if part == ".." || part.contains(['\\', '\0']) {
            return None;
        }
        if !part.is_empty() && part != "." {
            file.push(part);
        }
    }
    Some(file)
}

/// Undoes percent-encoding; nothing if it is malformed or not UTF-8.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            let value = digit()? * 16 + digit()?;
            bytes.push(u8::try_from(value).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// The type a file is sent as. Browsers compile WebAssembly while it arrives, run modules and
/// read manifests only under the right one.
#[must_use]
pub fn kind_of(file: &Path) -> &'static str {
    let extension = file.extension().map(|e| e.to_string_lossy().to_ascii_lowercase());
    match extension.as_deref().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "svg" => "image/svg+xml; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/vnd.microsoft.icon",
        "pdf" => "application/pdf",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Instant;

    /// A folder with a page, a script, a page for what is missing, and a secret beside it.
    struct Site(PathBuf);

    impl Site {
        fn new(name: &str) -> Self {
            let base = std::env::temp_dir().join(format!("server-{name}-{}", std::process::id()));
            fs::create_dir_all(base.join("site/notes")).unwrap();
            fs::write(base.join("site/index.html"), "home").unwrap();
            fs::write(base.join("site/notes/index.html"), "notes").unwrap();
            fs::write(base.join("site/start.js"), "0123456789").unwrap();
            fs::write(base.join("site/日本.txt"), "nihon").unwrap();
            fs::write(base.join("site/404.html"), "lost").unwrap();
            fs::write(base.join("secret"), "secret").unwrap();
            Self(base)
        }

        fn dir(&self) -> PathBuf {
            self.0.join("site")
        }
    }

    impl Drop for Site {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn ask(server: &Server, method: &str, target: &str) -> String {
        let mut stream = TcpStream::connect(server.addr()).unwrap();
        write!(stream, "{method} {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
        let mut all = Vec::new();
        let _ = stream.read_to_end(&mut all);
        String::from_utf8(all).unwrap()
    }

    fn get(server: &Server, target: &str) -> (u16, String) {
        let all = ask(server, "GET", target);
        let (head, body) = all.split_once("\r\n\r\n").unwrap();
        (head[9..12].parse().unwrap(), body.to_owned())
    }

    #[test]
    fn files_folders_and_what_is_missing() {
        let site = Site::new("files");
        let server = Server::start(site.dir(), 0, "").unwrap();
        assert_eq!(get(&server, "/"), (200, "home".into()));
        assert_eq!(get(&server, "/?area=1"), (200, "home".into()));
        assert_eq!(get(&server, "/notes/"), (200, "notes".into()));
        assert_eq!(get(&server, "/%E6%97%A5%E6%9C%AC.txt"), (200, "nihon".into()));
        assert_eq!(get(&server, "/nothing"), (404, "lost".into()));
        assert_eq!(get(&server, "/start.js/"), (404, "lost".into()));
        let moved = ask(&server, "GET", "/notes?q=1");
        assert!(moved.starts_with("HTTP/1.1 301"), "{moved}");
        assert!(moved.contains("\r\nLocation: /notes/?q=1\r\n"), "{moved}");
        assert!(ask(&server, "GET", "//notes").contains("\r\nLocation: /notes/\r\n"));
        let asked = server.requests();
        assert_eq!(asked[1], "/?area=1");
    }

    #[test]
    fn heads_and_other_methods() {
        let site = Site::new("heads");
        let server = Server::start(site.dir(), 0, "").unwrap();
        let head = ask(&server, "HEAD", "/start.js");
        assert!(head.contains("Content-Length: 10\r\n") && head.ends_with("\r\n\r\n"));
        assert!(head.contains("Content-Type: text/javascript; charset=utf-8\r\n"));
        assert!(head.contains("Cache-Control: no-cache\r\n"));
        assert!(ask(&server, "POST", "/").starts_with("HTTP/1.1 405"));
    }

    #[test]
    fn nothing_outside_the_folder_is_reached() {
        let site = Site::new("outside");
        let server = Server::start(site.dir(), 0, "").unwrap();
        for path in [
            "/../secret",
            "/%2e%2e/secret",
            "/..%2fsecret",
            "/notes/../../secret",
            "/..%5csecret",
            "/%00",
            "/%zz",
            "/%ff",
        ] {
            assert_eq!(get(&server, path).0, 400, "{path}");
        }
        assert_eq!(get(&server, "/...").0, 404);
    }

    #[test]
    fn a_prefix_is_all_there_is() {
        let site = Site::new("prefix");
        let server = Server::start(site.dir(), 0, "/policy/asean").unwrap();
        assert_eq!(get(&server, "/policy/asean/"), (200, "home".into()));
        assert_eq!(get(&server, "/policy/asean/lost"), (404, "lost".into()));
        assert_eq!(get(&server, "/").0, 404);
        assert_eq!(get(&server, "/policy/aseanic/").0, 404);
        let moved = ask(&server, "GET", "/policy/asean?a=1");
        assert!(moved.contains("\r\nLocation: /policy/asean/?a=1\r\n"));
        let moved = ask(&server, "GET", "/policy/asean/notes");
        assert!(moved.contains("\r\nLocation: /policy/asean/notes/\r\n"));
        assert!(Server::start(site.dir(), 0, "policy").is_err());
        assert!(Server::start(site.dir(), 0, "/policy/").is_err());
    }

    #[test]
    fn answers_are_lost_cut_delayed_and_changed() {
        let site = Site::new("rules");
        let wait = Duration::from_millis(80);
        let options = Options::new(move |path| match path {
            "/notes/" => Answer::Missing,
            "/start.js" => Answer::Cut(4),
            "/" => Answer::After(wait),
            "/extra.js" => Answer::Instead("text/javascript".into(), b"extra".to_vec()),
            "/packed.js" => Answer::Encoded("text/javascript".into(), "br", b"packed".to_vec()),
            _ => Answer::File,
        })
        .header("X-Host", "plain");
        let server = Server::start_with(site.dir(), 0, "", options).unwrap();
        assert_eq!(get(&server, "/notes/"), (404, "lost".into()));
        let cut = ask(&server, "GET", "/start.js");
        assert!(cut.contains("Content-Length: 10\r\n") && cut.ends_with("\r\n\r\n0123"));
        assert!(cut.contains("X-Host: plain\r\n"));
        assert_eq!(get(&server, "/extra.js"), (200, "extra".into()));
        let packed = ask(&server, "GET", "/packed.js");
        assert!(packed.contains("Content-Encoding: br\r\n") && packed.contains("Content-Length: 6\r\n"), "{packed}");
        let started = Instant::now();
        assert_eq!(get(&server, "/"), (200, "home".into()));
        assert!(started.elapsed() >= wait);
    }

    #[test]
    fn a_hosts_headers_are_sent_where_they_belong() {
        let site = Site::new("host");
        let rules = "# for all\n/*\n  X-All: yes\n  X-Content-Type-Options: nosniff\n\n\
                     /start.js\n  Cache-Control: max-age=1: really\n  content-type: text/x\n";
        let options = Options::default().host(rules).unwrap();
        let server = Server::start_with(site.dir(), 0, "/below", options).unwrap();
        let page = ask(&server, "GET", "/below/?q=/start.js");
        assert!(page.contains("X-All: yes\r\n") && page.contains("Cache-Control: no-cache\r\n"), "{page}");
        assert_eq!(page.matches("nosniff").count(), 1, "{page}");
        let script = ask(&server, "GET", "/below/start.js?1");
        assert!(script.contains("X-All: yes\r\n") && script.contains("Cache-Control: max-age=1: really\r\n"));
        assert!(!script.contains("no-cache") && !script.contains("text/javascript"), "{script}");
        assert!(ask(&server, "GET", "/below/start.jsx").contains("X-All: yes\r\n"));
        assert!(!ask(&server, "GET", "/start.js").contains("X-All"));
        for wrong in ["start.js\n", "  X: y\n", "/*\n  no colon\n"] {
            assert!(Options::default().host(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_connection_is_kept_and_stopping_ends_it() {
        let site = Site::new("stop");
        let server = Server::start(site.dir(), 0, "").unwrap();
        let addr = server.addr();
        let mut kept = TcpStream::connect(addr).unwrap();
        for _ in 0..2 {
            kept.write_all(b"HEAD / HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                let mut byte = [0];
                kept.read_exact(&mut byte).unwrap();
                head.push(byte[0]);
            }
            assert!(head.starts_with(b"HTTP/1.1 200"));
        }
        server.halt();
        assert!(matches!(kept.read(&mut [0]), Ok(0) | Err(_)));
        assert!(TcpStream::connect(addr).is_err());
        assert_eq!(server.requests().len(), 2);
        server.stop();
        assert!(Server::start(site.dir(), addr.port(), "").is_ok());
    }

    #[test]
    fn a_folder_that_is_not_there_is_said_plainly() {
        let said = Server::start("/no/such/folder".into(), 0, "").err();
        assert!(said.is_some_and(|s| s.contains("/no/such/folder")));
    }

    #[test]
    fn types_that_browsers_insist_on() {
        for (name, kind) in [
            ("a_bg.wasm", "application/wasm"),
            ("a.JS", "text/javascript; charset=utf-8"),
            ("a.webmanifest", "application/manifest+json; charset=utf-8"),
            ("proposal.en.json", "application/json; charset=utf-8"),
            ("a.csv", "text/csv; charset=utf-8"),
            ("LICENSE", "application/octet-stream"),
        ] {
            assert_eq!(kind_of(Path::new(name)), kind, "{name}");
        }
    }
}
