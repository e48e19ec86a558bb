//! What the node says of itself and its sandboxes.

use isekai_channel::sandbox_api::{EngineInfo, Finding, PoolStatus, Sandbox, SandboxHealth, SandboxId, SandboxState};

use super::{Node, NodeError};
use crate::driver::EngineFacts;
use crate::ending::Ending;
use crate::journal::Claim;

/// The first of each line without CVE-2025-31133, 52565 and 52881 (masked paths that lead elsewhere), which also are without
/// CVE-2024-21626 (a descriptor of the host's file system).
const SAFE_RUNC: [[u64; 3]; 2] = [[1, 2, 8], [1, 3, 3]];

impl Node {
    pub fn get(&self, id: SandboxId) -> Result<Sandbox, NodeError> {
        Ok(self.describe(&self.claim_of(id)?))
    }

    pub fn list(&self) -> Vec<Sandbox> {
        let claims: Vec<Claim> = self.journal().ledger().claims.values().cloned().collect();
        claims.iter().map(|claim| self.describe(claim)).collect()
    }

    pub fn pool(&self) -> PoolStatus {
        let claimed = self.journal().ledger().claims.len();
        let refill_seconds = self.demand().refill().map(|refill| refill.as_secs_f64());
        let target = self.pool_target();
        let fleet = self.fleet();
        PoolStatus { target, ready: fleet.ready.len(), starting: fleet.starting, claimed, refill_seconds }
    }

    pub fn health(&self) -> SandboxHealth {
        let (facts, image) = {
            let engine = self.engine();
            (engine.facts.clone(), engine.image.is_some())
        };
        let mut findings =
            facts.as_ref().map_or_else(Vec::new, |facts| engine_findings(facts, self.config.runtime.as_deref()));
        if facts.is_none() {
            findings.push(finding("ENGINE_DOWN", "error", "the container engine does not answer; start it"));
        } else if !image {
            let message = format!("the image {} is not there; build it with images/web/build.sh", self.config.image);
            findings.push(finding("IMAGE_MISSING", "error", &message));
        }
        let pool = self.pool();
        if image && pool.ready == 0 && pool.target > 0 {
            findings.push(finding("POOL_EMPTY", "info", "no sandbox is ready; the next claim is a cold start"));
        }
        let degraded = findings.iter().any(|finding| finding.severity == "error");
        SandboxHealth {
            status: if degraded { "degraded" } else { "ok" }.to_owned(),
            engine: facts.map_or_else(EngineInfo::default, |facts| facts.engine),
            pool,
            findings,
        }
    }

    /// The pipe knows up to a second before the journal.
    pub(super) fn ending_of(&self, claim: &Claim) -> Option<Ending> {
        claim.ending.clone().or_else(|| self.handle_of(&claim.made.container)?.pipe.ending())
    }

    pub(super) fn describe(&self, claim: &Claim) -> Sandbox {
        let ending = self.ending_of(claim);
        let state = match (&ending, claim.paused_since) {
            (Some(_), _) => SandboxState::Dead,
            (None, Some(_)) => SandboxState::Paused,
            (None, None) => SandboxState::Running,
        };
        Sandbox {
            id: claim.id,
            app_id: claim.app_id,
            container_id: claim.made.container.clone(),
            warm: claim.warm,
            state,
            state_reason: ending.map(|ending| ending.to_string()),
            priority: claim.priority,
            node: self.config.node.clone(),
            limits: claim.limits,
            lease_expires_at: claim.lease_expires_at,
        }
    }
}

