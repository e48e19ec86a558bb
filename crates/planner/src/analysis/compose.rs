//! A brief becomes an app: what is kept, the pages, what can be done on each.
//!
//! [`plan`] turns demands into entities and what is done with them, [`helpers`] adds the entities that an action needs (orders for a
//! cart, comments for a discussion), [`goods`] what is sold has, [`counted`] the rows that are counted, [`lists`] writes the page of an entity, [`pages`] those of
//! the app's other parts, [`handed_in`] the forms of visitors, [`details`] what a demand says of records, [`week`] plans of a week, [`day`]
//! the order of a day, [`tools`] the pages of calculators and games, [`home`] the first.

mod cards;
mod charts;
mod computed;
mod counted;
mod day;
mod details;
mod figures;
mod goods;
mod handed_in;
mod helpers;
mod home;
mod league;
mod ledger;
mod lending;
mod lists;
mod pages;
mod plan;
mod states;
mod tools;
mod week;

use isekai_codegen::{Entity, Page, SignIn};

use super::brief::Brief;
use super::draft::EntityDraft;
use super::{Draft, assemble, fitting};
use crate::lexicon::{Feature, Intent};
pub use cards::studied;
pub use league::app as league;
pub use pages::{map, team};
use plan::Plan;

/// More pages than this are no navigation any more.
pub const MAX_PAGES: usize = 14;

/// The parts of a spec that the kinds of apps differ in; the request adds theme, target and the rest.
#[derive(Default)]
pub struct Composed {
    pub name: String,
    pub tagline: String,
    pub entities: Vec<Entity>,
    pub pages: Vec<Page>,
    pub sign_in: Option<SignIn>,
    pub behaviours: Vec<isekai_codegen::Behaviour>,
    /// Used when nobody asked for a colour.
    pub primary: Option<String>,
}

/// An app of lists, with whatever goes beyond lists beside them.
pub fn lists(
    draft: &mut Draft<'_>,
    drafts: Vec<EntityDraft>,
    name: String,
    tagline: String,
    website: bool,
) -> Composed {
    let mut plan = Plan::of_drafts(draft, drafts);
    helpers::add(draft, &mut plan);
    computed::add(draft, &mut plan);
    plan.dashboard = plan.any_use(Intent::Dashboard);
    let mut entities = assemble::finish(draft, &mut plan.entities);
    cards::fill(draft, &mut entities);
    computed::samples(&plan.behaviours, &mut entities);
    let mut pages: Vec<Page> = Vec::new();
    for index in 0..entities.len() {
        pages.extend(lists::pages(draft, &plan, &entities, index, &pages));
    }
    pages::add(draft, &plan, &entities, &name, &mut pages);
    if let Some(at) = pages.iter().position(|page| page.title == home::DASHBOARD) {
        pages[..=at].rotate_right(1);
    } else if let Some(page) = pages.first_mut() {
        page.blocks.extend(ledger::low(&plan, &entities));
    }
    pages.truncate(MAX_PAGES - 1);
    let asked = plan.entities.iter().any(|entity| entity.wants(Feature::Landing).is_some());
    if asked || website && entities.len() > 1 {
        let front = home::Front { name: &name, tagline: &tagline, is_tool: false };
        let first = home::page(draft, &plan, &entities, &pages, front);
        pages.insert(0, first);
    }
    let (sign_in, behaviours) = (plan.sign_in(), plan.behaviours);
    Composed { sign_in, behaviours, name, tagline, entities, pages, ..Composed::default() }
}

/// A landing page, and pages for what its visitors can do beside reading it.
pub fn beside(
    draft: &mut Draft<'_>,
    drafts: Vec<EntityDraft>,
    business: Option<usize>,
    name: String,
    tagline: String,
    mut first: Page,
) -> Composed {
    let mut plan = Plan::of_drafts(draft, drafts);
    plan.business = business;
    plan.serve_menu(draft);
    helpers::add(draft, &mut plan);
    assemble::currency(draft, &mut plan.entities);
    let entities = assemble::finish(draft, &mut plan.entities);
    let mut pages: Vec<Page> = vec![first.clone()];
    for index in 0..entities.len() {
        let asked_for = plan.helpers.iter().any(|helper| helper.entity == index || helper.of == Some(index));
        if asked_for || !plan.uses[index].is_empty() {
            pages.extend(lists::pages(draft, &plan, &entities, index, &pages));
        } else {
            pages.push(assemble::form_page(&entities[index]));
        }
    }
    pages::beside(draft, &plan, &entities, &name, &mut pages);
    pages.truncate(MAX_PAGES);
    home::sections(draft, &plan, &mut first);
    pages[0] = first;
    let known = plan.business(draft);
    Composed {
        sign_in: plan.sign_in(),
        primary: known.primary.clone(),
        name,
        tagline,
        entities,
        pages,
        ..Composed::default()
    }
}

