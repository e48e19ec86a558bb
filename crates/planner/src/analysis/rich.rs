//! Engines that become lists of records when the request says what each record has: boards, to-do lists and notes with fields.

use std::ops::Range;

use isekai_codegen::{Choice, Field, FieldKind};

use super::draft::{EntityDraft, Wanted};
use super::fields::QUOTES;
use super::grammar::list_end;
use super::lists::items;
use super::subject::Subject;
use super::{Draft, annotations, assemble, engines, fitting, leading, naming, wants, wishes};
use crate::lexicon::fields::parse_line;
use crate::lexicon::{EngineKind, Feature};
use crate::text::sentence_case;

/// Notes with fields of their own.
const NOTE: &[&str] = &["Title!: text", "Text: long"];
/// What the notes engine has already.
const NOTE_LABELS: &[&str] = &["title", "name", "text", "content", "contents", "body", "note", "notes", "description"];
/// Words for the columns of a board, which are the states of its cards.
const STAGES: &[&str] =
    &["columns", "stages", "lanes", "swimlanes", "statuses", "states", "lists", "phases", "steps", "column", "status"];

/// The records of an engine, and a name for the app. `None` when the plain engine will do.
pub fn read(draft: &mut Draft<'_>, subject: &Subject, index: usize) -> Option<(Vec<EntityDraft>, String)> {
    let engine = &draft.lexicon.engines.all[index];
    let board = engine.kind == EngineKind::Board;
    let before = (draft.reading.clone(), draft.decisions.clone());
    let mut drafts = Vec::new();
    draft.reading.take(subject.head.clone());
    match engine.kind {
        EngineKind::Board | EngineKind::Todo => {
            let task = draft.lexicon.nouns.named("Task")?;
            // "a report of hours" is none that somebody files.
            let report = draft.lexicon.nouns.named("Problem report");
            let kept = subject.things.iter().filter_map(|thing| thing.noun).find(|noun| Some(*noun) != report);
            let noun = kept.filter(|_| board).unwrap_or(task);
            let name = (noun == task).then_some("Task");
            assemble::add_entity(draft, &mut drafts, Some(noun), subject.decided_by.clone(), name);
        }
        EngineKind::Notes => {
            drafts.push(note(subject));
            sorted_notes(draft, &mut drafts);
        }
        _ => return None,
    }
    if board {
        // "boards with columns and cards": what every board has.
        let plain = |at: &usize| {
            let next = draft.reading.words.get(at + 1);
            draft.reading.words[*at].is_any(&["boards", "columns", "cards", "lists"])
                && next.is_none_or(|next| next.is_any(&[",", ".", ";", "and", "with"]))
        };
        for at in (subject.head.end..draft.reading.len()).filter(plain).collect::<Vec<_>>() {
            draft.reading.take(at..at + 1);
        }
    }
    let usual = drafts[0].fields.clone();
    let said = draft.decisions.len();
    let stages = if board { stages(draft) } else { None };
    wants::read(draft, &mut drafts, false);
    // "with due dates" changes nothing about a task, but asks for more than a plain list has.
    let named = draft.decisions.len() > said;
    let found = wishes::read(draft, |feature| !matches!(feature, Feature::Services | Feature::Landing));
    let needs_records = |kind| found.iter().any(|found| !engines::has(kind, found.feature) || !found.by.is_empty());
    let rich = match engine.kind {
        EngineKind::Board => true,
        EngineKind::Todo => named || drafts[0].fields != usual || needs_records(EngineKind::Todo),
        _ => drafts[0].fields.iter().any(|field| !NOTE_LABELS.contains(&field.label.to_lowercase().as_str())),
    };
    if !rich {
        (draft.reading, draft.decisions) = before;
        draft.unwanted.clear();
        return None;
    }
    assemble::features(draft, &mut drafts, found);
    leading::read(draft, &mut drafts);
    fitting::read(draft, &mut drafts);
    if board {
        with_board(&mut drafts[0], stages);
    } else if drafts[0].explicit && engine.kind == EngineKind::Todo {
        assemble::add_if_missing(&mut drafts[0], "Done: boolean");
    }
    let fallback = naming::from_words(draft, subject.head.clone(), &draft.lexicon.engines.all[index].name);
    Some((drafts, fallback))
}

fn note(subject: &Subject) -> EntityDraft {
    EntityDraft {
        id: "note".to_owned(),
        singular: "Note".to_owned(),
        noun: None,
        fields: NOTE.iter().filter_map(|line| parse_line(line)).collect(),
        explicit: false,
        at: subject.head.start,
        features: Vec::new(),
    }
}

