//! Demands as entities and what is done with each.
//!
//! [`admission`] says which things are kept, [`uses`] what is done with them, [`usual`] what an app needs
//! beyond its words.

mod admission;
mod trade;
mod uses;
mod usual;

use std::collections::BTreeSet;
use std::ops::Range;

use isekai_codegen::{Behaviour, SignIn};

use super::super::brief::{Brief, Demand, Measure, Thing, is_priced, things};
use super::super::draft::EntityDraft;
use super::super::{Draft, fields};
use super::charts::{self, Chart};
use super::{details, handed_in, lending, week};
use crate::lexicon::{Business, Intent};
use crate::text::{Word, camel_id};

pub use admission::{ends_with, is_actor};
use uses::{is_place, is_use, outcome, sensible};
use usual::is_site;

pub const MAX_ENTITIES: usize = 8;
/// More kinds of people have no accounts of their own each.
const MAX_ROLES: usize = 4;

#[derive(Debug, Default)]
pub struct Plan {
    pub entities: Vec<EntityDraft>,
    /// What is done with each entity, in their order.
    pub uses: Vec<BTreeSet<Intent>>,
    /// What the request calls the records of each entity where that is not its own plural: "news", "fixtures".
    pub spoken: Vec<Option<String>>,
    /// What is wanted of the app as a whole.
    pub wants: BTreeSet<Intent>,
    /// Index of the entity that the app is about.
    pub main: usize,
    /// The entities added for an action, by what they are for: orders, bookings, reviews, comments.
    pub helpers: Vec<Helper>,
    /// Pages that the request names: title, what it is for, and the entity it is about.
    pub titles: Vec<(String, Intent, Option<usize>)>,
    /// Index of the business whose copy fits.
    pub business: Option<usize>,
    /// Tools with a page of their own: index of the engine, and the words that asked for it.
    pub tools: Vec<(Option<usize>, Range<usize>)>,
    /// What people hand in about something: registrations, applications.
    pub requests: Vec<Request>,
    /// Roles of those who sign in, as the request lists them.
    pub roles: Vec<String>,
    /// What a booking is to ask: "with driver name and licence number".
    pub booking_fields: Vec<Range<usize>>,
    /// Charts that the request asks for, and what became of them.
    pub measures: Vec<Measure>,
    pub charts: Vec<Chart>,
    /// There is a page for figures and charts.
    pub dashboard: bool,
    /// What follows from what: computed fields, balances.
    pub behaviours: Vec<Behaviour>,
    /// "assign drivers to vehicles": which to which.
    pub assigned: Vec<(usize, usize)>,
    /// Who alone decides about the records of an entity: index and role.
    pub deciders: Vec<(usize, String)>,
    /// Who makes the records of an entity.
    pub makers: Vec<(usize, String)>,
    /// The entity that transfers are, and what their form asks.
    pub transfer: Option<(usize, Vec<String>)>,
    /// What money is given to: a campaign.
    pub donate_to: Option<usize>,
    /// What an order asks besides: "Delivery date: date".
    pub order_fields: Vec<String>,
    /// The entity that a shop is named by: "sneaker shop".
    pub goods: Option<usize>,
    /// Made for visitors, not for those who work there.
    pub is_site: bool,
}

/// "apply for a job with name and cover letter", "register for a tournament".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// `Application`
    pub name: String,
    /// Index of the entity that it is about.
    pub of: Option<usize>,
    pub fields: Vec<Range<usize>>,
    /// Values that are listed for one of its fields: "registrations for 5 km and 10 km".
    pub options: Vec<String>,
}

impl Request {
    /// Of nothing in particular, with the fields that the demand names.
    pub fn new(name: impl Into<String>, demand: &Demand) -> Self {
        Self { name: name.into(), of: None, fields: demand.fields.clone(), options: Vec::new() }
    }
}

/// An entity that an action writes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Helper {
    pub intent: Intent,
    pub entity: usize,
    /// The entity whose records it is about.
    pub of: Option<usize>,
}

