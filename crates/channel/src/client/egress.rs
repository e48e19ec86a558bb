//! Where apps may connect to, and what was decided about their connections.

use http::Method;
use isekai_domain::EgressRule;

use super::{ClientError, QUICK, SandboxClient};
use crate::egress_api::{EgressDecisions, EgressRules};
use crate::sandbox_api::SandboxId;

impl SandboxClient {
    pub async fn egress(&self, id: SandboxId) -> Result<Vec<EgressRule>, ClientError> {
        Ok(self.fetch::<EgressRules>(&path(id), QUICK).await?.rules)
    }

    /// The whole list. Connections that are open and not allowed any more are cut before this returns.
    pub async fn set_egress(&self, id: SandboxId, rules: &[EgressRule]) -> Result<(), ClientError> {
        let rules = EgressRules { rules: rules.to_vec() };
        self.tell(Method::PUT, &path(id), Some(&rules), QUICK).await
    }

    /// At most `limit` (1 to 1000) decisions with a greater number than `after`, oldest first. sandboxd forgets the others: ask with
    /// a number only once what came up to it is kept.
    pub async fn egress_decisions(&self, after: u64, limit: u32) -> Result<EgressDecisions, ClientError> {
        self.fetch(&format!("/v1/egress/decisions?after={after}&limit={limit}"), QUICK).await
    }
}

fn path(id: SandboxId) -> String {
    format!("/v1/sandboxes/{id}/egress")
}
