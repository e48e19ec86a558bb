//! `POST /api/admin/users`.

use axum::Json as Answer;
use axum::extract::State;
use http::StatusCode;
use isekai_domain::ResourceQuota;
use isekai_domain::access::USER_ROLE;
use isekai_store::roles as stored;
use isekai_store::users::{self, NewUser};
use serde::Deserialize;
use utoipa::ToSchema;

use super::users::Account;
use super::{entry, permitted, quota_put};
use crate::access::{Caller, Permit, within_reach};
use crate::api::account;
use crate::api::schema::{ErrorBody, Quota};
use crate::error::{ApiError, FieldError};
use crate::extract::Json;
use crate::state::AppState;

const NEEDS: Permit = Permit::of("user", "create");
const MAX_ROLES: usize = 20;

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewAccount {
    /// 1 to 64 of `a` to `z`, `A` to `Z`, `0` to `9`, `.`, `_`, `-`: a name that looks like another's is another.
    #[schema(min_length = 1, max_length = 64)]
    username: String,
    #[schema(format = Email, max_length = 254)]
    email: String,
    /// At least 10 characters, neither the name nor the address, and none of those that many people take.
    #[schema(format = Password, min_length = 10, max_length = 1024)]
    password: String,
    /// Names; `user` when absent.
    roles: Option<Vec<String>>,
    quota: Option<Quota>,
    /// Whether the first thing to do is to choose another password; so it is when absent.
    #[serde(default = "yes")]
    must_change_password: bool,
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
        must_change_password: new.must_change_password,
    };
    let entry = entry(&state, &caller, &resource, NEEDS.action);
    let user = users::create_by(&state.store, Some(caller.user_id), account, entry).await?;
    Ok((StatusCode::CREATED, Answer(Account::of(&state, user).await?)))
}

fn check(new: &NewAccount) -> Result<(), ApiError> {
    let mut fields = account::check(&new.username, &new.email, &new.password);
    if new.roles.as_ref().is_some_and(|roles| roles.len() > MAX_ROLES) {
        fields.push(FieldError { field: "roles".to_owned(), message: format!("at most {MAX_ROLES} roles") });
    }
    account::refuse(fields)
}

const fn yes() -> bool {
    true
}
