//! The cards of a first page lead to all pages: also to those that come later.

use isekai_codegen::{AppSpec, Page, Patch};
use serde_json::{Value, json};

/// More cards than these do not fit.
const MAX_CARDS: usize = 12;

/// A card for each page that `after` has and `before` had not, where cards lead to pages.
pub fn to_new_pages(before: &AppSpec, after: &AppSpec) -> Vec<Patch> {
    let known = |page: &&Page| !before.pages.iter().any(|old| old.id == page.id);
    let cards: Vec<Value> = after.pages.iter().filter(known).map(|page| json!({"page": page.id})).collect();
    let mut patches = Vec::new();
    if cards.is_empty() {
        return patches;
    }
    for page in &after.pages {
        for (at, block) in page.blocks.iter().enumerate().filter(|(_, block)| block.kind == "cards-links") {
            let Some(Value::Array(items)) = block.options.get("items") else { continue };
            if items.len() + cards.len() <= MAX_CARDS && items.iter().all(|item| item.get("page").is_some()) {
                let value = Some(Value::Array([items.clone(), cards.clone()].concat()));
                let (page, option) = (page.id.clone(), "items".to_owned());
                patches.push(Patch::SetBlockOption { page, at, option, value });
            }
        }
    }
    patches
}
