//! Who may do what, where a request for a new app says it: "only admins can delete tasks". That is read as a change of the app, so that
//! both are understood alike, and a rule that cannot be kept is told, never dropped: people rely on rules.

use chrono::NaiveDate;
use isekai_codegen::{AppSpec, apply_patches};
use isekai_domain::Prompt;

use crate::analysis::{Analysis, Decision};
use crate::edit::{self, Edit};
use crate::lexicon::Lexicon;
use crate::text::{Word, words};

/// What may follow whom: "only admins can", "only the owner is able to".
const MODALS: &[&str] = &["can", "may", "should", "is", "are", "must"];
/// How many words name those whom a rule is about.
const MAX_WHO: usize = 5;
const MAX_WORDS: usize = 20;

/// Those who look after an app. Once people sign in, what these are said to change is theirs to change.
const KEEPERS: &[&str] = &[
    "admin",
    "admins",
    "administrator",
    "administrators",
    "staff",
    "librarians",
    "managers",
    "editors",
    "moderators",
    "organizers",
    "organisers",
    "operators",
    "receptionists",
];
/// With these, the whole list is theirs; who may only delete leaves adding to others.
const KEEPING: &[&str] = &["add", "create", "manage", "post", "publish", "write"];
/// What others do with records that makes or changes them.
const CHANGES: &[&str] = &[
    "add", "create", "edit", "update", "delete", "remove", "manage", "post", "publish", "write", "submit", "upload",
    "share", "sell", "request", "place", "record", "register", "track", "log", "list", "report", "enter", "make",
    "offer", "propose", "save",
];
/// Words for all that there is, or for nothing that is kept.
const ANYTHING: &[&str] =
    &["item", "record", "entry", "data", "content", "everything", "user", "account", "it", "they", "them"];

/// The analysis with the rules that the request has.
pub fn keep(mut analysis: Analysis, prompt: &str, lexicon: &Lexicon, today: NaiveDate) -> Analysis {
    for rule in find(prompt) {
        let changed = changed(&analysis, &rule, lexicon, today);
        // What was taken for something else before: "'only admins can delete tasks' → Tasks: list with details".
        analysis.decisions.retain(|decision| !decision.words.eq_ignore_ascii_case(&rule));
        analysis.not_understood.retain(|part| !rule.to_lowercase().contains(&part.to_lowercase()));
        match changed {
            Some((spec, read)) if read.not_understood.is_empty() => {
                analysis.spec = spec;
                analysis.decisions.extend(read.decisions);
            }
            _ => analysis.not_understood.push(rule),
        }
    }
    if analysis.spec.sign_in.is_none() {
        return analysis;
    }
    for said in kept_by_few(prompt) {
        // Nobody said "only": where it cannot be kept, nothing is missing.
        let Some((spec, read)) = changed(&analysis, &format!("only {said}"), lexicon, today) else { continue };
        if read.not_understood.is_empty() && !read.patches.is_empty() {
            analysis.spec = spec;
            let decisions = read.decisions.into_iter().map(|decision| Decision { words: said.clone(), ..decision });
            analysis.decisions.extend(decisions);
        }
    }
    analysis
}

fn changed(analysis: &Analysis, rule: &str, lexicon: &Lexicon, today: NaiveDate) -> Option<(AppSpec, Edit)> {
    let read = edit::read(&Prompt::parse(rule).ok()?, &analysis.spec, lexicon, today).ok()?;
    Some((apply_patches(&analysis.spec, &read.patches).ok()?, read))
}

/// "librarians can add books", unless others change books as well.
fn kept_by_few(prompt: &str) -> Vec<String> {
    let clauses: Vec<Vec<Word>> = prompt.split(['.', ';', '\n', '!', '(', ')', ',']).map(words).collect();
    let kept = |clause: &[Word]| {
        let at = clause.iter().position(|word| word.is_any(KEEPERS))?;
        let can = clause.get(at + 1).is_some_and(|word| word.is_any(&["can", "may"]));
        let changes = clause.get(at + 2).is_some_and(|word| word.is_any(KEEPING));
        // Another one who can, and what they can do, is a clause of its own.
        let one = clause.iter().filter(|word| word.is_any(MODALS)).count() == 1;
        (can && changes && one && (at + 4..=at + MAX_WORDS).contains(&clause.len())).then_some(at)
    };
    let by_others = |own: usize, thing: &str| {
        clauses.iter().enumerate().any(|(at, clause)| {
            at != own
                && clause.iter().any(|word| word.stem == thing)
                && clause.iter().any(|word| word.stem != thing && word.is_any(CHANGES))
        })
    };
    let told = clauses.iter().enumerate().filter_map(|(index, clause)| Some((index, &clause[kept(clause)?..])));
    told.filter(|(index, told)| {
        told.last().is_some_and(|thing| !ANYTHING.contains(&thing.stem.as_str()) && !by_others(*index, &thing.stem))
    })
    .map(|(_, told)| told.iter().map(|word| word.lower.as_str()).collect::<Vec<_>>().join(" "))
    .collect()
}

/// The clauses that begin with "only", and go on with somebody who can do something.
fn find(prompt: &str) -> Vec<String> {
    let clauses = prompt.split(['.', ';', '\n', '!', '(', ')', ',']);
    let rules = clauses.filter_map(|clause| {
        let words: Vec<&str> = clause.split_whitespace().collect();
        (0..words.len()).find_map(|at| rule(&words[at..]))
    });
    rules.collect()
}

fn rule(words: &[&str]) -> Option<String> {
    let modal = words.iter().position(|word| MODALS.contains(&word.to_lowercase().as_str()))?;
    let only = |word: &&str| word.eq_ignore_ascii_case("only");
    let begins = only(&words[0]) && !words[1..modal.max(1)].iter().any(only);
    let is_one = begins && (2..=MAX_WHO).contains(&modal) && words.len() > modal + 1;
    is_one.then(|| words[..words.len().min(MAX_WORDS)].join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_those_in_charge_change_is_theirs_unless_others_change_it() {
        let said = |prompt: &str| kept_by_few(prompt);
        assert_eq!(
            said("A library with login. Librarians can add books; members can borrow books."),
            ["librarians can add books"]
        );
        assert_eq!(said("Members can post recipes. Admins can delete recipes."), Vec::<String>::new());
        assert_eq!(said("Users upload a recipe. Admins can manage recipes."), Vec::<String>::new());
        assert_eq!(said("Staff can add items. Managers can delete items."), Vec::<String>::new());
        assert_eq!(said("Admins can approve requests."), Vec::<String>::new());
    }

    #[test]
    fn rules_begin_with_only_and_somebody() {
        let prompt = "An html only wiki where only editors can edit articles, and search. Only admins may delete them; read only mode.\nShow only \
                      open tickets. Only the owner is able to close it";
        assert_eq!(
            find(prompt),
            ["only editors can edit articles", "Only admins may delete them", "Only the owner is able to close it"]
        );
    }
}
