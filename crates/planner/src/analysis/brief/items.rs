//! The items of a list as demands: "search for flights by date, book seats and view their bookings".

use std::ops::Range;

use super::super::Draft;
use super::super::grammar::{is_app_word, is_article, is_lead, list_end};
use super::super::lists;
use super::Demand;
use super::clauses::{Clause, Role};
use super::things::{self, Thing};
use super::{breaks, tools};
use crate::lexicon::Intent;
use crate::text::{Phrase, Word, title_case};

/// A brief with more demands is cut off: nobody reads an app with more pages.
const MAX_ITEMS: usize = 40;
/// After these the object is over and the circumstances begin.
const CIRCUMSTANCES: &[&str] = &[
    "for",
    "with",
    "from",
    "to",
    "in",
    "on",
    "based",
    "through",
    "via",
    "about",
    "at",
    "using",
    "without",
    "when",
    "after",
    "before",
    "between",
    "within",
    "during",
    "according",
    "across",
    "into",
    "so",
    "that",
    "which",
    "while",
    "as",
    "per",
    "under",
    "by",
    "(",
    "–",
    "—",
    "-",
    "including",
    "such",
    "like",
    "where",
    "whose",
    "regarding",
    "related",
    "near",
    "over",
    "among",
];
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

/// What a page of prices is called.
const PRICES: &[&str] = &["prices", "rates", "fees", "tariffs"];
/// What somebody asks of those who run the site, or tells them.
const ASKS: &[&str] =
    &["ask", "asking", "request", "requesting", "propose", "proposing", "nominate", "report", "reporting"];

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
    let has = range
        .clone()
        .find(|&at| words[at].is_any(&["has", "have", "contains", "includes", "shows", "consists", "needs", "with"]))?;
    let object = range.start + 1..has;
    let thing = things::find(draft, object.clone());
    let from = if words.get(has + 1).is_some_and(|next| next.is("of")) { has + 2 } else { has + 1 };
    let end = list_end(&draft.reading, from).min(range.end);
    let fields =
        if from < end { lists::items(&draft.reading, from..end, |at| and_so(draft, at, end)) } else { Vec::new() };
    Some(Demand { intent: Intent::Browse, thing, by: Vec::new(), fields, at: range, title: None, tool: None, object })
}

/// "date and time" is one field.
fn and_so(draft: &Draft<'_>, at: usize, end: usize) -> usize {
    draft.lexicon.fields.phrases().at(&draft.reading.words[at..end]).map_or(0, |found| found.words)
}

/// What sentences of other kinds ask for: only what is known as a wish of its own, and what "can be added".
fn remarks(draft: &Draft<'_>, range: Range<usize>) -> Vec<Demand> {
    let words = &draft.reading.words;
    // "Individual appliances can be listed with wattage and hours of use"
    let passive = range.clone().find(|&at| {
        words[at].is("be")
            && at > range.start + 1
            && words[at - 1].is_any(&["can", "could", "should", "may"])
            && words.get(at + 1).is_some_and(|next| {
                next.is_any(&[
                    "added", "listed", "entered", "recorded", "created", "saved", "stored", "logged", "managed",
                ])
            })
    });
    if let Some(be) = passive {
        let object = range.start..be - 1;
        let tail = be + 2..range.end;
        let thing = things::find(draft, object.clone());
        let fields = field_list(draft, tail);
        return vec![Demand {
            intent: Intent::Create,
            thing,
            by: Vec::new(),
            fields,
            at: range,
            title: None,
            tool: None,
            object,
        }];
    }
    let mut found: Vec<Demand> = able(draft, range.clone());
    let wanted = [
        Intent::Chart,
        Intent::News,
        Intent::Newsletter,
        Intent::Faq,
        Intent::Leaderboard,
        Intent::Timer,
        Intent::Calendar,
        Intent::Export,
        Intent::Dashboard,
        Intent::Testimonials,
        Intent::Pricing,
        Intent::Calculate,
        Intent::Gallery,
        Intent::Notify,
        Intent::Settings,
        Intent::Map,
        Intent::Contact,
        Intent::About,
        Intent::Team,
    ];
    for at in range.clone() {
        let Some(noun) =
            draft.lexicon.demands.nouns.at(&words[at..range.end]).filter(|noun| wanted.contains(&noun.value))
        else {
            continue;
        };
        let words_of = at..at + noun.words;
        let tool = tools::named(draft, words_of.clone(), words_of.clone());
        if found.iter().all(|known| known.intent != noun.value) && !draft.reading.is_negated(at) {
            let by = by_list(draft, at..range.end);
            found.push(Demand {
                intent: noun.value,
                thing: None,
                by,
                fields: Vec::new(),
                at: words_of.clone(),
                title: None,
                tool,
                object: words_of,
            });
        }
    }
    found
}

