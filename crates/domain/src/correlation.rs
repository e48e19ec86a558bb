//! The id that ties together what is done for one request, across processes and logs.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Name of the HTTP header and of the gRPC metadata entry.
pub const CORRELATION_HEADER: &str = "x-correlation-id";

const MAX_BYTES: usize = 128;

/// 1 to 128 characters of `A-Z a-z 0-9 . _ : -`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CorrelationId(String);

impl CorrelationId {
    pub fn generate() -> Self {
        Self(Uuid::now_v7().to_string())
    }

    /// The caller's id when it is well formed. Anything else could break a log line, and gets a fresh one.
    pub fn accept(text: Option<&str>) -> Self {
        text.filter(|text| is_well_formed(text)).map_or_else(Self::generate, |text| Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CorrelationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_well_formed(text: &str) -> bool {
    (1..=MAX_BYTES).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._:-".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_a_well_formed_id_and_replaces_the_rest() {
        assert_eq!(CorrelationId::accept(Some("req-1.a:b_c")).as_str(), "req-1.a:b_c");
        let too_long = "x".repeat(MAX_BYTES + 1);
        for bad in ["", "line\nbreak", "space here", "\"quote", too_long.as_str()] {
            assert_ne!(CorrelationId::accept(Some(bad)).as_str(), bad);
        }
        assert_ne!(CorrelationId::accept(None), CorrelationId::accept(None));
    }
}
