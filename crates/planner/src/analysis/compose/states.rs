//! The states that a request names: "deals in a pipeline (lead, won, lost)", "cancel a request", "mark rooms as cleaned".

use std::ops::Range;

use isekai_codegen::{Choice, Field, FieldKind};

use super::super::brief::Demand;
use super::super::draft::{EntityDraft, Wanted};
use super::super::{Draft, blocks, lists};
use super::plan::ensure;
use crate::lexicon::{Feature, Intent};
use crate::text::sentence_case;

const MAX_STATES: usize = 8;
/// What a thing is after this was done with it, and the names that lists of states have for that.
const DONE: &[(&str, &str, &[&str])] = &[
    ("approve", "Approved", &["approved", "accepted", "confirmed"]),
    ("accept", "Accepted", &["accepted", "approved", "confirmed"]),
    ("reject", "Rejected", &["rejected", "declined", "refused"]),
    ("decline", "Declined", &["declined", "rejected", "refused"]),
    ("cancel", "Cancelled", &["cancelled", "canceled"]),
    ("close", "Closed", &["closed", "done", "solved", "resolved"]),
    ("resolve", "Resolved", &["resolved", "solved", "closed", "done"]),
    ("archive", "Archived", &["archived"]),
    ("acknowledge", "Acknowledged", &["acknowledged", "seen"]),
    ("confirm", "Confirmed", &["confirmed", "approved", "accepted"]),
    ("complete", "Completed", &["completed", "done", "finished"]),
    ("return", "Returned", &["returned"]),
    ("renew", "Renewed", &["renewed", "active"]),
    ("sign", "Signed", &["signed", "signed off"]),
    ("countersign", "Signed", &["signed"]),
    ("reimburse", "Reimbursed", &["reimbursed", "paid", "paid back"]),
    ("verify", "Verified", &["verified", "checked"]),
    ("authorise", "Authorised", &["authorised", "approved"]),
    ("authorize", "Authorized", &["authorized", "approved"]),
    ("deny", "Denied", &["denied", "rejected", "declined"]),
    ("refuse", "Refused", &["refused", "rejected", "declined"]),
    ("finish", "Finished", &["finished", "done", "completed"]),
    ("fulfil", "Fulfilled", &["fulfilled", "done", "completed"]),
    ("fulfill", "Fulfilled", &["fulfilled", "done", "completed"]),
    ("escalate", "Escalated", &["escalated"]),
    ("dismiss", "Dismissed", &["dismissed"]),
];
/// What is paid or sent was agreed to before.
const AGREED: &[&str] = &["approved", "accepted", "confirmed", "authorised", "authorized", "verified", "signed"];
/// Lists of states follow these.
const STAGES: &[&str] =
    &["status", "stage", "stages", "pipeline", "state", "states", "steps", "phases", "statuses", "board"];

/// What a demand says of the states of the entity that it is about.
pub fn of(draft: &Draft<'_>, entity: &mut EntityDraft, demand: &Demand) {
    let words = &draft.reading.words;
    if let Some(names) = listed(draft, demand.at.clone()) {
        set(draft, entity, &names);
    }
    let moved = demand.at.clone().any(|at| words[at].is("stages"))
        && words[demand.at.start].is_any(&["move", "drag", "see", "view", "track"]);
    if moved
        || demand.at.clone().any(|at| {
            words[at].is_any(&["pipeline", "kanban"])
                || words[at].is("board")
                    && at > 0
                    && !words[at - 1].is("notice")
                    && words.get(at + 1).is_none_or(|next| !next.is_any(&["game", "games", "member", "members"]))
        })
    {
        entity.want(Wanted { feature: Feature::Board, fields: Vec::new(), also: Vec::new() });
    }
    if demand.intent != Intent::Approve {
        return;
    }
    let mut named: Vec<(String, Vec<String>)> = Vec::new();
    if let Some(at) = demand.at.clone().find(|&at| words[at].is("as")).filter(|_| words[demand.at.start].stem == "mark")
    {
        // "mark rooms as cleaned or occupied"
        let items = lists::items(&draft.reading, at + 1..demand.at.end, |_| 0);
        for item in items.into_iter().flat_map(|item| either(draft, item)) {
            let said: Vec<&str> = words[item]
                .iter()
                .filter(|word| !word.is("or") && !word.punctuation)
                .map(|word| word.lower.as_str())
                .collect();
            if (1..=2).contains(&said.len()) {
                named.push((sentence_case(&said.join(" ")), vec![said.join(" ")]));
            }
        }
    }
    for at in demand.at.clone().take(4) {
        let done = DONE.iter().find(|(verb, ..)| words[at].stem == *verb || words[at].lower == *verb);
        named.extend(
            done.map(|(_, label, names)| ((*label).to_owned(), names.iter().map(|name| (*name).to_owned()).collect())),
        );
    }
    for (label, names) in named {
        reach(draft, entity, &label, &names);
    }
}