/// "Harvest records should be searchable and exportable": what can be done with them.
fn able(draft: &Draft<'_>, range: Range<usize>) -> Vec<Demand> {
    let words = &draft.reading.words;
    let Some(be) = range.clone().find(|&at| words[at].is_any(&["be", "is", "are"])) else { return Vec::new() };
    let subject = range.start
        ..range.clone().find(|&at| words[at].is_any(&["should", "must", "can", "be", "is", "are"])).unwrap_or(be);
    let intent = |word: &Word| match word.lower.as_str() {
        "searchable" | "searched" => Some(Intent::Search),
        "filterable" | "filtered" => Some(Intent::Filter),
        "sortable" | "sorted" => Some(Intent::Sort),
        "exportable" | "exported" | "downloadable" | "printable" | "printed" => Some(Intent::Export),
        "importable" => Some(Intent::Import),
        "comparable" => Some(Intent::Compare),
        _ => None,
    };
    let thing = things::find(draft, subject.clone()).filter(|thing| thing.noun.is_some() || thing.words.len() == 1);
    (be..range.end)
        .filter_map(|at| intent(&words[at]).map(|intent| (at, intent)))
        .map(|(at, intent)| Demand {
            intent,
            thing: thing.clone(),
            by: by_list(draft, at..range.end),
            fields: Vec::new(),
            at: at..at + 1,
            title: None,
            tool: None,
            object: subject.clone(),
        })
        .collect()
}

/// What a shop sells: "online shop for handmade candles", "ticket shop", "store that sells sneakers".
pub fn sold(draft: &Draft<'_>, end: usize) -> Option<Demand> {
    let words = &draft.reading.words;
    let end = (0..end).find(|&at| words[at].is_any(&[".", "!", "?"])).unwrap_or(end);
    let shops = ["shop", "store", "webshop", "eshop", "e-shop", "boutique", "marketplace"];
    let shop =
        (0..end).find(|&at| words[at].is_any(&shops) || words[at].is("commerce") || words[at].is("ecommerce"))?;
    let at = shop;
    // "online" says it of the shop, or of what is done there; "barber shop website with online booking" is no shop.
    let sells = |at: usize| {
        words.get(at + 1).is_some_and(|next| {
            next.is_any(&[
                "shop",
                "store",
                "shopping",
                "ordering",
                "orders",
                "order",
                "sales",
                "boutique",
                "marketplace",
            ])
        })
    };
    let online = (0..end).any(|at| {
        words[at].is_any(&["online", "web"]) && (at < shop || sells(at))
            || words[at].is_any(&[
                "e-commerce",
                "ecommerce",
                "commerce",
                "webshop",
                "eshop",
                "e-shop",
                "checkout",
                "cart",
                "basket",
            ])
    });
    // "website for my flower shop", "inventory for a small shop": a place in a street.
    let street = (0..at).any(|before| words[before].is_any(&["for", "my", "our"]));
    // "barber shop", "flower shop": a kind of business.
    let place =
        at > 0 && draft.lexicon.businesses.phrases().at(&words[at - 1..end]).is_some_and(|found| found.words > 1);
    if (street || place) && !online {
        return None;
    }
    let mut shop_end = at + 1;
    while shop_end < end && is_app_word(&words[shop_end]) {
        shop_end += 1;
    }
    let sells = shop_end < end && words[shop_end].is_any(&["for", "selling", "of", "that", "which", "with", "to"]);
    let after = sells.then(|| {
        let mut from = shop_end + 1;
        while from < end
            && (is_article(&words[from]) || words[from].is_any(&["sells", "sell", "selling", "for", "buying", "buy"]))
        {
            from += 1;
        }
        let stop = (from..end)
            .find(|&at| {
                words[at].punctuation || words[at].is_any(&["with", "and", "where", "to", "in", "from", "that", "made"])
            })
            .unwrap_or(end);
        from..stop
    });
    let told = after.clone().filter(|range| {
        !range.is_empty()
            && !words[shop_end].is_any(&["with", "to"])
            && !words[range.start].is_any(&["can", "users", "customers", "people", "i", "we"])
    });
    let thing = told.clone().and_then(|range| things::find(draft, range)).or_else(|| {
        let start = (0..at).rev().take_while(|&at| is_plain(draft, at)).last()?;
        things::find(draft, start..at)
    });
    let whole =
        told.filter(|_| thing.as_ref().is_some_and(|thing| thing.words.start > at)).map_or(shop_end, |range| range.end);
    let object = thing.as_ref().map_or(at..at + 1, |thing| thing.words.clone());
    Some(Demand {
        intent: Intent::Cart,
        thing,
        by: Vec::new(),
        fields: Vec::new(),
        at: at..whole,
        title: None,
        tool: None,
        object,
    })
}

