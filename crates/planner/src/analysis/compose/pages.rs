//! Pages beside those of the entities: about, contact, community, reports, tools.

mod titles;

use isekai_codegen::{Block, Entity, Page};
use serde_json::json;

use super::super::Draft;
use super::super::assemble::{free_id, page_id};
use super::super::blocks::{self, block};
use super::super::{landing, leading};
use super::day;
use super::lists::date_field;
use super::plan::Plan;
use crate::lexicon::{Business, Feature, Intent};

/// One page: what asks for it, what it is called, what stands on it.
struct Part {
    intents: &'static [Intent],
    title: &'static str,
    blocks: fn(&Cx<'_>) -> Vec<Block>,
}

/// Where a page is made.
struct Cx<'a> {
    draft: &'a Draft<'a>,
    plan: &'a Plan,
    entities: &'a [Entity],
    business: &'a Business,
    name: &'a str,
}

/// In the order in which they stand in the navigation.
const PARTS: &[Part] = &[
    Part { intents: &[Intent::Dashboard], title: "Dashboard", blocks: dashboard },
    Part { intents: &[Intent::Calendar], title: "Calendar", blocks: calendar },
    Part { intents: &[Intent::Timeline], title: "Timeline", blocks: timeline },
    Part { intents: &[Intent::Schedule], title: "Schedule", blocks: |cx| vec![day::schedule(cx.draft)] },
    Part { intents: &[Intent::Report], title: "Reports", blocks: reports },
    Part { intents: &[Intent::Forum], title: "Forum", blocks: forum },
    Part { intents: &[Intent::Feed], title: "Feed", blocks: feed },
    Part { intents: &[Intent::Chat], title: "Messages", blocks: |_| vec![block("chat", None, json!({}))] },
    Part { intents: &[Intent::Poll], title: "Polls", blocks: |_| vec![block("poll", None, json!({"create": true}))] },
    Part {
        intents: &[Intent::Survey],
        title: "Survey",
        blocks: |cx| vec![block("survey", None, json!({"questions": survey(cx)}))],
    },
    Part { intents: &[Intent::Quiz], title: "Quiz", blocks: |_| vec![block("quiz", None, json!({}))] },
    Part { intents: &[Intent::Convert], title: "Converter", blocks: |_| vec![block("converter", None, json!({}))] },
    Part { intents: &[Intent::Draw], title: "Drawing", blocks: |_| vec![block("drawing", None, json!({}))] },
    Part { intents: &[Intent::Play], title: "Game", blocks: |_| vec![block("memory", None, json!({}))] },
    Part { intents: &[Intent::Leaderboard], title: "Leaderboard", blocks: leaderboard },
    Part { intents: &[Intent::Gallery], title: "Gallery", blocks: |cx| section(cx, Feature::Gallery) },
    Part { intents: &[Intent::Services], title: "Services", blocks: |cx| section(cx, Feature::Services) },
    Part { intents: &[Intent::Pricing], title: "Pricing", blocks: |cx| section(cx, Feature::Pricing) },
    Part { intents: &[Intent::Team], title: "Team", blocks: |_| vec![team()] },
    Part { intents: &[Intent::Faq], title: "FAQ", blocks: |cx| section(cx, Feature::Faq) },
    Part {
        intents: &[Intent::Notify],
        title: "Notifications",
        blocks: |_| vec![block("notifications", None, json!({}))],
    },
    Part { intents: &[Intent::Settings], title: "Settings", blocks: |_| vec![block("settings", None, json!({}))] },
    Part { intents: &[Intent::About], title: "About", blocks: |cx| vec![landing::about(cx.business, cx.name)] },
    Part { intents: &[Intent::Contact, Intent::Support, Intent::Map], title: "Contact", blocks: contact },
];

pub fn add(draft: &Draft<'_>, plan: &Plan, entities: &[Entity], name: &str, pages: &mut Vec<Page>) {
    let cx = Cx { draft, plan, entities, business: plan.business(draft), name };
    for part in PARTS {
        if !part.intents.iter().any(|intent| plan.any_use(*intent)) {
            continue;
        }
        add_part(&cx, part, pages);
    }
}

