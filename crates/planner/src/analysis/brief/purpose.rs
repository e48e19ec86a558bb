//! What the whole is for, and what it is called.

use std::ops::Range;

use super::super::grammar::{is_app_word, is_article, is_generic_app_word, is_lead};
use super::super::{Draft, assemble, naming};
use super::called;
use super::{
    Demand,
    things::{self, Thing},
};
use crate::lexicon::Intent;
use crate::text::{plural, title_case};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purpose {
    pub name: String,
    /// The words that the name was made of.
    pub words: Range<usize>,
    /// What the whole is about, when the first sentence says it.
    pub thing: Option<Thing>,
    /// An organisation of a known kind: index of the setting.
    pub setting: Option<usize>,
    /// Index of the business whose copy fits.
    pub business: Option<usize>,
    /// The whole is a place of one kind: a forum, a survey.
    pub place: Option<Intent>,
    /// Work is done with it: it opens with figures and lists, not with a welcome.
    pub is_tool: bool,
}

const MAX_NAME_WORDS: usize = 4;
const TOOLS: &[&str] = &[
    "management",
    "manager",
    "dashboard",
    "tracker",
    "tracking",
    "admin",
    "administration",
    "monitoring",
    "monitor",
    "internal",
    "erp",
    "crm",
    "planner",
    "analytics",
    "inventory",
    "scheduler",
    "backend",
    "analysis",
    "simulator",
    "workbench",
    "desk",
    "helpdesk",
    "intranet",
    "gradebook",
    "ledger",
    "invoicing",
    "bookkeeping",
    "accounting",
    "back-office",
    "administer",
    "timesheet",
    "timesheets",
];
/// What is done with a tool, where no website is spoken of.
const WORK: &[&str] = &[
    "manage",
    "managing",
    "record",
    "log",
    "track",
    "organise",
    "organize",
    "monitor",
    "register",
    "directory",
    "ledger",
    "office",
];

/// Say how a thing is, which is no part of its name.
const PRAISE: &[&str] = &[
    "professional",
    "small",
    "large",
    "big",
    "local",
    "beautiful",
    "elegant",
    "clean",
    "nice",
    "official",
    "mid",
    "sized",
    "medium",
    "tiny",
    "friendly",
    "little",
    "growing",
    "busy",
    "annual",
    "yearly",
    "great",
    "attractive",
    "stylish",
    "minimal",
    "minimalist",
    "user",
];
/// What is told about these gives them their name: "conference about open hardware".
const ABOUT: &[&str] = &[
    "conference",
    "festival",
    "museum",
    "blog",
    "podcast",
    "community",
    "meetup",
    "magazine",
    "workshop",
    "congress",
    "fair",
    "exhibition",
    "newsletter",
    "summit",
    "convention",
];

/// "two-day", "three week"
fn is_span(words: &[crate::text::Word], at: usize) -> bool {
    let number = |word: &crate::text::Word| {
        word.is_any(&["one", "two", "three", "four", "five", "six", "seven", "ten"]) || word.lower.parse::<u8>().is_ok()
    };
    let unit = |word: &crate::text::Word| word.is_any(&["day", "week", "hour", "month", "year", "days"]);
    let begins = number(&words[at]) && words.get(at + 1).is_some_and(unit);
    begins || at > 0 && unit(&words[at]) && number(&words[at - 1])
}

