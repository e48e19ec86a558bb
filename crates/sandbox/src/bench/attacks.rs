//! What a hostile app does, with nothing but its own container.

use std::time::Duration;

use futures::{StreamExt as _, TryStreamExt as _};
use http::Response;
use hyper::body::Incoming;
use isekai_channel::agent_api::{FileBody, FileContent, Start, WriteFiles};
use isekai_channel::client::{ClientError, SandboxClient};
use isekai_channel::sandbox_api::SandboxId;
use tokio::sync::mpsc;
use tokio_util::task::AbortOnDropHandle;

use super::BenchError;
use super::exec::exec;
use super::served::{self, BULK, page, page_and_bulk};
use super::stage::Stage;
use super::way::Way;

pub struct Attack {
    pub name: &'static str,
    by: By,
}

enum By {
    /// A shell script that says a line when it begins. It is begun again when it ends.
    Script(&'static str),
    /// A server whose log never ends, with somebody who follows it.
    Log,
    /// Answers that nobody reads, answers that are read as fast as they come, and a command whose output never ends.
    Pipe,
}

pub const ATTACKS: &[Attack] = &[
    Attack {
        name: "fork bomb",
        by: By::Script("echo begun; b() { while :; do b & done; }; while :; do (b) 2>/dev/null; done"),
    },
    Attack {
        name: "filling memory",
        by: By::Script("echo begun; while :; do head -c 4000000000 /dev/zero | tail -c 4000000000 >/dev/null; done"),
    },
    Attack {
        name: "filling the disk",
        by: By::Script(
            "echo begun; while :; do head -c 2000000000 /dev/zero >fill 2>/dev/null; i=0; \
             while [ $i -lt 20000 ]; do : >f$i; i=$((i+1)); done 2>/dev/null; rm -f fill f*; done",
        ),
    },
    Attack { name: "flooding its log", by: By::Log },
    Attack {
        name: "exhausting descriptors",
        by: By::Script(
            "for i in 1 2 3 4 5 6 7 8; do /opt/isekai/bin/node -e 'console.log(\"begun\"); const fs = require(\"fs\"); \
             for (;;) { const open = []; try { for (;;) open.push(fs.openSync(\"/dev/null\")); } catch {} open.forEach(fs.closeSync); }' & done; wait",
        ),
    },
    Attack { name: "flooding the pipe", by: By::Pipe },
    Attack {
        name: "spinning",
        by: By::Script("echo begun; for i in 1 2 3 4 5 6 7 8; do (while :; do :; done) & done; wait"),
    },
];

/// It answers, so that it counts as started; what matters is what it prints.
const LOG_SERVER: &str = r#"
require("child_process").spawn("yes", ["flood ".repeat(100)], { stdio: "inherit" });
require("http").createServer((_, response) => response.end("ok")).listen(3000, "127.0.0.1");
"#;
const LONGEST: Duration = Duration::from_secs(300);
const BEGIN: Duration = Duration::from_secs(30);
const AGAIN: Duration = Duration::from_millis(20);
const STALLED: usize = 40;
const READERS: usize = 8;

impl Attack {
    pub fn files(&self) -> WriteFiles {
        match self.by {
            By::Script(_) => page(),
            By::Pipe => page_and_bulk(),
            By::Log => {
                let mut files = page();
                let body = FileBody::Text(LOG_SERVER.to_owned());
                files.files.push(FileContent { path: "server.cjs".to_owned(), body });
                files
            }
        }
    }
}

/// An attack goes on as long as this is kept.
pub struct Underway {
    _tasks: Vec<AbortOnDropHandle<()>>,
    _stalled: Vec<Response<Incoming>>,
}

impl Underway {
    pub async fn begin(stage: &Stage, id: SandboxId, attack: &Attack) -> Result<Self, BenchError> {
        let (mut tasks, mut stalled) = (Vec::new(), Vec::new());
        match attack.by {
            By::Script(script) => tasks.push(command(stage, id, script).await?),
            By::Log => tasks.push(log(stage, id).await?),
            By::Pipe => {
                let way = served::way(stage, id);
                for _ in 0..STALLED {
                    stalled.push(way.get(BULK).await?);
                }
                tasks.extend((0..READERS).map(|_| reader(way.clone())));
                tasks.push(command(stage, id, "yes begun").await?);
            }
        }
        Ok(Self { _tasks: tasks, _stalled: stalled })
    }
}

/// Answers when the command has said something; all it says is read and forgotten.
async fn command(stage: &Stage, id: SandboxId, script: &'static str) -> Result<AbortOnDropHandle<()>, BenchError> {
    let (said, mut hears) = mpsc::channel(1);
    let client = stage.client.clone();
    let task = tokio::spawn(async move {
        loop {
            let _ = run(&client, id, script, &said).await;
            // It may have left no process for the next one.
            tokio::time::sleep(AGAIN).await;
        }
    });
    let task = AbortOnDropHandle::new(task);
    heard(&mut hears, "a command of the hostile app begins").await?;
    Ok(task)
}

async fn run(client: &SandboxClient, id: SandboxId, script: &str, said: &mpsc::Sender<()>) -> Result<(), ClientError> {
    let mut events = client.exec(id, &exec(&["/bin/sh", "-c", script], LONGEST)).await?;
    while events.try_next().await?.is_some() {
        let _ = said.try_send(());
    }
    Ok(())
}

async fn log(stage: &Stage, id: SandboxId) -> Result<AbortOnDropHandle<()>, BenchError> {
    let command = ["/opt/isekai/bin/node", "server.cjs"].map(str::to_owned).to_vec();
    stage.client.start(id, &Start::Command { command, port: 3000 }).await?;
    let mut lines = stage.client.logs(id, 0, true).await?;
    let (said, mut hears) = mpsc::channel(1);
    let task = AbortOnDropHandle::new(tokio::spawn(async move {
        while lines.next().await.is_some_and(|line| line.is_ok()) {
            let _ = said.try_send(());
        }
    }));
    heard(&mut hears, "the hostile app's log begins").await?;
    Ok(task)
}

/// Reads as fast as it can, again and again.
fn reader(way: Way) -> AbortOnDropHandle<()> {
    AbortOnDropHandle::new(tokio::spawn(async move { while way.fetch(BULK).await.is_ok() {} }))
}

async fn heard(hears: &mut mpsc::Receiver<()>, what: &'static str) -> Result<(), BenchError> {
    match tokio::time::timeout(BEGIN, hears.recv()).await {
        Ok(Some(())) => Ok(()),
        _ => Err(BenchError::Patience { what, within: BEGIN }),
    }
}
