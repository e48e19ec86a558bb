//! `POST /v1/exec`: runs one command. Its output goes out as fast as the reader takes it; when the command ends, its time is over or
//! the reader goes away, everything it started ends too.

mod output;
mod utf8;

use std::io;
use std::process::Command;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use hyper::body::Incoming;
use isekai_channel::SafePath;
use isekai_channel::agent_api::{Exec, ExecEvent, ExitReason};
use nix::errno::Errno;
use nix::sys::signal::Signal;
use tokio::sync::{mpsc, watch};

use crate::agent::Agent;
use crate::failure::Failure;
use crate::http::{Reply, line, ndjson, read_json};
use crate::process::{Child, Exit, Pressure, Role};

const MAX_TIMEOUT: Duration = Duration::from_secs(60 * 60);
/// How a shell reports a child that was killed.
const KILLED_CODE: i32 = 128 + Signal::SIGKILL as i32;

pub async fn exec(agent: Rc<Agent>, body: Incoming) -> Result<Reply, Failure> {
    let request: Exec = read_json(body).await?;
    let place = Arc::clone(&agent.execs).try_acquire_owned().map_err(|_| Failure::Busy("commands"))?;
    let run = Run {
        started: Instant::now(),
        timeout: Duration::from_millis(request.timeout_ms).min(MAX_TIMEOUT),
        before: Pressure::now(),
    };
    let child = spawn(&agent, &request)?;
    let (sender, receiver) = mpsc::channel(1);
    tokio::task::spawn_local(async move {
        run.follow(&agent, child, &sender).await;
        drop(place);
    });
    Ok(ndjson(receiver))
}

fn spawn(agent: &Agent, request: &Exec) -> Result<Child, Failure> {
    let (program, arguments) =
        request.command.split_first().ok_or_else(|| Failure::Invalid("the command is empty".to_owned()))?;
    let mut cwd = agent.workspace.path().to_owned();
    if let Some(folder) = request.cwd.as_deref().filter(|folder| !matches!(*folder, "" | ".")) {
        let path = SafePath::parse(folder).map_err(|source| Failure::Path { path: folder.to_owned(), source })?;
        agent.workspace.folder(path.as_str()).map_err(|error| Failure::file("open", folder, error))?;
        cwd.push(path.as_str());
    }
    let mut command = Command::new(program);
    command.args(arguments).envs(&request.env);
    agent.children.spawn(&mut command, &cwd, Role::App).map_err(|source| match source.kind() {
        io::ErrorKind::ArgumentListTooLong => {
            Failure::TooLarge("the command and its environment are larger than the kernel takes".to_owned())
        }
        io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied | io::ErrorKind::InvalidInput => {
            Failure::Invalid(format!("cannot run `{program}`: {source}"))
        }
        _ if source.raw_os_error() == Some(Errno::EAGAIN as i32) => Failure::Busy("processes"),
        _ => Failure::Io { action: format!("run `{program}`"), source },
    })
}

struct Run {
    started: Instant,
    timeout: Duration,
    before: Pressure,
}

impl Run {
    async fn follow(self, agent: &Agent, child: Child, sender: &mpsc::Sender<Bytes>) {
        let Child { task, stdout, stderr, mut exit, .. } = child;
        let (over, is_over) = watch::channel(false);
        let mut output = std::pin::pin!(async {
            tokio::join!(
                output::send(stdout, |data| ExecEvent::Stdout { data }, sender, is_over.clone()),
                output::send(stderr, |data| ExecEvent::Stderr { data }, sender, is_over.clone()),
            )
        });
        let mut output_ended = false;
        let mut deadline = std::pin::pin!(tokio::time::sleep(self.timeout));
        let (mut ended, mut timed_out) = (None, false);
        while ended.is_none() && !timed_out {
            tokio::select! {
                status = &mut exit => ended = Some(status.unwrap_or(Exit { code: None, signal: None })),
                _ = &mut output, if !output_ended => output_ended = true,
                () = &mut deadline => timed_out = true,
                () = sender.closed() => break,
            }
        }
        agent.children.kill(&task).await;
        if sender.is_closed() {
            return;
        }
        over.send_replace(true);
        if !output_ended {
            output.await;
        }
        let status = match ended {
            Some(status) => status,
            None => exit.await.unwrap_or(Exit { code: None, signal: None }),
        };
        let reason = if timed_out { ExitReason::Timeout } else { self.reason(agent, status) };
        let duration_ms = u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX);
        let event = ExecEvent::Exit { code: status.code, signal: status.signal, reason, duration_ms };
        let _ = sender.send(line(&event)).await;
    }

    /// The limit that was reached meanwhile, when the command failed.
    fn reason(&self, agent: &Agent, status: Exit) -> ExitReason {
        if status.code == Some(0) {
            return ExitReason::Exit;
        }
        let now = Pressure::now();
        let killed = status.signal == Some(Signal::SIGKILL as i32) || status.code == Some(KILLED_CODE);
        if killed && now.oom_kills > self.before.oom_kills {
            ExitReason::Oom
        } else if now.pids_refused > self.before.pids_refused {
            ExitReason::Pids
        } else if agent.workspace.is_full() {
            ExitReason::DiskFull
        } else {
            ExitReason::Exit
        }
    }
}
