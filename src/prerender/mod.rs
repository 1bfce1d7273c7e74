//! Native only: the pages as files, with everything a browser needs to take them over.

mod data;
mod document;
mod hosting;
pub mod offline;
pub mod single;

use crate::chart::ChartId;
use crate::component::shell::Publisher;
use crate::page::{App, AppProps};
use crate::proposal::ACTIONS;
use crate::text::{self, ui};
use crate::url::Route;
use hosting::Hosting;
use leptos::prelude::*;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// Settings of a build. What is not set is not shown.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Absolute address of the site's folder, with its last slash; canonical and social addresses need it.
    pub site_url: Option<String>,
    /// Who publishes this copy.
    pub publisher: Option<String>,
    /// Mail or web address of the publisher.
    pub contact: Option<String>,
}

/// Names of the files that Trunk has built, below the site's folder.
#[derive(Debug, Clone)]
struct Assets {
    script: String,
    program: String,
    style: String,
    /// What the style sheet holds.
    css: String,
    start: String,
    /// The script before the first paint, itself.
    head: String,
    texts: String,
}

/// The language of the pages at the root.
pub const LANGUAGE: &str = "en";

/// What is done when a program stops half way; the site's starter and the single file's begin with it.
const STOPPED: &str = include_str!("stopped.js");

/// Writes everything; returns how many files.
///
/// # Errors
/// A sentence that names the file that could not be read or written.
pub fn run(folder: &Path, settings: &Settings) -> Result<usize, String> {
    let settings = Settings { site_url: settings.site_url.as_deref().map(site_url).transpose()?, ..settings.clone() };
    let mut out = Writer { folder, count: 0 };
    let pack = text::pack(LANGUAGE).ok_or("There are no texts in English.")?;
    let shown = text::shown_pack(LANGUAGE).unwrap_or_default();
    let charted = text::charts_pack(LANGUAGE).unwrap_or_default();
    text::install(vec![pack]).map_err(|e| format!("The texts cannot be installed: {e:?}."))?;

    let index = folder.join("index.html");
    let built =
        fs::read_to_string(&index).map_err(|e| format!("Trunk's page {} cannot be read: {e}.", index.display()))?;
    let script = asset(&built, "<link rel=\"modulepreload\" href=\"")?;
    let program = asset(&built, "<link rel=\"preload\" href=\"")?;
    let style = asset(&built, "<link rel=\"stylesheet\" href=\"")?;

    out.write(&script, &bare(&fs::read_to_string(folder.join(&script)).map_err(|e| format!("{script}: {e}."))?))?;

    let css = fs::read_to_string(folder.join(&style)).map_err(|e| format!("The style sheet cannot be read: {e}."))?;
    // the second program's files carry no hash of Trunk's
    let charts_script = out.rehashed("charts.js", |bytes| bare(&String::from_utf8_lossy(&bytes)).into_bytes())?;
    let charts_program = out.rehashed("charts_bg.wasm", |bytes| bytes)?;
    let texts = out.hashed(&format!("texts.{LANGUAGE}"), "txt", &shown)?;
    let charts_texts = out.hashed(&format!("charts.{LANGUAGE}"), "txt", &charted)?;
    let start = format!("{STOPPED}{}", include_str!("start.js"))
        .replace("CHARTS_SCRIPT", &charts_script)
        .replace("CHARTS_PROGRAM", &charts_program)
        .replace("CHARTS_TEXTS", &charts_texts)
        .replace("OFFLINE", &out.hashed("offline", "js", include_str!("offline.js"))?)
        .replace("SCRIPT", &script)
        .replace("PROGRAM", &program)
        .replace("TEXTS", &texts);
    let assets = Assets {
        head: bare(include_str!("head.js")),
        start: out.hashed("start", "js", &bare(&start))?,
        texts,
        script,
        program,
        style,
        css,
    };

    for route in Route::all() {
        let body = body(route, &settings);
        let path = format!("{}index.html", route.path());
        out.write(&path, &document::page(route, &body, &assets, &settings))?;
    }
    let css = &assets.css;
    // other pages name it in their snippets, so its name never changes
    out.write("embed.js", &embed_script())?;
    out.write("404.html", &document::lost(&body(Route::NotFound, &settings), css, &out.read("icon.svg")?, &settings))?;
    out.write("no-script.css", include_str!("no-script.css"))?;
    // lets the page for lost addresses find the folder it belongs to
    out.write("explorer.txt", text::build())?;
    if let Some(url) = &settings.site_url {
        out.write("sitemap.xml", &document::sitemap(url))?;
    }
    data::write(&mut out)?;
    out.write(offline::MANIFEST, &offline::manifest()?)?;
    // names every file that devices keep, so these are written by now
    out.write(offline::WORKER, &offline::worker(folder)?)?;

    let [script, program, charts_script, charts_program, icon] =
        [&assets.script, &assets.program, &charts_script, &charts_program, "icon.svg"].map(|name| out.read(name));
    let parts = single::Parts {
        script: &script?,
        program: &program?,
        texts: shown.as_bytes(),
        charts_script: &charts_script?,
        charts_program: &charts_program?,
        charts_texts: charted.as_bytes(),
        style: css,
        icon: &icon?,
    };
    out.write(single::PATH, &single::file(&parts, &settings)?)?;

    let hosting = Hosting::new(settings.site_url.as_deref(), &document::hashes(&assets.head, css));
    out.write("hosting/nginx.conf", &hosting.nginx())?;
    out.write("hosting/apache.htaccess", &hosting.apache())?;
    out.write("_headers", &hosting.headers_file(&files(folder)?)?)?;
    Ok(out.count)
}