/// A word that may say what a shop sells, before "shop".
fn is_plain(draft: &Draft<'_>, at: usize) -> bool {
    let word = &draft.reading.words[at];
    !(word.punctuation
        || is_article(word)
        || is_lead(word)
        || is_app_word(word)
        || word.is_any(&[
            "online",
            "web",
            "e",
            "small",
            "simple",
            "modern",
            "for",
            "my",
            "our",
            "of",
            "responsive",
            "little",
            "basic",
            "nice",
        ]))
}

/// "… to sell books and answer questions": the verbs after the first "to".
fn purpose(draft: &Draft<'_>, range: Range<usize>) -> Vec<Demand> {
    let words = &draft.reading.words;
    let to = range.clone().find(|&at| {
        words[at].is("to") && at > range.start && at + 1 < range.end && verb_at(draft, at + 1..range.end).is_some()
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
    demands
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
    for (index, segment) in segments(draft, range, ability).into_iter().take(MAX_ITEMS).enumerate() {
        let mut item = Item::read(draft, segment, ability, index == 0, verb);
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
            title: named.then(|| title_case(draft.reading.source(item.object.clone()))),
            tool,
            object: item.object,
        });
    }
    demands
}

/// Items between commas and conjunctions. "by name and price" and "with title, date and notes" stay with what they belong to.
fn segments(draft: &Draft<'_>, range: Range<usize>, ability: bool) -> Vec<Range<usize>> {
    let words = &draft.reading.words;
    let mut found = Vec::new();
    let (mut start, mut at, mut depth) = (range.start, range.start, 0_usize);
    let mut tail = None;
    while at < range.end {
        let word = &words[at];
        match word.lower.as_str() {
            "(" | "[" => depth += 1,
            ")" | "]" => depth = depth.saturating_sub(1),
            _ => {}
        }
        let known = draft.lexicon.demands.nouns.at(&words[at..range.end]).map_or(1, |found| found.words);
        if depth == 0 && known > 1 && words[at..at + known].iter().any(|word| word.is("and")) {
            at += known;
            continue;
        }
        // "a list with search and filters": parts, not fields; "a page with prices": what is on it is meant.
        let paged = at > start
            && word.is_any(&["with", "for", "about", "of"])
            && words[at - 1].is_any(&["page", "section", "tab", "area"]);
        if paged {
            at += 1;
            continue;
        }
        let with_part = word.is("with") && is_part(draft, at + 1, range.end);
        if at > start && !with_part {
            tail = tail.or_else(|| Tail::begun_by(word, ability));
        }
        let separator = with_part
            || word.is_any(&[",", ";", "and", "&", "or", "plus", "•", "/", "then"])
            || word.is("as") && words.get(at + 1).is_some_and(|next| next.is("well"));
        // What a circumstance lists goes on until a verb begins the next item.
        let goes_on = tail.is_some_and(|tail| !begins_item(draft, at + 1, range.end, tail));
        if separator && depth == 0 && !goes_on {
            if at > start {
                found.push(start..at);
            }
            start = at + 1;
            tail = None;
        }
        at += 1;
    }
    if range.end > start {
        found.push(start..range.end);
    }
    found
}

/// Search, filters and the like, which a list has and a record has not.
fn is_part(draft: &Draft<'_>, at: usize, end: usize) -> bool {
    let words = &draft.reading.words[at.min(end)..end];
    let found = draft.lexicon.demands.nouns.at(words).or_else(|| draft.lexicon.demands.verbs.at(words));
    found.is_some_and(|found| {
        matches!(
            found.value,
            Intent::Search | Intent::Filter | Intent::Sort | Intent::Export | Intent::Chart | Intent::Calendar
        )
    })
}

/// What the words after an object list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tail {
    /// "with name and date": fields.
    Fields,
    /// "by price and size": what is sorted or searched by.
    By,
    /// "such as potholes and broken lamps", "for a day and an hour".
    Other,
}

