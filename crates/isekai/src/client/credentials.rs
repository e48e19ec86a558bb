//! What `isekai login` keeps: the address and a refresh token, in a file that only its owner can read.

use std::fs;
use std::io::{Read as _, Seek as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::PathBuf;

use anyhow::Context as _;
use nix::fcntl::{Flock, FlockArg};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Credentials {
    pub url: String,
    pub refresh_token: String,
}

/// The file, locked: a refresh token works once, so two commands at a time must not both use it.
pub struct Held(Flock<fs::File>);

impl Credentials {
    /// `None` when nobody signed in yet.
    pub fn lock() -> anyhow::Result<Option<Held>> {
        let path = path()?;
        match fs::OpenOptions::new().read(true).write(true).open(&path) {
            Ok(file) => Ok(Some(Held(lock(file)?))),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).with_context(|| format!("cannot open {}", path.display())),
        }
    }

    pub fn save(&self) -> anyhow::Result<()> {
        let path = path()?;
        if let Some(dir) = path.parent() {
            fs::create_dir_all(dir)?;
        }
        let file = fs::OpenOptions::new()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .mode(0o600)
            .open(&path)
            .with_context(|| format!("cannot write {}", path.display()))?;
        Held(lock(file)?).write(self)
    }
}

impl Held {
    pub fn read(&self) -> anyhow::Result<Option<Credentials>> {
        let mut text = String::new();
        let mut file = &*self.0;
        file.rewind()?;
        file.read_to_string(&mut text)?;
        if text.is_empty() {
            return Ok(None);
        }
        serde_json::from_str(&text).map(Some).context("the credentials file is damaged; run `isekai login` again")
    }

    pub fn write(&self, credentials: &Credentials) -> anyhow::Result<()> {
        let mut file = &*self.0;
        file.rewind()?;
        file.set_len(0)?;
        Ok(file.write_all(serde_json::to_string(credentials)?.as_bytes())?)
    }
}

fn lock(file: fs::File) -> anyhow::Result<Flock<fs::File>> {
    Flock::lock(file, FlockArg::LockExclusive).map_err(|(_, error)| error).context("cannot lock the credentials file")
}

#[expect(clippy::disallowed_methods, reason = "where the desktop's conventions put it, not a setting of the system")]
fn path() -> anyhow::Result<PathBuf> {
    let dir = std::env::var("XDG_CONFIG_HOME")
        .map(PathBuf::from)
        .or_else(|_| std::env::var("HOME").map(|home| PathBuf::from(home).join(".config")));
    Ok(dir.context("neither XDG_CONFIG_HOME nor HOME is set")?.join("isekai/credentials.json"))
}
