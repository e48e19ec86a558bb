//! A copy of everything that is stored about a user, as one JSON document. It is written as it is read, a page at a time, so that a
//! large one takes no more memory than a small one; when it breaks off, the connection does, and what was received is no JSON.

use std::io;

use axum::body::Body;
use axum::response::{IntoResponse as _, Response};
use bytes::Bytes;
use futures::SinkExt as _;
use futures::channel::mpsc;
use http::{HeaderValue, header};
use isekai_domain::UserId;
use isekai_store::apps::App;
use isekai_store::audit::{self, AuditEntry, AuditFilter};
use isekai_store::identities::{self, Identity};
use isekai_store::security::{self, EventFilter, SecurityEvent};
use isekai_store::sessions::{self, Session};
use isekai_store::users::User;
use isekai_store::{Page, Store, StoreError, api_tokens, apps, code, iterations, mfa, quotas, roles};
use serde::Serialize;
use serde_json::{Value, json};
use thiserror::Error;
use uuid::Uuid;

use crate::api::apps::view::AppView;
use crate::api::auth::TokenView;
use crate::api::iterations::IterationView;
use crate::api::schema::Quota;
use crate::error::ApiError;
use crate::state::AppState;

/// Pieces that are ready before the client has taken them.
const AHEAD: usize = 4;

pub async fn answer(state: &AppState, user: User) -> Result<Response, ApiError> {
    let disposition = format!("attachment; filename=\"isekai-{}.json\"", user.id);
    // Before the answer begins, so that an unknown user or a database that is away is an error like any other.
    let head = head(state, &user).await?;
    let (to, pieces) = mpsc::channel(AHEAD);
    let (store, shutdown) = (state.store.clone(), state.shutdown.clone());
    tokio::spawn(async move {
        let mut writer = Writer { to };
        let done = tokio::select! {
            done = document(&mut writer, &store, user.id, head) => done,
            () = shutdown.cancelled() => Err(Broken::Stopped),
        };
        if let Err(error) = done {
            tracing::warn!(error = &error as &dyn std::error::Error, user = %user.id, "an export broke off");
            // Whoever reads has gone, or learns of it.
            let _ = writer.to.send(Err(io::Error::other("the export broke off"))).await;
        }
    });
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_str(&disposition).map_err(ApiError::unexpected)?),
    ];
    Ok((headers, Body::from_stream(pieces)).into_response())
}

