//! What a demand says about the records themselves: their fields, the values of a choice, the names of the first of them.

use std::ops::Range;

use isekai_codegen::{FieldKind, MAX_FIELDS};

use super::super::annotations::alternatives;
use super::super::brief::{Brief, Demand, Thing};
use super::super::draft::{EntityDraft, Wanted};
use super::super::grammar::is_article;
use super::super::{Draft, bare, fields, naming, wants};
use super::plan::{Plan, ensure};
use super::week;
use crate::lexicon::fields::choices;
use crate::lexicon::{Feature, Intent};
use crate::text::{Word, sentence_case, title_case, words};

const MAX_VALUES: usize = 12;
const MAX_VALUE_WORDS: usize = 4;
/// More fields than these are all that a record has.
const SOME_FIELDS: usize = 3;
/// Looked for by typing, not chosen from a list.
const TYPED: &[&str] = &["name", "title", "keyword", "text", "word", "number", "id", "code"];
/// Booked by the one, and kept as several.
pub const BOOKABLE: &[&str] = &[
    "desk",
    "studio",
    "boat",
    "kayak",
    "hall",
    "lane",
    "locker",
    "cabin",
    "caravan",
    "workspace",
    "booth",
    "machine",
    "camera",
    "scooter",
    "suite",
    "apartment",
    "chalet",
    "cottage",
    "canoe",
    "tent",
    "instrument",
    "bike",
    "car",
];

/// Gives an entity the fields that are named in what is done with it.
pub fn give(plan: &mut Plan, draft: &mut Draft<'_>, index: usize, demand: &Demand) {
    match demand.intent {
        Intent::Book => plan.booking_fields.extend(demand.fields.iter().cloned()),
        // "write a review with stars": the stars are the review's.
        Intent::Review | Intent::Comment | Intent::Vote | Intent::Like => {}
        // "view a house with rooms and photos" names some of its fields, "add a house with …" all of them.
        Intent::Browse | Intent::Search | Intent::Favorite | Intent::Compare
            if !is_each(draft, demand) && demand.fields.len() <= SOME_FIELDS =>
        {
            let explicit = std::mem::replace(&mut plan.entities[index].explicit, true);
            wants::give(draft, &mut plan.entities, index, &demand.fields);
            plan.entities[index].explicit = explicit;
        }
        _ => wants::give(draft, &mut plan.entities, index, &demand.fields),
    }
    listed(draft, &mut plan.entities[index], demand);
    if matches!(demand.intent, Intent::Edit | Intent::Assign | Intent::Create | Intent::Calendar)
        && week::is_weekly(draft, demand.at.clone())
    {
        week::by_weekday(&mut plan.entities[index]);
    }
}

/// "Rooms with number and price.": a sentence of its own, or one of several such lists, says what there is of each.
fn defined(draft: &Draft<'_>, demand: &Demand) -> bool {
    let words = &draft.reading.words;
    let mark = |at: usize| words[at].is_any(&[".", "!", "?", ";"]);
    let alone = (demand.at.start == 0 || mark(demand.at.start - 1))
        && words.get(demand.at.end).is_none_or(|_| mark(demand.at.end));
    let whole = demand.object.start == demand.at.start && !demand.object.is_empty();
    let with = words.get(demand.object.end).is_some_and(|next| next.is_any(&["with", "have", "connect", "link"]));
    let several = || demand.fields.len() > 1 && bare::defines_several(words, draft.lexicon);
    whole && with && words[demand.object.end - 1].lower != words[demand.object.end - 1].stem && (alone || several())
}

/// "Each tour has …", "A tour has …"
fn is_each(draft: &Draft<'_>, demand: &Demand) -> bool {
    let said = &draft.reading.words[demand.at.clone()];
    let has =
        said.iter().take(6).any(|word| word.is_any(&["has", "have", "contains", "includes", "consists", "needs"]));
    let several = |word: &Word| word.lower != word.stem;
    defined(draft, demand)
        || said.first().is_some_and(|word| {
            word.is_any(&["each", "every"]) || has && (word.is_any(&["a", "an", "the"]) || several(word))
        })
}

/// Whether a list can be narrowed by what the words name.
pub fn is_chosen(draft: &Draft<'_>, entity: &EntityDraft, demand: &Demand, range: &Range<usize>) -> bool {
    let name = &draft.reading.words[name_in(draft, range.clone())];
    let Some(last) = name.last() else { return false };
    match demand.intent {
        Intent::Search | Intent::Filter => !TYPED.contains(&last.stem.as_str()) || name.len() > 1 && !last.is("name"),
        // "songs by independent artists" says whose they are.
        Intent::Browse => {
            let own = entity.fields.iter().any(|field| fields::same_words(&field.label, name));
            let known = draft.lexicon.fields.phrases().ending(name).is_some() && name.len() <= 2
                || draft.reading.words[range.clone()].iter().any(|word| word.is("("));
            !TYPED.contains(&last.stem.as_str()) && last.lower == last.stem && (own || known || name.len() == 1)
        }
        _ => true,
    }
}

