//! Making our database and its roles on a fresh cluster, as its superuser.

use std::str::FromStr as _;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{AssertSqlSafe, Connection as _, Executor as _};

use crate::{Result, StoreError, check};

const PAUSE: Duration = Duration::from_millis(50);

/// A role that signs in with a password.
#[derive(Clone, Copy)]
pub struct Login<'a> {
    pub name: &'a str,
    pub password: &'a str,
}

/// Waits up to `patience` for the server, then makes the two roles and the database unless they are there. `owner` owns the database
/// and all in it, also what `services` made before there was an owner apart; what `services` may do there, [`crate::privileges`]
/// says. The passwords are set in any case.
pub async fn ensure_database(
    admin_url: &str,
    database: &str,
    owner: Login<'_>,
    services: Login<'_>,
    patience: Duration,
) -> Result<()> {
    check::name("name", database, check::NAME_BYTES)?;
    let mut connection = connect(admin_url, patience).await?;
    ensure_role(&mut connection, owner).await?;
    ensure_role(&mut connection, services).await?;
    let there: Option<bool> = sqlx::query_scalar("SELECT true FROM pg_database WHERE datname = $1")
        .bind(database)
        .fetch_optional(&mut connection)
        .await?;
    let verb = if there.is_some() { "ALTER DATABASE %I OWNER TO %I" } else { "CREATE DATABASE %I OWNER %I" };
    execute(&mut connection, verb, database, owner.name).await?;
    // Who owns a table is written in its own database.
    let options = PgConnectOptions::from_str(admin_url)?.database(database);
    let mut inside = PgConnection::connect_with(&options).await?;
    execute(&mut inside, "REASSIGN OWNED BY %I TO %I", services.name, owner.name).await
}

async fn ensure_role(connection: &mut PgConnection, login: Login<'_>) -> Result<()> {
    check::name("name", login.name, check::NAME_BYTES)?;
    let there: Option<bool> = sqlx::query_scalar("SELECT true FROM pg_roles WHERE rolname = $1")
        .bind(login.name)
        .fetch_optional(&mut *connection)
        .await?;
    let verb = if there.is_some() { "ALTER ROLE %I LOGIN PASSWORD %L" } else { "CREATE ROLE %I LOGIN PASSWORD %L" };
    execute(connection, verb, login.name, login.password).await
}

/// Names and passwords cannot be bound in these statements; format() of the server quotes them.
async fn execute(connection: &mut PgConnection, format: &str, first: &str, second: &str) -> Result<()> {
    let query = sqlx::query_scalar("SELECT format($1, $2::text, $3::text)").bind(format).bind(first).bind(second);
    let statement: String = query.fetch_one(&mut *connection).await?;
    connection.execute(AssertSqlSafe(statement)).await?;
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
