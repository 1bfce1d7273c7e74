//! What a sheet of paper holds.

use crate::browser::{Visit, setup, visit};

/// Puts the page on paper, as the browser does before it prints.
async fn print(v: &Visit) {
    v.tell("Emulation.setEmulatedMedia", [("media", "print".into())]).await;
    v.run::<()>("dispatchEvent(new Event('beforeprint'))").await;
}

/// Texts that can be seen.
async fn seen(v: &Visit, selector: &str) -> Vec<String> {
    v.js(&format!(
        "[...document.querySelectorAll({selector:?})].filter(e => e.checkVisibility({{ contentVisibilityAuto: true }})).map(e => e.innerText.trim())"
    ))
    .await
}

#[test]
fn a_sheet_says_where_and_when_and_with_which_filters() {
    visit(async |v| {
        for page in ["text/", "action/a1.2-4/", "?area=1&country=vn"] {
            v.open(page).await;
            v.tell("Emulation.setEmulatedMedia", [("media", "".into())]).await;
            assert_eq!(seen(v, "[data-paper]").await, Vec::<String>::new(), "on the screen");
            print(v).await;
            let line = seen(v, "[data-paper]").await.concat();
            let address: String = v.js("location.href").await;
            let year: u32 = v.js("new Date().getFullYear()").await;
            assert!(line.contains(&address) && line.contains(&year.to_string()), "{line}");
            assert_eq!(line.contains("Connectivity; Vietnam"), page.starts_with('?'), "{line}");
        }
    });
}

#[test]
fn paper_holds_what_is_folded_on_the_screen() {
    setup().visit(async |v| {
        v.open("charts/gdp-growth/").await;
        v.until("the second program is there", "document.documentElement.dataset.charts === ''").await;
        assert_eq!(seen(v, "main details td").await.len(), 0, "the table is folded");
        print(v).await;
        v.until(
            "the table is there",
            "document.querySelector('main details td')?.checkVisibility({ contentVisibilityAuto: true })",
        )
        .await;
        v.run::<()>("dispatchEvent(new Event('afterprint'))").await;
        v.until("it is folded again", "!document.querySelector('main details').open").await;
    });
}

/// How many pages of paper a page takes.
pub async fn sheets(v: &Visit) -> usize {
    #[derive(serde::Deserialize)]
    struct Printed {
        data: String,
    }
    let printed: Printed = v.cdp("Page.printToPDF", [("preferCSSPageSize", true.into())]).await.expect("it prints");
    use base64::Engine;
    let pdf = base64::engine::general_purpose::STANDARD.decode(printed.data).expect("base64");
    let text = String::from_utf8_lossy(&pdf).into_owned();
    text.matches("/Type /Page\n")
        .count()
        .max(text.matches("/Type /Page/").count())
        .max(text.matches("/Type /Page ").count())
}

#[test]
fn an_action_takes_few_sheets() {
    visit(async |v| {
        // what the proposal says fits on one; what has happened since may go on
        for page in ["action/a1.2-4/", "action/a3.2-1/", "action/a4-2/"] {
            v.open(page).await;
            let taken = sheets(v).await;
            assert!(taken <= 2, "{page}: {taken} sheets");
        }
        v.open("text/").await;
        assert!(sheets(v).await > 3, "all of the text is printed");
    });
}
