//! An engine whose disk is full. It has one of its own, in memory, so that nothing else on the machine is disturbed.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use isekai_domain::ErrorCode;
use tempfile::TempDir;

use crate::support::{IMAGE, Service, eventually, request};

/// The image, unpacked and on its way there, and little more.
const DISK: &str = "size=640m";

#[tokio::test]
async fn a_full_disk_is_named_and_what_runs_goes_on() {
    let engine = Engine::start().await;
    let host = format!("unix://{}", engine.socket().display());
    let service = Service::start_with(0, &[("DOCKER_HOST", &host)]).await;
    service.until_engine_is_known().await;
    let before = service.client.create(&request(), "before").await.unwrap();

    engine.fill();
    let refused = service.client.create(&request(), "full").await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::ServiceUnavailable, "{refused}");
    assert!(refused.to_string().contains("disk is full"), "{refused}");
    service.client.agent_health(before.id).await.unwrap();
    assert_eq!(service.client.list().await.unwrap().len(), 1);

    engine.empty();
    let after = service.client.create(&request(), "full").await.unwrap();
    service.client.agent_health(after.id).await.unwrap();
    for sandbox in [before, after] {
        service.client.delete(sandbox.id).await.unwrap();
    }
}

struct Engine {
    dir: TempDir,
    process: Child,
}

impl Engine {
    async fn start() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let disk = dir.path().join("disk");
        std::fs::create_dir(&disk).unwrap();
        run(Command::new("mount").args(["-t", "tmpfs", "-o", DISK, "tmpfs"]).arg(&disk));
        let log = File::create(dir.path().join("log")).unwrap();
        let process = Command::new("dockerd")
            .arg(format!("--data-root={}", disk.display()))
            .arg(format!("--exec-root={}", dir.path().join("exec").display()))
            .arg(format!("--pidfile={}", dir.path().join("pid").display()))
            .arg(format!("--host=unix://{}", dir.path().join("docker.sock").display()))
            .args(["--bridge=none", "--iptables=false", "--ip6tables=false"])
            .stdout(Stdio::from(log.try_clone().unwrap()))
            .stderr(Stdio::from(log))
            .spawn()
            .unwrap();
        let engine = Self { dir, process };
        eventually("the engine answers", async || {
            engine.docker().arg("info").stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap().success()
        })
        .await;
        let mut save = Command::new("docker").args(["save", IMAGE]).stdout(Stdio::piped()).spawn().unwrap();
        run(engine.docker().arg("load").stdin(save.stdout.take().unwrap()).stdout(Stdio::null()));
        assert!(save.wait().unwrap().success());
        engine
    }

    fn docker(&self) -> Command {
        let mut command = Command::new("docker");
        command.arg("--host").arg(format!("unix://{}", self.socket().display()));
        command
    }

    fn socket(&self) -> std::path::PathBuf {
        self.dir.path().join("docker.sock")
    }

    fn disk(&self) -> std::path::PathBuf {
        self.dir.path().join("disk")
    }

    /// Until not a byte is left.
    fn fill(&self) {
        let mut file = File::create(self.disk().join("filler")).unwrap();
        for size in [1024 * 1024, 4096, 1] {
            let chunk = vec![1; size];
            while file.write_all(&chunk).is_ok() {}
        }
    }

    fn empty(&self) {
        std::fs::remove_file(self.disk().join("filler")).unwrap();
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        let _ = Command::new("kill").args(["-TERM", &self.process.id().to_string()]).status();
        let _ = self.process.wait();
        unmount(&self.disk());
    }
}

fn unmount(path: &Path) {
    let _ = Command::new("umount").arg("--lazy").arg(path).status();
}

fn run(command: &mut Command) {
    let status = command.status().unwrap();
    assert!(status.success(), "{command:?}: {status}");
}
