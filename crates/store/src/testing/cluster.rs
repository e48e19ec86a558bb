//! The shared cluster.
//!
//! Two lock files say who uses it: every test process holds `users` shared for its whole life; `start` is held
//! exclusively while a server is looked for and started. `cluster.sh` runs the server and ends it when it can hold
//! `users` alone.

use std::fs::{self, File, OpenOptions};
use std::io::ErrorKind;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use nix::sys::statvfs::statvfs;
use sqlx::Connection;
use sqlx::postgres::{PgConnectOptions, PgConnection};

use super::Must;

pub(super) struct Cluster {
    dir: PathBuf,
    start: File,
    /// Held, never read: the lock ends with the process.
    _users: File,
}

/// A cluster with the databases of a few tests and its log of writes, twice over.
const ENOUGH_MEMORY: u64 = 1 << 30;
const WRAPPER: &str = include_str!("cluster.sh");
const START_TIMEOUT: Duration = Duration::from_secs(60);
const SUPERUSER: &str = "postgres";

impl Cluster {
    /// The cluster, running.
    pub(super) async fn get() -> &'static Self {
        static CLUSTER: OnceLock<Cluster> = OnceLock::new();
        let cluster = CLUSTER.get_or_init(Self::enter);
        let _lock = cluster.exclusive();
        if cluster.connect("postgres").await.is_err() {
            cluster.start().await;
        }
        cluster
    }

    pub(super) fn options(&self, database: &str) -> PgConnectOptions {
        PgConnectOptions::new_without_pgpass().socket(self.dir.join("run")).username(SUPERUSER).database(database)
    }

    pub(super) fn url(&self, database: &str) -> String {
        let socket = self.dir.join("run").display().to_string().replace('/', "%2F");
        format!("postgres://{SUPERUSER}@{socket}/{database}")
    }

    pub(super) async fn connect(&self, database: &str) -> sqlx::Result<PgConnection> {
        PgConnection::connect_with(&self.options(database)).await
    }

    /// Nobody else starts a server or makes a template meanwhile. Blocks the thread: holders are quick or start a
    /// server.
    pub(super) fn exclusive(&self) -> Exclusive<'_> {
        self.start.lock().must("locking the test cluster");
        Exclusive(&self.start)
    }

    fn enter() -> Self {
        let version = server_version();
        let dir = base_dir().join(format!("isekai-pg-test-{version}-{}", effective_uid()));
        let made = fs::DirBuilder::new().mode(0o711).create(&dir);
        match made {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => panic!("making {}: {error}", dir.display()),
            _ => {}
        }
        let owner = fs::symlink_metadata(&dir).must("looking at the test cluster's folder").uid();
        assert_eq!(owner, effective_uid(), "{} belongs to somebody else", dir.display());
        let users = lock_file(&dir.join("users"));
        users.lock_shared().must("locking the test cluster");
        Self { start: lock_file(&dir.join("start")), _users: users, dir }
    }

    async fn start(&self) {
        let data = self.dir.join("data");
        if !data.exists() {
            self.initdb();
        }
        self.spawn();
        if self.wait().await.is_err() {
            // Without fsync a crash of the machine can leave a cluster that does not start. Nothing in it matters.
            fs::remove_dir_all(&data).must("removing a broken test cluster");
            self.initdb();
            self.spawn();
            self.wait().await.must("starting PostgreSQL for tests");
        }
        self.clean().await;
    }

    fn initdb(&self) {
        let fresh = self.dir.join("data.new");
        let run = self.dir.join("run");
        let _ = fs::remove_dir_all(&fresh);
        for dir in [&fresh, &run] {
            let _ = fs::DirBuilder::new().mode(0o700).create(dir);
            chown_to_server(dir);
        }
        let mut command = as_server(&program("initdb"));
        command.arg("-D").arg(&fresh).args(["-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]);
        let output = command.current_dir("/").output().must("running initdb");
        assert!(output.status.success(), "initdb failed: {}", String::from_utf8_lossy(&output.stderr));
        fs::rename(fresh, self.dir.join("data")).must("placing the new test cluster");
    }

    #[expect(clippy::zombie_processes, reason = "it outlives this process, and ends by itself")]
    fn spawn(&self) {
        let log = File::create(self.dir.join("log")).must("making the test cluster's log");
        let error_log = log.try_clone().must("sharing the test cluster's log");
        // A process group of its own, so that the signals of a test runner to its tests do not reach it.
        as_server(Path::new("/bin/sh"))
            .args(["-c", WRAPPER, "isekai-pg-test"])
            .arg(program("postgres"))
            .arg(&self.dir)
            .current_dir("/")
            .stdin(Stdio::null())
            .stdout(log)
            .stderr(error_log)
            .process_group(0)
            .spawn()
            .must("starting PostgreSQL for tests");
    }

    async fn wait(&self) -> Result<(), String> {
        let start = Instant::now();
        loop {
            match self.connect("postgres").await {
                Ok(_) => return Ok(()),
                Err(error) if start.elapsed() > START_TIMEOUT => {
                    let log = fs::read_to_string(self.dir.join("log")).unwrap_or_default();
                    return Err(format!("{error}\n{log}"));
                }
                Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
            }
        }
    }

    /// Removes what earlier processes left behind. Nobody uses it: the server has only just started.
    async fn clean(&self) {
        let mut connection = self.connect("postgres").await.must("connecting to the test cluster");
        let sql = "SELECT datname::text FROM pg_database WHERE datname LIKE 't\\_%' OR datname LIKE 'making\\_%'";
        let left: Vec<String> = sqlx::query_scalar(sql).fetch_all(&mut connection).await.must("listing databases");
        for name in left {
            let sql = sqlx::AssertSqlSafe(format!("DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)"));
            sqlx::query(sql).execute(&mut connection).await.must("dropping a left-over database");
        }
    }
}

/// Ends with its drop.
pub(super) struct Exclusive<'a>(&'a File);

