//! Passwords: Argon2id with the parameters that OWASP gives (19 MiB, 2 passes, 1 lane), as PHC strings.

mod common;
mod policy;

use std::sync::Arc;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use thiserror::Error;
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

pub use policy::{MAX_BYTES, MIN_CHARS, PolicyError, check_policy};

const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Hashes and verifies on blocking threads, a bounded number at a time: each takes 19 MiB and tens of milliseconds.
#[derive(Clone)]
pub struct Passwords {
    argon2: Argon2<'static>,
    places: Arc<Semaphore>,
    /// What the password of an account that does not exist is compared with, so that it takes as long.
    dummy: Arc<str>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hashed {
    /// PHC string.
    pub phc: String,
    /// Its salt alone.
    pub salt: String,
}

#[derive(Debug, Error)]
pub enum PasswordError {
    #[error(transparent)]
    Policy(#[from] PolicyError),
    #[error("the password could not be hashed")]
    Hash(#[source] argon2::password_hash::Error),
    #[error("the stored password hash cannot be read")]
    Stored(#[source] argon2::password_hash::phc::Error),
    #[error("the hashing parameters are not valid")]
    Parameters(#[source] argon2::Error),
    #[error("the hashing task ended")]
    Task(#[source] tokio::task::JoinError),
    #[error("password hashing is shut down")]
    Closed,
}

impl Passwords {
    /// At most `concurrency` at a time; takes as long as one hash.
    pub fn new(concurrency: usize) -> Result<Self, PasswordError> {
        let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(PasswordError::Parameters)?;
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let dummy = hash(&argon2, &isekai_platform::random::token_hex(16))?;
        let places = Arc::new(Semaphore::new(concurrency.max(1)));
        Ok(Self { argon2, places, dummy: dummy.phc.into() })
    }

    /// Of a password that [`check_policy`] accepts for `username`.
    pub async fn hash(&self, username: &str, password: &str) -> Result<Hashed, PasswordError> {
        check_policy(username, None, password)?;
        self.hash_known(password).await
    }

    /// Of a password that its account has already, whatever today's policy says of it.
    pub async fn hash_known(&self, password: &str) -> Result<Hashed, PasswordError> {
        let (argon2, password) = (self.argon2.clone(), Zeroizing::new(password.to_owned()));
        self.blocking(move || hash(&argon2, &password)).await
    }

    /// Whether it is the password of `phc`. `None` stands for an account that does not exist: false, after the same
    /// work.
    pub async fn verify(&self, password: &str, phc: Option<&str>) -> Result<bool, PasswordError> {
        if password.len() > MAX_BYTES {
            // No account has such a password, so its length tells nothing.
            return Ok(false);
        }
        let known = phc.is_some();
        let phc = phc.unwrap_or(&self.dummy).to_owned();
        let (argon2, password) = (self.argon2.clone(), Zeroizing::new(password.to_owned()));
        let matches = self.blocking(move || verify(&argon2, &password, &phc)).await?;
        Ok(matches && known)
    }

    /// Whether the hash was made in another way than today's are.
    pub fn is_outdated(&self, phc: &str) -> bool {
        let (Ok(stored), Ok(today)) = (PasswordHash::new(phc), PasswordHash::new(&self.dummy)) else { return true };
        (stored.algorithm, stored.version, &stored.params) != (today.algorithm, today.version, &today.params)
    }

    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, PasswordError> + Send + 'static,
    ) -> Result<T, PasswordError> {
        let place = Arc::clone(&self.places).acquire_owned().await.map_err(|_| PasswordError::Closed)?;
        // The place goes with the work: a caller who leaves early must not make room for more of it.
        let task = tokio::task::spawn_blocking(move || {
            let result = work();
            drop(place);
            result
        });
        task.await.map_err(PasswordError::Task)?
    }
}

fn hash(argon2: &Argon2<'_>, password: &str) -> Result<Hashed, PasswordError> {
    let hash = argon2.hash_password(password.as_bytes()).map_err(PasswordError::Hash)?;
    let salt = hash.salt.map(|salt| salt.to_string()).unwrap_or_default();
    Ok(Hashed { phc: hash.to_string(), salt })
}

fn verify(argon2: &Argon2<'_>, password: &str, phc: &str) -> Result<bool, PasswordError> {
    let parsed = PasswordHash::new(phc).map_err(PasswordError::Stored)?;
    match argon2.verify_password(password.as_bytes(), &parsed) {
        Ok(()) => Ok(true),
        Err(argon2::password_hash::Error::PasswordInvalid) => Ok(false),
        Err(error) => Err(PasswordError::Hash(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASSWORD: &str = "correct horse battery staple";

    #[tokio::test]
    async fn a_hash_verifies_its_password_and_no_other() {
        let passwords = Passwords::new(2).unwrap();
        let first = passwords.hash("ada", PASSWORD).await.unwrap();
        let second = passwords.hash("ada", PASSWORD).await.unwrap();
        assert!(first.phc.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", first.phc);
        assert!(first.phc.contains(&format!("${}$", first.salt)));
        assert_ne!(first.salt, second.salt);
        assert!(passwords.verify(PASSWORD, Some(&first.phc)).await.unwrap());
        assert!(!passwords.verify("correct horse battery stapl", Some(&first.phc)).await.unwrap());
        assert!(!passwords.verify("", Some(&first.phc)).await.unwrap());
    }

    #[tokio::test]
    async fn nobody_has_no_password_and_a_broken_hash_is_an_error() {
        let passwords = Passwords::new(1).unwrap();
        assert!(!passwords.verify(PASSWORD, None).await.unwrap());
        assert!(matches!(passwords.verify(PASSWORD, Some("plain")).await, Err(PasswordError::Stored(_))));
        assert!(!passwords.verify(&"x".repeat(MAX_BYTES + 1), None).await.unwrap());
    }

    #[tokio::test]
    async fn an_unknown_account_costs_the_same_work() {
        let passwords = Passwords::new(1).unwrap();
        let dummy = PasswordHash::new(&passwords.dummy).unwrap();
        let real = passwords.hash("ada", PASSWORD).await.unwrap();
        let real = PasswordHash::new(&real.phc).unwrap();
        assert_eq!((dummy.algorithm, dummy.version, dummy.params), (real.algorithm, real.version, real.params));
    }

    #[tokio::test]
    async fn a_hash_made_in_an_older_way_still_verifies_and_is_known_as_such() {
        let passwords = Passwords::new(1).unwrap();
        let now = passwords.hash_known("short").await.unwrap();
        assert!(!passwords.is_outdated(&now.phc));
        let params = Params::new(8, 1, 1, None).unwrap();
        let old = hash(&Argon2::new(Algorithm::Argon2id, Version::V0x13, params), PASSWORD).unwrap();
        assert!(passwords.is_outdated(&old.phc));
        assert!(passwords.verify(PASSWORD, Some(&old.phc)).await.unwrap());
    }

    #[tokio::test]
    async fn a_password_against_the_policy_is_not_hashed() {
        let passwords = Passwords::new(1).unwrap();
        let refused = passwords.hash("ada", "short").await;
        assert!(matches!(refused, Err(PasswordError::Policy(PolicyError::TooShort))));
    }
}
