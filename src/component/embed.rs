//! Snippets that put a view of this site into another page. Pure: the same text stands in the dialog
//! and on the page about the site.

use crate::url::{Look, MapForm, Query, Route};

/// What a frame may do where it is given no more than it needs.
const SANDBOX: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads";

/// The address that stands for the site's own where that is not known.
pub const SITE: &str = "https://www.example.org/asean/";

/// The ways to embed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// A frame of fixed height; needs no script.
    Frame,
    /// The element of `embed.js`, which fits the frame to its content.
    Element,
    /// A frame that is given no more than it needs.
    Sandboxed,
}

impl Way {
    /// Every value, in the order shown.
    pub const ALL: [Way; 3] = [Way::Element, Way::Frame, Way::Sandboxed];

    /// The word in the page's own hooks.
    pub fn name(self) -> &'static str {
        match self {
            Way::Frame => "frame",
            Way::Element => "element",
            Way::Sandboxed => "sandboxed",
        }
    }
}

/// A view that is to stand in another page.
#[derive(Debug, Clone, PartialEq)]
pub struct Embed {
    /// Absolute address of the site's folder, with its last slash.
    pub site: String,
    pub route: Route,
    pub query: Query,
    /// Whether only the map is shown, with what the query chooses.
    pub map_alone: bool,
    pub look: Option<Look>,
    /// Language of the page, by its code.
    pub language: String,
    /// What assistive technology calls the frame.
    pub title: String,
}

/// Text inside a double-quoted attribute.
fn quoted(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

impl Embed {
    fn place(&self) -> (Route, Query) {
        let query = Query { embed: false, map: None, look: None, ..self.query.clone() };
        match self.map_alone {
            true => (Route::Explorer, Query { action: None, ..query }),
            false => (self.route, query),
        }
    }

    /// Address of the view in a frame, below the site's folder.
    pub fn framed(&self) -> String {
        let (route, query) = self.place();
        let map = self.map_alone.then_some(MapForm::Only);
        format!("{}{}", route.path(), Query { embed: true, map, look: self.look, ..query }.write())
    }

    /// Address of the view as a page, below the site's folder.
    fn whole(&self) -> String {
        let (route, query) = self.place();
        format!("{}{}", route.path(), query.write())
    }

    /// Attributes of the element that name the view.
    fn view(&self) -> String {
        let (route, query) = self.place();
        let simple = Query { area: query.area.clone(), country: query.country.clone(), ..Query::default() };
        let own = match route {
            _ if query != simple || matches!(route, Route::Area(_)) && !query.area.is_empty() => None,
            Route::Explorer if self.map_alone => Some("view=\"map\"".to_owned()),
            Route::Explorer => Some("view=\"explorer\"".to_owned()),
            Route::Chart(id) => Some(format!("view=\"chart\" chart=\"{}\"", id.name())),
            Route::Action(a) => Some(format!("view=\"action\" action=\"{}\"", a.get().id)),
            Route::Area(n) => Some(format!("view=\"area\" area=\"{n}\"")),
            _ => None,
        };
        match own {
            Some(mut own) => {
                for (name, value) in simple.write().trim_start_matches('?').split('&').filter_map(|p| p.split_once('='))
                {
                    own.push_str(&format!(" {name}=\"{value}\""));
                }
                own
            }
            None => {
                let whole = match self.map_alone {
                    true => Query { map: Some(MapForm::Only), ..query }.write(),
                    false => self.whole(),
                };
                format!("view=\"page\" src=\"{}\"", quoted(&whole))
            }
        }
    }

    /// The snippet.
    pub fn snippet(&self, way: Way) -> String {
        let (site, title) = (quoted(&self.site), quoted(&self.title));
        let frame = |more: &str| {
            format!(
                "<iframe src=\"{site}{}\" title=\"{title}\"\n  width=\"100%\" height=\"800\" frameborder=\"0\" loading=\"lazy\"\n  \
                 allow=\"fullscreen; clipboard-write; web-share\"{more}></iframe>",
                quoted(&self.framed()),
            )
        };
        match way {
            Way::Frame => frame(""),
            Way::Sandboxed => frame(&format!("\n  sandbox=\"{SANDBOX}\"")),
            Way::Element => format!(
                "<script src=\"{site}embed.js\" async></script>\n\
                 <japan-asean-explorer {}\n  lang=\"{}\" look=\"{}\" title=\"{title}\">\n  \
                 <a href=\"{site}{}\">{title}</a>\n</japan-asean-explorer>",
                self.view(),
                quoted(&self.language),
                self.look.map_or("auto", Look::name),
                quoted(&self.whole()),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn embed(route: &str, search: &str) -> Embed {
        Embed {
            site: SITE.to_owned(),
            route: Route::parse(route),
            query: Query::parse(search).0,
            map_alone: false,
            look: None,
            language: "en".to_owned(),
            title: "“A” & \"B\" <c>".to_owned(),
        }
    }

    #[test]
    fn views_have_names_where_names_say_all() {
        let view = |route: &str, search: &str| embed(route, search).view();
        assert_eq!(
            view("", "?area=1&country=vn,la&look=dark&embed=1"),
            "view=\"explorer\" area=\"1\" country=\"la,vn\""
        );
        assert_eq!(view("charts/gdp-growth/", "?country=th"), "view=\"chart\" chart=\"gdp-growth\" country=\"th\"");
        assert_eq!(view("action/a3.2-1/", ""), "view=\"action\" action=\"A3.2-1\"");
        assert_eq!(view("area/3/", "?country=sg"), "view=\"area\" area=\"3\" country=\"sg\"");
        assert_eq!(view("area/3/", "?area=1"), "view=\"page\" src=\"area/3/?area=1\"");
        assert_eq!(view("", "?area=1&q=a+b"), "view=\"page\" src=\"?area=1&amp;q=a+b\"");
        assert_eq!(view("text/", ""), "view=\"page\" src=\"text/\"");
        let alone = |search: &str| Embed { map_alone: true, ..embed("text/", search) };
        assert_eq!(alone("?country=vn").view(), "view=\"map\" country=\"vn\"");
        assert_eq!(alone("?actor=joint").view(), "view=\"page\" src=\"?actor=joint&amp;map=only\"");
        assert_eq!(alone("?country=vn&action=A4-1").framed(), "?country=vn&map=only&embed=1");
    }

    #[test]
    fn nothing_leaves_its_attribute() {
        let hostile = Embed { look: Some(Look::Dark), ..embed("", "?q=%22%3E%3Cscript%3E") };
        for way in Way::ALL {
            let page = scraper::Html::parse_fragment(&hostile.snippet(way));
            let names = page.tree.nodes().filter_map(|n| n.value().as_element()).map(|e| e.name());
            // what the parser adds around a fragment is not the snippet's
            let all: Vec<_> = names.filter(|name| !matches!(*name, "html" | "body")).collect();
            match way {
                Way::Element => assert_eq!(all, ["script", "japan-asean-explorer", "a"]),
                _ => assert_eq!(all, ["iframe"]),
            }
            let shown = page.select(&scraper::Selector::parse("[title]").expect("a selector")).next().expect("a view");
            assert_eq!(shown.attr("title"), Some("“A” & \"B\" <c>"));
            if way != Way::Element {
                assert_eq!(
                    shown.attr("src"),
                    Some("https://www.example.org/asean/?q=%22%3E%3Cscript%3E&embed=1&look=dark")
                );
                assert_eq!(shown.attr("sandbox").is_some(), way == Way::Sandboxed);
            }
        }
    }
}