/// Parts that a landing page has as sections of its own.
const SECTIONS: &[Intent] = &[
    Intent::Gallery,
    Intent::Services,
    Intent::Pricing,
    Intent::Team,
    Intent::Faq,
    Intent::About,
    Intent::Contact,
    Intent::Support,
    Intent::Map,
    Intent::Dashboard,
];

/// The pages beside a landing page.
pub fn beside(draft: &Draft<'_>, plan: &Plan, entities: &[Entity], name: &str, pages: &mut Vec<Page>) {
    let cx = Cx { draft, plan, entities, business: plan.business(draft), name };
    for part in PARTS.iter().filter(|part| !part.intents.iter().any(|intent| SECTIONS.contains(intent))) {
        if part.intents.iter().any(|intent| plan.any_use(*intent)) {
            add_part(&cx, part, pages);
        }
    }
}

fn add_part(cx: &Cx<'_>, part: &Part, pages: &mut Vec<Page>) {
    let blocks = (part.blocks)(cx);
    if blocks.is_empty() || pages.iter().any(|page| page.title == part.title) {
        return;
    }
    let timetable = part.title == "Calendar" && cx.draft.reading.words.iter().any(|word| word.is("timetable"));
    let title = if timetable { "Timetable" } else { part.title };
    let id = free_id(pages, &page_id(title));
    pages.push(Page { id, title: title.to_owned(), blocks, ..Page::default() });
}

/// Gives pages the titles that the request has for them; what nothing was made for gets a page with words to be replaced.
pub fn rename(draft: &Draft<'_>, plan: &Plan, entities: &[Entity], pages: &mut Vec<Page>) {
    let mut named = Vec::new();
    for (title, intent, entity) in &plan.titles {
        if title.is_empty() || ["Home", "Homepage", "Home Page"].contains(&title.as_str()) {
            continue;
        }
        let part = PARTS.iter().find(|part| part.intents.contains(intent));
        let same = |page: &Page| -> bool {
            let about = entity.and_then(|index| entities.get(index));
            let shows = |block: &Block| about.is_some_and(|entity| block.entity.as_deref() == Some(entity.id.as_str()));
            page.title.eq_ignore_ascii_case(title)
                || part.is_some_and(|part| part.title == page.title)
                || page.blocks.first().is_some_and(shows)
        };
        // "Pickup" for the pickups, "Prices" for a price calculator, "Lunch menu" for the menu.
        let said = crate::text::words(title);
        let alike = |page: &Page| {
            let shown = crate::text::words(&page.title);
            let ends = said.last().is_some_and(|last| shown.iter().any(|word| word.stem == last.stem));
            said.len() == 1 && ends || ends && shown.len() == 1 && *intent == Intent::Menu
        };
        let made = titles::blocks(draft, plan, entities, pages, title, *entity);
        let free = |page: &&Page| !named.contains(&page.id);
        let found = pages.iter().filter(free).position(same).filter(|_| made.is_none());
        let found = found.or_else(|| pages.iter().filter(free).position(alike));
        let left: Vec<Page> = pages.iter().filter(free).cloned().collect();
        let found = found.or_else(|| titles::goods(&left, title).filter(|_| made.is_none()));
        match found.and_then(|at| pages.iter_mut().filter(|page| !named.contains(&page.id)).nth(at)) {
            Some(page) => {
                title.chars().take(60).collect::<String>().clone_into(&mut page.title);
                named.push(page.id.clone());
            }
            None => {
                let blocks = made.unwrap_or_else(|| of_title(draft, plan, title));
                let id = free_id(pages, &page_id(title));
                pages.push(Page { id, title: title.chars().take(60).collect(), blocks, ..Page::default() });
            }
        }
    }
}

