//! A sum over many years, the series it consists of, and the figure that the proposal gives.
//!
//! The sum is at the top over the whole width, with two of its years connected and their ratio in words, and
//! with the proposal's figure as a heavy bar at its year. Below, each series has a panel of its own. All
//! panels have the scale of the sum, which is why panels are only as high as their content.
//!
//! A hollow point means that a value comes from a weaker source than a filled one; the sources are named
//! under the axis. Series are identified by their places and names, not by colours.

use crate::chart::axis::Tick;
use crate::chart::labels::Labels;
use crate::chart::pen::{Align, Point as Position};
use crate::chart::role::Role;
use crate::chart::shapes::{ground_token, label_role, ring, shape_token, value_style};
use crate::chart::{Bounds, Chart, Drawn, Form, Length, Mark, Pen, Token};

/// A value of a series in one year.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Point {
    /// The number, not below zero; nothing where there is none, which interrupts the line.
    pub value: Option<f64>,
    /// The number in figures, or words in its place.
    pub text: String,
    /// Whether it comes from the weaker source.
    pub hollow: bool,
    /// The statement in full, for the tooltip and for screen readers.
    pub label: String,
}

/// One series, such as a country.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Series {
    /// Its name.
    pub label: String,
    /// A short form for narrow panels.
    pub short: String,
    /// Whether the visitor has selected it.
    pub selected: bool,
    /// One point per year.
    pub points: Vec<Point>,
}

/// The proposal's figure for one year, if it gives one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ClaimYear {
    /// The number, and how the proposal words it.
    pub value: Option<(f64, String)>,
    /// The statement in full, also where there is no number.
    pub label: String,
}

/// The proposal's figure.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Claim {
    /// What it counts.
    pub label: String,
    /// The same in fewer letters, to go with `sub_short`.
    pub short: String,
    /// What else the proposal states about the figure; left out if it doesn't fit.
    pub sub: String,
    /// What `short` leaves out of `label`.
    pub sub_short: String,
    /// One for each year.
    pub years: Vec<ClaimYear>,
}

/// Two years that are compared.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ratio {
    /// Position of the earlier year.
    pub from: usize,
    /// Position of the later year.
    pub to: usize,
    /// The ratio of the two values, in words.
    pub text: String,
    /// The same in fewer letters.
    pub short: String,
}

/// Years whose values come from one source.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Span {
    /// Positions of its first and its last year.
    pub years: (usize, usize),
    /// Whether its points are hollow.
    pub hollow: bool,
    /// Where its values come from.
    pub text: String,
    /// The same in fewer letters.
    pub short: String,
}

/// The chart. Texts are complete: the chart formats nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lines {
    /// The years.
    pub years: Vec<String>,
    /// The sum of all series. Its marks have no row.
    pub total: Series,
    /// The proposal's figure. Row 0.
    pub claim: Claim,
    /// The series in the order in which they are shown. Rows from 1.
    pub rows: Vec<Series>,
    /// The two years whose values are written in every panel.
    pub ratio: Ratio,
    /// Sources under the axis of the sum.
    pub spans: Vec<Span>,
    /// The axis, from zero.
    pub ticks: Vec<Tick>,
    /// What the numbers of the axis count.
    pub unit: String,
}

/// Between panels side by side.
const GAP: Length = Length::new(0.0, 32.0);
/// Height of the heading, and baselines of its two lines.
const HEAD: Length = Length::new(42.0, 50.0);
const HEAD_LINES: (Length, Length) = (Length::new(14.0, 18.0), Length::new(34.0, 42.0));
/// Room for labels over the sum's plot, and height of the plot.
const RISE: Length = Length::new(22.0, 28.0);
const PLOT: Length = Length::new(200.0, 250.0);
/// Heights of the years and of the sources.
const AXIS: Length = Length::new(22.0, 24.0);
const SPANS: Length = Length::new(34.0, 40.0);
/// Room for the name over a panel's plot, least height of the plot, and room under it.
const PANEL_HEAD: Length = Length::new(28.0, 32.0);
const PANEL_PLOT: f64 = 18.0;
const PANEL_FOOT: Length = Length::new(8.0, 14.0);
/// Radius of a point whose value is written, and of another.
const COMPARED_RADIUS: Length = Length::new(3.5, 4.0);
const RADIUS: Length = Length::new(2.0, 2.5);

