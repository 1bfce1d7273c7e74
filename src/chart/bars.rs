//! `investment`, `bases`: amounts by country beside the one total that the proposal gives.
//!
//! A bar per country from one line of zero, to the right for what is more than nothing and to the left
//! for what is less, the amount itself beside it. The proposal's total leads, in words: drawn as a bar it
//! would press its parts together, and where a part is negative it is no sum of lengths.
//!
//! What was published for several countries together is one bar named for all of them, and stands
//! last, since it is no country to be compared with the ones above. An amount that no source gives but
//! that is left of the total is an outline.
//!
//! A narrow chart writes names above their bars, so that bars have its whole width.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters_backend::DrawingBackend;

use super::pen::{Align, Pen};
use super::role::Role;
use super::scale::{self, Linear};
use super::token::Token;
use super::{Bounds, Chart, Fault, Form, Mark};

/// The amount that the proposal gives for all together.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Total {
    /// Whose it is.
    pub name: String,
    /// The same in fewer letters.
    pub short: String,
    /// The amount with its unit, as the page writes it.
    pub text: String,
    /// The amount alone.
    pub text_short: String,
    /// The statement in full, for a tooltip and for those who don't see the chart.
    pub label: String,
}

/// The amount of one country, or of several published as one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// Name of the country, or of all of them.
    pub name: String,
    /// The same in fewer letters, for where the name doesn't fit even on two lines.
    pub short: String,
    /// Several countries; their names may take two lines.
    pub block: bool,
    /// Whether the visitor has chosen one of them.
    pub selected: bool,
    /// The amount.
    pub value: f64,
    /// The amount as the page writes it.
    pub text: String,
    /// How the amount is known; empty where all are known in one way.
    pub how: String,
    /// No source gives the amount: it is left of the total.
    pub left_over: bool,
    /// The statement in full.
    pub label: String,
}

/// The chart. Every text is finished: the chart formats nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bars {
    /// What the proposal gives for all together.
    pub total: Total,
    /// The amounts, in the order in which they are shown.
    pub rows: Vec<Row>,
}

/// Lengths that go with a form, in CSS pixels.
struct Measures {
    pad: f64,
    /// Between columns, and between a bar and its amount.
    gap: (f64, f64),
    /// Heights of the total, of a row, and of a row of several countries.
    total: f64,
    row: f64,
    block: f64,
    /// From one line of a name to the next.
    leading: f64,
    /// Breadth of a bar.
    bar: f64,
    /// Where the bar has its middle, from the lower edge of its row. Half a row where names stand beside.
    middle: f64,
    /// Least width of the bars that leaves room for how amounts are known.
    plot: f64,
}

impl Measures {
    fn of(form: Form) -> Self {
        form.pick(
            Self {
                pad: 6.0,
                gap: (10.0, 5.0),
                total: 48.0,
                row: 44.0,
                block: 60.0,
                leading: 16.0,
                bar: 12.0,
                middle: 14.0,
                plot: 0.0,
            },
            Self {
                pad: 8.0,
                gap: (16.0, 6.0),
                total: 42.0,
                row: 32.0,
                block: 46.0,
                leading: 18.0,
                bar: 18.0,
                middle: 0.0,
                plot: 150.0,
            },
        )
    }

    fn height(&self, row: &Row) -> f64 {
        if row.block { self.block } else { self.row }
    }
}

/// Where everything goes.
struct Layout {
    form: Form,
    measures: Measures,
    width: f64,
    /// Upper edge and height of each row.
    rows: Vec<(f64, f64)>,
    /// Width of the column of names.
    names: f64,
    /// Width of the column that says how amounts are known; nothing where it is left out.
    how: f64,
    /// Amounts to positions.
    scale: Linear,
}

