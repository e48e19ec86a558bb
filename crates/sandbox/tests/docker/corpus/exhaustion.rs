//! Using up what others need. Each attempt stops by itself a little above its limit, so that a run without the limit harms nobody.
//! See [`limits`]: 64 processes, 64 MiB of disk, 336 MiB of memory in all, less than a CPU.

use futures::FutureExt as _;
use futures::future::LocalBoxFuture;
use futures::{StreamExt as _, TryStreamExt as _};
use isekai_channel::agent_api::{Exec, ExecEvent, ExitReason, Start};
use isekai_domain::ResourceLimits;

use super::attempt::Program::{Probe, Shell};
use super::attempt::Refused::{AtMost, Prints, Says};
use super::attempt::{Attempt, Verdict, attempt, by_host};
use super::cell::Cell;
use crate::support::{docker, eventually, small_limits};

const MIB: u64 = 1024 * 1024;
const PROCESSES: u64 = 64;

pub const ATTEMPTS: &[Attempt] = &[
    attempt("fork-bomb", "every process of the machine", "", Probe("forks 120"), AtMost(PROCESSES)),
    attempt("threads", "the same, by threads", "", Probe("threads 120"), AtMost(PROCESSES)),
    attempt("memory", "the machine's memory", "", Probe("memory 448"), AtMost(336)),
    by_host("memory-of-an-app", "the machine's memory", "", memory_of_an_app),
    attempt("shared-mappings", "memory that belongs to nobody", "memfd_create(2)", Probe("memfd 448"), AtMost(336)),
    attempt(
        "disk",
        "the machine's memory, by files",
        "a tmpfs without a size takes half of it",
        Shell(
            "for i in 1 2; do head -c 41943040 /dev/zero > fill$i; done 2>/dev/null; echo count $(cat fill* | wc -c); rm fill*",
        ),
        AtMost(64 * MIB),
    ),
    attempt(
        "tmp",
        "the same, in /tmp",
        "",
        Shell(
            "for i in 1 2; do head -c 41943040 /dev/zero > /tmp/fill$i; done 2>/dev/null; echo count $(cat /tmp/fill* | wc -c); rm /tmp/fill*",
        ),
        AtMost(64 * MIB),
    ),
    attempt(
        "shared-memory",
        "the same, in /dev/shm",
        "",
        Shell(
            "head -c 25165824 /dev/zero > /dev/shm/fill 2>/dev/null; echo count $(wc -c < /dev/shm/fill); rm /dev/shm/fill",
        ),
        AtMost(16 * MIB),
    ),
    attempt(
        "shared-memory-of-others",
        "what others keep in shared memory",
        "--ipc host",
        Shell("ls /dev/shm | grep -c \"$SHM_FILE\""),
        Prints("0"),
    ),
    attempt("inodes", "kernel memory, by empty files", "", Probe("inodes /workspace 70000"), AtMost(65_536)),
    attempt("inodes-of-tmp", "the same, in /tmp", "", Probe("inodes /tmp 9000"), AtMost(8_192)),
    attempt("descriptors", "kernel memory, by open files", "", Probe("descriptors 4200"), AtMost(4_096)),
    attempt(
        "file-size",
        "a file whose size harms whoever copies it",
        "",
        Shell("truncate -s 80M /workspace/sparse; rm -f /workspace/sparse"),
        Says(&["File too large", "File size limit exceeded"]),
    ),
    attempt("core-dump", "the disk of the host, where core_pattern writes", "", Shell("ulimit -Hc"), Prints("0")),
    attempt("cpu", "everybody's time", "", Probe("spin"), Prints("throttled\nstatus 0")),
    attempt(
        "zombies",
        "process ids, by children that nobody collects",
        "",
        Probe("zombies 400"),
        Prints("none left\nstatus 0"),
    ),
    by_host("log-flood", "the host's disk, by what an app prints", "a log file per container", log_flood),
    by_host("output-flood", "the service's memory, by what a command prints", "", output_flood),
    by_host("commands-left-behind", "living on after the command ended", "daemons", left_behind),
];

