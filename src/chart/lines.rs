//! `visitors`: a number that grew, and the parts it is the sum of.
//!
//! The sum of the series stands on top over the whole width, with the two years whose ratio is spoken of
//! tied to each other, and the one value that the proposal gives as a heavy bar at its year. Below, each
//! series has a panel of its own. A number is as high in every panel as in the sum: one scale for all,
//! which is why panels are only as high as what they hold.
//!
//! A hollow point says that a value comes from a weaker source than a filled one; the words stand under
//! the axis. Series are told apart by their places and names, not by colours.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters_backend::DrawingBackend;

pub use super::growth::Tick;
use super::labels::Labels;
use super::pen::{Align, Pen};
use super::role::Role;
use super::token::Token;
use super::{Bounds, Chart, Fault, Form, Mark};

/// A value of a series in one year.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Point {
    /// The number, not below zero.
    pub value: f64,
    /// The number as the page writes it.
    pub text: String,
    /// Whether it comes from the weaker source.
    pub hollow: bool,
    /// The statement in full.
    pub label: String,
}

/// One series, such as a country.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Series {
    /// Its name.
    pub label: String,
    /// A short form for narrow panels.
    pub short: String,
    /// Whether the visitor has chosen it.
    pub selected: bool,
    /// One point per year.
    pub points: Vec<Point>,
}

/// What the proposal gives in one year, if it does.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Said {
    /// The number, and how the proposal puts it.
    pub value: Option<(f64, String)>,
    /// The statement in full, also where there is no number.
    pub label: String,
}

/// The proposal's own figure.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Claim {
    /// What it counts.
    pub label: String,
    /// The same in fewer letters.
    pub short: String,
    /// What else it says of the figure.
    pub sub: String,
    /// The same in fewer letters; left out if even this doesn't fit.
    pub sub_short: String,
    /// One for each year.
    pub said: Vec<Said>,
}

/// Two years set against each other.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ratio {
    /// Position of the earlier year.
    pub from: usize,
    /// Position of the later year.
    pub to: usize,
    /// How many times the one the other is, in words.
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

/// The chart. Every text is finished: the chart formats nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lines {
    /// The years.
    pub years: Vec<String>,
    /// The sum of all series. Its marks have no row.
    pub total: Series,
    /// What the proposal says. Row 0.
    pub claim: Claim,
    /// The series in the order in which they are shown. Rows from 1.
    pub rows: Vec<Series>,
    /// The two years whose values are written out in every panel.
    pub ratio: Ratio,
    /// Sources under the axis of the sum.
    pub spans: Vec<Span>,
    /// The axis, from zero.
    pub ticks: Vec<Tick>,
}

/// Lengths that go with a form, in CSS pixels.
struct Measures {
    /// Panels side by side, and the room between them.
    across: (usize, f64),
    /// Baseline of the sum's name.
    head: f64,
    /// Upper edge and height of the row of what the proposal says, and baselines in it.
    claim: (f64, f64),
    said: (f64, f64),
    /// Room for labels over the sum's plot, and its height.
    rise: f64,
    plot: f64,
    /// Room for years, and for sources.
    axis: f64,
    spans: f64,
    /// Room for the name over a panel's plot, least height of the plot, and room under it.
    panel: (f64, f64, f64),
    /// Radius of a point whose value is written, and of another.
    radius: (f64, f64),
}

impl Measures {
    fn of(form: Form) -> Self {
        form.pick(
            Self {
                across: (1, 0.0),
                head: 14.0,
                claim: (24.0, 46.0),
                said: (18.0, 37.0),
                rise: 16.0,
                plot: 190.0,
                axis: 22.0,
                spans: 34.0,
                panel: (21.0, 18.0, 6.0),
                radius: (3.5, 2.0),
            },
            Self {
                across: (3, 32.0),
                head: 18.0,
                claim: (30.0, 34.0),
                said: (22.5, 22.5),
                rise: 22.0,
                plot: 230.0,
                axis: 24.0,
                spans: 40.0,
                panel: (25.0, 18.0, 14.0),
                radius: (4.5, 2.5),
            },
        )
    }
}