pub fn find(draft: &Draft<'_>, demands: &[Demand]) -> Purpose {
    let reading = &draft.reading;
    let words = &reading.words;
    let end = (0..reading.len()).find(|&at| words[at].is_any(&[".", "!", "?", ":"])).unwrap_or(reading.len());
    let phrases = subject_phrases(draft, end);
    // "a portal for student housing": the portal says nothing.
    let telling = |range: &&Range<usize>| words[(*range).clone()].iter().any(|word| !is_app_word(word));
    let first = phrases.iter().find(|range| !range.is_empty());
    let portal = first.is_some_and(|range| matches!(&words[range.clone()], [word] if word.is_any(&["portal", "hub"])));
    let about = first.filter(|_| !portal).or_else(|| phrases.iter().find(telling)).or(first);
    let about = about.cloned().unwrap_or(0..0);
    // "website for recipes" is about them; "dashboard for a manufacturer" is not about manufacturers.
    let many = |thing: &Thing| words[thing.words.end - 1].lower != words[thing.words.end - 1].stem;
    let thing =
        phrases.first().and_then(|range| things::known(draft, range.clone())).filter(|thing| !is_owner(draft, thing));
    let thing = thing.or_else(|| phrases.get(1).and_then(|range| things::known(draft, range.clone())).filter(many));
    let within = |at: usize| draft.lexicon.engines.setting_phrases.at(&words[at..end]).map(|found| found.value);
    let setting = (0..end).find_map(within);
    let business = (0..end)
        .filter_map(|at| draft.lexicon.businesses.phrases().at(&words[at..end]))
        .max_by_key(|found| found.words)
        .map(|found| found.value);
    let kind =
        |range: &Range<usize>| draft.lexicon.demands.nouns.ending(&words[range.clone()]).map(|found| found.value);
    let whole = |intent: &Intent| {
        matches!(
            intent,
            Intent::Forum
                | Intent::Feed
                | Intent::Chat
                | Intent::Survey
                | Intent::Quiz
                | Intent::Poll
                | Intent::Flashcards
        )
    };
    let place = phrases.first().and_then(kind).filter(whole);
    let thing = if place.is_some() { None } else { thing };
    let is_tool = is_tool(draft, end, demands);
    let name = called::of_work(draft, &phrases, end, is_tool)
        .or_else(|| told_about(draft, &about, phrases.get(1)))
        .unwrap_or_else(|| name(draft, &named_by(draft, &about, end), demands));
    Purpose { name, words: about, thing, setting, business, place, is_tool }
}

/// Work is done with it, whatever it is called: "a web app to manage fields", "an employee directory for our intranet". A website
/// greets its visitors first.
fn is_tool(draft: &Draft<'_>, end: usize, demands: &[Demand]) -> bool {
    let words = &draft.reading.words;
    let first = |texts: &[&str]| (0..end).any(|at| words[at].is_any(texts));
    if first(TOOLS) {
        return true;
    }
    let site = [
        "website",
        "site",
        "shop",
        "store",
        "marketplace",
        "blog",
        "homepage",
        "webshop",
        "network",
        "forum",
        "page",
        "pages",
    ];
    let visited = demands.iter().any(|demand| {
        matches!(
            demand.intent,
            Intent::Cart
                | Intent::Checkout
                | Intent::Testimonials
                | Intent::Gallery
                | Intent::About
                | Intent::Services
                | Intent::Newsletter
                | Intent::Feed
                | Intent::Forum
                | Intent::Contact
        )
    });
    let app = ["app", "application", "system", "software", "tool", "apps"];
    !first(&site) && (first(WORK) || first(&app) && !visited)
}

/// "a plumbing company website" is the company's; it keeps no companies.
fn is_owner(draft: &Draft<'_>, thing: &Thing) -> bool {
    let Some(last) = draft.reading.words[thing.words.clone()].last() else { return false };
    let owners = [
        "company",
        "club",
        "school",
        "house",
        "restaurant",
        "hotel",
        "church",
        "agency",
        "delivery",
        "firm",
        "office",
        "studio",
        "bank",
        "museum",
        "library",
        "hospital",
        "clinic",
        "shop",
        "store",
        "farm",
        "university",
        "team",
        "charity",
        "salon",
        "cafe",
        "gym",
        "business",
        "festival",
        "conference",
        "wedding",
        "photographer",
        "shelter",
        "bakery",
        "bar",
        "cinema",
        "theater",
        "theatre",
        "band",
        "artist",
        "doctor",
        "lawyer",
        "run",
        "race",
        "market",
        "fair",
    ];
    last.lower == last.stem && owners.contains(&last.stem.as_str())
}

