//! Whose account it is that a provider vouches for: one that has the identity, one with the same verified address where the operator
//! allows that, or a new one where the operator allows that.

use chrono::{DateTime, Utc};
use isekai_auth::oidc::Identity;
use isekai_auth::{refresh, username};
use isekai_domain::access::ADMIN_ROLE;
use isekai_domain::{AccountStatus, ResourceQuota, UserId};
use isekai_platform::config::OidcConfig;
use isekai_platform::random;
use isekai_store::audit::AuditEntry;
use isekai_store::identities::{self, RoleSync, Subject};
use isekai_store::users::{self, NewUser, User};
use isekai_store::{StoreError, roles};
use serde_json::{Value, json};

use super::Provider;
use crate::access::{Resource, audit_entry};
use crate::api::account::is_address;
use crate::error::ApiError;
use crate::extract::ClientInfo;
use crate::state::AppState;

/// Why nobody is let in although the provider vouches for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    NoAccount,
    AddressUnverified,
    AddressNotAllowed,
    AddressTaken,
}

/// What is common to the steps of one sign-in.
#[derive(Clone, Copy)]
pub struct Visit<'a> {
    pub state: &'a AppState,
    pub client: &'a ClientInfo,
    pub provider: &'a Provider,
    pub now: DateTime<Utc>,
}

const MAX_NAME_BYTES: usize = username::MAX_CHARS - "-0000".len();
/// Names that are tried when the first is taken.
const MORE_NAMES: usize = 3;

impl Refused {
    /// For the audit log.
    pub const fn why(self) -> &'static str {
        match self {
            Self::NoAccount => "nobody has this identity, and accounts are not made for this provider",
            Self::AddressUnverified => "the provider gives no e-mail address that it has verified",
            Self::AddressNotAllowed => "the e-mail address is not of a domain that is allowed",
            Self::AddressTaken => "an account has this e-mail address, and is not given to who has it at the provider",
        }
    }
}

