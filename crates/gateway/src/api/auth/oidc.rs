//! `/api/auth/oidc`: sign-in at an OpenID Connect provider. The browser is sent there and comes back; whatever goes wrong, it ends at
//! the sign-in page, which says it in words.

mod callback;
mod code;
mod cookie;
mod list;
mod start;

use axum::response::{IntoResponse as _, Response};
use http::{HeaderValue, StatusCode, header};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::error::ApiError;
use crate::oidc::account::Refused;
use crate::preview::next;
use crate::state::AppState;

const NO_PROVIDER: ApiError = ApiError::NotFound("provider");

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list::oidc_list))
        .routes(routes!(start::oidc_start))
        .routes(routes!(callback::oidc_callback))
        .routes(routes!(code::oidc_code))
}

/// Why somebody is back at the sign-in page. `web/features/session/oidc.ts` has the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reason {
    /// The second factor is asked for; nothing went wrong.
    Code,
    Unavailable,
    /// The person, or the provider for them, said no.
    Cancelled,
    /// Too late, used before, or begun elsewhere.
    Stale,
    /// What came back does not hold.
    Invalid,
    NoAccount,
    AddressUnverified,
    AddressNotAllowed,
    AddressTaken,
    /// Locked, suspended, or waiting after failures.
    Shut,
    TooMany,
}

impl Reason {
    const fn text(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Unavailable => "unavailable",
            Self::Cancelled => "cancelled",
            Self::Stale => "stale",
            Self::Invalid => "invalid",
            Self::NoAccount => "no-account",
            Self::AddressUnverified => "address-unverified",
            Self::AddressNotAllowed => "address-not-allowed",
            Self::AddressTaken => "address-taken",
            Self::Shut => "shut",
            Self::TooMany => "too-many",
        }
    }
}

impl From<Refused> for Reason {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::NoAccount => Self::NoAccount,
            Refused::AddressUnverified => Self::AddressUnverified,
            Refused::AddressNotAllowed => Self::AddressNotAllowed,
            Refused::AddressTaken => Self::AddressTaken,
        }
    }
}

/// To the sign-in page, which goes on to `return_to` once somebody is signed in.
fn sign_in_page(reason: Reason, return_to: &str) -> Response {
    found(&format!("/sign-in/?oidc={}&next={}", reason.text(), next::in_query(return_to)))
}

fn found(location: &str) -> Response {
    let location = HeaderValue::from_str(location).unwrap_or(HeaderValue::from_static("/sign-in/?oidc=invalid"));
    (StatusCode::FOUND, [(header::LOCATION, location)]).into_response()
}
