//! What somebody shows besides their password.

use chrono::{DateTime, Utc};
use isekai_auth::mfa as codes;
use isekai_domain::UserId;
use isekai_store::mfa;
use isekai_store::sign_in::Factor;

use crate::error::ApiError;
use crate::state::AppState;

pub enum Proof {
    /// Whether it has been used before, the store says.
    Given(Factor),
    Missing,
    Wrong,
}

/// What `code` proves for the account; without a second factor nothing is asked for.
pub async fn of(state: &AppState, user: UserId, code: Option<&str>, now: DateTime<Utc>) -> Result<Proof, ApiError> {
    let Some(mfa) = mfa::get(&state.store, user).await?.filter(|mfa| mfa.enabled_at.is_some()) else {
        return Ok(Proof::Given(Factor::None));
    };
    let Some(code) = code.map(str::trim).filter(|code| !code.is_empty()) else { return Ok(Proof::Missing) };
    if let Some(hash) = codes::recovery_hash(code) {
        return Ok(Proof::Given(Factor::Recovery(hash)));
    }
    // An authenticator shows its code in two groups.
    let digits: String = code.chars().filter(|c| *c != ' ').collect();
    let step = codes::step_of(&mfa.secret, &digits, now).map_err(ApiError::unexpected)?;
    Ok(step.map_or(Proof::Wrong, |step| Proof::Given(Factor::Step(step))))
}
