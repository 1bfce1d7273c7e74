//! Shapes and styles that several charts use, and how they change when a visitor selects a row.

use super::pen::{Align, Pen, Point, Style};
use super::role::Role;
use super::surface::Drawn;
use super::token::Token;

/// Role of the name of a row.
#[must_use]
pub fn label_role(selected: bool) -> Role {
    if selected { Role::LabelStrong } else { Role::Label }
}

/// Style of a value.
#[must_use]
pub fn value_style(selected: bool) -> Style {
    if selected { (Role::ValueStrong, Token::Ink) } else { (Role::Value, Token::Ink2) }
}

/// Colour of a shape that stands for a value.
#[must_use]
pub fn shape_token(selected: bool) -> Token {
    if selected { Token::Ink } else { Token::Ink3 }
}

/// Colour behind a row.
#[must_use]
pub fn ground_token(selected: bool) -> Token {
    if selected { Token::SelWash } else { Token::Paper }
}

/// A circle with a thick outline, in the colour of the ground inside.
///
/// # Errors
/// What the output reports.
pub fn ring(pen: &Pen<'_>, centre: Point, radius: f64, (token, ground): (Token, Token)) -> Drawn {
    let width = radius * 0.4;
    pen.fill_circle(centre, radius - width / 2.0, ground)?;
    pen.circle(centre, radius - width / 2.0, token, width)
}

/// The number of a category on a square of its colour; an outline where the category is `muted`.
///
/// # Errors
/// What the output reports.
pub fn category_chip(pen: &Pen<'_>, (left, top): Point, side: f64, (number, text): (u8, &str), muted: bool) -> Drawn {
    let corners = ((left, top), (left + side, top + side));
    if muted {
        pen.rect(corners.0, corners.1, Token::LineStrong, 1.0)?;
    } else {
        pen.fill_rect(corners.0, corners.1, Token::category(number))?;
    }
    let role = Role::ValueStrong;
    let at = (left + side / 2.0, pen.baseline(top + side / 2.0, role));
    let token = if muted { Token::Ink2 } else { Token::OnCategory };
    pen.write(&[text], (role, token), at, Align::Middle, side)?;
    Ok(())
}
