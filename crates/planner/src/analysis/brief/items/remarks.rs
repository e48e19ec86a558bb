//! What sentences ask for that are no lists: remarks, what a shop sells.

use std::ops::Range;

use super::parts::{by_list, field_list};
use crate::analysis::Draft;
use crate::analysis::brief::{Demand, things, tools};
use crate::analysis::grammar::{is_app_word, is_article, is_lead};
use crate::lexicon::Intent;
use crate::text::Word;

/// What sentences of other kinds ask for: only what is known as a wish of its own, and what "can be added".
pub(super) fn remarks(draft: &Draft<'_>, range: Range<usize>) -> Vec<Demand> {
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
pub(super) fn able(draft: &Draft<'_>, range: Range<usize>) -> Vec<Demand> {
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
    let shop = (0..end).find(|&at| words[at].is_any(&shops) || words[at].is("commerce") || words[at].is("ecommerce"));
    // "bookshop, sells novels, pickup in store"
    let sells = (0..end).find(|&at| words[at].is_any(&["sells", "selling"]));
    let Some(shop) = shop.filter(|shop| sells.is_none_or(|sells| sells > *shop)) else {
        return sold_by_site(draft, end);
    };
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

/// "website to sell my candles", "site selling vintage lamps".
fn sold_by_site(draft: &Draft<'_>, end: usize) -> Option<Demand> {
    let words = &draft.reading.words;
    let shop = |word: &crate::text::Word| {
        word.is_any(&["website", "site", "page", "webpage", "shop", "store"])
            || ["shop", "store"].iter().any(|ending| word.lower.ends_with(ending))
    };
    let site = (0..end).find(|&at| shop(&words[at]))?;
    let sell = (site + 1..end.min(site + 5)).find(|&at| words[at].is_any(&["sell", "selling", "sells"]))?;
    let start = (sell + 1..end).find(|&at| !is_article(&words[at]))?;
    let stop = (start..end)
        .find(|&at| {
            words[at].punctuation
                || words[at].is_any(&["with", "and", "where", "to", "in", "from", "that", "online", "on"])
        })
        .unwrap_or(end);
    let thing = things::find(draft, start..stop)?;
    Some(Demand {
        intent: Intent::Cart,
        object: thing.words.clone(),
        thing: Some(thing),
        by: Vec::new(),
        fields: Vec::new(),
        at: site..stop,
        title: None,
        tool: None,
    })
}

/// A word that may say what a shop sells, before "shop".
pub(super) fn is_plain(draft: &Draft<'_>, at: usize) -> bool {
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
