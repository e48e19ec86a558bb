//! "let people sign up", "users should be able to comment on recipes": what somebody is to do.

use std::ops::Range;

use super::editor::Editor;
use super::{features, parts, targets};
use crate::analysis::DETERMINERS;
use crate::lexicon::Intent;

/// Those who use the app.
pub const PEOPLE: &[&str] = &[
    "people",
    "users",
    "user",
    "visitors",
    "customers",
    "clients",
    "members",
    "guests",
    "readers",
    "students",
    "players",
    "everyone",
    "everybody",
    "anyone",
    "anybody",
    "them",
    "me",
    "us",
    "others",
];

/// "let people sign up", "users should be able to comment on recipes".
pub fn read(editor: &mut Editor<'_>, clause: &Range<usize>) -> bool {
    let words = &editor.reading.words;
    let favorites = ["favourite", "favourites", "favorite", "favorites"];
    if let Some(at) = editor.find(clause, &["as"]).filter(|at| at + 1 < clause.end && words[at + 1].is_any(&favorites))
    {
        let within = (clause.start..at).rev().find_map(|from| targets::entity(editor, from..at));
        return parts::bring(editor, Intent::Favorite, within.as_deref(), clause);
    }
    if shown(editor, clause) {
        return true;
    }
    let words = &editor.reading.words;
    let near = clause.end.min(clause.start + 4);
    let Some(subject) = (clause.start..near).find(|&at| words[at].is_any(PEOPLE)) else { return false };
    let told = words[clause.start].is_any(&["let", "allow", "enable", "permit", "make"]);
    let small = |at: usize| {
        words[at]
            .is_any(&["to", "can", "should", "be", "able", "could", "may", "must", "also", "will", "leave", "have"])
            || words[at].is_any(&["give", "write"])
            || words[at].is_any(DETERMINERS)
    };
    let Some(verb) = (subject + 1..clause.end).find(|&at| !small(at)) else { return false };
    let found = editor.lexicon.demands.verbs.at(&words[verb..clause.end]);
    // "people sign in" tells of the app, "users post" may tell of anything.
    let signs_in = found.as_ref().is_some_and(|found| found.value == Intent::Account);
    if !told && verb == subject + 1 && !signs_in {
        return false;
    }
    let noun = || editor.lexicon.demands.nouns.at(&words[verb..clause.end]);
    let Some((intent, end)) = found.or_else(noun).map(|found| (found.value, verb + found.words)) else { return false };
    let rest = end..clause.end;
    let (left, trailing) = targets::trailing_entity(editor, rest.clone());
    let within = trailing.or_else(|| targets::entity(editor, rest.clone())).or_else(|| targets::entity(editor, left));
    match parts::feature_of(intent) {
        Some(feature) => features::bring(editor, feature, rest, within.as_deref(), clause),
        None if parts::is_plain(intent) => false,
        None => parts::bring(editor, intent, within.as_deref(), clause),
    }
}

/// "show tasks in a calendar", "display events on a timeline".
fn shown(editor: &mut Editor<'_>, clause: &Range<usize>) -> bool {
    if !editor.reading.words[clause.start].is_any(&["show", "display", "view", "put", "see", "list"]) {
        return false;
    }
    let Some(cue) = editor.find(&(clause.start + 1..clause.end), &["in", "on", "as"]) else { return false };
    let tail = editor.bare(cue + 1..clause.end);
    let within = targets::entity(editor, clause.start + 1..cue);
    let intent = if tail.is_empty() { None } else { parts::wished(editor, tail) };
    let intent = intent.filter(|intent| matches!(intent, Intent::Calendar | Intent::Timeline | Intent::Leaderboard));
    match intent.zip(within) {
        Some((intent, within)) => parts::bring(editor, intent, Some(&within), clause),
        None => false,
    }
}
