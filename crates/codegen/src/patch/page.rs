//! Changes to pages and blocks.

use super::{Outcome, Patch, insert, links, move_item};
use crate::spec::{AppSpec, Page};

pub fn apply(spec: &mut AppSpec, patch: &Patch) -> Outcome {
    match patch {
        Patch::AddPage { page, at } => {
            if spec.pages.iter().any(|one| one.id == page.id) {
                return Err(format!("there is already a page `{}`", page.id));
            }
            insert(&mut spec.pages, *at, page.clone());
        }
        Patch::RemovePage { page } => {
            let at = position(spec, page)?;
            if spec.pages.len() == 1 {
                return Err(format!("`{page}` is the only page"));
            }
            spec.pages.remove(at);
            links::forget(spec, page);
        }
        Patch::RenamePage { page, title } => find(spec, page)?.title.clone_from(title),
        Patch::SetPageAccess { page, roles, signed_in } => {
            let page = find(spec, page)?;
            page.roles.clone_from(roles);
            page.signed_in = *signed_in;
        }
        Patch::MovePage { page, to } => {
            let from = position(spec, page)?;
            move_item(&mut spec.pages, from, *to);
        }
        Patch::AddBlock { page, block, at } => insert(&mut find(spec, page)?.blocks, *at, block.clone()),
        Patch::RemoveBlock { page, at } => {
            let page = block_page(spec, page, *at)?;
            if page.blocks.len() == 1 {
                return Err(format!("it is the only block of page `{}`", page.id));
            }
            page.blocks.remove(*at);
        }
        Patch::MoveBlock { page, from, to } => move_item(&mut block_page(spec, page, *from)?.blocks, *from, *to),
        Patch::SetBlockOption { page, at, option, value } => {
            let options = &mut block_page(spec, page, *at)?.blocks[*at].options;
            match value {
                Some(value) => options.insert(option.clone(), value.clone()),
                None => options.remove(option),
            };
        }
        _ => {}
    }
    Ok(())
}

/// Takes back what needs accounts.
pub fn open_all(spec: &mut AppSpec) {
    for page in &mut spec.pages {
        page.roles = None;
        page.signed_in = false;
        page.blocks.retain(|block| block.kind != "accounts");
        for block in &mut page.blocks {
            block.options.remove("write");
            block.options.remove("mine");
        }
    }
    spec.pages.retain(|page| !page.blocks.is_empty());
    for behaviour in &mut spec.behaviours {
        behaviour.options.remove("to");
    }
}

fn position(spec: &AppSpec, id: &str) -> Result<usize, String> {
    spec.pages.iter().position(|page| page.id == id).ok_or_else(|| format!("there is no page `{id}`"))
}

fn find<'a>(spec: &'a mut AppSpec, id: &str) -> Result<&'a mut Page, String> {
    spec.pages.iter_mut().find(|page| page.id == id).ok_or_else(|| format!("there is no page `{id}`"))
}

/// The page, which has a block at this position.
fn block_page<'a>(spec: &'a mut AppSpec, id: &str, at: usize) -> Result<&'a mut Page, String> {
    let page = find(spec, id)?;
    if at < page.blocks.len() { Ok(page) } else { Err(format!("page `{id}` has no block {at}")) }
}
