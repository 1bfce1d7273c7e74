//! Rates of growth by member and year, behind one quoted mean for each year.
//!
//! A column per year and a row per member: a stem from zero, a mark at the rate, and the rate in figures at
//! the right. The mean has a row of its own above them, with a heavy bar at its value and a thin line from
//! it down behind the rates. Where there is no figure the chart writes so.
//!
//! The shape of a mark tells the origin of its figure: a disc for a national statistics office, a diamond
//! for a report of ADB on a year that is over, a ring for a forecast. All three cover about the same area;
//! none is a better figure.

use crate::chart::axis::{self, Tick};
use crate::chart::pen::{Align, Point};
use crate::chart::role::Role;
use crate::chart::rows::{Columns, Rows, write_heading, write_name};
use crate::chart::scale::{self, Linear};
use crate::chart::shapes::{ground_token, ring, shape_token, value_style};
use crate::chart::{Chart, Drawn, Form, Glyph, Length, Mark, PAD, Pen, Token};

/// Origin of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A national statistics office, as first reported. A disc.
    Office,
    /// A report of ADB on a year that is over. A diamond.
    Report,
    /// A forecast, as reported. A ring.
    Forecast,
}

impl Origin {
    /// The three, in the order in which a key lists them.
    pub const ALL: [Self; 3] = [Self::Office, Self::Report, Self::Forecast];
}

/// Heading of a column.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Year {
    /// The year.
    pub label: String,
    /// What kind of figures it has, such as "forecast".
    pub sub: String,
    /// The same in fewer letters; left out if even this doesn't fit.
    pub sub_short: String,
}

/// The rate of all members together in one year, as quoted.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Mean {
    /// The rate, in per cent.
    pub value: f64,
    /// The rate in figures.
    pub text: String,
    /// The statement in full, for the tooltip and for screen readers.
    pub label: String,
}

/// The rate of one member in one year.
#[derive(Debug, Clone, PartialEq)]
pub struct Rate {
    /// The rate, in per cent.
    pub value: f64,
    /// The rate in figures.
    pub text: String,
    /// Where it comes from.
    pub origin: Origin,
}

/// One member in one year.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The rate, if there is one.
    pub rate: Option<Rate>,
    /// The statement in full, also where there is no rate.
    pub label: String,
}

/// One member.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// The member's name.
    pub label: String,
    /// A short form for narrow charts, such as its code.
    pub short: String,
    /// Whether the visitor has selected the member.
    pub selected: bool,
    /// One cell per year.
    pub cells: Vec<Cell>,
}

/// The chart. Texts are complete: the chart formats nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Growth {
    /// The columns.
    pub years: Vec<Year>,
    /// Name of the row of means.
    pub mean_label: String,
    /// The same in fewer letters.
    pub mean_short: String,
    /// One mean per year.
    pub means: Vec<Mean>,
    /// The members, in the order in which they are shown.
    pub rows: Vec<Row>,
    /// The axis: [`tick_values`] with labels.
    pub ticks: Vec<Tick>,
    /// Words in place of a rate, such as "no figure".
    pub absent: String,
    /// The same in fewer letters.
    pub absent_short: String,
}

/// Round numbers for the axis of some rates, one of them zero.
#[must_use]
pub fn tick_values(rates: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let (low, high) = scale::extent(rates);
    // an axis that ends a little before the last value is hard to read, so ends are rounded outwards
    scale::ticks(low - 0.5, high + 0.5, 5)
}

/// The mark of an origin for the key.
pub fn glyph(origin: Origin) -> Glyph {
    Glyph::new(move |pen| draw_mark(pen, origin, (7.0, 7.0), 5.0, (Token::Ink3, Token::Paper)))
}

/// How far a mark of this origin reaches from its centre; the three cover about the same area.
fn reach(origin: Origin, radius: f64) -> f64 {
    match origin {
        Origin::Office | Origin::Forecast => radius,
        Origin::Report => radius * 1.25,
    }
}

