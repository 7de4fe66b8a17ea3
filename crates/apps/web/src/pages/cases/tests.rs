use amparo_casework::cases::{SameName, open_case};
use amparo_casework::enter_claims::{enter_claims, parse_claims};
use axum::http::StatusCode;

use crate::testing::Browser;

const FILES: [&str; 3] = [
    include_str!("../../../../../../fixtures/cases/whelan.toml"),
    include_str!("../../../../../../fixtures/cases/kara-murza.toml"),
    include_str!("../../../../../../fixtures/cases/navalny.toml"),
];

/// A desk with three well-known cases and one that has nothing but a name.
fn at_four_cases() -> Browser {
    let browser = Browser::at_a_new_desk();
    browser.write(|desk| {
        for text in FILES {
            let file = parse_claims("case.toml", text)?;
            let person = file.case.as_ref().expect("it names its person").person.clone();
            let case = open_case(desk, &person, SameName::Ask)?;
            enter_claims(desk, case, &file, |_, _| ())?;
        }
        open_case(desk, "نرگس محمدی", SameName::Ask)
    });
    browser
}

fn plain(html: &str) -> String {
    html.replace(['\u{2068}', '\u{2069}'], "").replace("&#38;", "&").replace("&amp;", "&")
}

fn has_row(html: &str, name: &str) -> bool {
    html.split("<tbody>").nth(1).unwrap_or_default().contains(name)
}

#[test]
fn a_new_desk_says_how_to_begin() {
    let mut browser = Browser::at_a_new_desk();
    for (path, words) in [("/", "This desk is new"), ("/cases", "There is no case on this desk yet")] {
        let html = browser.get(path).html;
        assert!(html.contains(words) && html.contains("href=\"/cases/new\""), "{path}: {html}");
    }
}

#[test]
fn the_list_counts_filters_and_sorts() {
    let mut browser = at_four_cases();
    let all = plain(&browser.get("/cases").html);
    assert!(all.contains("4 cases"), "{all}");
    for name in ["Paul Whelan", "Vladimir Kara-Murza", "نرگس محمدی"] {
        assert!(has_row(&all, name), "{name}: {all}");
    }
    let dead = plain(&browser.get("/cases?custody=died").html);
    assert!(has_row(&dead, "Navalny") && !has_row(&dead, "Whelan"), "{dead}");
    assert!(dead.contains("1 case") && dead.contains("of 4") && dead.contains("Clear filters"), "{dead}");
    let conflicts = plain(&browser.get("/cases?conflicts=1").html);
    assert!(has_row(&conflicts, "Paul Whelan") && !has_row(&conflicts, "نرگس"), "{conflicts}");
    let falling = plain(&browser.get("/cases?sort=name&falling=1").html);
    let at = |html: &str, name: &str| html.rfind(name).expect("it is in the list");
    assert!(at(&all, "Paul Whelan") < at(&all, "Vladimir Kara-Murza"));
    assert!(at(&falling, "Paul Whelan") > at(&falling, "Vladimir Kara-Murza"), "{falling}");
    let nonsense = browser.get("/cases?custody=gone&sort=x&from=y&rows=z");
    assert_eq!(nonsense.status, StatusCode::OK, "what is not understood asks for nothing");
}

#[test]
fn a_person_is_found_in_another_script_and_before_the_name_is_written_to_its_end() {
    let mut browser = at_four_cases();
    for q in ["Кара-Мурза", "kara-mur", "Владимир Кара-Мурза", "نرگس"] {
        let path = format!("/cases?{}", serde_html_form::to_string([("q", q)]).expect("a pair"));
        let html = plain(&browser.get(&path).html);
        let found = html.split("id=\"found-title\"").nth(1).unwrap_or_default();
        let found = found.split("</section>").next().unwrap_or_default();
        let wanted = if q == "نرگس" { "محمدی" } else { "Kara-Murza" };
        assert!(found.contains(wanted), "{q}: {found}");
    }
    let none = plain(&browser.get("/cases?q=Zzyzx").html);
    assert!(none.contains("Nobody on this desk is called so"), "{none}");
    let no_name = browser.get("/cases?q=%3F%3F").html;
    assert!(no_name.contains("role=\"alert\""), "{no_name}");
}

#[test]
fn a_view_is_kept_used_and_taken_away() {
    let mut browser = at_four_cases();
    let kept =
        browser.post("/cases/views", &[("name", "Conflicts first"), ("query", "conflicts=1&sort=changed")]);
    assert_eq!(kept.goes_to.as_deref(), Some("/cases?conflicts=1&sort=changed"));
    let html = plain(&browser.get("/cases").html);
    assert!(html.contains("href=\"/cases?conflicts=1&sort=changed\" dir=\"auto\">Conflicts first"), "{html}");
    let nameless = browser.post("/cases/views", &[("name", " "), ("query", "")]);
    assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nameless.html.contains("The view was not kept"), "{}", nameless.html);
    browser.post("/cases/views/delete", &[("name", "Conflicts first")]);
    let html = plain(&browser.get("/cases").html);
    assert!(!html.contains(">Conflicts first</a>"), "{html}");
}

#[test]
fn today_leads_into_the_work_and_says_what_is_quiet() {
    let mut browser = at_four_cases();
    let html = plain(&browser.get("/").html);
    assert!(html.contains("#conflicts") && html.contains("Conflicts"), "{html}");
    assert!(html.contains("Cases without news") && html.contains("Nothing waits under:"), "{html}");
    assert!(html.contains("People were not compared yet"), "{html}");
    assert_eq!(browser.post("/today/compare", &[]).goes_to.as_deref(), Some("/"));
    let html = plain(&browser.get("/").html);
    assert!(html.contains("As compared on"), "{html}");
    for language in ["ru", "es", "ar"] {
        browser.post("/language", &[("language", language), ("back", "/")]);
        for path in ["/", "/cases", "/cases/new"] {
            let html = browser.get(path).html;
            assert!(!html.contains('⟨'), "{language} {path}: a word is missing: {html}");
        }
    }
}
