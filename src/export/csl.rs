//! CSL-JSON, as Zotero, Mendeley and citation processors read it: a list of one item.

use super::json::Json;
use super::reference::Reference;
use crate::proposal::Date;

/// The list.
pub(super) fn write(r: &Reference) -> String {
    let text = |value: &str| Json::Text(value.to_owned());
    let body = |name: &str| Json::List(vec![Json::Record(vec![("literal", text(name))])]);
    let mut fields = vec![("id", text(&r.key)), ("type", text("webpage")), ("title", text(&r.title))];
    if let Some(publisher) = &r.publisher {
        fields.push(("author", body(publisher)));
        fields.push(("publisher", text(publisher)));
    }
    fields.extend([
        ("container-title", text(r.site)),
        ("URL", text(&r.address)),
        ("accessed", date(r.accessed)),
        ("language", text(r.language)),
        ("original-author", body(r.document.issuer)),
        ("original-title", text(r.document.title)),
        ("original-date", date(r.document.date)),
        ("note", text(&r.basis)),
    ]);
    Json::List(vec![Json::Record(fields)]).write() + "\n"
}

fn date(date: Date) -> Json {
    let (year, month, day) = date.order();
    let parts = [u32::from(year), u32::from(month), u32::from(day)].map(Json::Number);
    Json::Record(vec![("date-parts", Json::List(vec![Json::List(parts.to_vec())]))])
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::super::reference::tests::made_up;
    use super::*;

    #[test]
    fn a_parser_reads_what_was_meant() {
        let mut r = made_up();
        r.title = "“A” \"b\" \\ \n\u{1}".to_owned();
        let read: serde_json::Value = serde_json::from_str(&write(&r)).expect("JSON");
        let item = &read[0];
        assert_eq!(item["type"], "webpage");
        assert_eq!(item["title"], r.title.as_str());
        assert_eq!(item["URL"], r.address.as_str());
        assert_eq!(item["accessed"]["date-parts"], serde_json::json!([[2026, 11, 7]]));
        assert_eq!(item["original-date"]["date-parts"], serde_json::json!([[2021, 6, 15]]));
        assert_eq!(item["note"], r.basis.as_str());
        assert_eq!(read.as_array().map(Vec::len), Some(1));
    }
}