/// Panels side by side.
fn panels_across(form: Form) -> usize {
    form.pick(1, 3)
}

/// Positions of a plot: left and right edges, and its zero.
#[derive(Debug, Clone, Copy)]
struct Plot {
    left: f64,
    right: f64,
    zero: f64,
    /// Width of a year's slot, and height of one unit.
    slot: f64,
    unit: f64,
}

impl Plot {
    /// Middle of a year.
    fn x(&self, year: usize) -> f64 {
        self.left + (year as f64 + 0.5) * self.slot
    }

    fn y(&self, value: f64) -> f64 {
        self.zero - value * self.unit
    }

    /// Position of a point, if it has a value.
    fn at(&self, year: usize, point: &Point) -> Option<Position> {
        Some((self.x(year), self.y(point.value?)))
    }

    /// The point of a year with its position, if it has a value.
    fn point<'s>(&self, series: &'s Series, year: usize) -> Option<(&'s Point, Position)> {
        let point = series.points.get(year)?;
        Some((point, self.at(year, point)?))
    }

    fn slot(&self, year: usize, top: f64, bottom: f64) -> Bounds {
        Bounds { x: self.left + year as f64 * self.slot, y: top, width: self.slot, height: bottom - top }
    }
}

/// Positions of everything.
struct Layout {
    /// Plot of the sum, and its upper edge.
    total: (Plot, f64),
    /// Plot of each series, and upper and lower edges of its panel.
    panels: Vec<(Plot, f64, f64)>,
}

impl Lines {
    /// Height of one unit of value, the same everywhere.
    fn unit(&self, form: Form) -> f64 {
        let series = self.rows.iter().chain([&self.total]).flat_map(|series| &series.points);
        let claimed = self.claim.years.iter().filter_map(|year| Some(year.value.as_ref()?.0));
        let top = series.filter_map(|point| point.value).chain(claimed).fold(0.0, f64::max);
        if top > 0.0 { PLOT.at(form) / top } else { 0.0 }
    }

    /// Heights of the plots of each line of panels.
    fn plots(&self, form: Form) -> Vec<f64> {
        let unit = self.unit(form);
        let high =
            |series: &Series| series.points.iter().filter_map(|point| Some(point.value? * unit)).fold(0.0, f64::max);
        let lines = self.rows.chunks(panels_across(form));
        lines.map(|line| line.iter().map(high).fold(PANEL_PLOT, f64::max).ceil()).collect()
    }

    fn layout(&self, pen: &Pen<'_>) -> Drawn<Layout> {
        let (form, width) = (pen.form(), pen.right());
        let unit = self.unit(form);
        let years = self.years.len().max(1) as f64;
        let ticks = pen.widest(self.ticks.iter().map(|tick| tick.text.as_str()), Role::Axis)?;
        let gutter = f64::min(ticks + 7.0, width * 0.3);
        let plot = |left: f64, right: f64, zero: f64| Plot { left, right, zero, slot: (right - left) / years, unit };

        let top = pen.px(HEAD) + pen.px(RISE);
        let total = plot(gutter, width, top + pen.px(PLOT));
        let (across, gap) = (panels_across(form), pen.px(GAP));
        let each = (width - gutter - gap * (across as f64 - 1.0)) / across as f64;
        let mut upper = total.zero + pen.px(AXIS) + pen.px(SPANS);
        let mut panels = Vec::new();
        for (line, height) in self.rows.chunks(across).zip(self.plots(form)) {
            let zero = upper + pen.px(PANEL_HEAD) + height;
            let lower = zero + pen.px(PANEL_FOOT);
            for column in 0..line.len() {
                let left = gutter + column as f64 * (each + gap);
                panels.push((plot(left, left + each, zero), upper, lower));
            }
            upper = lower;
        }
        Ok(Layout { total: (total, top - pen.px(RISE)), panels })
    }
}

