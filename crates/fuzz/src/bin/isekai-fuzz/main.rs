//! Runs fuzz targets for as long as it is told: builds the tests that they are, so that they report branches, and starts each in a
//! process of its own, at the lowest priority.

#![expect(clippy::print_stdout, reason = "this program's output is for people")]

mod build;
mod hunt;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context as _, bail};
use clap::Parser;

use crate::build::Found;
use crate::hunt::{Order, Outcome};

#[derive(Parser)]
#[command(about, version)]
struct Arguments {
    /// Only these; all when none is named
    targets: Vec<String>,
    /// Seconds for each target
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// Targets at a time [default: one for each CPU]
    #[arg(long)]
    jobs: Option<usize>,
    /// Another number is another search
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Write the corpus anew afterwards, to be committed
    #[arg(long)]
    keep: bool,
    /// Run this one input instead; its folder names the target
    #[arg(long)]
    replay: Option<PathBuf>,
    /// Say which targets there are
    #[arg(long)]
    list: bool,
    /// Build, and run nothing
    #[arg(long)]
    build_only: bool,
    /// Use what was built the last time
    #[arg(long, conflicts_with = "build_only")]
    no_build: bool,
}

fn main() -> anyhow::Result<ExitCode> {
    let mut arguments = Arguments::parse();
    let executables = if arguments.no_build { build::last()? } else { build::now()? };
    let mut found = build::targets(&executables)?;
    if arguments.build_only || arguments.list {
        found.iter().for_each(|target| println!("{}", target.name));
        return Ok(ExitCode::SUCCESS);
    }
    if let (Some(file), []) = (&arguments.replay, arguments.targets.as_slice()) {
        let folder = file.canonicalize().with_context(|| format!("cannot find {}", file.display()))?;
        let name = folder.parent().and_then(|folder| folder.file_name()).unwrap_or_default();
        arguments.targets = vec![name.to_string_lossy().into_owned()];
    }
    for wanted in &arguments.targets {
        if !found.iter().any(|target| target.name == *wanted) {
            bail!("there is no target {wanted}; --list names them all");
        }
    }
    found.retain(|target| arguments.targets.is_empty() || arguments.targets.contains(&target.name));
    let order = match arguments.replay {
        Some(file) => Order::Replay(file),
        None => Order::Search {
            duration: Duration::from_secs(arguments.seconds),
            seed: arguments.seed,
            keep: arguments.keep,
        },
    };
    let jobs = arguments.jobs.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from));
    Ok(if run(found, &order, jobs) == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Answers with how many failed.
fn run(targets: Vec<Found>, order: &Order, jobs: usize) -> usize {
    if matches!(order, Order::Search { .. }) {
        println!(
            "{:<24} {:>12} {:>10} {:>9} {:>6} {:>6} {:>10} {:>11}",
            "target", "executions", "per second", "reached", "new", "kept", "peak KiB", "slowest ms"
        );
    }
    let queue = Mutex::new(VecDeque::from(targets));
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
    let work = || {
        let mut failed = 0;
        while let Some(target) = next() {
            let outcome = hunt::run(&target, order);
            failed += usize::from(!matches!(outcome, Outcome::Clean(_)));
            println!("{}", describe(&target.name, &outcome));
        }
        failed
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..jobs.max(1)).map(|_| scope.spawn(work)).collect();
        workers.into_iter().map(|worker| worker.join().unwrap_or(1)).sum()
    })
}

#[expect(clippy::cast_precision_loss, reason = "numbers to look at")]
fn describe(name: &str, outcome: &Outcome) -> String {
    match outcome {
        Outcome::Clean(Some(report)) => format!(
            "{name:<24} {:>12} {:>10.0} {:>9} {:>6} {:>6} {:>10} {:>11.1}",
            report.executions,
            report.executions as f64 / report.seconds.max(0.001),
            report.reached,
            report.found,
            report.kept,
            report.peak_bytes.div_ceil(1024),
            report.slowest_us as f64 / 1000.0,
        ),
        Outcome::Clean(None) => format!("{name}: nothing wrong"),
        Outcome::Failed(why) => format!("{name}: FAILED\n{why}"),
    }
}
