//! An app that serves files, as most of ours do.

use std::time::Duration;

use isekai_channel::agent_api::{BuilderState, FileBody, FileContent, Start, WriteFiles};
use isekai_channel::sandbox_api::SandboxId;
use isekai_domain::ResourceLimits;

use super::BenchError;
use super::stage::{Stage, until};
use super::way::Way;

/// As large as the page of a built app without its scripts.
pub const PAGE: &str = "/index.html";
pub const PAGE_BYTES: usize = 4 * 1024;
pub const BULK: &str = "/bulk.txt";
/// More than the kernel's and our own buffers take: a reader who stalls keeps the rest waiting.
pub const BULK_BYTES: usize = 16 * 1024 * 1024;

const PATIENCE: Duration = Duration::from_secs(60);

/// A claimed sandbox whose page is there.
pub async fn app(stage: &Stage, limits: Option<ResourceLimits>, files: &WriteFiles) -> Result<SandboxId, BenchError> {
    let id = stage.create(limits).await?.id;
    stage.client.write_files(id, files).await?;
    stage.client.start(id, &start()).await?;
    Ok(id)
}

/// Waits until its builder has ended, as it does when nobody works on the project.
pub async fn until_idle(stage: &Stage, id: SandboxId) -> Result<(), BenchError> {
    until("the builder of an app ends", PATIENCE, async || {
        let health = stage.client.agent_health(id).await;
        health.is_ok_and(|health| matches!(health.builder, BuilderState::Stopped | BuilderState::None))
    })
    .await
}

pub fn way(stage: &Stage, id: SandboxId) -> Way {
    Way::Service { client: stage.client.clone(), id }
}

pub fn start() -> Start {
    Start::Static { root: ".".to_owned() }
}

pub fn page() -> WriteFiles {
    WriteFiles { files: vec![file(PAGE, PAGE_BYTES)], delete: Vec::new() }
}

pub fn page_and_bulk() -> WriteFiles {
    WriteFiles { files: vec![file(PAGE, PAGE_BYTES), file(BULK, BULK_BYTES)], delete: Vec::new() }
}

fn file(path: &str, bytes: usize) -> FileContent {
    FileContent { path: path.trim_start_matches('/').to_owned(), body: FileBody::Text(text(bytes)) }
}

pub fn text(bytes: usize) -> String {
    "x".repeat(bytes)
}
