//! `POST /api/auth/tokens`.

use axum::Json as Answer;
use axum::extract::State;
use chrono::{DateTime, TimeDelta, Utc};
use http::StatusCode;
use isekai_auth::{api_token, scopes};
use isekai_domain::ApiTokenId;
use isekai_store::api_tokens::{self, NewApiToken};
use isekai_store::audit::AuditEntry;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::view::TokenView;
use crate::access::{Person, Resource, SIGNED_IN, audit_entry};
use crate::api::account;
use crate::api::auth::reauthenticate::require_recent;
use crate::api::schema::ErrorBody;
use crate::error::{ApiError, FieldError};
use crate::extract::Json;
use crate::state::AppState;

const MAX_NAME_CHARS: usize = 100;
const LONGEST_LIFE: TimeDelta = TimeDelta::days(366);

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewToken {
    /// What it is for.
    #[schema(min_length = 1, max_length = 100)]
    name: String,
    /// `resource:action`, where `*` stands for any: `app:read`, `app:*`, `*:read`. What you may not do, your token may not either.
    #[schema(min_items = 1, max_items = 50)]
    scopes: Vec<String>,
    /// At most a year from now.
    expires_at: DateTime<Utc>,
}

#[derive(Serialize, ToSchema)]
pub struct MadeToken {
    /// Send it as `Authorization: Bearer …`. It is shown this once; only a digest of it is kept.
    token: String,
    #[serde(flatten)]
    about: TokenView,
}

/// Makes an API token.
#[utoipa::path(
    post, path = "/api/auth/tokens", tag = "auth",
    extensions(("x-permission" = json!(SIGNED_IN))), request_body = NewToken,
    responses(
        (status = 201, body = MadeToken), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, description = "An API token makes no others; or you signed in too long ago (`REAUTHENTICATION_REQUIRED`)", body = ErrorBody),
        (status = 409, description = "You have too many", body = ErrorBody),
    )
)]
pub async fn api_token_create(
    State(state): State<AppState>,
    person: Person,
    Json(new): Json<NewToken>,
) -> Result<(StatusCode, Answer<MadeToken>), ApiError> {
    require_recent(&state, &person).await?;
    let now = state.clock.now();
    let name = new.name.trim();
    account::refuse(mistakes(name, &new, now))?;
    let token = api_token::generate();
    let token_hash = api_token::hash(&token).ok_or_else(|| ApiError::unexpected("a token of ours has not its form"))?;
    let id = ApiTokenId::new();
    let resource = Resource { kind: "api_token", id: Some(id.to_string()), owner: Some(person.user_id) };
    let made = json!({ "scopes": new.scopes, "expiresAt": new.expires_at });
    let details = json!({ "before": null, "after": made });
    let audit = audit_entry(&state, Some(person.user_id), &person.client, "create", &resource, details, Ok(()));
    let audit = AuditEntry { personal: Some(json!({ "after": { "name": name } })), ..audit };
    let user_id = person.user_id;
    let new = NewApiToken { id, user_id, name, token_hash, scopes: &new.scopes, expires_at: new.expires_at, audit };
    let about = api_tokens::create(&state.store, new).await?.into();
    Ok((StatusCode::CREATED, Answer(MadeToken { token, about })))
}

fn mistakes(name: &str, new: &NewToken, now: DateTime<Utc>) -> Vec<FieldError> {
    let mut fields = Vec::new();
    let mut wrong = |field: String, message: String| fields.push(FieldError { field, message });
    if !(1..=MAX_NAME_CHARS).contains(&name.chars().count()) || name.chars().any(char::is_control) {
        wrong("name".to_owned(), format!("a name has 1 to {MAX_NAME_CHARS} characters"));
    }
    if !(1..=scopes::MAX_SCOPES).contains(&new.scopes.len()) {
        wrong("scopes".to_owned(), format!("a token has 1 to {} scopes", scopes::MAX_SCOPES));
    }
    for (place, scope) in new.scopes.iter().enumerate().filter(|(_, scope)| !scopes::is_valid(scope)) {
        let scope: String = scope.chars().take(100).collect();
        wrong(format!("scopes[{place}]"), format!("{scope:?} is no scope; write it like app:read, app:* or *:read"));
    }
    if new.expires_at <= now || new.expires_at > now + LONGEST_LIFE {
        wrong("expiresAt".to_owned(), "a token expires within a year from now".to_owned());
    }
    fields
}
