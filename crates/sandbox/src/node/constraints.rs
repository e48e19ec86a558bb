//! What sandboxes are held to.

use isekai_channel::sandbox_api::SandboxId;
use isekai_channel::sandbox_api::constraints::{Constraints, LimitRange, Machine};
use isekai_domain::ResourceLimits;

use super::{Node, NodeError};
use crate::policy::{FORBIDDEN_FIELDS, LIMIT_RANGES};
use crate::settings::ContainerLimits;

impl Node {
    /// Of a sandbox that asks for nothing. Refused until the engine has told what it has.
    pub fn constraints(&self) -> Result<Constraints, NodeError> {
        self.constraints_with(ResourceLimits::default(), self.config.runtime.as_deref())
    }

    pub fn constraints_of(&self, id: SandboxId) -> Result<Constraints, NodeError> {
        let claim = self.claim_of(id)?;
        self.constraints_with(claim.limits, claim.made.key.runtime())
    }

    fn constraints_with(&self, limits: ResourceLimits, runtime: Option<&str>) -> Result<Constraints, NodeError> {
        let (machine, apparmor) = {
            let engine = self.engine();
            let facts = engine.facts.as_ref().ok_or(NodeError::EngineDown)?;
            (Machine { cpus: facts.cpus, memory_bytes: facts.memory_bytes }, facts.engine.apparmor)
        };
        let ranges = LIMIT_RANGES.map(|(name, min, max)| (name.to_owned(), LimitRange { min, max }));
        let forbidden = FORBIDDEN_FIELDS.iter().map(|(field, reason)| ((*field).to_owned(), (*reason).to_owned()));
        Ok(Constraints {
            isolation: self.driver.isolation(&ContainerLimits::from(&limits), runtime, apparmor),
            limits,
            limit_ranges: ranges.into(),
            machine,
            forbidden_fields: forbidden.collect(),
        })
    }
}
