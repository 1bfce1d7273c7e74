//! Colours by design token.
//!
//! A drawing contains no colours. It names a token of `style/tokens.css`, which the output resolves: the SVG
//! to a class, so that light, dark, print and forced colours need no redrawing; the canvas to the value
//! computed in the page. plotters passes colours as RGB, so a token is passed through it as a reserved RGB
//! value that [`Token::of`] reads back.

use plotters::style::RGBColor;

/// A colour of the page, by what it is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Token {
    /// Text, and whatever is selected.
    Ink,
    /// Secondary text.
    Ink2,
    /// Axes, captions, what is not selected.
    Ink3,
    /// Hairlines between rows.
    Line,
    /// Lines that separate or measure.
    LineStrong,
    /// The same colour as [`Token::Line`], dotted: lines of a scale.
    Grid,
    /// The background.
    Paper,
    /// The background of what is selected.
    SelWash,
    /// Category 1 (`--area-1`).
    Category1,
    /// Category 2 (`--area-2`).
    Category2,
    /// Category 3 (`--area-3`).
    Category3,
    /// Category 4 (`--area-4`).
    Category4,
    /// Category 5 (`--area-5`).
    Category5,
    /// Text on a category's colour.
    OnCategory,
}

/// Red and green of the RGB values that stand for tokens.
const SENTINEL: (u8, u8) = (1, 254);

impl Token {
    /// Every token, in the order of their numbers.
    pub const ALL: [Self; 14] = [
        Self::Ink,
        Self::Ink2,
        Self::Ink3,
        Self::Line,
        Self::LineStrong,
        Self::Grid,
        Self::Paper,
        Self::SelWash,
        Self::Category1,
        Self::Category2,
        Self::Category3,
        Self::Category4,
        Self::Category5,
        Self::OnCategory,
    ];

    /// The colour of a category by its number, 1 to 5; ink for any other number.
    #[must_use]
    pub fn category(number: u8) -> Self {
        match number {
            1 => Self::Category1,
            2 => Self::Category2,
            3 => Self::Category3,
            4 => Self::Category4,
            5 => Self::Category5,
            _ => Self::Ink,
        }
    }

    /// The token as plotters passes it.
    #[must_use]
    pub fn color(self) -> RGBColor {
        RGBColor(SENTINEL.0, SENTINEL.1, self as u8)
    }

    /// The token behind a colour that came through plotters.
    #[must_use]
    pub fn of((red, green, blue): (u8, u8, u8)) -> Option<Self> {
        if (red, green) == SENTINEL { Self::ALL.get(usize::from(blue)).copied() } else { None }
    }

    /// Second half of the token's classes: `f-ink` fills, `s-ink` strokes.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ink => "ink",
            Self::Ink2 => "ink-2",
            Self::Ink3 => "ink-3",
            Self::Line => "line",
            Self::LineStrong => "line-strong",
            Self::Grid => "grid",
            Self::Paper => "paper",
            Self::SelWash => "sel-wash",
            Self::Category1 => "area-1",
            Self::Category2 => "area-2",
            Self::Category3 => "area-3",
            Self::Category4 => "area-4",
            Self::Category5 => "area-5",
            Self::OnCategory => "on-area",
        }
    }

    /// The custom property that holds the token's colour.
    #[must_use]
    pub fn property(self) -> &'static str {
        match self {
            Self::Ink => "--ink",
            Self::Ink2 => "--ink-2",
            Self::Ink3 => "--ink-3",
            Self::Line | Self::Grid => "--line",
            Self::LineStrong => "--line-strong",
            Self::Paper => "--paper",
            Self::SelWash => "--sel-wash",
            Self::Category1 => "--area-1",
            Self::Category2 => "--area-2",
            Self::Category3 => "--area-3",
            Self::Category4 => "--area-4",
            Self::Category5 => "--area-5",
            Self::OnCategory => "--on-area",
        }
    }

    /// Lengths of dash and gap in CSS pixels, for tokens whose lines are broken.
    #[must_use]
    pub fn dash(self) -> Option<(f64, f64)> {
        (self == Self::Grid).then_some((1.0, 3.0))
    }
}

/// The colours of all tokens at one moment in one page, for drawings without its style sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Palette {
    values: [(u8, u8, u8); Token::ALL.len()],
}

impl Palette {
    /// Calls `value` for each token in turn.
    ///
    /// # Errors
    /// The first error `value` returns.
    pub fn read<E>(mut value: impl FnMut(Token) -> Result<(u8, u8, u8), E>) -> Result<Self, E> {
        let mut values = [(0, 0, 0); Token::ALL.len()];
        for (slot, token) in values.iter_mut().zip(Token::ALL) {
            *slot = value(token)?;
        }
        Ok(Self { values })
    }

    /// Red, green and blue of a token.
    #[must_use]
    pub fn get(&self, token: Token) -> (u8, u8, u8) {
        self.values[token as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn a_token_passes_through_plotters_and_no_other_colour_is_one() {
        for token in Token::ALL {
            let RGBColor(red, green, blue) = token.color();
            assert_eq!(Token::of((red, green, blue)), Some(token));
        }
        for other in [(0, 0, 0), (255, 255, 255), (1, 254, 14), (254, 1, 0)] {
            assert_eq!(Token::of(other), None);
        }
    }

    #[test]
    fn names_differ_and_the_style_sheet_knows_every_one_that_is_drawn() {
        let names: HashSet<_> = Token::ALL.iter().map(|token| token.name()).collect();
        assert_eq!(names.len(), Token::ALL.len());
        let css = include_str!("../../style/chart.css");
        for token in Token::ALL {
            let rule = format!("{} {{", token.name());
            assert!(
                css.contains(&format!(".f-{rule}")) || css.contains(&format!(".s-{rule}")),
                "{} has no class",
                token.name()
            );
            assert!(css.contains(&format!("var({})", token.property())), "{}", token.property());
        }
    }

    #[test]
    fn a_palette_gives_back_what_was_read() {
        let palette = Palette::read(|token| Ok::<_, ()>((token as u8, 2, 3))).unwrap();
        assert_eq!(palette.get(Token::Paper), (Token::Paper as u8, 2, 3));
        assert_eq!(Palette::read(|token| if token == Token::Line { Err(7) } else { Ok((0, 0, 0)) }), Err(7));
    }
}
