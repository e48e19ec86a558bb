//! A project as the planner tells it, event by event; each event is shown to the user as it comes.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use futures::{Stream, StreamExt as _};
use isekai_channel::SafePath;
use isekai_domain::ErrorCode;
use isekai_planner::client::PlannerError;
use isekai_planner::events::Event;
use isekai_store::cache::ChunkEvent;
use isekai_store::{StoreError, events};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::executor::StepError;
use crate::services::Ctx;

/// What a version is made of.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Draft {
    pub name: String,
    pub summary: String,
    pub spec: Value,
    pub generator_version: String,
    pub framework: String,
    pub language: String,
    pub files: BTreeMap<String, String>,
    /// As generated, before any change by hand.
    pub base_files: BTreeMap<String, String>,
}

/// Events are written together when so much time has passed, so that a fast planner costs one write.
const TOGETHER: Duration = Duration::from_millis(50);
const TOGETHER_MAX: usize = 200;
/// After a failure to stream text. Each try may take as long as a Redis that is away is waited for.
const PAUSE: Duration = Duration::from_secs(1);

/// Applies the planner's events to `draft`.
pub async fn collect(
    ctx: &Ctx,
    draft: Draft,
    mut stream: impl Stream<Item = Result<Event, PlannerError>> + Unpin,
) -> Result<Draft, StepError> {
    let mut collector = Collector {
        ctx,
        draft,
        plan: Vec::new(),
        waiting: Vec::new(),
        written: Instant::now(),
        conflicts: Vec::new(),
        turn: turn(ctx),
        not_before: Instant::now(),
    };
    while let Some(event) = stream.next().await {
        if collector.take(event?).await? {
            collector.plan_is_whole();
            collector.write().await?;
            return collector.finish().await;
        }
    }
    Err(StepError::transient("the planner's stream ended before it was done"))
}

struct Collector<'a> {
    ctx: &'a Ctx,
    draft: Draft,
    plan: Vec<Value>,
    waiting: Vec<(&'static str, Value)>,
    written: Instant,
    conflicts: Vec<Value>,
    /// Of the text stream: tells the attempts at one file apart.
    turn: u64,
    /// When text may be streamed again.
    not_before: Instant,
}

impl Collector<'_> {
    /// Returns whether it was the last event.
    async fn take(&mut self, event: Event) -> Result<bool, StepError> {
        match event {
            Event::PlanStep(step) => self.plan.push(json!({
                "id": step.id, "action": step.action, "tool": step.tool, "payload": step.payload,
            })),
            Event::FileOpen { path } => {
                SafePath::parse(&path).map_err(|error| StepError::fatal(ErrorCode::Security, error.to_string()))?;
                self.draft.files.insert(path, String::new());
            }
            Event::FileChunk { path, offset, text } => {
                self.draft.files.entry(path.clone()).or_default().push_str(&text);
                self.publish(ChunkEvent { path, offset, text, turn: self.turn }).await?;
            }
            Event::FileClose { path, size_bytes, sha256 } => {
                let whole = self.draft.files.get(&path).is_some_and(|text| text.len() as u64 == size_bytes);
                if !whole {
                    return Err(StepError::transient(format!("the planner's {path} came incomplete")));
                }
                self.show("file", json!({ "path": path, "sizeBytes": size_bytes, "sha256": sha256, "op": "write" }));
            }
            Event::FileDelete { path } => {
                self.draft.files.remove(&path);
                self.show("file", json!({ "path": path, "op": "delete" }));
            }
            Event::Command { arguments } => self.show("note", json!({ "text": arguments.join(" ") })),
            Event::Note { text } => self.show("note", json!({ "text": text })),
            Event::Warning { code, text } => self.show("warning", json!({ "code": code, "text": text })),
            Event::Usage(usage) => self.show(
                "usage",
                json!({
                    "provider": usage.provider, "inputTokens": usage.input_tokens,
                    "outputTokens": usage.output_tokens, "costMicros": usage.cost_micros,
                }),
            ),
            Event::Conflict(conflict) => self.conflicts.push(json!({
                "path": conflict.path, "base": conflict.base, "actual": conflict.actual, "new": conflict.new,
            })),
            Event::Done(done) => {
                let draft = &mut self.draft;
                (draft.name, draft.summary) = (done.name, done.summary);
                draft.spec = serde_json::from_str(&done.spec).map_err(StepError::corrupt)?;
                draft.generator_version = done.generator_version;
                (draft.framework, draft.language) = (done.framework, done.language);
                draft.base_files = done.base_files;
                return Ok(true);
            }
        }
        if self.waiting.len() >= TOGETHER_MAX || self.written.elapsed() >= TOGETHER {
            self.write().await?;
        }
        Ok(false)
    }

    /// What shows text as it grows may be lost; the `file` event says what a file became.
    async fn publish(&mut self, chunk: ChunkEvent) -> Result<(), StepError> {
        let cache = &self.ctx.services.cache;
        if cache.is_configured()
            && Instant::now() >= self.not_before
            && let Err(error) = cache.chunks_publish(self.ctx.app()?, &chunk).await
        {
            tracing::debug!(error = &error as &dyn std::error::Error, "cannot stream text");
            self.not_before = Instant::now() + PAUSE;
        }
        Ok(())
    }

    /// The plan is one event, written before the first of what follows it.
    fn show(&mut self, kind: &'static str, data: Value) {
        self.plan_is_whole();
        self.waiting.push((kind, data));
    }

    fn plan_is_whole(&mut self) {
        if !self.plan.is_empty() {
            self.waiting.push(("plan", json!({ "steps": std::mem::take(&mut self.plan) })));
        }
    }

    async fn write(&mut self) -> Result<(), StepError> {
        if !self.waiting.is_empty() {
            let events = std::mem::take(&mut self.waiting);
            events::append_many(self.ctx.store(), self.ctx.app()?, &events, self.ctx.held()).await?;
        }
        self.written = Instant::now();
        Ok(())
    }

    async fn finish(self) -> Result<Draft, StepError> {
        if self.conflicts.is_empty() {
            return Ok(self.draft);
        }
        let error = conflict(&self.conflicts);
        let (store, app, held) = (self.ctx.store(), self.ctx.app()?, self.ctx.held());
        let shown = events::append(store, app, "conflict", &json!({ "files": self.conflicts }), held).await;
        if let Err(StoreError::Invalid { .. }) = shown {
            // The sides are too long for an event; the files can be read where they are.
            let paths: Vec<Value> = self.conflicts.iter().map(|conflict| json!({ "path": conflict["path"] })).collect();
            events::append(store, app, "conflict", &json!({ "files": paths }), held).await?;
        } else {
            shown?;
        }
        Err(error)
    }
}

fn conflict(conflicts: &[Value]) -> StepError {
    let paths: Vec<_> = conflicts.iter().filter_map(|conflict| conflict["path"].as_str()).collect();
    StepError::fatal(
        ErrorCode::Conflict,
        format!(
            "the change and your own edits touch the same lines of {}; nothing was changed. Undo your edit there or change it by hand",
            paths.join(", ")
        ),
    )
}

/// Grows with every claim of the workflow, and from workflow to workflow of the app: ids are ordered by time.
fn turn(ctx: &Ctx) -> u64 {
    let (high, _) = ctx.workflow_id.uuid().as_u64_pair();
    (high >> 16).wrapping_mul(64).wrapping_add(u64::try_from(ctx.fence).unwrap_or_default().min(63))
}
