//! What sandboxes may connect to, and what was decided about their connections.

use http::Method;
use isekai_domain::EgressRule;

use super::{ClientError, QUICK, SandboxClient};
use crate::egress_api::{EgressDecisions, EgressRules};
use crate::sandbox_api::SandboxId;

impl SandboxClient {
    /// Takes the place of all rules before. Open connections that the new ones do not allow are cut.
    pub async fn set_egress(&self, id: SandboxId, rules: &[EgressRule]) -> Result<(), ClientError> {
        let rules = EgressRules { rules: rules.to_vec() };
        self.tell(Method::PUT, &format!("/v1/sandboxes/{id}/egress"), Some(&rules), QUICK).await
    }

    pub async fn egress(&self, id: SandboxId) -> Result<EgressRules, ClientError> {
        self.fetch(&format!("/v1/sandboxes/{id}/egress"), QUICK).await
    }

    /// Decisions with a greater number than `after`, oldest first. Those up to `after` are forgotten: they must be kept by now.
    pub async fn egress_decisions(&self, after: u64, limit: u32) -> Result<EgressDecisions, ClientError> {
        self.fetch(&format!("/v1/egress/decisions?after={after}&limit={limit}"), QUICK).await
    }
}
