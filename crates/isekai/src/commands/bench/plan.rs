//! `isekai bench plan`: what it costs to understand words, and to have the whole project from them, without a system that runs. For each
//! kind of app, and for prompts of twice the length each: a cost that grows faster than the words shows as a growth above 2.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use anyhow::Context as _;
use isekai_channel::bench_api::quantile;
use isekai_domain::{Clock as _, Prompt, SystemClock};
use isekai_planner::analyser::BuiltIn;
use isekai_planner::analysis::Context;
use isekai_planner::planning::{Out, Planning};
use serde_json::json;

use super::{PROMPTS, Plan};
use crate::output;

/// What a long prompt may repeat, each with a cost of its own.
const PARTS: &[&str] = &[
    "with a, b and c ",
    "track books and ",
    "( ",
    "each x has ",
    "red ",
    "filter by title, ",
    "add a ",
    "one two three ",
    "- name\n",
];
const ROUNDS: usize = 5;
/// Projects of each prompt, one after the other.
const PROJECTS: usize = 20;

pub async fn run(options: &Plan) -> anyhow::Result<ExitCode> {
    let planner = BuiltIn::load().context("the lexicons cannot be read")?;
    let context = Context::new(SystemClock.now().date_naive());
    let cost = |text: &str| -> anyhow::Result<f64> {
        let prompt = Prompt::parse(text)?;
        let mut best = f64::INFINITY;
        for _ in 0..ROUNDS {
            let started = Instant::now();
            // What it makes of a prompt that only repeats itself does not matter.
            let _ = std::hint::black_box(planner.analyse_now(&prompt, &context));
            best = best.min(started.elapsed().as_secs_f64() * 1000.0);
        }
        Ok(best)
    };
    let usual = PROMPTS.iter().map(|prompt| cost(prompt)).collect::<anyhow::Result<Vec<_>>>()?;
    let mut long = Vec::new();
    for part in PARTS {
        let of = |bytes: usize| cost(part.chars().cycle().take(bytes).collect::<String>().trim_end());
        let (half, whole) = (of(Prompt::MAX_BYTES / 2)?, of(Prompt::MAX_BYTES)?);
        long.push(json!({ "repeated": part, "halfMs": half, "wholeMs": whole, "growth": whole / half }));
    }
    let whole = projects(&planner).await?;
    let whole = json!({ "count": whole.len(), "p50Ms": quantile(&whole, 0.5), "p99Ms": quantile(&whole, 0.99) });
    let report = json!({
        "prompts": { "p50Ms": quantile(&usual, 0.5), "maxMs": quantile(&usual, 1.0) }, "projects": whole, "long": long,
    });
    if options.json {
        output::line(report.to_string());
        return Ok(ExitCode::SUCCESS);
    }
    output::line(format!(
        "  usual prompts    p50 {:.2} ms   max {:.2} ms",
        quantile(&usual, 0.5),
        quantile(&usual, 1.0)
    ));
    let number = |name: &str| report["projects"][name].as_f64().unwrap_or_default();
    output::line(format!(
        "  whole projects   p50 {:.2} ms   p99 {:.2} ms   targets 50 and 200",
        number("p50Ms"),
        number("p99Ms")
    ));
    output::line(format!("  {:<20} {:>9} {:>9} {:>7}", "repeated to the end", "half", "whole", "growth"));
    for row in &long {
        let number = |name: &str| row[name].as_f64().unwrap_or_default();
        let (half, whole, growth) = (number("halfMs"), number("wholeMs"), number("growth"));
        output::line(format!("  {:<20} {half:>6.1} ms {whole:>6.1} ms {growth:>7.1}", row["repeated"].to_string()));
    }
    Ok(ExitCode::SUCCESS)
}

/// Milliseconds from a request to the last event about its project, as the planner's service works.
async fn projects(planner: &BuiltIn) -> anyhow::Result<Vec<f64>> {
    let planning = Planning::new(Arc::new(planner.clone()), planner.clone(), Arc::new(SystemClock));
    let mut times = Vec::new();
    for prompt in PROMPTS.iter().cycle().take(PROMPTS.len() * PROJECTS) {
        let (out, mut events) = Out::channel();
        let listener = tokio::spawn(async move { while events.recv().await.is_some() {} });
        let started = Instant::now();
        planning.generate(prompt, "{}", &out).await?;
        drop(out);
        listener.await?;
        times.push(started.elapsed().as_secs_f64() * 1000.0);
    }
    Ok(times)
}