/// A plot: left and right edges, and its zero.
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

    fn at(&self, year: usize, point: &Point) -> (f64, f64) {
        (self.x(year), self.y(point.value))
    }

    fn slot(&self, year: usize, top: f64, bottom: f64) -> Bounds {
        Bounds { x: self.left + year as f64 * self.slot, y: top, width: self.slot, height: bottom - top }
    }
}

/// Where everything goes.
struct Layout {
    measures: Measures,
    width: f64,
    /// Plot of the sum, and its upper edge.
    total: (Plot, f64),
    /// Plot of each series, and upper and lower edges of its panel.
    panels: Vec<(Plot, f64, f64)>,
}

impl Lines {
    /// Height of one unit of value, the same everywhere.
    fn unit(&self, measures: &Measures) -> f64 {
        let series = self.rows.iter().chain([&self.total]).flat_map(|series| &series.points);
        let said = self.claim.said.iter().filter_map(|said| Some(said.value.as_ref()?.0));
        let top = series.map(|point| point.value).chain(said).fold(0.0, f64::max);
        if top > 0.0 { measures.plot / top } else { 0.0 }
    }

    /// Heights of the plots of each line of panels.
    fn plots(&self, measures: &Measures) -> Vec<f64> {
        let unit = self.unit(measures);
        let high = |series: &Series| series.points.iter().map(|point| point.value * unit).fold(0.0, f64::max);
        let lines = self.rows.chunks(measures.across.0);
        lines.map(|line| line.iter().map(high).fold(measures.panel.1, f64::max).ceil()).collect()
    }

    fn layout<B: DrawingBackend>(&self, pen: &Pen<'_, B>) -> Result<Layout, Fault<B>> {
        let measures = Measures::of(pen.form());
        let (width, _) = pen.size();
        let unit = self.unit(&measures);
        let years = self.years.len().max(1) as f64;
        let ticks = pen.widest(self.ticks.iter().map(|tick| tick.text.as_str()), Role::Axis)?;
        let gutter = f64::min(ticks + 8.0, width * 0.3);
        let plot = |left: f64, right: f64, zero: f64| Plot { left, right, zero, slot: (right - left) / years, unit };

        let top = measures.claim.0 + measures.claim.1 + measures.rise;
        let total = plot(gutter, width, top + measures.plot);
        let (across, gap) = measures.across;
        let each = (width - gutter - gap * (across as f64 - 1.0)) / across as f64;
        let mut upper = total.zero + measures.axis + measures.spans;
        let mut panels = Vec::new();
        for (line, height) in self.rows.chunks(across).zip(self.plots(&measures)) {
            let (head, _, under) = measures.panel;
            let zero = upper + head + height;
            for column in 0..line.len() {
                let left = gutter + column as f64 * (each + gap);
                panels.push((plot(left, left + each, zero), upper, zero + under));
            }
            upper = zero + under;
        }
        Ok(Layout { total: (total, top - measures.rise), panels, measures, width })
    }
}

impl Chart for Lines {
    fn height(&self, form: Form) -> u32 {
        let measures = Measures::of(form);
        let (head, _, under) = measures.panel;
        let panels: f64 = self.plots(&measures).iter().map(|plot| head + plot + under).sum();
        let total = measures.claim.0 + measures.claim.1 + measures.rise + measures.plot;
        (total + measures.axis * 2.0 + measures.spans + panels).ceil() as u32
    }

    fn draw<B: DrawingBackend>(&self, area: &DrawingArea<B, Shift>) -> Result<Vec<Mark>, Fault<B>> {
        let pen = Pen::new(area);
        let layout = self.layout(&pen)?;
        let mut labels = Labels::new(&pen);
        self.draw_grounds(&pen, &layout)?;
        self.draw_claim(&pen, &mut labels, &layout)?;
        self.draw_total(&pen, &mut labels, &layout)?;
        self.draw_spans(&pen, &mut labels, &layout)?;
        for (series, (plot, top, _)) in self.rows.iter().zip(&layout.panels) {
            self.draw_panel(&pen, &mut labels, &layout, series, (plot, *top))?;
        }
        // years stand once under each column of panels, after every value has found its place
        let (across, _) = layout.measures.across;
        let lowest = layout.panels.iter().map(|(_, _, bottom)| *bottom).fold(0.0, f64::max);
        for (plot, _, _) in layout.panels.iter().take(across) {
            let under = lowest - layout.measures.panel.2;
            self.draw_years(&pen, &mut labels, &Plot { zero: under, ..*plot })?;
        }
        area.present()?;
        Ok(self.marks(&layout))
    }
}

