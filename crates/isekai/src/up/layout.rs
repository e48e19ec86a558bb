//! The data directory: what lies where, and who may read it.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use nix::fcntl::{Flock, FlockArg};

use super::account::Accounts;

const PID_FILE: &str = "isekai.pid";

#[derive(Debug, Clone)]
pub struct Layout {
    pub root: PathBuf,
    pub logs: PathBuf,
    pub pki: PathBuf,
    pub config: PathBuf,
    pub keys: PathBuf,
    /// What the worker alone may read: its copy of the keyring, and the key that signs the audit log.
    pub worker: PathBuf,
    /// The keyring itself; the roles that need it have copies.
    pub keyring: PathBuf,
    /// What `isekai audit verify` compares the audit log with; everybody may read it.
    pub audit: PathBuf,
    pub postgres: PathBuf,
    pub redis: PathBuf,
    pub docker: PathBuf,
    pub sandboxd: PathBuf,
    /// Copies of our programs, where the roles' users may run them.
    pub bin: PathBuf,
    /// Sockets. Their paths have at most 107 bytes, so this is under /run or /tmp when the data directory's path is long.
    pub sockets: PathBuf,
}

impl Layout {
    pub fn prepare(data: &Path, accounts: &Accounts) -> anyhow::Result<Self> {
        fs::create_dir_all(data).with_context(|| format!("cannot make the data directory {}", data.display()))?;
        let root = data.canonicalize()?;
        if accounts.of("serve").is_some() {
            check_others_may_enter(&root)?;
        }
        let layout = Self {
            logs: root.join("log"),
            pki: root.join("pki"),
            config: root.join("config"),
            keys: root.join("keys"),
            worker: root.join("worker"),
            keyring: root.join("keyring"),
            audit: root.join("audit"),
            postgres: root.join("postgres"),
            redis: root.join("redis"),
            docker: root.join("docker"),
            sandboxd: root.join("sandboxd"),
            bin: root.join("bin"),
            sockets: socket_dir(&root),
            root,
        };
        // Whom the platform's users are, and what they ask for, is not for everybody on the machine. Roles get their log opened.
        make_dir(&layout.logs, 0o750)?;
        for dir in [&layout.pki, &layout.config, &layout.bin, &layout.sockets] {
            make_dir(dir, 0o755)?;
        }
        make_dir(&layout.audit, 0o755)?;
        accounts.give(&layout.audit, "worker")?;
        for (dir, owner) in [
            (&layout.keys, "serve"),
            (&layout.worker, "worker"),
            (&layout.keys.join("keyring"), "serve"),
            (&layout.worker.join("keyring"), "worker"),
            (&layout.postgres, "postgres"),
            (&layout.redis, "redis"),
            (&layout.sandboxd, "sandboxd"),
        ] {
            make_dir(dir, 0o700)?;
            accounts.give(dir, owner)?;
        }
        for owner in ["postgres", "redis"] {
            let dir = layout.sockets.join(owner);
            make_dir(&dir, 0o755)?;
            accounts.give(&dir, owner)?;
        }
        layout.copy_programs()?;
        Ok(layout)
    }

    /// One system per data directory.
    pub fn lock(&self) -> anyhow::Result<Flock<fs::File>> {
        let mut file = take(&self.root)?;
        file.set_len(0)?;
        writeln!(file, "{}", std::process::id())?;
        Ok(file)
    }

    /// The folders of roles that have a copy of the keyring.
    pub fn keyring_copies(&self) -> [PathBuf; 2] {
        [self.keys.join("keyring"), self.worker.join("keyring")]
    }

    pub fn admin_password(&self) -> PathBuf {
        self.root.join("admin-password")
    }

    /// Tells `./run --detach` that the system answers, and where.
    pub fn mark_ready(&self, url: &str) -> anyhow::Result<()> {
        Ok(fs::write(self.root.join("ready"), format!("{url}\n"))?)
    }

    pub fn forget_ready(&self) {
        // It is missing when the start failed.
        let _ = fs::remove_file(self.root.join("ready"));
    }

