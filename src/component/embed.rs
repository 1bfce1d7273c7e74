//! Snippets of HTML that embed a view of this site in another page. Pure, so that the dialog and the page about the
//! site show the same text.

use crate::facet::FacetId;
use crate::route::{Page, PathParameter, Route};
use crate::url::{Look, MapForm, Part, Query};

/// The permissions of a sandboxed frame: what the site needs to work, and no more.
const SANDBOX: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads";

/// The address of the site in snippets that are written before its own is known.
pub const EXAMPLE_SITE: &str = "https://www.example.org/asean/";

/// The part of a page that is embedded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmbedPart {
    /// All of it, without menu and footer.
    Whole,
    /// The explorer's list with its count and the filters in use.
    List,
    /// The explorer's map with the ten members.
    Map,
    /// The drawing of a chart's page with its title and sources.
    Chart,
}

impl EmbedPart {
    /// The parts of a page that can be embedded, in the order shown.
    pub fn offered(page: Page) -> &'static [EmbedPart] {
        match page {
            Page::Explorer => &[EmbedPart::Whole, EmbedPart::List, EmbedPart::Map],
            Page::Chart(_) => &[EmbedPart::Whole, EmbedPart::Chart],
            _ => &[EmbedPart::Whole],
        }
    }

    /// The value of the dialog's radio button.
    pub fn name(self) -> &'static str {
        match self {
            EmbedPart::Whole => "whole",
            EmbedPart::List => "list",
            EmbedPart::Map => "map",
            EmbedPart::Chart => "chart",
        }
    }
}

/// The kinds of snippet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SnippetKind {
    /// The element of `embed.js`, which adapts the height of the frame to its content.
    Element,
    /// A plain frame of fixed height; needs no script.
    Frame,
}

impl SnippetKind {
    /// Every value, in the order shown.
    pub const ALL: [SnippetKind; 2] = [SnippetKind::Element, SnippetKind::Frame];

    /// The value of the dialog's radio button.
    pub fn name(self) -> &'static str {
        match self {
            SnippetKind::Element => "element",
            SnippetKind::Frame => "frame",
        }
    }
}

/// A view of this site in another page.
#[derive(Debug, Clone, PartialEq)]
pub struct Embed {
    /// Absolute address of the site's folder, with its last slash.
    pub site: String,
    pub route: Route,
    pub query: Query,
    /// One of [`EmbedPart::offered`] for the page.
    pub part: EmbedPart,
    pub look: Option<Look>,
    /// Accessible name of the frame.
    pub title: String,
    /// Whether the frame is sandboxed.
    pub sandboxed: bool,
    /// Height of a plain frame in CSS pixels.
    pub height: u32,
}

