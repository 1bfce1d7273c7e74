//! `trade-share`: a part of a whole, to be seen and to be counted.
//!
//! A bar to scale, cut into squares of one unit each, filled for the part and an outline for the rest:
//! the share can be seen as a length and counted in squares. Where part or whole ends within a column, its
//! squares are cut there, so that both end in a straight edge. The part stands at the left, and a line above
//! it and one below the whole measure both; their lengths are in the same proportion.
//!
//! How many squares stand in a column depends on the width: as many as make them largest.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters_backend::DrawingBackend;

use super::pen::{Align, Pen};
use super::role::Role;
use super::token::Token;
use super::{Bounds, Chart, Fault, Form, Mark};

/// One of the values: what it is written as.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Words {
    /// What stands beside the drawing.
    pub text: String,
    /// The same in fewer letters.
    pub short: String,
    /// The statement in full, for a tooltip and for those who don't see the chart.
    pub label: String,
}

/// The chart. Every text is finished: the chart formats nothing.
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

/// A square of the part, or of the rest, for the chart's key, as large as [`super::key::SIDE`].
pub(super) fn key<B: DrawingBackend>(area: &DrawingArea<B, Shift>, part: bool) -> Result<(), Fault<B>> {
    square(&Pen::new(area), (1.0, 1.0), 12.0, (0.0, 1.0), part)
}

/// The slice of a square from one fraction of its width to another.
fn square<B: DrawingBackend>(
    pen: &Pen<'_, B>,
    (left, top): (f64, f64),
    side: f64,
    (from, to): (f64, f64),
    part: bool,
) -> Result<(), Fault<B>> {
    let corners = ((left + side * from, top), (left + side * to, top + side));
    // too thin a slice has no room for its outline
    if part || side * (to - from) < 2.0 {
        pen.fill_rect(corners.0, corners.1, if part { Token::Ink } else { Token::LineStrong })
    } else {
        pen.rect(corners.0, corners.1, Token::LineStrong, 1.0)
    }
}

/// Lengths that go with a form, in CSS pixels.
struct Measures {
    pad: f64,
    /// From the part's squares to the words beside them.
    gap: f64,
    /// Height of the words above the squares.
    head: f64,
    /// Height kept for the squares.
    grid: f64,
    /// Height of the words below the squares.
    foot: f64,
    /// From the squares to the lines that measure them.
    line: f64,
    /// From one line of words to the next, and how many there may be.
    leading: (f64, usize),
}

impl Measures {
    fn of(form: Form) -> Self {
        form.pick(
            Self { pad: 6.0, gap: 10.0, head: 50.0, grid: 230.0, foot: 52.0, line: 7.0, leading: (17.0, 2) },
            Self { pad: 8.0, gap: 14.0, head: 52.0, grid: 152.0, foot: 40.0, line: 8.0, leading: (20.0, 1) },
        )
    }
}

/// Where everything goes.
struct Layout {
    measures: Measures,
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
    fn of<B: DrawingBackend>(chart: &Share, pen: &Pen<'_, B>) -> Result<Self, Fault<B>> {
        let measures = Measures::of(pen.form());
        let (width, height) = pen.size();
        let room = width - 2.0 * measures.pad;
        let (part, whole) = chart.amounts();
        let pitch = |rows: usize| {
            let columns = (whole / rows as f64).max(1.0);
            (measures.grid / rows as f64).min(room / columns)
        };
        let rows = (1..=40).fold(1, |best, rows| if pitch(rows) > pitch(best) { rows } else { best });
        let (pitch, columns) = (pitch(rows), (part / rows as f64, whole / rows as f64));
        let share = pen.width(&chart.share_words.text, Role::Large)?;
        let end = measures.pad + columns.0 * pitch;
        Ok(Self {
            rows,
            pitch: (pitch, if pitch >= 12.0 { 2.0 } else { 1.0 }),
            columns,
            bottom: measures.head + rows as f64 * pitch,
            split: (f64::max(end, measures.pad + share) + 2.0).min(width / 2.0),
            measures,
            width,
            height,
        })
    }
}

