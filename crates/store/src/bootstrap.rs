//! Making our database and its owner on a fresh cluster, as its superuser.

use std::time::Duration;

use sqlx::postgres::PgConnection;
use sqlx::{Connection as _, Executor as _};

use crate::{Result, StoreError, check};

const PAUSE: Duration = Duration::from_millis(50);

/// Waits up to `patience` for the server, then makes the role `owner` and the database unless they are there. The
/// password is set in any case.
pub async fn ensure_database(
    admin_url: &str,
    database: &str,
    owner: &str,
    password: &str,
    patience: Duration,
) -> Result<()> {
    for name in [database, owner] {
        check::name("name", name, check::NAME_BYTES)?;
    }
    let mut connection = connect(admin_url, patience).await?;
    let role: Option<bool> = sqlx::query_scalar("SELECT true FROM pg_roles WHERE rolname = $1")
        .bind(owner)
        .fetch_optional(&mut connection)
        .await?;
    // Names and passwords cannot be bound in these statements; format() of the server quotes them.
    let verb = if role.is_some() { "ALTER" } else { "CREATE" };
    let statement: String =
        sqlx::query_scalar("SELECT format('%s ROLE %I LOGIN PASSWORD %L', $1::text, $2::text, $3::text)")
            .bind(verb)
            .bind(owner)
            .bind(password)
            .fetch_one(&mut connection)
            .await?;
    connection.execute(sqlx::AssertSqlSafe(statement)).await?;
    let there: Option<bool> = sqlx::query_scalar("SELECT true FROM pg_database WHERE datname = $1")
        .bind(database)
        .fetch_optional(&mut connection)
        .await?;
    if there.is_none() {
        let statement: String = sqlx::query_scalar("SELECT format('CREATE DATABASE %I OWNER %I', $1::text, $2::text)")
            .bind(database)
            .bind(owner)
            .fetch_one(&mut connection)
            .await?;
        connection.execute(sqlx::AssertSqlSafe(statement)).await?;
    }
    Ok(())
}

async fn connect(url: &str, patience: Duration) -> Result<PgConnection> {
    let end = tokio::time::Instant::now() + patience;
    loop {
        match PgConnection::connect(url).await.map_err(StoreError::from) {
            // A wrong password does not become right by waiting.
            Err(StoreError::Unavailable(_)) if tokio::time::Instant::now() < end => tokio::time::sleep(PAUSE).await,
            connected => return connected,
        }
    }
}

#[cfg(test)]
mod tests;
