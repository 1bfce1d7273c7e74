//! What a host should send with the site's files, as ready configuration files for nginx, Apache, and the hosts
//! that read `_headers` (Netlify, Cloudflare Pages).
//!
//! One list of headers and one of file types are written in three ways. The comments in these files are for
//! administrators of web servers, who read no Rust; they are no content of the site and exist in English only.
//!
//! The site works without any of this: each page has its policy in a `<meta>`. The headers of a host add what a
//! page cannot declare itself: who may frame it, that a frame without an origin may load the program, and how
//! long copies are valid.

mod apache;
mod headers_file;
mod nginx;

use super::folder::{Folder, files};
use super::policy::{allow, hash, policy};
use super::{Built, Settings};
use std::fmt::Write as _;

/// File names that change with the content, as a regular expression for nginx and Apache;
/// [`is_named_by_content`] is the same in Rust. Trunk writes its hashes without leading zeros.
const NAMED_BY_CONTENT: &str = r"-[0-9a-f]{12,16}(_bg)?\.[a-z]+$";

/// The folder of the single file, which is there to be saved: it contains its script, which a browser that showed
/// it under the policy of the site's other pages would refuse to run.
const TO_BE_SAVED: &str = "offline/";

/// `Content-Disposition` of the files in that folder.
const ATTACHMENT: &str = "attachment";

/// `Cache-Control` of files whose names change with their content, and of all others.
const IMMUTABLE: &str = "public, max-age=31536000, immutable";
const REVALIDATE: &str = "no-cache";

/// Writes the three files. All others must have been written before: `_headers` lists them.
///
/// # Errors
/// If the folder cannot be read, or `_headers` would have too many rules.
pub(super) fn write(folder: &mut Folder<'_>, built: &Built, settings: &Settings) -> Result<(), String> {
    let inline = Inline {
        styles: [&built.style.whole, &built.style.explorer[0], &built.style.explorer[1]]
            .into_iter()
            .chain(built.editions.iter().filter_map(|edition| edition.style.as_ref()))
            .map(|css| hash(css))
            .collect(),
        head: hash(&built.head),
        not_found: hash(&built.not_found),
    };
    let hosting = Hosting::new(settings.site_url.as_deref(), &inline);
    folder.write("hosting/nginx.conf", hosting.nginx())?;
    folder.write("hosting/apache.htaccess", hosting.apache())?;
    let files = files(folder.path())?;
    folder.write("_headers", hosting.headers_file(&files)?)
}

/// A header of every answer, including the page for addresses that lead nowhere.
struct Header {
    name: &'static str,
    value: String,
    /// Comment for the administrator: what it is for and when to change it.
    why: &'static [&'static str],
}

/// Hashes of the scripts and styles inside pages, in the form of a policy's source.
struct Inline {
    styles: Vec<String>,
    /// Of the script in the head of each page.
    head: String,
    /// Of the script of the page for addresses that lead nowhere.
    not_found: String,
}

fn headers(site_url: Option<&str>, inline: &Inline) -> Vec<Header> {
    let mut policy = policy(site_url);
    allow(&mut policy, "script-src", &inline.not_found);
    allow(&mut policy, "script-src", &inline.head);
    inline.styles.iter().for_each(|style| allow(&mut policy, "style-src", style));
    vec![
        Header {
            name: "Content-Security-Policy",
            value: format!("{policy}; frame-ancestors *"),
            why: &[
                "What a page may load: files of this site and its program, nothing else. The",
                "hashes are the style and the scripts that stand within pages. A build that is told --site-url names the",
                "site's origin beside 'self', without which Safari loads nothing in a sandboxed frame.",
                "frame-ancestors says who may show the site in a frame. * is everybody, since views",
                "are made to be embedded. To narrow it, name the sites that may:",
                "    frame-ancestors 'self' https://www.keidanren.or.jp",
                "It takes the place of X-Frame-Options, which browsers then leave unread.",
            ],
        },
        Header {
            name: "X-Content-Type-Options",
            value: "nosniff".to_owned(),
            why: &["Files are what their type says; browsers need not guess."],
        },
        Header {
            name: "Referrer-Policy",
            value: "no-referrer".to_owned(),
            why: &[
                "The address of a view says what a visitor chose. Following a link to a source tells",
                "that source nothing about it.",
            ],
        },
        Header {
            name: "Permissions-Policy",
            value: permissions(),
            why: &[
                "The site shows charts on the full screen, copies links, and shares them where the system",
                "can (which needs no word here); whatever else a browser could be asked for is off.",
            ],
        },
        Header {
            name: "Access-Control-Allow-Origin",
            value: "*".to_owned(),
            why: &[
                "A page may embed the site with sandbox=\"allow-scripts\". Such a frame has no origin of",
                "its own, so that even the site's own scripts and program count as another site's, and",
                "browsers load those only with this header. Everything here is public and no cookie is",
                "used, so nothing is given away. It also lets other programs read the open data.",
            ],
        },
        Header {
            name: "Cross-Origin-Resource-Policy",
            value: "cross-origin".to_owned(),
            why: &["The same for pages that load nothing from elsewhere unless it says that it may be."],
        },
    ]
}