impl Chart for Share {
    fn height(&self, form: Form) -> u32 {
        let measures = Measures::of(form);
        (measures.head + measures.grid + measures.foot).ceil() as u32
    }

    fn draw<B: DrawingBackend>(&self, area: &DrawingArea<B, Shift>) -> Result<Vec<Mark>, Fault<B>> {
        let pen = Pen::new(area);
        let layout = Layout::of(self, &pen)?;
        self.draw_squares(&pen, &layout)?;
        self.draw_lines(&pen, &layout)?;
        self.draw_words(&pen, &layout)?;
        area.present()?;
        Ok(self.marks(&layout))
    }
}

impl Share {
    /// Part and whole as far as they can be drawn.
    fn amounts(&self) -> (f64, f64) {
        let whole = if self.whole.is_finite() { self.whole.max(0.0) } else { 0.0 };
        (if self.part.is_finite() { self.part.clamp(0.0, whole) } else { 0.0 }, whole)
    }

    fn draw_squares<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        let (part, whole) = layout.columns;
        let (pitch, gap) = layout.pitch;
        for filled in [true, false] {
            for column in 0..whole.ceil() as usize {
                let start = column as f64;
                // this column holds so much of the whole, and so much of that is the part
                let (all, own) = ((whole - start).clamp(0.0, 1.0), (part - start).clamp(0.0, 1.0));
                let (from, to) = if filled { (0.0, own) } else { (own, all) };
                if to - from < 1e-9 {
                    continue;
                }
                for row in 0..layout.rows {
                    let left = layout.measures.pad + start * pitch + gap / 2.0;
                    let top = layout.measures.head + row as f64 * pitch + gap / 2.0;
                    square(pen, (left, top), pitch - gap, (from, to), filled)?;
                }
            }
        }
        Ok(())
    }

    /// The lengths of the part and of the whole.
    fn draw_lines<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        let Measures { pad, head, line, .. } = layout.measures;
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
            measure(head - line, end(part), 5.0, 2.0, Token::Ink)?;
            measure(layout.bottom + line, end(whole), -5.0, 1.0, Token::Ink3)?;
        }
        Ok(())
    }

    fn draw_words<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        let form = pen.form();
        let Measures { pad, gap, head, line, leading: (leading, lines), .. } = layout.measures;
        let base = head - line - 8.0;
        let share = pen.fitting([self.share_words.text.as_str()], Role::Large, layout.split - pad)?;
        if let Some(text) = share {
            pen.text(text, (Role::Large, Token::Ink), (pad, base), Align::Left)?;
        }
        let left = layout.split + gap;
        let folded = |words: &Words, role: Role, room: f64| -> Result<Vec<String>, Fault<B>> {
            let full = pen.balanced(&words.text, role, room, lines)?;
            if full.is_empty() { pen.balanced(&words.short, role, room, lines) } else { Ok(full) }
        };
        let room = layout.width - pad - left;
        let part = folded(&self.part_words, Role::Mean, room)?;
        for (index, text) in part.iter().rev().enumerate() {
            let y = base - leading * index as f64;
            pen.text(text, (Role::Mean, Token::Ink), (left, y), Align::Left)?;
        }
        let size = Role::Mean.size(form) * 0.72;
        for (index, text) in folded(&self.whole_words, Role::Mean, room)?.iter().enumerate() {
            let y = layout.bottom + line + 8.0 + size + leading * index as f64;
            pen.text(text, (Role::Mean, Token::Ink), (left, y), Align::Left)?;
        }
        Ok(())
    }

    /// The words of the part, then the part's squares for the share, then all that is right of them for
    /// the whole.
    fn marks(&self, layout: &Layout) -> Vec<Mark> {
        let (split, head) = (layout.split, layout.measures.head);
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
pub(super) mod tests {
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
    fn nor_with_any_words_and_numbers() {
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
            let y = Measures::of(Form::at(f64::from(width))).head + 10.0;
            assert_eq!(at(12.0, y), Some(Some(1)));
            assert_eq!(at(f64::from(width) - 20.0, y), Some(Some(2)));
        }
    }

    #[test]
    fn an_empty_chart_draws() {
        check_clean(&Share::default(), 280);
    }
}
