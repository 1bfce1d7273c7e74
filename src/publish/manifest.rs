//! The web app manifest, which lets a browser install the site.

use super::folder::Folder;
use crate::page::{description, title};
use crate::route::{Language, Page};
use crate::text::{Locale, ui};
use serde_json::{Value, json};

/// The manifest's file in the first language.
pub const MANIFEST: &str = "manifest.webmanifest";

/// Writes the manifest of a language, with which the site is installed in that language. Its addresses are relative to it, so that any folder will do; it has no `id`, since
/// browsers would resolve one against the host's root, and without it each folder is an app of its own.
pub(super) fn write(folder: &mut Folder<'_>, locale: Locale) -> Result<(), String> {
    let paper = light_color("--paper")?;
    let language = Language::of(locale);
    let manifest = json!({
        "name": ui::SITE_TITLE.get(locale),
        "short_name": ui::SITE_NAME.get(locale),
        "description": description(locale, Page::Explorer),
        "lang": locale.code(),
        "dir": "ltr",
        "start_url": format!("./{}", Page::Explorer.in_language(language).path()),
        "scope": "./",
        "display": "standalone",
        "theme_color": paper,
        "background_color": paper,
        "icons": [
            icon("icon.svg", "any", "any"),
            icon("icon-192.png", "192x192", "any"),
            icon("icon-512.png", "512x512", "any"),
            icon("icon-maskable-512.png", "512x512", "maskable"),
            icon("icon-monochrome-512.png", "512x512", "monochrome"),
        ],
        "shortcuts": [
            shortcut(language, Page::Explorer, ui::NAV_EXPLORER.get(locale)),
            shortcut(language, Page::Figures, ui::NAV_FIGURES.get(locale)),
            shortcut(language, Page::Charts, ui::NAV_CHARTS.get(locale)),
            shortcut(language, Page::Notes, ui::NAV_NOTES.get(locale)),
        ],
        "screenshots": [screenshot(locale, "wide", "1280x800"), screenshot(locale, "narrow", "720x1440")],
    });
    folder.write(&language.file(MANIFEST), manifest.to_string())
}

fn icon(file: &str, sizes: &str, purpose: &str) -> Value {
    let kind = if file.ends_with(".svg") { "image/svg+xml" } else { "image/png" };
    json!({ "src": file, "sizes": sizes, "type": kind, "purpose": purpose })
}

fn shortcut(language: Language, page: Page, name: &str) -> Value {
    json!({ "name": name, "url": format!("./{}", page.in_language(language).path()) })
}

fn screenshot(locale: Locale, form: &str, sizes: &str) -> Value {
    json!({
        "src": format!("screenshot-{form}.png"), "sizes": sizes, "type": "image/png", "form_factor": form,
        "label": title(locale, Page::Explorer),
    })
}

/// The value of a colour token in the light look, which the style sheet defines first.
pub(super) fn light_color(name: &str) -> Result<&'static str, String> {
    let tokens = include_str!("../../style/tokens.css");
    tokens
        .split_once(&format!("{name}: "))
        .and_then(|(_, rest)| rest.split_once(';'))
        .map(|(value, _)| value)
        .ok_or_else(|| format!("style/tokens.css has no {name}."))
}