/// What a page of this name usually holds.
fn of_title(draft: &Draft<'_>, plan: &Plan, title: &str) -> Vec<Block> {
    let business = plan.business(draft);
    let lower = title.to_lowercase();
    let has = |names: &[&str]| names.iter().any(|name| lower.contains(name));
    let feature = if has(&["price", "pricing", "fee", "rate", "plan", "membership", "ticket"]) {
        Feature::Pricing
    } else if has(&["faq", "question", "help", "support"]) {
        Feature::Faq
    } else if has(&["gallery", "photo", "work", "portfolio", "project", "look"]) {
        Feature::Gallery
    } else if has(&[
        "contact",
        "location",
        "visit",
        "direction",
        "find us",
        "hour",
        "order",
        "pickup",
        "request",
        "quote",
        "join",
        "apply",
    ]) {
        Feature::Contact
    } else if has(&["about", "story", "history", "who we are", "mission"]) {
        Feature::About
    } else if has(&["testimonial", "review", "reference", "client"]) {
        Feature::Testimonials
    } else {
        Feature::Services
    };
    let general = draft.lexicon.businesses.general();
    let made = landing::section_of(feature, business, title)
        .or_else(|| landing::section_of(feature, general, title))
        .or_else(|| landing::section_of(Feature::Services, general, title));
    made.into_iter()
        .map(|mut block| {
            // The page says what it is, whatever its section is called elsewhere.
            block.options.insert("heading".to_owned(), json!(title.chars().take(60).collect::<String>()));
            block
        })
        .collect()
}

/// People with believable names, to be replaced.
pub fn team() -> Block {
    let people = [
        ("Ana Souza", "Head of the house", "Knows everybody by name and answers every message herself."),
        ("Ben Adler", "Operations", "Makes sure that what was promised happens, and on time."),
        ("Imani Okafor", "Advice", "Listens first and explains without big words."),
        ("Yuki Tanaka", "Design", "Sees the detail that the others would have missed."),
    ];
    let items: Vec<serde_json::Value> =
        people.iter().map(|(name, role, about)| json!({"name": name, "role": role, "text": about})).collect();
    block("team", None, json!({"heading": "Our team", "items": items}))
}

/// Where we are, with an address to be replaced.
pub fn map() -> Block {
    block("map", None, json!({"address": "12 Harbour Street"}))
}

/// Posts of a social network.
fn feed(cx: &Cx<'_>) -> Vec<Block> {
    let post =
        cx.plan.helpers.iter().find(|helper| helper.intent == Intent::Feed).map(|helper| &cx.entities[helper.entity]);
    post.map(|entity| block("feed", Some(&entity.id), json!({}))).into_iter().collect()
}

fn section(cx: &Cx<'_>, feature: Feature) -> Vec<Block> {
    let mut blocks: Vec<Block> = landing::section_of(feature, cx.business, cx.name).into_iter().collect();
    if feature == Feature::Pricing {
        for block in &mut blocks {
            landing::billing(cx.draft, block);
        }
    }
    blocks
}

fn contact(cx: &Cx<'_>) -> Vec<Block> {
    // Who needs help first looks whether somebody asked the same.
    let help = cx.plan.wants.contains(&Intent::Support) && !cx.plan.any_use(Intent::Faq);
    let mut parts = if help { section(cx, Feature::Faq) } else { Vec::new() };
    parts.push(landing::contact(cx.business));
    if cx.plan.any_use(Intent::Map) {
        parts.push(map());
    }
    parts
}

fn dashboard(cx: &Cx<'_>) -> Vec<Block> {
    super::home::overview(cx.draft, cx.plan, cx.entities)
}

