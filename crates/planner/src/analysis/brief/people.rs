//! Those who use the app, as a brief speaks of them, and the roles that it lists.

use std::ops::Range;

use super::super::{Draft, lists};
use super::clauses::MODALS;
use crate::lexicon::Lexicon;
use crate::text::Word;

const USERS: &[&str] = &[
    "user",
    "visitor",
    "customer",
    "client",
    "people",
    "person",
    "member",
    "student",
    "teacher",
    "patient",
    "doctor",
    "admin",
    "administrator",
    "manager",
    "employee",
    "staff",
    "guest",
    "player",
    "reader",
    "buyer",
    "seller",
    "they",
    "everyone",
    "i",
    "we",
    "you",
    "author",
    "editor",
    "operator",
    "owner",
    "parent",
    "tenant",
    "agent",
    "driver",
    "participant",
    "viewer",
    "learner",
    "fan",
    "shopper",
    "traveler",
    "traveller",
    "job",
    "seeker",
    "employer",
    "recruiter",
    "candidate",
    "volunteer",
    "donor",
    "subscriber",
    "instructor",
    "coach",
    "researcher",
    "analyst",
    "investor",
    "consumer",
    "farmer",
    "host",
    "moderator",
    "officer",
    "worker",
    "resident",
    "citizen",
    "musician",
    "artist",
    "gamer",
    "trader",
    "individual",
    "anyone",
    "receptionist",
    "vet",
    "nurse",
    "librarian",
    "accountant",
    "clerk",
    "cashier",
    "waiter",
    "dispatcher",
    "landlord",
    "technician",
    "secretary",
    "pharmacist",
    "mechanic",
    "supervisor",
    "organizer",
    "organiser",
    "boss",
    "barber",
    "stylist",
    "hr",
    "trainer",
    "dentist",
    "lawyer",
    "tutor",
    "judge",
    "referee",
    "captain",
    "treasurer",
    "cleaner",
    "courier",
    "supplier",
    "vendor",
    "reviewer",
    "applicant",
    "tester",
    "developer",
    "designer",
    "engineer",
    "foreman",
    "carer",
    "caregiver",
    "child",
    "kid",
    "friend",
    "neighbour",
    "neighbor",
    "voter",
    "photographer",
    "curator",
    "mentor",
    "pupil",
    "chef",
    "colleague",
    "who",
    "that",
];
/// Stand for those who use it.
const PRONOUNS: &[&str] = &["i", "we", "they", "people", "everyone", "everybody", "anyone", "others", "you"];
/// What people do with an app, and seldom without one.
const DEEDS: &[&str] = &[
    "post",
    "add",
    "create",
    "enter",
    "record",
    "log",
    "upload",
    "submit",
    "write",
    "edit",
    "approve",
    "confirm",
    "reject",
    "book",
    "reserve",
    "request",
    "assign",
    "rate",
    "vote",
    "comment",
    "search",
    "filter",
    "see",
    "view",
    "browse",
    "track",
    "mark",
    "close",
    "register",
    "report",
    "download",
    "export",
    "order",
    "pay",
    "borrow",
    "lend",
    "answer",
    "reply",
    "accept",
    "decline",
    "cancel",
    "sign",
    "reimburse",
    "verify",
    "schedule",
    "manage",
    "review",
    "update",
    "give",
    "send",
    "check",
    "complete",
    "publish",
    "resolve",
    "archive",
    "delete",
];
/// Stand in front of those who do something: "the", "all other".
const AHEAD: &[&str] = &["the", "our", "all", "other", "registered", "each", "every", "a", "an", "only"];

/// Who is said to do something with it: "guests should be able to", "so that members can".
pub fn actors(draft: &Draft<'_>) -> Vec<String> {
    let words = &draft.reading.words;
    let people = &draft.lexicon.people;
    let before_modal = |at: usize| {
        (is_user(&words[at]) || people.is_person(&words[at]))
            && words.get(at + 1).is_some_and(|next| next.is_any(MODALS))
    };
    let allowed = |at: usize| {
        at > 0
            && is_user(&words[at])
            && words[at - 1].is_any(&["allow", "allows", "allowing", "enable", "let", "lets", "helps", "help"])
    };
    stems(draft, |at| before_modal(at) || allowed(at) || is_acting(draft, at))
}

/// Those of them who have a name of their own: employees and managers, not users and people.
pub fn named(draft: &Draft<'_>) -> Vec<String> {
    let mut found = actors(draft);
    found.retain(|who| has_name(who));
    found
}

/// "Agents answer tickets and assign them.": somebody with a name does something, without more ado.
pub fn is_telling(draft: &Draft<'_>) -> bool {
    (0..draft.reading.len()).any(|at| is_acting(draft, at) && has_name(&draft.reading.words[at].stem))
}

fn has_name(stem: &str) -> bool {
    !PRONOUNS.contains(&stem) && !["user", "visitor", "who", "that", "person"].contains(&stem)
}