/// Browser features that the site does not use. Only names that browsers have known for years, since an unknown
/// one is a warning in the console.
const OFF: [&str; 20] = [
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "sync-xhr",
    "usb",
    "xr-spatial-tracking",
];

/// Browser features that the site uses. `web-share` is used as well but not named: it is allowed by default, and
/// browsers on systems without sharing do not know the name.
const ON: [&str; 2] = ["clipboard-write", "fullscreen"];

fn permissions() -> String {
    let off = OFF.iter().map(|name| format!("{name}=()"));
    let on = ON.iter().map(|name| format!("{name}=(self)"));
    off.chain(on).collect::<Vec<_>>().join(", ")
}

/// A media type and the file name extensions that have it, separated by spaces.
struct Kind {
    extensions: &'static str,
    media: &'static str,
    /// Whether it is text in UTF-8, which the header must state.
    text: bool,
    /// Whether compressing makes it smaller.
    compresses: bool,
}

const fn text(extensions: &'static str, media: &'static str) -> Kind {
    Kind { extensions, media, text: true, compresses: true }
}

const KINDS: [Kind; 14] = [
    text("html", "text/html"),
    text("css", "text/css"),
    text("js", "text/javascript"),
    Kind { extensions: "wasm", media: "application/wasm", text: false, compresses: true },
    text("json", "application/json"),
    text("webmanifest", "application/manifest+json"),
    text("csv", "text/csv"),
    text("txt conf htaccess", "text/plain"),
    text("md", "text/markdown"),
    text("xml", "application/xml"),
    text("atom", "application/atom+xml"),
    text("svg", "image/svg+xml"),
    Kind { extensions: "png", media: "image/png", text: false, compresses: false },
    Kind { extensions: "ico", media: "image/vnd.microsoft.icon", text: false, compresses: false },
];

/// Whether compressing makes a file smaller.
pub(super) fn compresses(path: &str) -> bool {
    Kind::of(path).is_some_and(|kind| kind.compresses)
}

/// Types that a host may not know or may send without stating that they are UTF-8.
const UNSURE: [&str; 5] = ["application/wasm", "application/manifest+json", "text/csv", "text/plain", "text/markdown"];

impl Kind {
    fn of(path: &str) -> Option<&'static Kind> {
        let (_, extension) = path.rsplit_once('.')?;
        KINDS.iter().find(|kind| kind.extensions.split(' ').any(|e| e == extension))
    }

    /// The value of `Content-Type`.
    fn content_type(&self) -> String {
        if self.text { format!("{}; charset=utf-8", self.media) } else { self.media.to_owned() }
    }
}

/// What the three files are written from.
struct Hosting {
    /// The site's folder on the host, with its slashes: `/` or `/policy/asean/`.
    base: String,
    headers: Vec<Header>,
}

impl Hosting {
    /// For a site at an absolute address, or at the root of a host if none is given.
    fn new(site_url: Option<&str>, inline: &Inline) -> Self {
        let base = site_url
            .and_then(|url| url.split_once("://"))
            .and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]))
            .unwrap_or("/");
        Self { base: base.to_owned(), headers: headers(site_url, inline) }
    }

    /// Comment: what to change if the site is in another folder than the file expects.
    fn about_folder(&self) -> String {
        format!(
            "# It is written for a site in the folder {0} of the host. If yours stands elsewhere, put its\n\
             # folder in the place of {0}, or build with --site-url, which writes it here.\n",
            self.base
        )
    }
}

/// Writes the comment on a header.
fn write_comment(out: &mut String, header: &Header, indent: &str) {
    for line in header.why {
        let _ = writeln!(out, "{indent}# {line}");
    }
}

