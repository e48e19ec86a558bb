//! The items of a list as demands: "search for flights by date, book seats and view their bookings".
//!
//! [`segments`] says where items end, [`item`] reads one by its [`parts`], [`remarks`] what is asked for outside of lists.

mod item;
mod parts;
mod remarks;
mod segments;

use std::ops::Range;

use super::super::Draft;
use super::super::grammar::{is_app_word, list_end};
use super::super::lists;
use super::Demand;
use super::clauses::{Clause, Role};
use super::fielded;
use super::people;
use super::things::{self, Thing};
use super::tools;
use crate::lexicon::Intent;
use crate::text::{Word, title_case};

use item::Item;
use remarks::remarks;
pub use remarks::sold;
pub(super) use segments::Tail;
use segments::segments;

/// A brief with more demands is cut off: nobody reads an app with more pages.
const MAX_ITEMS: usize = 40;
/// Where something is put may say what is wanted: "to the cart", "on a map", "as charts".
pub(super) const PLACES: &[Intent] = &[
    Intent::Cart,
    Intent::Favorite,
    Intent::Map,
    Intent::Calendar,
    Intent::Chart,
    Intent::Forum,
    Intent::Dashboard,
    Intent::Timeline,
    Intent::Leaderboard,
    Intent::Gallery,
    Intent::Quiz,
    Intent::Faq,
    Intent::Chat,
    Intent::Newsletter,
];

/// The demands of a clause, in the order of the text.
pub fn demands(draft: &Draft<'_>, clause: &Clause) -> Vec<Demand> {
    let ability = match clause.role {
        Role::Purpose => return purpose(draft, clause.words.clone()),
        Role::Fields => return fields(draft, clause.words.clone()).into_iter().collect(),
        Role::Remark => return remarks(draft, clause.words.clone()),
        Role::Abilities => true,
        Role::Parts | Role::Pages | Role::Fragments => false,
    };
    listed(draft, clause.words.clone(), ability, clause.role == Role::Pages)
}

/// "Each tour has a destination and a price": the thing and its fields.
fn fields(draft: &Draft<'_>, range: Range<usize>) -> Option<Demand> {
    let words = &draft.reading.words;
    let has = range.clone().find(|&at| {
        words[at].is_any(&["has", "have", "contains", "includes", "shows", "consists", "needs", "with"])
            || words[at].is_any(fielded::JOINS)
    })?;
    let first = words[range.start].is_any(&["each", "every", "a", "an", "the"]);
    let object = range.start + usize::from(first)..has;
    let thing = things::find(draft, object.clone());
    let from = if words.get(has + 1).is_some_and(|next| next.is("of")) { has + 2 } else { has + 1 };
    let from = parts::announced(draft, from);
    let end = list_end(&draft.reading, from).min(range.end);
    let fields =
        if from < end { lists::items(&draft.reading, from..end, |at| and_so(draft, at, end)) } else { Vec::new() };
    Some(Demand { intent: Intent::Browse, thing, by: Vec::new(), fields, at: range, title: None, tool: None, object })
}

/// "date and time" is one field.
fn and_so(draft: &Draft<'_>, at: usize, end: usize) -> usize {
    draft.lexicon.fields.phrases().at(&draft.reading.words[at..end]).map_or(0, |found| found.words)
}

/// "… website with login to sell books and answer questions": what stands behind "with", and the verbs after the first "to".
fn purpose(draft: &Draft<'_>, range: Range<usize>) -> Vec<Demand> {
    let words = &draft.reading.words;
    let to = range.clone().find(|&at| {
        words[at].is("to") && at > range.start && at + 1 < range.end && verb_at(draft, at + 1..range.end).is_some()
    });
    let with = range
        .clone()
        .find(|&at| words[at].is("with") && at > range.start && is_app_word(&words[at - 1]))
        .filter(|&with| to.is_none_or(|to| with < to));
    let mut parts = with.map(|with| listed(draft, with + 1..to.unwrap_or(range.end), false, false)).unwrap_or_default();
    // Wishes and lists of what we know: the rest may be fields.
    parts.retain(|demand| {
        let known = demand.thing.as_ref().filter(|thing| thing.noun.is_some());
        let listed = known.is_some_and(|thing| is_plural(&words[thing.words.end - 1]));
        let refused = words[demand.at.clone()].iter().any(|word| word.is_any(&["no", "without", "not"]));
        !refused
            && !draft.reading.is_negated(demand.at.start)
            && demand.fields.is_empty()
            && (demand.intent != Intent::Browse || listed)
    });
    let mut demands = to.map(|to| listed(draft, to + 1..range.end, true, false)).unwrap_or_default();
    // "to inform members", "to bring people together": only what we know is kept, and only things that we know.
    demands.retain(|demand| {
        let known = demand.thing.as_ref().is_none_or(|thing| thing.noun.is_some());
        known || draft.reading.words[demand.at.clone()].iter().any(|word| word.stem == "sell" || word.is("selling"))
    });
    // Who makes a website to sell something wants a shop, not a market.
    for demand in &mut demands {
        if draft.reading.words[demand.at.clone()].iter().any(|word| word.stem == "sell" || word.is("selling")) {
            demand.intent = Intent::Cart;
        }
    }
    parts.extend(demands);
    parts.extend(kept_with(draft, &range));
    parts
}

