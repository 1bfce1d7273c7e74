//! `gdp-growth`: what stands behind one average.
//!
//! The proposal gives one rate of growth for all ten members together. The chart puts that rate, as a
//! heavy line, through the ten rates it is the mean of: a column per year, a row per member, a stem from
//! zero and a mark at the value, the value itself in figures at the right. Where there is no figure it
//! says so in words.
//!
//! The shape of a mark says whose figure it is, because the figures don't all come from one hand: a disc
//! for a national statistics office, a diamond for a year that is over as a report of ADB gives it, an
//! open circle for a forecast. All three are drawn alike otherwise; none is a better figure.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters_backend::DrawingBackend;

use super::pen::{Align, Pen};
use super::role::Role;
use super::scale::{self, Linear};
use super::token::Token;
use super::{Bounds, Chart, Fault, Form, Mark};

/// Who gives a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A national statistics office, as first reported. A disc.
    Office,
    /// A report of ADB on a year that is over. A diamond.
    Report,
    /// A forecast, as reported. An open circle.
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

/// The rate that the proposal gives for all members in one year.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Mean {
    /// The number, in percent.
    pub value: f64,
    /// The number as the page writes it.
    pub text: String,
    /// The statement in full, for a tooltip and for those who don't see the chart.
    pub label: String,
}

/// The rate of one member in one year.
#[derive(Debug, Clone, PartialEq)]
pub struct Rate {
    /// The number, in percent.
    pub value: f64,
    /// The number as the page writes it.
    pub text: String,
    /// Who gives it.
    pub origin: Origin,
}

/// One member in one year.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The rate, or nothing where nobody gives one.
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
    /// Whether the visitor has chosen the member.
    pub selected: bool,
    /// One cell per year.
    pub cells: Vec<Cell>,
}

/// A number of the axis.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tick {
    /// Where it stands.
    pub value: f64,
    /// How the page writes it.
    pub text: String,
}

/// The chart. Every text is finished: the chart formats nothing.
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
    /// The axis. [`tick_values`] says which numbers serve.
    pub ticks: Vec<Tick>,
    /// Words in place of a figure, such as "no figure".
    pub absent: String,
    /// The same in fewer letters.
    pub absent_short: String,
}

/// Round numbers for the axis of these rates, one of them zero.
#[must_use]
pub fn tick_values(rates: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let (low, high) = scale::extent(rates);
    // an axis that ends a little before the last value is hard to read, so ends are rounded outwards
    scale::ticks(low - 0.5, high + 0.5, 5)
}

/// The mark of an origin for the chart's key, as large as [`super::key::SIDE`].
pub(super) fn key<B: DrawingBackend>(area: &DrawingArea<B, Shift>, origin: Origin) -> Result<(), Fault<B>> {
    mark(&Pen::new(area), origin, (7.0, 7.0), 5.0, (Token::Ink3, Token::Paper))
}

/// How far a mark of this origin reaches from its centre; the three cover about the same area.
fn reach(origin: Origin, radius: f64) -> f64 {
    match origin {
        Origin::Office | Origin::Forecast => radius,
        Origin::Report => radius * 1.25,
    }
}

/// The room of a mark and a rim around it, in the colour of the ground. It keeps the mark apart from the
/// line of means, and is drawn before the stem, which may touch the mark.
fn rim<B: DrawingBackend>(
    pen: &Pen<'_, B>,
    origin: Origin,
    centre: (f64, f64),
    radius: f64,
    ground: Token,
) -> Result<(), Fault<B>> {
    let reach = reach(origin, radius) + 1.5;
    match origin {
        Origin::Office | Origin::Forecast => pen.fill_circle(centre, reach, ground),
        // as far from the diamond's sides as from the circle's edge
        Origin::Report => pen.fill_diamond(centre, reach + 0.6, ground),
    }
}

