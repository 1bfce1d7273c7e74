//! What a text in a chart is, and from that how it is set.
//!
//! Sizes live here because layout must know them before any style sheet is read. Faces do not: they
//! come from the page (`--sans`, `--serif`), so that every script gets its own.

use super::Form;

/// The part a text plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Name of a row.
    Label,
    /// Name of a selected row.
    LabelStrong,
    /// A value.
    Value,
    /// A value of a selected row, or a total.
    ValueStrong,
    /// Heading of a column.
    Head,
    /// A title under a heading.
    Title,
    /// What stands beside or under a heading.
    Sub,
    /// Number at a tick.
    Axis,
    /// Name of a row that the proposal itself states: serif, as everything it says.
    Mean,
    /// A value that the proposal itself states.
    MeanValue,
    /// The one value that a drawing of the proposal's own figures is about.
    Large,
    /// Words in place of a value that does not exist.
    Absent,
    /// Words in place of the whole chart.
    Note,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 13] = [
        Self::Label,
        Self::LabelStrong,
        Self::Value,
        Self::ValueStrong,
        Self::Head,
        Self::Title,
        Self::Sub,
        Self::Axis,
        Self::Mean,
        Self::MeanValue,
        Self::Large,
        Self::Absent,
        Self::Note,
    ];

    /// The role's class, and the font family under which it travels through plotters.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Label => "ct-label",
            Self::LabelStrong => "ct-label-strong",
            Self::Value => "ct-value",
            Self::ValueStrong => "ct-value-strong",
            Self::Head => "ct-head",
            Self::Title => "ct-title",
            Self::Sub => "ct-sub",
            Self::Axis => "ct-axis",
            Self::Mean => "ct-mean",
            Self::MeanValue => "ct-mean-value",
            Self::Large => "ct-large",
            Self::Absent => "ct-absent",
            Self::Note => "ct-note",
        }
    }

    /// The role whose class this is.
    #[must_use]
    pub fn of(class: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.class() == class)
    }

    /// Size in CSS pixels.
    #[must_use]
    pub fn size(self, form: Form) -> f64 {
        match self {
            Self::Label | Self::LabelStrong => form.pick(13.0, 15.0),
            Self::Value | Self::ValueStrong | Self::Absent => form.pick(12.5, 14.0),
            Self::Head => form.pick(15.0, 18.0),
            Self::Title | Self::Sub => form.pick(12.0, 13.0),
            Self::Axis => form.pick(11.0, 12.0),
            Self::Mean => form.pick(13.0, 16.0),
            Self::MeanValue => form.pick(14.0, 16.0),
            Self::Large => form.pick(22.0, 30.0),
            Self::Note => form.pick(14.0, 15.0),
        }
    }

    /// Set in bold.
    #[must_use]
    pub fn bold(self) -> bool {
        matches!(self, Self::LabelStrong | Self::ValueStrong | Self::Head | Self::Title) || self.serif()
    }

    /// Set in the serif of the proposal's own content.
    #[must_use]
    pub fn serif(self) -> bool {
        matches!(self, Self::Mean | Self::MeanValue | Self::Large)
    }

    /// Set in italics.
    #[must_use]
    pub fn italic(self) -> bool {
        self == Self::Absent
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_found_by_its_class_and_set_by_the_style_sheet() {
        let css = include_str!("../../style/chart.css");
        for role in Role::ALL {
            assert_eq!(Role::of(role.class()), Some(role));
            for (set, rule) in [
                (role.bold(), "font-weight: var(--w-bold)"),
                (role.serif(), "font-family: var(--serif)"),
                (role.italic(), "font-style: italic"),
            ] {
                let found = css.lines().any(|line| {
                    line.contains(rule)
                        && line.split([',', ' ']).any(|part| part.strip_prefix('.') == Some(role.class()))
                });
                assert_eq!(found, set, "{} and {rule}", role.class());
            }
        }
        assert_eq!(Role::of("serif"), None);
    }

    #[test]
    fn nothing_is_set_too_small_to_read() {
        for role in Role::ALL {
            assert!(role.size(Form::Narrow) >= 11.0);
            assert!(role.size(Form::Wide) >= role.size(Form::Narrow));
        }
    }
}