fn is_acting(draft: &Draft<'_>, at: usize) -> bool {
    let words = &draft.reading.words;
    is_who(draft.lexicon, &words[at]) && acts(words, draft.lexicon, at + 1, &sentence(words, at))
}

fn stems(draft: &Draft<'_>, chosen: impl Fn(usize) -> bool) -> Vec<String> {
    let words = &draft.reading.words;
    let mut found: Vec<String> = (0..words.len()).filter(|&at| chosen(at)).map(|at| words[at].stem.clone()).collect();
    found.sort();
    found.dedup();
    found
}

/// Somebody, or a part of an organisation that acts as one.
pub fn is_who(lexicon: &Lexicon, word: &Word) -> bool {
    is_user(word) || lexicon.people.is_person(word) || lexicon.people.is_office(word)
}

/// "Employers post jobs; candidates search jobs and apply": a verb behind those who do it, who begin the sentence or a part of it.
pub fn acts(words: &[Word], lexicon: &Lexicon, at: usize, range: &Range<usize>) -> bool {
    // "the chair then accepts"
    let between = |at: &usize| words[*at].is_any(&["then", "also", "finally"]);
    let Some(who) = (range.start..at).rev().find(|at| !between(at)) else { return false };
    if !is_who(lexicon, &words[who]) {
        return false;
    }
    let office = lexicon.people.is_office(&words[who]);
    let several =
        !office && words[who].lower != words[who].stem || words[who].is_any(&["staff", "everyone", "anyone", "people"]);
    let first = first_word(words, lexicon, who, range);
    let begins = first == range.start || words[first - 1].is_any(&[";", ":", "and", "while", "then"]);
    if !several {
        return is_done_by_one(words, lexicon, at, range) && (begins || words[first - 1].is_any(&[",", "—", "-", "–"]));
    }
    // "Managers approve or reject requests": the next one is a verb, too.
    let more = |at: usize| {
        words.get(at).is_some_and(|word| word.lower == word.stem)
            && lexicon.demands.verbs.at(&words[at..]).is_some()
            && words.get(at + 1).is_some_and(|object| !object.punctuation)
    };
    let Some(word) = words.get(at).filter(|_| range.contains(&at)) else { return false };
    // "…, doctors write visit notes": something that is done, behind a list of fields.
    let sure = || DEEDS.contains(&word.stem.as_str()) && has_object(words, at, range);
    (begins || words[first - 1].is(",") && sure())
        && word.lower == word.stem
        && words.get(at + 1).is_none_or(|next| !next.is_any(&[",", "and", "or", ":"]) || more(at + 2))
        && lexicon.demands.verbs.at(&words[at..range.end]).is_some()
}

/// Where the name of somebody begins: "the", "our sales reps".
fn first_word(words: &[Word], lexicon: &Lexicon, who: usize, range: &Range<usize>) -> usize {
    let ahead = |from: usize| (range.start..from).rev().take_while(|&at| words[at].is_any(AHEAD)).last();
    let first = ahead(who).unwrap_or(who);
    let Some(kind) = first.checked_sub(1).filter(|kind| first == who && range.contains(kind)) else { return first };
    // "sales reps", "bus drivers": of which kind they are.
    let begins =
        kind == range.start || words[kind - 1].is_any(AHEAD) || words[kind - 1].is_any(&[";", ":", "and", ","]);
    let plain = !words[kind].punctuation
        && !words[kind].is_any(&["and", "or", "with", "of", "for", "to", "by", "in", "on", "while", "then", "where"])
        && lexicon.demands.verbs.exact(&words[kind..=kind]).is_none();
    if begins && plain && !is_user(&words[kind]) { ahead(kind).unwrap_or(kind) } else { first }
}

fn has_object(words: &[Word], verb: usize, range: &Range<usize>) -> bool {
    words
        .get(verb + 1)
        .is_some_and(|next| range.contains(&(verb + 1)) && !next.punctuation && !next.is_any(&["and", "or"]))
}

/// "the caretaker assigns somebody and sets the status": what one person does next.
pub fn goes_on(words: &[Word], lexicon: &Lexicon, at: usize, range: &Range<usize>) -> bool {
    let of_one = |at: usize| {
        words.get(at).is_some_and(|verb| verb.lower != verb.stem && verb.lower.ends_with('s'))
            && lexicon.demands.verbs.at(&words[at..range.end]).is_some()
    };
    let begun = range.start > 0 && is_who(lexicon, &words[range.start - 1]) || words[range.start].is("who");
    begun && at < range.end && of_one(range.start) && of_one(at) && has_object(words, at, range)
}

