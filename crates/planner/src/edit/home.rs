//! "a home page": what welcomes the visitors of a site of several pages.

use std::ops::Range;

use isekai_codegen::{AppSpec, Block, Page, Patch};
use serde_json::Value;

use super::editor::Editor;
use super::more::{self, More};
use super::targets;
use crate::analysis::{self, Wanted};
use crate::lexicon::{Feature, Wish};

pub fn is_meant(editor: &Editor<'_>, bare: Range<usize>) -> bool {
    let words = &editor.reading.words[bare];
    let landing = words.len() > 1 && words[0].is_any(&["landing", "front", "intro"]) && words[1].is("page");
    landing || editor.lexicon.wishes.phrases().exact(words) == Some(Wish::Feature(Feature::Landing))
}

pub fn add(editor: &mut Editor<'_>, part: &Range<usize>) -> bool {
    if targets::landing(editor).is_some() {
        editor.note(part.clone(), "Home page is there already");
        return true;
    }
    let wanted = Wanted { feature: Feature::Landing, fields: Vec::new(), also: Vec::new() };
    let more = More { of: targets::main_entity(editor), wanted: vec![wanted], ..More::default() };
    let patches = more::patches(editor, &more, part).unwrap_or_default();
    let page = patches.into_iter().find_map(|patch| match patch {
        Patch::AddPage { page, .. } => Some(page),
        _ => None,
    });
    let Some(page) = page else {
        let said = editor.shown(part.clone());
        editor.refusals.push(format!("\"{said}\" needs lists that it could lead to, and this app has none."));
        return false;
    };
    let page = led(&editor.spec, page);
    let id = analysis::page_id(&editor.spec.pages, &page.title);
    editor.apply(part.clone(), "Home page", vec![Patch::AddPage { page: Page { id, ..page }, at: Some(0) }])
}

/// Its links lead to the pages that the app has, by the names that these have now.
fn led(spec: &AppSpec, mut page: Page) -> Page {
    for block in &mut page.blocks {
        match block.kind.as_str() {
            // All pages and the page of the entity are found by themselves.
            "cards-links" => drop(block.options.remove("items")),
            "featured" => drop(block.options.remove("page")),
            "hero" => lead(spec, block),
            _ => {}
        }
    }
    page
}

fn lead(spec: &AppSpec, hero: &mut Block) {
    let Some(first) = spec.pages.first() else { return };
    if let Some(Value::Object(action)) = hero.options.get_mut("primaryAction") {
        let label: String = format!("Browse {}", first.title.to_lowercase()).chars().take(40).collect();
        action.insert("label".to_owned(), label.into());
        action.insert("href".to_owned(), format!("#/{}", first.id).into());
    }
}