fn engine_findings(facts: &EngineFacts, runtime: Option<&str>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut note = |wrong: bool, code, severity, message: &str| {
        if wrong {
            findings.push(finding(code, severity, message));
        }
    };
    let message = format!(
        "the engine does not know the OCI runtime `{}`; install it there, or change sandbox.runtime",
        runtime.unwrap_or_default()
    );
    note(!facts.knows_runtime(runtime), "RUNTIME_MISSING", "error", &message);
    note(
        !facts.seccomp,
        "NO_SECCOMP",
        "error",
        "the engine runs without seccomp; use a kernel and engine that have it",
    );
    note(!facts.memory_limit, "NO_MEMORY_LIMIT", "error", "the kernel does not limit memory; enable the memory cgroup");
    note(!facts.pids_limit, "NO_PIDS_LIMIT", "error", "the kernel does not limit processes; enable the pids cgroup");
    note(!facts.cpu_quota, "NO_CPU_LIMIT", "warn", "the kernel does not limit CPU time; enable CFS bandwidth control");
    note(!facts.swap_limit, "NO_SWAP_LIMIT", "info", "the kernel does not account swap; turn swap off on this machine");
    let old_runc = facts.runc_version.as_deref().is_some_and(is_vulnerable_runc);
    let message = format!(
        "runc {} is older than 1.2.8 or 1.3.3 and may have CVE-2025-31133 and CVE-2024-21626 unless its distributor patched it; \
         update it",
        facts.runc_version.as_deref().unwrap_or_default()
    );
    note(old_runc, "OLD_RUNC", "warn", &message);
    let live_restore = "the engine's restart ends all sandboxes; set \"live-restore\": true in its daemon.json";
    note(!facts.engine.live_restore, "NO_LIVE_RESTORE", "warn", live_restore);
    let cgroup = "cgroup version 1: an engine on version 2 isolates and counts better";
    note(facts.engine.cgroup_version == "1", "CGROUP_V1", "info", cgroup);
    note(
        !facts.engine.apparmor,
        "NO_APPARMOR",
        "info",
        "the kernel has no AppArmor; seccomp and capabilities stand alone",
    );
    let mapped = facts.engine.userns_remap || facts.rootless;
    let userns = "container users are the host's: set \"userns-remap\": \"default\" in the engine's daemon.json";
    note(!mapped, "NO_USERNS", "info", userns);
    findings
}

fn is_vulnerable_runc(version: &str) -> bool {
    let core = version.split(['+', '-', '~']).next().unwrap_or_default();
    let mut numbers = core.split('.').map(|part| part.parse::<u64>().unwrap_or(0));
    let parsed: [u64; 3] = std::array::from_fn(|_| numbers.next().unwrap_or(0));
    let [older, newer] = SAFE_RUNC;
    parsed < older || (parsed[..2] == newer[..2] && parsed < newer)
}

fn finding(code: &str, severity: &str, message: &str) -> Finding {
    Finding { code: code.to_owned(), severity: severity.to_owned(), message: message.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vulnerable_runc_versions_are_known() {
        for old in ["1.1.5+ds1", "1.0.0-rc93", "1.2.7", "1.3.0", "1.3.2"] {
            assert!(is_vulnerable_runc(old), "{old}");
        }
        for fixed in ["1.2.8", "1.2.9", "1.3.3", "1.4.0", "2.0.0"] {
            assert!(!is_vulnerable_runc(fixed), "{fixed}");
        }
    }

    #[test]
    fn a_sound_engine_has_no_findings_and_a_bare_one_many() {
        let sound = EngineFacts {
            engine: EngineInfo {
                cgroup_version: "2".to_owned(),
                live_restore: true,
                userns_remap: true,
                apparmor: true,
                ..EngineInfo::default()
            },
            runc_version: Some("1.3.3".to_owned()),
            seccomp: true,
            rootless: false,
            memory_limit: true,
            swap_limit: true,
            pids_limit: true,
            cpu_quota: true,
            runtimes: vec!["runc".to_owned(), "runsc".to_owned()],
            cpus: 4,
            memory_bytes: 1 << 34,
        };
        assert_eq!(engine_findings(&sound, Some("runsc")), []);
        let codes = |facts: &EngineFacts, runtime| -> Vec<String> {
            engine_findings(facts, runtime).into_iter().map(|finding| finding.code).collect()
        };
        assert_eq!(codes(&sound, Some("kata")), ["RUNTIME_MISSING"]);
        let bare = codes(&EngineFacts::default(), None);
        for code in ["NO_SECCOMP", "NO_MEMORY_LIMIT", "NO_PIDS_LIMIT", "NO_LIVE_RESTORE", "NO_APPARMOR", "NO_USERNS"] {
            assert!(bare.contains(&code.to_owned()), "{code} not in {bare:?}");
        }
    }
}
