//! `cargo run -p isekai-planner --example plan -- [--out FOLDER] "PROMPT"`: what the built-in planner makes of a prompt; with a folder,
//! also the files of the project.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::Context as _;
use isekai_codegen::AppSpec;
use isekai_domain::{Clock as _, Prompt, SystemClock};
use isekai_planner::analyser::BuiltIn;
use isekai_planner::analysis::Context;

fn main() -> anyhow::Result<()> {
    let mut words: Vec<String> = std::env::args().skip(1).collect();
    let folder = if words.first().is_some_and(|word| word == "--out") {
        let folder = words.get(1).context("--out needs a folder")?.clone();
        words.drain(..2);
        Some(folder)
    } else {
        None
    };
    let prompt = Prompt::parse(&words.join(" "))?;
    let analysis = BuiltIn::load()?.analyse_now(&prompt, &Context::new(SystemClock.now().date_naive()))?;
    let mut out = std::io::stdout().lock();
    for decision in &analysis.decisions {
        writeln!(out, "{decision}")?;
    }
    for warning in &analysis.warnings {
        writeln!(out, "! {warning}")?;
    }
    for part in &analysis.not_understood {
        writeln!(out, "? {part}")?;
    }
    writeln!(out, "{}", serde_json::to_string_pretty(&analysis.spec)?)?;
    folder.map_or(Ok(()), |folder| write_project(&analysis.spec, Path::new(&folder)))
}

fn write_project(spec: &AppSpec, folder: &Path) -> anyhow::Result<()> {
    for (path, content) in isekai_codegen::compile(spec)?.files {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, content)?;
    }
    Ok(())
}
