//! "the button should say Save", "change the headline to …", "change the phone number to …": texts in the parts of pages.

use std::ops::Range;

use isekai_codegen::{OptionKind, Patch, find_block};
use serde_json::{Value, json};

use super::editor::Editor;
use super::targets;
use crate::text::{Word, words};

/// What people call the texts that parts of pages have, and their names in the options.
const NAMES: &[(&[&str], &str)] = &[
    (&["headline"], "heading"),
    (&["heading"], "heading"),
    (&["title"], "heading"),
    (&["text"], "text"),
    (&["intro"], "text"),
    (&["introduction"], "text"),
    (&["description"], "text"),
    (&["body"], "body"),
    (&["eyebrow"], "eyebrow"),
    (&["email"], "email"),
    (&["email", "address"], "email"),
    (&["e", "mail"], "email"),
    (&["phone"], "phone"),
    (&["phone", "number"], "phone"),
    (&["telephone"], "phone"),
    (&["address"], "address"),
    (&["opening", "hours"], "hours"),
    (&["hours"], "hours"),
    (&["success", "message"], "successText"),
    (&["success", "text"], "successText"),
];
/// Words before such a name that say of which part it is, and are in no kind of block.
const WHOLE: &[&str] = &["main", "page", "section", "hero", "home", "welcome", "the", "form", "big", "block", "part"];
/// Of several lines together.
const MAX_LINES_CHARS: usize = 400;
const LABELS: &[&str] = &["submitLabel", "addLabel"];

pub fn read(editor: &mut Editor<'_>, clause: &Range<usize>) -> bool {
    button(editor, clause) || exact(editor, clause) || option(editor, clause)
}

/// A text of a block: where it is, and what it is to become.
struct Place {
    page: String,
    at: usize,
    option: &'static str,
    value: Value,
    max: usize,
}

/// "the button should say Save", "change the subscribe button to Join us".
fn button(editor: &mut Editor<'_>, clause: &Range<usize>) -> bool {
    let action = (clause.start..clause.end).find(|&at| editor.reading.starts(at, &["call", "to", "action"]));
    let button = editor.find(clause, &["button", "buttons"]).or(action.map(|at| at + 2));
    let Some(at) = button else { return false };
    let cue = ["say", "says", "read", "reads", "to", "called", "labelled", "labeled", ":", "with", "named"];
    let Some(to) = editor.find(&(at + 1..clause.end), &cue) else { return false };
    let mut new = to + 1..clause.end;
    while new.len() > 1 && editor.reading.words[new.start].is_any(&["say", "read", "be", ":", "label", "text"]) {
        new.start += 1;
    }
    let text = targets::quoted(editor, new);
    // "make the buttons teal", "change the button colour to red"
    let colour = editor.reading.words[at + 1..to].iter().any(|word| word.is_any(&["colour", "color", "colours"]));
    if text.is_empty() || colour || editor.lexicon.styles.at(&words(&text)).is_some() {
        return false;
    }
    let verb = ["change", "make", "set", "rename", "let", "the", "relabel", "update", "have"];
    let said: Vec<Word> = editor.reading.words[clause.start..action.unwrap_or(at)]
        .iter()
        .filter(|word| !word.is_any(&verb))
        .cloned()
        .collect();
    let Some(place) = label(editor, &said, &text) else {
        let said = editor.shown(clause.clone());
        editor.refusals.push(format!(
            "\"{said}\": the app has no such button whose text can be changed; those of forms, sections and the shop can, those of lists cannot."
        ));
        return false;
    };
    place_text(editor, clause, place, &format!("The button says {text}"), &text)
}

/// The first button that fits the words before "button".
fn label(editor: &Editor<'_>, said: &[Word], text: &str) -> Option<Place> {
    let mut found = Vec::new();
    for page in &editor.spec.pages {
        for (at, block) in page.blocks.iter().enumerate() {
            for def in find_block(&block.kind).map(|kind| kind.options()).unwrap_or_default() {
                let present = block.options.get(def.name);
                let (value, old, max) = match (&def.kind, present) {
                    (OptionKind::Line(max), _) if LABELS.contains(&def.name) => {
                        (json!(text), present.and_then(Value::as_str), *max)
                    }
                    (OptionKind::Object(_), Some(Value::Object(action))) if action.contains_key("label") => {
                        let mut new = action.clone();
                        new.insert("label".to_owned(), json!(text));
                        (Value::Object(new), action["label"].as_str(), 40)
                    }
                    _ => continue,
                };
                let place = Place { page: page.id.clone(), at, option: def.name, value, max };
                let about =
                    format!("{} {} {} {}", old.unwrap_or_default(), block.kind, page.title, camel_words(def.name));
                found.push((words(&about), place));
            }
        }
    }
    let fits = |about: &[Word]| {
        said.iter().all(|word| word.is_any(WHOLE) || about.iter().any(|other| other.stem == word.stem))
    };
    found.into_iter().find(|(about, _)| fits(about)).map(|(_, place)| place)
}