impl Plan {
    pub fn of(draft: &mut Draft<'_>, brief: &Brief) -> Self {
        let mut plan = Self { business: brief.purpose.business, roles: brief.roles.clone(), ..Self::default() };
        if let Some(thing) = lending::lent(draft, brief) {
            plan.made(draft, &thing);
        }
        plan.is_site = is_site(draft, brief);
        plan.signed_in_as(draft, brief);
        if let Some(thing) = &brief.purpose.thing {
            plan.entity(draft, thing);
        }
        plan.goods = plan.entities.first().filter(|_| trade::sells(brief)).map(|_| 0);
        plan.asked_for(draft, brief);
        draft.reading.take(brief.purpose.words.clone());
        let mut without: Vec<Demand> = Vec::new();
        plan.wants.extend(brief.purpose.place);
        let mut last: Option<usize> = None;
        let mut priced = false;
        let mut reported: Option<usize> = None;
        let pays = |demand: &Demand| matches!(demand.intent, Intent::Cart | Intent::Checkout | Intent::Book);
        for demand in &brief.demands {
            if let Some(tool) = demand.tool {
                plan.tool(draft, demand, tool);
                continue;
            }
            // "take a quiz with a time limit of ten minutes": its topic and its limits are the engine's.
            if let Some(quiz) = (demand.intent == Intent::Quiz).then(|| quiz(draft)).flatten() {
                plan.tool(draft, demand, quiz);
                continue;
            }
            let demand = &details::without_owner(draft, brief, sensible(draft, demand));
            if week::weekly_plan(&mut plan, draft, demand, brief) {
                draft.decide(demand.at.clone(), "Board with the days of the week".to_owned());
                continue;
            }
            if trade::is_term(draft, brief, demand) {
                draft.decide(demand.at.clone(), "The cart and the checkout see to it");
                continue;
            }
            if trade::is_ordered_with(draft, brief, demand) {
                plan.order_fields.extend(trade::order_fields(draft, demand));
                draft.decide(demand.at.clone(), "Asked for at the checkout");
                plan.wants.insert(Intent::Checkout);
                continue;
            }
            if let Some(thing) = trade::chosen(draft, brief, demand).filter(|_| plan.entities.len() < MAX_ENTITIES) {
                let index = plan.index_of(draft, &thing).unwrap_or_else(|| {
                    let index = plan.made(draft, &thing);
                    if thing.noun.is_none() {
                        plan.entities[index].fields = trade::chosen_fields(draft, &plan.entities[index].singular);
                    }
                    index
                });
                let picked = Demand { intent: Intent::Browse, thing: Some(thing), ..demand.clone() };
                plan.use_of(draft, index, &picked);
                plan.uses[index].insert(Intent::Book);
                draft.decide(demand.at.clone(), "Each booking says which");
                continue;
            }
            details::informed(&mut plan, draft, demand);
            if plan.part_of_place(draft, demand) {
                draft.decide(demand.at.clone(), demand.intent.label());
                continue;
            }
            if let Some(taken) = handed_in::read(&mut plan, draft, demand, brief) {
                if let Some(title) = &demand.title {
                    plan.titles.push((title.clone(), demand.intent, None));
                }
                plan.requests.push(taken);
                draft.decide(demand.at.clone(), "Form for it, and the list of what came in".to_owned());
                continue;
            }
            if let Some(taken) = plan.applied(draft, demand, brief) {
                plan.requests.push(taken);
                draft.decide(demand.at.clone(), "Form for it, and the list of what came in".to_owned());
                continue;
            }
            let thing =
                demand.thing.as_ref().filter(|thing| is_use(demand.intent) && !is_actor(draft, brief, demand, thing));
            // "buy tickets" of a site is no helpdesk, and where something is bought no ticket is.
            let support = |thing: &&Thing| {
                plan.is_site
                    && (pays(demand) || demand.intent == Intent::Browse && brief.demands.iter().any(pays))
                    && thing.noun.is_some_and(|noun| draft.lexicon.nouns.get(noun).name == "Ticket")
                    && draft.reading.words[thing.words.clone()].len() == 1
                    && plan.admitted(draft, thing).is_none()
            };
            let tickets = thing.is_some_and(|thing| support(&thing)) && demand.intent == Intent::Cart;
            let thing = thing.filter(|thing| !support(thing) && !trade::is_any_ware(draft, demand, thing));
            let tickets = tickets.then(|| details::tickets(&mut plan, draft));
            let index = tickets
                .or_else(|| thing.and_then(|thing| plan.admitted(draft, thing).or_else(|| plan.entity(draft, thing))));
            // "enter a meet with date and pool": what has fields of its own is kept, whether we know it or not.
            let fielded =
                thing.filter(|thing| index.is_none() && demand.fields.len() > 1 && is_kept(draft, demand, thing));
            let ware = thing.filter(|_| index.is_none() && trade::is_named_ware(draft, demand));
            let booked =
                thing.filter(|thing| index.is_none() && plan.is_site && trade::is_booked(draft, demand, thing));
            let fielded = fielded.or(ware).or(booked).filter(|_| plan.entities.len() < MAX_ENTITIES);
            let index = index.or_else(|| fielded.map(|thing| plan.made(draft, thing)));
            if let (Some(index), Some(_)) = (index, booked) {
                plan.entities[index].fields = trade::booked_fields(draft);
                plan.wants.insert(Intent::Book);
                priced = true;
            }
            let loan = draft.lexicon.nouns.named("Loan");
            let loan = plan.entities.iter().position(|entity| entity.noun.is_some() && entity.noun == loan);
            let index = loan.filter(|_| lending::is_about(draft, demand)).or(index);
            // "…, mark them as baked": what was spoken of before.
            let meant = matches!(&draft.reading.words[demand.object.clone()], [word, ..] if word.is_any(&["them", "it", "these"]));
            let index = index.or(last.filter(|_| meant && is_use(demand.intent) && demand.intent != Intent::Cart));
            last = index.or(last);
            if demand.intent == Intent::Assign
                && let Some(to) = demand.at.clone().find(|&at| draft.reading.words[at].is("to"))
                && let Some(other) = things::find(draft, to + 1..demand.at.end)
                && let Some(other) = plan.index_of(draft, &other).or_else(|| plan.entity(draft, &other))
                && index != Some(other)
            {
                match index {
                    Some(index) => plan.assigned.push((index, other)),
                    // "assigns a craftsman to each damage": whom, nobody lists.
                    None => plan.responsible(draft, demand, other),
                }
                draft.decide(demand.at.clone(), demand.intent.label());
                continue;
            }
            if (demand.intent == Intent::Cart || is_priced(draft, demand))
                && let Some(entity) = index.and_then(|index| plan.entities.get_mut(index))
                && let Some(offer) = draft.lexicon.shapes.offer()
                && entity.noun.is_none()
                && !entity.explicit
            {
                entity.fields.clone_from(&offer.fields);
            }
            // "see all reports": in an app about reports of problems, or where something is reported, they are what it keeps.
            let named = |entity: &&EntityDraft| entity.singular.to_lowercase().ends_with("report");
            let reports = plan.entities.first().filter(named).map(|_| 0).or(reported);
            let kept = demand.intent == Intent::Report && reports.is_some();
            if demand.intent == Intent::Create && draft.reading.words[demand.at.start].is_any(&["report", "reports"]) {
                reported = reported.or(index);
            }
            match index.or(reports.filter(|_| kept)) {
                Some(index) if kept => {
                    // "close the report"
                    let verb = draft.lexicon.demands.verbs.at(&draft.reading.words[demand.at.clone()]);
                    let intent = verb.map(|verb| verb.value).filter(|verb| is_use(*verb) && *verb != Intent::Report);
                    let done = Demand { intent: intent.unwrap_or(Intent::Browse), ..demand.clone() };
                    plan.use_of(draft, index, &done);
                }
                Some(index) if is_use(demand.intent) => {
                    plan.decided_by(draft, index, demand);
                    plan.use_of(draft, index, demand);
                }
                None if is_use(demand.intent) => without.push(demand.clone()),
                _ => {
                    if demand.intent == Intent::Donate && index.is_none() {
                        plan.donate_to = details::given_to(&mut plan, draft, demand).or(plan.donate_to);
                    }
                    if demand.intent == Intent::Calculate && demand.title.is_none() {
                        plan.tools.push((None, demand.at.clone()));
                    }
                    plan.wants.insert(demand.intent);
                }
            }
            if let Some(title) = &demand.title {
                plan.titles.push((title.clone(), demand.intent, index));
            }
            let outcome = outcome(draft, &plan, demand, index);
            draft.decide(demand.at.clone(), outcome);
        }
        if priced && plan.titles.iter().all(|(_, intent, _)| *intent != Intent::Pricing) {
            // Each says what it costs.
            plan.wants.remove(&Intent::Pricing);
        }
        for measure in &brief.measures {
            if let Some(thing) = charts::counted(draft, measure) {
                plan.entity(draft, &thing);
            }
            draft.decide(measure.at.clone(), "Chart");
        }
        // "track savings goals": a list of them.
        if let Some(noun) = draft.lexicon.nouns.named("Goal").filter(|_| plan.wants.contains(&Intent::Goals)) {
            let said = brief.demands.iter().find(|demand| demand.intent == Intent::Goals);
            // "reach their goals" names no list.
            let named = said.and_then(|demand| things::known(draft, demand.object.clone()));
            let words = named.filter(|thing| thing.words.len() > 1).map_or(0..0, |thing| thing.words);
            plan.entity(draft, &Thing { noun: Some(noun), words });
        }
        lending::add(draft, &mut plan, brief);
        plan.measures.clone_from(&brief.measures);
        plan.needed(draft, brief);
        // "browse the menu by course"
        let dishes = draft.lexicon.nouns.named("Dish");
        let dish = plan.entities.iter().position(|entity| dishes.is_some() && entity.noun == dishes);
        for demand in brief.demands.iter().filter(|demand| demand.intent == Intent::Menu && !demand.by.is_empty()) {
            if let Some(dish) = dish {
                plan.use_of(draft, dish, &Demand { intent: Intent::Browse, ..demand.clone() });
            }
        }
        // "show open tickets and waiting tickets on a dashboard"
        let placed = |three: &[Word]| {
            three[0].is_any(&["on", "in"]) && three[1].is_any(&["a", "the", "my"]) && three[2].is("dashboard")
        };
        if draft.reading.words.windows(3).any(placed) {
            plan.wants.insert(Intent::Dashboard);
        }
        plan.usual(draft, brief);
        plan.main = plan.choose_main(draft, brief);
        for demand in &without {
            // "progress tracking", "track the status of their move": nothing of what a site shows.
            if plan.is_site && demand.intent == Intent::Track {
                continue;
            }
            if is_place(demand.intent) {
                if demand.intent == Intent::Book {
                    plan.booking_fields.extend(demand.fields.iter().cloned());
                }
                plan.wants.insert(demand.intent);
            } else {
                plan.use_of(draft, plan.main, demand);
            }
        }
        plan
    }

