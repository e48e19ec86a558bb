//! Who may do what, where a request for a new app says it: "only admins can delete tasks". That is read as a change of the app, so that
//! both are understood alike, and a rule that cannot be kept is told, never dropped: people rely on rules.

use chrono::NaiveDate;
use isekai_codegen::apply_patches;
use isekai_domain::Prompt;

use crate::analysis::Analysis;
use crate::edit;
use crate::lexicon::Lexicon;

/// What may follow whom: "only admins can", "only the owner is able to".
const MODALS: &[&str] = &["can", "may", "should", "is", "are", "must"];
/// How many words name those whom a rule is about.
const MAX_WHO: usize = 5;
const MAX_WORDS: usize = 20;

/// The analysis with the rules that the request has.
pub fn keep(mut analysis: Analysis, prompt: &str, lexicon: &Lexicon, today: NaiveDate) -> Analysis {
    for rule in find(prompt) {
        let read = Prompt::parse(&rule).ok().and_then(|rule| edit::read(&rule, &analysis.spec, lexicon, today).ok());
        let changed = read.and_then(|read| Some((apply_patches(&analysis.spec, &read.patches).ok()?, read)));
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
    analysis
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
    fn rules_begin_with_only_and_somebody() {
        let prompt = "An html only wiki where only editors can edit articles, and search. Only admins may delete them; read only mode.\nShow only \
                      open tickets. Only the owner is able to close it";
        assert_eq!(
            find(prompt),
            ["only editors can edit articles", "Only admins may delete them", "Only the owner is able to close it"]
        );
    }
}