/// `submitLabel` → `submit label`.
pub fn camel_words(name: &str) -> String {
    name.chars().flat_map(|c| if c.is_uppercase() { vec![' ', c.to_ascii_lowercase()] } else { vec![c] }).collect()
}

/// "change "Golden Crust opens soon" to "We are open"": what stands there in these words.
fn exact(editor: &mut Editor<'_>, clause: &Range<usize>) -> bool {
    let words = &editor.reading.words;
    let quote = |at: usize| words[at].is_any(&["\"", "“", "”"]);
    if !words[clause.start].is_any(&["change", "replace", "swap", "update"]) {
        return false;
    }
    let Some(open) = (clause.start + 1..clause.end).find(|&at| quote(at)) else { return false };
    let Some(close) = (open + 1..clause.end).find(|&at| quote(at)) else { return false };
    let Some(to) = editor.find(&(close..clause.end), &["to", "with", "by", "into"]) else { return false };
    let (old, new) = (editor.said(open + 1..close), targets::quoted(editor, to + 1..clause.end));
    if old.is_empty() || new.is_empty() {
        return false;
    }
    let patches = super::rename::mentions(editor, &old, &new);
    !patches.is_empty() && editor.apply(clause.clone(), format!("\"{old}\" is now \"{new}\""), patches)
}

/// "change the headline to …", "change the heading of the pricing section to …".
fn option(editor: &mut Editor<'_>, clause: &Range<usize>) -> bool {
    if !editor.reading.words[clause.start].is_any(&["change", "set", "update", "make", "replace", "rename", "edit"]) {
        return false;
    }
    let rest = clause.start + 1..clause.end;
    let Some(to) = editor.find(&rest, &["to", "with", "into", "say", "read"]) else { return false };
    let what = editor.bare(rest.start..to);
    let of = editor.find(&what, &["of", "on", "in"]);
    let head = editor.bare(what.start..of.unwrap_or(what.end));
    let tail = of.map_or(head.end..head.end, |of| editor.bare(of + 1..what.end));
    let said = &editor.reading.words[head.clone()];
    let named = NAMES.iter().filter(|(name, _)| {
        said.len() >= name.len() && said[said.len() - name.len()..].iter().zip(*name).all(|(word, part)| word.is(part))
    });
    let Some((name, option)) = named.max_by_key(|(name, _)| name.len()) else { return false };
    let about: Vec<Word> = said[..said.len() - name.len()].iter().chain(&editor.reading.words[tail]).cloned().collect();
    // "the title" alone is that of the app.
    if about.is_empty() && name.last().is_some_and(|last| ["title", "heading"].contains(last)) {
        return false;
    }
    let text = targets::quoted(editor, to + 1..clause.end);
    let Some(place) = named_option(editor, &about, option, &text).filter(|_| !text.is_empty()) else { return false };
    place_text(
        editor,
        clause,
        place,
        &format!("{}: {text}", crate::text::sentence_case(name.join(" ").as_str())),
        &text,
    )
}

fn named_option(editor: &Editor<'_>, about: &[Word], option: &str, text: &str) -> Option<Place> {
    for page in &editor.spec.pages {
        for (at, block) in page.blocks.iter().enumerate() {
            let defs = find_block(&block.kind).map(|kind| kind.options()).unwrap_or_default();
            let Some(def) = defs.iter().find(|def| def.name == option) else { continue };
            let (max, value) = match def.kind {
                OptionKind::Line(max) | OptionKind::Text(max) => (max, json!(text)),
                OptionKind::Lines(_) => (MAX_LINES_CHARS, text.split(',').map(str::trim).collect()),
                _ => continue,
            };
            if !block.options.contains_key(option) {
                continue;
            }
            let entity = block.entity.as_deref().and_then(|id| editor.spec.entity(id));
            let plural = entity.map(|entity| entity.plural.as_str()).unwrap_or_default();
            let own = words(&format!("{} {} {plural}", block.kind, page.title));
            let fits = |word: &Word| word.is_any(WHOLE) || own.iter().any(|other| other.stem == word.stem);
            if about.iter().all(fits) {
                return Some(Place { page: page.id.clone(), at, option: def.name, value, max });
            }
        }
    }
    None
}

fn place_text(editor: &mut Editor<'_>, clause: &Range<usize>, place: Place, outcome: &str, text: &str) -> bool {
    let Place { page, at, option, value, max } = place;
    let chars = text.chars().count();
    if chars > max {
        editor.refusals.push(format!("This text has at most {max} characters; yours has {chars}."));
        return false;
    }
    let patch = Patch::SetBlockOption { page, at, option: option.to_owned(), value: Some(value) };
    editor.apply(clause.clone(), outcome, vec![patch])
}