/// The words before "website", then those after "website for".
fn subject_phrases(draft: &Draft<'_>, end: usize) -> Vec<Range<usize>> {
    let words = &draft.reading.words;
    // "help" asks for something, a "help desk" is one; so "IT" is where its support is spoken of.
    let desk = |at: usize| {
        let next = words.get(at + 1);
        words[at].is("help") && next.is_some_and(|next| next.is("desk"))
            || words[at].is("it")
                && next
                    .is_some_and(|next| next.is_any(&["help", "support", "helpdesk", "asset", "department", "service"]))
    };
    let lead = |at: usize| {
        !desk(at) && is_lead(&words[at])
            || is_article(&words[at])
            || words[at].is_any(&[
                "implement",
                "run",
                "own",
                "operate",
                "organise",
                "organize",
                "fully",
                "functional",
                "responsive",
                "simple",
                "modern",
                "interactive",
                "comprehensive",
                "complete",
            ])
            || words[at].is_any(PRAISE)
            || is_span(words, at)
    };
    let start = (0..end).find(|&at| !lead(at)).unwrap_or(end);
    let stop = |at: usize| {
        words[at].punctuation
            || words[at].is_any(&[
                "to",
                "that",
                "which",
                "where",
                "with",
                "using",
                "so",
                "and",
                "allowing",
                "in",
                "on",
                "by",
                "including",
                "featuring",
                "has",
                "should",
                "need",
                "needs",
                "want",
                "wants",
                "called",
                "named",
                "from",
                "similar",
                "like",
                "selling",
                "inspired",
            ])
    };
    let head_end = (start..end).find(|&at| stop(at) || words[at].is_any(&["for", "about", "of"])).unwrap_or(end);
    let mut before = start..head_end;
    while !before.is_empty() && is_generic_app_word(&words[before.end - 1]) {
        before.end -= 1;
    }
    // "time tracking" is more than time.
    if before.len() == 1 && words.get(before.end).is_some_and(|word| word.is_any(&["tracking", "management"])) {
        before.end += 1;
    }
    let mut phrases = vec![before];
    if words.get(head_end).is_some_and(|word| head_end < end && word.is_any(&["for", "about", "of"])) {
        let mut from = head_end + 1;
        while from < end && (is_article(&words[from]) || words[from].is_any(PRAISE) || is_span(words, from)) {
            from += 1;
        }
        let to = (from..end).find(|&at| stop(at) || words[at].is("for")).unwrap_or(end);
        phrases.push(from..to);
    }
    phrases
}

/// With the words behind it that belong to a name: "employee management".
fn named_by(draft: &Draft<'_>, about: &Range<usize>, end: usize) -> Range<usize> {
    let belongs = |at: &usize| {
        draft.reading.words[*at].is_any(&[
            "management",
            "platform",
            "hub",
            "portal",
            "manager",
            "tracker",
            "planner",
            "viewer",
            "database",
        ])
    };
    let end = (about.end..end).take_while(belongs).last().map_or(about.end, |at| at + 1);
    about.start..end
}

/// "a conference about open hardware" → Open Hardware Conference.
fn told_about(draft: &Draft<'_>, about: &Range<usize>, topic: Option<&Range<usize>>) -> Option<String> {
    let words = &draft.reading.words;
    let topic = topic.filter(|topic| (1..=3).contains(&topic.len()) && about.len() == 1)?;
    let told =
        words[about.start].is_any(ABOUT) && topic.start > 0 && (about.end..topic.start).any(|at| words[at].is("about"));
    let text = format!("{} {}", draft.reading.source(topic.clone()), draft.reading.source(about.clone()));
    naming::tidy(&title_case(&text)).filter(|_| told)
}

/// Say that something is sold, not what.
const PLAIN_SHOPS: &[&str] =
    &["e", "commerce", "online", "web", "based", "ecommerce", "shop", "store", "webshop", "boutique"];

/// "an online bookstore" → Online Bookstore; "website to sell handmade jewelry" → Jewelry Shop.
fn name(draft: &Draft<'_>, about: &Range<usize>, demands: &[Demand]) -> String {
    let words = &draft.reading.words;
    // "book a court at my tennis club"
    let booked = words.get(about.start).is_some_and(|word| word.is_any(&["book", "reserve", "rent", "hire"]))
        && words.get(about.start + 1).is_some_and(is_article);
    if let Some(thing) = demands.iter().find_map(|demand| demand.thing.as_ref()).filter(|_| booked) {
        let what = assemble::name_of(&words[thing.words.clone()]);
        return naming::tidy(&title_case(&format!("{what} booking"))).unwrap_or_else(|| "Booking".to_owned());
    }
    let spoken: Range<usize> = about.start..about.end.min(about.start + MAX_NAME_WORDS);
    let telling = spoken.clone().any(|at| !is_app_word(&words[at]) && !words[at].is_any(PLAIN_SHOPS));
    if !spoken.is_empty()
        && telling
        && let Some(name) = naming::tidy(&title_case(draft.reading.source(spoken)))
    {
        return name;
    }
    let Some(thing) = demands.iter().find_map(|demand| demand.thing.as_ref()) else { return "My App".to_owned() };
    let sold = demands.iter().any(|demand| matches!(demand.intent, Intent::Cart | Intent::Checkout));
    let label = assemble::name_of(&words[thing.words.clone()]);
    let singular =
        thing.noun.map_or(label, |noun| draft.lexicon.nouns.get(noun).label_for(&words[thing.words.clone()]));
    let text = if sold { format!("{singular} shop") } else { plural(&singular) };
    naming::tidy(&title_case(&text)).unwrap_or_else(|| "My App".to_owned())
}
