//! Starting a child as another user. `setpriv` (util-linux, on every Debian) drops the privileges, so that no code of ours runs
//! between fork and exec; it also ties the child's life to ours, so that nothing is left when we are killed.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::Context as _;
use nix::unistd::Gid;
use tokio::process::{Child, Command};

use super::account::Account;

#[derive(Debug, Clone)]
pub struct Spawn {
    pub program: PathBuf,
    pub arguments: Vec<String>,
    pub account: Option<Account>,
    /// A further group, for the engine's socket.
    pub group: Option<Gid>,
    pub log: PathBuf,
    pub environment: Vec<(String, String)>,
}

impl Spawn {
    pub fn start(&self) -> anyhow::Result<Child> {
        let log = File::options()
            .create(true)
            .append(true)
            .open(&self.log)
            .with_context(|| format!("cannot write {}", self.log.display()))?;
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "TERM"]);
        if let Some(account) = self.account {
            command.args(["--reuid", &account.uid.to_string(), "--regid", &account.gid.to_string(), "--no-new-privs"]);
            match self.group {
                Some(group) => command.args(["--groups", &group.to_string()]),
                None => command.arg("--clear-groups"),
            };
        }
        command
            .arg("--")
            .arg(&self.program)
            .args(&self.arguments)
            .env_clear()
            .env("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")
            .env("LANG", "C.UTF-8")
            .envs(self.environment.iter().map(|(key, value)| (key, value)))
            .current_dir("/")
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            // A Ctrl-C at the terminal is for us; we stop the children in order.
            .process_group(0);
        command.spawn().with_context(|| format!("cannot start {}", self.program.display()))
    }
}

/// Runs a program to its end, as another user (and in a further group) if given; its output is part of the error when it fails.
pub async fn run(
    program: &Path,
    arguments: &[&str],
    account: Option<Account>,
    group: Option<Gid>,
) -> anyhow::Result<String> {
    let mut command = match account {
        Some(account) => {
            let mut command = Command::new("setpriv");
            command.args(["--reuid", &account.uid.to_string(), "--regid", &account.gid.to_string()]);
            match group {
                Some(group) => command.args(["--groups", &group.to_string()]),
                None => command.arg("--clear-groups"),
            };
            command.arg("--").arg(program);
            command
        }
        None => Command::new(program),
    };
    let output = command
        .args(arguments)
        .current_dir("/")
        .stdin(Stdio::null())
        // A Ctrl-C at the terminal is for us.
        .process_group(0)
        .output()
        .await
        .with_context(|| format!("cannot run {}", program.display()))?;
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    anyhow::ensure!(output.status.success(), "{} failed ({}): {}", program.display(), output.status, text.trim());
    Ok(text)
}

/// The first of `names` in the usual places.
pub fn find(names: &[&str], extra: &[&str]) -> Option<PathBuf> {
    let dirs = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];
    names
        .iter()
        .flat_map(|name| extra.iter().chain(&dirs).map(move |dir| Path::new(dir).join(name)))
        .find(|path| path.is_file())
}