/// Fills a mark and a rim around it with the ground's colour. It separates the mark from the line of the
/// mean, and is drawn before the stem, which may touch the mark.
fn draw_rim(pen: &Pen<'_>, origin: Origin, centre: Point, radius: f64, ground: Token) -> Drawn {
    let reach = reach(origin, radius) + 1.5;
    match origin {
        Origin::Office | Origin::Forecast => pen.fill_circle(centre, reach, ground),
        // as far from the diamond's sides as from the circle's edge
        Origin::Report => pen.fill_diamond(centre, reach + 0.6, ground),
    }
}

fn draw_mark(pen: &Pen<'_>, origin: Origin, centre: Point, radius: f64, (token, ground): (Token, Token)) -> Drawn {
    match origin {
        Origin::Office => pen.fill_circle(centre, radius, token),
        Origin::Report => pen.fill_diamond(centre, reach(origin, radius), token),
        Origin::Forecast => ring(pen, centre, radius, (token, ground)),
    }
}

/// Between columns.
const GAP: Length = Length::new(6.0, 28.0);
/// Baselines of a year and of what qualifies it.
const HEAD: (Length, Length) = (Length::new(16.0, 20.0), Length::new(33.0, 20.0));
/// Upper edge of the row of means, its height, and the height of another row.
const TOP: Length = Length::new(44.0, 32.0);
const MEAN: Length = Length::new(28.0, 32.0);
const ROW: Length = Length::new(27.0, 30.0);
/// Height of the axis.
const AXIS: Length = Length::new(26.0, 28.0);
/// Radius of a mark.
const RADIUS: Length = Length::new(4.0, 5.0);
/// Least width of a useful plot.
const PLOT: Length = Length::new(64.0, 60.0);

/// Positions of everything.
struct Layout {
    rows: Rows,
    columns: Columns,
    /// Width of the column of names.
    names: f64,
    /// Whether members go by their short forms.
    short: bool,
    /// Width of the plot in a column.
    plot: f64,
    /// Rates to positions, for each column.
    scales: Vec<Linear>,
}

impl Layout {
    fn new(chart: &Growth, pen: &Pen<'_>) -> Drawn<Self> {
        let (pad, gap) = (pen.px(PAD), pen.px(GAP));
        let (width, height) = pen.size();
        // widths are measured in bold throughout, so that selecting a member moves nothing
        let figures = f64::max(
            pen.widest(chart.rates().map(|rate| rate.text.as_str()), Role::ValueStrong)?,
            pen.widest(chart.means.iter().map(|mean| mean.text.as_str()), Role::QuotedValue)?,
        );
        let years = chart.years.len();
        let count = years.max(1) as f64;
        let columns = |names: f64| {
            let left = pad + names + gap * 0.75;
            (left, (width - left - pad - gap * (count - 1.0)) / count)
        };
        let plot = |names: f64| columns(names).1 - figures - 4.0;

        let full = pen.widest(chart.rows.iter().map(|row| row.label.as_str()), Role::LabelStrong)?;
        let short = plot(full) < pen.px(PLOT);
        let names = if short {
            let short = pen.widest(chart.rows.iter().map(|row| row.short.as_str()), Role::LabelStrong)?;
            // names that are longer still are left out in favour of the plot
            short.min(width * 0.2)
        } else {
            full
        };
        let (left, each) = columns(names);
        let columns = Columns::of_widths(left, std::iter::repeat_n(each, years), gap, width);
        let plot = plot(names).max(0.0);
        // one scale for all years: columns can be compared, and a stem is as long in one as in another
        let values = chart.rates().map(|rate| rate.value).chain(chart.means.iter().map(|mean| mean.value));
        let domain = scale::extent(values.chain(chart.ticks.iter().map(|tick| tick.value)));
        let inset = f64::min(pen.px(RADIUS) + 2.0, plot / 2.0);
        let scale = |&(left, _): &(f64, f64)| Linear::new(domain, (left + inset, left + plot - inset));
        let scales = columns.edges.iter().map(scale).collect();
        let rows = Rows::between(pen.px(TOP) + pen.px(MEAN), height - pen.px(AXIS), chart.rows.len());
        Ok(Self { rows, columns, names, short, plot, scales })
    }
}

