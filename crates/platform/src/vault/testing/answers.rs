//! What it answers where.

use http::request::Parts;
use serde_json::{Value, json};
use tokio::time::Instant;

use super::{ROLE_ID, Script, header, is_post};
use crate::random;

type Answer = (u16, String);

impl Script {
    pub(super) fn answer(&mut self, parts: &Parts, path: &str, body: &Value) -> Answer {
        if let Some((status, text)) = self.garbled.get(path) {
            return (*status, text.clone());
        }
        if header(parts, "x-vault-request") != Some("true") {
            return errors(412, "the request header 'X-Vault-Request' must be set");
        }
        if let Some(status) = self.stumbles.pop() {
            return errors(status, "not now");
        }
        if self.sealed {
            return errors(503, "Vault is sealed");
        }
        if header(parts, "x-vault-namespace") != self.namespace.as_deref() {
            return (404, json!({ "errors": ["no handler for route"] }).to_string());
        }
        if path == "auth/approle/login" {
            return self.login(body);
        }
        let token = header(parts, "x-vault-token").unwrap_or_default().to_owned();
        let known = self.tokens.get(&token).is_some_and(|until| until.is_none_or(|until| Instant::now() < until));
        if !known || self.denied.iter().any(|denied| path.starts_with(denied)) {
            return errors(403, "permission denied");
        }
        match path.split('/').collect::<Vec<_>>()[..] {
            ["auth", "token", "lookup-self"] => self.lookup(&token),
            ["auth", "token", "renew-self"] if is_post(parts) => self.renew(&token),
            ["secret", "data", "isekai", name] if is_post(parts) => self.write(name, body),
            ["secret", "data", "isekai", name] => self.read(name),
            ["transit", "keys", "isekai", "rotate"] if is_post(parts) => {
                self.keys.push(random::bytes());
                (204, String::new())
            }
            ["transit", "keys", "isekai"] => self.key(),
            ["transit", operation, "isekai"] if is_post(parts) => match self.transit(operation, body) {
                Ok(data) => ok(json!({ "data": data })),
                Err(why) => errors(400, why),
            },
            _ => (404, json!({ "errors": [] }).to_string()),
        }
    }

    fn login(&mut self, body: &Value) -> Answer {
        if body["role_id"] != ROLE_ID || body["secret_id"] != self.secret_id.as_str() {
            return errors(400, "invalid role or secret ID");
        }
        let token = format!("hvs.{}", random::token_hex(16));
        self.tokens.insert(token.clone(), Some(Instant::now() + self.lease));
        ok(json!({ "auth": {
            "client_token": token, "accessor": "x", "policies": ["default", "isekai"],
            "lease_duration": self.lease.as_secs(), "renewable": true, "token_type": "service",
        }}))
    }

    fn lookup(&self, token: &str) -> Answer {
        let left = self.tokens[token].map_or(0, |until| until.duration_since(Instant::now()).as_secs());
        ok(json!({ "data": { "id": token, "ttl": left, "renewable": left > 0, "policies": ["default"] } }))
    }

    fn renew(&mut self, token: &str) -> Answer {
        if !self.renews {
            return errors(400, "lease is not renewable");
        }
        let lease = self.lease;
        if let Some(until) = self.tokens.get_mut(token) {
            *until = Some(Instant::now() + lease);
        }
        ok(json!({ "auth": { "client_token": token, "lease_duration": lease.as_secs(), "renewable": true } }))
    }

    fn read(&self, name: &str) -> Answer {
        match self.secrets.get(name) {
            Some((values, version)) => {
                ok(json!({ "data": { "data": values, "metadata": { "version": version, "destroyed": false } } }))
            }
            None => (404, json!({ "errors": [] }).to_string()),
        }
    }

    fn write(&mut self, name: &str, body: &Value) -> Answer {
        let place = self.secrets.entry(name.to_owned()).or_default();
        if body["options"]["cas"].as_u64() != Some(place.1) {
            return errors(400, "check-and-set parameter did not match the current version");
        }
        place.0 = serde_json::from_value(body["data"].clone()).unwrap_or_default();
        place.1 += 1;
        ok(json!({ "data": { "version": place.1 } }))
    }

    fn key(&self) -> Answer {
        if self.keys.is_empty() {
            return (404, json!({ "errors": [] }).to_string());
        }
        ok(json!({ "data": {
            "name": "isekai", "type": "aes256-gcm96", "derived": self.derived, "latest_version": self.keys.len(),
            "min_decryption_version": 1, "exportable": false,
        }}))
    }
}

/// As Vault wraps everything.
fn ok(mut answer: Value) -> Answer {
    answer["request_id"] = json!("00000000-0000-0000-0000-000000000000");
    answer["warnings"] = Value::Null;
    (200, answer.to_string())
}

fn errors(status: u16, why: &str) -> Answer {
    (status, json!({ "errors": [why] }).to_string())
}
