//! Demands as entities and what is done with each.

use std::collections::BTreeSet;
use std::ops::Range;

use isekai_codegen::{Behaviour, Field, FieldKind, SignIn};

use super::super::brief::{Brief, Demand, FORMS, Measure, Thing, is_priced, things};
use super::super::draft::{EntityDraft, Wanted};
use super::super::{Draft, assemble, fields, naming};
use super::charts::{self, Chart};
use super::{details, handed_in, lending, states, week};
use crate::lexicon::{Business, Feature, Intent};
use crate::text::{Word, camel_id, words};

pub const MAX_ENTITIES: usize = 8;

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
    /// The entity that transfers are, and what their form asks.
    pub transfer: Option<(usize, Vec<String>)>,
    /// What money is given to: a campaign.
    pub donate_to: Option<usize>,
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

/// An entity that an action writes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Helper {
    pub intent: Intent,
    pub entity: usize,
    /// The entity whose records it is about.
    pub of: Option<usize>,
}

/// What is done with records; the rest is wanted of the app.
fn is_use(intent: Intent) -> bool {
    matches!(
        intent,
        Intent::Browse
            | Intent::Search
            | Intent::Filter
            | Intent::Sort
            | Intent::Create
            | Intent::Edit
            | Intent::Track
            | Intent::Approve
            | Intent::Assign
            | Intent::Review
            | Intent::Comment
            | Intent::Vote
            | Intent::Like
            | Intent::Favorite
            | Intent::Cart
            | Intent::Checkout
            | Intent::Book
            | Intent::Compare
            | Intent::Export
            | Intent::Import
            | Intent::Upload
            | Intent::Recommend
            | Intent::Calendar
            | Intent::Timeline
            | Intent::Chart
            | Intent::Report
            | Intent::Leaderboard
            | Intent::Share
            | Intent::Follow
            | Intent::Transfer
            | Intent::Map
    )
}

/// Needs a page or records of its own; which entity it is about shows when all are known.
fn is_place(intent: Intent) -> bool {
    matches!(
        intent,
        Intent::Book
            | Intent::Cart
            | Intent::Checkout
            | Intent::Transfer
            | Intent::Report
            | Intent::Calendar
            | Intent::Timeline
            | Intent::Leaderboard
            | Intent::Map
    )
}