fn mark<B: DrawingBackend>(
    pen: &Pen<'_, B>,
    origin: Origin,
    centre: (f64, f64),
    radius: f64,
    (token, ground): (Token, Token),
) -> Result<(), Fault<B>> {
    let reach = reach(origin, radius);
    match origin {
        Origin::Office => pen.fill_circle(centre, reach, token),
        Origin::Report => pen.fill_diamond(centre, reach, token),
        Origin::Forecast => {
            let width = radius * 0.4;
            pen.fill_circle(centre, reach - width / 2.0, ground)?;
            pen.circle(centre, reach - width / 2.0, token, width)
        }
    }
}

/// Lengths that go with a form, in CSS pixels.
struct Measures {
    /// Room left and right of the texts in a row.
    pad: f64,
    /// Between columns.
    gap: f64,
    /// Baselines of year and what stands with it.
    head: (f64, f64),
    /// Upper edge of the row of means.
    top: f64,
    /// Height of the row of means, and of a row before it is fitted to the area.
    row: (f64, f64),
    /// Room for the axis.
    axis: f64,
    /// Radius of a mark.
    radius: f64,
    /// Least width of a plot that still shows something.
    plot: f64,
}

impl Measures {
    fn of(form: Form) -> Self {
        form.pick(
            Self {
                pad: 6.0,
                gap: 10.0,
                head: (16.0, 33.0),
                top: 44.0,
                row: (28.0, 27.0),
                axis: 26.0,
                radius: 4.0,
                plot: 64.0,
            },
            Self {
                pad: 8.0,
                gap: 28.0,
                head: (20.0, 20.0),
                top: 32.0,
                row: (32.0, 30.0),
                axis: 28.0,
                radius: 5.0,
                plot: 60.0,
            },
        )
    }
}

/// Where everything goes.
struct Layout {
    measures: Measures,
    width: f64,
    /// Upper edge of the first member's row, height of a row, lower edge of the last.
    rows: (f64, f64, f64),
    /// Width of the column of names.
    names: f64,
    /// Whether members go by their short forms.
    short: bool,
    /// Left edge of the first column, and the width of each.
    columns: (f64, f64),
    /// Width of the plot in a column.
    plot: f64,
}

impl Layout {
    fn of<B: DrawingBackend>(chart: &Growth, pen: &Pen<'_, B>) -> Result<Self, Fault<B>> {
        let measures = Measures::of(pen.form());
        let (width, height) = pen.size();
        let first = measures.top + measures.row.0;
        let last = height - measures.axis;
        let pitch = (last - first) / chart.rows.len().max(1) as f64;

        // widths are taken in bold throughout, so that choosing a member moves nothing
        let rates = chart.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.rate.as_ref());
        let figures = f64::max(
            pen.widest(rates.map(|rate| rate.text.as_str()), Role::ValueStrong)?,
            pen.widest(chart.means.iter().map(|mean| mean.text.as_str()), Role::MeanValue)?,
        );
        let years = chart.years.len().max(1) as f64;
        let columns = |names: f64| {
            let left = measures.pad + names + measures.gap * 0.75;
            let all = width - left - measures.pad;
            (left, (all - measures.gap * (years - 1.0)) / years)
        };
        let plot = |names: f64| columns(names).1 - figures - 4.0;

        let full = pen.widest(chart.rows.iter().map(|row| row.label.as_str()), Role::LabelStrong)?;
        let short = plot(full) < measures.plot;
        let names = if short {
            let short = pen.widest(chart.rows.iter().map(|row| row.short.as_str()), Role::LabelStrong)?;
            // names that are longer still give way to the plot
            short.min(width * 0.2)
        } else {
            full
        };
        Ok(Self {
            columns: columns(names),
            plot: plot(names).max(0.0),
            rows: (first, pitch, last),
            measures,
            width,
            names,
            short,
        })
    }

    /// Left and right edge of a column.
    fn column(&self, index: usize) -> (f64, f64) {
        let left = self.columns.0 + index as f64 * (self.columns.1 + self.measures.gap);
        (left, left + self.columns.1)
    }

    /// Upper edge of a row.
    fn row(&self, index: usize) -> f64 {
        self.rows.0 + index as f64 * self.rows.1
    }

    /// The place of a column together with its share of the gaps and margins around it.
    fn cell(&self, column: usize, columns: usize, (top, height): (f64, f64)) -> Bounds {
        let half = self.measures.gap / 2.0;
        let (left, right) = self.column(column);
        let left = if column == 0 { 0.0 } else { left - half };
        let right = if column + 1 == columns { self.width } else { right + half };
        Bounds { x: left, y: top, width: right - left, height }
    }
}

