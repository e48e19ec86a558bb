//! The first page: a welcome for a website, figures and charts for a tool.

use isekai_codegen::{Block, Entity, Page};
use serde_json::{Value, json};

use super::super::Draft;
use super::super::blocks::block;
use super::super::brief::Brief;
use super::super::draft::EntityDraft;
use super::super::{assemble, landing};
use super::plan::Plan;
use super::{charts, figures, ledger};
use crate::lexicon::{Business, Feature, Intent};
use crate::text::{Word, plural};

pub struct Front<'a> {
    pub name: &'a str,
    pub tagline: &'a str,
    pub is_tool: bool,
}

const FEATURED: usize = 3;
const MAX_FEATURED: usize = 9;
const ICONS: &[&str] = &["spark", "book", "people", "tag", "calendar", "chart", "heart", "star", "clock", "shield"];

/// What the first page says below the name.
pub fn tagline(draft: &Draft<'_>, plan: &Plan, brief: &Brief, business: &Business) -> String {
    if brief.purpose.business.is_some() && !brief.purpose.is_tool {
        return business.lead.clone();
    }
    let Some(main) = plan.entities.get(plan.main) else { return business.lead.clone() };
    if let Some(noun) = main.noun {
        return draft.lexicon.nouns.get(noun).tagline.clone();
    }
    format!("All about {}, in one place.", plural(&main.singular).to_lowercase())
}

pub fn page(draft: &Draft<'_>, plan: &Plan, entities: &[Entity], pages: &[Page], front: Front<'_>) -> Page {
    if front.is_tool { dashboard(draft, plan, entities, pages) } else { welcome(draft, plan, entities, pages, &front) }
}

pub const DASHBOARD: &str = "Dashboard";
const MAX_FIGURES_OF: usize = 4;

fn dashboard(draft: &Draft<'_>, plan: &Plan, entities: &[Entity], pages: &[Page]) -> Page {
    let mut parts = overview(draft, plan, entities);
    parts.push(links(entities, pages, "Go to"));
    Page { id: assemble::free_id(pages, "dashboard"), title: DASHBOARD.to_owned(), blocks: parts, ..Page::default() }
}

/// Figures of the entities, those first that the request wants figures of, and charts: the ones asked for, else the usual ones.
pub fn overview(draft: &Draft<'_>, plan: &Plan, entities: &[Entity]) -> Vec<Block> {
    let mut shown: Vec<usize> = (0..entities.len()).filter(|index| !attached(plan, *index)).collect();
    shown.sort_by_key(|index| mentioned(draft, &plan.entities[*index]));
    let mut parts = Vec::new();
    for &index in shown.iter().take(MAX_FIGURES_OF) {
        let (entity, own) = (&entities[index], &plan.entities[index]);
        parts.push(block(
            "stats",
            Some(&entity.id),
            json!({"heading": entity.plural, "items": figures::of(draft, plan, index, entity, own)}),
        ));
        if plan.charts.is_empty() {
            parts.extend(charts::usual(draft, entity, own));
        }
    }
    parts.extend(charts::of(plan, entities, None));
    parts.extend(ledger::low(plan, entities));
    parts
}

/// Where the sentence about the dashboard names an entity; those that it does not come last, in their order.
fn mentioned(draft: &Draft<'_>, entity: &EntityDraft) -> usize {
    let words = &draft.reading.words;
    let cue =
        (0..words.len()).find(|&at| words[at].is_any(&["dashboard", "figures", "overview", "statistics", "kpis"]));
    let Some(cue) = cue else { return usize::MAX };
    let stop = |at: &usize| words[*at].is_any(&[".", "!", "?"]);
    let start = (0..cue).rev().find(stop).map_or(0, |at| at + 1);
    let end = (cue..words.len()).find(stop).unwrap_or(words.len());
    let last = entity.singular.to_lowercase();
    let last = last.rsplit(' ').next().unwrap_or_default();
    (start..end).find(|&at| words[at].stem == last).unwrap_or(usize::MAX)
}

/// A tool of one list opens with it.
pub fn main_first(plan: &Plan, entities: &[Entity], pages: &mut [Page]) {
    let main = entities.get(plan.main).and_then(|main| {
        pages.iter().position(|page| page.blocks.iter().any(|block| block.entity.as_deref() == Some(main.id.as_str())))
    });
    if let Some(main) = main {
        pages[..=main].rotate_right(1);
    }
}