impl Tail {
    fn begun_by(word: &Word, ability: bool) -> Option<Self> {
        match word.lower.as_str() {
            "with" => Some(Self::Fields),
            "by" | "based" => Some(Self::By),
            "such" | "like" | "including" | "from" | "between" => Some(Self::Other),
            "for" | "to" | "in" | "on" | "into" | "at" | "of" | "about" if ability => Some(Self::Other),
            _ => None,
        }
    }
}

/// Whether a new item, and not another thing of a list, begins after a comma or "and".
fn begins_item(draft: &Draft<'_>, from: usize, end: usize, tail: Tail) -> bool {
    let words = &draft.reading.words;
    let filler = |at: &usize| words[*at].is_any(&["and", ",", "or", "also", "then", "to", "easily"]);
    let at = (from..end).find(|at| !filler(at)).unwrap_or(end);
    let Some(word) = words.get(at).filter(|_| at < end) else { return true };
    let next = words.get(at + 1).filter(|_| at + 1 < end);
    let alone = next.is_none_or(|next| next.punctuation || next.is_any(&["and", "or"]));
    let field = draft.lexicon.fields.phrases().at(&words[at..end]).map_or(0, |found| found.words);
    let part = draft.lexicon.demands.nouns.at(&words[at..end]).is_some_and(|found| found.words > 1);
    // "…, and a contact page", "…, a mortgage calculator"
    let stop = (at..end).find(|&at| words[at].punctuation || words[at].is("and")).unwrap_or(end);
    let paged = stop > at + 1
        && words[stop - 1].is_any(&["page", "calculator", "section", "form", "forms", "forum", "converter", "gallery"]);
    // "…, a page with fees"
    let page_with = words[at].is_any(&["a", "an", "the"])
        && words.get(at + 1).is_some_and(|word| word.is_any(&["page", "section"]))
        && words.get(at + 2).is_some_and(|word| word.is_any(&["with", "for", "about", "of", "where"]));
    if paged && tail != Tail::Other || page_with {
        return true;
    }
    if let Some(begins) = breaks::decided(draft, from, at..stop, end, tail) {
        return begins;
    }
    // "machines with location, work orders with priority"
    let listed_with = tail == Tail::Fields && stop > at && {
        let with = (at..stop).find(|&at| words[at].is("with"));
        with.is_some_and(|with| with > at && with <= at + 3 && words[with - 1].lower != words[with - 1].stem)
    };
    let known = tail == Tail::Fields
        && stop > at + 1
        && words[stop - 1].lower != words[stop - 1].stem
        && draft.lexicon.nouns.phrases().exact(&words[at..stop]).is_some()
        && draft.lexicon.fields.phrases().ending(&words[at..stop]).is_none();
    if listed_with || known {
        return true;
    }
    let past = word.lower.ends_with("ed") && !word.is_any(&["need", "feed", "embed"]);
    let verb = verb_at(draft, at..end).is_some() && !is_plural(word) && !past;
    // "status" alone and "order number" are what is listed; "comment on posts" is done. "purchase price" is a field too.
    let either = tail == Tail::Fields
        && (2..=3).contains(&stop.saturating_sub(at))
        && word.is_any(NOUN_OR_VERB)
        && draft.lexicon.fields.phrases().ending(&words[at + 1..stop]).is_some();
    let listed = either || field > 1 || field == 1 && alone && tail != Tail::Other;
    // "bouquets with prices, opening hours": a section of the site.
    let section = draft.lexicon.demands.nouns.at(&words[at..end]).is_some_and(|found| {
        found.words > 1
            && matches!(
                found.value,
                Intent::Contact | Intent::About | Intent::Gallery | Intent::Map | Intent::Newsletter
            )
    });
    // "…, and leave a testimonial": a word before an article that names nothing we know.
    let acts = next.is_some_and(|next| next.is_any(&["a", "an", "the", "their", "your"]))
        && word.lower == word.stem
        && !word.punctuation
        && field == 0
        && !is_article(word)
        && !word.is_any(CIRCUMSTANCES)
        && draft.lexicon.nouns.phrases().at(&words[at..at + 1]).is_none_or(|_| word.is("leave"));
    verb && !listed || part && tail != Tail::Fields || section || acts
}

/// Begin names of fields as well as wishes.
const NOUN_OR_VERB: &[&str] = &[
    "purchase", "order", "start", "end", "issue", "contact", "test", "check", "rent", "return", "travel", "work",
    "cost", "stock", "pay", "target", "release", "request", "book", "review", "service", "delivery", "support",
    "finish", "open", "close", "measure",
];
/// What is asked of people, named with what it is about: "viewing requests", "training applications".
const REQUESTS: &[&str] = &["request", "application", "order", "appointment", "enquiry", "inquiry"];