/// Whether a file's name contains a hash of its content, so that a cached copy never becomes stale.
fn is_named_by_content(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let Some((stem, extension)) = name.rsplit_once('.') else { return false };
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    let Some((_, hash)) = stem.rsplit_once('-') else { return false };
    (12..=16).contains(&hash.len())
        && hash.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
        && !extension.is_empty()
        && extension.bytes().all(|b| b.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::headers_file::MOST_RULES;
    use super::*;

    fn hosting(site_url: Option<&str>) -> Hosting {
        Hosting::new(
            site_url,
            &Inline {
                styles: vec!["sha256-S=".to_owned()],
                head: "sha256-H=".to_owned(),
                not_found: "sha256-P=".to_owned(),
            },
        )
    }

    /// Lines without comments.
    fn lines(text: &str) -> Vec<&str> {
        text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')).collect()
    }

    #[test]
    fn names_with_a_hash_are_told_from_others() {
        for name in [
            "explorer-64c5927b1865ee99.js",
            "explorer-64c5927b1865ee99_bg.wasm",
            "texts.en-0fe3f05e44e96083.txt",
            "assets/main-353ae0c7371a3c4a.css",
            // Trunk drops zeros at a hash's start
            "main-ed29a86a2d42a94.css",
        ] {
            assert!(is_named_by_content(name), "{name}");
        }
        for name in [
            "index.html",
            "worker.js",
            "explorer.txt",
            "no-script.css",
            "data/proposal.en.json",
            "a-64c5927b186.js",
            "a-64c5927b1865ee999.js",
            "a-64C5927B1865EE99.js",
            "64c5927b1865ee99.js",
            "a-64c5927b1865ee99",
            "a-64c5927b1865ee99/index.html",
        ] {
            assert!(!is_named_by_content(name), "{name}");
        }
    }

    #[test]
    fn the_policy_is_the_pages_own_and_says_who_may_frame() {
        let all = headers(
            None,
            &Inline {
                styles: vec!["sha256-S=".to_owned()],
                head: "sha256-H=".to_owned(),
                not_found: "sha256-P=".to_owned(),
            },
        );
        let sent = &all.iter().find(|h| h.name == "Content-Security-Policy").expect("a policy").value;
        assert_eq!(
            sent.replace(" 'sha256-S='", "").replace(" 'sha256-P='", "").replace(" 'sha256-H='", ""),
            format!("{}; frame-ancestors *", policy(None))
        );
        assert!(sent.contains("script-src 'self' 'sha256-H=' 'sha256-P=' 'wasm-unsafe-eval'"), "{sent}");
        assert!(sent.contains("style-src 'self' 'sha256-S='"), "{sent}");
        let named = hosting(Some("https://www.example.org/asean/"));
        assert!(
            named
                .nginx()
                .contains("script-src 'self' 'sha256-H=' 'sha256-P=' https://www.example.org 'wasm-unsafe-eval'")
        );
        // a value stands between double quotes in two of the files
        assert!(all.iter().all(|h| !h.value.contains(['"', '\\', '\n', '$', '%'])));
    }

    #[test]
    fn three_files_say_the_same() {
        let hosting = hosting(None);
        let files = ["index.html".to_owned()];
        let (nginx, apache) = (hosting.nginx(), hosting.apache());
        let listed = hosting.headers_file(&files).expect("few rules");
        for Header { name, value, .. } in &hosting.headers {
            assert!(lines(&nginx).contains(&format!("add_header {name} \"{value}\" always;").as_str()), "{name}");
            assert!(lines(&apache).contains(&format!("Header always set {name} \"{value}\"").as_str()), "{name}");
            assert!(lines(&listed).contains(&format!("{name}: {value}").as_str()), "{name}");
        }
        for kind in &KINDS {
            assert!(lines(&nginx).contains(&format!("{} {};", kind.media, kind.extensions).as_str()));
            assert!(
                lines(&apache).contains(&format!("AddType \"{}\" {}", kind.content_type(), kind.extensions).as_str())
            );
        }
    }

    #[test]
    fn what_is_named_by_its_content_is_kept() {
        let files = ["a-0123456789abcdef_bg.wasm", "data/x.csv", "icon.svg", "index.html", "worker.js"];
        let text = hosting(None).headers_file(&files.map(str::to_owned)).expect("few rules");
        let (_, named) = text.rsplit_once("#").expect("a comment");
        assert_eq!(
            lines(named)[1..],
            [
                "/a-0123456789abcdef_bg.wasm",
                "Content-Type: application/wasm",
                "Cache-Control: public, max-age=31536000, immutable",
                "/data/x.csv",
                "Content-Type: text/csv; charset=utf-8",
            ]
        );
        let many: Vec<String> = (0..MOST_RULES).map(|n| format!("{n}.csv")).collect();
        assert!(hosting(None).headers_file(&many).is_err());
        assert!(hosting(None).headers_file(&many[2..]).is_ok());
    }

    #[test]
    fn the_folder_is_that_of_the_sites_address() {
        for (url, base) in [
            (None, "/"),
            (Some("https://www.example.org/"), "/"),
            (Some("https://www.example.org/policy/asean/"), "/policy/asean/"),
        ] {
            let hosting = hosting(url);
            assert!(hosting.nginx().contains(&format!("\nlocation {base} {{\n")), "{base}");
            assert!(hosting.nginx().contains(&format!("error_page 404 {base}404.html;\n")), "{base}");
            assert!(hosting.apache().contains(&format!("\nErrorDocument 404 {base}404.html\n")), "{base}");
            let listed = hosting.headers_file(&["a.csv".to_owned()]).expect("few rules");
            assert!(
                hosting
                    .nginx()
                    .contains(&format!("if ($uri ~ \"^{base}offline/\") {{\n    set $explorer_saved attachment;")),
                "{base}"
            );
            assert!(listed.contains(&format!("\n{base}offline/*\n  Content-Disposition: attachment\n")), "{base}");
            assert!(listed.contains(&format!("\n{base}*\n")) && listed.contains(&format!("\n{base}a.csv\n")), "{base}");
        }
    }
}
