//! `cargo run -p isekai-planner --example plan -- "PROMPT"`: what the built-in planner makes of a prompt.

use std::io::Write as _;

use isekai_domain::{Clock as _, Prompt, SystemClock};
use isekai_planner::analyser::BuiltIn;
use isekai_planner::analysis::Context;

fn main() -> anyhow::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
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
    Ok(())
}
