//! `POST /v1/build`.

use std::rc::Rc;
use std::time::Instant;

use hyper::body::Incoming;
use isekai_channel::agent_api::{Build, BuildResult, Diagnostic, FileEntry, Target};

use crate::agent::Agent;
use crate::builder::Operation;
use crate::failure::Failure;
use crate::http::{Reply, json, read_json};
use crate::logs::{Level, Logs, Source};
use crate::workspace::BUILT_DIR;

pub async fn build(agent: &Rc<Agent>, body: Incoming) -> Result<Reply, Failure> {
    let Build { target } = read_json(body).await?;
    let result = if agent.builder.exists() {
        let root = agent.workspace.path();
        let operation = Operation::Build {
            root: root.to_string_lossy().into_owned(),
            target,
            outdir: root.join(BUILT_DIR).to_string_lossy().into_owned(),
        };
        agent.builder.request(operation).await?
    } else if target == Target::Static {
        static_without_builder(agent)?
    } else {
        return Err(Failure::Unavailable("this image has no builder".to_owned()));
    };
    record(&agent.logs, &result);
    json(&result)
}

/// Nothing to compile: the files are served as they are.
fn static_without_builder(agent: &Agent) -> Result<BuildResult, Failure> {
    let started = Instant::now();
    let files = agent.workspace.list().map_err(|error| Failure::file("list", ".", error))?.unwrap_or_default();
    let ok = files.iter().any(|file| file.path == "index.html");
    let missing = Diagnostic { file: None, line: None, column: None, message: "there is no index.html".to_owned() };
    Ok(BuildResult {
        ok,
        duration_ms: u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX),
        errors: if ok { Vec::new() } else { vec![missing] },
        warnings: Vec::new(),
        outputs: files.into_iter().map(FileEntry::from).collect(),
    })
}

fn record(logs: &Logs, result: &BuildResult) {
    for error in &result.errors {
        logs.push(Level::Error, Source::Build, &describe(error));
    }
    for warning in &result.warnings {
        logs.push(Level::Warn, Source::Build, &describe(warning));
    }
    let outcome = if result.ok { "built" } else { "build failed" };
    logs.push(Level::Info, Source::Build, &format!("{outcome} in {} ms", result.duration_ms));
}

/// `file:line:column: message`, as far as known.
fn describe(diagnostic: &Diagnostic) -> String {
    let mut text = diagnostic.file.clone().unwrap_or_default();
    for number in [diagnostic.line, diagnostic.column].into_iter().flatten() {
        text.push_str(&format!(":{number}"));
    }
    if text.is_empty() { diagnostic.message.clone() } else { format!("{text}: {}", diagnostic.message) }
}