pub(super) fn is_plural(word: &Word) -> bool {
    word.lower != word.stem
}

fn verb_at(draft: &Draft<'_>, range: Range<usize>) -> Option<(Intent, usize)> {
    let found = draft.lexicon.demands.verbs.at(&draft.reading.words[range])?;
    Some((found.value, found.words))
}

struct Item {
    intent: Intent,
    thing: Option<Thing>,
    by: Vec<Range<usize>>,
    fields: Vec<Range<usize>>,
    at: Range<usize>,
    object: Range<usize>,
    has_verb: bool,
}

impl Item {
    fn read(draft: &Draft<'_>, range: Range<usize>, ability: bool, first: bool, verb: Option<Intent>) -> Self {
        let words = &draft.reading.words;
        let at = range.clone();
        let filler = |word: &Word| {
            is_article(word)
                || word.is_any(&[
                    "to",
                    "also",
                    "easily",
                    "be",
                    "able",
                    "ability",
                    "online",
                    "should",
                    "can",
                    "support",
                    "then",
                    "both",
                    "either",
                    "functionality",
                    "allow",
                    "include",
                    "including",
                ])
        };
        let mut start = range.start;
        // "support a report" is done, "support payments" is a part.
        let acts = |at: usize| {
            words[at].is("support") && words.get(at + 1).is_some_and(|next| next.is_any(&["a", "an", "the"]))
        };
        while start + 1 < range.end
            && filler(&words[start])
            && !acts(start)
            && verb_at(draft, start..range.end).is_none_or(|(_, count)| count <= 1)
        {
            start += 1;
        }
        // "…, managers approve or reject": who does it.
        if ability
            && start + 1 < range.end
            && is_plural(&words[start])
            && super::clauses::is_user(&words[start])
            && !is_plural(&words[start + 1])
            && verb_at(draft, start + 1..range.end).is_some()
        {
            start += 1;
        }
        let nouns = &draft.lexicon.demands.nouns;
        // "a page with therapist profiles": what is on it is meant.
        let page = words[start].is_any(&["page", "section", "list", "table"])
            && words.get(start + 1).is_some_and(|next| next.is_any(&["with", "for", "about", "of", "listing"]));
        let start = if page && start + 2 < range.end { start + 2 } else { start };
        let (object, tail) = split_object(draft, start..range.end);
        // "a services page" has the services, "a contact page" the contact.
        let paged = object.len() > 1
            && words[object.end - 1].is_any(&["page", "section", "tab", "pages"])
            && nouns.exact(&words[object.clone()]).is_none();
        let object = if paged { object.start..object.end - 1 } else { object };
        let by = by_list(draft, tail.clone());
        let fields = field_list(draft, tail.clone());
        let prices = matches!(&words[object.clone()], [word] if word.is_any(PRICES))
            || matches!(&words[object.clone()], [first, word] if first.is_any(&["ticket", "entry", "the"]) && word.is("prices"));
        if prices && by.is_empty() && (!ability || !first && verb == Some(Intent::Browse)) {
            return Self { intent: Intent::Pricing, thing: None, by, fields, at, object, has_verb: false };
        }
        // "shopping cart", "order history": the whole item is known.
        // "contacts" are kept, a "contact" is made.
        let contacts = matches!(&words[object.clone()], [word] if word.is("contacts"));
        if let (Some(intent), false) = (
            nouns.exact(&words[object.clone()]).filter(|_| !contacts),
            ability
                && (!first && verb.is_some_and(|verb| !verb.is_plain())
                    // "sign up for a shift" is more than a sign-up.
                    || verb_at(draft, start..range.end).is_some_and(|(_, count)| count > object.len())),
        ) {
            let thing = tail_thing(draft, tail);
            return Self { intent, thing, by, fields, at, object, has_verb: false };
        }
        if let Some((intent, thing)) = breaks::shown_of(draft, object.clone()).filter(|_| !ability) {
            return Self { intent, thing, by, fields, at, object, has_verb: false };
        }
        // "shopping list", "viewing requests": names of things, whatever their first word can mean.
        let compound = draft.lexicon.nouns.phrases().exact(&words[object.clone()]).is_some() && object.len() > 1;
        let found = verb_at(draft, start..range.end).filter(|_| !compound || ability).filter(|_| {
            let word = &words[start];
            let gerund = word.lower.ends_with("ing");
            let noun = draft.lexicon.nouns.phrases().at(&words[start..range.end]).is_some();
            let named = object.len() == 2
                && words[object.end - 1..object.end].iter().any(|word| REQUESTS.contains(&word.stem.as_str()));
            if ability {
                first || !is_plural(word) || gerund
            } else if gerund
                && named
                && word.is_any(&["viewing", "booking", "training", "funding", "testing", "hearing", "cleaning"])
            {
                false
            } else {
                gerund || !is_plural(word) && !noun && object.len() > 1
            }
        });
        if let Some((intent, count)) = found {
            return Self::of_verb(draft, intent, start + count..range.end, at, first);
        }
        if let Some(found) = demand_noun(draft, object.clone()) {
            let rest = object.start..object.end - found.words;
            let owner = things::find(draft, rest);
            let others = found.value == Intent::Profile && owner.is_some();
            let thing = owner.or_else(|| tail_thing(draft, tail));
            let intent = match found.value {
                // "agent profiles" are agents; "volunteer registration" makes volunteers, "user registration" an account.
                Intent::Profile if others => Intent::Browse,
                Intent::Create
                    if thing.is_none()
                        && words[found.words.max(1) - 1 + object.end - found.words].is("registration") =>
                {
                    Intent::Account
                }
                intent => intent,
            };
            return Self { intent, thing, by, fields, at, object, has_verb: false };
        }
        if let Some(found) = nouns.at(&words[object.clone()]).filter(|found| found.words > 1 || tail.len() > 1) {
            let thing = tail_thing(draft, tail);
            return Self { intent: found.value, thing, by, fields, at, object, has_verb: false };
        }
        // "enjoy the music", "experience …": a verb that we do not know, before an article.
        let unknown_verb = ability
            && object.len() > 1
            && (words.get(start + 1).is_some_and(is_article) || first && words[start].lower == words[start].stem)
            && things::known(draft, start..start + 1).is_none();
        let named = if unknown_verb { start + 1..object.end } else { object.clone() };
        let intent = if unknown_verb { Intent::Browse } else { verb.filter(|_| ability).unwrap_or(Intent::Browse) };
        Self { intent, thing: things::find(draft, named), by, fields, at, object, has_verb: unknown_verb }
    }

