//! `GET /api/admin/users`.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use chrono::{DateTime, Utc};
use http::header;
use isekai_domain::{AccountStatus, UserId};
use isekai_store::roles;
use isekai_store::users::{self as accounts, User, UserFilter};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{done, permitted};
use crate::access::{Caller, Permit};
use crate::api::schema::{AccountStatusSchema, ErrorBody};
use crate::error::ApiError;
use crate::extract::{PageQuery, Query, if_match};
use crate::state::AppState;

const NEEDS: Permit = Permit::of("user", "read");
const MAX_SEARCH_CHARS: usize = 100;

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct UserQuery {
    /// A part of the name, or the whole e-mail address, whatever their case. Addresses are stored encrypted: a part of one finds
    /// nothing.
    #[param(max_length = 100)]
    q: Option<String>,
    #[param(value_type = Option<AccountStatusSchema>)]
    status: Option<AccountStatus>,
    /// Name of a role that they have.
    #[param(max_length = 64)]
    role: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct UserList {
    items: Vec<Account>,
    /// Pass it as `after` for the next page; null at the end.
    #[schema(required)]
    next: Option<Uuid>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    #[schema(value_type = Uuid)]
    id: UserId,
    username: String,
    email: String,
    #[schema(value_type = AccountStatusSchema)]
    account_status: AccountStatus,
    /// Names of the roles that they have, in order.
    roles: Vec<String>,
    /// It is shut, and nothing will be left of it.
    being_erased: bool,
    failed_login_attempts: i32,
    /// Until the password is changed, all else is refused.
    must_change_password: bool,
    #[schema(required)]
    locked_until: Option<DateTime<Utc>>,
    #[schema(required)]
    last_login_at: Option<DateTime<Utc>>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    /// Also the `ETag`.
    version: i32,
}

/// Accounts, newest first: all, or those that agree with everything that is asked for.
#[utoipa::path(
    get, path = "/api/admin/users", tag = "admin",
    extensions(("x-permission" = json!(NEEDS))),
    params(UserQuery, PageQuery),
    responses((status = 200, body = UserList), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody))
)]
pub async fn users(
    State(state): State<AppState>,
    caller: Caller,
    Query(asked): Query<UserQuery>,
    Query(query): Query<PageQuery>,
) -> Result<Json<UserList>, ApiError> {
    let resource = permitted(&state, &caller, None, NEEDS).await?;
    if asked.q.as_ref().is_some_and(|q| q.chars().count() > MAX_SEARCH_CHARS) {
        return Err(ApiError::field("q", format!("q has at most {MAX_SEARCH_CHARS} characters")));
    }
    let text = asked.q.as_deref().map(str::trim).filter(|q| !q.is_empty());
    let filter = UserFilter { text, status: asked.status, role: asked.role.as_deref() };
    let page = accounts::search(&state.store, filter, query.page()?).await?;
    done(&state, &caller, &resource, NEEDS.action, Value::Null).await;
    let found = accounts::with_emails(&state.store, page.items).await?;
    let ids: Vec<UserId> = found.iter().map(|(user, _)| user.id).collect();
    let mut names = roles::names_of(&state.store, &ids).await?;
    let items = found
        .into_iter()
        .map(|(user, email)| {
            let roles = names.remove(&user.id).unwrap_or_default();
            Account::new(user, email, roles)
        })
        .collect();
    Ok(Json(UserList { items, next: page.next }))
}

/// The account with its version as `ETag`.
pub async fn with_etag(state: &AppState, user: User) -> Result<Response, ApiError> {
    let etag = if_match::etag(user.version);
    Ok(([(header::ETAG, etag)], Json(Account::of(state, user).await?)).into_response())
}

impl Account {
    pub async fn of(state: &AppState, user: User) -> Result<Self, ApiError> {
        let email = user.email(&state.store).await?;
        let roles = roles::names_of(&state.store, &[user.id]).await?.remove(&user.id).unwrap_or_default();
        Ok(Self::new(user, email, roles))
    }

    fn new(user: User, email: String, roles: Vec<String>) -> Self {
        Self {
            id: user.id,
            username: user.username,
            email,
            account_status: user.account_status,
            roles,
            being_erased: user.erasure_requested_at.is_some(),
            failed_login_attempts: user.failed_login_attempts,
            must_change_password: user.must_change_password,
            locked_until: user.locked_until,
            last_login_at: user.last_login_at,
            created_at: user.created_at,
            updated_at: user.updated_at,
            version: user.version,
        }
    }
}