    /// Lists that other rules have read, and what else the request wants.
    pub fn of_drafts(draft: &mut Draft<'_>, drafts: Vec<EntityDraft>) -> Self {
        let mut plan = Self::default();
        for entity in drafts {
            plan.push(entity);
        }
        for (intent, range) in std::mem::take(&mut draft.intents) {
            let before = |index: &usize| plan.entities[*index].at < range.start;
            let index = (0..plan.entities.len()).filter(before).max_by_key(|index| plan.entities[*index].at);
            let index = index.unwrap_or_default();
            if is_use(intent) && !is_place(intent) && index < plan.uses.len() {
                plan.uses[index].insert(intent);
            } else {
                plan.wants.insert(intent);
            }
            let what = intent.label();
            draft.decide(range, what);
        }
        plan
    }

    /// "Lawyers can log in and add cases; clients can log in and see them": those are the roles.
    fn signed_in_as(&mut self, draft: &Draft<'_>, brief: &Brief) {
        let accounts = brief.demands.iter().any(|demand| demand.intent == Intent::Account);
        let who = super::super::brief::named(draft);
        if accounts && self.roles.is_empty() && (2..=MAX_ROLES).contains(&who.len()) {
            // "job seekers": the two words are one.
            self.roles =
                who.into_iter().map(|who| if who == "seeker" { "job seeker".to_owned() } else { who }).collect();
        }
    }

