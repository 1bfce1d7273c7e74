//! Widths of text, from a table.
//!
//! A prerendered chart is laid out without fonts and must be the same on every machine, and the canvas must
//! have the layout of the SVG that it covers. So layout measures with this table instead of a font. Pages and
//! saved files are set in the fonts that their readers have, so the table holds the widest of the usual
//! faces: what fits by the table fits in each of them.

use super::role::Role;

/// Regular sans: the widest of Roboto, Noto Sans, Arial and DejaVu Sans (which has the widths of Verdana).
#[rustfmt::skip]
const SANS: [u16; 95] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 551, 838, 318, 361, 318, 413,
    636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 556,
    1015, 684, 686, 722, 770, 667, 611, 778, 752, 339, 552, 667, 557, 907, 760, 787,
    667, 787, 722, 667, 611, 732, 684, 989, 685, 667, 685, 390, 411, 390, 838, 556,
    500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612,
    635, 635, 413, 521, 392, 634, 592, 818, 592, 592, 525, 636, 551, 636, 838,
];

/// Bold sans, of the same four.
#[rustfmt::skip]
const SANS_BOLD: [u16; 95] = [
    348, 456, 521, 838, 696, 1002, 872, 306, 457, 457, 545, 838, 380, 415, 380, 413,
    696, 696, 696, 696, 696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 611,
    1000, 774, 762, 734, 830, 683, 683, 821, 837, 389, 559, 775, 637, 995, 837, 850,
    733, 850, 770, 720, 682, 812, 774, 1103, 771, 724, 725, 457, 422, 457, 838, 556,
    500, 675, 716, 593, 716, 678, 435, 716, 712, 343, 343, 665, 343, 1042, 712, 687,
    716, 716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712, 551, 712, 838,
];

/// Bold serif: the wider of Noto Serif and DejaVu Serif, which are wider than the others in the stack.
#[rustfmt::skip]
const SERIF_BOLD: [u16; 95] = [
    348, 439, 555, 838, 696, 1000, 903, 306, 473, 473, 523, 838, 348, 415, 348, 365,
    696, 696, 696, 696, 696, 696, 696, 696, 696, 696, 369, 369, 838, 838, 838, 586,
    1000, 776, 845, 796, 867, 762, 710, 854, 945, 468, 500, 869, 703, 1107, 914, 871,
    752, 871, 831, 722, 744, 872, 776, 1123, 776, 722, 730, 473, 365, 473, 838, 500,
    500, 648, 699, 609, 699, 636, 430, 699, 727, 380, 362, 693, 380, 1058, 727, 667,
    699, 699, 527, 563, 462, 727, 606, 861, 646, 581, 568, 643, 559, 643, 838,
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
        // marks that are placed on another letter: Latin, Hebrew, Arabic, Tamil, Thai, Lao, Khmer, Burmese
        '\u{300}'..='\u{36f}'
        | '\u{591}'..='\u{5bd}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}'
        | '\u{bc0}'
        | '\u{bcd}'
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
        | '\u{103d}'..='\u{103e}'
        | '\u{200b}'..='\u{200d}' => 0.0,
        '\u{a0}' | '\u{202f}' | '\u{2009}' => 0.33,
        '\u{2010}' | '\u{2011}' => 0.4,
        '−' | '±' | '×' | '≥' | '≤' => 0.84,
        '–' => 0.6,
        '‘' | '’' | '·' => 0.36,
        '“' | '”' => 0.62,
        '\u{e00}'..='\u{eff}' => 0.66,
        // Tamil letters are broad, and most vowels stand beside them
        '\u{b80}'..='\u{bff}' => 1.1,
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

    /// Widths in em, measured in the faces themselves: what is laid out here must fit in each of them.
    #[test]
    fn the_table_is_no_narrower_than_any_usual_face() {
        // (regular, bold, bold serif) of DejaVu Sans and DejaVu Serif
        for (text, sans, bold, serif) in [
            ("0123456789", 6.36, 6.96, 6.96),
            ("−2.5", 2.428, 2.61, 2.578),
            ("Philippines", 5.389, 6.234, 6.323),
            ("“New Era”", 5.191, 5.952, 5.846),
        ] {
            for (role, measured) in [(Role::Label, sans), (Role::LabelStrong, bold), (Role::Quoted, serif)] {
                let given = width(text, role);
                assert!(given >= measured - 1e-9, "{text} in {role:?}: {given} < {measured}");
                assert!(given < measured * 1.2, "{text} in {role:?}: {given} is far more than {measured}");
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