/// "course (starters, mains)" → "course"
pub fn name_in(draft: &Draft<'_>, range: Range<usize>) -> Range<usize> {
    let words = &draft.reading.words;
    let start = range.clone().find(|&at| !is_article(&words[at])).unwrap_or(range.start);
    let end = (start..range.end).find(|&at| words[at].is_any(&["(", "[", ":"])).unwrap_or(range.end);
    start..end
}

/// "job type" of a job is its type.
pub fn own_name(draft: &Draft<'_>, entity: &EntityDraft, range: Range<usize>) -> Range<usize> {
    let name = name_in(draft, range);
    let said = &draft.reading.words[name.clone()];
    let whole = entity.fields.iter().any(|field| fields::same_words(&field.label, said));
    let owned = said.len() == 2 && words(&entity.singular).iter().any(|word| word.stem == said[0].stem);
    let last = said.len().saturating_sub(1);
    let has = entity.fields.iter().any(|field| fields::same_words(&field.label, &said[last..]));
    if owned && has && !whole { name.end - 1..name.end } else { name }
}

/// "by diet (vegan, gluten free)": a choice with these options; a name that we do not know becomes a field all the same.
pub fn values(draft: &Draft<'_>, entity: &mut EntityDraft, range: Range<usize>) {
    let name = own_name(draft, entity, range.clone());
    let said = &draft.reading.words[name.clone()];
    let options = bracket(draft, name.end..range.end);
    let found = entity.fields.iter_mut().find(|field| fields::same_words(&field.label, said));
    let found_kind = (options.len() > 1).then(|| choice(&options));
    if let Some(field) = found {
        if let Some(kind) = found_kind {
            field.kind = kind;
            field.default = None;
        }
        return;
    }
    if is_availability(said) {
        ensure(entity, "Available: boolean = true");
        return;
    }
    // "price per day"
    if let Some(per) = said.iter().position(|word| word.is("per")).filter(|per| *per > 0)
        && matches!(said[per - 1].stem.as_str(), "price" | "cost" | "fee" | "rate" | "rent")
    {
        let label = naming::label(draft.reading.source(name));
        ensure(entity, &format!("{label}: money"));
        return;
    }
    let known = draft.lexicon.fields.phrases().ending(said).is_some();
    let ends = |field: &isekai_codegen::Field| {
        words(&field.label).last().map(|word| word.stem.clone()) == said.last().map(|word| word.stem.clone())
    };
    let period = said.iter().any(|word| ["day", "week", "month", "year", "time"].contains(&word.stem.as_str()));
    let plain = said.len() <= 2 && said.iter().all(|word| !word.punctuation && word.lower.len() > 2);
    if found_kind.is_none() && (known || period || !plain || entity.fields.iter().any(ends)) {
        return;
    }
    let label = naming::label(draft.reading.source(name));
    let Some(id) = ensure(entity, &format!("{label}: text")) else { return };
    if let Some(kind) = found_kind
        && let Some(field) = entity.fields.iter_mut().find(|field| field.id == id)
    {
        field.kind = kind;
        field.default = None;
    }
}

pub fn choice(labels: &[String]) -> FieldKind {
    FieldKind::Choice { options: choices(labels.iter().map(|label| (label.clone(), None)).collect()), many: false }
}

/// "filter vegetarian dishes": the field, or the value of one, that the words before the thing name.
pub fn narrowed(draft: &Draft<'_>, entity: &mut EntityDraft, demand: &Demand) {
    let Some(thing) = &demand.thing else { return };
    let ahead = demand.at.start + 1..thing.words.start.max(demand.at.start + 1);
    let said: Vec<&Word> = draft.reading.words[ahead.clone()]
        .iter()
        .filter(|word| !is_article(word) && !word.is_any(&["only", "out", "down", "and", "or", "by", "for"]))
        .collect();
    if said.is_empty() || said.len() > 2 || said.iter().any(|word| word.punctuation) {
        return;
    }
    let is_said = |label: &str| words(label).iter().any(|word| said.iter().any(|one| one.stem == word.stem));
    let found = entity.fields.iter().find(|field| match &field.kind {
        FieldKind::Boolean => is_said(&field.label),
        FieldKind::Choice { options, .. } => options.iter().any(|option| is_said(&option.label)),
        _ => false,
    });
    let id = match found {
        Some(field) => Some(field.id.clone()),
        None if entity.fields.len() < MAX_FIELDS => {
            let label: Vec<&str> = said.iter().map(|word| word.lower.as_str()).collect();
            ensure(entity, &format!("{}: boolean", naming::label(&label.join(" "))))
        }
        None => None,
    };
    if let Some(id) = id {
        entity.want(Wanted { feature: Feature::Filter, fields: vec![id], also: Vec::new() });
    }
}

