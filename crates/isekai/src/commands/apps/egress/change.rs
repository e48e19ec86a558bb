//! Changing what an application may connect to.

use http::Method;
use isekai_domain::ErrorCode;
use serde_json::{Value, json};

use super::{Action, Open, Switch, Target};
use crate::client::{Api, ClientError};

/// Somebody else may change it at the same time.
const TRIES: u32 = 3;

/// Answers with what holds now.
pub async fn apply(api: &Api, path: &str, action: &Action) -> anyhow::Result<Value> {
    let mut attempt = 1;
    loop {
        let state: Value = api.json(Method::GET, path, None).await?;
        let open = Open::of(&state)?;
        let wanted = changed(&open, action);
        if wanted == open {
            return Ok(state);
        }
        let body = json!({ "rules": wanted.rules, "presets": wanted.presets });
        match api.replace(path, open.version, body).await {
            Err(error)
                if attempt < TRIES && ClientError::code_in(&error) == Some(ErrorCode::ConcurrentModification) => {}
            result => return result,
        }
        attempt += 1;
    }
}

fn changed(open: &Open, action: &Action) -> Open {
    let mut wanted = open.clone();
    match action {
        Action::Allow { host: Target(rule) } if !wanted.rules.contains(rule) => wanted.rules.push(rule.clone()),
        Action::Allow { .. } => {}
        Action::Deny { host: Target(rule) } => wanted.rules.retain(|open| open != rule),
        Action::Preset { name, state } => {
            wanted.presets.retain(|preset| preset != name.as_str());
            if *state == Switch::On {
                wanted.presets.push(name.as_str().to_owned());
            }
        }
    }
    wanted
}

#[cfg(test)]
mod tests {
    use isekai_domain::EgressPreset;

    use super::*;
    use crate::client::api::testing::{Server, json as answer, refusal};

    fn state(version: i64, hosts: &[&str], presets: &[&str]) -> Value {
        let rules: Vec<_> = hosts.iter().map(|host| json!({ "host": host, "port": 443 })).collect();
        json!({ "enabled": true, "rules": rules, "presets": presets, "version": version })
    }

    fn allow(host: &str) -> Action {
        Action::Allow { host: host.parse().unwrap() }
    }

    #[test]
    fn one_thing_changes_and_the_rest_stays() {
        let open = Open::of(&state(1, &["a.example.com", "b.example.com"], &["new-one"])).unwrap();
        let hosts = |action: &Action| {
            changed(&open, action).rules.iter().map(|rule| format!("{}:{}", rule.host, rule.port)).collect::<Vec<_>>()
        };
        let (a, b) = ("a.example.com:443".to_owned(), "b.example.com:443".to_owned());
        assert_eq!(hosts(&allow("c.example.com:80")), [a.clone(), b.clone(), "c.example.com:80".to_owned()]);
        assert_eq!(hosts(&allow("A.example.com")), [a.clone(), b.clone()]);
        assert_eq!(hosts(&Action::Deny { host: "a.example.com".parse().unwrap() }).concat(), b);
        assert_eq!(hosts(&Action::Deny { host: "a.example.com:80".parse().unwrap() }), [a, b]);
        let preset = |state| Action::Preset { name: EgressPreset::Registries, state };
        let on = changed(&open, &preset(Switch::On));
        assert_eq!(on.presets, ["new-one", "registries"], "presets that are not known here stay");
        assert_eq!(changed(&on, &preset(Switch::On)), on);
        assert_eq!(changed(&on, &preset(Switch::Off)), open);
    }

    #[tokio::test]
    async fn a_change_at_the_same_time_is_built_upon_and_what_holds_already_is_not_sent() {
        let saved = state(3, &["a.example.com", "b.example.com"], &[]);
        let answers = vec![
            answer(200, &state(1, &[], &[])),
            refusal(ErrorCode::ConcurrentModification),
            answer(200, &state(2, &["a.example.com"], &[])),
            answer(200, &saved),
            answer(200, &saved),
        ];
        let server = Server::start(answers).await;
        let api = Api::anonymous(&server.url);
        assert_eq!(apply(&api, "/egress", &allow("b.example.com")).await.unwrap(), saved);
        assert_eq!(apply(&api, "/egress", &allow("b.example.com")).await.unwrap(), saved);
        assert_eq!(server.asked().len(), 5);
    }

    #[tokio::test]
    async fn it_does_not_try_for_ever() {
        let busy = || [answer(200, &state(1, &[], &[])), refusal(ErrorCode::ConcurrentModification)];
        let server = Server::start([busy(), busy(), busy()].concat()).await;
        let error = apply(&Api::anonymous(&server.url), "/egress", &allow("a.example.com")).await.unwrap_err();
        assert_eq!(ClientError::code_in(&error), Some(ErrorCode::ConcurrentModification));
    }
}