/// Folders are records of their own, and what is pinned comes first.
fn sorted_notes(draft: &mut Draft<'_>, drafts: &mut Vec<EntityDraft>) {
    let said = |texts: &[&str]| {
        (0..draft.reading.len()).find(|&at| draft.reading.words[at].is_any(texts) && !draft.reading.is_negated(at))
    };
    let folder = said(&["folder", "folders", "notebook", "notebooks"]);
    let pinned = said(&["pin", "pinned", "pinning"]);
    if let Some(at) = folder {
        let label = if draft.reading.words[at].stem == "notebook" { "Notebook" } else { "Folder" };
        let id = label.to_lowercase();
        let relation = FieldKind::Relation { entity: id.clone(), many: false };
        drafts[0].fields.push(Field {
            id: id.clone(),
            label: label.to_owned(),
            kind: relation,
            required: false,
            default: None,
            help: None,
        });
        drafts[0].want(Wanted { feature: Feature::Filter, fields: vec![id.clone()], also: Vec::new() });
        let fields = ["Name!: text", "Color: color"].iter().filter_map(|line| parse_line(line)).collect();
        drafts.push(EntityDraft {
            id,
            singular: label.to_owned(),
            noun: None,
            fields,
            explicit: true,
            at: 0,
            features: Vec::new(),
        });
        draft.decide(at..at + 1, format!("{label}s for notes"));
    }
    if let Some(at) = pinned {
        assemble::add_if_missing(&mut drafts[0], "Pinned: boolean");
        drafts[0].want(Wanted { feature: Feature::Sort, fields: vec!["pinned".to_owned()], also: Vec::new() });
        let end = draft.reading.sentence_end(at).min(at + 6);
        let end = (at + 1..end).find(|&at| draft.reading.words[at].punctuation).unwrap_or(end);
        draft.decide(at..end, "Pinned notes come first");
    }
}

fn with_board(entity: &mut EntityDraft, stages: Option<Vec<Choice>>) {
    entity.want(Wanted { feature: Feature::Board, fields: Vec::new(), also: Vec::new() });
    let single = |field: &&mut Field| matches!(field.kind, FieldKind::Choice { many: false, .. });
    let state = |field: &Field| super::blocks::is_state(field);
    let Some(options) = stages else {
        if !entity.fields.iter_mut().any(|field| single(&field)) {
            assemble::add_if_missing(entity, assemble::STATUS);
        }
        return;
    };
    if !entity.fields.iter().any(state) {
        assemble::add_if_missing(entity, assemble::STATUS);
    }
    if let Some(field) = entity.fields.iter_mut().find(|field| state(field)) {
        field.default = options.first().map(|first| first.value.clone().into());
        field.kind = FieldKind::Choice { options, many: false };
    }
}

/// "with columns To Do, In Progress, Done": the options of the status.
fn stages(draft: &mut Draft<'_>) -> Option<Vec<Choice>> {
    let (cue, parts) = (0..draft.reading.len()).find_map(|at| {
        let word = &draft.reading.words[at];
        if !word.is_any(STAGES) || draft.reading.is_used(at) {
            return None;
        }
        let parts = parts(draft, at + 1);
        is_stages(draft, &parts).then_some((at, parts))
    })?;
    let labels: Vec<String> =
        parts.iter().map(|part| sentence_case(draft.reading.source(part.clone()))).take(30).collect();
    let end = parts.last().map_or(cue + 1, |last| last.end);
    let from = if cue > 0 && draft.reading.words[cue - 1].is("with") { cue - 1 } else { cue };
    draft.decide(from..end, format!("Columns of the board: {}", labels.join(", ")));
    Some(annotations::options(labels))
}

fn parts(draft: &Draft<'_>, from: usize) -> Vec<Range<usize>> {
    let reading = &draft.reading;
    let small = |at: usize| {
        reading.words[at].is_any(&[":", "called", "named", "for", "like", "such", "as", "are", "(", "of", "titled"])
    };
    let start = (from..reading.len()).find(|&at| !small(at)).unwrap_or(reading.len());
    let close = (start..reading.len()).find(|&at| reading.words[at].is(")")).unwrap_or(reading.len());
    let trimmed = |part: Range<usize>| {
        let quote = |at: usize| reading.words[at].is_any(QUOTES);
        let start = part.clone().find(|&at| !quote(at)).unwrap_or(part.end);
        start..part.clone().rev().find(|&at| !quote(at)).map_or(start, |at| at + 1)
    };
    items(reading, start..list_end(reading, start).min(close), |_| 0).into_iter().map(trimmed).collect()
}

/// Short names, and not mostly names of fields: "board with columns title, owner and due date" names fields.
fn is_stages(draft: &Draft<'_>, parts: &[Range<usize>]) -> bool {
    let field = |part: &&Range<usize>| {
        let words = &draft.reading.words[(*part).clone()];
        let known = draft.lexicon.fields.phrases().exact(words).map(|known| &draft.lexicon.fields.get(known).kind);
        known.is_some_and(|kind| *kind != FieldKind::Boolean)
    };
    let short = parts.iter().all(|part| (1..=4).contains(&part.len()) && !draft.reading.any_used(part.clone()));
    parts.len() > 1 && short && 2 * parts.iter().filter(field).count() <= parts.len()
}
