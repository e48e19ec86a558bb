//! `isekai bench sandbox`: shows what `isekai-sandboxd bench` measures. Only sandboxd talks to the engine, so it does the work, with a
//! service of its own that has nothing to do with a running system.

use std::path::PathBuf;
use std::process::{ExitCode, Stdio};

use anyhow::Context as _;
use isekai_channel::bench_api::{BenchReport, BenchRow, BenchUnit, Quantiles};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tokio::io::AsyncReadExt as _;
use tokio::process::{Child, Command};

use super::Sandbox;
use crate::output;
use crate::roles::{Signals, config};

const MAX_REPORT_BYTES: u64 = 1024 * 1024;

pub async fn run(options: &Sandbox) -> anyhow::Result<ExitCode> {
    // What is not valid is told here, not by a program that nobody has heard of.
    config(options.config.as_deref())?;
    let signals = Signals::listen()?;
    let program = beside_us("isekai-sandboxd")?;
    let mut child = Command::new(&program)
        .args(arguments(options))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        // A Ctrl-C at the terminal is for us: it would else come twice.
        .process_group(0)
        .spawn()
        .with_context(|| format!("cannot start {}", program.display()))?;
    let text = ended(&mut child, &signals).await?;
    let report: BenchReport = serde_json::from_slice(&text).context("the report of isekai-sandboxd is not valid")?;
    if options.json {
        output::line(serde_json::to_string(&report)?);
    } else {
        show(&report);
    }
    Ok(ExitCode::SUCCESS)
}

fn beside_us(name: &str) -> anyhow::Result<PathBuf> {
    let own = std::env::current_exe().context("cannot find our own program")?;
    let path = own.parent().context("our program has no folder")?.join(name);
    anyhow::ensure!(path.is_file(), "the program {} is missing; build it first", path.display());
    Ok(path)
}

fn arguments(options: &Sandbox) -> Vec<String> {
    let mut arguments = vec!["bench".to_owned()];
    for (name, value) in [("-n", options.n), ("--pool", options.pool), ("--burst", options.burst)] {
        arguments.extend([name.to_owned(), value.to_string()]);
    }
    if let Some(apps) = options.apps {
        arguments.extend(["--apps".to_owned(), apps.to_string()]);
    }
    if options.neighbour {
        arguments.push("--neighbour".to_owned());
    }
    if !options.json {
        arguments.push("--progress".to_owned());
    }
    if let Some(file) = &options.config {
        arguments.extend(["--config".to_owned(), file.to_string_lossy().into_owned()]);
    }
    arguments
}

/// What it printed, when it went well. A signal is passed on, and waited for: it has containers to remove.
async fn ended(child: &mut Child, signals: &Signals) -> anyhow::Result<Vec<u8>> {
    let output = child.stdout.take().context("isekai-sandboxd has no output")?;
    let pid = child.id().and_then(|pid| i32::try_from(pid).ok()).map(Pid::from_raw);
    let whole = async {
        let mut text = Vec::new();
        // Dropped then: who prints more is not kept waiting.
        output.take(MAX_REPORT_BYTES).read_to_end(&mut text).await?;
        std::io::Result::Ok((text, child.wait().await?))
    };
    let mut whole = std::pin::pin!(whole);
    let (text, status) = tokio::select! {
        whole = &mut whole => whole?,
        () = signals.stop.cancelled() => {
            if let Some(pid) = pid {
                // It may have ended in this moment.
                let _ = kill(pid, Signal::SIGTERM);
            }
            whole.await?
        }
    };
    anyhow::ensure!(status.success(), "the measurement failed ({status})");
    Ok(text)
}

fn show(report: &BenchReport) {
    output::line("");
    output::line(format!(
        "  {} build, Docker Engine {}, {} CPUs, {:.0} GiB; load average before it {:.1}",
        report.build,
        report.engine,
        report.cpus,
        report.memory_bytes as f64 / f64::from(1 << 30),
        report.load_before
    ));
    if report.build == "debug" {
        output::line(
            "  A debug build is slower than what runs in earnest: cargo build --release -p isekai -p isekai-sandbox",
        );
    }
    output::line("");
    output::line(line(&["", "n", "p50", "p95", "floor p50", "p95", "ratio p50", "p95", "target"]));
    for row in &report.rows {
        show_row(row);
    }
    if !report.figures.is_empty() {
        output::line("");
    }
    for figure in &report.figures {
        output::line(format!("  {:<62} {:>9} {}", figure.what, number(figure.value), unit(figure.unit)));
    }
}

