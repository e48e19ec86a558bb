//! Those who use the app, as a brief speaks of them, and the roles that it lists.

use std::ops::Range;

use super::super::{Draft, lists};
use super::clauses::MODALS;
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
    "who",
    "that",
];

/// Who is said to do something with it: "guests should be able to", "so that members can".
pub fn actors(draft: &Draft<'_>) -> Vec<String> {
    let words = &draft.reading.words;
    let before_modal = |at: usize| is_user(&words[at]) && words.get(at + 1).is_some_and(|next| next.is_any(MODALS));
    let allowed = |at: usize| {
        at > 0
            && is_user(&words[at])
            && words[at - 1].is_any(&["allow", "allows", "allowing", "enable", "let", "lets", "helps", "help"])
    };
    let mut found: Vec<String> =
        (0..words.len()).filter(|&at| before_modal(at) || allowed(at)).map(|at| words[at].stem.clone()).collect();
    found.sort();
    found.dedup();
    found
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
