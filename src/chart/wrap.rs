//! Where lines of text may break: at spaces, and inside the words of scripts that are written without.
//!
//! Lines of Japanese and Chinese break between characters. Thai, Lao, Khmer and Burmese break between words, which only
//! a dictionary tells apart; drawings have none and break between letters with all their marks, so that what is read is
//! never taken apart. Translators who set zero-width spaces between such words decide the breaks themselves.

/// Marks that a line does not begin with.
const NOT_FIRST: &str = "、。，．・：；？！）」』】〕〉》〜ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ%)]},.:;!?’”»";
/// Marks that a line does not end with.
const NOT_LAST: &str = "（「『【〔〈《([{‘“«";

/// Separates words and takes no room.
const ZERO_WIDTH_SPACE: char = '\u{200b}';

/// Whether lines break beside a character: kana, Chinese characters and full-width signs.
fn is_ideographic(ch: char) -> bool {
    matches!(ch, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

/// Whether a character belongs to a script without spaces whose characters are not words: Thai, Lao, Burmese, Khmer.
fn is_unspaced(ch: char) -> bool {
    matches!(ch, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

/// Whether a character is read with the one before it: vowels and tones above, below and after a letter, signs of
/// repetition and abbreviation, and what joins letters.
fn is_mark(ch: char) -> bool {
    matches!(ch,
        '\u{e2f}'..='\u{e3a}' | '\u{e45}'..='\u{e4e}' // Thai
        | '\u{eaf}'..='\u{ebd}' | '\u{ec6}'..='\u{ece}' // Lao
        | '\u{102b}'..='\u{103e}' | '\u{104a}'..='\u{104b}' | '\u{1056}'..='\u{1060}' // Burmese
        | '\u{17b4}'..='\u{17d7}' | '\u{17dd}' // Khmer
        | '\u{200c}'..='\u{200d}' | '\u{3099}'..='\u{309a}' | '\u{fe00}'..='\u{fe0f}')
}

/// Whether a character is read with the one after it: vowels written before their letter, and what stacks two letters.
fn is_before_its_letter(ch: char) -> bool {
    matches!(ch, '\u{e40}'..='\u{e44}' | '\u{ec0}'..='\u{ec4}' | '\u{1039}' | '\u{17d2}' | '\u{200d}')
}

/// Whether the letter that a text begins with ends a Burmese syllable or is stacked on the next: it has no vowel then,
/// and is read with what is before it.
fn closes_syllable(text: &str) -> bool {
    let mut after = text.chars().skip(1).skip_while(|ch| *ch == '\u{1037}');
    matches!(after.next(), Some('\u{1039}' | '\u{103a}'))
}

/// Whether a line may break in a word, between a character and the rest of it.
fn may_break(before: char, rest: &str, is_segmented: bool) -> bool {
    let Some(ch) = rest.chars().next() else { return false };
    if before == ZERO_WIDTH_SPACE {
        return true;
    }
    let unspaced = is_unspaced(before) || is_unspaced(ch);
    (is_ideographic(before) || is_ideographic(ch) || unspaced && !is_segmented)
        && !(NOT_FIRST.contains(ch) || NOT_LAST.contains(before) || ch == ZERO_WIDTH_SPACE)
        && !(is_mark(ch) || is_before_its_letter(before) || is_unspaced(ch) && closes_syllable(rest))
}

/// The pieces of a text between which a line may break, each with what joins it to the piece before: a space or
/// nothing.
#[must_use]
pub fn pieces(text: &str) -> Vec<(&'static str, &str)> {
    let mut all = Vec::new();
    for word in text.split_whitespace() {
        let is_segmented = word.contains(ZERO_WIDTH_SPACE);
        let (mut start, mut joint, mut before) = (0, " ", None);
        for (at, ch) in word.char_indices() {
            if before.is_some_and(|before| may_break(before, &word[at..], is_segmented)) {
                all.push((joint, &word[start..at]));
                (start, joint) = (at, "");
            }
            before = Some(ch);
        }
        all.push((joint, &word[start..]));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn words_break_at_spaces() {
        assert_eq!(pieces(" Data  Free-Flow (DFFT)."), [(" ", "Data"), (" ", "Free-Flow"), (" ", "(DFFT).")]);
        assert_eq!(pieces(""), []);
    }

    #[test]
    fn japanese_breaks_between_characters_but_not_before_marks_or_inside_numbers() {
        let found: Vec<&str> = pieces("（ADB）の2.5%、成長").into_iter().map(|(_, piece)| piece).collect();
        assert_eq!(found, ["（ADB）", "の", "2.5%、", "成", "長"]);
        assert!(pieces("成長率 2020").iter().map(|(joint, _)| *joint).eq([" ", "", "", " "]));
    }

    #[test]
    fn scripts_without_spaces_break_between_letters_with_all_their_marks() {
        let found = |text: &'static str| pieces(text).into_iter().map(|(_, piece)| piece).collect::<Vec<_>>().join("|");
        for (text, broken) in [
            ("น้ำเมืองๆ", "น้ำ|เมื|อ|งๆ"),
            ("(ADBไทย)2.5%", "(ADB|ไท|ย)2.5%"),
            ("ເມືອງນ້ຳ", "ເມື|ອ|ງ|ນ້ຳ"),
            ("ក្រុមប្រទេស។", "ក្រុ|ម|ប្រ|ទេ|ស។"),
            ("မြန်မာနိုင်ငံသည်", "မြန်|မာ|နိုင်|ငံ|သည်"),
            ("မန္တလေး။", "မန္တ|လေး။"),
            // a translator's own breaks
            ("ไทย\u{200b}แลนด์", "ไทย\u{200b}|แลนด์"),
            // scripts with spaces
            ("தமிழ் நாடு", "தமிழ்|நாடு"),
            ("العربية", "العربية"),
        ] {
            let found = found(text);
            assert_eq!(found, broken, "{text}");
        }
    }
}