    fn copy_programs(&self) -> anyhow::Result<()> {
        let own = std::env::current_exe().context("cannot find our own program")?;
        let beside = own.parent().context("our program has no folder")?;
        if beside == self.bin {
            return Ok(());
        }
        for name in ["isekai", "isekai-sandboxd"] {
            copy_if_changed(&beside.join(name), &self.bin.join(name))?;
        }
        Ok(())
    }
}

/// An error when a system runs on `data`, which need not be there.
pub fn must_not_run(data: &Path) -> anyhow::Result<()> {
    if data.join(PID_FILE).exists() { take(data).map(drop) } else { Ok(()) }
}

fn take(root: &Path) -> anyhow::Result<Flock<fs::File>> {
    let path = root.join(PID_FILE);
    let open = fs::OpenOptions::new().create(true).truncate(false).read(true).write(true).open(&path);
    let file = open.with_context(|| format!("cannot open {}", path.display()))?;
    Flock::lock(file, FlockArg::LockExclusiveNonblock).map_err(|_| {
        let pid = fs::read_to_string(&path).unwrap_or_default();
        anyhow::anyhow!(
            "Isekai is already running on {} (process {}); stop it with ./run --stop, or choose another --data",
            root.display(),
            pid.trim()
        )
    })
}

fn copy_if_changed(from: &Path, to: &Path) -> anyhow::Result<()> {
    let meta =
        fs::metadata(from).with_context(|| format!("the program {} is missing; build it first", from.display()))?;
    let same =
        fs::metadata(to).is_ok_and(|old| old.size() == meta.size() && old.modified().ok() >= meta.modified().ok());
    if same {
        return Ok(());
    }
    // A program that runs cannot be written to, but its name can be given to another file.
    let new = to.with_extension("new");
    fs::copy(from, &new).with_context(|| format!("cannot copy {} to {}", from.display(), new.display()))?;
    fs::set_permissions(&new, fs::Permissions::from_mode(0o755))?;
    fs::rename(&new, to)?;
    Ok(())
}

pub fn make_dir(dir: &Path, mode: u32) -> anyhow::Result<()> {
    fs::create_dir_all(dir).with_context(|| format!("cannot make {}", dir.display()))?;
    fs::set_permissions(dir, fs::Permissions::from_mode(mode))
        .with_context(|| format!("cannot set the mode of {}", dir.display()))
}

/// Writes a file that only its owner can read, whole or not at all.
pub fn write_private(path: &Path, text: &str) -> anyhow::Result<()> {
    let new = path.with_extension("new");
    let write = || {
        let mut file = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&new)?;
        file.write_all(text.as_bytes())?;
        fs::rename(&new, path)
    };
    write().with_context(|| format!("cannot write {}", path.display()))
}

fn check_others_may_enter(root: &Path) -> anyhow::Result<()> {
    for dir in root.ancestors() {
        let mode = fs::metadata(dir)?.permissions().mode();
        if mode & 0o001 == 0 {
            bail!(
                "started as root, each role runs as a user of its own, and those cannot enter {}; choose a data directory that they can, for example --data /var/lib/isekai",
                dir.display()
            );
        }
    }
    Ok(())
}

/// The longest name below it is `postgres/.s.PGSQL.5432`.
fn socket_dir(root: &Path) -> PathBuf {
    const LONGEST: usize = 107 - "/postgres/.s.PGSQL.5432.lock".len();
    let inside = root.join("run");
    if inside.as_os_str().len() <= LONGEST {
        return inside;
    }
    let digest = short_name(root);
    std::env::temp_dir().join(format!("isekai-{digest}"))
}

/// A short name for a path, the same at every start.
fn short_name(root: &Path) -> String {
    uuid::Uuid::new_v5(&uuid::Uuid::NAMESPACE_URL, root.as_os_str().as_encoded_bytes())
        .simple()
        .to_string()
        .chars()
        .take(16)
        .collect()
}

impl Layout {
    /// Part of the labels of this system's containers.
    pub fn installation(&self) -> String {
        short_name(&self.root)
    }
}
