//! What an administrator lets owners open, and lists of hosts that have a name.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{EgressRule, HostName, HostPattern, MAX_EGRESS_RULES};

/// Bounds what owners of apps open. It holds at every moment, also for what was opened before it was narrowed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EgressPolicy {
    /// Whether apps connect to anything at all.
    pub enabled: bool,
    /// Those that owners may use.
    pub presets: Vec<EgressPreset>,
    /// When not empty, a rule must be covered by one of these as a whole. It does not bound presets: each is allowed by itself.
    pub allowed_hosts: Vec<HostPattern>,
}

impl EgressPolicy {
    pub fn permits(&self, rule: &EgressRule) -> bool {
        self.enabled
            && (self.allowed_hosts.is_empty() || self.allowed_hosts.iter().any(|allowed| allowed.covers(&rule.host)))
    }

    pub fn permits_preset(&self, preset: EgressPreset) -> bool {
        self.enabled && self.presets.contains(&preset)
    }

    /// What of an app's rules and presets its sandbox is told, in order: never more than [`MAX_EGRESS_RULES`].
    pub fn effective(&self, rules: &[EgressRule], presets: &[EgressPreset]) -> Vec<EgressRule> {
        let own = rules.iter().filter(|rule| self.permits(rule)).cloned();
        let named = presets.iter().filter(|preset| self.permits_preset(**preset)).flat_map(|preset| preset.rules());
        let all: BTreeSet<EgressRule> = own.chain(named).collect();
        all.into_iter().take(MAX_EGRESS_RULES).collect()
    }
}

/// Hosts that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EgressPreset {
    /// Where packages of npm and PyPI come from.
    Registries,
}

#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("there is no such preset")]
pub struct UnknownPreset;

const REGISTRIES: &[(&str, u16)] = &[("registry.npmjs.org", 443), ("pypi.org", 443), ("files.pythonhosted.org", 443)];

impl EgressPreset {
    pub const ALL: &'static [Self] = &[Self::Registries];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Registries => "registries",
        }
    }

    pub fn rules(self) -> impl Iterator<Item = EgressRule> {
        let hosts = match self {
            Self::Registries => REGISTRIES,
        };
        hosts.iter().map(|(name, port)| {
            let host = HostPattern { wildcard: false, name: HostName((*name).to_owned()) };
            EgressRule { host, port: *port }
        })
    }
}

impl fmt::Display for EgressPreset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for EgressPreset {
    type Err = UnknownPreset;

    fn from_str(text: &str) -> Result<Self, UnknownPreset> {
        Self::ALL.iter().copied().find(|preset| preset.as_str() == text).ok_or(UnknownPreset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(host: &str, port: u16) -> EgressRule {
        EgressRule { host: HostPattern::parse(host).unwrap(), port }
    }

    fn policy(allowed_hosts: &[&str]) -> EgressPolicy {
        let allowed_hosts = allowed_hosts.iter().map(|host| HostPattern::parse(host).unwrap()).collect();
        EgressPolicy { enabled: true, presets: vec![EgressPreset::Registries], allowed_hosts }
    }

    #[test]
    fn presets_read_back_and_name_hosts_as_rules_do() {
        for preset in EgressPreset::ALL {
            assert_eq!(preset.as_str().parse::<EgressPreset>(), Ok(*preset));
            assert_eq!(serde_json::to_value(preset).unwrap(), preset.as_str());
            for named in preset.rules() {
                assert_eq!(named, rule(&named.host.to_string(), named.port));
            }
        }
        assert_eq!("Registries".parse::<EgressPreset>(), Err(UnknownPreset));
    }

    #[test]
    fn a_rule_must_be_covered_as_a_whole() {
        let bounded = policy(&["*.example.com", "api.example.org"]);
        for host in ["a.example.com", "*.example.com", "*.a.example.com", "api.example.org"] {
            assert!(bounded.permits(&rule(host, 443)), "{host}");
        }
        for host in ["example.com", "*.example.org", "b.example.org", "*.api.example.org", "example.net"] {
            assert!(!bounded.permits(&rule(host, 443)), "{host}");
        }
        assert!(policy(&[]).permits(&rule("*.example.net", 25)));
        let off = EgressPolicy { enabled: false, ..policy(&[]) };
        assert!(!off.permits(&rule("example.com", 443)) && !off.permits_preset(EgressPreset::Registries));
    }

    #[test]
    fn what_is_no_longer_allowed_has_no_effect_though_it_is_stored() {
        let stored = [rule("b.example.com", 443), rule("evil.example.net", 443), rule("pypi.org", 443)];
        let presets = [EgressPreset::Registries];
        let shown = |policy: &EgressPolicy| {
            let rules = policy.effective(&stored, &presets);
            rules.iter().map(|rule| rule.host.to_string()).collect::<Vec<_>>()
        };
        let all = ["b.example.com", "evil.example.net", "files.pythonhosted.org", "pypi.org", "registry.npmjs.org"];
        assert_eq!(shown(&policy(&[])), all);
        let bounded = policy(&["*.example.com"]);
        assert_eq!(shown(&bounded), ["b.example.com", "files.pythonhosted.org", "pypi.org", "registry.npmjs.org"]);
        assert_eq!(shown(&EgressPolicy { presets: vec![], ..bounded }), ["b.example.com"]);
        assert!(shown(&EgressPolicy { enabled: false, ..policy(&[]) }).is_empty());
        let many: Vec<EgressRule> = (1..200).map(|port| rule("a.example.com", port)).collect();
        assert_eq!(policy(&[]).effective(&many, &presets).len(), MAX_EGRESS_RULES);
    }
}
