//! How sections become pages, and pages a site.

#![expect(clippy::unwrap_used, reason = "tests")]

use isekai_codegen::{AppSpec, compile, theme_notes, validate};
use serde_json::{Value, json};

fn spec(pages: Value, change: impl Fn(&mut Value)) -> AppSpec {
    let entity = json!({"id": "dish", "singular": "Dish", "plural": "Dishes", "fields": [
        {"id": "name", "label": "Name", "type": "text"},
        {"id": "story", "label": "Story", "type": "text", "multiline": true},
        {"id": "price", "label": "Price", "type": "money", "currency": "EUR"}
    ]});
    let mut spec = json!({"version": 1, "name": "Ember", "target": "react", "entities": [entity], "pages": pages});
    change(&mut spec);
    serde_json::from_value(spec).unwrap()
}

fn page(id: &str, title: &str, blocks: Value) -> Value {
    json!({"id": id, "title": title, "blocks": blocks})
}

fn file(spec: &AppSpec, path: &str) -> String {
    compile(spec).unwrap().files[path].clone()
}

fn steps(heading: Option<&str>) -> Value {
    match heading {
        Some(heading) => json!({"kind": "steps", "options": {"heading": heading, "items": [{"title": "Come"}]}}),
        None => json!({"kind": "steps", "options": {"items": [{"title": "Come"}]}}),
    }
}

fn text() -> Value {
    json!({"kind": "text", "options": {"body": "So it is."}})
}

#[test]
fn a_banner_stands_above_the_heading_of_the_page() {
    let banner = json!({"kind": "banner", "options": {"text": "Closed on Monday"}});
    let home =
        file(&spec(json!([page("home", "Home", json!([banner, steps(None)]))]), |_| {}), "src/pages/HomePage.tsx");
    let at = |needle: &str| home.find(needle).unwrap_or_else(|| panic!("no {needle} in {home}"));
    assert!(at("<Banner") < at("<PageHead") && at("<PageHead") < at("<Steps"));
}

#[test]
fn every_second_section_has_another_ground() {
    let hero = json!({"kind": "hero", "options": {"heading": "Hello"}});
    let blocks = json!([hero, text(), text(), text()]);
    let home = file(&spec(json!([page("home", "Home", blocks)]), |_| {}), "src/pages/HomePage.tsx");
    let lines: Vec<bool> =
        home.lines().filter(|line| line.contains("<Text ")).map(|line| line.contains("tinted")).collect();
    assert_eq!(lines, [true, false, true]);
}

#[test]
fn a_section_does_not_repeat_the_heading_of_its_page() {
    let pages = json!([
        page("a", "How it works", json!([steps(None)])),
        page("b", "Steps", json!([steps(Some("steps"))])),
        page("c", "Help", json!([steps(Some("Three steps"))]))
    ]);
    let spec = spec(pages, |_| {});
    assert!(file(&spec, "src/pages/APage.tsx").contains("heading=\"\""));
    assert!(file(&spec, "src/pages/BPage.tsx").contains("heading=\"\""));
    assert!(file(&spec, "src/pages/CPage.tsx").contains("heading=\"Three steps\""));
}

#[test]
fn cards_lead_to_the_pages_that_exist() {
    let chosen = json!({"kind": "cards-links", "options": {"items": [
        {"page": "gone"}, {"page": "menu", "title": "What we cook"}, {"href": "https://example.com", "title": "Elsewhere"}
    ]}});
    let pages = json!([
        page("home", "Home", json!([{"kind": "cards-links"}, chosen])),
        page("menu", "Menu", json!([{"kind": "records", "entity": "dish"}]))
    ]);
    let home = file(&spec(pages, |_| {}), "src/pages/HomePage.tsx");
    assert!(home.contains("title: 'Menu'") && home.contains("text: 'Find, add and edit dishes.'"), "{home}");
    assert!(home.contains("title: 'What we cook'") && home.contains("href: 'https://example.com'"));
    assert!(!home.contains("gone") && !home.contains("title: 'Home'"));
}

#[test]
fn featured_records_lead_to_the_page_that_has_them() {
    let featured = |page: &str| json!({"kind": "featured", "entity": "dish", "options": {"page": page}});
    let pages = |page_id: &str| {
        json!([
            page("home", "Home", json!([featured(page_id)])),
            page("all", "All", json!([{"kind": "records", "entity": "dish"}]))
        ])
    };
    // A page that was removed since does not matter.
    for id in ["all", "gone"] {
        let home = file(&spec(pages(id), |_| {}), "src/pages/HomePage.tsx");
        assert!(home.contains("page=\"all\"") && home.contains("fields={['story', 'price']}"), "{home}");
    }
}

