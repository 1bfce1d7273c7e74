//! Every word the visitor reads, by typed key.
//!
//! The build script packs the texts of each language in one order, so a [`Text`] is a position that is the same
//! in all of them. The programs in the browser contain no words: they fetch the pack of the page's language.
//! Native programs contain every pack. Either way a pack becomes a [`Locale`], which is passed to whatever writes
//! words.

pub mod direction;
pub mod fold;
pub mod format;

/// Handle of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Text(pub u16);

/// The texts of the pages themselves; one constant each, with its English words as documentation.
pub mod ui {
    use super::Text;
    include!(concat!(env!("OUT_DIR"), "/keys.rs"));
}

/// The texts of the charts and of the pages made of charts; they come with the second program.
pub mod charts {
    use super::Text;
    include!(concat!(env!("OUT_DIR"), "/chart_keys.rs"));
}

#[cfg(feature = "ssr")]
include!(concat!(env!("OUT_DIR"), "/packs.rs"));

// the list of languages, `languages.toml`
include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// Separates the texts of a pack.
const SEPARATOR: char = '\u{0}';

/// Why a pack of texts cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackError {
    /// It belongs to another build.
    Build,
    /// It is cut short or is no pack at all.
    Damaged,
}

/// A language and its texts: a small handle, passed to whatever writes words.
#[derive(Debug, Clone, Copy)]
pub struct Locale(&'static Texts);

/// The texts of one language, in the order of their keys.
#[derive(Debug)]
struct Texts {
    /// BCP 47 code, such as `en`.
    code: &'static str,
    words: &'static [&'static str],
}

impl Locale {
    /// The same language with the texts of one more pack, which must follow those that it has.
    ///
    /// # Errors
    /// As [`Locale::from_packs`].
    pub fn with_pack(self, pack: String) -> Result<Locale, PackError> {
        Locale::read(self.code(), self.0.words.to_vec(), vec![pack])
    }

    /// Whether it has a text.
    pub fn has(self, text: Text) -> bool {
        usize::from(text.0) < self.0.words.len()
    }

    /// Reads packs as they are served, one after the other: build id, position of the first text, number of
    /// texts, then the texts. They live as long as the page.
    ///
    /// # Errors
    /// [`PackError`] if a pack is of another build, not whole, or does not follow the one before it.
    pub fn from_packs(code: &str, packs: Vec<String>) -> Result<Locale, PackError> {
        Locale::read(code, Vec::new(), packs)
    }

    fn read(code: &str, mut words: Vec<&'static str>, packs: Vec<String>) -> Result<Locale, PackError> {
        for pack in packs {
            let pack: &'static str = Box::leak(pack.into_boxed_str());
            let mut parts = pack.split(SEPARATOR);
            if parts.next() != Some(build()) {
                return Err(PackError::Build);
            }
            let mut number = || parts.next().and_then(|n| n.parse::<usize>().ok()).ok_or(PackError::Damaged);
            let (first, count) = (number()?, number()?);
            words.extend(parts);
            if words.len() != first + count {
                return Err(PackError::Damaged);
            }
        }
        let code = Box::leak(code.to_owned().into_boxed_str());
        Ok(Locale(Box::leak(Box::new(Texts { code, words: Vec::leak(words) }))))
    }

    /// A language that this program was built with, or `None` for any other code. Made once for each language.
    #[cfg(feature = "ssr")]
    pub fn built_in(code: &str) -> Option<Locale> {
        static MADE: std::sync::Mutex<Vec<Locale>> = std::sync::Mutex::new(Vec::new());
        let mut made = MADE.lock().ok()?;
        if let Some(locale) = made.iter().find(|locale| locale.code() == code) {
            return Some(*locale);
        }
        let locale = Locale::from_packs(code, vec![pack(code)?]).ok()?;
        made.push(locale);
        Some(locale)
    }

    /// BCP 47 code, such as `en`.
    pub fn code(self) -> &'static str {
        self.0.code
    }

    /// The order of two names in the language, as the browser knows it (`Intl.Collator`).
    #[cfg(target_arch = "wasm32")]
    pub fn compare(self, a: &str, b: &str) -> std::cmp::Ordering {
        let order = js_sys::JsString::from(a).locale_compare(
            b,
            &js_sys::Array::of1(&self.code().into()),
            &js_sys::Object::new(),
        );
        order.cmp(&0)
    }

    /// The order of two names. Prerendered pages sort nothing by name, so letters without case do for tests.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn compare(self, a: &str, b: &str) -> std::cmp::Ordering {
        a.to_lowercase().cmp(&b.to_lowercase())
    }
}

/// A language's texts, all of them.
#[cfg(feature = "ssr")]
pub fn pack(language: &str) -> Option<String> {
    packed(language, 0..usize::MAX)
}

/// The pack of a language that the first program fetches.
#[cfg(feature = "ssr")]
pub fn shown_pack(language: &str) -> Option<String> {
    packed(language, 0..SHOWN)
}

/// The pack of a language that the second program fetches in addition.
#[cfg(feature = "ssr")]
pub fn charts_pack(language: &str) -> Option<String> {
    packed(language, SHOWN..CHARTED)
}

/// The pack of a language with what has happened since publication, which the second program fetches with the
/// pages that show it.
#[cfg(feature = "ssr")]
pub fn since_pack(language: &str) -> Option<String> {
    packed(language, CHARTED..DEVELOPED)
}

#[cfg(feature = "ssr")]
fn packed(language: &str, range: std::ops::Range<usize>) -> Option<String> {
    let (_, words) = PACKS.iter().find(|(code, _)| *code == language)?;
    let words: Vec<&str> = words.split(SEPARATOR).skip(range.start).take(range.len()).collect();
    let all = words.join(&SEPARATOR.to_string());
    Some(format!("{}{SEPARATOR}{}{SEPARATOR}{}{SEPARATOR}{all}", build(), range.start, words.len()))
}

/// Identifies the sources that this program was built from.
pub fn build() -> &'static str {
    env!("EXPLORER_BUILD")
}

impl Text {
    /// The words in a language.
    // not inlined: it is called some thousand times
    #[inline(never)]
    pub fn get(self, locale: Locale) -> &'static str {
        locale.0.words.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// The words in a language with `{name}` blanks filled in.
    #[inline(never)]
    pub fn fill(self, locale: Locale, blanks: &[(&str, &str)]) -> String {
        let mut rest = self.get(locale);
        let mut out = String::with_capacity(rest.len() + 32);
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((name, tail)) = after.split_once('}') else { break };
            match blanks.iter().find(|(blank, _)| *blank == name) {
                Some((_, words)) => out.push_str(words),
                None => {
                    out.push('{');
                    out.push_str(name);
                    out.push('}');
                }
            }
            rest = tail;
        }
        out.push_str(rest);
        out
    }
}