/// "purchase requests with item, amount and priority": what is kept, and its fields.
fn kept_with(draft: &Draft<'_>, range: &Range<usize>) -> Option<Demand> {
    let words = &draft.reading.words;
    let with = range.clone().find(|&at| words[at].is("with") && at > range.start)?;
    let found = draft.lexicon.nouns.phrases().ending(&words[range.start..with])?;
    let fields = parts::field_list(draft, with..range.end);
    let known = |field: &&Range<usize>| draft.lexicon.fields.phrases().at(&words[(*field).clone()]).is_some();
    let object = with - found.words..with;
    (is_plural(&words[with - 1]) && fields.len() > 1 && 2 * fields.iter().filter(known).count() >= fields.len()).then(
        || Demand {
            intent: Intent::Create,
            thing: Some(Thing { noun: Some(found.value), words: object.clone() }),
            by: Vec::new(),
            fields,
            at: object.start..range.end,
            title: None,
            tool: None,
            object,
        },
    )
}

fn listed(draft: &Draft<'_>, range: Range<usize>, ability: bool, named: bool) -> Vec<Demand> {
    let mut demands: Vec<Demand> = Vec::new();
    // "learn programming, design and business": what is learned is a topic.
    let learned = draft.reading.words.get(range.start).is_some_and(|word| word.is_any(&["learn", "study", "teach"]));
    // Verbs that wait for the object of a later item: "view, edit and delete tasks".
    let mut open: Vec<usize> = Vec::new();
    // What "them" means: "browse bikes, filter them by size".
    let mut last: Option<Thing> = None;
    let mut verb: Option<Intent> = None;
    let whole = range.clone();
    for (index, segment) in segments(draft, range, ability).into_iter().take(MAX_ITEMS).enumerate() {
        // "without login", "no comments"
        let refused = draft.reading.words[segment.start].is_any(&["no", "without"]) && segment.len() > 1;
        if refused || draft.reading.is_negated(segment.start) {
            continue;
        }
        if let Some(told) = of_each(draft, &segment, demands.last().filter(|_| !ability)) {
            match told {
                Each::Of(demand) => demands.push(*demand),
                Each::Before(fields) => {
                    let last = demands.last().cloned();
                    demands.extend(last.map(|last| Demand { fields, at: segment.clone(), ..last }));
                }
                Each::Nothing => {}
            }
            continue;
        }
        let first =
            index == 0 || ability && people::goes_on(&draft.reading.words, draft.lexicon, segment.start, &whole);
        let mut item = Item::read(draft, segment.clone(), ability, first, verb);
        let meant = matches!(&draft.reading.words[item.object.clone()], [word] if word.is_any(&["them", "it", "these", "those"]));
        if meant && item.thing.is_none() {
            item.thing.clone_from(&last);
        }
        if item.thing.as_ref().is_some_and(|thing| is_plural(&draft.reading.words[thing.words.end - 1])) {
            last.clone_from(&item.thing);
        }
        if learned && index > 0 && item.thing.as_ref().is_none_or(|thing| thing.noun.is_none()) {
            continue;
        }
        if item.has_verb {
            verb = Some(item.intent);
        }
        let place = demands.len();
        let bare = item.has_verb && item.thing.is_none() && item.object.is_empty() && item.fields.is_empty();
        let tool = tools::named(draft, item.at.clone(), item.object.clone())
            .filter(|_| !matches!(item.intent, Intent::Export | Intent::Import))
            .or_else(|| tools::of_verb(draft, item.intent, item.object.clone()));
        if tool.is_some() || item.thing.is_some() {
            for waiting in open.drain(..) {
                demands[waiting].tool = tool;
                demands[waiting].thing = item.thing.clone().filter(|_| tool.is_none());
            }
        }
        if bare {
            open.push(place);
        } else {
            open.clear();
        }
        demands.push(Demand {
            intent: item.intent,
            thing: item.thing.filter(|_| tool.is_none()),
            by: item.by,
            fields: item.fields,
            at: item.at,
            title: named.then(|| titled(draft, segment.clone(), item.object.clone())),
            tool,
            object: item.object,
        });
    }
    demands
}

