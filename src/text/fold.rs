//! Folding for search: what a reader types should find what is printed, whatever its
//! case, width or accents.

/// Compatibility decomposition in small letters. The browser has the tables; natively a crate does.
#[cfg(target_arch = "wasm32")]
fn decompose(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFKD").to_lower_case().into()
}

#[cfg(not(target_arch = "wasm32"))]
fn decompose(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfkd().flat_map(char::to_lowercase).collect()
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
            _ => out.push(ch),
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
        .split(|c: char| {
            c.is_whitespace() || matches!(c, ',' | ';' | '"' | '“' | '”' | '(' | ')' | '/' | '、' | '。' | '・')
        })
        .map(|w| w.trim_matches(|c: char| matches!(c, '.' | '-' | '\'' | ':' | '!' | '?')).to_owned())
        .filter(|w| !w.is_empty())
        .collect()
}

/// Whether a character continues a word. Beyond ASCII everything does that is no space, mark of
/// punctuation or symbol of the blocks that texts here use.
fn in_word(ch: char) -> bool {
    match ch {
        '\0'..='\x7f' => ch.is_ascii_alphanumeric(),
        '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff0f}' => false,
        _ => true,
    }
}

/// Whether folded `text` holds a folded `word`: at the start of a word, or anywhere for scripts without spaces.
pub fn holds(text: &str, word: &str) -> bool {
    if word.chars().any(unspaced) {
        return text.contains(word);
    }
    text.match_indices(word).any(|(at, _)| !text[..at].chars().next_back().is_some_and(in_word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn case_width_and_accents_do_not_matter() {
        for (typed, printed) in [
            ("VIETNAM", "Vietnam"),
            ("Viet Nam", "Việt Nam"),
            ("da nang", "Đà Nẵng"),
            ("ＲＣＥＰ", "RCEP"),
            ("５Ｇ", "5G"),
            ("ｱｾｱﾝ", "アセアン"),
            ("ｶﾞ", "ガ"),
            ("asean‑japan", "ASEAN–Japan"),
            ("Keidanren's", "Keidanren’s"),
            // the same letter, composed and not
            ("e\u{301}", "é"),
            ("İstanbul", "istanbul"),
        ] {
            assert_eq!(fold(typed), fold(printed), "{typed} and {printed}");
        }
        assert_eq!(fold("Việt Nam"), "viet nam");
    }

    #[test]
    fn marks_of_other_scripts_are_letters() {
        for (one, other) in [
            ("กำ", "กา"), // Thai
            ("ไม้", "ไม"), // Thai tone
            ("ກໍ່", "ກ"),   // Lao
            ("ကို", "က"),   // Burmese
            ("កី", "ក"),   // Khmer
            ("ガ", "カ"), // kana
            ("ぱ", "は"),
            ("й", "и"), // an accent off Latin letters
        ] {
            assert_ne!(fold(one), fold(other), "{one} and {other}");
        }
    }

    #[test]
    fn words_are_what_a_reader_would_call_words() {
        for (query, expected) in [
            ("", &[][..]),
            (" , . - ", &[]),
            ("Smart  Cities", &["smart", "cities"]),
            ("Society 5.0", &["society", "5.0"]),
            ("A1.2-4", &["a1.2-4"]),
            ("ASEAN-Japan", &["asean-japan"]),
            ("“free flow” (DFFT);", &["free", "flow", "dfft"]),
            ("what?", &["what"]),
            ("日本、アセアン。", &["日本", "アセアン"]),
            ("trade/investment", &["trade", "investment"]),
            ("全角　空白", &["全角", "空白"]),
        ] {
            assert_eq!(words(query), expected.iter().map(|w| fold(w)).collect::<Vec<_>>(), "{query}");
        }
    }

    #[test]
    fn words_are_found_at_their_beginning() {
        let text = fold("Quality infrastructure for ASEAN-Japan trade, Society 5.0");
        for found in ["quality", "infra", "asean-j", "japan", "5", "5.0", "society"] {
            assert!(holds(&text, found), "{found}");
        }
        for missed in ["uality", "structure", "sean", "qualityinfra", ".0x"] {
            assert!(!holds(&text, missed), "{missed}");
        }
        // scripts without spaces have no beginnings to look for
        let text = fold("日本とベトナムの協力");
        assert!(holds(&text, &fold("ベトナム")) && holds(&text, &fold("協力")));
        assert!(!holds(&text, &fold("タイ")));
        assert!(holds(&fold("ความร่วมมือไทย"), &fold("ไทย")));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_text_is_found_by_each_of_its_words(text in "[A-Za-zÀ-ỹ0-9ก-๙ぁ-んァ-ヶ一-龠က-ဿ .,'’()-]{0,60}") {
            let folded = fold(&text);
            for word in words(&text) {
                prop_assert!(holds(&folded, &word), "{:?} in {:?}", word, text);
                // and while it is still being typed
                let first: String = word.chars().take(1).collect();
                prop_assert!(holds(&folded, &first), "{:?} in {:?}", first, text);
            }
        }

        #[test]
        fn folding_twice_changes_nothing(text in "[A-Za-zÀ-ỹĀ-ž0-9ก-๙ぁ-んァ-ヶ一-龠က-ဿក-៿Ａ-ｚ\u{300}-\u{36f}‐-—’ ]{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn case_never_matters(text in "[A-Za-zÀ-ỹ .-]{0,40}") {
            prop_assert_eq!(fold(&text.to_lowercase()), fold(&text));
        }

        #[test]
        fn no_text_stops_the_folding(text in any::<String>()) {
            let folded = fold(&text);
            for word in words(&text) {
                prop_assert!(!word.is_empty() && !word.contains(char::is_whitespace));
                holds(&folded, &word);
            }
        }
    }
}