impl Chart for Lines {
    fn height(&self, form: Form) -> u32 {
        let around = PANEL_HEAD.at(form) + PANEL_FOOT.at(form);
        let panels: f64 = self.plots(form).iter().map(|plot| plot + around).sum();
        let total = HEAD.at(form) + RISE.at(form) + PLOT.at(form);
        (total + AXIS.at(form) * 2.0 + SPANS.at(form) + panels).ceil() as u32
    }

    fn draw(&self, pen: &Pen<'_>) -> Drawn<Vec<Mark>> {
        let layout = self.layout(pen)?;
        let mut labels = Labels::new(pen);
        self.draw_grounds(pen, &layout)?;
        self.draw_claim(pen, &mut labels, &layout)?;
        self.draw_total(pen, &mut labels, &layout)?;
        self.draw_spans(pen, &mut labels, &layout)?;
        let across = panels_across(pen.form());
        for (index, (series, (plot, top, _))) in self.rows.iter().zip(&layout.panels).enumerate() {
            self.draw_panel(pen, &mut labels, series, (plot, *top))?;
            if index % across == 0 {
                self.draw_ticks(&mut labels, plot, (1.0, plot.zero - top - pen.px(PANEL_HEAD)))?;
            }
        }
        // years are written once under each column of panels, after all values
        let lowest = layout.panels.iter().map(|(_, _, bottom)| *bottom).fold(0.0, f64::max);
        for (plot, _, _) in layout.panels.iter().take(across) {
            self.draw_years(pen, &mut labels, &Plot { zero: lowest - pen.px(PANEL_FOOT), ..*plot })?;
        }
        Ok(self.marks(pen, &layout))
    }

    /// The sum without the panels.
    fn small(&self) -> Option<Box<dyn Chart>> {
        Some(Box::new(Self { rows: Vec::new(), ..self.clone() }))
    }
}

impl Lines {
    /// What is selected, the lines of the scale, and the zero lines.
    fn draw_grounds(&self, pen: &Pen<'_>, layout: &Layout) -> Drawn {
        let (across, gap, width) = (panels_across(pen.form()), pen.px(GAP), pen.right());
        for (series, (plot, top, bottom)) in self.rows.iter().zip(&layout.panels) {
            if series.selected {
                let (left, right) = if across == 1 {
                    (0.0, width)
                } else {
                    ((plot.left - gap / 4.0).max(0.0), (plot.right + gap / 4.0).min(width))
                };
                let bottom = bottom - pen.px(PANEL_FOOT) + if across == 1 { 0.0 } else { 4.0 };
                pen.fill_rect((left, *top + 2.0), (right, bottom), Token::SelWash)?;
            }
        }
        let (total, top) = &layout.total;
        let plots = layout.panels.iter().map(|(plot, top, _)| (plot, *top + pen.px(PANEL_HEAD) / 2.0));
        let all: Vec<_> = std::iter::once((total, *top + pen.px(RISE))).chain(plots).collect();
        for (plot, top) in &all {
            for tick in self.ticks.iter().filter(|tick| tick.value > 0.0) {
                let y = plot.y(tick.value).round() + 0.5;
                if y >= *top {
                    pen.line((plot.left, y), (plot.right, y), Token::Grid, 1.0)?;
                }
            }
        }
        for (plot, _) in &all {
            let y = plot.zero.round() + 0.5;
            pen.line((plot.left, y), (plot.right, y), Token::LineStrong, 1.0)?;
        }
        Ok(())
    }

