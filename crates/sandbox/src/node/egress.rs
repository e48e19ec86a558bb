//! Where apps may connect to.

use isekai_channel::egress_api::EgressDecisions;
use isekai_channel::sandbox_api::SandboxId;
use isekai_domain::EgressRule;

use super::{Node, NodeError};
use crate::egress::log::Whose;
use crate::journal::Record;
use crate::policy;

impl Node {
    pub fn egress(&self, id: SandboxId) -> Result<Vec<EgressRule>, NodeError> {
        Ok(self.claim_of(id)?.egress)
    }

    /// The whole list. Takes effect at once, also for connections that are open.
    pub fn set_egress(&self, id: SandboxId, rules: Vec<EgressRule>) -> Result<(), NodeError> {
        policy::check_egress(&rules)?;
        // Held while the journal is written: the rules of a pipe are those of the journal, whoever attaches or changes them meanwhile.
        let fleet = self.fleet();
        let claim = self.claim_of(id)?;
        if claim.egress != rules {
            self.append(Record::Egress { id, rules: rules.clone() })?;
        }
        if let Some(handle) = fleet.handles.get(&claim.made.container) {
            handle.egress.set_rules(rules);
        }
        Ok(())
    }

    /// Decisions with a greater number than `after`. The others are forgotten.
    pub fn decisions(&self, after: u64, limit: usize) -> EgressDecisions {
        self.border.decisions(after, limit)
    }

    /// From now on the app of this sandbox may ask for connections.
    pub(super) fn begin_egress(&self, id: SandboxId) {
        let fleet = self.fleet();
        let Ok(claim) = self.claim_of(id) else { return };
        let Some(handle) = fleet.handles.get(&claim.made.container) else { return };
        handle.egress.set_rules(claim.egress);
        let whose = Whose { sandbox: id, app: claim.app_id };
        let begun = handle.egress.begin(&self.border, whose, handle.pipe.requests());
        drop(fleet);
        if let Some(serve) = begun {
            self.background(serve);
        }
    }
}
