//! Requests of a line: "yoga studio site, class timetable, teachers, book a class, prices".

use std::ops::Range;

use super::super::grammar::list_end;
use super::super::{Draft, lists};
use super::Demand;
use super::clauses::{Clause, Role, is_theme};
use super::people::is_user;
use super::{items, sites};
use crate::lexicon::Intent;

const MAX_WORDS: usize = 45;
/// So many places make more than a list.
const MIN_PLACES: usize = 2;

/// What the words behind the name of the app list, when that is more than the fields and features of one list.
pub fn demands(draft: &Draft<'_>, head: Range<usize>) -> Option<Vec<Demand>> {
    let reading = &draft.reading;
    if reading.len() > MAX_WORDS || head.is_empty() {
        return None;
    }
    // "books (title, author, year)": lists with their fields are read with more knowledge of fields.
    let bracketed = (1..reading.len()).any(|at| {
        let noun = || draft.lexicon.nouns.phrases().ending(&reading.words[at.saturating_sub(2)..at]).is_some();
        let fields = || {
            (at + 1..reading.len())
                .take_while(|&at| !reading.words[at].is(")"))
                .filter(|&at| draft.lexicon.fields.phrases().exact(&reading.words[at..=at]).is_some())
                .count()
        };
        reading.words[at].is("(") && (noun() || fields() > 1)
    });
    let fields = reading.words.windows(2).any(|pair| pair[0].is_any(&["fields", "columns"]) && pair[1].is(":"));
    if fields || bracketed || reading.words.iter().any(|word| word.is("each")) {
        return None;
    }
    let sold = items::sold(draft, reading.len());
    let mut demands: Vec<Demand> = sold.clone().into_iter().collect();
    let from = sold.as_ref().map_or(head.end, |sold| sold.at.end.max(head.end));
    let kept = keeps(draft, head.end).then_some(head.end + 1);
    demands.extend(fragments(draft, kept.unwrap_or_else(|| from.max(sites::parts_start(draft, head.end)))));
    // A coffee shop with a menu sells what is on it.
    if let Some(menu) = demands.iter().position(|demand| demand.intent == Intent::Menu)
        && sold.is_some()
        && menu > 0
    {
        demands[0].thing = None;
    }
    // "news portal with categories local, sports and culture": what it is about are its articles.
    if let Some(news) = news(draft, &head) {
        demands.retain(|demand| demand.thing.as_ref().is_none_or(|thing| thing.noun.is_some()));
        demands.insert(0, news);
    }
    let fields = demands.iter().filter(|demand| is_field(draft, demand)).count();
    let places = demands.iter().filter(|demand| is_place(draft, demand)).count();
    let shop = sold.is_some();
    // A business that takes bookings or orders, whatever else its site has.
    // Many parties eat at the same time: a table is asked for by a form.
    let tables = reading
        .words
        .iter()
        .any(|word| word.is_any(&["restaurant", "bistro", "trattoria", "cafe", "café", "pizzeria", "diner"]));
    let taken = |demand: &Demand| match demand.intent {
        Intent::Book => !tables,
        intent => matches!(intent, Intent::Cart | Intent::Donate),
    };
    let site = reading.words[head.clone()].iter().any(|word| word.is_any(&["site", "website"]));
    let business = (0..reading.len()).any(|at| draft.lexicon.businesses.phrases().at(&reading.words[at..]).is_some());
    let served = site && business && demands.len() > 1 && demands.iter().any(taken);
    (shop || served || places >= MIN_PLACES && fields * 2 < demands.len()).then(|| {
        demands.retain(|demand| !is_field(draft, demand));
        demands
    })
}

