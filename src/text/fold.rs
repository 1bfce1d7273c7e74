//! Folding for search: what a reader types should find what is printed, whatever its
//! case, width or accents.

/// Compatibility decomposition. The browser has the tables; natively a crate does.
#[cfg(target_arch = "wasm32")]
fn decompose(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFKD").into()
}

#[cfg(not(target_arch = "wasm32"))]
fn decompose(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfkd().collect()
}

/// Folds text: compatibility forms, small letters, accents of Latin letters dropped.
/// Marks of other scripts stay, since they are letters there.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    let mut latin = false;
    for ch in decompose(text).chars() {
        if ('\u{300}'..='\u{36f}').contains(&ch) {
            if !latin {
                out.push(ch);
            }
            continue;
        }
        latin = ch.is_ascii_alphabetic() || ('\u{c0}'..='\u{24f}').contains(&ch);
        match ch {
            'đ' | 'Đ' => out.push('d'),
            '‐' | '‑' | '–' | '—' => out.push('-'),
            '’' => out.push('\''),
            _ => out.extend(ch.to_lowercase()),
        }
    }
    out
}

/// Whether a script writes words without spaces between them.
pub fn unspaced(ch: char) -> bool {
    matches!(ch,
        '\u{0e00}'..='\u{0eff}' // Thai, Lao
        | '\u{1000}'..='\u{109f}' // Burmese
        | '\u{1780}'..='\u{17ff}' // Khmer
        | '\u{3040}'..='\u{30ff}' // kana
        | '\u{3400}'..='\u{9fff}') // Han
}

/// Words of a query, folded. Separators are everything that is no letter, mark or digit, except
/// that a full stop or hyphen inside a word stays (`5.0`, `a1.2-4`, `asean-japan`).
pub fn words(query: &str) -> Vec<String> {
    fold(query)
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '"' | '“' | '”' | '(' | ')' | '/' | '、' | '。' | '・'))
        .map(|w| w.trim_matches(|c: char| matches!(c, '.' | '-' | '\'' | ':' | '!' | '?')).to_owned())
        .filter(|w| !w.is_empty())
        .collect()
}

/// Whether folded `text` holds a folded `word`: at the start of a word, or anywhere for scripts without spaces.
pub fn holds(text: &str, word: &str) -> bool {
    if word.chars().any(unspaced) {
        return text.contains(word);
    }
    text.match_indices(word).any(|(at, _)| !text[..at].chars().next_back().is_some_and(char::is_alphanumeric))
}
