//! The lines of the journal.

use chrono::{DateTime, Utc};
use isekai_channel::sandbox_api::{Priority, SandboxId};
use isekai_domain::{AppId, EgressRule, ResourceLimits};
use serde::{Deserialize, Serialize};

use crate::ending::Ending;
use crate::pool::PoolKey;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case")]
pub enum Record {
    /// A container exists and belongs to nobody yet.
    Made(Made),
    /// It belongs to an app from now on.
    Claimed(Box<Claim>),
    Lease {
        id: SandboxId,
        expires_at: DateTime<Utc>,
    },
    Paused {
        id: SandboxId,
        at: DateTime<Utc>,
    },
    Resumed {
        id: SandboxId,
        at: DateTime<Utc>,
    },
    /// Bytes through the channel so far, to go on counting after a restart.
    Traffic {
        id: SandboxId,
        entered: u64,
        left: u64,
    },
    /// A command was started: its active time counts from here. `None`: none runs any more.
    Running {
        id: SandboxId,
        since_active_ms: Option<u64>,
    },
    Ended {
        id: SandboxId,
        ending: Ending,
    },
    /// It may use this much from now on.
    Limits {
        id: SandboxId,
        limits: ResourceLimits,
    },
    Priority {
        id: SandboxId,
        priority: Priority,
    },
    /// Where its app may connect to: the whole list.
    Egress {
        id: SandboxId,
        rules: Vec<EgressRule>,
    },
    /// The container is gone, and its claim with it.
    Removed {
        container: String,
    },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Made {
    pub container: String,
    /// Of the marker, in hexadecimal: the file is 0600.
    pub secret: String,
    pub key: PoolKey,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    pub id: SandboxId,
    pub app_id: AppId,
    pub made: Made,
    pub limits: ResourceLimits,
    pub warm: bool,
    pub claimed_at: DateTime<Utc>,
    pub lease_expires_at: DateTime<Utc>,
    pub idempotency_key: Option<String>,
    /// Of the request that came with the idempotency key.
    pub fingerprint: String,
    #[serde(default)]
    pub paused_since: Option<DateTime<Utc>>,
    #[serde(default)]
    pub paused_ms: u64,
    #[serde(default)]
    pub entered: u64,
    #[serde(default)]
    pub left: u64,
    /// The active time at which the command that runs now was started.
    #[serde(default)]
    pub command_since_ms: Option<u64>,
    #[serde(default)]
    pub ending: Option<Ending>,
    #[serde(default)]
    pub egress: Vec<EgressRule>,
    #[serde(default)]
    pub priority: Priority,
}

impl Claim {
    /// Milliseconds since the claim, without those in which it was paused.
    pub fn active_ms(&self, now: DateTime<Utc>) -> u64 {
        let until = self.paused_since.unwrap_or(now);
        span_ms(self.claimed_at, until).saturating_sub(self.paused_ms)
    }

    /// Whether the command that runs now has used up its active time.
    pub fn is_over_time(&self, now: DateTime<Utc>) -> bool {
        let allowed_ms = u64::from(self.limits.execution_time) * 1000;
        self.command_since_ms.is_some_and(|since| self.active_ms(now).saturating_sub(since) > allowed_ms)
    }
}

pub fn span_ms(from: DateTime<Utc>, to: DateTime<Utc>) -> u64 {
    u64::try_from((to - from).num_milliseconds()).unwrap_or(0)
}
