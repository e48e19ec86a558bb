//! Requests that list what a website is to do: "… should have functionalities for A, B and C. Users should be able to V N, V N …".
//!
//! [`clauses`] finds the lists ([`short`] those of a request of a line, [`booked`] those of what people share), [`items`] takes them apart
//! into demands ([`breaks`] knows where one ends, [`sites`] those of a website), [`paged`] gives pages that are named what is said of
//! them, [`things`] says what a demand is about, [`tools`] which tool it names, [`measures`] what charts draw.

mod booked;
mod breaks;
mod called;
mod clauses;
mod fielded;
mod items;
mod measures;
mod paged;
mod people;
mod purpose;
mod short;
mod sites;
mod subjects;
pub(super) mod things;
mod tools;

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Draft, bare};
use crate::lexicon::Intent;

pub(super) use booked::LODGINGS;
pub(super) use measures::{Measure, period_of};
pub(super) use people::{is_user, named, tells_who_does_what};
pub(super) use purpose::Purpose;
pub(super) use sites::{FORMS, is_priced};
pub(super) use things::Thing;

/// One wish: what is to be done, and with what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demand {
    pub intent: Intent,
    /// What it is about; `None` where the words say only what is to be done.
    pub thing: Option<Thing>,
    /// "by category and price": words after the cue.
    pub by: Vec<Range<usize>>,
    /// "with title, date and notes".
    pub fields: Vec<Range<usize>>,
    /// All its words.
    pub at: Range<usize>,
    /// What a page for it is to be called, when the request lists pages.
    pub title: Option<String>,
    /// Index of the engine that it names: a calculator, a game.
    pub tool: Option<usize>,
    /// The words of what is acted on, whether we know them or not.
    pub object: Range<usize>,
}

#[derive(Debug)]
pub struct Brief {
    pub purpose: Purpose,
    pub demands: Vec<Demand>,
    /// What is to be drawn.
    pub measures: Vec<Measure>,
    /// Roles that the request lists: "two roles, employer and applicant".
    pub roles: Vec<String>,
    /// Stems of those who use it: "guests should be able to".
    pub actors: Vec<String>,
    /// It says "functionalities for".
    is_listed: bool,
}

impl Brief {
    /// The tool that the words in front of "website" name.
    pub fn add_tool(&mut self, engine: usize, at: Range<usize>) {
        if self.demands.iter().all(|demand| demand.tool != Some(engine)) {
            let tool = Demand {
                intent: Intent::Browse,
                thing: None,
                by: Vec::new(),
                fields: Vec::new(),
                at: at.clone(),
                title: None,
                tool: Some(engine),
                object: at,
            };
            self.demands.insert(0, tool);
        }
    }

    /// A landing page has sections and a contact form; more than those needs pages of its own.
    pub fn is_more_than_a_page(&self, called_so: bool) -> bool {
        let sections = [
            Intent::About,
            Intent::Contact,
            Intent::Faq,
            Intent::Gallery,
            Intent::Pricing,
            Intent::Services,
            Intent::Testimonials,
            Intent::Browse,
            Intent::Newsletter,
            Intent::Map,
            Intent::Menu,
            Intent::Team,
            Intent::Share,
            Intent::Profile,
        ];
        // "functionalities for exhibitions and tours"
        if self.is_listed && lists(&self.demands) > 1 {
            return true;
        }
        let others = self.demands.iter().filter(|demand| !sections.contains(&demand.intent)).count();
        // "Pages: Bread, Cakes, Opening hours, Contact"
        if self.demands.iter().filter(|demand| demand.title.is_some()).count() > 2 {
            return true;
        }
        // "request a quote with name, date and place": a form that asks more than a contact form.
        if self.demands.iter().any(|demand| demand.intent == Intent::Create && demand.fields.len() > 2) {
            return true;
        }
        // What is called a landing page is one, though it books and signs up.
        others > usize::from(called_so)
    }
}

