//! How a container ended.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::driver::ContainerState;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Ending {
    /// The kernel ended it for want of memory.
    Oom,
    /// It used up its active time.
    Timeout,
    Exited {
        code: i64,
    },
    /// Removed behind our back, or lost with the engine's state.
    Gone,
}

impl Ending {
    pub fn of(state: &ContainerState) -> Self {
        match state.exit_code {
            _ if state.oom_killed => Self::Oom,
            Some(code) => Self::Exited { code },
            None => Self::Gone,
        }
    }

    /// One word, for programs.
    pub fn reason(&self) -> &'static str {
        match self {
            Self::Oom => "oom",
            Self::Timeout => "timeout",
            Self::Exited { .. } => "exited",
            Self::Gone => "gone",
        }
    }
}

impl fmt::Display for Ending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Oom => f.write_str("oom"),
            Self::Timeout => f.write_str("timeout"),
            Self::Exited { code } => write!(f, "exited with code {code}"),
            Self::Gone => f.write_str("gone"),
        }
    }
}