impl Layout {
    fn of<B: DrawingBackend>(chart: &Bars, pen: &Pen<'_, B>) -> Result<Self, Fault<B>> {
        let form = pen.form();
        let measures = Measures::of(form);
        let (width, _) = pen.size();
        let mut top = measures.total;
        let rows = chart.rows.iter().map(|row| {
            let height = measures.height(row);
            top += height;
            (top - height, height)
        });
        let rows = rows.collect();

        // widths are taken in bold throughout, so that choosing a country moves nothing
        let figures = pen.widest(chart.rows.iter().map(|row| row.text.as_str()), Role::ValueStrong)?;
        let figures = figures.min(width * 0.3);
        let hows = pen.widest(chart.rows.iter().map(|row| row.how.as_str()), Role::Sub)?;
        let (mut names, mut how) = (0.0, hows);
        let right = width - measures.pad;
        let (from, to) = match form {
            Form::Narrow => {
                how = if hows > width * 0.42 { 0.0 } else { hows };
                (measures.pad, right)
            }
            Form::Wide => {
                for row in &chart.rows {
                    names = f64::max(names, narrowest(pen, &row.name, if row.block { 2 } else { 1 })?);
                }
                names = names.max(pen.width(&chart.total.name, Role::Mean)?).min(width * 0.38);
                let from = measures.pad + names + measures.gap.0;
                if hows > 0.0 && right - from - figures - hows - 2.0 * measures.gap.0 < measures.plot {
                    how = 0.0;
                }
                (from, if how > 0.0 { right - how - measures.gap.0 } else { right })
            }
        };
        let domain = scale::extent(chart.rows.iter().map(|row| row.value));
        let scale = Linear::new(domain, (from, (to - figures - measures.gap.1).max(from)));
        Ok(Self { form, measures, width, rows, names, how, scale })
    }

    /// Middle of a row's bar.
    fn middle(&self, (top, height): (f64, f64)) -> f64 {
        match self.form {
            Form::Narrow => top + height - self.measures.middle,
            Form::Wide => top + height / 2.0,
        }
    }
}

/// The least width on which a name fits `lines` lines, one or two.
fn narrowest<B: DrawingBackend>(pen: &Pen<'_, B>, name: &str, lines: usize) -> Result<f64, Fault<B>> {
    let mut least = pen.width(name, Role::LabelStrong)?;
    if lines > 1 {
        for (at, _) in name.match_indices(' ') {
            let (first, second) =
                (pen.width(&name[..at], Role::LabelStrong)?, pen.width(&name[at + 1..], Role::LabelStrong)?);
            least = least.min(first.max(second));
        }
    }
    Ok(least)
}

impl Chart for Bars {
    fn height(&self, form: Form) -> u32 {
        let measures = Measures::of(form);
        let rows: f64 = self.rows.iter().map(|row| measures.height(row)).sum();
        (measures.total + rows + 1.0).ceil() as u32
    }

    fn draw<B: DrawingBackend>(&self, area: &DrawingArea<B, Shift>) -> Result<Vec<Mark>, Fault<B>> {
        let pen = Pen::new(area);
        let layout = Layout::of(self, &pen)?;
        self.draw_ground(&pen, &layout)?;
        self.draw_total(&pen, &layout)?;
        self.draw_names(&pen, &layout)?;
        self.draw_bars(&pen, &layout)?;
        self.draw_amounts(&pen, &layout)?;
        area.present()?;
        Ok(self.marks(&layout))
    }
}