/// The verb of a part of a list that begins with those who do it: "managers approve", "the chair then accepts".
pub fn doer(words: &[Word], lexicon: &Lexicon, range: &Range<usize>) -> Option<usize> {
    let near = range.start..range.end.min(range.start + 5);
    let verb = near.clone().find(|&at| {
        at > near.start && is_who(lexicon, &words[at - 1]) && first_word(words, lexicon, at - 1, range) == range.start
    })?;
    let verb = (verb..near.end).find(|&at| !words[at].is_any(&["then", "also", "can", "may", "should", "must"]))?;
    let modal = words[verb - 1].is_any(MODALS);
    let deed = DEEDS.contains(&words[verb].stem.as_str());
    let of_one = words[verb].lower != words[verb].stem && words[verb].lower.ends_with('s');
    let several = words[verb].lower == words[verb].stem;
    (deed && (modal || of_one || several)).then_some(verb)
}

/// "the boss approves them", "employee uploads receipt": the verb of one who does it.
fn is_done_by_one(words: &[Word], lexicon: &Lexicon, at: usize, range: &Range<usize>) -> bool {
    let Some(verb) = words.get(at).filter(|_| range.contains(&at)) else { return false };
    // "manager reviews" are reviews.
    let has_object = has_object(words, at, range);
    let sure = DEEDS.contains(&verb.stem.as_str());
    verb.lower != verb.stem
        && verb.lower.ends_with('s')
        && (has_object || sure && lexicon.nouns.phrases().exact(&words[at..=at]).is_none())
        && lexicon.demands.verbs.at(&words[at..range.end]).is_some()
}

/// The verb of a sentence that says what somebody does: "I post homework with subject and due date".
pub fn deed(words: &[Word], lexicon: &Lexicon, range: &Range<usize>) -> Option<usize> {
    let who =
        range.clone().find(|&at| !words[at].is_any(&["the", "our", "all", "other", "and", "also", "then", "each"]))?;
    let verb = (who + 1..range.end).find(|&at| !words[at].is_any(&["also", "then", "only", "each"]))?;
    let pronoun = words[who].is_any(PRONOUNS) && words[verb].is_any(DEEDS);
    let object = words.get(verb + 1).is_some_and(|next| range.contains(&(verb + 1)) && !next.punctuation);
    ((pronoun || acts(words, lexicon, verb, range)) && object).then_some(verb)
}

/// Whether a sentence behind the first says what somebody does: "Doctors can write notes." is no list of fields.
pub fn tells_who_does_what(words: &[Word], lexicon: &Lexicon) -> bool {
    let several = |word: &Word| word.lower != word.stem && !word.punctuation;
    // "…; boss approves", "where receptionists register patients"
    let done = |at: usize| {
        let all = at..words.len();
        doer(words, lexicon, &all).is_some_and(|verb| {
            let sure = words[verb].lower == words[verb].stem && has_object(words, verb, &all);
            words[at - 1].is_any(&[";", "."]) || words[at - 1].is_any(&[",", "where"]) && sure
        })
    };
    (1..words.len()).any(done)
        || (1..words.len().saturating_sub(2)).any(|at| {
            let (who, does, object) = (&words[at], &words[at + 1], &words[at + 2]);
            let verb = does.lower == does.stem && lexicon.demands.verbs.at(&words[at + 1..]).is_some();
            words[at - 1].is_any(&[".", "!", "?"])
                && several(who)
                && !object.punctuation
                && (does.is_any(MODALS) || is_who(lexicon, who) && verb)
        })
}

/// From the word behind the last mark on.
fn sentence(words: &[Word], at: usize) -> Range<usize> {
    let mark = (0..at).rev().find(|&at| words[at].is_any(&[".", "!", "?"]));
    mark.map_or(0, |mark| mark + 1)..words.len()
}

/// "three kinds of users: admin, teacher and student", "two roles, employer and applicant".
pub fn roles(draft: &Draft<'_>) -> Vec<String> {
    let words = &draft.reading.words;
    let cue = (0..words.len()).find(|&at| {
        words[at].is_any(&["roles", "role"])
            || words[at].is("users") && at > 1 && words[at - 1].is("of") && words[at - 2].is_any(&["kinds", "types"])
    });
    let Some(cue) = cue else { return Vec::new() };
    let begins = words.get(cue + 1).is_some_and(|next| next.is_any(&[":", ",", "(", "for", "-"]));
    if !begins {
        return Vec::new();
    }
    let end =
        (cue + 2..words.len()).find(|&at| words[at].is_any(&[".", ")", ";"])).unwrap_or(words.len()).min(cue + 14);
    let named = lists::items(&draft.reading, cue + 2..end, |_| 0);
    let single = |range: &Range<usize>| {
        range.len() <= 2 && words[range.clone()].iter().all(|word| !word.punctuation && word.lower.len() > 1)
    };
    if named.len() < 2 || !named.iter().all(single) {
        return Vec::new();
    }
    named
        .into_iter()
        .take(5)
        .map(|range| words[range].iter().map(|word| word.stem.as_str()).collect::<Vec<_>>().join(" "))
        .collect()
}

pub fn is_user(word: &Word) -> bool {
    USERS.contains(&word.stem.as_str())
}
