//! Advisory locks: what must not happen twice at the same time and has no row of its own to lock.

use sqlx::PgConnection;

use crate::Result;

#[derive(Debug, Clone, Copy)]
pub(crate) enum Lock {
    /// Choosing the next preview port.
    Ports = 1,
    /// Removing blobs that nothing refers to; writers of versions share it.
    Blobs = 2,
    /// Choosing which workflows run next.
    Claims = 3,
    /// Changing the schema.
    Migrations = 4,
    /// Adding to the chain of the audit log.
    Seal = 5,
    /// Whatever may leave the installation without an administrator.
    Administrators = 6,
}

/// Keeps our keys apart from those of other users of the same database.
const NAMESPACE: i32 = 0x0069_736b;

impl Lock {
    pub(crate) async fn exclusive(self, connection: &mut PgConnection) -> Result<()> {
        let query = sqlx::query("SELECT pg_advisory_xact_lock($1, $2)").bind(NAMESPACE).bind(self as i32);
        query.execute(connection).await?;
        Ok(())
    }

    /// As [`Lock::exclusive`], but answers false at once when somebody else has it.
    pub(crate) async fn try_exclusive(self, connection: &mut PgConnection) -> Result<bool> {
        let query = sqlx::query_scalar("SELECT pg_try_advisory_xact_lock($1, $2)").bind(NAMESPACE).bind(self as i32);
        Ok(query.fetch_one(connection).await?)
    }

    pub(crate) async fn shared(self, connection: &mut PgConnection) -> Result<()> {
        let query = sqlx::query("SELECT pg_advisory_xact_lock_shared($1, $2)").bind(NAMESPACE).bind(self as i32);
        query.execute(connection).await?;
        Ok(())
    }
}