    /// The proposal's figure: its words over the plot, and a heavy bar at the number.
    fn draw_claim(&self, pen: &Pen<'_>, labels: &mut Labels<'_, '_>, layout: &Layout) -> Drawn {
        let (plot, _) = &layout.total;
        let (first, second) = (pen.px(HEAD_LINES.0), pen.px(HEAD_LINES.1));
        let width = pen.right();
        let all = (0.0, width);
        let names = [self.total.label.as_str(), &self.total.short];
        let name = labels.write(&names, (Role::Head, Token::Ink), (0.0, first), Align::Left, all)?;
        let after = (name.map_or(0.0, |(_, right)| right + 14.0), width);
        for (year, claimed) in self.claim.years.iter().enumerate() {
            let Some((value, text)) = &claimed.value else { continue };
            let (x, y) = (plot.x(year), plot.y(*value));
            let half = f64::min(plot.slot / 2.0, 22.0);
            pen.line((x, pen.px(HEAD)), (x, y), Token::Ink, 1.0)?;
            pen.fill_rect((x - half, y - 2.0), (x + half, y + 2.0), Token::Ink)?;
            // the line begins under the words, wherever they end
            let right = f64::min(x + pen.width(text, Role::QuotedValue)? - 12.0, width);
            let right = f64::max(right, x);
            let style = (Role::QuotedValue, Token::Ink);
            let Some((left, _)) = labels.write(&[text], style, (right, second), Align::Right, all)? else {
                continue;
            };
            // what is counted is written in the first line or, in fewer words, in the second
            let style = (Role::Quoted, Token::Ink);
            let sub = match labels.write(&[&self.claim.label], style, (right, first), Align::Right, after)? {
                Some(_) => &self.claim.sub,
                None => {
                    labels.write(&[&self.claim.short], style, (right, first), Align::Right, after)?;
                    &self.claim.sub_short
                }
            };
            labels.write(&[sub], (Role::Sub, Token::Ink2), (left - 10.0, second), Align::Right, all)?;
        }
        Ok(())
    }

    fn draw_total(&self, pen: &Pen<'_>, labels: &mut Labels<'_, '_>, layout: &Layout) -> Drawn {
        let (plot, top) = &layout.total;
        let radius = pen.px(COMPARED_RADIUS);
        let all = (0.0, pen.right());
        let end = |year: usize| plot.point(&self.total, year);
        let ends = end(self.ratio.from).zip(end(self.ratio.to));
        if let Some(((_, (x, y)), (_, (across, up)))) = ends {
            pen.line((x, y), (across, y), Token::LineStrong, 1.0)?;
            pen.line((across, y), (across, up), Token::Ink, 1.0)?;
        }
        self.draw_series(pen, plot, &self.total, (Token::Ink, Token::Paper, 2.5), radius)?;

        if let Some(((from, (x, y)), (to, (across, _)))) = ends {
            let strong = (Role::ValueStrong, Token::Ink);
            // labels stay under the heading, however high their points are
            let highest = top + 14.0;
            let above = f64::max(y - radius - 6.0, highest);
            labels.write(&[&from.text], strong, (x - radius, above), Align::Left, all)?;

            let step = pen.form().pick(18.0, 22.0);
            let right = across - 8.0;
            let below = f64::max(y - pen.form().pick(9.0, 11.0), highest + step);
            let (ground, ratio) = (Some(Token::Paper), [self.ratio.text.as_str(), &self.ratio.short]);
            labels.write_on(ground, &ratio, (Role::Head, Token::Ink), (right, below), Align::Right, all)?;
            labels.write_on(ground, &[&to.text], strong, (right, below - step), Align::Right, all)?;
        }
        // the last value too, where there is room beside the later of the two years
        let last = self.total.points.len().checked_sub(1).filter(|last| *last > self.ratio.to).and_then(end);
        if let Some((last, (_, y))) = last {
            let y = y - pen.px(RADIUS) - 6.0;
            let room = (plot.x(self.ratio.to) + 8.0, pen.right());
            labels.write(&[&last.text], value_style(false), (plot.right, y), Align::Right, room)?;
        }
        labels.write(&[&self.unit], (Role::Axis, Token::Ink3), (0.0, top + 12.0), Align::Left, all)?;
        self.draw_ticks(labels, plot, (0.0, pen.px(PLOT)))?;
        self.draw_years(pen, labels, plot)
    }

