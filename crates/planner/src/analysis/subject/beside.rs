//! "pomodoro timer with task list", "meal planner with a shopping list": a list of its own beside what is wanted.

use crate::analysis::Draft;
use crate::analysis::objects::Thing;

use super::Subject;

/// What is said of things that are kept, and never of what a tool has itself.
const LISTS: &[&str] = &["list", "lists", "log", "journal", "diary", "notebook", "planner"];
/// What games and tools keep of their own.
const OWN: &[&str] = &["Game", "Game score", "Player", "Score", "Match", "Record", "Message", "Time entry"];

pub fn lists(draft: &Draft<'_>, subject: &Subject) -> Vec<Thing> {
    let reading = &draft.reading;
    let nouns = &draft.lexicon.nouns;
    let list = |at: usize| reading.words.get(at).is_some_and(|word| word.is_any(LISTS));
    let mut found: Vec<Thing> = Vec::new();
    let mut at = subject.head.end;
    while at < reading.len() {
        let named =
            nouns.phrases().at(&reading.words[at..]).filter(|_| !reading.is_used(at) && !reading.is_negated(at));
        let Some(named) = named else {
            at += 1;
            continue;
        };
        let end = at + named.words;
        let own = OWN.contains(&nouns.get(named.value).name.as_str());
        if (list(end) || list(end - 1)) && !own && found.iter().all(|thing| thing.noun != Some(named.value)) {
            found.push(Thing::of(named.value, at..end + usize::from(list(end))));
        }
        at = end;
    }
    found
}