/// Fewer demands are a tracker "with search and charts", which other rules read with more knowledge of lists of fields.
const MIN_DEMANDS: usize = 3;

/// From so many words on, a request is more than a list with its fields.
const LONG_WORDS: usize = 32;

fn is_known(demand: &Demand) -> bool {
    demand.thing.as_ref().is_some_and(|thing| thing.noun.is_some())
}

/// How many things that we know are named.
fn lists<'a>(demands: impl IntoIterator<Item = &'a Demand>) -> usize {
    let known: BTreeSet<usize> = demands.into_iter().filter_map(|demand| demand.thing.as_ref()?.noun).collect();
    known.len()
}

/// How many things are said to have fields.
fn with_fields(draft: &Draft<'_>, demands: &[Demand]) -> usize {
    let things = demands.iter().filter(|demand| demand.fields.len() > 1).filter_map(|demand| demand.thing.as_ref());
    let named: BTreeSet<String> =
        things.map(|thing| draft.reading.source(thing.words.clone()).to_lowercase()).collect();
    named.len()
}

/// Whether a demand is about several of something.
fn is_of_several(draft: &Draft<'_>, demand: &Demand) -> bool {
    demand.thing.as_ref().is_some_and(|thing| items::is_plural(&draft.reading.words[thing.words.end - 1]))
}

/// Whether something is wanted that is no matter of one list.
fn asks_for_places(demands: &[Demand]) -> bool {
    let lists = [
        Intent::Search,
        Intent::Filter,
        Intent::Sort,
        Intent::Browse,
        Intent::Create,
        Intent::Edit,
        Intent::Track,
        Intent::Chart,
        Intent::Dashboard,
        Intent::Export,
        Intent::Review,
        Intent::Report,
        Intent::Approve,
        Intent::Assign,
        Intent::Goals,
    ];
    demands.iter().any(|demand| !lists.contains(&demand.intent))
}

/// Reads a request as a brief; `None` when it is none.
///
/// `alone`: nothing else can be made of it, so that one thing that somebody does is enough.
pub fn read(draft: &Draft<'_>, head: Range<usize>, alone: bool) -> Option<Brief> {
    // "fields: customer, product, status (new, resolved)": lists of fields are read with more knowledge of fields.
    let words = &draft.reading.words;
    let listed = (0..words.len())
        .any(|at| draft.reading.starts(at, &["fields", ":"]) || draft.reading.starts(at, &["columns", ":"]));
    if listed && words.len() <= LONG_WORDS * 3 / 2 {
        return None;
    }
    let clauses = clauses::find(draft);
    let telling = clauses.iter().any(|clause| clause.is_list());
    let mut demands: Vec<Demand> = clauses.iter().flat_map(|clause| items::demands(draft, clause)).collect();
    let many = demands.len() >= MIN_DEMANDS && (draft.reading.len() >= LONG_WORDS || asks_for_places(&demands));
    let told_of = |role| clauses.iter().any(|clause| clause.role == role);
    // "Employees request leave. Managers approve or reject requests.": more than one has a part in it, however little is said; or more
    // than one list is worked on.
    let parts = || {
        told_of(clauses::Role::Abilities)
            && (demands.len() > 1
                && demands.iter().any(is_known)
                && (people::named(draft).len() > 1 || people::is_telling(draft))
                || demands.len() >= MIN_DEMANDS
                    && lists(demands.iter().filter(|demand| is_of_several(draft, demand))) > 1)
    };
    let is_listed = words.iter().any(|word| word.stem == "functionality" || word.is("functionalities"));
    let deed = || told_of(clauses::Role::Abilities) && demands.iter().any(|demand| demand.thing.is_some());
    let defines = bare::defines_several(words, draft.lexicon) && with_fields(draft, &demands) > 1;
    let told = telling && (many || parts() || defines || is_listed && lists(&demands) > 1 || alone && deed());
    let mut is_booked = false;
    if !told {
        let shared = booked::demands(draft, &head).map(|shared| with_the_rest(draft, shared, &head));
        is_booked = shared.is_some();
        demands = shared.or_else(|| short::demands(draft, head))?;
    }
    paid(draft, &mut demands);
    paged::adopt(draft, &mut demands);
    let workbench = tools::share(draft, &mut demands);
    let roles = people::roles(draft);
    let actors = people::actors(draft);
    let measures = drawn(draft, &mut demands);
    let mut purpose = purpose::find(draft, &demands);
    if workbench {
        // "text tools for students": nobody keeps students in it.
        (purpose.thing, purpose.setting, purpose.business) = (None, None, None);
    }
    // "hostel management: rooms with …, guests with …": what it keeps is said, and the hostel is none of it.
    let spoken_of =
        |thing: &Thing| demands.iter().filter_map(|demand| demand.thing.as_ref()).any(|one| one.noun == thing.noun);
    purpose.thing = purpose.thing.filter(|thing| !defines || spoken_of(thing));
    // "meeting room booking" keeps rooms, and the bookings come with them.
    purpose.thing = purpose.thing.filter(|_| !is_booked);
    things::settle(draft, purpose.thing.as_ref(), &mut demands);
    Some(Brief { purpose, demands, measures, roles, actors, is_listed })
}

