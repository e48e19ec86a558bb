//! `GET /api/auth/oidc/{provider}/start`: to the provider.

use axum::extract::State;
use axum::response::Response;
use chrono::TimeDelta;
use http::header;
use isekai_auth::oidc::Flow;
use isekai_auth::{network, refresh};
use isekai_store::oidc::flows::{self, NewFlow};
use isekai_store::throttle::Limit;
use serde::Deserialize;
use utoipa::IntoParams;

use super::cookie::Cookie;
use super::{NO_PROVIDER, Reason, found, sign_in_page};
use crate::access::PUBLIC;
use crate::api::auth::attempt::Attempt;
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::{ClientInfo, Path, Query};
use crate::preview::next;
use crate::state::AppState;

/// From leaving until coming back; people look for their passwords and their phones.
const LIFETIME: TimeDelta = TimeDelta::minutes(10);
/// Of one network: each is a row for ten minutes, and may be a question to the provider.
const LIMIT: Limit = Limit { burst: 100, every: TimeDelta::seconds(1) };

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Start {
    /// A path of this site, to go to afterwards. Anything else is `/`.
    #[param(max_length = 2048)]
    return_to: Option<String>,
}

/// Sends the browser to a provider, to sign in there. To be opened, not to be called by a script.
#[utoipa::path(
    get, path = "/api/auth/oidc/{provider}/start", tag = "auth",
    extensions(("x-permission" = json!(PUBLIC))),
    security(()), params(("provider" = String, Path), Start),
    responses(
        (status = 302, description = "To the provider; or to the sign-in page, with the reason as `oidc`"),
        (status = 400, body = ErrorBody),
        (status = 404, description = "There is no such provider", body = ErrorBody),
    )
)]
pub async fn oidc_start(
    State(state): State<AppState>,
    client: ClientInfo,
    Path(id): Path<String>,
    Query(Start { return_to }): Query<Start>,
) -> Result<Response, ApiError> {
    let provider = state.oidc.get(&id).ok_or(NO_PROVIDER)?;
    let return_to = next::same_site(return_to.as_deref());
    let network = format!("oidc {}", network::of(client.ip.as_deref()));
    match Attempt::of(&state, &client, "oidc_start", network, LIMIT).await {
        Ok(_) => {}
        Err(ApiError::RateLimited { .. }) => return Ok(sign_in_page(Reason::TooMany, &return_to)),
        Err(error) => return Err(error),
    }
    let (flow, now) = (Flow::begin(), state.clock.now());
    let location = match provider.authorization_url(&flow, now).await {
        Ok(location) => location,
        Err(error) => {
            tracing::warn!(
                provider = id,
                error = &error as &dyn std::error::Error,
                "nobody can be sent to the provider"
            );
            return Ok(sign_in_page(Reason::Unavailable, &return_to));
        }
    };
    let new = NewFlow {
        state_hash: refresh::hash(&flow.state),
        secret_hash: refresh::hash(&flow.secret),
        provider: &id,
        return_to: &return_to,
        expires_at: now + LIFETIME,
    };
    flows::begin(&state.store, new).await?;
    let mut response = found(&location);
    let cookie = Cookie::Flow.set(&state.settings, &flow.secret, LIFETIME.num_seconds());
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}
