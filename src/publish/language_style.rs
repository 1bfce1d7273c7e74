//! The style that only the pages of one language contain: typefaces, heights of lines, and what a script does not have.
//! Pages in other languages carry none of it.

use crate::text::direction::{Direction, direction};

/// What languages in other scripts than Latin share.
const SCRIPTS: &str = include_str!("../../style/lang/scripts.css");
/// What languages share whose letters have marks above and below them.
const TALL: &str = include_str!("../../style/lang/tall.css");
/// The others of [`STYLES`].
const LOW: [&str; 2] = ["ja", "zh"];
/// What languages written from right to left share.
const RIGHT_TO_LEFT: &str = include_str!("../../style/lang/right_to_left.css");
/// By the first part of a language's code.
const STYLES: [(&str, &str); 9] = [
    ("ar", include_str!("../../style/lang/ar.css")),
    ("he", include_str!("../../style/lang/he.css")),
    ("ja", include_str!("../../style/lang/ja.css")),
    ("km", include_str!("../../style/lang/km.css")),
    ("lo", include_str!("../../style/lang/lo.css")),
    ("my", include_str!("../../style/lang/my.css")),
    ("ta", include_str!("../../style/lang/ta.css")),
    ("th", include_str!("../../style/lang/th.css")),
    ("zh", include_str!("../../style/lang/zh.css")),
];

/// The style of a language, not minified; `None` where the site's own is enough, as for languages in Latin script.
#[must_use]
pub fn language_style(code: &str) -> Option<String> {
    let language = code.split('-').next().unwrap_or_default();
    let own = STYLES.iter().find(|(of, _)| *of == language).map(|(_, css)| *css);
    let reversed = (direction(code) == Direction::RightToLeft).then_some(RIGHT_TO_LEFT);
    let tall = own.filter(|_| !LOW.contains(&language)).map(|_| TALL);
    let parts: Vec<&str> = own.map(|_| SCRIPTS).into_iter().chain(tall).chain(own).chain(reversed).collect();
    (!parts.is_empty()).then(|| parts.concat())
}

#[cfg(test)]
mod tests {
    use super::language_style;

    #[test]
    fn languages_in_latin_script_have_no_style_of_their_own_and_others_have_their_faces() {
        for code in ["en", "vi", "id", "ms", "fil"] {
            assert_eq!(language_style(code), None, "{code}");
        }
        for (code, face) in [("ja", "Mincho"), ("th", "Noto Sans Thai"), ("zh-Hant", "PingFang TC"), ("ar", "float")] {
            let style = language_style(code).unwrap_or_default();
            assert!(style.contains(face) && style.contains("letter-spacing: normal"), "{code}: {style}");
        }
        // a language that nobody has set a style for is mirrored all the same
        assert!(language_style("ur").is_some_and(|style| style.contains("float")));
    }
}
