//! Users of the roles. Started as root, each role runs as a system user of its own; otherwise all run as the caller.

use std::process::Command;

use anyhow::{Context as _, bail};
use nix::unistd::{Gid, Group, Uid, User};

/// Program users, and how they are called.
pub const SERVICES: &[&str] = &["serve", "worker", "planner", "sandboxd", "postgres", "redis"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Account {
    pub uid: Uid,
    pub gid: Gid,
}

#[derive(Debug, Clone)]
pub struct Accounts {
    /// In the order of [`SERVICES`]; `None` when not started as root.
    accounts: Option<Vec<Account>>,
}

impl Accounts {
    pub fn find_or_make() -> anyhow::Result<Self> {
        if !Uid::effective().is_root() {
            return Ok(Self { accounts: None });
        }
        let accounts =
            SERVICES.iter().map(|service| find_or_make(&format!("isekai-{service}"))).collect::<Result<_, _>>()?;
        Ok(Self { accounts: Some(accounts) })
    }

    /// Whom to run `service` as; `None` to stay who we are.
    pub fn of(&self, service: &str) -> Option<Account> {
        let index = SERVICES.iter().position(|name| *name == service)?;
        self.accounts.as_ref()?.get(index).copied()
    }

    /// Gives `path` to the user of `service`.
    pub fn give(&self, path: &std::path::Path, service: &str) -> anyhow::Result<()> {
        let Some(account) = self.of(service) else { return Ok(()) };
        std::os::unix::fs::chown(path, Some(account.uid.as_raw()), Some(account.gid.as_raw()))
            .with_context(|| format!("cannot give {} to isekai-{service}", path.display()))
    }
}

/// The group that may open the engine's socket.
pub fn docker_group(socket: &std::path::Path) -> Option<Gid> {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata(socket).ok().map(|meta| Gid::from_raw(meta.gid()))
}

fn find_or_make(name: &str) -> anyhow::Result<Account> {
    if let Some(account) = find(name)? {
        return Ok(account);
    }
    let status = Command::new("useradd")
        .args([
            "--system",
            "--user-group",
            "--no-create-home",
            "--home-dir",
            "/nonexistent",
            "--shell",
            "/usr/sbin/nologin",
            name,
        ])
        .status()
        .context("cannot run useradd; install the package passwd")?;
    if !status.success() {
        bail!("useradd could not make the system user {name}");
    }
    find(name)?.with_context(|| format!("the system user {name} was made but cannot be found"))
}

fn find(name: &str) -> anyhow::Result<Option<Account>> {
    let user = User::from_name(name).with_context(|| format!("cannot look up the user {name}"))?;
    Ok(user.map(|user| {
        let group = Group::from_name(name).ok().flatten().map_or(user.gid, |group| group.gid);
        Account { uid: user.uid, gid: group }
    }))
}
