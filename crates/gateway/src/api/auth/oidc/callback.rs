//! `GET /api/auth/oidc/{provider}/callback`: back from the provider.

use axum::extract::State;
use axum::response::Response;
use chrono::TimeDelta;
use http::request::Parts;
use http::{HeaderMap, header};
use isekai_auth::oidc::{Flow, Identity};
use isekai_auth::{lockout, refresh};
use isekai_domain::AccountStatus;
use isekai_store::oidc::{flows, proofs};
use isekai_store::sign_in::Factor;
use isekai_store::users::User;
use serde::Deserialize;
use serde_json::json;
use utoipa::IntoParams;

use super::cookie::Cookie;
use super::{NO_PROVIDER, Reason, found, sign_in_page};
use crate::access::{PUBLIC, report};
use crate::api::auth::attempt::{Attempt, Refusal};
use crate::api::auth::mfa::factor::{self, Proof};
use crate::api::auth::{cookie, enter};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::{ClientInfo, Path, Query};
use crate::oidc::account::Visit;
use crate::oidc::{Provider, ProviderError, Returned};
use crate::state::AppState;

/// For the second factor.
const PROOF_LIFETIME: TimeDelta = TimeDelta::minutes(5);
const MAX_CODE_BYTES: usize = 4096;

/// What a provider sends back with the browser (RFC 6749, section 4.1.2; RFC 9207).
#[derive(Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Given {
    state: Option<String>,
    code: Option<String>,
    error: Option<String>,
    iss: Option<String>,
}

