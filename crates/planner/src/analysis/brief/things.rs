//! What a demand is about: a noun we know, or words that name something.

use std::ops::Range;

use super::super::Draft;
use super::super::grammar::{is_app_word, is_article};
use super::super::objects::is_wordy;
use super::super::senses;
use super::Demand;
use crate::lexicon::Wish;
use crate::text::Word;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// Index of the noun, when we know it.
    pub noun: Option<usize>,
    pub words: Range<usize>,
}

/// Say of a thing what of it is seen, not what it is: "product details", "flight information".
const ASPECTS: &[&str] = &[
    "detail",
    "information",
    "info",
    "status",
    "history",
    "list",
    "listing",
    "profile",
    "description",
    "data",
    "result",
    "page",
    "availability",
    "record",
    "progress",
    "update",
    "statistic",
    "performance",
    "price",
    "summary",
    "overview",
    "photo",
    "image",
    "picture",
    "content",
    "schedule",
    "material",
    "catalog",
    "catalogue",
    "database",
    "collection",
    "entry",
    "number",
    "feature",
    "management",
    "system",
    "section",
    "card",
    "item",
    "introduction",
    "guide",
    "option",
    "type",
    "category",
    "name",
    "date",
    "archive",
    "checklist",
    "ad",
    "advert",
    "posting",
    "announcement",
    "creation",
    "recording",
    "presentation",
    "display",
    "documentation",
    "directory",
    "stream",
    "level",
];
/// By themselves they name whatever the app is about.
const GENERAL: &[&str] = &[
    "content",
    "information",
    "item",
    "data",
    "resource",
    "thing",
    "option",
    "feature",
    "page",
    "website",
    "site",
    "system",
    "platform",
    "detail",
    "list",
    "result",
    "function",
    "category",
    "user",
    "people",
    "visitor",
    "other",
    "account",
    "entry",
    "app",
    "work",
    "experience",
    "status",
    "activity",
    "own",
    "interest",
    "need",
    "progress",
    "material",
    "them",
    "it",
    "these",
    "those",
    "everything",
    "one",
    "history",
    "record",
    "performance",
    "feature",
    "tool",
    "type",
    "interface",
    "home",
    "homepage",
];
/// Never a thing by themselves, even where a noun is called so.
const NO_THINGS: &[&str] = &[
    "home",
    "homepage",
    "page",
    "background",
    "score",
    "star",
    "time",
    "word",
    "character",
    "sentence",
    "text",
    "step",
    "unit",
    "level",
    "hour",
    "day",
    "color",
    "colour",
    "theme",
    "button",
    "component",
    "function",
    "people",
    "money",
    "food",
];
/// The same, when the words speak of one: "the player stays at the bottom", "a team calendar", "issue stock".
const NO_SINGLE: &[&str] = &[
    "player",
    "team",
    "stock",
    "goal",
    "guest",
    "case",
    "track",
    "cost",
    "message",
    "bar",
    "house",
    "account",
    "code",
    "form",
    "course",
    "home",
    "arrival",
    "departure",
    "breakfast",
    "tree",
    "night",
    "people",
];
/// Say which of the things, not what they are.
const ADJECTIVES: &[&str] = &[
    "different",
    "various",
    "available",
    "new",
    "personal",
    "detailed",
    "specific",
    "related",
    "relevant",
    "own",
    "favorite",
    "favourite",
    "online",
    "multiple",
    "latest",
    "upcoming",
    "popular",
    "local",
    "other",
    "important",
    "historical",
    "current",
    "custom",
    "basic",
    "common",
    "recent",
    "nearby",
    "real",
    "time",
    "high",
    "quality",
    "rich",
    "complete",
    "corresponding",
    "existing",
    "featured",
    "recommended",
    "digital",
    "virtual",
    "necessary",
    "interested",
    "desired",
    "suitable",
    "daily",
    "weekly",
    "monthly",
    "completed",
    "pending",
    "active",
    "past",
    "future",
    "uploaded",
    "published",
    "purchased",
    "saved",
    "selected",
    "similar",
    "handmade",
    "homemade",
    "vintage",
    "used",
    "organic",
    "artisan",
    "hand",
    "crafted",
    "two",
    "three",
    "four",
    "five",
    "several",
    "few",
    "every",
    "each",
    "some",
    "many",
    "any",
    "sample",
    "running",
    "open",
    "missing",
    "previous",
    "free",
    "small",
    "large",
    "full",
    "short",
    "public",
    "private",
    "individual",
    "single",
    "incoming",
    "outgoing",
    "received",
    "remaining",
    "most",
];