/// "practice areas (family law, labour law)" names the first records, "events (concerts, fairs)" the kinds of them.
fn listed(draft: &mut Draft<'_>, entity: &mut EntityDraft, demand: &Demand) {
    let Some(thing) = demand.thing.as_ref().filter(|thing| thing.words.end < demand.at.end) else { return };
    let values = bracket(draft, thing.words.end..demand.at.end);
    if values.len() < 2 {
        return;
    }
    let last = |value: &String| words(value).last().is_some_and(|word| word.lower != word.stem);
    let field = |value: &String| draft.lexicon.fields.phrases().exact(&words(value)).is_some();
    let kinds = values.iter().all(last);
    let kind = entity.fields.iter_mut().find(|field| {
        ["Category", "Kind", "Type", "Genre", "Course", "Topic"].contains(&field.label.as_str())
            && matches!(field.kind, FieldKind::Choice { many: false, .. } | FieldKind::Text { multiline: false, .. })
    });
    match kind.filter(|_| kinds) {
        Some(field) => {
            field.kind = choice(&values);
            field.default = None;
        }
        None if !kinds && !values.iter().all(field) => draft.named_rows.push((entity.id.clone(), values)),
        None => {}
    }
}

/// The values in the brackets that a range begins with.
fn bracket(draft: &Draft<'_>, range: Range<usize>) -> Vec<String> {
    let words = &draft.reading.words;
    if range.is_empty() || !words[range.start].is_any(&["(", "[", ":"]) {
        return Vec::new();
    }
    let end = (range.start + 1..range.end).find(|&at| words[at].is_any(&[")", "]"])).unwrap_or(range.end);
    values_of(draft, range.start + 1..end)
}

/// "5 km, 10 km and half marathon" → its parts, when all of them are short.
pub fn values_of(draft: &Draft<'_>, range: Range<usize>) -> Vec<String> {
    let parts = alternatives(&draft.reading, range);
    let short = |part: &Range<usize>| {
        part.len() <= MAX_VALUE_WORDS && draft.reading.words[part.clone()].iter().all(|word| !word.punctuation)
    };
    if parts.len() > MAX_VALUES || !parts.iter().all(short) {
        return Vec::new();
    }
    let start =
        |part: &Range<usize>| part.clone().find(|&at| !is_article(&draft.reading.words[at])).unwrap_or(part.start);
    parts.into_iter().map(|part| sentence_case(draft.reading.source(start(&part)..part.end))).collect()
}

/// "school calendar", "club news": of the organisation whose site it is, which is nothing that it keeps.
pub fn without_owner(draft: &Draft<'_>, brief: &Brief, demand: Demand) -> Demand {
    let Some(thing) = demand.thing.clone() else { return demand };
    let said = &draft.reading.words[thing.words.clone()];
    let purpose = &draft.reading.words[brief.purpose.words.clone()];
    let owner = matches!(said, [word] if word.lower == word.stem
        && purpose.last().is_some_and(|last| last.stem == word.stem)
        && brief.purpose.thing.is_none());
    let part = matches!(
        demand.intent,
        Intent::Calendar
            | Intent::News
            | Intent::About
            | Intent::Contact
            | Intent::Menu
            | Intent::Gallery
            | Intent::Team
    );
    if owner && part { Demand { thing: None, ..demand } } else { demand }
}

/// "inform about the course, the prizes": pages with words to be replaced.
pub fn informed(plan: &mut Plan, draft: &Draft<'_>, demand: &Demand) {
    let said = &draft.reading.words[demand.at.clone()];
    let begins = said.first().is_some_and(|word| word.is_any(&["inform", "tell", "explain"]));
    let Some(about) = demand.at.clone().find(|&at| draft.reading.words[at].is("about")).filter(|_| begins) else {
        return;
    };
    for item in super::super::lists::items(&draft.reading, about + 1..demand.at.end, |_| 0) {
        let start = item.clone().find(|&at| !is_article(&draft.reading.words[at])).unwrap_or(item.start);
        let kept = super::super::brief::things::known(draft, start..item.end).is_some();
        if (1..=3).contains(&(item.end - start)) && !kept {
            plan.titles.push((title_case(draft.reading.source(start..item.end)), Intent::Browse, None));
        }
    }
}

