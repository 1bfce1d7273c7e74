//! Where lines of text may break: at spaces, and between the characters of scripts that are written without.

/// Marks that a line does not begin with.
const NOT_FIRST: &str = "、。，．・：；？！）」』】〕〉》〜ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ%";
/// Marks that a line does not end with.
const NOT_LAST: &str = "（「『【〔〈《";

/// Whether lines break beside a character: kana, Chinese characters and full-width signs.
fn is_ideographic(ch: char) -> bool {
    matches!(ch, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

/// The pieces of a text between which a line may break, each with what joins it to the piece before: a space or
/// nothing.
pub(super) fn pieces(text: &str) -> Vec<(&'static str, &str)> {
    let mut all = Vec::new();
    for word in text.split_whitespace() {
        let (mut start, mut joint, mut before) = (0, " ", None);
        for (at, ch) in word.char_indices() {
            let breaks = before.is_some_and(|before| {
                (is_ideographic(before) || is_ideographic(ch)) && !NOT_FIRST.contains(ch) && !NOT_LAST.contains(before)
            });
            if breaks {
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
}
