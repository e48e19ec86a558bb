//! What a field or a filter means in the app at hand, once the things and their fields are known.

use isekai_codegen::{Field, FieldKind};

use super::Draft;
use super::draft::{EntityDraft, Wanted};
use crate::lexicon::Feature;
use crate::text::words as words_of;

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
    charted(draft, drafts);
    for entity in drafts.iter_mut() {
        rated(draft, entity);
        dated(draft, entity);
    }
    narrowed(draft, drafts);
}

/// "average score per student", "how my mood went over the month": a chart of a number.
pub fn charted(draft: &mut Draft<'_>, drafts: &mut [EntityDraft]) {
    for at in 0..draft.reading.len() {
        let word = &draft.reading.words[at];
        let found = if word.is_any(&["average", "averages", "avg", "mean"]) {
            average(draft, drafts, at)
        } else if word.is("how") {
            course(draft, drafts, at)
        } else {
            None
        };
        let Some((index, wanted, end)) = found else { continue };
        drafts[index].want(wanted);
        draft.decide(at..end, "Chart of it");
    }
}

/// The chart of an average per something that the records have.
fn average(draft: &Draft<'_>, drafts: &[EntityDraft], at: usize) -> Option<(usize, Wanted, usize)> {
    let words = &draft.reading.words;
    let stop = (at + 1..words.len().min(at + 7)).find(|&at| words[at].punctuation).unwrap_or(words.len().min(at + 7));
    let per = (at + 1..stop).find(|&at| words[at].is_any(&["per", "by", "for", "of"]))?;
    let from = (per + 1..stop).find(|&at| !super::grammar::is_article(&words[at]))?;
    let named = |field: &Field, range: std::ops::Range<usize>| {
        (range.start..range.end).any(|at| {
            super::same_words(&field.label, &words[at..at + 1])
                || at + 2 <= range.end && super::same_words(&field.label, &words[at..at + 2])
        })
    };
    let index = drafts.iter().position(|entity| {
        entity.fields.iter().any(|field| named(field, from..stop))
            && entity.fields.iter().any(|field| super::blocks::is_number(&field.kind))
    })?;
    let entity = &drafts[index];
    let group = entity.fields.iter().find(|field| named(field, from..stop))?;
    let measure = entity
        .noun
        .and_then(|noun| draft.lexicon.nouns.get(noun).measure.clone())
        .filter(|id| entity.fields.iter().any(|field| field.id == *id));
    let number = entity
        .fields
        .iter()
        .find(|field| super::blocks::is_number(&field.kind) && named(field, at + 1..per))
        .map(|field| field.id.clone());
    let number = number.or(measure).or_else(|| {
        entity.fields.iter().find(|field| super::blocks::is_number(&field.kind)).map(|field| field.id.clone())
    })?;
    let wanted =
        Wanted { feature: Feature::Chart, fields: vec![group.id.clone(), number], also: vec!["average".to_owned()] };
    Some((index, wanted, (from + 1).min(stop)))
}

/// The course of a number over the days.
fn course(draft: &Draft<'_>, drafts: &[EntityDraft], at: usize) -> Option<(usize, Wanted, usize)> {
    const COURSES: &[&str] = &[
        "went",
        "goes",
        "go",
        "going",
        "changes",
        "changed",
        "change",
        "develops",
        "developed",
        "evolves",
        "evolved",
        "varies",
        "progresses",
        "improves",
        "looks",
        "looked",
    ];
    let words = &draft.reading.words;
    let stop = (at + 1..words.len().min(at + 7)).find(|&at| words[at].punctuation).unwrap_or(words.len().min(at + 7));
    let verb = (at + 1..stop).find(|&at| words[at].is_any(COURSES))?;
    let said = |field: &&Field| {
        super::blocks::is_number(&field.kind)
            && (at + 1..verb).any(|at| super::same_words(&field.label, &words[at..at + 1]))
    };
    let dated = |entity: &EntityDraft| {
        entity
            .fields
            .iter()
            .find(|field| matches!(field.kind, FieldKind::Date | FieldKind::DateTime))
            .map(|field| field.id.clone())
    };
    // "how my sleep changes": the number of the records that are called so.
    let called = |entity: &EntityDraft| {
        let name = words_of(&entity.singular);
        (at + 1..verb).any(|at| name.iter().any(|word| word.stem == words[at].stem))
    };
    let own = |entity: &EntityDraft| {
        let measure = entity.noun.and_then(|noun| draft.lexicon.nouns.get(noun).measure.clone());
        let first =
            entity.fields.iter().find(|field| super::blocks::is_number(&field.kind)).map(|field| field.id.clone());
        measure.filter(|id| entity.fields.iter().any(|field| field.id == *id)).or(first)
    };
    let (index, date, number) = drafts.iter().enumerate().find_map(|(index, entity)| {
        let number = entity.fields.iter().find(said).map(|field| field.id.clone());
        Some((index, dated(entity)?, number.or_else(|| own(entity).filter(|_| called(entity)))?))
    })?;
    let end = draft.reading.sentence_end(verb).min(verb + 4);
    let end = (verb + 1..end).find(|&at| words[at].punctuation).unwrap_or(end);
    Some((index, Wanted { feature: Feature::Chart, fields: vec![date, number], also: vec!["day".to_owned()] }, end))
}

/// "member list of our chess club: name, rating"
fn rated(draft: &Draft<'_>, entity: &mut EntityDraft) {
    let person = words_of(&entity.singular).last().is_some_and(|word| RATED.contains(&word.stem.as_str()));
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
    // What is written into a journal is to be read.
    let written = entity.fields.iter().any(|field| matches!(field.kind, FieldKind::Text { multiline: true, .. }));
    if written && draft.reading.words.iter().take(6).any(|word| word.is_any(&["journal", "diary"])) {
        entity.want(Wanted { feature: Feature::Cards, fields: Vec::new(), also: Vec::new() });
    }
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
