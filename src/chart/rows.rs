//! Rows and columns: the layout of most charts.

use super::pen::{Align, Pen, Point};
use super::role::Role;
use super::shapes::label_role;
use super::surface::Drawn;
use super::token::Token;
use super::{Bounds, Mark};

/// Rows of one height, one below the other.
#[derive(Debug, Clone, Copy)]
pub struct Rows {
    top: f64,
    height: f64,
    count: usize,
}

impl Rows {
    /// `count` rows that fill the height from `top` to `bottom`.
    #[must_use]
    pub fn between(top: f64, bottom: f64, count: usize) -> Self {
        Self { top, height: (bottom - top) / count.max(1) as f64, count }
    }

    /// `count` rows of a height from `top` on.
    #[must_use]
    pub fn of_height(top: f64, height: f64, count: usize) -> Self {
        Self { top, height, count }
    }

    /// Upper edge of a row.
    #[must_use]
    pub fn top(&self, index: usize) -> f64 {
        self.top + index as f64 * self.height
    }

    /// Lower edge of the last row.
    #[must_use]
    pub fn bottom(&self) -> f64 {
        self.top(self.count)
    }

    /// Height of each row.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.height
    }

    /// Middle of a row.
    #[must_use]
    pub fn middle(&self, index: usize) -> f64 {
        self.top(index) + self.height / 2.0
    }

    /// Upper edge and height of a row.
    #[must_use]
    pub fn place(&self, index: usize) -> (f64, f64) {
        (self.top(index), self.height)
    }

    /// A row over the whole width.
    #[must_use]
    pub fn bounds(&self, index: usize, width: f64) -> Bounds {
        Bounds { x: 0.0, y: self.top(index), width, height: self.height }
    }

    /// Fills the rows that are selected.
    ///
    /// # Errors
    /// What the output reports.
    pub fn fill_selected(&self, pen: &Pen<'_>, selected: impl IntoIterator<Item = bool>) -> Drawn {
        for (index, _) in selected.into_iter().enumerate().filter(|(_, selected)| *selected) {
            let top = self.top(index);
            pen.fill_rect((0.0, top), (pen.right(), top + self.height), Token::SelWash)?;
        }
        Ok(())
    }

    /// Draws hairlines along the upper edges of rows, from row `first` to below the last.
    ///
    /// # Errors
    /// What the output reports.
    pub fn rules(&self, pen: &Pen<'_>, first: usize) -> Drawn {
        (first..=self.count).try_for_each(|index| pen.rule(self.top(index), Token::Line))
    }

    /// Writes the names of rows from `left` on, each with a shorter form and whether its row is selected,
    /// with their middles at a share of the rows' height. The wording is chosen in bold, so that it does not
    /// change when a row is selected.
    ///
    /// # Errors
    /// What the output reports.
    pub fn write_names<'t>(
        &self,
        pen: &Pen<'_>,
        names: impl IntoIterator<Item = ([&'t str; 2], bool)>,
        (left, room): (f64, f64),
        middle: f64,
    ) -> Drawn {
        for (index, (wordings, selected)) in names.into_iter().enumerate() {
            let y = self.top(index) + self.height * middle;
            write_name(pen, wordings, selected, (left, y), room)?;
        }
        Ok(())
    }
}

/// Writes the name of a row, with a shorter form, with its middle at `y`. The wording is chosen in bold, so
/// that it does not change when the row is selected.
///
/// # Errors
/// What the output reports.
pub fn write_name(pen: &Pen<'_>, wordings: [&str; 2], selected: bool, (x, y): Point, room: f64) -> Drawn {
    if let Some(name) = pen.fitting(&wordings, Role::LabelStrong, room)? {
        let role = label_role(selected);
        pen.text(name, (role, Token::Ink), (x, pen.baseline(y, role)), Align::Left)?;
    }
    Ok(())
}

/// Columns side by side.
#[derive(Debug, Clone)]
pub struct Columns {
    /// Left and right edge of each.
    pub edges: Vec<(f64, f64)>,
    /// Between two columns.
    pub gap: f64,
    /// Right edge of the chart, to which the marks of the last column reach.
    pub end: f64,
}

impl Columns {
    /// Columns of some widths from `left` on.
    #[must_use]
    pub fn of_widths(left: f64, widths: impl IntoIterator<Item = f64>, gap: f64, end: f64) -> Self {
        let mut x = left;
        let edges = widths.into_iter().map(|width| {
            let edges = (x, x + width);
            x += width + gap;
            edges
        });
        Self { edges: edges.collect(), gap, end }
    }

    /// The area of a cell together with its share of the gaps and margins around it. `place` is the upper
    /// edge and the height of its row.
    #[must_use]
    pub fn cell(&self, column: usize, (top, height): (f64, f64)) -> Bounds {
        let half = self.gap / 2.0;
        let (left, right) = self.edges.get(column).copied().unwrap_or_default();
        let left = if column == 0 { 0.0 } else { left - half };
        let right = if column + 1 == self.edges.len() { self.end } else { right + half };
        Bounds { x: left, y: top, width: right - left, height }
    }

    /// Adds the marks of a row: one for each label, as far as there are columns.
    pub fn add_marks<'t>(
        &self,
        marks: &mut Vec<Mark>,
        row: Option<usize>,
        place: (f64, f64),
        labels: impl IntoIterator<Item = &'t String>,
    ) {
        for (column, label) in labels.into_iter().enumerate().take(self.edges.len()) {
            marks.push(Mark { row, column, bounds: self.cell(column, place), label: label.clone() });
        }
    }
}

/// Writes the heading of a column and what qualifies it, from `left` on, on the baselines
/// `lines`: one below the other, or side by side if the baselines are the same. What has no room is left out.
///
/// # Errors
/// What the output reports.
pub fn write_heading(
    pen: &Pen<'_>,
    heading: &str,
    qualifiers: &[&str],
    (left, room): (f64, f64),
    lines: (f64, f64),
) -> Drawn {
    let style = (Role::Head, Token::Ink);
    if let Some(text) = pen.write(&[heading], style, (left, lines.0), Align::Left, room)? {
        let beside = if lines.0 < lines.1 { 0.0 } else { pen.width(text, Role::Head)? + 8.0 };
        let style = (Role::Sub, Token::Ink2);
        pen.write(qualifiers, style, (left + beside, lines.1), Align::Left, room - beside)?;
    }
    Ok(())
}
