//! `cards-links`: the pages of the app as cards, for its home page.

use super::features::ICONS;
use super::markup::{badge, member, said, section};
use super::{HEADING, TEXT_BELOW, finish};
use crate::blocks::{BlockCx, BlockKind, Element, Html, el};
use crate::compile::ts::Lit;
use crate::kit::pictogram_for;
use crate::options::{OptionDef, OptionKind};
use crate::spec::{Page, Target};

pub struct CardsLinks;

const OPTIONS: &[OptionDef] = &[
    HEADING,
    TEXT_BELOW,
    OptionDef::new("items", OptionKind::Items(ITEM, 12), "The cards; by default all other pages."),
];

const ITEM: &[OptionDef] = &[
    OptionDef::new("page", OptionKind::Line(60), "Id of the page it leads to."),
    OptionDef::new("href", OptionKind::Link, "Where it leads, when that is no page of the app."),
    OptionDef::new("title", OptionKind::Line(80), "The page's title by default."),
    OptionDef::new("text", OptionKind::Text(200), "What one finds there."),
    OptionDef::new("icon", OptionKind::OneOf(ICONS), "A pictogram; by the title by default."),
];

/// What a card says and where it leads.
struct Card<'a> {
    title: &'a str,
    href: String,
    text: Option<String>,
    icon: Option<&'a str>,
}

impl BlockKind for CardsLinks {
    fn kind(&self) -> &'static str {
        "cards-links"
    }

    fn about(&self) -> &'static str {
        "Cards that lead to the app's pages, for a home page."
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn is_section(&self) -> bool {
        true
    }

    fn is_tintable(&self) -> bool {
        true
    }

    fn supports(&self, _target: Target) -> bool {
        true
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        let module = "components/landing/CardsLinks";
        let literal = |card: &Card<'_>| {
            let text = card.text.as_deref().map(Lit::text);
            let members = [
                ("title", Some(Lit::text(card.title))),
                ("href", Some(Lit::text(&card.href))),
                ("text", text),
                ("icon", card.icon.map(Lit::text)),
            ];
            Lit::Object(members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect())
        };
        let items = Lit::List(cards(cx).iter().map(literal).collect());
        let element = Element::new("CardsLinks", module).options(cx, &["items"]).with("items", items);
        finish(cx, element.typed("items", "CardLink", module), None)
    }

    fn html(&self, cx: &BlockCx<'_>) -> Option<Html> {
        let cards = cards(cx);
        let cards = cards.iter().map(|card| {
            let link = el("a").class("card link-card").attr("href", &card.href);
            let found = card.icon.map(str::to_owned).or_else(|| pictogram_for(card.title));
            let link = link.child(badge(found.as_deref().unwrap_or("spark"))).child(el("b").text(card.title));
            el("li").child(link.maybe(card.text.as_deref().map(|text| el("span").class("muted").text(text))))
        });
        Some(section(cx, None, el("ul").class("tiles").children(cards)))
    }
}

/// Cards whose page is gone are left out.
fn cards<'a>(cx: &BlockCx<'a>) -> Vec<Card<'a>> {
    if cx.option("items").is_none() {
        let others = cx.spec.pages.iter().filter(|page| page.id != cx.page.id);
        return others.map(|page| card(cx, page, None, None, None)).collect();
    }
    let items = cx.items("items").iter();
    let cards = items.filter_map(|item| {
        let icon = member(item, "icon");
        if let Some(page) = member(item, "page").and_then(|id| cx.spec.pages.iter().find(|page| page.id == id)) {
            return Some(card(cx, page, member(item, "title"), member(item, "text"), icon));
        }
        let href = member(item, "href")?.to_owned();
        let text = member(item, "text").map(str::to_owned);
        Some(Card { title: member(item, "title").unwrap_or(said(item, "href")), href, text, icon })
    });
    cards.collect()
}

fn card<'a>(
    cx: &BlockCx<'a>,
    page: &'a Page,
    title: Option<&'a str>,
    text: Option<&str>,
    icon: Option<&'a str>,
) -> Card<'a> {
    let first = cx.spec.pages.first().is_some_and(|first| first.id == page.id);
    let href = if first { "#/".to_owned() } else { format!("#/{}", page.id) };
    let text = text.map(str::to_owned).or_else(|| about(cx, page));
    Card { title: title.unwrap_or(&page.title), href, text, icon }
}

/// What one finds on a page, by its first block.
fn about(cx: &BlockCx<'_>, page: &Page) -> Option<String> {
    let block = page.blocks.iter().find(|block| block.kind != "banner")?;
    let entity = block.entity.as_deref().and_then(|id| cx.spec.entity(id));
    let plural = || entity.map(|one| one.plural.to_lowercase());
    match block.kind.as_str() {
        "records" if block.options.get("readOnly").is_some_and(|value| value == true) => {
            Some(format!("Browse and search {}.", plural()?))
        }
        "records" => Some(format!("Find, add and edit {}.", plural()?)),
        "board" => Some(format!("All {} by where they stand.", plural()?)),
        "form" => Some(format!("Add a new {}.", entity?.singular.to_lowercase())),
        "stats" | "chart" => Some(format!("What the {} add up to.", plural()?)),
        "articles" => Some(format!("Read the latest {}.", plural()?)),
        "todo" => Some("What is to be done.".to_owned()),
        "notes" => Some("What should not be forgotten.".to_owned()),
        "contact-form" => Some("How to reach us.".to_owned()),
        "faq" => Some("Answers to common questions.".to_owned()),
        "menu-list" => Some("What we serve.".to_owned()),
        "schedule-list" => Some("What happens when.".to_owned()),
        "pricing" => Some("What it costs.".to_owned()),
        "map" | "hours" => Some("Where we are and when we are open.".to_owned()),
        "about" | "team" | "timeline-section" => Some("Who we are.".to_owned()),
        "gallery" => Some("Pictures.".to_owned()),
        _ => None,
    }
}