/// Entities with a date that nobody shows in a calendar yet.
fn calendar(cx: &Cx<'_>) -> Vec<Block> {
    let dated = |index: &usize| date_field(&cx.entities[*index]).is_some();
    let timed = |index: &usize| {
        dated(index)
            && cx.entities[*index].fields.iter().any(|field| matches!(field.kind, isekai_codegen::FieldKind::Time))
    };
    // When somebody was hired is a date, but nothing that takes place.
    let asked = (0..cx.entities.len()).filter(|index| cx.plan.uses[*index].contains(&Intent::Calendar)).find(dated);
    let main = || Some(cx.plan.main).filter(|main| *main < cx.entities.len() && dated(main));
    // A timetable of the week has no dates.
    let weekly = cx.entities.iter().find_map(|entity| {
        let field = entity.fields.iter().find(|field| field.label == "Weekday" && blocks::is_single_choice(field))?;
        Some(block("board", Some(&entity.id), json!({"field": field.id})))
    });
    if let (None, Some(weekly)) = (asked, weekly) {
        return vec![weekly];
    }
    let wanted = asked
        .or_else(|| (0..cx.entities.len()).filter(|index| !cx.plan.is_helper(*index)).find(timed))
        .or_else(main)
        .or_else(|| (0..cx.entities.len()).find(dated));
    wanted.map(|index| block("calendar", Some(&cx.entities[index].id), json!({}))).into_iter().collect()
}

fn timeline(cx: &Cx<'_>) -> Vec<Block> {
    let dated = cx.entities.iter().find(|entity| date_field(entity).is_some());
    dated.map(|entity| block("timeline", Some(&entity.id), json!({}))).into_iter().collect()
}

fn reports(cx: &Cx<'_>) -> Vec<Block> {
    let users = cx.plan.users(Intent::Report);
    let of = users
        .into_iter()
        .chain(cx.plan.helpers.iter().map(|helper| helper.entity))
        .find(|index| date_field(&cx.entities[*index]).is_some());
    let entity = cx.entities.get(of.unwrap_or(cx.plan.main));
    entity.map(|entity| block("report", Some(&entity.id), json!({}))).into_iter().collect()
}

fn leaderboard(cx: &Cx<'_>) -> Vec<Block> {
    let wanted = cx.plan.users(Intent::Leaderboard).into_iter().find(|index| blocks::is_ranked(&cx.entities[*index]));
    wanted
        .map(|index| block("leaderboard", Some(&cx.entities[index].id), ranking(cx, &cx.entities[index])))
        .into_iter()
        .collect()
}

/// Who did it counts with all that he did; by the number that the request names.
fn ranking(cx: &Cx<'_>, entity: &Entity) -> serde_json::Value {
    let Some(who) = leading::who(&entity.fields) else { return json!({}) };
    let said = |field: &&isekai_codegen::Field| {
        blocks::is_number(&field.kind)
            && cx
                .draft
                .reading
                .words
                .iter()
                .any(|word| super::super::same_words(&field.label, std::slice::from_ref(word)))
    };
    let mut options = json!({"name": who.id});
    if cx.draft.reading.words.iter().any(|word| word.is_any(&["lowest", "fewest", "least"])) {
        options["order"] = json!("lowest");
    }
    if entity.fields.first().is_some_and(|first| first.id != who.id) {
        options["combine"] = json!("sum");
        options["add"] = json!(false);
    }
    if let Some(score) = entity.fields.iter().find(said) {
        options["score"] = json!(score.id);
    }
    options
}

fn forum(cx: &Cx<'_>) -> Vec<Block> {
    let thread =
        cx.plan.helpers.iter().find(|helper| helper.intent == Intent::Forum).map(|helper| &cx.entities[helper.entity]);
    thread.map(|entity| block("forum", Some(&entity.id), json!({}))).into_iter().collect()
}

fn survey(cx: &Cx<'_>) -> serde_json::Value {
    let about = cx.entities.get(cx.plan.main).map_or_else(|| cx.name.to_owned(), |entity| entity.plural.to_lowercase());
    json!([
        {"text": format!("How satisfied are you with our {about}?"), "type": "scale", "required": true},
        {"text": "How did you hear about us?", "type": "single", "options": ["Friends", "Search", "Social media", "Other"], "required": true},
        {"text": "What matters most to you?", "type": "multiple", "options": ["Quality", "Price", "Speed", "Service"]},
        {"text": "What could we do better?", "type": "text"}
    ])
}
