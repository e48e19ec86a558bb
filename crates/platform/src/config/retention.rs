//! How long each kind of data is kept.

use serde::{Deserialize, Serialize};

use super::ConfigError;

/// In days, from [`RetentionConfig::MIN_DAYS`] to [`RetentionConfig::MAX_DAYS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetentionConfig {
    pub sessions_days: u32,
    pub workflows_days: u32,
    pub egress_decisions_days: u32,
    pub execution_logs_days: u32,
    pub security_events_days: u32,
    pub audit_days: u32,
}

impl RetentionConfig {
    pub const MIN_DAYS: u32 = 1;
    pub const MAX_DAYS: u32 = 3650;
    /// What was done must be there when it is asked for.
    pub const MIN_EVIDENCE_DAYS: u32 = 30;

    pub(super) fn check(&self) -> Result<(), ConfigError> {
        let (min, evidence) = (Self::MIN_DAYS, Self::MIN_EVIDENCE_DAYS);
        let bounds = [
            ("retention.sessions_days", self.sessions_days, min),
            ("retention.workflows_days", self.workflows_days, min),
            ("retention.egress_decisions_days", self.egress_decisions_days, min),
            ("retention.execution_logs_days", self.execution_logs_days, min),
            ("retention.security_events_days", self.security_events_days, evidence),
            ("retention.audit_days", self.audit_days, evidence),
        ];
        match bounds.into_iter().find(|(_, days, min)| !(*min..=Self::MAX_DAYS).contains(days)) {
            None => Ok(()),
            Some((key, _, min)) => {
                Err(ConfigError::Value { key, problem: format!("must be from {min} to {}", Self::MAX_DAYS) })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Config;

    #[test]
    fn every_kind_of_data_has_bounds() {
        let with = |key: &str, value: &str| Config::from_parts(None, [(key.to_owned(), value.to_owned())]);
        for (kind, least) in [
            ("sessions", 1),
            ("workflows", 1),
            ("egress_decisions", 1),
            ("execution_logs", 1),
            ("security_events", 30),
            ("audit", 30),
        ] {
            let variable = format!("ISEKAI_RETENTION__{}_DAYS", kind.to_uppercase());
            for bad in [least - 1, 3651] {
                let error = with(&variable, &bad.to_string()).unwrap_err().to_string();
                assert_eq!(error, format!("retention.{kind}_days: must be from {least} to 3650"));
            }
            for good in [least, 3650] {
                with(&variable, &good.to_string()).unwrap();
            }
            assert!(with(&variable, "for ever").is_err());
        }
    }
}