/// Who does what is understood with what they do.
fn take_actors(draft: &mut Draft<'_>, brief: &Brief) {
    let acts = |at: &usize| brief.actors.contains(&draft.reading.words[*at].stem);
    for at in (0..draft.reading.len()).filter(acts).collect::<Vec<_>>() {
        draft.reading.take(at..at + 1);
    }
}

/// "without login", "pages named Home": what has been seen to, and the word for what is listed.
fn take_asides(draft: &mut Draft<'_>) {
    let nouns = &draft.lexicon.demands.nouns;
    for at in 0..draft.reading.len().saturating_sub(1) {
        let words = &draft.reading.words;
        let next = nouns.at(&words[at + 1..]).filter(|_| words[at].is_any(&["without", "no"]));
        let named =
            words[at].is_any(&["pages", "page"]) && words[at + 1].is_any(&["named", "called", "titled", ":", "for"]);
        if let Some(refused) = next {
            draft.decide(at..at + 1 + refused.words, "Left out, as asked");
        } else if named {
            draft.reading.take(at..at + 2);
        }
    }
}

pub fn app(draft: &mut Draft<'_>, brief: &Brief, name: Option<String>) -> Composed {
    let name = name.unwrap_or_else(|| brief.purpose.name.clone());
    let mut plan = Plan::of(draft, brief);
    take_actors(draft, brief);
    take_asides(draft);
    fitting::charted(draft, &mut plan.entities);
    helpers::add(draft, &mut plan);
    ledger::add(draft, &mut plan);
    computed::add(draft, &mut plan);
    charts::resolve(draft, &mut plan);
    let is_tool = brief.purpose.is_tool;
    plan.dashboard = plan.any_use(Intent::Dashboard) || is_tool && plan.has_much();
    assemble::currency(draft, &mut plan.entities);
    let mut entities = assemble::finish(draft, &mut plan.entities);
    counted::rows(draft, &mut entities);
    cards::fill(draft, &mut entities);
    for helper in plan.helpers.iter().filter(|helper| helper.intent == Intent::Book) {
        helpers::say_what(&plan, helper, &mut entities);
    }
    computed::samples(&plan.behaviours, &mut entities);
    let mut pages = Vec::new();
    for index in 0..entities.len() {
        pages.extend(lists::pages(draft, &plan, &entities, index, &pages));
    }
    ledger::pages(&plan, &entities, &mut pages);
    pages::add(draft, &plan, &entities, &name, &mut pages);
    tools::add(draft, &plan, &mut pages);
    pages::rename(draft, &plan, &entities, &mut pages);
    pages.truncate(MAX_PAGES - 1);
    let business = plan.business(draft);
    // A workbench opens with its first tool.
    let workbench = entities.is_empty() && pages.len() > 1 && pages.len() <= plan.tools.len();
    let tagline = home::tagline(draft, &plan, brief, business);
    // A front page with one link is no use to anybody.
    let words = &draft.reading.words;
    let site = words.iter().any(|word| word.is_any(&["site", "website", "portal", "homepage"]))
        || words.windows(2).any(|pair| pair[0].is("home") && pair[1].is("page"));
    let asks = [Intent::Newsletter, Intent::Timer, Intent::Testimonials, Intent::Dashboard]
        .iter()
        .any(|intent| plan.any_use(*intent));
    let alone = pages.len() == 1 && !site && !asks && brief.purpose.business.is_none() && !brief.purpose.is_tool;
    if alone {
        let (sign_in, behaviours) = (plan.sign_in(), plan.behaviours);
        return Composed { sign_in, behaviours, name, tagline, entities, pages, ..Composed::default() };
    }
    if workbench {
        // As it is.
    } else if is_tool && !plan.dashboard && !pages.is_empty() {
        home::main_first(&plan, &entities, &mut pages);
    } else {
        if is_tool {
            pages.retain(|page| page.title != home::DASHBOARD);
        }
        let first =
            home::page(draft, &plan, &entities, &pages, home::Front { name: &name, tagline: &tagline, is_tool });
        pages.retain(|page| page.title != first.title);
        pages.insert(0, first);
    }
    Composed {
        sign_in: plan.sign_in(),
        behaviours: plan.behaviours,
        primary: business.primary.clone().filter(|_| brief.purpose.business.is_some()),
        name,
        tagline,
        entities,
        pages,
    }
}