    fn of_verb(draft: &Draft<'_>, verb: Intent, rest: Range<usize>, at: Range<usize>, _first: bool) -> Self {
        let words = &draft.reading.words;
        let nouns = &draft.lexicon.demands.nouns;
        let mut start = rest.start;
        // "register with name and email": what follows is asked for, not acted on.
        let asked = matches!(verb, Intent::Account | Intent::Create | Intent::Checkout | Intent::Contact)
            && words.get(start).is_some_and(|word| word.is("with"));
        while start < rest.end
            && !asked
            && (is_article(&words[start])
                || words[start].is_any(&["for", "on", "with", "to", "in", "through", "into", "from"]))
        {
            start += 1;
        }
        let (object, tail) = if asked { (start..start, start..rest.end) } else { split_object(draft, start..rest.end) };
        let by = by_list(draft, tail.clone());
        let fields = field_list(draft, tail.clone());
        // "to the cart", "on a map"; "with ticker and purchase price" names fields.
        let put = |at: usize| {
            let mut before = at;
            let cue =
                |word: &Word| word.is_any(&["to", "on", "in", "into", "as", "onto", "at", "through", "using", "for"]);
            while before > tail.start && is_article(&words[before - 1]) && !cue(&words[before - 1]) {
                before -= 1;
            }
            before > tail.start && cue(&words[before - 1])
        };
        // "on the shopping list": a thing that is kept, not the place where one shops.
        let listed_thing = |at: usize, count: usize| {
            draft.lexicon.nouns.phrases().at(&words[at..tail.end]).is_some_and(|noun| noun.words > count)
        };
        let open = tail.clone().find(|&at| words[at].is_any(&["(", "["])).unwrap_or(tail.end);
        let place = (tail.start..open)
            .filter(|&at| put(at))
            .find_map(|at| nouns.at(&words[at..tail.end]).filter(|found| !listed_thing(at, found.words)))
            .filter(|found| PLACES.contains(&found.value));
        // "ask for a consultation", "request a quote": who asks hands something in, whatever it is called.
        let asks = verb == Intent::Create
            && (words[at.clone()].iter().take(2).any(|word| word.is_any(ASKS))
                || words[at.start].is("suggest")
                    && words.get(at.start + 1).is_some_and(|next| next.is_any(&["a", "an"])))
            && !object.is_empty();
        if asks {
            return Self {
                intent: verb,
                thing: things::find(draft, object.clone()),
                by,
                fields,
                at,
                object,
                has_verb: true,
            };
        }
        let prices = matches!(&words[object.clone()], [.., word] if word.is_any(PRICES)) && object.len() <= 2;
        if verb == Intent::Browse
            && prices
            && by.is_empty()
            && things::known(draft, object.start..object.end - 1).is_none()
        {
            return Self { intent: Intent::Pricing, thing: None, by, fields, at, object, has_verb: true };
        }
        if let Some((intent, thing)) = breaks::shown_of(draft, object.clone()).filter(|_| verb.is_plain()) {
            return Self { intent, thing, by, fields, at, object, has_verb: true };
        }
        let to = rest.clone().next().is_some_and(|at| words[at].is_any(&["to", "for"]));
        let gives = words[at.start].stem == "donate"
            && (to
                || words[object.clone()]
                    .last()
                    .is_none_or(|word| word.is_any(&["amount", "money", "sum", "online", "something"])));
        let mut intent = if gives { Intent::Donate } else { verb };
        // "record bookings", "manage appointments": the staff keep a list of them.
        let kept = |found: Intent| {
            found == Intent::Book
                && words[at.start].is_any(&[
                    "record", "manage", "managing", "enter", "log", "keep", "edit", "add", "update", "see", "view",
                    "register", "track",
                ])
        };
        // "find homes for pets": they are what it is about.
        // "tick off things on the shopping list": they are what is on it.
        let of_list = matches!(verb, Intent::Create | Intent::Edit | Intent::Approve)
            && matches!(&words[object.clone()], [.., word] if word.is_any(&["thing", "things", "item", "items", "entries", "stuff"]))
            && words.get(tail.start).is_some_and(|word| word.is_any(&["on", "to", "in", "from", "off"]));
        let listed = if of_list { tail_thing(draft, tail.clone()) } else { None };
        let mut thing = listed.or_else(|| things::find(draft, object.clone())).or_else(|| {
            tail_thing(draft, tail.clone()).filter(|_| {
                words.get(tail.start).is_some_and(|word| word.is_any(&["for", "of", "about"])) && !object.is_empty()
            })
        });
        // "log hours with project and date"
        let hours = matches!(&words[object.clone()], [word] if word.is_any(&["hours", "time"]))
            && words[at.start].is_any(&["log", "record", "track", "enter", "book", "logging", "recording"]);
        if let Some(noun) = draft.lexicon.nouns.named("Time entry").filter(|_| hours) {
            thing = Some(Thing { noun: Some(noun), words: object.clone() });
        }
        // "change the status of an appointment": a step from one to the next.
        let state = words
            .get(object.start)
            .filter(|_| verb == Intent::Edit)
            .is_some_and(|word| word.is_any(&["status", "state", "stage"]));
        if state && words.get(object.start + 1).is_some_and(|next| next.is("of")) {
            let of = object.start + 2..object.end;
            let appointment = || {
                draft
                    .lexicon
                    .nouns
                    .phrases()
                    .ending(&words[of.clone()])
                    .map(|found| Thing { noun: Some(found.value), words: of.clone() })
            };
            thing = things::find(draft, of.clone()).or_else(appointment);
            intent = Intent::Approve;
        } else if let Some(found) = nouns.ending(&words[object.clone()]).filter(|found| {
            // "save listings" keeps them as favorites, whatever a listing is.
            let weaker = found.value.is_plain() && !verb.is_plain() || kept(found.value);
            !weaker
                && !words[object.end - 1].is_any(&["contacts", "subscriptions"])
                && (verb.is_plain() || found.value == verb || nouns.exact(&words[object.clone()]) == Some(found.value))
        }) {
            let before = object.start..object.end - found.words;
            let owner = things::find(draft, before.clone());
            // "view doctor profiles" is about doctors, not about the profile of the one who looks.
            let others = found.value == Intent::Profile && owner.is_some();
            // "read articles": they are what the app keeps.
            let kept = found.value == Intent::News && thing.as_ref().is_some_and(|thing| thing.noun.is_some());
            if others {
                thing = owner;
            } else if !kept {
                intent = found.value;
                thing = owner.or_else(|| tail_thing(draft, tail.clone()));
            }
        } else if verb == Intent::Account
            && !asked
            && (thing.as_ref().or(tail_thing(draft, tail.clone()).as_ref()).is_some_and(|thing| thing.noun.is_some())
                || thing.is_some() && words[at.start].is_any(&["register", "registering"]) && !fields.is_empty())
        {
            // "register patients", "register as a volunteer": a record, not an account.
            intent = Intent::Create;
            thing = thing.or_else(|| tail_thing(draft, tail.clone()));
        } else if verb == Intent::Edit
            && words[object.clone()].last().is_some_and(|word| word.is_any(&["status", "state", "stage"]))
        {
            // "change the status": a step from one to the next.
            intent = Intent::Approve;
        } else if let Some(found) = place.filter(|_| verb.is_plain() || verb == Intent::Cart) {
            intent = found.value;
        }
        Self { intent, thing, by, fields, at, object, has_verb: true }
    }
}