impl Plan {
    pub fn of(draft: &mut Draft<'_>, brief: &Brief) -> Self {
        let mut plan = Self { business: brief.purpose.business, roles: brief.roles.clone(), ..Self::default() };
        if let Some(thing) = lending::lent(draft, brief) {
            plan.made(draft, &thing);
        }
        plan.is_site = is_site(draft, brief);
        if let Some(thing) = &brief.purpose.thing {
            plan.entity(draft, thing);
        }
        plan.asked_for(draft, brief);
        draft.reading.take(brief.purpose.words.clone());
        let mut without: Vec<Demand> = Vec::new();
        plan.wants.extend(brief.purpose.place);
        let mut last: Option<usize> = None;
        for demand in &brief.demands {
            if let Some(tool) = demand.tool {
                plan.tool(draft, demand, tool);
                continue;
            }
            let demand = &details::without_owner(draft, brief, sensible(draft, demand));
            if week::weekly_plan(&mut plan, draft, demand, brief) {
                draft.decide(demand.at.clone(), "Board with the days of the week".to_owned());
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
            if let Some(taken) = plan.taken_in(draft, demand, brief) {
                plan.requests.push(taken);
                draft.decide(demand.at.clone(), "Form for it, and the list of what came in".to_owned());
                continue;
            }
            let thing =
                demand.thing.as_ref().filter(|thing| is_use(demand.intent) && !is_actor(draft, brief, demand, thing));
            // "buy tickets" of a site is no helpdesk.
            let support = |thing: &&Thing| {
                plan.is_site
                    && matches!(demand.intent, Intent::Cart | Intent::Checkout | Intent::Browse)
                    && thing.noun.is_some_and(|noun| draft.lexicon.nouns.get(noun).name == "Ticket")
                    && draft.reading.words[thing.words.clone()].len() == 1
                    && plan.admitted(draft, thing).is_none()
            };
            let tickets = thing.is_some_and(|thing| support(&thing)) && demand.intent == Intent::Cart;
            let thing = thing.filter(|thing| !support(thing));
            let tickets = tickets.then(|| details::tickets(&mut plan, draft));
            let index = tickets
                .or_else(|| thing.and_then(|thing| plan.admitted(draft, thing).or_else(|| plan.entity(draft, thing))));
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
                && let (Some(index), Some(other)) = (index, plan.index_of(draft, &other))
                && index != other
            {
                plan.assigned.push((index, other));
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
            // "see all reports": in an app about reports of problems they are what it keeps.
            let kept = demand.intent == Intent::Report
                && plan.entities.first().is_some_and(|entity| entity.singular.to_lowercase().ends_with("report"));
            match index.or(kept.then_some(0)) {
                Some(index) if kept => plan.use_of(draft, index, &Demand { intent: Intent::Browse, ..demand.clone() }),
                Some(index) if is_use(demand.intent) => plan.use_of(draft, index, demand),
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
        for measure in &brief.measures {
            if let Some(thing) = charts::counted(draft, measure) {
                plan.entity(draft, &thing);
            }
            draft.decide(measure.at.clone(), "Chart");
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

    /// The entity of a thing that is there.
    pub fn index_of(&self, draft: &Draft<'_>, thing: &Thing) -> Option<usize> {
        let said = &draft.reading.words[thing.words.clone()];
        let label =
            thing.noun.map_or_else(|| assemble::name_of(said), |noun| draft.lexicon.nouns.get(noun).label_for(said));
        self.entities.iter().position(|entity| {
            thing.noun.is_some() && entity.noun == thing.noun || entity.singular.eq_ignore_ascii_case(&label)
        })
    }

    /// The entity of a thing, added when it is new; `None` when there are enough.
    pub fn entity(&mut self, draft: &mut Draft<'_>, thing: &Thing) -> Option<usize> {
        let said = draft.reading.words[thing.words.clone()].to_vec();
        let label =
            thing.noun.map_or_else(|| assemble::name_of(&said), |noun| draft.lexicon.nouns.get(noun).label_for(&said));
        // The fields of a farm are fields, not "farm fields".
        let label = if label == "Farm field" && said.len() == 1 && said[0].stem == "field" {
            "Field".to_owned()
        } else {
            label
        };
        // "their requests" in an app of leave requests, "listings" in one of job listings.
        let short = match said.as_slice() {
            [word]
                if word.lower != word.stem
                    || thing.noun.is_none()
                    || word.is_any(&["request", "application", "report", "listing"]) =>
            {
                Some(word.stem.clone())
            }
            _ => None,
        };
        let same = |entity: &EntityDraft| {
            thing.noun.is_some() && entity.noun == thing.noun
                || camel_id(&entity.singular, "x") == camel_id(&label, "x")
                || short.as_ref().is_some_and(|short| entity.singular.to_lowercase().ends_with(&format!(" {short}")))
        };
        if let Some(index) = self.entities.iter().position(same) {
            // "a blog … read posts": what it keeps is called posts.
            let known = thing.noun.map(|noun| draft.lexicon.nouns.get(noun).name.clone());
            let unsaid = known.as_ref().is_some_and(|known| {
                *known == self.entities[index].singular
                    && *known != label
                    && !draft.reading.words.iter().any(|word| word.stem == known.to_lowercase())
            });
            if unsaid {
                self.entities[index].singular.clone_from(&label);
                self.spoken[index] = spoken(draft, thing, &label);
                return Some(index);
            }
            // "dogs, cats and small animals" are pets.
            if let Some(noun) = thing
                .noun
                .filter(|noun| self.entities[index].noun == Some(*noun) && self.entities[index].singular != label)
            {
                let known = draft.lexicon.nouns.get(noun);
                let other = known.name != self.entities[index].singular && known.name != label;
                if other && !self.entities[index].explicit {
                    self.entities[index].singular.clone_from(&known.name);
                    self.spoken[index] = None;
                }
            }
            return Some(index);
        }
        // "add products to the cart": what the shop sells.
        let ware = said.last().is_some_and(|word| ["product", "item", "article", "good"].contains(&word.stem.as_str()))
            && said.len() == 1;
        if let Some(sold) = (0..self.entities.len()).find(|index| ware && self.uses[*index].contains(&Intent::Cart)) {
            return Some(sold);
        }
        if self.entities.len() >= MAX_ENTITIES || thing.noun.is_none() && !is_worth_keeping(draft, &said) {
            return None;
        }
        let fields: Vec<Field> = match thing.noun {
            Some(noun) => draft.lexicon.nouns.get(noun).fields.clone(),
            // What a site shows has a picture, and no state that its visitors could change.
            None if self.is_site && draft.lexicon.shapes.of(&said).name == "thing" => details::shown_fields(),
            None => draft.lexicon.shapes.of(&said).fields.clone(),
        };
        let index = self.push(EntityDraft {
            id: self.free_id(&label),
            singular: label.clone(),
            noun: thing.noun,
            fields,
            explicit: false,
            at: thing.words.start,
            features: Vec::new(),
        });
        self.spoken[index] = spoken(draft, thing, &label);
        Some(index)
    }

    /// The entity of a thing that is kept though a single word says so.
    fn made(&mut self, draft: &Draft<'_>, thing: &Thing) -> usize {
        let said = &draft.reading.words[thing.words.clone()];
        let label =
            thing.noun.map_or_else(|| assemble::name_of(said), |noun| draft.lexicon.nouns.get(noun).label_for(said));
        let fields = match thing.noun {
            Some(noun) => draft.lexicon.nouns.get(noun).fields.clone(),
            None => draft.lexicon.shapes.of(said).fields.clone(),
        };
        self.push(EntityDraft {
            id: self.free_id(&label),
            singular: label,
            noun: thing.noun,
            fields,
            explicit: false,
            at: thing.words.start,
            features: Vec::new(),
        })
    }

    /// "a purchase request system": requests of a kind that we do not know.
    fn asked_for(&mut self, draft: &Draft<'_>, brief: &Brief) {
        let words = &draft.reading.words;
        let said = brief.purpose.words.clone();
        if let (None, Some(kept)) = (&brief.purpose.thing, said.clone().next())
            && said.len() > 1
            && words[kept + 1].is_any(&[
                "register",
                "directory",
                "log",
                "database",
                "tracker",
                "tracking",
                "management",
                "administration",
            ])
            && draft.lexicon.shapes.of(&words[kept..=kept]).name == "person"
        {
            self.made(draft, &Thing { noun: None, words: kept..kept + 1 });
            return;
        }
        let Some(at) = said.clone().find(|&at| words[at].stem == "request").filter(|_| brief.purpose.thing.is_none())
        else {
            return;
        };
        if at > said.start && !words[at - 1].punctuation {
            let words = at - 1..at + 1;
            let noun = draft.lexicon.nouns.phrases().exact(&draft.reading.words[words.clone()]);
            self.made(draft, &Thing { noun, words });
        }
    }

    fn tool(&mut self, draft: &mut Draft<'_>, demand: &Demand, tool: usize) {
        if !self.tools.iter().any(|(known, _)| *known == Some(tool)) {
            self.tools.push((Some(tool), demand.at.clone()));
        }
        let name = draft.lexicon.engines.all[tool].name.clone();
        if let Some(title) = &demand.title {
            self.titles.push((title.clone(), demand.intent, None));
        }
        draft.decide(demand.at.clone(), name);
    }

    /// "topics", "replies" and "categories" of a forum are parts of it.
    fn part_of_place(&mut self, draft: &Draft<'_>, demand: &Demand) -> bool {
        let parts: &[&str] = if self.wants.contains(&Intent::Forum) {
            &[
                "topic",
                "thread",
                "post",
                "reply",
                "category",
                "question",
                "answer",
                "discussion",
                "message",
                "comment",
                "vote",
            ]
        } else if self.wants.contains(&Intent::Feed) {
            &["post", "comment", "like", "reply", "feed", "hashtag", "tweet", "status", "photo"]
        } else if self.wants.contains(&Intent::Chat) {
            &["message", "chat", "conversation", "channel", "question", "answer"]
        } else if self.wants.contains(&Intent::Survey) {
            &["question", "answer", "survey", "result", "response", "choice", "questionnaire"]
        } else {
            return false;
        };
        let named = |range: Range<usize>| {
            draft.reading.words[range].last().is_some_and(|word| parts.contains(&word.stem.as_str()))
        };
        is_use(demand.intent)
            && (demand.thing.as_ref().is_some_and(|thing| named(thing.words.clone())) || named(demand.object.clone()))
    }

    /// What is handed in about a thing by those who use the app: an application, a registration.
    fn taken_in(&mut self, draft: &mut Draft<'_>, demand: &Demand, brief: &Brief) -> Option<Request> {
        let said = &draft.reading.words[demand.at.clone()];
        let object = &draft.reading.words[demand.object.clone()];
        let named = |texts: &[&str]| {
            object.iter().any(|word| word.is_any(texts)) || said.iter().take(2).any(|word| word.is_any(texts))
        };
        if named(&["rsvp", "rsvps"]) {
            return Some(Request {
                name: "RSVP".to_owned(),
                of: None,
                fields: demand.fields.clone(),
                options: Vec::new(),
            });
        }
        if named(&["guestbook"]) || object.windows(2).any(|pair| pair[0].is("guest") && pair[1].is("book")) {
            return Some(Request {
                name: "Guest book entry".to_owned(),
                of: None,
                fields: demand.fields.clone(),
                options: Vec::new(),
            });
        }
        if demand.intent != Intent::Create {
            return None;
        }
        if let [.., kind, form] = object
            && form.is("form")
            && kind.is_any(FORMS)
            && demand.thing.is_none()
        {
            let name = match kind.lower.as_str() {
                "signup" => "Registration".to_owned(),
                "order" | "preorder" => "Order request".to_owned(),
                other => crate::text::sentence_case(other),
            };
            return Some(Request { name, of: None, fields: demand.fields.clone(), options: Vec::new() });
        }
        let stems: Vec<&str> = said.iter().take(4).map(|word| word.stem.as_str()).collect();
        let has = |word: &str| stems.contains(&word);
        let for_or_in =
            |verb: &str| stems.windows(2).any(|pair| pair[0] == verb && ["for", "in", "to", "as"].contains(&pair[1]));
        let name = if has("apply") && demand.thing.as_ref().is_none_or(|thing| !ends_with(draft, thing, "application"))
        {
            "Application"
        } else if for_or_in("register") && !has("as") || for_or_in("sign") {
            "Registration"
        } else if has("enrol") || has("enroll") {
            "Enrolment"
        } else if stems.first() == Some(&"request") || stems.windows(2).any(|pair| pair[0] == "ask" && pair[1] == "for")
        {
            // "request a viewing", "ask for a consultation": unless requests of this kind are known as such.
            let Some(thing) = &demand.thing else { return None };
            let known =
                thing.noun.is_some_and(|noun| draft.lexicon.nouns.get(noun).name.to_lowercase().ends_with("request"));
            let label = assemble::name_of(&draft.reading.words[thing.words.clone()]);
            // "request vacation": a leave request is known as such.
            if let Some(noun) = draft.lexicon.nouns.phrases().exact(&words(&format!("{label} request"))) {
                let thing = Thing { noun: Some(noun), words: thing.words.clone() };
                let index = self.entity(draft, &thing)?;
                let name = self.entities[index].singular.clone();
                return Some(Request { name, of: None, fields: demand.fields.clone(), options: Vec::new() });
            }
            if known || label.to_lowercase().ends_with("request") {
                return None;
            }
            // "request items" in an app of purchase requests.
            if let Some(own) = self.entities.iter().find(|entity| entity.singular.to_lowercase().ends_with(" request"))
            {
                return Some(Request {
                    name: own.singular.clone(),
                    of: None,
                    fields: demand.fields.clone(),
                    options: Vec::new(),
                });
            }
            return Some(Request {
                name: format!("{label} request"),
                of: None,
                fields: demand.fields.clone(),
                options: Vec::new(),
            });
        } else {
            return None;
        };
        let of = demand.thing.clone().filter(|thing| !is_actor(draft, brief, demand, thing));
        let of = of.and_then(|thing| {
            self.index_of(draft, &thing)
                .or_else(|| if thing.noun.is_some() { self.entity(draft, &thing) } else { None })
        });
        Some(Request { name: name.to_owned(), of, fields: demand.fields.clone(), options: Vec::new() })
    }

    /// "buy tickets": what they admit to is sold, and support tickets are something else.
    fn admitted(&self, draft: &Draft<'_>, thing: &Thing) -> Option<usize> {
        let ticket = draft.reading.words[thing.words.clone()].last().is_some_and(|word| word.stem == "ticket");
        let event = ["Event", "Flight", "Movie", "Concert", "Workshop", "Match", "Show", "Tour", "Train", "Exhibition"];
        let admits = |entity: &EntityDraft| {
            event.contains(&entity.singular.as_str())
                || entity.noun.is_some_and(|noun| event.contains(&draft.lexicon.nouns.get(noun).name.as_str()))
        };
        self.entities.iter().position(admits).filter(|_| ticket)
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

    fn use_of(&mut self, draft: &mut Draft<'_>, index: usize, demand: &Demand) {
        let Some(uses) = self.uses.get_mut(index) else {
            self.wants.insert(demand.intent);
            return;
        };
        uses.insert(demand.intent);
        details::give(self, draft, index, demand);
        let Some(entity) = self.entities.get_mut(index) else { return };
        states::of(draft, entity, demand);
        let feature = match demand.intent {
            Intent::Browse if !demand.by.is_empty() => Feature::Filter,
            Intent::Filter if demand.by.is_empty() => {
                details::narrowed(draft, entity, demand);
                Feature::Filter
            }
            Intent::Search => Feature::Search,
            Intent::Filter => Feature::Filter,
            Intent::Sort => Feature::Sort,
            Intent::Chart => Feature::Chart,
            Intent::Export => Feature::Export,
            _ => return,
        };
        let mut wanted = Wanted { feature, fields: Vec::new(), also: Vec::new() };
        for range in &demand.by {
            if details::is_chosen(draft, entity, demand, range) {
                details::values(draft, entity, range.clone());
                if details::day_of(draft, entity, range.clone()).is_none() {
                    assemble::named_field(draft, entity, details::own_name(draft, entity, range.clone()), &mut wanted);
                }
                wanted.fields.extend(details::day_of(draft, entity, range.clone()));
            }
        }
        // "search by category" is done by choosing one; names are typed.
        if demand.intent == Intent::Search {
            let chosen = |id: &&String| {
                entity.fields.iter().any(|field| {
                    field.id == **id
                        && !matches!(field.kind, FieldKind::Text { .. } | FieldKind::Email | FieldKind::Phone)
                })
            };
            let fields: Vec<String> = wanted.fields.iter().filter(chosen).cloned().collect();
            if !fields.is_empty() {
                entity.want(Wanted { feature: Feature::Filter, fields, also: wanted.also.clone() });
            }
        }
        entity.want(wanted);
    }

    /// What the wishes of the whole need and nothing names: dishes for a menu.
    fn needed(&mut self, draft: &Draft<'_>, brief: &Brief) {
        if brief.demands.iter().any(|demand| demand.intent == Intent::Menu) {
            self.wants.insert(Intent::Menu);
        }
        self.serve_menu(draft);
    }

    /// Dishes, where a menu is wanted.
    pub fn serve_menu(&mut self, draft: &Draft<'_>) {
        let food = draft.reading.words.iter().any(|word| word.is_any(FOOD));
        // Who browses "the menu" looks for a page of that name.
        let dishes = draft.lexicon.nouns.named("Dish");
        let said = draft.reading.words.iter().any(|word| word.is("menu"));
        if let Some(index) = self.entities.iter().position(|entity| entity.noun.is_some() && entity.noun == dishes)
            && food
            && said
            && self.spoken[index].is_none()
            && !self.uses[index].contains(&Intent::Cart)
        {
            self.spoken[index] = Some("Menu".to_owned());
        }
        // What a kitchen sells are its dishes.
        let ordered = self.entities.is_empty() && self.any_use(Intent::Cart);
        if let Some(noun) =
            draft.lexicon.nouns.named("Dish").filter(|_| food && (self.wants.contains(&Intent::Menu) || ordered))
            && !self.entities.iter().any(|entity| entity.noun == Some(noun))
        {
            let known = draft.lexicon.nouns.get(noun);
            let index = self.push(EntityDraft {
                id: self.free_id(&known.name),
                singular: known.name.clone(),
                noun: Some(noun),
                fields: known.fields.clone(),
                explicit: false,
                at: 0,
                features: Vec::new(),
            });
            self.spoken[index] = Some("Menu".to_owned());
        }
    }

    /// An organisation keeps what such organisations keep, when the words name too little.
    fn usual(&mut self, draft: &mut Draft<'_>, brief: &Brief) {
        let cart = |demand: &Demand| demand.intent == Intent::Cart;
        let sells = self.uses.iter().any(|uses| uses.contains(&Intent::Cart)) || brief.demands.iter().any(cart);
        let sells = sells && !self.entities.is_empty();
        // Nobody shows the list of customers on a website.
        let public = brief.purpose.business.is_some()
            && !brief.purpose.is_tool
            && draft.reading.words.iter().any(|word| word.is_any(&["website", "site", "page", "homepage"]));
        if sells || self.entities.len() > 1 || self.uses.iter().any(|uses| uses.len() > 1) {
            return;
        }
        // A wedding has a form for its guests; those who plan many keep events.
        if self.requests.iter().any(|request| request.name == "RSVP") {
            return;
        }
        let priced = self
            .entities
            .iter()
            .flat_map(|entity| &entity.fields)
            .any(|field| matches!(field.kind, FieldKind::Money { .. }));
        if public && priced {
            return;
        }
        let Some(setting) = brief.purpose.setting else { return };
        let nouns = draft.lexicon.engines.settings[setting].nouns.clone();
        for (noun, label) in nouns {
            let known = draft.lexicon.nouns.get(noun);
            let hidden =
                public && ["Customer", "Patient", "Guest", "Employee", "Member"].contains(&known.name.as_str());
            if hidden || self.entities.iter().any(|entity| entity.noun == Some(noun)) {
                continue;
            }
            // A site does not show who comes to it.
            if self.is_site && ["Customer", "Member", "Patient", "Lead", "Guest"].contains(&known.name.as_str()) {
                continue;
            }
            let singular = label.unwrap_or_else(|| known.name.clone());
            let fields = known.fields.clone();
            let id = self.free_id(&singular);
            self.push(EntityDraft {
                id,
                singular,
                noun: Some(noun),
                fields,
                explicit: false,
                at: 0,
                features: Vec::new(),
            });
        }
    }

    /// What the first sentence names, else what most is done with.
    fn choose_main(&mut self, draft: &Draft<'_>, brief: &Brief) -> usize {
        // The entity of a forum or a feed comes with what it needs.
        // So does what is handed in or booked at a business.
        let handed_in = !self.requests.is_empty()
            || brief.demands.iter().all(|demand| !is_use(demand.intent) || is_place(demand.intent));
        if self.entities.is_empty() && (brief.purpose.place.is_some() || !self.tools.is_empty() || handed_in) {
            return 0;
        }
        if self.entities.is_empty() {
            let label = "Item".to_owned();
            let fields = draft.lexicon.shapes.of(&words(&label)).fields.clone();
            self.push(EntityDraft {
                id: "item".to_owned(),
                singular: label,
                noun: None,
                fields,
                explicit: false,
                at: 0,
                features: Vec::new(),
            });
            return 0;
        }
        // Members who are filtered by their languages are what a site is about.
        let visitor = |index: usize| {
            !brief.purpose.is_tool && is_visitor(&self.entities[index]) && !self.uses[index].contains(&Intent::Filter)
        };
        if brief.purpose.thing.is_some() && !is_transaction(&self.entities[0]) && !visitor(0) {
            return 0;
        }
        let sold = |index: &usize| {
            let price = self.entities[*index].fields.iter().any(|field| matches!(field.kind, FieldKind::Money { .. }));
            let cart = self.wants.contains(&Intent::Cart) || self.uses[*index].contains(&Intent::Cart);
            usize::from(self.uses[*index].contains(&Intent::Cart) || cart && price) * 10
        };
        let usual: Vec<usize> = brief.purpose.setting.map_or_else(Vec::new, |setting| {
            // The first is what the organisation is there for.
            draft.lexicon.engines.settings[setting].nouns.iter().take(1).map(|(noun, _)| *noun).collect()
        });
        // A clinic for animals shows what it does, not the animals, unless something is done with them.
        let done = |index: usize| !self.is_site || !self.uses[index].is_empty();
        let typical = |index: &usize| {
            usize::from(done(*index))
                * usize::from(self.entities[*index].noun.is_some_and(|noun| usual.contains(&noun)))
                * 3
        };
        // What is booked and ordered comes before bookings and orders.
        let weight = |index: &usize| {
            if visitor(*index) {
                0
            } else if is_transaction(&self.entities[*index]) {
                1
            } else {
                2 + self.uses[*index].len() + sold(index) + typical(index)
            }
        };
        (0..self.entities.len()).rev().max_by_key(weight).unwrap_or_default()
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

/// "a website for parents", but not "a website to manage employees".
fn is_site(draft: &Draft<'_>, brief: &Brief) -> bool {
    let site = draft
        .reading
        .words
        .iter()
        .take(12)
        .any(|word| word.is_any(&["website", "site", "portal", "homepage", "platform", "blog"]));
    site && !brief.purpose.is_tool
}

fn is_transaction(entity: &EntityDraft) -> bool {
    let label = entity.singular.as_str();
    let request = label.to_lowercase().ends_with(" request");
    request
        || ["Rental", "Loan", "Visit", "Consultation", "Ticket"].contains(&label)
        || [
            "Reservation",
            "Booking",
            "Appointment",
            "Order",
            "Registration",
            "Review",
            "Comment",
            "Donation",
            "Viewing",
        ]
        .contains(&label)
        || label.to_lowercase().ends_with("application")
}

/// Those who come to a site are not what it shows.
fn is_visitor(entity: &EntityDraft) -> bool {
    [
        "Volunteer",
        "Member",
        "Subscriber",
        "Customer",
        "Guest",
        "Participant",
        "Donor",
        "Visitor",
        "Absence",
        "Coupon",
        "Voucher",
        "Gift voucher",
        "Gift card",
        "Employee",
        "Race result",
    ]
    .contains(&entity.singular.as_str())
}

/// A menu of these is one to eat from; others are to navigate with.
const FOOD: &[&str] = &[
    "restaurant",
    "cafe",
    "café",
    "bar",
    "bistro",
    "pizza",
    "pizzeria",
    "food",
    "bakery",
    "lunch",
    "dinner",
    "breakfast",
    "dish",
    "dishes",
    "kitchen",
    "coffee",
    "canteen",
    "diner",
    "grill",
    "sushi",
    "burger",
    "burgers",
    "catering",
    "meal",
    "meals",
    "drinks",
    "ice",
    "tea",
    "brewery",
    "pub",
    "taco",
    "tacos",
    "chef",
    "eat",
    "cuisine",
    "trattoria",
    "steakhouse",
    "pasta",
    "vegan",
    "starters",
    "desserts",
    "cocktails",
    "wine",
];

/// The intent that a verb has with such an object.
fn sensible(draft: &Draft<'_>, demand: &Demand) -> Demand {
    // "leave a testimonial": what people say is written by them.
    let first = draft.reading.words[demand.at.clone()].first();
    if demand.intent == Intent::Testimonials
        && first.is_some_and(|word| word.is_any(&["leave", "write", "submit", "give", "add", "post", "share"]))
    {
        return Demand { intent: Intent::Review, thing: None, ..demand.clone() };
    }
    let Some(thing) = &demand.thing else { return demand.clone() };
    let stem = draft.reading.words[thing.words.clone()].last().map_or("", |word| word.stem.as_str());
    let money = [
        "money",
        "fund",
        "account",
        "transaction",
        "stock",
        "share",
        "crypto",
        "currency",
        "coin",
        "investment",
        "asset",
        "amount",
    ];
    let asked = ["application", "request", "claim", "order", "submission", "ticket", "report", "booking", "proposal"];
    let property = ["property", "house", "home", "apartment", "car", "vehicle", "flat", "land"];
    let intent = match demand.intent {
        // "play a song"
        Intent::Play => Intent::Browse,
        // "ticket submission, assignment and statistics"
        Intent::Browse
            if stem == "assignment"
                && demand.object.len() == 1
                && draft.reading.words[demand.object.start].lower == stem
                && draft.reading.words.iter().any(|word| {
                    ["ticket", "task", "issue", "case", "bug", "request"].contains(&word.stem.as_str())
                }) =>
        {
            return Demand { intent: Intent::Assign, thing: None, ..demand.clone() };
        }
        // "back a project with an amount"
        Intent::Vote if draft.reading.words[demand.at.clone()].iter().any(|word| word.is_any(&["amount", "money"])) => {
            Intent::Donate
        }
        // "exchange recipes"
        Intent::Transfer if !money.contains(&stem) => Intent::Create,
        // "review applications" is to decide about them.
        Intent::Review if asked.contains(&stem) => Intent::Approve,
        // "find homes to buy or rent"
        Intent::Cart if property.contains(&stem) => Intent::Browse,
        Intent::Timer if demand.thing.is_some() => Intent::Browse,
        intent => intent,
    };
    Demand { intent, ..demand.clone() }
}

/// Those who use the app are not what it keeps, unless it keeps lists of them.
pub fn is_actor(draft: &Draft<'_>, brief: &Brief, demand: &Demand, thing: &Thing) -> bool {
    let words = &draft.reading.words;
    let Some(last) = words[thing.words.clone()].last() else { return false };
    let said = &words[demand.at.clone()];
    let kept = said.iter().any(|word| {
        word.is_any(&[
            "list",
            "profile",
            "profiles",
            "directory",
            "register",
            "registration",
            "database",
            "records",
            "manage",
            "managing",
            "management",
        ])
    });
    // "member profiles", "filter members by language": they are kept all the same.
    let whole = words[brief.purpose.words.clone()].first().is_some_and(|word| word.stem == last.stem);
    let kept = kept || whole || brief.demands.iter().any(|other| is_list_of(draft, other, &last.stem));
    let actor = brief.actors.contains(&last.stem);
    let reviewer =
        ["customer", "guest", "user", "client", "visitor", "reader", "buyer", "shopper", "listener", "player"];
    match demand.intent {
        // "customer reviews" are about what was bought.
        Intent::Review | Intent::Comment => reviewer.contains(&last.stem.as_str()) || actor,
        Intent::Create | Intent::Edit | Intent::Approve | Intent::Assign => false,
        _ => actor && !kept,
    }
}

fn is_list_of(draft: &Draft<'_>, demand: &Demand, stem: &str) -> bool {
    let about = demand.thing.as_ref().is_some_and(|thing| ends_with(draft, thing, stem));
    let said = &draft.reading.words[demand.at.clone()];
    let listed =
        said.iter().any(|word| word.is_any(&["profile", "profiles", "directory", "list", "management", "database"]));
    about
        && (listed
            || matches!(demand.intent, Intent::Search | Intent::Filter | Intent::Sort | Intent::Edit | Intent::Create))
}

fn ends_with(draft: &Draft<'_>, thing: &Thing, stem: &str) -> bool {
    draft.reading.words[thing.words.clone()].last().is_some_and(|word| word.stem == stem)
}

/// The title of a page in the words of the request, when they are a plural and another one than ours.
fn spoken(draft: &Draft<'_>, thing: &Thing, label: &str) -> Option<String> {
    let words = &draft.reading.words[thing.words.clone()];
    let last = words.last()?;
    let many = last.lower != last.stem
        || last.is_any(&["news", "music", "staff", "merchandise", "programme", "furniture", "list"]);
    let title = naming::label(draft.reading.source(thing.words.clone()));
    // "job listings" are jobs.
    if let [first, last] = words
        && last.is_any(&["listings", "postings"])
    {
        return Some(naming::label(&crate::text::plural(&first.stem)));
    }
    // Memberships are sold, and those who have one are members.
    let many = many && last.stem != "membership";
    (many && !title.eq_ignore_ascii_case(&crate::text::plural(label))).then_some(title)
}

/// Things we do not know are kept when the words speak of several, or their kind is one that apps keep; "the amount" is a field, and
/// "club life" nothing.
fn is_worth_keeping(draft: &Draft<'_>, said: &[Word]) -> bool {
    let Some(last) = said.last() else { return false };
    // "urgency levels" and "interest rates" are values of something.
    let attribute = [
        "note",
        "lyric",
        "transcript",
        "ingredient",
        "instruction",
        "level",
        "rate",
        "amount",
        "value",
        "balance",
        "total",
        "temperature",
        "code",
        "threshold",
        "limit",
        "percentage",
        "target",
        "share",
        "speed",
        "size",
        "length",
        "unit",
        "date",
        "hour",
        "minute",
        "second",
        "percent",
        "colour",
        "color",
        "name",
        "version",
        "change",
        "way",
        "heading",
        "kind",
        "type",
        "step",
        "value",
        "extra",
        "place",
        "impression",
        "reason",
        "tier",
        "image",
        "graphic",
        "animation",
        "side",
    ];
    if said.len() > 1 && attribute.contains(&last.stem.as_str()) {
        return false;
    }
    let field = draft.lexicon.fields.phrases().exact(said).is_some()
        || draft.lexicon.fields.phrases().exact(std::slice::from_ref(last)).is_some();
    let several = last.lower != last.stem;
    let shaped = draft.lexicon.shapes.knows(said);
    // "drivers" are kept, "a driver" is a field of a trip.
    let person = several && draft.lexicon.shapes.of(said).name == "person";
    // "reserve a desk": one word for all that there are.
    let bookable = details::BOOKABLE.contains(&last.stem.as_str()) && said.len() <= 2;
    let place = bookable || several && ["shop", "store", "branch"].contains(&last.stem.as_str());
    let figure = said.len() == 1 && ["rate", "price", "fee", "preference", "password"].contains(&last.stem.as_str());
    (several || shaped || bookable) && !figure && (person || place || !(field && said.len() == 1))
}

/// "'browse recipes' → Recipes: browse".
fn outcome(draft: &Draft<'_>, plan: &Plan, demand: &Demand, index: Option<usize>) -> String {
    let what = demand.intent.label();
    let by: Vec<&str> = demand.by.iter().map(|range| draft.reading.source(range.clone())).collect();
    let by = if by.is_empty() { String::new() } else { format!(" by {}", by.join(", ")) };
    match index.and_then(|index| plan.entities.get(index)) {
        Some(entity) => format!("{}: {}{by}", crate::text::plural(&entity.singular), what.to_lowercase()),
        None => format!("{what}{by}"),
    }
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