    pub fn push(&mut self, entity: EntityDraft) -> usize {
        self.entities.push(entity);
        self.uses.push(BTreeSet::new());
        self.spoken.push(None);
        self.entities.len() - 1
    }

    pub fn free_id(&self, label: &str) -> String {
        let id = camel_id(label, "record");
        let taken = |id: &str| self.entities.iter().any(|entity| entity.id.eq_ignore_ascii_case(id));
        if !taken(&id) {
            return id;
        }
        (2..).map(|number| format!("{id}{number}")).find(|id| !taken(id)).unwrap_or(id)
    }

    pub fn any_use(&self, intent: Intent) -> bool {
        self.wants.contains(&intent) || self.uses.iter().any(|uses| uses.contains(&intent))
    }

    /// Entities with this use; when only the app as a whole wants it, the main one.
    pub fn users(&self, intent: Intent) -> Vec<usize> {
        let found: Vec<usize> = (0..self.entities.len()).filter(|index| self.uses[*index].contains(&intent)).collect();
        if found.is_empty() && self.wants.contains(&intent) && !self.entities.is_empty() {
            vec![self.main]
        } else {
            found
        }
    }

    pub fn business<'a>(&self, draft: &Draft<'a>) -> &'a Business {
        self.business.map_or(draft.lexicon.businesses.general(), |index| draft.lexicon.businesses.get(index))
    }

    /// More than one list and its chart: worth a page of figures.
    pub fn has_much(&self) -> bool {
        let shown = |index: &usize| {
            let helper = self.helpers.iter().find(|helper| helper.entity == *index);
            !helper.is_some_and(|helper| matches!(helper.intent, Intent::Review | Intent::Comment))
        };
        (0..self.entities.len()).filter(shown).count() > 1 || self.charts.len() > 1
    }

    pub fn is_helper(&self, entity: usize) -> bool {
        self.helpers.iter().any(|helper| helper.entity == entity)
    }

    /// "administrator" is the admin; who is not named in a request without roles is a member.
    fn role_ids(&self) -> Vec<String> {
        let admin = |role: &String| role.starts_with("admin");
        let mut ids: Vec<String> =
            self.roles.iter().filter(|role| !admin(role)).map(|role| crate::text::kebab_id(role, "member")).collect();
        ids.dedup();
        if ids.is_empty() {
            ids.push("member".to_owned());
        }
        ids.push("admin".to_owned());
        ids
    }

    pub fn sign_in(&self) -> Option<SignIn> {
        let wanted = self.any_use(Intent::Account) || self.any_use(Intent::Profile) || !self.roles.is_empty();
        wanted.then(|| SignIn { roles: self.role_ids(), required: false, demo: true })
    }
}

