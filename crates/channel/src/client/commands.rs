//! What runs in a sandbox: its app, and single commands.

use std::time::Duration;

use futures::stream::BoxStream;
use http::Method;

use super::{ClientError, SandboxClient, ndjson};
use crate::agent_api::{Exec, ExecEvent, LogLine, Start};
use crate::sandbox_api::SandboxId;

/// A paused sandbox is woken first.
pub(super) const CONTROL: Duration = Duration::from_secs(30);
/// Building, and checking what was built, may start the builder first.
pub(super) const BUILD: Duration = Duration::from_secs(120);

impl SandboxClient {
    /// Returns when the app answers.
    pub async fn start(&self, id: SandboxId, start: &Start) -> Result<(), ClientError> {
        self.tell(Method::POST, &format!("/v1/sandboxes/{id}/start"), Some(start), BUILD).await
    }

    pub async fn stop(&self, id: SandboxId) -> Result<(), ClientError> {
        self.tell(Method::POST, &format!("/v1/sandboxes/{id}/stop"), None::<&()>, CONTROL).await
    }

    /// Log lines with a higher `seq` than `after`; with `follow` those to come as well, until the stream is dropped.
    pub async fn logs(
        &self,
        id: SandboxId,
        after: u64,
        follow: bool,
    ) -> Result<BoxStream<'static, Result<LogLine, ClientError>>, ClientError> {
        let path = format!("/v1/sandboxes/{id}/logs?after={after}&follow={}", u8::from(follow));
        Ok(ndjson::read(self.call(Method::GET, &path, None::<&()>, &[], CONTROL).await?.into_body()))
    }

    /// The events of a command, the last of which is its exit. Dropping the stream ends the command.
    pub async fn exec(
        &self,
        id: SandboxId,
        exec: &Exec,
    ) -> Result<BoxStream<'static, Result<ExecEvent, ClientError>>, ClientError> {
        let path = format!("/v1/sandboxes/{id}/exec");
        Ok(ndjson::read(self.call(Method::POST, &path, Some(exec), &[], CONTROL).await?.into_body()))
    }
}
