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
/// kept, since they distinguish words there. Kana are katakana, composed, without marks of length and dots between
/// them.
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
            'ー' | '・' if out.ends_with(unspaced) => {}
            'ヵ' | 'ヶ' => out.push('カ'),
            '靭' => out.push('靱'),
            'ェ' if out.ends_with('ブ') => {
                out.pop();
                out.push('ベ');
            }
            // hiragana
            '\u{3041}'..='\u{3094}' => out.extend(char::from_u32(ch as u32 + 0x60)),
            // voiced kana follow the plain ones; vu is also written bu
            '\u{3099}' | '\u{309a}' if out.ends_with(unspaced) => {
                let plain = out.pop().map_or(0, |kana| if kana == 'ウ' { 'フ' as u32 } else { kana as u32 });
                out.extend(char::from_u32(plain + ch as u32 - 0x3098));
            }
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
            c.is_whitespace()
                || matches!(c, ',' | ';' | '"' | '“' | '”' | '(' | ')' | '/' | '、' | '。' | '・' | '「'..='』')
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

/// The terms under which a text is indexed, in its order: its words, hyphenated words also as one. Words of scripts
/// without spaces are looked for in the text itself.
pub fn terms(text: &str) -> Vec<String> {
    let text = searchable(text);
    word_runs(&text).flat_map(parts).filter(|part| !part.starts_with(unspaced)).map(str::to_owned).collect()
}

/// The terms that a folded word of a query consists of: a text has to contain all of them.
pub fn terms_of_word(word: &str) -> Vec<String> {
    word_runs(word).flat_map(parts).map(str::to_owned).collect()
}

/// The parts of a run that are all of scripts with or all of scripts without spaces.
pub fn parts(run: &str) -> impl Iterator<Item = &str> {
    let mut rest = run;
    std::iter::from_fn(move || {
        let first = unspaced(rest.chars().next()?);
        let (part, after) = rest.split_at(rest.find(|ch| unspaced(ch) != first).unwrap_or(rest.len()));
        rest = after;
        Some(part)
    })
}

/// The other forms in which English writes a folded word: the plural of a singular and the reverse.
pub fn plurals(word: &str) -> Vec<String> {
    if word.len() < 3 || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return Vec::new();
    }
    let single = singular(word);
    let mut all = vec![format!("{single}s"), format!("{single}es")];
    if let Some(stem) = single.strip_suffix('y') {
        all.push(format!("{stem}ies"));
    }
    all.push(single);
    all.retain(|form| form != word);
    all
}

/// The singular of a folded English word, as far as its letters tell.
pub fn singular(word: &str) -> String {
    let stem = |end: &str| word.strip_suffix(end).filter(|stem| stem.len() > 1 && word.is_ascii());
    if let Some(stem) = stem("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    }
    for end in ["ches", "shes", "sses", "xes"] {
        if let Some(stem) = stem(end) {
            return format!("{stem}{}", &end[..end.len() - 2]);
        }
    }
    match stem("s") {
        Some(stem) if !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
        _ => word.to_owned(),
    }
}

/// Whether one word becomes the other by changing, adding or leaving out one character, or by exchanging two
/// neighbours. `whole` is false if the other word may go on.
pub fn one_edit_apart(typed: &str, word: &str, whole: bool) -> bool {
    let same = |a: &str, b: &str| if whole { a == b } else { b.starts_with(a) };
    let at = typed
        .char_indices()
        .zip(word.chars())
        .find(|((_, a), b)| a != b)
        .map_or(typed.len().min(word.len()), |f| f.0.0);
    let (a, b) = (&typed[at..], &word[at..]);
    let rest = |text: &str, n: usize| text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
    let (a1, b1) = (&a[rest(a, 1)..], &b[rest(b, 1)..]);
    let exchanged = a.chars().take(2).eq(b[..rest(b, 2)].chars().rev()) && a1 != a && b1 != b;
    same(a1, b1) || same(a1, b) || same(a, b1) || exchanged && same(&a[rest(a, 2)..], &b[rest(b, 2)..])
}

/// What was typed without characters that nobody sees: controls and the replacements of broken ones separate words,
/// marks of direction and invisible hyphens disappear. At most `longest` characters are kept.
pub fn without_invisible(typed: &str, longest: usize) -> String {
    let shown = typed.chars().take(longest).filter(|ch| {
        !matches!(ch, '\u{ad}' | '\u{61c}' | '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    });
    let spaced = shown.map(|ch| if ch.is_control() || matches!(ch, '\u{fffd}' | '\u{200b}') { ' ' } else { ch });
    spaced.collect()
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
            ("ﾃﾞｼﾞﾀﾙ", "デジタル"),
            ("べとなむ", "ベトナム"),
            ("ゴミ", "ごみ"),
            ("サーバー", "サーバ"),
            ("アジア・ビジネス", "アジアビジネス"),
            ("ヴェトナム", "ベトナム"),
            ("ｳﾞｪﾄﾅﾑ", "ベトナム"),
            ("ルーヴル", "ルーブル"),
            ("3ヵ国", "3カ国"),
            ("3ヶ国", "3か国"),
            ("強靭", "強靱"),
            // composed and not
            ("か\u{3099}", "が"),
            ("ハ\u{309a}", "パ"),
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
            ("「質の高いインフラ」", &["質の高いインフラ"]),
            ("G7・EU", &["g7", "eu"]),
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