/// "donate an amount to a campaign"
pub fn given_to(plan: &mut Plan, draft: &mut Draft<'_>, demand: &Demand) -> Option<usize> {
    let words = &draft.reading.words;
    let to = demand.at.clone().find(|&at| words[at].is_any(&["to", "for"]));
    let end = demand.at.clone().find(|&at| words[at].is_any(&["with", "by"])).unwrap_or(demand.at.end);
    let said = to.filter(|to| *to < end).and_then(|to| brief_thing(draft, to + 1..end));
    let first = words[demand.at.start].stem.clone();
    let backed = ["back", "support", "fund", "sponsor", "pledge"].contains(&first.as_str());
    let thing = said.or_else(|| demand.thing.clone().filter(|_| backed))?;
    plan.entity(draft, &thing)
}

fn brief_thing(draft: &Draft<'_>, range: Range<usize>) -> Option<Thing> {
    super::super::brief::things::known(draft, range)
}

fn is_availability(said: &[Word]) -> bool {
    matches!(said, [word] if word.is_any(&["availability", "available"]))
}

/// What stands for a name that no field has: "by day" of what has a date, "by availability".
pub fn day_of(draft: &Draft<'_>, entity: &EntityDraft, range: Range<usize>) -> Option<String> {
    let said = &draft.reading.words[name_in(draft, range)];
    if is_availability(said) {
        return entity.fields.iter().find(|field| field.label == "Available").map(|field| field.id.clone());
    }
    let day = matches!(said, [word] if word.is_any(&["day", "date"]));
    let named = entity.fields.iter().any(|field| {
        ["Day", "Weekday"].contains(&field.label.as_str()) || field.label.to_lowercase().ends_with("date")
    });
    let date = entity.fields.iter().find(|field| matches!(field.kind, FieldKind::Date | FieldKind::DateTime));
    let day = day || matches!(said, [word] if word.is("month"));
    date.filter(|_| day && !named).map(|field| field.id.clone())
}

/// Fields of what a site shows, when nothing else is known of it.
pub fn shown_fields() -> Vec<isekai_codegen::Field> {
    let lines = [
        "Name!: text",
        "Category: choice Popular amber, New blue, Classic green",
        "Picture: image",
        "Description: long",
    ];
    lines.iter().filter_map(|line| crate::lexicon::fields::parse_line(line)).collect()
}

/// A field of a form has the values that the field of the same name has elsewhere: the style of a class, and of who signs up for it.
pub fn same_values(plan: &mut Plan) {
    let known: Vec<(String, FieldKind)> = plan
        .entities
        .iter()
        .flat_map(|entity| &entity.fields)
        .filter(|field| matches!(field.kind, FieldKind::Choice { .. }) && !field.label.ends_with("tatus"))
        .map(|field| (field.label.clone(), field.kind.clone()))
        .collect();
    let forms: Vec<usize> =
        plan.helpers.iter().filter(|helper| helper.intent == Intent::Create).map(|helper| helper.entity).collect();
    for index in forms {
        let title = plan.entities[index].fields.first().map(|field| field.id.clone());
        for field in &mut plan.entities[index].fields {
            let text =
                matches!(field.kind, FieldKind::Text { multiline: false, .. }) && Some(&field.id) != title.as_ref();
            if let Some((_, kind)) = known.iter().find(|(label, _)| text && *label == field.label) {
                field.kind = kind.clone();
            } else if field.label == "Topic" && matches!(field.kind, FieldKind::Choice { .. }) {
                // What somebody writes about is not one of four things.
                field.kind = FieldKind::Text { multiline: false, max_length: None };
                field.default = None;
            }
        }
    }
}

/// "buy tickets" to a place: tickets for adults and for children.
pub fn tickets(plan: &mut Plan, draft: &mut Draft<'_>) -> usize {
    if let Some(known) = plan.entities.iter().position(|entity| entity.singular == "Ticket") {
        return known;
    }
    let lines = ["Name!: text", "Price!: money", "Description: long"];
    let id = plan.free_id("Ticket");
    let names = ["Adult", "Child", "Family", "Group"];
    draft.named_rows.push((id.clone(), names.iter().map(|name| format!("{name} ticket")).collect()));
    plan.push(EntityDraft {
        id,
        singular: "Ticket".to_owned(),
        noun: None,
        fields: lines.iter().filter_map(|line| crate::lexicon::fields::parse_line(line)).collect(),
        explicit: true,
        at: 0,
        features: Vec::new(),
    })
}
