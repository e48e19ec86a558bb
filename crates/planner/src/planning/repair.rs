//! Mending a project without a model: files that the generator wrote and the project lost are written again.

use std::collections::BTreeMap;

use serde_json::json;

use super::{Failure, Out, Planning, check_files, compiled, done, parse_spec};
use crate::events::{self, Event};
use crate::steps;

const MAX_PROBLEM_BYTES: usize = 256 * 1024;

/// A project whose build or page failed.
#[derive(Debug, Clone, Default)]
pub struct Repair {
    pub spec: String,
    pub files: BTreeMap<String, String>,
    /// Build diagnostics or console errors.
    pub problem: String,
}

impl Planning {
    pub async fn repair(&self, input: Repair, out: &Out) -> Result<(), Failure> {
        check_files(&input.files)?;
        if input.problem.len() > MAX_PROBLEM_BYTES {
            return Err(Failure::Invalid(format!(
                "the problem has {} bytes; at most {MAX_PROBLEM_BYTES} are allowed",
                input.problem.len()
            )));
        }
        let spec = parse_spec(&input.spec)?;
        let project = compiled(spec.clone()).await?;
        let lost: Vec<(&String, &String)> =
            project.files.iter().filter(|(path, _)| !input.files.contains_key(*path)).collect();
        if lost.is_empty() {
            return Err(Failure::NotUnderstood(
                "The built-in planner can write files again that went missing, but none is missing here. Undo the last change by hand, or roll back to an earlier version.".to_owned(),
            ));
        }
        let paths: Vec<&String> = lost.iter().map(|(path, _)| *path).collect();
        let step = json!({"description": "Write the missing files again", "files": paths});
        out.send_all(
            steps::numbered(vec![("restore_files".to_owned(), step)]).into_iter().map(Event::PlanStep).collect(),
        )
        .await?;
        for (path, content) in &lost {
            out.send_all(events::file(path, content)).await?;
        }
        let summary = format!(
            "{} missing {} written again.",
            lost.len(),
            if lost.len() == 1 { "file was" } else { "files were" }
        );
        out.send(Event::Note { text: summary.clone() }).await?;
        out.send(Event::Usage(self.usage())).await?;
        out.send(Event::Done(done(&spec, summary, project.files.clone())?)).await
    }
}
