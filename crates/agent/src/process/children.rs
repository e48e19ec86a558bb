//! Starts children and collects the exit status of every process that ends in the container, ours and orphans alike.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::io;
use std::net::SocketAddr;
use std::os::fd::OwnedFd;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

use nix::errno::Errno;
use nix::sys::signal::SigSet;
use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use nix::unistd::Pid;
use tokio::net::unix::pipe::{Receiver, Sender};
use tokio::sync::oneshot;

use super::environment;

/// Marks the environment of a task's processes, so that those that left its process group are found too.
pub const TASK_ENV: &str = "ISEKAI_TASK";

#[derive(Debug, Default)]
pub struct Children {
    waiting: RefCell<HashMap<Pid, Waiting>>,
    tasks: Cell<u64>,
    /// The way to the outside, if there is one.
    proxy: Option<SocketAddr>,
}

/// A leader that has not been collected yet.
#[derive(Debug)]
struct Waiting {
    tag: String,
    sender: oneshot::Sender<Exit>,
}

/// What a child is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The builder, which is spoken to over its standard input.
    Builder,
    /// Something of the app: what escaped while it ran ends with it.
    App,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exit {
    pub code: Option<i32>,
    pub signal: Option<i32>,
}

/// A started command with all that comes from it.
#[derive(Debug, Clone)]
pub struct Task {
    /// Leader of its process group.
    pub leader: Pid,
    pub tag: String,
    pub role: Role,
    /// As in [`super::stat::Stat::started`].
    pub started: u64,
}

#[derive(Debug)]
pub struct Child {
    pub task: Task,
    /// The builder's.
    pub stdin: Option<Sender>,
    pub stdout: Receiver,
    pub stderr: Receiver,
    pub exit: oneshot::Receiver<Exit>,
}

impl Children {
    pub fn new(proxy: Option<SocketAddr>) -> Self {
        Self { proxy, ..Self::default() }
    }

    /// Starts `command` in `cwd`, as leader of a process group of its own, with standard output and error piped.
    pub fn spawn(&self, command: &mut Command, cwd: &Path, role: Role) -> io::Result<Child> {
        self.tasks.set(self.tasks.get() + 1);
        let tag = format!("{}-{}", std::process::id(), self.tasks.get());
        environment::prepare(command, self.proxy, role);
        command
            .current_dir(cwd)
            .env(TASK_ENV, &tag)
            .stdin(if role == Role::Builder { Stdio::piped() } else { Stdio::null() })
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .process_group(0);
        unblock_signals(command);
        let mut child = command.spawn()?;
        let leader = Pid::from_raw(i32::try_from(child.id()).map_err(io::Error::other)?);
        // No await since the fork: the reaper, on this same thread, cannot have seen it yet.
        let (sender, exit) = oneshot::channel();
        self.waiting.borrow_mut().insert(leader, Waiting { tag: tag.clone(), sender });
        // Until it is collected it has an entry, even when it has ended already.
        let started = super::stat::of(leader.as_raw()).map_or(0, |stat| stat.started);
        let stdin = child.stdin.take().map(|pipe| Sender::from_owned_fd(OwnedFd::from(pipe))).transpose()?;
        let (Some(stdout), Some(stderr)) = (child.stdout.take(), child.stderr.take()) else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        Ok(Child {
            task: Task { leader, tag, role, started },
            stdin,
            stdout: Receiver::from_owned_fd(OwnedFd::from(stdout))?,
            stderr: Receiver::from_owned_fd(OwnedFd::from(stderr))?,
            exit,
        })
    }

    /// Collects all processes that have ended.
    pub fn reap(&self) {
        loop {
            let (pid, exit) = match waitpid(None, Some(WaitPidFlag::WNOHANG)) {
                Ok(WaitStatus::Exited(pid, code)) => (pid, Exit { code: Some(code), signal: None }),
                Ok(WaitStatus::Signaled(pid, signal, _)) => (pid, Exit { code: None, signal: Some(signal as i32) }),
                Ok(WaitStatus::StillAlive) => return,
                Ok(_) | Err(Errno::EINTR) => continue,
                Err(_) => return,
            };
            if let Some(waiting) = self.waiting.borrow_mut().remove(&pid) {
                // Nobody may be interested any more.
                let _ = waiting.sender.send(exit);
            }
        }
    }

    /// Whether the leader has not been collected yet: its id still means it.
    pub fn is_alive(&self, task: &Task) -> bool {
        self.waiting.borrow().contains_key(&task.leader)
    }

    /// Leaders and tags of the tasks other than this one whose leader lives.
    pub fn others(&self, task: &Task) -> Vec<(i32, String)> {
        let waiting = self.waiting.borrow();
        let others = waiting.iter().filter(|(leader, _)| **leader != task.leader);
        others.map(|(leader, waiting)| (leader.as_raw(), waiting.tag.clone())).collect()
    }
}

/// The agent blocks signals to read them from a descriptor; its children must not inherit that.
#[expect(
    unsafe_code,
    reason = "the standard library lets children inherit the signal mask; only `pre_exec` can change it"
)]
fn unblock_signals(command: &mut Command) {
    // SAFETY: between fork and exec the closure calls only pthread_sigmask, which is async-signal-safe, on memory of its own.
    unsafe {
        command.pre_exec(|| SigSet::empty().thread_set_mask().map_err(io::Error::from));
    }
}