impl Lines {
    /// What is chosen, the lines of the scale, and the two years that are compared.
    fn draw_grounds<B: DrawingBackend>(&self, pen: &Pen<'_, B>, layout: &Layout) -> Result<(), Fault<B>> {
        let (across, gap) = layout.measures.across;
        for (series, (plot, top, bottom)) in self.rows.iter().zip(&layout.panels) {
            if series.selected {
                let (left, right) = if across == 1 {
                    (0.0, layout.width)
                } else {
                    ((plot.left - gap / 4.0).max(0.0), (plot.right + gap / 4.0).min(layout.width))
                };
                let bottom = bottom - layout.measures.panel.2 + if across == 1 { 0.0 } else { 4.0 };
                pen.fill_rect((left, *top + 2.0), (right, bottom), Token::SelWash)?;
            }
        }
        let (total, top) = &layout.total;
        let plots = layout.panels.iter().map(|(plot, top, _)| (plot, *top + layout.measures.panel.0 / 2.0));
        let all: Vec<_> = std::iter::once((total, *top + layout.measures.rise)).chain(plots).collect();
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
    fn draw_claim<B: DrawingBackend>(
        &self,
        pen: &Pen<'_, B>,
        labels: &mut Labels<'_, '_, B>,
        layout: &Layout,
    ) -> Result<(), Fault<B>> {
        let (plot, _) = &layout.total;
        let (top, height) = layout.measures.claim;
        let (first, second) = (top + layout.measures.said.0, top + layout.measures.said.1);
        for y in [top, top + height] {
            let y = y.round() + 0.5;
            pen.line((0.0, y), (layout.width, y), Token::Line, 1.0)?;
        }
        let mut free = layout.width;
        for (year, said) in self.claim.said.iter().enumerate() {
            let Some((value, text)) = &said.value else { continue };
            let (x, y) = (plot.x(year), plot.y(*value));
            let half = f64::min(plot.slot / 2.0, 22.0);
            pen.line((x, top + height), (x, y), Token::Ink, 1.0)?;
            pen.fill_rect((x - half, y - 2.0), (x + half, y + 2.0), Token::Ink)?;
            let width = pen.width(text, Role::MeanValue)?;
            let middle = f64::min(x, layout.width - width / 2.0);
            let style = (Role::MeanValue, Token::Ink);
            if let Some((left, _)) =
                labels.write([text.as_str()], style, (middle, second), Align::Middle, (0.0, layout.width))?
            {
                free = free.min(left - 10.0);
            }
        }
        let room = if first < second { layout.width } else { free };
        let names = [self.claim.label.as_str(), self.claim.short.as_str()];
        let name = labels.write(names, (Role::Mean, Token::Ink), (0.0, first), Align::Left, (0.0, room))?;
        let x = if first < second { 0.0 } else { name.map_or(0.0, |(_, right)| right + 12.0) };
        let subs = [self.claim.sub.as_str(), self.claim.sub_short.as_str()];
        labels.write(subs, (Role::Sub, Token::Ink2), (x, second), Align::Left, (0.0, free))?;
        Ok(())
    }

    fn draw_total<B: DrawingBackend>(
        &self,
        pen: &Pen<'_, B>,
        labels: &mut Labels<'_, '_, B>,
        layout: &Layout,
    ) -> Result<(), Fault<B>> {
        let (plot, _) = &layout.total;
        let Measures { head, radius, rise, .. } = layout.measures;
        let all = (0.0, layout.width);
        let points = &self.total.points;
        let ends = points.get(self.ratio.from).zip(points.get(self.ratio.to));
        if let Some((from, to)) = ends {
            let (x, y) = plot.at(self.ratio.from, from);
            let (across, up) = plot.at(self.ratio.to, to);
            pen.line((x, y), (across, y), Token::LineStrong, 1.0)?;
            pen.line((across, y), (across, up), Token::Ink, 1.0)?;
        }
        draw_series(pen, plot, &self.total, (Token::Ink, Token::Paper, 2.5), radius, &self.ratio)?;

        let names = [self.total.label.as_str(), self.total.short.as_str()];
        labels.write(names, (Role::Head, Token::Ink), (0.0, head), Align::Left, all)?;
        if let Some((from, to)) = ends {
            let strong = (Role::ValueStrong, Token::Ink);
            let (x, y) = plot.at(self.ratio.from, from);
            // labels stay under the proposal's row, however high their points are
            let highest = plot.zero - layout.measures.plot - rise + 14.0;
            let above = f64::max(y - radius.0 - 6.0, highest);
            labels.write([from.text.as_str()], strong, (x - radius.0, above), Align::Left, all)?;

            let step = pen.form().pick(18.0, 22.0);
            let right = plot.x(self.ratio.to) - 8.0;
            let below = f64::max(y - pen.form().pick(9.0, 11.0), highest + step);
            let ratio = [self.ratio.text.as_str(), self.ratio.short.as_str()];
            labels.write(ratio, (Role::Sub, Token::Ink2), (right, below), Align::Right, all)?;
            labels.write([to.text.as_str()], strong, (right, below - step), Align::Right, all)?;
        }
        // the last value too, where there is room beside the later of the two years
        if let Some(last) = points.last().filter(|_| points.len() > self.ratio.to + 1) {
            let y = plot.y(last.value) - radius.1 - 6.0;
            let room = (plot.x(self.ratio.to) + 8.0, layout.width);
            let style = (Role::Value, Token::Ink2);
            labels.write([last.text.as_str()], style, (plot.right, y), Align::Right, room)?;
        }
        for tick in &self.ticks {
            let y = plot.y(tick.value);
            let style = (Role::Axis, Token::Ink3);
            labels.write([tick.text.as_str()], style, (plot.left - 8.0, y + 4.0), Align::Right, all)?;
        }
        self.draw_years(pen, labels, plot)
    }

    /// Years under a plot: every one, or every second, fifth or tenth, whichever still leaves room.
    fn draw_years<B: DrawingBackend>(
        &self,
        pen: &Pen<'_, B>,
        labels: &mut Labels<'_, '_, B>,
        plot: &Plot,
    ) -> Result<(), Fault<B>> {
        let widest = pen.widest(self.years.iter().map(String::as_str), Role::Axis)?;
        let step = [1, 2, 5, 10].into_iter().find(|step| plot.slot * f64::from(*step) >= widest + 8.0);
        let Some(step) = step else { return Ok(()) };
        let (_, height) = pen.size();
        let y = (plot.zero + 17.0).min(height - 3.0);
        for (year, text) in self.years.iter().enumerate().step_by(step as usize) {
            let compared = year == self.ratio.from || year == self.ratio.to;
            let style = (Role::Axis, if compared { Token::Ink } else { Token::Ink3 });
            let room = (0.0, pen.size().0);
            labels.write([text.as_str()], style, (plot.x(year), y), Align::Middle, room)?;
        }
        Ok(())
    }

    /// Where values come from: under the years of the sum, each source along its own years.
    fn draw_spans<B: DrawingBackend>(
        &self,
        pen: &Pen<'_, B>,
        labels: &mut Labels<'_, '_, B>,
        layout: &Layout,
    ) -> Result<(), Fault<B>> {
        let (plot, _) = &layout.total;
        let y = (plot.zero + layout.measures.axis).round() + 0.5;
        for span in &self.spans {
            let left = plot.left + span.years.0 as f64 * plot.slot + 2.0;
            let right = plot.left + (span.years.1 + 1) as f64 * plot.slot - 2.0;
            pen.line((left, y), (right, y), Token::LineStrong, 1.0)?;
            let radius = 3.0;
            let middle = y + 13.0;
            point(pen, (left + radius, middle), radius, span.hollow, (Token::Ink2, Token::Paper))?;
            let baseline = middle + Role::Sub.size(pen.form()) * 0.355;
            let wordings = [span.text.as_str(), span.short.as_str()];
            let style = (Role::Sub, Token::Ink2);
            labels.write(wordings, style, (left + 12.0, baseline), Align::Left, (left, right))?;
        }
        Ok(())
    }

    fn draw_panel<B: DrawingBackend>(
        &self,
        pen: &Pen<'_, B>,
        labels: &mut Labels<'_, '_, B>,
        layout: &Layout,
        series: &Series,
        (plot, top): (&Plot, f64),
    ) -> Result<(), Fault<B>> {
        let Measures { panel: (head, _, _), radius, .. } = layout.measures;
        let (token, ground) = if series.selected { (Token::Ink, Token::SelWash) } else { (Token::Ink3, Token::Paper) };
        let width = if series.selected { 2.5 } else { 1.5 };
        let radius = (radius.0 - 0.5, radius.1);
        draw_series(pen, plot, series, (token, ground, width), radius, &self.ratio)?;

        let (role, token) = if series.selected { (Role::ValueStrong, Token::Ink) } else { (Role::Value, Token::Ink2) };
        let size = role.size(pen.form());
        let baseline = top + head - 6.0;
        let over = |y: f64, least: f64| f64::max(y - radius.0 - 5.0, least);
        let room = (plot.left, plot.right);
        let to = self.ratio.to;
        if let Some(point) = series.points.get(to) {
            let (x, y) = plot.at(to, point);
            let at = (x + radius.0, over(y, baseline));
            labels.write([point.text.as_str()], (role, token), at, Align::Right, room)?;
        }
        let name = if series.selected { Role::LabelStrong } else { Role::Label };
        let names = [series.label.as_str(), series.short.as_str()];
        labels.write(names, (name, Token::Ink), (plot.left, baseline), Align::Left, room)?;
        let from = self.ratio.from;
        if let Some(point) = series.points.get(from) {
            let (x, y) = plot.at(from, point);
            let at = ((x - radius.0).max(plot.left), over(y, baseline + size + 1.0));
            labels.write([point.text.as_str()], (role, token), at, Align::Left, room)?;
        }
        Ok(())
    }

    fn marks(&self, layout: &Layout) -> Vec<Mark> {
        let mut marks = Vec::new();
        let (plot, top) = &layout.total;
        for (column, point) in self.total.points.iter().enumerate() {
            let bounds = plot.slot(column, *top, plot.zero);
            marks.push(Mark { row: None, column, bounds, label: point.label.clone() });
        }
        let (upper, height) = layout.measures.claim;
        for (column, said) in self.claim.said.iter().enumerate() {
            let bounds = plot.slot(column, upper, upper + height);
            marks.push(Mark { row: Some(0), column, bounds, label: said.label.clone() });
        }
        for (index, (series, (plot, top, bottom))) in self.rows.iter().zip(&layout.panels).enumerate() {
            for (column, point) in series.points.iter().enumerate() {
                let bounds = plot.slot(column, *top, *bottom);
                marks.push(Mark { row: Some(index + 1), column, bounds, label: point.label.clone() });
            }
        }
        marks
    }
}

/// A point in the colour of its line; a hollow one in the colour of the ground inside.
fn point<B: DrawingBackend>(
    pen: &Pen<'_, B>,
    centre: (f64, f64),
    radius: f64,
    hollow: bool,
    (token, ground): (Token, Token),
) -> Result<(), Fault<B>> {
    if hollow {
        let width = radius * 0.4;
        pen.fill_circle(centre, radius - width / 2.0, ground)?;
        pen.circle(centre, radius - width / 2.0, token, width)
    } else {
        pen.fill_circle(centre, radius, token)
    }
}

fn draw_series<B: DrawingBackend>(
    pen: &Pen<'_, B>,
    plot: &Plot,
    series: &Series,
    (token, ground, width): (Token, Token, f64),
    radius: (f64, f64),
    ratio: &Ratio,
) -> Result<(), Fault<B>> {
    for (year, pair) in series.points.windows(2).enumerate() {
        pen.line(plot.at(year, &pair[0]), plot.at(year + 1, &pair[1]), token, width)?;
    }
    for (year, it) in series.points.iter().enumerate() {
        let compared = year == ratio.from || year == ratio.to;
        let radius = if compared { radius.0 } else { f64::max(radius.1, width) };
        point(pen, plot.at(year, it), radius, it.hollow, (token, ground))?;
    }
    Ok(())
}
