//! "add customers with name and email", "a page for books": further lists with pages of their own.

use std::ops::Range;

use isekai_codegen::{Field, MAX_FIELDS};

use super::editor::Editor;
use super::more::{self, More};
use crate::analysis::{EntityDraft, free_id, items, name_of, noun_entity, parse_field, same_label};
use crate::text::{Word, camel_id, plural};

/// Words for a place of many records.
const PLACES: &[&str] = &["page", "list", "table", "section", "tab", "collection", "catalog", "catalogue"];
const MAX_WORDS: usize = 3;

/// What is said of a further list.
struct Named {
    noun: Option<usize>,
    name: Range<usize>,
}

/// "customers with name and email", the whole of it: the names of fields hold commas.
pub fn with_fields(editor: &mut Editor<'_>, range: Range<usize>, clause: &Range<usize>) -> bool {
    let cue = ["with", "having", "including", "("];
    let Some(with) = editor.find(&range, &cue).filter(|at| *at > range.start) else { return false };
    let head = editor.bare(range.start..with);
    let Some(named) = named(editor, &head) else { return false };
    if exists(editor, &named) {
        return false;
    }
    let small = |at: usize| editor.reading.words[at].is_any(&["the", "fields", "columns", "following", ":", "a", "an"]);
    let start = (with + 1..range.end).find(|&at| !small(at)).unwrap_or(range.end);
    let end = if editor.reading.words[with].is("(") {
        editor.find(&(start..range.end), &[")"]).unwrap_or(range.end)
    } else {
        range.end
    };
    let keep =
        |at: usize| editor.lexicon.fields.phrases().at(&editor.reading.words[at..end]).map_or(0, |found| found.words);
    let mut fields: Vec<Field> = Vec::new();
    let mut unread = Vec::new();
    for item in items(&editor.reading, start..end, keep) {
        match parse_field(&editor.reading, item.clone(), editor.lexicon) {
            Some(parsed) if fields.iter().any(|field| same_label(&field.label, &parsed.field.label)) => {}
            Some(parsed) if fields.len() < MAX_FIELDS => {
                let id = free_id(&fields, &parsed.field.id);
                fields.push(Field { id, ..parsed.field });
            }
            _ => unread.push(editor.said(item)),
        }
    }
    if fields.is_empty() {
        return false;
    }
    // A record is told from others by its first line of text.
    if let Some(first) = fields.first_mut().filter(|first| matches!(first.kind, isekai_codegen::FieldKind::Text { .. }))
    {
        first.required = true;
    }
    editor.unread.extend(unread);
    add(editor, &named, Some(fields), clause)
}

/// A further list with the fields that such a thing has: "a page for books", "a list of suppliers", "customers".
pub fn plain(editor: &mut Editor<'_>, bare: Range<usize>, part: &Range<usize>) -> bool {
    let Some(named) = named(editor, &bare) else { return false };
    if exists(editor, &named) {
        let name = singular(editor, &named);
        editor.note(part.clone(), format!("{} are there already", plural(&name)));
        return true;
    }
    add(editor, &named, None, part)
}

/// Whether the words before "page" name a list of records.
pub fn is_list(editor: &Editor<'_>, name: &Range<usize>, trailing: bool) -> bool {
    let words = &editor.reading.words[name.clone()];
    let many = words.last().is_some_and(is_plural);
    many && trailing && editor.lexicon.nouns.phrases().exact(words).is_some()
}

/// The list of a thing, made when the app has none. Gives the id of its entity.
pub fn ensure(editor: &mut Editor<'_>, bare: Range<usize>, part: &Range<usize>) -> Option<String> {
    let words = &editor.reading.words[bare.clone()];
    let noun = editor.lexicon.nouns.phrases().exact(words);
    if words.is_empty() || words.len() > MAX_WORDS || words.iter().any(|word| word.punctuation) {
        return None;
    }
    let named = Named { noun, name: bare };
    let id = camel_id(&singular(editor, &named), "record");
    if editor.spec.entity(&id).is_some() {
        return Some(id);
    }
    add(editor, &named, None, part).then_some(id)
}

fn named(editor: &Editor<'_>, bare: &Range<usize>) -> Option<Named> {
    let words = &editor.reading.words;
    let cue =
        bare.clone().find(|&at| words[at].is_any(&["for", "of"]) && at > bare.start && words[at - 1].is_any(PLACES));
    let trailing = bare.len() > 1 && words[bare.end - 1].is_any(PLACES);
    let name = match cue {
        Some(at) => editor.bare(at + 1..bare.end),
        None if trailing => bare.start..bare.end - 1,
        None => bare.clone(),
    };
    let said = &words[name.clone()];
    if said.is_empty() || said.len() > MAX_WORDS || said.iter().any(|word| word.punctuation) {
        return None;
    }
    let noun = editor.lexicon.nouns.phrases().exact(said);
    let many = said.last().is_some_and(is_plural);
    // "a settings page" is no list of settings; "a page for suppliers" is.
    if trailing && cue.is_none() && !many && noun.is_none() {
        return None;
    }
    // "notes" and "tags" are fields, "customers" are not, although a "customer" may be one.
    let field = editor.lexicon.fields.phrases().exact(said).map(|field| &editor.lexicon.fields.get(field).name);
    let several = field.is_some_and(|name| crate::text::words(name).last().is_some_and(is_plural));
    let listed = many && noun.is_some() && !several;
    (cue.is_some() || trailing || listed).then_some(Named { noun, name })
}

fn is_plural(word: &Word) -> bool {
    word.lower != word.stem
}

fn singular(editor: &Editor<'_>, named: &Named) -> String {
    let said = &editor.reading.words[named.name.clone()];
    named.noun.map_or_else(|| name_of(said), |noun| editor.lexicon.nouns.get(noun).label_for(said))
}

fn exists(editor: &Editor<'_>, named: &Named) -> bool {
    editor.spec.entity(&camel_id(&singular(editor, named), "record")).is_some()
}

fn add(editor: &mut Editor<'_>, named: &Named, fields: Option<Vec<Field>>, part: &Range<usize>) -> bool {
    let singular = singular(editor, named);
    let id = camel_id(&singular, "record");
    let draft = noun_entity(editor.lexicon, named.noun, &id, &singular);
    let explicit = fields.is_some();
    let list = EntityDraft { at: usize::MAX, explicit, fields: fields.unwrap_or(draft.fields.clone()), ..draft };
    let title = plural(&singular);
    let more = More { lists: vec![list], ..More::default() };
    let Some(patches) = more::patches(editor, &more, part) else { return false };
    editor.apply(part.clone(), format!("{title} with a page of their own"), patches)
}
