//! The role of a text in a chart, from which its size and face follow.
//!
//! Sizes are here because layout needs them before any style sheet is read. Faces come from the page
//! (`--sans`, `--serif`), so that every script gets its own.

use super::Form;

/// What a text is.
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
    /// What qualifies a heading, beside or under it.
    Sub,
    /// Number at a tick.
    Axis,
    /// Name of a row whose values are quoted from a document. Set in serif.
    Quoted,
    /// A value quoted from a document.
    QuotedValue,
    /// The one value that a drawing is about.
    Large,
    /// Words in place of a value that is not known.
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
        Self::Quoted,
        Self::QuotedValue,
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
            Self::Quoted => "ct-mean",
            Self::QuotedValue => "ct-mean-value",
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
            Self::Quoted => form.pick(13.0, 16.0),
            Self::QuotedValue => form.pick(13.0, 16.0),
            Self::Large => form.pick(22.0, 30.0),
            Self::Note => form.pick(14.0, 15.0),
        }
    }

    /// Set in bold.
    #[must_use]
    pub fn bold(self) -> bool {
        matches!(self, Self::LabelStrong | Self::ValueStrong | Self::Head | Self::Title) || self.serif()
    }

    /// Set in serif, as what is quoted.
    #[must_use]
    pub fn serif(self) -> bool {
        matches!(self, Self::Quoted | Self::QuotedValue | Self::Large)
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
                let found = css.split('}').any(|block| {
                    block.contains(rule)
                        && block.split([',', ' ', '\n']).any(|part| part.strip_prefix('.') == Some(role.class()))
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