/// The wish that an object ends with, unless the words are the name of something longer: "shopping list", "stock portfolio".
fn demand_noun(draft: &Draft<'_>, object: Range<usize>) -> Option<Phrase<Intent>> {
    let words = &draft.reading.words[object];
    let found = draft.lexicon.demands.nouns.ending(words)?;
    if words.last().is_some_and(|word| word.is("contacts")) {
        return None;
    }
    let known = draft.lexicon.nouns.phrases().ending(words).map_or(0, |noun| noun.words);
    (known <= found.words).then_some(found)
}

/// What is acted on, and what follows it.
fn split_object(draft: &Draft<'_>, range: Range<usize>) -> (Range<usize>, Range<usize>) {
    let words = &draft.reading.words;
    let mut at = range.start;
    while at < range.end {
        let known = draft.lexicon.demands.nouns.at(&words[at..range.end]).map_or(0, |found| found.words);
        if known > 1 {
            at += known;
            continue;
        }
        if at > range.start && words[at].is_any(CIRCUMSTANCES) {
            break;
        }
        at += 1;
    }
    let at = at.min(range.end);
    (range.start..at, at..range.end)
}

/// "reviews for products": what stands after the cue.
fn tail_thing(draft: &Draft<'_>, tail: Range<usize>) -> Option<Thing> {
    let words = &draft.reading.words;
    let first = words.get(tail.start).filter(|_| !tail.is_empty())?;
    // "with a doctor" says with whom; "with arrival and departure" and "by title or author" name fields.
    let whose = first.is("with") && words.get(tail.start + 1).is_some_and(is_article);
    let cue = whose || first.is_any(&["for", "of", "on", "about", "to", "from", "in", "as"]);
    let (object, _) = split_object(draft, tail.start + 1..tail.end);
    things::known(draft, object).filter(|_| cue)
}