/// The engine of the quiz that the words name first, by its topic where they say one.
fn quiz(draft: &Draft<'_>) -> Option<usize> {
    let words = &draft.reading.words;
    let engines = &draft.lexicon.engines;
    let is_quiz = |index: &usize| engines.all[*index].block == "quiz";
    let named =
        (0..words.len()).filter_map(|at| engines.phrases.at(&words[at..])).filter(|found| is_quiz(&found.value));
    let named = named.max_by_key(|found| found.words).map(|found| found.value);
    named.or_else(|| (0..engines.all.len()).find(|index| is_quiz(index) && engines.all[*index].name == "Quiz"))
}

/// Whether what is done is done with records, and the words name these, not an act: "book a pickup", "reserve with name".
fn is_kept(draft: &Draft<'_>, demand: &Demand, thing: &Thing) -> bool {
    let words = &draft.reading.words;
    let verbs = &draft.lexicon.demands.verbs;
    let intent = matches!(demand.intent, Intent::Create | Intent::Edit | Intent::Browse | Intent::Track);
    let asked = words[demand.at.start].is_any(&["book", "reserve", "order", "request", "apply"]);
    let act = thing.words.len() == 1 && verbs.exact(&words[thing.words.clone()]).is_some();
    let whole = words[thing.words.end..demand.object.end.max(thing.words.end)].iter().all(things::is_aspect);
    intent && !asked && !act && whole && demand.title.is_none()
}

/// Adds a field from its notation when none of this name is there; gives its id.
pub fn ensure(entity: &mut EntityDraft, line: &str) -> Option<String> {
    let field = crate::lexicon::fields::parse_line(line)?;
    if let Some(known) = entity.fields.iter().find(|known| fields::same_label(&known.label, &field.label)) {
        return Some(known.id.clone());
    }
    let id = field.id.clone();
    if entity.fields.len() < isekai_codegen::MAX_FIELDS {
        entity.fields.push(field);
    }
    Some(id)
}