/// A clause, not a name: "which courts are free".
const NO_NAMES: &[&str] = &[
    "which", "what", "who", "how", "when", "where", "whether", "is", "are", "was", "be", "been", "has", "have",
    "should", "can", "will", "today's", "today", "day", "days", "month", "months", "year", "years", "hour", "hours",
    "week", "weeks", "it", "them", "they", "else", "there", "not", "no", "their", "and", "or", "into", "to",
];

/// The thing that words name; `None` where they name nothing of their own.
pub fn find(draft: &Draft<'_>, range: Range<usize>) -> Option<Thing> {
    // "tools they lend", "books I read": what is said of it is no part of its name.
    let who = |at: &usize| draft.reading.words[*at].is_any(&["they", "i", "we", "you"]);
    let clause = range
        .clone()
        .skip(1)
        .find(|at| who(at) && draft.reading.words[at - 1].lower != draft.reading.words[at - 1].stem);
    let range = range.start..clause.filter(|at| at + 1 < range.end).unwrap_or(range.end);
    if let Some(thing) = known(draft, range.clone()) {
        return Some(thing);
    }
    let words = &draft.reading.words;
    let named = trimmed(draft, range);
    if words[named.clone()].iter().any(|word| word.is_any(NO_NAMES)) {
        return None;
    }
    let start = named.end.saturating_sub(3).max(named.start);
    let start = (start..named.end).find(|&at| !words[at].is("of")).unwrap_or(start);
    let named = start..named.end;
    let plain = |word: &Word| is_wordy(word) && !word.punctuation;
    // What is lent are tools, too.
    let lent = words.get(named.end.saturating_sub(1)).is_some_and(|word| word.stem == "tool")
        && words
            .iter()
            .any(|word| word.is_any(&["borrow", "borrowing", "lend", "lending", "rent", "rental", "library"]));
    let general = named.len() == 1
        && !lent
        && (GENERAL.contains(&words[named.start].stem.as_str()) || is_app_word(&words[named.start]));
    (!named.is_empty() && !general && words[named.clone()].iter().all(plain))
        .then_some(Thing { noun: None, words: named })
}

/// The noun of our lexicon that words name: their head, else the last one in them.
pub fn known(draft: &Draft<'_>, range: Range<usize>) -> Option<Thing> {
    let words = &draft.reading.words;
    let nouns = draft.lexicon.nouns.phrases();
    // "results of past years": the whole is a name.
    if let Some(noun) = words.get(range.clone()).filter(|said| said.len() > 2).and_then(|said| nouns.exact(said)) {
        return Some(Thing { noun: Some(noun), words: range });
    }
    let named = trimmed(draft, range);
    // "home" and "page" are places of the app, whatever else they may mean.
    if let [word] = &words[named.clone()] {
        let one = word.lower == word.stem;
        if NO_THINGS.contains(&word.stem.as_str()) || one && NO_SINGLE.contains(&word.lower.as_str()) {
            return None;
        }
    }
    if let Some(noun) = land(draft, &words[named.clone()]) {
        return Some(Thing { noun: Some(noun), words: named });
    }
    let other = |noun: usize| senses::meant(draft, Some(noun)) != Some(noun);
    let said = &words[named.clone()];
    if let Some(found) = nouns.ending(said).filter(|found| other(found.value) || !elsewhere(draft, found.value, said)) {
        let noun = senses::meant(draft, Some(found.value));
        return Some(Thing { noun, words: named.end - found.words..named.end });
    }
    // "courses of the term": what the words begin with.
    let found = nouns.at(words.get(named.clone())?)?;
    let of = words.get(named.start + found.words).is_some_and(|next| next.is_any(&["of", "in", "for"]));
    of.then_some(Thing { noun: Some(found.value), words: named.start..named.start + found.words })
}

