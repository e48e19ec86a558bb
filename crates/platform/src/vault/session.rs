//! Who we are to Vault: a token, from a file or for an AppRole, renewed before it expires.

use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Value, json};
use tokio::sync::Mutex;
use tokio::time::Instant;

use super::VaultError;
use super::wire::{Call, Wire};
use crate::config::VaultConfig;

pub(super) struct Session {
    login: Login,
    /// Held while one is got: those who come meanwhile wait for the same.
    token: Mutex<Option<Token>>,
}

#[derive(Clone)]
pub(super) struct Token {
    pub secret: Arc<SecretString>,
    renewable: bool,
    since: Instant,
    /// `None`: it does not expire.
    lease: Option<Duration>,
    /// When it is renewed, or the next attempt is made.
    due: Option<Instant>,
}

enum Login {
    File(PathBuf),
    AppRole { path: String, role_id: PathBuf, secret_id: PathBuf },
}

/// Until a renewal that failed is tried again.
pub(super) const AGAIN: Duration = Duration::from_secs(1);
/// How often a session without a token is looked at.
const IDLE: Duration = Duration::from_secs(1);
const MAX_FILE_BYTES: u64 = 16 * 1024;

impl Session {
    pub fn of(config: &VaultConfig) -> Self {
        let login = match (&config.token_file, &config.role_id_file, &config.secret_id_file) {
            (None, Some(role_id), Some(secret_id)) => Login::AppRole {
                path: format!("auth/{}/login", config.approle_mount),
                role_id: role_id.clone(),
                secret_id: secret_id.clone(),
            },
            (file, ..) => Login::File(file.clone().unwrap_or_default()),
        };
        Self { login, token: Mutex::new(None) }
    }

    /// One that is good, as far as we know.
    pub async fn token(&self, wire: &Wire) -> Result<Token, VaultError> {
        let mut slot = self.token.lock().await;
        let now = Instant::now();
        if let Some(token) = &mut *slot {
            if token.due.is_none_or(|due| now < due) {
                return Ok(token.clone());
            }
            if !token.is_over(now) {
                match renewed(wire, token).await {
                    // Near the end of what it may live at most, a lease gets shorter and shorter.
                    Ok(Some(fresh)) if fresh.lease >= token.lease.map(|lease| lease / 2) => {
                        return Ok(slot.insert(fresh).clone());
                    }
                    Err(error) if error.may_pass() => {
                        token.due = Some(now + AGAIN);
                        return Ok(token.clone());
                    }
                    Ok(_) | Err(_) => {}
                }
            }
        }
        match self.login(wire).await {
            Ok(token) => Ok(slot.insert(token).clone()),
            // What is left of the old one is better than nothing.
            Err(error) => match &mut *slot {
                Some(token) if !token.is_over(now) => {
                    tracing::warn!(
                        error = &error as &dyn std::error::Error,
                        "no new token for Vault; the old one expires soon"
                    );
                    token.due = Some(now + AGAIN);
                    Ok(token.clone())
                }
                _ => Err(error),
            },
        }
    }

    /// Another one, when Vault does not know `denied` any more. `None` when it does: then it is our policy that denies.
    pub async fn replaced(&self, wire: &Wire, denied: &Token) -> Result<Option<Token>, VaultError> {
        let mut slot = self.token.lock().await;
        let same = |token: &Token| token.secret.expose_secret() == denied.secret.expose_secret();
        if let Some(token) = &*slot
            && !same(token)
        {
            return Ok(Some(token.clone()));
        }
        let lookup = Call::get("lookup", "auth/token/lookup-self".to_owned());
        match wire.send(&lookup, Some(&denied.secret)).await {
            Err(VaultError::Denied { .. }) => {}
            known => return known.map(|_| None),
        }
        *slot = None;
        match self.login(wire).await {
            Ok(token) if same(&token) => Ok(None),
            Ok(token) => Ok(Some(slot.insert(token).clone())),
            // The file still has the old one.
            Err(VaultError::Denied { .. }) if matches!(self.login, Login::File(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// How long nothing has to be done.
    pub async fn rest(&self) -> Duration {
        match &*self.token.lock().await {
            None => IDLE,
            Some(Token { due: None, .. }) => IDLE,
            Some(Token { due: Some(due), .. }) => due.saturating_duration_since(Instant::now()),
        }
    }

    async fn login(&self, wire: &Wire) -> Result<Token, VaultError> {
        match &self.login {
            Login::File(path) => {
                let secret = Arc::new(read(path)?);
                let call = Call::get("lookup", "auth/token/lookup-self".to_owned());
                let answer = wire.send(&call, Some(&secret)).await?;
                Token::of(secret, &answer["data"], "ttl").ok_or_else(|| call.malformed())
            }
            Login::AppRole { path, role_id, secret_id } => {
                let (role_id, secret_id) = (read(role_id)?, read(secret_id)?);
                let ids = json!({ "role_id": role_id.expose_secret(), "secret_id": secret_id.expose_secret() });
                let call = Call::post("login", path.clone(), ids);
                match wire.send(&call, None).await {
                    Ok(answer) => token_in(&answer).ok_or_else(|| call.malformed()),
                    // Vault's word for ids that it does not know.
                    Err(VaultError::Refused { path, status: 400, .. }) => {
                        let said = "the role id or the secret id is not known there, or no longer good".to_owned();
                        Err(VaultError::Denied { path, said })
                    }
                    Err(error) => Err(error),
                }
            }
        }
    }
}

impl Token {
    fn of(secret: Arc<SecretString>, fields: &Value, lease: &str) -> Option<Self> {
        let seconds = fields.get(lease)?.as_u64()?;
        let lease = (seconds > 0).then(|| Duration::from_secs(seconds));
        let since = Instant::now();
        let renewable = fields.get("renewable").and_then(Value::as_bool).unwrap_or(false);
        Some(Self { secret, renewable, since, lease, due: lease.and_then(|lease| since.checked_add(lease * 2 / 3)) })
    }

    fn is_over(&self, now: Instant) -> bool {
        self.lease.is_some_and(|lease| now.duration_since(self.since) >= lease)
    }
}

/// `None` when it cannot be renewed.
async fn renewed(wire: &Wire, token: &Token) -> Result<Option<Token>, VaultError> {
    if !token.renewable {
        return Ok(None);
    }
    let call = Call::post("renew", "auth/token/renew-self".to_owned(), json!({}));
    let answer = wire.send(&call, Some(&token.secret)).await?;
    token_in(&answer).ok_or_else(|| call.malformed()).map(Some)
}

fn token_in(answer: &Value) -> Option<Token> {
    let auth = answer.get("auth")?;
    let secret = auth.get("client_token")?.as_str().filter(|secret| is_one_line(secret))?;
    Token::of(Arc::new(secret.into()), auth, "lease_duration")
}

/// One line, which others may not read; Vault Agent writes its file for a group.
fn read(path: &Path) -> Result<SecretString, VaultError> {
    let failed = |source| VaultError::File { path: path.to_owned(), source };
    let metadata = std::fs::metadata(path).map_err(failed)?;
    if metadata.mode() & 0o007 != 0 {
        return Err(VaultError::Permissions { path: path.to_owned() });
    }
    if metadata.size() > MAX_FILE_BYTES {
        return Err(VaultError::Content { path: path.to_owned() });
    }
    let text = SecretString::from(std::fs::read_to_string(path).map_err(failed)?);
    let line = text.expose_secret().trim();
    if !is_one_line(line) {
        return Err(VaultError::Content { path: path.to_owned() });
    }
    Ok(line.into())
}

fn is_one_line(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic())
}
