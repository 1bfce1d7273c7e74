//! Pictures of charts that pages defer, for readers without scripts: `<name>.svg`, beside the page of the explorer.

use super::folder::Folder;
use super::manifest::light_color;
use crate::chart::{Palette, sheet, svg};
use crate::charts::section::DEFERRED;
use crate::charts::{Selection, build_chart};
use crate::route::{Language, Page};
use crate::text::Locale;

/// Writes the pictures, in the light look.
pub(super) fn write(folder: &mut Folder<'_>, locale: Locale) -> Result<(), String> {
    let palette = Palette::read(|token| rgb(light_color(token.property())?))?;
    for id in DEFERRED {
        let view = build_chart(locale, id, &Selection::none());
        let sheet = view.sheet(locale);
        let drawing = svg::draw(&sheet, sheet::WIDTH, svg::Paint::Values(&palette));
        let beside = Page::Explorer.in_language(Language::of(locale)).path();
        folder.write(&format!("{beside}{}", id.picture()), drawing.file(sheet.title(), &palette))?;
    }
    Ok(())
}

/// Red, green and blue of a colour of the style sheet.
fn rgb(color: &str) -> Result<(u8, u8, u8), String> {
    let digits = color.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii());
    let part = |from: usize| digits.and_then(|digits| u8::from_str_radix(&digits[from..from + 2], 16).ok());
    match (part(0), part(2), part(4)) {
        (Some(red), Some(green), Some(blue)) => Ok((red, green, blue)),
        _ => Err(format!("{color} in style/tokens.css is not six hexadecimal digits.")),
    }
}