/// "gym app for members, plans and payments": what is listed behind "for" is kept; those who use it may be among it, but not alone.
fn keeps(draft: &Draft<'_>, at: usize) -> bool {
    let words = &draft.reading.words;
    if !words.get(at).is_some_and(|word| word.is("for")) {
        return false;
    }
    let items = lists::items(&draft.reading, at + 1..list_end(&draft.reading, at + 1), |_| 0);
    let plural = |item: &Range<usize>| item.len() <= 2 && words[item.end - 1].lower != words[item.end - 1].stem;
    let known = |item: &&Range<usize>| {
        let said = &words[(*item).clone()];
        let noun = draft.lexicon.nouns.phrases().ending(said).is_some();
        !is_user(&words[item.end - 1]) && (noun || draft.lexicon.demands.nouns.ending(said).is_some())
    };
    items.len() > 2 && items.iter().all(plural) && items.iter().any(|item| known(&item))
}

/// What the words from `from` on list, sentence by sentence.
pub fn fragments(draft: &Draft<'_>, mut from: usize) -> Vec<Demand> {
    let reading = &draft.reading;
    let mut demands = Vec::new();
    while from < reading.len() {
        let end = (from..reading.len()).find(|&at| reading.words[at].is_any(&[".", "!", "?"])).unwrap_or(reading.len());
        let start = (from..end).find(|&at| !is_cue(draft, at)).unwrap_or(end);
        if end > start && !is_theme(draft, start..end) {
            let read = items::demands(draft, &Clause { role: Role::Fragments, words: start..end });
            demands.extend(read.into_iter().flat_map(|demand| sites::refined(draft, demand)));
        }
        from = end + 1;
    }
    demands
}

fn news(draft: &Draft<'_>, head: &Range<usize>) -> Option<Demand> {
    let words = &draft.reading.words;
    let at = head.clone().find(|&at| words[at].is_any(&["news", "newspaper", "magazine"]))?;
    words.get(at + 1).filter(|next| next.is_any(&["portal", "site", "website", "platform", "app", "page"]))?;
    Some(Demand {
        intent: Intent::News,
        thing: None,
        by: Vec::new(),
        fields: Vec::new(),
        at: at..at + 1,
        title: None,
        tool: None,
        object: at..at + 1,
    })
}

fn is_cue(draft: &Draft<'_>, at: usize) -> bool {
    let word = &draft.reading.words[at];
    word.punctuation
        || word.is_any(&[
            "with",
            "where",
            "i",
            "can",
            "that",
            "has",
            "have",
            "and",
            "you",
            "which",
            "it",
            "should",
            "includes",
            "including",
        ])
}

/// A field of a list rather than a thing: "rating", "fee paid".
pub fn is_field(draft: &Draft<'_>, demand: &Demand) -> bool {
    let said = &draft.reading.words[demand.object.clone()];
    let thing = demand.thing.as_ref().is_some_and(|thing| thing.noun.is_some());
    demand.intent == Intent::Browse
        && demand.tool.is_none()
        && !thing
        && draft.lexicon.fields.phrases().ending(said).is_some()
}

/// A part with a page of its own: another list, a form, a shop.
fn is_place(draft: &Draft<'_>, demand: &Demand) -> bool {
    let list = matches!(
        demand.intent,
        Intent::Search
            | Intent::Filter
            | Intent::Sort
            | Intent::Create
            | Intent::Edit
            | Intent::Track
            | Intent::Chart
            | Intent::Export
            | Intent::Review
            | Intent::Approve
            | Intent::Assign
            | Intent::Dashboard
            | Intent::Notify
            | Intent::Goals
            | Intent::Calendar
            | Intent::Upload
            | Intent::Vote
            | Intent::Comment
            | Intent::Favorite
            | Intent::Leaderboard
            | Intent::Settings
            | Intent::Like
    );
    let known = demand.thing.as_ref().is_some_and(|thing| thing.noun.is_some());
    let many = draft.reading.words[demand.object.clone()].last().is_some_and(|word| word.lower != word.stem);
    if demand.tool.is_some() {
        return true;
    }
    if demand.intent == Intent::Browse { (known || sites::is_priced(draft, demand)) && many } else { !list }
}