/// Text inside a double-quoted attribute.
fn quoted(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

impl Embed {
    /// The query of the view as a page: what is chosen, without the parameters that only change how it is shown.
    fn page_query(&self) -> Query {
        // the list alone has no map
        let figures = self.query.figures.filter(|_| self.part != EmbedPart::List);
        let query = Query { embed: false, map: None, figures, part: None, look: None, ..self.query.clone() };
        // the map alone has no list in which a row could be open
        if self.part == EmbedPart::Map { Query { action: None, ..query } } else { query }
    }

    /// The same with the part that is shown. The title of the frame is made from it.
    pub fn frame_query(&self) -> Query {
        let (map, part) = match self.part {
            EmbedPart::Whole => (None, None),
            EmbedPart::List => (None, Some(Part::List)),
            EmbedPart::Map => (Some(MapForm::Only), None),
            EmbedPart::Chart => (None, Some(Part::Chart)),
        };
        Query { map, part, ..self.page_query() }
    }

    /// Address of the view in a frame, below the site's folder.
    pub fn frame_path(&self) -> String {
        format!("{}{}", self.route.path(), Query { embed: true, look: self.look, ..self.frame_query() }.write())
    }

    /// Address of the view as a page, below the site's folder.
    fn page_path(&self) -> String {
        format!("{}{}", self.route.path(), self.page_query().write())
    }

    /// The attributes of the element that specify the view: by name where `area` and `country` are all that is chosen,
    /// otherwise by address.
    fn view(&self) -> String {
        let query = self.page_query();
        let mut simple = Query::default();
        for id in [FacetId::Area, FacetId::Country] {
            simple.facets[id as usize] = query.chosen(id);
        }
        let has_area = !query.chosen(FacetId::Area).is_empty();
        let named = match (self.part, self.route.page) {
            (_, page) if query != simple || matches!(page, Page::Area(_)) && has_area => None,
            (_, Page::Country(c)) if simple.is_unfiltered() => {
                Some(format!("view=\"country\" country=\"{}\"", c.segment()))
            }
            (_, Page::Country(_)) => None,
            (EmbedPart::List, _) => Some("view=\"list\"".to_owned()),
            (EmbedPart::Map, _) => Some("view=\"map\"".to_owned()),
            (EmbedPart::Chart, Page::Chart(id)) => Some(format!("view=\"chart\" chart=\"{}\" alone", id.name())),
            (_, Page::Explorer) => Some("view=\"explorer\"".to_owned()),
            (_, Page::Chart(id)) => Some(format!("view=\"chart\" chart=\"{}\"", id.name())),
            (_, Page::Action(a)) => Some(format!("view=\"action\" action=\"{}\"", a.get().id)),
            (_, Page::Area(n)) => Some(format!("view=\"area\" area=\"{n}\"")),
            _ => None,
        };
        match named {
            Some(mut attributes) => {
                for (name, value) in simple.write().trim_start_matches('?').split('&').filter_map(|p| p.split_once('='))
                {
                    attributes.push_str(&format!(" {name}=\"{value}\""));
                }
                attributes
            }
            None => {
                format!(
                    "view=\"page\" src=\"{}\"",
                    quoted(&format!("{}{}", self.route.page.path(), self.frame_query().write()))
                )
            }
        }
    }

    /// The HTML.
    pub fn snippet(&self, kind: SnippetKind) -> String {
        let (site, title) = (quoted(&self.site), quoted(&self.title));
        match kind {
            SnippetKind::Frame => {
                let sandbox = if self.sandboxed { format!("\n  sandbox=\"{SANDBOX}\"") } else { String::new() };
                format!(
                    "<iframe src=\"{site}{}\"\n  title=\"{title}\"\n  width=\"100%\" height=\"{}\" frameborder=\"0\" loading=\"lazy\"\n  \
                     allow=\"fullscreen; clipboard-write; web-share\"{sandbox}></iframe>",
                    quoted(&self.frame_path()),
                    self.height,
                )
            }
            SnippetKind::Element => format!(
                "<script src=\"{site}embed.js\" async></script>\n\
                 <japan-asean-explorer {}\n  lang=\"{}\" look=\"{}\"{}\n  title=\"{title}\">\n  \
                 <a href=\"{site}{}\">{title}</a>\n</japan-asean-explorer>",
                self.view(),
                quoted(self.route.language.code()),
                self.look.map_or("auto", Look::name),
                if self.sandboxed { " sandbox" } else { "" },
                quoted(&self.page_path()),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn embed(route: &str, search: &str) -> Embed {
        Embed {
            site: EXAMPLE_SITE.to_owned(),
            route: Route::parse(route),
            query: Query::parse(search).0,
            part: EmbedPart::Whole,
            look: None,
            title: "“A” & \"B\" <c>".to_owned(),
            sandboxed: false,
            height: 800,
        }
    }

    #[test]
    fn views_have_names_where_names_specify_them() {
        let view = |route: &str, search: &str| embed(route, search).view();
        assert_eq!(
            view("", "?area=1&country=vn,la&look=dark&embed=1"),
            "view=\"explorer\" area=\"1\" country=\"la,vn\""
        );
        assert_eq!(view("charts/gdp-growth/", "?country=th"), "view=\"chart\" chart=\"gdp-growth\" country=\"th\"");
        assert_eq!(view("action/a3.2-1/", ""), "view=\"action\" action=\"A3.2-1\"");
        assert_eq!(view("area/3/", "?country=sg"), "view=\"area\" area=\"3\" country=\"sg\"");
        assert_eq!(view("country/vn/", ""), "view=\"country\" country=\"vn\"");
        assert_eq!(view("area/3/", "?area=1"), "view=\"page\" src=\"area/3/?area=1\"");
        assert_eq!(view("", "?area=1&q=a+b"), "view=\"page\" src=\"?area=1&amp;q=a+b\"");
        assert_eq!(view("text/", ""), "view=\"page\" src=\"text/\"");
        // how the page was shown is not embedded
        assert_eq!(view("", "?part=list&country=vn"), "view=\"explorer\" country=\"vn\"");
    }

    #[test]
    fn parts_are_views_of_their_own() {
        let part = |part: EmbedPart, route: &str, search: &str| {
            let embed = Embed { part, ..embed(route, search) };
            (embed.view(), embed.frame_path())
        };
        let expected = |view: &str, framed: &str| (view.to_owned(), framed.to_owned());
        assert_eq!(
            part(EmbedPart::List, "", "?area=3&country=vn"),
            expected("view=\"list\" area=\"3\" country=\"vn\"", "?area=3&country=vn&part=list&embed=1")
        );
        assert_eq!(
            part(EmbedPart::List, "", "?q=ai&action=A3.2-1"),
            expected(
                "view=\"page\" src=\"?q=ai&amp;action=A3.2-1&amp;part=list\"",
                "?q=ai&action=A3.2-1&part=list&embed=1"
            )
        );
        assert_eq!(
            part(EmbedPart::Map, "", "?country=vn&action=A4-1"),
            expected("view=\"map\" country=\"vn\"", "?country=vn&map=only&embed=1")
        );
        assert_eq!(
            part(EmbedPart::Map, "", "?country=vn&map=growth"),
            expected("view=\"page\" src=\"?country=vn&amp;map=only,growth\"", "?country=vn&map=only,growth&embed=1")
        );
        assert_eq!(
            part(EmbedPart::Whole, "", "?map=only,bases"),
            expected("view=\"page\" src=\"?map=bases\"", "?map=bases&embed=1")
        );
        assert_eq!(part(EmbedPart::List, "", "?map=bases"), expected("view=\"list\"", "?part=list&embed=1"));
        assert_eq!(
            part(EmbedPart::Map, "", "?actor=joint"),
            expected("view=\"page\" src=\"?actor=joint&amp;map=only\"", "?actor=joint&map=only&embed=1")
        );
        assert_eq!(
            part(EmbedPart::Chart, "charts/gdp-growth/", "?country=th"),
            expected(
                "view=\"chart\" chart=\"gdp-growth\" alone country=\"th\"",
                "charts/gdp-growth/?country=th&part=chart&embed=1"
            )
        );
        assert_eq!(
            part(EmbedPart::Chart, "charts/coverage/", "?view=countries"),
            expected(
                "view=\"page\" src=\"charts/coverage/?part=chart&amp;view=countries\"",
                "charts/coverage/?part=chart&view=countries&embed=1"
            )
        );
    }

    #[test]
    fn a_hostile_query_stays_inside_its_attribute() {
        let hostile = Embed { look: Some(Look::Dark), height: 1234, ..embed("", "?q=%22%3E%3Cscript%3E") };
        for (kind, sandboxed) in [
            (SnippetKind::Element, false),
            (SnippetKind::Element, true),
            (SnippetKind::Frame, false),
            (SnippetKind::Frame, true),
        ] {
            let page = scraper::Html::parse_fragment(&Embed { sandboxed, ..hostile.clone() }.snippet(kind));
            let names = page.tree.nodes().filter_map(|n| n.value().as_element()).map(|e| e.name());
            // the parser adds these around a fragment
            let all: Vec<_> = names.filter(|name| !matches!(*name, "html" | "body")).collect();
            match kind {
                SnippetKind::Element => assert_eq!(all, ["script", "japan-asean-explorer", "a"]),
                SnippetKind::Frame => assert_eq!(all, ["iframe"]),
            }
            let shown = page.select(&scraper::Selector::parse("[title]").expect("a selector")).next().expect("a view");
            assert_eq!(shown.attr("title"), Some("“A” & \"B\" <c>"));
            assert_eq!(shown.attr("sandbox").is_some(), sandboxed);
            if kind == SnippetKind::Frame {
                assert_eq!(
                    shown.attr("src"),
                    Some("https://www.example.org/asean/?q=%22%3E%3Cscript%3E&embed=1&look=dark")
                );
                assert_eq!(shown.attr("height"), Some("1234"));
            }
        }
    }
}