#[test]
fn articles_find_their_fields_and_bring_the_heading() {
    let articles = json!({"kind": "articles", "entity": "dish"});
    let pages = json!([page("news", "News", json!([articles])), page("other", "Other", json!([text(), articles]))]);
    let spec = spec(pages, |_| {});
    let news = file(&spec, "src/pages/NewsPage.tsx");
    assert!(news.contains("title=\"News\"") && news.contains("body=\"story\"") && !news.contains("PageHead"), "{news}");
    let other = file(&spec, "src/pages/OtherPage.tsx");
    assert!(other.contains("heading=\"Latest dishes\"") && other.contains("PageHead"));
}

#[test]
fn many_pages_of_an_app_stand_in_a_column_and_those_of_a_site_in_a_row() {
    let pages = |blocks: Value| -> Value {
        (0..8).map(|at| page(&format!("page-{at}"), &format!("Page {at}"), blocks.clone())).collect()
    };
    let app = spec(pages(json!([{"kind": "todo"}])), |_| {});
    assert!(file(&app, "src/App.tsx").contains("navigation=\"sidebar\""));
    let site = spec(pages(json!([text()])), |_| {});
    assert!(!file(&site, "src/App.tsx").contains("sidebar"));
    let plain = spec(pages(json!([{"kind": "todo"}])), |spec| spec["target"] = json!("static"));
    assert!(file(&plain, "index.html").contains("<body class=\"sidebar\">"));
}

#[test]
fn sites_end_with_a_footer_and_single_tools_do_not() {
    let tool = spec(json!([page("home", "Home", json!([{"kind": "todo"}]))]), |_| {});
    assert!(!file(&tool, "src/App.tsx").contains("footer"));
    let site = spec(json!([page("home", "Home", json!([text()]))]), |spec| spec["tagline"] = json!("By the lake."));
    assert!(file(&site, "src/App.tsx").contains("footer=\"By the lake.\""));
}

#[test]
fn colours_that_are_asked_for_are_kept_and_named_when_they_cannot_be() {
    let themed = |theme: Value| {
        spec(json!([page("home", "Home", json!([{"kind": "todo"}]))]), move |spec| spec["theme"] = theme.clone())
    };
    let azure = themed(json!({"background": "#f0ffff", "primary": "#000080"}));
    let css = file(&azure, "src/index.css");
    for rule in ["--canvas: #f0ffff;", "--bar: #000080;", "--primary: #000080;", "--edge: #000080;"] {
        assert!(css.contains(rule), "{rule}");
    }
    assert!(theme_notes(&azure).is_empty());
    let only = themed(json!({"primary": "#000080", "mode": "light"}));
    assert!(file(&only, "src/index.css").contains("--bar: #ffffff;"));
    let asked = themed(json!({"primary": "#000080", "mode": "light", "components": true}));
    assert!(file(&asked, "src/index.css").contains("--bar: #000080;"));
    let unseen = themed(json!({"background": "#ffffff", "primary": "#fefefe"}));
    assert_eq!(theme_notes(&unseen).len(), 1);
    assert!(file(&unseen, "src/index.css").contains("/* #fefefe cannot be told"));
}

#[test]
fn what_sections_need_is_checked() {
    let complaints = |blocks: Value, entities: bool| {
        let spec = spec(json!([page("home", "Home", blocks)]), |spec| {
            if !entities {
                spec["entities"] = json!([]);
            }
        });
        validate(&spec).err().unwrap_or_default().into_iter().map(|error| error.path).collect::<Vec<_>>()
    };
    assert_eq!(complaints(json!([{"kind": "menu-list"}]), true), ["pages[0].blocks[0].options.items"]);
    assert_eq!(complaints(json!([{"kind": "menu-list", "entity": "dish"}]), true), Vec::<String>::new());
    assert_eq!(complaints(json!([{"kind": "menu-list", "entity": "gone"}]), true), ["pages[0].blocks[0].entity"]);
    assert_eq!(complaints(json!([{"kind": "stats-strip"}]), false), ["pages[0].blocks[0].options.items"]);
    let date = json!([{"kind": "countdown", "options": {"heading": "Soon", "date": "tomorrow"}}]);
    assert_eq!(complaints(date, true), ["pages[0].blocks[0].options.date"]);
    let hours =
        json!([{"kind": "hours", "options": {"days": [{"day": "monday", "opens": "9 am", "closes": "18:00"}]}}]);
    assert_eq!(complaints(hours, true), ["pages[0].blocks[0].options.days[0].opens"]);
    let strip = json!([{"kind": "stats-strip", "options": {"items": [
        {"entity": "dish", "label": "Cost", "measure": "sum"}
    ]}}]);
    assert_eq!(complaints(strip, true), ["pages[0].blocks[0].options.items[0].field"]);
}
