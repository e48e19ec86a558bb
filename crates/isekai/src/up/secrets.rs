//! Secrets of an installation on one machine: made at the first start, kept in files that only their owner can read.

use std::fs;
use std::path::Path;

use isekai_platform::{authority, random};

use super::account::Accounts;
use super::layout::{Layout, write_private};

pub struct Secrets {
    pub postgres_password: String,
    pub app_password: String,
    pub redis_password: String,
    pub admin_password: String,
}

pub fn ensure(layout: &Layout, accounts: &Accounts) -> anyhow::Result<Secrets> {
    if authority::ensure(&layout.pki)? {
        tracing::debug!("made a private authority");
    }
    for role in ["serve", "worker", "planner", "sandboxd"] {
        let dir = layout.pki.join(role);
        accounts.give(&dir, role)?;
        for file in ["ca.pem", "cert.pem", "key.pem"] {
            accounts.give(&dir.join(file), role)?;
        }
    }
    let preset = preset_admin_password();
    Ok(Secrets {
        postgres_password: keep(&layout.config.join("postgres-password"), None)?,
        app_password: keep(&layout.config.join("app-password"), None)?,
        redis_password: keep(&layout.config.join("redis-password"), None)?,
        admin_password: keep(&layout.admin_password(), preset)?,
    })
}

#[expect(clippy::disallowed_methods, reason = "a preset of the first start, not a setting")]
fn preset_admin_password() -> Option<String> {
    std::env::var("ISEKAI_ADMIN_PASSWORD").ok().filter(|text| !text.is_empty())
}

/// The secret in `path`; written there first if it is not there yet.
fn keep(path: &Path, preset: Option<String>) -> anyhow::Result<String> {
    match fs::read_to_string(path) {
        Ok(text) if !text.trim().is_empty() => Ok(text.trim().to_owned()),
        _ => {
            let secret = preset.unwrap_or_else(|| random::token_hex(16));
            write_private(path, &format!("{secret}\n"))?;
            Ok(secret)
        }
    }
}