impl Chart for Growth {
    fn height(&self, form: Form) -> u32 {
        let rows = self.rows.len() as f64 * ROW.at(form);
        (TOP.at(form) + MEAN.at(form) + rows + AXIS.at(form)).ceil() as u32
    }

    fn draw(&self, pen: &Pen<'_>) -> Drawn<Vec<Mark>> {
        let layout = Layout::new(self, pen)?;
        layout.rows.fill_selected(pen, self.rows.iter().map(|row| row.selected))?;
        for index in 0..self.rows.len() {
            pen.rule(layout.rows.top(index), Token::Line)?;
        }
        self.draw_names(pen, &layout)?;
        for (column, scale) in layout.scales.iter().enumerate() {
            self.draw_head(pen, &layout, column)?;
            self.draw_axis(pen, &layout, column, scale)?;
            self.draw_mean(pen, &layout, column, scale)?;
            self.draw_rates(pen, &layout, column, scale)?;
        }
        Ok(self.marks(pen, &layout))
    }
}

impl Growth {
    fn rates(&self) -> impl Iterator<Item = &Rate> {
        self.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.rate.as_ref())
    }

    fn draw_names(&self, pen: &Pen<'_>, layout: &Layout) -> Drawn {
        let left = pen.px(PAD);
        let room = layout.names + 0.5;
        // nothing is right of the mean's name before the line of the first mean
        let line = layout.scales.first().zip(self.means.first());
        let line = line.map_or(room, |(scale, mean)| scale.at(mean.value) - left - 8.0);
        let plot = layout.columns.edges.first().map_or(0.0, |(left, _)| *left) + layout.plot;
        let role = Role::Quoted;
        let at = (left, pen.baseline(pen.px(TOP) + pen.px(MEAN) / 2.0, role));
        let wordings = [self.mean_label.as_str(), &self.mean_short];
        pen.write(&wordings, (role, Token::Ink), at, Align::Left, line.min(plot - left))?;
        for (index, row) in self.rows.iter().enumerate() {
            let full = if layout.short { "" } else { row.label.as_str() };
            write_name(pen, [full, &row.short], row.selected, (left, layout.rows.middle(index)), room)?;
        }
        Ok(())
    }

    fn draw_head(&self, pen: &Pen<'_>, layout: &Layout, column: usize) -> Drawn {
        let (year, (left, right)) = (&self.years[column], layout.columns.edges[column]);
        let lines = (pen.px(HEAD.0), pen.px(HEAD.1));
        write_heading(pen, &year.label, &[&year.sub, &year.sub_short], (left, right - left), lines)
    }

    fn draw_axis(&self, pen: &Pen<'_>, layout: &Layout, column: usize, scale: &Linear) -> Drawn {
        let (top, bottom) = (layout.rows.top(0), layout.rows.bottom());
        for tick in self.ticks.iter().filter(|tick| tick.value != 0.0) {
            let x = scale.at(tick.value);
            pen.line((x, top), (x, bottom), Token::Grid, 1.0)?;
        }
        let zero = scale.at(0.0);
        pen.line((zero, top), (zero, bottom + 4.0), Token::LineStrong, 1.0)?;

        // zero comes first, so that what is too close to it is left out
        let (zeros, others): (Vec<_>, Vec<_>) = self.ticks.iter().partition(|tick| tick.value == 0.0);
        let labels = zeros.into_iter().chain(others).map(|tick| (scale.at(tick.value), tick.text.as_str()));
        let cell = layout.columns.cell(column, (0.0, 0.0));
        for (x, text) in axis::with_room(pen, labels, 5.0, (cell.x, cell.x + cell.width))? {
            pen.text(text, (Role::Axis, Token::Ink3), (x, bottom + 18.0), Align::Middle)?;
        }
        Ok(())
    }

    fn draw_mean(&self, pen: &Pen<'_>, layout: &Layout, column: usize, scale: &Linear) -> Drawn {
        let Some(mean) = self.means.get(column) else { return Ok(()) };
        let (top, height) = (pen.px(TOP), pen.px(MEAN));
        let x = scale.at(mean.value);
        pen.fill_rect((x - 2.0, top + 4.0), (x + 2.0, top + height), Token::Ink)?;
        // drawn before the rates, whose marks cover it
        pen.line((x, top + height), (x, layout.rows.bottom()), Token::Ink, pen.form().pick(1.0, 1.5))?;
        let role = Role::QuotedValue;
        let at = (layout.columns.edges[column].1, pen.baseline(top + height / 2.0, role));
        pen.text(&mean.text, (role, Token::Ink), at, Align::Right)
    }

    fn draw_rates(&self, pen: &Pen<'_>, layout: &Layout, column: usize, scale: &Linear) -> Drawn {
        let (_, right) = layout.columns.edges[column];
        let zero = scale.at(0.0);
        let rows = self.rows.iter().enumerate();
        let cells = rows.filter_map(|(index, row)| {
            row.cells.get(column).map(|cell| (row.selected, layout.rows.middle(index), cell))
        });
        let cells: Vec<(bool, f64, &Cell)> = cells.collect();
        let rates: Vec<(bool, f64, &Rate)> = cells
            .iter()
            .filter_map(|(selected, middle, cell)| Some((*selected, *middle, cell.rate.as_ref()?)))
            .collect();
        let radius = |selected: bool| pen.px(RADIUS) + if selected { 1.0 } else { 0.0 };
        // one kind of shape after the other, so that shapes of one style share a path in the SVG
        for &(selected, middle, cell) in &cells {
            match &cell.rate {
                Some(rate) => {
                    let centre = (scale.at(rate.value), middle);
                    draw_rim(pen, rate.origin, centre, radius(selected), ground_token(selected))?;
                }
                None => self.draw_absent(pen, layout, (column, middle), scale, ground_token(selected))?,
            }
        }
        for &(selected, middle, rate) in &rates {
            let end = scale.at(rate.value);
            if (end - zero).abs() > radius(selected) {
                let width = if selected { 2.5 } else { 1.5 };
                pen.line((zero, middle), (end, middle), shape_token(selected), width)?;
            }
        }
        for &(selected, middle, rate) in &rates {
            let tokens = (shape_token(selected), ground_token(selected));
            draw_mark(pen, rate.origin, (scale.at(rate.value), middle), radius(selected), tokens)?;
        }
        for &(selected, middle, rate) in &rates {
            let style = value_style(selected);
            pen.text(&rate.text, style, (right, pen.baseline(middle, style.0)), Align::Right)?;
        }
        Ok(())
    }

    /// Writes that there is no figure. Where the words don't fit right of the lines, the lines are broken
    /// for them, the line of the mean too: a member without a figure is not part of the mean.
    fn draw_absent(
        &self,
        pen: &Pen<'_>,
        layout: &Layout,
        (column, middle): (usize, f64),
        scale: &Linear,
        ground: Token,
    ) -> Drawn {
        let (left, right) = layout.columns.edges[column];
        let role = Role::Absent;
        let Some(text) = pen.fitting(&[&self.absent, &self.absent_short], role, right - left)? else {
            return Ok(());
        };
        let mean = scale.at(self.means.get(column).map_or(0.0, |mean| mean.value));
        let from = right - pen.width(text, role)? - 5.0;
        if from < f64::max(mean, scale.at(0.0)) + 2.0 {
            // a line that is broken is broken in its whole thickness
            let from = if (mean - 2.0..mean + 2.0).contains(&from) { mean - 3.0 } else { from };
            let half = pen.text_size(role) * 0.65;
            pen.fill_rect((from, middle - half), (right, middle + half), ground)?;
        }
        pen.text(text, (role, Token::Ink3), (right, pen.baseline(middle, role)), Align::Right)
    }

    fn marks(&self, pen: &Pen<'_>, layout: &Layout) -> Vec<Mark> {
        let mut marks = Vec::new();
        let means = self.means.iter().map(|mean| &mean.label);
        layout.columns.add_marks(&mut marks, None, (pen.px(TOP), pen.px(MEAN)), means);
        for (index, row) in self.rows.iter().enumerate() {
            let labels = row.cells.iter().map(|cell| &cell.label);
            layout.columns.add_marks(&mut marks, Some(index), layout.rows.place(index), labels);
        }
        marks
    }
}

