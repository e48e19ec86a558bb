//! What sandboxes are held to.

use http::Method;

use super::commands::CONTROL;
use super::{ClientError, QUICK, SandboxClient, json};
use crate::sandbox_api::SandboxId;
use crate::sandbox_api::constraints::{ApplyConstraints, Constraints};
use crate::verdict::{PathVerdict, ValidatePath};

impl SandboxClient {
    /// Of a sandbox that asks for nothing.
    pub async fn constraints(&self) -> Result<Constraints, ClientError> {
        self.fetch("/v1/constraints", QUICK).await
    }

    pub async fn constraints_of(&self, id: SandboxId) -> Result<Constraints, ClientError> {
        self.fetch(&format!("/v1/sandboxes/{id}/constraints"), QUICK).await
    }

    /// Answers with those that hold; what is weaker is refused.
    pub async fn apply_constraints(
        &self,
        id: SandboxId,
        wanted: &ApplyConstraints,
    ) -> Result<Constraints, ClientError> {
        let path = format!("/v1/sandboxes/{id}/constraints");
        json(self.call(Method::PUT, &path, Some(wanted), &[], QUICK).await?, QUICK).await
    }

    /// By the rule alone.
    pub async fn validate_path(&self, request: &ValidatePath) -> Result<PathVerdict, ClientError> {
        self.ask("/v1/validate-path", request, QUICK).await
    }

    /// As the sandbox's files are at this moment.
    pub async fn validate_path_in(&self, id: SandboxId, request: &ValidatePath) -> Result<PathVerdict, ClientError> {
        self.ask(&format!("/v1/sandboxes/{id}/validate-path"), request, CONTROL).await
    }
}
