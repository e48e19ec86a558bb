//! What the service does, without the wire: plan, generate, edit, repair.

mod repair;
mod revise;

use std::collections::BTreeMap;
use std::sync::Arc;

use isekai_codegen::{AppSpec, GENERATOR_VERSION, Language, Project, compile};
use isekai_domain::{Clock, Prompt};
use thiserror::Error;
use tokio::sync::mpsc;

use crate::analyser::{Analyser, BuiltIn};
use crate::analysis::{Analysis, AnalysisError, Context};
use crate::events::{self, Done, Event, PlanStep, Usage};
use crate::steps;

pub use repair::Repair;
pub use revise::Revise;

/// Bounds of a project that is sent to be changed.
pub const MAX_FILES: usize = 2000;
pub const MAX_FILE_BYTES: usize = 8 * 1024 * 1024;
pub const MAX_SPEC_BYTES: usize = 1024 * 1024;

#[derive(Debug, Error)]
pub enum Failure {
    /// The caller's mistake.
    #[error("{0}")]
    Invalid(String),
    /// The message says what would work.
    #[error("{0}")]
    NotUnderstood(String),
    #[error("{0}")]
    Internal(String),
    #[error("the planner took too long")]
    Timeout,
    /// Nobody listens any more.
    #[error("the caller went away")]
    Gone,
}

/// Where events go. Slows the work down to the pace of the listener.
#[derive(Debug, Clone)]
pub struct Out(mpsc::Sender<Event>);

impl Out {
    /// Events that wait for the listener at most.
    const BUFFER: usize = 64;

    pub fn channel() -> (Self, mpsc::Receiver<Event>) {
        let (sender, receiver) = mpsc::channel(Self::BUFFER);
        (Self(sender), receiver)
    }

    /// Waits until nobody listens any more.
    pub async fn closed(&self) {
        self.0.closed().await;
    }

    pub async fn send(&self, event: Event) -> Result<(), Failure> {
        self.0.send(event).await.map_err(|_| Failure::Gone)
    }

    pub async fn send_all(&self, events: Vec<Event>) -> Result<(), Failure> {
        for event in events {
            self.send(event).await?;
        }
        Ok(())
    }
}

/// The planner. Cheap to clone.
#[derive(Clone)]
pub struct Planning {
    analyser: Arc<dyn Analyser>,
    built_in: BuiltIn,
    clock: Arc<dyn Clock>,
}

impl Planning {
    pub fn new(analyser: Arc<dyn Analyser>, built_in: BuiltIn, clock: Arc<dyn Clock>) -> Self {
        Self { analyser, built_in, clock }
    }

    /// The plan for a goal.
    pub async fn plan(&self, goal: &str, context: &str) -> Result<Vec<PlanStep>, Failure> {
        Ok(steps::of_analysis(&self.analyse(goal, context).await?))
    }

    /// A new project.
    pub async fn generate(&self, prompt: &str, context: &str, out: &Out) -> Result<(), Failure> {
        let analysis = self.analyse(prompt, context).await?;
        out.send_all(steps::of_analysis(&analysis).into_iter().map(Event::PlanStep).collect()).await?;
        let project = compiled(analysis.spec.clone()).await?;
        for (path, content) in &project.files {
            out.send_all(events::file(path, content)).await?;
        }
        out.send_all(remarks(&analysis)).await?;
        out.send(Event::Usage(self.usage())).await?;
        let summary = format!("{} is written: {} files.", analysis.spec.name, project.files.len());
        out.send(Event::Done(done(&analysis.spec, summary, project.files)?)).await
    }

    async fn analyse(&self, prompt: &str, context: &str) -> Result<Analysis, Failure> {
        let prompt = Prompt::parse(prompt).map_err(|error| Failure::Invalid(error.to_string()))?;
        let context = Context::parse(context, self.clock.now().date_naive())
            .map_err(|error| Failure::Invalid(error.to_string()))?;
        self.analyser.analyse(&prompt, &context).await.map_err(|error| match error {
            AnalysisError::NotUnderstood { message } => Failure::NotUnderstood(message),
            AnalysisError::Invalid(_) => Failure::Internal(error.to_string()),
        })
    }

    fn usage(&self) -> Usage {
        Usage { provider: self.analyser.provider().to_owned(), ..Usage::default() }
    }
}

/// Compiles away from the threads that serve requests.
async fn compiled(spec: AppSpec) -> Result<Project, Failure> {
    blocking(move || compile(&spec).map_err(|error| Failure::Internal(error.to_string()))).await
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, Failure> + Send + 'static) -> Result<T, Failure> {
    tokio::task::spawn_blocking(work).await.map_err(|error| Failure::Internal(error.to_string()))?
}

fn remarks(analysis: &Analysis) -> Vec<Event> {
    let notes = analysis.decisions.iter().map(|decision| Event::Note { text: decision.to_string() });
    let warnings =
        analysis.warnings.iter().map(|text| Event::Warning { code: "NOT_AVAILABLE".to_owned(), text: text.clone() });
    let unread = analysis.not_understood.iter().map(|text| not_understood(text));
    notes.chain(warnings).chain(unread).collect()
}

fn not_understood(text: &str) -> Event {
    Event::Warning { code: "NOT_UNDERSTOOD".to_owned(), text: format!("Nothing was made of \"{text}\".") }
}

fn done(spec: &AppSpec, summary: String, base_files: BTreeMap<String, String>) -> Result<Done, Failure> {
    let framework = spec.target.name();
    let language = match spec.language {
        Language::Typescript => "typescript",
        Language::Javascript => "javascript",
    };
    Ok(Done {
        name: spec.name.clone(),
        spec: serde_json::to_string(spec).map_err(|error| Failure::Internal(error.to_string()))?,
        generator_version: GENERATOR_VERSION.to_string(),
        framework: framework.to_owned(),
        language: language.to_owned(),
        summary,
        base_files,
    })
}

/// Reads a spec that comes from outside.
fn parse_spec(json: &str) -> Result<AppSpec, Failure> {
    if json.len() > MAX_SPEC_BYTES {
        return Err(Failure::Invalid(format!(
            "the spec has {} bytes; at most {MAX_SPEC_BYTES} are allowed",
            json.len()
        )));
    }
    let spec: AppSpec =
        serde_json::from_str(json).map_err(|error| Failure::Invalid(format!("the spec cannot be read: {error}")))?;
    isekai_codegen::validate(&spec).map_err(|errors| {
        let shown: Vec<String> = errors.iter().take(5).map(ToString::to_string).collect();
        Failure::Invalid(format!("the spec is not valid: {}", shown.join("; ")))
    })?;
    Ok(spec)
}

fn check_files(files: &BTreeMap<String, String>) -> Result<(), Failure> {
    let bytes: usize = files.iter().map(|(path, content)| path.len() + content.len()).sum();
    if files.len() > MAX_FILES || bytes > MAX_FILE_BYTES {
        return Err(Failure::Invalid(format!(
            "the project has {} files with {bytes} bytes; at most {MAX_FILES} files with {MAX_FILE_BYTES} bytes are allowed",
            files.len()
        )));
    }
    Ok(())
}
