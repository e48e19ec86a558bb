//! What is left of a spec that our own rules got wrong. It should never be needed: builds with debug assertions, and so all tests, refuse
//! such a spec instead. For a user, an app without its board is better than an apology.

use isekai_codegen::{AppSpec, SpecError, validate};

/// Each round may uncover what pointed at a part that is gone.
const ROUNDS: usize = 6;

/// The spec without the blocks and behaviours that are at fault, and what these were; `None` when the fault lies elsewhere.
pub fn without_faults(mut spec: AppSpec, mut errors: Vec<SpecError>) -> Option<(AppSpec, Vec<String>)> {
    let mut left_out = Vec::new();
    for _ in 0..ROUNDS {
        let mut faults: Vec<Fault> = errors.iter().map(|error| fault(&error.path)).collect::<Option<_>>()?;
        faults.sort_unstable();
        faults.dedup();
        // From the end, so that the places of the others stay.
        for fault in faults.into_iter().rev() {
            match fault {
                Fault::Block(page, block) => {
                    let blocks = &mut spec.pages.get_mut(page)?.blocks;
                    (block < blocks.len()).then_some(())?;
                    left_out.push(blocks.remove(block).kind);
                }
                Fault::Behaviour(at) => {
                    (at < spec.behaviours.len()).then_some(())?;
                    spec.behaviours.remove(at);
                    left_out.push("a rule".to_owned());
                }
            }
        }
        spec.pages.retain(|page| !page.blocks.is_empty());
        match validate(&spec) {
            Ok(()) => return Some((spec, left_out)),
            Err(others) => errors = others,
        }
    }
    None
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fault {
    Block(usize, usize),
    Behaviour(usize),
}

/// `pages[6].blocks[0].options` is about that block.
fn fault(path: &str) -> Option<Fault> {
    let index = |rest: &str| -> Option<usize> { rest.split(']').next()?.parse().ok() };
    if let Some(rest) = path.strip_prefix("behaviours[") {
        return index(rest).map(Fault::Behaviour);
    }
    let page = path.strip_prefix("pages[")?;
    let (_, block) = page.split_once("].blocks[")?;
    Some(Fault::Block(index(page)?, index(block)?))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn spec() -> AppSpec {
        serde_json::from_value(json!({
            "version": 1, "name": "Tasks", "target": "react",
            "entities": [{"id": "task", "singular": "Task", "plural": "Tasks", "fields": [{"id": "title", "label": "Title", "type": "text"}]}],
            "pages": [
                {"id": "tasks", "title": "Tasks", "blocks": [
                    {"kind": "records", "entity": "task"},
                    {"kind": "board", "entity": "task", "options": {"field": "title"}},
                ]},
                {"id": "more", "title": "More", "blocks": [{"kind": "calendar", "entity": "task"}]},
            ],
        }))
        .unwrap()
    }

    #[test]
    fn what_is_at_fault_is_left_out() {
        let errors = validate(&spec()).unwrap_err();
        let (left, out) = without_faults(spec(), errors).unwrap();
        assert_eq!(out, ["calendar", "board"]);
        assert_eq!((left.pages.len(), left.pages[0].blocks.len()), (1, 1));
        assert!(validate(&left).is_ok());
    }

    #[test]
    fn a_fault_of_the_whole_stays_one() {
        let mut broken = spec();
        broken.name = String::new();
        let errors = validate(&broken).unwrap_err();
        assert!(without_faults(broken, errors).is_none());
    }
}
