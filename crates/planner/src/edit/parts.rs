//! "a calendar", "comments on recipes", "a quiz", "a page About": parts of an app that are neither fields nor features of a list.

use std::ops::Range;

use isekai_codegen::{Block, Field, Page, Patch, find_block};
use serde_json::Map;

use super::editor::Editor;
use super::more::{self, More};
use super::{home, pages, targets};
use crate::analysis::{self, DETERMINERS};
use crate::lexicon::{Feature, Intent, Wish};

/// Words after the name of a part that are no other part.
pub const AFTER: &[&str] = &[
    "page",
    "section",
    "tab",
    "screen",
    "view",
    "area",
    "feature",
    "system",
    "form",
    "button",
    "buttons",
    "functionality",
    "support",
    "widget",
    "function",
    "option",
    "box",
    "list",
    "block",
];

/// Adds the part that the words name. `part` is what is shown as their source.
pub fn add(editor: &mut Editor<'_>, bare: Range<usize>, within: Option<&str>, part: &Range<usize>) -> bool {
    let words = &editor.reading.words[bare.clone()];
    // A lone name of a field is one: "a comment", "a review"; several of them are not written into a field.
    let one = words.last().is_some_and(|word| word.lower == word.stem);
    if one && editor.lexicon.fields.phrases().exact(words).is_some() {
        return false;
    }
    let refusals = editor.refusals.len();
    if pages::detail(editor, &bare, within, part) {
        return true;
    }
    if editor.refusals.len() > refusals {
        return false;
    }
    if home::is_meant(editor, bare.clone()) {
        return home::add(editor, part);
    }
    if let Some(intent) = wished(editor, bare.clone()) {
        return bring(editor, intent, within, part);
    }
    pages::engine(editor, &bare, part) || pages::page(editor, bare, within, part)
}

/// What the lexicon of demands knows by these words, when nothing else was made of them.
pub fn demanded(editor: &mut Editor<'_>, bare: Range<usize>, within: Option<&str>, part: &Range<usize>) -> bool {
    let words = &editor.reading.words[bare.clone()];
    if editor.lexicon.fields.phrases().exact(words).is_some() {
        return false;
    }
    let end = bare.clone().rev().find(|&at| !editor.reading.words[at].is_any(AFTER)).map_or(bare.start, |at| at + 1);
    let Some(intent) = editor.lexicon.demands.nouns.exact(&editor.reading.words[bare.start..end]) else { return false };
    bring(editor, intent, within, part)
}

/// The wish that the words name, after at most two adjectives.
pub fn wished(editor: &Editor<'_>, bare: Range<usize>) -> Option<Intent> {
    let words = &editor.reading.words;
    for at in bare.start..bare.end.min(bare.start + 3) {
        let ahead = &words[bare.start..at];
        let Some(found) = editor.lexicon.wishes.phrases().at(&words[at..bare.end]) else { continue };
        let rest = &words[at + found.words..bare.end];
        if !rest.iter().all(|word| word.is_any(AFTER) || word.is_any(DETERMINERS)) {
            continue;
        }
        let said = &words[at..at + found.words];
        match found.value {
            Wish::Intent(intent) if ahead.iter().all(|word| !is_field(editor, std::slice::from_ref(word))) => {
                return Some(intent);
            }
            // "a dashboard" is more than figures above a list.
            Wish::Feature(Feature::Stats) if said[0].is("dashboard") => return Some(Intent::Dashboard),
            Wish::Feature(Feature::Stats) if said[0].stem.starts_with("report") => return Some(Intent::Report),
            _ => {}
        }
    }
    None
}

pub fn is_field(editor: &Editor<'_>, words: &[crate::text::Word]) -> bool {
    editor.lexicon.fields.phrases().exact(words).is_some()
}

/// Brings what a first prompt with this wish would have brought.
pub fn bring(editor: &mut Editor<'_>, intent: Intent, within: Option<&str>, part: &Range<usize>) -> bool {
    if editor.spec.entities.is_empty() && needs_records(intent) {
        let said = editor.shown(part.clone());
        editor.refusals.push(format!(
            "\"{said}\" needs records to be about, and this app keeps none; add a list first, for example \"add customers with name and email\"."
        ));
        return false;
    }
    if matches!(intent, Intent::Newsletter | Intent::Testimonials | Intent::Menu) {
        return section(editor, intent, part);
    }
    let mut more = More {
        of: within.map(str::to_owned).or_else(|| targets::main_entity(editor)),
        intents: vec![intent],
        ..More::default()
    };
    more.fields.extend(needed(editor, intent, more.of.as_deref()));
    match more::patches(editor, &more, part) {
        Some(patches) => finish(editor, intent.label(), patches, part),
        None => {
            let said = editor.shown(part.clone());
            let what = intent.label().to_lowercase();
            editor.refusals.push(format!(
                "\"{said}\" asks for something ({what}) that the built-in planner cannot add to this app."
            ));
            false
        }
    }
}

