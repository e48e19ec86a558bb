//! The test programs with fuzz targets in them.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, bail};
use serde_json::Value;

/// Crates that have targets, all in their unit tests.
const PACKAGES: [&str; 6] =
    ["isekai-agent", "isekai-auth", "isekai-channel", "isekai-domain", "isekai-gateway", "isekai-sandbox"];
/// The function of a target `a-b` is `fuzz_a_b`.
const PREFIX: &str = "fuzz_";

pub struct Found {
    /// Also the folder of its corpus.
    pub name: String,
    /// The test's whole path.
    pub test: String,
    pub executable: PathBuf,
}

/// `fuzz/` in the checkout.
pub fn folder() -> PathBuf {
    root().join("fuzz")
}

/// Builds them, with a counter for each branch of our own crates.
pub fn now() -> anyhow::Result<Vec<PathBuf>> {
    // Started by hand, the program has no cargo that chose a toolchain for it: then the one on the path does.
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["test", "--release", "--locked", "--no-run", "--lib", "--bin", "isekai-agent"]);
    cargo.args(["--message-format", "json-render-diagnostics"]);
    cargo.args(PACKAGES.iter().flat_map(|package| ["--package", package]));
    cargo
        .env("RUSTC_WORKSPACE_WRAPPER", root().join("scripts/fuzz-rustc"))
        .current_dir(root())
        .stderr(Stdio::inherit());
    let output = cargo.output().context("cannot start cargo")?;
    if !output.status.success() {
        bail!("the build failed");
    }
    let lines = output.stdout.split(|byte| *byte == b'\n');
    let executables: Vec<PathBuf> = lines.filter_map(executable).collect();
    let list: Vec<_> = executables.iter().map(|path| path.to_string_lossy()).collect();
    std::fs::create_dir_all(folder().join("findings"))?;
    std::fs::write(list_file(), list.join("\n")).context("cannot write down what was built")?;
    Ok(executables)
}

pub fn last() -> anyhow::Result<Vec<PathBuf>> {
    let list = std::fs::read_to_string(list_file()).context("nothing was built yet")?;
    Ok(list.lines().map(PathBuf::from).collect())
}

pub fn targets(executables: &[PathBuf]) -> anyhow::Result<Vec<Found>> {
    let mut found = Vec::new();
    for executable in executables {
        let output = Command::new(executable).args(["--list", "--format", "terse"]).output();
        let output = output.with_context(|| format!("cannot run {}", executable.display()))?;
        for test in String::from_utf8_lossy(&output.stdout).lines().filter_map(|line| line.strip_suffix(": test")) {
            if let Some(name) = test.rsplit("::").next().and_then(|name| name.strip_prefix(PREFIX)) {
                let (name, test) = (name.replace('_', "-"), test.to_owned());
                found.push(Found { name, test, executable: executable.clone() });
            }
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

/// The program that a line of cargo's output tells of, if it is one of tests.
fn executable(line: &[u8]) -> Option<PathBuf> {
    let message: Value = serde_json::from_slice(line).ok()?;
    (message["profile"]["test"] == true).then(|| message["executable"].as_str().map(PathBuf::from)).flatten()
}

fn list_file() -> PathBuf {
    folder().join("findings/.built")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
