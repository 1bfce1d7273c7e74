//! What changes on the explorer's page with the query, as values.

use super::announce::announcement;
use super::{areas, further, list};
use crate::app::hooks::Region;
use crate::component::Cx;
use crate::proposal::{ActionIx, HEADINGS, HeadingIx};
use crate::query::Results;
use crate::url::Query;

/// A part of the page that is shown or hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The group of actions linked to the chosen members.
    Linked,
    /// The group of the other actions.
    Others,
    /// The section of a heading.
    Heading(HeadingIx),
    /// The further recommendations.
    Further,
}

impl Part {
    /// Selector of its element.
    pub fn selector(self) -> String {
        match self {
            Part::Linked => ".g-named".to_owned(),
            Part::Others => ".g-all".to_owned(),
            Part::Heading(heading) => format!(".sec[data-group=\"{}\"]", heading.get().id),
            Part::Further => "#further".to_owned(),
        }
    }
}

/// What the page shows for a query.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// Content of each region; that of the open row last.
    pub regions: Vec<(Region, String)>,
    /// Which parts are shown.
    pub parts: Vec<(Part, bool)>,
    /// Codes of the chosen members, separated by spaces.
    pub members: String,
    /// Positions of the listed actions that are linked to a chosen member.
    pub linked: Vec<usize>,
    /// Positions of the other listed actions.
    pub others: Vec<usize>,
    /// Positions of the listed further recommendations.
    pub recommendations: Vec<usize>,
    /// Whether the further recommendations are unfolded, because they hold the answer.
    pub opens_further: bool,
    /// The action that is open in the list.
    pub open: Option<ActionIx>,
    /// Query that links to pages of actions keep.
    pub search: String,
    /// Markup of the announcement.
    pub announcement: String,
}

impl View {
    /// The view of a query and its results.
    pub fn new(cx: Cx<'_>, q: &Query, r: &Results) -> View {
        let mut regions: Vec<(Region, String)> = Vec::new();
        let mut add = |region: Region, markup: maud::Markup| regions.push((region, markup.into_string()));
        areas::regions(cx, q, r, &mut add);
        list::regions(cx, q, r, &mut add);
        let listed = |heading: HeadingIx| heading.get().actions.iter().filter(|a| r.others.binary_search(&a.0).is_ok());
        let mut parts = vec![(Part::Linked, !q.chosen(crate::facet::FacetId::Country).is_empty())];
        parts.push((Part::Others, !r.others.is_empty()));
        parts.push((Part::Further, !r.recommendations.is_empty()));
        let headings = (0..HEADINGS.len()).map(HeadingIx).filter(|h| !h.get().actions.is_empty());
        parts.extend(headings.map(|h| (Part::Heading(h), listed(h).next().is_some())));
        let members: Vec<&str> = q.countries().iter().map(|c| c.get().id).collect();
        View {
            regions,
            parts,
            members: members.join(" "),
            linked: r.linked.clone(),
            others: r.others.clone(),
            recommendations: r.recommendations.clone(),
            opens_further: further::holds_answer(q, r),
            open: q.action,
            search: q.filters().write(),
            announcement: announcement(cx.locale, q, r),
        }
    }

    /// Whether an action is listed.
    pub fn lists(&self, position: usize) -> bool {
        self.linked.binary_search(&position).is_ok() || self.others.binary_search(&position).is_ok()
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::component::Scope;
    use crate::query::{Corpus, run};
    use crate::text::Locale;
    use crate::url::Toggle;
    use scraper::{ElementRef, Html, Selector};

    /// What the pass compares with first is what is in the page: so it writes nothing after hydration without a query.
    #[test]
    fn the_view_without_a_query_is_the_page_as_it_is_prerendered() {
        let locale = Locale::built_in("en").expect("English");
        let cx = Cx { scope: &Scope { locale, root_prefix: "./" } };
        let page = Html::parse_fragment(&super::super::page(cx).into_string());
        let find = |selector: &str| -> Vec<ElementRef<'_>> {
            let selector = Selector::parse(selector).expect("a selector");
            page.select(&selector).collect()
        };
        let query = Query::default();
        let results = run(&Corpus::of_proposal(locale), &query);
        let view = View::new(cx, &query, &results);
        for (region, html) in &view.regions {
            let places = find(&format!("[data-live=\"{region}\"]"));
            // the steps are in the open row, which is not in the page
            assert_eq!(places.is_empty(), *region == Region::RowSteps, "{region}");
            for place in places {
                let expected = Html::parse_fragment(html).root_element().inner_html();
                assert_eq!(place.inner_html(), expected, "{region}");
            }
        }
        for (part, shown) in &view.parts {
            for element in find(&part.selector()) {
                assert_eq!(element.attr("hidden").is_none(), *shown, "{part:?}");
            }
        }
        let controls = find("[data-choice]");
        assert!(controls.len() > 100, "{} controls", controls.len());
        for control in controls {
            let Some(Toggle::Choice(choice)) = control.attr("data-choice").and_then(Toggle::parse) else {
                panic!("{:?} is no choice", control.attr("data-choice"))
            };
            assert!(control.attr("checked").is_none());
            let count = results.counts.of(choice);
            let of_land = control.attr("data-count").map(str::to_owned);
            let label = control.ancestors().filter_map(ElementRef::wrap).find(|e| e.value().name() == "label");
            let counted = Selector::parse("[data-count]").expect("a selector");
            let of_label = label.and_then(|l| l.select(&counted).next()).map(|e| e.text().collect::<String>());
            if let Some(shown) = of_land.or(of_label) {
                let expected = if count == 0 && shown == "–" { "–".to_owned() } else { count.to_string() };
                assert_eq!(shown, expected, "{}", choice.write());
            }
        }
    }
}