/// "cleaned or occupied" are two.
fn either(draft: &Draft<'_>, item: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::from([item.clone()]);
    for or in item.clone().filter(|&at| draft.reading.words[at].is("or")) {
        let last = parts.len() - 1;
        parts[last].end = or;
        parts.push(or + 1..item.end);
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// The options behind "status (scheduled, completed)", "pipeline: lead, won, lost".
fn listed(draft: &Draft<'_>, at: Range<usize>) -> Option<Vec<String>> {
    let words = &draft.reading.words;
    let cue = at.clone().find(|&at| words[at].is_any(STAGES))?;
    let open = (cue + 1..at.end.min(cue + 5)).find(|&at| words[at].is_any(&["(", ":"]))?;
    let close = (open..at.end).find(|&at| words[at].is(")")).unwrap_or(at.end);
    let items = lists::items(&draft.reading, open + 1..close, |_| 0);
    let names: Vec<String> = items
        .into_iter()
        .map(|item| {
            item.filter(|&at| !words[at].is("or") && !words[at].punctuation)
                .map(|at| words[at].lower.clone())
                .collect::<Vec<_>>()
        })
        .filter(|said| (1..=3).contains(&said.len()))
        .map(|said| sentence_case(&said.join(" ")))
        .take(MAX_STATES)
        .collect();
    (names.len() > 1).then_some(names)
}

/// The field of the state, the one that the noun has when the request's own fields left it out.
fn state<'a>(draft: &Draft<'_>, entity: &'a mut EntityDraft) -> Option<&'a mut Field> {
    if !entity.fields.iter().any(blocks::is_state) {
        let known = entity
            .noun
            .and_then(|noun| draft.lexicon.nouns.get(noun).fields.iter().find(|field| blocks::is_state(field)));
        match known {
            Some(field) => entity.fields.push(field.clone()),
            None => {
                ensure(entity, "Status: choice Open blue, Done green = Open");
            }
        }
    }
    entity.fields.iter_mut().find(|field| blocks::is_state(field))
}

fn set(draft: &Draft<'_>, entity: &mut EntityDraft, names: &[String]) {
    let Some(field) = state(draft, entity) else { return };
    let last = names.len() - 1;
    let tone = |index: usize, name: &str| {
        let lower = name.to_lowercase();
        let bad = ["lost", "cancelled", "canceled", "rejected", "declined", "failed"].contains(&lower.as_str());
        let good = ["won", "done", "solved", "completed", "paid", "approved", "delivered"].contains(&lower.as_str());
        match index {
            _ if bad => "red",
            _ if good => "green",
            0 => "blue",
            index if index == last => "green",
            index => ["amber", "violet", "gray"][index % 3],
        }
    };
    let labels: Vec<(String, Option<String>)> =
        names.iter().enumerate().map(|(index, name)| (name.clone(), Some(tone(index, name).to_owned()))).collect();
    let options = crate::lexicon::fields::choices(labels);
    field.default = options.first().map(|option| option.value.clone().into());
    field.kind = FieldKind::Choice { options, many: false };
}

/// Adds the state that an action leads to, unless the states have one of its names.
fn reach(draft: &Draft<'_>, entity: &mut EntityDraft, label: &str, names: &[String]) {
    // "mark as paid" of what has a box for it.
    let boxed =
        entity.fields.iter().any(|field| field.kind == FieldKind::Boolean && field.label.eq_ignore_ascii_case(label));
    if boxed {
        return;
    }
    let Some(field) = state(draft, entity) else { return };
    let FieldKind::Choice { options, .. } = &mut field.kind else { return };
    let known = |option: &Choice| names.iter().any(|name| option.label.eq_ignore_ascii_case(name));
    if options.iter().any(known) || options.len() >= MAX_STATES {
        return;
    }
    let tone =
        if ["Rejected", "Declined", "Cancelled", "Denied", "Refused"].contains(&label) { "red" } else { "green" };
    // What was made up for want of better gives way: a room is cleaned, not done.
    let made_up = options.len() == 2 && options[0].label == "Open" && options[1].label == "Done";
    if made_up {
        options.pop();
    }
    // What the request names comes before what such things usually go through.
    let agreed = |label: &str| AGREED.contains(&label.to_lowercase().as_str());
    let behind = options.iter().rposition(|option| agreed(&option.label)).filter(|_| !agreed(label));
    let at = if tone == "red" { options.len() } else { behind.map_or(1, |at| at + 1).min(options.len()) };
    for option in crate::lexicon::fields::choices(vec![(label.to_owned(), Some(tone.to_owned()))]) {
        options.insert(at, option);
    }
}
