//! What a field or a filter means in the app at hand, once the things and their fields are known.

use isekai_codegen::{Field, FieldKind};

use super::Draft;
use super::draft::{EntityDraft, Wanted};
use crate::lexicon::Feature;
use crate::text::words;

/// People who play have a number, not stars.
const RATED: &[&str] = &["member", "player", "team", "athlete", "opponent", "fighter", "driver", "club", "competitor"];
const GAMES: &[&str] = &[
    "chess",
    "tennis",
    "table tennis",
    "elo",
    "go",
    "squash",
    "badminton",
    "darts",
    "football",
    "soccer",
    "padel",
    "pool",
    "billiards",
    "scrabble",
    "checkers",
    "league",
    "ladder",
    "tournament",
    "club",
    "fide",
    "gaming",
    "esports",
    "golf",
    "poker",
    "bridge",
];

pub fn read(draft: &mut Draft<'_>, drafts: &mut [EntityDraft]) {
    for entity in drafts.iter_mut() {
        rated(draft, entity);
        dated(draft, entity);
    }
    narrowed(draft, drafts);
}

/// "member list of our chess club: name, rating"
fn rated(draft: &Draft<'_>, entity: &mut EntityDraft) {
    let person = words(&entity.singular).last().is_some_and(|word| RATED.contains(&word.stem.as_str()));
    let stars = draft.reading.words.iter().any(|word| word.is_any(&["stars", "star"]));
    if !person || stars || !draft.reading.words.iter().any(|word| word.is_any(GAMES)) {
        return;
    }
    for field in entity.fields.iter_mut().filter(|field| matches!(field.kind, FieldKind::Rating { max: 5 })) {
        field.kind = FieldKind::Number { integer: true, min: Some(0.0), max: None, unit: None };
        field.default = None;
    }
}

/// A log with a list of fields, and a course over time, need a day, whatever the list forgot.
fn dated(draft: &Draft<'_>, entity: &mut EntityDraft) {
    let dated = |field: &Field| matches!(field.kind, FieldKind::Date | FieldKind::DateTime);
    let log = draft.reading.words.iter().take(6).any(|word| word.is_any(&["log", "logbook", "journal", "diary"]));
    let course = entity.wants(Feature::Chart).is_some_and(|chart| chart.fields.is_empty());
    let own = entity.noun.and_then(|noun| draft.lexicon.nouns.get(noun).fields.iter().find(|field| dated(field)));
    if let Some(own) = own.filter(|_| entity.explicit && (log || course) && !entity.fields.iter().any(dated)) {
        let at = 1.min(entity.fields.len());
        entity.fields.insert(at, own.clone());
    }
}

/// "filter who hasn't paid", "filter by done/open": values of a field name the field.
fn narrowed(draft: &mut Draft<'_>, drafts: &mut [EntityDraft]) {
    let Some(cue) = (0..draft.reading.len())
        .find(|&at| draft.reading.words[at].lower.starts_with("filter") || draft.reading.words[at].is("see"))
    else {
        return;
    };
    let end = draft.reading.sentence_end(cue).min(cue + 9);
    // "severity, status and assignee, filter by them"
    if (cue + 1..end).any(|at| {
        draft.reading.words[at].is("by")
            && draft.reading.words.get(at + 1).is_some_and(|next| next.is_any(&["them", "these", "those", "all"]))
    }) {
        return by_those_named(draft, drafts, cue);
    }
    let who =
        (cue + 1..end).find(|&at| draft.reading.words[at].is_any(&["who", "which", "by", "those", "only", "what"]));
    let Some(who) = who else { return };
    for entity in drafts.iter_mut() {
        let named = (who + 1..end).find_map(|at| {
            let word = &draft.reading.words[at];
            entity.fields.iter().find(|field| is_value(field, &word.lower)).map(|field| (at, field.id.clone()))
        });
        let Some((at, field)) = named else { continue };
        entity.want(Wanted { feature: Feature::Filter, fields: vec![field.clone()], also: Vec::new() });
        let label = entity
            .fields
            .iter()
            .find(|other| other.id == field)
            .map_or_else(String::new, |field| field.label.to_lowercase());
        draft.decide(who..(at + 1).max(who + 1), format!("Filters by {label}"));
        return;
    }
}

/// All that was named before can be filtered by.
fn by_those_named(draft: &mut Draft<'_>, drafts: &mut [EntityDraft], cue: usize) {
    let said = &draft.reading.words[..cue];
    let named = |field: &&Field| {
        super::blocks::is_filterable(&field.kind)
            && (0..said.len()).any(|at| {
                (1..=3).any(|count| said.get(at..at + count).is_some_and(|name| super::same_words(&field.label, name)))
            })
    };
    let Some(entity) = drafts.first_mut() else { return };
    let fields: Vec<String> = entity.fields.iter().skip(1).filter(named).map(|field| field.id.clone()).collect();
    if !fields.is_empty() {
        entity.want(Wanted { feature: Feature::Filter, fields, also: Vec::new() });
        draft.decide(cue..(cue + 3).min(draft.reading.len()), "Filters by what was named");
    }
}

/// "paid" of "Fee paid", "done" among the options of a status.
fn is_value(field: &Field, said: &str) -> bool {
    match &field.kind {
        FieldKind::Boolean => field.label.to_lowercase().split(' ').next_back() == Some(said),
        FieldKind::Choice { options, many: false } => options.iter().any(|option| option.label.to_lowercase() == said),
        _ => false,
    }
}