    /// Numbers of the axis left of a plot, at heights from `least` to `most`.
    fn draw_ticks(&self, labels: &mut Labels<'_, '_>, plot: &Plot, (least, most): (f64, f64)) -> Drawn {
        for tick in &self.ticks {
            let y = plot.y(tick.value);
            if (least..=most).contains(&(plot.zero - y)) {
                let (at, room) = ((plot.left - 7.0, y + 4.0), (0.0, plot.left));
                labels.write(&[&tick.text], (Role::Axis, Token::Ink3), at, Align::Right, room)?;
            }
        }
        Ok(())
    }

    /// Years under a plot: every one, or every second, fifth or tenth, whichever still leaves room.
    fn draw_years(&self, pen: &Pen<'_>, labels: &mut Labels<'_, '_>, plot: &Plot) -> Drawn {
        let widest = pen.widest(self.years.iter().map(String::as_str), Role::Axis)?;
        let step = [1, 2, 5, 10].into_iter().find(|step| plot.slot * f64::from(*step) >= widest + 8.0);
        let Some(step) = step else { return Ok(()) };
        let (width, height) = pen.size();
        let y = (plot.zero + 17.0).min(height - 3.0);
        for (year, text) in self.years.iter().enumerate().step_by(step as usize) {
            let compared = year == self.ratio.from || year == self.ratio.to;
            let style = (Role::Axis, shape_token(compared));
            labels.write(&[text], style, (plot.x(year), y), Align::Middle, (0.0, width))?;
        }
        Ok(())
    }

    /// Sources of the values, under the years of the sum, each along its own years.
    fn draw_spans(&self, pen: &Pen<'_>, labels: &mut Labels<'_, '_>, layout: &Layout) -> Drawn {
        let (plot, _) = &layout.total;
        let y = (plot.zero + pen.px(AXIS)).round() + 0.5;
        for span in &self.spans {
            let left = plot.left + span.years.0 as f64 * plot.slot + 2.0;
            let right = plot.left + (span.years.1 + 1) as f64 * plot.slot - 2.0;
            pen.line((left, y), (right, y), Token::LineStrong, 1.0)?;
            let (radius, middle) = (3.0, y + 13.0);
            draw_point(pen, (left + radius, middle), radius, span.hollow, (Token::Ink2, Token::Paper))?;
            let at = (left + 12.0, pen.baseline(middle, Role::Sub));
            labels.write(&[&span.text, &span.short], (Role::Sub, Token::Ink2), at, Align::Left, (left, right))?;
        }
        Ok(())
    }

    fn draw_panel(
        &self,
        pen: &Pen<'_>,
        labels: &mut Labels<'_, '_>,
        series: &Series,
        (plot, top): (&Plot, f64),
    ) -> Drawn {
        let width = if series.selected { 2.5 } else { 1.5 };
        let radius = pen.px(COMPARED_RADIUS) - 0.5;
        let style = (shape_token(series.selected), ground_token(series.selected), width);
        self.draw_series(pen, plot, series, style, radius)?;

        let style = value_style(series.selected);
        let baseline = top + pen.form().pick(17.0, 20.0);
        let over = |y: f64, least: f64| f64::max(y - radius - 5.0, least);
        let room = (plot.left, plot.right);
        if let Some((point, (x, y))) = plot.point(series, self.ratio.to) {
            labels.write(&[&point.text], style, (x + radius, over(y, baseline)), Align::Right, room)?;
        }
        let name = (label_role(series.selected), Token::Ink);
        labels.write(&[&series.label, &series.short], name, (plot.left, baseline), Align::Left, room)?;
        if let Some((point, (x, y))) = plot.point(series, self.ratio.from) {
            let least = baseline + pen.text_size(style.0) + 1.0;
            labels.write(&[&point.text], style, ((x - radius).max(plot.left), over(y, least)), Align::Left, room)?;
        }
        for (year, point) in series.points.iter().enumerate().filter(|(_, point)| point.value.is_none()) {
            let at = (plot.x(year), plot.zero - 5.0);
            labels.write(&[&point.text], (Role::Absent, Token::Ink3), at, Align::Middle, room)?;
        }
        Ok(())
    }

