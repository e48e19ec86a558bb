//! Docker Engine: the machine's own when it answers, else a private one under the data directory.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, bail};
use nix::sys::signal::Signal;
use nix::unistd::Uid;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::UnixStream;
use tokio::process::Command;

use super::layout::Layout;
use super::process::{self, Spawn};
use super::progress::Progress;
use super::supervise::{Stop, Supervisor};

pub struct Engine {
    pub socket: PathBuf,
}

const SYSTEM_SOCKET: &str = "/var/run/docker.sock";

pub async fn start(
    layout: &Layout,
    image_build: Option<&Path>,
    supervisor: &mut Supervisor,
    progress: &mut Progress,
) -> anyhow::Result<Engine> {
    let system = PathBuf::from(SYSTEM_SOCKET);
    let socket = if ping(&system).await.is_ok() { system } else { start_private(layout, supervisor).await? };
    if let Some(program) = image_build {
        build_image(program, &socket, layout, supervisor).await?;
        progress.done("sandbox image is there");
    }
    Ok(Engine { socket })
}

async fn start_private(layout: &Layout, supervisor: &mut Supervisor) -> anyhow::Result<PathBuf> {
    if !Uid::effective().is_root() {
        bail!("Docker Engine does not answer at {SYSTEM_SOCKET}; start it, or run as root to get a private one");
    }
    let program = process::find(&["dockerd"], &[])
        .context("Docker Engine is not installed; on Debian: apt-get install docker.io")?;
    let dir = layout.sockets.join("docker");
    super::layout::make_dir(&dir, 0o755)?;
    std::fs::create_dir_all(&layout.docker)?;
    let socket = dir.join("docker.sock");
    // Sandboxes have no network, so the engine needs no bridge and no packet filter.
    let arguments = vec![
        format!("--data-root={}", layout.docker.display()),
        format!("--exec-root={}", dir.join("exec").display()),
        format!("--pidfile={}", dir.join("docker.pid").display()),
        format!("--host=unix://{}", socket.display()),
        "--bridge=none".to_owned(),
        "--iptables=false".to_owned(),
        "--ip6tables=false".to_owned(),
        "--live-restore".to_owned(),
    ];
    let log = layout.logs.join("docker.log");
    let spawn = Spawn { program, arguments, account: None, group: None, log, environment: vec![] };
    supervisor.service("docker", spawn, Stop { signal: Signal::SIGTERM, patience: Duration::from_secs(20) })?;
    let answers = async {
        while ping(&socket).await.is_err() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    let patience = tokio::time::timeout(Duration::from_secs(30), answers);
    supervisor.unless_a_child_ends(patience).await?.context("Docker Engine does not answer; see docker.log")?;
    Ok(socket)
}

async fn build_image(
    program: &Path,
    socket: &Path,
    layout: &Layout,
    supervisor: &mut Supervisor,
) -> anyhow::Result<()> {
    let log = layout.logs.join("image.log");
    let file = std::fs::File::create(&log)?;
    let mut child = Command::new(program)
        .env("DOCKER_HOST", format!("unix://{}", socket.display()))
        .stdin(std::process::Stdio::null())
        .stdout(file.try_clone()?)
        .stderr(file)
        .kill_on_drop(true)
        .spawn()
        .with_context(|| format!("cannot run {}", program.display()))?;
    let status = supervisor.unless_a_child_ends(child.wait()).await??;
    anyhow::ensure!(status.success(), "the sandbox image could not be made ({status}); see {}", log.display());
    Ok(())
}

/// `GET /_ping` of the engine's API.
async fn ping(socket: &Path) -> anyhow::Result<()> {
    let ask = async {
        let mut stream = UnixStream::connect(socket).await?;
        stream.write_all(b"GET /_ping HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n").await?;
        let mut answer = Vec::new();
        stream.take(4096).read_to_end(&mut answer).await?;
        anyhow::ensure!(answer.starts_with(b"HTTP/1.1 200"), "unexpected answer");
        Ok(())
    };
    tokio::time::timeout(Duration::from_secs(2), ask).await?
}
