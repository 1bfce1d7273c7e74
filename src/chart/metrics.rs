//! Widths of text, from a table.
//!
//! A prerendered chart is laid out where no font is at hand, and must come out the same on every
//! machine; and the canvas that takes over must put everything where the SVG had it. So layout asks this
//! table and not a font. The page is set in whatever the visitor has, so the table holds the widest of
//! the usual faces: what fits here fits there.

use super::role::Role;

/// Regular sans: the widest of Roboto, Noto Sans and Arial.
#[rustfmt::skip]
const SANS: [u16; 95] = [
    260, 269, 408, 646, 572, 831, 732, 225, 342, 348, 551, 572, 268, 322, 268, 413,
    572, 572, 572, 572, 572, 572, 572, 572, 572, 572, 268, 268, 572, 572, 572, 473,
    899, 667, 667, 722, 730, 667, 611, 778, 741, 339, 552, 667, 556, 907, 760, 781,
    667, 781, 722, 667, 611, 731, 667, 944, 667, 667, 611, 329, 411, 329, 572, 451,
    309, 561, 615, 523, 615, 564, 348, 615, 618, 258, 258, 534, 258, 935, 618, 605,
    615, 615, 413, 516, 361, 618, 508, 786, 529, 510, 496, 380, 551, 380, 680,
];

/// Bold sans, of the same three.
#[rustfmt::skip]
const SANS_BOLD: [u16; 95] = [
    260, 286, 472, 646, 574, 901, 750, 266, 351, 353, 545, 572, 285, 388, 291, 413,
    574, 574, 574, 574, 574, 574, 574, 574, 574, 574, 285, 285, 572, 572, 572, 498,
    897, 722, 722, 722, 740, 667, 611, 778, 765, 389, 559, 722, 611, 943, 813, 796,
    667, 796, 722, 667, 619, 756, 667, 967, 667, 667, 611, 331, 422, 331, 572, 447,
    362, 604, 633, 522, 633, 591, 387, 633, 657, 305, 305, 620, 305, 982, 657, 619,
    633, 633, 454, 515, 434, 657, 569, 856, 578, 569, 509, 394, 551, 394, 649,
];

/// Bold serif: Noto Serif, which is wider than the serifs named before it.
#[rustfmt::skip]
const SERIF_BOLD: [u16; 95] = [
    260, 382, 508, 559, 559, 906, 801, 290, 400, 400, 502, 559, 294, 310, 294, 288,
    559, 559, 559, 559, 559, 559, 559, 559, 559, 559, 304, 304, 559, 559, 559, 550,
    921, 753, 672, 668, 767, 653, 621, 769, 819, 401, 397, 734, 654, 952, 788, 787,
    638, 787, 707, 586, 653, 747, 698, 1067, 732, 693, 666, 414, 288, 414, 559, 459,
    334, 599, 649, 527, 649, 571, 407, 560, 667, 352, 345, 636, 352, 986, 667, 613,
    645, 648, 523, 488, 405, 667, 606, 856, 646, 579, 529, 442, 559, 442, 559,
];

/// Width of a text in em. Multiply by a size to get a length.
#[must_use]
pub fn width(text: &str, role: Role) -> f64 {
    text.chars().map(|letter| advance(letter, role)).sum()
}

fn advance(letter: char, role: Role) -> f64 {
    let table = match (role.serif(), role.bold()) {
        (true, _) => &SERIF_BOLD,
        (false, true) => &SANS_BOLD,
        (false, false) => &SANS,
    };
    if let Some(&width) = (letter as usize).checked_sub(0x20).and_then(|index| table.get(index)) {
        return f64::from(width) / 1000.0;
    }
    let bold = if role.bold() { 1.06 } else { 1.0 };
    bold * match letter {
        // marks that stand on another letter: Latin, Thai, Lao, Khmer, Burmese
        '\u{300}'..='\u{36f}'
        | '\u{e31}'
        | '\u{e34}'..='\u{e3a}'
        | '\u{e47}'..='\u{e4e}'
        | '\u{eb1}'
        | '\u{eb4}'..='\u{ebc}'
        | '\u{ec8}'..='\u{ece}'
        | '\u{17b7}'..='\u{17bd}'
        | '\u{17c6}'
        | '\u{17c9}'..='\u{17d3}'
        | '\u{102d}'..='\u{1030}'
        | '\u{1032}'..='\u{1037}'
        | '\u{1039}'..='\u{103a}'
        | '\u{200b}'..='\u{200d}' => 0.0,
        '\u{a0}' | '\u{202f}' | '\u{2009}' => 0.27,
        '\u{2010}' | '\u{2011}' => 0.35,
        // many serifs have no minus and borrow a broader one
        '−' if role.serif() => 0.72,
        '−' | '±' | '×' | '–' => 0.6,
        '‘' | '’' | '·' => 0.3,
        '“' | '”' => 0.5,
        '\u{e00}'..='\u{eff}' => 0.66,
        // Khmer and Burmese letters are broad, and their vowels take room of their own
        '\u{1780}'..='\u{17ff}' => 0.8,
        '\u{1000}'..='\u{109f}' => 0.95,
        // half-width katakana before the full-width forms they sit among
        '\u{ff61}'..='\u{ff9f}' => 0.5,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' => 1.0,
        '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffe6}' => 1.0,
        '\u{20000}'..='\u{3ffff}' | '—' | '…' | '⋯' => 1.0,
        letter if letter.is_uppercase() => 0.8,
        _ => 0.64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_adds_up_and_marks_take_no_room() {
        for role in Role::ALL {
            assert_eq!(width("", role), 0.0);
            let (a, b) = ("Viet", "nam −2.5 日本");
            assert!((width(&format!("{a}{b}"), role) - width(a, role) - width(b, role)).abs() < 1e-9);
        }
        assert_eq!(width("กำ\u{e34}", Role::Label), width("กำ", Role::Label));
        assert_eq!(width("日本", Role::Label), 2.0);
    }

    #[test]
    fn figures_are_as_wide_as_each_other_so_that_columns_align() {
        for role in Role::ALL {
            for digit in '1'..='9' {
                assert_eq!(width(&digit.to_string(), role), width("0", role));
            }
        }
    }

    #[test]
    fn bold_is_never_narrower() {
        for text in ["Philippines", "カンボジア", "ราชอาณาจักรไทย", "កម្ពុជា"]
        {
            assert!(width(text, Role::LabelStrong) >= width(text, Role::Label));
        }
    }
}
