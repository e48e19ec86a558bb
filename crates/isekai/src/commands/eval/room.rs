//! Quotas: as many apps at a time as are judged at a time.

use anyhow::Context as _;
use http::Method;
use serde_json::{Value, json};

use crate::client::Api;

/// An app that was deleted may still count for a moment.
const SPARE: usize = 4;

/// What is to be given back.
pub struct Room {
    user: String,
    before: Option<Value>,
}

impl Room {
    /// Raises the user's quotas if they do not suffice, which only an administrator can.
    pub async fn make(api: &Api, jobs: usize) -> anyhow::Result<Self> {
        let me: Value = api.json(Method::GET, "/api/auth/me", None).await?;
        let user = me["id"].as_str().context("the answer has no id")?.to_owned();
        let Some(raised) = raised(&me["quotas"], api.apps().await?.len() + jobs + SPARE) else {
            return Ok(Self { user, before: None });
        };
        let room = Self { user, before: Some(me["quotas"].clone()) };
        room.put(api, raised).await.context("the quotas do not suffice for so many jobs, and could not be raised")?;
        Ok(room)
    }

    pub async fn give_back(self, api: &Api) -> anyhow::Result<()> {
        match self.before.clone() {
            Some(before) => self.put(api, before).await,
            None => Ok(()),
        }
    }

    async fn put(&self, api: &Api, quotas: Value) -> anyhow::Result<()> {
        let path = format!("/api/admin/users/{}/quota", self.user);
        api.send(Method::PUT, &path, Some(quotas)).await.map(drop)
    }
}

/// `None` when they suffice.
fn raised(quotas: &Value, apps: usize) -> Option<Value> {
    let mut raised = quotas.clone();
    for name in ["maxApps", "maxConcurrentApps"] {
        if quotas[name].as_u64().unwrap_or_default() < apps as u64 {
            raised[name] = json!(apps);
        }
    }
    (raised != *quotas).then_some(raised)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_does_not_suffice_is_raised() {
        let quotas = json!({ "maxApps": 20, "maxConcurrentApps": 3, "maxCpuPerApp": 500 });
        assert_eq!(raised(&quotas, 3), None);
        let expected = json!({ "maxApps": 20, "maxConcurrentApps": 8, "maxCpuPerApp": 500 });
        assert_eq!(raised(&quotas, 8), Some(expected));
    }
}
