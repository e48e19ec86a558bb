//! Version 2 of the key/value engine.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::wire::Call;
use super::{Vault, VaultError};

/// What is at one place, by name.
pub struct Secrets {
    pub values: BTreeMap<String, Zeroizing<String>>,
    version: u64,
}

impl Vault {
    /// What is at `name`, which stands below `kv_path`.
    pub async fn secrets(&self, name: &str) -> Result<Secrets, VaultError> {
        let call = Call::get("read", self.place(name));
        let answer = self.call(call).await?;
        secrets_in(&answer["data"]).ok_or_else(|| super::wire::malformed(&self.place(name)))
    }

    /// Adds one value; an error, and nothing changes, when somebody else has changed anything there since `secrets` were read.
    pub async fn add_secret(&self, name: &str, secrets: &Secrets, key: &str, value: &str) -> Result<(), VaultError> {
        let mut data: BTreeMap<&str, &str> =
            secrets.values.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        data.insert(key, value);
        let body = json!({ "options": { "cas": secrets.version }, "data": data });
        self.call(Call::post("write", self.place(name), body).once()).await.map(drop)
    }

    /// As people write it in `vault kv get`: mount and path.
    pub fn shown_place(&self, name: &str) -> String {
        let config = &self.0.config;
        format!("-mount={} {}/{name}", config.kv_mount, config.kv_path)
    }

    fn place(&self, name: &str) -> String {
        let config = &self.0.config;
        format!("{}/data/{}/{name}", config.kv_mount, config.kv_path)
    }
}

fn secrets_in(data: &Value) -> Option<Secrets> {
    let version = data.get("metadata")?.get("version")?.as_u64()?;
    let values = data.get("data")?.as_object()?.iter();
    let values = values.map(|(key, value)| Some((key.clone(), Zeroizing::new(value.as_str()?.to_owned()))));
    Some(Secrets { values: values.collect::<Option<_>>()?, version })
}
