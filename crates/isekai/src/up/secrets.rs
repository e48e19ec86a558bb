//! Secrets of an installation on one machine: made at the first start, kept in files that only their owner can read.

use std::fs;
use std::path::Path;

use anyhow::Context as _;
use isekai_auth::Keyring;
use isekai_auth::password::check_policy;
use isekai_domain::{Clock as _, SystemClock};
use isekai_platform::{authority, random};

use super::account::Accounts;
use super::layout::{Layout, write_private};

pub struct Secrets {
    pub postgres_password: String,
    pub owner_password: String,
    pub app_password: String,
    pub redis_password: String,
    /// Of the file, or the preset; neither need be there once there is an administrator.
    pub admin_password: Option<String>,
}

const PRESET: &str = "ISEKAI_ADMIN_PASSWORD";

pub fn ensure(layout: &Layout, accounts: &Accounts) -> anyhow::Result<Secrets> {
    // First of all: a preset that is refused leaves nothing behind, and the next start may bring another.
    let admin_password = match kept(&layout.admin_password()) {
        Some(password) => Some(password),
        None => preset_admin_password()?,
    };
    if authority::ensure(&layout.pki, SystemClock.now())? {
        tracing::debug!("made a private authority");
    }
    for role in ["serve", "worker", "planner", "sandboxd"] {
        let dir = layout.pki.join(role);
        accounts.give(&dir, role)?;
        for file in ["ca.pem", "cert.pem", "key.pem"] {
            accounts.give(&dir.join(file), role)?;
        }
    }
    let keyring = Keyring::load_or_create(&layout.keyring)?;
    for copy in layout.keyring_copies() {
        keyring.copy_to(&copy)?;
    }
    Ok(Secrets {
        postgres_password: keep(&layout.config.join("postgres-password"))?,
        owner_password: keep(&layout.config.join("owner-password"))?,
        app_password: keep(&layout.config.join("app-password"))?,
        redis_password: keep(&layout.config.join("redis-password"))?,
        admin_password,
    })
}

#[expect(clippy::disallowed_methods, reason = "a preset of the first start, not a setting")]
fn preset_admin_password() -> anyhow::Result<Option<String>> {
    let preset = std::env::var(PRESET).ok().filter(|text| !text.is_empty());
    if let Some(preset) = &preset {
        check(preset)?;
    }
    Ok(preset)
}

/// Whether `preset` may become the administrator's password.
fn check(preset: &str) -> anyhow::Result<()> {
    check_policy("admin", None, preset).with_context(|| format!("{PRESET} cannot be used"))?;
    // The file that keeps it has it on one line, and whoever reads that cannot tell such spaces from the line's end.
    anyhow::ensure!(preset.trim() == preset, "{PRESET} cannot be used: it begins or ends with a space or a line break");
    Ok(())
}

impl Secrets {
    /// The administrator's, for their account that is about to be made: from now on it is in `file`.
    pub fn first_admin_password(&self, file: &Path) -> anyhow::Result<String> {
        keep_or(file, self.admin_password.clone())
    }

    /// The administrator's, to sign in with.
    pub fn known_admin_password(&self, file: &Path) -> anyhow::Result<String> {
        kept(file).or_else(|| self.admin_password.clone()).with_context(|| {
            format!(
                "to make an app from here the password of admin is needed, and {} is not there: set {PRESET}, or make the app on the page",
                file.display()
            )
        })
    }
}

/// The secret in `path`; made and written there first if it is not there yet.
fn keep(path: &Path) -> anyhow::Result<String> {
    keep_or(path, None)
}

/// As [`keep`], or with `preset` instead of one that is made.
fn keep_or(path: &Path, preset: Option<String>) -> anyhow::Result<String> {
    if let Some(secret) = kept(path) {
        return Ok(secret);
    }
    let secret = preset.unwrap_or_else(|| random::token_hex(16));
    write_private(path, &format!("{secret}\n"))?;
    Ok(secret)
}

fn kept(path: &Path) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    Some(text.trim().to_owned()).filter(|secret| !secret.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preset_against_the_policy_is_refused_by_the_name_of_its_variable() {
        for bad in ["short", " ten  chars", "ten  chars\n"] {
            let error = check(bad).unwrap_err();
            assert!(format!("{error:#}").starts_with("ISEKAI_ADMIN_PASSWORD cannot be used: "), "{error:#}");
        }
        check("ten  chars").unwrap();
    }

    #[test]
    fn a_secret_is_written_once_and_then_stays() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("secret");
        assert_eq!(keep_or(&path, Some("ten  chars".to_owned())).unwrap(), "ten  chars");
        assert_eq!(keep_or(&path, Some("another one".to_owned())).unwrap(), "ten  chars");
        assert_eq!(keep(&dir.path().join("made")).unwrap().len(), 32);
    }
}
