//! Linked data in pages, for search engines and other programs: JSON-LD with the terms of schema.org. It repeats what
//! the page shows and states nothing else. Addresses must be absolute, so without a site address there are none but
//! those of the official text and of sources.
//!
//! A script element of this type is a block of data, which the content policy does not concern.

use super::Settings;
use super::data::Sizes;
use crate::charts::{Selection, build_chart};
use crate::component::locator::{label, pages_of};
use crate::component::shell::{Nav, official};
use crate::context::{ENDONYMS, MEMBERS};
use crate::page::{description, nav, title};
use crate::proposal::{ACTIONS, ActionIx, CountryIx, DOCUMENT, Date, EVENTS, EventStatus, Locator, area};
use crate::route::{Language, Page};
use crate::text::{Locale, ui};
use serde_json::{Map, Value, json};

/// The element for a page; nothing for the page about hosting, which is for administrators.
pub(super) fn script(locale: Locale, page: Page, settings: &Settings, sizes: &Sizes) -> String {
    if page == Page::Hosting {
        return String::new();
    }
    let of = Site { locale, settings, sizes };
    // part of the first load, so only the least
    let data = if page == Page::Explorer {
        of.with_address(json!({ "@type": "WebSite", "name": of.site() }), page)
    } else {
        let mut all = vec![of.page(page), of.breadcrumbs(page)];
        all.extend(of.entities(page));
        json!({ "@graph": all })
    };
    let mut whole = Map::new();
    whole.insert("@context".to_owned(), json!("https://schema.org"));
    if let Value::Object(fields) = data {
        whole.extend(fields);
    }
    // "</script>" would end the element
    let text = Value::Object(whole).to_string().replace('<', "\\u003c");
    format!("\n<script type=\"application/ld+json\">{text}</script>")
}

/// What is the same for every page.
struct Site<'a> {
    locale: Locale,
    settings: &'a Settings,
    sizes: &'a Sizes,
}

