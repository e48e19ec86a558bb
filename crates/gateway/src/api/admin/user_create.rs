//! `POST /api/admin/users`.

use axum::Json as Answer;
use axum::extract::State;
use http::StatusCode;
use isekai_auth::password;
use isekai_domain::ResourceQuota;
use isekai_domain::access::USER_ROLE;
use isekai_store::roles as stored;
use isekai_store::users::{self, NewUser};
use serde::Deserialize;
use utoipa::ToSchema;

use super::users::Account;
use super::{entry, permitted, quota_put};
use crate::access::{Caller, Permit, within_reach};
use crate::api::schema::{ErrorBody, Quota};
use crate::error::{ApiError, FieldError};
use crate::extract::Json;
use crate::state::AppState;

const NEEDS: Permit = Permit::of("user", "create");
const MAX_ROLES: usize = 20;
pub(super) const NOT_AN_ADDRESS: &str = "this is not an e-mail address";

#[derive(Deserialize, ToSchema)]
pub struct NewAccount {
    /// 1 to 64 of `a` to `z`, `A` to `Z`, `0` to `9`, `.`, `_`, `-`: a name that looks like another's is another.
    #[schema(min_length = 1, max_length = 64)]
    username: String,
    #[schema(format = Email, max_length = 254)]
    email: String,
    /// At least 10 characters, and not the name.
    #[schema(format = Password, min_length = 10, max_length = 1024)]
    password: String,
    /// Names; `user` when absent.
    roles: Option<Vec<String>>,
    quota: Option<Quota>,
}

/// Makes an account.
#[utoipa::path(
    post, path = "/api/admin/users", tag = "admin",
    extensions(("x-permission" = json!(NEEDS))),
    request_body = NewAccount,
    responses(
        (status = 201, body = Account), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 409, description = "Name or address is taken", body = ErrorBody),
    )
)]
pub async fn user_create(
    State(state): State<AppState>,
    caller: Caller,
    Json(new): Json<NewAccount>,
) -> Result<(StatusCode, Answer<Account>), ApiError> {
    let resource = permitted(&state, &caller, None, NEEDS).await?;
    check(&new)?;
    new.quota.as_ref().map_or(Ok(()), quota_put::check)?;
    let roles = new.roles.unwrap_or_else(|| vec![USER_ROLE.to_owned()]);
    let names: Vec<&str> = roles.iter().map(String::as_str).collect();
    within_reach(&state, &caller, &resource, NEEDS, &stored::permissions_of(&state.store, &names).await?).await?;
    let hashed = state.passwords.hash(&new.username, &new.password).await.map_err(ApiError::unexpected)?;
    let quota = new.quota.map_or_else(ResourceQuota::default, ResourceQuota::from);
    let account = NewUser {
        username: &new.username,
        email: &new.email,
        password_hash: &hashed.phc,
        salt: &hashed.salt,
        roles: &names,
        quota,
    };
    let entry = entry(&state, &caller, &resource, NEEDS.action);
    let user = users::create_by(&state.store, caller.user_id, account, entry).await?;
    Ok((StatusCode::CREATED, Answer(user.into())))
}

fn check(new: &NewAccount) -> Result<(), ApiError> {
    let mut fields = Vec::new();
    let mut wrong = |field: &str, message: String| fields.push(FieldError { field: field.to_owned(), message });
    let name_ok = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    if !(1..=64).contains(&new.username.len()) || !new.username.chars().all(name_ok) {
        wrong("username", "a name has 1 to 64 of a to z, A to Z, 0 to 9, '.', '_' and '-'".to_owned());
    }
    if !is_address(&new.email) {
        wrong("email", NOT_AN_ADDRESS.to_owned());
    }
    if let Err(error) = password::check_policy(&new.username, &new.password) {
        wrong("password", error.to_string());
    }
    if new.roles.as_ref().is_some_and(|roles| roles.len() > MAX_ROLES) {
        wrong("roles", format!("at most {MAX_ROLES} roles"));
    }
    match fields.first() {
        None => Ok(()),
        Some(first) => Err(ApiError::Validation { message: first.message.clone().into(), fields }),
    }
}

/// One `@` with something around it; whether mail arrives only mail can tell.
pub(super) fn is_address(text: &str) -> bool {
    let well_formed = text.len() <= 254 && !text.chars().any(|c| c.is_control() || c.is_whitespace());
    well_formed
        && text.split_once('@').is_some_and(|(who, host)| !who.is_empty() && host.len() > 1 && !host.contains('@'))
}
