//! What the agent of a sandbox does for the platform, asked through sandboxd.

use super::commands::{BUILD, CONTROL};
use super::{ClientError, SandboxClient};
use crate::agent_api::{AgentHealth, Build, BuildResult, Target, Verify, VerifyResult};
use crate::sandbox_api::SandboxId;

impl SandboxClient {
    pub async fn agent_health(&self, id: SandboxId) -> Result<AgentHealth, ClientError> {
        self.fetch(&path(id, "health"), CONTROL).await
    }

    pub async fn build(&self, id: SandboxId, target: Target) -> Result<BuildResult, ClientError> {
        self.ask(&path(id, "build"), &Build { target }, BUILD).await
    }

    /// Opens the app's page at `page` (like `/`) and says how that went.
    pub async fn verify(&self, id: SandboxId, page: &str) -> Result<VerifyResult, ClientError> {
        self.ask(&path(id, "verify"), &Verify { path: page.to_owned() }, BUILD).await
    }
}

fn path(id: SandboxId, name: &str) -> String {
    format!("/v1/sandboxes/{id}/agent/v1/{name}")
}