    /// The line of a series, and its points. `radius` is that of the points of the compared years.
    fn draw_series(
        &self,
        pen: &Pen<'_>,
        plot: &Plot,
        series: &Series,
        (token, ground, width): (Token, Token, f64),
        radius: f64,
    ) -> Drawn {
        for (year, pair) in series.points.windows(2).enumerate() {
            if let Some((from, to)) = plot.at(year, &pair[0]).zip(plot.at(year + 1, &pair[1])) {
                pen.line(from, to, token, width)?;
            }
        }
        for (year, point) in series.points.iter().enumerate() {
            let Some(centre) = plot.at(year, point) else { continue };
            let compared = year == self.ratio.from || year == self.ratio.to;
            let radius = if compared { radius } else { f64::max(pen.px(RADIUS), width) };
            draw_point(pen, centre, radius, point.hollow, (token, ground))?;
        }
        Ok(())
    }

    fn marks(&self, pen: &Pen<'_>, layout: &Layout) -> Vec<Mark> {
        let mut marks = Vec::new();
        let mut add = |row: Option<usize>, column: usize, bounds: Bounds, label: &String| {
            marks.push(Mark { row, column, bounds, label: label.clone() });
        };
        let (plot, top) = &layout.total;
        for (column, point) in self.total.points.iter().enumerate() {
            add(None, column, plot.slot(column, *top, plot.zero), &point.label);
        }
        for (column, claimed) in self.claim.years.iter().enumerate() {
            add(Some(0), column, plot.slot(column, 0.0, pen.px(HEAD)), &claimed.label);
        }
        for (index, (series, (plot, top, bottom))) in self.rows.iter().zip(&layout.panels).enumerate() {
            for (column, point) in series.points.iter().enumerate() {
                add(Some(index + 1), column, plot.slot(column, *top, *bottom), &point.label);
            }
        }
        marks
    }
}

/// A point in the colour of its line; a hollow one has the colour of the ground inside.
fn draw_point(pen: &Pen<'_>, centre: Position, radius: f64, hollow: bool, (token, ground): (Token, Token)) -> Drawn {
    if hollow { ring(pen, centre, radius, (token, ground)) } else { pen.fill_circle(centre, radius, token) }
}

#[cfg(test)]
pub(in crate::charts) mod tests {
    use super::*;
    use crate::chart::record::{Dice, check_clean, draw};
    use crate::chart::svg::{self, Paint};

    const VALUES: [(&str, &str, [f64; 12]); 6] = [
        ("Thailand", "TH", [192., 178., 215., 145., 261., 454., 658., 797., 902., 987., 1132., 1319.]),
        ("Philippines", "PH", [82., 71., 77., 63., 85., 108., 184., 268., 348., 424., 504., 613.]),
        ("Malaysia", "MY", [106., 90., 115., 82., 130., 177., 250., 305., 394., 440., 468., 502.]),
        ("Singapore", "SG", [168., 145., 181., 111., 142., 189., 228., 309., 362., 404., 437., 492.]),
        ("Indonesia", "ID", [67., 64., 81., 62., 101., 137., 159., 205., 271., 352., 397., 413.]),
        ("Vietnam", "VN", [35., 34., 42., 41., 55., 84., 124., 185., 234., 309., 389., 495.]),
    ];

    fn series(label: &str, short: &str, values: &[f64]) -> Series {
        let point = |(year, value): (usize, &f64)| {
            let text = format!("{value}");
            Point { label: format!("{label}, {}: {text}", 2008 + year), value: Some(*value), text, hollow: year < 5 }
        };
        Series {
            label: label.into(),
            short: short.into(),
            selected: short == "VN",
            points: values.iter().enumerate().map(point).collect(),
        }
    }

