//! "pomodoro timer with task list", "meal planner with a shopping list": a list of its own beside what is wanted.

use crate::analysis::Draft;
use crate::analysis::brief::is_user;
use crate::analysis::objects::Thing;

use super::Subject;

/// What is said of things that are kept, and never of what a tool has itself.
const LISTS: &[&str] = &["list", "lists", "log", "journal", "diary", "notebook", "planner"];
/// What games and tools keep of their own.
const OWN: &[&str] = &["Game", "Game score", "Player", "Match", "Message", "Time entry"];

pub fn lists(draft: &Draft<'_>, subject: &Subject) -> Vec<Thing> {
    let reading = &draft.reading;
    let nouns = &draft.lexicon.nouns;
    // "users log in", "workers log hours": a verb there.
    let verb = |at: usize| {
        let next = reading.words.get(at + 1);
        let doer = at > 0 && is_user(&reading.words[at - 1]) && reading.words[at].is_any(&["log", "list"]);
        let many = doer && reading.words[at - 1].lower != reading.words[at - 1].stem;
        many || next.is_some_and(|next| next.is_any(&["in", "on", "out", "into", "off"]))
    };
    let list = |at: usize| reading.words.get(at).is_some_and(|word| word.is_any(LISTS)) && !verb(at);
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
