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
    /// The number, not below zero; nothing where nobody gives one. The line breaks off there.
    pub value: Option<f64>,
    /// The number as the page writes it, or the words in its place.
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
    /// The same in fewer letters, to go with `sub_short`.
    pub short: String,
    /// What else it says of the figure; left out if it doesn't fit.
    pub sub: String,
    /// What `short` leaves out of `label`.
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
    /// What the numbers of the axis count.
    pub unit: String,
}

/// Lengths that go with a form, in CSS pixels.
struct Measures {
    /// Panels side by side, and the room between them.
    across: (usize, f64),
    /// Height of the heading, and baselines of its two lines.
    head: (f64, f64, f64),
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
                head: (42.0, 14.0, 34.0),
                rise: 22.0,
                plot: 200.0,
                axis: 22.0,
                spans: 34.0,
                panel: (28.0, 18.0, 8.0),
                radius: (3.5, 2.0),
            },
            Self {
                across: (3, 32.0),
                head: (50.0, 18.0, 42.0),
                rise: 28.0,
                plot: 250.0,
                axis: 24.0,
                spans: 40.0,
                panel: (32.0, 18.0, 14.0),
                radius: (4.0, 2.5),
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

    /// Where a point is, if there is one.
    fn at(&self, year: usize, point: &Point) -> Option<(f64, f64)> {
        Some((self.x(year), self.y(point.value?)))
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
        let top = series.filter_map(|point| point.value).chain(said).fold(0.0, f64::max);
        if top > 0.0 { measures.plot / top } else { 0.0 }
    }

    /// Heights of the plots of each line of panels.
    fn plots(&self, measures: &Measures) -> Vec<f64> {
        let unit = self.unit(measures);
        let high =
            |series: &Series| series.points.iter().filter_map(|point| Some(point.value? * unit)).fold(0.0, f64::max);
        let lines = self.rows.chunks(measures.across.0);
        lines.map(|line| line.iter().map(high).fold(measures.panel.1, f64::max).ceil()).collect()
    }

    fn layout<B: DrawingBackend>(&self, pen: &Pen<'_, B>) -> Result<Layout, Fault<B>> {
        let measures = Measures::of(pen.form());
        let (width, _) = pen.size();
        let unit = self.unit(&measures);
        let years = self.years.len().max(1) as f64;
        let ticks = pen.widest(self.ticks.iter().map(|tick| tick.text.as_str()), Role::Axis)?;
        let gutter = f64::min(ticks + 7.0, width * 0.3);
        let plot = |left: f64, right: f64, zero: f64| Plot { left, right, zero, slot: (right - left) / years, unit };

        let top = measures.head.0 + measures.rise;
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
        let total = measures.head.0 + measures.rise + measures.plot;
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
        let (across, _) = layout.measures.across;
        for (index, (series, (plot, top, _))) in self.rows.iter().zip(&layout.panels).enumerate() {
            self.draw_panel(&pen, &mut labels, &layout, series, (plot, *top))?;
            if index % across == 0 {
                self.draw_ticks(&mut labels, plot, (1.0, plot.zero - top - layout.measures.panel.0))?;
            }
        }
        // years stand once under each column of panels, after every value has found its place
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
        let (height, first, second) = layout.measures.head;
        let all = (0.0, layout.width);
        let names = [self.total.label.as_str(), self.total.short.as_str()];
        let name = labels.write(names, (Role::Head, Token::Ink), (0.0, first), Align::Left, all)?;
        let after = (name.map_or(0.0, |(_, right)| right + 14.0), layout.width);
        for (year, said) in self.claim.said.iter().enumerate() {
            let Some((value, text)) = &said.value else { continue };
            let (x, y) = (plot.x(year), plot.y(*value));
            let half = f64::min(plot.slot / 2.0, 22.0);
            pen.line((x, height), (x, y), Token::Ink, 1.0)?;
            pen.fill_rect((x - half, y - 2.0), (x + half, y + 2.0), Token::Ink)?;
            // the line begins under the words, wherever they end
            let right = f64::min(x + pen.width(text, Role::MeanValue)? - 12.0, layout.width);
            let right = f64::max(right, x);
            let style = (Role::MeanValue, Token::Ink);
            let Some((left, _)) = labels.write([text.as_str()], style, (right, second), Align::Right, all)? else {
                continue;
            };
            // what is counted is said in the first line or, in fewer words, in the second
            let style = (Role::Mean, Token::Ink);
            let (full, short) = (self.claim.label.as_str(), self.claim.short.as_str());
            let sub = match labels.write([full], style, (right, first), Align::Right, after)? {
                Some(_) => self.claim.sub.as_str(),
                None => {
                    labels.write([short], style, (right, first), Align::Right, after)?;
                    self.claim.sub_short.as_str()
                }
            };
            labels.write([sub], (Role::Sub, Token::Ink2), (left - 10.0, second), Align::Right, all)?;
        }
        Ok(())
    }

    fn draw_total<B: DrawingBackend>(
        &self,
        pen: &Pen<'_, B>,
        labels: &mut Labels<'_, '_, B>,
        layout: &Layout,
    ) -> Result<(), Fault<B>> {
        let (plot, _) = &layout.total;
        let Measures { radius, rise, .. } = layout.measures;
        let all = (0.0, layout.width);
        let points = &self.total.points;
        let end = |year: usize| {
            let point = points.get(year)?;
            Some((point, plot.at(year, point)?))
        };
        let ends = end(self.ratio.from).zip(end(self.ratio.to));
        if let Some(((_, (x, y)), (_, (across, up)))) = ends {
            pen.line((x, y), (across, y), Token::LineStrong, 1.0)?;
            pen.line((across, y), (across, up), Token::Ink, 1.0)?;
        }
        draw_series(pen, plot, &self.total, (Token::Ink, Token::Paper, 2.5), radius, &self.ratio)?;

        if let Some(((from, (x, y)), (to, (across, _)))) = ends {
            let strong = (Role::ValueStrong, Token::Ink);
            // labels stay under the heading, however high their points are
            let highest = plot.zero - layout.measures.plot - rise + 14.0;
            let above = f64::max(y - radius.0 - 6.0, highest);
            labels.write([from.text.as_str()], strong, (x - radius.0, above), Align::Left, all)?;

            let step = pen.form().pick(18.0, 22.0);
            let right = across - 8.0;
            let below = f64::max(y - pen.form().pick(9.0, 11.0), highest + step);
            let ratio = [self.ratio.text.as_str(), self.ratio.short.as_str()];
            labels.write_on(Token::Paper, ratio, (Role::Head, Token::Ink), (right, below), Align::Right, all)?;
            labels.write_on(Token::Paper, [to.text.as_str()], strong, (right, below - step), Align::Right, all)?;
        }
        // the last value too, where there is room beside the later of the two years
        let last = points.len().checked_sub(1).filter(|last| *last > self.ratio.to).and_then(end);
        if let Some((last, (_, y))) = last {
            let y = y - radius.1 - 6.0;
            let room = (plot.x(self.ratio.to) + 8.0, layout.width);
            let style = (Role::Value, Token::Ink2);
            labels.write([last.text.as_str()], style, (plot.right, y), Align::Right, room)?;
        }
        let unit = (0.0, plot.zero - layout.measures.plot - rise + 12.0);
        labels.write([self.unit.as_str()], (Role::Axis, Token::Ink3), unit, Align::Left, all)?;
        self.draw_ticks(labels, plot, (0.0, layout.measures.plot))?;
        self.draw_years(pen, labels, plot)
    }

    /// Numbers of the axis left of a plot, at heights from the one to the other.
    fn draw_ticks<B: DrawingBackend>(
        &self,
        labels: &mut Labels<'_, '_, B>,
        plot: &Plot,
        (least, most): (f64, f64),
    ) -> Result<(), Fault<B>> {
        for tick in &self.ticks {
            let y = plot.y(tick.value);
            if (least..=most).contains(&(plot.zero - y)) {
                let style = (Role::Axis, Token::Ink3);
                labels.write(
                    [tick.text.as_str()],
                    style,
                    (plot.left - 7.0, y + 4.0),
                    Align::Right,
                    (0.0, plot.left),
                )?;
            }
        }
        Ok(())
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
        let Measures { radius, .. } = layout.measures;
        let (token, ground) = if series.selected { (Token::Ink, Token::SelWash) } else { (Token::Ink3, Token::Paper) };
        let width = if series.selected { 2.5 } else { 1.5 };
        let radius = (radius.0 - 0.5, radius.1);
        draw_series(pen, plot, series, (token, ground, width), radius, &self.ratio)?;

        let (role, token) = if series.selected { (Role::ValueStrong, Token::Ink) } else { (Role::Value, Token::Ink2) };
        let size = role.size(pen.form());
        let baseline = top + pen.form().pick(17.0, 20.0);
        let over = |y: f64, least: f64| f64::max(y - radius.0 - 5.0, least);
        let room = (plot.left, plot.right);
        let end = |year: usize| {
            let point = series.points.get(year)?;
            Some((point, plot.at(year, point)?))
        };
        let to = self.ratio.to;
        if let Some((point, (x, y))) = end(to) {
            let at = (x + radius.0, over(y, baseline));
            labels.write([point.text.as_str()], (role, token), at, Align::Right, room)?;
        }
        let name = if series.selected { Role::LabelStrong } else { Role::Label };
        let names = [series.label.as_str(), series.short.as_str()];
        labels.write(names, (name, Token::Ink), (plot.left, baseline), Align::Left, room)?;
        let from = self.ratio.from;
        if let Some((point, (x, y))) = end(from) {
            let at = ((x - radius.0).max(plot.left), over(y, baseline + size + 1.0));
            labels.write([point.text.as_str()], (role, token), at, Align::Left, room)?;
        }
        for (year, point) in series.points.iter().enumerate().filter(|(_, point)| point.value.is_none()) {
            let at = (plot.x(year), plot.zero - 5.0);
            labels.write([point.text.as_str()], (Role::Absent, Token::Ink3), at, Align::Middle, room)?;
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
        for (column, said) in self.claim.said.iter().enumerate() {
            let bounds = plot.slot(column, 0.0, layout.measures.head.0);
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
        if let Some((from, to)) = plot.at(year, &pair[0]).zip(plot.at(year + 1, &pair[1])) {
            pen.line(from, to, token, width)?;
        }
    }
    for (year, it) in series.points.iter().enumerate() {
        let Some(centre) = plot.at(year, it) else { continue };
        let compared = year == ratio.from || year == ratio.to;
        let radius = if compared { radius.0 } else { f64::max(radius.1, width) };
        point(pen, centre, radius, it.hollow, (token, ground))?;
    }
    Ok(())
}

#[cfg(test)]
pub(super) mod tests {
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
        let said = |year: usize| {
            let value = (year == 10).then(|| (3400.0, "about 3.4 million".to_owned()));
            let text = if value.is_some() { "about 3.4 million" } else { "no figure" };
            Said { label: format!("In the proposal, {}: {text}", 2008 + year), value }
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
                said: (0..12).map(said).collect(),
            },
            rows: VALUES.iter().map(|(label, short, values)| series(label, short, values)).collect(),
            ratio: Ratio { from: 0, to: 10, text: "5.12 times 2008".into(), short: "× 5.12".into() },
            spans: vec![
                span((0, 4), true, "summed from a public data set", "from a data set"),
                span((5, 11), false, "figures of JNTO as reported by JATA", "as reported"),
            ],
            ticks: [0.0, 1000.0, 2000.0, 3000.0]
                .map(|value| Tick { value, text: format!("{}", value / 1000.0) })
                .into(),
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
    fn nor_with_any_words_and_numbers() {
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
            for said in &mut chart.claim.said {
                said.value = (dice.whole(0, 4) == 0).then(|| (dice.real(0.0, most), dice.words(1, 20)));
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
            let measures = Measures::of(Form::at(f64::from(width)));
            let body = svg::draw(&chart, width, Paint::Classes).body;
            // one point stands for 0 and one for the unit; both come from the sum's own ends
            let sum = circles(&body, ["f-ink", "s-ink"]);
            let (first, last) = (chart.total.points[0].value.unwrap(), chart.total.points[11].value.unwrap());
            let unit = (sum[0].1 - sum[11].1) / (last - first);
            assert!((unit * last - measures.plot).abs() < 0.2, "the highest fills its plot at {width} px");
            for (row, series) in series().enumerate().skip(1).filter(|(_, series)| !series.selected) {
                let mark = marks.iter().find(|mark| mark.row == Some(row)).unwrap();
                let zero = mark.bounds.y + mark.bounds.height - measures.panel.2;
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
    fn the_proposals_figure_stands_at_its_own_height_and_year() {
        let chart = example();
        for width in [328, 780] {
            let (record, marks) = draw(&chart, width);
            let measures = Measures::of(Form::at(f64::from(width)));
            let zero = measures.head.0 + measures.rise + measures.plot;
            let y = zero - 3400.0 * measures.plot / chart.total.points[11].value.unwrap();
            let year = marks.iter().find(|mark| (mark.row, mark.column) == (Some(0), 10)).unwrap();
            let x = year.bounds.x + year.bounds.width / 2.0;
            let near =
                |at: &(i32, i32)| (f64::from(at.0) / 10.0 - x).abs() < 0.2 && (f64::from(at.1) / 10.0 - y).abs() < 0.2;
            assert!(record.points.iter().any(near), "no line ends at {x},{y}");
            assert!(record.texts.iter().any(|it| it.text == "about 3.4 million"));
            assert!(
                record.texts.iter().any(|it| it.text.contains("all of ASEAN")),
                "whom it counts is said at {width} px"
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
    fn choosing_a_country_moves_nothing() {
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