/// Applies what was composed. On a landing page, sections go into the page.
pub fn finish(editor: &mut Editor<'_>, outcome: &str, patches: Vec<Patch>, part: &Range<usize>) -> bool {
    if patches.is_empty() {
        editor.note(part.clone(), format!("There already: {}", outcome.to_lowercase()));
        return true;
    }
    let landing = targets::landing(editor).filter(|_| editor.spec.entities.is_empty());
    let end = targets::block(editor, "contact-form", None).map(|(_, at, _)| at);
    let place = |patch: Patch| match (patch, &landing) {
        (Patch::AddPage { page, .. }, Some(home)) if are_sections(&page) => {
            page.blocks.into_iter().map(|block| Patch::AddBlock { page: home.clone(), block, at: end }).collect()
        }
        (patch, _) => vec![patch],
    };
    let patches = patches.into_iter().flat_map(place).collect();
    editor.apply(part.clone(), outcome, patches)
}

fn are_sections(page: &Page) -> bool {
    page.blocks.iter().all(|block| find_block(&block.kind).is_some_and(|kind| kind.is_section()))
}

/// A section of the first page that welcomes, else a page of its own.
fn section(editor: &mut Editor<'_>, intent: Intent, part: &Range<usize>) -> bool {
    let block = match intent {
        Intent::Newsletter => Some(Block { kind: "newsletter".to_owned(), entity: None, options: Map::new() }),
        Intent::Testimonials => analysis::section(Feature::Testimonials, editor.lexicon, &editor.spec.name),
        _ => analysis::section(Feature::Services, editor.lexicon, &editor.spec.name),
    };
    let Some(block) = block else { return false };
    if targets::shows(&editor.spec, std::slice::from_ref(&block)) {
        editor.note(part.clone(), format!("There already: {}", intent.label().to_lowercase()));
        return true;
    }
    let patch = match targets::landing(editor) {
        Some(page) => {
            // Before the form that ends the page.
            let form = targets::block(editor, "contact-form", None).filter(|(id, ..)| *id == page);
            Patch::AddBlock { page, block, at: form.map(|(_, at, _)| at) }
        }
        None => Patch::AddPage { page: new_page(editor, title_of(intent), vec![block]), at: None },
    };
    editor.apply(part.clone(), intent.label(), vec![patch])
}

pub fn new_page(editor: &Editor<'_>, title: &str, blocks: Vec<Block>) -> Page {
    Page { id: analysis::page_id(&editor.spec.pages, title), title: title.to_owned(), blocks, ..Page::default() }
}

/// The field that a wish cannot do without, where there is none of its kind.
fn needed(editor: &Editor<'_>, intent: Intent, of: Option<&str>) -> Option<Field> {
    let line = match intent {
        Intent::Calendar | Intent::Timeline if !targets::has_date(editor) => "Date: date",
        Intent::Leaderboard => {
            let entity = of.and_then(|id| editor.spec.entity(id))?;
            let number = entity.fields.iter().any(|field| analysis::is_number(&field.kind));
            if number { return None } else { "Points: integer" }
        }
        _ => return None,
    };
    crate::lexicon::fields::parse_line(line)
}

fn title_of(intent: Intent) -> &'static str {
    match intent {
        Intent::Newsletter => "Newsletter",
        Intent::Testimonials => "Testimonials",
        _ => "Menu",
    }
}

/// Wishes that are a matter of a list's options.
pub fn feature_of(intent: Intent) -> Option<Feature> {
    Some(match intent {
        Intent::Search => Feature::Search,
        Intent::Filter => Feature::Filter,
        Intent::Sort => Feature::Sort,
        Intent::Chart => Feature::Chart,
        Intent::Export => Feature::Export,
        _ => return None,
    })
}

/// What every app does, or what says too little by itself.
pub fn is_plain(intent: Intent) -> bool {
    matches!(intent, Intent::Browse | Intent::Create | Intent::Edit)
}

fn needs_records(intent: Intent) -> bool {
    matches!(
        intent,
        Intent::Report
            | Intent::Dashboard
            | Intent::Calendar
            | Intent::Timeline
            | Intent::Leaderboard
            | Intent::Comment
            | Intent::Review
            | Intent::Vote
            | Intent::Favorite
            | Intent::Compare
            | Intent::Import
            | Intent::Upload
            | Intent::Cart
            | Intent::Checkout
            | Intent::Orders
            | Intent::Approve
            | Intent::Assign
            | Intent::Track
            | Intent::Transfer
    )
}