/// "room booking with login and reviews": what is wanted beside the bookings.
fn with_the_rest(draft: &Draft<'_>, mut shared: Vec<Demand>, head: &Range<usize>) -> Vec<Demand> {
    let own = shared.first().and_then(|demand| demand.thing.as_ref()).and_then(|thing| thing.noun);
    let rest = short::fragments(draft, head.end).into_iter().filter(|demand| {
        let noun = demand.thing.as_ref().and_then(|thing| thing.noun);
        let list = noun.is_some() && noun != own;
        demand.intent != Intent::Book && !short::is_field(draft, demand) && (demand.intent != Intent::Browse || list)
    });
    shared.extend(rest);
    shared
}

/// "members, plans and payments": where nothing is sold, payments are kept.
fn paid(draft: &Draft<'_>, demands: &mut [Demand]) {
    let sells = [Intent::Cart, Intent::Orders, Intent::Donate, Intent::Book];
    let given = draft.reading.words.iter().any(|word| word.stem == "donation");
    if given || demands.iter().any(|demand| sells.contains(&demand.intent)) {
        return;
    }
    let noun = draft.lexicon.nouns.named("Transaction");
    for demand in demands.iter_mut().filter(|demand| demand.intent == Intent::Checkout && demand.thing.is_none()) {
        let Range { start, end } = demand.at;
        if end == start + 1 && draft.reading.words[start].is("payments") {
            demand.intent = Intent::Browse;
            demand.object = start..end;
            demand.thing = Some(Thing { noun, words: start..end });
        }
    }
}

/// Takes out the demands that ask for charts: what they draw is found when all entities are known.
fn drawn(draft: &Draft<'_>, demands: &mut Vec<Demand>) -> Vec<Measure> {
    let mut measures = Vec::new();
    demands.retain(|demand| {
        let charted = draft.reading.words[demand.at.clone()].iter().any(measures::is_chart);
        let seen = matches!(
            demand.intent,
            Intent::Browse | Intent::Track | Intent::Chart | Intent::Dashboard | Intent::Compare | Intent::Orders
        );
        // "export the charts", "a page with charts and tables": others know what these are.
        if demand.tool.is_some() || matches!(demand.intent, Intent::Export | Intent::Report) || !charted && !seen {
            return true;
        }
        let found = measures::find(draft, demand.at.clone(), demand.intent == Intent::Chart);
        let kept = found.is_empty() || demand.intent == Intent::Dashboard && !charted;
        if !kept {
            measures.extend(found);
        }
        kept
    });
    measures
}
