//! Passwords, tokens and permissions, in this process.

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use isekai_auth::{Keys, Passwords, ResourceFields, Tokens, rbac};
use isekai_domain::access::Operator;
use isekai_domain::{Clock as _, Permission, PermissionCondition, SessionId, SystemClock, UserId};
use isekai_platform::Config;
use serde_json::{Value, json};

use super::quantiles;

const PASSWORDS: usize = 20;
const CHECKS: usize = 20_000;
const FIRST: usize = 1000;
const PERMISSIONS: usize = 50;

pub async fn measure(dir: &Path) -> anyhow::Result<Value> {
    let config = Config::from_parts(None, [])?;
    let tokens = Tokens::new(&Keys::load_or_create(&dir.join("keys"))?, &config.auth)?;
    let user = UserId::new();
    let token = tokens.issue(user, SessionId::new(), &["user"], SystemClock.now())?.token;
    let permissions = permissions();
    let fields = ResourceFields::owned_by(user).with("id", "the-last-one");
    let check = || tokens.verify(black_box(&token), SystemClock.now());
    let decide = || rbac::check(black_box(&permissions), "app", "read", &fields, user);
    anyhow::ensure!(check().is_ok() && decide(), "the token or the permission is refused");
    let both = || (check().is_ok(), decide());
    Ok(json!({
        "passwordMs": quantiles(&passwords().await?),
        "firstTokenUs": quantiles(&first_us(&tokens, user)?),
        "tokenUs": quantiles(&timed_us(check)),
        "decisionUs": quantiles(&timed_us(decide)),
        "bothUs": quantiles(&timed_us(both)),
    }))
}

/// Tokens that nobody has shown before: their signatures are checked.
fn first_us(tokens: &Tokens, user: UserId) -> anyhow::Result<Vec<f64>> {
    let issued = (0..FIRST).map(|_| tokens.issue(user, SessionId::new(), &["user"], SystemClock.now()));
    let issued: Vec<_> = issued.collect::<Result<_, _>>()?;
    let mut times = Vec::new();
    for issued in issued {
        let start = Instant::now();
        black_box(tokens.verify(&issued.token, SystemClock.now()))?;
        times.push(start.elapsed().as_secs_f64() * 1e6);
    }
    Ok(times)
}

async fn passwords() -> anyhow::Result<Vec<f64>> {
    let passwords = Passwords::new(1)?;
    let hash = passwords.hash("ada", "correct horse battery staple").await?;
    let mut times = Vec::new();
    for _ in 0..PASSWORDS {
        let start = Instant::now();
        black_box(passwords.verify("correct horse battery stable", Some(&hash.phc)).await?);
        times.push(start.elapsed().as_secs_f64() * 1e3);
    }
    Ok(times)
}

/// More than any of ours has; the last one decides.
fn permissions() -> Vec<Permission> {
    let condition = |id: &str| {
        let value = Value::String(id.to_owned());
        vec![PermissionCondition { field: "id".to_owned(), operator: Operator::Equals, value }]
    };
    let permission = |id: &str| Permission {
        resource: "app".to_owned(),
        actions: vec!["read".to_owned(), "update".to_owned()],
        conditions: Some(condition(id)),
    };
    let mut permissions: Vec<_> = (1..PERMISSIONS).map(|n| permission(&format!("another one {n}"))).collect();
    permissions.push(permission("the-last-one"));
    permissions
}

fn timed_us<T>(mut work: impl FnMut() -> T) -> Vec<f64> {
    let mut times = Vec::with_capacity(CHECKS);
    for _ in 0..CHECKS {
        let start = Instant::now();
        black_box(work());
        times.push(start.elapsed().as_secs_f64() * 1e6);
    }
    times
}
