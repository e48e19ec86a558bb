//! What is known of a signed-in session, kept for a second so that a page full of requests asks the database once.

use std::sync::Arc;
use std::time::Duration;

use isekai_domain::{AccountStatus, Permission, Role, SessionId, UserId};
use isekai_store::{Store, roles, sessions, users};
use moka::future::Cache;

use crate::error::ApiError;

/// A revoked session or role stops working after this at the latest, here and in previews.
const TTL: Duration = Duration::from_secs(1);
const MAX_SESSIONS: u64 = 10_000;

#[derive(Debug)]
pub struct Principal {
    pub user_id: UserId,
    pub session_id: SessionId,
    pub username: String,
    pub email: String,
    pub roles: Vec<Role>,
    pub permissions: Vec<Permission>,
}

pub struct Principals {
    store: Store,
    cache: Cache<(SessionId, UserId), Option<Arc<Principal>>>,
}

impl Principals {
    pub fn new(store: Store) -> Self {
        Self { store, cache: Cache::builder().max_capacity(MAX_SESSIONS).time_to_live(TTL).build() }
    }

    /// `None` when the session has ended or its account may not sign in.
    pub async fn get(&self, session: SessionId, user: UserId) -> Result<Option<Arc<Principal>>, ApiError> {
        let key = (session, user);
        if let Some(known) = self.cache.get(&key).await {
            return Ok(known);
        }
        let loaded = load(&self.store, session, user).await?.map(Arc::new);
        self.cache.insert(key, loaded.clone()).await;
        Ok(loaded)
    }

    /// This process knows at once; others within [`TTL`].
    pub async fn forget(&self, session: SessionId, user: UserId) {
        self.cache.invalidate(&(session, user)).await;
    }
}

async fn load(store: &Store, session: SessionId, user: UserId) -> Result<Option<Principal>, ApiError> {
    if !sessions::is_live(store, session).await? {
        return Ok(None);
    }
    let Some(account) = users::by_id(store, user).await? else { return Ok(None) };
    if account.account_status != AccountStatus::Active {
        return Ok(None);
    }
    let roles = roles::of_user(store, user).await?;
    let permissions = roles.iter().flat_map(|role| role.permissions.clone()).collect();
    Ok(Some(Principal {
        user_id: user,
        session_id: session,
        username: account.username,
        email: account.email,
        roles,
        permissions,
    }))
}