#[cfg(test)]
pub(in crate::charts) mod tests {
    use super::*;
    use crate::chart::record::{Dice, check_clean, draw};
    use crate::chart::svg::{self, Paint};

    /// The members' rates as reported: office or report, and two forecasts.
    pub fn example() -> Growth {
        use Origin::{Office, Report};
        let rows = [
            ("Brunei", "BN", 1.2, Office, 2.5, Some(3.0)),
            ("Cambodia", "KH", -3.1, Report, 4.0, Some(5.5)),
            ("Indonesia", "ID", -2.1, Office, 4.5, Some(5.0)),
            ("Laos", "LA", -0.5, Report, 4.0, Some(4.5)),
            ("Malaysia", "MY", -5.6, Office, 6.0, Some(5.7)),
            ("Myanmar", "MM", 3.3, Report, -9.8, None),
            ("Philippines", "PH", -9.6, Report, 4.5, Some(5.5)),
            ("Singapore", "SG", -5.4, Office, 6.0, Some(4.1)),
            ("Thailand", "TH", -6.1, Office, 3.0, Some(4.5)),
            ("Vietnam", "VN", 2.9, Office, 6.7, Some(7.0)),
        ];
        let text = |value: f64| format!("{value:.1}").replace('-', "−");
        let year = |label: &str, sub: &str, sub_short: &str| Year {
            label: label.into(),
            sub: sub.into(),
            sub_short: sub_short.into(),
        };
        Growth {
            years: vec![
                year("2020", "as reported", "reported"),
                year("2021", "forecast", ""),
                year("2022", "forecast", ""),
            ],
            mean_label: "Simple mean".into(),
            mean_short: "Mean".into(),
            means: [-2.5, 3.1, 5.0]
                .map(|value| Mean { value, text: text(value), label: format!("Mean: {} %", text(value)) })
                .into(),
            rows: rows
                .map(|(label, short, first, origin, second, third)| Row {
                    label: label.into(),
                    short: short.into(),
                    selected: short == "VN",
                    cells: [
                        Some((first, origin)),
                        Some((second, Origin::Forecast)),
                        third.map(|value| (value, Origin::Forecast)),
                    ]
                    .map(|rate| Cell {
                        label: rate.map_or_else(
                            || format!("{label}: no figure"),
                            |(value, _)| format!("{label}: {} %", text(value)),
                        ),
                        rate: rate.map(|(value, origin)| Rate { value, text: text(value), origin }),
                    })
                    .into(),
                })
                .into(),
            ticks: [-10.0, -5.0, 0.0, 5.0]
                .map(|value| {
                    Tick::new(value, if value == 0.0 { "0 %".into() } else { format!("{value}").replace('-', "−") })
                })
                .into(),
            absent: "no figure".into(),
            absent_short: "none".into(),
        }
    }