/// The fields of a farm are pieces of land.
fn land(draft: &Draft<'_>, named: &[Word]) -> Option<usize> {
    let field = matches!(named, [word] if word.stem == "field");
    let farm = ["farm", "farmer", "crop", "harvest", "farming", "agriculture", "agricultural", "sow"];
    let told = field && draft.reading.words.iter().any(|word| farm.contains(&word.stem.as_str()));
    draft.lexicon.nouns.named("Farm field").filter(|_| told)
}

/// Words that mean something else here: test results of a laboratory are no grades, milk yield is no harvest of crops.
fn elsewhere(draft: &Draft<'_>, noun: usize, named: &[Word]) -> bool {
    let said = |texts: &[&str]| draft.reading.words.iter().any(|word| texts.contains(&word.stem.as_str()));
    let last = named.last().map_or("", |word| word.stem.as_str());
    match draft.lexicon.nouns.get(noun).name.as_str() {
        "Grade" => last == "result" && !said(&["student", "teacher", "school", "exam", "pupil", "class", "course"]),
        "Harvest" => last == "yield" && named.len() > 1 && !said(&["crop", "field"]),
        "Loan" => said(&["interest", "credit", "repayment", "bank", "mortgage", "lender"]) && last == "loan",
        "Investment" => {
            last == "stock"
                && !said(&[
                    "portfolio",
                    "invest",
                    "investor",
                    "share",
                    "trading",
                    "trade",
                    "dividend",
                    "ticker",
                    "crypto",
                    "broker",
                    "exchange",
                    "holding",
                ])
        }
        "Reservation" => last == "rental" && said(&["landlord", "tenant", "property"]),
        "Flight" => last == "departure" && !said(&["flight", "airline", "airport", "plane"]),
        _ => false,
    }
}

/// Things under the names that the request gives them first: after "leave requests", "a request" is one of these.
pub fn settle(draft: &Draft<'_>, whole: Option<&Thing>, demands: &mut [Demand]) {
    let words = &draft.reading.words;
    let mut named: Vec<Thing> = whole.into_iter().cloned().collect();
    named.extend(demands.iter().filter_map(|demand| demand.thing.clone()));
    named.sort_by_key(|thing| thing.words.start);
    let last = |thing: &Thing| words[thing.words.clone()].last().map(|word| word.stem.clone());
    for demand in demands {
        let Some(thing) = &mut demand.thing else { continue };
        if thing.words.len() != 1 {
            continue;
        }
        let stem = last(thing);
        let first = named.iter().find(|other| last(other) == stem);
        if let Some(longer) = first.filter(|other| other.words.len() > 1 && other.words.start < thing.words.start) {
            *thing = longer.clone();
        }
    }
}

/// Says what of a thing is seen: "dates", "details".
pub fn is_aspect(word: &Word) -> bool {
    ASPECTS.contains(&word.stem.as_str())
}

/// Without articles and adjectives in front and aspects behind: "all available product details" → "product".
fn trimmed(draft: &Draft<'_>, range: Range<usize>) -> Range<usize> {
    let words = &draft.reading.words;
    let nouns = draft.lexicon.nouns.phrases();
    let mut range = range.start.min(words.len())..range.end.min(words.len());
    if let Some(of) = range.clone().find(|&at| words[at].is("of")) {
        // "details of products"; "types of games" but not "terms of use"
        if of > range.start && ASPECTS.contains(&words[of - 1].stem.as_str()) {
            range.start = of + 1;
        }
    }
    let is_noun = |range: Range<usize>| nouns.exact(&words[range]).is_some();
    while range.len() > 1 && !is_noun(range.clone()) {
        let word = &words[range.start];
        let fluff = draft.lexicon.wishes.phrases().exact(std::slice::from_ref(word)) == Some(Wish::Fluff);
        if !(is_article(word)
            || word.is("of")
            || ADJECTIVES.contains(&word.lower.as_str())
            || fluff
            || word.punctuation)
        {
            break;
        }
        range.start += 1;
    }
    // "needed items"
    let told = range.len() == 2 && words[range.start].lower.ends_with("ed") && words[range.end - 1].is("items");
    while range.len() > 1 && !told && !is_noun(range.clone()) && ASPECTS.contains(&words[range.end - 1].stem.as_str()) {
        range.end -= 1;
    }
    range
}
