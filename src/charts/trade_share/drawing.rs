//! A part of a whole, to be seen as a length and counted in squares.
//!
//! A bar to scale, cut into squares of one unit each, filled for the part and outlined for the rest. Where
//! part or whole ends within a column, its squares are cut there, so that both end in a straight edge. The
//! part is at the left; a line above it and one below the whole measure both, in the same proportion.
//!
//! How many squares are in a column depends on the width: as many as make them largest.

use crate::chart::pen::{Align, Point};
use crate::chart::role::Role;
use crate::chart::{Bounds, Chart, Drawn, Form, Glyph, Length, Mark, PAD, Pen, Token};

/// One of the values in words.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Words {
    /// What is written beside the drawing.
    pub text: String,
    /// The same in fewer letters.
    pub short: String,
    /// The statement in full, for the tooltip and for screen readers.
    pub label: String,
}

/// The chart. Texts are complete: the chart formats nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Share {
    /// The part, in squares.
    pub part: f64,
    /// The whole, in squares.
    pub whole: f64,
    /// The part in words.
    pub part_words: Words,
    /// The share in words, `15 %`.
    pub share_words: Words,
    /// The whole in words.
    pub whole_words: Words,
}

/// A square of the part, or of the rest, for the key.
pub fn glyph(part: bool) -> Glyph {
    Glyph::new(move |pen| draw_square(pen, (1.0, 1.0), 12.0, (0.0, 1.0), part))
}

/// Draws the slice of a square from one share of its width to another.
fn draw_square(pen: &Pen<'_>, (left, top): Point, side: f64, (from, to): (f64, f64), part: bool) -> Drawn {
    let corners = ((left + side * from, top), (left + side * to, top + side));
    // too thin a slice has no room for its outline
    if part || side * (to - from) < 2.0 {
        pen.fill_rect(corners.0, corners.1, if part { Token::Ink } else { Token::LineStrong })
    } else {
        pen.rect(corners.0, corners.1, Token::LineStrong, 1.0)
    }
}

/// From the part's squares to the words beside them.
const GAP: Length = Length::new(10.0, 14.0);
/// Heights of the words above the squares, of the squares, and of the words below them.
const HEAD: Length = Length::new(50.0, 52.0);
const GRID: Length = Length::new(230.0, 152.0);
const FOOT: Length = Length::new(52.0, 40.0);
/// From the squares to the lines that measure them.
const LINE: Length = Length::new(7.0, 8.0);
/// From one line of words to the next.
const LEADING: Length = Length::new(17.0, 20.0);

/// Positions of everything.
struct Layout {
    width: f64,
    height: f64,
    /// Squares in a column.
    rows: usize,
    /// From one square to the next, and between two squares.
    pitch: (f64, f64),
    /// Part and whole in columns.
    columns: (f64, f64),
    /// Lower edge of the squares.
    bottom: f64,
    /// Right edge of what belongs to the share; what is right of it belongs to the whole.
    split: f64,
}

impl Layout {
    fn new(chart: &Share, pen: &Pen<'_>) -> Drawn<Self> {
        let (pad, grid) = (pen.px(PAD), pen.px(GRID));
        let (width, height) = pen.size();
        let room = width - 2.0 * pad;
        let (part, whole) = chart.amounts();
        let pitch = |rows: usize| {
            let columns = (whole / rows as f64).max(1.0);
            (grid / rows as f64).min(room / columns)
        };
        let rows = (1..=40).fold(1, |best, rows| if pitch(rows) > pitch(best) { rows } else { best });
        let (pitch, columns) = (pitch(rows), (part / rows as f64, whole / rows as f64));
        let share = pen.width(&chart.share_words.text, Role::Large)?;
        let end = pad + columns.0 * pitch;
        Ok(Self {
            rows,
            pitch: (pitch, if pitch >= 12.0 { 2.0 } else { 1.0 }),
            columns,
            bottom: pen.px(HEAD) + rows as f64 * pitch,
            split: (f64::max(end, pad + share) + 2.0).min(width / 2.0),
            width,
            height,
        })
    }
}

impl Chart for Share {
    fn height(&self, form: Form) -> u32 {
        (HEAD.at(form) + GRID.at(form) + FOOT.at(form)).ceil() as u32
    }

