//! The names of what is chosen, for filters, chips and titles.

use crate::text::{Locale, ui};
use crate::url::{MapForm, Part, Query};

/// Names of the filters in use, in the order of the address; words in quotation marks.
pub fn chosen(locale: Locale, q: &Query) -> Vec<String> {
    let choices = q.choices().filter(|choice| choice.facet.concerns_actions());
    let mut all: Vec<String> = choices.map(|choice| choice.name().get(locale).to_owned()).collect();
    if !q.q.is_empty() {
        all.push(ui::CHIP_WORDS.fill(locale, &[("words", &q.q)]));
    }
    all
}

/// The title of a frame: the proposal, the title of the page in it unless that is the explorer, the filters in use,
/// and which part of the page is shown. `Japan–ASEAN proposal: Digital, Vietnam — list`.
pub fn frame_title(locale: Locale, page: Option<&str>, q: &Query) -> String {
    let mut names = chosen(locale, q);
    names.splice(0..0, page.map(str::to_owned));
    let mut title = ui::FRAME_TITLE.get(locale).to_owned();
    if !names.is_empty() {
        title =
            ui::FRAME_NAMED.fill(locale, &[("title", &title), ("names", &names.join(ui::FORMAT_COMMA.get(locale)))]);
    }
    let part = match (q.part, q.map) {
        (Some(Part::List), _) => ui::FRAME_LIST,
        (Some(Part::Chart), _) => ui::FRAME_CHART,
        (None, Some(MapForm::Only)) => ui::FRAME_MAP,
        (None, None) => return title,
    };
    ui::FRAME_PART.fill(locale, &[("title", &title), ("part", part.get(locale))])
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::frame_title;
    use crate::text::Locale;
    use crate::url::Query;

    #[test]
    fn titles_of_frames_name_filters_and_part() {
        let english = Locale::built_in("en").expect("English");
        for (page, search, title) in [
            (None, "", "Japan–ASEAN proposal"),
            (None, "area=3&country=vn&part=list", "Japan–ASEAN proposal: Digital, Vietnam — list"),
            (None, "country=vn&map=only&embed=1", "Japan–ASEAN proposal: Vietnam — map"),
            (None, "country=vn,la&q=smart+city", "Japan–ASEAN proposal: Laos, Vietnam, “smart city”"),
            (Some("Growth"), "country=th&part=chart", "Japan–ASEAN proposal: Growth, Thailand — chart"),
            (Some("Growth"), "", "Japan–ASEAN proposal: Growth"),
        ] {
            assert_eq!(frame_title(english, page, &Query::parse(search).0), title);
        }
    }
}
