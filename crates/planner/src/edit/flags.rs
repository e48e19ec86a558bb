//! "make it scientific", "turn on the history", "make the list read only": what a part can do or leave by an option of that name.

use std::ops::Range;

use isekai_codegen::{OptionKind, Patch, find_block};
use serde_json::json;

use super::editor::Editor;
use super::texts::camel_words;
use crate::analysis::same_words;

const ON: &[&str] = &["make", "add", "enable", "show", "turn", "switch", "use", "set", "allow", "include"];
const OFF: &[&str] = &["remove", "hide", "disable", "turn", "switch", "no", "without", "drop"];
const WHAT: &[&str] =
    &["it", "app", "the", "list", "calculator", "on", "off", "a", "an", "page", "to", "be", "mode", "option"];

pub fn read(editor: &mut Editor<'_>, clause: &Range<usize>) -> bool {
    let words = &editor.reading.words[clause.clone()];
    let off = words[0].is_any(OFF) && (!words[0].is_any(ON) || words.iter().any(|word| word.is("off")));
    if !(off || words[0].is_any(ON)) {
        return false;
    }
    let said: Vec<_> = words[1..].iter().filter(|word| !word.is_any(WHAT) && !word.punctuation).cloned().collect();
    if said.is_empty() {
        return false;
    }
    let found = editor.spec.pages.iter().find_map(|page| {
        page.blocks.iter().enumerate().find_map(|(at, block)| {
            let defs = find_block(&block.kind).map(|kind| kind.options()).unwrap_or_default();
            let named = |name: &str| same_words(&camel_words(name), &said);
            let def = defs.iter().find(|def| matches!(def.kind, OptionKind::Flag) && named(def.name))?;
            Some((page.id.clone(), at, def.name))
        })
    });
    let Some((page, at, option)) = found else { return false };
    let name = camel_words(option);
    let outcome = format!("{} {}", crate::text::sentence_case(&name), if off { "off" } else { "on" });
    let patch = Patch::SetBlockOption { page, at, option: option.to_owned(), value: Some(json!(!off)) };
    editor.apply(clause.clone(), outcome, vec![patch])
}