fn show_row(row: &BenchRow) {
    let floor = row.floor.as_ref().map(|floor| floor.measured);
    let over = |of: fn(&Quantiles) -> f64| floor.map_or_else(String::new, |floor| ratio(of(&row.measured), of(&floor)));
    let what = format!("{} [{}]", row.what, unit(row.unit));
    output::line(line(&[
        &what,
        &row.attempts.to_string(),
        &number(row.measured.p50),
        &number(row.measured.p95),
        &floor.map_or_else(String::new, |floor| number(floor.p50)),
        &floor.map_or_else(String::new, |floor| number(floor.p95)),
        &over(|quantiles| quantiles.p50),
        &over(|quantiles| quantiles.p95),
        row.target.as_deref().unwrap_or_default(),
    ]));
    if let Some(floor) = &row.floor {
        output::line(format!("      floor: {}", floor.what));
    }
    if row.failures > 0 {
        output::line(format!("      failed: {} of {}", row.failures, row.attempts));
    }
    if let Some(note) = &row.note {
        output::line(format!("      {note}"));
    }
}

fn line(cells: &[&str; 9]) -> String {
    let [what, n, p50, p95, floor_p50, floor_p95, ratio_p50, ratio_p95, target] = cells;
    format!(
        "  {what:<62} {n:>5} {p50:>8} {p95:>8} {floor_p50:>10} {floor_p95:>8} {ratio_p50:>10} {ratio_p95:>6}  {target}"
    )
    .trim_end()
    .to_owned()
}

fn ratio(measured: f64, floor: f64) -> String {
    if floor > 0.0 { format!("{:.1}×", measured / floor) } else { String::new() }
}

fn number(value: f64) -> String {
    if value.abs() < 10.0 && value.fract() != 0.0 { format!("{value:.2}") } else { format!("{value:.0}") }
}

const fn unit(unit: BenchUnit) -> &'static str {
    match unit {
        BenchUnit::Ms => "ms",
        BenchUnit::Seconds => "s",
        BenchUnit::Mb => "MB",
        BenchUnit::Count => "",
    }
}

#[cfg(test)]
mod tests {
    use isekai_channel::bench_api::BenchFloor;

    use super::*;

    #[test]
    fn numbers_are_as_long_as_they_say_something() {
        assert_eq!([0.256, 9.0, 12.34, -0.5].map(number), ["0.26", "9", "12", "-0.50"]);
        assert_eq!((ratio(3.0, 2.0), ratio(3.0, 0.0)), ("1.5×".to_owned(), String::new()));
    }

    #[test]
    fn a_row_without_a_floor_has_empty_cells() {
        let text = line(&["a", "1", "2", "3", "", "", "", "", ""]);
        assert!(text.starts_with("  a ") && text.ends_with("       3"), "{text:?}");
    }

    #[test]
    fn options_are_passed_on() {
        let options =
            Sandbox { n: 3, pool: 2, burst: 9, apps: None, neighbour: true, config: Some("c.toml".into()), json: true };
        let expected = ["bench", "-n", "3", "--pool", "2", "--burst", "9", "--neighbour", "--config", "c.toml"];
        assert_eq!(arguments(&options), expected);
    }

    #[test]
    fn reports_are_read_as_they_are_written() {
        let floor = BenchFloor { what: "b".to_owned(), measured: Quantiles { p50: 1.0, p95: 2.0 } };
        let row = BenchRow {
            what: "a".to_owned(),
            unit: BenchUnit::Ms,
            attempts: 1,
            failures: 0,
            measured: Quantiles::default(),
            floor: Some(floor),
            target: None,
            note: None,
        };
        let text = serde_json::to_string(&row).unwrap();
        assert!(text.contains(r#""unit":"ms""#), "{text}");
        assert_eq!(serde_json::from_str::<BenchRow>(&text).unwrap(), row);
    }
}