/// Takes the browser back from a provider, and signs in.
#[utoipa::path(
    get, path = "/api/auth/oidc/{provider}/callback", tag = "auth",
    extensions(("x-permission" = json!(PUBLIC))),
    security(()), params(("provider" = String, Path), Given),
    responses(
        (status = 302, description = "To where it was begun, with the refresh cookie; or to the sign-in page, with the reason as `oidc`"),
        (status = 404, description = "There is no such provider", body = ErrorBody),
    )
)]
pub async fn oidc_callback(
    State(state): State<AppState>,
    client: ClientInfo,
    Path(id): Path<String>,
    given: Result<Query<Given>, ApiError>,
    parts: Parts,
) -> Result<Response, ApiError> {
    let provider = state.oidc.get(&id).ok_or(NO_PROVIDER)?;
    let given = given.map(|Query(given)| given).unwrap_or_default();
    let attempt = match Attempt::begin(&state, &client, "login").await {
        Ok(attempt) => attempt,
        Err(ApiError::RateLimited { .. }) => return Ok(sign_in_page(Reason::TooMany, "/")),
        Err(error) => return Err(error),
    };
    let visit = Visit { state: &state, client: &client, provider, now: state.clock.now() };
    let Some((flow, return_to)) = taken(visit, &given, &parts.headers).await? else {
        let refusal = refusal(provider, None, "a sign-in that is over, or was not begun in this browser");
        attempt.failed(refusal).await?;
        // Another one may go on in this browser: its cookie stays.
        return Ok(sign_in_page(Reason::Stale, "/"));
    };
    let outcome = concluded(visit, &given, &flow).await?;
    let (mut response, cookie) = match outcome {
        Outcome::In(session) => {
            attempt.succeeded().await?;
            metrics::counter!("auth_logins_total", "outcome" => "accepted").increment(1);
            (found(&return_to), Some(cookie::set(&state.settings, &session.token, session.lifetime)))
        }
        Outcome::CodeNeeded(proof) => {
            attempt.succeeded().await?;
            let proof = Cookie::Proof.set(&state.settings, &proof, PROOF_LIFETIME.num_seconds());
            (sign_in_page(Reason::Code, &return_to), Some(proof))
        }
        Outcome::Out(reason, refusal) => {
            attempt.failed(refusal).await?;
            metrics::counter!("auth_logins_total", "outcome" => "refused").increment(1);
            (sign_in_page(reason, &return_to), None)
        }
    };
    for cookie in cookie.into_iter().chain([Cookie::Flow.clear(&state.settings)]) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

enum Outcome {
    In(enter::SignedIn),
    /// What the browser keeps until the code comes.
    CodeNeeded(String),
    Out(Reason, Refusal),
}

/// The flow that ends here, and where it leads.
async fn taken(visit: Visit<'_>, given: &Given, headers: &HeaderMap) -> Result<Option<(Flow, String)>, ApiError> {
    let secret = Cookie::Flow.find(&visit.state.settings, headers);
    let (Some(state), Some(secret)) = (&given.state, secret) else { return Ok(None) };
    let hashes = (refresh::hash(state), refresh::hash(secret));
    let return_to = flows::take(&visit.state.store, &hashes.0, &hashes.1, &visit.provider.id, visit.now).await?;
    let flow = Flow { state: state.clone(), secret: secret.to_owned() };
    Ok(return_to.map(|return_to| (flow, return_to)))
}

async fn concluded(visit: Visit<'_>, given: &Given, flow: &Flow) -> Result<Outcome, ApiError> {
    let code = match (&given.code, given.error.as_deref()) {
        (Some(code), None) if code.len() <= MAX_CODE_BYTES => code,
        (_, Some("access_denied")) => {
            let refusal = refusal(visit.provider, None, "the provider was told no");
            return Ok(Outcome::Out(Reason::Cancelled, Refusal { free: true, ..refusal }));
        }
        (_, error) => {
            tracing::warn!(provider = visit.provider.id, error, "the provider sent somebody back without a code");
            return Ok(Outcome::Out(Reason::Unavailable, refusal(visit.provider, None, "the provider gave no code")));
        }
    };
    let returned = Returned { code, issuer: given.iss.as_deref() };
    let identity = match visit.provider.identify(returned, flow, visit.now).await {
        Ok(identity) => identity,
        Err(error) => return Ok(unidentified(visit, &error).await),
    };
    match visit.account(&identity).await? {
        Ok(user) => entered(visit, user, &identity).await,
        Err(refused) => {
            let details = json!({ "provider": visit.provider.id, "email": identity.email });
            let refusal = Refusal { details, ..refusal(visit.provider, None, refused.why()) };
            Ok(Outcome::Out(refused.into(), refusal))
        }
    }
}

/// The provider does not say who it is, or somebody shows what it did not say.
async fn unidentified(visit: Visit<'_>, error: &ProviderError) -> Outcome {
    let provider = visit.provider;
    tracing::warn!(provider = provider.id, error = error as &dyn std::error::Error, "nobody was identified");
    if error.is_forgery() {
        report::forged_identity(visit.state, visit.client, &provider.id).await;
        return Outcome::Out(Reason::Invalid, refusal(provider, None, "the provider's answer does not hold"));
    }
    if error.is_refusal() {
        return Outcome::Out(Reason::Invalid, refusal(provider, None, "the provider does not take the code"));
    }
    Outcome::Out(Reason::Unavailable, Refusal { free: true, ..refusal(provider, None, "the provider cannot be asked") })
}

/// The rules of the account hold whoever vouches for its owner.
async fn entered(visit: Visit<'_>, user: User, identity: &Identity) -> Result<Outcome, ApiError> {
    let Visit { state, client, provider, now } = visit;
    if user.account_status != AccountStatus::Active {
        return Ok(Outcome::Out(Reason::Shut, refusal(provider, Some(&user), "the account is not active")));
    }
    if lockout::remaining(user.locked_until, now).is_some() {
        return Ok(Outcome::Out(Reason::Shut, refusal(provider, Some(&user), "too many attempts")));
    }
    visit.sync_roles(user.id, identity).await?;
    if !matches!(factor::of(state, user.id, None, now).await?, Proof::Given(Factor::None)) {
        let token = refresh::generate();
        let proof = proofs::Proof { user: user.id, provider: provider.id.clone() };
        proofs::put(&state.store, &refresh::hash(&token), &proof, now + PROOF_LIFETIME).await?;
        return Ok(Outcome::CodeNeeded(token));
    }
    let details = json!({ "provider": provider.id });
    Ok(match enter::enter(state, client, user.id, Factor::None, details, now).await? {
        Some(session) => Outcome::In(session),
        None => Outcome::Out(Reason::Shut, refusal(provider, Some(&user), "too many attempts")),
    })
}

/// Nothing of it counts as a failure of the account's: no password was guessed.
fn refusal(provider: &Provider, user: Option<&User>, why: &'static str) -> Refusal {
    let details = json!({ "provider": provider.id });
    Refusal { details, ..Refusal::of(user.map(|user| user.id), false, why) }
}