impl Bars {
    fn draw_ground<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        for (row, &(top, height)) in self.rows.iter().zip(&layout.rows) {
            if row.selected {
                pen.fill_rect((0.0, top), (layout.width, top + height), Token::SelWash)?;
            }
        }
        for &(top, _) in &layout.rows {
            pen.line((0.0, top + 0.5), (layout.width, top + 0.5), Token::Line, 1.0)?;
        }
        Ok(())
    }

    /// Name and amount of the total behind the solid rule of what the proposal says, which stands on the
    /// line of zero.
    fn draw_total<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        let form = layout.form;
        let Measures { pad, gap, total: height, .. } = layout.measures;
        let total = &self.total;
        let zero = layout.scale.at(0.0);
        let (name_at, name_room, rule, middle) = match form {
            Form::Narrow => ((pad, 14.0), layout.width - 2.0 * pad, (height - 23.0, height - 5.0), height - 14.0),
            Form::Wide => {
                let middle = height / 2.0 - 2.0;
                ((pad, middle), zero - pad - gap.1, (middle - 12.0, middle + 12.0), middle)
            }
        };
        if let Some(name) = pen.fitting([total.name.as_str(), total.short.as_str()], Role::Mean, name_room)? {
            let at = (name_at.0, pen.centred(name_at.1, Role::Mean));
            pen.text(name, (Role::Mean, Token::Ink), at, Align::Left)?;
        }
        let left = zero + 4.0 + gap.1;
        let texts = [total.text.as_str(), total.text_short.as_str()];
        if let Some(text) = pen.fitting(texts, Role::MeanValue, layout.width - pad - left)? {
            pen.fill_rect((zero, rule.0), (zero + 4.0, rule.1), Token::Ink)?;
            let at = (left, pen.centred(middle, Role::MeanValue));
            pen.text(text, (Role::MeanValue, Token::Ink), at, Align::Left)?;
        }
        Ok(())
    }

    fn draw_names<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        let form = layout.form;
        let Measures { pad, gap, leading, .. } = layout.measures;
        for (row, &place) in self.rows.iter().zip(&layout.rows) {
            let role = if row.selected { Role::LabelStrong } else { Role::Label };
            let room = match form {
                Form::Narrow => layout.width - 2.0 * pad,
                Form::Wide => layout.names + 0.5,
            };
            // in a narrow chart the last line shares its room with how the amount is known
            let last_room = if form == Form::Narrow && layout.how > 0.0 { room - layout.how - gap.0 } else { room };
            // broken as if bold, so that choosing a country breaks no line elsewhere
            let bold = Role::LabelStrong;
            let allowed = if row.block { 2 } else { 1 };
            let mut lines = Vec::new();
            for wording in [
                pen.balanced(&row.name, bold, room, allowed)?,
                pen.folded(&row.name, bold, room, allowed)?,
                pen.balanced(&row.name, bold, last_room, allowed)?,
                pen.balanced(&row.short, bold, last_room, allowed)?,
            ] {
                let Some(last) = wording.last() else { continue };
                if pen.width(last, bold)? <= last_room {
                    lines = wording;
                    break;
                }
            }
            let last = lines.len().saturating_sub(1) as f64;
            // names stand on their bar, or have their middle at its side
            let first = match form {
                Form::Narrow => layout.middle(place) - 18.0 - last * leading,
                Form::Wide => layout.middle(place) - last * leading / 2.0,
            };
            for (index, line) in lines.iter().enumerate() {
                let at = (pad, pen.centred(first + index as f64 * leading, role));
                pen.text(line, (role, Token::Ink), at, Align::Left)?;
            }
        }
        Ok(())
    }

    fn draw_bars<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        let half = layout.measures.bar / 2.0;
        let zero = layout.scale.at(0.0);
        for (row, &place) in self.rows.iter().zip(&layout.rows) {
            let token = if row.selected { Token::Ink } else { Token::Ink3 };
            let middle = layout.middle(place);
            let end = layout.scale.at(row.value);
            let (from, to) = ((zero.min(end), middle - half), (zero.max(end), middle + half));
            // an outline needs room for itself
            if row.left_over && to.0 - from.0 > 4.0 {
                pen.rect(from, to, token, if row.selected { 2.5 } else { 1.5 })?;
            } else {
                pen.fill_rect(from, to, token)?;
            }
        }
        // the line of zero; in a narrow chart it leaves out the names
        match (layout.form, layout.rows.first(), layout.rows.last()) {
            (Form::Wide, Some(&(top, _)), Some(&(last, height))) => {
                pen.line((zero, top), (zero, last + height), Token::Ink, 1.0)?;
            }
            _ => {
                for &place in &layout.rows {
                    let middle = layout.middle(place);
                    pen.line((zero, middle - half - 3.0), (zero, middle + half + 3.0), Token::Ink, 1.0)?;
                }
            }
        }
        Ok(())
    }

    fn draw_amounts<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        let form = layout.form;
        let Measures { pad, gap, .. } = layout.measures;
        let zero = layout.scale.at(0.0);
        let right = layout.width - pad;
        let end = if form == Form::Wide && layout.how > 0.0 { right - layout.how - gap.0 } else { right };
        for (row, &place) in self.rows.iter().zip(&layout.rows) {
            let middle = layout.middle(place);
            let (role, token) = if row.selected { (Role::ValueStrong, Token::Ink) } else { (Role::Value, Token::Ink2) };
            // what is less than nothing has its amount on the free side of zero
            let left = zero.max(layout.scale.at(row.value)) + gap.1;
            if let Some(text) = pen.fitting([row.text.as_str()], role, end - left + 0.5)? {
                pen.text(text, (role, token), (left, pen.centred(middle, role)), Align::Left)?;
            }
            if layout.how > 0.0 && !row.how.is_empty() {
                let (x, y, align) = match form {
                    // on the line above the bar, whichever lines the name takes
                    Form::Narrow => (right, middle - 18.0, Align::Right),
                    Form::Wide => (right - layout.how, middle, Align::Left),
                };
                pen.text(&row.how, (Role::Sub, Token::Ink2), (x, pen.centred(y, Role::Sub)), align)?;
            }
        }
        Ok(())
    }

    fn marks(&self, layout: &Layout) -> Vec<Mark> {
        let mark = |row: Option<usize>, (top, height): (f64, f64), label: &str| {
            let bounds = Bounds { x: 0.0, y: top, width: layout.width, height };
            Mark { row, column: 0, bounds, label: label.to_owned() }
        };
        let total = mark(None, (0.0, layout.measures.total), &self.total.label);
        let rows = self.rows.iter().zip(&layout.rows).enumerate();
        std::iter::once(total)
            .filter(|mark| !mark.label.is_empty())
            .chain(rows.map(|(index, (row, &place))| mark(Some(index), place, &row.label)))
            .collect()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::chart::record::{Dice, check_clean, draw, rectangles};
    use crate::chart::svg::{self, Paint};

    /// Amounts of which one, of several countries, is less than nothing.
    pub fn example() -> Bars {
        let rows = [
            ("Singapore", 902.4),
            ("Thailand", 475.8),
            ("Indonesia", 361.7),
            ("Vietnam", 251.7),
            ("Malaysia", 178.9),
            ("Philippines", 142.1),
            ("Brunei, Cambodia, Laos and Myanmar", -22.0),
        ];
        let text = |value: f64| format!("{value:.1}").replace('-', "−");
        Bars {
            total: Total {
                name: "In the proposal, all ten".into(),
                short: "All ten".into(),
                text: "2,290.6 billion yen".into(),
                text_short: "2,290.6".into(),
                label: "In the proposal: 2,290.6".into(),
            },
            rows: rows
                .map(|(name, value)| Row {
                    name: name.into(),
                    short: "Four members".into(),
                    block: name.contains(','),
                    selected: name == "Vietnam",
                    value,
                    text: text(value),
                    label: format!("{name}: {}", text(value)),
                    ..Row::default()
                })
                .into(),
        }
    }

    /// Amounts known in three ways, one of them what is left of the total.
    pub fn known_differently() -> Bars {
        let rows = [
            ("Thailand", 3925.0, "from the ministry"),
            ("Malaysia", 1295.0, "as reported"),
            ("Brunei, Laos, Myanmar, Philippines and Singapore", 3289.0, "left of the total"),
        ];
        let mut chart = example();
        chart.rows = rows
            .map(|(name, value, how)| Row {
                name: name.into(),
                short: "Five members".into(),
                block: name.contains(','),
                value,
                text: value.to_string(),
                how: how.into(),
                left_over: how.starts_with("left"),
                label: name.into(),
                ..Row::default()
            })
            .into();
        chart
    }

    /// Left edge and length of every bar, by row, for charts without outlines and choices.
    fn bars(chart: &Bars, width: u32) -> Vec<(f64, f64)> {
        let body = svg::draw(chart, width, Paint::Classes).body;
        rectangles(&body, "f-ink-3").iter().map(|[left, _, length, _]| (*left, *length)).collect()
    }

    #[test]
    fn nothing_overlaps_or_is_cut_off_at_any_width() {
        for chart in [example(), known_differently()] {
            for width in 280..=1600 {
                check_clean(&chart, width);
            }
        }
    }

    #[test]
    fn nor_with_any_words_and_numbers() {
        let mut dice = Dice::new(11);
        for _ in 0..800 {
            let mut chart = example();
            for row in &mut chart.rows {
                row.block = dice.whole(0, 2) == 0;
                row.name = dice.words(0, 70);
                row.short = dice.words(0, 20);
                row.how = dice.words(0, 40);
                row.selected = dice.whole(0, 3) == 0;
                row.left_over = dice.whole(0, 3) == 0;
                row.value = dice.real(-1000.0, 1000.0);
                row.text = format!("{:.1}", row.value);
            }
            chart.total.name = dice.words(0, 40);
            chart.total.short = dice.words(0, 10);
            chart.total.text = dice.words(0, 30);
            check_clean(&chart, dice.whole(280, 1600) as u32);
        }
    }

    #[test]
    fn a_bar_is_as_long_as_its_amount_and_starts_at_zero() {
        for sign in [1.0, -1.0] {
            let mut chart = example();
            for row in &mut chart.rows {
                (row.value, row.selected) = (row.value * sign, false);
            }
            for width in [280, 328, 576, 780, 1600] {
                let bars = bars(&chart, width);
                assert_eq!(bars.len(), chart.rows.len());
                let zero = if chart.rows[0].value > 0.0 { bars[0].0 } else { bars[0].0 + bars[0].1 };
                let unit = bars[0].1 / chart.rows[0].value.abs();
                for (row, (left, length)) in chart.rows.iter().zip(bars) {
                    assert!((length - row.value.abs() * unit).abs() <= 0.11, "{} at {width} px", row.name);
                    let start = if row.value > 0.0 { left } else { left + length };
                    assert!((start - zero).abs() <= 0.11, "{} at {width} px", row.name);
                }
            }
        }
    }

    #[test]
    fn every_amount_and_name_is_written() {
        for chart in [example(), known_differently()] {
            for width in [280, 328, 559, 560, 576, 780, 1600] {
                let (record, marks) = draw(&chart, width);
                let written = |text: &str| record.texts.iter().any(|it| it.text == text);
                for row in &chart.rows {
                    assert!(written(&row.text), "{} at {width} px", row.text);
                    let named = row.name.split(' ').all(|word| record.texts.iter().any(|it| it.text.contains(word)));
                    assert!(named, "{} at {width} px", row.name);
                    assert!(row.how.is_empty() || written(&row.how), "{} at {width} px", row.how);
                }
                assert!(written(&chart.total.text) && written(&chart.total.name), "total at {width} px");
                assert_eq!(marks.len(), chart.rows.len() + 1);
                assert_eq!(marks[0].row, None);
            }
        }
    }

    #[test]
    fn what_is_left_of_the_total_is_an_outline() {
        let body = svg::draw(&known_differently(), 780, Paint::Classes).body;
        assert_eq!((rectangles(&body, "f-ink-3").len(), rectangles(&body, "s-ink-3").len()), (2, 1));
    }

    #[test]
    fn choosing_a_country_moves_nothing() {
        for width in [280, 328, 576, 780] {
            let mut chart = known_differently();
            let (before, _) = draw(&chart, width);
            for row in &mut chart.rows {
                row.selected = true;
            }
            let (after, _) = draw(&chart, width);
            assert_eq!(before.texts.len(), after.texts.len());
            for (a, b) in before.texts.iter().zip(&after.texts) {
                assert_eq!(a.text, b.text);
                assert!(a.left == b.left || a.right == b.right, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn an_empty_chart_draws() {
        check_clean(&Bars::default(), 280);
    }
}