#[derive(Debug, Error)]
enum Broken {
    #[error("the database failed")]
    Store(#[from] StoreError),
    #[error("a part cannot be written")]
    Json(#[from] serde_json::Error),
    #[error("the client has gone")]
    Gone(#[from] mpsc::SendError),
    #[error("the server stops")]
    Stopped,
}

struct Writer {
    to: mpsc::Sender<io::Result<Bytes>>,
}

impl Writer {
    async fn text(&mut self, text: impl Into<Bytes>) -> Result<(), Broken> {
        Ok(self.to.send(Ok(text.into())).await?)
    }

    async fn item(&mut self, first: &mut bool, item: &impl Serialize) -> Result<(), Broken> {
        let mut text = if std::mem::take(first) { String::new() } else { ",".to_owned() };
        text.push_str(&serde_json::to_string(item)?);
        self.text(text).await
    }
}

/// What has a bounded size, without the closing brace.
async fn head(state: &AppState, user: &User) -> Result<String, ApiError> {
    let roles = roles::of_user(&state.store, user.id).await?;
    let quota = quotas::get(&state.store, user.id).await?;
    let mfa = mfa::standing(&state.store, user.id).await?;
    let tokens = api_tokens::list(&state.store, user.id).await?;
    let identities = identities::of_user(&state.store, user.id).await?;
    let head = json!({
        "exportedAt": state.clock.now(),
        "profile": {
            "id": user.id,
            "username": user.username,
            "email": user.email(&state.store).await?,
            "accountStatus": user.account_status,
            "failedLoginAttempts": user.failed_login_attempts,
            "lockedUntil": user.locked_until,
            "lastLoginAt": user.last_login_at,
            "erasureRequestedAt": user.erasure_requested_at,
            "createdAt": user.created_at,
            "updatedAt": user.updated_at,
        },
        "identities": identities.iter().map(shown_identity).collect::<Vec<_>>(),
        "roles": roles,
        "secondFactor": mfa.map(|mfa| json!({
            "createdAt": mfa.created_at,
            "enabledAt": mfa.enabled_at,
            "recoveryCodesLeft": mfa.recovery_codes_left,
        })),
        "apiTokens": tokens.into_iter().map(TokenView::from).collect::<Vec<_>>(),
        "quota": Quota::from(quota),
    });
    let mut text = head.to_string();
    text.pop();
    Ok(text)
}

async fn document(writer: &mut Writer, store: &Store, user: UserId, head: String) -> Result<(), Broken> {
    writer.text(head + ",\"sessions\":[").await?;
    let (mut first, mut page) = (true, Some(Page::first(Page::MAX_LIMIT)));
    while let Some(this) = page {
        let found = sessions::page(store, user, this).await?;
        for session in &found.items {
            writer.item(&mut first, &shown_session(session)).await?;
        }
        page = following(found.next);
    }
    writer.text("],\"securityEvents\":[").await?;
    let about_them = EventFilter { user: Some(user), ..EventFilter::default() };
    let (mut first, mut page) = (true, Some(Page::first(Page::MAX_LIMIT)));
    while let Some(this) = page {
        let found = security::page(store, about_them, this).await?;
        for event in &found.items {
            writer.item(&mut first, &shown_event(event)).await?;
        }
        page = following(found.next);
    }
    writer.text("],\"apps\":[").await?;
    let (mut first, mut page) = (true, Some(Page::first(Page::MAX_LIMIT)));
    while let Some(this) = page {
        let found = apps::list(store, user, this).await?;
        for app in found.items {
            let shown = shown_app(store, app).await?;
            writer.item(&mut first, &shown).await?;
        }
        page = following(found.next);
    }
    writer.text("],\"auditLog\":[").await?;
    let mut first = true;
    let id = user.to_string();
    let by_them = AuditFilter { user_id: Some(user), ..AuditFilter::default() };
    let about = |resource| AuditFilter { resource: Some(resource), resource_id: Some(&id), ..AuditFilter::default() };
    for (filter, others) in [(by_them, false), (about("user"), true), (about("quota"), true)] {
        let mut page = Some(Page::first(Page::MAX_LIMIT));
        while let Some(this) = page {
            let found = audit::page(store, filter, this).await?;
            for entry in found.items.iter().filter(|entry| !others || entry.user_id != Some(user)) {
                writer.item(&mut first, &shown_entry(entry, others)).await?;
            }
            page = following(found.next);
        }
    }
    writer.text("]}").await
}

fn following(next: Option<Uuid>) -> Option<Page> {
    next.map(|after| Page { after: Some(after), ..Page::first(Page::MAX_LIMIT) })
}

/// At an OpenID Connect provider.
fn shown_identity(identity: &Identity) -> Value {
    json!({
        "issuer": identity.issuer,
        "subject": identity.subject,
        "createdAt": identity.created_at,
        "lastUsedAt": identity.last_used_at,
    })
}

fn shown_session(session: &Session) -> Value {
    json!({
        "id": session.id,
        "userAgent": session.user_agent,
        "ipAddress": session.ip_address,
        "createdAt": session.created_at,
        "lastUsedAt": session.last_used_at,
        "expiresAt": session.expires_at,
        "revokedAt": session.revoked_at,
        "revokedReason": session.revoked_reason,
    })
}

/// Without who looked at it, and what they noted.
fn shown_event(event: &SecurityEvent) -> Value {
    json!({
        "id": event.id,
        "type": event.kind.as_str(),
        "severity": event.severity.as_str(),
        "details": event.details,
        "ipAddress": event.ip_address,
        "timestamp": event.timestamp,
        "resolved": event.resolved,
    })
}

/// With the story of its code, but not the code, which `GET /api/apps/{id}/export` gives.
async fn shown_app(store: &Store, app: App) -> Result<Value, Broken> {
    let id = app.id;
    let mut shown = serde_json::to_value(AppView::from(app))?;
    let mut versions = Vec::new();
    let mut before = None;
    loop {
        let found = code::list(store, id, before, Page::MAX_LIMIT).await?;
        before = found.last().map(|version| version.version);
        versions.extend(found.iter().map(|version| {
            json!({
                "version": version.version,
                "origin": version.origin.as_str(),
                "summary": version.summary,
                "fileCount": version.file_count,
                "sizeBytes": version.size_bytes,
                "createdAt": version.created_at,
            })
        }));
        if found.len() < Page::MAX_LIMIT as usize {
            break;
        }
    }
    let mut changes = Vec::new();
    let mut page = Some(Page::first(Page::MAX_LIMIT));
    while let Some(this) = page {
        let found = iterations::list(store, id, this).await?;
        for iteration in found.items {
            changes.push(serde_json::to_value(IterationView::from(iteration))?);
        }
        page = following(found.next);
    }
    shown["versions"] = Value::Array(versions);
    shown["iterations"] = Value::Array(changes);
    Ok(shown)
}

/// Of what others did, without who they are and where they sat: that is theirs.
fn shown_entry(entry: &AuditEntry, others: bool) -> Value {
    let mut shown = json!({
        "id": entry.id,
        "action": entry.action,
        "resource": entry.resource,
        "resourceId": entry.resource_id,
        "details": entry.details,
        "timestamp": entry.timestamp,
        "success": entry.success,
    });
    if !others {
        shown["ipAddress"] = json!(entry.ip_address);
        shown["userAgent"] = json!(entry.user_agent);
        shown["apiToken"] = json!(entry.api_token);
    }
    shown
}