impl Site<'_> {
    fn site(&self) -> &'static str {
        ui::SITE_TITLE.get(self.locale)
    }

    /// The absolute address of a page, if the site's is known.
    fn address(&self, page: Page) -> Option<String> {
        let url = self.settings.site_url.as_ref()?;
        Some(format!("{url}{}", page.in_language(Language::of(self.locale)).path()))
    }

    fn with_address(&self, mut value: Value, page: Page) -> Value {
        if let Some(address) = self.address(page) {
            value["url"] = json!(address);
        }
        value
    }

    /// The page's part of its title.
    fn own_title(&self, page: Page) -> String {
        let title = title(self.locale, page);
        let site = self.site();
        title.strip_suffix(site).map_or(&*title, |own| own.trim_end_matches([' ', '·'])).to_owned()
    }

    /// The official publication.
    fn report(&self) -> Value {
        json!({
            "@type": "Report",
            "name": DOCUMENT.title.get(self.locale),
            "author": { "@type": "Organization", "name": DOCUMENT.issuer.get(self.locale) },
            "datePublished": DOCUMENT.date.to_string(),
            "url": official(self.locale.code()),
        })
    }

    fn page(&self, page: Page) -> Value {
        let kind = match page {
            Page::About => "AboutPage",
            Page::Area(_) | Page::Charts => "CollectionPage",
            _ => "WebPage",
        };
        let site = self.with_address(json!({ "@type": "WebSite", "name": self.site() }), Page::Explorer);
        let mut value = json!({
            "@type": kind,
            "name": self.own_title(page),
            "description": description(self.locale, page),
            "inLanguage": self.locale.code(),
            "isPartOf": site,
        });
        if let Some(name) = &self.settings.publisher {
            value["publisher"] = json!({ "@type": "Organization", "name": name });
        }
        self.with_address(value, page)
    }

    /// The way to the page, as the links at its head have it.
    fn breadcrumbs(&self, page: Page) -> Value {
        let explorer = (Page::Explorer, ui::NAV_EXPLORER.get(self.locale).to_owned());
        let mut way = match page {
            Page::Action(action) => {
                let own = area(action.get().area);
                vec![explorer, (Page::Area(own.number), format!("{} {}", own.number, own.title.get(self.locale)))]
            }
            Page::Chart(_) => vec![(Page::Charts, ui::NAV_CHARTS.get(self.locale).to_owned())],
            Page::Initiatives => vec![(Page::Text, ui::NAV_TEXT.get(self.locale).to_owned())],
            Page::Initiative(_) => vec![(Page::Initiatives, self.own_title(Page::Initiatives))],
            _ => match nav(page) {
                Nav::Under(parent) if parent != Page::Explorer => vec![explorer, (parent, self.own_title(parent))],
                _ => vec![explorer],
            },
        };
        way.push((page, self.own_title(page)));
        let items = way.into_iter().enumerate().map(|(i, (page, name))| {
            let mut item = json!({ "@type": "ListItem", "position": i + 1, "name": name });
            if let Some(address) = self.address(page) {
                item["item"] = json!(address);
            }
            item
        });
        json!({ "@type": "BreadcrumbList", "itemListElement": items.collect::<Vec<_>>() })
    }

    /// What the page is about.
    fn entities(&self, page: Page) -> Vec<Value> {
        let locale = self.locale;
        // pages that exist on their own are told by their paths
        let mut all = match page {
            Page::Text | Page::Notes | Page::Compare => vec![self.report()],
            Page::Action(action) => vec![self.action(action)],
            Page::Area(number) => {
                let of_area = (0..ACTIONS.len()).map(ActionIx).filter(|a| a.get().area == number);
                vec![self.report(), self.list(of_area.map(|a| (Page::Action(a), self.own_title(Page::Action(a)))))]
            }
            Page::Country(country) => vec![self.place(country)],
            Page::Figures => vec![self.dataset(page, &["statistics.csv"])],
            Page::Since => vec![self.dataset(page, &["since.csv", "since.json"])],
            Page::Charts => {
                let charts = Page::all().into_iter().filter(|page| matches!(page, Page::Chart(_)));
                vec![self.list(charts.map(|page| (page, self.own_title(page))))]
            }
            Page::Chart(id) => {
                let mut dataset = self.dataset(page, &[]);
                let view = build_chart(locale, id, &Selection::none());
                let sources = view.sources();
                let others = sources.iter().map(|s| json!({ "@type": "CreativeWork", "url": s.get().url }));
                dataset["isBasedOn"] = std::iter::once(self.report()).chain(others).collect();
                vec![dataset]
            }
            Page::About => {
                let files: Vec<&str> = self.sizes.iter().map(|(name, _)| name.as_str()).collect();
                let files: Vec<&str> = files.into_iter().filter(|name| !name.ends_with(".schema.json")).collect();
                vec![self.dataset(page, &files)]
            }
            _ => Vec::new(),
        };
        if matches!(page.path().as_str(), "timeline/" | "charts/events/") {
            all.extend(self.events());
        }
        all
    }

    fn list(&self, pages: impl Iterator<Item = (Page, String)>) -> Value {
        let items = pages.enumerate().map(|(i, (page, name))| {
            self.with_address(json!({ "@type": "ListItem", "position": i + 1, "name": name }), page)
        });
        json!({ "@type": "ItemList", "itemListElement": items.collect::<Vec<_>>() })
    }

    fn action(&self, action: ActionIx) -> Value {
        let a = action.get();
        self.with_address(
            json!({
                "@type": "CreativeWork",
                "identifier": a.id,
                "name": a.title.get(self.locale),
                "abstract": a.summary.get(self.locale),
                "pagination": pages_of(self.locale, Locator::Action(action)),
                "isBasedOn": self.report(),
            }),
            Page::Action(action),
        )
    }

    fn place(&self, country: CountryIx) -> Value {
        let c = country.get();
        let name = c.asean_name.unwrap_or(c.name).get(self.locale);
        let at = MEMBERS.iter().position(|m| m.country == country).unwrap_or_default();
        let mut others = vec![c.name.get(self.locale), MEMBERS[at].official_name.get(self.locale)];
        others.extend(ENDONYMS[at].iter().map(|(_, own)| *own));
        let mut names: Vec<&str> = Vec::new();
        for other in others {
            if other != name && !names.contains(&other) {
                names.push(other);
            }
        }
        json!({ "@type": ["Place", "Country"], "name": name, "alternateName": names })
    }

    /// A collection, with the files that hold it.
    fn dataset(&self, page: Page, files: &[&str]) -> Value {
        let mut value = json!({
            "@type": "Dataset",
            "name": self.own_title(page),
            "description": description(self.locale, page),
            "inLanguage": self.locale.code(),
            "isAccessibleForFree": true,
            "isBasedOn": self.report(),
            "usageInfo": { "@type": "CreativeWork", "text": ui::ABOUT_LICENCE_1.get(self.locale) },
        });
        if let Some(name) = &self.settings.publisher {
            value["creator"] = json!({ "@type": "Organization", "name": name });
        }
        if let Some(url) = self.settings.site_url.as_ref().filter(|_| !files.is_empty()) {
            let downloads = files.iter().map(|name| {
                let bytes = self.sizes.iter().find(|(file, _)| file == name).map_or(0, |(_, bytes)| *bytes);
                let kind = match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
                    "csv" => "text/csv",
                    "md" => "text/markdown",
                    _ => "application/json",
                };
                json!({
                    "@type": "DataDownload",
                    "contentUrl": format!("{url}data/{name}"),
                    "encodingFormat": kind,
                    "contentSize": format!("{} kB", bytes.div_ceil(1000)),
                })
            });
            value["distribution"] = downloads.collect();
        }
        self.with_address(value, page)
    }

    /// What happened or was expected; targets are no events, and a decade or a fiscal year is no date.
    fn events(&self) -> impl Iterator<Item = Value> {
        let dated = |date: Date| matches!(date, Date::Year(_) | Date::Month(..) | Date::Day(..));
        EVENTS.iter().filter(move |e| e.status != EventStatus::FutureTarget && dated(e.date)).map(|e| {
            let at: Vec<String> = e.at.iter().map(|at| label(self.locale, *at)).collect();
            json!({
                "@type": "Event",
                "name": e.short.unwrap_or(e.what).get(self.locale),
                "startDate": e.date.to_string(),
                "description": self.locale.with_aside(e.what.get(self.locale), &self.locale.commas(&at)),
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::component::{Cx, Scope};
    use crate::page::prerendered_body;
    use scraper::{Html, Selector};

    const SITE: &str = "https://www.example.org/asean/";

    fn english() -> Locale {
        Locale::built_in("en").expect("English")
    }

    fn data(page: Page, settings: &Settings) -> Value {
        let sizes =
            ["statistics.csv", "since.csv", "since.json", "proposal.en.json", "proposal.en.md", "x.schema.json"];
        let sizes: Sizes = sizes.into_iter().map(|name| (name.to_owned(), 1_234)).collect();
        let element = script(english(), page, settings, &sizes);
        let text = element.trim().strip_prefix("<script type=\"application/ld+json\">").expect("an element");
        let text = text.strip_suffix("</script>").expect("its end");
        assert!(!text.contains('<'), "{text}");
        serde_json::from_str(text).expect("JSON")
    }

    fn published() -> Settings {
        Settings { site_url: Some(SITE.to_owned()), publisher: Some("Example".to_owned()), ..Settings::default() }
    }

    fn of_kind<'v>(all: &'v Value, kind: &str) -> Vec<&'v Value> {
        let is = |v: &&Value| v["@type"] == kind || v["@type"].as_array().is_some_and(|all| all.contains(&json!(kind)));
        all["@graph"].as_array().map(|all| all.iter().filter(is).collect()).unwrap_or_default()
    }

    /// The markup of a page, and its words with single spaces.
    fn shown(page: Page) -> (Html, String) {
        let prefix = page.in_language(Language::DEFAULT).root_prefix(crate::route::Layout::Folders);
        let body = prerendered_body(Cx { scope: &Scope { locale: english(), root_prefix: &prefix } }, page);
        let html = Html::parse_fragment(&body.into_string());
        let words = squeezed(&html.root_element().text().collect::<String>());
        (html, words)
    }

    fn squeezed(text: &str) -> String {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn every_page_says_what_it_is_and_where() {
        for page in Page::all().into_iter().filter(|page| !matches!(page, Page::Explorer | Page::Hosting)) {
            let all = data(page, &published());
            assert_eq!(all["@context"], "https://schema.org");
            let own = &all["@graph"][0];
            let address = format!("{SITE}{}", page.path());
            assert_eq!(own["url"], address.as_str());
            assert_eq!(own["name"].as_str().map(|name| title(english(), page).starts_with(name)), Some(true));
            let crumbs = of_kind(&all, "BreadcrumbList");
            let crumbs = crumbs[0]["itemListElement"].as_array().expect("a list");
            for (i, crumb) in crumbs.iter().enumerate() {
                assert_eq!(crumb["position"], i + 1, "{address}");
            }
            assert_eq!(crumbs.last().map(|last| &last["item"]), Some(&json!(address)));
            // the visible links of the way to the page are the same, in the same order
            let (html, _) = shown(page);
            let selector = Selector::parse(".crumbs a").expect("a selector");
            let links = html.select(&selector).map(|a| {
                let href =
                    a.attr("href").unwrap_or_default().trim_start_matches("../").trim_start_matches("./").to_owned();
                (squeezed(&a.text().collect::<String>()), format!("{SITE}{href}"))
            });
            let links: Vec<_> = links.collect();
            let listed: Vec<_> = crumbs[..crumbs.len() - 1]
                .iter()
                .map(|c| {
                    (
                        c["name"].as_str().unwrap_or_default().to_owned(),
                        c["item"].as_str().unwrap_or_default().to_owned(),
                    )
                })
                .collect();
            if !links.is_empty() {
                assert_eq!(links, listed, "{address}");
            }
        }
    }

    #[test]
    fn entities_have_their_properties_and_are_on_the_page() {
        let date = english().date(DOCUMENT.date);
        let (mut actions, mut places, mut charts) = (0, 0, 0);
        for page in Page::all().into_iter().filter(|page| *page != Page::Hosting) {
            let all = data(page, &published());
            let (_, words) = shown(page);
            for report in of_kind(&all, "Report") {
                assert_eq!(report["datePublished"], "2021-06-15");
                assert_eq!(report["author"]["name"], DOCUMENT.issuer.get(english()));
                assert!(report["url"].as_str().is_some_and(|url| url.starts_with("https://www.keidanren.or.jp/")));
            }
            for dataset in of_kind(&all, "Dataset") {
                charts += usize::from(matches!(page, Page::Chart(_)));
                // what Google asks of a data set
                assert!(dataset["name"].as_str().is_some_and(|name| !name.is_empty()));
                assert!(dataset["description"].as_str().is_some_and(|text| text.chars().count() >= 50), "{page:?}");
                assert_eq!(dataset["creator"]["name"], "Example");
                for file in dataset["distribution"].as_array().into_iter().flatten() {
                    assert!(file["contentUrl"].as_str().is_some_and(|url| url.starts_with(&format!("{SITE}data/"))));
                    assert_eq!(file["contentSize"], "2 kB");
                }
            }
            for action in of_kind(&all, "CreativeWork") {
                actions += 1;
                for field in ["identifier", "name", "abstract", "pagination"] {
                    let value = squeezed(action[field].as_str().unwrap_or_default());
                    assert!(!value.is_empty() && words.contains(&value), "{page:?}: {field} {value}");
                }
            }
            for place in of_kind(&all, "Place") {
                places += 1;
                let names = place["alternateName"].as_array().into_iter().flatten().chain([&place["name"]]);
                for name in names.filter_map(Value::as_str) {
                    assert!(words.contains(name), "{page:?}: {name}");
                }
            }
            for item in of_kind(&all, "ItemList").iter().flat_map(|list| list["itemListElement"].as_array()).flatten() {
                let name = item["name"].as_str().unwrap_or_default();
                let own = name.split_once(' ').filter(|_| matches!(page, Page::Area(_))).map_or(name, |(_, own)| own);
                assert!(words.contains(&squeezed(own)), "{page:?}: {own}");
            }
        }
        assert_eq!((actions, places), (ACTIONS.len(), MEMBERS.len()));
        assert!(charts > 8, "{charts}");
        assert!(shown(Page::Text).1.contains(&date), "the day of publication");
    }

    #[test]
    fn events_have_dates_that_are_none_other() {
        let id = crate::chart_id::ChartId::parse("events").expect("the chart");
        let all = data(Page::Chart(id), &published());
        let events = of_kind(&all, "Event");
        assert!(events.len() > 20, "{}", events.len());
        let (_, words) = shown(Page::Chart(id));
        for event in events {
            let date = event["startDate"].as_str().and_then(Date::parse).expect("a date");
            assert!(matches!(date, Date::Year(_) | Date::Month(..) | Date::Day(..)));
            let name = squeezed(event["name"].as_str().unwrap_or_default());
            let what =
                event["description"].as_str().and_then(|text| text.rsplit_once(" (")).map_or("", |(what, _)| what);
            assert!(words.contains(&name) || words.contains(&squeezed(what)), "{name}");
        }
    }

    #[test]
    fn without_an_address_of_the_site_none_is_stated() {
        for page in Page::all().into_iter().filter(|page| *page != Page::Hosting) {
            let text = data(page, &Settings::default()).to_string();
            assert!(!text.contains("contentUrl") && !text.contains("\"item\""), "{text}");
        }
        assert_eq!(data(Page::Explorer, &published())["url"], SITE);
    }
}
