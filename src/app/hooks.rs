//! The contract between markup, the two programs and the scripts: commands of buttons, regions that are
//! rewritten, and the names of `data-*` attributes.
//!
//! Markup writes these values and the programs read them back with the same code. Scripts and style sheets
//! cannot, so a test compares every `data-*` name in the sources with [`ATTRIBUTES`].

use crate::proposal::{self, ActionIx, HeadingIx};
use crate::url::Toggle;
use std::fmt;

/// Attribute of a check box, button or land that is a choice: a [`crate::facet::Choice`] as
/// [`crate::facet::Choice::write`] writes it. The pass marks it as checked, pressed or selected.
pub const CHOICE: &str = "data-choice";
/// Attribute of a button with a command.
pub const COMMAND: &str = "data-do";
/// Attribute with what the command applies to.
pub const VALUE: &str = "data-value";
/// Attribute of an element whose content the pass rewrites.
pub const REGION: &str = "data-live";

/// What a button does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    Toggle(Toggle),
    /// Removes the words from the query.
    DropWords,
    /// Removes all filters.
    Clear,
    /// Closes the notice.
    Dismiss,
    /// Removes the filters that hide an action, and leads to it.
    ShowHidden(ActionIx),
    ClosePassage,
    OpenSheet,
    CloseSheet,
    Share,
    /// Opens a dialog that the second program draws: references, or embedding.
    Ask,
}

impl Command {
    /// Reads the values of [`COMMAND`] and [`VALUE`].
    pub fn parse(name: &str, value: &str) -> Option<Command> {
        Some(match name {
            "toggle" => Command::Toggle(Toggle::parse(value)?),
            "drop-words" => Command::DropWords,
            "clear" => Command::Clear,
            "dismiss" => Command::Dismiss,
            "uncover" => Command::ShowHidden(proposal::action(value)?),
            "close" => Command::ClosePassage,
            "sheet" => Command::OpenSheet,
            "sheet-close" => Command::CloseSheet,
            "share" => Command::Share,
            "cite" | "embed" => Command::Ask,
            _ => return None,
        })
    }

    /// Value of [`COMMAND`].
    pub const fn name(self) -> &'static str {
        match self {
            Command::Toggle(_) => "toggle",
            Command::DropWords => "drop-words",
            Command::Clear => "clear",
            Command::Dismiss => "dismiss",
            Command::ShowHidden(_) => "uncover",
            Command::ClosePassage => "close",
            Command::OpenSheet => "sheet",
            Command::CloseSheet => "sheet-close",
            Command::Share => "share",
            Command::Ask => "embed",
        }
    }
}

/// A part of the explorer's page that the pass rewrites.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Region {
    /// How many actions are listed.
    Count,
    /// Link to the further recommendations below the list.
    FurtherLink,
    /// The filters in use, each with a way to remove it.
    Chips,
    /// How many filters are in use, in the button that opens the sheet.
    FilterCount,
    /// The button that closes the sheet.
    SheetDone,
    /// Heading of the actions linked to the chosen members.
    LinkedHead,
    /// What the text has on the chosen members besides the listed actions.
    Elsewhere,
    /// Heading of the other actions.
    OthersHead,
    /// What is shown where no action is listed.
    Empty,
    /// Heading of the further recommendations.
    FurtherHead,
    /// Steps to the previous and next row at the foot of the open row.
    RowSteps,
    /// Line on an area's card about the chosen members, by the area's number.
    Area(u8),
    /// How many of a heading's actions are listed.
    HeadingCount(HeadingIx),
}

/// Value of [`REGION`].
impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Region::Count => "count",
            Region::FurtherLink => "also",
            Region::Chips => "chips",
            Region::FilterCount => "on",
            Region::SheetDone => "done",
            Region::LinkedHead => "named",
            Region::Elsewhere => "elsewhere",
            Region::OthersHead => "others",
            Region::Empty => "empty",
            Region::FurtherHead => "further",
            Region::RowSteps => "row-steps",
            Region::Area(number) => return write!(f, "area-{number}"),
            Region::HeadingCount(heading) => return write!(f, "place-{}", heading.get().id),
        })
    }
}

/// State of a choice's control.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChoiceState {
    /// Whether it is chosen.
    pub on: bool,
    /// How many actions it would list; for a member, how many of those listed are linked to it.
    pub count: u32,
    /// Whether it would list anything. A member's control always can be used.
    pub available: bool,
}

/// A `data-*` attribute that markup, programs, scripts or style sheets share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attribute {
    pub name: &'static str,
    /// What its value is, and who writes and reads it.
    pub meaning: &'static str,
}

/// Makes [`ATTRIBUTES`].
macro_rules! attributes {
    ($($name:literal: $meaning:literal,)*) => {
        /// Every `data-*` attribute of the site, by name. Those marked "public" are promised to embedders.
        pub const ATTRIBUTES: &[Attribute] = &[$(Attribute { name: $name, meaning: $meaning }),*];
    };
}