impl Drop for Exclusive<'_> {
    fn drop(&mut self) {
        let _ = self.0.unlock();
    }
}

fn lock_file(path: &Path) -> File {
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(path).must("opening a lock file");
    // The server's account opens it too.
    let _ = file.set_permissions(fs::Permissions::from_mode(0o644));
    file
}

/// In memory where there is room: ext4 takes half a second to give a database's 400 files inodes when others have just
/// been dropped. Else the user's cache; but PostgreSQL refuses to run as root, and root's cache is closed to the
/// account that it gets then.
#[expect(clippy::disallowed_methods, reason = "where a cache lies is the environment's word; tests only")]
fn base_dir() -> PathBuf {
    let memory = Path::new("/dev/shm");
    if statvfs(memory).is_ok_and(|found| found.blocks_available() * found.fragment_size() >= ENOUGH_MEMORY) {
        return memory.to_owned();
    }
    if effective_uid() == 0 {
        return PathBuf::from("/var/tmp");
    }
    let home = || std::env::var("HOME").map(|home| Path::new(&home).join(".cache"));
    let cache = std::env::var("XDG_CACHE_HOME").map(PathBuf::from).or_else(|_| home());
    let dir = cache.unwrap_or_else(|_| PathBuf::from("/var/tmp")).join("isekai");
    fs::create_dir_all(&dir).must("making the cache folder");
    dir
}

fn effective_uid() -> u32 {
    fs::metadata("/proc/self").must("looking at /proc/self").uid()
}

pub(super) fn as_server(program: &Path) -> Command {
    let mut command = Command::new(program);
    if effective_uid() == 0 {
        let (uid, gid) = server_account();
        command.uid(uid).gid(gid);
    }
    command
}

pub(super) fn chown_to_server(dir: &Path) {
    if effective_uid() == 0 {
        let (uid, gid) = server_account();
        std::os::unix::fs::chown(dir, Some(uid), Some(gid)).must("giving a folder to the server's account");
    }
}

/// User and group id of `postgres`, else of `nobody`.
fn server_account() -> (u32, u32) {
    let passwd = fs::read_to_string("/etc/passwd").must("reading /etc/passwd");
    let account = |name: &str| {
        let line = passwd.lines().find(|line| line.split(':').next() == Some(name))?;
        let mut fields = line.split(':').skip(2);
        Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
    };
    account("postgres").or_else(|| account("nobody")).unwrap_or((65534, 65534))
}

fn server_version() -> String {
    let output = Command::new(program("postgres")).arg("--version").output().must("running postgres --version");
    let text = String::from_utf8_lossy(&output.stdout);
    text.split_whitespace().nth(2).unwrap_or("unknown").to_owned()
}

/// On the `PATH`, else where Debian puts it, the newest version first.
#[expect(clippy::disallowed_methods, reason = "PATH is how programs are found; tests only")]
pub(super) fn program(name: &str) -> PathBuf {
    let path = std::env::var("PATH").unwrap_or_default();
    let mut places: Vec<PathBuf> = std::env::split_paths(&path).collect();
    if let Ok(versions) = fs::read_dir("/usr/lib/postgresql") {
        let mut versions: Vec<PathBuf> = versions.flatten().map(|entry| entry.path()).collect();
        versions.sort();
        places.extend(versions.into_iter().rev().map(|version| version.join("bin")));
    }
    places
        .into_iter()
        .map(|place| place.join(name))
        .find(|file| file.is_file())
        .unwrap_or_else(|| panic!("{name} is not installed (Debian: apt-get install postgresql)"))
}
