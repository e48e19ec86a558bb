//! The installation is never left without somebody who may do everything.

use isekai_domain::UserId;
use isekai_domain::access::ADMIN_ROLE;
use sqlx::PgConnection;

use crate::locks::Lock;
use crate::{Result, Store, StoreError};

/// Held from before a change that may take an administrator away until its transaction ends: two that happen at the same time
/// see each other.
pub(crate) struct Administrators {
    was_one: bool,
}

/// Who has the role and may sign in.
macro_rules! active {
    () => {
        "SELECT u.id FROM users u JOIN user_roles r ON r.user_id = u.id JOIN roles ON roles.id = r.role_id
         WHERE roles.name = $1 AND u.account_status = 'active' AND u.erasure_requested_at IS NULL"
    };
}

/// Whether anybody has the role and may sign in.
pub async fn has_administrator(store: &Store) -> Result<bool> {
    let sql = concat!("SELECT EXISTS (", active!(), ")");
    Ok(sqlx::query_scalar(sql).bind(ADMIN_ROLE).fetch_one(store.pool()).await?)
}

impl Administrators {
    /// Before `user` is changed. Taken before any row is locked.
    pub(crate) async fn before(connection: &mut PgConnection, user: UserId) -> Result<Self> {
        Lock::Administrators.exclusive(connection).await?;
        let sql = concat!("SELECT EXISTS (", active!(), " AND u.id = $2)");
        let was_one = sqlx::query_scalar(sql).bind(ADMIN_ROLE).bind(user.uuid()).fetch_one(connection).await?;
        Ok(Self { was_one })
    }

    /// After the change, in the same transaction. Who never was one is not the last one.
    pub(crate) async fn remain(self, connection: &mut PgConnection) -> Result<()> {
        if !self.was_one {
            return Ok(());
        }
        let sql = concat!("SELECT EXISTS (", active!(), ")");
        match sqlx::query_scalar(sql).bind(ADMIN_ROLE).fetch_one(connection).await? {
            true => Ok(()),
            false => Err(StoreError::conflict(
                "this is the last active administrator; give somebody else the role admin first",
            )),
        }
    }
}
