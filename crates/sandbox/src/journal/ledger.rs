//! What the journal's lines add up to.

use std::collections::BTreeMap;

use isekai_channel::sandbox_api::SandboxId;

use super::record::{Claim, Made, Record, span_ms};

#[derive(Debug, Default, Clone, PartialEq)]
pub struct Ledger {
    /// By container: made, and not claimed.
    pub made: BTreeMap<String, Made>,
    pub claims: BTreeMap<SandboxId, Claim>,
}

impl Ledger {
    /// A line about what is not there changes nothing: its other half may have been lost.
    pub fn apply(&mut self, record: Record) {
        match record {
            // A damaged file may have it after its claim: nobody may take it a second time.
            Record::Made(made) if self.has_container(&made.container) => {}
            Record::Made(made) => {
                self.made.insert(made.container.clone(), made);
            }
            Record::Claimed(claim) => {
                self.made.remove(&claim.made.container);
                self.claims.insert(claim.id, *claim);
            }
            Record::Lease { id, expires_at } => self.change(id, |claim| claim.lease_expires_at = expires_at),
            Record::Paused { id, at } => self.change(id, |claim| claim.paused_since = claim.paused_since.or(Some(at))),
            Record::Resumed { id, at } => self.change(id, |claim| {
                if let Some(since) = claim.paused_since.take() {
                    claim.paused_ms = claim.paused_ms.saturating_add(span_ms(since, at));
                }
            }),
            Record::Traffic { id, entered, left } => self.change(id, |claim| {
                claim.entered = entered;
                claim.left = left;
            }),
            Record::Running { id, since_active_ms } => {
                self.change(id, |claim| claim.command_since_ms = since_active_ms)
            }
            Record::Ended { id, ending } => {
                self.change(id, |claim| claim.ending = claim.ending.take().or(Some(ending)))
            }
            Record::Limits { id, limits } => self.change(id, |claim| claim.limits = limits),
            Record::Priority { id, priority } => self.change(id, |claim| claim.priority = priority),
            Record::Egress { id, rules } => self.change(id, |claim| claim.egress = rules),
            Record::Removed { container } => {
                self.made.remove(&container);
                self.claims.retain(|_, claim| claim.made.container != container);
            }
        }
    }

    pub fn claim_of_key(&self, idempotency_key: &str) -> Option<&Claim> {
        self.claims.values().find(|claim| claim.idempotency_key.as_deref() == Some(idempotency_key))
    }

    pub fn has_container(&self, container: &str) -> bool {
        self.made.contains_key(container) || self.claims.values().any(|claim| claim.made.container == container)
    }

    /// The shortest journal that says the same.
    pub fn records(&self) -> impl Iterator<Item = Record> + '_ {
        let made = self.made.values().cloned().map(Record::Made);
        made.chain(self.claims.values().cloned().map(|claim| Record::Claimed(Box::new(claim))))
    }

    fn change(&mut self, id: SandboxId, change: impl FnOnce(&mut Claim)) {
        if let Some(claim) = self.claims.get_mut(&id) {
            change(claim);
        }
    }
}
