//! Folding for search: what a reader types should find what is printed, whatever its case, width or accents.
//!
//! Folding takes no locale on purpose: words of any language are searched for on pages in any language (`Đà Nẵng` on
//! the English pages), and no rule here differs between the languages of the site.

/// Compatibility decomposition (NFKD) in lower case. The browser has the tables for it; natively a crate has them.
#[cfg(target_arch = "wasm32")]
fn decompose(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFKD").to_lower_case().into()
}

#[cfg(not(target_arch = "wasm32"))]
fn decompose(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfkd().flat_map(char::to_lowercase).collect()
}

/// Folds text: compatibility decomposition, lower case, accents of Latin letters removed. Marks of other scripts are
/// kept, since they distinguish words there.
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
            // the same letter at the end of a word
            'ς' => out.push('σ'),
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

/// The words of a query, each with the other ways in which the same compound is written: `cyber-security`
/// and `cyber security` are also looked for as `cybersecurity`. A text has to contain one of each.
pub fn alternatives(query: &str) -> Vec<Vec<String>> {
    let words = words(query);
    let joined = |a: &String, b: &String| {
        let letters =
            |w: &String| w.chars().count() > 1 && w.chars().all(char::is_alphabetic) && !w.chars().any(unspaced);
        (letters(a) && letters(b)).then(|| format!("{a}{b}"))
    };
    words
        .iter()
        .enumerate()
        .map(|(i, word)| {
            let mut all = vec![word.clone()];
            if word.contains('-') && !word.contains(|c: char| c.is_ascii_digit()) {
                all.extend(["", " "].map(|between| word.replace('-', between)));
            }
            all.extend(i.checked_sub(1).and_then(|before| joined(&words[before], word)));
            all.extend(words.get(i + 1).and_then(|after| joined(word, after)));
            all
        })
        .collect()
}

/// Folded text with each hyphenated word also written as one: what [`alternatives`] are looked for in.
pub fn searchable(text: &str) -> String {
    let mut out = fold(text);
    let joined: Vec<String> = out
        .split(|c: char| !c.is_alphabetic() && c != '-')
        .filter(|w| w.trim_matches('-').contains('-'))
        .map(|w| w.replace('-', ""))
        .collect();
    for word in joined {
        out.push('\n');
        out.push_str(&word);
    }
    out
}

/// Whether a character is part of a word. Outside ASCII that is every character except spaces, and punctuation and
/// symbols of the blocks that texts here use.
fn in_word(ch: char) -> bool {
    match ch {
        '\0'..='\x7f' => ch.is_ascii_alphanumeric(),
        '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff0f}' => false,
        _ => !ch.is_whitespace(),
    }
}

/// The runs of characters that are part of a word.
pub fn word_runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|ch| !in_word(ch)).filter(|run| !run.is_empty())
}

/// Whether folded `text` contains a folded `word`: at the start of a word, or anywhere for scripts without spaces.
pub fn contains_word(text: &str, word: &str) -> bool {
    if word.chars().any(unspaced) {
        return text.contains(word);
    }
    text.match_indices(word).any(|(at, _)| !text[..at].chars().next_back().is_some_and(in_word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

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
            ("\u{3f9}", "\u{3f2}"),
            ("ΝΗΣΟΣ", "νησος"),
        ] {
            assert_eq!(fold(typed), fold(printed), "{typed} and {printed}");
        }
        assert_eq!(fold("Việt Nam"), "viet nam");
    }

    #[test]
    fn compounds_are_found_however_they_are_written() {
        let finds = |typed: &str, printed: &str| {
            let text = searchable(printed);
            alternatives(typed).iter().all(|word| word.iter().any(|w| contains_word(&text, w)))
        };
        for (typed, printed) in [
            ("start-up", "Startup collaboration"),
            ("start up", "Startup collaboration"),
            ("startup", "Start-up collaboration"),
            ("cyber security", "Cybersecurity staff"),
            ("cyber-security", "Cybersecurity staff"),
            ("cybersecurity", "Cyber-security staff"),
            ("Việt Nam", "Vietnam"),
            ("Viet Nam", "Vietnam"),
            ("asean", "Japan-ASEAN relations"),
            ("japan-asean", "Japan-ASEAN relations"),
            ("life-course data", "with life course data"),
        ] {
            assert!(finds(typed, printed), "{typed} in {printed}");
        }
        for (typed, printed) in [("start-up", "to start"), ("viet", "tie"), ("A1.2-4", "A1.24")] {
            assert!(!finds(typed, printed), "{typed} in {printed}");
        }
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
            assert!(contains_word(&text, found), "{found}");
        }
        for missed in ["uality", "structure", "sean", "qualityinfra", ".0x"] {
            assert!(!contains_word(&text, missed), "{missed}");
        }
        // scripts without spaces have no beginnings to look for
        // every space ends a word
        assert!(contains_word("\u{1680}a", "a"));
        let text = fold("日本とベトナムの協力");
        assert!(contains_word(&text, &fold("ベトナム")) && contains_word(&text, &fold("協力")));
        assert!(!contains_word(&text, &fold("タイ")));
        assert!(contains_word(&fold("ความร่วมมือไทย"), &fold("ไทย")));
    }

    proptest! {
        // the same cases in every run
        #![proptest_config(ProptestConfig {
            failure_persistence: None,
            rng_seed: RngSeed::Fixed(20_210_615),
            ..ProptestConfig::default()
        })]

        #[test]
        fn a_text_is_found_by_each_of_its_words(text in "[A-Za-zÀ-ỹ0-9ก-๙ぁ-んァ-ヶ一-龠က-ဿ .,'’()-]{0,60}") {
            let folded = fold(&text);
            for word in words(&text) {
                prop_assert!(contains_word(&folded, &word), "{:?} in {:?}", word, text);
                // and while it is still being typed
                let first: String = word.chars().take(1).collect();
                prop_assert!(contains_word(&folded, &first), "{:?} in {:?}", first, text);
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
                contains_word(&folded, &word);
            }
        }
    }
}
