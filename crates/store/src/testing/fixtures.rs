//! People and apps for tests.

use chrono::{DateTime, Utc};
use isekai_domain::access::USER_ROLE;
use isekai_domain::{AppId, Clock, CorrelationId, Prompt, ResourceQuota, Role, SystemClock, UserId};
use sqlx::types::Json;
use uuid::Uuid;

use super::Must;
use crate::apps::{self, Created, NewApp};
use crate::egress::decisions::NewDecision;
use crate::users::{self, NewUser, User};
use crate::{Result, Store, roles};

/// With the role `user` and the default quota. The password hash is of no password.
pub async fn user(store: &Store, name: &str) -> User {
    user_with_quota(store, name, ResourceQuota::default()).await
}

pub async fn user_with_quota(store: &Store, name: &str, quota: ResourceQuota) -> User {
    roles::ensure_builtin(store).await.must("making the built-in roles");
    let email = format!("{name}@example.org");
    let roles = &[USER_ROLE];
    let new = NewUser {
        username: name,
        email: &email,
        password_hash: "-",
        salt: "-",
        roles,
        quota,
        must_change_password: false,
    };
    users::create(store, new).await.must("making a user")
}

/// As an administrator does it.
pub async fn lock_account(store: &Store, user: UserId) {
    let sql = "UPDATE users SET account_status = 'locked', updated_at = now() WHERE id = $1";
    sqlx::query(sql).bind(user.uuid()).execute(store.pool()).await.must("locking an account");
}

/// A new app of `user`.
pub async fn app(store: &Store, user: UserId) -> Created {
    app_with(store, user, |new| new).await.must("making an app")
}

/// As [`app`], with what `change` changes, and with its error.
pub async fn app_with(
    store: &Store,
    user: UserId,
    change: impl for<'a> FnOnce(NewApp<'a>) -> NewApp<'a>,
) -> Result<Created> {
    let prompt = Prompt::parse("Create a CSV viewer application").must("reading the prompt");
    let correlation_id = CorrelationId::generate();
    let new = NewApp {
        user_id: user,
        name: "CSV viewer",
        prompt: &prompt,
        framework: Some("react"),
        language: None,
        correlation_id: &correlation_id,
        now: SystemClock.now(),
        ports: Some(&(42000..=42999)),
        exclude_ports: &[],
        address: &local_url,
        idempotency_key: None,
        audit: None,
    };
    apps::create(store, change(new)).await
}

/// A role that no installation has by itself.
pub async fn role(store: &Store, role: &Role) {
    let sql = "INSERT INTO roles (id, name, description, permissions) VALUES ($1, $2, $3, $4)";
    let query = sqlx::query(sql).bind(role.id.uuid()).bind(&role.name).bind(&role.description);
    query.bind(Json(&role.permissions)).execute(store.pool()).await.must("making a role");
}

/// A refusal, as nodes write them.
pub fn decision(app_id: AppId, seq: i64, at: DateTime<Utc>) -> NewDecision {
    NewDecision {
        seq,
        sandbox_id: Uuid::nil(),
        app_id,
        at,
        host: "api.example.com".to_owned(),
        port: 443,
        address: None,
        allowed: false,
        reason: Some("NOT_LISTED".to_owned()),
        count: 1,
    }
}

fn local_url(port: Option<u16>, app: AppId) -> String {
    port.map_or_else(|| format!("https://{app}.example.org"), |port| format!("http://localhost:{port}"))
}
