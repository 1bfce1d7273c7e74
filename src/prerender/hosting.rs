//! What a host should send with the site's files, as ready files for nginx, Apache, and the hosts
//! that read `_headers` (Netlify, Cloudflare Pages).
//!
//! There is one list of headers and one of file types; the three files are three ways to write
//! them down. The words in them are for a web master, who reads no Rust and whose language is the
//! configuration's: they are no part of the site and stand here in English only.
//!
//! The site works without any of this: each page carries its policy in a `<meta>`. A host's headers
//! add what a page cannot say of itself: who may frame it, that a frame without an origin may load
//! the program, and how long a copy stays good.

use super::document::{allow, policy};
use super::single;
use std::fmt::Write as _;

/// Most rules that Cloudflare Pages reads from a `_headers` file.
const MOST_RULES: usize = 100;

/// Names that change with what the file holds, as nginx and Apache match them;
/// [`is_named_by_content`] says the same. Trunk writes its hashes without leading zeros.
const NAMED_BY_CONTENT: &str = r"-[0-9a-f]{12,16}(_bg)?\.[a-z]+$";

/// The folder of the single file, which is there to be saved: its script stands within it, and under
/// the policy of the site's other pages a browser that showed it would refuse that script.
const TO_BE_SAVED: &str = "offline/";
const SAVED: &str = "attachment";

const FOR_GOOD: &str = "public, max-age=31536000, immutable";
const ASK_FIRST: &str = "no-cache";

/// A header of every answer, the page for lost addresses included.
struct Header {
    name: &'static str,
    value: String,
    /// For the web master: what it is good for and when to change it.
    why: &'static [&'static str],
}

/// The headers. `inline` is what pages bring along: a style, a script before the first paint, and the
/// script of the page for lost addresses, which is shown at any depth and can name no file.
fn headers(site_url: Option<&str>, inline: &Hashes) -> Vec<Header> {
    let mut policy = policy(site_url);
    allow(&mut policy, "script-src", &inline.lost);
    allow(&mut policy, "script-src", &inline.head);
    allow(&mut policy, "style-src", &inline.style);
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

/// What browsers can be asked for and the site does not use; names that browsers have known for
/// years, since an unknown one is a complaint in the console.
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

/// What the site uses. `web-share` is not named, though it is used: a page may share unless it is
/// told otherwise, and a browser on a system without sharing does not know the name.
const ON: [&str; 2] = ["clipboard-write", "fullscreen"];

fn permissions() -> String {
    let off = OFF.iter().map(|name| format!("{name}=()"));
    let on = ON.iter().map(|name| format!("{name}=(self)"));
    off.chain(on).collect::<Vec<_>>().join(", ")
}

/// A type and the ends of the names that have it.
struct Kind {
    extensions: &'static str,
    media: &'static str,
    /// Whether it is text in UTF-8, which must be said with it.
    text: bool,
    /// Whether it gets smaller by compressing.
    compresses: bool,
}

const fn text(extensions: &'static str, media: &'static str) -> Kind {
    Kind { extensions, media, text: true, compresses: true }
}

const KINDS: [Kind; 12] = [
    text("html", "text/html"),
    text("css", "text/css"),
    text("js", "text/javascript"),
    Kind { extensions: "wasm", media: "application/wasm", text: false, compresses: true },
    text("json", "application/json"),
    text("webmanifest", "application/manifest+json"),
    text("csv", "text/csv"),
    text("txt conf htaccess", "text/plain"),
    text("xml", "application/xml"),
    text("svg", "image/svg+xml"),
    Kind { extensions: "png", media: "image/png", text: false, compresses: false },
    Kind { extensions: "ico", media: "image/vnd.microsoft.icon", text: false, compresses: false },
];

/// Types that a host may not know or may send without saying that they are UTF-8.
const UNSURE: [&str; 4] = ["application/wasm", "application/manifest+json", "text/csv", "text/plain"];

impl Kind {
    fn of(path: &str) -> Option<&'static Kind> {
        let (_, extension) = path.rsplit_once('.')?;
        KINDS.iter().find(|kind| kind.extensions.split(' ').any(|e| e == extension))
    }

    fn whole(&self) -> String {
        if self.text { format!("{}; charset=utf-8", self.media) } else { self.media.to_owned() }
    }
}

/// Hashes of what pages bring along, in the form of a policy's source.
pub(super) struct Hashes {
    pub(super) style: String,
    /// of the script before the first paint
    pub(super) head: String,
    /// of the script of the page for lost addresses
    pub(super) lost: String,
}

