//! Signals, read from a descriptor: so the sender is known, and nothing inside the container can end process 1.

use std::io;
use std::time::Duration;

use nix::sys::signal::{SigSet, Signal};
use nix::sys::signalfd::{SfdFlags, SignalFd, siginfo};
use nix::unistd::Pid;
use tokio::io::Interest;
use tokio::io::unix::AsyncFd;
use tokio::time::{Instant, timeout_at};

use super::children::Children;
use super::stat::descendants;
use super::tree::signal_all;

/// Together below the two seconds in which the agent ends.
const GRACE: Duration = Duration::from_millis(1_200);
const KILL_GRACE: Duration = Duration::from_millis(300);

#[derive(Debug)]
pub struct Signals(AsyncFd<SignalFd>);

/// To be called while there is only one thread.
pub fn block_signals() -> io::Result<()> {
    Ok(watched().thread_block()?)
}

impl Signals {
    pub fn new() -> io::Result<Self> {
        let descriptor = SignalFd::with_flags(&watched(), SfdFlags::SFD_NONBLOCK | SfdFlags::SFD_CLOEXEC)?;
        Ok(Self(register(descriptor)?))
    }

    /// Reaps children until SIGTERM or SIGINT comes from outside the container.
    pub async fn until_terminated(&self, children: &Children) {
        while !self.next_is_termination(children).await {}
    }

    async fn next_is_termination(&self, children: &Children) -> bool {
        let Ok(mut ready) = self.0.readable().await else { return true };
        match self.0.get_ref().read_signal() {
            Ok(Some(info)) if info.ssi_signo == Signal::SIGCHLD as u32 => {
                children.reap();
                false
            }
            Ok(Some(info)) => is_from_outside(&info) || Pid::this() != Pid::from_raw(1),
            Ok(None) => {
                ready.clear_ready();
                false
            }
            Err(_) => false,
        }
    }
}

/// A sender in another process namespace, that is the engine, has no id here. Neighbours have one, unless they made it up: with
/// rt_sigqueueinfo(2) a sender chooses its id, but not this code, which stands for kill(2) alone.
fn is_from_outside(info: &siginfo) -> bool {
    info.ssi_code == nix::libc::SI_USER && info.ssi_pid == 0
}

/// Ends all other processes, asking first.
pub async fn end_everything(children: &Children, signals: &Signals) {
    let start = Instant::now();
    for (signal, deadline) in [(Signal::SIGTERM, start + GRACE), (Signal::SIGKILL, start + GRACE + KILL_GRACE)] {
        loop {
            let rest = descendants(Pid::this().as_raw());
            if rest.is_empty() {
                return;
            }
            signal_all(&rest, signal);
            // Wakes at each death; the deadline ends the waiting for those who do not die.
            if timeout_at(deadline, signals.next_is_termination(children)).await.is_err() {
                break;
            }
        }
    }
}

#[expect(unsafe_code, reason = "registering a descriptor is unsafe in tokio")]
fn register(descriptor: SignalFd) -> io::Result<AsyncFd<SignalFd>> {
    // SAFETY: the `SignalFd` owns its descriptor, always names the same one, and lives in the `AsyncFd` until that is dropped.
    Ok(unsafe { AsyncFd::register_with_interest(descriptor, Interest::READABLE) }?)
}

fn watched() -> SigSet {
    [Signal::SIGCHLD, Signal::SIGTERM, Signal::SIGINT].into_iter().collect()
}
