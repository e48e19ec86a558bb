//! Things that belong to others: "packing list for trips", "for each trip an itinerary of activities with time and cost".

use isekai_codegen::{Field, FieldKind};

use super::Draft;
use super::draft::EntityDraft;
use super::grammar::is_article;
use super::objects::Thing;
use super::subject::Subject;
use crate::text::{camel_id, words};

/// "packing list for trips": what the list belongs to. People are those who use it.
pub fn parent(draft: &Draft<'_>, subject: &Subject) -> Option<Thing> {
    let words = &draft.reading.words;
    let end = subject.head.end;
    if subject.things.len() != 1 || !words.get(end)?.is("for") {
        return None;
    }
    let from = (end + 1..words.len()).find(|&at| !is_article(&words[at]))?;
    let found = draft.lexicon.nouns.phrases().at(&words[from..])?;
    let last = &words[from + found.words - 1];
    let noun = draft.lexicon.nouns.get(found.value);
    let several = last.lower != last.stem
        || words[end + 1..from].iter().any(|word| word.is_any(&["each", "every", "different", "several"]));
    let owned =
        OWNERS.contains(&noun.name.as_str()) && subject.things.iter().all(|thing| thing.noun != Some(found.value));
    (several && owned).then(|| Thing::of(found.value, from..from + found.words))
}

/// Things that lists are made for.
const OWNERS: &[&str] = &[
    "Trip",
    "Project",
    "Event",
    "Course",
    "Recipe",
    "Property",
    "Vehicle",
    "Pet",
    "Room",
    "Team",
    "Class",
    "Tournament",
];

/// "for each trip a day by day itinerary of activities with …": the plural before the fields.
pub fn children(draft: &Draft<'_>, subject: &Subject) -> Option<Thing> {
    let words = &draft.reading.words;
    let (_, from, end) = clause(draft)?;
    let stop = (from..end).find(|&at| words[at].is_any(&["with", "(", "including", "and", ","])).unwrap_or(end);
    let last = stop.checked_sub(1).filter(|&last| last >= from && words[last].lower != words[last].stem)?;
    let found = draft.lexicon.nouns.phrases().ending(&words[from..stop]);
    let thing = match found {
        Some(found) => Thing::of(found.value, stop - found.words..stop),
        None => Thing { noun: None, words: last..stop, strong: true, verb: "" },
    };
    let field = draft.lexicon.fields.phrases().exact(&words[thing.words.clone()]).is_some() && thing.noun.is_none();
    let known = subject.things.iter().any(|other| other.noun.is_some() && other.noun == thing.noun);
    (!field && !known && !subject.things.is_empty()).then_some(thing)
}

/// "for each trip …": the noun, what follows it, and the end of the sentence.
fn clause(draft: &Draft<'_>) -> Option<(usize, usize, usize)> {
    let words = &draft.reading.words;
    let each = (1..words.len())
        .find(|&at| words[at].is_any(&["each", "every"]) && words[at - 1].is_any(&["for", "to", "in"]))?;
    let found = draft.lexicon.nouns.phrases().at(&words[each + 1..])?;
    let from = each + 1 + found.words;
    Some((found.value, from, draft.reading.sentence_end(each)))
}

/// The pointers from what belongs to what it belongs to.
pub fn link(draft: &Draft<'_>, drafts: &mut [EntityDraft]) {
    let words_of = &draft.reading.words;
    let of = |noun: usize, drafts: &[EntityDraft]| drafts.iter().position(|entity| entity.noun == Some(noun));
    let listed = (1..words_of.len()).find(|&at| words_of[at].is("for")).and_then(|at| {
        let from = (at + 1..words_of.len()).find(|&at| !is_article(&words_of[at]))?;
        draft.lexicon.nouns.phrases().at(&words_of[from..]).map(|found| found.value)
    });
    let owner = listed.filter(|noun| OWNERS.contains(&draft.lexicon.nouns.get(*noun).name.as_str()));
    if let Some((parent, child)) =
        owner.and_then(|noun| of(noun, drafts)).filter(|parent| *parent > 0).map(|parent| (parent, 0))
    {
        point(drafts, child, parent);
    }
    let Some((noun, from, end)) = clause(draft) else { return };
    let Some(parent) = of(noun, drafts) else { return };
    let child = drafts.iter().position(|entity| {
        let name = words(&entity.singular);
        (from..end).any(|at| name.last().is_some_and(|word| word.stem == words_of[at].stem))
            && entity.noun != Some(noun)
    });
    if let Some(child) = child.filter(|child| *child != parent) {
        point(drafts, child, parent);
    }
}

fn point(drafts: &mut [EntityDraft], child: usize, parent: usize) {
    let (id, label) = (drafts[parent].id.clone(), drafts[parent].singular.clone());
    let own = &mut drafts[child];
    let points = |field: &Field| {
        matches!(&field.kind, FieldKind::Relation { entity, .. } if *entity == id)
            || field.label.eq_ignore_ascii_case(&label)
    };
    if own.fields.iter().any(points) {
        return;
    }
    let kind = FieldKind::Relation { entity: id, many: false };
    let field = Field {
        id: super::free_id(&own.fields, &camel_id(&label, "parent")),
        label,
        kind,
        required: false,
        default: None,
        help: None,
    };
    own.fields.insert(1.min(own.fields.len()), field);
}
