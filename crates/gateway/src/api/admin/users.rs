//! `GET /api/admin/users`.

use axum::Json;
use axum::extract::State;
use chrono::{DateTime, Utc};
use isekai_domain::UserId;
use isekai_store::users::{self as accounts, User};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{done, permitted};
use crate::access::Caller;
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::{PageQuery, Query};
use crate::state::AppState;

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
    /// `active`, `locked` or `suspended`.
    account_status: &'static str,
    failed_login_attempts: i32,
    /// Until the password is changed, all else is refused.
    must_change_password: bool,
    #[schema(required)]
    locked_until: Option<DateTime<Utc>>,
    #[schema(required)]
    last_login_at: Option<DateTime<Utc>>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    version: i32,
}

/// All accounts, newest first.
#[utoipa::path(
    get, path = "/api/admin/users", tag = "admin", params(PageQuery),
    responses((status = 200, body = UserList), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody))
)]
pub async fn users(
    State(state): State<AppState>,
    caller: Caller,
    Query(query): Query<PageQuery>,
) -> Result<Json<UserList>, ApiError> {
    let resource = permitted(&state, &caller, None, "read").await?;
    let page = accounts::list(&state.store, query.page()?).await?;
    done(&state, &caller, &resource, "read", Value::Null).await;
    Ok(Json(UserList { items: page.items.into_iter().map(Account::from).collect(), next: page.next }))
}

impl From<User> for Account {
    fn from(user: User) -> Self {
        Self {
            id: user.id,
            username: user.username,
            email: user.email,
            account_status: user.account_status.as_str(),
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
