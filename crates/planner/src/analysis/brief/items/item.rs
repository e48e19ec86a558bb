//! One item: the verb, what it is done with, by what, and with which fields.

use std::ops::Range;

use super::parts::{by_list, demand_noun, field_list, split_object, tail_thing};
use super::segments::REQUESTS;
use super::{PLACES, is_plural, verb_at};
use crate::analysis::Draft;
use crate::analysis::brief::people::{doer, is_user};
use crate::analysis::brief::things::Thing;
use crate::analysis::brief::{breaks, things};
use crate::analysis::grammar::is_article;
use crate::lexicon::Intent;
use crate::text::Word;

pub(super) struct Item {
    pub(super) intent: Intent,
    pub(super) thing: Option<Thing>,
    pub(super) by: Vec<Range<usize>>,
    pub(super) fields: Vec<Range<usize>>,
    pub(super) at: Range<usize>,
    pub(super) object: Range<usize>,
    pub(super) has_verb: bool,
}

impl Item {
    pub(super) fn read(
        draft: &Draft<'_>,
        range: Range<usize>,
        ability: bool,
        first: bool,
        verb: Option<Intent>,
    ) -> Self {
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
            && is_user(&words[start])
            && !is_plural(&words[start + 1])
            && verb_at(draft, start + 1..range.end).is_some()
        {
            start += 1;
        } else if let Some(verb) = doer(words, draft.lexicon, &(range.start..range.end)).filter(|_| ability) {
            start = verb;
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
                // "Show prices in pounds": nobody speaks of shows.
                let shown =
                    word.is_any(&["show", "book"]) && words.get(start + 1).is_some_and(is_plural) && object.len() > 1;
                gerund || shown || !is_plural(word) && !noun && object.len() > 1
            }
        });
        if let Some((intent, count)) = found {
            // "register pets and owners": they sign nobody up.
            let known = draft.lexicon.nouns.phrases().at(&words[start + count..range.end]);
            let several = known.is_some_and(|known| is_plural(&words[start + count + known.words - 1]));
            let intent = if words[start].is("register") && several { Intent::Create } else { intent };
            return Self::of_verb(draft, intent, start + count..range.end, at, first);
        }
        if let Some(found) = demand_noun(draft, object.clone()) {
            let rest = object.start..object.end - found.words;
            let owner = things::find(draft, rest);
            // "meeting room booking": of the longest thing that is named.
            let room = found.value == Intent::Book && object.len() > 2 && words[object.end - 2].is("room");
            let whole = room.then(|| things::known(draft, object.start..object.end - 1)).flatten();
            let owner = whole.or(owner);
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
        // "managing doctors, patients and bills": all of them.
        let listed = object.len() == 1
            && is_plural(&words[object.start])
            && draft.lexicon.nouns.phrases().exact(&words[object.clone()]).is_some();
        let carried = verb.filter(|verb| ability || *verb == Intent::Edit && listed);
        let intent = if unknown_verb { Intent::Browse } else { carried.unwrap_or(Intent::Browse) };
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
                    "record",
                    "manage",
                    "managing",
                    "enter",
                    "log",
                    "keep",
                    "edit",
                    "add",
                    "update",
                    "see",
                    "view",
                    "register",
                    "track",
                    "confirm",
                    "cancel",
                    "reschedule",
                    "approve",
                    "accept",
                    "decline",
                    "reject",
                ])
        };
        // "submit a report with place and photo": what somebody tells, and nothing to print.
        let handed = !fields.is_empty()
            && words[at.start].is_any(&["submit", "post", "file", "send", "add", "write", "share", "upload"])
            && words[object.clone()].last().is_some_and(|word| word.stem == "report");
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
        if let Some(noun) = draft.lexicon.nouns.named("Problem report").filter(|_| handed) {
            thing = Some(Thing { noun: Some(noun), words: object.clone() });
        }
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
            let weaker = found.value.is_plain() && !verb.is_plain() || kept(found.value) || handed;
            !weaker
                && !words[object.end - 1].is_any(&["contacts", "subscriptions"])
                && !(words[object.end - 1].is("accounts") && (!fields.is_empty() || is_at_bank(&words[object.clone()])))
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

/// "bank accounts"
fn is_at_bank(words: &[Word]) -> bool {
    words.iter().any(|word| word.is_any(&["bank", "savings", "checking", "investment"]))
}

/// What a page of prices is called.
const PRICES: &[&str] = &["prices", "rates", "fees", "tariffs"];

/// What somebody asks of those who run the site, or tells them.
const ASKS: &[&str] =
    &["ask", "asking", "request", "requesting", "propose", "proposing", "nominate", "report", "reporting"];