/// Small enough to be reached soon, with time to reach them.
pub fn limits() -> ResourceLimits {
    ResourceLimits { cpu: 800, execution_time: 60, ..small_limits() }
}

/// Node, as an app would: what it used up is known, and its end has a name.
fn memory_of_an_app(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    async move {
        let eat = "/opt/isekai/bin/node -e 'const a=[]; for(;;) a.push(Buffer.alloc(8e6, 1))'";
        let (text, code, reason) = cell.service.exec(cell.id, eat, 20_000).await;
        let kills = cell.service.client.usage(cell.id).await.unwrap().oom_kills;
        Verdict::of(reason == ExitReason::Oom && kills > 0, &format!("{reason:?} {code:?} {text}, {kills} killed"))
    }
    .boxed_local()
}

/// The app prints without end: the agent takes what it can keep, the engine keeps nothing.
fn log_flood(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    async move {
        let server = "require('http').createServer((q, s) => s.end('fine')).listen(3000, '127.0.0.1'); \
            const line = 'x'.repeat(1000) + '\\n'; setInterval(() => { for (let i = 0; i < 200; i++) process.stdout.write(line) }, 1)";
        let command = ["/opt/isekai/bin/node", "-e", server].map(str::to_owned).to_vec();
        cell.service.client.start(cell.id, &Start::Command { command, port: 3000 }).await.unwrap();
        let lines = cell.service.client.logs(cell.id, 0, true).await.unwrap();
        let seen = lines.take(2_000).try_fold(0, |bytes, line| async move { Ok(bytes + line.message.len()) }).await;
        let page = cell.page("/").await;
        let kept = kept_by_engine(cell).await;
        let text = format!("seen {seen:?}, page {page:?}, kept by the engine {kept}");
        Verdict::of(seen.is_ok_and(|bytes| bytes > 100_000) && page.0 == 200 && kept == 0, &text)
    }
    .boxed_local()
}

/// Fifty megabytes through the pipe. They arrive, and are nowhere else afterwards.
fn output_flood(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    async move {
        const BYTES: usize = 50_000_000;
        let script = format!("yes 0123456789abcdef | head -c {BYTES}");
        let command = ["/bin/sh", "-c", &script].map(str::to_owned).to_vec();
        let exec = Exec { command, cwd: None, env: Default::default(), timeout_ms: 60_000 };
        let mut events = cell.service.client.exec(cell.id, &exec).await.unwrap();
        let mut bytes = 0;
        while let Some(Ok(event)) = events.next().await {
            if let ExecEvent::Stdout { data } = event {
                bytes += data.len();
            }
        }
        let kept = kept_by_engine(cell).await;
        Verdict::of(bytes == BYTES && kept == 0, &format!("{bytes} bytes came, the engine kept {kept}"))
    }
    .boxed_local()
}

/// How much of the container's output the engine has written down.
async fn kept_by_engine(cell: &Cell) -> usize {
    let options = bollard::query_parameters::LogsOptions { stdout: true, stderr: true, ..Default::default() };
    let docker = docker();
    let mut logs = docker.logs(&cell.container, Some(options));
    match logs.next().await {
        Some(Ok(kept)) => kept.into_bytes().len(),
        // Nothing, or "configured logging driver does not support reading".
        Some(Err(_)) | None => 0,
    }
}

/// A process that left its group, its session and its parents, and cleared its environment, ends with its command all the same.
fn left_behind(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    async move {
        let script = "(env -i setsid sh -c 'setsid sleep 1000 &' > /dev/null 2>&1 &); echo started";
        if let Err(error) = cell.run(script).await {
            return Verdict::Escaped(error);
        }
        let look = "for d in /proc/[0-9]*; do tr '\\0' ' ' < $d/cmdline 2>/dev/null | grep -q '^sleep 1000' && echo $d; done; echo end";
        eventually("what was left behind is gone", async || {
            cell.run(look).await.is_ok_and(|ran| ran.text.trim() == "end")
        })
        .await;
        Verdict::Refused("it is gone".to_owned())
    }
    .boxed_local()
}