attributes! {
    "data-action": "public: id of the action that a row or page is about",
    "data-after": "in the file with the official wording: selector of what a passage comes after",
    "data-again": "button that reloads after a program has stopped; stays enabled",
    "data-alone": "example of the single file's text: shown without scripts only",
    "data-area": "public: number of the area that a card or page is about",
    "data-asks": "on <html>: the dialog that a button wants from the second program: `embed`, or what is cited",
    "data-at": "on <html>: path and query that are shown, for the second program and the starter",
    "data-await": "place of a page that the second program renders; its path",
    "data-badge": "short form of a chip's name, drawn by the style sheet",
    "data-beside": "link to a file beside the page, which the single file leaves out",
    "data-build": "on <html>: build id of the records and texts",
    "data-chart": "public: id of the chart in a section",
    "data-chart-card": "id of the chart on a card of the gallery",
    "data-chart-do": "what a button of a chart, a brief or the list's files does",
    "data-charts": "on <html>: empty once the second program runs, `failed` if it cannot",
    "data-choice": "a facet's value that the control switches",
    "data-cite": "id of the statistic that a button offers references to",
    "data-closes": "control that closes a dialog of the second program",
    "data-contact": "on <html>: contact of the publisher",
    "data-copies": "button that copies the snippet",
    "data-count": "element with the count of a choice; on a land, the count itself",
    "data-country": "public: code of the member that a control or land is about",
    "data-dash": "count that is written as a dash if it is zero",
    "data-do": "command of a button",
    "data-drawing": "id of the chart in the box that a drawing fills",
    "data-embed": "on <html>: the page is shown inside another one",
    "data-empty": "section of a chart that the second program fills",
    "data-entity": "id of the entity that an entry is about",
    "data-event": "id of the event that an entry is about",
    "data-failed": "on <html>: why the program cannot start",
    "data-fill": "on a land and what is drawn of it: its fill while the map shows figures",
    "data-find": "link that opens the search: path of the page of the search",
    "data-find-key": "box that says whether the / key opens the search",
    "data-fits": "on <html>: the frame is as tall as the page",
    "data-found": "on <html>: the search could not be loaded",
    "data-full": "link from a frame to the whole page",
    "data-group": "id of the heading that a section of the list is about",
    "data-hit": "code of the land that a hit area belongs to",
    "data-home": "on the page for lost addresses: links to set to the site's folder",
    "data-how": "way of embedding that a tab of the dialog shows",
    "data-keep": "box that keeps the pages in this language on the device",
    "data-keeps": "message about that: `wait`, `kept` or `failed`",
    "data-language": "on <html>: language that the page was written in",
    "data-length": "size of the packed parts of the single file, in bytes",
    "data-lit": "on the explorer: code of the country under pointer or focus",
    "data-live": "region that the pass or the second program rewrites",
    "data-look": "on <html>: look chosen by hand, by the address or by the host",
    "data-look-choice": "look that a radio button chooses",
    "data-lost": "on <html>: this is the page for lost addresses",
    "data-map-figures": "on the map's panel: which figures the map shows, for the style sheet",
    "data-map-legend": "legend of these figures",
    "data-measure": "name of the measure that an entry of a brief is about",
    "data-measured": "field of the dialog for embedding whose value is measured",
    "data-name": "name of the member that a land is about",
    "data-named-count": "public: number of listed actions linked to the chosen members",
    "data-named-list": "list of the actions linked to the chosen members",
    "data-note": "public: number of the note that a link or entry is about",
    "data-official": "on <html>: file with the official wording, below the site's folder",
    "data-offline": "on <html>: the network is gone",
    "data-opened-for-paper": "part that was unfolded for printing only",
    "data-opens": "id of the action whose row a link opens",
    "data-out": "note that the query leaves out: empty, or `shown` if the address leads to it",
    "data-packed": "part of the single file",
    "data-page": "link from an open row to the action's page",
    "data-page-of": "in the file with the official wording: path of the page that a passage belongs to",
    "data-paper": "line at the head of a printed sheet",
    "data-part": "on <html>: the part of the page that is shown alone",
    "data-passed": "line that is shown from this day on, in ISO 8601",
    "data-pending": "on <html>: the address filters and the program has not applied it yet",
    "data-preview": "frame with the preview of what is embedded",
    "data-publisher": "on <html>: name of the publisher",
    "data-read-on": "place of the link to where the reader was",
    "data-ready": "public: on <html>, the program has taken over the page",
    "data-recommendation": "id of the recommendation that an entry is about",
    "data-reference": "what a button of the dialog with references does",
    "data-reload": "button that loads the newer version",
    "data-report": "link that is given the publisher's contact",
    "data-result-count": "public: number of listed actions",
    "data-route": "on <html>: path of the page below the site's folder",
    "data-said": "the region that announces changes",
    "data-scripted": "on <html>: scripts run, so that parts of the page may be laid out later",
    "data-sel": "codes of the chosen members, for the style sheet",
    "data-single": "on <html>: all pages are in this file",
    "data-site": "element whose text is the address of the site's folder",
    "data-size": "cell that is given the size of this file of open data",
    "data-slash": "on <html>: the / key does not open the search",
    "data-snippet": "code of the dialog for embedding",
    "data-start": "the script that starts the program",
    "data-statistic": "id of the statistic that an entry is about",
    "data-stopped": "on <html>: a program has stopped because of an error",
    "data-texts": "link to the pack of texts",
    "data-told": "on <html>: the host page has set the look",
    "data-update": "on <html>: a newer version waits",
    "data-value": "what the command of a button applies to",
    "data-watched": "drawing or contents that are observed",
    "data-whole": "on <html>: an exact place is restored, so every part of the page is laid out",
    "data-why": "reason that a notice is shown for",
    "data-words": "the box for words",
}
