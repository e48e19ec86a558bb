//! `POST /api/auth/oidc/code`: the second factor of an account whose owner a provider vouches for.

use axum::extract::State;
use axum::response::Response;
use http::header;
use http::request::Parts;
use isekai_auth::{lockout, refresh};
use isekai_domain::AccountStatus;
use isekai_store::oidc::proofs;
use isekai_store::users;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::cookie::Cookie;
use crate::access::PUBLIC;
use crate::api::auth::attempt::{Attempt, Refusal};
use crate::api::auth::login::{CODE_REFUSED, MAX_MFA_BYTES};
use crate::api::auth::mfa::factor::{self, Proof};
use crate::api::auth::tokens::{self, Tokens};
use crate::api::auth::{cookie, enter};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::{ClientInfo, Json};
use crate::state::AppState;

const OVER: ApiError = ApiError::Authentication("the sign-in took too long; begin it again at the provider");

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OidcCode {
    /// What the authenticator shows, or a recovery code.
    #[schema(min_length = 1, max_length = 64)]
    mfa_token: String,
}

/// Signs in with the second factor, after a provider has sent the browser back.
#[utoipa::path(
    post, path = "/api/auth/oidc/code", tag = "auth",
    extensions(("x-permission" = json!(PUBLIC))),
    security(()), request_body = OidcCode,
    responses(
        (status = 200, description = "Signed in; also sets the refresh cookie", body = Tokens),
        (status = 400, body = ErrorBody),
        (status = 401, description = "The code is wrong (`MFA_REQUIRED`), or it is too late", body = ErrorBody),
        (status = 403, description = "The cookie was sent by a page that is not ours", body = ErrorBody),
        (status = 429, description = "Too many failures from your network", body = ErrorBody),
    )
)]
pub async fn oidc_code(
    State(state): State<AppState>,
    client: ClientInfo,
    parts: Parts,
    Json(OidcCode { mfa_token }): Json<OidcCode>,
) -> Result<Response, ApiError> {
    if mfa_token.trim().is_empty() || mfa_token.len() > MAX_MFA_BYTES {
        return Err(ApiError::field("mfaToken", format!("the token has 1 to {MAX_MFA_BYTES} bytes")));
    }
    let shown = Cookie::Proof.find(&state.settings, &parts.headers).ok_or(OVER)?;
    cookie::from_our_page(&state.settings, &parts.uri, &parts.headers)?;
    let (hash, now) = (refresh::hash(shown), state.clock.now());
    let attempt = Attempt::begin(&state, &client, "login").await?;
    let Some(proof) = proofs::get(&state.store, &hash, now).await? else {
        attempt.failed(Refusal::of(None, false, "a code without a sign-in at a provider")).await?;
        return Err(OVER);
    };
    let details = json!({ "provider": proof.provider });
    let refused = |counts, why| Refusal { details: details.clone(), ..Refusal::of(Some(proof.user), counts, why) };
    let account = users::by_id(&state.store, proof.user).await?.ok_or(OVER)?;
    let waits = lockout::remaining(account.locked_until, now).is_some();
    if waits || account.account_status != AccountStatus::Active {
        let why = if waits { "too many attempts" } else { "the account is not active" };
        attempt.failed(refused(false, why)).await?;
        return Err(CODE_REFUSED);
    }
    let Proof::Given(factor) = factor::of(&state, proof.user, Some(&mfa_token), now).await? else {
        attempt.failed(refused(true, "wrong code")).await?;
        return Err(CODE_REFUSED);
    };
    let Some(session) = enter::enter(&state, &client, proof.user, factor, details.clone(), now).await? else {
        attempt.failed(refused(true, "a code that is unknown or was used before")).await?;
        return Err(CODE_REFUSED);
    };
    attempt.succeeded().await?;
    proofs::take(&state.store, &hash).await?;
    metrics::counter!("auth_logins_total", "outcome" => "accepted").increment(1);
    let mut response = tokens::answer(&state, session.id, proof.user, session.token, session.lifetime).await?;
    response.headers_mut().append(header::SET_COOKIE, Cookie::Proof.clear(&state.settings));
    Ok(response)
}