    #[test]
    fn the_axis_suits_the_rates() {
        let chart = example();
        let rates = chart.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.rate.as_ref());
        let ticks: Vec<_> = chart.ticks.iter().map(|tick| tick.value).collect();
        assert_eq!(tick_values(rates.map(|rate| rate.value)), ticks);
    }

    #[test]
    fn nothing_overlaps_or_is_cut_off_at_any_width() {
        let chart = example();
        for width in 280..=1600 {
            check_clean(&chart, width);
        }
    }

    #[test]
    fn nothing_overlaps_with_random_words_and_numbers() {
        let mut dice = Dice::new(3);
        for _ in 0..600 {
            let mut chart = example();
            for row in &mut chart.rows {
                row.label = dice.words(0, 40);
                row.short = dice.words(0, 8);
                row.selected = dice.whole(0, 3) == 0;
                for cell in &mut row.cells {
                    cell.rate = (dice.whole(0, 4) > 0).then(|| {
                        let value = dice.real(-20.0, 20.0);
                        Rate { value, text: format!("{value:.1}"), origin: Origin::ALL[dice.whole(0, 2)] }
                    });
                }
            }
            for year in &mut chart.years {
                year.sub = dice.words(0, 30);
                year.sub_short = dice.words(0, 10);
            }
            chart.mean_label = dice.words(0, 30);
            chart.mean_short = dice.words(0, 8);
            chart.absent = dice.words(0, 20);
            chart.absent_short = dice.words(0, 5);
            check_clean(&chart, dice.whole(280, 1600) as u32);
        }
    }

    #[test]
    fn every_figure_is_written_and_only_the_missing_one_is_words() {
        let chart = example();
        for width in [280, 328, 480, 560, 780, 1200] {
            let (record, marks) = draw(&chart, width);
            let count = |text: &str| record.texts.iter().filter(|written| written.text == text).count();
            let mut given = std::collections::BTreeMap::<&str, usize>::new();
            for text in chart.means.iter().map(|mean| mean.text.as_str()).chain(
                chart.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| Some(cell.rate.as_ref()?.text.as_str())),
            ) {
                *given.entry(text).or_default() += 1;
            }
            for (text, times) in given {
                assert_eq!(count(text), times + usize::from(text == "5" || text == "−5"), "{text} at {width}");
            }
            assert_eq!(count("no figure") + count("none"), 1);
            assert_eq!(count("0.0"), 0);
            assert_eq!(marks.len(), 33);
        }
    }

    #[test]
    fn a_mark_is_at_its_value_and_its_shape_depends_on_the_origin() {
        let mut chart = example();
        chart.rows.truncate(1);
        let cells = |chart: &mut Growth, origin| {
            for cell in &mut chart.rows[0].cells {
                cell.rate = Some(Rate { value: 5.0, text: "5.0".into(), origin });
            }
        };
        let mut seen = Vec::new();
        for origin in Origin::ALL {
            cells(&mut chart, origin);
            let body = svg::draw(&chart, 780, Paint::Classes).body;
            seen.push((
                body.matches("<circle class=\"f-ink-3\"").count(),
                body.matches("<circle class=\"s-ink-3\"").count(),
            ));
        }
        assert_eq!(seen, [(3, 0), (0, 0), (0, 3)]);

        // the third mean is 5 too: its bar and the marks share their middle, and the bar ends above them
        cells(&mut chart, Origin::Office);
        let body = svg::draw(&chart, 780, Paint::Classes).body;
        let centre = body.rsplit("cx=\"").next().and_then(|rest| rest.split('"').next()).unwrap();
        let centre: f64 = centre.parse().unwrap();
        assert!(
            body.contains(&format!("M{} ", (centre - 2.0 * 1.0).to_string().trim_end_matches(".0"))),
            "{centre} {body}"
        );
    }

    #[test]
    fn selecting_a_member_moves_nothing() {
        let mut chart = example();
        let (before, _) = draw(&chart, 780);
        for row in &mut chart.rows {
            row.selected = !row.selected;
        }
        let (after, _) = draw(&chart, 780);
        for (a, b) in before.texts.iter().zip(&after.texts) {
            assert_eq!(a.text, b.text);
            assert!(a.left == b.left || a.right == b.right, "{a:?} {b:?}");
        }
    }

    #[test]
    fn an_empty_chart_draws() {
        check_clean(&Growth::default(), 280);
    }
}
