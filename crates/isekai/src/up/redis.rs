//! A private Redis on a Unix socket. It holds only what may be lost.

use std::time::Duration;

use anyhow::Context as _;
use nix::sys::signal::Signal;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::UnixStream;

use super::account::Accounts;
use super::layout::{Layout, write_private};
use super::process::{self, Spawn};
use super::secrets::Secrets;
use super::supervise::{Stop, Supervisor};

pub async fn start(
    layout: &Layout,
    accounts: &Accounts,
    secrets: &Secrets,
    supervisor: &mut Supervisor,
) -> anyhow::Result<()> {
    let program = process::find(&["redis-server", "valkey-server"], &[])
        .context("Redis is not installed; on Debian: apt-get install redis-server")?;
    let socket = layout.sockets.join("redis/redis.sock");
    let file = layout.redis.join("redis.conf");
    let settings = format!(
        "port 0\nunixsocket {}\nunixsocketperm 777\nrequirepass {}\nmaxmemory 64mb\nmaxmemory-policy allkeys-lru\nsave \"\"\nappendonly no\ndir {}\n",
        socket.display(),
        secrets.redis_password,
        layout.redis.display(),
    );
    write_private(&file, &settings)?;
    accounts.give(&file, "redis")?;
    let log = layout.logs.join("redis.log");
    let arguments = vec![file.to_string_lossy().into_owned()];
    let spawn = Spawn { program, arguments, account: accounts.of("redis"), group: None, log, environment: vec![] };
    supervisor.service("redis", spawn, Stop { signal: Signal::SIGTERM, patience: Duration::from_secs(5) })?;

    let answers = async {
        while ping(&socket, &secrets.redis_password).await.is_err() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let patience = tokio::time::timeout(Duration::from_secs(10), answers);
    supervisor.unless_a_child_ends(patience).await?.context("Redis does not answer; see redis.log")
}

async fn ping(socket: &std::path::Path, password: &str) -> anyhow::Result<()> {
    let mut stream = UnixStream::connect(socket).await?;
    stream.write_all(format!("AUTH {password}\r\nPING\r\n").as_bytes()).await?;
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).await?;
    anyhow::ensure!(&answer == b"+OK\r\n+PONG\r\n", "unexpected answer");
    Ok(())
}