    /// Six members in thousands, a twelfth of a century, and the proposal's figure.
    pub fn example() -> Lines {
        let sums: Vec<f64> = (0..12).map(|year| VALUES.iter().map(|it| it.2[year]).sum()).collect();
        let claimed = |year: usize| {
            let value = (year == 10).then(|| (3400.0, "about 3.4 million".to_owned()));
            let text = if value.is_some() { "about 3.4 million" } else { "no figure" };
            ClaimYear { label: format!("In the proposal, {}: {text}", 2008 + year), value }
        };
        let span =
            |years, hollow, text: &str, short: &str| Span { years, hollow, text: text.into(), short: short.into() };
        Lines {
            years: (2008..2020).map(|year: u16| year.to_string()).collect(),
            total: series("Six members together", "Six together", &sums),
            claim: Claim {
                label: "In the proposal, all of ASEAN".into(),
                short: "In the proposal".into(),
                sub: "for 2018 only, five times “10 years ago”".into(),
                sub_short: "all of ASEAN".into(),
                years: (0..12).map(claimed).collect(),
            },
            rows: VALUES.iter().map(|(label, short, values)| series(label, short, values)).collect(),
            ratio: Ratio { from: 0, to: 10, text: "5.12 times 2008".into(), short: "× 5.12".into() },
            spans: vec![
                span((0, 4), true, "summed from a public data set", "from a data set"),
                span((5, 11), false, "figures of JNTO as reported by JATA", "as reported"),
            ],
            ticks: [0.0, 1000.0, 2000.0, 3000.0].map(|value| Tick::new(value, format!("{}", value / 1000.0))).into(),
            unit: "million a year".into(),
        }
    }

    /// Centres of all circles of some classes.
    fn circles(body: &str, classes: [&str; 2]) -> Vec<(f64, f64)> {
        let number = |part: &str, name: &str| {
            let rest = part.split(&format!("{name}=\"")).nth(1)?;
            rest.split('"').next()?.parse::<f64>().ok()
        };
        let parts = body.split("<circle class=\"").skip(1);
        let of = parts.filter(|part| classes.iter().any(|class| part.starts_with(&format!("{class}\""))));
        of.map(|part| (number(part, " cx").unwrap(), number(part, " cy").unwrap())).collect()
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
        let mut dice = Dice::new(12);
        for _ in 0..400 {
            let mut chart = example();
            let most = dice.real(1.0, 5000.0);
            for series in chart.rows.iter_mut().chain([&mut chart.total]) {
                series.label = dice.words(0, 40);
                series.short = dice.words(0, 8);
                series.selected = dice.whole(0, 3) == 0;
                for point in &mut series.points {
                    point.value = (dice.whole(0, 9) > 0).then(|| dice.real(0.0, most));
                    point.text = point.value.map_or("no figure".into(), |value| format!("{value:.1}"));
                }
            }
            for claimed in &mut chart.claim.years {
                claimed.value = (dice.whole(0, 4) == 0).then(|| (dice.real(0.0, most), dice.words(1, 20)));
            }
            chart.claim.label = dice.words(0, 40);
            chart.claim.sub = dice.words(0, 40);
            chart.ratio.from = dice.whole(0, 11);
            chart.ratio.to = dice.whole(0, 11);
            chart.ratio.text = dice.words(0, 20);
            chart.spans[0].text = dice.words(0, 40);
            chart.unit = dice.words(0, 30);
            for year in &mut chart.years {
                *year = dice.words(0, 6);
            }
            check_clean(&chart, dice.whole(280, 1600) as u32);
        }
    }