/// What the three files are written from.
pub(super) struct Hosting {
    /// The site's folder on the host, with its slashes: `/` or `/policy/asean/`.
    base: String,
    headers: Vec<Header>,
}

impl Hosting {
    /// For a site at an absolute address, or at the root of a host if none is given.
    pub(super) fn new(site_url: Option<&str>, inline: &Hashes) -> Self {
        let base = site_url
            .and_then(|url| url.split_once("://"))
            .and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]))
            .unwrap_or("/");
        Self { base: base.to_owned(), headers: headers(site_url, inline) }
    }

    /// What to do if the site stands elsewhere than the file says.
    fn where_it_stands(&self) -> String {
        format!(
            "# It is written for a site in the folder {0} of the host. If yours stands elsewhere, put its\n\
             # folder in the place of {0}, or build with --site-url, which writes it here.\n",
            self.base
        )
    }

    fn told(out: &mut String, header: &Header, indent: &str) {
        for line in header.why {
            let _ = writeln!(out, "{indent}# {line}");
        }
    }

    /// A part of a `server` block.
    pub(super) fn nginx(&self) -> String {
        let Self { base, headers } = self;
        let mut out = format!(
            "# Japan-ASEAN proposal explorer: what nginx should send with the site's files.\n\
             #\n\
             # Put it into the server block of the host, whose root holds the site's folder:\n\
             #     include /path/to/this/nginx.conf;\n\
             {}\n\
             # Files whose name changes with what they hold are kept for good. For all others (pages, the\n\
             # service worker, explorer.txt, data) the browser asks each time whether its copy still holds,\n\
             # so that a new version is seen at once. A missing file is never remembered.\n\
             set $explorer_cache \"{ASK_FIRST}\";\n\
             if ($uri ~ \"{NAMED_BY_CONTENT}\") {{\n    set $explorer_cache \"{FOR_GOOD}\";\n}}\n\n\
             # The site in one file is there to be saved and opened from a disk.\n\
             set $explorer_saved \"\";\n\
             if ($uri ~ \"^{base}{TO_BE_SAVED}\") {{\n    set $explorer_saved {SAVED};\n}}\n\n\
             location {base} {{\n    \
             index index.html;\n    \
             # from any depth; the page finds its way home by itself\n    \
             error_page 404 {base}404.html;\n    \
             # folders are found behind a proxy, too\n    \
             absolute_redirect off;\n\n    \
             # Browsers compile the program while it arrives, run modules and read manifests only under\n    \
             # these types.\n    \
             types {{\n",
            self.where_it_stands()
        );
        for kind in &KINDS {
            let _ = writeln!(out, "        {} {};", kind.media, kind.extensions);
        }
        // text/html stands in both lists by itself, and nginx warns of a second one
        let list = |wanted: fn(&Kind) -> bool| {
            let media: Vec<_> = KINDS.iter().filter(|k| wanted(k) && k.media != "text/html").map(|k| k.media).collect();
            media.join(" ")
        };
        let _ = write!(
            out,
            "    }}\n    charset utf-8;\n    charset_types {};\n\n    \
             # Compressed on the way. If your nginx has the modules, and files compressed beforehand stand\n    \
             # beside the others (name.gz, name.br), these send them as they are:\n    \
             #     gzip_static on;\n    \
             #     brotli_static on;\n    \
             gzip on;\n    gzip_comp_level 6;\n    gzip_min_length 512;\n    gzip_proxied any;\n    gzip_vary on;\n    \
             gzip_types {};\n\n    \
             add_header Cache-Control $explorer_cache always;\n    \
             add_header Content-Disposition $explorer_saved;\n",
            list(|k| k.text),
            list(|k| k.compresses),
        );
        for header in headers {
            out.push('\n');
            Self::told(&mut out, header, "    ");
            let _ = writeln!(out, "    add_header {} \"{}\" always;", header.name, header.value);
        }
        out.push_str("}\n");
        out
    }

    /// The site's `.htaccess`.
    pub(super) fn apache(&self) -> String {
        let Self { base, headers } = self;
        let mut out = format!(
            "# Japan-ASEAN proposal explorer: what Apache (2.4) should send with the site's files.\n\
             #\n\
             # Copy it into the site's folder under the name .htaccess, or its lines into a <Directory> of\n\
             # the host. As .htaccess it needs AllowOverride FileInfo. Headers need the module mod_headers.\n\
             {}\n\
             # from any depth; the page finds its way home by itself\n\
             ErrorDocument 404 {base}404.html\n\n\
             # Browsers compile the program while it arrives, run modules and read manifests only under\n\
             # these types.\n",
            self.where_it_stands()
        );
        for kind in &KINDS {
            let _ = writeln!(out, "AddType \"{}\" {}", kind.whole(), kind.extensions);
        }
        let media: Vec<_> = KINDS.iter().filter(|k| k.compresses).map(|k| k.media).collect();
        let media = media.join(" ");
        let _ = write!(
            out,
            "\n# Compressed on the way, by the better of the two modules that is there.\n\
             <IfModule mod_filter.c>\n    \
             <IfModule mod_brotli.c>\n        AddOutputFilterByType BROTLI_COMPRESS {media}\n    </IfModule>\n    \
             <IfModule mod_deflate.c>\n        AddOutputFilterByType DEFLATE {media}\n    </IfModule>\n\
             </IfModule>\n\n\
             <IfModule mod_headers.c>\n    \
             # Files whose name changes with what they hold are kept for good. For all others (pages, the\n    \
             # service worker, explorer.txt, data) the browser asks each time whether its copy still holds,\n    \
             # so that a new version is seen at once. A missing file is never remembered.\n    \
             Header always set Cache-Control \"{ASK_FIRST}\"\n    \
             <FilesMatch \"{NAMED_BY_CONTENT}\">\n        Header always set Cache-Control \"{FOR_GOOD}\" \"expr=%{{REQUEST_STATUS}} -in {{'200', '206', '304'}}\"\n    </FilesMatch>\n\n    \
             # The site in one file is there to be saved and opened from a disk.\n    \
             <FilesMatch \"^{}$\">\n        Header set Content-Disposition {SAVED}\n    </FilesMatch>\n",
            single::PATH.trim_start_matches(TO_BE_SAVED).replace('.', "\\."),
        );
        for header in headers {
            out.push('\n');
            Self::told(&mut out, header, "    ");
            let _ = writeln!(out, "    Header always set {} \"{}\"", header.name, header.value);
        }
        out.push_str("</IfModule>\n");
        out
    }

    /// The file `_headers` for hosts that read it, given every file of the site.
    ///
    /// Such hosts ask for pages each time by themselves, and where two rules name one header they
    /// join its values. So only files that are kept for good are named here, one by one.
    ///
    /// # Errors
    /// If there are more rules than all of these hosts read.
    pub(super) fn headers_file(&self, files: &[String]) -> Result<String, String> {
        let Self { base, headers } = self;
        let mut out = format!(
            "# Japan-ASEAN proposal explorer: what Netlify, Cloudflare Pages and the like should send.\n\
             #\n\
             # They read it under the name _headers in the folder that is published. They compress by\n\
             # themselves, show 404.html for what is missing, and let browsers ask for pages each time.\n\
             {}\n",
            self.where_it_stands()
        );
        for header in headers {
            out.push_str("#\n");
            let _ = writeln!(out, "# {}", header.name);
            Self::told(&mut out, header, "");
        }
        let _ = writeln!(out, "\n{base}*");
        for header in headers {
            let _ = writeln!(out, "  {}: {}", header.name, header.value);
        }
        let _ = write!(
            out,
            "\n# The site in one file is there to be saved and opened from a disk.\n{base}{TO_BE_SAVED}*\n  \
             Content-Disposition: {SAVED}\n"
        );
        out.push_str(
            "\n# Types that such hosts may not know; and files whose name changes with what they hold, which\n\
             # are kept for good.\n",
        );
        let mut rules = 2;
        for file in files {
            let kind = Kind::of(file).filter(|k| UNSURE.contains(&k.media));
            let kept = is_named_by_content(file);
            if kind.is_none() && !kept {
                continue;
            }
            rules += 1;
            let _ = writeln!(out, "{base}{file}");
            if let Some(kind) = kind {
                let _ = writeln!(out, "  Content-Type: {}", kind.whole());
            }
            if kept {
                let _ = writeln!(out, "  Cache-Control: {FOR_GOOD}");
            }
        }
        if rules > MOST_RULES {
            return Err(format!("_headers would hold {rules} rules; some hosts read only {MOST_RULES}."));
        }
        Ok(out)
    }
}

/// Whether a file's name holds a hash of its content, so that a copy of it never gets old.
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
    use super::*;

    fn hosting(site_url: Option<&str>) -> Hosting {
        Hosting::new(
            site_url,
            &Hashes { style: "sha256-S=".to_owned(), head: "sha256-H=".to_owned(), lost: "sha256-P=".to_owned() },
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
            &Hashes { style: "sha256-S=".to_owned(), head: "sha256-H=".to_owned(), lost: "sha256-P=".to_owned() },
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
            assert!(lines(&apache).contains(&format!("AddType \"{}\" {}", kind.whole(), kind.extensions).as_str()));
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
