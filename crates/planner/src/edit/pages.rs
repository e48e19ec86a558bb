//! "a page About", "a calculator", "an invoice page", "a page per task".

use std::ops::Range;

use isekai_codegen::{Block, EntityUse, Patch, find_block};
use serde_json::{Map, json};

use super::editor::Editor;
use super::parts::{self, new_page};
use super::{lists, targets};
use crate::analysis::{self, Context, Draft};
use crate::lexicon::{EngineKind, Wish};
use crate::text::sentence_case;

/// Words for the place of a part, which say nothing of what it is.
const PLACES: &[&str] = &["page", "pages", "section", "sections", "tab", "screen", "view", "area"];
const MAX_TITLE_CHARS: usize = 60;
const MAX_TITLE_WORDS: usize = 6;

/// "a calculator", "a snake game": what could be an app of its own becomes a page.
pub fn engine(editor: &mut Editor<'_>, bare: &Range<usize>, part: &Range<usize>) -> bool {
    let end = bare.clone().rev().find(|&at| !editor.reading.words[at].is_any(PLACES)).map_or(bare.start, |at| at + 1);
    let words = &editor.reading.words[bare.start..end];
    let Some(index) = editor.lexicon.engines.phrases.exact(words) else { return false };
    let engine = &editor.lexicon.engines.all[index];
    if matches!(engine.kind, EngineKind::Board | EngineKind::Notes) || parts::is_field(editor, words) {
        return false;
    }
    let context = Context::new(editor.today);
    let said = editor.said(bare.clone());
    let mut draft = Draft::new(&said, editor.lexicon, &context);
    let page = analysis::engine_page(&mut draft, engine, &engine.name, &said.to_lowercase());
    if targets::shows(&editor.spec, &page.blocks) {
        editor.note(part.clone(), format!("There already: {}", engine.name));
        return true;
    }
    let page = new_page(editor, &engine.name, page.blocks);
    editor.apply(part.clone(), format!("{} on a page of its own", engine.name), vec![Patch::AddPage { page, at: None }])
}

/// "a page per task", "a detail page for tasks".
pub fn detail(editor: &mut Editor<'_>, bare: &Range<usize>, within: Option<&str>, part: &Range<usize>) -> bool {
    let words = &editor.reading.words;
    let told = words[bare.start].is_any(&["detail", "details"])
        && (bare.len() == 1 || words[bare.start + 1].is_any(PLACES) || words[bare.start + 1].is_any(&["of", "for"]));
    let each = bare.len() > 2
        && words[bare.start].is("page")
        && words[bare.start + 1].is_any(&["per", "for", "of"])
        && (words[bare.start + 1].is("per") || words[bare.start + 2].is_any(&["each", "every"]));
    if !(told || each) {
        return false;
    }
    let tail = (bare.start + 1..bare.end).find_map(|at| targets::entity(editor, at..bare.end));
    let Some(entity) = tail.or_else(|| within.map(str::to_owned)).or_else(|| targets::main_entity(editor)) else {
        return false;
    };
    let Some((page, at, block)) = targets::block(editor, "records", Some(&entity)) else { return false };
    if block.options.get("detail") == Some(&json!(true)) {
        editor.note(part.clone(), "Each record has a page already");
        return true;
    }
    let patch = Patch::SetBlockOption { page, at, option: "detail".to_owned(), value: Some(json!(true)) };
    editor.apply(part.clone(), "A page for each record", vec![patch])
}

/// "a page About", "a team page", "a page called Our values": what the title asks for, a list, or words to be replaced.
pub fn page(editor: &mut Editor<'_>, bare: Range<usize>, within: Option<&str>, part: &Range<usize>) -> bool {
    let words = &editor.reading.words;
    let first = words[bare.start].is_any(PLACES);
    let last = bare.len() > 1 && words[bare.end - 1].is_any(PLACES);
    if !(first || last) || bare.len() < 2 {
        return false;
    }
    let called = |at: usize| words[at].is_any(&["called", "named", "titled", "about", ":", "with", "title", "the"]);
    let start = if first { (bare.start + 1..bare.end).find(|&at| !called(at) || at + 1 == bare.end) } else { None };
    let name = if first { start.unwrap_or(bare.start + 1)..bare.end } else { bare.start..bare.end - 1 };
    // "Our values" keeps its "our".
    let quote = |at: usize| words[at].is_any(analysis::QUOTES) || words[at].is_any(&["a", "an", "the"]);
    let from = name.clone().find(|&at| !quote(at)).unwrap_or(name.end);
    let name = from..name.clone().rev().find(|&at| !quote(at)).map_or(from, |at| at + 1);
    let said = &editor.reading.words[name.clone()];
    let of = said.first().is_some_and(|word| word.is_any(&["for", "of", "that", "where", "which", "to", "listing"]));
    if said.is_empty() || of || lists::is_list(editor, &name, last) {
        return false;
    }
    let quoted = editor.reading.words[..name.start].last().is_some_and(|word| word.is_any(analysis::QUOTES));
    let known = editor.lexicon.demands.nouns.exact(said).filter(|_| !quoted);
    if let Some(intent) = known.filter(|intent| !parts::is_plain(*intent) && parts::feature_of(*intent).is_none()) {
        return parts::bring(editor, intent, within, part);
    }
    let title = sentence_case(&editor.said(name.clone()));
    let missing = matches!(editor.lexicon.wishes.phrases().at(said).map(|wish| wish.value), Some(Wish::Missing(_)));
    if missing || said.len() > MAX_TITLE_WORDS || title.chars().count() > MAX_TITLE_CHARS {
        return false;
    }
    if editor.spec.pages.iter().any(|page| analysis::same_label(&page.title, &title)) {
        editor.note(part.clone(), format!("Page {title} is there already"));
        return true;
    }
    let (block, outcome) = match ready_made(&title) {
        Some(block) => (block, format!("Page {title}")),
        None => (text(&title), format!("Page {title}, with words to be replaced")),
    };
    let page = new_page(editor, &title, vec![block]);
    editor.apply(part.clone(), outcome, vec![Patch::AddPage { page, at: None }])
}

/// The block that is called so, when it is complete without any option: `invoice`, `weather`.
fn ready_made(title: &str) -> Option<Block> {
    let kind = find_block(&crate::text::kebab_id(title, ""))?;
    let complete = kind.entity() != EntityUse::Required && !kind.options().iter().any(|def| def.required);
    complete.then(|| Block { kind: kind.kind().to_owned(), entity: None, options: Map::new() })
}

fn text(title: &str) -> Block {
    let body = format!("Everything about {} stands here.", title.to_lowercase());
    let options = json!({"heading": title, "body": body}).as_object().cloned().unwrap_or_default();
    Block { kind: "text".to_owned(), entity: None, options }
}