fn welcome(draft: &Draft<'_>, plan: &Plan, entities: &[Entity], pages: &[Page], front: &Front<'_>) -> Page {
    let main = entities.get(plan.main);
    let first = main.and_then(|main| page_of(pages, &main.id)).or(pages.first());
    let mut hero = json!({"heading": front.name, "text": front.tagline});
    if let Some(first) = first {
        let label: String = call_to(first).chars().take(40).collect();
        hero["primaryAction"] = json!({"label": label, "href": format!("#/{}", first.id)});
    }
    let mut parts = vec![block("hero", None, hero)];
    parts.extend(countdown(draft, plan));
    // What other visitors handed in is nothing to show.
    if let (Some(main), Some(first)) = (main.filter(|_| !plan.is_helper(plan.main)), first) {
        let heading: String = format!("Featured {}", main.plural.to_lowercase()).chars().take(60).collect();
        let count = featured(draft);
        parts.push(block("featured", Some(&main.id), json!({"heading": heading, "count": count, "page": first.id})));
    }
    parts.push(links(entities, pages, "What you can do here"));
    // A business says what it offers and what its customers say.
    let business = plan.business.map(|index| draft.lexicon.businesses.get(index));
    if let Some(business) = business {
        parts.extend(landing::section_of(Feature::Services, business, front.name));
    }
    if plan.any_use(Intent::Testimonials) || business.is_some_and(|business| !business.quotes.is_empty()) {
        let business = business.filter(|business| !business.quotes.is_empty());
        parts.extend(landing::section_of(
            Feature::Testimonials,
            business.unwrap_or(draft.lexicon.businesses.general()),
            front.name,
        ));
    }
    if plan.any_use(Intent::Newsletter) {
        parts.push(block("newsletter", None, json!({})));
    }
    Page { id: assemble::free_id(pages, "home"), title: "Home".to_owned(), blocks: parts, ..Page::default() }
}

/// "the newest six recipes", "our 4 latest posts": as many as the request says.
fn featured(draft: &Draft<'_>) -> usize {
    let words = &draft.reading.words;
    let which = ["newest", "latest", "featured", "popular", "recent", "upcoming", "next", "random", "best"];
    let numbers = ["two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let number = |word: &Word| {
        let spelled = numbers.iter().position(|number| word.is(number)).map(|at| at + 2);
        spelled.or_else(|| word.lower.parse().ok()).filter(|count| (2..=MAX_FEATURED).contains(count))
    };
    words
        .windows(2)
        .find_map(|pair| match pair {
            [which_ones, count] if which_ones.is_any(&which) => number(count),
            [count, which_ones] if which_ones.is_any(&which) => number(count),
            _ => None,
        })
        .unwrap_or(FEATURED)
}

/// What the first button says: to look at a list, or to fill in a form.
fn call_to(page: &Page) -> String {
    let form = page.blocks.first().filter(|block| block.kind == "form");
    let text = |name: &str| form.and_then(|block| block.options.get(name)).and_then(Value::as_str);
    match (text("submitLabel"), text("heading")) {
        (Some("Send"), Some(heading)) => heading.to_owned(),
        (Some(submit), _) => format!("{submit} now"),
        _ if crate::text::words(&page.title).last().is_some_and(|last| last.lower != last.stem)
            || ["News", "Programme", "Menu", "Staff", "Music"].contains(&page.title.as_str()) =>
        {
            format!("Browse {}", page.title.to_lowercase())
        }
        // "Track" is said of what one does there.
        _ => page.title.clone(),
    }
}

/// Sections of a landing page that are wanted beside those of its business.
pub fn sections(draft: &Draft<'_>, plan: &Plan, page: &mut Page) {
    let at = 1.min(page.blocks.len());
    if let Some(block) = countdown(draft, plan) {
        page.blocks.insert(at, block);
    }
    if plan.any_use(Intent::Newsletter) {
        page.blocks.push(block("newsletter", None, json!({})));
    }
    if plan.any_use(Intent::Map) {
        page.blocks.push(super::pages::map());
    }
    if plan.any_use(Intent::Team) {
        page.blocks.push(super::pages::team());
    }
}

/// The days until what the site is about, where a countdown is asked for.
fn countdown(draft: &Draft<'_>, plan: &Plan) -> Option<Block> {
    plan.any_use(Intent::Timer).then(|| countdown_from(draft))
}

/// Two months from now, to be set right.
pub fn countdown_from(draft: &Draft<'_>) -> Block {
    let date = crate::lexicon::nouns::day(draft.context.today, 60);
    block("countdown", None, json!({"heading": "The countdown is on", "date": date}))
}

/// Cards that lead to the pages.
fn links(entities: &[Entity], pages: &[Page], heading: &str) -> Block {
    let text = |page: &Page| {
        let entity = page
            .blocks
            .iter()
            .find_map(|block| block.entity.as_deref())
            .and_then(|id| entities.iter().find(|entity| entity.id == id));
        entity.map_or_else(
            || format!("Open {}.", page.title.to_lowercase()),
            |entity| format!("See, search and add {}.", entity.plural.to_lowercase()),
        )
    };
    let items: Vec<Value> = pages
        .iter()
        .zip(ICONS.iter().cycle())
        .take(8)
        .map(|(page, icon)| json!({"icon": icon, "title": page.title, "text": text(page), "page": page.id}))
        .collect();
    block("cards-links", None, json!({"heading": heading, "items": items}))
}

fn page_of<'a>(pages: &'a [Page], entity: &str) -> Option<&'a Page> {
    pages.iter().find(|page| page.blocks.iter().any(|block| block.entity.as_deref() == Some(entity)))
}

/// Stands on the pages of another entity.
fn attached(plan: &Plan, index: usize) -> bool {
    plan.helpers
        .iter()
        .any(|helper| helper.entity == index && matches!(helper.intent, Intent::Review | Intent::Comment))
}