impl Visit<'_> {
    /// The account, which may be shut. It is made, or gets the identity, when it must.
    pub async fn account(self, identity: &Identity) -> Result<Result<User, Refused>, ApiError> {
        let config = &self.provider.config;
        let address = verified_address(config, identity);
        if !config.allowed_domains.is_empty() {
            let Some(address) = address else { return Ok(Err(Refused::AddressUnverified)) };
            if !is_of(&config.allowed_domains, address) {
                return Ok(Err(Refused::AddressNotAllowed));
            }
        }
        let who = Subject { issuer: &identity.issuer, subject: &identity.subject };
        if let Some(user) = self.known(who).await? {
            return Ok(Ok(user));
        }
        if !config.link_by_email && !config.auto_create {
            return Ok(Err(Refused::NoAccount));
        }
        let Some(address) = address else { return Ok(Err(Refused::AddressUnverified)) };
        match users::by_email(&self.state.store, address).await? {
            Some(user) => self.linked(who, user).await,
            None if config.auto_create => self.made(who, identity, address).await,
            None => Ok(Err(Refused::NoAccount)),
        }
    }

    /// Gives and takes the roles that follow a claim.
    pub async fn sync_roles(self, user: UserId, identity: &Identity) -> Result<(), ApiError> {
        let config = &self.provider.config;
        let Some(claim) = &config.role_claim else { return Ok(()) };
        let managed: Vec<&str> = config.mapped_roles().into_iter().collect();
        let values = identity.values(claim);
        let given: Vec<&str> =
            values.iter().filter_map(|value| config.role_map.get(*value)).map(String::as_str).collect();
        let sync = RoleSync { managed: &managed, given: &given };
        Ok(identities::sync_roles(&self.state.store, user, sync, self.entry("sync_roles", Some(user))).await?)
    }

    async fn known(self, who: Subject<'_>) -> Result<Option<User>, ApiError> {
        match identities::used(&self.state.store, who, self.now).await? {
            Some(user) => Ok(users::by_id(&self.state.store, user).await?),
            None => Ok(None),
        }
    }

    /// An account that can do everything is not had by an address alone, which whoever runs the provider can give to anybody.
    async fn linked(self, who: Subject<'_>, user: User) -> Result<Result<User, Refused>, ApiError> {
        let store = &self.state.store;
        let is_admin = roles::of_user(store, user.id).await?.iter().any(|role| role.name == ADMIN_ROLE);
        if !self.provider.config.link_by_email || is_admin || user.account_status != AccountStatus::Active {
            return Ok(Err(Refused::AddressTaken));
        }
        match identities::link(store, user.id, who, self.entry("link_identity", Some(user.id))).await {
            Ok(()) => Ok(Ok(user)),
            Err(StoreError::Conflict { .. }) => Ok(self.known(who).await?.ok_or(Refused::AddressTaken)),
            Err(error) => Err(error.into()),
        }
    }

    /// With a password that nobody knows.
    async fn made(
        self,
        who: Subject<'_>,
        identity: &Identity,
        address: &str,
    ) -> Result<Result<User, Refused>, ApiError> {
        let (state, config) = (self.state, &self.provider.config);
        let wanted: Vec<&str> = config.roles.iter().map(String::as_str).collect();
        let unknown = roles::unknown(&state.store, &wanted).await?;
        let given: Vec<&str> = wanted.into_iter().filter(|role| !unknown.iter().any(|name| name == role)).collect();
        let hashed = state.passwords.hash_known(&refresh::generate()).await.map_err(ApiError::unexpected)?;
        for name in names(identity, address) {
            let new = NewUser {
                username: &name,
                email: address,
                password_hash: &hashed.phc,
                salt: &hashed.salt,
                roles: &given,
                quota: ResourceQuota::default(),
                must_change_password: false,
            };
            let entries = [self.entry("register", None), self.entry("link_identity", None)];
            match identities::create(&state.store, who, new, entries).await {
                Ok(user) => return Ok(Ok(user)),
                // The name, or somebody was faster: they themselves in another window, or somebody with the address.
                Err(StoreError::Conflict { .. }) => {}
                Err(error) => return Err(error.into()),
            }
            if let Some(user) = self.known(who).await? {
                return Ok(Ok(user));
            }
            if users::by_email(&state.store, address).await?.is_some() {
                return Ok(Err(Refused::AddressTaken));
            }
        }
        Err(ApiError::Conflict("no free name was found for the new account; try again".into()))
    }

    fn entry(self, action: &str, user: Option<UserId>) -> AuditEntry {
        let resource = user.map_or_else(|| Resource::kind("user"), Resource::user);
        let details: Value = json!({ "provider": self.provider.id });
        audit_entry(self.state, user, self.client, action, &resource, details, Ok(()))
    }
}

/// The address, if it is one and the provider, or the operator in its place, says that it is theirs.
fn verified_address<'a>(config: &OidcConfig, identity: &'a Identity) -> Option<&'a str> {
    let address = identity.email.as_deref()?;
    (is_address(address) && (identity.email_verified || config.trust_email)).then_some(address)
}

fn is_of(domains: &[String], address: &str) -> bool {
    let domain = address.rsplit_once('@').map_or("", |(_, domain)| domain);
    domains.iter().any(|allowed| allowed.eq_ignore_ascii_case(domain))
}

/// What a new account may be called: as at the provider, else like the address; with something behind it when that is taken.
fn names(identity: &Identity, address: &str) -> impl Iterator<Item = String> {
    let plain = |text: &str| -> String {
        let local = text.split('@').next().unwrap_or_default();
        local.chars().filter(|c| username::is_allowed(c.encode_utf8(&mut [0; 4]))).take(MAX_NAME_BYTES).collect()
    };
    let preferred = identity.preferred_username.as_deref().map(plain).filter(|name| !name.is_empty());
    let base = preferred.unwrap_or_else(|| plain(address));
    let base = if base.is_empty() { "user".to_owned() } else { base };
    let first = std::iter::once(base.clone());
    first.chain((0..MORE_NAMES).map(move |_| format!("{base}-{}", random::token_hex(2))))
}