/// What a page is called: as it is written, "Our Dentists", where its words have capitals.
fn titled(draft: &Draft<'_>, segment: Range<usize>, object: Range<usize>) -> String {
    let words = &draft.reading.words;
    let from = segment.start;
    // "Submit a recipe", "My favorites": the whole is its name.
    let told = |word: &Word| word.punctuation || word.is_any(BEHIND_A_TITLE);
    let whole = draft.reading.text[words[from].span.clone()].starts_with(char::is_uppercase)
        && (2..=MAX_TITLE_WORDS).contains(&segment.len())
        && !words[segment.clone()].iter().any(told);
    if whole {
        return draft.reading.source(segment).to_owned();
    }
    let capital = |at: usize| {
        words.get(at).is_some_and(|word| draft.reading.text[word.span.clone()].starts_with(char::is_uppercase))
    };
    let joins = |at: usize| words[at].is_any(&["of", "the", "&", "and", "to", "for", "a"]) && capital(at + 1);
    let end = (from..object.end.max(from)).find(|&at| !capital(at) && !joins(at)).unwrap_or(object.end.max(from));
    let said = if end > from && capital(from) { from..end } else { object };
    title_case(draft.reading.source(said))
}

const MAX_TITLE_WORDS: usize = 4;
/// What tells of a page behind its name.
const BEHIND_A_TITLE: &[&str] =
    &["with", "for", "where", "that", "which", "listing", "showing", "containing", "page", "pages", "section"];

/// What is said of each of something in a list of parts.
enum Each {
    /// "each course has a title and a teacher"
    Of(Box<Demand>),
    /// "turbines, each with a name and a location"
    Before(Vec<Range<usize>>),
    /// "and every lesson ends with a quiz"
    Nothing,
}

fn of_each(draft: &Draft<'_>, segment: &Range<usize>, before: Option<&Demand>) -> Option<Each> {
    let words = &draft.reading.words;
    if !words[segment.start].is_any(&["each", "every"]) {
        return None;
    }
    if words.get(segment.start + 1).is_some_and(|next| next.is_any(&["with", "having"])) {
        let fields = parts::field_list(draft, segment.start + 1..segment.end);
        return Some(before.filter(|_| !fields.is_empty()).map_or(Each::Nothing, |_| Each::Before(fields)));
    }
    let has = segment.clone().take(5).any(|at| words[at].is_any(&["has", "have", "contains", "includes"]));
    let told = if has { fields(draft, segment.clone()) } else { None };
    Some(told.map_or(Each::Nothing, |demand| Each::Of(Box::new(demand))))
}

pub(super) fn is_plural(word: &Word) -> bool {
    word.lower != word.stem
}

fn verb_at(draft: &Draft<'_>, range: Range<usize>) -> Option<(Intent, usize)> {
    let found = draft.lexicon.demands.verbs.at(&draft.reading.words[range])?;
    Some((found.value, found.words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Context;
    use crate::lexicon::Lexicon;

    fn shown(text: &str, role: Role) -> String {
        let lexicon = Lexicon::load().unwrap();
        let context = Context::new(chrono::NaiveDate::default());
        let draft = Draft::new(text, &lexicon, &context);
        let clause = Clause { role, words: 0..draft.reading.len() };
        let line = |demand: Demand| {
            let thing = demand.thing.map(|thing| draft.reading.source(thing.words).to_lowercase()).unwrap_or_default();
            let by: Vec<&str> = demand.by.iter().map(|by| draft.reading.source(by.clone())).collect();
            let by = if by.is_empty() { String::new() } else { format!(" by {}", by.join("+")) };
            format!("{:?} {thing}{by}", demand.intent).trim().to_owned()
        };
        demands(&draft, &clause).into_iter().map(line).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn abilities_are_verbs_and_what_they_are_done_with() {
        for (text, expected) in [
            ("browse products, add them to the cart and place orders", "Browse products; Cart products; Checkout"),
            ("search for flights by date and price, and book seats", "Search flights by date+price; Book seats"),
            ("view, edit and delete their tasks", "Browse tasks; Edit tasks; Edit tasks"),
            ("read articles, leave comments and rate recipes", "Browse articles; Comment recipes; Review recipes"),
            ("register and log in", "Account; Account"),
            ("view doctor profiles and book appointments", "Browse doctor; Book"),
            ("post job openings and view applications", "Create job openings; Browse applications"),
        ] {
            assert_eq!(shown(text, Role::Abilities), expected, "{text}");
        }
    }

    #[test]
    fn parts_are_named_by_nouns() {
        for (text, expected) in [
            ("product browsing, a shopping cart and user reviews", "Browse product; Cart; Review"),
            ("user registration, course management, and an event calendar", "Account; Edit course; Calendar"),
            ("searching and filtering recipes by cuisine", "Search recipes; Filter recipes by cuisine"),
        ] {
            assert_eq!(shown(text, Role::Parts), expected, "{text}");
        }
    }
}
