//! The built site and the plain page, each on a server of its own that compresses as hosts do.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use xtask::server::{Answer, Options, Server, kind_of};

/// Types that hosts do not compress.
const PACKED: [&str; 5] = ["png", "jpg", "webp", "woff2", "pdf"];

/// The site, with what has been compressed so far.
#[derive(Clone)]
pub struct Site {
    dist: PathBuf,
    headers: String,
    packed: Arc<Mutex<HashMap<PathBuf, Vec<u8>>>>,
}

impl Site {
    pub fn new(dist: &Path) -> Result<Site, String> {
        let headers = std::fs::read_to_string(dist.join("_headers")).unwrap_or_default();
        Options::default().host(&headers)?;
        Ok(Site { dist: dist.to_owned(), headers, packed: Arc::default() })
    }

    /// Serves the site at a port, and so an origin, that no earlier visit has used.
    pub fn serve(&self) -> Result<Server, String> {
        let site = self.clone();
        let rule = move |path: &str| site.file(path).and_then(|file| site.answer(&file)).unwrap_or(Answer::File);
        Server::start_with(self.dist.clone(), 0, "", Options::new(rule).host(&self.headers)?)
    }

    /// Serves the plain page.
    pub fn serve_plain(&self) -> Result<Server, String> {
        let page = brotli(plain_page().as_bytes());
        let rule = move |path: &str| match path {
            "/" => Answer::Encoded("text/html; charset=utf-8".to_owned(), "br", page.clone()),
            _ => Answer::Missing,
        };
        Server::start_with(self.dist.clone(), 0, "", Options::new(rule))
    }

    /// The file that a path without its query stands for.
    pub fn file(&self, path: &str) -> Option<PathBuf> {
        let below = path.trim_start_matches('/');
        let page = if below.is_empty() || below.ends_with('/') { "index.html" } else { "" };
        let file = self.dist.join(below).join(page);
        let file = PathBuf::from(file.to_str()?.trim_end_matches('/'));
        file.is_file().then_some(file)
    }

    fn answer(&self, file: &Path) -> Option<Answer> {
        if file.extension().is_some_and(|end| PACKED.iter().any(|packed| end == *packed)) {
            return None;
        }
        Some(Answer::Encoded(kind_of(file).to_owned(), "br", self.brotli(file)?))
    }

    /// A file as brotli, which is made once.
    pub fn brotli(&self, file: &Path) -> Option<Vec<u8>> {
        let kept = || self.packed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(packed) = kept().get(file) {
            return Some(packed.clone());
        }
        let packed = brotli(&std::fs::read(file).ok()?);
        kept().insert(file.to_owned(), packed.clone());
        Some(packed)
    }
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, 11, 22);
    writer.write_all(bytes).expect("memory");
    drop(writer);
    out
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes).expect("memory");
    writer.finish().expect("memory")
}

/// Length of the plain page in bytes.
const PLAIN: usize = 10_000;

/// A page of 10 kB, mostly text, with a button and a field that each change one word. It asks for nothing else and
/// is ready in its first frame.
fn plain_page() -> String {
    let mut page = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
        <meta name=\"viewport\" content=\"width=device-width\"><link rel=\"icon\" href=\"data:,\"><title>Plain page</title>\
        <style>body { font: 1rem/1.5 sans-serif; max-width: 40rem; margin: auto }</style><h1>Plain page</h1>\
        <p><button>Add</button> <input aria-label=\"Words\"> <output>0</output></p>\
        <script>const shown = document.querySelector(\"output\"); const add = () => { shown.value = Number(shown.value) + 1 };\
        document.querySelector(\"button\").onclick = add; document.querySelector(\"input\").oninput = add;\
        requestAnimationFrame(() => { document.documentElement.dataset.ready = \"\" })</script>"
        .to_owned();
    // words that no compression can leave out, from a fixed generator
    let mut state = 1u32;
    let mut next = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % below
    };
    while page.len() < PLAIN {
        page.push_str("<p>");
        for _ in 0..60 {
            for _ in 0..=next(3) {
                write!(
                    page,
                    "{}{}",
                    ["k", "t", "m", "r", "l", "s"][next(6) as usize],
                    ["a", "e", "i", "o", "u"][next(5) as usize]
                )
                .expect("memory");
            }
            page.push(' ');
        }
    }
    page.truncate(PLAIN);
    page
}
