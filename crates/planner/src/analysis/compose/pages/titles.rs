//! Pages by the names that a request has for them, where the name says what is done there: "Submit a recipe", "My favorites", "Account".

use isekai_codegen::{Block, Entity, Page};
use serde_json::json;

use super::super::lists;
use super::super::plan::Plan;
use crate::analysis::Draft;
use crate::analysis::blocks::block;
use crate::lexicon::Intent;
use crate::text::{Word, words};

const HANDS_IN: &[&str] = &["submit", "add", "create", "post", "write", "new", "report", "share", "publish", "upload"];
const SAVED: &[&str] = &["favorite", "favourite", "wishlist", "saved", "bookmark"];
const ACCOUNTS: &[&str] = &["account", "profile", "setting", "preference"];
const OFFERS: &[&str] = &["sale", "deal", "offer", "bestseller", "new", "arrival"];
const SHOPS: &[&str] = &["shop", "store", "catalog", "catalogue", "browse", "explore", "product", "search", "all"];

/// The blocks of such a page.
pub fn blocks(
    draft: &Draft<'_>,
    plan: &Plan,
    entities: &[Entity],
    pages: &[Page],
    title: &str,
    about: Option<usize>,
) -> Option<Vec<Block>> {
    let said = words(title);
    let has = |names: &[&str]| said.iter().any(|word: &Word| names.contains(&word.stem.as_str()));
    let main = about.unwrap_or(plan.main);
    if said.len() > 1 && said.first().is_some_and(|first| first.is_any(HANDS_IN)) {
        let entity = entities.get(main)?;
        let form = json!({
            "heading": title,
            "submitLabel": "Send",
            "successText": format!("Thank you. Your {} has been received.", entity.singular.to_lowercase()),
        });
        return Some(vec![block("form", Some(&entity.id), form)]);
    }
    if has(SAVED) {
        let saved = plan.users(Intent::Favorite).into_iter().find(|index| *index < entities.len())?;
        let mut list = lists::list(draft, plan, entities, saved);
        let field = list.options.get("favorite").cloned()?;
        list.options.insert("heading".to_owned(), json!(title));
        list.options.insert("filters".to_owned(), json!([field]));
        return Some(vec![list]);
    }
    let sold = plan.users(Intent::Cart).into_iter().find(|index| *index < entities.len());
    if let Some(entity) = sold.and_then(|sold| entities.get(sold)).filter(|_| has(OFFERS) && said.len() <= 2) {
        let shop = pages.iter().find(|page| page.blocks.first().is_some_and(|block| block.kind == "catalog"))?;
        let options = json!({"heading": title, "count": 6, "page": shop.id});
        return Some(vec![block("featured", Some(&entity.id), options)]);
    }
    (has(ACCOUNTS) && said.len() <= 2).then(|| vec![block("settings", None, json!({"heading": title}))])
}

/// The page of the goods, for "Shop" and "Browse"; else that of the main list.
pub fn goods(pages: &[Page], title: &str) -> Option<usize> {
    let said = words(title);
    let shop = said.len() <= 2 && said.iter().any(|word| SHOPS.contains(&word.stem.as_str()));
    let holds = |kind: &str| pages.iter().position(|page| page.blocks.first().is_some_and(|block| block.kind == kind));
    holds("catalog").or_else(|| holds("records")).filter(|_| shop)
}
