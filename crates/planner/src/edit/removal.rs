//! Takes away what the words name by the kind of its block, or by the wish that would have brought it.

use std::ops::Range;

use isekai_codegen::{Block, Patch};

use super::editor::Editor;
use super::more;
use super::parts::AFTER;
use crate::analysis;
use crate::lexicon::{Intent, Wish};

pub fn remove(editor: &mut Editor<'_>, what: Range<usize>, part: &Range<usize>) -> bool {
    let end = what.clone().rev().find(|&at| !editor.reading.words[at].is_any(AFTER)).map_or(what.start, |at| at + 1);
    let end = if end == what.start { what.end } else { end };
    let said = &editor.reading.words[what.start..end];
    let wish = match editor.lexicon.wishes.phrases().exact(said) {
        Some(Wish::Intent(intent)) => Some(intent),
        _ => editor.lexicon.demands.nouns.exact(said),
    };
    let option = match wish {
        Some(Intent::Import) => Some("import"),
        Some(Intent::Compare) => Some("compare"),
        Some(Intent::Favorite) => Some("favorite"),
        _ => said[0].is_any(&["detail", "details"]).then_some("detail"),
    };
    if let Some(option) = option {
        return without(editor, option, part);
    }
    let kinds = kinds(editor, said, wish, part);
    let mut patches = Vec::new();
    for page in &editor.spec.pages {
        let goes = |block: &Block| kinds.contains(&block.kind);
        if page.blocks.iter().all(goes) {
            patches.push(Patch::RemovePage { page: page.id.clone() });
            continue;
        }
        // From the end, so that the places before stay.
        for (at, _) in page.blocks.iter().enumerate().rev().filter(|(_, block)| goes(block)) {
            patches.push(Patch::RemoveBlock { page: page.id.clone(), at });
        }
    }
    let outcome = format!("No {}", editor.said(what).to_lowercase());
    !patches.is_empty() && editor.apply(part.clone(), outcome, patches)
}

/// "the cart": it goes with its checkout, whatever the pages are called.
pub fn is_shop(editor: &Editor<'_>, what: Range<usize>) -> bool {
    let wish = editor.lexicon.wishes.phrases().exact(&editor.reading.words[what]);
    matches!(wish, Some(Wish::Intent(Intent::Cart | Intent::Checkout)))
}

/// The kinds of blocks that are called so, or that such a wish brings and no app has without it.
fn kinds(editor: &Editor<'_>, said: &[crate::text::Word], wish: Option<Intent>, at: &Range<usize>) -> Vec<String> {
    let blocks = editor.spec.pages.iter().flat_map(|page| &page.blocks);
    let called = |kind: &str| analysis::same_words(&kind.replace('-', " "), said);
    let mut kinds: Vec<String> =
        blocks.filter(|block| block.kind != "records" && called(&block.kind)).map(|block| block.kind.clone()).collect();
    kinds.extend(match wish {
        Some(Intent::Cart | Intent::Checkout) => vec!["cart".to_owned(), "checkout".to_owned()],
        Some(intent) => more::kinds(editor, intent, at),
        None => Vec::new(),
    });
    kinds
}

/// Takes an option from all lists.
fn without(editor: &mut Editor<'_>, option: &str, part: &Range<usize>) -> bool {
    let mut patches = Vec::new();
    for page in &editor.spec.pages {
        for (at, _) in page.blocks.iter().enumerate().filter(|(_, block)| block.options.contains_key(option)) {
            patches.push(Patch::SetBlockOption { page: page.id.clone(), at, option: option.to_owned(), value: None });
        }
    }
    let outcome = format!("No {option}");
    !patches.is_empty() && editor.apply(part.clone(), outcome, patches)
}
