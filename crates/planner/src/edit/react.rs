//! What only the target React has.

use isekai_codegen::{Block, Patch, Target, find_block};

pub const WHY_NOT: &str = "This app is made of plain HTML, CSS and JavaScript without a build, and stays so; ask for a new app in React that has \
     it from the start.";

/// Options of lists that plain pages pass over.
const OPTIONS: &[&str] =
    &["detail", "related", "actions", "favorite", "import", "exportJson", "pageSize", "compare", "write", "mine"];

pub fn needs(patch: &Patch) -> bool {
    match patch {
        Patch::AddPage { page, .. } => page.blocks.iter().any(lacking),
        Patch::AddBlock { block, .. } => lacking(block),
        Patch::SetSignIn { sign_in } => sign_in.is_some(),
        Patch::SetBlockOption { option, value, .. } => value.is_some() && OPTIONS.contains(&option.as_str()),
        _ => false,
    }
}

fn lacking(block: &Block) -> bool {
    find_block(&block.kind).is_some_and(|kind| !kind.supports(Target::Static))
}
