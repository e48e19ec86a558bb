//! Finding accounts.

use std::collections::HashMap;

use isekai_domain::{AccountStatus, UserId};
use uuid::Uuid;

use super::{User, address, columns};
use crate::{Page, PageOf, Result, Store, check};

/// Only those that agree with everything that is given.
#[derive(Debug, Clone, Copy, Default)]
pub struct UserFilter<'a> {
    /// A part of the name, or the whole address, whatever their case: of what is encrypted no part can be looked for.
    pub text: Option<&'a str>,
    pub status: Option<AccountStatus>,
    /// Name of a role that they have.
    pub role: Option<&'a str>,
}

/// Newest first.
pub async fn search(store: &Store, filter: UserFilter<'_>, page: Page) -> Result<PageOf<User>> {
    check::optional("q", filter.text, check::NAME_BYTES)?;
    check::optional("role", filter.role, check::NAME_BYTES)?;
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM users
         WHERE id < $1 AND ($3::text IS NULL OR strpos(lower(username), lower($3)) > 0 OR email_hash = $6)
           AND ($4::text IS NULL OR account_status = $4)
           AND ($5::text IS NULL OR EXISTS (
                   SELECT FROM user_roles r JOIN roles ON roles.id = r.role_id
                   WHERE r.user_id = users.id AND roles.name = $5))
         ORDER BY id DESC LIMIT $2"
    );
    let query = sqlx::query_as(sql).bind(page.below()).bind(page.fetch_limit()).bind(filter.text);
    let hash = filter.text.map(|text| address::hash_of(store, text)).transpose()?;
    let query = query.bind(filter.status.map(AccountStatus::as_str)).bind(filter.role);
    let query = query.bind(hash.map(|hash| hash.to_vec()));
    Ok(page.of(query.fetch_all(store.pool()).await?, |user: &User| user.id.uuid()))
}

/// What those of `users` are called that still have an account.
pub async fn names(store: &Store, users: &[UserId]) -> Result<HashMap<UserId, String>> {
    let ids: Vec<Uuid> = users.iter().map(|user| user.uuid()).collect();
    let rows: Vec<(Uuid, String)> =
        sqlx::query_as("SELECT id, username FROM users WHERE id = ANY($1)").bind(ids).fetch_all(store.pool()).await?;
    Ok(rows.into_iter().map(|(id, name)| (id.into(), name)).collect())
}