    fn draw(&self, pen: &Pen<'_>) -> Drawn<Vec<Mark>> {
        let layout = Layout::new(self, pen)?;
        self.draw_squares(pen, &layout)?;
        self.draw_lines(pen, &layout)?;
        self.draw_words(pen, &layout)?;
        Ok(self.marks(pen, &layout))
    }
}

impl Share {
    /// Part and whole as far as they can be drawn.
    fn amounts(&self) -> (f64, f64) {
        let whole = if self.whole.is_finite() { self.whole.max(0.0) } else { 0.0 };
        (if self.part.is_finite() { self.part.clamp(0.0, whole) } else { 0.0 }, whole)
    }

    fn draw_squares(&self, pen: &Pen<'_>, layout: &Layout) -> Drawn {
        let (part, whole) = layout.columns;
        let (pitch, gap) = layout.pitch;
        for filled in [true, false] {
            for column in 0..whole.ceil() as usize {
                let start = column as f64;
                // the share of this column that belongs to the whole, and the share that belongs to the part
                let (all, own) = ((whole - start).clamp(0.0, 1.0), (part - start).clamp(0.0, 1.0));
                let (from, to) = if filled { (0.0, own) } else { (own, all) };
                if to - from < 1e-9 {
                    continue;
                }
                for row in 0..layout.rows {
                    let left = pen.px(PAD) + start * pitch + gap / 2.0;
                    let top = pen.px(HEAD) + row as f64 * pitch + gap / 2.0;
                    draw_square(pen, (left, top), pitch - gap, (from, to), filled)?;
                }
            }
        }
        Ok(())
    }

    /// The lengths of the part and of the whole.
    fn draw_lines(&self, pen: &Pen<'_>, layout: &Layout) -> Drawn {
        let (pad, line) = (pen.px(PAD), pen.px(LINE));
        let (part, whole) = layout.columns;
        // with the gaps around squares, so that part and whole are measured alike
        let end = |columns: f64| pad + columns * layout.pitch.0;
        let measure = |y: f64, end: f64, tick: f64, width: f64, token: Token| {
            let half = width / 2.0;
            pen.line((pad, y), (end, y), token, width)?;
            pen.line((pad + half, y), (pad + half, y + tick), token, width)?;
            pen.line((end - half, y), (end - half, y + tick), token, width)
        };
        if self.whole > 0.0 {
            measure(pen.px(HEAD) - line, end(part), 5.0, 2.0, Token::Ink)?;
            measure(layout.bottom + line, end(whole), -5.0, 1.0, Token::Ink3)?;
        }
        Ok(())
    }

    fn draw_words(&self, pen: &Pen<'_>, layout: &Layout) -> Drawn {
        let (pad, line, leading) = (pen.px(PAD), pen.px(LINE), pen.px(LEADING));
        let lines = pen.form().pick(2, 1);
        let base = pen.px(HEAD) - line - 8.0;
        let style = (Role::Large, Token::Ink);
        pen.write(&[&self.share_words.text], style, (pad, base), Align::Left, layout.split - pad)?;
        let left = layout.split + pen.px(GAP);
        let room = layout.width - pad - left;
        let role = Role::Quoted;
        let folded = |words: &Words| {
            let full = pen.balanced(&words.text, role, room, lines)?;
            if full.is_empty() { pen.balanced(&words.short, role, room, lines) } else { Ok(full) }
        };
        for (index, text) in folded(&self.part_words)?.iter().rev().enumerate() {
            pen.text(text, (role, Token::Ink), (left, base - leading * index as f64), Align::Left)?;
        }
        let first = layout.bottom + line + 8.0 + pen.text_size(role) * 0.72;
        for (index, text) in folded(&self.whole_words)?.iter().enumerate() {
            pen.text(text, (role, Token::Ink), (left, first + leading * index as f64), Align::Left)?;
        }
        Ok(())
    }

    /// The words of the part, then the part's squares for the share, then all that is right of them for
    /// the whole.
    fn marks(&self, pen: &Pen<'_>, layout: &Layout) -> Vec<Mark> {
        let (split, head) = (layout.split, pen.px(HEAD));
        let (right, below) = (layout.width - split, layout.height - head);
        [
            (&self.part_words, Bounds { x: split, y: 0.0, width: right, height: head }),
            (&self.share_words, Bounds { x: 0.0, y: 0.0, width: split, height: layout.height }),
            (&self.whole_words, Bounds { x: split, y: head, width: right, height: below }),
        ]
        .into_iter()
        .enumerate()
        .filter(|(_, (words, _))| !words.label.is_empty())
        .map(|(row, (words, bounds))| Mark { row: Some(row), column: 0, bounds, label: words.label.clone() })
        .collect()
    }
}

