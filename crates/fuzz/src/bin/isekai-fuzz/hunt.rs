//! One target in a process of its own, and what is left when that ends badly.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus};
use std::time::{Duration, Instant};

use isekai_fuzz::Report;

use crate::build::{Found, folder};

/// After its time: what was found is made shorter, and the last case may be a slow one.
const GRACE: Duration = Duration::from_secs(900);
const POLL: Duration = Duration::from_millis(100);

pub enum Order {
    Search { duration: Duration, seed: u64, keep: bool },
    Replay(PathBuf),
}

pub enum Outcome {
    /// With a report after a search.
    Clean(Option<Report>),
    Failed(String),
}

pub fn run(target: &Found, order: &Order) -> Outcome {
    let output = folder().join(format!("findings/.output-{}", target.name));
    let outcome = match start(target, order, &output) {
        Ok(mut child) => {
            let allowed = match order {
                Order::Search { duration, .. } => *duration + GRACE,
                Order::Replay(_) => GRACE,
            };
            let status = wait(&mut child, allowed);
            let text = fs::read(&output).map(|text| String::from_utf8_lossy(&text).into_owned()).unwrap_or_default();
            judge(target, child.id(), status, &text)
        }
        Err(error) => Outcome::Failed(format!("it cannot be started: {error}")),
    };
    let _ = fs::remove_file(output);
    outcome
}

fn start(target: &Found, order: &Order, output: &Path) -> std::io::Result<Child> {
    let file = File::create(output)?;
    let mut command = Command::new("nice");
    command.args(["-n", "19"]).arg(&target.executable);
    command.args([target.test.as_str(), "--exact", "--nocapture", "--test-threads", "1"]);
    match order {
        Order::Search { duration, seed, keep } => {
            command.env("ISEKAI_FUZZ_KEEP", if *keep { "1" } else { "0" });
            command.env("ISEKAI_FUZZ_SECONDS", duration.as_secs().to_string());
            command.env("ISEKAI_FUZZ_SEED", seed.to_string());
        }
        Order::Replay(file) => {
            command.env("ISEKAI_FUZZ_REPLAY", file.canonicalize()?);
        }
    }
    command.stdout(file.try_clone()?).stderr(file).spawn()
}

/// `None`: it did not end in time, and was killed.
fn wait(child: &mut Child, allowed: Duration) -> Option<ExitStatus> {
    let started = Instant::now();
    while started.elapsed() < allowed {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) => std::thread::sleep(POLL),
            Err(_) => break,
        }
    }
    let _ = child.kill();
    let _ = child.wait();
    None
}

fn judge(target: &Found, process: u32, status: Option<ExitStatus>, text: &str) -> Outcome {
    // Still there only when the process could not end by itself.
    let saved = rescue(&target.name, process);
    let saved = saved.map(|path| format!("\nthe input is in {}", path.display())).unwrap_or_default();
    match status {
        Some(status) if status.success() => Outcome::Clean(text.lines().find_map(|line| line.parse().ok())),
        Some(status) => Outcome::Failed(format!("{}\n{status}{saved}", text.trim())),
        None => Outcome::Failed(format!("{}\nit did not end in time, and was killed{saved}", text.trim())),
    }
}

/// Makes a finding of the input that ran when the process ended.
fn rescue(name: &str, process: u32) -> Option<PathBuf> {
    let findings = folder().join("findings");
    let running = findings.join(format!(".running-{name}-{process}"));
    let whole = fs::read(&running).ok()?;
    let _ = fs::remove_file(running);
    let (length, rest) = whole.split_first_chunk::<8>()?;
    let input = rest.get(..usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
    let path = findings.join(name).join(format!("ended-{process}"));
    fs::create_dir_all(path.parent()?).ok()?;
    fs::write(&path, input).ok()?;
    Some(path)
}