/// "by category, price and rating"; "based on price".
fn by_list(draft: &Draft<'_>, tail: Range<usize>) -> Vec<Range<usize>> {
    let words = &draft.reading.words;
    let Some(cue) = tail
        .clone()
        .find(|&at| words[at].is("by") || words[at].is("based") && words.get(at + 1).is_some_and(|next| next.is("on")))
    else {
        return Vec::new();
    };
    let mut start = if words[cue].is("based") { cue + 2 } else { cue + 1 };
    while start < tail.end && is_article(&words[start]) {
        start += 1;
    }
    let end = list_end(&draft.reading, start).min(tail.end);
    if start >= end {
        Vec::new()
    } else {
        // "course (starters, mains, desserts)": what is in the brackets are its values.
        let name = |item: &Range<usize>| {
            item.clone().find(|&at| words[at].is_any(&["(", "["])).unwrap_or(item.end) - item.start
        };
        lists::items(&draft.reading, start..end, |_| 0)
            .into_iter()
            .flat_map(|item| alternatives(words, item))
            .filter(|item| (1..=3).contains(&name(item)))
            .collect()
    }
}

/// "SKU or name" are two.
fn alternatives(words: &[Word], item: Range<usize>) -> Vec<Range<usize>> {
    match item.clone().take_while(|&at| !words[at].is("(")).find(|&at| words[at].is("or")) {
        Some(or) => [item.start..or, or + 1..item.end].into_iter().filter(|part| !part.is_empty()).collect(),
        None => vec![item],
    }
}

/// "with title, date and notes": what a record is to hold.
fn field_list(draft: &Draft<'_>, tail: Range<usize>) -> Vec<Range<usize>> {
    let words = &draft.reading.words;
    let Some(cue) = tail.clone().find(|&at| words[at].is_any(&["with", "including"])) else { return Vec::new() };
    let end = list_end(&draft.reading, cue + 1).min(tail.end);
    if cue + 1 >= end { Vec::new() } else { lists::items(&draft.reading, cue + 1..end, |_| 0) }
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