#[cfg(test)]
pub(in crate::charts) mod tests {
    use super::*;
    use crate::chart::record::{Dice, check_clean, draw, rectangles};
    use crate::chart::svg::{self, Paint};

    /// 20.4 of 136.2.
    pub fn example() -> Share {
        let words = |text: &str, short: &str| Words { text: text.into(), short: short.into(), label: text.into() };
        Share {
            part: 20.4,
            whole: 136.2,
            part_words: words("about 20.4 trillion yen, trade with ASEAN", "about 20.4"),
            share_words: words("15 %", ""),
            whole_words: words("about 136.2 trillion yen, all of Japan’s foreign trade", "about 136.2"),
        }
    }

    /// How many squares are filled and how many are not, by their areas.
    fn squares(chart: &Share, width: u32) -> [f64; 2] {
        let body = svg::draw(chart, width, Paint::Classes).body;
        let side = rectangles(&body, "f-ink")[0][3];
        // an outline is drawn half a pixel inside its square
        let area = |class: &str, grown: f64| -> f64 {
            rectangles(&body, class).iter().map(|[_, _, width, height]| (width + grown) * (height + grown)).sum()
        };
        [area("f-ink", 0.0), area("s-line-strong", 1.0) + area("f-line-strong", 0.0)].map(|all| all / (side * side))
    }

    #[test]
    fn nothing_overlaps_or_is_cut_off_at_any_width() {
        for width in 280..=1600 {
            check_clean(&example(), width);
        }
    }

    #[test]
    fn nothing_overlaps_with_random_words_and_numbers() {
        let mut dice = Dice::new(12);
        for _ in 0..600 {
            let mut chart = example();
            chart.whole = dice.real(0.0, 400.0);
            chart.part = dice.real(0.0, 1.1) * chart.whole;
            for words in [&mut chart.part_words, &mut chart.share_words, &mut chart.whole_words] {
                words.text = dice.words(0, 60);
                words.short = dice.words(0, 12);
            }
            check_clean(&chart, dice.whole(280, 1600) as u32);
        }
    }

    #[test]
    fn the_squares_show_the_share_and_can_be_counted() {
        let chart = example();
        for width in (280..=1600).step_by(44) {
            let [part, rest] = squares(&chart, width);
            assert!((part - 20.4).abs() < 0.1, "{part} squares at {width} px");
            assert!((rest - (136.2 - 20.4)).abs() < 0.6, "{rest} squares at {width} px");
        }
    }

    #[test]
    fn the_lines_measure_part_and_whole_alike() {
        for width in [280, 328, 576, 780, 1600] {
            let body = svg::draw(&example(), width, Paint::Classes).body;
            let length = |class: &str| -> f64 {
                let path = body.split(&format!("<path class=\"{class}\"")).nth(1).unwrap();
                let d = path.split("d=\"M").nth(1).unwrap();
                let numbers: Vec<f64> =
                    d.split(|c: char| !(c.is_ascii_digit() || c == '.')).filter_map(|n| n.parse().ok()).collect();
                numbers[2] - numbers[0]
            };
            let share = length("s-ink") / length("s-ink-3");
            assert!((share - 20.4 / 136.2).abs() < 0.002, "{share} at {width} px");
        }
    }

    #[test]
    fn every_value_is_written_and_the_squares_belong_to_it() {
        let chart = example();
        for width in [280, 328, 576, 780] {
            let (record, marks) = draw(&chart, width);
            for word in ["20.4", "15", "136.2"] {
                assert!(record.texts.iter().any(|it| it.text.contains(word)), "{word} at {width} px");
            }
            assert_eq!(marks.iter().map(|mark| mark.row).collect::<Vec<_>>(), [Some(0), Some(1), Some(2)]);
            let at = |x: f64, y: f64| crate::chart::hit(&marks, x, y).map(|index| marks[index].row);
            let y = HEAD.at(Form::at(f64::from(width))) + 10.0;
            assert_eq!(at(12.0, y), Some(Some(1)));
            assert_eq!(at(f64::from(width) - 20.0, y), Some(Some(2)));
        }
    }

    #[test]
    fn an_empty_chart_draws() {
        check_clean(&Share::default(), 280);
    }
}
