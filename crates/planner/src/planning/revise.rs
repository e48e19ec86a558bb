//! Changing a project by words: patches to its spec, regenerated and merged with what was changed by hand.

use std::collections::BTreeMap;

use isekai_codegen::{GENERATOR_VERSION, Merge, Project, apply_patches, compile, kit_files_behind, merge};
use isekai_domain::Prompt;
use serde_json::json;

use super::{Failure, Out, Planning, blocking, check_files, done, not_understood, parse_spec};
use crate::edit::{self, Edit, EditError};
use crate::events::{self, Conflict, Event, Usage};
use crate::steps;

type Files = BTreeMap<String, String>;

/// A project to be changed.
#[derive(Debug, Clone, Default)]
pub struct Revise {
    pub prompt: String,
    /// AppSpec of the present version, as JSON.
    pub spec: String,
    pub generator_version: String,
    /// What the generator wrote for that spec.
    pub base_files: BTreeMap<String, String>,
    /// What the project holds now.
    pub files: BTreeMap<String, String>,
}

struct Outcome {
    merge: Merge,
    base: BTreeMap<String, String>,
    files: BTreeMap<String, String>,
}

impl Planning {
    pub async fn edit(&self, input: Revise, out: &Out) -> Result<(), Failure> {
        let prompt = Prompt::parse(&input.prompt).map_err(|error| Failure::Invalid(error.to_string()))?;
        check_files(&input.base_files)?;
        check_files(&input.files)?;
        let spec = parse_spec(&input.spec)?;
        let lexicon = self.built_in.lexicon();
        let change =
            edit::read(&prompt, &spec, lexicon, self.clock.now().date_naive()).map_err(|error| match error {
                EditError::NotUnderstood { message } => Failure::NotUnderstood(message),
            })?;
        let new_spec = apply_patches(&spec, &change.patches)
            .map_err(|error| Failure::NotUnderstood(format!("That change does not work: {error}.")))?;
        out.send_all(plan(&change)).await?;
        let (old, new) = (spec.clone(), new_spec.clone());
        let outcome = blocking(move || {
            let project = compile(&new).map_err(|error| Failure::Internal(error.to_string()))?;
            // A newer generator must not rewrite an app: then the difference is taken between two of its own outputs.
            let newer = input.generator_version != GENERATOR_VERSION.to_string();
            let present = if newer { compile(&old).ok().map(|project| project.files) } else { None };
            let base = present.as_ref().unwrap_or(&input.base_files);
            let mut merge = merge(base, &input.files, &project.files);
            if newer && merge.conflicts.is_empty() {
                take_along(&mut merge.files, base, &project.files, &input);
            }
            Ok(Outcome { merge, base: project.files, files: input.files })
        })
        .await?;
        if !outcome.merge.conflicts.is_empty() {
            return self.refuse(&spec, outcome, out).await;
        }
        let mut changed = 0;
        for path in outcome.files.keys().filter(|path| !outcome.merge.files.contains_key(*path)) {
            changed += 1;
            out.send(Event::FileDelete { path: path.clone() }).await?;
        }
        for (path, content) in
            outcome.merge.files.iter().filter(|(path, content)| outcome.files.get(*path) != Some(content))
        {
            changed += 1;
            out.send_all(events::file(path, content)).await?;
        }
        out.send_all(remarks(&change)).await?;
        out.send(Event::Usage(Usage { provider: "built-in".to_owned(), ..Usage::default() })).await?;
        let what: Vec<&str> = change.decisions.iter().map(|decision| decision.outcome.as_str()).collect();
        let summary =
            format!("{}; {changed} {} changed.", what.join("; "), if changed == 1 { "file" } else { "files" });
        out.send(Event::Done(done(&new_spec, summary, outcome.base)?)).await
    }

    /// Both sides are shown and nothing is changed.
    async fn refuse(&self, spec: &isekai_codegen::AppSpec, outcome: Outcome, out: &Out) -> Result<(), Failure> {
        let count = outcome.merge.conflicts.len();
        for conflict in outcome.merge.conflicts {
            let isekai_codegen::Conflict { path, base, actual, new } = conflict;
            out.send(Event::Conflict(Conflict { path, base, actual, new })).await?;
        }
        out.send(Event::Usage(Usage { provider: "built-in".to_owned(), ..Usage::default() })).await?;
        let old = spec.clone();
        let base = blocking(move || compile(&old).map_err(|error| Failure::Internal(error.to_string())))
            .await
            .map_or_else(|_| outcome.base, |project: Project| project.files);
        let summary = format!(
            "Nothing was changed: {count} {} edited by hand where the change would go.",
            if count == 1 { "file was" } else { "files were" }
        );
        out.send(Event::Done(done(spec, summary, base)?)).await
    }
}

/// A kit file that a newer generator adds needs the kit files that it imports as they are now. Those of the older kit are
/// exchanged, unless they were edited by hand.
fn take_along(files: &mut Files, base: &Files, new: &Files, input: &Revise) {
    let added: Vec<&String> =
        new.keys().filter(|path| !base.contains_key(*path) && files.get(*path) == new.get(*path)).collect();
    for path in kit_files_behind(new, &added) {
        if input.files.get(&path) == input.base_files.get(&path)
            && let Some(text) = new.get(&path)
        {
            files.insert(path, text.clone());
        }
    }
}

fn plan(change: &Edit) -> Vec<Event> {
    let describe = json!({"description": "Change the app's description", "decisions": change.decisions, "notUnderstood": change.not_understood});
    let merge = json!({"description": "Write the files anew and merge them with what was changed by hand"});
    let steps = steps::numbered(vec![("change_spec".to_owned(), describe), ("merge_project".to_owned(), merge)]);
    steps.into_iter().map(Event::PlanStep).collect()
}

fn remarks(change: &Edit) -> Vec<Event> {
    let notes = change.decisions.iter().map(|decision| Event::Note { text: decision.to_string() });
    notes.chain(change.not_understood.iter().map(|text| not_understood(text))).collect()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::analyser::BuiltIn;
    use crate::analysis::Context;

    #[test]
    fn a_new_kit_file_takes_along_what_it_imports_unless_it_was_edited() {
        let planner = BuiltIn::load().unwrap();
        let today = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
        let old = planner.analyse_now(&Prompt::parse("expense tracker").unwrap(), &Context::new(today)).unwrap().spec;
        let prompt = Prompt::parse("add a chart of amount by category").unwrap();
        let change = edit::read(&prompt, &old, planner.lexicon(), today).unwrap();
        let base = compile(&old).unwrap().files;
        let new = compile(&apply_patches(&old, &change.patches).unwrap()).unwrap().files;
        let added: Vec<&String> = new.keys().filter(|path| !base.contains_key(*path)).collect();
        let shared = kit_files_behind(&new, &added).into_iter().find(|path| base.contains_key(path)).unwrap();
        let taken = |stored: &str, actual: &str| {
            let with = |text: &str| {
                let mut files = base.clone();
                files.insert(shared.clone(), text.to_owned());
                files
            };
            let input = Revise { base_files: with(stored), files: with(actual), ..Revise::default() };
            let mut merged = merge(&base, &input.files, &new).files;
            take_along(&mut merged, &base, &new, &input);
            merged[&shared].clone()
        };
        assert_eq!(taken("// of an older kit", "// of an older kit"), new[&shared]);
        assert_eq!(taken("// of an older kit", "// edited"), "// edited");
    }
}