impl Chart for Growth {
    fn height(&self, form: Form) -> u32 {
        let measures = Measures::of(form);
        let rows = self.rows.len() as f64 * measures.row.1;
        (measures.top + measures.row.0 + rows + measures.axis).ceil() as u32
    }

    fn draw<B: DrawingBackend>(&self, area: &DrawingArea<B, Shift>) -> Result<Vec<Mark>, Fault<B>> {
        let pen = Pen::new(area);
        let layout = Layout::of(self, &pen)?;
        let scales = self.scales(&layout);

        self.draw_ground(&pen, &layout)?;
        self.draw_names(&pen, &layout, scales.first())?;
        for (column, scale) in scales.iter().enumerate() {
            self.draw_head(&pen, &layout, column)?;
            self.draw_axis(&pen, &layout, column, scale)?;
            self.draw_mean(&pen, &layout, column, scale)?;
            self.draw_rates(&pen, &layout, column, scale)?;
        }
        area.present()?;
        Ok(self.marks(&layout))
    }
}

impl Growth {
    /// One scale for all years: columns can be compared, and a stem is as long in one as in another.
    fn scales(&self, layout: &Layout) -> Vec<Linear> {
        let rates = self.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.rate.as_ref());
        let domain = scale::extent(
            rates
                .map(|rate| rate.value)
                .chain(self.means.iter().map(|mean| mean.value))
                .chain(self.ticks.iter().map(|tick| tick.value)),
        );
        let inset = f64::min(layout.measures.radius + 2.0, layout.plot / 2.0);
        (0..self.years.len())
            .map(|column| {
                let (left, _) = layout.column(column);
                Linear::new(domain, (left + inset, left + layout.plot - inset))
            })
            .collect()
    }

    fn draw_ground<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        for (index, _) in self.rows.iter().enumerate().filter(|(_, row)| row.selected) {
            let top = layout.row(index);
            pen.fill_rect((0.0, top), (layout.width, top + layout.rows.1), Token::SelWash)?;
        }
        for index in 0..self.rows.len() {
            let y = layout.row(index).floor() + 0.5;
            pen.line((0.0, y), (layout.width, y), Token::Line, 1.0)?;
        }
        Ok(())
    }

    fn draw_names<B: DrawingBackend>(
        &self,
        pen: &Pen<'_, B>,
        layout: &Layout,
        first: Option<&Linear>,
    ) -> Result<(), Fault<B>> {
        let left = layout.measures.pad;
        let room = layout.names + 0.5;
        // nothing stands right of the mean's name before the line of the first mean
        let line = first.zip(self.means.first()).map_or(room, |(scale, mean)| scale.at(mean.value) - left - 8.0);
        let mean = [self.mean_label.as_str(), self.mean_short.as_str()];
        if let Some(text) = pen.fitting(mean, Role::Mean, line.min(layout.columns.0 + layout.plot - left))? {
            let y = layout.measures.top + layout.measures.row.0 / 2.0;
            let y = y + Role::Mean.size(pen.form()) * 0.355;
            pen.text(text, (Role::Mean, Token::Ink), (left, y), Align::Left)?;
        }
        for (index, row) in self.rows.iter().enumerate() {
            let role = if row.selected { Role::LabelStrong } else { Role::Label };
            let full = if layout.short { "" } else { row.label.as_str() };
            if let Some(text) = pen.fitting([full, row.short.as_str()], role, room)? {
                let y = layout.row(index) + layout.rows.1 / 2.0 + role.size(pen.form()) * 0.355;
                pen.text(text, (role, Token::Ink), (left, y), Align::Left)?;
            }
        }
        Ok(())
    }

    fn draw_head<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout, column: usize) -> Result<(), Fault<B>> {
        let year = &self.years[column];
        let (left, right) = layout.column(column);
        let (first, second) = layout.measures.head;
        pen.text(&year.label, (Role::Head, Token::Ink), (left, first), Align::Left)?;
        let beside = if first < second { 0.0 } else { pen.width(&year.label, Role::Head)? + 8.0 };
        let room = right - left - beside;
        let wordings = [year.sub.as_str(), year.sub_short.as_str()];
        if let Some(text) = pen.fitting(wordings, Role::Sub, room)? {
            pen.text(text, (Role::Sub, Token::Ink2), (left + beside, second), Align::Left)?;
        }
        Ok(())
    }

    fn draw_axis<B: DrawingBackend>(
        &self,
        pen: &Pen<'_, B>,
        layout: &Layout,
        column: usize,
        scale: &Linear,
    ) -> Result<(), Fault<B>> {
        let (top, _, bottom) = layout.rows;
        for tick in self.ticks.iter().filter(|tick| tick.value != 0.0) {
            let x = scale.at(tick.value);
            pen.line((x, top), (x, bottom), Token::Grid, 1.0)?;
        }
        let zero = scale.at(0.0);
        pen.line((zero, top), (zero, bottom + 4.0), Token::Ink3, 1.0)?;

        // zero is written first, so that whatever is too close to it gives way
        let within = layout.cell(column, self.years.len(), (0.0, 0.0));
        let mut taken: Vec<(f64, f64)> = Vec::new();
        let (zeros, others): (Vec<_>, Vec<_>) = self.ticks.iter().partition(|tick| tick.value == 0.0);
        for tick in zeros.into_iter().chain(others) {
            let width = pen.width(&tick.text, Role::Axis)?;
            let x = scale.at(tick.value);
            let (left, right) = (x - width / 2.0, x + width / 2.0);
            let free = taken.iter().all(|&(from, to)| right + 5.0 <= from || to + 5.0 <= left);
            if free && left >= within.x && right <= within.x + within.width {
                pen.text(&tick.text, (Role::Axis, Token::Ink3), (x, bottom + 18.0), Align::Middle)?;
                taken.push((left, right));
            }
        }
        Ok(())
    }

    fn draw_mean<B: DrawingBackend>(
        &self,
        pen: &Pen<'_, B>,
        layout: &Layout,
        column: usize,
        scale: &Linear,
    ) -> Result<(), Fault<B>> {
        let Some(mean) = self.means.get(column) else {
            return Ok(());
        };
        let Measures { top, row: (height, _), .. } = layout.measures;
        let x = scale.at(mean.value);
        pen.fill_rect((x - 2.0, top + 4.0), (x + 2.0, layout.rows.2), Token::Ink)?;
        let y = top + height / 2.0 + Role::MeanValue.size(pen.form()) * 0.355;
        let (_, right) = layout.column(column);
        pen.text(&mean.text, (Role::MeanValue, Token::Ink), (right, y), Align::Right)
    }

    fn draw_rates<B: DrawingBackend>(
        &self,
        pen: &Pen<'_, B>,
        layout: &Layout,
        column: usize,
        scale: &Linear,
    ) -> Result<(), Fault<B>> {
        let (_, right) = layout.column(column);
        let zero = scale.at(0.0);
        let cells = || {
            let rows = self.rows.iter().enumerate();
            rows.filter_map(|(index, row)| {
                let middle = layout.row(index) + layout.rows.1 / 2.0;
                row.cells.get(column).map(|cell| (row.selected, middle, cell))
            })
        };
        let radius = |selected: bool| layout.measures.radius + if selected { 1.0 } else { 0.0 };
        let ground = |selected: bool| {
            if selected { Token::SelWash } else { Token::Paper }
        };
        // one kind of thing after the other, so that runs of one style stay together in the SVG
        for (selected, middle, cell) in cells() {
            match &cell.rate {
                Some(rate) => {
                    let centre = (scale.at(rate.value), middle);
                    rim(pen, rate.origin, centre, radius(selected), ground(selected))?;
                }
                None => self.draw_absent(pen, layout, (column, middle), scale, ground(selected))?,
            }
        }
        for (selected, middle, cell) in cells() {
            let Some(rate) = &cell.rate else { continue };
            let (token, width) = if selected { (Token::Ink, 2.5) } else { (Token::Ink3, 1.5) };
            let end = scale.at(rate.value);
            if (end - zero).abs() > radius(selected) {
                pen.line((zero, middle), (end, middle), token, width)?;
            }
        }
        for (selected, middle, cell) in cells() {
            let Some(rate) = &cell.rate else { continue };
            let token = if selected { Token::Ink } else { Token::Ink3 };
            let centre = (scale.at(rate.value), middle);
            mark(pen, rate.origin, centre, radius(selected), (token, ground(selected)))?;
        }
        for (selected, middle, cell) in cells() {
            let Some(rate) = &cell.rate else { continue };
            let (role, token) = if selected { (Role::ValueStrong, Token::Ink) } else { (Role::Value, Token::Ink2) };
            let y = middle + role.size(pen.form()) * 0.355;
            pen.text(&rate.text, (role, token), (right, y), Align::Right)?;
        }
        Ok(())
    }

    /// Writes that there is no figure. Where the words don't fit right of the lines, the lines are broken
    /// for them, the line of means too: a member without a figure has no part in the mean.
    fn draw_absent<B: DrawingBackend>(
        &self,
        pen: &Pen<'_, B>,
        layout: &Layout,
        (column, middle): (usize, f64),
        scale: &Linear,
        ground: Token,
    ) -> Result<(), Fault<B>> {
        let (left, right) = layout.column(column);
        let wordings = [self.absent.as_str(), self.absent_short.as_str()];
        let Some(text) = pen.fitting(wordings, Role::Absent, right - left)? else {
            return Ok(());
        };
        let mean = scale.at(self.means.get(column).map_or(0.0, |mean| mean.value));
        let size = Role::Absent.size(pen.form());
        let from = right - pen.width(text, Role::Absent)? - 5.0;
        if from < f64::max(mean, scale.at(0.0)) + 2.0 {
            // a line that is broken is broken in its whole breadth
            let from = if (mean - 2.0..mean + 2.0).contains(&from) { mean - 3.0 } else { from };
            let half = size * 0.65;
            pen.fill_rect((from, middle - half), (right, middle + half), ground)?;
        }
        pen.text(text, (Role::Absent, Token::Ink3), (right, middle + size * 0.355), Align::Right)
    }

    fn marks(&self, layout: &Layout) -> Vec<Mark> {
        let years = self.years.len();
        let Measures { top, row: (height, _), .. } = layout.measures;
        let means = self.means.iter().take(years).enumerate().map(|(column, mean)| Mark {
            row: None,
            column,
            bounds: layout.cell(column, years, (top, height)),
            label: mean.label.clone(),
        });
        let rates = self.rows.iter().enumerate().flat_map(|(index, row)| {
            row.cells.iter().take(years).enumerate().map(move |(column, cell)| Mark {
                row: Some(index),
                column,
                bounds: layout.cell(column, years, (layout.row(index), layout.rows.1)),
                label: cell.label.clone(),
            })
        });
        means.chain(rates).collect()
    }
}

#[cfg(test)]
pub(super) mod tests {
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
                .map(|value| Tick {
                    value,
                    text: if value == 0.0 { "0 %".into() } else { format!("{value}").replace('-', "−") },
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
    fn nor_with_any_words_and_numbers() {
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
    fn a_mark_stands_at_its_value_and_its_shape_says_whose_it_is() {
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

        // the third mean is 5 too: its line and the marks share their middle
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
    fn choosing_a_member_moves_nothing() {
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