/// The body of a page: what the app draws before anything is asked.
pub fn body(route: Route, settings: &Settings) -> String {
    let publisher = Publisher { name: settings.publisher.clone(), contact: settings.contact.clone() };
    Owner::new().with(|| App(AppProps { route, publisher }).to_html())
}

/// Every file below a folder, as addresses below the site's folder, in order.
fn files(folder: &Path) -> Result<Vec<String>, String> {
    let fault = |e: std::io::Error| format!("{} cannot be read: {e}.", folder.display());
    let mut found = Vec::new();
    let mut left = vec![(folder.to_path_buf(), String::new())];
    while let Some((folder, path)) = left.pop() {
        for entry in fs::read_dir(folder).map_err(fault)? {
            let entry = entry.map_err(fault)?;
            let path = format!("{path}{}", entry.file_name().to_string_lossy());
            if entry.file_type().map_err(fault)?.is_dir() {
                left.push((entry.path(), format!("{path}/")));
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

fn site_url(url: &str) -> Result<String, String> {
    if !(url.starts_with("https://") || url.starts_with("http://")) {
        return Err(format!("The site's address must be absolute, https://… : {url}"));
    }
    // it is written into files of hosts, where these would mean something
    if url.contains(|c: char| c.is_whitespace() || c.is_control() || "\"'\\{};#$?<>".contains(c)) {
        return Err(format!("The site's address holds a character that must be percent-encoded: {url}"));
    }
    Ok(if url.ends_with('/') { url.to_owned() } else { format!("{url}/") })
}

/// A script without its documentation and indents, which wasm-bindgen writes for readers.
fn bare(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut comment = false;
    for line in script.lines().map(str::trim) {
        comment |= line.starts_with("/**") || line.starts_with("/*");
        if !comment && !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
        comment &= !line.ends_with("*/");
    }
    out
}

/// The element for other pages, with the charts and actions there are and as small as can be told by
/// its letters alone: pages that are not ours wait for it.
fn embed_script() -> String {
    let charts: Vec<&str> = ChartId::ALL.iter().map(|id| id.name()).collect();
    // the numbers under each heading: `1\.2-[12345]`
    let mut headings: Vec<(&str, String)> = Vec::new();
    for action in &ACTIONS {
        let Some((heading, number)) = action.id.trim_start_matches('A').rsplit_once('-') else { continue };
        match headings.last_mut().filter(|(last, _)| *last == heading) {
            Some((_, numbers)) => numbers.push_str(number),
            None => headings.push((heading, number.to_owned())),
        }
    }
    let actions: Vec<String> = headings
        .iter()
        .map(|(heading, numbers)| match numbers.len() {
            1 => format!("{}-{numbers}", heading.replace('.', "\\.")),
            _ => format!("{}-[{numbers}]", heading.replace('.', "\\.")),
        })
        .collect();
    let script = include_str!("embed.js")
        .replace("{CHARTS}", &charts.join("|"))
        .replace("{ACTIONS}", &actions.join("|"))
        .replace("{LANGUAGES}", LANGUAGE)
        .replace("{TITLE}", ui::SITE_TITLE.get());
    squeezed(&bare(&script))
}

/// A script without the spaces and line ends that only readers need. Knows strings, templates without
/// expressions of their own quotes, and regular expressions after `(`, `,`, `:` or `=`; a statement ends
/// with its semicolon. What only readers gain from being constant is a variable.
fn squeezed(script: &str) -> String {
    let word = |c: char| c.is_alphanumeric() || "_$#".contains(c);
    let mut out = String::with_capacity(script.len());
    let mut rest = script.chars().peekable();
    while let Some(c) = rest.next() {
        let last = out.chars().last().unwrap_or('\n');
        let next = rest.peek().copied().unwrap_or('\n');
        match c {
            '"' | '\'' | '`' => {
                out.push(c);
                copy_until(&mut rest, &mut out, c);
            }
            '/' if "(,:=".contains(last) => {
                out.push(c);
                copy_until(&mut rest, &mut out, c);
            }
            // a parameter that is alone needs no parentheses
            '=' if next == '>' && last == ')' => {
                let name = out.len() - 1 - out.trim_end_matches(')').chars().rev().take_while(|c| word(*c)).count();
                if out[..name].ends_with('(') && out[name..].len() > 1 && !out[..name - 1].ends_with(word) {
                    out.pop();
                    out.remove(name - 1);
                }
                out.push(c);
            }
            // nor does the last of a list need its comma
            '}' | ']' | ')' if last == ',' => {
                out.pop();
                out.push(c);
            }
            ' ' if !(word(last) && word(next)) => {}
            '\n' if "{;,([>=&|?:\n".contains(last) || "}]).?:".contains(next) => {}
            // the last statement of a block needs no end
            '}' if last == ';' => {
                out.pop();
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out.replace(";const ", ";let ").replace("{const ", "{let ")
}

/// Copies up to and with the end of a string or of a regular expression.
fn copy_until(from: &mut impl Iterator<Item = char>, to: &mut String, end: char) {
    let mut class = false;
    while let Some(c) = from.next() {
        to.push(c);
        match c {
            '\\' => to.extend(from.next()),
            '[' if end == '/' => class = true,
            ']' => class = false,
            _ if c == end && !class => return,
            _ => {}
        }
    }
}

/// The file that a line of Trunk's page names.
fn asset(page: &str, before: &str) -> Result<String, String> {
    page.split_once(before)
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(name, _)| name.trim_start_matches("./").to_owned())
        .ok_or_else(|| format!("Trunk's page has no line {before}…"))
}

/// Sixteen hexadecimal digits that change with the content.
fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|b| format!("{b:02x}")).collect()
}

struct Writer<'a> {
    folder: &'a Path,
    count: usize,
}

impl Writer<'_> {
    fn write(&mut self, path: &str, text: &str) -> Result<(), String> {
        let to = self.folder.join(path);
        let fault = |e: std::io::Error| format!("{} cannot be written: {e}.", to.display());
        if let Some(parent) = to.parent() {
            fs::create_dir_all(parent).map_err(fault)?;
        }
        fs::write(&to, text).map_err(fault)?;
        self.count += 1;
        Ok(())
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        fs::read(self.folder.join(path)).map_err(|e| format!("{path} cannot be read: {e}."))
    }

    /// Writes a file under a name that changes with its content.
    fn hashed(&mut self, name: &str, extension: &str, text: &str) -> Result<String, String> {
        let path = format!("{name}-{}.{extension}", digest(text.as_bytes()));
        self.write(&path, text)?;
        Ok(path)
    }

    /// Gives a file that Trunk has left under a plain name one that changes with its content.
    fn rehashed(&mut self, file: &str, change: impl FnOnce(Vec<u8>) -> Vec<u8>) -> Result<String, String> {
        let from = self.folder.join(file);
        let fault = |e: std::io::Error| format!("{} cannot be moved: {e}.", from.display());
        let bytes = change(fs::read(&from).map_err(fault)?);
        let (name, extension) = file.rsplit_once('.').unwrap_or((file, ""));
        let path = format!("{name}-{}.{extension}", digest(&bytes));
        fs::write(self.folder.join(&path), bytes).map_err(fault)?;
        fs::remove_file(&from).map_err(fault)?;
        Ok(path)
    }
}

#[cfg(test)]
mod tests {
    use super::{bare, embed_script, squeezed};
    use crate::text;

    #[test]
    fn spaces_go_and_what_is_quoted_stays() {
        let script = "// why\n;const a = (b) => {\n  // how\n  return b ? \"x  =  'y'\" : `z ${b} / {`;\n};\nlet r = /[ /] +\\/ {2}/g;\na(r, / /)\n  .c;\n";
        let small = ";let a=b=>{return b?\"x  =  'y'\":`z ${b} / {`};let r=/[ /] +\\/ {2}/g;a(r,/ /).c;";
        assert_eq!(squeezed(&bare(script)), small);
    }

    #[test]
    fn the_element_is_small_and_knows_what_there_is() {
        text::install(vec![text::pack("en").expect("English")]).expect("texts of this build");
        let script = embed_script();
        assert!(script.len() < 3000, "embed.js takes {} bytes", script.len());
        for known in ["|bases|", "|1\\.2-[12345]|", "|4-[12]|", "/^(en)$/", "\"Japan–ASEAN proposal explorer\""] {
            assert!(script.contains(known), "{known}: {script}");
        }
        assert!(!["{CHARTS", "{ACTIONS", "{LANG", "{TITLE"].iter().any(|blank| script.contains(blank)));
    }
}