    #[test]
    fn a_number_is_as_high_in_its_panel_as_in_the_sum() {
        let chart = example();
        let series = || std::iter::once(&chart.total).chain(&chart.rows);
        for width in [280, 328, 576, 780, 1600] {
            let (_, marks) = draw(&chart, width);
            let form = Form::at(f64::from(width));
            let body = svg::draw(&chart, width, Paint::Classes).body;
            // one point gives 0 and one the unit; both come from the sum's own ends
            let sum = circles(&body, ["f-ink", "s-ink"]);
            let (first, last) = (chart.total.points[0].value.unwrap(), chart.total.points[11].value.unwrap());
            let unit = (sum[0].1 - sum[11].1) / (last - first);
            assert!((unit * last - PLOT.at(form)).abs() < 0.2, "the highest fills its plot at {width} px");
            for (row, series) in series().enumerate().skip(1).filter(|(_, series)| !series.selected) {
                let mark = marks.iter().find(|mark| mark.row == Some(row)).unwrap();
                let zero = mark.bounds.y + mark.bounds.height - PANEL_FOOT.at(form);
                for (year, point) in series.points.iter().enumerate() {
                    let y = zero - point.value.unwrap() * unit;
                    let at = mark.bounds.x + mark.bounds.width * (year as f64 + 0.5);
                    let found = circles(&body, ["f-ink-3", "s-ink-3"]);
                    assert!(
                        found.iter().any(|(x, cy)| (cy - y).abs() < 0.2 && (x - at).abs() < 0.2),
                        "{} in {} at {width} px",
                        series.label,
                        chart.years[year]
                    );
                }
            }
        }
    }

    #[test]
    fn values_of_the_weaker_source_are_hollow_and_no_other() {
        let chart = example();
        for width in [328, 780] {
            let body = svg::draw(&chart, width, Paint::Classes).body;
            let hollow = circles(&body, ["s-ink", "s-ink-3"]).len();
            let filled = circles(&body, ["f-ink", "f-ink-3"]).len();
            assert_eq!((hollow, filled), (7 * 5, 7 * 7));
        }
    }

    #[test]
    fn the_proposals_figure_is_at_its_height_and_year() {
        let chart = example();
        for width in [328, 780] {
            let (record, marks) = draw(&chart, width);
            let form = Form::at(f64::from(width));
            let zero = HEAD.at(form) + RISE.at(form) + PLOT.at(form);
            let y = zero - 3400.0 * PLOT.at(form) / chart.total.points[11].value.unwrap();
            let year = marks.iter().find(|mark| (mark.row, mark.column) == (Some(0), 10)).unwrap();
            let x = year.bounds.x + year.bounds.width / 2.0;
            let near =
                |at: &(i32, i32)| (f64::from(at.0) / 10.0 - x).abs() < 0.2 && (f64::from(at.1) / 10.0 - y).abs() < 0.2;
            assert!(record.points.iter().any(near), "no line ends at {x},{y}");
            assert!(record.texts.iter().any(|it| it.text == "about 3.4 million"));
            assert!(
                record.texts.iter().any(|it| it.text.contains("all of ASEAN")),
                "whom it counts is missing at {width} px"
            );
        }
    }

    #[test]
    fn both_years_are_written_in_every_panel() {
        let chart = example();
        for width in [280, 328, 576, 780, 1600] {
            let (record, marks) = draw(&chart, width);
            for series in chart.rows.iter().chain([&chart.total]) {
                for year in [0, 10] {
                    let text = &series.points[year].text;
                    assert!(record.texts.iter().any(|it| it.text == *text), "{text} at {width} px");
                }
                assert!(record.texts.iter().any(|it| it.text == series.label), "{} at {width} px", series.label);
            }
            assert_eq!(marks.len(), 8 * 12);
        }
    }

    #[test]
    fn a_year_without_a_figure_breaks_the_line() {
        let lines = |chart: &Lines| draw(chart, 780).0.points.len();
        let mut chart = example();
        let before = lines(&chart);
        chart.rows[0].points[6].value = None;
        // two lines of two ends each, and a point
        assert!(lines(&chart) <= before - 4 - 2);
        check_clean(&chart, 780);
    }

    #[test]
    fn selecting_a_country_moves_nothing() {
        let mut chart = example();
        let (_, before) = draw(&chart, 780);
        for series in &mut chart.rows {
            series.selected = !series.selected;
        }
        let (_, after) = draw(&chart, 780);
        for (a, b) in before.iter().zip(&after) {
            assert_eq!(a.bounds, b.bounds);
        }
    }

    #[test]
    fn an_empty_chart_draws() {
        check_clean(&Lines::default(), 280);
    }
}
