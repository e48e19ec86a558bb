//! Sandboxes themselves.

use std::time::Duration;

use http::Method;
use isekai_domain::ResourceLimits;

use super::{ClientError, QUICK, SandboxClient, json};
use crate::sandbox_api::{
    CreateSandbox, EndedSandbox, IDEMPOTENCY_HEADER, PoolStatus, RenewLeases, RenewedLeases, ResourceUsage, Sandbox,
    SandboxHealth, SandboxId, SandboxList,
};

/// A cold start behind others that wait.
const CREATE: Duration = Duration::from_secs(90);
/// The engine removes containers one by one under load.
const ENGINE: Duration = Duration::from_secs(60);

impl SandboxClient {
    /// The same key with the same request gets the same sandbox, for as long as that exists.
    pub async fn create(&self, request: &CreateSandbox, idempotency_key: &str) -> Result<Sandbox, ClientError> {
        let headers = [(IDEMPOTENCY_HEADER, idempotency_key)];
        json(self.call(Method::POST, "/v1/sandboxes", Some(request), &headers, CREATE).await?, QUICK).await
    }

    pub async fn get(&self, id: SandboxId) -> Result<Sandbox, ClientError> {
        self.fetch(&format!("/v1/sandboxes/{id}"), QUICK).await
    }

    pub async fn list(&self) -> Result<Vec<Sandbox>, ClientError> {
        Ok(self.fetch::<SandboxList>("/v1/sandboxes", QUICK).await?.sandboxes)
    }

    /// Also succeeds when it is gone already.
    pub async fn delete(&self, id: SandboxId) -> Result<(), ClientError> {
        self.tell(Method::DELETE, &format!("/v1/sandboxes/{id}"), None::<&()>, ENGINE).await
    }

    /// Leases run `seconds` from now. Answers with those that do not run any more.
    pub async fn renew(&self, ids: &[SandboxId], seconds: u32) -> Result<Vec<EndedSandbox>, ClientError> {
        let request = RenewLeases { ids: ids.to_vec(), seconds };
        let RenewedLeases { missing, mut ended } = self.ask("/v1/leases", &request, QUICK).await?;
        // A service of before `ended` was there gives no reasons.
        for id in missing {
            if !ended.iter().any(|known| known.id == id) {
                ended.push(EndedSandbox { id, reason: "gone".to_owned() });
            }
        }
        Ok(ended)
    }

    pub async fn pause(&self, id: SandboxId) -> Result<(), ClientError> {
        self.tell(Method::POST, &format!("/v1/sandboxes/{id}/pause"), None::<&()>, ENGINE).await
    }

    pub async fn unpause(&self, id: SandboxId) -> Result<(), ClientError> {
        self.tell(Method::POST, &format!("/v1/sandboxes/{id}/unpause"), None::<&()>, ENGINE).await
    }

    pub async fn usage(&self, id: SandboxId) -> Result<ResourceUsage, ClientError> {
        self.fetch(&format!("/v1/sandboxes/{id}/usage"), QUICK).await
    }

    pub async fn limits(&self, id: SandboxId) -> Result<ResourceLimits, ClientError> {
        self.fetch(&format!("/v1/sandboxes/{id}/limits"), QUICK).await
    }

    /// All but the disk share, which must be what it is.
    pub async fn set_limits(&self, id: SandboxId, limits: &ResourceLimits) -> Result<ResourceLimits, ClientError> {
        let path = format!("/v1/sandboxes/{id}/limits");
        json(self.call(Method::PUT, &path, Some(limits), &[], ENGINE).await?, QUICK).await
    }

    pub async fn pool(&self) -> Result<PoolStatus, ClientError> {
        self.fetch("/v1/pool", QUICK).await
    }

    pub async fn health(&self) -> Result<SandboxHealth, ClientError> {
        self.fetch("/v1/health", QUICK).await
    }
}
