//! The caller of a request: bearer token, then the session or the API token behind it.

use std::ops::Deref;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use http::header;
use http::request::Parts;
use isekai_auth::api_token;
use isekai_domain::SessionId;

use super::{Credential, Demand, Principal, report};
use crate::error::ApiError;
use crate::error::respond::RequestUser;
use crate::extract::ClientInfo;
use crate::state::AppState;

/// Whoever may call most addresses: signed in or with an API token, and with nothing else to do first.
#[derive(Debug, Clone)]
pub struct Caller {
    principal: Arc<Principal>,
    pub client: ClientInfo,
}

/// A caller, whatever else there is to do first.
pub struct AnyCaller(pub Caller);

/// A person who is signed in, and not a program with a token.
pub struct Person {
    pub caller: Caller,
    pub session: SessionId,
}

/// A person who may still have to set up a second factor.
pub struct Enrolling(pub Person);

/// A person, whatever else there is to do first.
pub struct Newcomer(pub Person);

impl Caller {
    async fn of(parts: &Parts, state: &AppState, tolerated: &[Demand]) -> Result<Self, ApiError> {
        let mut client = ClientInfo::of(parts);
        let token = bearer(parts)
            .ok_or(ApiError::Authentication("sign in, and send the access token as Authorization: Bearer …"))?;
        let credential = credential(state, &client, token).await?;
        let gone = match credential {
            Credential::Session(..) => "the session has ended; sign in again",
            Credential::Token(_) => "the API token is unknown, revoked or expired; make another one",
        };
        let principal = state.principals.get(credential, state.clock.now()).await?;
        let principal = principal.ok_or(ApiError::Authentication(gone))?;
        client.api_token.clone_from(&principal.api_token);
        if let Some(user) = parts.extensions.get::<RequestUser>() {
            user.set(principal.user_id);
        }
        match principal.demand {
            Some(demand) if !tolerated.contains(&demand) => Err(demand.refusal()),
            _ => Ok(Self { principal, client }),
        }
    }

    /// Whether the credential is still worth something, for answers that go on for long. While that cannot be asked they go on.
    pub async fn is_still_known(&self, state: &AppState) -> bool {
        !matches!(state.principals.get(self.credential, state.clock.now()).await, Ok(None))
    }
}

impl Person {
    async fn of(parts: &Parts, state: &AppState, tolerated: &[Demand]) -> Result<Self, ApiError> {
        let caller = Caller::of(parts, state, tolerated).await?;
        match caller.credential {
            Credential::Session(session, _) => Ok(Self { caller, session }),
            Credential::Token(_) => Err(ApiError::Barred {
                reason: "API_TOKEN",
                message: "an API token cannot do this; sign in with name and password",
            }),
        }
    }
}

impl Demand {
    const ALL: [Self; 2] = [Self::ChangePassword, Self::SetUpMfa];

    const fn refusal(self) -> ApiError {
        match self {
            Self::ChangePassword => ApiError::Barred {
                reason: "PASSWORD_CHANGE_REQUIRED",
                message: "choose a password of your own first: POST /api/auth/password",
            },
            Self::SetUpMfa => ApiError::Barred {
                reason: "MFA_SETUP_REQUIRED",
                message: "one of your roles asks for a second factor; set it up first: POST /api/auth/mfa/setup",
            },
        }
    }
}

/// As the token says it; whether it is still worth something is asked later.
async fn credential(state: &AppState, client: &ClientInfo, token: &str) -> Result<Credential, ApiError> {
    if api_token::is_one(token) {
        let hash = api_token::hash(token).ok_or(ApiError::Authentication("the API token is mistyped or cut off"))?;
        return Ok(Credential::Token(hash));
    }
    match state.tokens.verify(token, state.clock.now()) {
        Ok(claims) => Ok(Credential::Session(claims.sid, claims.sub)),
        Err(error) => {
            // Why it was refused helps an operator, and nobody else.
            tracing::debug!(error = &error as &dyn std::error::Error, "access token refused");
            if error.is_forgery() {
                report::forged_token(state, client).await;
            }
            Err(ApiError::Authentication("the access token is not valid or has expired; sign in again"))
        }
    }
}

fn bearer(parts: &Parts) -> Option<&str> {
    let mut values = parts.headers.get_all(header::AUTHORIZATION).iter();
    let (scheme, token) = values.next()?.to_str().ok()?.split_once(' ')?;
    (values.next().is_none() && scheme.eq_ignore_ascii_case("bearer")).then(|| token.trim())
}

impl Deref for Caller {
    type Target = Principal;

    fn deref(&self) -> &Principal {
        &self.principal
    }
}

impl Deref for Person {
    type Target = Caller;

    fn deref(&self) -> &Caller {
        &self.caller
    }
}

macro_rules! extract {
    ($($name:ty: |$parts:ident, $state:ident| $found:expr;)+) => {$(
        impl FromRequestParts<AppState> for $name {
            type Rejection = ApiError;

            async fn from_request_parts($parts: &mut Parts, $state: &AppState) -> Result<Self, ApiError> {
                $found
            }
        }
    )+};
}

extract! {
    Caller: |parts, state| Self::of(parts, state, &[]).await;
    AnyCaller: |parts, state| Caller::of(parts, state, &Demand::ALL).await.map(Self);
    Person: |parts, state| Self::of(parts, state, &[]).await;
    Enrolling: |parts, state| Person::of(parts, state, &[Demand::SetUpMfa]).await.map(Self);
    Newcomer: |parts, state| Person::of(parts, state, &Demand::ALL).await.map(Self);
}
