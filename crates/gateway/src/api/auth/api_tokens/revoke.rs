//! `DELETE /api/auth/tokens/{id}`.

use axum::extract::State;
use http::StatusCode;
use isekai_domain::ApiTokenId;
use isekai_store::api_tokens;
use serde_json::Value;

use crate::access::{Credential, Person, Resource, SIGNED_IN, audit_entry};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::Path;
use crate::state::AppState;

/// Revokes one of the caller's API tokens.
#[utoipa::path(
    delete, path = "/api/auth/tokens/{id}", tag = "auth",
    extensions(("x-permission" = json!(SIGNED_IN))), params(("id" = Uuid, Path)),
    responses(
        (status = 204, description = "Within a second it is worth nothing anywhere"),
        (status = 401, body = ErrorBody), (status = 403, description = "An API token cannot do this", body = ErrorBody),
        (status = 404, body = ErrorBody),
    )
)]
pub async fn api_token_revoke(
    State(state): State<AppState>,
    person: Person,
    Path(id): Path<ApiTokenId>,
) -> Result<StatusCode, ApiError> {
    let resource = Resource { kind: "api_token", id: Some(id.to_string()), owner: Some(person.user_id) };
    let audit = audit_entry(&state, Some(person.user_id), &person.client, "delete", &resource, Value::Null, Ok(()));
    let revoked = api_tokens::revoke(&state.store, person.user_id, id, audit).await?;
    let hash = revoked.ok_or(ApiError::NotFound("API token"))?;
    state.principals.forget(Credential::Token(hash)).await;
    Ok(StatusCode::NO_CONTENT)
}
