//! What is known of a credential, kept for a moment so that a page full of requests asks the database once.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use isekai_auth::scopes;
use isekai_domain::{AccountStatus, Permission, Role, SessionId, UserId};
use isekai_store::audit::TokenUsed;
use isekai_store::{Store, api_tokens, mfa, roles, sessions, users};
use moka::future::Cache;

use crate::error::ApiError;

/// A revoked session, token or role stops working within a second, here and in previews: the rest of it is for the look into the
/// database.
const TTL: Duration = Duration::from_millis(900);
const MAX_KNOWN: u64 = 10_000;

/// By what somebody is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Credential {
    Session(SessionId, UserId),
    /// SHA-256 of an API token.
    Token([u8; 32]),
}

/// What an account has to do before anything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Demand {
    ChangePassword,
    SetUpMfa,
}

#[derive(Debug)]
pub struct Principal {
    pub user_id: UserId,
    pub credential: Credential,
    /// Of [`Credential::Token`].
    pub api_token: Option<TokenUsed>,
    pub username: String,
    pub roles: Vec<Role>,
    /// Of the roles; with an API token, as far as its scopes go.
    pub permissions: Vec<Permission>,
    pub demand: Option<Demand>,
}

pub struct Principals {
    store: Store,
    cache: Cache<Credential, Option<Arc<Principal>>>,
}

impl Principals {
    pub fn new(store: Store) -> Self {
        Self { store, cache: Cache::builder().max_capacity(MAX_KNOWN).time_to_live(TTL).build() }
    }

    /// `None` when the credential is worth nothing any more, or its account may not sign in. `now` is when a token must not have expired.
    pub async fn get(&self, credential: Credential, now: DateTime<Utc>) -> Result<Option<Arc<Principal>>, ApiError> {
        if let Some(known) = self.cache.get(&credential).await {
            return Ok(known);
        }
        let loaded = load(&self.store, credential, now).await?.map(Arc::new);
        self.cache.insert(credential, loaded.clone()).await;
        Ok(loaded)
    }

    /// This process knows at once; others within [`TTL`].
    pub async fn forget(&self, credential: Credential) {
        self.cache.invalidate(&credential).await;
    }
}

async fn load(store: &Store, credential: Credential, now: DateTime<Utc>) -> Result<Option<Principal>, ApiError> {
    let (user, token) = match credential {
        Credential::Session(session, user) => (sessions::is_live_of(store, session, user).await?.then_some(user), None),
        Credential::Token(hash) => {
            let token = api_tokens::used(store, &hash, now).await?;
            (token.as_ref().map(|token| token.user_id), token)
        }
    };
    let Some(user) = user else { return Ok(None) };
    let Some(account) = users::by_id(store, user).await? else { return Ok(None) };
    if account.account_status != AccountStatus::Active {
        return Ok(None);
    }
    let roles = roles::of_user(store, user).await?;
    let permissions = roles.iter().flat_map(|role| role.permissions.clone());
    let permissions = match &token {
        None => permissions.collect(),
        Some(token) => scopes::narrow(permissions, &token.scopes),
    };
    let demand = if account.must_change_password {
        Some(Demand::ChangePassword)
    } else {
        mfa::is_owed(store, user).await?.then_some(Demand::SetUpMfa)
    };
    Ok(Some(Principal {
        user_id: user,
        credential,
        api_token: token.map(|token| TokenUsed { id: token.id, name: token.name }),
        username: account.username,
        roles,
        permissions,
        demand,
    }))
}
