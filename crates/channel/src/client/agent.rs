//! What the agent of a sandbox does, asked through sandboxd.

use std::time::Duration;

use bytes::Bytes;
use futures::stream::BoxStream;
use http::Method;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{ClientError, SandboxClient, bytes, json, ndjson};
use crate::agent_api::{
    AgentHealth, Build, BuildResult, Exec, ExecEvent, FileEntry, FileList, LogLine, MAX_PROJECT_BYTES, Start, Target,
    Verify, VerifyResult, WriteFiles, WriteFilesResult,
};
use crate::path::SafePath;
use crate::sandbox_api::SandboxId;

/// A paused sandbox is woken first.
const CONTROL: Duration = Duration::from_secs(30);
const FILES: Duration = Duration::from_secs(60);
/// Building, and checking what was built, may start the builder first.
const BUILD: Duration = Duration::from_secs(120);

/// Letters, digits and what a path may hold unescaped.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_').remove(b'~');

impl SandboxClient {
    pub async fn agent_health(&self, id: SandboxId) -> Result<AgentHealth, ClientError> {
        self.fetch(&path(id, "health"), CONTROL).await
    }

    /// All or nothing: one path that is not safe, and none is sent.
    pub async fn write_files(&self, id: SandboxId, files: &WriteFiles) -> Result<WriteFilesResult, ClientError> {
        for path in files.files.iter().map(|file| &file.path).chain(&files.delete) {
            SafePath::parse(path)?;
        }
        json(self.call(Method::PUT, &path(id, "files"), Some(files), &[], FILES).await?, CONTROL).await
    }

    pub async fn list_files(&self, id: SandboxId) -> Result<Vec<FileEntry>, ClientError> {
        Ok(self.fetch::<FileList>(&path(id, "files"), CONTROL).await?.files)
    }

    pub async fn read_file(&self, id: SandboxId, file: &SafePath) -> Result<Bytes, ClientError> {
        let path = format!("{}/{}", path(id, "files"), utf8_percent_encode(file.as_str(), ESCAPED));
        bytes(self.call(Method::GET, &path, None::<&()>, &[], CONTROL).await?, MAX_PROJECT_BYTES, FILES).await
    }

    pub async fn build(&self, id: SandboxId, target: Target) -> Result<BuildResult, ClientError> {
        self.ask(&path(id, "build"), &Build { target }, BUILD).await
    }

    /// Returns when the app answers.
    pub async fn start(&self, id: SandboxId, start: &Start) -> Result<(), ClientError> {
        self.tell(Method::POST, &path(id, "start"), Some(start), BUILD).await
    }

    pub async fn stop(&self, id: SandboxId) -> Result<(), ClientError> {
        self.tell(Method::POST, &path(id, "stop"), None::<&()>, CONTROL).await
    }

    /// Opens the app's page at `page` (like `/`) and says how that went.
    pub async fn verify(&self, id: SandboxId, page: &str) -> Result<VerifyResult, ClientError> {
        self.ask(&path(id, "verify"), &Verify { path: page.to_owned() }, BUILD).await
    }

    /// Log lines with a higher `seq` than `after`; with `follow` those to come as well, until the stream is dropped.
    pub async fn logs(
        &self,
        id: SandboxId,
        after: u64,
        follow: bool,
    ) -> Result<BoxStream<'static, Result<LogLine, ClientError>>, ClientError> {
        let path = format!("{}?after={after}&follow={}", path(id, "logs"), u8::from(follow));
        Ok(ndjson::read(self.call(Method::GET, &path, None::<&()>, &[], CONTROL).await?.into_body()))
    }

    /// The events of a command, the last of which is its exit. Dropping the stream ends the command.
    pub async fn exec(
        &self,
        id: SandboxId,
        exec: &Exec,
    ) -> Result<BoxStream<'static, Result<ExecEvent, ClientError>>, ClientError> {
        Ok(ndjson::read(self.call(Method::POST, &path(id, "exec"), Some(exec), &[], CONTROL).await?.into_body()))
    }
}

fn path(id: SandboxId, name: &str) -> String {
    format!("/v1/sandboxes/{id}/agent/v1/{name}")
}
